// nghttp2: header and library of one version, headers packed and unpacked, and a client's session that opens properly.
#include <nghttp2/nghttp2.h>
#include <string.h>

#include "try.h"

int main(void)
{
    uint8_t name[] = ":path", value[] = "/ingot", block[64];
    nghttp2_nv header = {name, value, sizeof name - 1, sizeof value - 1, NGHTTP2_NV_FLAG_NONE}, got;
    nghttp2_session_callbacks *callbacks;
    nghttp2_session *session;
    nghttp2_hd_deflater *deflater;
    nghttp2_hd_inflater *inflater;
    const uint8_t *opening;
    nghttp2_ssize len;
    int flags = 0;

    TRY(nghttp2_version(0)->version_num == NGHTTP2_VERSION_NUM);
    TRY(nghttp2_hd_deflate_new(&deflater, 4096) == 0 && nghttp2_hd_inflate_new(&inflater) == 0);
    len = nghttp2_hd_deflate_hd2(deflater, block, sizeof block, &header, 1);
    TRY(len > 0);
    TRY(nghttp2_hd_inflate_hd3(inflater, &got, &flags, block, (size_t)len, 1) == len);
    TRY(got.valuelen == 6 && memcmp(got.value, value, 6) == 0);
    nghttp2_hd_deflate_del(deflater);
    nghttp2_hd_inflate_del(inflater);

    TRY(nghttp2_session_callbacks_new(&callbacks) == 0);
    TRY(nghttp2_session_client_new(&session, callbacks, NULL) == 0);
    len = nghttp2_session_mem_send2(session, &opening);
    TRY(len == NGHTTP2_CLIENT_MAGIC_LEN &&
        memcmp(opening, NGHTTP2_CLIENT_MAGIC, NGHTTP2_CLIENT_MAGIC_LEN) == 0);
    nghttp2_session_del(session);
    nghttp2_session_callbacks_del(callbacks);
    return 0;
}
