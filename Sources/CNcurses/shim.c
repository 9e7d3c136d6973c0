#define _GNU_SOURCE 1
#include "CNcurses.h"
#include "xterm.h"

#include <errno.h>
#include <langinfo.h>
#include <locale.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include <wchar.h>

static locale_t utf8_locale;
static pthread_once_t utf8_once = PTHREAD_ONCE_INIT;

static void make_utf8_locale(void)
{
    utf8_locale = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
}

int cn_width(uint32_t scalar)
{
    pthread_once(&utf8_once, make_utf8_locale);
    if (utf8_locale == (locale_t)0)
        return scalar < 0x20 || scalar == 0x7f ? -1 : 1;
    locale_t before = uselocale(utf8_locale);
    int width = wcwidth((wchar_t)scalar);
    uselocale(before);
    return width;
}

static bool names_utf8(const char *locale)
{
    return locale != NULL && (strcasestr(locale, "utf-8") != NULL || strcasestr(locale, "utf8") != NULL);
}

bool cn_use_locale(void)
{
    if (setlocale(LC_CTYPE, "") != NULL && names_utf8(nl_langinfo(CODESET)))
        return true;
    const char *wanted = getenv("LC_ALL");
    if (wanted == NULL || *wanted == '\0')
        wanted = getenv("LC_CTYPE");
    if (wanted == NULL || *wanted == '\0')
        wanted = getenv("LANG");
    setlocale(LC_CTYPE, "C.UTF-8");
    return names_utf8(wanted);
}

static FILE *sink;
static off_t taken;

SCREEN *cn_open(const char *term)
{
    int file = cn_memory_file();
    sink = file < 0 ? NULL : fdopen(file, "w");
    if (sink == NULL)
        return NULL;
    SCREEN *screen = newterm((NCURSES_CONST char *)term, sink, stdin);
    if (screen == NULL) {
        fclose(sink);
        sink = NULL;
    }
    return screen;
}

SCREEN *cn_open_xterm(void)
{
    const char *set = getenv("TERMINFO");
    char *before = set == NULL ? NULL : strdup(set);
    // Only while ncurses looks: programs that are started from here look for themselves.
    setenv("TERMINFO", xterm_256color, 1);
    SCREEN *screen = cn_open("xterm-256color");
    if (before == NULL)
        unsetenv("TERMINFO");
    else
        setenv("TERMINFO", before, 1);
    free(before);
    return screen;
}

size_t cn_take_output(void *into, size_t capacity)
{
    if (sink == NULL)
        return 0;
    ssize_t count = pread(fileno(sink), into, capacity, taken);
    if (count > 0) {
        taken += count;
        return (size_t)count;
    }
    if (taken > 0 && ftruncate(fileno(sink), 0) == 0) {
        lseek(fileno(sink), 0, SEEK_SET);
        taken = 0;
    }
    return 0;
}

void cn_close(SCREEN *screen)
{
    delscreen(screen);
    if (sink != NULL)
        fclose(sink);
    sink = NULL;
}

WINDOW *cn_screen(void) { return stdscr; }
int cn_colours(void) { return COLORS; }
int cn_pairs(void) { return COLOR_PAIRS; }

attr_t cn_attributes(bool bold, bool underline, bool reverse, bool dim, bool italic)
{
    return (bold ? A_BOLD : 0) | (underline ? A_UNDERLINE : 0) | (reverse ? A_REVERSE : 0) | (dim ? A_DIM : 0) |
           (italic ? A_ITALIC : 0);
}

/* Not setcchar: that drops what follows a joiner, and an emoji sequence is to reach the terminal whole. */
void cn_set_cell(cchar_t *cell, const uint32_t *scalars, size_t count, attr_t attributes, int pair)
{
    memset(cell, 0, sizeof *cell);
    for (size_t i = 0; i < count && i < CCHARW_MAX; i++)
        cell->chars[i] = (wchar_t)scalars[i];
    cell->attr = (attributes & ~A_COLOR) | (attr_t)COLOR_PAIR(pair > 255 ? 255 : pair);
    cell->ext_color = pair;
}

bool cn_window_size(int descriptor, int *rows, int *columns)
{
    struct winsize size;
    if (ioctl(descriptor, TIOCGWINSZ, &size) != 0 || size.ws_row == 0 || size.ws_col == 0)
        return false;
    *rows = size.ws_row;
    *columns = size.ws_col;
    return true;
}

bool cn_write(int descriptor, const void *bytes, size_t count)
{
    const char *next = bytes;
    while (count > 0) {
        ssize_t written = write(descriptor, next, count);
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        next += written;
        count -= (size_t)written;
    }
    return true;
}
