-- What exists and what happened: the tables whose rows travel between laptops.
-- Every column line reads: name TYPE, -- [group] meaning; unit; values. The data dictionary
-- (README.md) and the catalogue (Tables.swift) are made from these lines and tested against them.
-- Records change group by group and are never deleted. Facts are insert-only for ever.
-- born is local: the number, in this laptop's log, of the change that first wrote the row.

-- Records: places

CREATE TABLE hall (
  id BLOB PRIMARY KEY NOT NULL, -- hash of the key (name)
  born INTEGER,
  name TEXT, -- [name] name of the data hall; as on its door
  note TEXT, -- [note] free text
  retired_at INTEGER, -- [retired] when it was taken out of use; ms UTC
  retired_why TEXT, -- [retired] why
  same_as BLOB -- [same_as] the older record this one was found to be
) STRICT, WITHOUT ROWID;

CREATE TABLE rack_row (
  id BLOB PRIMARY KEY NOT NULL, -- hash of the key (hall, name)
  born INTEGER,
  hall BLOB, -- [name] the hall it stands in; hall.id
  name TEXT, -- [name] name of the row; as on the end panel
  walk_order INTEGER, -- [walk] place in the walk through the hall; 1 is first; missing sorts by name
  note TEXT, -- [note] free text
  retired_at INTEGER, -- [retired] when it was taken out of use; ms UTC
  retired_why TEXT, -- [retired] why
  same_as BLOB -- [same_as] the older record this one was found to be
) STRICT, WITHOUT ROWID;

CREATE TABLE rack (
  id BLOB PRIMARY KEY NOT NULL, -- hash of the key (hall, name)
  born INTEGER,
  rack_row BLOB, -- [name] the row it stands in; rack_row.id
  name TEXT, -- [name] name of the rack; as on its door
  walk_order INTEGER, -- [walk] place along the row; 1 is first; missing sorts by name
  height_u INTEGER, -- [size] usable height; rack units
  note TEXT, -- [note] free text
  retired_at INTEGER, -- [retired] when it was taken out of use; ms UTC
  retired_why TEXT, -- [retired] why
  same_as BLOB -- [same_as] the older record this one was found to be
) STRICT, WITHOUT ROWID;

-- Records: devices and ports

CREATE TABLE device (
  id BLOB PRIMARY KEY NOT NULL, -- hash of the key (name)
  born INTEGER,
  name TEXT, -- [name] the device's name in the fabric or the plan
  kind TEXT, -- [type] switch | host
  maker TEXT, -- [type] maker's name
  model TEXT, -- [type] model as the fabric or the plan names it, such as MQM8700
  serial TEXT, -- [serial] maker's serial number
  asset_tag TEXT, -- [asset_tag] the owner's tag on the chassis
  guid TEXT, -- [guid] InfiniBand node or system GUID; 16 hexadecimal digits
  rack BLOB, -- [place] the rack it is in; rack.id
  lowest_u INTEGER, -- [place] lowest rack unit it fills, counted from the bottom; rack units
  height_u INTEGER, -- [place] how many rack units it fills; rack units
  port_side TEXT, -- [place] the side of the rack its fabric ports face: front | rear
  owner TEXT, -- [owner] whose it is
  note TEXT, -- [note] free text
  retired_at INTEGER, -- [retired] when it was taken out of use; ms UTC
  retired_why TEXT, -- [retired] why
  same_as BLOB -- [same_as] the older record this one was found to be
) STRICT, WITHOUT ROWID;

