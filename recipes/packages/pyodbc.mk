pyodbc.about   := databases with an ODBC driver
pyodbc.version := 5.5.0
pyodbc.licence := MIT-0
pyodbc.set     := common
pyodbc.needs   := unixodbc
pyodbc.modules := pyodbc
define pyodbc.source
# From the index, bytes fetched
7a78873cac66b2857bf490a24a3e3aada24f839534e97c67e177f691e7d701ac pypi:pyodbc==5.5.0
endef
define pyodbc.smoke
import pyodbc
assert isinstance(pyodbc.drivers(), list) and isinstance(pyodbc.dataSources(), dict)
for where, state, words in [("DSN=nowhere", "IM002", "Data source name not found"),
                            ("DRIVER=/nowhere/driver.so", "01000", "Can't open lib '/nowhere/driver.so'")]:
    try:
        pyodbc.connect(where)
    except pyodbc.Error as error:
        assert error.args[0] == state and words in error.args[1], error.args
    else:
        raise AssertionError(where)
endef
