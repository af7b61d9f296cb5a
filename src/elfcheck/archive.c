// Reads the ar format. An archive is the magic, then members at even offsets, each a 60-byte header
// of text fields and its data:
//
//     name[16] date[12] user[6] group[6] mode[8] size[10] "`\n"
//
// GNU: "/" is the symbol index (big-endian count, that many offsets, NUL-ended names), "/SYM64/" the
// same with 8-byte numbers, "//" holds long names that end in "/\n", "/123" is a name at offset 123
// there, a short name ends in '/'. BSD: "#1/20" says that the data begin with a 20-byte name, and
// "__.SYMDEF" (or "__.SYMDEF SORTED", "__.SYMDEF_64") is the index: bytes of a table of pairs (offset of
// the name, offset of the header), the table, bytes of the names, the names; in the byte order of the
// machine (binutils' aout/ranlib.h, LLVM's ArchiveWriter.cpp). A thin archive has no data but for the index and the long names.
#include "elfcheck/archive.h"

#include <stddef.h>

// A name in "//" is looked for over so many bytes only: each of a million members could otherwise make
// us read all of it.
enum { MAGIC_BYTES = 8, HEADER_BYTES = 60, NAME_BYTES = 16, LONG_NAME_BYTES = 4096 };

static bool thin_magic(struct span file)
{
    return span_starts(file, "!<thin>\n");
}

// LLVM's BitCodeFormat document: "BC" 0xC0DE, or the wrapper 0x0B17C0DE, both little-endian.
bool archive_bitcode(struct span file)
{
    return span_starts(file, "BC\xc0\xde") || span_starts(file, "\xde\xc0\x17\x0b");
}

bool archive_magic(struct span file)
{
    return span_starts(file, "!<arch>\n") || thin_magic(file);
}

void archive_start(struct span file, struct archive *archive)
{
    *archive = (struct archive){.file = file, .next = MAGIC_BYTES, .thin = thin_magic(file)};
}

static struct span field(struct span header, uint64_t at, uint64_t len)
{
    struct span part;

    span_sub(header, at, len, &part);
    return part;
}

// The bytes before the first of `end`, or before trailing spaces.
static struct span cut(struct span name, unsigned char end)
{
    uint64_t len = 0;

    while (len < name.len && name.at[len] != end)
        len++;
    while (len == name.len && len > 0 && name.at[len - 1] == ' ')
        name.len = --len;
    return field(name, 0, len);
}

// A name in the "//" member: up to '/' and newline.
static bool long_name(const struct archive *archive, uint64_t offset, struct span *name)
{
    struct span rest = span_from(archive->long_names, offset);
    uint64_t len;

    *name = (struct span){NULL, 0};
    if (rest.len > LONG_NAME_BYTES)
        span_sub(rest, 0, LONG_NAME_BYTES, &rest);
    return span_find(rest, span_text("/\n"), &len) && span_sub(rest, 0, len, name);
}

static void take_index(struct archive_member *member, struct span name)
{
    member->role = MEMBER_INDEX;
    member->name = name;
    member->bsd_index = span_starts(name, "__.SYMDEF");
    member->wide_index = span_starts(name, "/SYM64/") || span_starts(name, "__.SYMDEF_64");
}

// Sorts out which of the kinds of name this is. False when it points nowhere.
static bool read_name(const struct archive *archive, struct archive_member *member)
{
    struct span raw = member->name;
    uint64_t number;

    member->role = MEMBER_FILE;
    if (span_starts(raw, "/SYM64/") || span_starts(raw, "/ ") || span_starts(raw, "__.SYMDEF")) {
        take_index(member, cut(raw, ' '));
        return true;
    }
    if (span_starts(raw, "// ")) {
        member->role = MEMBER_NAMES;
        return true;
    }
    if (span_starts(raw, "/"))
        return span_digits(cut(span_from(raw, 1), ':'), 10, &number) &&
               long_name(archive, number, &member->name);
    if (span_starts(raw, "#1/")) {
        if (!span_digits(span_from(raw, 3), 10, &number) ||
            !span_sub(member->data, 0, number, &member->name))
            return false;
        member->name = cut(member->name, '\0');
        member->data = span_from(member->data, number);
        member->bsd_name = true;
        if (span_starts(member->name, "__.SYMDEF"))
            take_index(member, member->name);
        return true;
    }
    member->name = cut(raw, '/');
    return true;
}

