#ifndef FERRULE_CSESSION_H
#define FERRULE_CSESSION_H

#include <sqlite3.h>

// SQLite's session extension, for tests and benchmarks only: the oracle beside the journal and the
// yardstick beside the merge. Debian's library exports it; its header hides it from programs that were
// not built with the library's own options.
//
// It must never see bytes from outside: its parser hangs and crashes on malformed ones.

#ifndef __SQLITESESSION_H_

typedef struct sqlite3_session sqlite3_session;
typedef struct sqlite3_changeset_iter sqlite3_changeset_iter;

#define SQLITE_CHANGESET_DATA 1
#define SQLITE_CHANGESET_NOTFOUND 2
#define SQLITE_CHANGESET_CONFLICT 3
#define SQLITE_CHANGESET_CONSTRAINT 4
#define SQLITE_CHANGESET_FOREIGN_KEY 5

#define SQLITE_CHANGESET_OMIT 0
#define SQLITE_CHANGESET_REPLACE 1
#define SQLITE_CHANGESET_ABORT 2

#define SQLITE_CHANGESETAPPLY_NOSAVEPOINT 0x0001
#define SQLITE_CHANGESETAPPLY_INVERT 0x0002

int sqlite3session_create(sqlite3 *db, const char *database, sqlite3_session **out);
void sqlite3session_delete(sqlite3_session *session);
int sqlite3session_enable(sqlite3_session *session, int enable);
int sqlite3session_attach(sqlite3_session *session, const char *table);
int sqlite3session_isempty(sqlite3_session *session);
/// The net changes since the tables were attached; `*changeset` is freed with sqlite3_free.
int sqlite3session_changeset(sqlite3_session *session, int *byteCount, void **changeset);

int sqlite3changeset_apply_v2(
    sqlite3 *db, int byteCount, void *changeset,
    int (*filter)(void *context, const char *table),
    int (*conflict)(void *context, int kind, sqlite3_changeset_iter *change), void *context,
    void **rebase, int *rebaseByteCount, int flags);

int sqlite3changeset_start(sqlite3_changeset_iter **out, int byteCount, void *changeset);
int sqlite3changeset_next(sqlite3_changeset_iter *iterator);
int sqlite3changeset_op(
    sqlite3_changeset_iter *iterator, const char **table, int *columnCount, int *operation,
    int *indirect);
int sqlite3changeset_pk(
    sqlite3_changeset_iter *iterator, unsigned char **isKey, int *columnCount);
/// `*value` is NULL for a column the change does not name.
int sqlite3changeset_old(sqlite3_changeset_iter *iterator, int column, sqlite3_value **value);
int sqlite3changeset_new(sqlite3_changeset_iter *iterator, int column, sqlite3_value **value);
/// The value now in the table, within a conflict handler called with DATA or CONFLICT.
int sqlite3changeset_conflict(sqlite3_changeset_iter *iterator, int column, sqlite3_value **value);
int sqlite3changeset_finalize(sqlite3_changeset_iter *iterator);
int sqlite3changeset_invert(
    int byteCount, const void *changeset, int *outByteCount, void **outChangeset);
/// The net changes of one changeset after the other; `*outChangeset` is freed with sqlite3_free.
int sqlite3changeset_concat(
    int byteCount, void *changeset, int laterByteCount, void *later, int *outByteCount,
    void **outChangeset);

#endif

/// How often `csession_apply` met each kind of conflict.
typedef struct csession_conflicts {
  int data;
  int not_found;
  int conflict;
  int constraint;
  int foreign_key;
} csession_conflicts;

/// Applies a changeset made in this process; returns SQLite's result code.
///
/// With `answer` = SQLITE_CHANGESET_REPLACE, conflicts that cannot be replaced are left out.
int csession_apply(
    sqlite3 *db, int byteCount, const void *changeset, int answer, csession_conflicts *conflicts);

#endif
