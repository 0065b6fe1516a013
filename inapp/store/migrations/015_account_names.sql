-- The broker's own names of accounts, beside the names of their people.

ALTER TABLE accounts ADD COLUMN account_name TEXT NOT NULL DEFAULT '';
