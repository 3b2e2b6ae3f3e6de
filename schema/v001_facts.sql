-- What happened: the facts. Insert-only for ever; a correction is a new fact that supersedes.
-- The column lines read as in v001_records.sql; a fact's columns are in no group.
-- Every fact begins with the same seven columns.

CREATE TABLE seen (
  id BLOB PRIMARY KEY NOT NULL, -- time-ordered id (UUIDv7)
  born INTEGER,
  at_ms INTEGER NOT NULL, -- when, by the laptop's clock; ms UTC
  technician TEXT NOT NULL, -- who
  job BLOB, -- the repair it belongs to; job.id
  step TEXT, -- the step of that repair it answers; name as in docs/procedures.md
  supersedes BLOB, -- the fact it corrects; id in the same table
  subject_kind TEXT NOT NULL, -- table of the thing seen
  subject BLOB NOT NULL, -- the thing seen; id in the table subject_kind names
  found TEXT, -- what was found there; as said
  medium TEXT, -- fibre | aoc | dac: what the link was seen to be
  origin TEXT -- scanned | typed
) STRICT, WITHOUT ROWID;

CREATE INDEX seen_by_subject ON seen (subject);

CREATE TABLE inspection (
  id BLOB PRIMARY KEY NOT NULL, -- time-ordered id (UUIDv7)
  born INTEGER,
  at_ms INTEGER NOT NULL, -- when, by the laptop's clock; ms UTC
  technician TEXT NOT NULL, -- who
  job BLOB, -- the repair it belongs to; job.id
  step TEXT, -- the step of that repair it answers; name as in docs/procedures.md
  supersedes BLOB, -- the fact it corrects; id in the same table
  part BLOB NOT NULL, -- the part whose face it is; id in part, module, cable_end or cassette
  connector INTEGER NOT NULL, -- which connector of that part; 1 is first
  joint BLOB, -- where it was looked at; port.id or panel_position.id
  verdict TEXT NOT NULL, -- clean | dirt | damage | cannot-see: the whole face, pins and holes too
  tip TEXT, -- the scope tip used; label
  profile TEXT, -- the limits it was judged by, such as iec-61300-3-35-ed2-mm
  judged_by TEXT -- person | scope
) STRICT, WITHOUT ROWID;

CREATE INDEX inspection_by_face ON inspection (part, connector);

CREATE TABLE inspection_fibre (
  inspection BLOB NOT NULL, -- the inspection it belongs to; inspection.id
  fibre INTEGER NOT NULL, -- position in the connector, plug view key up; 1 is first
  born INTEGER,
  verdict TEXT NOT NULL, -- ok | dirt | damage | cannot-see
  PRIMARY KEY (inspection, fibre)
) STRICT, WITHOUT ROWID;

CREATE TABLE cleaning (
  id BLOB PRIMARY KEY NOT NULL, -- time-ordered id (UUIDv7)
  born INTEGER,
  at_ms INTEGER NOT NULL, -- when, by the laptop's clock; ms UTC
  technician TEXT NOT NULL, -- who
  job BLOB, -- the repair it belongs to; job.id
  step TEXT, -- the step of that repair it answers; name as in docs/procedures.md
  supersedes BLOB, -- the fact it corrects; id in the same table
  part BLOB NOT NULL, -- the part whose face it is; id in part, module, cable_end or cassette
  connector INTEGER NOT NULL, -- which connector of that part; 1 is first
  joint BLOB, -- where it was done; port.id or panel_position.id
  method TEXT NOT NULL, -- dry | wet-dry
  tool TEXT -- the pen, stick or reel used; label
) STRICT, WITHOUT ROWID;

CREATE INDEX cleaning_by_face ON cleaning (part, connector);

