greenlet.about   := light threads inside one thread
greenlet.version := 3.5.6
greenlet.licence := MIT AND PSF-2.0
greenlet.set     := common
greenlet.modules := greenlet._greenlet
define greenlet.source
# From the index, bytes fetched
8e67c43bdfc88d5fee6db0d3e40175b362fc95fb85f0412d233b9b203c53a575 pypi:greenlet==3.5.6
endef
define greenlet.smoke
import greenlet
said = []
def run(x):
    said.append(x)
    said.append(main.switch(x + 1))
    raise ValueError("thrown")
main = greenlet.getcurrent()
other = greenlet.greenlet(run)
assert other.switch(1) == 2
try:
    other.switch(3)
except ValueError:
    pass
assert said == [1, 3]
endef
