// The calls of libmicrohttpd that serving takes. The library is loaded by the first of them and not with the
// program: it brings a dozen others, and only one command serves anything.
#include <dlfcn.h>
#include <microhttpd.h>
#include <netdb.h>
#include <netinet/in.h>
#include <stdint.h>
#include <sys/socket.h>

static inline void *liandan_mhd(const char *name) {
    static void *library;
    if (!library) library = dlopen("libmicrohttpd.so.12", RTLD_NOW | RTLD_LOCAL);
    return library ? dlsym(library, name) : NULL;
}
#define LIANDAN_MHD(function) ((__typeof__(&function))liandan_mhd(#function))

/// Whether the library is installed; nothing else may be called before this was asked.
static inline int liandan_mhd_is_there(void) { return liandan_mhd("MHD_start_daemon") != NULL; }

/// Serves on one address; a connection that says nothing for `seconds` is closed.
static inline struct MHD_Daemon *liandan_mhd_start(
    const struct sockaddr *address, unsigned int connections, unsigned int seconds, MHD_AccessHandlerCallback handler,
    MHD_RequestCompletedCallback completed, void *context
) {
    unsigned int flags = MHD_USE_AUTO | MHD_USE_INTERNAL_POLLING_THREAD;
    if (address->sa_family == AF_INET6) flags |= MHD_USE_IPv6;
    return LIANDAN_MHD(MHD_start_daemon)(
        flags, 0, NULL, NULL, handler, context, MHD_OPTION_SOCK_ADDR, address, MHD_OPTION_CONNECTION_LIMIT, connections,
        MHD_OPTION_CONNECTION_TIMEOUT, seconds, MHD_OPTION_NOTIFY_COMPLETED, completed, context, MHD_OPTION_END
    );
}

/// The port that is listened to.
static inline uint16_t liandan_mhd_port(struct MHD_Daemon *daemon) {
    const union MHD_DaemonInfo *info = LIANDAN_MHD(MHD_get_daemon_info)(daemon, MHD_DAEMON_INFO_BIND_PORT);
    return info ? info->port : 0;
}

/// Ends after the requests that are being answered.
static inline void liandan_mhd_stop(struct MHD_Daemon *daemon) { LIANDAN_MHD(MHD_stop_daemon)(daemon); }

/// What a header of the request says; NULL if it has none of that name.
static inline const char *liandan_mhd_header(struct MHD_Connection *connection, const char *name) {
    return LIANDAN_MHD(MHD_lookup_connection_value)(connection, MHD_HEADER_KIND, name);
}

/// Answers with bytes that are copied.
static inline enum MHD_Result liandan_mhd_answer(
    struct MHD_Connection *connection, unsigned int status, const char *type, const void *bytes, size_t count
) {
    struct MHD_Response *response =
        LIANDAN_MHD(MHD_create_response_from_buffer)(count, (void *)bytes, MHD_RESPMEM_MUST_COPY);
    if (!response) return MHD_NO;
    LIANDAN_MHD(MHD_add_response_header)(response, MHD_HTTP_HEADER_CONTENT_TYPE, type);
    enum MHD_Result result = LIANDAN_MHD(MHD_queue_response)(connection, status, response);
    LIANDAN_MHD(MHD_destroy_response)(response);
    return result;
}
