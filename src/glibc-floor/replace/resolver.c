// The resolver's functions under the names they have since 2.34, over those they had before.
#include <sys/types.h>

struct state; // struct __res_state of <resolv.h>
typedef const unsigned char bytes;

#define FORWARD(type, name, old, parameters, arguments) \
    type old parameters; \
    type name parameters; \
    type name parameters \
    { \
        return old arguments; \
    }

FORWARD(int, dn_comp, __dn_comp,
        (const char *name, unsigned char *to, int room, unsigned char **names,
         unsigned char **last),
        (name, to, room, names, last))
FORWARD(int, dn_expand, __dn_expand, (bytes * message, bytes *end, bytes *from, char *to, int room),
        (message, end, from, to, room))
FORWARD(int, dn_skipname, __dn_skipname, (bytes * from, bytes *end), (from, end))
FORWARD(int, res_dnok, __res_dnok, (const char *name), (name))
FORWARD(int, res_hnok, __res_hnok, (const char *name), (name))
FORWARD(int, res_mailok, __res_mailok, (const char *name), (name))
FORWARD(int, res_ownok, __res_ownok, (const char *name), (name))
FORWARD(int, res_mkquery, __res_mkquery,
        (int op, const char *name, int class, int type, bytes *data, int len, bytes *record,
         unsigned char *to, int room),
        (op, name, class, type, data, len, record, to, room))
FORWARD(int, res_nmkquery, __res_nmkquery,
        (struct state * state, int op, const char *name, int class, int type, bytes *data, int len,
         bytes *record, unsigned char *to, int room),
        (state, op, name, class, type, data, len, record, to, room))
FORWARD(int, res_query, __res_query,
        (const char *name, int class, int type, unsigned char *to, int room),
        (name, class, type, to, room))
FORWARD(int, res_nquery, __res_nquery,
        (struct state * state, const char *name, int class, int type, unsigned char *to, int room),
        (state, name, class, type, to, room))
FORWARD(int, res_querydomain, __res_querydomain,
        (const char *name, const char *domain, int class, int type, unsigned char *to, int room),
        (name, domain, class, type, to, room))
FORWARD(int, res_nquerydomain, __res_nquerydomain,
        (struct state * state, const char *name, const char *domain, int class, int type,
         unsigned char *to, int room),
        (state, name, domain, class, type, to, room))
FORWARD(int, res_search, __res_search,
        (const char *name, int class, int type, unsigned char *to, int room),
        (name, class, type, to, room))
FORWARD(int, res_nsearch, __res_nsearch,
        (struct state * state, const char *name, int class, int type, unsigned char *to, int room),
        (state, name, class, type, to, room))
FORWARD(int, res_send, __res_send, (bytes * message, int len, unsigned char *to, int room),
        (message, len, to, room))
FORWARD(int, res_nsend, __res_nsend,
        (struct state * state, bytes *message, int len, unsigned char *to, int room),
        (state, message, len, to, room))
