#include "CSession.h"

typedef struct apply_context {
  int answer;
  csession_conflicts conflicts;
} apply_context;

static int meet_conflict(void *raw, int kind, sqlite3_changeset_iter *change) {
  apply_context *context = raw;
  (void)change;
  switch (kind) {
    case SQLITE_CHANGESET_DATA: context->conflicts.data++; break;
    case SQLITE_CHANGESET_NOTFOUND: context->conflicts.not_found++; break;
    case SQLITE_CHANGESET_CONFLICT: context->conflicts.conflict++; break;
    case SQLITE_CHANGESET_CONSTRAINT: context->conflicts.constraint++; break;
    default: context->conflicts.foreign_key++; break;
  }
  // SQLite takes REPLACE for these two only; anywhere else it is a misuse.
  if (context->answer == SQLITE_CHANGESET_REPLACE && kind != SQLITE_CHANGESET_DATA &&
      kind != SQLITE_CHANGESET_CONFLICT) {
    return SQLITE_CHANGESET_OMIT;
  }
  return context->answer;
}

int csession_apply(
    sqlite3 *db, int byteCount, const void *changeset, int answer, csession_conflicts *conflicts) {
  apply_context context = {answer, {0, 0, 0, 0, 0}};
  int code = sqlite3changeset_apply_v2(
      db, byteCount, (void *)changeset, 0, meet_conflict, &context, 0, 0, 0);
  if (conflicts) *conflicts = context.conflicts;
  return code;
}
