#ifndef TRAINYARD_CASSETS_H
#define TRAINYARD_CASSETS_H

#include <stddef.h>

#pragma clang assume_nonnull begin

/// One file carried inside the program; its bytes live as long as the process.
struct trainyard_asset {
    /// Path below the project's root, such as "themes/dark.toml".
    const char *name;
    const unsigned char *bytes;
    size_t length;
};

/// Number of files carried.
size_t trainyard_asset_count(void);

/// The file at `index`, which must be below the count.
struct trainyard_asset trainyard_asset_at(size_t index);

#pragma clang assume_nonnull end

#endif
