#ifndef CKERNELS_H
#define CKERNELS_H

#include <stddef.h>
#include <stdint.h>

// The few hot loops of learning. Every matrix is row-major with rows padded to a multiple of 16
// floats (`stride`); padding holds zeros. Loops over a row run in blocks of sixteen lanes, in one
// fixed order on every processor, so that a model answers the same wherever it is copied.

#ifdef __cplusplus
extern "C" {
#endif

/// Zeroed memory for `bytes`, on large pages where there are some: the rows of a large matrix are visited
/// at random. NULL when there is none. Pages that are never touched cost nothing.
void *tk_allocate(size_t bytes);
void tk_release(void *memory, size_t bytes);

/// Gives the system what `free` has kept of all threads' memory.
void tk_give_back(void);

/// Sparse rows: entry j of row i lies at starts[i] <= j < starts[i + 1].
typedef struct {
    const uint32_t *starts;
    const uint32_t *indices;
    const float *values;
} tk_rows;

/// out[stride] = sum over the row of value * weights[index].
void tk_scores(const float *weights, size_t stride, const uint32_t *indices, const float *values,
               size_t count, float *out);

/// The same with weights of one byte, a scale a row: weight = scale * byte. Adds to `out`.
void tk_add_scores_bytes(const int8_t *weights, const float *scales, size_t stride, const uint32_t *indices,
                         const float *values, size_t count, float *out);

/// Rounds each row to bytes: bytes = row / scale, scale = largest magnitude / 127.
void tk_to_bytes(const float *from, size_t rows, size_t stride, int8_t *to, float *scales);

/// In place: z[k] = exp(z[k] * scale) / sum over the first `count` entries. The padding becomes 0.
void tk_softmax(float *z, size_t count, float scale);

/// In place: p = p ^ power, scaled to sum to 1 over the first `count` entries. The padding becomes 0.
void tk_sharpen(float *p, size_t count, float power);

/// to += factor * from.
void tk_add(float *to, const float *from, float factor, size_t count);

// Linear models by stochastic dual coordinate ascent.

typedef struct {
    tk_rows rows;
    /// Squared norm of each row.
    const float *norms;
    const int32_t *labels;
    size_t classes, stride;
    /// The loss's weight against 1/2 |W|^2 of a row of each class.
    const float *costs;
    /// [features][stride]
    float *weights;
    /// [rows][stride]: the dual variables.
    float *duals;
    /// [2 * stride] of room.
    float *scratch;
} tk_linear;

/// Multinomial logistic regression: visits `count` rows in the given order. The dual variables are kept as
/// the distribution q = e_label - alpha. `first` says that these rows were never visited before.
/// Returns the sum of the Euclidean lengths of the steps that the dual variables made.
double tk_softmax_pass(const tk_linear *problem, const uint32_t *order, size_t count, int first);

/// The same for rows that were visited before: those whose q is closer than `least` to what the model says are only looked at.
/// Writes the others to `restless` (room for `count`), in their order, and returns how many there are.
size_t tk_softmax_settle(const tk_linear *problem, const uint32_t *order, size_t count, float least, uint32_t *restless);

/// Adds the weights that follow from the dual variables of `count` rows: W = sum of cost * (e_label - q) * x. No row twice.
void tk_softmax_weights(const tk_linear *problem, const uint32_t *order, size_t count);

/// The same as tk_softmax_pass for one squared hinge loss a class against the rest. The dual variables carry the sign of their
/// class: not negative at the row's label, not positive elsewhere.
double tk_hinge_pass(const tk_linear *problem, const uint32_t *order, size_t count);

/// Reads and writes the weights that an epoch does, in its order, and computes nothing between: how fast an epoch could
/// be on this machine. Changes no weight by more than rounding. Returns a number that depends on all it read.
double tk_linear_traffic(const tk_linear *problem, const uint32_t *order, size_t count);

// Linear-chain conditional random field.

/// Log-likelihood of `gold` under the emissions [length][stride] and transitions [labels][stride],
/// and its gradient. `expTransitions` holds exp(transitions) with zeros in the padding.
/// Emission gradients replace the emissions; transition gradients are written to `transitionGradient`.
/// `scratch` has room for (2 * length + 3) * stride + length floats.
double tk_crf_gradient(float *emissions, const float *expTransitions, const int32_t *gold,
                       size_t length, size_t labels, size_t stride, float *transitionGradient,
                       float *scratch);

/// Forward and backward messages, scaled so that forward sums to 1 at every position:
/// forward[t][j] * backward[t][j] is the probability of label j at t. scales[t] is the sum that
/// forward[t] was divided by; emissions are overwritten by exp(emission - max of the position).
void tk_crf_messages(float *emissions, const float *expTransitions, size_t length, size_t labels,
                     size_t stride, float *forward, float *backward, float *scales, float *room);

/// The best path of tags; `legal` holds exp(transition), 0 where one is barred. `back` has room for
/// length * stride numbers, `room` for 2 * stride.
void tk_crf_best(const float *emissions, const float *legal, size_t length, size_t labels, size_t stride,
                 int32_t *path, int32_t *back, float *room);

/// exp(transitions) with zeros in the padding columns.
void tk_crf_exp(const float *transitions, float *out, size_t labels, size_t stride);

typedef struct {
    /// Sequence s holds the tokens sequenceStarts[s] ..< sequenceStarts[s + 1].
    const uint32_t *sequenceStarts;
    /// Token t has the features featureStarts[t] ..< featureStarts[t + 1] of `features`.
    const uint32_t *featureStarts;
    const uint32_t *features;
    const int32_t *gold;
    size_t labels, stride;
    /// [features][stride] and [labels][stride], with AdaGrad's accumulators beside them.
    float *weights, *weightSquares;
    float *transitions, *transitionSquares;
    /// (3 * longest + 3 + 2 * labels) * stride + longest floats of room.
    float *scratch;
    size_t longest;
} tk_crf;

/// One AdaGrad step a sequence, in the given order. Returns the summed log-likelihood.
double tk_crf_pass(const tk_crf *problem, const uint32_t *order, size_t count, float rate);

/// Sums the rows of `weights` (bytes, a scale a row) that each token's features name into emissions
/// [length][stride].
void tk_crf_emissions(const int8_t *weights, const float *scales, size_t stride, const uint32_t *featureStarts,
                      const uint32_t *features, size_t length, float *emissions);

// A network of one hidden layer (multilayer perceptron) over sparse rows.

typedef struct {
    size_t hidden, classes, stride;
    /// [features][hidden], [hidden], [hidden][stride], [stride]; `hidden` is a multiple of 16.
    float *embedding, *hiddenBias, *output, *outputBias;
    tk_rows rows;
    const int32_t *labels;
    /// AdaGrad's accumulators: one a feature, one a hidden bias, one a weight, one an output bias.
    float *embeddingSquares, *hiddenBiasSquares, *outputSquares, *outputBiasSquares;
    float inputRate, outputRate, inputDropout, hiddenDropout;
    /// 2 * hidden + stride + 2 * longest floats of room; `longest` is the most entries of a row.
    float *scratch;
    size_t longest;
} tk_network;

/// Visits rows in the given order. The rates are multiplied by 1 - (progress + step * position).
/// Returns the summed cross-entropy.
double tk_network_pass(const tk_network *network, const uint32_t *order, size_t count, float progress, float step,
                       uint64_t *random);

/// In place: the sums at the hidden units become their values. Then out[stride] = bias + output weights.
void tk_network_scores(float *hidden, size_t width, const float *output, const float *outputBias, size_t stride,
                       float *out);

/// Numbers drawn around 0.
void tk_fill_normal(float *out, size_t count, float deviation, uint64_t *state);

/// A 64-bit checksum of any bytes (not cryptographic).
uint64_t tk_checksum(const void *bytes, size_t count);

#ifdef __cplusplus
}
#endif
#endif