CREATE TABLE plugging (
  id BLOB PRIMARY KEY NOT NULL, -- time-ordered id (UUIDv7)
  born INTEGER,
  at_ms INTEGER NOT NULL, -- when, by the laptop's clock; ms UTC
  technician TEXT NOT NULL, -- who
  job BLOB, -- the repair it belongs to; job.id
  step TEXT, -- the step of that repair it answers; name as in docs/procedures.md
  supersedes BLOB, -- the fact it corrects; id in the same table
  joint BLOB NOT NULL, -- the joint; port.id or panel_position.id
  action TEXT NOT NULL, -- in | out
  port_part BLOB, -- the part on the port side; id in part, module or cassette
  port_connector INTEGER, -- which connector of that part; 1 is first
  cord_part BLOB, -- the part on the cord side; id in part or cable_end
  unseen_reason TEXT -- why it was plugged in without two clean faces; missing if both were seen
) STRICT, WITHOUT ROWID;

CREATE INDEX plugging_by_joint ON plugging (joint);

CREATE TABLE part_move (
  id BLOB PRIMARY KEY NOT NULL, -- time-ordered id (UUIDv7)
  born INTEGER,
  at_ms INTEGER NOT NULL, -- when, by the laptop's clock; ms UTC
  technician TEXT NOT NULL, -- who
  job BLOB, -- the repair it belongs to; job.id
  step TEXT, -- the step of that repair it answers; name as in docs/procedures.md
  supersedes BLOB, -- the fact it corrects; id in the same table
  kind TEXT NOT NULL, -- module | plug | cassette | other: what was moved
  part BLOB NOT NULL, -- the part; id in part, module, cable_end, cable or cassette
  direction TEXT NOT NULL, -- in | out
  place_kind TEXT NOT NULL, -- table of the place
  place BLOB NOT NULL, -- the place it went into or came out of; id in that table
  bag TEXT -- number of the return bag it went to
) STRICT, WITHOUT ROWID;

CREATE INDEX part_move_by_part ON part_move (part);

CREATE INDEX part_move_by_place ON part_move (place);

CREATE TABLE capping (
  id BLOB PRIMARY KEY NOT NULL, -- time-ordered id (UUIDv7)
  born INTEGER,
  at_ms INTEGER NOT NULL, -- when, by the laptop's clock; ms UTC
  technician TEXT NOT NULL, -- who
  job BLOB, -- the repair it belongs to; job.id
  step TEXT, -- the step of that repair it answers; name as in docs/procedures.md
  supersedes BLOB, -- the fact it corrects; id in the same table
  part BLOB NOT NULL, -- the part whose face it is; id in part, module, cable_end or cassette
  connector INTEGER NOT NULL, -- which connector of that part; 1 is first
  joint BLOB, -- where; port.id or panel_position.id
  action TEXT NOT NULL -- capped | uncapped
) STRICT, WITHOUT ROWID;

CREATE INDEX capping_by_face ON capping (part, connector);

CREATE TABLE port_gate (
  id BLOB PRIMARY KEY NOT NULL, -- time-ordered id (UUIDv7)
  born INTEGER,
  at_ms INTEGER NOT NULL, -- when, by the laptop's clock; ms UTC
  technician TEXT NOT NULL, -- who recorded it
  job BLOB, -- the repair it was shut for; job.id
  step TEXT, -- the step of that repair it answers; name as in docs/procedures.md
  supersedes BLOB, -- the fact it corrects; id in the same table
  port BLOB NOT NULL, -- the port; port.id
  action TEXT NOT NULL, -- shut | opened
  by_whom TEXT NOT NULL, -- who did it, at the network operations centre
  ticket TEXT -- under which ticket
) STRICT, WITHOUT ROWID;

CREATE INDEX port_gate_by_port ON port_gate (port);

CREATE TABLE fault (
  id BLOB PRIMARY KEY NOT NULL, -- time-ordered id (UUIDv7)
  born INTEGER,
  at_ms INTEGER NOT NULL, -- when it was entered, by the laptop's clock; ms UTC
  technician TEXT NOT NULL, -- who entered it
  job BLOB, -- the repair that found it; job.id
  step TEXT, -- the step of that repair it answers; name as in docs/procedures.md
  supersedes BLOB, -- the fact it corrects; id in the same table
  link BLOB NOT NULL, -- the bad link; link.id
  port BLOB, -- the end it was reported at; port.id
  symptom TEXT NOT NULL, -- what is wrong; as said, such as flaps 9x since 21:10
  ticket TEXT -- number of the ticket
) STRICT, WITHOUT ROWID;

