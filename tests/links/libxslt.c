// libxslt: header and library of one version, a transformation, and a function of EXSLT in it.
#include <libexslt/exslt.h>
#include <libxml/parser.h>
#include <libxslt/transform.h>
#include <libxslt/xsltutils.h>
#include <string.h>

#include "try.h"

#define SHEET \
    "<s:stylesheet version='1.0' xmlns:s='http://www.w3.org/1999/XSL/Transform' " \
    "xmlns:m='http://exslt.org/math'><s:output method='text'/>" \
    "<s:template match='/'><s:value-of select='m:max(//n)'/></s:template></s:stylesheet>"

static xmlDocPtr parsed(const char *text)
{
    return xmlReadMemory(text, (int)strlen(text), NULL, NULL, 0);
}

int main(void)
{
    xmlDocPtr source = parsed("<a><n>7</n><n>42</n><n>9</n></a>"), result;
    xsltStylesheetPtr sheet;
    xmlChar *text;
    int len;

    TRY(xsltLibxsltVersion == LIBXSLT_VERSION && exsltLibexsltVersion == LIBEXSLT_VERSION);
    exsltRegisterAll();
    sheet = xsltParseStylesheetDoc(parsed(SHEET));
    TRY(sheet != NULL);
    result = xsltApplyStylesheet(sheet, source, NULL);
    TRY(result != NULL && xsltSaveResultToString(&text, &len, result, sheet) == 0);
    TRY(len == 2 && memcmp(text, "42", 2) == 0);
    xmlFree(text);
    xmlFreeDoc(result);
    xsltFreeStylesheet(sheet);
    xmlFreeDoc(source);
    xsltCleanupGlobals();
    xmlCleanupParser();
    return 0;
}
