#include "CKernels.h"
#include "rows.h"

WIDEST void tk_crf_exp(const float *transitions, float *out, size_t labels, size_t stride) {
    for (size_t i = 0; i < labels; i++)
        for (size_t b = 0; b < stride / LANES; b++) {
            lanes x = ((const lanes *)(transitions + i * stride))[b];
            exp_lanes(&x);
            if ((b + 1) * LANES > labels) mask_lanes(&x, labels - b * LANES, 0);
            ((lanes *)(out + i * stride))[b] = x;
        }
}

INLINE float scale_row(float *row, size_t blocks) {
    lanes total = {0};
    for (size_t b = 0; b < blocks; b++) total += ((lanes *)row)[b];
    float sum = sum_lanes(&total);
    if (!(sum > 1e-30f)) sum = 1e-30f;
    float factor = 1 / sum;
    for (size_t b = 0; b < blocks; b++) ((lanes *)row)[b] *= factor;
    return sum;
}

/// exp(emission - peak) with zeros in the padding; returns the peak.
INLINE float exp_row(float *row, size_t labels, size_t blocks) {
    lanes top = (lanes){0} - 3e38f;
    for (size_t b = 0; b < blocks; b++) {
        lanes x = ((lanes *)row)[b];
        if ((b + 1) * LANES > labels) mask_lanes(&x, labels - b * LANES, -3e38f);
        top = __builtin_elementwise_max(x, top);
    }
    float peak = max_lanes(&top);
    for (size_t b = 0; b < blocks; b++) {
        lanes x = ((lanes *)row)[b] - peak;
        exp_lanes(&x);
        if ((b + 1) * LANES > labels) mask_lanes(&x, labels - b * LANES, 0);
        ((lanes *)row)[b] = x;
    }
    return peak;
}

/// out = previous * expTransitions, times the emission.
INLINE void forward_step(const float *previous, const float *expTransitions, const float *emission,
                         size_t labels, size_t stride, float *out) {
    size_t blocks = stride / LANES;
    for (size_t first = 0; first < blocks; first += 8) {
        size_t width = blocks - first < 8 ? blocks - first : 8;
        lanes sum[8] = {0};
        for (size_t i = 0; i < labels; i++) {
            const lanes *row = (const lanes *)(expTransitions + i * stride) + first;
            float weight = previous[i];
            if (weight < 1e-12f) continue;
            for (size_t b = 0; b < width; b++) sum[b] += weight * row[b];
        }
        for (size_t b = 0; b < width; b++)
            ((lanes *)out)[first + b] = sum[b] * ((const lanes *)emission)[first + b];
    }
}

INLINE void backward_step(const float *weighted, const float *expTransitions, size_t labels,
                          size_t stride, float *out) {
    size_t blocks = stride / LANES;
    for (size_t i = 0; i < labels; i++) {
        lanes sum = {0};
        const lanes *row = (const lanes *)(expTransitions + i * stride);
        for (size_t b = 0; b < blocks; b++) sum += row[b] * ((const lanes *)weighted)[b];
        out[i] = sum_lanes(&sum);
    }
    for (size_t i = labels; i < stride; i++) out[i] = 0;
}

INLINE double messages(float *emissions, const float *expTransitions, size_t length, size_t labels,
                       size_t stride, float *forward, float *backward, float *scales, float *weighted) {
    size_t blocks = stride / LANES;
    double logZ = 0;
    for (size_t t = 0; t < length; t++) {
        float *e = emissions + t * stride, *f = forward + t * stride;
        logZ += exp_row(e, labels, blocks);
        if (t == 0)
            for (size_t b = 0; b < blocks; b++) ((lanes *)f)[b] = ((lanes *)e)[b];
        else
            forward_step(f - stride, expTransitions, e, labels, stride, f);
        scales[t] = scale_row(f, blocks);
        logZ += __builtin_log((double)scales[t]);
    }
    float *last = backward + (length - 1) * stride;
    for (size_t j = 0; j < stride; j++) last[j] = j < labels ? 1 : 0;
    for (size_t t = length - 1; t > 0; t--) {
        float factor = 1 / scales[t];
        for (size_t b = 0; b < blocks; b++)
            ((lanes *)weighted)[b] =
                ((lanes *)(emissions + t * stride))[b] * ((lanes *)(backward + t * stride))[b] * factor;
        backward_step(weighted, expTransitions, labels, stride, backward + (t - 1) * stride);
    }
    return logZ;
}

