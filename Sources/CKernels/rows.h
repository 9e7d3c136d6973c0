#ifndef ROWS_H
#define ROWS_H

#include "lanes.h"

// A row of weights is a few cache lines anywhere in memory: ask for rows this far ahead.
#define AHEAD 6

INLINE void prefetch_row(const void *row, size_t bytes) {
    for (size_t at = 0; at < bytes; at += 64) __builtin_prefetch((const char *)row + at);
}

/// `width` is a constant where it is called, so that the sums stay in registers.
INLINE void scores_of(const float *weights, size_t stride, const uint32_t *indices, const float *values,
                      size_t count, lanes *z, const size_t width) {
    lanes sum[8] = {0};
    for (size_t j = 0; j < count; j++) {
        const lanes *row = (const lanes *)(weights + (size_t)indices[j] * stride);
        if (j + AHEAD < count) prefetch_row(weights + (size_t)indices[j + AHEAD] * stride, width * 64);
        for (size_t b = 0; b < width; b++) sum[b] += values[j] * row[b];
    }
    for (size_t b = 0; b < width; b++) z[b] = sum[b];
}

INLINE void scores(const float *weights, size_t stride, const uint32_t *indices, const float *values,
                   size_t count, float *out) {
    size_t blocks = stride / LANES;
    for (size_t first = 0; first < blocks; first += 8) {
        const float *from = weights + first * LANES;
        lanes *z = (lanes *)out + first;
        switch (blocks - first) {
        case 1: scores_of(from, stride, indices, values, count, z, 1); break;
        case 2: scores_of(from, stride, indices, values, count, z, 2); break;
        case 3: scores_of(from, stride, indices, values, count, z, 3); break;
        case 4: scores_of(from, stride, indices, values, count, z, 4); break;
        case 5: scores_of(from, stride, indices, values, count, z, 5); break;
        case 6: scores_of(from, stride, indices, values, count, z, 6); break;
        case 7: scores_of(from, stride, indices, values, count, z, 7); break;
        default: scores_of(from, stride, indices, values, count, z, 8); break;
        }
    }
}

#endif
