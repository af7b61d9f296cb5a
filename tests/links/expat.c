// expat: a document parsed, with namespaces and a source of entropy compiled in.
#include <expat.h>
#include <string.h>

#include "try.h"

static void count(void *data, const XML_Char *name, const XML_Char **attributes)
{
    (void)attributes;
    *(int *)data += strcmp(name, "i:b") == 0 || strcmp(name, "urn:i b") == 0;
}

int main(void)
{
    const char text[] = "<i:a xmlns:i='urn:i'><i:b/><i:b/></i:a>";
    XML_Parser parser = XML_ParserCreateNS(NULL, ' ');
    int found = 0;

    TRY(parser != NULL);
    XML_SetUserData(parser, &found);
    XML_SetStartElementHandler(parser, count);
    TRY(XML_Parse(parser, text, sizeof text - 1, 1) == XML_STATUS_OK);
    TRY(found == 2);
    XML_ParserFree(parser);
    return 0;
}
