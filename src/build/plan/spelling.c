// Edit distance between two short words, one row of the table at a time.
#include "spelling.h"

#include <string.h>

enum { WORD_MAX = 63 };

static size_t least(size_t a, size_t b, size_t c)
{
    size_t ab = a < b ? a : b;

    return ab < c ? ab : c;
}

size_t spelling_distance(const char *a, const char *b)
{
    size_t a_len = strlen(a), b_len = strlen(b);
    size_t row[WORD_MAX + 1]; // row[j]: from the first i letters of a to the first j of b

    if (a_len > WORD_MAX || b_len > WORD_MAX)
        return a_len > b_len ? a_len : b_len;
    for (size_t j = 0; j <= b_len; j++)
        row[j] = j;
    for (size_t i = 1; i <= a_len; i++) {
        size_t diagonal = row[0];

        row[0] = i;
        for (size_t j = 1; j <= b_len; j++) {
            size_t above = row[j];

            row[j] = least(above + 1, row[j - 1] + 1, diagonal + (a[i - 1] != b[j - 1]));
            diagonal = above;
        }
    }
    return row[b_len];
}

void spelling_try(struct spelling_search *search, const char *candidate)
{
    size_t distance = spelling_distance(search->word, candidate);

    if (search->nearest && distance >= search->distance)
        return;
    search->nearest = candidate;
    search->distance = distance;
}

const char *spelling_found(const struct spelling_search *search)
{
    size_t len = strlen(search->word);
    // Two slips in a word of three letters is a different word.
    size_t most = len <= 3 ? 1 : len <= 5 ? 2 : 3;

    return search->nearest && search->distance <= most ? search->nearest : NULL;
}
