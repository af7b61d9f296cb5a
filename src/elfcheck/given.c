// Looks through the indexes of the archives of the command line.
#include "elfcheck/given.h"

#include "elfcheck/archive.h"
#include "elfcheck/input.h"
#include "elfcheck/job.h"
#include "elfcheck/resolve.h"
#include "elfcheck/session.h"

// The first complaint about this symbol that nothing was said to; NULL when there is none.
static struct complaint *complaint_of(const struct resolution *resolution, struct span symbol)
{
    for (struct complaint *at = resolution->complaints; at; at = at->next)
        if (at->about == COMPLAINT_SYMBOL && !at->weak && !at->near && span_same(at->name, symbol))
            return at;
    return NULL;
}

static struct span member_at(struct span file, uint64_t header)
{
    struct archive archive;
    struct archive_member member;
    struct faults ignored = {0};

    archive_start(file, &archive);
    while (archive_next(&archive, &member, &ignored))
        if (member.header == header)
            return member.name;
    return (struct span){NULL, 0};
}

// So many symbols are told of: each costs a walk through the archive.
static void search(struct span file, const char *path, const struct resolution *resolution,
                   struct arena *arena, unsigned *left)
{
    struct archive archive;
    struct archive_member member;
    struct archive_index index;
    struct faults ignored = {0};
    struct span symbol;
    uint64_t header;
    bool found = false;

    archive_start(file, &archive);
    while (!found && archive_next(&archive, &member, &ignored))
        found = member.role == MEMBER_INDEX;
    if (!found || !archive_index_open(&member, &index, &ignored))
        return;
    while (*left > 0 && archive_index_next(&index, &header, &symbol, &ignored)) {
        struct complaint *complaint = complaint_of(resolution, symbol);
        struct text text;

        if (!complaint)
            continue;
        text_init(&text, arena);
        text_format(&text, "%s(%.*s) defines it: link that behind what uses it", path,
                    SPAN_ARGS(member_at(file, header)));
        complaint->near = text.at;
        --*left;
    }
}

void given_archives_tell(const struct session *session, struct job *job,
                         const struct resolution *resolution)
{
    unsigned left = NEAR_MOST;

    for (int i = 0; resolution->count > 0 && i < session->options.file_count; i++) {
        const char *path = session->options.files[i];
        struct span file;

        if (input_open(path, &file) != 0)
            continue;
        if (archive_magic(file))
            search(file, path, resolution, &job->arena, &left);
        input_close(file);
    }
}
