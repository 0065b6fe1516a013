-- The destination of a payout or refund, in the trader's words, may be emptied when its trader is erased; nothing else of
-- what it was made with changes.

DROP TRIGGER psp_calls_fixed;
CREATE TRIGGER psp_calls_fixed BEFORE UPDATE OF key, ref, action, minor, currency, digits, psp,
        psp_ref, created ON psp_calls
BEGIN SELECT RAISE(ABORT, 'psp_calls keeps what it was made with'); END;
CREATE TRIGGER psp_calls_label_emptied BEFORE UPDATE OF label ON psp_calls WHEN NEW.label <> '' AND NEW.label <> OLD.label
BEGIN SELECT RAISE(ABORT, 'psp_calls keeps what it was made with'); END;
