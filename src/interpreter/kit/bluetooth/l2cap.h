// A port of L2CAP. Source: Linux, include/net/bluetooth/l2cap.h.
#ifndef BLUETOOTH_L2CAP_H
#define BLUETOOTH_L2CAP_H

struct sockaddr_l2 {
    sa_family_t l2_family;
    uint16_t l2_psm; // these two are little-endian
    bdaddr_t l2_bdaddr;
    uint16_t l2_cid;
    uint8_t l2_bdaddr_type;
};

_Static_assert(sizeof(struct sockaddr_l2) == 14, "the kernel's layout");

#endif
