-- This laptop's own tables of trust. Nothing here travels as a change.

-- Signed statements this store has met: in changes, or ahead of them in a bundle.
CREATE TABLE statement (
  hash BLOB PRIMARY KEY NOT NULL, -- SHA-256 of signed
  signed BLOB NOT NULL -- the statement with its signature, docs/trust.md
) STRICT, WITHOUT ROWID;

-- The last change of each chain as its device signed it: how far others may believe it.
CREATE TABLE head (
  device BLOB NOT NULL, -- device id
  seq INTEGER NOT NULL, -- the change's place in its chain
  hash BLOB NOT NULL, -- its hash
  signature BLOB NOT NULL, -- the device's, docs/trust.md
  PRIMARY KEY (device, seq, hash)
) STRICT, WITHOUT ROWID;

-- Changes of revoked devices that have no effect: they stay in the log and count for order, no more.
CREATE TABLE void (
  hash BLOB PRIMARY KEY NOT NULL -- the change; change_log.hash
) STRICT, WITHOUT ROWID;