static bool read_header(struct archive *archive, struct span header, struct archive_member *member,
                        uint64_t *size, struct faults *faults)
{
    uint64_t at = member->header;

    member->name = field(header, 0, NAME_BYTES);
    if (!span_is(field(header, 58, 2), "`\n"))
        return fault_add(faults, FAULT_ARCHIVE, "no member header (`\\n) at offset", at);
    if (!span_digits(field(header, 48, 10), 10, size))
        return fault_add(faults, FAULT_ARCHIVE, "a member's size is not a number, at offset", at);
    // Index members of some writers leave these blank.
    if (!span_digits(field(header, 16, 12), 10, &member->date))
        member->date = 0;
    if (!span_digits(field(header, 28, 6), 10, &member->user))
        member->user = 0;
    if (!span_digits(field(header, 34, 6), 10, &member->group))
        member->group = 0;
    (void)archive;
    return true;
}

// True for a member whose data are in the archive: all of them but the files of a thin one.
static bool has_data(const struct archive *archive, const struct archive_member *member)
{
    return !archive->thin || span_starts(member->name, "/ ") || span_starts(member->name, "// ") ||
           span_starts(member->name, "/SYM64/");
}

bool archive_next(struct archive *archive, struct archive_member *member, struct faults *faults)
{
    struct span header;
    uint64_t at = archive->next, size = 0;

    *member = (struct archive_member){.header = at};
    if (at >= archive->file.len)
        return false;
    if (!span_sub(archive->file, at, HEADER_BYTES, &header))
        return fault_add(faults, FAULT_ARCHIVE,
                         "the archive ends inside a member header, at offset", at);
    if (!read_header(archive, header, member, &size, faults))
        return false;
    at += HEADER_BYTES;
    if (!has_data(archive, member))
        size = 0;
    if (!span_sub(archive->file, at, size, &member->data))
        return fault_add(faults, FAULT_ARCHIVE,
                         "the archive ends inside a member whose header is at offset",
                         member->header);
    archive->next = at + size + (size & 1);
    if (!read_name(archive, member))
        return fault_add(faults, FAULT_ARCHIVE, "a member's name leads nowhere, at offset",
                         member->header);
    if (member->role == MEMBER_NAMES)
        archive->long_names = member->data;
    return true;
}

// Opens BSD's form, if its sizes fit in this byte order.
static bool open_bsd(struct span data, unsigned width, bool big, struct archive_index *index)
{
    uint64_t table = span_uint(data, 0, width, big), strings;
    struct span rest;

    *index = (struct archive_index){.width = width, .bsd = true, .big = big};
    if (data.len < width || !span_sub(data, width, table, &index->entries))
        return false;
    rest = span_from(data, width + table);
    strings = span_uint(rest, 0, width, big);
    index->count = table / (2 * width);
    // Honest names stand apart, so together they are no longer than the strings.
    index->name_work = strings;
    return rest.len >= width && table % (2 * width) == 0 &&
           span_sub(rest, width, strings, &index->names);
}

bool archive_index_open(const struct archive_member *member, struct archive_index *index,
                        struct faults *faults)
{
    unsigned width = member->wide_index ? 8 : 4;
    uint64_t count = span_uint(member->data, 0, width, true);

    if (member->bsd_index)
        return open_bsd(member->data, width, false, index) ||
               open_bsd(member->data, width, true, index) ||
               fault_add(faults, FAULT_ARCHIVE, "the symbol index is shorter than its sizes say",
                         member->data.len);
    *index = (struct archive_index){.width = width, .big = true, .count = count};
    if (member->data.len < width || !span_table(member->data, width, count, width, &index->entries))
        return fault_add(faults, FAULT_ARCHIVE, "the symbol index is shorter than its count",
                         count);
    index->names = span_from(member->data, width + count * width);
    index->name_work = index->names.len;
    return true;
}

bool archive_index_next(struct archive_index *index, uint64_t *header, struct span *symbol,
                        struct faults *faults)
{
    unsigned width = index->width;
    uint64_t at = index->next * width;

    if (index->next >= index->count)
        return false;
    if (index->bsd) {
        at = 2 * at + width;
        index->name_at = span_uint(index->entries, at - width, width, index->big);
    }
    if (!span_string(index->names, index->name_at, symbol) || symbol->len >= index->name_work)
        return fault_add(faults, FAULT_ARCHIVE, "the symbol index ends inside its names, at entry",
                         index->next);
    *header = span_uint(index->entries, at, width, index->big);
    index->name_at += symbol->len + 1;
    index->name_work -= symbol->len + 1;
    index->next++;
    return true;
}