WIDEST void tk_crf_messages(float *emissions, const float *expTransitions, size_t length, size_t labels,
                            size_t stride, float *forward, float *backward, float *scales, float *room) {
    messages(emissions, expTransitions, length, labels, stride, forward, backward, scales, room);
}

// Viterbi in products: each position is scaled so that its best score is 1, which no path's order depends on.
WIDEST void tk_crf_best(const float *emissions, const float *legal, size_t length, size_t labels, size_t stride,
                        int32_t *path, int32_t *back, float *room) {
    size_t blocks = stride / LANES;
    float *score = room, *next = room + stride;
    for (size_t t = 0; t < length; t++) {
        for (size_t b = 0; b < blocks; b++) ((lanes *)next)[b] = ((const lanes *)(emissions + t * stride))[b];
        exp_row(next, labels, blocks);
        if (t > 0)
            for (size_t b = 0; b < blocks; b++) {
                lanes best = {0};
                ilanes from = {0};
                for (size_t i = 0; i < labels; i++) {
                    lanes x = score[i] * ((const lanes *)(legal + i * stride))[b];
                    ilanes better = x > best;
                    best = __builtin_elementwise_max(x, best);
                    from = (better & (int32_t)i) | (~better & from);
                }
                ((ilanes *)(back + t * stride))[b] = from;
                ((lanes *)next)[b] *= best;
            }
        lanes top = {0};
        for (size_t b = 0; b < blocks; b++) top = __builtin_elementwise_max(((lanes *)next)[b], top);
        float peak = max_lanes(&top), factor = peak > 1e-30f ? 1 / peak : 1;
        for (size_t b = 0; b < blocks; b++) ((lanes *)score)[b] = ((lanes *)next)[b] * factor;
    }
    size_t best = 0;
    for (size_t j = 1; j < labels; j++) best = score[j] > score[best] ? j : best;
    for (size_t t = length; t-- > 0;) {
        path[t] = (int32_t)best;
        if (t > 0) best = (size_t)back[t * stride + best];
    }
}

INLINE double gradient(float *emissions, const float *expTransitions, const int32_t *gold, size_t length,
                       size_t labels, size_t stride, float *transitionGradient, float *scratch) {
    size_t blocks = stride / LANES;
    float *forward = scratch, *backward = forward + length * stride;
    float *weighted = backward + length * stride, *scales = weighted + stride;
    double score = 0;
    for (size_t t = 0; t < length; t++) {
        score += emissions[t * stride + (size_t)gold[t]];
        if (t > 0) score += __builtin_log((double)expTransitions[(size_t)gold[t - 1] * stride + (size_t)gold[t]]);
    }
    double logZ = messages(emissions, expTransitions, length, labels, stride, forward, backward, scales, weighted);
    for (size_t i = 0; i < labels * stride; i += LANES) *(lanes *)(transitionGradient + i) = (lanes){0};
    for (size_t t = 1; t < length; t++) {
        const float *f = forward + (t - 1) * stride;
        float factor = 1 / scales[t];
        for (size_t b = 0; b < blocks; b++)
            ((lanes *)weighted)[b] =
                ((lanes *)(emissions + t * stride))[b] * ((lanes *)(backward + t * stride))[b] * factor;
        for (size_t i = 0; i < labels; i++) {
            if (f[i] < 1e-12f) continue;
            lanes *row = (lanes *)(transitionGradient + i * stride);
            for (size_t b = 0; b < blocks; b++) row[b] -= f[i] * ((lanes *)weighted)[b];
        }
    }
    for (size_t i = 0; i < labels * stride; i += LANES)
        *(lanes *)(transitionGradient + i) *= *(const lanes *)(expTransitions + i);
    for (size_t t = 0; t < length; t++) {
        float *e = emissions + t * stride;
        for (size_t b = 0; b < blocks; b++)
            ((lanes *)e)[b] = (lanes){0} - ((lanes *)(forward + t * stride))[b] * ((lanes *)(backward + t * stride))[b];
        e[gold[t]] += 1;
        if (t > 0) transitionGradient[(size_t)gold[t - 1] * stride + (size_t)gold[t]] += 1;
    }
    return score - logZ;
}