CREATE TABLE port (
  id BLOB PRIMARY KEY NOT NULL, -- hash of the key (device, name)
  born INTEGER,
  device BLOB, -- [name] the device it belongs to; device.id
  name TEXT, -- [name] its canonical name on that device, such as 17, 25/1 or mlx5_0
  number INTEGER, -- [name] its number in the source, such as the InfiniBand port number
  cage TEXT, -- [cage] the cage that holds its module; as printed
  connector INTEGER, -- [cage] which connector of that module: 1 | 2
  cage_side TEXT, -- [cage] where that connector sits in this row of cages: left | right
  port_class TEXT, -- [optic] what goes in: module | fixed; decides how it may be cleaned
  rate TEXT, -- [optic] width and speed as the source names them, such as 4xHDR
  guid TEXT, -- [guid] InfiniBand port GUID; 16 hexadecimal digits
  note TEXT, -- [note] free text
  retired_at INTEGER, -- [retired] when it was taken out of use; ms UTC
  retired_why TEXT, -- [retired] why
  same_as BLOB -- [same_as] the older record this one was found to be
) STRICT, WITHOUT ROWID;

CREATE INDEX port_by_device ON port (device);

CREATE TABLE link (
  id BLOB PRIMARY KEY NOT NULL, -- hash of the key (the two port ids, sorted)
  born INTEGER,
  port_a BLOB, -- [ends] the port whose id sorts first; port.id
  port_b BLOB, -- [ends] the other port; port.id
  medium TEXT, -- [medium] fibre | aoc | dac; missing is unknown
  service TEXT, -- [service] planned | in-service
  rate TEXT, -- [rate] width and speed as the source names them, such as 4xHDR
  owner TEXT, -- [owner] whose traffic it carries
  note TEXT, -- [note] free text
  retired_at INTEGER, -- [retired] when it was taken out of use; ms UTC
  retired_why TEXT, -- [retired] why
  same_as BLOB -- [same_as] the older record this one was found to be
) STRICT, WITHOUT ROWID;

CREATE INDEX link_by_port_a ON link (port_a);

CREATE INDEX link_by_port_b ON link (port_b);

-- Records: parts that light passes

CREATE TABLE module (
  id BLOB PRIMARY KEY NOT NULL, -- hash of the key (maker, serial)
  born INTEGER,
  maker TEXT, -- [identity] maker's name
  serial TEXT, -- [identity] maker's serial number
  part_number TEXT, -- [type] maker's part number
  top TEXT, -- [type] fin | flat; which hosts it fits
  connectors INTEGER, -- [type] how many optical connectors it has: 1 | 2
  connector_kind TEXT, -- [type] mpo8 | mpo12 | mpo16 | mpo24 | lc
  pinned INTEGER, -- [type] 1 if its connectors have guide pins, 0 if not
  polish TEXT, -- [type] apc | upc
  note TEXT, -- [note] free text
  retired_at INTEGER, -- [retired] when it was taken out of use; ms UTC
  retired_why TEXT, -- [retired] why
  same_as BLOB -- [same_as] the older record this one was found to be
) STRICT, WITHOUT ROWID;

CREATE TABLE cable (
  id BLOB PRIMARY KEY NOT NULL, -- hash of the key (maker, serial), else (link, ordinal), else random
  born INTEGER,
  kind TEXT, -- [kind] cord | trunk | harness | aoc | dac
  maker TEXT, -- [identity] maker's name
  serial TEXT, -- [identity] maker's serial number
  part_number TEXT, -- [type] maker's part number
  fibre_count INTEGER, -- [type] fibres in the sheath
  fibre_grade TEXT, -- [type] om3 | om4 | om5 | os2
  polarity TEXT, -- [type] a | b | c, as printed on the sheath; missing is unknown
  length_mm INTEGER, -- [length] length from connector to connector; mm
  link BLOB, -- [use] the link it serves when it serves one; link.id
  ordinal INTEGER, -- [use] its place along that link from port_a; 1 is first
  note TEXT, -- [note] free text
  retired_at INTEGER, -- [retired] when it was taken out of use; ms UTC
  retired_why TEXT, -- [retired] why
  same_as BLOB -- [same_as] the older record this one was found to be
) STRICT, WITHOUT ROWID;

