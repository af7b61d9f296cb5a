// Reads zip files (PKWARE's APPNOTE 6.3.10, sections 4.3 to 4.5):
//
//     local header, name, extra, data [, data descriptor]    once an entry
//     central header, name, extra, comment                   once an entry
//     [zip64 end record, zip64 locator] end record, comment
//
// Installers read the directory at the end, streaming readers the local headers, and some readers
// search for either: a file in which these disagree is two files. So nothing may lie between, before or
// behind the parts, and what is said twice must be the same.
#include "elfcheck/zip.h"

#include <stdlib.h>

#include "base/json.h"
#include "base/text.h"
#include "elfcheck/inflate.h"

enum {
    END_BYTES = 22,
    LOCATOR_BYTES = 20,
    WIDE_END_BYTES = 56,
    CENTRAL_BYTES = 46,
    LOCAL_BYTES = 30,
    COMMENT_MOST = 0xffff,
    EXTRA_ZIP64 = 1,
    EXTRA_NAME = 0x7075, // Info-ZIP's: another name, for readers that know the field
    HOST_UNIX = 3,
    FLAG_ENCRYPTED = 0x0001 | 0x0040 | 0x2000,
    FLAG_DESCRIPTOR = 0x0008,
    FLAG_UTF8 = 0x0800,
    MODE_TYPE = 0170000,
    MODE_FILE = 0100000,
    MODE_FOLDER = 0040000,
};

static const struct span nothing;

// Where the directory is said to be, and where its end must be.
struct end {
    uint64_t at, entries, size, offset;
};

static uint64_t number(struct span span, uint64_t offset, unsigned width)
{
    return span_uint(span, offset, width, false);
}

static bool signed_as(struct span file, uint64_t at, const char *signature)
{
    struct span bytes;

    return span_sub(file, at, 4, &bytes) && span_is(bytes, signature);
}

// True when there is an end record at `at`; `rest` is what follows it but for its comment.
static bool end_at(struct span file, uint64_t at, int64_t *rest)
{
    *rest = (int64_t)(file.len - at - END_BYTES) - (int64_t)number(file, at + 20, 2);
    return signed_as(file, at, "PK\5\6");
}

// Finds the end record: the last one whose comment ends where the file does; else the last at all. No
// other may have a comment that ends there.
static bool find_end(struct span file, uint64_t *at, struct wheel_issues *issues)
{
    uint64_t last = UINT64_MAX, lowest = 0;
    int64_t rest;

    *at = UINT64_MAX;
    if (file.len > END_BYTES + COMMENT_MOST)
        lowest = file.len - END_BYTES - (uint64_t)COMMENT_MOST;
    for (uint64_t i = file.len < END_BYTES ? 0 : file.len - END_BYTES + 1; i-- > lowest;) {
        if (!end_at(file, i, &rest))
            continue;
        if (rest == 0 && *at != UINT64_MAX)
            wheel_issue_at(issues, WHEEL_ZIP_TRAILING, nothing,
                           "another end record takes the last one for its comment, at offset", i);
        if (rest == 0 && *at == UINT64_MAX)
            *at = i;
        if (last == UINT64_MAX)
            last = i;
    }
    if (last == UINT64_MAX)
        return wheel_issue_at(issues, WHEEL_ZIP_DIRECTORY, nothing,
                              "no end record: truncated, or no zip file; bytes", file.len);
    if (*at != UINT64_MAX)
        return true;
    *at = last;
    end_at(file, last, &rest);
    if (rest > 0)
        wheel_issue_at(issues, WHEEL_ZIP_TRAILING, nothing,
                       "bytes behind its end:", (uint64_t)rest);
    else
        wheel_issue_at(issues, WHEEL_ZIP_DIRECTORY, nothing,
                       "its comment reaches past the end of the file, by bytes", (uint64_t)-rest);
    return true;
}

// A field of the end record is all ones, or the same as in the zip64 record.
static bool agrees(struct span record, uint64_t offset, unsigned width, uint64_t wide)
{
    uint64_t ones = ((uint64_t)1 << (width * 8)) - 1, narrow = number(record, offset, width);

    return narrow == ones || narrow == wide;
}

// Takes what the zip64 end record says, when there is one before the end record.
static bool read_wide_end(struct span file, struct span record, struct end *end,
                          struct wheel_issues *issues)
{
    struct span locator, wide;
    uint64_t place;

