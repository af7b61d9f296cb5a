// libedit: its own interface and the one of readline's that Python uses.
#include <editline/readline.h>
#include <histedit.h>
#include <string.h>

#include "try.h"

int main(void)
{
    HistEvent event;
    History *lines = history_init();

    TRY(lines != NULL && history(lines, &event, H_SETSIZE, 10) == 0);
    TRY(strncmp(rl_library_version, "EditLine", 8) == 0);
    using_history();
    TRY(add_history("ingot") == 0);
    TRY(strcmp(history_get(1)->line, "ingot") == 0);
    return 0;
}
