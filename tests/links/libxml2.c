// libxml2: header and library of one version, every feature that users count on, other encodings, and each validator.
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/relaxng.h>
#include <libxml/xmlversion.h>
#include <libxml/xpath.h>
#include <string.h>

#include "try.h"

#define RNG "<element name='a' xmlns='http://relaxng.org/ns/structure/1.0'><text/></element>"

static xmlDocPtr parsed(const char *text)
{
    return xmlReadMemory(text, (int)strlen(text), NULL, NULL, XML_PARSE_NOERROR);
}

static void validates(xmlDocPtr document)
{
    xmlRelaxNGParserCtxtPtr reader = xmlRelaxNGNewMemParserCtxt(RNG, (int)strlen(RNG));
    xmlRelaxNGPtr schema = xmlRelaxNGParse(reader);
    xmlRelaxNGValidCtxtPtr validator = xmlRelaxNGNewValidCtxt(schema);

    TRY(xmlRelaxNGValidateDoc(validator, document) == 0);
    xmlRelaxNGFreeValidCtxt(validator);
    xmlRelaxNGFree(schema);
    xmlRelaxNGFreeParserCtxt(reader);
}

int main(void)
{
    static const xmlFeature features[] = {
        XML_WITH_THREAD, XML_WITH_TREE,    XML_WITH_OUTPUT,     XML_WITH_PUSH,  XML_WITH_READER,
        XML_WITH_WRITER, XML_WITH_SAX1,    XML_WITH_VALID,      XML_WITH_HTML,  XML_WITH_C14N,
        XML_WITH_XPATH,  XML_WITH_XPTR,    XML_WITH_XINCLUDE,   XML_WITH_ICONV, XML_WITH_CATALOG,
        XML_WITH_REGEXP, XML_WITH_SCHEMAS, XML_WITH_SCHEMATRON, XML_WITH_ZLIB};
    xmlDocPtr document = parsed("<?xml version='1.0' encoding='ISO-8859-15'?><a>\xa4</a>");
    xmlXPathContextPtr context;
    xmlXPathObjectPtr found;
    htmlDocPtr html;

    LIBXML_TEST_VERSION
    for (size_t i = 0; i < sizeof features / sizeof *features; i++)
        TRY(xmlHasFeature(features[i]));
    TRY(!xmlHasFeature(XML_WITH_MODULES));
    // The euro sign, by iconv.
    TRY(document != NULL &&
        strcmp((char *)document->children->children->content, "\xe2\x82\xac") == 0);
    TRY(parsed("<a><b></a>") == NULL);
    validates(document);
    context = xmlXPathNewContext(document);
    found = xmlXPathEvalExpression(BAD_CAST "string-length(/a) * 21", context);
    TRY(found->type == XPATH_NUMBER && found->floatval == 21);
    xmlXPathFreeObject(found);
    xmlXPathFreeContext(context);
    xmlFreeDoc(document);
    html = htmlReadMemory("<p>a<p>b", 8, NULL, NULL, HTML_PARSE_NOERROR);
    TRY(html != NULL && xmlDocGetRootElement(html)->children->children->next != NULL);
    xmlFreeDoc(html);
    return 0;
}
