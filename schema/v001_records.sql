-- What exists: the records. Like the facts (v001_facts.sql) their rows travel between laptops.
-- Every column line reads: name TYPE, -- [group] meaning; unit; values. The data dictionary
-- (README.md) and the catalogue (RecordTables.swift) are made from these lines and tested against them.
-- Records change group by group and are never deleted.
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

CREATE INDEX rack_by_row ON rack (rack_row) WHERE rack_row IS NOT NULL;

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

CREATE INDEX device_by_rack ON device (rack) WHERE rack IS NOT NULL;

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
  fibre_grade TEXT, -- [type] om3 | om4 | om5 | os1a | os2
  polarity TEXT, -- [type] a | b | c | a-to-b | a-to-a | straight | reversed | rows-reversed | rows-exchanged, as printed on the sheath; missing is unknown
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
  id BLOB PRIMARY KEY NOT NULL, -- hash of the key (maker, serial), else (panel, slot)
  born INTEGER,
  panel BLOB, -- [place] the panel it is in; panel.id
  slot TEXT, -- [place] its slot in the panel; as printed
  maker TEXT, -- [identity] maker's name
  serial TEXT, -- [identity] maker's serial number
  part_number TEXT, -- [type] maker's part number
  fibre_map TEXT, -- [type] straight | inverted | universal | free; free uses the table fibre_map
  note TEXT, -- [note] free text
  retired_at INTEGER, -- [retired] when it was taken out of use; ms UTC
  retired_why TEXT, -- [retired] why
  same_as BLOB -- [same_as] the older record this one was found to be
) STRICT, WITHOUT ROWID;

CREATE INDEX cassette_by_panel ON cassette (panel) WHERE panel IS NOT NULL;

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
  name TEXT, -- [name] what is ruled, such as soak-minutes; the names are in docs/procedures.md and docs/polarity.md
  value TEXT, -- [value] the site's rule; its values are in docs/procedures.md and docs/polarity.md
  note TEXT, -- [note] free text
  retired_at INTEGER, -- [retired] when it was taken out of use; ms UTC
  retired_why TEXT, -- [retired] why
  same_as BLOB -- [same_as] the older record this one was found to be
) STRICT, WITHOUT ROWID;
