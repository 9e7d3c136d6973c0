#include "CKernels.h"
#include "rows.h"

WIDEST void tk_scores(const float *weights, size_t stride, const uint32_t *indices, const float *values,
                      size_t count, float *out) {
    scores(weights, stride, indices, values, count, out);
}

INLINE void add_bytes(const int8_t *row, float value, lanes *z, size_t blocks) {
    for (size_t b = 0; b < blocks; b++) z[b] += value * __builtin_convertvector(((const blanes *)row)[b], lanes);
}

WIDEST void tk_add_scores_bytes(const int8_t *weights, const float *scales, size_t stride, const uint32_t *indices,
                                const float *values, size_t count, float *out) {
    for (size_t j = 0; j < count; j++) {
        if (j + AHEAD < count) prefetch_row(weights + (size_t)indices[j + AHEAD] * stride, stride);
        add_bytes(weights + (size_t)indices[j] * stride, values[j] * scales[indices[j]], (lanes *)out, stride / LANES);
    }
}

WIDEST void tk_crf_emissions(const int8_t *weights, const float *scales, size_t stride, const uint32_t *featureStarts,
                             const uint32_t *features, size_t length, float *emissions) {
    for (size_t t = 0; t < length; t++) {
        lanes *z = (lanes *)(emissions + t * stride);
        for (size_t b = 0; b < stride / LANES; b++) z[b] = (lanes){0};
        for (size_t j = featureStarts[t]; j < featureStarts[t + 1]; j++) {
            if (j + AHEAD < featureStarts[length]) prefetch_row(weights + (size_t)features[j + AHEAD] * stride, stride);
            add_bytes(weights + (size_t)features[j] * stride, scales[features[j]], z, stride / LANES);
        }
    }
}

WIDEST void tk_to_bytes(const float *from, size_t rows, size_t stride, int8_t *to, float *scales) {
    for (size_t i = 0; i < rows; i++) {
        const float *row = from + i * stride;
        float top = 0;
        for (size_t k = 0; k < stride; k++) top = __builtin_fmaxf(top, __builtin_fabsf(row[k]));
        scales[i] = top / 127;
        float factor = top > 0 ? 127 / top : 0;
        for (size_t k = 0; k < stride; k++) to[i * stride + k] = (int8_t)__builtin_rintf(row[k] * factor);
    }
}

WIDEST void tk_softmax(float *z, size_t count, float scale) { softmax_row(z, count, scale); }

WIDEST void tk_sharpen(float *p, size_t count, float power) {
    for (size_t b = 0; b < (count + LANES - 1) / LANES; b++) {
        lanes least = (lanes){0} + 1e-12f;
        lanes x = __builtin_elementwise_max(((lanes *)p)[b], least);
        log_lanes(&x);
        ((lanes *)p)[b] = x;
    }
    softmax_row(p, count, power);
}

WIDEST void tk_add(float *to, const float *from, float factor, size_t count) {
    for (size_t i = 0; i < count; i++) to[i] += factor * from[i];
}

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

/// One step of one row. Returns its length; 0 where the row is closer to where it belongs than `least`.
INLINE double softmax_step(const tk_linear *problem, size_t row, int first, float least) {
    size_t stride = problem->stride, blocks = stride / LANES;
    float *z = problem->scratch, *d = problem->scratch + stride;
    size_t from = problem->rows.starts[row], to = problem->rows.starts[row + 1];
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
    if (length2 < least * least) return 0;
    float peak = z[problem->labels[row]];
    for (size_t b = 0; b < blocks; b++) ((lanes *)z)[b] -= peak;
    float cost = problem->costs[problem->labels[row]], pull = cost * problem->norms[row];
    float s = step_length(z, q, d, blocks, pull * length2, 1 / (1 + pull), first);
    for (size_t b = 0; b < blocks; b++) ((lanes *)q)[b] -= s * ((lanes *)d)[b];
    float scale = cost * s;
    for (size_t j = 0; j < to - from; j++) {
        lanes *w = (lanes *)(problem->weights + (size_t)indices[j] * stride);
        float value = scale * values[j];
        for (size_t b = 0; b < blocks; b++) w[b] += value * ((lanes *)d)[b];
    }
    return s * __builtin_sqrtf(length2);
}

WIDEST double tk_softmax_pass(const tk_linear *problem, const uint32_t *order, size_t count, int first) {
    double moved = 0;
    // A smaller step would be lost in rounding.
    for (size_t i = 0; i < count; i++) moved += softmax_step(problem, order[i], first, 1e-6f);
    return moved;
}

