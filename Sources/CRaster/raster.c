#include "CRaster.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// The few declarations of librsvg, cairo, GLib and fontconfig that are used, as their own headers have them: with these the
// program is built where the libraries are not.
typedef struct {
    uint32_t domain;
    int code;
    char *message;
} GlibError;
typedef struct {
    double x, y, width, height;
} RsvgRectangle;
typedef struct {
    int count, room;
    void **fonts;
} FontSet;
typedef int (*WriteFunction)(void *closure, const unsigned char *bytes, unsigned int length);

static struct {
    void *(*handle_new_from_data)(const uint8_t *, size_t, GlibError **);
    int (*handle_size)(void *, double *, double *);
    int (*handle_render)(void *, void *, const RsvgRectangle *, GlibError **);
    void (*object_unref)(void *);
    void (*error_free)(GlibError *);
    void *(*image_surface_create)(int, int, int);
    void *(*pdf_surface_create)(WriteFunction, void *, double, double);
    int (*surface_write_png)(void *, WriteFunction, void *);
    int (*surface_status)(void *);
    void (*surface_finish)(void *);
    void (*surface_destroy)(void *);
    void *(*create)(void *);
    void (*destroy)(void *);
    void *(*font_configuration)(void);
    FontSet *(*fonts)(void *, int);
} library;
static char missing[200];
static pthread_once_t once = PTHREAD_ONCE_INIT;

static int found(void *handle, const char *name, void *place) {
    void *symbol = dlsym(handle, name);
    if (!symbol) {
        snprintf(missing, sizeof missing, "it has no %s", name);
        return 0;
    }
    // POSIX wants it so: ISO C has no conversion from an object's address to a function's.
    memcpy(place, &symbol, sizeof symbol);
    return 1;
}

static void load(void) {
    // One handle reaches the symbols of the libraries behind it too.
    void *handle = dlopen("librsvg-2.so.2", RTLD_NOW | RTLD_LOCAL);
    if (!handle) {
        const char *why = dlerror();
        snprintf(missing, sizeof missing, "%s", why ? why : "it cannot be loaded");
        return;
    }
    const struct {
        const char *name;
        void *place;
    } symbols[] = {
        {"rsvg_handle_new_from_data", &library.handle_new_from_data},
        {"rsvg_handle_get_intrinsic_size_in_pixels", &library.handle_size},
        {"rsvg_handle_render_document", &library.handle_render},
        {"g_object_unref", &library.object_unref},
        {"g_error_free", &library.error_free},
        {"cairo_image_surface_create", &library.image_surface_create},
        {"cairo_pdf_surface_create_for_stream", &library.pdf_surface_create},
        {"cairo_surface_write_to_png_stream", &library.surface_write_png},
        {"cairo_surface_status", &library.surface_status},
        {"cairo_surface_finish", &library.surface_finish},
        {"cairo_surface_destroy", &library.surface_destroy},
        {"cairo_create", &library.create},
        {"cairo_destroy", &library.destroy},
        {"FcInitLoadConfigAndFonts", &library.font_configuration},
        {"FcConfigGetFonts", &library.fonts},
    };
    for (size_t index = 0; index < sizeof symbols / sizeof *symbols; index++)
        if (!found(handle, symbols[index].name, symbols[index].place)) return;
    missing[0] = 0;
}

typedef struct {
    uint8_t *bytes;
    size_t size, room;
} Growing;

enum { WRITTEN = 0, WRITE_ERROR = 11 };

static int append(void *closure, const unsigned char *bytes, unsigned int length) {
    Growing *growing = closure;
    if (growing->room - growing->size < length) {
        size_t room = (growing->room + length) * 2;
        uint8_t *larger = realloc(growing->bytes, room);
        if (!larger) return WRITE_ERROR;
        growing->bytes = larger;
        growing->room = room;
    }
    memcpy(growing->bytes + growing->size, bytes, length);
    growing->size += length;
    return WRITTEN;
}

static enum tr_outcome refuse(char *reason, size_t room, const char *why, GlibError *error) {
    snprintf(reason, room, "%s", error && error->message ? error->message : why);
    if (error) library.error_free(error);
    return TR_REFUSED;
}

static int is_without_fonts(void) {
    static int answer = -1;
    if (answer < 0) {
        void *configuration = library.font_configuration();
        // 0: the system's fonts.
        FontSet *fonts = configuration ? library.fonts(configuration, 0) : NULL;
        answer = !fonts || fonts->count == 0;
    }
    return answer;
}

static enum tr_outcome draw(
    void *drawing, enum tr_format format, double scale, Growing *growing, char *reason, size_t room) {
    double width = 0, height = 0;
    if (!library.handle_size(drawing, &width, &height)) return refuse(reason, room, "the drawing has no size in pixels", NULL);
    const double largest = 32767; // cairo's
    if (scale > largest / width) scale = largest / width;
    if (scale > largest / height) scale = largest / height;
    // A PDF counts points of 1/72 inch, a drawing pixels of 1/96.
    if (format == TR_PDF) scale = 0.75;
    RsvgRectangle whole = {0, 0, width * scale, height * scale};
    void *surface = format == TR_PDF ? library.pdf_surface_create(append, growing, whole.width, whole.height)
                                     : library.image_surface_create(0, (int)(whole.width + 0.5), (int)(whole.height + 0.5));
    void *context = library.create(surface);
    GlibError *error = NULL;
    enum tr_outcome outcome = TR_DRAWN;
    if (!library.handle_render(drawing, context, &whole, &error)) outcome = refuse(reason, room, "it cannot be drawn", error);
    library.destroy(context);
    if (outcome == TR_DRAWN && format == TR_PNG && library.surface_write_png(surface, append, growing))
        outcome = refuse(reason, room, "there is not enough memory for the picture", NULL);
    library.surface_finish(surface);
    if (outcome == TR_DRAWN && format == TR_PDF && library.surface_status(surface))
        outcome = refuse(reason, room, "there is not enough memory for the picture", NULL);
    library.surface_destroy(surface);
    return outcome;
}

enum tr_outcome tr_draw(
    const uint8_t *svg, size_t length, enum tr_format format, double scale, uint8_t **picture, size_t *size, char *reason, size_t room) {
    static pthread_mutex_t turn = PTHREAD_MUTEX_INITIALIZER;
    *picture = NULL;
    *size = 0;
    pthread_once(&once, load);
    if (missing[0]) {
        snprintf(reason, room, "%s", missing);
        return TR_NO_LIBRARY;
    }
    // fontconfig and Pango keep what they know for the whole process: one drawing after the other.
    pthread_mutex_lock(&turn);
    Growing growing = {0};
    enum tr_outcome outcome;
    if (is_without_fonts()) {
        snprintf(reason, room, "no font is installed");
        outcome = TR_NO_FONT;
    } else {
        GlibError *error = NULL;
        void *drawing = library.handle_new_from_data(svg, length, &error);
        outcome = drawing ? draw(drawing, format, scale, &growing, reason, room) : refuse(reason, room, "it is no SVG", error);
        if (drawing) library.object_unref(drawing);
    }
    pthread_mutex_unlock(&turn);
    if (outcome != TR_DRAWN) {
        free(growing.bytes);
        return outcome;
    }
    *picture = growing.bytes;
    *size = growing.size;
    return TR_DRAWN;
}

void tr_free(uint8_t *picture) { free(picture); }
