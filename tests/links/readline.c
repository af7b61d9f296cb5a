// readline: header and library of one version, and a line of history.
// readline's headers use FILE and do not say where from.
#include <stdio.h>

#include <readline/history.h>
#include <readline/readline.h>
#include <string.h>

#include "try.h"

int main(void)
{
    TRY(rl_readline_version == RL_READLINE_VERSION);
    using_history();
    add_history("ingot");
    TRY(strcmp(history_get(1)->line, "ingot") == 0);
    return 0;
}
