-- A job is looked for by its code, with whatever case it is typed; what is scanned may look like one.
-- So are the faults of a ticket, by its number; many faults have none.
-- Indexes only: no change needs this version.

CREATE INDEX job_by_code ON job (code COLLATE NOCASE);

CREATE INDEX fault_by_ticket ON fault (ticket COLLATE NOCASE) WHERE ticket IS NOT NULL;
