// fontconfig: configuration read by expat, names of fonts, and languages that their letters cover.
#include <fontconfig/fontconfig.h>
#include <string.h>

#include "try.h"

int main(void)
{
    static const char text[] = "<fontconfig><dir>/nonexistent/fonts</dir></fontconfig>";
    FcConfig *config = FcConfigCreate();
    FcPattern *pattern = FcNameParse((const FcChar8 *)"Mono-12:bold");
    FcChar8 *family;
    int weight;

    TRY(FcGetVersion() == FC_VERSION);
    TRY(FcConfigParseAndLoadFromMemory(config, (const FcChar8 *)text, FcTrue));
    TRY(!FcConfigParseAndLoadFromMemory(config, (const FcChar8 *)"<fontconfig>", FcTrue));
    TRY(FcPatternGetString(pattern, FC_FAMILY, 0, &family) == FcResultMatch &&
        strcmp((char *)family, "Mono") == 0);
    TRY(FcPatternGetInteger(pattern, FC_WEIGHT, 0, &weight) == FcResultMatch &&
        weight == FC_WEIGHT_BOLD);
    TRY(FcCharSetHasChar(FcLangGetCharSet((const FcChar8 *)"el"), 0x3a9));
    FcPatternDestroy(pattern);
    FcConfigDestroy(config);
    return 0;
}
