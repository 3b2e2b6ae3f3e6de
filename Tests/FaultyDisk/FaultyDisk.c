// A disk that fails on command: preloaded into a program it counts the calls that change files under
// one folder, lets the Nth of them fail or kills the program before it, and writes down what it let
// through, so that a power cut can be played afterwards. Linux only; for tests.
//
//   FAULTY_DISK_UNDER=FOLDER   the folder, without symbolic links
//   FAULTY_DISK_AT=N           the call that fails, from 1
//   FAULTY_DISK_HOW=full       ENOSPC: calls that may need space
//                  short       the same, and a write writes half its bytes first
//                  broken      EIO: every call
//                  kill        SIGKILL before the call
//   FAULTY_DISK_STAYS=1        the calls after it fail as well
//   FAULTY_DISK_HIT=FILE       gets one line when the first call fails
//   FAULTY_DISK_TRACE=FILE     gets a record of every call that went well
//
// A record is a letter, the lengths of two paths (4 bytes each) and of the data (4), the offset (8), then
// these bytes, all little-endian. The letters: C created, W written, T cut or grown to the offset, S file
// synced, D folder synced, R renamed, U removed, M folder made, X folder removed, A said on standard output.

#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

enum how { NEVER, FULL, SHORT, BROKEN, KILL };

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static char under[PATH_MAX];
static size_t under_length;
static enum how how = NEVER;
static long fails_at, counted;
static int stays;
static const char *hit_file;
static int trace = -1;

static int raw_open(const char *path, int flags) {
  return (int)syscall(SYS_openat, AT_FDCWD, path, flags | O_CLOEXEC, 0644);
}

__attribute__((constructor)) static void begin(void) {
  const char *folder = getenv("FAULTY_DISK_UNDER"), *at = getenv("FAULTY_DISK_AT");
  const char *word = getenv("FAULTY_DISK_HOW"), *record = getenv("FAULTY_DISK_TRACE");
  if (!folder || strlen(folder) >= sizeof under) return;
  strcpy(under, folder);
  under_length = strlen(under);
  fails_at = at ? atol(at) : 0;
  stays = getenv("FAULTY_DISK_STAYS") != NULL;
  hit_file = getenv("FAULTY_DISK_HIT");
  if (word && fails_at > 0) {
    how = !strcmp(word, "full")     ? FULL
          : !strcmp(word, "short")  ? SHORT
          : !strcmp(word, "broken") ? BROKEN
          : !strcmp(word, "kill")   ? KILL
                                    : NEVER;
  }
  if (record) trace = raw_open(record, O_WRONLY | O_CREAT | O_APPEND);
}

static int is_under(const char *path) {
  return under_length > 0 && !strncmp(path, under, under_length) &&
         (path[under_length] == '/' || path[under_length] == 0);
}

// The whole path of a name; 0 if it is not under the folder.
static int place(int folder, const char *name, char *out) {
  char base[PATH_MAX];
  if (name[0] == '/') {
    if (strlen(name) >= PATH_MAX) return 0;
    strcpy(out, name);
  } else {
    char link[64];
    if (folder == AT_FDCWD) strcpy(link, "/proc/self/cwd");
    else snprintf(link, sizeof link, "/proc/self/fd/%d", folder);
    long size = syscall(SYS_readlinkat, AT_FDCWD, link, base, sizeof base - 1);
    if (size < 0) return 0;
    base[size] = 0;
    if (snprintf(out, PATH_MAX, "%s/%s", base, name) >= PATH_MAX) return 0;
  }
  return is_under(out);
}

// The path of an open file; 0 if it is not under the folder or was removed.
static int place_of(int file, char *out) {
  static const char gone[] = " (deleted)";
  char link[64];
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  long size = syscall(SYS_readlinkat, AT_FDCWD, link, out, PATH_MAX - 1);
  if (size < 0) return 0;
  out[size] = 0;
  size_t tail = sizeof gone - 1;
  if ((size_t)size > tail && !strcmp(out + size - tail, gone)) return 0;
  return is_under(out);
}

