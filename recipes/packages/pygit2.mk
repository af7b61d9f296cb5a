pygit2.about   := git, with libgit2
pygit2.version := 1.21.0
pygit2.licence := GPL-2.0-only WITH GCC-exception-2.0
pygit2.set     := common
pygit2.needs   := libgit2
# Both its modules use the same repositories and trees.
pygit2.shared  := pygit2 git2
pygit2.modules := pygit2._pygit2 pygit2._libgit2
define pygit2.source
# From the index, bytes fetched
1e987fbef899d1bf12aecc10b33acc917d60266ca114428dfc260df4451a555f pypi:pygit2==1.21.0
endef
define pygit2.env
LIBGIT2=$SYSROOT
endef
define pygit2.smoke
import os, tempfile, pygit2
from pygit2.enums import Feature
assert all(pygit2.features & feature for feature in (Feature.HTTPS, Feature.SSH, Feature.THREADS))
with tempfile.TemporaryDirectory() as folder:
    repository = pygit2.init_repository(os.path.join(folder, "one"))
    who = pygit2.Signature("A", "a@example.org")
    parents = []
    for text in "one\n", "one\ntwo\n":
        with open(os.path.join(folder, "one", "file"), "w") as file:
            file.write(text)
        repository.index.add("file")
        parents = [repository.create_commit("HEAD", who, who, text, repository.index.write_tree(), parents)]
    clone = pygit2.clone_repository(repository.path, os.path.join(folder, "two"))
    commits = list(clone.walk(clone.head.target))
    assert [commit.message for commit in commits] == ["one\ntwo\n", "one\n"]
    assert clone.diff(commits[1], commits[0]).stats.insertions == 1
    assert [str(hunk.final_commit_id) for hunk in clone.blame("file")] == [str(commit.id) for commit in reversed(commits)]
    try:
        pygit2.clone_repository("https://127.0.0.1:1/none", os.path.join(folder, "three"))
    except pygit2.GitError as error:
        assert "127.0.0.1" in str(error), error
    else:
        raise AssertionError
endef