CREATE INDEX fault_by_link ON fault (link);

CREATE TABLE fault_close (
  id BLOB PRIMARY KEY NOT NULL, -- time-ordered id (UUIDv7)
  born INTEGER,
  at_ms INTEGER NOT NULL, -- when, by the laptop's clock; ms UTC
  technician TEXT NOT NULL, -- who
  job BLOB, -- the repair that closed it; job.id
  step TEXT, -- the step of that repair it answers; name as in docs/procedures.md
  supersedes BLOB, -- the fact it corrects; id in the same table
  fault BLOB NOT NULL, -- the fault; fault.id
  why TEXT NOT NULL -- how it was closed; as said
) STRICT, WITHOUT ROWID;

CREATE INDEX fault_close_by_fault ON fault_close (fault);

CREATE TABLE job (
  id BLOB PRIMARY KEY NOT NULL, -- time-ordered id (UUIDv7)
  born INTEGER,
  at_ms INTEGER NOT NULL, -- when it was begun, by the laptop's clock; ms UTC
  technician TEXT NOT NULL, -- who began it
  job BLOB, -- the repair it continues at another joint; job.id
  step TEXT, -- the step of that repair it answers; name as in docs/procedures.md
  supersedes BLOB, -- the fact it corrects; id in the same table
  link BLOB NOT NULL, -- the link under repair; link.id
  joint BLOB NOT NULL, -- the joint opened; port.id or panel_position.id
  fault BLOB, -- the fault it is for; fault.id
  procedure TEXT NOT NULL, -- name of the procedure, such as repair
  version INTEGER NOT NULL, -- version of the procedure; 1 is first
  code TEXT NOT NULL -- six characters to pencil down; restarts the job on another laptop
) STRICT, WITHOUT ROWID;

CREATE INDEX job_by_joint ON job (joint);

CREATE INDEX job_by_link ON job (link);

CREATE TABLE ask (
  id BLOB PRIMARY KEY NOT NULL, -- time-ordered id (UUIDv7)
  born INTEGER,
  at_ms INTEGER NOT NULL, -- when, by the laptop's clock; ms UTC
  technician TEXT NOT NULL, -- who asked
  job BLOB, -- the repair it is for; job.id
  step TEXT, -- the step of that repair it answers; name as in docs/procedures.md
  supersedes BLOB, -- the fact it corrects; id in the same table
  about TEXT NOT NULL, -- dark | link-up | lanes | counters | soak | other
  text TEXT NOT NULL -- what was read out to the network operations centre
) STRICT, WITHOUT ROWID;

CREATE INDEX ask_by_job ON ask (job) WHERE job IS NOT NULL;

CREATE TABLE answer (
  id BLOB PRIMARY KEY NOT NULL, -- time-ordered id (UUIDv7)
  born INTEGER,
  at_ms INTEGER NOT NULL, -- when, by the laptop's clock; ms UTC
  technician TEXT NOT NULL, -- who wrote it down
  job BLOB, -- the repair it is for; job.id
  step TEXT, -- the step of that repair it answers; name as in docs/procedures.md
  supersedes BLOB, -- the fact it corrects; id in the same table
  ask BLOB, -- what it answers; ask.id
  about TEXT NOT NULL, -- dark | link-up | lanes | counters | soak | other
  outcome TEXT NOT NULL, -- yes | no | told
  text TEXT, -- what they said; as said
  by_whom TEXT -- who answered
) STRICT, WITHOUT ROWID;

CREATE INDEX answer_by_job ON answer (job) WHERE job IS NOT NULL;