// Whether this call fails, with errno set. Called with the lock held.
static int refuses(const char *what, const char *path, int needs_space) {
  if (how == NEVER || (!needs_space && (how == FULL || how == SHORT))) return 0;
  counted++;
  if (counted < fails_at || (counted > fails_at && !stays)) return 0;
  if (counted == fails_at && hit_file) {
    char line[PATH_MAX + 64];
    int size = snprintf(line, sizeof line, "%ld %s %s\n", counted, what, path);
    int file = raw_open(hit_file, O_WRONLY | O_CREAT | O_TRUNC);
    if (file >= 0) {
      syscall(SYS_write, file, line, (size_t)size);
      syscall(SYS_close, file);
    }
  }
  if (how == KILL) syscall(SYS_kill, getpid(), SIGKILL);
  errno = how == BROKEN ? EIO : ENOSPC;
  return 1;
}

static void record(char letter, const char *path, const char *path2, int64_t offset,
                   const void *data, size_t size) {
  if (trace < 0) return;
  int saved = errno;
  char head[21];
  uint32_t lengths[3] = {(uint32_t)strlen(path), (uint32_t)strlen(path2), (uint32_t)size};
  head[0] = letter;
  memcpy(head + 1, lengths, 12);
  memcpy(head + 13, &offset, 8);
  struct iovec parts[4] = {
      {head, sizeof head}, {(void *)path, lengths[0]}, {(void *)path2, lengths[1]}, {(void *)data, size}};
  syscall(SYS_writev, trace, parts, 4);
  errno = saved;
}

#define GUARDED(result_type, body)            \
  do {                                        \
    pthread_mutex_lock(&lock);                \
    result_type result = -1;                  \
    body;                                     \
    int saved = errno;                        \
    pthread_mutex_unlock(&lock);              \
    errno = saved;                            \
    return result;                            \
  } while (0)

static int open_at(int folder, const char *name, int flags, mode_t mode) {
  char path[PATH_MAX];
  if (!(flags & (O_CREAT | O_TRUNC)) || !place(folder, name, path))
    return (int)syscall(SYS_openat, folder, name, flags, mode);
  GUARDED(int, {
    int was_there = syscall(SYS_faccessat, folder, name, F_OK) == 0;
    if (was_there || !(flags & O_CREAT) || !refuses("create", path, 1)) {
      result = (int)syscall(SYS_openat, folder, name, flags, mode);
      if (result >= 0 && !was_there) record('C', path, "", 0, NULL, 0);
      else if (result >= 0 && (flags & O_TRUNC)) record('T', path, "", 0, NULL, 0);
    }
  });
}

#define MODE_OF(flags, mode)                         \
  mode_t mode = 0;                                   \
  if ((flags) & (O_CREAT | __O_TMPFILE)) {           \
    va_list rest;                                    \
    va_start(rest, flags);                           \
    mode = (mode_t)va_arg(rest, int);                \
    va_end(rest);                                    \
  }

int open(const char *name, int flags, ...) {
  MODE_OF(flags, mode)
  return open_at(AT_FDCWD, name, flags, mode);
}
int open64(const char *name, int flags, ...) {
  MODE_OF(flags, mode)
  return open_at(AT_FDCWD, name, flags, mode);
}
int openat(int folder, const char *name, int flags, ...) {
  MODE_OF(flags, mode)
  return open_at(folder, name, flags, mode);
}
int openat64(int folder, const char *name, int flags, ...) {
  MODE_OF(flags, mode)
  return open_at(folder, name, flags, mode);
}
int creat(const char *name, mode_t mode) {
  return open_at(AT_FDCWD, name, O_WRONLY | O_CREAT | O_TRUNC, mode);
}

static ssize_t write_at(int file, const void *bytes, size_t size, off_t offset, int has_offset) {
  char path[PATH_MAX];
#define PASS(count)                                                               \
  (ssize_t)(has_offset ? syscall(SYS_pwrite64, file, bytes, (size_t)(count), offset) \
                       : syscall(SYS_write, file, bytes, (size_t)(count)))
  if (file == 1 && trace >= 0) {
    GUARDED(ssize_t, {
      result = PASS(size);
      if (result > 0) record('A', "", "", 0, bytes, (size_t)result);
    });
  }
  if (!place_of(file, path)) return PASS(size);
  GUARDED(ssize_t, {
    int fails = refuses("write", path, 1);
    if (!fails || (how == SHORT && size > 1 && counted == fails_at)) {
      if (!has_offset) {
        int flags = (int)syscall(SYS_fcntl, file, F_GETFL);
        offset = (off_t)syscall(SYS_lseek, file, 0, flags & O_APPEND ? SEEK_END : SEEK_CUR);
      }
      result = PASS(fails ? size / 2 : size);
      if (result > 0) record('W', path, "", offset, bytes, (size_t)result);
    }
  });
}

