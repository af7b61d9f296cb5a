// Where OpenSSL looks for the certificates of the system it wakes up on. Stands in for OpenSSL's
// x509_def.c: the link takes ours first, so that object of libcrypto.a is never asked for.
// SSL_CERT_FILE and SSL_CERT_DIR still win: OpenSSL asks for them by the names given here.
#include <openssl/x509.h>
#include <stddef.h>
#include <unistd.h>

// The bundles of the common distributions. Those a system makes itself come before links to them.
static const char *const files[] = {
    "/etc/ssl/certs/ca-certificates.crt",                // Debian, Ubuntu, Arch, Alpine, Gentoo
    "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem", // RHEL, Fedora, CentOS
    "/etc/pki/tls/certs/ca-bundle.crt",                  // RHEL and Fedora, older
    "/etc/ssl/ca-bundle.pem",                            // SUSE
    "/var/lib/ca-certificates/ca-bundle.pem",            // SUSE, without the link
    "/etc/ca-certificates/extracted/tls-ca-bundle.pem",  // Arch, without the link
    "/etc/ssl/cert.pem",     // Alpine without ca-certificates, BSD habits
    "/etc/pki/tls/cert.pem", // RHEL's OpenSSL
    NULL,
};

// Folders of single certificates named by hash.
static const char *const folders[] = {
    "/etc/ssl/certs",     // Debian, Ubuntu, Arch, Alpine, SUSE
    "/etc/pki/tls/certs", // RHEL, Fedora
    NULL,
};

// Gives the first path that can be read; the first of all when none can.
static const char *first_readable(const char *const *paths)
{
    for (const char *const *path = paths; *path != NULL; path++)
        if (access(*path, R_OK) == 0)
            return *path;
    return paths[0];
}

const char *X509_get_default_cert_file(void)
{
    return first_readable(files);
}

const char *X509_get_default_cert_dir(void)
{
    return first_readable(folders);
}

const char *X509_get_default_cert_file_env(void)
{
    return "SSL_CERT_FILE";
}

const char *X509_get_default_cert_dir_env(void)
{
    return "SSL_CERT_DIR";
}

// Also where openssl.cnf is looked for: not where a distribution keeps one, which is for its own OpenSSL and may say what
// this one does not know (RHEL's does). What OPENSSL_CONF names is read.
const char *X509_get_default_cert_area(void)
{
    return "/etc/ingot/ssl";
}

const char *X509_get_default_private_dir(void)
{
    return "/etc/ssl/private";
}