WIDEST size_t tk_softmax_settle(const tk_linear *problem, const uint32_t *order, size_t count, float least,
                                uint32_t *restless) {
    size_t left = 0;
    for (size_t i = 0; i < count; i++) {
        if (softmax_step(problem, order[i], 0, least) > 0) restless[left++] = order[i];
    }
    return left;
}

WIDEST void tk_softmax_weights(const tk_linear *problem, const uint32_t *order, size_t count) {
    size_t stride = problem->stride, blocks = stride / LANES;
    float *d = problem->scratch;
    for (size_t i = 0; i < count; i++) {
        size_t row = order[i], from = problem->rows.starts[row], to = problem->rows.starts[row + 1];
        const uint32_t *indices = problem->rows.indices + from;
        const float *values = problem->rows.values + from, *q = problem->duals + row * stride;
        size_t label = (size_t)problem->labels[row];
        // Never visited: it has no share in the weights.
        if (q[label] == 1) continue;
        for (size_t b = 0; b < blocks; b++) ((lanes *)d)[b] = -((const lanes *)q)[b];
        d[label] += 1;
        float cost = problem->costs[label];
        for (size_t j = 0; j < to - from; j++) {
            lanes *w = (lanes *)(problem->weights + (size_t)indices[j] * stride);
            float value = cost * values[j];
            for (size_t b = 0; b < blocks; b++) w[b] += value * ((lanes *)d)[b];
        }
    }
}

// One squared hinge loss a class against the rest, all classes of a row at once: Hsieh et al., "A dual coordinate
// descent method for large-scale linear SVM", ICML 2008.
WIDEST double tk_hinge_pass(const tk_linear *problem, const uint32_t *order, size_t count) {
    size_t stride = problem->stride, blocks = stride / LANES;
    float *z = problem->scratch, *d = problem->scratch + stride;
    double moved = 0;
    for (size_t i = 0; i < count; i++) {
        size_t row = order[i], from = problem->rows.starts[row], to = problem->rows.starts[row + 1];
        size_t label = (size_t)problem->labels[row];
        const uint32_t *indices = problem->rows.indices + from;
        const float *values = problem->rows.values + from;
        float diagonal = 0.5f / problem->costs[label];
        float *a = problem->duals + row * stride, inverse = 1 / (problem->norms[row] + diagonal);
        scores(problem->weights, stride, indices, values, to - from, z);
        float own = a[label], rise = own - (z[label] - 1 + own * diagonal) * inverse;
        lanes zero = {0}, squares = {0};
        for (size_t b = 0; b < blocks; b++) {
            lanes old = ((lanes *)a)[b];
            lanes next = __builtin_elementwise_min(old - (((lanes *)z)[b] + 1 + old * diagonal) * inverse, zero);
            if ((b + 1) * LANES > problem->classes) mask_lanes(&next, problem->classes - b * LANES, 0);
            ((lanes *)a)[b] = next;
            ((lanes *)d)[b] = next - old;
        }
        a[label] = rise > 0 ? rise : 0;
        d[label] = a[label] - own;
        for (size_t b = 0; b < blocks; b++) squares += ((lanes *)d)[b] * ((lanes *)d)[b];
        float length2 = sum_lanes(&squares);
        if (length2 < 1e-14f) continue;
        moved += __builtin_sqrtf(length2);
        for (size_t j = 0; j < to - from; j++) {
            lanes *w = (lanes *)(problem->weights + (size_t)indices[j] * stride);
            for (size_t b = 0; b < blocks; b++) w[b] += values[j] * ((lanes *)d)[b];
        }
    }
    return moved;
}

WIDEST double tk_linear_traffic(const tk_linear *problem, const uint32_t *order, size_t count) {
    size_t stride = problem->stride, blocks = stride / LANES;
    float *z = problem->scratch;
    double sum = 0;
    for (size_t i = 0; i < count; i++) {
        size_t row = order[i], from = problem->rows.starts[row], to = problem->rows.starts[row + 1];
        const uint32_t *indices = problem->rows.indices + from;
        const float *values = problem->rows.values + from;
        scores(problem->weights, stride, indices, values, to - from, z);
        sum += z[0];
        for (size_t j = 0; j < to - from; j++) {
            lanes *w = (lanes *)(problem->weights + (size_t)indices[j] * stride);
            float value = 1e-30f * values[j];
            for (size_t b = 0; b < blocks; b++) w[b] += value * ((lanes *)z)[b];
        }
    }
    return sum;
}
