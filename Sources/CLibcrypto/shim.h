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
#include <openssl/ts.h>
#include <openssl/x509.h>

static inline void liandan_openssl_free(void *pointer) { OPENSSL_free(pointer); }
static inline long liandan_bio_bytes(BIO *bio, char **pointer) { return BIO_get_mem_data(bio, pointer); }
static inline void liandan_stack_free(STACK_OF(X509) *stack) { sk_X509_free(stack); }
static inline X509 *liandan_first_certificate(STACK_OF(X509) *stack) {
    return sk_X509_num(stack) > 0 ? sk_X509_value(stack, 0) : NULL;
}
