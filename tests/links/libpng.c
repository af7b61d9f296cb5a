// libpng: header and library of one version, and an image with an alpha channel written and read again.
#include <png.h>
#include <string.h>

#include "try.h"

int main(void)
{
    png_byte pixels[4 * 4 * 4], back[sizeof pixels], file[4096];
    png_alloc_size_t length = sizeof file;
    png_image image = {
        .version = PNG_IMAGE_VERSION, .width = 4, .height = 4, .format = PNG_FORMAT_RGBA};

    for (size_t i = 0; i < sizeof pixels; i++)
        pixels[i] = (png_byte)(i * 7);
    TRY(png_access_version_number() == PNG_LIBPNG_VER);
    TRY(png_image_write_to_memory(&image, file, &length, 0, pixels, 0, NULL));
    image = (png_image){.version = PNG_IMAGE_VERSION};
    TRY(png_image_begin_read_from_memory(&image, file, length));
    TRY(image.width == 4 && image.height == 4 && image.format == PNG_FORMAT_RGBA);
    TRY(png_image_finish_read(&image, NULL, back, 0, NULL));
    TRY(memcmp(pixels, back, sizeof pixels) == 0);
    return 0;
}
