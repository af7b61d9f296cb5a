// A ring of jobs between the thread that names and tells the files and those that read them.
//
// `told` <= `taken` <= `given` count up; a job's place in the ring is its number modulo RING. Only the
// main thread gives and tells; reading needs nothing but the job and what no thread changes.
#include "elfcheck/jobs.h"

#include <pthread.h>
#include <stdint.h>
#include <stdlib.h>

#include "elfcheck/job.h"
#include "elfcheck/session.h"

// A ring of twice the threads keeps them busy while the oldest file takes long; more would only hold
// more files in memory.
enum { RING = 2 * JOBS_MOST, STACK_BYTES = 1024 * 1024 };

struct jobs {
    struct session *session;
    const struct work *work;
    void (*on_start)(void);
    pthread_mutex_t lock;
    pthread_cond_t more, read; // a job was given; a job was read
    struct job ring[RING];
    bool ready[RING];
    uint64_t given, taken, told;
    bool over;
    unsigned threads, places;
    pthread_t thread[JOBS_MOST];
};

// The next job to read, or NULL when there will be none.
static struct job *take(struct jobs *jobs)
{
    struct job *job = NULL;

    pthread_mutex_lock(&jobs->lock);
    while (jobs->taken == jobs->given && !jobs->over)
        pthread_cond_wait(&jobs->more, &jobs->lock);
    if (jobs->taken < jobs->given)
        job = &jobs->ring[jobs->taken++ % RING];
    pthread_mutex_unlock(&jobs->lock);
    return job;
}

static void *read_jobs(void *at)
{
    struct jobs *jobs = at;
    struct job *job;

    jobs->on_start();
    while ((job = take(jobs)) != NULL) {
        job_look(jobs->session, jobs->work, job);
        pthread_mutex_lock(&jobs->lock);
        jobs->ready[job - jobs->ring] = true;
        pthread_cond_signal(&jobs->read);
        pthread_mutex_unlock(&jobs->lock);
    }
    return NULL;
}

struct jobs *jobs_start(struct session *session, const struct work *work, void (*on_start)(void))
{
    struct jobs *jobs = calloc(1, sizeof *jobs);
    unsigned wanted = session->options.jobs;
    pthread_attr_t attributes;

    if (!jobs)
        return NULL;
    jobs->session = session;
    jobs->work = work;
    jobs->on_start = on_start;
    pthread_mutex_init(&jobs->lock, NULL);
    pthread_cond_init(&jobs->more, NULL);
    pthread_cond_init(&jobs->read, NULL);
    pthread_attr_init(&attributes);
    // musl's threads have 128 KiB otherwise.
    pthread_attr_setstacksize(&attributes, STACK_BYTES);
    // Fewer threads than asked for do as well, and none leaves the work to this one.
    while (wanted > 1 && jobs->threads < wanted && jobs->threads < JOBS_MOST &&
           pthread_create(&jobs->thread[jobs->threads], &attributes, read_jobs, jobs) == 0)
        jobs->threads++;
    pthread_attr_destroy(&attributes);
    jobs->places = 2 * jobs->threads;
    return jobs;
}

// Tells the oldest job; waits for it if `wait`. False when there is none, or it is not ready.
static bool tell(struct jobs *jobs, bool wait)
{
    unsigned place = jobs->told % RING;
    bool ready;

    if (jobs->told == jobs->given)
        return false;
    pthread_mutex_lock(&jobs->lock);
    while (wait && !jobs->ready[place])
        pthread_cond_wait(&jobs->read, &jobs->lock);
    ready = jobs->ready[place];
    jobs->ready[place] = false;
    pthread_mutex_unlock(&jobs->lock);
    if (!ready)
        return false;
    job_end(jobs->session, jobs->work, &jobs->ring[place]);
    jobs->told++;
    return true;
}

void jobs_give(struct jobs *jobs, const char *path, bool found)
{
    struct job *job = &jobs->ring[jobs->given % RING];

    if (jobs->threads == 0) {
        job_start(job, path, found);
        job_look(jobs->session, jobs->work, job);
        job_end(jobs->session, jobs->work, job);
        return;
    }
    while (tell(jobs, jobs->given - jobs->told == jobs->places))
        continue;
    job = &jobs->ring[jobs->given % RING];
    job_start(job, path, found);
    pthread_mutex_lock(&jobs->lock);
    jobs->given++;
    pthread_cond_signal(&jobs->more);
    pthread_mutex_unlock(&jobs->lock);
}

void jobs_end(struct jobs *jobs)
{
    while (tell(jobs, true))
        continue;
    pthread_mutex_lock(&jobs->lock);
    jobs->over = true;
    pthread_cond_broadcast(&jobs->more);
    pthread_mutex_unlock(&jobs->lock);
    for (unsigned i = 0; i < jobs->threads; i++)
        pthread_join(jobs->thread[i], NULL);
    pthread_cond_destroy(&jobs->read);
    pthread_cond_destroy(&jobs->more);
    pthread_mutex_destroy(&jobs->lock);
    free(jobs);
}
