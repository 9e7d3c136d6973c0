#include "CPseudoTerminal.h"

#include <stdlib.h>
#include <string.h>
#include <vterm.h>

struct pty_screen {
    VTerm *terminal;
    VTermScreen *screen;
    bool alternate;
    bool cursor;
    int mouse;
    bool brackets;
    // The end of what was fed last: a sequence may arrive in two pieces.
    char tail[8];
    size_t tail_length;
};

static int property_changed(VTermProp property, VTermValue *value, void *user)
{
    pty_screen *screen = user;
    switch (property) {
    case VTERM_PROP_ALTSCREEN:
        screen->alternate = value->boolean;
        break;
    case VTERM_PROP_CURSORVISIBLE:
        screen->cursor = value->boolean;
        break;
    case VTERM_PROP_MOUSE:
        screen->mouse = value->number;
        break;
    default:
        break;
    }
    return 1;
}

static const VTermScreenCallbacks callbacks = {.settermprop = property_changed};

pty_screen *pty_screen_new(int rows, int columns)
{
    pty_screen *screen = calloc(1, sizeof *screen);
    if (screen == NULL) {
        return NULL;
    }
    screen->cursor = true;
    screen->terminal = vterm_new(rows, columns);
    vterm_set_utf8(screen->terminal, 1);
    screen->screen = vterm_obtain_screen(screen->terminal);
    vterm_screen_set_callbacks(screen->screen, &callbacks, screen);
    vterm_screen_enable_altscreen(screen->screen, 1);
    vterm_screen_reset(screen->screen, 1);
    return screen;
}

void pty_screen_free(pty_screen *screen)
{
    vterm_free(screen->terminal);
    free(screen);
}

void pty_screen_resize(pty_screen *screen, int rows, int columns) { vterm_set_size(screen->terminal, rows, columns); }

// libvterm keeps bracketed paste to itself, so the mode's two sequences are looked for.
static void look_for_brackets(pty_screen *screen, const char *bytes, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (screen->tail_length == sizeof screen->tail) {
            memmove(screen->tail, screen->tail + 1, --screen->tail_length);
        }
        screen->tail[screen->tail_length++] = bytes[i];
        if (screen->tail_length == 8 && memcmp(screen->tail, "\x1b[?2004", 7) == 0) {
            screen->brackets = screen->tail[7] == 'h';
        }
    }
}

void pty_screen_feed(pty_screen *screen, const char *bytes, size_t count)
{
    look_for_brackets(screen, bytes, count);
    vterm_input_write(screen->terminal, bytes, count);
    vterm_screen_flush_damage(screen->screen);
}

size_t pty_screen_answer(pty_screen *screen, char *buffer, size_t capacity)
{
    return vterm_output_read(screen->terminal, buffer, capacity);
}

static uint32_t rgb(pty_screen *screen, VTermColor colour)
{
    vterm_screen_convert_color_to_rgb(screen->screen, &colour);
    return (uint32_t)colour.rgb.red << 16 | (uint32_t)colour.rgb.green << 8 | colour.rgb.blue;
}

struct pty_cell pty_screen_cell(pty_screen *screen, int row, int column)
{
    struct pty_cell result = {.width = 1};
    VTermScreenCell cell;
    if (!vterm_screen_get_cell(screen->screen, (VTermPos){.row = row, .col = column}, &cell)) {
        return result;
    }
    // The right half of a wide character is marked by a code point that cannot be.
    if (cell.chars[0] == (uint32_t)-1) {
        result.width = 0;
        return result;
    }
    while (result.count < 6 && cell.chars[result.count] != 0) {
        result.characters[result.count] = cell.chars[result.count];
        result.count++;
    }
    result.width = cell.width;
    result.foreground = rgb(screen, cell.fg);
    result.background = rgb(screen, cell.bg);
    result.bold = cell.attrs.bold;
    result.underline = cell.attrs.underline != VTERM_UNDERLINE_OFF;
    result.reverse = cell.attrs.reverse;
    return result;
}

bool pty_screen_is_alternate(pty_screen *screen) { return screen->alternate; }
bool pty_screen_shows_cursor(pty_screen *screen) { return screen->cursor; }
int pty_screen_mouse(pty_screen *screen) { return screen->mouse; }
bool pty_screen_brackets_paste(pty_screen *screen) { return screen->brackets; }

static VTermPos cursor(pty_screen *screen)
{
    VTermPos position;
    vterm_state_get_cursorpos(vterm_obtain_state(screen->terminal), &position);
    return position;
}

int pty_screen_cursor_row(pty_screen *screen) { return cursor(screen).row; }
int pty_screen_cursor_column(pty_screen *screen) { return cursor(screen).col; }
