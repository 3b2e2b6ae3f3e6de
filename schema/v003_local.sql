-- What this laptop wrote to sticks. Nothing here travels as a change.

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
