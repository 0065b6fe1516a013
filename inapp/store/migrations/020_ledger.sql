-- Version 20: the ledger. Accounts, entries and their postings; facts that no other row tells; and what the rows of an
-- older database say of money, posted once. An entry is the seal of its postings: they come first and refer to it
-- before it is there, it is refused unless they are even in each currency, and then takes no further one.

ALTER TABLE disputes ADD COLUMN moved INTEGER NOT NULL DEFAULT 1 CHECK (moved IN (0, 1));
UPDATE disputes SET moved = 0 WHERE word LIKE 'warning%' OR word = 'early_fraud_warning';

CREATE TABLE ledger_accounts (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE CHECK (name <> '')
) STRICT;

CREATE TABLE ledger_entries (
    id INTEGER PRIMARY KEY CHECK (id > 0),
    event TEXT NOT NULL CHECK (event <> ''),
    ref TEXT NOT NULL,
    subject TEXT NOT NULL CHECK (subject <> ''),
    at ANY NOT NULL CHECK (typeof(at) = 'integer' AND at > 0),
    chain TEXT CHECK (chain IS NOT NULL OR event = 'inherited')
) STRICT;
CREATE INDEX ledger_entries_ref ON ledger_entries (ref);
CREATE INDEX ledger_entries_at ON ledger_entries (at);

-- A column that refers to another has its type: SQLite searches for what refers to a new row, and else finds no index.

CREATE TABLE ledger_postings (
    entry INTEGER NOT NULL REFERENCES ledger_entries (id) DEFERRABLE INITIALLY DEFERRED,
    n ANY NOT NULL CHECK (typeof(n) = 'integer' AND n >= 0),
    account INTEGER NOT NULL REFERENCES ledger_accounts (id),
    minor ANY NOT NULL CHECK (typeof(minor) = 'integer' AND minor <> 0),
    currency TEXT NOT NULL CHECK (currency <> ''),
    digits ANY NOT NULL CHECK (typeof(digits) = 'integer' AND digits BETWEEN 0 AND 8),
    PRIMARY KEY (entry, n)
) STRICT, WITHOUT ROWID;
CREATE INDEX ledger_postings_account ON ledger_postings (account, entry);

CREATE TABLE ledger_facts (
    subject TEXT PRIMARY KEY CHECK (subject <> ''),
    event TEXT NOT NULL CHECK (event <> ''),
    ref TEXT NOT NULL,
    names TEXT NOT NULL,
    minor ANY NOT NULL CHECK (typeof(minor) = 'integer'),
    currency TEXT NOT NULL CHECK (currency <> ''),
    digits ANY NOT NULL CHECK (typeof(digits) = 'integer' AND digits BETWEEN 0 AND 8),
    at ANY NOT NULL CHECK (typeof(at) = 'integer' AND at > 0),
    by TEXT NOT NULL,
    reason TEXT NOT NULL
) STRICT;

-- The last line of the disbursements' history that was posted from the rows and not as it happened.

CREATE TABLE ledger_since (line INTEGER NOT NULL) STRICT;
INSERT INTO ledger_since SELECT coalesce(max(seq), 0) FROM disbursement_history;

-- What the rows tell, one line for each amount that stands somewhere; numbered and posted below.

CREATE TABLE ledger_inherited (at, ref, subject, debit, credit, minor, currency, digits);

INSERT INTO ledger_inherited
SELECT coalesce((SELECT min(at) FROM history AS h WHERE h.ref = p.ref AND h.event IN ('captured', 'mismatched')),
    p.updated), p.ref, p.ref || '.captured', 'psp:' || replace(p.psp, ' ', '-') || ':clearing', 'transit:in',
    p.captured_minor, p.captured_currency, p.captured_digits
FROM payments AS p WHERE p.captured_minor IS NOT NULL;

INSERT INTO ledger_inherited
SELECT updated, ref, ref || '.refunded_elsewhere', 'transit:in', 'psp:' || replace(psp, ' ', '-') || ':clearing',
    refunded_elsewhere_minor, refunded_elsewhere_currency, refunded_elsewhere_digits
FROM payments WHERE refunded_elsewhere_minor IS NOT NULL;

-- An amount is decimal text; its figures after the point are filled up to the decimals of the payment.