CREATE TABLE soak (
  id BLOB PRIMARY KEY NOT NULL, -- time-ordered id (UUIDv7)
  born INTEGER,
  at_ms INTEGER NOT NULL, -- when the counters were cleared, or the soak ended; ms UTC
  technician TEXT NOT NULL, -- who recorded it
  job BLOB, -- the repair it is for; job.id
  step TEXT, -- the step of that repair it answers; name as in docs/procedures.md
  supersedes BLOB, -- the fact it corrects; id in the same table
  link BLOB NOT NULL, -- the link; link.id
  action TEXT NOT NULL, -- started | passed | failed
  due_ms INTEGER, -- when it is long enough, for started; ms UTC
  by_whom TEXT -- who cleared or read the counters
) STRICT, WITHOUT ROWID;

CREATE INDEX soak_by_link ON soak (link);

CREATE TABLE polarity_test (
  id BLOB PRIMARY KEY NOT NULL, -- time-ordered id (UUIDv7)
  born INTEGER,
  at_ms INTEGER NOT NULL, -- when, by the laptop's clock; ms UTC
  technician TEXT NOT NULL, -- who
  job BLOB, -- the repair it belongs to; job.id
  step TEXT, -- the step of that repair it answers; name as in docs/procedures.md
  supersedes BLOB, -- the fact it corrects; id in the same table
  subject_kind TEXT NOT NULL, -- link | cable | panel_position
  subject BLOB NOT NULL, -- what was tested; id in the table subject_kind names
  tester TEXT, -- the tester used; label
  near_kind TEXT, -- port | cable_end | panel_position: table of the near end
  near BLOB -- the end the near positions are counted at; id in the table near_kind names
) STRICT, WITHOUT ROWID;

CREATE INDEX polarity_test_by_subject ON polarity_test (subject);

CREATE TABLE polarity_fibre (
  polarity_test BLOB NOT NULL, -- the test it belongs to; polarity_test.id
  near_position INTEGER NOT NULL, -- position at the near plug, plug view key up; 1 is first
  born INTEGER,
  far_position INTEGER, -- position at the far plug where its light arrived; missing if nowhere
  PRIMARY KEY (polarity_test, near_position)
) STRICT, WITHOUT ROWID;

CREATE TABLE loss_test (
  id BLOB PRIMARY KEY NOT NULL, -- time-ordered id (UUIDv7)
  born INTEGER,
  at_ms INTEGER NOT NULL, -- when, by the laptop's clock; ms UTC
  technician TEXT NOT NULL, -- who
  job BLOB, -- the repair it belongs to; job.id
  step TEXT, -- the step of that repair it answers; name as in docs/procedures.md
  supersedes BLOB, -- the fact it corrects; id in the same table
  subject_kind TEXT NOT NULL, -- link | cable | panel_position
  subject BLOB NOT NULL, -- what was tested; id in the table subject_kind names
  tester TEXT, -- the tester used; label
  reference_method TEXT, -- 1-jumper | 2-jumper | 3-jumper
  length_mm INTEGER, -- length as measured; mm
  verdict TEXT, -- pass | fail, as the tester said
  near_kind TEXT, -- port | cable_end | panel_position: table of the near end
  near BLOB -- the end the readings call a; id in the table near_kind names
) STRICT, WITHOUT ROWID;

CREATE INDEX loss_test_by_subject ON loss_test (subject);

CREATE TABLE loss_reading (
  loss_test BLOB NOT NULL, -- the test it belongs to; loss_test.id
  fibre INTEGER NOT NULL, -- number of the fibre; 1 is first
  wavelength_nm INTEGER NOT NULL, -- wavelength; nm
  from_end TEXT NOT NULL, -- a | z: the end the light went in, or - when not said
  born INTEGER,
  loss_mdb INTEGER NOT NULL, -- loss; thousandths of a dB; negative means a bad reference
  PRIMARY KEY (loss_test, fibre, wavelength_nm, from_end)
) STRICT, WITHOUT ROWID;