CREATE INDEX cable_by_link ON cable (link) WHERE link IS NOT NULL;

CREATE TABLE cable_end (
  id BLOB PRIMARY KEY NOT NULL, -- hash of the key (cable, side, leg)
  born INTEGER,
  cable BLOB, -- [name] the cable it belongs to; cable.id
  side TEXT, -- [name] a | b
  leg INTEGER, -- [name] leg of the trunk or harness; 1 is first
  connector_kind TEXT, -- [connector] mpo8 | mpo12 | mpo16 | mpo24 | lc
  pinned INTEGER, -- [connector] 1 if it has guide pins, 0 if not
  polish TEXT, -- [connector] apc | upc
  state TEXT, -- [state] landed | coiled | in-tray | cut | lost
  at_kind TEXT, -- [state] kind of the place it is at: port | panel_position | rack
  at BLOB, -- [state] the place it is at; id in the table at_kind names
  note TEXT, -- [note] free text
  retired_at INTEGER, -- [retired] when it was taken out of use; ms UTC
  retired_why TEXT, -- [retired] why
  same_as BLOB -- [same_as] the older record this one was found to be
) STRICT, WITHOUT ROWID;

CREATE INDEX cable_end_by_cable ON cable_end (cable);

CREATE INDEX cable_end_by_place ON cable_end (at) WHERE at IS NOT NULL;

CREATE TABLE strand (
  id BLOB PRIMARY KEY NOT NULL, -- hash of the key (cable, leg, fibre)
  born INTEGER,
  cable BLOB, -- [name] the cable it runs in; cable.id
  leg INTEGER, -- [name] leg of the trunk or harness; 1 is first
  fibre INTEGER, -- [name] number of the fibre within the leg; 1 is first
  state TEXT, -- [state] good | broken | spare
  note TEXT, -- [note] free text
  retired_at INTEGER, -- [retired] when it was taken out of use; ms UTC
  retired_why TEXT, -- [retired] why
  same_as BLOB -- [same_as] the older record this one was found to be
) STRICT, WITHOUT ROWID;

CREATE TABLE panel (
  id BLOB PRIMARY KEY NOT NULL, -- hash of the key (name)
  born INTEGER,
  name TEXT, -- [name] the panel's name, such as P07A
  part_number TEXT, -- [type] maker's part number
  rack BLOB, -- [place] the rack it is in; rack.id
  lowest_u INTEGER, -- [place] lowest rack unit it fills, counted from the bottom; rack units
  height_u INTEGER, -- [place] how many rack units it fills; rack units
  port_side TEXT, -- [place] the side of the rack its front faces: front | rear
  note TEXT, -- [note] free text
  retired_at INTEGER, -- [retired] when it was taken out of use; ms UTC
  retired_why TEXT, -- [retired] why
  same_as BLOB -- [same_as] the older record this one was found to be
) STRICT, WITHOUT ROWID;

CREATE TABLE cassette (
  id BLOB PRIMARY KEY NOT NULL, -- hash of the key (panel, slot)
  born INTEGER,
  panel BLOB, -- [name] the panel it is in; panel.id
  slot TEXT, -- [name] its slot in the panel; as printed
  maker TEXT, -- [identity] maker's name
  serial TEXT, -- [identity] maker's serial number
  part_number TEXT, -- [type] maker's part number
  fibre_map TEXT, -- [type] straight | inverted | universal | free; free uses the table fibre_map
  note TEXT, -- [note] free text
  retired_at INTEGER, -- [retired] when it was taken out of use; ms UTC
  retired_why TEXT, -- [retired] why
  same_as BLOB -- [same_as] the older record this one was found to be
) STRICT, WITHOUT ROWID;

