#include "CKernels.h"

#include <string.h>

static uint64_t stir(uint64_t h, uint64_t word) {
    h = (h ^ word) * 0x9E3779B97F4A7C15u;
    return h ^ (h >> 29);
}

uint64_t tk_checksum(const void *bytes, size_t count) {
    const unsigned char *at = bytes;
    // Four chains that do not wait for one another.
    uint64_t h[4] = {0x243F6A8885A308D3u, 0x13198A2E03707344u, 0xA4093822299F31D0u, 0x082EFA98EC4E6C89u};
    size_t rest = count;
    for (; rest >= 32; rest -= 32, at += 32)
        for (int i = 0; i < 4; i++) {
            uint64_t word;
            memcpy(&word, at + 8 * i, 8);
            h[i] = stir(h[i], word);
        }
    for (; rest > 0; rest--, at++) h[0] = stir(h[0], *at);
    return stir(stir(stir(stir(h[0], h[1]), h[2]), h[3]), count);
}
