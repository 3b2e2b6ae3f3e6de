#include "CTerminal.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

static struct termios found;
static struct termios raw;
static volatile sig_atomic_t terminal = -1;
static volatile sig_atomic_t went_on = 0;
static volatile sig_atomic_t is_taken = 0;

static void set(const struct termios *how) {
  if (terminal < 0) return;
  while (tcsetattr(terminal, TCSANOW, how) != 0 && errno == EINTR) {
  }
}

// A signal that is ignored stays so: somebody wants the program to live through it. One that whoever
// started the program left blocked, as threads of a pool do, would never come.
static void handle(int number, void (*handler)(int), int flags) {
  struct sigaction old, new;
  sigset_t one;
  if (sigaction(number, NULL, &old) != 0 || old.sa_handler == SIG_IGN) return;
  memset(&new, 0, sizeof new);
  new.sa_handler = handler;
  new.sa_flags = flags;
  sigemptyset(&new.sa_mask);
  sigaction(number, &new, NULL);
  sigemptyset(&one);
  sigaddset(&one, number);
  sigprocmask(SIG_UNBLOCK, &one, NULL);
}

static void end(int number) {
  int kept = errno;
  set(&found);
  errno = kept;
  raise(number);
}

static void stop(int number) {
  int kept = errno;
  set(&found);
  raise(number);
  // Where nobody can go on with a stopped program the kernel does not stop it.
  handle(SIGTSTP, stop, SA_RESETHAND | SA_NODEFER);
  if (is_taken) set(&raw);
  went_on = 1;
  errno = kept;
}

static void go_on(int number) {
  int kept = errno;
  (void)number;
  handle(SIGTSTP, stop, SA_RESETHAND | SA_NODEFER);
  if (is_taken) set(&raw);
  went_on = 1;
  errno = kept;
}

int ferrule_terminal_take(int wanted) {
  static const int ends[] = {SIGHUP,  SIGINT, SIGQUIT, SIGTERM, SIGPIPE, SIGALRM, SIGABRT,
                             SIGSEGV, SIGBUS, SIGILL,  SIGTRAP, SIGFPE,  SIGXCPU};
  if (terminal >= 0) {
    is_taken = 1;
    set(&raw);
    return 0;
  }
  if (tcgetattr(wanted, &found) != 0) return -1;
  raw = found;
  raw.c_iflag &= ~(tcflag_t)(ICRNL | INLCR | IGNCR | IXON | ISTRIP);
  raw.c_lflag &= ~(tcflag_t)(ECHO | ECHONL | ICANON | ISIG | IEXTEN);
  raw.c_cc[VMIN] = 1;
  raw.c_cc[VTIME] = 0;
  for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
    handle(ends[i], end, SA_RESETHAND | SA_NODEFER);
  handle(SIGTSTP, stop, SA_RESETHAND | SA_NODEFER);
  handle(SIGCONT, go_on, 0);
  terminal = wanted;
  is_taken = 1;
  set(&raw);
  atexit(ferrule_terminal_give_back);
  return 0;
}

void ferrule_terminal_give_back(void) {
  is_taken = 0;
  set(&found);
}

void ferrule_terminal_suspend(void) { kill(0, SIGTSTP); }

int ferrule_terminal_went_on(void) {
  int did = went_on;
  went_on = 0;
  return did;
}
