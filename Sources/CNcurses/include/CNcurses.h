/// ncursesw's macros and globals as plain functions, and what only C can do safely: width look-ups in a
/// fixed locale, and the guard that puts the terminal back when the program crashes.
#ifndef CNCURSES_H
#define CNCURSES_H

#ifndef NCURSES_WIDECHAR
#define NCURSES_WIDECHAR 1
#endif
#ifndef _XOPEN_SOURCE_EXTENDED
#define _XOPEN_SOURCE_EXTENDED 1
#endif
#include <curses.h>
#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// Columns of one code point as glibc's tables for UTF-8 have it, whatever the program's locale: -1 for what is not printable.
int cn_width(uint32_t scalar);

/// Takes the locale of the environment for characters and tells whether the terminal is to be sent UTF-8. The program itself
/// always decodes UTF-8 afterwards: C.UTF-8 stands in for a locale that is not, or that is not installed.
bool cn_use_locale(void);

/// newterm with the program's own standard input, and a file in memory in the terminal's place: what ncurses sends is taken
/// from it with `cn_take_output`. NULL when no description of `term` is installed.
SCREEN *cn_open(const char *term);

/// The same with the description of xterm-256color that the program carries, for machines where none is installed.
SCREEN *cn_open_xterm(void);

/// Moves at most `capacity` bytes that ncurses has sent since the last call into `into`; how many there were. Call until 0.
size_t cn_take_output(void *into, size_t capacity);

/// Ends what `cn_open` began.
void cn_close(SCREEN *screen);

WINDOW *cn_screen(void);
int cn_colours(void);
int cn_pairs(void);

/// The attributes of ncurses; not imported because their macros cast.
attr_t cn_attributes(bool bold, bool underline, bool reverse, bool dim, bool italic);

/// Fills one cell. `count` code points: the first gives the width, the others join it; at most five are kept.
void cn_set_cell(cchar_t *cell, const uint32_t *scalars, size_t count, attr_t attributes, int pair);

/// A string capability of the terminal's description, with padding removed: its length, or -1 when the terminal has none or
/// `capacity` is too small. Call after the terminal was opened.
int cn_capability(const char *name, char *into, size_t capacity);

/// Rows and columns of the terminal behind `descriptor`; false when it does not say.
bool cn_window_size(int descriptor, int *rows, int *columns);

/// Writes all of `bytes`, going on after interruptions; false when the terminal is gone.
bool cn_write(int descriptor, const void *bytes, size_t count);

/// eventfd(2) and signalfd(2), closed on exec and not blocking; -1 when the system has none to give.
int cn_event_descriptor(void);
int cn_signal_descriptor(const sigset_t *signals);

/// The next signal that came to a signal descriptor; 0 when there is none.
int cn_next_signal(int descriptor);

/* ---- The guard -------------------------------------------------------------------------------------------------- */

/// Keeps what puts the terminal behind `terminal` back: its present modes and the string `restore`, which is copied (at most
/// 1,023 bytes). Installs handlers for ILL, TRAP, SEGV, BUS, FPE and ABRT on a stack of their own, and one for exit(3). They do
/// nothing until the guard is armed; then they put the terminal back, show the end of the captured output, and let the signal
/// end the program (where SWIFT_BACKTRACE is set: with the handler there was before, the Swift library's).
bool cn_guard_install(int terminal, const char *restore, size_t length);

/// Character by character, without echo and without changing Enter, and as it was when the guard was installed. From the
/// background the first stops the process until it is brought forward.
bool cn_enter_raw_mode(void);
bool cn_leave_raw_mode(void);

/// Between arming and disarming the terminal is ours and the guard has to give it back.
void cn_guard_arm(void);
void cn_guard_disarm(void);

/// A file in memory; -1 when the system has none to give.
int cn_memory_file(void);

/// Writes out what stdio still holds for standard output, before a capture begins and before it ends.
void cn_flush_output(void);

/// Sends what is written to descriptors 1 and 2 to `log` instead, from its present end on. Terminal output of the program goes
/// through a descriptor of its own.
bool cn_capture_output(int log);

/// Undoes the capture and copies the last `most` bytes captured to the old standard error.
void cn_release_output(size_t most);

/// Stops the process as Ctrl-Z does, though the signal is blocked, and returns when it goes on.
void cn_stop_process(void);

#endif
