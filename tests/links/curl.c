// libcurl: header and library of one version, each feature and protocol that users count on, a file read, no certificates
// of the machine built in.
#include <curl/curl.h>
#include <string.h>

#include "try.h"

static size_t count(char *bytes, size_t size, size_t n, void *sum)
{
    (void)bytes;
    *(size_t *)sum += size * n;
    return size * n;
}

static int has(const char *const *names, const char *name)
{
    while (*names != NULL && strcmp(*names, name) != 0)
        names++;
    return *names != NULL;
}

int main(void)
{
    static const char *const features[] = {"alt-svc", "AsynchDNS", "brotli", "HSTS", "HTTP2",
                                           "IPv6",    "libz",      "SSL",    "zstd", "threadsafe"};
    static const char *const protocols[] = {"http", "https", "ftp", "ftps", "file", "smtp", "ws"};
    const curl_version_info_data *about = curl_version_info(CURLVERSION_NOW);
    size_t len = 0;
    CURL *curl;
    FILE *file;

    TRY(about->version_num == LIBCURL_VERSION_NUM);
    for (size_t i = 0; i < sizeof features / sizeof *features; i++)
        TRY(has(about->feature_names, features[i]));
    for (size_t i = 0; i < sizeof protocols / sizeof *protocols; i++)
        TRY(has(about->protocols, protocols[i]));
    TRY(strncmp(about->ssl_version, "OpenSSL/", 8) == 0 && about->ares != NULL);
    TRY(about->cainfo == NULL && about->capath == NULL);

    file = fopen("ingot.txt", "w");
    TRY(file != NULL && fputs("ingot", file) >= 0 && fclose(file) == 0);
    TRY(curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK);
    curl = curl_easy_init();
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, count);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, &len);
    {
        char url[4200] = "file://";
        TRY(realpath("ingot.txt", url + 7) != NULL);
        curl_easy_setopt(curl, CURLOPT_URL, url);
    }
    TRY(curl_easy_perform(curl) == CURLE_OK && len == 5);
    curl_easy_cleanup(curl);
    curl_global_cleanup();
    return 0;
}
