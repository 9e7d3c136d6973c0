#define _GNU_SOURCE 1
#include "CNcurses.h"

#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

/* Everything a handler reads is set before it can run, and a handler calls async-signal-safe functions alone. */
static const int crash_signals[] = {SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE, SIGABRT};
enum { crash_count = sizeof crash_signals / sizeof crash_signals[0] };
static struct sigaction before[crash_count];

static int guarded_terminal = -1;
static struct termios cooked;
static char restore_string[1024];
static size_t restore_length;
static volatile sig_atomic_t armed;
/* The Swift library's own handler asks what to do next and waits for half a minute: only for who wants it. */
static bool wants_backtrace;
static bool installed;

static int log_descriptor = -1;
static int old_output = -1;
static int old_error = -1;
static off_t log_start;

enum { crash_tail = 8192 };

static void put_terminal_back(void)
{
    if (!armed)
        return;
    armed = 0;
    /* From the background, changing the terminal would stop us. */
    sigset_t stop, mask;
    sigemptyset(&stop);
    sigaddset(&stop, SIGTTOU);
    pthread_sigmask(SIG_BLOCK, &stop, &mask);
    cn_write(guarded_terminal, restore_string, restore_length);
    tcsetattr(guarded_terminal, TCSANOW, &cooked);
    pthread_sigmask(SIG_SETMASK, &mask, NULL);
}

void cn_release_output(size_t most)
{
    if (old_error < 0)
        return;
    dup2(old_output, STDOUT_FILENO);
    dup2(old_error, STDERR_FILENO);
    off_t end = lseek(log_descriptor, 0, SEEK_END);
    off_t from = log_start;
    bool is_cut = end - from > (off_t)most;
    if (is_cut)
        from = end - (off_t)most;
    char buffer[1024];
    while (from < end) {
        ssize_t count = pread(log_descriptor, buffer, sizeof buffer, from);
        if (count <= 0)
            break;
        ssize_t skip = 0;
        if (is_cut) { /* Start with a whole line. */
            while (skip < count && buffer[skip] != '\n')
                skip++;
            is_cut = skip == count;
            skip += !is_cut;
        }
        cn_write(STDERR_FILENO, buffer + skip, (size_t)(count - skip));
        from += count;
    }
    close(old_output);
    close(old_error);
    close(log_descriptor);
    old_output = old_error = log_descriptor = -1;
}

bool cn_capture_output(int log)
{
    if (old_error >= 0)
        return false;
    old_output = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3);
    old_error = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
    log_descriptor = fcntl(log, F_DUPFD_CLOEXEC, 3);
    if (old_output < 0 || old_error < 0 || log_descriptor < 0)
        return false;
    log_start = lseek(log_descriptor, 0, SEEK_END);
    return dup2(log, STDOUT_FILENO) >= 0 && dup2(log, STDERR_FILENO) >= 0;
}

static void on_crash(int signal_number)
{
    put_terminal_back();
    cn_release_output(crash_tail);
    struct sigaction usual = {.sa_handler = SIG_DFL};
    for (int i = 0; i < crash_count; i++)
        if (crash_signals[i] == signal_number)
            sigaction(signal_number, wants_backtrace ? &before[i] : &usual, NULL);
    /* Blocked until this handler returns; a fault happens again by itself then. */
    raise(signal_number);
}

static void on_exit_of_program(void)
{
    put_terminal_back();
    cn_release_output(crash_tail);
}

/* What overflowed the stack cannot handle its signal on it. */
static char handler_stack[64 * 1024];

bool cn_guard_install(int terminal, const char *restore, size_t length)
{
    if (length >= sizeof restore_string || tcgetattr(terminal, &cooked) != 0)
        return false;
    guarded_terminal = terminal;
    memcpy(restore_string, restore, length);
    restore_length = length;
    if (installed)
        return true;
    installed = true;
    wants_backtrace = getenv("SWIFT_BACKTRACE") != NULL;

    stack_t stack = {.ss_sp = handler_stack, .ss_size = sizeof handler_stack};
    sigaltstack(&stack, NULL);
    struct sigaction action = {.sa_handler = on_crash, .sa_flags = SA_ONSTACK};
    sigemptyset(&action.sa_mask);
    for (int i = 0; i < crash_count; i++)
        sigaction(crash_signals[i], &action, &before[i]);
    atexit(on_exit_of_program);
    return true;
}

bool cn_enter_raw_mode(void)
{
    struct termios raw = cooked;
    raw.c_lflag &= ~(tcflag_t)(ICANON | ECHO | ECHONL);
    raw.c_iflag &= ~(tcflag_t)(ICRNL | INLCR | IGNCR | ISTRIP);
    raw.c_oflag &= ~(tcflag_t)ONLCR;
    raw.c_cc[VMIN] = 1;
    raw.c_cc[VTIME] = 0;
    bool is_raw = guarded_terminal >= 0 && tcsetattr(guarded_terminal, TCSADRAIN, &raw) == 0;

    /* Who takes the terminal draws everything: that the process was continued for it is no news any more. */
    sigset_t only, mask;
    const struct timespec at_once = {0, 0};
    sigemptyset(&only);
    sigaddset(&only, SIGCONT);
    pthread_sigmask(SIG_SETMASK, NULL, &mask);
    if (sigismember(&mask, SIGCONT) == 1)
        while (sigtimedwait(&only, NULL, &at_once) > 0)
            continue;
    return is_raw;
}

bool cn_leave_raw_mode(void) { return guarded_terminal >= 0 && tcsetattr(guarded_terminal, TCSADRAIN, &cooked) == 0; }

void cn_guard_arm(void) { armed = 1; }
void cn_guard_disarm(void) { armed = 0; }

void cn_stop_process(void)
{
    struct sigaction stop = {.sa_handler = SIG_DFL}, action;
    sigset_t only, mask;
    sigaction(SIGTSTP, &stop, &action);
    /* A process whose group has no shell to continue it is not stopped by this signal, and simply goes on. */
    raise(SIGTSTP);
    sigemptyset(&only);
    sigaddset(&only, SIGTSTP);
    pthread_sigmask(SIG_UNBLOCK, &only, &mask);
    pthread_sigmask(SIG_SETMASK, &mask, NULL);
    sigaction(SIGTSTP, &action, NULL);
}
