// What the module socket must know of Linux's Bluetooth: the kernel's numbers and layouts, and nothing else. The usual
// headers of these names are BlueZ's, under the GPL. Source: Linux, include/net/bluetooth/bluetooth.h.
#ifndef BLUETOOTH_BLUETOOTH_H
#define BLUETOOTH_BLUETOOTH_H

#include <stdint.h>
#include <sys/socket.h>

// Macros, since the module tests for each with #ifdef.
#define BTPROTO_L2CAP 0
#define BTPROTO_HCI 1
#define BTPROTO_SCO 2
#define BTPROTO_RFCOMM 3

// The address of a device, its last byte first.
typedef struct {
    uint8_t b[6];
} bdaddr_t;

#endif
