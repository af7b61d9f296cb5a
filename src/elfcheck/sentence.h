// Words for lists of names in messages.
#ifndef INGOT_ELFCHECK_SENTENCE_H
#define INGOT_ELFCHECK_SENTENCE_H

struct names;

enum { SENTENCE_BYTES = 400 };

struct sentence {
    char text[SENTENCE_BYTES]; // raw bytes of the file in it
};

// "a, b, c and 5 more", of as many names as fit.
struct sentence sentence_of(const struct names *names);

#endif
