-- What this laptop's own tables learned since. Nothing here travels as a change.

ALTER TABLE merged_bundle ADD COLUMN undone_after BLOB; -- the last change of this device before the one that undid it; missing if it was not undone, or by a ferrule that did not keep it
