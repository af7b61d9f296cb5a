pillow.about   := pictures: reads, writes, changes and draws them
pillow.version := 13.0.0
pillow.licence := MIT-CMU
pillow.set     := common
pillow.needs   := libtiff libwebp libjpeg-turbo openjpeg freetype lcms2 zlib
pillow.modules := PIL._imaging PIL._imagingcms PIL._imagingft PIL._imagingmath PIL._imagingmorph PIL._imagingtk PIL._webp
define pillow.source
# From the index, bytes fetched
cdcd1ba258178f7356d74170c9a81ba4eab6a5d55748bc402a5a2a6fe6be3510 pypi:pillow==13.0.0
endef
# The index's wheel has more: AVIF, HarfBuzz (features.check("raqm"): scripts whose letters join) and libxcb (ImageGrab on X11).
define pillow.config
platform-guessing=disable
tiff=enable
webp=enable
jpeg2000=enable
freetype=enable
lcms=enable
raqm=disable
avif=disable
xcb=disable
imagequant=disable
endef
define pillow.smoke
from io import BytesIO
from PIL import Image, ImageChops, ImageCms, ImageDraw, ImageFont, features
picture = Image.merge("RGB", [Image.linear_gradient("L").rotate(turn) for turn in (0, 90, 180)])
compressions = "tiff_adobe_deflate", "tiff_lzw", "jpeg", "lzma", "zstd", "webp"
for form, options in [("JPEG", {"quality": 95}), ("PNG", {}), ("WEBP", {"quality": 95}), ("JPEG2000", {}),
                      *(("TIFF", {"compression": name}) for name in compressions)]:
    file = BytesIO()
    picture.save(file, form, **options)
    read = Image.open(BytesIO(file.getvalue()))
    assert read.format == form and len(file.getvalue()) < 256 * 256 * 3, (form, options)
    assert max(most for _, most in ImageChops.difference(read, picture).getextrema()) < 24, (form, options)
assert features.check("libjpeg_turbo")
letters = Image.new("L", (100, 40))
ImageDraw.Draw(letters).text((5, 5), "Ingot", font=ImageFont.load_default(24), fill=255)
assert isinstance(ImageFont.load_default(24), ImageFont.FreeTypeFont) and letters.getbbox()[2] > 50
lab = ImageCms.profileToProfile(picture, ImageCms.createProfile("sRGB"), ImageCms.createProfile("LAB"), outputMode="LAB")
white = ImageCms.profileToProfile(Image.new("RGB", (1, 1), "white"), ImageCms.createProfile("sRGB"), ImageCms.createProfile("LAB"), outputMode="LAB")
assert lab.mode == "LAB" and white.getpixel((0, 0))[0] == 255
endef
