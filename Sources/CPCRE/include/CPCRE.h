#ifndef TRAINYARD_CPCRE_H
#define TRAINYARD_CPCRE_H

#include <stddef.h>
#include <stdint.h>

/// A compiled regular expression (PCRE2, UTF-8). Never written after it was compiled, so threads may share it.
typedef struct tp_pattern tp_pattern;

/// What `tp_find` says.
enum tp_outcome { TP_NONE = 0, TP_FOUND = 1, TP_GAVE_UP = 2 };

/// Compiles `length` bytes of UTF-8. NULL when they are no regular expression; then `error` is PCRE2's code and `offset` the
/// byte where it was noticed.
tp_pattern *tp_compile(const uint8_t *bytes, size_t length, int32_t *error, size_t *offset);

void tp_free(tp_pattern *pattern);

/// PCRE2's words for an error code, ended by a NUL.
void tp_message(int32_t error, char *text, size_t room);

/// The first match that is not empty from byte `start` of valid UTF-8 on, as bytes `from` up to `to`.
/// Gives up, and says so, after `steps` steps at one start, or when it needs more than 16 MiB.
enum tp_outcome tp_find(
    const tp_pattern *pattern, const uint8_t *text, size_t length, size_t start, uint32_t steps, size_t *from, size_t *to);

#endif
