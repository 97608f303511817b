// The calls of libcurl that one request takes. The library is loaded by the first of them and not with the
// program: it brings thirty others, and few commands ask anybody.
#include <curl/curl.h>
#include <dlfcn.h>

static inline void *liandan_curl(const char *name) {
    static void *library;
    if (!library) library = dlopen("libcurl.so.4", RTLD_NOW | RTLD_LOCAL);
    return library ? dlsym(library, name) : NULL;
}
#define LIANDAN_CURL(function) ((__typeof__(&function))liandan_curl(#function))
#undef curl_easy_setopt
#undef curl_easy_getinfo

/// Whether the library is installed; nothing else may be called before this was asked.
static inline int liandan_curl_is_there(void) { return liandan_curl("curl_easy_init") != NULL; }

static inline CURL *liandan_curl_new(void) { return LIANDAN_CURL(curl_easy_init)(); }

static inline void liandan_curl_free(CURL *request) { LIANDAN_CURL(curl_easy_cleanup)(request); }

static inline CURLcode liandan_curl_set_text(CURL *request, CURLoption option, const char *value) {
    return LIANDAN_CURL(curl_easy_setopt)(request, option, value);
}

static inline CURLcode liandan_curl_set_number(CURL *request, CURLoption option, long value) {
    return LIANDAN_CURL(curl_easy_setopt)(request, option, value);
}

/// Sends a body, which must last until the request is done.
static inline CURLcode liandan_curl_set_body(CURL *request, const void *bytes, long count) {
    LIANDAN_CURL(curl_easy_setopt)(request, CURLOPT_POST, 1L);
    LIANDAN_CURL(curl_easy_setopt)(request, CURLOPT_POSTFIELDSIZE, count);
    return LIANDAN_CURL(curl_easy_setopt)(request, CURLOPT_POSTFIELDS, bytes);
}

/// Adds a header line; what it returns must be freed after the request.
static inline struct curl_slist *liandan_curl_set_header(CURL *request, const char *line) {
    struct curl_slist *list = LIANDAN_CURL(curl_slist_append)(NULL, line);
    LIANDAN_CURL(curl_easy_setopt)(request, CURLOPT_HTTPHEADER, list);
    return list;
}

static inline void liandan_curl_free_header(struct curl_slist *list) { LIANDAN_CURL(curl_slist_free_all)(list); }

/// Hands what is answered to a function, piece by piece.
static inline void liandan_curl_set_sink(
    CURL *request, size_t (*sink)(char *bytes, size_t size, size_t count, void *context), void *context
) {
    LIANDAN_CURL(curl_easy_setopt)(request, CURLOPT_WRITEFUNCTION, sink);
    LIANDAN_CURL(curl_easy_setopt)(request, CURLOPT_WRITEDATA, context);
}

static inline CURLcode liandan_curl_run(CURL *request) { return LIANDAN_CURL(curl_easy_perform)(request); }

static inline long liandan_curl_status(CURL *request) {
    long status = 0;
    LIANDAN_CURL(curl_easy_getinfo)(request, CURLINFO_RESPONSE_CODE, &status);
    return status;
}

static inline const char *liandan_curl_reason(CURLcode code) { return LIANDAN_CURL(curl_easy_strerror)(code); }
