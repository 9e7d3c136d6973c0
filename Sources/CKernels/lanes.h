#ifndef LANES_H
#define LANES_H

#include <stddef.h>
#include <stdint.h>

// Sixteen lanes at a time, in the compiler's own vector types: one AVX-512 register, two AVX2 or four
// SSE/NEON ones, with the same order of operations everywhere.
typedef float lanes __attribute__((vector_size(64), aligned(4)));
typedef int32_t ilanes __attribute__((vector_size(64), aligned(4)));
typedef int8_t blanes __attribute__((vector_size(16), aligned(1)));

#if defined(__x86_64__)
#define WIDEST __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define WIDEST
#endif

#define LANES 16
#define INLINE static inline __attribute__((always_inline))

// Vectors go through pointers: by value they would change the calling convention between clones.

/// exp of each lane, relative error about 1e-7; inputs are clamped to ±87.
INLINE void exp_lanes(lanes *v) {
    lanes x = *v;
    lanes low = (lanes){0} - 87.0f, high = (lanes){0} + 87.0f;
    x = __builtin_elementwise_min(__builtin_elementwise_max(x, low), high);
    lanes shifted = x * 1.44269504f + 12582912.0f;
    ilanes power = (ilanes)shifted << 23;
    lanes n = shifted - 12582912.0f;
    lanes r = x - n * 0.693359375f;
    r = r + n * 2.12194440e-4f;
    lanes p = (lanes){0} + 1.9875691500e-4f;
    p = p * r + 1.3981999507e-3f;
    p = p * r + 8.3334519073e-3f;
    p = p * r + 4.1665795894e-2f;
    p = p * r + 1.6666665459e-1f;
    p = p * r + 5.0000001201e-1f;
    p = p * r * r + r + 1.0f;
    *v = (lanes)((ilanes)p + power);
}

/// Natural logarithm of each lane, for normal positive numbers.
INLINE void log_lanes(lanes *v) {
    ilanes bits = (ilanes)*v;
    ilanes exponent = ((bits - 0x3f3504f3) >> 23);
    lanes m = (lanes)(bits - (exponent << 23));
    lanes e = __builtin_convertvector(exponent, lanes);
    lanes x = m - 1.0f;
    lanes z = x * x;
    lanes p = (lanes){0} + 7.0376836292e-2f;
    p = p * x - 1.1514610310e-1f;
    p = p * x + 1.1676998740e-1f;
    p = p * x - 1.2420140846e-1f;
    p = p * x + 1.4249322787e-1f;
    p = p * x - 1.6668057665e-1f;
    p = p * x + 2.0000714765e-1f;
    p = p * x - 2.4999993993e-1f;
    p = p * x + 3.3333331174e-1f;
    p = p * x * z;
    p = p - e * 2.12194440e-4f - z * 0.5f;
    *v = x + p + e * 0.693359375f;
}

/// Folds the upper half of `width` lanes onto the lower.
#define HALVE(v, op, a, b, c, d, e, f, g, h) \
    op(v, __builtin_shufflevector(v, v, a, b, c, d, e, f, g, h, 0, 0, 0, 0, 0, 0, 0, 0))
#define PLUS(a, b) ((a) + (b))

/// Sum of the lanes, by halves.
INLINE float sum_lanes(const lanes *v) {
    lanes x = *v;
    x = HALVE(x, PLUS, 8, 9, 10, 11, 12, 13, 14, 15);
    x = HALVE(x, PLUS, 4, 5, 6, 7, 0, 0, 0, 0);
    x = HALVE(x, PLUS, 2, 3, 0, 0, 0, 0, 0, 0);
    return x[0] + x[1];
}

INLINE float max_lanes(const lanes *v) {
    lanes x = *v;
    x = HALVE(x, __builtin_elementwise_max, 8, 9, 10, 11, 12, 13, 14, 15);
    x = HALVE(x, __builtin_elementwise_max, 4, 5, 6, 7, 0, 0, 0, 0);
    x = HALVE(x, __builtin_elementwise_max, 2, 3, 0, 0, 0, 0, 0, 0);
    return __builtin_fmaxf(x[0], x[1]);
}

/// Sets lanes at and after `count` to `value`.
INLINE void mask_lanes(lanes *v, size_t count, float value) {
    const ilanes order = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
    ilanes inside = order < (int32_t)count;
    lanes other = (lanes){0} + value;
    *v = (lanes)((inside & (ilanes)*v) | (~inside & (ilanes)other));
}

/// z = softmax of the first `count` entries times `scale`; zeros in the padding.
INLINE void softmax_row(float *z, size_t count, float scale) {
    size_t blocks = (count + LANES - 1) / LANES;
    lanes *v = (lanes *)z;
    lanes top = (lanes){0} - 3e38f;
    for (size_t b = 0; b < blocks; b++) {
        lanes x = v[b] * scale;
        if ((b + 1) * LANES > count) mask_lanes(&x, count - b * LANES, -3e38f);
        v[b] = x;
        top = __builtin_elementwise_max(x, top);
    }
    float peak = max_lanes(&top);
    lanes total = {0};
    for (size_t b = 0; b < blocks; b++) {
        lanes x = v[b] - peak;
        exp_lanes(&x);
        if ((b + 1) * LANES > count) mask_lanes(&x, count - b * LANES, 0);
        v[b] = x;
        total += x;
    }
    float factor = 1.0f / sum_lanes(&total);
    for (size_t b = 0; b < blocks; b++) v[b] *= factor;
}

#endif
