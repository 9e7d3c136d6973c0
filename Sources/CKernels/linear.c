#include "CKernels.h"
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

WIDEST void tk_scores(const float *weights, size_t stride, const uint32_t *indices, const float *values,
                      size_t count, float *out) {
    scores(weights, stride, indices, values, count, out);
}

WIDEST void tk_scores_half(const uint16_t *weights, size_t stride, const uint32_t *indices,
                           const float *values, size_t count, float *out) {
    size_t blocks = stride / LANES;
    lanes *z = (lanes *)out;
    for (size_t b = 0; b < blocks; b++) z[b] = (lanes){0};
    for (size_t j = 0; j < count; j++) {
        const hlanes *row = (const hlanes *)(weights + (size_t)indices[j] * stride);
        if (j + AHEAD < count) prefetch_row(weights + (size_t)indices[j + AHEAD] * stride, stride * 2);
        float value = values[j];
        for (size_t b = 0; b < blocks; b++) z[b] += value * __builtin_convertvector(row[b], lanes);
    }
}

WIDEST void tk_crf_emissions_half(const uint16_t *weights, size_t stride, const uint32_t *featureStarts,
                                  const uint32_t *features, size_t length, float *emissions) {
    size_t blocks = stride / LANES;
    for (size_t t = 0; t < length; t++) {
        lanes *z = (lanes *)(emissions + t * stride);
        for (size_t b = 0; b < blocks; b++) z[b] = (lanes){0};
        for (size_t j = featureStarts[t]; j < featureStarts[t + 1]; j++) {
            const hlanes *row = (const hlanes *)(weights + (size_t)features[j] * stride);
            if (j + AHEAD < featureStarts[length])
                prefetch_row(weights + (size_t)features[j + AHEAD] * stride, stride * 2);
            for (size_t b = 0; b < blocks; b++) z[b] += __builtin_convertvector(row[b], lanes);
        }
    }
}

WIDEST void tk_to_half(const float *from, uint16_t *to, size_t count) {
    for (size_t i = 0; i < count; i++) ((_Float16 *)to)[i] = (_Float16)from[i];
}

WIDEST void tk_softmax(float *z, size_t count, float scale) { softmax_row(z, count, scale); }

// Stochastic dual coordinate ascent for maximum entropy: Yu, Huang and Lin, "Dual coordinate descent
// methods for logistic regression and maximum entropy models", Machine Learning 85 (2011). One step moves
// the row's dual distribution q towards the model's p along d = q - p, as far as the dual objective grows.

/// The slope of the dual objective after a step s along d, and minus its derivative.
INLINE void slope(const float *z, const float *q, const float *d, size_t blocks, float s, float steepness,
                  float *value, float *fall) {
    lanes sum = {0}, curvature = {0};
    for (size_t b = 0; b < blocks; b++) {
        lanes step = ((const lanes *)d)[b];
        lanes rest = ((const lanes *)q)[b] - s * step;
        lanes least = (lanes){0} + 1e-12f;
        rest = __builtin_elementwise_max(rest, least);
        lanes logarithm = rest;
        log_lanes(&logarithm);
        sum += step * (logarithm - ((const lanes *)z)[b]);
        curvature += step * step / rest;
    }
    *value = sum_lanes(&sum) - s * steepness;
    *fall = sum_lanes(&curvature) + steepness;
}

/// Where the slope is 0. Starting far off, a few halvings first; near the end, Newton's steps inside the bracket.
INLINE float step_length(const float *z, const float *q, const float *d, size_t blocks, float steepness,
                         float start, int first) {
    float low = 0, high = 1, s = first ? 0.5f : start, value, fall;
    if (first) {
        for (int i = 0; i < 12; i++) {
            slope(z, q, d, blocks, s, steepness, &value, &fall);
            if (value > 0) low = s; else high = s;
            s = 0.5f * (low + high);
        }
        return s;
    }
    for (int i = 0; i < 3; i++) {
        slope(z, q, d, blocks, s, steepness, &value, &fall);
        if (value > 0) low = s; else high = s;
        float next = s + value / fall;
        if (!(next > low && next < high)) next = 0.5f * (low + high);
        float change = next - s;
        s = next;
        if (change < 0.01f * s && change > -0.01f * s) break;
    }
    return s;
}

WIDEST double tk_sdca_pass(const tk_sdca *problem, const uint32_t *order, size_t count, int first) {
    size_t stride = problem->stride, blocks = stride / LANES;
    float *z = problem->scratch, *d = problem->scratch + stride;
    double moved = 0;
    for (size_t i = 0; i < count; i++) {
        size_t row = order[i], from = problem->rows.starts[row], to = problem->rows.starts[row + 1];
        const uint32_t *indices = problem->rows.indices + from;
        const float *values = problem->rows.values + from;
        float *q = problem->duals + row * stride;
        if (first) q[problem->labels[row]] = 1;
        scores(problem->weights, stride, indices, values, to - from, z);
        for (size_t b = 0; b < blocks; b++) ((lanes *)d)[b] = ((lanes *)z)[b];
        softmax_row(d, problem->classes, 1);
        lanes squares = {0};
        for (size_t b = 0; b < blocks; b++) {
            lanes step = ((lanes *)q)[b] - ((lanes *)d)[b];
            ((lanes *)d)[b] = step;
            squares += step * step;
        }
        float length2 = sum_lanes(&squares);
        // The row is where it belongs: its step would be lost in rounding.
        if (length2 < 1e-12f) continue;
        float peak = z[problem->labels[row]];
        for (size_t b = 0; b < blocks; b++) ((lanes *)z)[b] -= peak;
        float pull = problem->cost * problem->norms[row];
        float s = step_length(z, q, d, blocks, pull * length2, 1 / (1 + pull), first);
        for (size_t b = 0; b < blocks; b++) ((lanes *)q)[b] -= s * ((lanes *)d)[b];
        moved += s * __builtin_sqrtf(length2);
        float scale = problem->cost * s;
        for (size_t j = 0; j < to - from; j++) {
            lanes *w = (lanes *)(problem->weights + (size_t)indices[j] * stride);
            float value = scale * values[j];
            for (size_t b = 0; b < blocks; b++) w[b] += value * ((lanes *)d)[b];
        }
    }
    return moved;
}