INSERT INTO ledger_inherited
SELECT coalesce(a.settled, a.ended, a.started), a.ref, a.external_id,
    CASE WHEN a.leg = 'debit' THEN 'client:' || a.login WHEN a.state = 'double' THEN 'suspense:ctrader'
        WHEN a.leg = 'credit' THEN 'transit:in' ELSE 'transit:out' END,
    CASE WHEN a.leg <> 'debit' THEN 'client:' || a.login WHEN a.state = 'double' THEN 'suspense:ctrader'
        ELSE 'transit:out' END,
    CAST(substr(a.amount, 1, instr(a.amount || '.', '.') - 1)
        || substr(substr(a.amount, instr(a.amount || '.', '.') + 1) || '00000000', 1, p.digits) AS INTEGER),
    p.currency, p.digits
FROM attempts AS a JOIN payments AS p ON p.ref = a.ref WHERE a.state IN ('confirmed', 'double');

INSERT INTO ledger_inherited
SELECT coalesce((SELECT max(at) FROM disbursement_history AS h WHERE h.key = c.key), c.created), c.ref, c.key,
    CASE p.kind WHEN 'deposit' THEN 'transit:in' WHEN 'withdrawal' THEN 'transit:out'
        ELSE 'suspense:' || replace(c.psp, ' ', '-') END,
    'psp:' || replace(c.psp, ' ', '-') || CASE c.state WHEN 'paid' THEN ':clearing' ELSE ':out' END,
    c.minor, c.currency, c.digits
FROM psp_calls AS c LEFT JOIN payments AS p ON p.ref = c.ref
WHERE c.state IN ('sending', 'pending', 'paid', 'lost') AND c.currency <> 'XXX';

INSERT INTO ledger_inherited
SELECT created, ref, ref || '.funds_held', 'psp:' || replace(psp, ' ', '-') || ':clearing',
    'suspense:' || replace(psp, ' ', '-'), minor, currency, digits
FROM unmatched WHERE minor IS NOT NULL;

INSERT INTO ledger_inherited
SELECT at, ref, ref || '.dispute.' || id, 'dispute', 'psp:' || replace(psp, ' ', '-') || ':clearing', minor, currency,
    digits
FROM disputes WHERE minor IS NOT NULL AND moved = 1 AND state IN ('open', 'under_review', 'lost', 'refunded');

-- A deposit that was captured in one currency and booked in another.

INSERT INTO ledger_inherited
SELECT a.at, p.ref, p.ref || '.exchange', 'transit:in', 'fx', p.captured_minor, p.captured_currency, p.captured_digits
FROM payments AS p JOIN ledger_inherited AS a ON a.ref = p.ref AND a.debit = 'transit:in' AND a.credit LIKE 'client:%'
WHERE p.captured_minor IS NOT NULL AND p.captured_currency <> p.currency
UNION ALL
SELECT a.at, p.ref, p.ref || '.exchange', 'fx', 'transit:in', a.minor, a.currency, a.digits
FROM payments AS p JOIN ledger_inherited AS a ON a.ref = p.ref AND a.debit = 'transit:in' AND a.credit LIKE 'client:%'
WHERE p.captured_minor IS NOT NULL AND p.captured_currency <> p.currency;

-- What went out of a transit account beyond what had come in is suspense. 10 to the power of n is the beginning of a text.

INSERT INTO ledger_inherited
SELECT max(at), ref, ref || '.overdraft', 'suspense:' || (SELECT replace(psp, ' ', '-') FROM payments AS p
    WHERE p.ref = sums.ref), transit, sum(grown), currency, finest
FROM (
    SELECT at, ref, currency, finest, iif(debit LIKE 'transit:%', debit, credit) AS transit,
        iif(debit LIKE 'transit:%', 1, -1) * minor * CAST(substr('100000000', 1, 1 + finest - digits) AS INTEGER)
        AS grown
    FROM (SELECT *, max(digits) OVER (PARTITION BY ref, currency) AS finest FROM ledger_inherited)
    WHERE debit LIKE 'transit:%' OR credit LIKE 'transit:%'
) AS sums
GROUP BY ref, currency, transit, finest HAVING sum(grown) > 0;

DELETE FROM ledger_inherited WHERE minor = 0;

INSERT INTO ledger_accounts (name)
SELECT debit FROM ledger_inherited UNION SELECT credit FROM ledger_inherited ORDER BY 1;

INSERT INTO ledger_entries (id, event, ref, subject, at, chain)
SELECT row_number() OVER (ORDER BY at, rowid), 'inherited', ref, subject, at, NULL FROM ledger_inherited;

INSERT INTO ledger_postings (entry, n, account, minor, currency, digits)
SELECT it.id, 0, a.id, it.minor, it.currency, it.digits
FROM (SELECT *, row_number() OVER (ORDER BY at, rowid) AS id FROM ledger_inherited) AS it
JOIN ledger_accounts AS a ON a.name = it.debit
UNION ALL
SELECT it.id, 1, a.id, -it.minor, it.currency, it.digits
FROM (SELECT *, row_number() OVER (ORDER BY at, rowid) AS id FROM ledger_inherited) AS it
JOIN ledger_accounts AS a ON a.name = it.credit;

