# shellcheck shell=sh
# What pyzmq's own tests need so that they say the same each time: a network of their own, since some bind fixed ports, and a wait
# in two of them, which race with libzmq's threads. Sourced after lib.sh.

program sandbox
# pyzmq_alone COMMAND...: in a network that holds only loopback, where the machine lets us make one.
if [ "$("$bin/sandbox" --print-mode 2>/dev/null)" = namespace ]; then
    pyzmq_alone() { "$bin/sandbox" -- "$@"; }
else
    pyzmq_alone() { "$@"; }
fi

# pyzmq_tests SOURCE FOLDER: the tests of the unpacked source distribution, in FOLDER, with two waits. test_blank_root_topic sends
# to subscribers that the socket need not have heard of yet, and waits for what it then has dropped: on a busy machine 63 of 80 runs
# failed, and all after it in its class; test_shadow_socket_close wants messages still to come after the first: 3 of 120 runs. With
# the index's wheel both fail as well; with the waits none of 260 runs of either did.
pyzmq_tests() {
    cp -R "$1/tests" "$1/pytest.ini" "$2"
    sed "s/^\( *\)sub_only_info[.]setsockopt(.*/&\n\1time.sleep(0.1)/" "$1/tests/test_log.py" >"$2/tests/test_log.py"
    sed '/^async def test_shadow_socket_close/,/^async def/s/^\( *\)pull[.]recv()$/&\n\1await asyncio.sleep(0.1)/' \
        "$1/tests/test_zmqstream.py" >"$2/tests/test_zmqstream.py"
    for each in log zmqstream; do
        added=$(diff "$1/tests/test_$each.py" "$2/tests/test_$each.py" | grep -c '^[<>]') || :
        [ "$added" -eq 1 ] || bail "test_$each.py of pyzmq is not as known here: where does its wait belong?"
    done
}