CREATE TABLE lane_reading (
  id BLOB PRIMARY KEY NOT NULL, -- time-ordered id (UUIDv7)
  born INTEGER,
  at_ms INTEGER NOT NULL, -- when, by the laptop's clock; ms UTC
  technician TEXT NOT NULL, -- who
  job BLOB, -- the repair it belongs to; job.id
  step TEXT, -- the step of that repair it answers; name as in docs/procedures.md
  supersedes BLOB, -- the fact it corrects; id in the same table
  port BLOB NOT NULL, -- the port whose module was read; port.id
  origin TEXT -- noc | file | typed
) STRICT, WITHOUT ROWID;

CREATE INDEX lane_reading_by_port ON lane_reading (port);

CREATE TABLE lane_power (
  lane_reading BLOB NOT NULL, -- the reading it belongs to; lane_reading.id
  lane INTEGER NOT NULL, -- number of the lane as printed; 0 to 16
  born INTEGER,
  tx_mdbm INTEGER, -- power sent; thousandths of a dBm; missing if not read
  rx_mdbm INTEGER, -- power received; thousandths of a dBm; missing if not read or no light
  PRIMARY KEY (lane_reading, lane)
) STRICT, WITHOUT ROWID;

CREATE TABLE kit_check (
  id BLOB PRIMARY KEY NOT NULL, -- time-ordered id (UUIDv7)
  born INTEGER,
  at_ms INTEGER NOT NULL, -- when, by the laptop's clock; ms UTC
  technician TEXT NOT NULL, -- who
  job BLOB, -- the repair it belongs to; job.id
  step TEXT, -- the step of that repair it answers; name as in docs/procedures.md
  supersedes BLOB, -- the fact it corrects; id in the same table
  tool BLOB, -- the tool checked; tool.id
  check_name TEXT NOT NULL, -- known-good-face | view | clock | reference | stock
  outcome TEXT NOT NULL, -- ok | fail
  clock_offset_ms INTEGER, -- the scope's clock minus the laptop's; ms
  text TEXT -- what was seen
) STRICT, WITHOUT ROWID;

CREATE TABLE step (
  id BLOB PRIMARY KEY NOT NULL, -- time-ordered id (UUIDv7)
  born INTEGER,
  at_ms INTEGER NOT NULL, -- when, by the laptop's clock; ms UTC
  technician TEXT NOT NULL, -- who
  job BLOB, -- the repair it belongs to; job.id
  step TEXT, -- the step of that repair it answers; name as in docs/procedures.md
  supersedes BLOB, -- the fact it corrects; id in the same table
  name TEXT NOT NULL, -- which step of the procedure
  outcome TEXT NOT NULL, -- how it ended; the values are in docs/procedures.md
  part BLOB, -- the part whose face it is about; id in part, module, cable_end or cassette
  connector INTEGER, -- which connector of that part; 1 is first
  reason TEXT -- why; as said
) STRICT, WITHOUT ROWID;

CREATE INDEX step_by_job ON step (job) WHERE job IS NOT NULL;

CREATE TABLE pause (
  id BLOB PRIMARY KEY NOT NULL, -- time-ordered id (UUIDv7)
  born INTEGER,
  at_ms INTEGER NOT NULL, -- when, by the laptop's clock; ms UTC
  technician TEXT NOT NULL, -- who
  job BLOB, -- the repair; job.id
  step TEXT, -- the step of that repair it answers; name as in docs/procedures.md
  supersedes BLOB, -- the fact it corrects; id in the same table
  action TEXT NOT NULL, -- parked | resumed
  reason TEXT, -- what it waits for; as said
  until_ms INTEGER -- when to look again; ms UTC
) STRICT, WITHOUT ROWID;

CREATE INDEX pause_by_job ON pause (job) WHERE job IS NOT NULL;