    if (end->at < LOCATOR_BYTES || !signed_as(file, end->at - LOCATOR_BYTES, "PK\6\7"))
        return true;
    span_sub(file, end->at - LOCATOR_BYTES, LOCATOR_BYTES, &locator);
    place = number(locator, 8, 8);
    if (!span_sub(file, place, WIDE_END_BYTES, &wide) || !signed_as(wide, 0, "PK\6\6"))
        return wheel_issue_at(issues, WHEEL_ZIP_DIRECTORY, nothing,
                              "the zip64 locator does not lead to a zip64 record but to", place);
    if (number(locator, 4, 4) != 0 || number(locator, 16, 4) > 1 || number(wide, 4, 8) < 44 ||
        place + 12 + LOCATOR_BYTES > end->at ||
        number(wide, 4, 8) != end->at - LOCATOR_BYTES - place - 12 || number(wide, 16, 4) != 0 ||
        number(wide, 20, 4) != 0 || number(wide, 24, 8) != number(wide, 32, 8))
        wheel_issue_at(issues, WHEEL_ZIP_DIRECTORY, nothing,
                       "the zip64 record does not end at its locator or is of several disks, at",
                       place);
    *end = (struct end){place, number(wide, 32, 8), number(wide, 40, 8), number(wide, 48, 8)};
    if (!agrees(record, 10, 2, end->entries) || !agrees(record, 12, 4, end->size) ||
        !agrees(record, 16, 4, end->offset))
        wheel_issue_at(issues, WHEEL_ZIP_DIRECTORY, nothing,
                       "the zip64 record and the end record disagree, at", place);
    return true;
}

static bool read_end(struct span file, struct end *end, struct wheel_issues *issues)
{
    struct span record;

    if (!find_end(file, &end->at, issues) || !span_sub(file, end->at, END_BYTES, &record))
        return false;
    if (number(record, 4, 2) != 0 || number(record, 6, 2) != 0 ||
        number(record, 8, 2) != number(record, 10, 2))
        wheel_issue_at(issues, WHEEL_ZIP_DIRECTORY, nothing,
                       "the end record speaks of several disks, at", end->at);
    end->entries = number(record, 10, 2);
    end->size = number(record, 12, 4);
    end->offset = number(record, 16, 4);
    return read_wide_end(file, record, end, issues);
}

// Finds the directory's bytes. Where it is not at the offset that is said, it is taken from where it
// ends, as Python's zipfile does, and `shift` is how far all offsets are off.
static bool find_directory(struct span file, const struct end *end, struct span *directory,
                           uint64_t *shift, struct wheel_issues *issues)
{
    *shift = 0;
    if (end->size > end->at)
        return wheel_issue_at(issues, WHEEL_ZIP_DIRECTORY, nothing,
                              "the directory is larger than what is before its end, bytes",
                              end->size);
    if (end->offset != end->at - end->size)
        wheel_issue_at(issues, WHEEL_ZIP_DIRECTORY, nothing,
                       "the directory does not end where the end record begins; its offset is",
                       end->offset);
    if (end->offset < end->at - end->size)
        *shift = end->at - end->size - end->offset;
    return span_sub(file, end->at - end->size, end->size, directory);
}

// The length of the central header at `at`, names and all; 0 when there is none, or not all of it.
static uint64_t central_len(struct span directory, uint64_t at)
{
    struct span header;
    uint64_t len;

    if (!span_sub(directory, at, CENTRAL_BYTES, &header) || !signed_as(header, 0, "PK\1\2"))
        return 0;
    len = CENTRAL_BYTES + number(header, 28, 2) + number(header, 30, 2) + number(header, 32, 2);
    return len <= directory.len - at ? len : 0;
}

static bool find_extra(struct span extra, unsigned wanted, struct span *body)
{
    for (uint64_t at = 0; extra.len - at >= 4;) {
        uint64_t id = number(extra, at, 2), len = number(extra, at + 2, 2);

        if (!span_sub(extra, at + 4, len, body))
            return false;
        if (id == wanted)
            return true;
        at += 4 + len;
    }
    return false;
}

// Widens those fields that are all ones: the zip64 extra has their values, in this order.
static bool widen(struct span extra, uint64_t *const fields[], unsigned count)
{
    struct span wide;
    uint64_t at = 0;

    if (!find_extra(extra, EXTRA_ZIP64, &wide))
        return true;
    for (unsigned i = 0; i < count; i++)
        if (*fields[i] == 0xffffffff) {
            if (wide.len - at < 8)
                return false;
            *fields[i] = number(wide, at, 8);
            at += 8;
        }
    return true;
}

