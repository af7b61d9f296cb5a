// Reads wheels ("Binary distribution format" and "Recording installed projects" of the Python packaging
// specifications). Entries are unpacked one at a time, in memory.
#include "elfcheck/wheel.h"

#include "base/text.h"
#include "elfcheck/inflate.h"
#include "elfcheck/record.h"
#include "elfcheck/sentence.h"
#include "elfcheck/wheel_place.h"
#include "elfcheck/wheel_suffix.h"
#include "elfcheck/wheelmeta.h"

// RECORD, WHEEL and METADATA are kept while the wheel is read: larger ones are not looked into.
enum { TEXT_MOST = 64 << 20 };

// A bit of a zip entry's flags (APPNOTE.TXT 4.4.4): sizes and CRC follow the data.
enum { ZIP_DESCRIPTOR = 8 };

static const struct span nothing;

bool wheel_path(struct span path)
{
    return span_ends(path, ".whl");
}

static struct span file_name(struct span path)
{
    uint64_t at;

    while (span_find(path, span_text("/"), &at))
        path = span_from(path, at + 1);
    return path;
}

static bool wanted_in_record(const struct wheel *wheel, struct span name)
{
    static const char *const exempt[] = {"RECORD", "RECORD.jws", "RECORD.p7s"};
    struct span rest = span_from(name, wheel->info.len), folder;

    if (!span_sub(name, 0, wheel->info.len, &folder) || !span_same(folder, wheel->info))
        return true;
    for (size_t i = 0; i < sizeof exempt / sizeof *exempt; i++)
        if (span_is(rest, exempt[i]))
            return false;
    return true;
}

// "NAME-VERSION.dist-info" must be spelled after the wheel's own name.
static void judge_info(struct wheel *wheel)
{
    struct span stem, version;
    uint64_t dash;

    if (!wheel->named)
        return;
    span_sub(wheel->info, 0, wheel->info.len - span_text(".dist-info/").len, &stem);
    version = stem;
    if (span_find(stem, span_text("-"), &dash)) {
        version = span_from(stem, dash + 1);
        span_sub(stem, 0, dash, &stem);
    }
    if (!meta_same_project(stem, wheel->name.project) ||
        !meta_same_version(version, wheel->name.version))
        wheel_issue(&wheel->issues, WHEEL_META_FOLDER, nothing,
                    "not of the project and version that the wheel's name says:", wheel->info);
}

// Finds the one folder at the top whose name ends in ".dist-info".
static void find_info(struct wheel *wheel)
{
    struct span none = nothing;

    // Sorted by name, so that a folder's entries follow each other.
    for (uint64_t i = 0; i < wheel->zip.count; i++) {
        struct span folder, name = wheel->zip.by_name[i]->name;
        uint64_t at;

        if (!span_find(name, span_text("/"), &at) || !span_sub(name, 0, at + 1, &folder) ||
            !span_ends(folder, ".dist-info/") || span_same(folder, wheel->info))
            continue;
        if (wheel->info.len > 0)
            wheel_issue(&wheel->issues, WHEEL_META_FOLDER, nothing,
                        "there is another one:", folder);
        else
            wheel->info = folder;
    }
    if (wheel->info.len == 0)
        wheel_issue(&wheel->issues, WHEEL_META_FOLDER, nothing, "there is no .dist-info folder",
                    none);
    else
        judge_info(wheel);
}

// The text of a file of the .dist-info folder; false, with an issue, when it is not to be had.
static bool load(struct wheel *wheel, const char *name, enum wheel_part part, struct span *text)
{
    const struct zip_entry *entry;
    struct text path;

    *text = nothing;
    if (wheel->info.len == 0)
        return false;
    text_init(&path, wheel->arena);
    text_add(&path, (const char *)wheel->info.at, wheel->info.len);
    text_str(&path, name);
    entry = zip_find(&wheel->zip, span_text(path.at));
    if (!entry)
        return wheel_issue(&wheel->issues, part, nothing, "there is no", span_text(path.at));
    // Its own issues are noted when its turn comes.
    if (!entry->usable || entry->size > TEXT_MOST || !zip_unpack(entry, wheel->arena, text, NULL))
        return wheel_issue(&wheel->issues, part, nothing, "cannot be read:", entry->name);
    return true;
}

