// The other end of SCO. Source: Linux, include/net/bluetooth/sco.h.
#ifndef BLUETOOTH_SCO_H
#define BLUETOOTH_SCO_H

struct sockaddr_sco {
    sa_family_t sco_family;
    bdaddr_t sco_bdaddr;
};

_Static_assert(sizeof(struct sockaddr_sco) == 8, "the kernel's layout");

#endif
