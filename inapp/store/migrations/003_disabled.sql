-- Version 3: anybody may be disabled, those included who never log in here and of whom cTrader or a CRM tells.

CREATE TABLE disabled (user_id INTEGER PRIMARY KEY CHECK (user_id > 0)) STRICT;

INSERT INTO disabled SELECT user_id FROM users WHERE enabled = 0;

ALTER TABLE users DROP COLUMN enabled;
