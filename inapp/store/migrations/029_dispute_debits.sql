-- For which lost dispute a withdrawal debits an account.

CREATE TABLE dispute_debits (
    ref TEXT PRIMARY KEY REFERENCES payments (ref),
    psp TEXT NOT NULL,
    id TEXT NOT NULL,
    at INTEGER NOT NULL,
    FOREIGN KEY (psp, id) REFERENCES disputes (psp, id)
) STRICT;
CREATE INDEX dispute_debits_of ON dispute_debits (psp, id);

CREATE TRIGGER dispute_debits_no_update BEFORE UPDATE ON dispute_debits
BEGIN SELECT RAISE(ABORT, 'dispute_debits only grows'); END;
CREATE TRIGGER dispute_debits_no_delete BEFORE DELETE ON dispute_debits
BEGIN SELECT RAISE(ABORT, 'dispute_debits only grows'); END;
CREATE TRIGGER dispute_debits_no_replace BEFORE INSERT ON dispute_debits
    WHEN EXISTS (SELECT 1 FROM dispute_debits AS it WHERE (it.rowid = NEW.rowid) OR (it.ref = NEW.ref))
BEGIN SELECT RAISE(ABORT, 'dispute_debits only grows'); END;
