psycopg2.about   := PostgreSQL, with libpq
psycopg2.version := 2.9.13
psycopg2.licence := LGPL-3.0-or-later
psycopg2.set     := common
psycopg2.needs   := libpq
psycopg2.modules := psycopg2._psycopg
define psycopg2.source
# From the index, bytes fetched
d36784fc2dae69523ba4b79c7d1d1b4d6e83e87836874f111262f4db940b16a6 pypi:psycopg2==2.9.13
endef
define psycopg2.smoke
import psycopg2
assert psycopg2.__libpq_version__ >= 180000 and psycopg2.extensions.libpq_version() == psycopg2.__libpq_version__
try:
    psycopg2.connect("host=/nowhere dbname=x")
except psycopg2.OperationalError as error:
    assert "/nowhere" in str(error)
else:
    raise AssertionError
endef
