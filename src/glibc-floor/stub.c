// One text for all machines and assemblers: labels, room, .symver.
//
// What a linker takes from a shared library is each symbol's name, version, kind, binding and size.
// Size and place matter for data: a program that is not position-independent gets a copy of the size
// that it was linked with, and names of one address (environ, __environ, _environ) must go to one copy.
// Functions have nothing behind them; each has an address of its own.
#include "glibc-floor/stub.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

enum { ALIGN_MOST = 64 };

static const char *const sections[PLACES] = {
    [PLACE_CODE] = ".text",
    [PLACE_DATA] = ".data",
    [PLACE_CONSTANT] = ".section .rodata,\"a\",%progbits",
    [PLACE_THREAD] = ".section .tbss,\"awT\",%nobits",
};
static const char *const types[PLACES] = {
    [PLACE_CODE] = "STT_FUNC",
    [PLACE_DATA] = "STT_OBJECT",
    [PLACE_CONSTANT] = "STT_OBJECT",
    [PLACE_THREAD] = "STT_TLS",
};

// Where a text of data stands: addresses are those of the library that it is read from.
struct cursor {
    const struct library *library;
    uint64_t at, end;
};

static int compare_addresses(const void *one, const void *other)
{
    const struct offer *a = *(const struct offer *const *)one;
    const struct offer *b = *(const struct offer *const *)other;

    if (a->from != b->from)
        return strcmp(a->from->soname, b->from->soname);
    if (a->export->address != b->export->address)
        return a->export->address < b->export->address ? -1 : 1;
    return a < b ? -1 : 1;
}

static unsigned long long alignment(uint64_t address)
{
    uint64_t low = address & (~address + 1);

    return low == 0 || low > ALIGN_MOST ? ALIGN_MOST : low;
}

static void add_room(struct text *out, uint64_t bytes)
{
    if (bytes > 0)
        text_format(out, "    .zero %llu\n", (unsigned long long)bytes);
}

// Goes on to the place of the next symbol: inside what came before, or behind it.
static void move(struct cursor *cursor, const struct offer *offer, struct text *out)
{
    const struct export *export = offer->export;

    if (cursor->library == offer->from && export->address < cursor->end) {
        add_room(out, export->address - cursor->at);
    } else {
        add_room(out, cursor->end - cursor->at);
        text_format(out, "    .balign %llu\n", alignment(export->address));
        *cursor = (struct cursor){offer->from, export->address, export->address};
    }
    cursor->at = export->address;
    if (export->size > cursor->end - cursor->at)
        cursor->end = cursor->at + export->size;
}

static void add_label(const struct stub *stub, const struct offer *offer, struct text *out)
{
    const struct export *export = offer->export;
    unsigned long number = (unsigned long)(offer - stub->offers);
    enum place place = export->place;

    text_format(out, "%s floor.%lu\n", export->weak ? ".weak" : ".globl", number);
    text_format(out, ".type floor.%lu, %s\n", number, types[place]);
    text_format(out, ".size floor.%lu, %llu\n", number,
                place == PLACE_CODE ? 1 : (unsigned long long)export->size);
    text_format(out, ".symver floor.%lu, %.*s%s%.*s\n", number, SPAN_ARGS(export->name),
                offer->standard ? "@@" : "@", SPAN_ARGS(export->version_name));
    text_format(out, "floor.%lu:\n", number);
    if (place == PLACE_CODE)
        text_str(out, "    .zero 1\n");
}

static void add_place(const struct stub *stub, enum place place, struct text *out)
{
    const struct offer **sorted = arena_array(out->arena, stub->count + 1, sizeof *sorted);
    struct cursor cursor = {0};
    size_t count = 0;

    for (size_t i = 0; i < stub->count; i++)
        if (stub->offers[i].export->place == place)
            sorted[count++] = &stub->offers[i];
    if (count == 0)
        return;
    if (place != PLACE_CODE)
        qsort(sorted, count, sizeof *sorted, compare_addresses);
    text_format(out, "\n%s\n", sections[place]);
    for (size_t i = 0; i < count; i++) {
        if (place != PLACE_CODE)
            move(&cursor, sorted[i], out);
        add_label(stub, sorted[i], out);
    }
    add_room(out, cursor.end - cursor.at);
}

// GNU ld prints the text of such a section when something refers to the symbol; the error that the
// symbol is undefined follows. Other linkers only have the error.
static void add_warnings(const struct stub *stub, const struct offers *offers, struct text *out)
{
    for (size_t i = 0; i < offers->absence_count; i++) {
        const struct absence *absence = &offers->absences[i];
        struct span number = span_from(absence->since, strlen("GLIBC_"));

        if (absence->replaced || strcmp(absence->soname, stub->soname) != 0)
            continue;
        text_format(out, "\n.section .gnu.warning.%.*s,\"\",%%progbits\n",
                    SPAN_ARGS(absence->name));
        text_format(out,
                    "    .string \"'%.*s' came with glibc %.*s, after this floor, and has no "
                    "replacement: do without it (configure tests see that it is not there), or "
                    "raise the floor to %.*s\"\n",
                    SPAN_ARGS(absence->name), SPAN_ARGS(number), SPAN_ARGS(number));
    }
}

void stub_assembly(const struct stub *stub, const struct offers *offers, struct text *out)
{
    text_format(out, "# %s as a linker sees it; made by glibc-floor\n", stub->soname);
    for (unsigned place = 0; place < PLACES; place++)
        add_place(stub, (enum place)place, out);
    add_warnings(stub, offers, out);
    text_str(out, "\n.section .note.GNU-stack,\"\",%progbits\n");
}

// The versions are named; which symbol has which is in the assembly. The labels are ours alone.
void stub_map(const struct stub *stub, struct text *out)
{
    for (size_t i = 0; i < stub->definition_count; i++) {
        text_format(out, "%.*s {%s }", SPAN_ARGS(stub->definitions[i].name),
                    i == 0 ? " local: floor.*;" : "");
        if (i > 0)
            text_format(out, " %.*s", SPAN_ARGS(stub->definitions[i - 1].name));
        text_str(out, ";\n");
    }
}
