// libuv: header and library of one version, work in its threads, a timer, and a process started and waited for.
#include <uv.h>

#include "try.h"

static int worked, rang, left = -1;

static void work(uv_work_t *request)
{
    *(int *)request->data += 1;
}

static void ring(uv_timer_t *timer)
{
    rang++;
    uv_close((uv_handle_t *)timer, NULL);
}

static void leave(uv_process_t *process, int64_t status, int signal)
{
    left = signal == 0 ? (int)status : -1;
    uv_close((uv_handle_t *)process, NULL);
}

int main(void)
{
    char name[] = "sh", option[] = "-c", text[] = "exit 7";
    char *args[] = {name, option, text, NULL};
    uv_process_options_t options = {.file = "/bin/sh", .args = args, .exit_cb = leave};
    uv_work_t request = {.data = &worked};
    uv_process_t process;
    uv_timer_t timer;
    uv_loop_t loop;

    TRY(uv_version() == UV_VERSION_HEX);
    TRY(uv_loop_init(&loop) == 0);
    TRY(uv_queue_work(&loop, &request, work, NULL) == 0);
    TRY(uv_timer_init(&loop, &timer) == 0 && uv_timer_start(&timer, ring, 1, 0) == 0);
    TRY(uv_spawn(&loop, &process, &options) == 0);
    TRY(uv_run(&loop, UV_RUN_DEFAULT) == 0);
    TRY(worked == 1 && rang == 1 && left == 7);
    TRY(uv_loop_close(&loop) == 0);
    return 0;
}