ssize_t write(int file, const void *bytes, size_t size) { return write_at(file, bytes, size, 0, 0); }
ssize_t pwrite(int file, const void *bytes, size_t size, off_t offset) {
  return write_at(file, bytes, size, offset, 1);
}
ssize_t pwrite64(int file, const void *bytes, size_t size, off64_t offset) {
  return write_at(file, bytes, size, offset, 1);
}

static int truncate_to(int file, off_t size) {
  char path[PATH_MAX];
  if (!place_of(file, path)) return (int)syscall(SYS_ftruncate, file, size);
  struct stat status;
  int grows = fstat(file, &status) == 0 && status.st_size < size;
  GUARDED(int, {
    if (!refuses("truncate", path, grows)) {
      result = (int)syscall(SYS_ftruncate, file, size);
      if (result == 0) record('T', path, "", size, NULL, 0);
    }
  });
}
int ftruncate(int file, off_t size) { return truncate_to(file, size); }
int ftruncate64(int file, off64_t size) { return truncate_to(file, size); }

static int sync_with(long call, int file) {
  char path[PATH_MAX];
  if (!place_of(file, path)) return (int)syscall(call, file);
  struct stat status;
  int is_folder = fstat(file, &status) == 0 && S_ISDIR(status.st_mode);
  GUARDED(int, {
    if (!refuses(is_folder ? "sync-folder" : "sync", path, 1)) {
      result = (int)syscall(call, file);
      if (result == 0) record(is_folder ? 'D' : 'S', path, "", 0, NULL, 0);
    }
  });
}
int fsync(int file) { return sync_with(SYS_fsync, file); }
int fdatasync(int file) { return sync_with(SYS_fdatasync, file); }

static int rename_at(int folder, const char *from, int folder2, const char *to, unsigned flags) {
  char path[PATH_MAX], path2[PATH_MAX];
  if (!place(folder, from, path) || !place(folder2, to, path2))
    return (int)syscall(SYS_renameat2, folder, from, folder2, to, flags);
  GUARDED(int, {
    if (!refuses("rename", path2, 1)) {
      result = (int)syscall(SYS_renameat2, folder, from, folder2, to, flags);
      if (result == 0) record('R', path, path2, 0, NULL, 0);
    }
  });
}
int rename(const char *from, const char *to) { return rename_at(AT_FDCWD, from, AT_FDCWD, to, 0); }
int renameat(int folder, const char *from, int folder2, const char *to) {
  return rename_at(folder, from, folder2, to, 0);
}
int renameat2(int folder, const char *from, int folder2, const char *to, unsigned flags) {
  return rename_at(folder, from, folder2, to, flags);
}

static int remove_at(int folder, const char *name, int flags) {
  char path[PATH_MAX];
  if (!place(folder, name, path)) return (int)syscall(SYS_unlinkat, folder, name, flags);
  GUARDED(int, {
    if (!refuses("remove", path, 0)) {
      result = (int)syscall(SYS_unlinkat, folder, name, flags);
      if (result == 0) record(flags & AT_REMOVEDIR ? 'X' : 'U', path, "", 0, NULL, 0);
    }
  });
}
int unlink(const char *name) { return remove_at(AT_FDCWD, name, 0); }
int unlinkat(int folder, const char *name, int flags) { return remove_at(folder, name, flags); }
int rmdir(const char *name) { return remove_at(AT_FDCWD, name, AT_REMOVEDIR); }
int remove(const char *name) {
  struct stat status;
  if (lstat(name, &status) != 0) return -1;
  return remove_at(AT_FDCWD, name, S_ISDIR(status.st_mode) ? AT_REMOVEDIR : 0);
}

static int make_folder_at(int folder, const char *name, mode_t mode) {
  char path[PATH_MAX];
  if (!place(folder, name, path)) return (int)syscall(SYS_mkdirat, folder, name, mode);
  GUARDED(int, {
    int was_there = syscall(SYS_faccessat, folder, name, F_OK) == 0;
    if (was_there || !refuses("make-folder", path, 1)) {
      result = (int)syscall(SYS_mkdirat, folder, name, mode);
      if (result == 0) record('M', path, "", 0, NULL, 0);
    }
  });
}
int mkdir(const char *name, mode_t mode) { return make_folder_at(AT_FDCWD, name, mode); }
int mkdirat(int folder, const char *name, mode_t mode) {
  return make_folder_at(folder, name, mode);
}
