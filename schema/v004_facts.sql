-- A job says which text it goes by.

ALTER TABLE job ADD COLUMN text_sha256 BLOB; -- SHA-256 of the text of its procedure; missing in jobs from before texts were kept
