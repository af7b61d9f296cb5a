// leveldb: a comparator of one's own, keys in its order after the database is opened again, and values compressed.
#include <leveldb/comparator.h>
#include <leveldb/db.h>
#include <memory>
#include <string>

#include "try.h"

namespace
{
class Backwards : public leveldb::Comparator
{
  public:
    int Compare(const leveldb::Slice &a, const leveldb::Slice &b) const override
    {
        return b.compare(a);
    }
    const char *Name() const override
    {
        return "backwards";
    }
    void FindShortestSeparator(std::string *, const leveldb::Slice &) const override
    {
    }
    void FindShortSuccessor(std::string *) const override
    {
    }
};

std::unique_ptr<leveldb::DB> opened(const leveldb::Options &options)
{
    leveldb::DB *db = nullptr;

    TRY(leveldb::DB::Open(options, "keys", &db).ok());
    return std::unique_ptr<leveldb::DB>(db);
}
} // namespace

int main()
{
    Backwards backwards;
    leveldb::Options options;
    std::string value;
    uint64_t size = 0;
    leveldb::Range all("z", "a");

    options.create_if_missing = true;
    options.comparator = &backwards;
    options.compression = leveldb::kSnappyCompression;
    for (const char *key : {"b", "a", "c"})
        TRY(opened(options)->Put({}, key, std::string(100000, *key)).ok());
    auto db = opened(options);
    TRY(db->Get({}, "b", &value).ok() && value == std::string(100000, 'b'));
    std::unique_ptr<leveldb::Iterator> at(db->NewIterator({}));
    at->SeekToFirst();
    TRY(at->Valid() && at->key() == "c");
    at->SeekToLast();
    TRY(at->Valid() && at->key() == "a");
    db->CompactRange(nullptr, nullptr);
    db->GetApproximateSizes(&all, 1, &size);
    TRY(size < 150000);
    return 0;
}
