-- Pieces of images that came with bundles and are not whole yet.

CREATE TABLE image_piece (
  sha256 BLOB NOT NULL, -- SHA-256 of the whole image; 32 bytes
  piece INTEGER NOT NULL, -- which piece of 1,048,576 bytes, from 0
  bytes BLOB NOT NULL, -- its bytes; the last piece has fewer
  PRIMARY KEY (sha256, piece)
) STRICT;
