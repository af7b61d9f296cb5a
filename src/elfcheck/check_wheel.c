// What a wheel must be: one zip file to all readers, with a true RECORD, true metadata and true tags.
//
// What programs say is quoted from: pip 26.3 (utils/wheel.py, operations/install/wheel.py, commands/check.py, its packaging),
// Python 3.11's zipfile, uv 0.13.9's binary, and PyPI's warehouse/utils/zipfiles.py and announcement of 2025-08-07.
#include <inttypes.h>

#include "elfcheck/check.h"
#include "elfcheck/report.h"
#include "elfcheck/wheel.h"

static void add(const struct wheel_issue *issue, const struct check *check, struct report *report)
{
    report->member = issue->member;
    if (issue->has_value)
        report_add(report, check, issue->named, "%s %" PRIu64, issue->what, issue->value);
    else
        report_add(report, check, issue->named, "%s%s%.*s", issue->what,
                   issue->named.len > 0 ? " " : "", SPAN_ARGS(issue->named));
    report->member = (struct span){0, 0};
}

// The checks stand in the order of enum wheel_part.
static void check_part(const struct subject *subject, const struct check *check,
                       struct report *report)
{
    const struct wheel_issues *issues = &subject->wheel->issues;
    unsigned part = (unsigned)(check - check_family_wheel.checks);

    for (uint64_t i = 0; i < issues->count[part] && i < SAMPLES; i++)
        add(&issues->issue[part][i], check, report);
    report_rest(report, check, issues->count[part]);
}

// A row; `malformed` when the fault makes the file itself unfit to be read: that counts under any profile.
#define ROW(id, severity, malformed, what, why, mend) \
    { \
        id, severity, PROFILE_WHEEL | ((malformed) ? PROFILES_ALL : 0), KIND(KIND_WHEEL), \
            malformed, check_part, what, why, mend \
    }
#define PACK_AGAIN \
    "Pack it again with Python's zipfile (wheel pack): other zip tools, or tools that change a " \
    "wheel in place, leave such files."

