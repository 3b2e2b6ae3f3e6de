#ifndef FERRULE_CSHIMS_H
#define FERRULE_CSHIMS_H

#include <sqlite3.h>

// Swift cannot call variadic C functions: each of these is one sqlite3_db_config call.
// They return SQLite's result code.

/// Switches triggers on or off for this connection alone.
int ferrule_enable_triggers(sqlite3 *connection, int enabled);

/// Plans statements without looking at what is bound to them.
int ferrule_stable_plans(sqlite3 *connection, int enabled);

/// Refuses statements that could corrupt the database file or its schema.
int ferrule_defensive(sqlite3 *connection, int enabled);

#endif