static void take_row(struct wheel *wheel, const struct record_row *row)
{
    const struct zip_entry *entry = zip_find(&wheel->zip, row->path);
    struct wheel_row *known;

    if (row->broken) {
        wheel_issue_at(&wheel->issues, WHEEL_RECORD_FORMAT, nothing,
                       "not three fields, or a quote where none may be: line", row->line);
        return;
    }
    if (!entry || entry->folder) {
        wheel_issue(&wheel->issues, WHEEL_RECORD_EXTRA, nothing,
                    entry ? "lists a folder:" : "lists what is not in the wheel:", row->path);
        return;
    }
    known = &wheel->rows[entry - wheel->zip.entries];
    if (known->listed)
        wheel_issue(&wheel->issues, WHEEL_RECORD_DUPLICATE, nothing, "lists twice:", row->path);
    *known = (struct wheel_row){true, row->hash, row->size};
}

static void read_record(struct wheel *wheel)
{
    struct record record = {.arena = wheel->arena};
    struct record_row row;

    wheel->rows = arena_array(wheel->arena, wheel->zip.count + 1, sizeof *wheel->rows);
    wheel->has_record = wheel->rows && load(wheel, "RECORD", WHEEL_RECORD_FORMAT, &record.text);
    while (wheel->has_record && record_next(&record, &row))
        take_row(wheel, &row);
}

// Each Tag line is one of the name's tags, and each of those has its line.
static void judge_tag_lines(struct wheel *wheel, struct span text)
{
    static const struct span none;
    bool seen[TAG_PARTS_MOST][TAG_PARTS_MOST][TAG_PARTS_MOST] = {0};
    const struct wheel_name *name = &wheel->name;
    uint64_t lines = 0, wanted = 0;
    struct meta meta = {text, 0};
    struct span key, value;
    unsigned at[3];

    while (meta_next(&meta, &key, &value)) {
        if (!meta_is(key, "Tag"))
            continue;
        if (!tag_of_line(name, value, at))
            wheel_issue(&wheel->issues, WHEEL_TAG_LINES, none,
                        "WHEEL has a tag that the wheel's name has not:", value);
        else if (!seen[at[0]][at[1]][at[2]]) {
            seen[at[0]][at[1]][at[2]] = true;
            lines++;
        }
    }
    wanted = (uint64_t)name->python.count * name->abi.count * name->platform.count;
    if (lines < wanted)
        wheel_issue_at(&wheel->issues, WHEEL_TAG_LINES, none,
                       "tags of the wheel's name for which WHEEL has no line:", wanted - lines);
}

// What a message says of a value.
static struct span told(struct span value)
{
    return value.len > 0 ? value : span_text("(none)");
}

static void read_wheel(struct wheel *wheel)
{
    struct span text, value;

    if (!load(wheel, "WHEEL", WHEEL_META_WHEEL, &text))
        return;
    if (!meta_get(text, "Wheel-Version", &value) || !span_starts(value, "1."))
        wheel_issue(&wheel->issues, WHEEL_META_WHEEL, nothing, "its Wheel-Version is not 1.x but",
                    told(value));
    if (!meta_get(text, "Root-Is-Purelib", &value) ||
        !(meta_is(value, "true") || meta_is(value, "false")))
        wheel_issue(&wheel->issues, WHEEL_META_WHEEL, nothing,
                    "its Root-Is-Purelib is neither true nor false but", told(value));
    wheel->purelib = meta_is(value, "true"); // pip, too, looks at no case
    if (!wheel->named)
        return;
    meta_get(text, "Build", &value);
    if (!span_same(value, wheel->name.build))
        wheel_issue(&wheel->issues, WHEEL_META_WHEEL, nothing,
                    "its Build is not that of the wheel's name but", told(value));
    judge_tag_lines(wheel, text);
}

static void read_metadata(struct wheel *wheel)
{
    struct span text, value;

    if (!load(wheel, "METADATA", WHEEL_META_PROJECT, &text) || !wheel->named)
        return;
    if (!meta_get(text, "Name", &value) || !meta_same_project(value, wheel->name.project))
        wheel_issue(&wheel->issues, WHEEL_META_PROJECT, nothing,
                    "its Name is not that of the wheel's name but", told(value));
    if (!meta_get(text, "Version", &value) || !meta_same_version(value, wheel->name.version))
        wheel_issue(&wheel->issues, WHEEL_META_PROJECT, nothing,
                    "its Version is not that of the wheel's name but", told(value));
}