static const struct check checks[] = {
    [WHEEL_ZIP_DIRECTORY] =
        ROW("wheel-zip-directory", SEVERITY_ERROR, true,
            "the end of the zip file and its directory agree, and can be followed",
            "pip fails with BadZipFile (\"File is not a zip file\"), or reads another directory "
            "than other installers do; PyPI says \"ZIP archive not accepted: Mismatched central "
            "directory offset\" (or records, or size).",
            "Copy or download it again if it was cut; else pack it again with Python's zipfile."),
    [WHEEL_ZIP_TRAILING] =
        ROW("wheel-zip-trailing", SEVERITY_ERROR, true, "nothing follows the end of the zip file",
            "Readers search the end record backwards, and differ in how far: what is behind it can "
            "be a second zip file. PyPI says \"ZIP archive not accepted: Trailing data\", uv \"ZIP "
            "file contains trailing contents after the end-of-central-directory record\".",
            PACK_AGAIN),
    [WHEEL_ZIP_GAP] =
        ROW("wheel-zip-gap", SEVERITY_ERROR, true,
            "the entries fill the file, without bytes between or before them and without overlap",
            "What lies in a gap is seen by readers that go from the start, not by those that use "
            "the directory: PyPI says \"ZIP archive not accepted: Unknown record signature\". "
            "Overlapping entries are how zip bombs are made.",
            PACK_AGAIN),
    [WHEEL_ZIP_LOCAL] =
        ROW("wheel-zip-local", SEVERITY_ERROR, true,
            "each entry's local header says the same as the directory",
            "A reader that streams (uv) unpacks by the one, pip by the other: they would install "
            "different files. PyPI says \"ZIP archive not accepted: Mis-matched data size\" or "
            "\"Filename not in central directory\", uv \"local file header sizes did not match the "
            "central directory sizes\".",
            PACK_AGAIN),
    [WHEEL_ZIP_DUPLICATE] = ROW(
        "wheel-zip-duplicate", SEVERITY_ERROR, true, "no two entries have one name",
        "One installer keeps the first of them, another the last, and the size and hash in "
        "RECORD fit only one. PyPI says \"ZIP archive not accepted: Duplicate filename in local "
        "headers\", uv \"Archive contains duplicate entries for path\".",
        "Look which build step adds the file a second time, and pack the wheel again."),
    [WHEEL_ZIP_NAME] = ROW(
        "wheel-zip-name", SEVERITY_ERROR, false,
        "names are relative paths of plain parts, in ASCII or marked as UTF-8",
        "A name that begins with '/', or has '..', a backslash, a drive or a control byte in "
        "it, is written outside of site-packages by careless installers, and refused by pip "
        "(\"The wheel ... has a file ... trying to install outside the target directory\"); PyPI "
        "takes no control bytes (\"Invalid character in filename\").",
        "Pack the wheel again with paths relative to its root."),
    [WHEEL_ZIP_SYMLINK] =
        ROW("wheel-zip-symlink", SEVERITY_ERROR, false, "entries are files or folders",
            "Wheels cannot hold symbolic links: pip writes a file with the target's name in it, "
            "and others a link that may lead anywhere.",
            "Put a copy of the file in the link's place."),
    [WHEEL_ZIP_ENCRYPTED] =
        ROW("wheel-zip-encrypted", SEVERITY_ERROR, false, "no entry is encrypted",
            "Installers have no password: pip fails with RuntimeError (\"File ... is encrypted, "
            "password required for extraction\").",
            "Pack the wheel again without encryption."),
    [WHEEL_ZIP_METHOD] =
        ROW("wheel-zip-method", SEVERITY_ERROR, false, "entries are stored or deflated",
            "PyPI refuses other methods, and an interpreter without bz2, lzma or zstd cannot "
            "unpack them (NotImplementedError: \"That compression method is not supported\").",
            "Pack the wheel again with deflate."),
    [WHEEL_ZIP_SIZE] =
        ROW("wheel-zip-size", SEVERITY_ERROR, true,
            "sizes are possible for the data, and no entry has more than 1 GiB",
            "A size that deflate cannot reach (1032 times its data) is a lie or a zip bomb; "
            "installers reserve or write that many bytes before they notice.",
            "Build the wheel again; split an entry that is really so large."),
    [WHEEL_ZIP_DATA] = ROW(
        "wheel-zip-data", SEVERITY_ERROR, true,
        "each entry's data unpack to the size and CRC that its header says",
        "pip fails with BadZipFile (\"Bad CRC-32 for file ...\") or zlib.error in the middle of "
        "an installation.",
        "Copy or download it again; if it is so at its source, pack it again."),
    [WHEEL_ZIP_DESCRIPTOR] = ROW(
        "wheel-zip-descriptor", SEVERITY_WARNING, false,
        "sizes stand before the data, not behind it in a data descriptor",
        "A reader that streams does not know where such an entry ends: PyPI says \"ZIP archive "
        "not accepted: ZIP contains a data descriptor\".",
        "Pack it into a file: zip tools write descriptors into pipes, where they cannot go back."),
    [WHEEL_RECORD_FORMAT] = ROW(
        "wheel-record-format", SEVERITY_ERROR, true,
        "there is a RECORD, and each line has a path, a hash and a size",
        "pip stops with an error, or cannot uninstall what it installed; PyPI refuses the upload.",
        "Build the wheel again with a build backend, or wheel unpack and wheel pack it."),
    [WHEEL_RECORD_MISSING] = ROW(
        "wheel-record-missing", SEVERITY_ERROR, false, "RECORD lists every file of the wheel",
        "PyPI has refused wheels whose RECORD does not match their files since February 2026, by "
        "its announcement; what is not listed is "
        "not checked by anybody, and may stay behind when the project is uninstalled.",
        "wheel unpack and wheel pack write RECORD anew: do so after each change to a wheel."),
    [WHEEL_RECORD_EXTRA] =
        ROW("wheel-record-extra", SEVERITY_ERROR, false,
            "RECORD lists nothing but the files of the wheel",
            "PyPI refuses wheels whose RECORD lists folders or missing files; an uninstaller "
            "deletes whatever a row names.",
            "wheel unpack and wheel pack write RECORD anew."),
    [WHEEL_RECORD_DUPLICATE] =
        ROW("wheel-record-duplicate", SEVERITY_ERROR, false, "RECORD lists each file once",
            "Of two rows with different hashes each reader believes another.",
            "wheel unpack and wheel pack write RECORD anew."),
    [WHEEL_RECORD_HASH] =
        ROW("wheel-record-hash", SEVERITY_ERROR, false,
            "RECORD has the true hash of each file, by sha256 (urlsafe base64, no '=') or better",
            "The file was changed after the wheel was made, or lost bytes. pip does not verify "
            "hashes, so the difference is installed; others refuse the wheel.",
            "Find out what changed the file; then wheel unpack and wheel pack write RECORD anew."),
    [WHEEL_RECORD_SIZE] =
        ROW("wheel-record-size", SEVERITY_ERROR, false, "RECORD has the true size of each file",
            "The file was changed after the wheel was made, or lost bytes.",
            "Find out what changed the file; then wheel unpack and wheel pack write RECORD anew."),
    [WHEEL_META_FOLDER] =
        ROW("wheel-meta-folder", SEVERITY_ERROR, false,
            "there is one .dist-info folder, named as the wheel is",
            "pip fails with \".dist-info directory not found\", \"multiple .dist-info directories "
            "found\" or \".dist-info directory ... does not start with\" the project's name.",
            "Build the wheel again; don't rename wheels by hand: wheel tags changes tags."),
    [WHEEL_META_WHEEL] =
        ROW("wheel-meta-wheel", SEVERITY_ERROR, false,
            "WHEEL can be read, is of version 1 and says where the root goes",
            "pip fails with \"WHEEL is missing Wheel-Version\" or \"Wheel-Version (2.0) is not "
            "compatible with this version of pip\", and puts files into purelib or platlib by "
            "Root-Is-Purelib.",
            "Build the wheel again with a build backend."),
    [WHEEL_META_PROJECT] =
        ROW("wheel-meta-project", SEVERITY_ERROR, false,
            "METADATA has the project and version that the wheel's name has",
            "pip fails with \"Requested ... has inconsistent name: expected ..., but metadata has "
            "...\" (or version).",
            "Build the wheel again; don't rename wheels by hand."),
    [WHEEL_TAG_NAME] = ROW("wheel-tag-name", SEVERITY_ERROR, false,
                           "the file's name has project, version, perhaps a build, and three tags",
                           "pip fails with \"Invalid wheel filename\" and what is wrong with it; "
                           "PyPI takes no other names.",
                           "Give it the name that the build backend gave it."),
    [WHEEL_TAG_LINES] =
        ROW("wheel-tag-lines", SEVERITY_ERROR, false,
            "WHEEL has a Tag line for each tag that the wheel's name stands for, and no other",
            "Installers choose by the name; pip check reads the lines afterwards, and says \"is "
            "not supported on this platform\". The wheel was renamed by hand.",
            "Change tags with wheel tags: it changes name, WHEEL and RECORD."),
    [WHEEL_TAG_PURE] =
        ROW("wheel-tag-pure", SEVERITY_ERROR, false, "a wheel with ELF files says so: not none-any",
            "pip installs it on every machine and system, where the import fails (\"invalid ELF "
            "header\", \"wrong ELF class\").",
            "Tell the build backend that there are extension modules (setuptools: ext_modules or a "
            "Distribution whose has_ext_modules is true)."),
    [WHEEL_TAG_MACHINE] =
        ROW("wheel-tag-machine", SEVERITY_ERROR, false,
            "ELF files are for the machine that the platform tag says",
            "ld.so refuses them: \"wrong ELF class\" or \"cannot open shared object file: No such "
            "file or directory\" for what is there.",
            "Look for a cross build that used the wrong compiler, or a file that was committed as "
            "a binary; mend the tag with wheel tags if it is the tag that is wrong."),
    [WHEEL_TAG_SUFFIX] =
        ROW("wheel-tag-suffix", SEVERITY_ERROR, false,
            "extension modules are shared objects for an interpreter that the tags say",
            "Python looks for EXTENSION_SUFFIXES of its own version and platform: a module with "
            "that of another is not seen (ModuleNotFoundError). What is called so and is something "
            "else fails in ld.so (\"invalid ELF header\").",
            "Build once for each version and platform, or with Py_LIMITED_API as .abi3.so; look "
            "which step of the build wrote the file."),
    [WHEEL_TAG_ABI3] =
        ROW("wheel-tag-abi3", SEVERITY_ERROR, false,
            "modules of an abi3 wheel want what the oldest Python of its tag has stable",
            "pip installs the wheel on that Python, and its import fails: \"undefined symbol: "
            "PyType_GetModule\"; what is not in the stable ABI goes or changes with any version.",
            "Compile with Py_LIMITED_API set to the tag's version, or claim the newer one "
            "(py_limited_api of the build backend)."),
    [WHEEL_TAG_ABI3_NEW] =
        ROW("wheel-tag-abi3-new", SEVERITY_INFO, false,
            "elfcheck knows the stable ABI of the Python that an abi3 wheel is for",
            "The tag's Python is newer than elfcheck's table: whether it has these names cannot be "
            "told.",
            "Look whether a newer elfcheck knows them."),
    [WHEEL_TAG_GLIBC] =
        ROW("wheel-tag-glibc", SEVERITY_ERROR, false,
            "no ELF file wants a newer glibc than the manylinux tag promises",
            "pip installs the wheel on the older system, where ld.so fails: \"version "
            "`GLIBC_2.34' not found\".",
            "Build in the manylinux image of the tag, or claim the newer one: auditwheel repair "
            "does that."),
    [WHEEL_TAG_MUSL] =
        ROW("wheel-tag-musl", SEVERITY_ERROR, false,
            "ELF files are linked with the libc of their tag: musllinux's with musl, manylinux's "
            "with glibc",
            "musl's ld.so does not know glibc's versions: it binds what it finds and reports the "
            "rest (\"Error relocating: symbol not found\"). glibc's does not find musl's libc "
            "(\"libc.musl-x86_64.so.1: cannot open shared object file\").",
            "Build in the image of the tag."),
    [WHEEL_TAG_LINUX] =
        ROW("wheel-tag-linux", SEVERITY_WARNING, false,
            "the platform is manylinux or musllinux, not linux",
            "PyPI refuses wheels for linux_* (\"Binary wheel ... has an unsupported platform tag "
            "'linux_x86_64'\"): they promise nothing about the system's libraries.",
            "auditwheel repair it, or keep it for the machines that it was built on."),
    [WHEEL_RPATH] =
        ROW("wheel-rpath", SEVERITY_WARNING, false,
            "ELF files search for libraries inside of the wheel's own tree",
            "ld.so looks there before the system's folders: on another machine the folder is "
            "missing, or "
            "somebody else's, and its libraries are loaded in the place of the right ones.",
            "Drop -rpath from the link, or let auditwheel repair write $ORIGIN/../NAME.libs."),
    [WHEEL_MODE] = ROW(
        "wheel-mode", SEVERITY_WARNING, false, "programs in the wheel may be executed",
        "pip keeps nothing of an entry's mode but whether it has an executable bit: without one "
        "starting the program fails with \"Permission denied\".",
        "Set the bit before the wheel is packed, or install the program as a script."),
    [WHEEL_TAG_RUNTIME] =
        ROW("wheel-tag-runtime", SEVERITY_ERROR, false,
            "no ELF file wants a version of libstdc++, libgcc, libatomic or zlib, or a marker of "
            "glibc, that systems of the manylinux tag may lack or elfcheck does not know",
            "pip installs the wheel on the older system, where ld.so fails: \"version "
            "`GLIBCXX_3.4.29' not found\", or jumps into addresses that were never relocated "
            "(DT_RELR).",
            "Build in the manylinux image of the tag, whose compiler links newer parts statically; "
            "or claim the newer tag: auditwheel repair does that."),
    [WHEEL_TAG_NEEDS] = ROW(
        "wheel-tag-needs", SEVERITY_WARNING, false,
        "ELF files need no library but the wheel's own and those that the platform's policy lets "
        "them take from the system",
        "The import fails where the library is not installed (\"cannot open shared object file\"), "
        "unless another wheel's import has loaded a library of that name before.",
        "auditwheel repair brings the library into the wheel; better link its archive. If another "
        "wheel brings it, name that in Requires-Dist and import it first."),
    [WHEEL_TAG_LOWER] = ROW(
        "wheel-tag-lower", SEVERITY_INFO, false,
        "the manylinux tag is the lowest that the ELF files allow",
        "pip does not take the wheel on older systems on which it would run. What builds it may "
        "promise less on purpose: tests run on newer systems only.",
        "auditwheel repair chooses the lowest tag; auditwheel addtag adds it."),
    [WHEEL_PURELIB] =
        ROW("wheel-purelib", SEVERITY_WARNING, false,
            "ELF files go where the files for one machine are: platlib, not purelib",
            "Distributions share purelib (/usr/lib/python3) between machines and word sizes: one "
            "machine's files there are another's. Where both are one folder nothing happens.",
            "Tell the build backend that there are extension modules (setuptools: ext_modules or a "
            "Distribution whose has_ext_modules is true)."),
    [WHEEL_LIBS] =
        ROW("wheel-libs", SEVERITY_INFO, false, "no shared libraries are bundled",
            "ld.so loads each of them beside the system's own: twice the memory, and two copies of "
            "one state where both are used. Security fixes of the system do not reach them.",
            "Link the libraries' archives into the extension modules."),
    [WHEEL_STRAY] =
        ROW("wheel-stray", SEVERITY_WARNING, false,
            "no archives, objects, debugging files or compiled Python are shipped",
            "No import uses them: they make the wheel larger, and .pyc files are only good for one "
            "version.",
            "Leave them out of the package's files (package_data, MANIFEST.in), unless others are "
            "to link with them."),
};

const struct check_family check_family_wheel = {checks, sizeof checks / sizeof *checks};
