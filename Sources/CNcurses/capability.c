#define _GNU_SOURCE 1
#include "CNcurses.h"

/* In a file of its own: this header makes macros of common words. */
#include <term.h>

static _Thread_local char *capability_out;
static _Thread_local size_t capability_room;

static int capability_put(int c)
{
    if (capability_room == 0)
        return EOF;
    *capability_out++ = (char)c;
    capability_room--;
    return c;
}

int cn_capability(const char *name, char *into, size_t capacity)
{
    char *value = tigetstr((NCURSES_CONST char *)name);
    if (value == NULL || value == (char *)-1)
        return -1;
    /* tputs takes `$<5>` out; with one line affected and no padding character it would send nulls for it at most. */
    capability_out = into;
    capability_room = capacity;
    tputs(value, 1, capability_put);
    int length = (int)(capability_out - into);
    int kept = 0;
    for (int i = 0; i < length; i++)
        if (into[i] != '\0')
            into[kept++] = into[i];
    return capability_room == 0 ? -1 : kept;
}
