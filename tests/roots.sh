# shellcheck shell=sh
# Roots of distributions for tests, each made of a few packages that the machine's archive has, unpacked.

# roots_possible: whether this machine and user can make any.
roots_possible() {
    [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null && command -v dpkg-deb >/dev/null
}

# Where the machine's own apt gets its suite from; asked, so that no host is named here.
roots_own=$(sed -n 's/^VERSION_CODENAME=//p' /etc/os-release)
roots_base=$(apt-get update --print-uris 2>/dev/null | sed -n "s|^'\(.*\)/dists/$roots_own/InRelease'.*|\1|p" | sed 1q) || :

# The indices of a suite are megabytes: fetched and sorted once an hour for all tests, in build/roots/SUITE-ARCHITECTURE.
# roots_download PACKAGE...: into $home/debs. Tests run side by side, so one at a time; an index that has grown old is fetched anew.
roots_download() {
    (
        flock 8
        for age in 60 0; do
            if [ -z "$(find "$indices/fresh" -mmin "-$age" 2>/dev/null)" ]; then
                apt-get -c "$home/apt.conf" -qq update >"$home/log" 2>&1 || exit 1
                touch "$indices/fresh"
            fi
            if (cd "$home/debs" && apt-get -c "$home/apt.conf" -qq download "$@" >>"$home/log" 2>&1); then exit 0; fi
        done
        exit 1
    ) 8>"$indices/lock"
}

# make_root NAME SUITE[:ARCHITECTURE] PACKAGE...: $tmp/NAME/root, of these packages. False when the archive has not got them.
make_root() {
    [ -n "$roots_base" ] || return 1
    home=$tmp/$1 suite=${2%:*} architecture=${2#*:}
    [ "$architecture" != "$2" ] || architecture=$(dpkg --print-architecture)
    shift 2
    indices=$top/build/roots/$suite-$architecture
    mkdir -p "$home/root/tmp" "$indices/lists/partial" "$indices/archives/partial" "$home/none" "$home/debs"
    echo "deb [trusted=yes] $roots_base $suite main" >"$home/sources.list"
    cat >"$home/apt.conf" <<END
Dir::Etc::SourceList "$home/sources.list";
Dir::Etc::SourceParts "$home/none";
Dir::State "$indices";
Dir::State::Lists "$indices/lists";
Dir::State::status "/dev/null";
Dir::Cache "$indices";
APT::Architecture "$architecture";
APT::Architectures "$architecture";
APT::Sandbox::User "root";
Acquire::Languages "none";
Acquire::http::Timeout "8";
#clear APT::Update::Post-Invoke;
#clear APT::Update::Post-Invoke-Success;
END
    roots_download "$@" || return 1
    for deb in "$home"/debs/*.deb; do
        dpkg-deb --fsys-tarfile "$deb" >"$home/tar" || return 1
        tar -x -C "$home/root" --keep-directory-symlink -f "$home/tar" || return 1
    done
    for link in bin lib lib64; do
        if [ -d "$home/root/usr/$link" ] && [ ! -e "$home/root/$link" ]; then ln -s "usr/$link" "$home/root/$link"; fi
    done
    # What a booted system has and a package does not: the place of shared memory.
    mkdir -p "$home/root/dev/shm"
    if [ -e "$home/root/bin/dash" ] && [ ! -e "$home/root/bin/sh" ]; then ln -s dash "$home/root/bin/sh"; fi
}
