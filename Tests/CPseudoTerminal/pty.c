#define _GNU_SOURCE
#include "CPseudoTerminal.h"

#include <pty.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

int pty_spawn(
    const char *path, char *const *argv, char *const *envp, const char *directory, int rows, int columns, pid_t *pid)
{
    struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
    int master = -1;
    *pid = forkpty(&master, NULL, NULL, &size);
    if (*pid < 0) {
        return -1;
    }
    if (*pid > 0) {
        return master;
    }
    // The test's process may block or ignore signals; a program started from a shell finds none so.
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    for (int number = 1; number < NSIG; number++) {
        signal(number, SIG_DFL);
    }
    for (int descriptor = 3; descriptor < 256; descriptor++) {
        close(descriptor);
    }
    if (chdir(directory) == 0) {
        execve(path, argv, envp);
    }
    _exit(127);
}

bool pty_resize(int master, int rows, int columns)
{
    struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
    return ioctl(master, TIOCSWINSZ, &size) == 0;
}

bool pty_is_cooked(int master)
{
    struct termios modes;
    // On Linux the master answers with the modes of the program's side.
    if (tcgetattr(master, &modes) != 0) {
        return false;
    }
    tcflag_t local = ECHO | ICANON | ISIG;
    return (modes.c_lflag & local) == local && (modes.c_oflag & (OPOST | ONLCR)) == (OPOST | ONLCR) && (modes.c_iflag & ICRNL);
}