CREATE TABLE panel_position (
  id BLOB PRIMARY KEY NOT NULL, -- hash of the key (panel, name)
  born INTEGER,
  panel BLOB, -- [name] the panel it is on; panel.id
  name TEXT, -- [name] its name on the panel, such as 22
  adapter TEXT, -- [adapter] opposed | aligned keys, or cassette
  connector_kind TEXT, -- [adapter] mpo8 | mpo12 | mpo16 | mpo24 | lc
  cassette BLOB, -- [cassette] the cassette behind it; cassette.id
  cassette_port TEXT, -- [cassette] which port of that cassette
  note TEXT, -- [note] free text
  retired_at INTEGER, -- [retired] when it was taken out of use; ms UTC
  retired_why TEXT, -- [retired] why
  same_as BLOB -- [same_as] the older record this one was found to be
) STRICT, WITHOUT ROWID;

CREATE INDEX panel_position_by_panel ON panel_position (panel);

CREATE TABLE fibre_map (
  id BLOB PRIMARY KEY NOT NULL, -- hash of the key (part, from_connector, from_position)
  born INTEGER,
  part_kind TEXT, -- [name] cassette | cable
  part BLOB, -- [name] the part the map belongs to; id in the table part_kind names
  from_connector TEXT, -- [name] connector on the near side; as printed
  from_position INTEGER, -- [name] position in that connector, plug view key up; 1 is first
  to_connector TEXT, -- [to] connector on the far side; as printed
  to_position INTEGER, -- [to] position in that connector, plug view key up; 1 is first
  retired_at INTEGER, -- [retired] when it was taken out of use; ms UTC
  retired_why TEXT, -- [retired] why
  same_as BLOB -- [same_as] the older record this one was found to be
) STRICT, WITHOUT ROWID;

CREATE INDEX fibre_map_by_part ON fibre_map (part);

CREATE TABLE part (
  id BLOB PRIMARY KEY NOT NULL, -- hash of the key (holder, kind, put_by)
  born INTEGER,
  kind TEXT, -- [name] module | plug: what nobody has identified yet
  holder BLOB, -- [name] the port it is in, or for a module the first port of its cage; port.id
  put_by BLOB, -- [name] the fact that last put it there; missing if nobody recorded one
  identified_kind TEXT, -- [identified] module | cable_end: what it was found to be
  identified_as BLOB, -- [identified] the record it was found to be; id in that table
  note TEXT, -- [note] free text
  retired_at INTEGER, -- [retired] when it was taken out of use; ms UTC
  retired_why TEXT, -- [retired] why
  same_as BLOB -- [same_as] the older record this one was found to be
) STRICT, WITHOUT ROWID;

CREATE INDEX part_by_holder ON part (holder);

-- Records: names, tools, rules of the site

CREATE TABLE alias (
  id BLOB PRIMARY KEY NOT NULL, -- hash of the key (code, target)
  born INTEGER,
  code TEXT, -- [name] the label, foreign code or nickname; as it was read
  target_kind TEXT, -- [name] table of the thing it names
  target BLOB, -- [name] the thing it names; id in the table target_kind names
  origin TEXT, -- [origin] scanned | typed | file
  note TEXT, -- [note] free text
  retired_at INTEGER, -- [retired] when it was taken out of use; ms UTC
  retired_why TEXT, -- [retired] why
  same_as BLOB -- [same_as] the older record this one was found to be
) STRICT, WITHOUT ROWID;

CREATE INDEX alias_by_target ON alias (target);

CREATE TABLE tool (
  id BLOB PRIMARY KEY NOT NULL, -- hash of the key (kind, label)
  born INTEGER,
  kind TEXT, -- [name] pen | scope | tip | tester | cord
  label TEXT, -- [name] what is written on it
  serial TEXT, -- [type] maker's serial number
  part_number TEXT, -- [type] maker's part number
  fits TEXT, -- [type] pinned | unpinned: which ferrules it fits
  polish TEXT, -- [type] apc | upc
  mirrored INTEGER, -- [view] 1 if its picture is left for right, 0 if not
  turned INTEGER, -- [view] 1 if its picture is upside down, 0 if not
  note TEXT, -- [note] free text
  retired_at INTEGER, -- [retired] when it was taken out of use; ms UTC
  retired_why TEXT, -- [retired] why
  same_as BLOB -- [same_as] the older record this one was found to be
) STRICT, WITHOUT ROWID;

