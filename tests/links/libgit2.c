// libgit2: header and library of one version, threads, https and ssh, and a commit in a repository made here.
#include <git2.h>
#include <string.h>

#include "try.h"

int main(void)
{
    int major, minor, patch, all = GIT_FEATURE_THREADS | GIT_FEATURE_HTTPS | GIT_FEATURE_SSH;
    git_treebuilder *builder;
    git_signature *self;
    git_repository *repository;
    git_oid id, commit;
    git_tree *tree;
    char hex[GIT_OID_SHA1_HEXSIZE + 1];

    TRY(git_libgit2_init() == 1);
    git_libgit2_version(&major, &minor, &patch);
    TRY(major == LIBGIT2_VER_MAJOR && minor == LIBGIT2_VER_MINOR && patch == LIBGIT2_VER_REVISION);
    TRY((git_libgit2_features() & all) == all);
    TRY(git_repository_init(&repository, "ingot.git", 1) == 0);
    // `printf ingot | git hash-object --stdin` says the same.
    TRY(git_blob_create_from_buffer(&id, repository, "ingot", 5) == 0);
    git_oid_tostr(hex, sizeof hex, &id);
    TRY(strcmp(hex, "f2afead82148b7601f9424377e16a77d243705fa") == 0);
    TRY(git_treebuilder_new(&builder, repository, NULL) == 0);
    TRY(git_treebuilder_insert(NULL, builder, "a", &id, GIT_FILEMODE_BLOB) == 0);
    TRY(git_treebuilder_write(&id, builder) == 0);
    TRY(git_tree_lookup(&tree, repository, &id) == 0);
    TRY(git_signature_new(&self, "Ingot", "ingot@localhost", 0, 0) == 0);
    TRY(git_commit_create(&commit, repository, "HEAD", self, self, NULL, "One", tree, 0, NULL) ==
        0);
    TRY(git_reference_name_to_id(&id, repository, "HEAD") == 0 && git_oid_equal(&id, &commit));
    git_signature_free(self);
    git_tree_free(tree);
    git_treebuilder_free(builder);
    git_repository_free(repository);
    TRY(git_libgit2_shutdown() == 0);
    return 0;
}
