-- What this laptop's own tables learned since. Nothing here travels as a change.

ALTER TABLE merged_bundle ADD COLUMN undone_after BLOB; -- what each change that undid some of it follows in this device's chain, 32 bytes each; missing if none did, or one of a ferrule that did not keep it
