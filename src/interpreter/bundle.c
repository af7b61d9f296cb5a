// Certificate authorities of our own (recipe ca), for machines that have none. The link gives calls of
// SSL_CTX_set_default_verify_paths to us (ld --wrap): OpenSSL's own looks on the machine; only when nothing is there, and nobody
// named a place, are the certificates added that lie in the program's image.
#include <ctype.h>
#include <dirent.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

// Certificates in DER, one behind the other.
extern const unsigned char bundle_bytes[];
extern const unsigned char bundle_end[];

int __real_SSL_CTX_set_default_verify_paths(SSL_CTX *context);
int __wrap_SSL_CTX_set_default_verify_paths(SSL_CTX *context);

// Whether the person, or the system's administrator, says where certificates are: then there are no others. Asked as OpenSSL asks.
static bool is_told(void)
{
    return secure_getenv(X509_get_default_cert_file_env()) != NULL ||
           secure_getenv(X509_get_default_cert_dir_env()) != NULL;
}

// Whether a file is named as OpenSSL looks for one in a folder: eight hexadecimal digits and a number.
static bool is_hashed(const char *name)
{
    return strspn(name, "0123456789abcdef") == 8 && name[8] == '.' &&
           isdigit((unsigned char)name[9]);
}

// Packages leave an empty folder behind, or come with one: that is no certificate.
static bool has_certificates(const char *path)
{
    bool found = false;
    DIR *folder = opendir(path);
    for (struct dirent *entry = NULL;
         folder != NULL && !found && (entry = readdir(folder)) != NULL;)
        found = is_hashed(entry->d_name);
    if (folder != NULL)
        closedir(folder);
    return found;
}

static bool machine_has_some(void)
{
    return access(X509_get_default_cert_file(), R_OK) == 0 ||
           has_certificates(X509_get_default_cert_dir());
}

// Adds what is in the image. Gives 1, as OpenSSL does, or 0 with the reason among OpenSSL's errors.
static int add_bundle(X509_STORE *store)
{
    int added = 1;
    for (const unsigned char *at = bundle_bytes; added == 1 && at < bundle_end;) {
        X509 *certificate = d2i_X509(NULL, &at, bundle_end - at);
        added = certificate != NULL ? X509_STORE_add_cert(store, certificate) : 0;
        X509_free(certificate);
    }
    return added;
}

int __wrap_SSL_CTX_set_default_verify_paths(SSL_CTX *context)
{
    int done = __real_SSL_CTX_set_default_verify_paths(context);
    if (done == 1 && !is_told() && !machine_has_some())
        done = add_bundle(SSL_CTX_get_cert_store(context));
    return done;
}
