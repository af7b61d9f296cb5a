// SQLite: every compile option that the recipe asks for took, and each feature answers a query.
#include <sqlite3.h>

#include "try.h"

int main(void)
{
    static const char *const options[] = {"ENABLE_FTS3",
                                          "ENABLE_FTS3_PARENTHESIS",
                                          "ENABLE_FTS4",
                                          "ENABLE_FTS5",
                                          "ENABLE_RTREE",
                                          "ENABLE_GEOPOLY",
                                          "ENABLE_DBSTAT_VTAB",
                                          "ENABLE_MATH_FUNCTIONS",
                                          "ENABLE_COLUMN_METADATA",
                                          "THREADSAFE=1"};
    static const char *const queries[] = {
        "CREATE VIRTUAL TABLE a USING fts3(t)",     "CREATE VIRTUAL TABLE b USING fts4(t)",
        "CREATE VIRTUAL TABLE c USING fts5(t)",     "CREATE VIRTUAL TABLE d USING rtree(i, x, y)",
        "CREATE VIRTUAL TABLE e USING geopoly(n)",  "SELECT count(*) FROM dbstat",
        "SELECT json_extract('{\"a\": 1}', '$.a')", "SELECT sqrt(2), sin(1)"};
    sqlite3 *db;

    TRY(sqlite3_libversion_number() == SQLITE_VERSION_NUMBER);
    for (size_t i = 0; i < sizeof options / sizeof *options; i++)
        TRY(sqlite3_compileoption_used(options[i]));
    TRY(sqlite3_open(":memory:", &db) == SQLITE_OK);
    for (size_t i = 0; i < sizeof queries / sizeof *queries; i++)
        TRY(sqlite3_exec(db, queries[i], NULL, NULL, NULL) == SQLITE_OK);
    sqlite3_close(db);
    return 0;
}
