#!/bin/sh
# The static target's compilers: C++ with threads and exceptions runs static and static-pie, alone in an empty root,
# and nothing of the machine's headers or libraries is found.
. "$(dirname "$0")/lib.sh"
plan 14

cxx=$(make -s out-cxx)
[ -x "$cxx/bin/c++" ] || make -s cxx >/dev/null
program elfcheck

cat >"$tmp/t.cc" <<'END'
#include <future>
#include <iostream>
#include <stdexcept>
#include <string>
#include <thread>
static thread_local int factor = 3;
static int work(int n)
{
	if (n == 3)
		throw std::runtime_error("three");
	return n * factor;
}
int main()
{
	std::string got;
	std::thread t([&] { try { work(3); } catch (const std::exception &e) { got = e.what(); } });
	t.join();
	std::cout << got << " " << std::async(std::launch::async, work, 5).get() << std::endl;
	try { std::async(std::launch::async, work, 3).get(); } catch (std::runtime_error &e) { std::cout << "caught\n"; }
}
END
for mode in static static-pie; do
    run "$cxx/bin/c++" -O2 -$mode -o "$tmp/t" "$tmp/t.cc"
    is "$rc" 0 "$mode: C++ compiles"
    run "$tmp/t"
    is "$out" 'three 15
caught' "$mode: threads, thread-local data and exceptions work"
    run build/bin/elfcheck --profile static "$tmp/t"
    is "$rc" 0 "$mode: elfcheck finds it static"
    mkdir -p "$tmp/root"
    cp "$tmp/t" "$tmp/root/t"
    if [ "$(id -u)" = 0 ]; then
        run chroot "$tmp/root" /t
        like "$out" '^three 15' "$mode: it runs in an empty root"
    else
        skip 1 'chroot needs root'
    fi
done
like "$(readelf -hW "$tmp/t")" 'DYN' 'static-pie is position-independent'
run readelf -lW "$tmp/t"
unlike "$out" 'INTERP' 'static-pie names no loader'

cat >"$tmp/deep.c" <<'END'
#include <pthread.h>
static void *deep(void *arg) { volatile char page[1 << 22]; page[0] = 1; return page[0] ? arg : 0; }
int main(void) { pthread_t t; return pthread_create(&t, 0, deep, 0) || pthread_join(t, 0); }
END
"$cxx/bin/cc" -o "$tmp/deep" "$tmp/deep.c"
run "$tmp/deep"
is "$rc" 0 'a thread may use 4 MiB of stack'

# Positive control: the host's own compiler sees what ours must not.
printf '#include <gnu/libc-version.h>\nint main(void) { return !gnu_get_libc_version(); }\n' >"$tmp/glibc.c"
run gcc -o "$tmp/glibc" "$tmp/glibc.c"
is "$rc" 0 "the host's compiler finds glibc's headers"
run "$cxx/bin/cc" -o "$tmp/glibc" "$tmp/glibc.c"
isnt "$rc" 0 'ours does not'
printf 'int main(void) { return 0; }\n' >"$tmp/empty.c"
run "$cxx/bin/cc" -o "$tmp/empty" "$tmp/empty.c" -lgcc_s
isnt "$rc" 0 "ours does not search the machine's folders for libraries"
