#ifndef FERRULE_CTERMINAL_H
#define FERRULE_CTERMINAL_H

// What a signal handler has to do with a terminal; Swift has no signal handlers with a memory.

/// Takes keys from a terminal one by one, as they come and without showing them, until the program
/// ends, is ended by a signal, or is suspended. 0, or -1 if `terminal` is none. After it was given back it can
/// be taken again.
int ferrule_terminal_take(int terminal);

/// Gives the terminal back as it was found. May be called at any time.
void ferrule_terminal_give_back(void);

/// Stops this program and those beside it until the shell goes on with them.
void ferrule_terminal_suspend(void);

/// 1 once after the program was stopped and went on: what was on the screen may be gone.
int ferrule_terminal_went_on(void);

#endif
