#define PCRE2_CODE_UNIT_WIDTH 8
#include "CPCRE.h"
#include <pcre2.h>
#include <stdlib.h>

enum { HEAP_KIB = 16 * 1024, MOST_BYTES = 64 * 1024 };

struct tp_pattern {
    pcre2_code *code;
};

tp_pattern *tp_compile(const uint8_t *bytes, size_t length, int32_t *error, size_t *offset) {
    *error = 0;
    *offset = 0;
    tp_pattern *pattern = malloc(sizeof *pattern);
    pcre2_compile_context *context = pcre2_compile_context_create(NULL);
    if (!pattern || !context) {
        *error = PCRE2_ERROR_NOMEMORY;
        free(pattern);
        pcre2_compile_context_free(context);
        return NULL;
    }
    pcre2_set_max_pattern_length(context, MOST_BYTES);
    int code = 0;
    PCRE2_SIZE at = 0;
    pattern->code = pcre2_compile(
        bytes, length, PCRE2_UTF | PCRE2_UCP | PCRE2_NEVER_BACKSLASH_C, &code, &at, context);
    pcre2_compile_context_free(context);
    if (!pattern->code) {
        *error = code;
        *offset = at;
        free(pattern);
        return NULL;
    }
    // Where the system forbids it to make machine code, the interpreter does the work.
    (void)pcre2_jit_compile(pattern->code, PCRE2_JIT_COMPLETE);
    return pattern;
}

void tp_free(tp_pattern *pattern) {
    if (!pattern) return;
    pcre2_code_free(pattern->code);
    free(pattern);
}

void tp_message(int32_t error, char *text, size_t room) {
    if (pcre2_get_error_message(error, (PCRE2_UCHAR *)text, room) < 0 && room > 0) text[0] = 0;
}

enum tp_outcome tp_find(
    const tp_pattern *pattern, const uint8_t *text, size_t length, size_t start, uint32_t steps, size_t *from, size_t *to) {
    // Only the bounds of the whole match are asked for.
    pcre2_match_data *data = pcre2_match_data_create(1, NULL);
    pcre2_match_context *limits = pcre2_match_context_create(NULL);
    enum tp_outcome outcome = TP_GAVE_UP;
    if (data && limits) {
        pcre2_set_match_limit(limits, steps);
        pcre2_set_depth_limit(limits, steps);
        pcre2_set_heap_limit(limits, HEAP_KIB);
        uint32_t options = PCRE2_NOTEMPTY | PCRE2_NO_UTF_CHECK;
        int result = pcre2_match(pattern->code, text, length, start, options, data, limits);
        // Machine code has a small stack of its own; the interpreter takes its room from the heap.
        if (result == PCRE2_ERROR_JIT_STACKLIMIT)
            result = pcre2_match(pattern->code, text, length, start, options | PCRE2_NO_JIT, data, limits);
        if (result >= 0) {
            const PCRE2_SIZE *bounds = pcre2_get_ovector_pointer(data);
            *from = bounds[0];
            *to = bounds[1];
            // \K in a lookaround can turn the bounds round.
            outcome = bounds[0] < bounds[1] ? TP_FOUND : TP_NONE;
        } else if (result == PCRE2_ERROR_NOMATCH) {
            outcome = TP_NONE;
        }
    }
    pcre2_match_data_free(data);
    pcre2_match_context_free(limits);
    return outcome;
}
