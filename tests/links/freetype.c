// freetype: the drivers that fonts of today need, header and library of one version, and bytes that are no font refused.
#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_MODULE_H

#include "try.h"

int main(void)
{
    static const char *const drivers[] = {"truetype", "cff",    "type1",
                                          "pcf",      "smooth", "autofitter"};
    static const FT_Byte nothing[4096];
    FT_Library library;
    FT_Face face;
    FT_Int major, minor, patch;

    TRY(FT_Init_FreeType(&library) == 0);
    FT_Library_Version(library, &major, &minor, &patch);
    TRY(major == FREETYPE_MAJOR && minor == FREETYPE_MINOR && patch == FREETYPE_PATCH);
    for (size_t i = 0; i < sizeof drivers / sizeof *drivers; i++)
        TRY(FT_Get_Module(library, drivers[i]) != NULL);
    TRY(FT_New_Memory_Face(library, nothing, sizeof nothing, 0, &face) ==
        FT_Err_Unknown_File_Format);
    TRY(FT_Done_FreeType(library) == 0);
    return 0;
}