static void read_central(struct span directory, uint64_t at, struct zip_entry *entry,
                         struct wheel_issues *issues)
{
    struct span header = span_from(directory, at);
    uint64_t name_len = number(header, 28, 2);
    uint64_t *const fields[] = {&entry->size, &entry->packed_size, &entry->header};

    span_sub(header, CENTRAL_BYTES, name_len, &entry->name);
    span_sub(header, CENTRAL_BYTES + name_len, number(header, 30, 2), &entry->extra);
    entry->flags = (uint16_t)number(header, 8, 2);
    entry->method = (uint16_t)number(header, 10, 2);
    entry->crc = (uint32_t)number(header, 16, 4);
    entry->packed_size = number(header, 20, 4);
    entry->size = number(header, 24, 4);
    entry->header = number(header, 42, 4);
    if (number(header, 5, 1) == HOST_UNIX)
        entry->mode = (uint16_t)number(header, 40, 2);
    entry->folder = span_ends(entry->name, "/");
    entry->usable = true;
    if (number(header, 34, 2) != 0 || !widen(entry->extra, fields, 3))
        entry->usable = wheel_issue_at(
            issues, WHEEL_ZIP_DIRECTORY, entry->name,
            "a disk number, or a zip64 extra field that is too short, at offset", at);
}

// One field of the local header: the same as in the directory, or 0 when a data descriptor has it.
static bool field_agrees(const struct zip_entry *entry, uint64_t local, uint64_t central)
{
    return local == central || (local == 0 && (entry->flags & FLAG_DESCRIPTOR));
}

static bool local_agrees(const struct zip_entry *entry, struct span header, struct span name,
                         struct span extra)
{
    uint64_t size = number(header, 22, 4), packed_size = number(header, 18, 4);
    uint64_t *const fields[] = {&size, &packed_size};

    return widen(extra, fields, 2) && span_same(name, entry->name) &&
           number(header, 6, 2) == entry->flags && number(header, 8, 2) == entry->method &&
           field_agrees(entry, number(header, 14, 4), entry->crc) &&
           field_agrees(entry, packed_size, entry->packed_size) &&
           field_agrees(entry, size, entry->size);
}

// How long the data descriptor at `at` is: with or without a signature, with narrow or wide sizes. 0
// when none of these says what the directory does.
static uint64_t descriptor_len(struct span file, uint64_t at, const struct zip_entry *entry)
{
    for (unsigned wide = 0; wide < 2; wide++)
        for (unsigned mark = 0; mark <= 4; mark += 4) {
            unsigned width = wide ? 8 : 4;
            uint64_t len = mark + 4 + 2 * (uint64_t)width;
            struct span bytes;

            if (span_sub(file, at, len, &bytes) && (mark == 0 || signed_as(bytes, 0, "PK\7\10")) &&
                number(bytes, mark, 4) == entry->crc &&
                number(bytes, mark + 4, width) == entry->packed_size &&
                number(bytes, mark + 4 + width, width) == entry->size)
                return len;
        }
    return 0;
}

// Reads the local header: where the data are, and whether it says what the directory does.
static bool read_local(struct span file, struct zip_entry *entry, struct wheel_issues *issues)
{
    struct span header, name, extra;
    uint64_t at = entry->header, descriptor;

    entry->end = at;
    if (!span_sub(file, at, LOCAL_BYTES, &header) || !signed_as(header, 0, "PK\3\4"))
        return wheel_issue_at(issues, WHEEL_ZIP_LOCAL, entry->name,
                              "the directory leads to no local header, at offset", at);
    at += LOCAL_BYTES;
    if (!span_sub(file, at, number(header, 26, 2), &name) ||
        !span_sub(file, at + name.len, number(header, 28, 2), &extra) ||
        !span_sub(file, at + name.len + extra.len, entry->packed_size, &entry->packed))
        return wheel_issue_at(issues, WHEEL_ZIP_LOCAL, entry->name,
                              "the data reach past the end of the file, from offset", at);
    at += name.len + extra.len + entry->packed_size;
    entry->end = at;
    if (!local_agrees(entry, header, name, extra))
        wheel_issue_at(issues, WHEEL_ZIP_LOCAL, entry->name,
                       "name, flags, method, CRC or sizes differ in the local header, at offset",
                       entry->header);
    if (entry->flags & FLAG_DESCRIPTOR) {
        descriptor = descriptor_len(file, at, entry);
        entry->end += descriptor;
        if (descriptor == 0)
            wheel_issue_at(issues, WHEEL_ZIP_LOCAL, entry->name,
                           "no data descriptor that agrees with the directory, at offset", at);
    }
    return true;
}

