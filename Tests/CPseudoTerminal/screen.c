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
    // A control sequence that has begun; it may arrive in several pieces.
    char sequence[64];
    size_t sequence_length;
    // The character printed last, for terminals' "repeat it" (CSI n b), which this libvterm does not know.
    char last[4];
    size_t last_length;
    // The beginning of a character whose end has not arrived: this libvterm wants characters whole.
    char partial[4];
    size_t partial_length;
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

static void write_bytes(pty_screen *screen, const char *bytes, size_t count)
{
    vterm_input_write(screen->terminal, bytes, count);
}

static void end_sequence(pty_screen *screen)
{
    const char *sequence = screen->sequence;
    size_t length = screen->sequence_length;
    screen->sequence_length = 0;
    if (sequence[length - 1] == 'b') {
        long times = strtol(sequence + 2, NULL, 10);
        for (long i = 0; i < (times > 0 ? times : 1) && i < 10000; i++) {
            write_bytes(screen, screen->last, screen->last_length);
        }
        return;
    }
    // libvterm keeps bracketed paste to itself.
    if (length == 8 && memcmp(sequence, "\x1b[?2004", 7) == 0) {
        screen->brackets = sequence[7] == 'h';
    }
    write_bytes(screen, sequence, length);
}

// Takes a byte of a control sequence; false when it belongs to none.
static bool take_control(pty_screen *screen, char byte)
{
    if (screen->sequence_length == 0) {
        if (byte == '\x1b') {
            screen->sequence[screen->sequence_length++] = byte;
        }
        return byte == '\x1b';
    }
    if (screen->sequence_length == 1 && byte != '[') {
        write_bytes(screen, screen->sequence, 1);
        screen->sequence_length = 0;
        return false;
    }
    screen->sequence[screen->sequence_length++] = byte;
    screen->sequence[screen->sequence_length] = 0;
    bool is_full = screen->sequence_length == sizeof screen->sequence - 1;
    if (is_full || (screen->sequence_length > 2 && byte >= 0x40 && byte <= 0x7e)) {
        end_sequence(screen);
    }
    return true;
}

static void remember(pty_screen *screen, char byte)
{
    unsigned char code = (unsigned char)byte;
    bool continues = (code & 0xc0) == 0x80;
    if (continues && screen->last_length < sizeof screen->last) {
        screen->last[screen->last_length++] = byte;
    } else if (code >= 0x20 && code != 0x7f) {
        screen->last[0] = byte;
        screen->last_length = 1;
    }
}

// Bytes at the end that begin a UTF-8 character and do not complete it.
static size_t unfinished(const char *bytes, size_t count)
{
    for (size_t back = 1; back <= 3 && back <= count; back++) {
        unsigned char code = (unsigned char)bytes[count - back];
        if ((code & 0xc0) == 0x80) {
            continue;
        }
        size_t length = code >= 0xf0 ? 4 : code >= 0xe0 ? 3 : code >= 0xc0 ? 2 : 1;
        return length > back ? back : 0;
    }
    return 0;
}

static void feed_whole(pty_screen *screen, const char *bytes, size_t count)
{
    size_t plain = 0;
    for (size_t i = 0; i < count; i++) {
        bool in_sequence = screen->sequence_length > 0;
        if (!in_sequence && bytes[i] == '\x1b') {
            write_bytes(screen, bytes + plain, i - plain);
        }
        if (take_control(screen, bytes[i])) {
            plain = i + 1;
            continue;
        }
        if (in_sequence) {
            plain = i;
        }
        remember(screen, bytes[i]);
    }
    write_bytes(screen, bytes + plain, count - plain);
}

void pty_screen_feed(pty_screen *screen, const char *bytes, size_t count)
{
    while (screen->partial_length > 0 && count > 0) {
        screen->partial[screen->partial_length++] = *bytes++;
        count--;
        if (unfinished(screen->partial, screen->partial_length) == 0) {
            feed_whole(screen, screen->partial, screen->partial_length);
            screen->partial_length = 0;
        }
    }
    size_t held = unfinished(bytes, count);
    feed_whole(screen, bytes, count - held);
    memcpy(screen->partial + screen->partial_length, bytes + count - held, held);
    screen->partial_length += held;
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
