// libyaml: header and library of one version, an alias resolved in a document, an emitter, and bad indentation refused.
#include <string.h>
#include <yaml.h>

#include "try.h"

// Whether the text is one whole document.
static int loads(const char *text, yaml_document_t *document)
{
    yaml_parser_t parser;
    int loaded;

    TRY(yaml_parser_initialize(&parser));
    yaml_parser_set_input_string(&parser, (const yaml_char_t *)text, strlen(text));
    loaded = yaml_parser_load(&parser, document);
    yaml_parser_delete(&parser);
    return loaded;
}

int main(void)
{
    unsigned char out[64];
    size_t written;
    yaml_document_t document;
    yaml_emitter_t emitter;

    TRY(strcmp(yaml_get_version_string(), "0.2.5") == 0);
    TRY(!loads("a: [1, 2\nb: }", &document));
    TRY(loads("- &x ingot\n- *x\n", &document));
    TRY(document.nodes.top - document.nodes.start == 2);
    TRY(yaml_emitter_initialize(&emitter));
    yaml_emitter_set_output_string(&emitter, out, sizeof out, &written);
    TRY(yaml_emitter_dump(&emitter, &document) && yaml_emitter_flush(&emitter));
    out[written] = 0;
    TRY(strcmp((char *)out, "- &id001 ingot\n- *id001\n") == 0);
    yaml_emitter_delete(&emitter);
    return 0;
}