// True for a name that leads nowhere but into the folder where the wheel is unpacked.
static bool name_is_safe(struct span name)
{
    uint64_t start = 0;

    if (name.len == 0 || (name.len > 1 && name.at[1] == ':'))
        return false;
    for (uint64_t i = 0; i <= name.len; i++) {
        struct span part;

        if (i < name.len && (name.at[i] == '\\' || name.at[i] < 0x20 || name.at[i] == 0x7f))
            return false;
        if (i < name.len && name.at[i] != '/')
            continue;
        span_sub(name, start, i - start, &part);
        if (span_is(part, ".") || span_is(part, "..") || (part.len == 0 && i < name.len))
            return false;
        start = i + 1;
    }
    return true;
}

// True when a reader that takes the name for UTF-8 and one that takes it for code page 437 agree, or
// the entry says which it is.
static bool name_is_text(const struct zip_entry *entry)
{
    bool ascii = true;

    for (uint64_t i = 0; i < entry->name.len;) {
        unsigned len = json_utf8(entry->name, i);

        if (len == 0)
            return false;
        ascii &= len == 1;
        i += len;
    }
    return ascii || (entry->flags & FLAG_UTF8);
}

static void judge_name(const struct zip_entry *entry, struct wheel_issues *issues)
{
    unsigned type = entry->mode & MODE_TYPE;
    struct span other;

    if (!name_is_safe(entry->name))
        wheel_issue(issues, WHEEL_ZIP_NAME, entry->name,
                    "not a plain relative path with '/' between its parts:", entry->name);
    else if (!name_is_text(entry))
        wheel_issue(issues, WHEEL_ZIP_NAME, entry->name,
                    "neither ASCII nor marked and valid UTF-8:", entry->name);
    if (find_extra(entry->extra, EXTRA_NAME, &other))
        wheel_issue(issues, WHEEL_ZIP_NAME, entry->name,
                    "an extra field gives it another name:", span_from(other, 5));
    if (type != 0 && type != MODE_FILE && type != MODE_FOLDER)
        wheel_issue_at(issues, WHEEL_ZIP_SYMLINK, entry->name,
                       "a symbolic link or device; its st_mode is", entry->mode);
}

// Whether its bytes may be unpacked.
static bool judge_data(const struct zip_entry *entry, uint64_t size_most,
                       struct wheel_issues *issues)
{
    if (entry->flags & FLAG_ENCRYPTED)
        return wheel_issue_at(issues, WHEEL_ZIP_ENCRYPTED, entry->name, "its flags are",
                              entry->flags);
    if (entry->method != ZIP_STORED && entry->method != ZIP_DEFLATED)
        return wheel_issue_at(issues, WHEEL_ZIP_METHOD, entry->name, "its compression method is",
                              entry->method);
    if (entry->size > size_most)
        return wheel_issue_at(issues, WHEEL_ZIP_SIZE, entry->name,
                              "over --max-size (1 GiB unless told), not looked into; bytes",
                              entry->size);
    if (entry->method == ZIP_STORED && entry->size != entry->packed_size)
        return wheel_issue_at(issues, WHEEL_ZIP_SIZE, entry->name,
                              "stored, but in another number of bytes than", entry->size);
    if (entry->size > entry->packed_size * ZIP_RATIO_MOST)
        return wheel_issue_at(issues, WHEEL_ZIP_SIZE, entry->name,
                              "more than deflate can make of its data, bytes", entry->size);
    return true;
}

static void read_entries(struct zip *zip, struct span directory, uint64_t shift,
                         struct wheel_issues *issues)
{
    uint64_t at = 0;

    for (uint64_t i = 0; i < zip->count; i++) {
        struct zip_entry *entry = &zip->entries[i];

        read_central(directory, at, entry, issues);
        at += central_len(directory, at);
        entry->header += shift;
        judge_name(entry, issues);
        // In this order: what cannot be found has no data to judge.
        entry->usable = read_local(zip->file, entry, issues) && entry->usable;
        entry->usable = entry->usable && judge_data(entry, zip->size_most, issues);
    }
}

static int compare_places(const void *one, const void *other)
{
    const struct zip_entry *a = *(const struct zip_entry *const *)one;
    const struct zip_entry *b = *(const struct zip_entry *const *)other;

    if (a->header != b->header)
        return a->header < b->header ? -1 : 1;
    return (a->end > b->end) - (a->end < b->end);
}

static int compare_names(const void *one, const void *other)
{
    const struct zip_entry *a = *(const struct zip_entry *const *)one;
    const struct zip_entry *b = *(const struct zip_entry *const *)other;
    int order = span_compare(a->name, b->name);

    return order ? order : (a > b) - (a < b);
}

