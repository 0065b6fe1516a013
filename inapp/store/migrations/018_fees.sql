-- The fee that the trader was shown at the start of a payment, in its minor units; NULL where it was no figure.

ALTER TABLE payments ADD COLUMN fee INTEGER;
