// A real pseudo-terminal with a program in it, and the screen that a person would see: for tests.
#ifndef TRAINYARD_CPSEUDOTERMINAL_H
#define TRAINYARD_CPSEUDOTERMINAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#pragma clang assume_nonnull begin

/// Starts `path` as the leader of a session on a new pseudo-terminal, with no signal blocked or ignored.
/// Returns the terminal's master side, or -1.
int pty_spawn(
    const char *path, char *_Nullable const *_Nonnull argv, char *_Nullable const *_Nonnull envp, const char *directory, int rows, int columns,
    pid_t *pid);

/// Changes the window's size; the kernel tells the program.
bool pty_resize(int master, int rows, int columns);

/// Whether the terminal is as a shell leaves it: echoing, line by line, signals on ^C.
bool pty_is_cooked(int master);

/// What the bytes of a program make on a screen (libvterm).
typedef struct pty_screen pty_screen;

pty_screen *_Nullable pty_screen_new(int rows, int columns);
void pty_screen_free(pty_screen *screen);
void pty_screen_resize(pty_screen *screen, int rows, int columns);
void pty_screen_feed(pty_screen *screen, const char *bytes, size_t count);

/// Takes what the terminal itself answers (to a query of its cursor, for one), to be written back to the program.
size_t pty_screen_answer(pty_screen *screen, char *buffer, size_t capacity);

/// One cell: its code points, columns (0 for the right half of a wide one) and looks; colours are 0xRRGGBB.
struct pty_cell {
    uint32_t characters[6];
    int count;
    int width;
    uint32_t foreground;
    uint32_t background;
    bool bold;
    bool underline;
    bool reverse;
};

struct pty_cell pty_screen_cell(pty_screen *screen, int row, int column);
bool pty_screen_is_alternate(pty_screen *screen);
bool pty_screen_shows_cursor(pty_screen *screen);
int pty_screen_cursor_row(pty_screen *screen);
int pty_screen_cursor_column(pty_screen *screen);

/// Mouse reporting asked for by the program: 0 none.
int pty_screen_mouse(pty_screen *screen);

/// Whether pasted text would be bracketed.
bool pty_screen_brackets_paste(pty_screen *screen);

#pragma clang assume_nonnull end

#endif
