-- Who belongs to the site: said by those who may, and signed.

CREATE TABLE trust (
  id BLOB PRIMARY KEY NOT NULL, -- time-ordered id (UUIDv7)
  born INTEGER,
  at_ms INTEGER NOT NULL, -- when, by the laptop's clock; ms UTC
  technician TEXT NOT NULL, -- who
  job BLOB, -- not used
  step TEXT, -- not used
  supersedes BLOB, -- not used: what was signed is not corrected, but said anew
  kind TEXT NOT NULL, -- certificate | revocation | adoption
  device BLOB NOT NULL, -- the device it is about; device id. Of an adoption the hash of the change
  laptop TEXT, -- name of its laptop
  role TEXT, -- technician | lead | central; of a certificate
  why TEXT, -- why it was revoked; as said
  signed BLOB NOT NULL -- the statement with its signature, docs/trust.md; the columns before it are only for reading
) STRICT, WITHOUT ROWID;
