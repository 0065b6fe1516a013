-- Version 27: who decided, by a key that is compared and not by a name; what they saw; why they refused; and how many
-- people and how much of a person's limit it took. Decisions from before have none of it, and count as they did.

ALTER TABLE decisions ADD COLUMN actor TEXT NOT NULL DEFAULT '';
ALTER TABLE decisions ADD COLUMN seen TEXT NOT NULL DEFAULT '';
ALTER TABLE decisions ADD COLUMN terms TEXT NOT NULL DEFAULT '';
ALTER TABLE decisions ADD COLUMN reason TEXT NOT NULL DEFAULT '';
ALTER TABLE decisions ADD COLUMN band ANY CHECK (band IS NULL OR typeof(band) = 'integer' AND band >= 0);
ALTER TABLE decisions ADD COLUMN minor ANY CHECK (minor IS NULL OR typeof(minor) = 'integer');
ALTER TABLE decisions ADD COLUMN currency TEXT CHECK ((currency IS NULL) = (minor IS NULL));
ALTER TABLE decisions ADD COLUMN digits ANY CHECK (digits IS NULL OR typeof(digits) = 'integer' AND digits BETWEEN 0 AND 8);
ALTER TABLE decisions ADD COLUMN used TEXT NOT NULL DEFAULT '';
ALTER TABLE decisions ADD COLUMN most TEXT NOT NULL DEFAULT '';
CREATE INDEX decisions_actor ON decisions (actor, at) WHERE minor IS NOT NULL;