CREATE TABLE policy (
  id BLOB PRIMARY KEY NOT NULL, -- hash of the key (name)
  born INTEGER,
  name TEXT, -- [name] what is ruled: soak-minutes | wet-clean-port | wet-clean-cord
  value TEXT, -- [value] the site's rule; its values are in docs/procedures.md
  note TEXT, -- [note] free text
  retired_at INTEGER, -- [retired] when it was taken out of use; ms UTC
  retired_why TEXT, -- [retired] why
  same_as BLOB -- [same_as] the older record this one was found to be
) STRICT, WITHOUT ROWID;

-- Facts. Every fact begins with the same six columns.

CREATE TABLE seen (
  id BLOB PRIMARY KEY NOT NULL, -- time-ordered id (UUIDv7)
  born INTEGER,
  at_ms INTEGER NOT NULL, -- when, by the laptop's clock; ms UTC
  technician TEXT NOT NULL, -- who
  job BLOB, -- the repair it belongs to; job.id
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
  supersedes BLOB, -- the fact it corrects; id in the same table
  subject_kind TEXT NOT NULL, -- link | cable | panel_position
  subject BLOB NOT NULL, -- what was tested; id in the table subject_kind names
  tester TEXT -- the tester used; label
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
  supersedes BLOB, -- the fact it corrects; id in the same table
  subject_kind TEXT NOT NULL, -- link | cable | panel_position
  subject BLOB NOT NULL, -- what was tested; id in the table subject_kind names
  tester TEXT, -- the tester used; label
  reference_method TEXT, -- 1-jumper | 2-jumper | 3-jumper
  length_mm INTEGER, -- length as measured; mm
  verdict TEXT -- pass | fail, as the tester said
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
  taken_ms INTEGER -- when it was taken, by the scope's clock; ms UTC
) STRICT, WITHOUT ROWID;

CREATE INDEX image_by_face ON image (part, connector) WHERE part IS NOT NULL;

CREATE TABLE disturbance (
  id BLOB PRIMARY KEY NOT NULL, -- time-ordered id (UUIDv7)
  born INTEGER,
  at_ms INTEGER NOT NULL, -- when, by the laptop's clock; ms UTC
  technician TEXT NOT NULL, -- who tells it
  job BLOB, -- the repair it happened in; job.id
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
  supersedes BLOB, -- the fact it corrects; id in the same table
  subject_kind TEXT NOT NULL, -- table of the thing decided on
  subject BLOB NOT NULL, -- the thing decided on; id in the table subject_kind names
  question TEXT NOT NULL, -- what had to be decided
  choice TEXT NOT NULL -- what was decided
) STRICT, WITHOUT ROWID;

CREATE INDEX decision_by_subject ON decision (subject);

CREATE TABLE withdrawal (
  id BLOB PRIMARY KEY NOT NULL, -- time-ordered id (UUIDv7)
  born INTEGER,
  at_ms INTEGER NOT NULL, -- when, by the laptop's clock; ms UTC
  technician TEXT NOT NULL, -- who takes it back
  job BLOB, -- the repair it belongs to; job.id
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
  supersedes BLOB, -- the fact it corrects; id in the same table
  source TEXT NOT NULL, -- which source the file is a version of, such as ibnetdiscover
  format TEXT NOT NULL, -- name of the format
  file_name TEXT NOT NULL, -- name of the file, without folders
  sha256 BLOB NOT NULL, -- hash of the file; 32 bytes
  bytes INTEGER NOT NULL -- size of the file; bytes
) STRICT, WITHOUT ROWID;

CREATE INDEX import_run_by_file ON import_run (sha256);
