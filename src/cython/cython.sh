#!/bin/sh
# cython, run by the python3.13 on PATH; reads the files it is given, writes C beside them.
case $0 in
*/*) top=${0%/*}/.. ;;
*) top=$(command -v "$0"); top=${top%/*}/.. ;;
esac
# The same source must give the same C: no hash order, no compiled leftovers in the store.
export PYTHONHASHSEED=0 PYTHONDONTWRITEBYTECODE=1
exec python3.13 -s -P "$top/lib/cython/cython.py" "$@"
