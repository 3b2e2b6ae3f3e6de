-- images.db: the original bytes of end-face images, each once. What they show is in ferrule.db, table image.

CREATE TABLE image_bytes (
  n INTEGER PRIMARY KEY, -- local number; order of arrival
  sha256 BLOB NOT NULL, -- SHA-256 of bytes; 32 bytes
  bytes BLOB NOT NULL -- the file as the scope wrote it
) STRICT;

CREATE UNIQUE INDEX image_bytes_by_sha256 ON image_bytes (sha256);
