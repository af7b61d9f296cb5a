// A device of this machine, and the options of its socket, which the module socket tests for with #ifdef.
// Source: Linux, include/net/bluetooth/hci_sock.h; SOL_HCI: include/linux/socket.h.
#ifndef BLUETOOTH_HCI_H
#define BLUETOOTH_HCI_H

#define SOL_HCI 0
#define HCI_DATA_DIR 1
#define HCI_FILTER 2
#define HCI_TIME_STAMP 3

struct sockaddr_hci {
    sa_family_t hci_family;
    uint16_t hci_dev;
    uint16_t hci_channel;
};

_Static_assert(sizeof(struct sockaddr_hci) == 6, "the kernel's layout");

#endif
