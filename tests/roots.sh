# shellcheck shell=sh
# Roots of distributions for tests, each made of a few packages that the machine's archive has, unpacked.

# roots_possible: whether this machine and user can make any.
roots_possible() {
    [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null && command -v dpkg-deb >/dev/null
}

# Where the machine's own apt gets its suite from; asked, so that no host is named here.
roots_own=$(sed -n 's/^VERSION_CODENAME=//p' /etc/os-release)
roots_base=$(apt-get update --print-uris 2>/dev/null | sed -n "s|^'\(.*\)/dists/$roots_own/InRelease'.*|\1|p" | sed 1q) || :

# roots_apt HOME SUITE ARCHITECTURE: an apt of its own in folder HOME, with that suite of the archive and nothing installed;
# then `apt-get -c HOME/apt.conf`.
roots_apt() {
    mkdir -p "$1/lists/partial" "$1/archives/partial" "$1/none"
    echo "deb [trusted=yes] $roots_base $2 main" >"$1/sources.list"
    cat >"$1/apt.conf" <<END
Dir::Etc::SourceList "$1/sources.list";
Dir::Etc::SourceParts "$1/none";
Dir::Etc::Preferences "/dev/null";
Dir::Etc::PreferencesParts "$1/none";
Dir::State "$1";
Dir::State::Lists "$1/lists";
Dir::State::status "/dev/null";
Dir::Cache "$1";
APT::Architecture "$3";
APT::Architectures "$3";
APT::Sandbox::User "root";
Acquire::Languages "none";
Acquire::Check-Valid-Until "false";
Acquire::Check-Date "false";
Acquire::http::Timeout "8";
#clear APT::Update::Post-Invoke;
#clear APT::Update::Post-Invoke-Success;
#clear DPkg::Post-Invoke;
#clear DPkg::Pre-Install-Pkgs;
END
}

# The indices of a suite are megabytes: fetched and sorted once an hour for all tests, in build/roots/SUITE-ARCHITECTURE.
# roots_download PACKAGE...: into $home/debs. Tests run side by side, so one at a time; an index that has grown old is fetched anew.
roots_download() {
    (
        flock 8
        roots_apt "$indices" "$suite" "$architecture"
        for age in 60 0; do
            if [ -z "$(find "$indices/fresh" -mmin "-$age" 2>/dev/null)" ]; then
                apt-get -c "$indices/apt.conf" -qq update >"$home/log" 2>&1 || exit 1
                touch "$indices/fresh"
            fi
            if (cd "$home/debs" && apt-get -c "$indices/apt.conf" -qq download "$@" >>"$home/log" 2>&1); then exit 0; fi
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
    indices=${top:-$PWD}/build/roots/$suite-$architecture
    mkdir -p "$home/root/tmp" "$home/debs" "$indices"
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

# system_root FOLDER SUITE: a system of that suite in FOLDER as after the smallest installation: dpkg has configured it, apt
# works in it. False when that fails; FOLDER.log says why.
system_root() {
    [ -n "$roots_base" ] || return 1
    root=$1 home=$1.apt
    rm -rf "$root" "$home"
    mkdir -p "$root/packages" "$root/proc" "$root/dev"
    roots_apt "$home" "$2" "$(dpkg --print-architecture)"
    {
        apt-get -c "$home/apt.conf" -qq update &&
            apt-get -c "$home/apt.conf" -qq -d -y --no-install-recommends -o Debug::NoLocking=1 install \
                '?essential' apt ca-certificates passwd mawk dash
    } >"$root.log" 2>&1 || return 1
    for link in bin sbin lib lib64; do mkdir -p "$root/usr/$link" && ln -s "usr/$link" "$root/$link"; done
    for deb in "$home"/archives/*.deb; do
        dpkg-deb --fsys-tarfile "$deb" >"$home/tar" || return 1
        tar -x -p -C "$root" --keep-directory-symlink -f "$home/tar" || return 1
    done
    mv "$home"/archives/*.deb "$root/packages"
    rm -rf "$home"
    cp /etc/resolv.conf "$root/etc/resolv.conf"
    mkdir -p "$root/usr/local/share/ca-certificates"
    cp /usr/local/share/ca-certificates/*.crt "$root/usr/local/share/ca-certificates/" 2>/dev/null || :
    echo "deb [trusted=yes] $roots_base $2 main" >"$root/etc/apt/sources.list"
    printf 'Acquire::%s;\n' 'Check-Valid-Until "false"' 'Check-Date "false"' 'Languages "none"' >"$root/etc/apt/apt.conf.d/99tests"
    # What the scripts of the first packages look for, before base-passwd has made it.
    echo 'root:x:0:0:root:/root:/bin/sh' >"$root/etc/passwd"
    printf '%s\n' 'root:x:0:' 'mail:x:8:' 'shadow:x:42:' 'utmp:x:43:' >"$root/etc/group"
    [ -e "$root/bin/sh" ] || ln -s dash "$root/usr/bin/sh"
    [ -e "$root/bin/awk" ] || ln -s mawk "$root/usr/bin/awk"
    mkdir -p "$root/var/lib/dpkg"
    touch "$root/var/lib/dpkg/status" "$root/var/lib/dpkg/available"
    roots_enter "$root" sh -c 'cd packages && dpkg --force-depends --install base-passwd_*.deb base-files_*.deb &&
        dpkg --force-depends --install *.deb && dpkg --configure -a && rm -rf /packages' >>"$root.log" 2>&1
}

# roots_enter FOLDER COMMAND...: runs a command in it by root, with /proc and /dev, which nobody else sees there.
roots_enter() {
    # shellcheck disable=SC2016 # for the shell between
    unshare --mount sh -c 'root=$1; shift
        mount --rbind /proc "$root/proc" && mount --rbind /dev "$root/dev" && cd / &&
            exec env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root TERM=dumb LC_ALL=C DEBIAN_FRONTEND=noninteractive chroot "$root" "$@"' \
        sh "$@"
}
