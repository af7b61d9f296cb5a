// icu: header and library of one version, and what only its data knows: Swedish order, German words for a date.
#include <memory>
#include <string>
#include <unicode/coll.h>
#include <unicode/smpdtfmt.h>
#include <unicode/uclean.h>
#include <unicode/ustdio.h>
#include <unicode/uversion.h>

#include "try.h"

int main()
{
    UErrorCode status = U_ZERO_ERROR;
    UVersionInfo version;
    char text[U_MAX_VERSION_STRING_LENGTH];
    std::string day;
    icu::UnicodeString out;

    u_getVersion(version);
    u_versionToString(version, text);
    TRY(std::string(text) == U_ICU_VERSION);
    u_init(&status);
    TRY(U_SUCCESS(status));

    std::unique_ptr<icu::Collator> order(icu::Collator::createInstance("sv", status));
    TRY(U_SUCCESS(status));
    TRY(order->compare(icu::UnicodeString(u"\u00e5"), icu::UnicodeString(u"z")) > 0);

    icu::SimpleDateFormat format(u"EEEE, d. MMMM y", icu::Locale("de"), status);
    TRY(U_SUCCESS(status));
    format.setTimeZone(*icu::TimeZone::getGMT());
    format.format(UDate(0), out).toUTF8String(day);
    TRY(day == "Donnerstag, 1. Januar 1970");

    UChar printed[16];
    TRY(u_sprintf(printed, "%d", 42) == 2 && printed[0] == u'4');
    return 0;
}
