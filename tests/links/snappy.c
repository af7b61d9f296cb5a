// snappy: a round trip by the C++ interface and the C one, and bytes that are no stream refused.
#include <snappy-c.h>
#include <snappy.h>
#include <string>

#include "try.h"

int main()
{
    std::string text, packed, plain;
    char back[4096];
    size_t length = sizeof back;

    for (int i = 0; i < 400; i++)
        text += "ingot " + std::to_string(i % 7);
    snappy::Compress(text.data(), text.size(), &packed);
    TRY(packed.size() < text.size() / 2);
    TRY(snappy::Uncompress(packed.data(), packed.size(), &plain) && plain == text);
    TRY(snappy_uncompress(packed.data(), packed.size(), back, &length) == SNAPPY_OK);
    TRY(std::string(back, length) == text);
    TRY(!snappy::IsValidCompressedBuffer("ingot", 5));
    return 0;
}
