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

-- The last bundles this store wrote, to tell which of them came back.
CREATE TABLE written_bundle (
  n INTEGER PRIMARY KEY, -- local number; a later one was written later
  counter INTEGER NOT NULL, -- the bundle's number; a store that was set back counts again
  written_ms INTEGER NOT NULL, -- when it was written; ms UTC
  device BLOB, -- the device it was written for; missing if for anyone
  path TEXT NOT NULL, -- where it was written, as typed
  seq INTEGER, -- this device's last change in it; missing if it had written none
  hash BLOB, -- that change
  images INTEGER NOT NULL, -- how many pictures are in it, whole or in part
  bytes INTEGER NOT NULL -- its size; bytes
) STRICT;
