-- The texts that work goes by.

CREATE TABLE procedure (
  id BLOB PRIMARY KEY NOT NULL, -- hash of the key (sha256)
  born INTEGER,
  sha256 TEXT, -- [text] SHA-256 of the text; 64 hexadecimal digits
  name TEXT, -- [text] its name, such as repair; as the text says
  version INTEGER, -- [text] its version; 1 is first; as the text says
  text TEXT, -- [text] the whole file; docs/procedures.md has the format
  origin TEXT, -- [origin] shipped | site: came with the program, or was added by the site, which goes before
  note TEXT, -- [note] free text
  retired_at INTEGER, -- [retired] when it was taken out of use; ms UTC
  retired_why TEXT, -- [retired] why
  same_as BLOB -- [same_as] the older record this one was found to be
) STRICT, WITHOUT ROWID;