// The entries must fill the file from its start to the directory, without a gap or an overlap. What
// overlaps is not unpacked: the work is bounded by the bytes of the file.
static void judge_places(struct zip *zip, struct zip_entry **by_place, uint64_t directory,
                         struct wheel_issues *issues)
{
    uint64_t at = 0;

    for (uint64_t i = 0; i < zip->count; i++)
        by_place[i] = &zip->entries[i];
    qsort(by_place, zip->count, sizeof *by_place, compare_places);
    for (uint64_t i = 0; i < zip->count; i++) {
        struct zip_entry *entry = by_place[i];

        if (entry->header > at)
            wheel_issue_at(issues, WHEEL_ZIP_GAP, entry->name,
                           "bytes that belong to no entry are before it, from offset", at);
        if (entry->header < at)
            entry->usable = wheel_issue_at(issues, WHEEL_ZIP_GAP, entry->name,
                                           "it overlaps the entry before it, which ends at", at);
        if (entry->end > at)
            at = entry->end;
    }
    if (at < directory)
        wheel_issue_at(issues, WHEEL_ZIP_GAP, nothing,
                       "bytes that belong to no entry are before the directory, from offset", at);
    if (at > directory)
        wheel_issue_at(issues, WHEEL_ZIP_GAP, nothing,
                       "entries reach into the directory, which begins at", directory);
}

static void sort_names(struct zip *zip, struct wheel_issues *issues)
{
    for (uint64_t i = 0; i < zip->count; i++)
        zip->by_name[i] = &zip->entries[i];
    qsort(zip->by_name, zip->count, sizeof *zip->by_name, compare_names);
    for (uint64_t i = 1; i < zip->count; i++)
        if (span_same(zip->by_name[i - 1]->name, zip->by_name[i]->name))
            wheel_issue(issues, WHEEL_ZIP_DUPLICATE, zip->by_name[i]->name,
                        "another entry has the same name:", zip->by_name[i]->name);
}

bool zip_open(struct span file, uint64_t size_most, struct arena *arena, struct zip *zip,
              struct wheel_issues *issues)
{
    struct end end;
    struct span directory;
    struct zip_entry **by_place;
    uint64_t shift, at = 0, len;

    *zip = (struct zip){.file = file, .size_most = size_most};
    if (!read_end(file, &end, issues) || !find_directory(file, &end, &directory, &shift, issues))
        return false;
    for (; (len = central_len(directory, at)) > 0; at += len)
        zip->count++;
    if (at != directory.len || zip->count != end.entries)
        wheel_issue_at(issues, WHEEL_ZIP_DIRECTORY, nothing,
                       "the directory does not have as many whole entries as its end record says:",
                       end.entries);
    zip->entries = arena_array(arena, zip->count + 1, sizeof *zip->entries);
    zip->by_name = arena_array(arena, zip->count + 1, sizeof *zip->by_name);
    by_place = arena_array(arena, zip->count + 1, sizeof *by_place);
    if (!zip->entries || !zip->by_name || !by_place) {
        zip->count = 0;
        return false;
    }
    read_entries(zip, directory, shift, issues);
    judge_places(zip, by_place, end.at - end.size, issues);
    sort_names(zip, issues);
    return true;
}

const struct zip_entry *zip_find(const struct zip *zip, struct span name)
{
    uint64_t low = 0, high = zip->count;

    while (low < high) {
        uint64_t middle = low + (high - low) / 2;

        if (span_compare(zip->by_name[middle]->name, name) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low < zip->count && span_same(zip->by_name[low]->name, name) ? zip->by_name[low] : NULL;
}

bool zip_unpack(const struct zip_entry *entry, struct arena *arena, struct span *bytes,
                struct wheel_issues *issues)
{
    unsigned char *out;

    *bytes = entry->packed;
    if (entry->method == ZIP_DEFLATED) {
        out = arena_array(arena, entry->size + 1, 1);
        if (!out || !inflate_span(entry->packed, out, entry->size)) {
            *bytes = nothing;
            return wheel_issue_at(issues, WHEEL_ZIP_DATA, entry->name,
                                  "its data do not inflate to just so many bytes:", entry->size);
        }
        *bytes = span_of(out, (size_t)entry->size);
    }
    if (inflate_crc(*bytes) != entry->crc)
        return wheel_issue_at(issues, WHEEL_ZIP_DATA, entry->name, "the CRC of its data is not",
                              entry->crc);
    return true;
}
