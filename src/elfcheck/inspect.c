// Turns facts into JSON, one function a struct of facts.h. Of a long list the first few names are told,
// and how many there are.
#include "elfcheck/inspect.h"

#include <inttypes.h>
#include <stdio.h>

#include "base/json.h"
#include "elfcheck/constants.h"
#include "elfcheck/facts_archive.h"
#include "elfcheck/machine.h"
#include "elfcheck/wheel.h"

static void put_text(struct json *json, const char *key, const char *value)
{
    json_key(json, key);
    json_text(json, value);
}

static void put_span(struct json *json, const char *key, struct span value)
{
    json_key(json, key);
    json_span(json, value);
}

static void put_uint(struct json *json, const char *key, uint64_t value)
{
    json_key(json, key);
    json_uint(json, value);
}

static void put_bool(struct json *json, const char *key, bool value)
{
    json_key(json, key);
    json_bool(json, value);
}

static void open_object(struct json *json, const char *key)
{
    json_key(json, key);
    json_object(json);
}

static void open_array(struct json *json, const char *key)
{
    json_key(json, key);
    json_array(json);
}

static void put_names(struct json *json, const char *key, const struct names *names)
{
    open_object(json, key);
    put_uint(json, "count", names->count);
    open_array(json, "first");
    for (uint64_t i = 0; i < names->count && i < SAMPLES; i++)
        json_span(json, names->name[i]);
    json_close(json);
    json_close(json);
}

static void put_faults(struct json *json, const struct faults *faults)
{
    open_array(json, "faults");
    for (unsigned i = 0; i < faults->kept; i++) {
        json_object(json);
        put_text(json, "what", faults->fault[i].what);
        put_uint(json, "value", faults->fault[i].value);
        json_close(json);
    }
    json_close(json);
}

static void put_segments(struct json *json, const struct segment_facts *segments)
{
    open_object(json, "segments");
    if (segments->has_interp)
        put_span(json, "interpreter", segments->interp);
    put_uint(json, "read_only_bytes", segments->text_size);
    put_uint(json, "writable_bytes", segments->data_size);
    put_uint(json, "writable_code", segments->writable_executable);
    put_bool(json, "relro", segments->has_relro);
    put_bool(json, "stack_note", segments->has_stack);
    put_bool(json, "stack_executable", (segments->stack_flags & PF_X) != 0);
    put_uint(json, "stack_bytes", segments->stack_size);
    put_uint(json, "decoys", segments->decoys);
    json_close(json);
}

// The names of one tag, in file order.
static void put_tag(struct json *json, const char *key, const struct dynamic_facts *dynamic,
                    uint64_t tag)
{
    open_array(json, key);
    for (uint64_t i = 0; i < dynamic->name_count; i++)
        if (dynamic->names[i].tag == tag)
            json_span(json, dynamic->names[i].name);
    json_close(json);
}

static void put_dynamic(struct json *json, const struct dynamic_facts *dynamic)
{
    static const struct {
        const char *key;
        uint64_t tag;
    } tags[] = {
        {"soname", DT_SONAME},       {"needed", DT_NEEDED},   {"filter", DT_FILTER},
        {"auxiliary", DT_AUXILIARY}, {"audit", DT_AUDIT},     {"depaudit", DT_DEPAUDIT},
        {"rpath", DT_RPATH},         {"runpath", DT_RUNPATH},
    };

    open_object(json, "dynamic");
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
        put_tag(json, tags[i].key, dynamic, tags[i].tag);
    put_uint(json, "flags", dynamic->flags);
    put_uint(json, "flags_1", dynamic->flags_1);
    put_bool(json, "bind_now", dynamic->bind_now);
    put_bool(json, "text_relocations", dynamic->text_relocations);
    put_names(json, "versions", &dynamic->versions);
    put_names(json, "undefined", &dynamic->undefined);
    put_uint(json, "symbols", dynamic->symbol_count);
    put_uint(json, "relocations_relative", dynamic->relocs_relative);
    put_uint(json, "relocations_irelative", dynamic->relocs_irelative);
    put_uint(json, "relocations_other", dynamic->relocs_other);
    put_uint(json, "relocations_symbolic", dynamic->symbolic.count);
    json_close(json);
}

static void put_notes(struct json *json, const struct note_facts *notes)
{
    char text[64] = "";

    open_object(json, "notes");
    if (notes->has_abi_tag) {
        snprintf(text, sizeof text, "%" PRIu32 ".%" PRIu32 ".%" PRIu32, notes->abi_version[0],
                 notes->abi_version[1], notes->abi_version[2]);
        put_text(json, "kernel", text);
    }
    for (uint64_t i = 0; i < notes->build_id.len && 2 * i + 3 <= sizeof text; i++)
        snprintf(text + 2 * i, 3, "%02x", notes->build_id.at[i]);
    if (notes->build_id.len > 0)
        put_text(json, "build_id", text);
    put_uint(json, "isa_needed", notes->isa_needed);
    put_uint(json, "features", notes->features);
    json_close(json);
}

