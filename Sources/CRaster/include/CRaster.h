#ifndef TRAINYARD_CRASTER_H
#define TRAINYARD_CRASTER_H

#include <stddef.h>
#include <stdint.h>

/// What a drawing becomes.
enum tr_format { TR_PNG = 0, TR_PDF = 1 };

/// What `tr_draw` says.
enum tr_outcome {
    TR_DRAWN = 0,
    /// librsvg-2 is not installed, or is older than 2.52.
    TR_NO_LIBRARY = 1,
    /// No font is installed: text would be left out.
    TR_NO_FONT = 2,
    /// The bytes are no SVG, or the picture would be larger than the library can draw.
    TR_REFUSED = 3
};

/// Draws `length` bytes of SVG with librsvg-2 and cairo, which are loaded when they are first needed, so that a program that draws
/// nothing starts without them. `scale` pixels of a PNG stand for one of the drawing.
/// On `TR_DRAWN`, `picture` holds `size` bytes, for `tr_free`; else `reason` says why not, ended by a NUL.
enum tr_outcome tr_draw(
    const uint8_t *svg, size_t length, enum tr_format format, double scale, uint8_t **picture, size_t *size, char *reason, size_t room);

void tr_free(uint8_t *picture);

#endif
