# shellcheck shell=sh
# A PostgreSQL of Debian's packages for tests: unpacked into a root of its own (tests/roots.sh), run there by a user who is nobody,
# stopped at the end. Nothing is installed on the machine. Sourced after lib.sh and roots.sh.

# postgres_start PYTHON: the server, in $postgres (its root): a socket in its /tmp, for anybody, and $port of 127.0.0.1, for TLS
# and the password "secret" only. False when it cannot be had here; why is in $tmp/postgres/why.
postgres_start() {
    postgres=$tmp/postgres/root
    # The server, what its programs load, a shell, since initdb runs them through one, and the time zones.
    if ! roots_possible || ! command -v openssl >"$tmp/.out" || ! make_root postgres bookworm postgresql-15 dash tzdata libc6 libgcc-s1 \
        libstdc++6 libzstd1 liblz4-1 liblzma5 zlib1g libxml2 libicu72 libpam0g libaudit1 libcap-ng0 libcap2 libssl3 libgssapi-krb5-2 \
        libkrb5-3 libk5crypto3 libkrb5support0 libcom-err2 libkeyutils1 libldap-2.5-0 libsasl2-2 libgnutls30 libp11-kit0 \
        libidn2-0 libunistring2 libtasn1-6 libnettle8 libhogweed6 libgmp10 libffi8 libsystemd0 libgcrypt20 libgpg-error0 libpq5; then
        mkdir -p "$tmp/postgres"
        echo 'a root of bookworm with postgresql-15 needs root, apt-get, dpkg-deb, openssl and the archive' >"$tmp/postgres/why"
        return 1
    fi
    # PostgreSQL refuses to be run by root.
    echo 'postgres:x:65534:65534::/tmp:/bin/sh' >"$postgres/etc/passwd"
    chmod 1777 "$postgres/tmp" "$postgres/dev/shm"
    programs=/usr/lib/postgresql/15/bin
    {
        mknod -m 666 "$postgres/dev/null" c 1 3 &&
            chroot --userspec=65534:65534 "$postgres" $programs/initdb -D /tmp/data -A trust -E UTF8 --locale=C -N &&
            openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=postgres \
                -addext subjectAltName=IP:127.0.0.1 -keyout "$postgres/tmp/data/server.key" -out "$postgres/tmp/data/server.crt" &&
            chown 65534:65534 "$postgres/tmp/data/server.key" "$postgres/tmp/data/server.crt" &&
            chmod 600 "$postgres/tmp/data/server.key"
    } >"$tmp/postgres/why" 2>&1 || return 1
    printf '%s\n' 'local all all trust' 'local replication all trust' 'hostssl all all 127.0.0.1/32 scram-sha-256' >"$postgres/tmp/data/pg_hba.conf"
    port=$("$1" -I -c 'import socket; s = socket.create_server(("127.0.0.1", 0)); print(s.getsockname()[1])')
    # What psycopg2's tests of two-phase commits and of replication want; and nothing here outlives the machine.
    chroot --userspec=65534:65534 "$postgres" $programs/postgres -D /tmp/data -k /tmp -h 127.0.0.1 -p "$port" -c ssl=on \
        -c wal_level=logical -c max_prepared_transactions=10 -c fsync=off >"$tmp/postgres/why" 2>&1 </dev/null &
    postgres_id=$!
    # INT: all connections are ended, and then the server.
    at_exit "kill -INT $postgres_id 2>/dev/null && wait $postgres_id 2>/dev/null"
    eventually grep -q 'ready to accept connections' "$tmp/postgres/why"
}