WIDEST double tk_crf_gradient(float *emissions, const float *expTransitions, const int32_t *gold,
                              size_t length, size_t labels, size_t stride, float *transitionGradient,
                              float *scratch) {
    return gradient(emissions, expTransitions, gold, length, labels, stride, transitionGradient, scratch);
}

// Gradients below this are of labels that were as good as ruled out: a step for them costs as much as any and moves nothing.
#define NEGLIGIBLE 1e-4f

/// Most blocks of labels that a mask of 64 bits can name; beyond it all blocks are taken.
INLINE uint64_t active_blocks(const float *gradient, size_t blocks) {
    if (blocks > 64) return ~(uint64_t)0;
    uint64_t active = 0;
    for (size_t b = 0; b < blocks; b++) {
        lanes size = __builtin_elementwise_abs(((const lanes *)gradient)[b]);
        if (max_lanes(&size) > NEGLIGIBLE) active |= (uint64_t)1 << b;
    }
    return active;
}

// AdaGrad: Duchi, Hazan and Singer, "Adaptive subgradient methods", JMLR 12 (2011).
INLINE void adagrad(float *weights, float *squares, const float *gradient, uint64_t active, size_t blocks, float rate) {
    for (size_t b = 0; b < blocks; b++) {
        if (!(active >> (b & 63) & 1)) continue;
        lanes g = ((const lanes *)gradient)[b];
        lanes sum = ((lanes *)squares)[b] + g * g;
        ((lanes *)squares)[b] = sum;
        ((lanes *)weights)[b] += rate * g / (__builtin_elementwise_sqrt(sum) + 1e-4f);
    }
}

WIDEST double tk_crf_pass(const tk_crf *problem, const uint32_t *order, size_t count, float rate) {
    size_t labels = problem->labels, stride = problem->stride, blocks = stride / LANES;
    float *emissions = problem->scratch, *expTransitions = emissions + problem->longest * stride;
    float *transitionGradient = expTransitions + labels * stride;
    float *room = transitionGradient + labels * stride;
    double total = 0;
    for (size_t s = 0; s < count; s++) {
        size_t from = problem->sequenceStarts[order[s]], length = problem->sequenceStarts[order[s] + 1] - from;
        if (length == 0) continue;
        for (size_t t = 0; t < length; t++) {
            lanes *e = (lanes *)(emissions + t * stride);
            for (size_t b = 0; b < blocks; b++) e[b] = (lanes){0};
            for (size_t j = problem->featureStarts[from + t]; j < problem->featureStarts[from + t + 1]; j++) {
                const lanes *row = (const lanes *)(problem->weights + (size_t)problem->features[j] * stride);
                // The next tokens' rows, across the token's border; the last sequence of all ends with the features.
                if (j + AHEAD < problem->featureStarts[from + length])
                    prefetch_row(problem->weights + (size_t)problem->features[j + AHEAD] * stride, stride * 4);
                for (size_t b = 0; b < blocks; b++) e[b] += row[b];
            }
        }
        for (size_t i = 0; i < labels * stride; i += LANES) {
            lanes x = *(lanes *)(problem->transitions + i);
            exp_lanes(&x);
            size_t column = i % stride;
            if (column + LANES > labels) mask_lanes(&x, labels - column, 0);
            *(lanes *)(expTransitions + i) = x;
        }
        total += gradient(emissions, expTransitions, problem->gold + from, length, labels, stride,
                          transitionGradient, room);
        for (size_t t = 0; t < length; t++) {
            const float *g = emissions + t * stride;
            uint64_t active = active_blocks(g, blocks);
            if (active == 0) continue;
            for (size_t j = problem->featureStarts[from + t]; j < problem->featureStarts[from + t + 1]; j++) {
                size_t at = (size_t)problem->features[j] * stride;
                if (j + AHEAD < problem->featureStarts[from + length]) {
                    size_t next = (size_t)problem->features[j + AHEAD] * stride;
                    prefetch_row(problem->weightSquares + next, stride * 4);
                    prefetch_row(problem->weights + next, stride * 4);
                }
                adagrad(problem->weights + at, problem->weightSquares + at, g, active, blocks, rate);
            }
        }
        for (size_t i = 0; i < labels; i++) {
            const float *g = transitionGradient + i * stride;
            adagrad(problem->transitions + i * stride, problem->transitionSquares + i * stride, g, active_blocks(g, blocks),
                    blocks, rate);
        }
    }
    return total;
}
