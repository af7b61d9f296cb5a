// A network namespace: a network of one's own, with nothing in it but loopback.
#ifndef INGOT_SANDBOX_NETNS_H
#define INGOT_SANDBOX_NETNS_H

// Moves the calling process into a new network namespace and turns loopback on. With the right to
// do so (root) that is all; without it a user namespace comes along, in which the user and group
// keep their own numbers. Gives 0, or the errno value of the step that failed; the process is then
// in an unknown state and should end.
int netns_enter(void);

#endif
