// unixODBC: an environment, settings read from /etc, and a source that nobody configured said to be unknown.
#include <sql.h>
#include <sqlext.h>
#include <string.h>

#include "try.h"

int main(void)
{
    SQLCHAR name[] = "ingot-has-no-such-source", state[6], text[256];
    SQLHENV environment;
    SQLHDBC connection;
    SQLINTEGER native;
    SQLSMALLINT len;

    TRY(sizeof(SQLLEN) == 8);
    TRY(SQLAllocHandle(SQL_HANDLE_ENV, SQL_NULL_HANDLE, &environment) == SQL_SUCCESS);
    TRY(SQLSetEnvAttr(environment, SQL_ATTR_ODBC_VERSION, (SQLPOINTER)SQL_OV_ODBC3, 0) ==
        SQL_SUCCESS);
    TRY(SQLAllocHandle(SQL_HANDLE_DBC, environment, &connection) == SQL_SUCCESS);
    TRY(SQLConnect(connection, name, SQL_NTS, NULL, 0, NULL, 0) == SQL_ERROR);
    TRY(SQLGetDiagRec(SQL_HANDLE_DBC, connection, 1, state, &native, text, sizeof text, &len) ==
        SQL_SUCCESS);
    TRY(strcmp((char *)state, "IM002") == 0 && strstr((char *)text, "[unixODBC]") != NULL);
    SQLFreeHandle(SQL_HANDLE_DBC, connection);
    SQLFreeHandle(SQL_HANDLE_ENV, environment);
    return 0;
}
