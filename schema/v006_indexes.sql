-- A part in a numbered bag is looked for by that number, and what one was found to be from both sides.
-- Indexes only: no change needs this version.

CREATE INDEX part_move_by_bag ON part_move (bag) WHERE bag IS NOT NULL;

CREATE INDEX part_by_identity ON part (identified_as) WHERE identified_as IS NOT NULL;
