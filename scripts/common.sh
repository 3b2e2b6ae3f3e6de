# Shared by the scripts: where the clone is, what it needs, how it is built.
# Everything a script makes lies inside the clone: build, caches, temporary files, witnesses.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"

mkdir -p .build/tmp .build/swiftpm .state
export TMPDIR="$root/.build/tmp"
export XDG_STATE_HOME="$root/.state"
swiftpm=(
  --cache-path "$root/.build/swiftpm/cache"
  --config-path "$root/.build/swiftpm/config"
  --security-path "$root/.build/swiftpm/security"
)

# What the build needs besides Swift: Debian package, and a file that shows it is there.
needs=(
  "libsqlite3-dev:/usr/include/sqlite3.h"
  "zlib1g-dev:/usr/include/zlib.h"
  "liblz4-dev:/usr/include/lz4.h"
  "sqlite3:/usr/bin/sqlite3"
)

say() { printf '\n== %s\n' "$*"; }

fail() {
  printf 'error: %s\n' "$*" >&2
  exit 1
}

install_needs() {
  command -v swift >/dev/null || fail "Swift 6.2 or newer is needed: https://www.swift.org/install"
  [ "$(uname -s)" = Linux ] || return 0
  local missing=() need
  for need in "${needs[@]}"; do
    [ -e "${need#*:}" ] || missing+=("${need%%:*}")
  done
  [ ${#missing[@]} -eq 0 ] && return 0
  if ! command -v apt-get >/dev/null; then
    fail "please install what Debian calls: ${missing[*]} (SQLite, zlib and LZ4, each with headers)"
  fi
  say "installing ${missing[*]}"
  local sudo=()
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || fail "as root: apt-get install ${missing[*]}"
    sudo=(sudo)
  fi
  "${sudo[@]}" apt-get update -qq
  DEBIAN_FRONTEND=noninteractive "${sudo[@]}" apt-get install -y -qq "${missing[@]}"
}
