-- Version 25: rules. Each text that ever decided stays as it was; who switched it on; what each rule said of a payment;
-- and what the rules want to know of a user. A verdict is the seal of its records: they come first and refer to it
-- before it is there, and it takes no further one.

CREATE TABLE rule_files (
    version TEXT PRIMARY KEY CHECK (length(version) = 64),
    text TEXT NOT NULL,
    at ANY NOT NULL CHECK (typeof(at) = 'integer' AND at > 0)
) STRICT;

CREATE TABLE rule_changes (
    seq INTEGER PRIMARY KEY,
    version TEXT NOT NULL REFERENCES rule_files (version),
    verb TEXT NOT NULL CHECK (verb IN ('proposed', 'on', 'withdrawn')),
    by TEXT NOT NULL CHECK (by <> ''),
    actor TEXT NOT NULL,
    at ANY NOT NULL CHECK (typeof(at) = 'integer' AND at > 0),
    chain TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE rule_records (
    verdict INTEGER NOT NULL REFERENCES rule_verdicts (seq) DEFERRABLE INITIALLY DEFERRED,
    n ANY NOT NULL CHECK (typeof(n) = 'integer' AND n >= 0),
    rule TEXT NOT NULL CHECK (rule <> ''),
    outcome TEXT NOT NULL CHECK (outcome IN ('allow', 'ask', 'review', 'refuse')),
    value TEXT NOT NULL,
    threshold TEXT NOT NULL,
    staff TEXT NOT NULL,
    words TEXT NOT NULL,
    shown TEXT NOT NULL,
    until ANY CHECK (until IS NULL OR typeof(until) = 'integer'),
    cause TEXT NOT NULL,
    PRIMARY KEY (verdict, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE rule_verdicts (
    seq INTEGER PRIMARY KEY CHECK (seq > 0),
    subject TEXT NOT NULL CHECK (subject <> ''),
    user_id ANY NOT NULL CHECK (typeof(user_id) = 'integer' AND user_id > 0),
    moment TEXT NOT NULL CHECK (moment IN ('start', 'credit', 'debit', 'disburse')),
    version TEXT NOT NULL REFERENCES rule_files (version),
    outcome TEXT NOT NULL CHECK (outcome IN ('allow', 'ask', 'review', 'refuse')),
    people ANY NOT NULL CHECK (typeof(people) = 'integer' AND people BETWEEN 0 AND 2),
    about TEXT NOT NULL,
    facts TEXT NOT NULL,
    line ANY NOT NULL CHECK (typeof(line) = 'integer' AND line >= 0),
    at ANY NOT NULL CHECK (typeof(at) = 'integer' AND at > 0),
    chain TEXT NOT NULL UNIQUE
) STRICT;
CREATE INDEX rule_verdicts_subject ON rule_verdicts (subject, moment);
CREATE INDEX rule_verdicts_at ON rule_verdicts (at);

CREATE TABLE user_standing (
    seq INTEGER PRIMARY KEY,
    user_id ANY NOT NULL CHECK (typeof(user_id) = 'integer' AND user_id > 0),
    level TEXT NOT NULL CHECK (level IN ('none', 'basic', 'full')),
    user_group TEXT NOT NULL,
    country TEXT NOT NULL,
    by TEXT NOT NULL CHECK (by <> ''),
    at ANY NOT NULL CHECK (typeof(at) = 'integer' AND at > 0)
) STRICT;
CREATE INDEX user_standing_of ON user_standing (user_id, seq);

CREATE TABLE password_changes (
    user_id INTEGER PRIMARY KEY CHECK (user_id > 0),
    at INTEGER NOT NULL
) STRICT;

-- What cannot be traced back: the place that a payment was started from, and the account that a trader has named.

CREATE TABLE payment_marks (
    ref TEXT NOT NULL REFERENCES payments (ref),
    what TEXT NOT NULL CHECK (what IN ('address', 'account')),
    mark TEXT NOT NULL CHECK (mark <> ''),
    user_id INTEGER NOT NULL CHECK (user_id > 0),
    at INTEGER NOT NULL,
    PRIMARY KEY (ref, what)
) STRICT;
CREATE INDEX payment_marks_mark ON payment_marks (mark, at);
CREATE INDEX payment_marks_at ON payment_marks (at);

CREATE INDEX card_facts_fingerprint ON card_facts (fingerprint, at) WHERE fingerprint <> '';

CREATE TRIGGER rule_files_no_update BEFORE UPDATE ON rule_files
BEGIN SELECT RAISE(ABORT, 'rule_files only grows'); END;

CREATE TRIGGER rule_files_no_delete BEFORE DELETE ON rule_files
BEGIN SELECT RAISE(ABORT, 'rule_files only grows'); END;

CREATE TRIGGER rule_files_no_replace BEFORE INSERT ON rule_files
WHEN EXISTS (SELECT 1 FROM rule_files AS it WHERE (it.rowid = NEW.rowid) OR (it.version = NEW.version))
BEGIN SELECT RAISE(ABORT, 'rule_files only grows'); END;

CREATE TRIGGER rule_changes_no_update BEFORE UPDATE ON rule_changes
BEGIN SELECT RAISE(ABORT, 'rule_changes only grows'); END;

CREATE TRIGGER rule_changes_no_delete BEFORE DELETE ON rule_changes
BEGIN SELECT RAISE(ABORT, 'rule_changes only grows'); END;

CREATE TRIGGER rule_changes_no_replace BEFORE INSERT ON rule_changes
WHEN EXISTS (SELECT 1 FROM rule_changes AS it WHERE (it.rowid = NEW.rowid) OR (it.chain = NEW.chain))
BEGIN SELECT RAISE(ABORT, 'rule_changes only grows'); END;

CREATE TRIGGER rule_records_no_update BEFORE UPDATE ON rule_records
BEGIN SELECT RAISE(ABORT, 'rule_records only grows'); END;

CREATE TRIGGER rule_records_no_delete BEFORE DELETE ON rule_records
BEGIN SELECT RAISE(ABORT, 'rule_records only grows'); END;

CREATE TRIGGER rule_records_no_replace BEFORE INSERT ON rule_records
WHEN EXISTS (SELECT 1 FROM rule_records AS it WHERE (it.verdict = NEW.verdict AND it.n = NEW.n))
BEGIN SELECT RAISE(ABORT, 'rule_records only grows'); END;

CREATE TRIGGER rule_records_sealed BEFORE INSERT ON rule_records
WHEN EXISTS (SELECT 1 FROM rule_verdicts WHERE seq = NEW.verdict)
BEGIN SELECT RAISE(ABORT, 'rule_records takes nothing for a sealed verdict'); END;

CREATE TRIGGER rule_verdicts_no_update BEFORE UPDATE ON rule_verdicts
BEGIN SELECT RAISE(ABORT, 'rule_verdicts only grows'); END;

CREATE TRIGGER rule_verdicts_no_delete BEFORE DELETE ON rule_verdicts
BEGIN SELECT RAISE(ABORT, 'rule_verdicts only grows'); END;

CREATE TRIGGER rule_verdicts_no_replace BEFORE INSERT ON rule_verdicts
WHEN EXISTS (SELECT 1 FROM rule_verdicts AS it WHERE (it.rowid = NEW.rowid) OR (it.chain = NEW.chain))
BEGIN SELECT RAISE(ABORT, 'rule_verdicts only grows'); END;

CREATE TRIGGER user_standing_no_update BEFORE UPDATE ON user_standing
BEGIN SELECT RAISE(ABORT, 'user_standing only grows'); END;

CREATE TRIGGER user_standing_no_delete BEFORE DELETE ON user_standing
BEGIN SELECT RAISE(ABORT, 'user_standing only grows'); END;

CREATE TRIGGER user_standing_no_replace BEFORE INSERT ON user_standing
WHEN EXISTS (SELECT 1 FROM user_standing AS it WHERE (it.rowid = NEW.rowid))
BEGIN SELECT RAISE(ABORT, 'user_standing only grows'); END;
