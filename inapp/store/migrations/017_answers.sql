-- What traders typed into the fields of a method, sealed, until some time after the payment's end.

CREATE TABLE answers (
    ref TEXT PRIMARY KEY,
    sealed TEXT NOT NULL CHECK (sealed <> '')
) STRICT;