DROP TABLE ledger_inherited;

CREATE TRIGGER ledger_since_no_update BEFORE UPDATE ON ledger_since
BEGIN SELECT RAISE(ABORT, 'ledger_since keeps its row'); END;

CREATE TRIGGER ledger_since_no_delete BEFORE DELETE ON ledger_since
BEGIN SELECT RAISE(ABORT, 'ledger_since keeps its row'); END;

CREATE TRIGGER ledger_since_no_insert BEFORE INSERT ON ledger_since
BEGIN SELECT RAISE(ABORT, 'ledger_since keeps its row'); END;

CREATE TRIGGER ledger_accounts_no_update BEFORE UPDATE ON ledger_accounts
BEGIN SELECT RAISE(ABORT, 'ledger_accounts only grows'); END;

CREATE TRIGGER ledger_accounts_no_delete BEFORE DELETE ON ledger_accounts
BEGIN SELECT RAISE(ABORT, 'ledger_accounts only grows'); END;

CREATE TRIGGER ledger_accounts_no_replace BEFORE INSERT ON ledger_accounts
WHEN EXISTS (SELECT 1 FROM ledger_accounts AS it WHERE (it.rowid = NEW.rowid) OR (it.name = NEW.name))
BEGIN SELECT RAISE(ABORT, 'ledger_accounts only grows'); END;

CREATE TRIGGER ledger_entries_no_update BEFORE UPDATE ON ledger_entries
BEGIN SELECT RAISE(ABORT, 'ledger_entries only grows'); END;

CREATE TRIGGER ledger_entries_no_delete BEFORE DELETE ON ledger_entries
BEGIN SELECT RAISE(ABORT, 'ledger_entries only grows'); END;

CREATE TRIGGER ledger_entries_no_replace BEFORE INSERT ON ledger_entries
WHEN EXISTS (SELECT 1 FROM ledger_entries AS it WHERE it.rowid = NEW.rowid)
BEGIN SELECT RAISE(ABORT, 'ledger_entries only grows'); END;

CREATE TRIGGER ledger_entries_no_gap BEFORE INSERT ON ledger_entries
WHEN NEW.chain IS NULL
BEGIN SELECT RAISE(ABORT, 'ledger_entries takes no entry without a hash'); END;

CREATE TRIGGER ledger_entries_even BEFORE INSERT ON ledger_entries
WHEN NOT EXISTS (SELECT 1 FROM ledger_postings WHERE entry = NEW.id) OR EXISTS (
    SELECT 1 FROM ledger_postings WHERE entry = NEW.id GROUP BY currency, digits HAVING sum(minor) <> 0)
BEGIN SELECT RAISE(ABORT, 'ledger_entries takes only what is even in each currency'); END;

CREATE TRIGGER ledger_postings_no_update BEFORE UPDATE ON ledger_postings
BEGIN SELECT RAISE(ABORT, 'ledger_postings only grows'); END;

CREATE TRIGGER ledger_postings_no_delete BEFORE DELETE ON ledger_postings
BEGIN SELECT RAISE(ABORT, 'ledger_postings only grows'); END;

CREATE TRIGGER ledger_postings_no_replace BEFORE INSERT ON ledger_postings
WHEN EXISTS (SELECT 1 FROM ledger_postings AS it WHERE it.entry = NEW.entry AND it.n = NEW.n)
BEGIN SELECT RAISE(ABORT, 'ledger_postings only grows'); END;

CREATE TRIGGER ledger_postings_sealed BEFORE INSERT ON ledger_postings
WHEN EXISTS (SELECT 1 FROM ledger_entries WHERE id = NEW.entry)
BEGIN SELECT RAISE(ABORT, 'ledger_postings takes nothing for a sealed entry'); END;

CREATE TRIGGER ledger_facts_no_update BEFORE UPDATE ON ledger_facts
BEGIN SELECT RAISE(ABORT, 'ledger_facts only grows'); END;

CREATE TRIGGER ledger_facts_no_delete BEFORE DELETE ON ledger_facts
BEGIN SELECT RAISE(ABORT, 'ledger_facts only grows'); END;

CREATE TRIGGER ledger_facts_no_replace BEFORE INSERT ON ledger_facts
WHEN EXISTS (SELECT 1 FROM ledger_facts AS it WHERE (it.rowid = NEW.rowid) OR (it.subject = NEW.subject))
BEGIN SELECT RAISE(ABORT, 'ledger_facts only grows'); END;
