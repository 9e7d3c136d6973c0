#include "CInflate.h"

#include <limits.h>
#include <zlib.h>

_Bool ty_inflate(const uint8_t *in, size_t in_size, uint8_t *out, size_t out_size) {
    if (in_size > UINT_MAX || out_size > UINT_MAX) return 0;
    z_stream stream = {.next_in = (Bytef *)in, .avail_in = (uInt)in_size, .next_out = out, .avail_out = (uInt)out_size};
    // Negative window bits: no zlib header, as in zip files.
    if (inflateInit2(&stream, -MAX_WBITS) != Z_OK) return 0;
    int status = inflate(&stream, Z_FINISH);
    _Bool complete = status == Z_STREAM_END && stream.avail_out == 0;
    inflateEnd(&stream);
    return complete;
}

uint32_t ty_crc32(const uint8_t *bytes, size_t size) { return (uint32_t)crc32_z(0, bytes, size); }