static void read_name(struct wheel *wheel, struct span name)
{
    struct platform platform;
    const char *problem;

    wheel->named = wheel_name_parse(name, &wheel->name, &problem);
    if (!wheel->named) {
        wheel_issue(&wheel->issues, WHEEL_TAG_NAME, nothing, problem, nothing);
        return;
    }
    for (unsigned i = 0; i < wheel->name.platform.count; i++) {
        platform_of(wheel->name.platform.part[i], &platform);
        if (platform.family == PLATFORM_LINUX)
            wheel_issue(&wheel->issues, WHEEL_TAG_LINUX, nothing, "its platform is",
                        wheel->name.platform.part[i]);
    }
}

static bool is_stray(struct span name)
{
    static const char *const suffixes[] = {".a", ".o", ".pdb", ".pyc"};

    for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++)
        if (span_ends(name, suffixes[i]))
            return true;
    return false;
}

// What the names alone tell.
static void judge_names(struct wheel *wheel)
{
    for (uint64_t i = 0; i < wheel->zip.count; i++) {
        const struct zip_entry *entry = &wheel->zip.entries[i];
        uint64_t libs, slash;

        if (entry->flags & ZIP_DESCRIPTOR)
            wheel_issue(&wheel->issues, WHEEL_ZIP_DESCRIPTOR, nothing, "behind the data of",
                        entry->name);
        if (!entry->folder && is_stray(entry->name))
            wheel_issue(&wheel->issues, WHEEL_STRAY, nothing, "ships", entry->name);
        if (!entry->folder && span_find(entry->name, span_text(".libs/"), &libs) &&
            span_find(entry->name, span_text("/"), &slash) && slash == libs + 5)
            wheel_issue(&wheel->issues, WHEEL_LIBS, nothing, "brings", entry->name);
        if (wheel->has_record && !entry->folder && wanted_in_record(wheel, entry->name) &&
            !wheel->rows[i].listed)
            wheel_issue(&wheel->issues, WHEEL_RECORD_MISSING, nothing, "does not list",
                        entry->name);
    }
}

bool wheel_unreadable(const struct wheel *wheel)
{
    bool deflated = false;

    for (uint64_t i = 0; i < wheel->zip.count; i++)
        deflated |= wheel->zip.entries[i].method == ZIP_DEFLATED;
    return deflated && !inflate_possible();
}

void wheel_open(struct span file, struct span path, uint64_t size_most, struct arena *arena,
                struct wheel *wheel)
{
    *wheel = (struct wheel){.arena = arena};
    read_name(wheel, file_name(path));
    if (!zip_open(file, size_most, arena, &wheel->zip, &wheel->issues) || wheel_unreadable(wheel))
        return;
    find_info(wheel);
    read_record(wheel);
    read_wheel(wheel);
    read_metadata(wheel);
    judge_names(wheel);
    wheel_floor_start(wheel);
}

// Holds an entry's bytes against its row.
static void judge_row(struct wheel *wheel, const struct wheel_row *row,
                      const struct wheel_entry *entry)
{
    uint64_t size;

    if (!span_digits(row->size, 10, &size) || size != entry->bytes.len)
        wheel_issue(&wheel->issues, WHEEL_RECORD_SIZE, entry->name, "its size is not", row->size);
    if (!record_hashed(row->hash))
        wheel_issue(&wheel->issues, WHEEL_RECORD_HASH, entry->name,
                    "has no hash by sha256, sha384 or sha512, which elfcheck checks, but",
                    told(row->hash));
    else if (!record_hash_true(row->hash, entry->bytes))
        wheel_issue(&wheel->issues, WHEEL_RECORD_HASH, entry->name, "its hash is not", row->hash);
}

bool wheel_next(struct wheel *wheel, struct arena *arena, struct wheel_entry *entry)
{
    while (wheel->next < wheel->zip.count) {
        uint64_t index = wheel->next++;
        const struct zip_entry *packed = &wheel->zip.entries[index];

        entry->name = packed->name;
        if (!packed->usable || !zip_unpack(packed, arena, &entry->bytes, &wheel->issues))
            continue;
        if (wheel->has_record && wheel->rows[index].listed && wanted_in_record(wheel, entry->name))
            judge_row(wheel, &wheel->rows[index], entry);
        return true;
    }
    wheel_floor_finish(wheel);
    return false;
}

