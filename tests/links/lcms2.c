// lcms2: header and library of one version, a profile saved and opened again, and red through it to Lab.
#include <lcms2.h>

#include "try.h"

int main(void)
{
    static const cmsUInt8Number red[] = {255, 0, 0};
    static cmsUInt8Number bytes[65536];
    cmsUInt32Number length = sizeof bytes;
    cmsHPROFILE srgb = cmsCreate_sRGBProfile(), lab = cmsCreateLab4Profile(NULL), opened;
    cmsHTRANSFORM transform;
    cmsCIELab colour;

    TRY(cmsGetEncodedCMMversion() == LCMS_VERSION);
    TRY(cmsSaveProfileToMem(srgb, bytes, &length));
    opened = cmsOpenProfileFromMem(bytes, length);
    TRY(opened && cmsGetColorSpace(opened) == cmsSigRgbData);
    transform = cmsCreateTransform(opened, TYPE_RGB_8, lab, TYPE_Lab_DBL, INTENT_PERCEPTUAL, 0);
    TRY(transform);
    cmsDoTransform(transform, red, &colour, 1);
    TRY(colour.L > 53 && colour.L < 56 && colour.a > 75 && colour.b > 60);
    cmsDeleteTransform(transform);
    cmsCloseProfile(opened);
    cmsCloseProfile(lab);
    cmsCloseProfile(srgb);
    return 0;
}
