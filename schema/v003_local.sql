-- This laptop's own tables of what was merged and written. Nothing here travels as a change.

-- What was merged here, so that it can be undone.
CREATE TABLE merged_bundle (
  n INTEGER PRIMARY KEY, -- local number; a later one was merged later
  merged_ms INTEGER NOT NULL, -- when it was merged; ms UTC
  path TEXT NOT NULL, -- the bundle's file, as typed
  device BLOB NOT NULL, -- the device that wrote it
  laptop TEXT NOT NULL, -- the name of its laptop
  changes INTEGER NOT NULL, -- how many changes were taken in
  tips_before BLOB NOT NULL, -- hashes of the applied changes that none named, before; 32 bytes each
  tips_after BLOB NOT NULL, -- the same after
  undone_ms INTEGER -- when it was undone; missing if it was not; ms UTC
) STRICT;
