-- Disputes that have ended against us: the few that people may still have to settle.
CREATE INDEX disputes_lost ON disputes (at) WHERE state IN ('lost', 'refunded');
