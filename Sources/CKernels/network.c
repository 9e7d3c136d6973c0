#include "CKernels.h"
#include "rows.h"

// A network of one hidden layer over sparse input, one AdaGrad step an example.

/// A row whose label already has all but this much of the probability teaches nothing that rounding would keep.
#define ENOUGH 0.01f

/// SplitMix64.
INLINE uint64_t draw(uint64_t *state) {
    uint64_t z = (*state += 0x9E3779B97F4A7C15u);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
}

void tk_fill_normal(float *out, size_t count, float deviation, uint64_t *state) {
    // The sum of four uniform numbers of 16 bits is near enough to normal for a start; its deviation is 65536 / sqrt(3).
    float scale = deviation * 1.7320508f / 65536.0f;
    for (size_t i = 0; i < count; i++) {
        uint64_t bits = draw(state);
        int32_t sum = (int32_t)(bits & 0xFFFF) + (int32_t)(bits >> 16 & 0xFFFF) + (int32_t)(bits >> 32 & 0xFFFF)
                      + (int32_t)(bits >> 48) - 131070;
        out[i] = (float)sum * scale;
    }
}

INLINE void rectify(float *hidden, size_t width) {
    lanes zero = {0};
    for (size_t b = 0; b < width / LANES; b++)
        ((lanes *)hidden)[b] = __builtin_elementwise_max(((lanes *)hidden)[b], zero);
}

/// out = bias + sum over the hidden units that are on.
INLINE void output_layer(const float *hidden, size_t width, const float *output, const float *outputBias, size_t stride,
                         float *out) {
    size_t blocks = stride / LANES;
    for (size_t b = 0; b < blocks; b++) ((lanes *)out)[b] = ((const lanes *)outputBias)[b];
    for (size_t h = 0; h < width; h++) {
        if (hidden[h] == 0) continue;
        const lanes *row = (const lanes *)(output + h * stride);
        for (size_t b = 0; b < blocks; b++) ((lanes *)out)[b] += hidden[h] * row[b];
    }
}

WIDEST void tk_network_scores(float *hidden, size_t width, const float *output, const float *outputBias, size_t stride,
                              float *out) {
    rectify(hidden, width);
    output_layer(hidden, width, output, outputBias, stride, out);
}

/// The row's entries that dropout leaves, scaled so that their expected sum stays. Returns their number.
INLINE size_t thin_out(const tk_network *net, size_t row, uint64_t *random, uint32_t *indices, float *values) {
    uint32_t keep = (uint32_t)((1 - net->inputDropout) * 65536.0f);
    float scale = 1 / (1 - net->inputDropout);
    size_t kept = 0;
    uint64_t bits = 0;
    size_t from = net->rows.starts[row], to = net->rows.starts[row + 1];
    for (size_t j = from; j < to; j++) {
        bits = ((j - from) & 3) == 0 ? draw(random) : bits >> 16;
        if ((bits & 0xFFFF) >= keep || net->rows.values[j] == 0) continue;
        indices[kept] = net->rows.indices[j];
        values[kept++] = net->rows.values[j] * scale;
    }
    return kept;
}

INLINE void hidden_layer(const tk_network *net, const uint32_t *indices, const float *values, size_t count,
                         uint64_t *random, float *hidden) {
    size_t width = net->hidden;
    scores(net->embedding, width, indices, values, count, hidden);
    for (size_t b = 0; b < width / LANES; b++) ((lanes *)hidden)[b] += ((const lanes *)net->hiddenBias)[b];
    rectify(hidden, width);
    uint32_t keep = (uint32_t)((1 - net->hiddenDropout) * 65536.0f);
    float scale = 1 / (1 - net->hiddenDropout);
    uint64_t bits = 0;
    for (size_t h = 0; h < width; h++) {
        bits = (h & 3) == 0 ? draw(random) : bits >> 16;
        hidden[h] = (bits & 0xFFFF) < keep ? hidden[h] * scale : 0;
    }
}

/// AdaGrad's step for whole blocks.
INLINE void adagrad(float *weights, float *squares, const float *gradient, float factor, size_t blocks, float rate) {
    for (size_t b = 0; b < blocks; b++) {
        lanes g = factor * ((const lanes *)gradient)[b], s = ((lanes *)squares)[b] + g * g;
        ((lanes *)squares)[b] = s;
        ((lanes *)weights)[b] -= rate * g / (__builtin_elementwise_sqrt(s) + 1e-6f);
    }
}

WIDEST double tk_network_pass(const tk_network *net, const uint32_t *order, size_t count, float progress, float step,
                              uint64_t *random) {
    size_t width = net->hidden, stride = net->stride, blocks = stride / LANES;
    float *hidden = net->scratch, *back = hidden + width, *z = back + width, *values = z + stride;
    uint32_t *indices = (uint32_t *)(values + net->longest);
    float hiddenScale = 1 / (1 - net->hiddenDropout);
    double loss = 0;
    for (size_t i = 0; i < count; i++) {
        float fade = 1 - (progress + step * (float)i);
        size_t row = order[i], entries = thin_out(net, row, random, indices, values);
        hidden_layer(net, indices, values, entries, random, hidden);
        output_layer(hidden, width, net->output, net->outputBias, stride, z);
        softmax_row(z, net->classes, 1);
        float truth = z[net->labels[row]];
        loss -= __builtin_log((double)(truth > 1e-12f ? truth : 1e-12f));
        if (1 - truth < ENOUGH) continue;
        z[net->labels[row]] -= 1;
        float outputRate = net->outputRate * fade, inputRate = net->inputRate * fade;
        for (size_t h = 0; h < width; h++) {
            back[h] = 0;
            if (hidden[h] == 0) continue;
            // The gradient at the hidden unit comes from the output weights before they change.
            lanes sum = {0};
            const lanes *v = (const lanes *)(net->output + h * stride);
            for (size_t b = 0; b < blocks; b++) sum += v[b] * ((lanes *)z)[b];
            back[h] = sum_lanes(&sum) * hiddenScale;
            adagrad(net->output + h * stride, net->outputSquares + h * stride, z, hidden[h], blocks, outputRate);
        }
        adagrad(net->outputBias, net->outputBiasSquares, z, 1, blocks, 0.1f * outputRate);
        adagrad(net->hiddenBias, net->hiddenBiasSquares, back, 1, width / LANES, 0.1f * inputRate);
        lanes total = {0};
        for (size_t b = 0; b < width / LANES; b++) total += ((lanes *)back)[b] * ((lanes *)back)[b];
        float mean = sum_lanes(&total) / (float)width;
        if (mean < 1e-14f) continue;
        for (size_t j = 0; j < entries; j++) {
            // One accumulator a feature: its gradient is the same direction for all of a row's weights.
            float *squares = net->embeddingSquares + indices[j];
            *squares += mean * values[j] * values[j];
            float scale = inputRate * values[j] / __builtin_sqrtf(*squares);
            lanes *e = (lanes *)(net->embedding + (size_t)indices[j] * width);
            for (size_t b = 0; b < width / LANES; b++) e[b] -= scale * ((lanes *)back)[b];
        }
    }
    return loss;
}
