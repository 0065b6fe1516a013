-- Version 28: what cTrader says an account holds after an operation, the posting by which people have corrected a break,
-- and the sums of the ledger at the beginning of days, so that no day has to add up the whole history.

ALTER TABLE told ADD COLUMN version INTEGER;
ALTER TABLE told ADD COLUMN balance_minor INTEGER;
ALTER TABLE told ADD COLUMN balance_currency TEXT;
ALTER TABLE told ADD COLUMN balance_digits INTEGER;
CREATE INDEX told_of ON told (source, of) WHERE of <> '';

ALTER TABLE breaks ADD COLUMN correction TEXT NOT NULL DEFAULT '';
CREATE UNIQUE INDEX breaks_correction ON breaks (correction) WHERE correction <> '';

-- What costs somebody money stands in the ledger, or was not done.
CREATE TRIGGER breaks_corrected BEFORE UPDATE OF resolution ON breaks
WHEN NEW.resolution IN ('corrected', 'written off') AND NOT EXISTS (
    SELECT 1 FROM ledger_facts WHERE subject = NEW.correction AND event = 'corrected')
BEGIN SELECT RAISE(ABORT, 'breaks are corrected by a posting'); END;

-- `entry` is the last one that was there when the sums were made: later ones may be of an earlier moment.
CREATE TABLE ledger_days (
    day TEXT PRIMARY KEY,
    entry INTEGER NOT NULL,
    sums TEXT NOT NULL
) STRICT;
