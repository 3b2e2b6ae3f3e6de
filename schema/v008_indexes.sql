-- What nothing here is called may be the name of a person: whoever began or signed a job, or checked a tool.
-- Indexes only: no change needs this version.

CREATE INDEX job_by_technician ON job (technician COLLATE NOCASE);

CREATE INDEX signature_by_whom ON signature (by_whom COLLATE NOCASE);

CREATE INDEX kit_check_by_technician ON kit_check (technician COLLATE NOCASE);
