// What libcrypto offers only as macros, which Swift cannot see.
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/ecdsa.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/obj_mac.h>
#include <openssl/pem.h>
#include <openssl/pkcs12.h>
#include <openssl/rand.h>
#include <openssl/x509.h>

static inline void liandan_openssl_free(void *pointer) { OPENSSL_free(pointer); }
static inline long liandan_bio_bytes(BIO *bio, char **pointer) { return BIO_get_mem_data(bio, pointer); }