static void put_build(struct json *json, const struct build_facts *build)
{
    open_object(json, "build");
    put_uint(json, "debug_bytes", build->debug_bytes);
    put_uint(json, "symbol_bytes", build->symbol_bytes);
    if (build->toolchain.len > 0)
        put_span(json, "toolchain", build->toolchain);
    if (build->debug_file.len > 0)
        put_span(json, "debug_file", build->debug_file);
    json_close(json);
}

static void put_image(struct json *json, const struct facts *facts)
{
    if (facts->libc != LIBC_UNKNOWN)
        put_text(json, "libc", libc_name(facts->libc));
    put_segments(json, &facts->segments);
    put_dynamic(json, &facts->dynamic);
    put_notes(json, &facts->notes);
    put_bool(json, "section_headers", facts->sections.present);
    put_names(json, "lying_sections", &facts->sections.lies);
    put_bool(json, "symbol_table", facts->symbols.present);
    put_uint(json, "exports", facts->exports.count);
    put_build(json, &facts->build);
    put_bool(json, "interpreter_inside", facts->interpreter);
}

static const char *grade(const struct object_facts *object)
{
    if (!object->graded)
        return "unknown";
    if (object->not_pic.count > 0 || object->text.count > 0)
        return "none";
    return object->pie_only.count > 0 ? "pie" : "pic";
}

static void put_libc_uses(struct json *json, const struct object_facts *object)
{
    for (int libc = LIBC_UNKNOWN + 1; libc < LIBC_COUNT; libc++) {
        const struct libc_use *use = &object->foreign[libc];

        open_array(json, libc == LIBC_GLIBC ? "only_glibc" : "only_musl");
        for (uint64_t i = 0; i < use->count && i < LIBC_USES; i++)
            json_span(json, use->use[i].symbol);
        json_close(json);
    }
}

static void put_relocatable(struct json *json, const struct object_facts *object)
{
    put_text(json, "position_independence", grade(object));
    put_uint(json, "relocations_not_pic", object->not_pic.count);
    put_uint(json, "relocations_pie_only", object->pie_only.count);
    put_uint(json, "relocations_text", object->text.count);
    put_uint(json, "relocations_initial_tls", object->relocs_initial_tls);
    put_bool(json, "stack_note", object->has_stack_note);
    put_bool(json, "stack_executable", object->stack_note_executable);
    put_text(json, "lto", object->lto_slim ? "slim" : object->lto_fat ? "fat" : "none");
    put_names(json, "common", &object->common);
    put_names(json, "warnings", &object->warnings);
    put_libc_uses(json, object);
}

void inspect_object(struct json *json, const struct facts *facts)
{
    put_text(json, "kind", kind_name(facts->kind));
    if (facts->elf.layout && facts->kind != KIND_UNKNOWN && facts->kind != KIND_SCRIPT) {
        put_text(json, "machine", facts->machine ? facts->machine->name : "unknown");
        put_uint(json, "machine_number", facts->elf.machine);
        put_uint(json, "bits", facts->elf.is64 ? 64 : 32);
        put_text(json, "byte_order", facts->elf.big ? "big" : "little");
        put_uint(json, "flags", facts->elf.flags);
        put_uint(json, "entry", facts->elf.entry);
    }
    if (facts->kind == KIND_OBJECT)
        put_relocatable(json, &facts->object);
    else if (facts->segments.text_size + facts->segments.data_size > 0)
        put_image(json, facts);
    put_names(json, "leaks", &facts->leaks);
    put_faults(json, &facts->faults);
}

void inspect_archive(struct json *json, const struct archive_facts *archive)
{
    put_text(json, "kind", kind_name(KIND_ARCHIVE));
    put_bool(json, "thin", archive->thin);
    put_bool(json, "index", archive->has_index);
    put_names(json, "index_stale", &archive->index_stale);
    put_names(json, "index_missing", &archive->index_missing);
    put_uint(json, "dated", archive->dated);
    put_uint(json, "owned", archive->owned);
    put_faults(json, &archive->faults);
}

static void put_tags(struct json *json, const char *key, const struct tag_set *set)
{
    open_array(json, key);
    for (unsigned i = 0; i < set->count; i++)
        json_span(json, set->part[i]);
    json_close(json);
}

void inspect_wheel(struct json *json, const struct wheel *wheel)
{
    const struct wheel_name *name = &wheel->name;

    put_text(json, "kind", kind_name(KIND_WHEEL));
    if (wheel->named) {
        put_span(json, "project", name->project);
        put_span(json, "version", name->version);
        put_span(json, "build", name->build);
        put_tags(json, "python", &name->python);
        put_tags(json, "abi", &name->abi);
        put_tags(json, "platform", &name->platform);
    }
    put_uint(json, "entries", wheel->zip.count);
    put_bool(json, "record", wheel->has_record);
    put_bool(json, "purelib", wheel->purelib);
}
