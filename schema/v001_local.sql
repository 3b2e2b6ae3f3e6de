-- This laptop's own tables. Nothing here travels; all but the log, meta and peer can be rebuilt from the log.

CREATE TABLE meta (
  name TEXT PRIMARY KEY NOT NULL, -- site_id | site_name | store_id | device_id | laptop | central | …
  value ANY
) STRICT, WITHOUT ROWID;

-- The log: every change this store holds, as the bytes its author sealed.
CREATE TABLE change_log (
  n INTEGER PRIMARY KEY, -- local number; order of arrival
  hash BLOB NOT NULL, -- SHA-256 of bytes
  applied INTEGER NOT NULL, -- 1 applied, 0 held: something it names is missing
  chain INTEGER, -- local number of its chain; missing while held
  seq INTEGER, -- place in its chain, 1 is first; missing while held
  hlc INTEGER, -- effective hybrid time; missing while held
  coverage INTEGER, -- what it covers besides its own line; coverage.coverage; missing while held
  bytes BLOB NOT NULL -- canonical bytes, docs/change-format.md; packed by ferrule
) STRICT;

CREATE INDEX change_log_held ON change_log (n) WHERE applied = 0;

-- The log by hash and by place. Written in batches, in order: a commit that entered its one change
-- here would write two more pages. meta.log_indexed is the last number that is in; the few changes
-- after it are this laptop's own, all at the end of its chain. A batch of hashes is written at the
-- end, in buckets; small batches are joined.
CREATE TABLE log_by_hash (
  bucket INTEGER PRIMARY KEY, -- log_batch.batch times 2^24, plus the first bits of the hashes in it
  entries BLOB NOT NULL -- of each change the first 8 bytes of its hash, then n in 5 bytes
) STRICT;

CREATE TABLE log_batch (
  batch INTEGER PRIMARY KEY, -- local number; a later one is newer
  length INTEGER NOT NULL, -- how many changes it had when it was written
  bits INTEGER NOT NULL -- how many bits of a hash tell the bucket
) STRICT;

CREATE TABLE log_by_place (
  chain INTEGER NOT NULL,
  seq INTEGER NOT NULL, -- of the first change of a run that came one after the other
  n INTEGER NOT NULL, -- its number
  length INTEGER NOT NULL, -- how many there are in the run
  PRIMARY KEY (chain, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE chain (
  chain INTEGER PRIMARY KEY, -- local number, from 0
  device BLOB NOT NULL, -- device id
  parent INTEGER, -- the chain it forked from
  fork_seq INTEGER, -- the last seq it shares with that chain
  last_seq INTEGER NOT NULL, -- last applied, of those up to meta.log_indexed
  last_hash BLOB NOT NULL -- its hash
) STRICT;

CREATE TABLE coverage (
  coverage INTEGER PRIMARY KEY,
  seqs BLOB NOT NULL -- highest seq covered of each chain
) STRICT;

CREATE UNIQUE INDEX coverage_by_seqs ON coverage (seqs);

CREATE TABLE waiting (
  missing BLOB NOT NULL, -- hash of a change that is not here, or empty: waits for an upgrade
  n INTEGER NOT NULL, -- the held change that names it
  PRIMARY KEY (missing, n)
) STRICT, WITHOUT ROWID;

-- Live values that differ from the rule "the live set is the row's inserts".
CREATE TABLE stamp (
  tbl TEXT NOT NULL,
  row BLOB NOT NULL,
  grp TEXT NOT NULL,
  n INTEGER NOT NULL, -- the change whose value is shown
  kind INTEGER NOT NULL, -- 0 insert, 1 update
  PRIMARY KEY (tbl, row, grp)
) STRICT, WITHOUT ROWID;

CREATE INDEX stamp_retired ON stamp (tbl, row) WHERE grp = 'retired';

CREATE INDEX stamp_joined ON stamp (tbl, row) WHERE grp = 'same_as';

CREATE TABLE sibling (
  tbl TEXT NOT NULL,
  row BLOB NOT NULL,
  grp TEXT NOT NULL,
  n INTEGER NOT NULL, -- the change that wrote it
  kind INTEGER NOT NULL, -- 0 insert, 1 update
  value BLOB NOT NULL, -- the group's cells, as in a changeset record
  differs INTEGER NOT NULL, -- 1 if it is not the value shown: somebody has to decide
  PRIMARY KEY (tbl, row, grp, n)
) STRICT, WITHOUT ROWID;

CREATE INDEX sibling_differs ON sibling (tbl, row, grp) WHERE differs = 1;

CREATE INDEX sibling_retired ON sibling (tbl, row) WHERE grp = 'retired';

CREATE TABLE row_insert (
  tbl TEXT NOT NULL,
  row BLOB NOT NULL,
  n INTEGER NOT NULL, -- a change that inserted the row; kept when there is more than one
  value BLOB NOT NULL, -- all its cells, as in a changeset record
  PRIMARY KEY (tbl, row, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE twin (
  tbl TEXT NOT NULL,
  row BLOB NOT NULL, -- key of the fact, or of its child, as in a changeset record
  n INTEGER NOT NULL, -- the change whose row of the same key is not shown
  PRIMARY KEY (tbl, row, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE superseded (
  fact BLOB PRIMARY KEY NOT NULL, -- a fact that was corrected or taken back
  by_fact BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- The last words that leave somebody something to do: what is due, without reading every fact.
CREATE TABLE due (
  topic TEXT NOT NULL, -- inspected | capped | plugged | gate | soak | fault | job | task
  subject BLOB NOT NULL, -- id of a record or fact, or a face: part id and connector byte
  hlc INTEGER NOT NULL, -- effective hybrid time of the fact's change, or of what it corrects
  fact BLOB NOT NULL, -- the fact
  value TEXT NOT NULL, -- what it says
  PRIMARY KEY (topic, subject)
) STRICT, WITHOUT ROWID;

-- What a person may type or scan, folded, and the thing it means.
CREATE TABLE lookup (
  term TEXT NOT NULL,
  kind TEXT NOT NULL, -- table of the thing
  target BLOB NOT NULL, -- id of the thing
  origin TEXT NOT NULL, -- name | serial | asset | alias | code
  PRIMARY KEY (term, kind, target, origin)
) STRICT, WITHOUT ROWID;

CREATE INDEX lookup_by_target ON lookup (target);

-- Other stores of this site, as their bundles last said.
CREATE TABLE peer (
  device BLOB PRIMARY KEY NOT NULL, -- device id
  laptop TEXT NOT NULL, -- its name
  central INTEGER NOT NULL, -- 1 for the central store
  counter INTEGER NOT NULL, -- counter of its last bundle
  heard_ms INTEGER NOT NULL, -- when that bundle was merged here; ms UTC
  vector BLOB NOT NULL, -- what it held then, docs/bundle-format.md
  sent_counter INTEGER, -- counter of our last bundle to it
  sent_ms INTEGER -- when that was written; ms UTC
) STRICT, WITHOUT ROWID;
