cpython.about    := the interpreter as a kit to link from: its archive, headers, stdlib, and a plain python3.13
cpython.version  := 3.13.15
cpython.licence  := Python-2.0
cpython.licences := LICENSE
cpython.kind     := cpython
cpython.tools    := cc pkgconf
cpython.tree     := src/interpreter/kit
# The glibc target's objects go into a shared library, and serve either kind of program.
cpython.options  := $(if $(filter musl:1,$(LIBC):$(PIE)),pie)
cpython.without  := $(WITHOUT)
# Every module that must be built in, as module or module:recipe that it links with. The build fails on any other.
# Off by default: _gdbm:gdbm (GPL). Not here at all: _tkinter, _dbm (needs ndbm), the test modules.
cpython.modules  := _bz2:bzip2 _ctypes:libffi _curses:ncurses _curses_panel:ncurses _decimal:mpdecimal _elementtree:expat \
	_hashlib:openssl _lzma:xz _sqlite3:sqlite _ssl:openssl _uuid:libuuid binascii:zlib pyexpat:expat \
	readline:$(READLINE) zlib:zlib \
	_abc _asyncio _bisect _blake2 _codecs _codecs_cn _codecs_hk _codecs_iso2022 _codecs_jp _codecs_kr _codecs_tw \
	_collections _contextvars _csv _datetime _functools _heapq _interpchannels _interpqueues _interpreters _io _json \
	_locale _lsprof _md5 _multibytecodec _multiprocessing _opcode _operator _pickle _posixshmem _posixsubprocess _queue \
	_random _sha1 _sha2 _sha3 _signal _socket _sre _stat _statistics _struct _suggestions _symtable _sysconfig _thread \
	_tracemalloc _typing _weakref _zoneinfo array atexit cmath errno faulthandler fcntl grp itertools math mmap posix pwd \
	resource select syslog termios time unicodedata
cpython.needs    := $(sort $(foreach m,$(filter-out $(addsuffix :%,$(WITHOUT)),$(cpython.modules)),$(word 2,$(subst :, ,$m))))
cpython.profile  := none
cpython.gives    := bin/python3.13 include/python3.13/Python.h kit/libpython.a kit/config.c kit/libs kit/modules.tsv lib/python3.13/os.py
define cpython.source
# The same file: Docker's official python image 3.13.15, and Debian's .orig, bytes fetched
1e66a7945a48390ee4c2a4268a0e4185884059a13c4aab6d148aa208deea4a76 https://www.python.org/ftp/python/3.13.15/Python-3.13.15.tar.xz
1e66a7945a48390ee4c2a4268a0e4185884059a13c4aab6d148aa208deea4a76 deb:python3.13
endef
define cpython.assert
"$OUT/bin/python3.13" -I -B -c 'import json, sys; sys.exit(json.loads("[1]") != [1])'
endef
