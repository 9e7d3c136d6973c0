#ifndef TRAINYARD_CINFLATE_H
#define TRAINYARD_CINFLATE_H

#include <stddef.h>
#include <stdint.h>

/// Unpacks a raw deflate stream (RFC 1951) into `out`. True when the stream ends with exactly `out_size` bytes.
/// Never writes more, whatever the stream says.
_Bool ty_inflate(const uint8_t *in, size_t in_size, uint8_t *out, size_t out_size);

/// The CRC-32 of zip files.
uint32_t ty_crc32(const uint8_t *bytes, size_t size);

#endif