static void judge_purity(struct wheel *wheel, struct span name)
{
    struct span first;
    uint64_t at;

    if (wheel->purelib)
        wheel_issue(&wheel->issues, WHEEL_PURELIB, name, "WHEEL says Root-Is-Purelib: true",
                    nothing);
    if (span_find(name, span_text("/"), &at) && span_sub(name, 0, at, &first) &&
        span_ends(first, ".data") && span_starts(span_from(name, at), "/purelib/"))
        wheel_issue(&wheel->issues, WHEEL_PURELIB, name, "it goes into purelib", nothing);
}

// "GLIBC_2.34, not TAG", of the wheel's arena: the file's own bytes go before the issue is told.
static struct span version_text(const struct wheel *wheel, struct span version, struct span tag)
{
    struct text text;

    text_init(&text, wheel->arena);
    text_format(&text, "%.*s, not %.*s", SPAN_ARGS(version), SPAN_ARGS(tag));
    return span_text(text.at);
}

static void judge_libc(struct wheel *wheel, struct span name, struct span tag,
                       const struct platform *platform, const struct facts *facts)
{
    const struct version_max *glibc = &facts->dynamic.glibc;

    if (!glibc->any)
        return;
    if (platform->family == PLATFORM_MUSLLINUX)
        wheel_issue(&wheel->issues, WHEEL_TAG_MUSL, name, "it is linked with glibc, and wants",
                    version_text(wheel, glibc->name, tag));
    if (platform->family == PLATFORM_MANYLINUX &&
        (glibc->major > platform->major ||
         (glibc->major == platform->major && glibc->minor > platform->minor)))
        wheel_issue(&wheel->issues, WHEEL_TAG_GLIBC, name, "it wants",
                    version_text(wheel, glibc->name, tag));
}

static void judge_platform(struct wheel *wheel, struct span name, struct span tag,
                           const struct facts *facts)
{
    struct platform platform;

    platform_of(tag, &platform);
    if (platform.family == PLATFORM_PURE)
        wheel_issue(&wheel->issues, WHEEL_TAG_PURE, name, "it needs Linux and its machine, not",
                    tag);
    if (platform.family == PLATFORM_FOREIGN ||
        (platform.machine_known &&
         (platform.machine != facts->elf.machine || platform.is64 != facts->elf.is64)))
        wheel_issue(&wheel->issues, WHEEL_TAG_MACHINE, name, "it is not for", tag);
    judge_libc(wheel, name, tag, &platform, facts);
}

// Names that one module wants and "AFTER N": of the wheel's arena, and only made when it will be told.
static void add_stable(struct wheel *wheel, enum wheel_part part, struct span name,
                       const struct names *names, const char *after, unsigned minor)
{
    struct text text;

    if (names->count == 0)
        return;
    text_init(&text, wheel->arena);
    if (wheel->issues.count[part] < SAMPLES)
        text_format(&text, "%s%s%u", sentence_of(names).text, after, minor);
    wheel_issue(&wheel->issues, part, name, "it wants", span_text(text.at ? text.at : ""));
}

// A module for the stable ABI is loaded by each Python from the tag's on: it may want no more than that has.
static void judge_stable(struct wheel *wheel, struct span name, const struct export_facts *exports)
{
    unsigned floor;

    if (!tag_stable_floor(&wheel->name, &floor) || tag_of_module(name).len > 0)
        return;
    for (unsigned minor = floor + 1; minor < STABLE_ABI_MINORS; minor++)
        add_stable(wheel, WHEEL_TAG_ABI3, name, &exports->stable[minor], ", stable since 3.",
                   minor);
    add_stable(wheel, floor > stable_abi_newest ? WHEEL_TAG_ABI3_NEW : WHEEL_TAG_ABI3, name,
               &exports->unstable, ", not in the stable ABI up to 3.", stable_abi_newest);
}

void wheel_elf(struct wheel *wheel, struct span name, const struct facts *facts)
{
    judge_purity(wheel, name);
    wheel_judge_paths(wheel, name, facts);
    wheel_judge_mode(wheel, name, facts);
    wheel_judge_suffix(wheel, name, facts);
    wheel_floor_add(wheel, name, facts);
    if (!wheel->named || facts->kind == KIND_OBJECT || facts->kind == KIND_UNKNOWN)
        return;
    for (unsigned i = 0; i < wheel->name.platform.count; i++)
        judge_platform(wheel, name, wheel->name.platform.part[i], facts);
    judge_stable(wheel, name, &facts->exports);
}