CREATE TABLE signature (
  id BLOB PRIMARY KEY NOT NULL, -- time-ordered id (UUIDv7)
  born INTEGER,
  at_ms INTEGER NOT NULL, -- when, by the laptop's clock; ms UTC
  technician TEXT NOT NULL, -- who recorded it
  job BLOB, -- the repair it signs; job.id
  step TEXT, -- the step of that repair it answers; name as in docs/procedures.md
  supersedes BLOB, -- the fact it corrects; id in the same table
  subject_kind TEXT NOT NULL, -- table of what is signed
  subject BLOB NOT NULL, -- what is signed; id in the table subject_kind names
  kind TEXT NOT NULL, -- hands | accepted
  by_whom TEXT NOT NULL -- who signed
) STRICT, WITHOUT ROWID;

CREATE INDEX signature_by_subject ON signature (subject);

CREATE TABLE note (
  id BLOB PRIMARY KEY NOT NULL, -- time-ordered id (UUIDv7)
  born INTEGER,
  at_ms INTEGER NOT NULL, -- when, by the laptop's clock; ms UTC
  technician TEXT NOT NULL, -- who
  job BLOB, -- the repair it belongs to; job.id
  step TEXT, -- the step of that repair it answers; name as in docs/procedures.md
  supersedes BLOB, -- the fact it corrects; id in the same table
  subject_kind TEXT NOT NULL, -- table of the thing it is about
  subject BLOB NOT NULL, -- the thing it is about; id in the table subject_kind names
  text TEXT NOT NULL -- what was noted
) STRICT, WITHOUT ROWID;

CREATE INDEX note_by_subject ON note (subject);

CREATE TABLE image (
  id BLOB PRIMARY KEY NOT NULL, -- time-ordered id (UUIDv7)
  born INTEGER,
  at_ms INTEGER NOT NULL, -- when it was tied to its subject, by the laptop's clock; ms UTC
  technician TEXT NOT NULL, -- who
  job BLOB, -- the repair it belongs to; job.id
  step TEXT, -- the step of that repair it answers; name as in docs/procedures.md
  supersedes BLOB, -- the fact it corrects; id in the same table
  sha256 BLOB NOT NULL, -- hash of the original bytes; 32 bytes; the bytes are in images.db
  bytes INTEGER NOT NULL, -- size of the original; bytes
  format TEXT NOT NULL, -- png | jpeg | bmp
  name TEXT, -- file name as the scope gave it
  part BLOB, -- the part whose face it shows; id in part, module, cable_end or cassette
  connector INTEGER, -- which connector of that part; 1 is first
  fibre INTEGER, -- position it shows, plug view key up; missing for the whole face
  inspection BLOB, -- the inspection it belongs to; inspection.id
  cleaning BLOB, -- the cleaning it was made after; cleaning.id
  taken_ms INTEGER, -- when it was taken, by the scope's clock; ms UTC
  width_px INTEGER, -- width of the picture; pixels
  height_px INTEGER, -- height of the picture; pixels
  tip TEXT -- the scope tip it was taken with; label
) STRICT, WITHOUT ROWID;

CREATE INDEX image_by_face ON image (part, connector) WHERE part IS NOT NULL;

CREATE TABLE disturbance (
  id BLOB PRIMARY KEY NOT NULL, -- time-ordered id (UUIDv7)
  born INTEGER,
  at_ms INTEGER NOT NULL, -- when, by the laptop's clock; ms UTC
  technician TEXT NOT NULL, -- who tells it
  job BLOB, -- the repair it happened in; job.id
  step TEXT, -- the step of that repair it answers; name as in docs/procedures.md
  supersedes BLOB, -- the fact it corrects; id in the same table
  joint BLOB NOT NULL, -- what came out by mistake; port.id or panel_position.id
  dropped TEXT, -- what went dark
  told TEXT -- who was rung
) STRICT, WITHOUT ROWID;

CREATE INDEX disturbance_by_joint ON disturbance (joint);

