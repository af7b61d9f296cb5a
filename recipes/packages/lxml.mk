lxml.about   := XML and HTML, over libxml2 and libxslt
lxml.version := 6.1.3
lxml.licence := BSD-3-Clause
lxml.set     := common
lxml.needs   := libxslt libxml2 zlib
lxml.modules := lxml.etree lxml.objectify
define lxml.source
# From the index, bytes fetched
45222d94ddd511536f3b2f7d9deae3b2339b4ce0f075f1ca25703b07cad9dd21 pypi:lxml==6.1.3
endef
define lxml.smoke
from lxml import etree, html, objectify
sheet = etree.XSLT(etree.XML('<x:stylesheet version="1.0" xmlns:x="http://www.w3.org/1999/XSL/Transform">'
                             '<x:template match="/"><b><x:value-of select="count(//i)"/></b></x:template></x:stylesheet>'))
assert str(sheet(etree.XML("<a><i/><i/></a>")).getroot().text) == "2"
assert html.fromstring("<p>one<p>two").xpath("string(//p[2])") == "two"
assert objectify.fromstring("<a><n>7</n></a>").n == 7
endef
