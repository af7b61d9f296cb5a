// A channel of RFCOMM. Source: Linux, include/net/bluetooth/rfcomm.h.
#ifndef BLUETOOTH_RFCOMM_H
#define BLUETOOTH_RFCOMM_H

struct sockaddr_rc {
    sa_family_t rc_family;
    bdaddr_t rc_bdaddr;
    uint8_t rc_channel;
};

_Static_assert(sizeof(struct sockaddr_rc) == 10, "the kernel's layout");

#endif