CREATE TABLE decision (
  id BLOB PRIMARY KEY NOT NULL, -- time-ordered id (UUIDv7)
  born INTEGER,
  at_ms INTEGER NOT NULL, -- when, by the laptop's clock; ms UTC
  technician TEXT NOT NULL, -- who decided
  job BLOB, -- the repair it belongs to; job.id
  step TEXT, -- the step of that repair it answers; name as in docs/procedures.md
  supersedes BLOB, -- the fact it corrects; id in the same table
  subject_kind TEXT NOT NULL, -- table of the thing decided on
  subject BLOB NOT NULL, -- the thing decided on; id in the table subject_kind names
  question TEXT NOT NULL, -- what had to be decided
  choice TEXT NOT NULL -- what was decided
) STRICT, WITHOUT ROWID;

CREATE INDEX decision_by_subject ON decision (subject);

CREATE TABLE task (
  id BLOB PRIMARY KEY NOT NULL, -- time-ordered id (UUIDv7)
  born INTEGER,
  at_ms INTEGER NOT NULL, -- when it was asked for, by the laptop's clock; ms UTC
  technician TEXT NOT NULL, -- who asks for it
  job BLOB, -- the repair it belongs to; job.id
  step TEXT, -- the step of that repair it answers; name as in docs/procedures.md
  supersedes BLOB, -- the fact it corrects; id in the same table
  kind TEXT NOT NULL, -- look | repatch | fetch | other: what somebody is sent to do
  subject_kind TEXT NOT NULL, -- table of the thing to go to
  subject BLOB NOT NULL, -- the thing to go to; id in the table subject_kind names
  text TEXT NOT NULL, -- what to find out or do there; as said
  for_whom TEXT -- who shall do it; missing: whoever walks there next
) STRICT, WITHOUT ROWID;

CREATE INDEX task_by_subject ON task (subject);

CREATE TABLE task_close (
  id BLOB PRIMARY KEY NOT NULL, -- time-ordered id (UUIDv7)
  born INTEGER,
  at_ms INTEGER NOT NULL, -- when, by the laptop's clock; ms UTC
  technician TEXT NOT NULL, -- who
  job BLOB, -- the repair it belongs to; job.id
  step TEXT, -- the step of that repair it answers; name as in docs/procedures.md
  supersedes BLOB, -- the fact it corrects; id in the same table
  task BLOB NOT NULL, -- the task; task.id
  outcome TEXT NOT NULL, -- done | dropped
  found TEXT -- what was found or done; as said
) STRICT, WITHOUT ROWID;

CREATE INDEX task_close_by_task ON task_close (task);

CREATE TABLE withdrawal (
  id BLOB PRIMARY KEY NOT NULL, -- time-ordered id (UUIDv7)
  born INTEGER,
  at_ms INTEGER NOT NULL, -- when, by the laptop's clock; ms UTC
  technician TEXT NOT NULL, -- who takes it back
  job BLOB, -- the repair it belongs to; job.id
  step TEXT, -- the step of that repair it answers; name as in docs/procedures.md
  supersedes BLOB, -- the fact it corrects; id in the same table
  fact_kind TEXT NOT NULL, -- table of the fact taken back
  fact BLOB NOT NULL, -- the fact taken back: an answer typed by mistake; id in the table fact_kind names
  why TEXT -- why; as said
) STRICT, WITHOUT ROWID;

CREATE INDEX withdrawal_by_fact ON withdrawal (fact);

CREATE TABLE import_run (
  id BLOB PRIMARY KEY NOT NULL, -- time-ordered id (UUIDv7)
  born INTEGER,
  at_ms INTEGER NOT NULL, -- when, by the laptop's clock; ms UTC
  technician TEXT NOT NULL, -- who
  job BLOB, -- not used
  step TEXT, -- the step of that repair it answers; name as in docs/procedures.md
  supersedes BLOB, -- the fact it corrects; id in the same table
  source TEXT NOT NULL, -- which source the file is a version of, such as ibnetdiscover
  format TEXT NOT NULL, -- name of the format
  file_name TEXT NOT NULL, -- name of the file, without folders
  sha256 BLOB NOT NULL, -- hash of the file; 32 bytes
  bytes INTEGER NOT NULL -- size of the file; bytes
) STRICT, WITHOUT ROWID;

CREATE INDEX import_run_by_file ON import_run (sha256);
