gmpy2.about   := numbers of any size, over GMP, MPFR and MPC
gmpy2.version := 2.3.2
gmpy2.licence := LGPL-3.0-or-later
gmpy2.set     := common
gmpy2.needs   := mpc mpfr gmp
gmpy2.modules := gmpy2.gmpy2
define gmpy2.source
# From the index, bytes fetched
f20b7e2f8fd16f8d6846bb5b73359c3cc5aa41ec5cf266321d362f547c8fd097 pypi:gmpy2==2.3.2
endef
define gmpy2.smoke
import gmpy2
assert gmpy2.mpz(3) ** 200 % 1000007 == pow(3, 200, 1000007)
gmpy2.get_context().precision = 200
assert str(gmpy2.sqrt(gmpy2.mpfr(2))).startswith("1.41421356237309504880168872420969807856967187537694")
assert gmpy2.mpc(1, 1) ** 2 == gmpy2.mpc(0, 2)
endef
