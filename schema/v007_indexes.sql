-- A job is looked for by its code, with whatever case it is typed; what is scanned may look like one.
-- An index only: no change needs this version.

CREATE INDEX job_by_code ON job (code COLLATE NOCASE);
