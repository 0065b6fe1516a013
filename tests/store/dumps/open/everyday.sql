-- A database of version 3, made by the code of commit 923b678.
BEGIN TRANSACTION;
CREATE TABLE accounts (
        login INTEGER PRIMARY KEY CHECK (login > 0),
        user_id INTEGER NOT NULL CHECK (user_id > 0),
        email TEXT NOT NULL,
        name TEXT NOT NULL,
        enabled INTEGER NOT NULL CHECK (enabled IN (0, 1))
    ) STRICT;
INSERT INTO "accounts" VALUES(5512345,70011223,'alex@example.test','Alex Demo',1);
INSERT INTO "accounts" VALUES(5512346,70011223,'alex@example.test','Alex Demo',1);
INSERT INTO "accounts" VALUES(5512400,70011224,'sam@example.test','Sam Sample',1);
INSERT INTO "accounts" VALUES(6000001,70011223,'alex@example.test','Alex Demo',1);
INSERT INTO "accounts" VALUES(6000002,70011223,'alex@example.test','Alex Demo',1);
INSERT INTO "accounts" VALUES(6000003,70011223,'alex@example.test','Alex Demo',1);
INSERT INTO "accounts" VALUES(6000004,70011223,'alex@example.test','Alex Demo',1);
INSERT INTO "accounts" VALUES(6000005,70011223,'alex@example.test','Alex Demo',1);
INSERT INTO "accounts" VALUES(6000006,70011223,'alex@example.test','Alex Demo',1);
INSERT INTO "accounts" VALUES(6000007,70011223,'alex@example.test','Alex Demo',1);
INSERT INTO "accounts" VALUES(6000008,70011223,'alex@example.test','Alex Demo',1);
INSERT INTO "accounts" VALUES(6000009,70011223,'alex@example.test','Alex Demo',1);
INSERT INTO "accounts" VALUES(6000010,70011223,'alex@example.test','Alex Demo',1);
INSERT INTO "accounts" VALUES(6000011,70011223,'alex@example.test','Alex Demo',1);
INSERT INTO "accounts" VALUES(6000012,70011223,'alex@example.test','Alex Demo',1);
INSERT INTO "accounts" VALUES(6000013,70011223,'alex@example.test','Alex Demo',1);
INSERT INTO "accounts" VALUES(6000014,70011223,'alex@example.test','Alex Demo',1);
INSERT INTO "accounts" VALUES(6000015,70011223,'alex@example.test','Alex Demo',1);
INSERT INTO "accounts" VALUES(6000016,70011223,'alex@example.test','Alex Demo',1);
INSERT INTO "accounts" VALUES(6000017,70011223,'alex@example.test','Alex Demo',1);
INSERT INTO "accounts" VALUES(6000018,70011223,'alex@example.test','Alex Demo',1);
INSERT INTO "accounts" VALUES(6000019,70011223,'alex@example.test','Alex Demo',1);
INSERT INTO "accounts" VALUES(6000020,70011223,'alex@example.test','Alex Demo',1);
INSERT INTO "accounts" VALUES(6000021,70011223,'alex@example.test','Alex Demo',1);
INSERT INTO "accounts" VALUES(6000022,70011224,'alex@example.test','Alex Demo',1);
INSERT INTO "accounts" VALUES(6000023,70011223,'alex@example.test','Alex Demo',1);
INSERT INTO "accounts" VALUES(6000024,70011223,'alex@example.test','Alex Demo',1);
INSERT INTO "accounts" VALUES(6000025,70011223,'alex@example.test','Alex Demo',1);
INSERT INTO "accounts" VALUES(6000026,70011223,'alex@example.test','Alex Demo',1);
INSERT INTO "accounts" VALUES(6000027,70011223,'alex@example.test','Alex Demo',1);
INSERT INTO "accounts" VALUES(6000028,70011223,'alex@example.test','Alex Demo',1);
INSERT INTO "accounts" VALUES(6000029,70011223,'alex@example.test','Alex Demo',1);
INSERT INTO "accounts" VALUES(6000030,70011223,'alex@example.test','Alex Demo',1);
INSERT INTO "accounts" VALUES(6000031,70011223,'alex@example.test','Alex Demo',1);
INSERT INTO "accounts" VALUES(6000032,70011223,'alex@example.test','Alex Demo',1);
INSERT INTO "accounts" VALUES(6000033,70011223,'alex@example.test','Alex Demo',1);
INSERT INTO "accounts" VALUES(6000034,70011223,'alex@example.test','Alex Demo',1);
INSERT INTO "accounts" VALUES(6000035,70011223,'alex@example.test','Alex Demo',1);
INSERT INTO "accounts" VALUES(6000036,70011223,'alex@example.test','Alex Demo',1);
INSERT INTO "accounts" VALUES(6000037,70011223,'alex@example.test','Alex Demo',1);
INSERT INTO "accounts" VALUES(6000038,70011223,'alex@example.test','Alex Demo',1);
INSERT INTO "accounts" VALUES(6000039,70011223,'alex@example.test','Alex Demo',1);
INSERT INTO "accounts" VALUES(6000040,70011223,'alex@example.test','Alex Demo',1);
INSERT INTO "accounts" VALUES(6000041,70011223,'alex@example.test','Alex Demo',1);
INSERT INTO "accounts" VALUES(6000042,70011223,'alex@example.test','Alex Demo',1);
INSERT INTO "accounts" VALUES(6000043,70011223,'alex@example.test','Alex Demo',1);
INSERT INTO "accounts" VALUES(6000044,70011223,'alex@example.test','Alex Demo',1);
INSERT INTO "accounts" VALUES(6000045,70011223,'alex@example.test','Alex Demo',1);
INSERT INTO "accounts" VALUES(6000046,70011223,'alex@example.test','Alex Demo',1);
INSERT INTO "accounts" VALUES(6000047,70011223,'alex@example.test','Alex Demo',1);
INSERT INTO "accounts" VALUES(6000048,70011223,'alex@example.test','Alex Demo',1);
INSERT INTO "accounts" VALUES(6000049,70011223,'alex@example.test','Alex Demo',1);
INSERT INTO "accounts" VALUES(6000050,70011223,'alex@example.test','Alex Demo',1);
INSERT INTO "accounts" VALUES(6000051,70011223,'alex@example.test','Alex Demo',1);
INSERT INTO "accounts" VALUES(6000052,70011223,'alex@example.test','Alex Demo',1);
INSERT INTO "accounts" VALUES(6000053,70011223,'alex@example.test','Alex Demo',1);
INSERT INTO "accounts" VALUES(6000054,70011223,'alex@example.test','Alex Demo',1);
INSERT INTO "accounts" VALUES(6000055,70011223,'alex@example.test','Alex Demo',1);
INSERT INTO "accounts" VALUES(6000056,70011223,'alex@example.test','Alex Demo',1);
INSERT INTO "accounts" VALUES(6000057,70011223,'alex@example.test','Alex Demo',1);
INSERT INTO "accounts" VALUES(6000058,70011223,'alex@example.test','Alex Demo',1);
INSERT INTO "accounts" VALUES(6000059,70011223,'alex@example.test','Alex Demo',1);
INSERT INTO "accounts" VALUES(6000060,70011223,'alex@example.test','Alex Demo',1);
INSERT INTO "accounts" VALUES(6000061,70011223,'alex@example.test','Alex Demo',1);
INSERT INTO "accounts" VALUES(6000062,70011223,'alex@example.test','Alex Demo',1);
INSERT INTO "accounts" VALUES(6000063,70011223,'alex@example.test','Alex Demo',1);
INSERT INTO "accounts" VALUES(6000064,70011223,'alex@example.test','Alex Demo',1);
INSERT INTO "accounts" VALUES(6000065,70011223,'alex@example.test','Alex Demo',1);
INSERT INTO "accounts" VALUES(6000066,70011223,'alex@example.test','Alex Demo',1);
INSERT INTO "accounts" VALUES(6000067,70011223,'alex@example.test','Alex Demo',1);
INSERT INTO "accounts" VALUES(6000068,70011223,'alex@example.test','Alex Demo',1);
INSERT INTO "accounts" VALUES(6000069,70011223,'alex@example.test','Alex Demo',1);
INSERT INTO "accounts" VALUES(6000070,70011223,'alex@example.test','Alex Demo',1);
INSERT INTO "accounts" VALUES(6000071,70011223,'alex@example.test','Alex Demo',1);
INSERT INTO "accounts" VALUES(6000072,70011223,'alex@example.test','Alex Demo',1);
INSERT INTO "accounts" VALUES(6000073,70011223,'alex@example.test','Alex Demo',1);
INSERT INTO "accounts" VALUES(6000074,70011223,'alex@example.test','Alex Demo',1);
INSERT INTO "accounts" VALUES(6000075,70011223,'alex@example.test','Alex Demo',1);
CREATE TABLE alerts (
        id INTEGER PRIMARY KEY,
        at INTEGER NOT NULL,
        code TEXT NOT NULL,
        ref TEXT NOT NULL,
        text TEXT NOT NULL,
        tries INTEGER NOT NULL,
        due INTEGER NOT NULL,
        delivered INTEGER
    ) STRICT;
INSERT INTO "alerts" VALUES(1,1760001860000,'waiting','D-EYRAZ26','fake has not told yet what became of a payment whose time is over',0,1760001860000,NULL);
INSERT INTO "alerts" VALUES(2,1760001860000,'unmatched','U-ARP8U68N2NHNGA','fake holds 100.00 USD for D-ZUPRPFS: the payment has another PSP object: it was captured twice',0,1760001860000,NULL);
INSERT INTO "alerts" VALUES(3,1760001860000,'unmatched','U-3J9RHN98QTJSYP','fake holds 100.00 USD for D-R9SKGJW: the payment has another PSP object: it was captured twice',0,1760001860000,NULL);
INSERT INTO "alerts" VALUES(4,1760001860000,'unmatched','U-8GQFYTG7GKTMZM','fake holds 100.00 USD for D-HUZA3TR: the payment has another PSP object: it was captured twice',0,1760001860000,NULL);
INSERT INTO "alerts" VALUES(5,1760001860000,'unmatched','U-PHV7CQQAXCZPWP','fake holds 100.00 USD for D-RM29EWZ: the payment has another PSP object: it was captured twice',0,1760001860000,NULL);
INSERT INTO "alerts" VALUES(6,1760001860000,'unmatched','U-38X8Q5TZ5CV9V3','fake holds 100.00 USD for D-PAKFNZG: the payment has another PSP object: it was captured twice',0,1760001860000,NULL);
INSERT INTO "alerts" VALUES(7,1760001860000,'mismatch','D-FG6GQ3J','The PSP captured 90.00 USD instead of 100.00 USD',0,1760001860000,NULL);
INSERT INTO "alerts" VALUES(8,1760001860000,'mismatch','D-EVQJ6P2','The PSP captured 90.00 USD instead of 100.00 USD',0,1760001860000,NULL);
INSERT INTO "alerts" VALUES(9,1760001860000,'mismatch','D-VBRHEV4','The PSP captured 90.00 USD instead of 100.00 USD',0,1760001860000,NULL);
INSERT INTO "alerts" VALUES(10,1760001860000,'mismatch','D-DYT6XB3','The PSP captured 90.00 USD instead of 100.00 USD',0,1760001860000,NULL);
INSERT INTO "alerts" VALUES(11,1760001860000,'mismatch','D-86QZSMN','The PSP captured 90.00 USD instead of 100.00 USD',0,1760001860000,NULL);
INSERT INTO "alerts" VALUES(12,1760001860000,'mismatch','D-RHQUDAE','The PSP captured 90.00 USD instead of 100.00 USD',0,1760001860000,NULL);
INSERT INTO "alerts" VALUES(13,1760001860000,'mismatch','D-64XDXHU','The PSP captured 90.00 USD instead of 100.00 USD',0,1760001860000,NULL);
INSERT INTO "alerts" VALUES(14,1760001860000,'mismatch','D-55JW2GQ','The PSP captured 90.00 USD instead of 100.00 USD',0,1760001860000,NULL);
INSERT INTO "alerts" VALUES(15,1760001860000,'refund_failed','D-55JW2GQ','A refund has failed (no reason given): decide what to do',0,1760001860000,NULL);
INSERT INTO "alerts" VALUES(16,1760001860000,'mismatch','D-BCDN4Y5','The PSP captured 90.00 USD instead of 100.00 USD',0,1760001860000,NULL);
INSERT INTO "alerts" VALUES(17,1760001860000,'disputed','D-SQ5H6JX','This deposit is disputed: withdrawals of its user wait',0,1760001860000,NULL);
INSERT INTO "alerts" VALUES(18,1760001860000,'approval_needed','W-UWVYWJB','This user disputes a deposit: approve or refuse the withdrawal',0,1760001860000,NULL);
INSERT INTO "alerts" VALUES(19,1760001860000,'debit_unknown','W-BTGEUZ4','It is not known whether cTrader booked this payment (timed out)',0,1760001860000,NULL);
INSERT INTO "alerts" VALUES(20,1760001860000,'debit_unknown','W-B5XJE4U','It is not known whether cTrader booked this payment (reset)',0,1760001860000,NULL);
INSERT INTO "alerts" VALUES(21,1760001860000,'no_adapter','W-VSGU9AJ','No adapter named ''fake'' is configured: W-VSGU9AJ.payout.1 waits for it',0,1760001860000,NULL);
INSERT INTO "alerts" VALUES(22,1760001860000,'payout_failed','W-ZTMWM4E','40.00 USD of a payout has failed: pay it elsewhere or book it back',0,1760001860000,NULL);
INSERT INTO "alerts" VALUES(23,1760001860000,'return_unknown','W-Q8TTWSX','It is not known whether cTrader booked this payment (timed out)',0,1760001860000,NULL);
INSERT INTO "alerts" VALUES(24,1760001860000,'return_unknown','W-WBNFFWC','It is not known whether cTrader booked this payment (reset)',0,1760001860000,NULL);
INSERT INTO "alerts" VALUES(25,1760001860000,'payout_failed','W-55T9NDM','15.00 USD of a payout has failed: pay it elsewhere or book it back',0,1760001860000,NULL);
INSERT INTO "alerts" VALUES(26,1760001880000,'credit_unknown','D-6WS5NKC','It is not known whether cTrader booked this payment (timed out)',0,1760001880000,NULL);
INSERT INTO "alerts" VALUES(27,1760001880000,'credit_unknown','D-SSF2NR5','It is not known whether cTrader booked this payment (reset)',0,1760001880000,NULL);
INSERT INTO "alerts" VALUES(28,1760001880000,'credit_unknown','D-B3E7W93','It is not known whether cTrader booked this payment (reset)',0,1760001880000,NULL);
INSERT INTO "alerts" VALUES(29,1760002600000,'credit_refused','D-N9FTNGA','cTrader refuses the booking (TRADER_NOT_FOUND)',0,1760002600000,NULL);
CREATE TABLE attempts (
        external_id TEXT PRIMARY KEY,
        ref TEXT NOT NULL REFERENCES payments (ref),
        leg TEXT NOT NULL,
        n ANY NOT NULL CHECK (typeof(n) = 'integer' AND n > 0),
        login ANY NOT NULL CHECK (typeof(login) = 'integer' AND login > 0),
        type TEXT NOT NULL CHECK (type IN ('DEPOSIT', 'WITHDRAW')),
        amount TEXT NOT NULL CHECK (amount GLOB '[0-9]*' AND NOT amount GLOB '*[^0-9.]*'),
        state TEXT NOT NULL CHECK (state IN ('sending', 'not_sent', 'rejected', 'confirmed', 'ambiguous', 'absent', 'double', 'double_settled', 'lost')),
        started ANY NOT NULL CHECK (typeof(started) = 'integer' AND started > 0),
        ended ANY CHECK (ended IS NULL OR typeof(ended) = 'integer' AND ended > 0),
        code TEXT NOT NULL,
        balance_history_id ANY CHECK (balance_history_id IS NULL OR typeof(balance_history_id) = 'integer' AND balance_history_id > 0) UNIQUE,
        settled ANY CHECK (settled IS NULL OR typeof(settled) = 'integer' AND settled > 0),
        UNIQUE (ref, leg, n)
    ) STRICT;
INSERT INTO "attempts" VALUES('D-SQ5H6JX.credit.1','D-SQ5H6JX','credit',1,6000022,'DEPOSIT','100.00','confirmed',1760001860000,1760001860000,'',880002,1760001860000);
INSERT INTO "attempts" VALUES('W-SP4GUPY.debit.1','W-SP4GUPY','debit',1,6000024,'WITHDRAW','40.00','not_sent',1760001860000,1760001860000,'refused',NULL,1760001860000);
INSERT INTO "attempts" VALUES('W-BTGEUZ4.debit.1','W-BTGEUZ4','debit',1,6000025,'WITHDRAW','40.00','ambiguous',1760001860000,1760001860000,'timed out',NULL,1760001860000);
INSERT INTO "attempts" VALUES('D-CHZCYKA.credit.1','D-CHZCYKA','credit',1,6000026,'DEPOSIT','100.00','confirmed',1760001860000,1760001860000,'',880004,1760001860000);
INSERT INTO "attempts" VALUES('W-B5XJE4U.debit.1','W-B5XJE4U','debit',1,6000027,'WITHDRAW','40.00','ambiguous',1760001860000,1760001860000,'reset',NULL,1760001860000);
INSERT INTO "attempts" VALUES('D-FCBT9P7.credit.1','D-FCBT9P7','credit',1,6000028,'DEPOSIT','100.00','confirmed',1760001860000,1760001860000,'',880005,1760001860000);
INSERT INTO "attempts" VALUES('W-6QN4DC4.debit.1','W-6QN4DC4','debit',1,6000029,'WITHDRAW','40.00','sending',1760001860000,NULL,'',NULL,NULL);
INSERT INTO "attempts" VALUES('W-Z3Q6R5M.debit.1','W-Z3Q6R5M','debit',1,6000030,'WITHDRAW','40.00','sending',1760001860000,NULL,'',NULL,NULL);
INSERT INTO "attempts" VALUES('W-7JNQ3NT.debit.1','W-7JNQ3NT','debit',1,6000031,'WITHDRAW','40.00','sending',1760001860000,NULL,'',NULL,NULL);
INSERT INTO "attempts" VALUES('W-C9JNMWS.debit.1','W-C9JNMWS','debit',1,6000034,'WITHDRAW','40.00','confirmed',1760001860000,1760001860000,'',880007,1760001860000);
INSERT INTO "attempts" VALUES('W-VSGU9AJ.debit.1','W-VSGU9AJ','debit',1,6000035,'WITHDRAW','40.00','confirmed',1760001860000,1760001860000,'',880008,1760001860000);
INSERT INTO "attempts" VALUES('W-ECDUQ74.debit.1','W-ECDUQ74','debit',1,6000036,'WITHDRAW','40.00','confirmed',1760001860000,1760001860000,'',880009,1760001860000);
INSERT INTO "attempts" VALUES('W-ZQD8CP3.debit.1','W-ZQD8CP3','debit',1,6000037,'WITHDRAW','40.00','confirmed',1760001860000,1760001860000,'',880010,1760001860000);
INSERT INTO "attempts" VALUES('W-CRPUBWP.debit.1','W-CRPUBWP','debit',1,6000038,'WITHDRAW','40.00','confirmed',1760001860000,1760001860000,'',880011,1760001860000);
INSERT INTO "attempts" VALUES('W-95QRNNP.debit.1','W-95QRNNP','debit',1,6000039,'WITHDRAW','40.00','confirmed',1760001860000,1760001860000,'',880012,1760001860000);
INSERT INTO "attempts" VALUES('W-6CAD3K5.debit.1','W-6CAD3K5','debit',1,6000040,'WITHDRAW','40.00','confirmed',1760001860000,1760001860000,'',880013,1760001860000);
INSERT INTO "attempts" VALUES('W-VRJ6J2W.debit.1','W-VRJ6J2W','debit',1,6000041,'WITHDRAW','40.00','confirmed',1760001860000,1760001860000,'',880014,1760001860000);
INSERT INTO "attempts" VALUES('W-AKVYGZZ.debit.1','W-AKVYGZZ','debit',1,6000042,'WITHDRAW','40.00','confirmed',1760001860000,1760001860000,'',880015,1760001860000);
INSERT INTO "attempts" VALUES('W-UNSDHNX.debit.1','W-UNSDHNX','debit',1,6000043,'WITHDRAW','40.00','confirmed',1760001860000,1760001860000,'',880016,1760001860000);
INSERT INTO "attempts" VALUES('W-ZTMWM4E.debit.1','W-ZTMWM4E','debit',1,6000044,'WITHDRAW','40.00','confirmed',1760001860000,1760001860000,'',880017,1760001860000);
INSERT INTO "attempts" VALUES('W-DSRJYBC.debit.1','W-DSRJYBC','debit',1,6000045,'WITHDRAW','40.00','confirmed',1760001860000,1760001860000,'',880018,1760001860000);
INSERT INTO "attempts" VALUES('W-78UD6QG.debit.1','W-78UD6QG','debit',1,6000046,'WITHDRAW','40.00','confirmed',1760001860000,1760001860000,'',880019,1760001860000);
INSERT INTO "attempts" VALUES('W-78UD6QG.return.1','W-78UD6QG','return',1,6000046,'DEPOSIT','40.00','not_sent',1760001860000,1760001860000,'refused',NULL,1760001860000);
INSERT INTO "attempts" VALUES('W-Q8TTWSX.debit.1','W-Q8TTWSX','debit',1,6000047,'WITHDRAW','40.00','confirmed',1760001860000,1760001860000,'',880020,1760001860000);
INSERT INTO "attempts" VALUES('W-Q8TTWSX.return.1','W-Q8TTWSX','return',1,6000047,'DEPOSIT','40.00','ambiguous',1760001860000,1760001860000,'timed out',NULL,1760001860000);
INSERT INTO "attempts" VALUES('D-FCEP8BM.credit.1','D-FCEP8BM','credit',1,6000048,'DEPOSIT','100.00','confirmed',1760001860000,1760001860000,'',880022,1760001860000);
INSERT INTO "attempts" VALUES('W-WBNFFWC.debit.1','W-WBNFFWC','debit',1,6000049,'WITHDRAW','40.00','confirmed',1760001860000,1760001860000,'',880023,1760001860000);
INSERT INTO "attempts" VALUES('W-WBNFFWC.return.1','W-WBNFFWC','return',1,6000049,'DEPOSIT','40.00','ambiguous',1760001860000,1760001860000,'reset',NULL,1760001860000);
INSERT INTO "attempts" VALUES('D-SYZNW3F.credit.1','D-SYZNW3F','credit',1,6000050,'DEPOSIT','100.00','confirmed',1760001860000,1760001860000,'',880024,1760001860000);
INSERT INTO "attempts" VALUES('W-4N7F35J.debit.1','W-4N7F35J','debit',1,6000051,'WITHDRAW','40.00','confirmed',1760001860000,1760001860000,'',880025,1760001860000);
INSERT INTO "attempts" VALUES('W-4N7F35J.return.1','W-4N7F35J','return',1,6000051,'DEPOSIT','40.00','sending',1760001860000,NULL,'',NULL,NULL);
INSERT INTO "attempts" VALUES('W-UNF8AXM.debit.1','W-UNF8AXM','debit',1,6000052,'WITHDRAW','40.00','confirmed',1760001860000,1760001860000,'',880026,1760001860000);
INSERT INTO "attempts" VALUES('W-UNF8AXM.return.1','W-UNF8AXM','return',1,6000052,'DEPOSIT','40.00','sending',1760001860000,NULL,'',NULL,NULL);
INSERT INTO "attempts" VALUES('W-EXW3YMR.debit.1','W-EXW3YMR','debit',1,6000053,'WITHDRAW','40.00','confirmed',1760001860000,1760001860000,'',880027,1760001860000);
INSERT INTO "attempts" VALUES('W-EXW3YMR.return.1','W-EXW3YMR','return',1,6000053,'DEPOSIT','40.00','sending',1760001860000,NULL,'',NULL,NULL);
INSERT INTO "attempts" VALUES('D-3AA29AS.credit.1','D-3AA29AS','credit',1,6000054,'DEPOSIT','25.00','confirmed',1760001860000,1760001860000,'',880029,1760001860000);
INSERT INTO "attempts" VALUES('D-AKSEHE5.credit.1','D-AKSEHE5','credit',1,6000054,'DEPOSIT','35.00','confirmed',1760001860000,1760001860000,'',880030,1760001860000);
INSERT INTO "attempts" VALUES('D-ABT68MF.credit.1','D-ABT68MF','credit',1,6000055,'DEPOSIT','25.00','confirmed',1760001860000,1760001860000,'',880031,1760001860000);
INSERT INTO "attempts" VALUES('D-JXFA287.credit.1','D-JXFA287','credit',1,6000055,'DEPOSIT','35.00','confirmed',1760001860000,1760001860000,'',880032,1760001860000);
INSERT INTO "attempts" VALUES('W-A65VSF6.debit.1','W-A65VSF6','debit',1,6000055,'WITHDRAW','40.00','confirmed',1760001860000,1760001860000,'',880033,1760001860000);
INSERT INTO "attempts" VALUES('D-R8ECVX6.credit.1','D-R8ECVX6','credit',1,6000056,'DEPOSIT','25.00','confirmed',1760001860000,1760001860000,'',880034,1760001860000);
INSERT INTO "attempts" VALUES('D-8JR5BDP.credit.1','D-8JR5BDP','credit',1,6000056,'DEPOSIT','35.00','confirmed',1760001860000,1760001860000,'',880035,1760001860000);
INSERT INTO "attempts" VALUES('W-DP73ENM.debit.1','W-DP73ENM','debit',1,6000056,'WITHDRAW','40.00','confirmed',1760001860000,1760001860000,'',880036,1760001860000);
INSERT INTO "attempts" VALUES('D-FYMSPJ5.credit.1','D-FYMSPJ5','credit',1,6000057,'DEPOSIT','25.00','confirmed',1760001860000,1760001860000,'',880037,1760001860000);
INSERT INTO "attempts" VALUES('D-FZZC43B.credit.1','D-FZZC43B','credit',1,6000057,'DEPOSIT','35.00','confirmed',1760001860000,1760001860000,'',880038,1760001860000);
INSERT INTO "attempts" VALUES('W-9GF36SJ.debit.1','W-9GF36SJ','debit',1,6000057,'WITHDRAW','40.00','confirmed',1760001860000,1760001860000,'',880039,1760001860000);
INSERT INTO "attempts" VALUES('D-6U8F72T.credit.1','D-6U8F72T','credit',1,6000058,'DEPOSIT','25.00','confirmed',1760001860000,1760001860000,'',880040,1760001860000);
INSERT INTO "attempts" VALUES('D-SHBN8AS.credit.1','D-SHBN8AS','credit',1,6000058,'DEPOSIT','35.00','confirmed',1760001860000,1760001860000,'',880041,1760001860000);
INSERT INTO "attempts" VALUES('W-SRAZZHQ.debit.1','W-SRAZZHQ','debit',1,6000058,'WITHDRAW','40.00','confirmed',1760001860000,1760001860000,'',880042,1760001860000);
INSERT INTO "attempts" VALUES('D-AK3YTGB.credit.1','D-AK3YTGB','credit',1,6000059,'DEPOSIT','25.00','confirmed',1760001860000,1760001860000,'',880043,1760001860000);
INSERT INTO "attempts" VALUES('D-ST29NEU.credit.1','D-ST29NEU','credit',1,6000059,'DEPOSIT','35.00','confirmed',1760001860000,1760001860000,'',880044,1760001860000);
INSERT INTO "attempts" VALUES('W-G95DT7R.debit.1','W-G95DT7R','debit',1,6000059,'WITHDRAW','40.00','confirmed',1760001860000,1760001860000,'',880045,1760001860000);
INSERT INTO "attempts" VALUES('D-Z7Y3S9N.credit.1','D-Z7Y3S9N','credit',1,6000060,'DEPOSIT','25.00','confirmed',1760001860000,1760001860000,'',880046,1760001860000);
INSERT INTO "attempts" VALUES('D-WK9YKEY.credit.1','D-WK9YKEY','credit',1,6000060,'DEPOSIT','35.00','confirmed',1760001860000,1760001860000,'',880047,1760001860000);
INSERT INTO "attempts" VALUES('W-55T9NDM.debit.1','W-55T9NDM','debit',1,6000060,'WITHDRAW','40.00','confirmed',1760001860000,1760001860000,'',880048,1760001860000);
INSERT INTO "attempts" VALUES('D-Y3PBA8Z.credit.1','D-Y3PBA8Z','credit',1,6000061,'DEPOSIT','25.00','confirmed',1760001860000,1760001860000,'',880049,1760001860000);
INSERT INTO "attempts" VALUES('D-6XWNCUC.credit.1','D-6XWNCUC','credit',1,6000061,'DEPOSIT','35.00','confirmed',1760001860000,1760001860000,'',880050,1760001860000);
INSERT INTO "attempts" VALUES('W-P5TAAPM.debit.1','W-P5TAAPM','debit',1,6000061,'WITHDRAW','40.00','confirmed',1760001860000,1760001860000,'',880051,1760001860000);
INSERT INTO "attempts" VALUES('D-RF2DB6C.credit.1','D-RF2DB6C','credit',1,6000063,'DEPOSIT','100.00','not_sent',1760001860000,1760001860000,'refused',NULL,1760001860000);
INSERT INTO "attempts" VALUES('D-RF2DB6C.credit.2','D-RF2DB6C','credit',2,6000063,'DEPOSIT','100.00','rejected',1760001870000,1760001870000,'REQUEST_FREQUENCY_EXCEEDED',NULL,1760001870000);
INSERT INTO "attempts" VALUES('D-6WS5NKC.credit.1','D-6WS5NKC','credit',1,6000064,'DEPOSIT','100.00','ambiguous',1760001880000,1760001880000,'timed out',NULL,1760001880000);
INSERT INTO "attempts" VALUES('D-FBZXKXV.credit.1','D-FBZXKXV','credit',1,6000065,'DEPOSIT','100.00','confirmed',1760001880000,1760001880000,'',880053,1760001880000);
INSERT INTO "attempts" VALUES('D-SSF2NR5.credit.1','D-SSF2NR5','credit',1,6000066,'DEPOSIT','100.00','ambiguous',1760001880000,1760001880000,'reset',NULL,1760001880000);
INSERT INTO "attempts" VALUES('D-S8AEQG7.credit.1','D-S8AEQG7','credit',1,6000067,'DEPOSIT','100.00','confirmed',1760001880000,1760001880000,'',880054,1760001880000);
INSERT INTO "attempts" VALUES('D-B3E7W93.credit.1','D-B3E7W93','credit',1,6000068,'DEPOSIT','100.00','absent',1760001880000,1760001880000,'reset',NULL,1760002600000);
INSERT INTO "attempts" VALUES('D-N9FTNGA.credit.1','D-N9FTNGA','credit',1,6000069,'DEPOSIT','100.00','rejected',1760002600000,1760002600000,'TRADER_NOT_FOUND',NULL,1760002600000);
INSERT INTO "attempts" VALUES('D-TZFWBPV.credit.1','D-TZFWBPV','credit',1,6000070,'DEPOSIT','100.00','confirmed',1760002600000,1760002600000,'',880055,1760002600000);
INSERT INTO "attempts" VALUES('D-AQAGD6P.credit.1','D-AQAGD6P','credit',1,6000071,'DEPOSIT','100.00','sending',1760002600000,NULL,'',NULL,NULL);
INSERT INTO "attempts" VALUES('D-46XEUDX.credit.1','D-46XEUDX','credit',1,6000072,'DEPOSIT','100.00','sending',1760002600000,NULL,'',NULL,NULL);
INSERT INTO "attempts" VALUES('D-62BSW7J.credit.1','D-62BSW7J','credit',1,6000073,'DEPOSIT','100.00','sending',1760002600000,NULL,'',NULL,NULL);
INSERT INTO "attempts" VALUES('W-8ZUBEAQ.debit.1','W-8ZUBEAQ','debit',1,6000074,'WITHDRAW','40.00','confirmed',1760002600000,1760002600000,'',880057,1760002600000);
CREATE TABLE decisions (
        seq INTEGER PRIMARY KEY,
        ref TEXT NOT NULL,
        subject TEXT NOT NULL,
        verdict TEXT NOT NULL,
        by TEXT NOT NULL,
        at INTEGER NOT NULL
    ) STRICT;
INSERT INTO "decisions" VALUES(1,'U-3J9RHN98QTJSYP','U-3J9RHN98QTJSYP','refund','ann',1760001860000);
INSERT INTO "decisions" VALUES(2,'U-8GQFYTG7GKTMZM','U-8GQFYTG7GKTMZM','refund','ann',1760001860000);
INSERT INTO "decisions" VALUES(3,'U-PHV7CQQAXCZPWP','U-PHV7CQQAXCZPWP','refund','ann',1760001860000);
INSERT INTO "decisions" VALUES(4,'U-38X8Q5TZ5CV9V3','U-38X8Q5TZ5CV9V3','refund','ann',1760001860000);
CREATE TABLE disabled (user_id INTEGER PRIMARY KEY CHECK (user_id > 0)) STRICT;
CREATE TABLE events (
        psp TEXT NOT NULL,
        id TEXT NOT NULL,
        type TEXT NOT NULL,
        subject TEXT NOT NULL,
        ref TEXT NOT NULL,
        psp_ref TEXT NOT NULL,
        received INTEGER NOT NULL,
        due INTEGER NOT NULL,
        finished INTEGER,
        result TEXT,
        PRIMARY KEY (psp, id)
    ) STRICT;
INSERT INTO "events" VALUES('fake','evt_1','payment.changed','payment','D-JUPWKDP','payment_6',1760000000000,1760000000000,1760000000000,'declined');
INSERT INTO "events" VALUES('fake','evt_2','payment.changed','payment','D-ZUPRPFS','payment_8',1760001860000,1760001860000,1760001860000,'captured');
INSERT INTO "events" VALUES('fake','evt_3','payment.changed','payment','D-ZUPRPFS','payment_8_again',1760001860000,1760001860000,1760001860000,'parked');
INSERT INTO "events" VALUES('fake','evt_4','payment.changed','payment','D-R9SKGJW','payment_10',1760001860000,1760001860000,1760001860000,'captured');
INSERT INTO "events" VALUES('fake','evt_5','payment.changed','payment','D-R9SKGJW','payment_10_again',1760001860000,1760001860000,1760001860000,'parked');
INSERT INTO "events" VALUES('fake','evt_6','payment.changed','payment','D-HUZA3TR','payment_12',1760001860000,1760001860000,1760001860000,'captured');
INSERT INTO "events" VALUES('fake','evt_7','payment.changed','payment','D-HUZA3TR','payment_12_again',1760001860000,1760001860000,1760001860000,'parked');
INSERT INTO "events" VALUES('fake','evt_8','payment.changed','payment','D-RM29EWZ','payment_14',1760001860000,1760001860000,1760001860000,'captured');
INSERT INTO "events" VALUES('fake','evt_9','payment.changed','payment','D-RM29EWZ','payment_14_again',1760001860000,1760001860000,1760001860000,'parked');
INSERT INTO "events" VALUES('fake','evt_10','payment.changed','payment','D-PAKFNZG','payment_17',1760001860000,1760001860000,1760001860000,'captured');
INSERT INTO "events" VALUES('fake','evt_11','payment.changed','payment','D-PAKFNZG','payment_17_again',1760001860000,1760001860000,1760001860000,'parked');
INSERT INTO "events" VALUES('fake','evt_12','payment.changed','payment','D-FG6GQ3J','payment_20',1760001860000,1760001860000,1760001860000,'mismatch');
INSERT INTO "events" VALUES('fake','evt_13','payment.changed','payment','D-EVQJ6P2','payment_21',1760001860000,1760001860000,1760001860000,'mismatch');
INSERT INTO "events" VALUES('fake','evt_14','payment.changed','payment','D-VBRHEV4','payment_22',1760001860000,1760001860000,1760001860000,'mismatch');
INSERT INTO "events" VALUES('fake','evt_15','payment.changed','payment','D-DYT6XB3','payment_23',1760001860000,1760001860000,1760001860000,'mismatch');
INSERT INTO "events" VALUES('fake','evt_16','payment.changed','payment','D-86QZSMN','payment_25',1760001860000,1760001860000,1760001860000,'mismatch');
INSERT INTO "events" VALUES('fake','evt_17','payment.changed','payment','D-RHQUDAE','payment_26',1760001860000,1760001860000,1760001860000,'mismatch');
INSERT INTO "events" VALUES('fake','evt_18','payment.changed','payment','D-64XDXHU','payment_28',1760001860000,1760001860000,1760001860000,'mismatch');
INSERT INTO "events" VALUES('fake','evt_19','payment.changed','payment','D-55JW2GQ','payment_30',1760001860000,1760001860000,1760001860000,'mismatch');
INSERT INTO "events" VALUES('fake','evt_20','payment.changed','payment','D-BCDN4Y5','payment_32',1760001860000,1760001860000,1760001860000,'mismatch');
INSERT INTO "events" VALUES('fake','evt_21','payment.changed','payment','D-SQ5H6JX','payment_33',1760001860000,1760001860000,1760001860000,'captured');
INSERT INTO "events" VALUES('fake','evt_22','payment.changed','payment','D-CHZCYKA','payment_34',1760001860000,1760001860000,1760001860000,'captured');
INSERT INTO "events" VALUES('fake','evt_23','payment.changed','payment','D-FCBT9P7','payment_35',1760001860000,1760001860000,1760001860000,'captured');
INSERT INTO "events" VALUES('fake','evt_24','payout.changed','payout','W-ZTMWM4E','payout_40',1760001860000,1760001860000,1760001860000,'failed');
INSERT INTO "events" VALUES('fake','evt_25','payment.changed','payment','D-FCEP8BM','payment_41',1760001860000,1760001860000,1760001860000,'captured');
INSERT INTO "events" VALUES('fake','evt_26','payment.changed','payment','D-SYZNW3F','payment_42',1760001860000,1760001860000,1760001860000,'captured');
INSERT INTO "events" VALUES('fake','evt_27','payment.changed','payment','D-3AA29AS','payment_43',1760001860000,1760001860000,1760001860000,'captured');
INSERT INTO "events" VALUES('fake','evt_28','payment.changed','payment','D-AKSEHE5','payment_44',1760001860000,1760001860000,1760001860000,'captured');
INSERT INTO "events" VALUES('fake','evt_29','payment.changed','payment','D-ABT68MF','payment_45',1760001860000,1760001860000,1760001860000,'captured');
INSERT INTO "events" VALUES('fake','evt_30','payment.changed','payment','D-JXFA287','payment_46',1760001860000,1760001860000,1760001860000,'captured');
INSERT INTO "events" VALUES('fake','evt_31','payment.changed','payment','D-R8ECVX6','payment_47',1760001860000,1760001860000,1760001860000,'captured');
INSERT INTO "events" VALUES('fake','evt_32','payment.changed','payment','D-8JR5BDP','payment_48',1760001860000,1760001860000,1760001860000,'captured');
INSERT INTO "events" VALUES('fake','evt_33','payment.changed','payment','D-FYMSPJ5','payment_49',1760001860000,1760001860000,1760001860000,'captured');
INSERT INTO "events" VALUES('fake','evt_34','payment.changed','payment','D-FZZC43B','payment_50',1760001860000,1760001860000,1760001860000,'captured');
INSERT INTO "events" VALUES('fake','evt_35','payment.changed','payment','D-6U8F72T','payment_52',1760001860000,1760001860000,1760001860000,'captured');
INSERT INTO "events" VALUES('fake','evt_36','payment.changed','payment','D-SHBN8AS','payment_53',1760001860000,1760001860000,1760001860000,'captured');
INSERT INTO "events" VALUES('fake','evt_37','payment.changed','payment','D-AK3YTGB','payment_56',1760001860000,1760001860000,1760001860000,'captured');
INSERT INTO "events" VALUES('fake','evt_38','payment.changed','payment','D-ST29NEU','payment_57',1760001860000,1760001860000,1760001860000,'captured');
INSERT INTO "events" VALUES('fake','evt_39','payment.changed','payment','D-Z7Y3S9N','payment_59',1760001860000,1760001860000,1760001860000,'captured');
INSERT INTO "events" VALUES('fake','evt_40','payment.changed','payment','D-WK9YKEY','payment_60',1760001860000,1760001860000,1760001860000,'captured');
INSERT INTO "events" VALUES('fake','evt_41','payment.changed','payment','D-Y3PBA8Z','payment_62',1760001860000,1760001860000,1760001860000,'captured');
INSERT INTO "events" VALUES('fake','evt_42','payment.changed','payment','D-6XWNCUC','payment_63',1760001860000,1760001860000,1760001860000,'captured');
INSERT INTO "events" VALUES('fake','evt_43','payment.changed','payment','D-AGFK4FJ','payment_66',1760001860000,1760001860000,1760001860000,'captured');
INSERT INTO "events" VALUES('fake','evt_44','payment.changed','payment','D-RF2DB6C','payment_67',1760001860000,1760001860000,1760001860000,'captured');
INSERT INTO "events" VALUES('fake','evt_45','payment.changed','payment','D-6WS5NKC','payment_68',1760001880000,1760001880000,1760001880000,'captured');
INSERT INTO "events" VALUES('fake','evt_46','payment.changed','payment','D-FBZXKXV','payment_69',1760001880000,1760001880000,1760001880000,'captured');
INSERT INTO "events" VALUES('fake','evt_47','payment.changed','payment','D-SSF2NR5','payment_70',1760001880000,1760001880000,1760001880000,'captured');
INSERT INTO "events" VALUES('fake','evt_48','payment.changed','payment','D-S8AEQG7','payment_71',1760001880000,1760001880000,1760001880000,'captured');
INSERT INTO "events" VALUES('fake','evt_49','payment.changed','payment','D-B3E7W93','payment_72',1760001880000,1760001880000,1760001880000,'captured');
INSERT INTO "events" VALUES('fake','evt_50','payment.changed','payment','D-N9FTNGA','payment_73',1760002600000,1760002600000,1760002600000,'captured');
INSERT INTO "events" VALUES('fake','evt_51','payment.changed','payment','D-TZFWBPV','payment_74',1760002600000,1760002600000,1760002600000,'captured');
INSERT INTO "events" VALUES('fake','evt_52','payment.changed','payment','D-AQAGD6P','payment_75',1760002600000,1760002600000,1760002600000,'captured');
INSERT INTO "events" VALUES('fake','evt_53','payment.changed','payment','D-46XEUDX','payment_76',1760002600000,1760002600000,1760002600000,'captured');
INSERT INTO "events" VALUES('fake','evt_54','payment.changed','payment','D-62BSW7J','payment_77',1760002600000,1760002600000,1760002600000,'captured');
INSERT INTO "events" VALUES('fake','evt_55','payment.changed','payment','D-QVZ8T2S','payment_79',1760002600000,1760002600000,NULL,NULL);
INSERT INTO "events" VALUES('fake','evt_56','payout.changed','payout','W-8ZUBEAQ','payout_78',1760002600000,1760002600000,NULL,NULL);
CREATE TABLE history (
        seq INTEGER PRIMARY KEY,
        ref TEXT NOT NULL REFERENCES payments (ref),
        was TEXT CHECK (was IN ('created', 'awaiting_payer', 'paid', 'crediting', 'credited', 'declined', 'expired', 'credit_unknown', 'credit_refused', 'refunding', 'refunded', 'requested', 'awaiting_approval', 'approved', 'debiting', 'debit_unknown', 'debited', 'paying_out', 'paid_out', 'refused', 'payout_failed', 'returning', 'returned', 'return_unknown', 'cancelled', 'review')),
        event TEXT NOT NULL,
        became TEXT NOT NULL CHECK (became IN ('created', 'awaiting_payer', 'paid', 'crediting', 'credited', 'declined', 'expired', 'credit_unknown', 'credit_refused', 'refunding', 'refunded', 'requested', 'awaiting_approval', 'approved', 'debiting', 'debit_unknown', 'debited', 'paying_out', 'paid_out', 'refused', 'payout_failed', 'returning', 'returned', 'return_unknown', 'cancelled', 'review')),
        by TEXT NOT NULL,
        at ANY NOT NULL CHECK (typeof(at) = 'integer' AND at > 0),
        chain TEXT NOT NULL UNIQUE
    ) STRICT;
INSERT INTO "history" VALUES(1,'D-JAUE3VH',NULL,'made','created','user 70011223',1760000000000,'c04310488d75b88a98352033bad31cfd0ae1456de85112a5da8349cda33b0614');
INSERT INTO "history" VALUES(2,'D-N9WTCVH',NULL,'made','created','user 70011223',1760000000000,'6786fe945a15dbab45d2b92b67c0a27a14caee8644dd9016acb70dd428e345d8');
INSERT INTO "history" VALUES(3,'D-MQ5KNH9',NULL,'made','created','user 70011223',1760000000000,'eaa82b6e0ddc0e73e19ff4a3864c13a65b7ef603c5e7574b30c0caa36fe40b2b');
INSERT INTO "history" VALUES(4,'D-MQ5KNH9','created','started','awaiting_payer','payer',1760000000000,'2c0e7168b764bfe835a7ea1a5cb441b5124a318a3b3107a82a00f24720bf948a');
INSERT INTO "history" VALUES(5,'D-7U32NJU',NULL,'made','created','user 70011223',1760000000000,'2595f38be6f91d3264c3c5dbdcd53636ae12c02f3c272dfbe5ec23af942ef765');
INSERT INTO "history" VALUES(6,'D-7U32NJU','created','started','awaiting_payer','payer',1760000000000,'2aba8b5071d0a26b60e417bf187e06a0be7c81468c51fe36b6435116deaec7db');
INSERT INTO "history" VALUES(7,'D-FXUJ34A',NULL,'made','created','user 70011223',1760000000000,'7be4285f71f7a92a8a0810b5fd4964208b809a3c0d92bc3a091f316f12073a15');
INSERT INTO "history" VALUES(8,'D-FXUJ34A','created','started','awaiting_payer','payer',1760000000000,'0b4096a506acd6ae34b53d82eb29e9f420a2fa511915bf6c94d6552ec629ee7d');
INSERT INTO "history" VALUES(9,'D-JUPWKDP',NULL,'made','created','user 70011223',1760000000000,'a428b40b4dc8581bf6184c344c11bcd8c28c5fdf21cc5ee0ea848eeb26ccb87e');
INSERT INTO "history" VALUES(10,'D-JUPWKDP','created','started','awaiting_payer','payer',1760000000000,'289d2e00b8927bde584b4ab6b375565b7e0b49a1954f1e6fa3e1ea3573339a9b');
INSERT INTO "history" VALUES(11,'D-JUPWKDP','awaiting_payer','declined','declined','fake webhook',1760000000000,'72cb6e52ba70c28c652c873b4bc270532d82faffdd9e79068cfaaafdf0ac021d');
INSERT INTO "history" VALUES(12,'D-EYRAZ26',NULL,'made','created','user 70011223',1760000000000,'140ec31a17e87bb6d3e6d6f9c8d5d4b7f4613ff008494f990028b912ec509699');
INSERT INTO "history" VALUES(13,'D-EYRAZ26','created','started','awaiting_payer','payer',1760000000000,'b51a85a284ac83ff5fe4958ccca0d1f60730d9c7fb5ae95e88b9339f838b312a');
INSERT INTO "history" VALUES(14,'D-EYRAZ26','awaiting_payer','expired','expired','clock',1760001860000,'67aa566abf363c42a3a3fed19b9a6ae510cbe279aa3b0c7ce6327e962208f166');
INSERT INTO "history" VALUES(15,'D-ZUPRPFS',NULL,'made','created','user 70011223',1760001860000,'b5e134087c2d63bb2be33e20eec4c99954066005e632a0175a5a914efa8b350f');
INSERT INTO "history" VALUES(16,'D-ZUPRPFS','created','started','awaiting_payer','payer',1760001860000,'bd48901f84227310f91a2ce72641c94de4e2963635653f59b5c94d090879ccdb');
INSERT INTO "history" VALUES(17,'D-ZUPRPFS','awaiting_payer','captured','paid','fake webhook',1760001860000,'de64ea93979cc537275c42b0b2fb2858a45e048c1287e740c52a29f3fd1e7456');
INSERT INTO "history" VALUES(18,'D-R9SKGJW',NULL,'made','created','user 70011223',1760001860000,'6232d2bc7bfa00358656c7e40eb83fc48da70e15142b95ce2d5c8723cd6c0ced');
INSERT INTO "history" VALUES(19,'D-R9SKGJW','created','started','awaiting_payer','payer',1760001860000,'d47019a22e08b3627b300d86cdc661d1e906beec57419523760dd8e2571d1906');
INSERT INTO "history" VALUES(20,'D-R9SKGJW','awaiting_payer','captured','paid','fake webhook',1760001860000,'4e1a99718775ab262509af2b6e68d82e667dd266cdd85693d2666eab48b03da6');
INSERT INTO "history" VALUES(21,'D-HUZA3TR',NULL,'made','created','user 70011223',1760001860000,'edd4437ee6d0c1d151152750ca9d596f44df1a3520610d8d48abdabe8a820e43');
INSERT INTO "history" VALUES(22,'D-HUZA3TR','created','started','awaiting_payer','payer',1760001860000,'e5cca1b950a0be0d20f0a1175dd6fc8b2e9eaed9b23af260a9f03ffe7f86ff68');
INSERT INTO "history" VALUES(23,'D-HUZA3TR','awaiting_payer','captured','paid','fake webhook',1760001860000,'028e64405be4ef341699aa728b47a85a1fa7a675a3ff59925936849561784901');
INSERT INTO "history" VALUES(24,'D-RM29EWZ',NULL,'made','created','user 70011223',1760001860000,'93e93d2ccf7fd7fc019ff68aeeaae1447d9f577d740ea8ac3dea5fb8e53da434');
INSERT INTO "history" VALUES(25,'D-RM29EWZ','created','started','awaiting_payer','payer',1760001860000,'705a1250f71efb35528cfe099c7d210fbc14702870db5fcfb8a84e00588393c8');
INSERT INTO "history" VALUES(26,'D-RM29EWZ','awaiting_payer','captured','paid','fake webhook',1760001860000,'fdf77b9bd8d067d02d44eba74ec9917e2d30fa455e1d5ee2f0f658bbf54f8eef');
INSERT INTO "history" VALUES(27,'D-PAKFNZG',NULL,'made','created','user 70011223',1760001860000,'c91b191d2c7465c339380410736bc9eeb36b8b86b6525221fbd6c3ea525871c4');
INSERT INTO "history" VALUES(28,'D-PAKFNZG','created','started','awaiting_payer','payer',1760001860000,'10b3552fa20f73b4d73d80c14cf013883f2bbb0818d7413206245543e93dbe9f');
INSERT INTO "history" VALUES(29,'D-PAKFNZG','awaiting_payer','captured','paid','fake webhook',1760001860000,'10c3faaa61752f9cfaf1143ac32952d5b21a62fd6ecf2b565fd3c5b66e20de19');
INSERT INTO "history" VALUES(30,'D-FG6GQ3J',NULL,'made','created','user 70011223',1760001860000,'15748950215a695bcb67d7738cd49d493d2434354dd48f8c118bdeb00475b132');
INSERT INTO "history" VALUES(31,'D-FG6GQ3J','created','started','awaiting_payer','payer',1760001860000,'9a5daaa57437bf8a4d33df1c1ca88f211986d95a5eb2265ddf05c6ad5741dafd');
INSERT INTO "history" VALUES(32,'D-FG6GQ3J','awaiting_payer','mismatched','review','fake webhook',1760001860000,'c1f9a33645dfcc59859ca71a70df62e029418d23f626c4931e38efa3604333df');
INSERT INTO "history" VALUES(33,'D-FG6GQ3J','review','refund_ordered','refunding','ann',1760001860000,'0a9c5decde45f1f84ea39f625db2ea7d3b2463a3cc506b8bce0f7c1c7fa49a71');
INSERT INTO "history" VALUES(34,'D-EVQJ6P2',NULL,'made','created','user 70011223',1760001860000,'46058b6d73dd9938dd39d187912b6216fe125aac70277bcc6394c5f319fa947b');
INSERT INTO "history" VALUES(35,'D-EVQJ6P2','created','started','awaiting_payer','payer',1760001860000,'a816fdd4e3c006944a220c80714c3997cda4caefd79ba3e6ef9af629f819b710');
INSERT INTO "history" VALUES(36,'D-EVQJ6P2','awaiting_payer','mismatched','review','fake webhook',1760001860000,'5aebd4555ec1dad3d15793a5f14b9cca008f2760fac5998a8193aae59b855521');
INSERT INTO "history" VALUES(37,'D-EVQJ6P2','review','refund_ordered','refunding','ann',1760001860000,'717edf174c6bf84b7bc6e1399fc5f456db334de6477da89e5963eb21813dc406');
INSERT INTO "history" VALUES(38,'D-VBRHEV4',NULL,'made','created','user 70011223',1760001860000,'0ae813fc0340446ab5975050f4696807a97c03a01b6189b94aefc78a14dee74f');
INSERT INTO "history" VALUES(39,'D-VBRHEV4','created','started','awaiting_payer','payer',1760001860000,'48da05afbdf387c16823b9b62bd09140b94d5d0fa09b803c2cc5459ce242b285');
INSERT INTO "history" VALUES(40,'D-VBRHEV4','awaiting_payer','mismatched','review','fake webhook',1760001860000,'a1c7aaa03cd25002ab54c7f786449f0a30cb5f8dacd7f42926d21fb560dfe6a3');
INSERT INTO "history" VALUES(41,'D-VBRHEV4','review','refund_ordered','refunding','ann',1760001860000,'8a23cea93b44fe0ec68dcdcfa0dd99809d0f56a89f70d3456e27d3e2f947ff9d');
INSERT INTO "history" VALUES(42,'D-DYT6XB3',NULL,'made','created','user 70011223',1760001860000,'47bc3db50abcd56dc39448fa8f20594712c49da53aab460e5226a824ae9fe3a0');
INSERT INTO "history" VALUES(43,'D-DYT6XB3','created','started','awaiting_payer','payer',1760001860000,'8c491eaeb1f79d87c537a083d08f45a2670a551c0214b5b564a2260b636316e1');
INSERT INTO "history" VALUES(44,'D-DYT6XB3','awaiting_payer','mismatched','review','fake webhook',1760001860000,'e47032f3ec20ddce209d968031ddbdc2184841823b446cd0e9fec2f1714b7aeb');
INSERT INTO "history" VALUES(45,'D-DYT6XB3','review','refund_ordered','refunding','ann',1760001860000,'8bbbd61f9820b3deb1a9d8925032c54bfab74f29dae3a3938e1a75de82296a47');
INSERT INTO "history" VALUES(46,'D-86QZSMN',NULL,'made','created','user 70011223',1760001860000,'65fb76ecf3bc4a294ed9fd19f1658d1865b892b85cb3bc21e887bb7a9e3ffe76');
INSERT INTO "history" VALUES(47,'D-86QZSMN','created','started','awaiting_payer','payer',1760001860000,'d860396d16cb6f9b3750cd9704e8a6b57c071572b0e69159a2259ed61b829ac9');
INSERT INTO "history" VALUES(48,'D-86QZSMN','awaiting_payer','mismatched','review','fake webhook',1760001860000,'b59d7322e47124d21e3972d414cd3dda23c4a01d6d14c0ae3db48a3ab18d8401');
INSERT INTO "history" VALUES(49,'D-86QZSMN','review','refund_ordered','refunding','ann',1760001860000,'2359125b7004de9d3aec993c8fbe50743c4315b605e891efc2cff476d801da2f');
INSERT INTO "history" VALUES(50,'D-RHQUDAE',NULL,'made','created','user 70011223',1760001860000,'0a4ffb5831728c13815ebac04e272b4741bde8726d1362b0c6c25e0b05de6f0b');
INSERT INTO "history" VALUES(51,'D-RHQUDAE','created','started','awaiting_payer','payer',1760001860000,'2da3333c43d618923e8d3875f0477143b8e358fefc32f80e9174e00912106adb');
INSERT INTO "history" VALUES(52,'D-RHQUDAE','awaiting_payer','mismatched','review','fake webhook',1760001860000,'b2adcbd0f8c6aa9c15cc17087ecb3035956f7d25f5d877b8c313b10e2f5b81e6');
INSERT INTO "history" VALUES(53,'D-RHQUDAE','review','refund_ordered','refunding','ann',1760001860000,'b472185aedcdba9424c19dba58cc2ce2783133880c56ca83e36ea483e233d5c9');
INSERT INTO "history" VALUES(54,'D-64XDXHU',NULL,'made','created','user 70011223',1760001860000,'6d68147401930324f3219c5617677b681f2fcade3dd606bd9e42ff237d62a032');
INSERT INTO "history" VALUES(55,'D-64XDXHU','created','started','awaiting_payer','payer',1760001860000,'38a0f39e1dbccce69091f94014ab5bc26d663fb6228b9ff7e72b36b06f42bb39');
INSERT INTO "history" VALUES(56,'D-64XDXHU','awaiting_payer','mismatched','review','fake webhook',1760001860000,'a74260c5b7ec10df8cc8e9e75673f74350ed7512f1f4639239ec0fc2fdde7d23');
INSERT INTO "history" VALUES(57,'D-64XDXHU','review','refund_ordered','refunding','ann',1760001860000,'42c2f73cdd4b6dc69db2ec328a02be9c369e855213959a5645b3749e97e455fa');
INSERT INTO "history" VALUES(58,'D-55JW2GQ',NULL,'made','created','user 70011223',1760001860000,'103fed411b2243c858e3e07946d7917f4edea4a35c5f0e483c9e7e46a3f29e40');
INSERT INTO "history" VALUES(59,'D-55JW2GQ','created','started','awaiting_payer','payer',1760001860000,'59c52d5db76fa7aa35988502d98e6a487b0d450eab2d8825c4bb0c77cbd67a1a');
INSERT INTO "history" VALUES(60,'D-55JW2GQ','awaiting_payer','mismatched','review','fake webhook',1760001860000,'580c721f029a105c347c7b0006cef8088cb4a3317933c281f0e935811f105f57');
INSERT INTO "history" VALUES(61,'D-55JW2GQ','review','refund_ordered','refunding','ann',1760001860000,'ab0746eb6a04c8b949b1f3a97c4a4282494017097e012198f79c7a911d51268c');
INSERT INTO "history" VALUES(62,'D-55JW2GQ','refunding','refund_failed','review','worker',1760001860000,'932f8bb46835ea75c6472147ff471b13ca2d98c1775a5907d18016a2bafe4b71');
INSERT INTO "history" VALUES(63,'D-BCDN4Y5',NULL,'made','created','user 70011223',1760001860000,'31cb3672e43e7e4b67b101dca848f43ff61e85b1f92de0e895f19bdcb8c6c65e');
INSERT INTO "history" VALUES(64,'D-BCDN4Y5','created','started','awaiting_payer','payer',1760001860000,'a0445fedff1af63f616cae948ab43ce95b28176a0b47a04196acc3e5af48878a');
INSERT INTO "history" VALUES(65,'D-BCDN4Y5','awaiting_payer','mismatched','review','fake webhook',1760001860000,'633f0601abaca168142af7b10709ed157b1ca15caf32325dba0a26e3ac9f9cd0');
INSERT INTO "history" VALUES(66,'D-SQ5H6JX',NULL,'made','created','user 70011224',1760001860000,'9f0a5fb8d5ee85b7c493ef1bbea265f8def10237017c799c8c38191a19ec98d9');
INSERT INTO "history" VALUES(67,'D-SQ5H6JX','created','started','awaiting_payer','payer',1760001860000,'60ba18560a6b75c9713b6238e8bed89bcf08701e8e562dce797e2f34453217eb');
INSERT INTO "history" VALUES(68,'D-SQ5H6JX','awaiting_payer','captured','paid','fake webhook',1760001860000,'1cb122293bcccd2370188687bdc450d7e6b67dc39e39450e7e2507751c7782d7');
INSERT INTO "history" VALUES(69,'D-SQ5H6JX','paid','credit_sent','crediting','worker',1760001860000,'c944b0e6ad407a5c672416a9d795e6bdc0b129cfcdb1a4936408c52bc6eb37ef');
INSERT INTO "history" VALUES(70,'D-SQ5H6JX','crediting','credit_booked','credited','worker',1760001860000,'dbd94222e006886e78c4a3b08fe4175271d5b0ac00eec64bc80a008a3586ebd8');
INSERT INTO "history" VALUES(71,'W-UWVYWJB',NULL,'made','requested','user 70011224',1760001860000,'acab4193d5b90a73afb84d83c1a47b621a72508b25150643667f601ac3a5340e');
INSERT INTO "history" VALUES(72,'W-UWVYWJB','requested','approval_needed','awaiting_approval','policy',1760001860000,'0476a75fa38a1de016bf62d80e034799be662bacdf2f46e911f4eea49835f711');
INSERT INTO "history" VALUES(73,'W-BFHJUUW',NULL,'made','requested','user 70011223',1760001860000,'4314fb7f068960af295a595c10b7bc3c083898177b63843049f09adebb4f2ed7');
INSERT INTO "history" VALUES(74,'W-BFHJUUW','requested','approved','approved','policy',1760001860000,'22198a7e63d7b572ad73f6ed8c23c2c972a196b57b402db6aa1c2c913f5eacb1');
INSERT INTO "history" VALUES(75,'W-SP4GUPY',NULL,'made','requested','user 70011223',1760001860000,'8d3573dc609c96142850119234c5a49616e564f099779fa134424677e7e2381e');
INSERT INTO "history" VALUES(76,'W-SP4GUPY','requested','approved','approved','policy',1760001860000,'ab1ed9e8481d63b458d93a9b8efe9f509f78223c656471775c2cc1f232bfd052');
INSERT INTO "history" VALUES(77,'W-SP4GUPY','approved','debit_sent','debiting','worker',1760001860000,'a81d34790d74bdc654dc77fb0893f742860db248d3c151254771f630470ffe60');
INSERT INTO "history" VALUES(78,'W-SP4GUPY','debiting','debit_not_taken','approved','worker',1760001860000,'44090f73f35833fda2e89f65ab19d275f709d33be98fb6de3400e018ad585bba');
INSERT INTO "history" VALUES(79,'W-BTGEUZ4',NULL,'made','requested','user 70011223',1760001860000,'c2c3961b252809b498b748782a01d6f01985d9b13af243801c7882d0e1905246');
INSERT INTO "history" VALUES(80,'W-BTGEUZ4','requested','approved','approved','policy',1760001860000,'6a00ded9e8c8cd89a4b6e36dfcf700c0cde88f893321336c10dc7a870c7565f6');
INSERT INTO "history" VALUES(81,'W-BTGEUZ4','approved','debit_sent','debiting','worker',1760001860000,'bce5f43d9f045aa4758dd3e0078fd6cef3649ddf321e33a74d438bfff2f429d2');
INSERT INTO "history" VALUES(82,'W-BTGEUZ4','debiting','debit_unknown','debit_unknown','worker',1760001860000,'1bfae5ff18746e9c81abb4ff0a296667a0095fbde17b7d8194c3b63ff047317c');
INSERT INTO "history" VALUES(83,'D-CHZCYKA',NULL,'made','created','user 70011223',1760001860000,'a02b7fcda18889ee614b25dbf68dc15fc330e6cdaf297ef65709e6102b342986');
INSERT INTO "history" VALUES(84,'D-CHZCYKA','created','started','awaiting_payer','payer',1760001860000,'b7374153f517b9919b2531ccb2d53eb70b32de068abc0d8ab2b595dddfae453d');
INSERT INTO "history" VALUES(85,'D-CHZCYKA','awaiting_payer','captured','paid','fake webhook',1760001860000,'51db990af937795413f2f768a5edb9e54d2f8f247134517d951885148b1c6bba');
INSERT INTO "history" VALUES(86,'D-CHZCYKA','paid','credit_sent','crediting','worker',1760001860000,'f692523b9f7ce1d4d47de3dee8148f77d8f7eed8ea86188e833a0e44d7d32ba7');
INSERT INTO "history" VALUES(87,'D-CHZCYKA','crediting','credit_booked','credited','worker',1760001860000,'6d3347e98c873d4d9de757cdcf4fe46eb49a6bb0c78bb3f59c08f18cb9bb1ad0');
INSERT INTO "history" VALUES(88,'W-B5XJE4U',NULL,'made','requested','user 70011223',1760001860000,'0f97517328eeaaab62a0cb1079a1abddb1d1722984f2a226e7afd8420c6c4f56');
INSERT INTO "history" VALUES(89,'W-B5XJE4U','requested','approved','approved','policy',1760001860000,'ca657f70e04d2461454bd1ced51577d6eaed6ce447cb355e218774b52e84dc70');
INSERT INTO "history" VALUES(90,'W-B5XJE4U','approved','debit_sent','debiting','worker',1760001860000,'bf6424103cfafdc43b0471647e83be66bb75b39d8947d2bd558317c68dbc4407');
INSERT INTO "history" VALUES(91,'W-B5XJE4U','debiting','debit_unknown','debit_unknown','worker',1760001860000,'ce13e0702a3595c3e5e6c92b92944eb2680953a71107716120387c30ce518804');
INSERT INTO "history" VALUES(92,'D-FCBT9P7',NULL,'made','created','user 70011223',1760001860000,'eca4c12d312800ae328637be4cd7c6a6396cd9ba041b7357061047b8f35b65a6');
INSERT INTO "history" VALUES(93,'D-FCBT9P7','created','started','awaiting_payer','payer',1760001860000,'b8e532a29de4ca9b1a526f2b4b79bff86174d889313f6ed01ad95370fc3c3a23');
INSERT INTO "history" VALUES(94,'D-FCBT9P7','awaiting_payer','captured','paid','fake webhook',1760001860000,'682be24ebf51a4d82976158842eac3792751b12744da2249a3a0952ad39a1993');
INSERT INTO "history" VALUES(95,'D-FCBT9P7','paid','credit_sent','crediting','worker',1760001860000,'27fa494f2d48223d2435bf6b37a6e9daa3a35f1e5e1a6dc17ed88232f7f77b68');
INSERT INTO "history" VALUES(96,'D-FCBT9P7','crediting','credit_booked','credited','worker',1760001860000,'45390c62acd890b3db222899f07d5a71726396817be5a5fa2d577691749c893e');
INSERT INTO "history" VALUES(97,'W-6QN4DC4',NULL,'made','requested','user 70011223',1760001860000,'fceee5b98ec3f4f7a2973ccfe31ee38ed3c7b5e13ebce7f5883c7eb0a111bbc4');
INSERT INTO "history" VALUES(98,'W-6QN4DC4','requested','approved','approved','policy',1760001860000,'359a50ddf2a7d9132f064a70d5fe3bc7ab945f0afbd54628a695e24e1acac812');
INSERT INTO "history" VALUES(99,'W-6QN4DC4','approved','debit_sent','debiting','worker',1760001860000,'00a829a688e59ee18e6948546fe5cf0e8320fb0d01c1f8a6355427a8f46f0287');
INSERT INTO "history" VALUES(100,'W-Z3Q6R5M',NULL,'made','requested','user 70011223',1760001860000,'e65555c86d093430ce29eb5cffcabc82199e3a732aa6c7861de9e1c03ac3bb37');
INSERT INTO "history" VALUES(101,'W-Z3Q6R5M','requested','approved','approved','policy',1760001860000,'5be409b3a097df89ff39da2b9255b39cc98473c14faf614ed8bd934fb11176a8');
INSERT INTO "history" VALUES(102,'W-Z3Q6R5M','approved','debit_sent','debiting','worker',1760001860000,'9fcf73d7bc67181f306c74ef4b3ea4eebe1b809cb82fe7c0b7f0b46b01555494');
INSERT INTO "history" VALUES(103,'W-7JNQ3NT',NULL,'made','requested','user 70011223',1760001860000,'b05ec11a9f3041a9bf7024c91c85288c47a9f5c2c69d18defef6aedae64d4a92');
INSERT INTO "history" VALUES(104,'W-7JNQ3NT','requested','approved','approved','policy',1760001860000,'b800ddfafeb74d31c929117e29c99d856a6d5448608bed7ae0647f23f0d31cf4');
INSERT INTO "history" VALUES(105,'W-7JNQ3NT','approved','debit_sent','debiting','worker',1760001860000,'5c37733e283d2292dbaa73869cb5a54fe21abb19fe5c57108d3fd6ede4f24f4d');
INSERT INTO "history" VALUES(106,'W-4EYY8UP',NULL,'made','requested','user 70011223',1760001860000,'fd8b350cb445bb7bb887f7736db1568ff449d1d33df9bf678a5ff148e8b648c0');
INSERT INTO "history" VALUES(107,'W-4EYY8UP','requested','approved','approved','policy',1760001860000,'5d91b14c295402bfa13b0d084ea406055a446d55d05d238409eb2075e586517f');
INSERT INTO "history" VALUES(108,'W-REQUEST',NULL,'made','requested','user 70011223',1760001860000,'2158fc250eafe932b6f716934935ed5e4c031d9d29633789ddf127e61cb93765');
INSERT INTO "history" VALUES(109,'W-C9JNMWS',NULL,'made','requested','user 70011223',1760001860000,'bfee64d90df26f3358f25d7f562436f6e4e0d5e3177ab82006bf563aaaa40c15');
INSERT INTO "history" VALUES(110,'W-C9JNMWS','requested','approved','approved','policy',1760001860000,'058f6e79ee7c34cb7ee555a37744d45331dbf23c34775eff3072d2949fc27082');
INSERT INTO "history" VALUES(111,'W-C9JNMWS','approved','debit_sent','debiting','worker',1760001860000,'11231a5eb5bd4341a8fcd9d5ad8375b9d30b443a53eab965c45745cfca87f391');
INSERT INTO "history" VALUES(112,'W-C9JNMWS','debiting','debit_booked','debited','worker',1760001860000,'2de69849a9188f5d77fa9c5ea9ab6c96f40c9a3b185fa5ab0227994e37cca3e5');
INSERT INTO "history" VALUES(113,'W-VSGU9AJ',NULL,'made','requested','user 70011223',1760001860000,'8b97c326663113ad5bceb4de5f913ce806132bff87cf4b7d6c96d5a9c041cfb3');
INSERT INTO "history" VALUES(114,'W-VSGU9AJ','requested','approved','approved','policy',1760001860000,'6f55c4c7d774ce1e0a20069391ed5097ac3b8b1e97a9294ded4ac4a57f98e9d2');
INSERT INTO "history" VALUES(115,'W-VSGU9AJ','approved','debit_sent','debiting','worker',1760001860000,'272d13b200ef09ab1c48f430c3686f53b23ec31bd810dbc408e7928fb80d5c04');
INSERT INTO "history" VALUES(116,'W-VSGU9AJ','debiting','debit_booked','debited','worker',1760001860000,'73b36a5a086bfbd9bce91273915f02a9db09725f3a0cbdddb86b2e8260b10196');
INSERT INTO "history" VALUES(117,'W-VSGU9AJ','debited','payout_sent','paying_out','worker',1760001860000,'cf4dd27c88d8af4e46f84a74bb1f6f61af1bf51f3a9756d62fdd472ca054af00');
INSERT INTO "history" VALUES(118,'W-ECDUQ74',NULL,'made','requested','user 70011223',1760001860000,'e52cfba9deeb40d3e36283e4d3e195f6b7805870abc2fedee2c0ca8979af7fcd');
INSERT INTO "history" VALUES(119,'W-ECDUQ74','requested','approved','approved','policy',1760001860000,'3e656adae4a46457082e1cf3aaa40874da6f0754d76f7480c8b5e36f41266097');
INSERT INTO "history" VALUES(120,'W-ECDUQ74','approved','debit_sent','debiting','worker',1760001860000,'693df6ded509506e402cf0d9b8d84bfaecdd0c77c71860c04dfb344d5b431eec');
INSERT INTO "history" VALUES(121,'W-ECDUQ74','debiting','debit_booked','debited','worker',1760001860000,'8cc0b2b686d41808f9e9f3662a036aefc340dd9a1be9344287461914548cb953');
INSERT INTO "history" VALUES(122,'W-ECDUQ74','debited','payout_sent','paying_out','worker',1760001860000,'f5e6efb044a40b521703b8551b9c0b2c3a08cdaea49d3500f923cacb08a8a6ed');
INSERT INTO "history" VALUES(123,'W-ZQD8CP3',NULL,'made','requested','user 70011223',1760001860000,'beb9a05aa441eeb5acaf2d17589de46c6d7f20d2a955aa2c397e4d01f5d072c0');
INSERT INTO "history" VALUES(124,'W-ZQD8CP3','requested','approved','approved','policy',1760001860000,'a8ca89d6ff1c06c555ff210501ac5040c831bcb813023696a5dc02d23839e0c6');
INSERT INTO "history" VALUES(125,'W-ZQD8CP3','approved','debit_sent','debiting','worker',1760001860000,'994a761af532465d187adfc80792c5d016d27ec732d37d554e34b5897c34975b');
INSERT INTO "history" VALUES(126,'W-ZQD8CP3','debiting','debit_booked','debited','worker',1760001860000,'70a34146e8da8b0536ae626d503097b4a09ee34334f2bceea31334ecdac7161c');
INSERT INTO "history" VALUES(127,'W-ZQD8CP3','debited','payout_sent','paying_out','worker',1760001860000,'727c31b89754e81c1fb56ee0610cfcd48f2454e354b4eeaabba12b965004f3d5');
INSERT INTO "history" VALUES(128,'W-CRPUBWP',NULL,'made','requested','user 70011223',1760001860000,'3f39b8299be0d0210c8991b8fc1588f00b7cf096dd445874824492a737bd7a09');
INSERT INTO "history" VALUES(129,'W-CRPUBWP','requested','approved','approved','policy',1760001860000,'e08104e70d5af47e00b56cd8bd40d4669c0c8a881e6d2f5287f1b1b5df4b494d');
INSERT INTO "history" VALUES(130,'W-CRPUBWP','approved','debit_sent','debiting','worker',1760001860000,'fc80bcab81ba7392fc94308edde536a1405b46e85dca09c781500eec3b5b5bab');
INSERT INTO "history" VALUES(131,'W-CRPUBWP','debiting','debit_booked','debited','worker',1760001860000,'2ed3a047842c2a46cc3a3d907020dcf7dfcc904e59a2c09d207b9e25c6066bc0');
INSERT INTO "history" VALUES(132,'W-CRPUBWP','debited','payout_sent','paying_out','worker',1760001860000,'be2f2dff45bcd5e4a88c9e61653682bee47e2ea7898da9f2a3a92a3f17745826');
INSERT INTO "history" VALUES(133,'W-95QRNNP',NULL,'made','requested','user 70011223',1760001860000,'49e83d7d61881fc5d7efdc1977ae9de05448ba8919548f557e9a7f97852518eb');
INSERT INTO "history" VALUES(134,'W-95QRNNP','requested','approved','approved','policy',1760001860000,'d85f6db2fc4c0fe38798f6c35dc792b8ebcab47cccbeae9cec2b864b9650f42f');
INSERT INTO "history" VALUES(135,'W-95QRNNP','approved','debit_sent','debiting','worker',1760001860000,'edc6196f03be1d98753ff7ccb73a386d9d6bcbf8d6dd58611d131436d63fc3f0');
INSERT INTO "history" VALUES(136,'W-95QRNNP','debiting','debit_booked','debited','worker',1760001860000,'e3182adc2397807781e145ee7f48bfe2cb24405dea6ebf454f72243b76443c4c');
INSERT INTO "history" VALUES(137,'W-95QRNNP','debited','payout_sent','paying_out','worker',1760001860000,'02fbf51efc18b6a7681c2defb142c41402b28b48fff57da477db360ed3db60a0');
INSERT INTO "history" VALUES(138,'W-6CAD3K5',NULL,'made','requested','user 70011223',1760001860000,'7584c663422a4b2077bb47c7297fbc1ef8165d2c187a7a08703c60c033965408');
INSERT INTO "history" VALUES(139,'W-6CAD3K5','requested','approved','approved','policy',1760001860000,'dc1e6e721e34b33a5b5ed70d1c5f178f1434e3abb8e82b7f20a66bb5e56ae728');
INSERT INTO "history" VALUES(140,'W-6CAD3K5','approved','debit_sent','debiting','worker',1760001860000,'a72d6f4749011f17ba57ea0aec917173f3e54a1cc9609616013787a2658af481');
INSERT INTO "history" VALUES(141,'W-6CAD3K5','debiting','debit_booked','debited','worker',1760001860000,'427a9d46e2ed7e4264235575f1d9e76e620cf152441e2ff7bbc62a957a2782a9');
INSERT INTO "history" VALUES(142,'W-6CAD3K5','debited','payout_sent','paying_out','worker',1760001860000,'56b0e56e122f0b50ec4f5455eb71d0c8554925f8b3d5c9addf5ca2a4c0159452');
INSERT INTO "history" VALUES(143,'W-VRJ6J2W',NULL,'made','requested','user 70011223',1760001860000,'bcb7f9f45e0c28cb0bd3045aaafc12716ad58ba2f1bfb9d89b4b7da1bd3443a7');
INSERT INTO "history" VALUES(144,'W-VRJ6J2W','requested','approved','approved','policy',1760001860000,'f20de56bd95ec347958d63f8eb3e8c6684b3687904d6cce77f186de8caa0579e');
INSERT INTO "history" VALUES(145,'W-VRJ6J2W','approved','debit_sent','debiting','worker',1760001860000,'58467bc525d892ae546fc27b264c6fbc2f716228c5e74c2a22f8492b89b760d2');
INSERT INTO "history" VALUES(146,'W-VRJ6J2W','debiting','debit_booked','debited','worker',1760001860000,'bbb52c5fcda8cbf0dff6755c5872b90a5fc1654b6335f84360f752cfaa666ca9');
INSERT INTO "history" VALUES(147,'W-VRJ6J2W','debited','payout_sent','paying_out','worker',1760001860000,'ad83a50a2e6bfa67e6fa8ff54d23ebc21bad2f6bffed15e60477e2540e3a9954');
INSERT INTO "history" VALUES(148,'W-AKVYGZZ',NULL,'made','requested','user 70011223',1760001860000,'6c72fb01deb608bef17300b5c9c0cea9759e6ebdc7f3e97bb86e732c81283734');
INSERT INTO "history" VALUES(149,'W-AKVYGZZ','requested','approved','approved','policy',1760001860000,'127df979c2282d43a9081ed38929f3fb39057a51ffb2d238105eb8c72309c16a');
INSERT INTO "history" VALUES(150,'W-AKVYGZZ','approved','debit_sent','debiting','worker',1760001860000,'c67818748305f16530785588a9e285b8a4cfaa388db2cb2be641d856087b5d4c');
INSERT INTO "history" VALUES(151,'W-AKVYGZZ','debiting','debit_booked','debited','worker',1760001860000,'430be2a9ba3ba6e3331d54dce59d138eb1d61b4e1958298aa1b730cb920ec2ae');
INSERT INTO "history" VALUES(152,'W-AKVYGZZ','debited','payout_sent','paying_out','worker',1760001860000,'20345d6c57437d0f5338037e9573b6a473c51e6ee114690f30817028f92f4219');
INSERT INTO "history" VALUES(153,'W-UNSDHNX',NULL,'made','requested','user 70011223',1760001860000,'3ec7fc6002b3546b7584a8f0359110a6bb0da302bf8d4d66d99962d6bd04312b');
INSERT INTO "history" VALUES(154,'W-UNSDHNX','requested','approved','approved','policy',1760001860000,'b5c562c62d7d95c03c86883e1392f6dd4022b9da3e2bb4d8bb97b414aba6b39c');
INSERT INTO "history" VALUES(155,'W-UNSDHNX','approved','debit_sent','debiting','worker',1760001860000,'2634b964eec4148f73bb27524e950724f0706591a60afc72945cc68fea892dc4');
INSERT INTO "history" VALUES(156,'W-UNSDHNX','debiting','debit_booked','debited','worker',1760001860000,'ed948a77d6f059061bcefa46fdbd2dfcc171abf2dbf5d922a5c3f9983d0b132c');
INSERT INTO "history" VALUES(157,'W-UNSDHNX','debited','payout_sent','paying_out','worker',1760001860000,'1eaf048f2fa6b1c84b45dc7487d9a15ceb9cd9a539716a1322f1e68d21415f59');
INSERT INTO "history" VALUES(158,'W-UNSDHNX','paying_out','payout_paid','paid_out','worker',1760001860000,'50fb1c0baa8e7e6b0168b4bd9e526d6a197863932dde36ff27948997cac245a0');
INSERT INTO "history" VALUES(159,'W-ZTMWM4E',NULL,'made','requested','user 70011223',1760001860000,'ca69d3c36830c8b65774c35f29ac86535e1b1eb505a61741e44448cb21a36452');
INSERT INTO "history" VALUES(160,'W-ZTMWM4E','requested','approved','approved','policy',1760001860000,'813902f8c14211eb39401ec766b8ab2cd834e72dbb7549f02c060276c9282da7');
INSERT INTO "history" VALUES(161,'W-ZTMWM4E','approved','debit_sent','debiting','worker',1760001860000,'61f12facc8c2eefaeadd18a0c9cc79e1df3668ac2ade053c11052232191b18b1');
INSERT INTO "history" VALUES(162,'W-ZTMWM4E','debiting','debit_booked','debited','worker',1760001860000,'31f2f515f7f62918c90e555a9a47e06e936f3bcd6820d0e9839e50d4f39870f1');
INSERT INTO "history" VALUES(163,'W-ZTMWM4E','debited','payout_sent','paying_out','worker',1760001860000,'a6d710d41d13a6b13171db0ee0c580ed17a0b4d2baf6626b299ce05d5de602fc');
INSERT INTO "history" VALUES(164,'W-ZTMWM4E','paying_out','payout_paid','paid_out','worker',1760001860000,'da4b297efa7e1ad7b44cb6d13b082a91e36be010b413462e9b08a89a9cceae3a');
INSERT INTO "history" VALUES(165,'W-ZTMWM4E','paid_out','payout_failed','payout_failed','fake webhook',1760001860000,'96fcbaf67b0fcb30e75289fa2726a81272360037eb1d0ef17453a88a31576415');
INSERT INTO "history" VALUES(166,'W-ZTMWM4E','payout_failed','handed_to_staff','review','fake webhook',1760001860000,'bb2b362f126f640104665a53bfa03217904924a02c807fbf9dfa1423fe2fa184');
INSERT INTO "history" VALUES(167,'W-DSRJYBC',NULL,'made','requested','user 70011223',1760001860000,'4d0f0a8fd1737cad9960ceb92fa7d03192aff4e657cd115b47c6b4ae53f14d5d');
INSERT INTO "history" VALUES(168,'W-DSRJYBC','requested','approved','approved','policy',1760001860000,'dba9f59c2ded54142dca400ec3cef083c8bd75017d8b98cac08599b201c80b21');
INSERT INTO "history" VALUES(169,'W-DSRJYBC','approved','debit_sent','debiting','worker',1760001860000,'3a303b063fc22b160c73bd190b53d9d5ac8be7524f7c1af7325c98d0afac627c');
INSERT INTO "history" VALUES(170,'W-DSRJYBC','debiting','debit_booked','debited','worker',1760001860000,'8b55a0a065fdc991904aa49413e4cecb139bac9b6af556e03639fb623c8430ab');
INSERT INTO "history" VALUES(171,'W-DSRJYBC','debited','payout_sent','paying_out','worker',1760001860000,'498e7c1b41fc139cab3e653926e2b3eeb27923c9596361a4ca4c15145bdb7361');
INSERT INTO "history" VALUES(172,'W-DSRJYBC','paying_out','payout_failed','payout_failed','worker',1760001860000,'0f633a3edec34dc4bbcb130d47b2b54b377ce417edb10a97b36c9d7a778f2cd2');
INSERT INTO "history" VALUES(173,'W-DSRJYBC','payout_failed','return_ordered','returning','worker',1760001860000,'065c611d7cb2c3cc0259af22cbb82f7218d725d6803ea92225c6c418ed58b89c');
INSERT INTO "history" VALUES(174,'W-78UD6QG',NULL,'made','requested','user 70011223',1760001860000,'95c0c4f3815e6002ee0a408db92f35e44ec3bd6bed88bd77de72a432215574aa');
INSERT INTO "history" VALUES(175,'W-78UD6QG','requested','approved','approved','policy',1760001860000,'54e672205b6fce0321444590680ab99b70c18b6bc29a4cd337821cbeb5208e73');
INSERT INTO "history" VALUES(176,'W-78UD6QG','approved','debit_sent','debiting','worker',1760001860000,'03db48cea61d0502953efa66e03be97f9e4f1e6a1e43f2e18b2479cb24fd2f20');
INSERT INTO "history" VALUES(177,'W-78UD6QG','debiting','debit_booked','debited','worker',1760001860000,'0dbc149a15ad694bae2516af8d0b02ed2501874486ee36492b706156ff55e687');
INSERT INTO "history" VALUES(178,'W-78UD6QG','debited','payout_sent','paying_out','worker',1760001860000,'9e2d0ae7a8ad9680306ed2f704241333fa953d7d5491c876393041f004c01d72');
INSERT INTO "history" VALUES(179,'W-78UD6QG','paying_out','payout_failed','payout_failed','worker',1760001860000,'09cb2ef7cd33c3d503c0a8c40a3b314f6626390d01c8f609271697936d1d3d5a');
INSERT INTO "history" VALUES(180,'W-78UD6QG','payout_failed','return_ordered','returning','worker',1760001860000,'98b83d3250ab01636e49673a3e377c1846a0cc6bdca19acbf52c538fcc383284');
INSERT INTO "history" VALUES(181,'W-78UD6QG','returning','return_sent','returning','worker',1760001860000,'5a538b860ce3c0251a78923b4c5641bc9b614dd11a3a94b1da86b463ea700b01');
INSERT INTO "history" VALUES(182,'W-78UD6QG','returning','return_not_taken','returning','worker',1760001860000,'7714ffd971430598707527a45f02d03ba7914edc8addc636c70510bc8015dd15');
INSERT INTO "history" VALUES(183,'W-Q8TTWSX',NULL,'made','requested','user 70011223',1760001860000,'37f6e99be63aebc44159179c32373084525faf6d2335bca766e97fc692ea8141');
INSERT INTO "history" VALUES(184,'W-Q8TTWSX','requested','approved','approved','policy',1760001860000,'8e77e0313d5b27e26f8a051bd911ee5308373ed85158e8c10121423bc6e52775');
INSERT INTO "history" VALUES(185,'W-Q8TTWSX','approved','debit_sent','debiting','worker',1760001860000,'2456c6f9bb0f37f1b2b4afff25cfad34b3416de9ae6f076ae76754550d959f0c');
INSERT INTO "history" VALUES(186,'W-Q8TTWSX','debiting','debit_booked','debited','worker',1760001860000,'190df08a5295d416b9807e8bfc16bd8761dc158846d4952a77ae279d29a742c4');
INSERT INTO "history" VALUES(187,'W-Q8TTWSX','debited','payout_sent','paying_out','worker',1760001860000,'db3663f0742222140a7d886c7dfe511ddc5bba0832e9d5858895dbf16e552c5c');
INSERT INTO "history" VALUES(188,'W-Q8TTWSX','paying_out','payout_failed','payout_failed','worker',1760001860000,'110d99f64a56366d627449ccb7d1bfe626b01b452fc485137b0aaa29a5f2bc8e');
INSERT INTO "history" VALUES(189,'W-Q8TTWSX','payout_failed','return_ordered','returning','worker',1760001860000,'5965edb44c8efb9821656b58efbfc07b1053bedf1f686d004c3be2a3229253d7');
INSERT INTO "history" VALUES(190,'W-Q8TTWSX','returning','return_sent','returning','worker',1760001860000,'2f7f6bbd20a7c16cd70dfc77e304232a461a08e811d42824d1f802dacd0a2ca9');
INSERT INTO "history" VALUES(191,'W-Q8TTWSX','returning','return_unknown','return_unknown','worker',1760001860000,'0f1422ba02a4c815b7b20a482ac190af5620982222bcd704bc715a54ad6f02dc');
INSERT INTO "history" VALUES(192,'D-FCEP8BM',NULL,'made','created','user 70011223',1760001860000,'7b4fcea345a457c8e8f7899fba078b85b72e9c067c6c3692bbe07e920a440258');
INSERT INTO "history" VALUES(193,'D-FCEP8BM','created','started','awaiting_payer','payer',1760001860000,'ade34c6688f7fb77f05d83e2bda32fdc4e84bf245a8c523f7833360263b33336');
INSERT INTO "history" VALUES(194,'D-FCEP8BM','awaiting_payer','captured','paid','fake webhook',1760001860000,'219e37dbd384a3bb21956dd088652aa99a94433b08d7c7af4f1b7213e1cb54ea');
INSERT INTO "history" VALUES(195,'D-FCEP8BM','paid','credit_sent','crediting','worker',1760001860000,'17e777da4337b03c8f20bda7fc1e69b1810937488ea328181f8adb21516c63b9');
INSERT INTO "history" VALUES(196,'D-FCEP8BM','crediting','credit_booked','credited','worker',1760001860000,'f5d04c34cba6c7eebc286fa35c4af1451976229cb8d69e7daa4e1ac4f1c68173');
INSERT INTO "history" VALUES(197,'W-WBNFFWC',NULL,'made','requested','user 70011223',1760001860000,'e765af53356efd80efdac652966a5d8ca3b5077ed83e4fab72dbec5754ae6e24');
INSERT INTO "history" VALUES(198,'W-WBNFFWC','requested','approved','approved','policy',1760001860000,'c542253d1570664050752bbc2588e8b527cfc1cda360b95b23e40e34a58b5a90');
INSERT INTO "history" VALUES(199,'W-WBNFFWC','approved','debit_sent','debiting','worker',1760001860000,'4b280f8219753c04f53e494390c7509bd3054542575ea8b75af53c6a33a93982');
INSERT INTO "history" VALUES(200,'W-WBNFFWC','debiting','debit_booked','debited','worker',1760001860000,'a45ff527d03edd6f50bfd28a30eaf85b7858f8cf3dc60a2535982212384ab688');
INSERT INTO "history" VALUES(201,'W-WBNFFWC','debited','payout_sent','paying_out','worker',1760001860000,'35fc5793b1a3a10fa7faa1d00f51a83be636fd88eeb745de95531b01c9785ff0');
INSERT INTO "history" VALUES(202,'W-WBNFFWC','paying_out','payout_failed','payout_failed','worker',1760001860000,'cf919d59be1b3826d008260e820e51a6059118e8b1c96a78b17c439b76c65302');
INSERT INTO "history" VALUES(203,'W-WBNFFWC','payout_failed','return_ordered','returning','worker',1760001860000,'35b1e80b48908395c9228802cfba1f5df8ecc43741b8c3ce53ebe4587ed1ee17');
INSERT INTO "history" VALUES(204,'W-WBNFFWC','returning','return_sent','returning','worker',1760001860000,'81e33381b28c8d41b18c8e0ae1c7216c539678beb5637294be721eb8c93933e6');
INSERT INTO "history" VALUES(205,'W-WBNFFWC','returning','return_unknown','return_unknown','worker',1760001860000,'c54e12f519d92bd90080d99c3d5448525e1482c4cc0891176bb593b6a279833f');
INSERT INTO "history" VALUES(206,'D-SYZNW3F',NULL,'made','created','user 70011223',1760001860000,'44bee03578e6ecdb0f084e1c0778a33adbed93a64c6efbb2f44ebb0ebe84b5c9');
INSERT INTO "history" VALUES(207,'D-SYZNW3F','created','started','awaiting_payer','payer',1760001860000,'531112ce1f82a4b0c47d5be57a8f0eba885e7af18da2ebefb070e161f44e9508');
INSERT INTO "history" VALUES(208,'D-SYZNW3F','awaiting_payer','captured','paid','fake webhook',1760001860000,'b418aa0fd5e666e2716331d970a933f8ab36b75afdb599a69e649b4583b64ba4');
INSERT INTO "history" VALUES(209,'D-SYZNW3F','paid','credit_sent','crediting','worker',1760001860000,'ea7a5bd9768623b1266eebc2fa55802a55ce1785e4d94e78ffc2146b24184cc2');
INSERT INTO "history" VALUES(210,'D-SYZNW3F','crediting','credit_booked','credited','worker',1760001860000,'3b60042eac9bf6f3d1c8893ff9a21d1c25b18cb1894871580fa88e961519b6e7');
INSERT INTO "history" VALUES(211,'W-4N7F35J',NULL,'made','requested','user 70011223',1760001860000,'8ae30f6c81bdf968e1181353a7cd818e5af69f3ae9316f2a7bd0e8d6a2169538');
INSERT INTO "history" VALUES(212,'W-4N7F35J','requested','approved','approved','policy',1760001860000,'2ee8bcc00da15a731a6852e94b12ef2ac57c532b139b63a3213efb2aa224887a');
INSERT INTO "history" VALUES(213,'W-4N7F35J','approved','debit_sent','debiting','worker',1760001860000,'f28dc506a2fd33d0208776ef6b255d53fcfdc80d186c2bd5df74efc2a1a7891e');
INSERT INTO "history" VALUES(214,'W-4N7F35J','debiting','debit_booked','debited','worker',1760001860000,'1eae465f8d8d6698c4b6119672ad6d16203e9aa88ef47a7b4ff5726ff313521f');
INSERT INTO "history" VALUES(215,'W-4N7F35J','debited','payout_sent','paying_out','worker',1760001860000,'09b600485bf7a0d359bba8fd918a5d29c317ebbe0d12961201a3a46d982585a2');
INSERT INTO "history" VALUES(216,'W-4N7F35J','paying_out','payout_failed','payout_failed','worker',1760001860000,'b3e717269ac372252fed3fa044f765595e4f16495f959293c6d85dc2a8efe9e1');
INSERT INTO "history" VALUES(217,'W-4N7F35J','payout_failed','return_ordered','returning','worker',1760001860000,'860bc2c2c6b179e49a90126d821f73ea3020a9bd2917969a7ae2c603003ecd4d');
INSERT INTO "history" VALUES(218,'W-4N7F35J','returning','return_sent','returning','worker',1760001860000,'27eb9bddaf7689dcd696c225f12410444fe14ddf9fc96b1de1f3c27ad52749d0');
INSERT INTO "history" VALUES(219,'W-UNF8AXM',NULL,'made','requested','user 70011223',1760001860000,'269f902eb4c30cad3541a9b7bca54cd1f6b9fba0d34145a774b868761e36fef0');
INSERT INTO "history" VALUES(220,'W-UNF8AXM','requested','approved','approved','policy',1760001860000,'e773abd0bf240d2f007815fcc328dd5fcfcf6cbcc16ce18ae34224c3291396b9');
INSERT INTO "history" VALUES(221,'W-UNF8AXM','approved','debit_sent','debiting','worker',1760001860000,'fc670f080eca9a0817b281396c5c5976721cebda7ab05408a24535515e97696b');
INSERT INTO "history" VALUES(222,'W-UNF8AXM','debiting','debit_booked','debited','worker',1760001860000,'519343851900ac33e59fffee96d4beaaeb3e29c2320cef6261514d18fd2ea6c0');
INSERT INTO "history" VALUES(223,'W-UNF8AXM','debited','payout_sent','paying_out','worker',1760001860000,'4436f5fd498bb5274913d5c8784df9222ffd8299cd8b807fe7f52b0280353c24');
INSERT INTO "history" VALUES(224,'W-UNF8AXM','paying_out','payout_failed','payout_failed','worker',1760001860000,'20d8457b6541c44151ec1c36beff781a5af72eeb53be93b80b478ffeb75369c9');
INSERT INTO "history" VALUES(225,'W-UNF8AXM','payout_failed','return_ordered','returning','worker',1760001860000,'0659c14036be8a1ed51c88a5d89916c0e3d4df960ea7b857222af4071d82d8e9');
INSERT INTO "history" VALUES(226,'W-UNF8AXM','returning','return_sent','returning','worker',1760001860000,'9b31f2afae233e8511a67e9179233fc1474ec204410832643acc650b60483d74');
INSERT INTO "history" VALUES(227,'W-EXW3YMR',NULL,'made','requested','user 70011223',1760001860000,'17a7411c1b47a06c23db8b7c8d6a4508552e1c2384418c8dc36a23814a048523');
INSERT INTO "history" VALUES(228,'W-EXW3YMR','requested','approved','approved','policy',1760001860000,'c73b9dd2f617f1d71d50bf8b032b6c4d7bf17fd10bd3b8f0142ed6f496f6ac46');
INSERT INTO "history" VALUES(229,'W-EXW3YMR','approved','debit_sent','debiting','worker',1760001860000,'aa1c28efa7466b37427574ef49dd6726f20c06b27a7e86f9a765b7da05ee5646');
INSERT INTO "history" VALUES(230,'W-EXW3YMR','debiting','debit_booked','debited','worker',1760001860000,'bb936e2b086d7781ddae083d203291b2518cff33461bb94cc8ec409b01bafd3e');
INSERT INTO "history" VALUES(231,'W-EXW3YMR','debited','payout_sent','paying_out','worker',1760001860000,'d94bdd859c3d70f7cd0912430fa4eea09635d42c0619246df8baf07d65920014');
INSERT INTO "history" VALUES(232,'W-EXW3YMR','paying_out','payout_failed','payout_failed','worker',1760001860000,'0966e7763b303d2ea204aa14b5e666a8a915b1580974de03164c02ef62bc1ab7');
INSERT INTO "history" VALUES(233,'W-EXW3YMR','payout_failed','return_ordered','returning','worker',1760001860000,'414e3b1606b444f69f18b3e0f8ca4268efbd6c6612831ac261fc0067126dbbd5');
INSERT INTO "history" VALUES(234,'W-EXW3YMR','returning','return_sent','returning','worker',1760001860000,'cf9ba60a71f5087aec1fb25089418a918290e0dacf7d355ee7d8e93930cf6f46');
INSERT INTO "history" VALUES(235,'D-3AA29AS',NULL,'made','created','user 70011223',1760001860000,'fd473a60f48320b32c7387d57ce48dc3b656fc79e0174867788f13e5f8a939a8');
INSERT INTO "history" VALUES(236,'D-3AA29AS','created','started','awaiting_payer','payer',1760001860000,'dd94670769ef77b77d0a38e5f0bc86413da43bdbb496d465e5139c279adadf35');
INSERT INTO "history" VALUES(237,'D-3AA29AS','awaiting_payer','captured','paid','fake webhook',1760001860000,'704698daae46e7935df266fdd9de8469d934113fe0f1c7a3a6112b26e10810af');
INSERT INTO "history" VALUES(238,'D-3AA29AS','paid','credit_sent','crediting','worker',1760001860000,'b092f104a084a15a86a4ba005df75290b9a27d805a96d106875dac611829c884');
INSERT INTO "history" VALUES(239,'D-3AA29AS','crediting','credit_booked','credited','worker',1760001860000,'9e693d904f446062242a1c0c8b7eafb47e2a3d584112341b42072a8741d0bbdf');
INSERT INTO "history" VALUES(240,'D-AKSEHE5',NULL,'made','created','user 70011223',1760001860000,'91c267f395739c4b64c8635afa55b9adde79399818029f134459db80cc7b88dc');
INSERT INTO "history" VALUES(241,'D-AKSEHE5','created','started','awaiting_payer','payer',1760001860000,'6b7ecaca9cbea04860cd484d68c067df213f684279c8f952720a46e3741c31c5');
INSERT INTO "history" VALUES(242,'D-AKSEHE5','awaiting_payer','captured','paid','fake webhook',1760001860000,'28209753806c1ee4ec32efab4cc550579a2279318256c2e3b7b4d5a2967b6973');
INSERT INTO "history" VALUES(243,'D-AKSEHE5','paid','credit_sent','crediting','worker',1760001860000,'dc390a572567e74c312bdb6e1cc5387ed8839209af2fd1ceaa948bd31d6d690f');
INSERT INTO "history" VALUES(244,'D-AKSEHE5','crediting','credit_booked','credited','worker',1760001860000,'2fc18a777a05aeb67484e89dbaa465e189f77773fd604134045705c89a2a6d69');
INSERT INTO "history" VALUES(245,'W-V7DCBTT',NULL,'made','requested','user 70011223',1760001860000,'4991e2bc69f992561f5e4aeec9cef7460fc70c60363a2698b08d8b6b53869ef1');
INSERT INTO "history" VALUES(246,'W-V7DCBTT','requested','approved','approved','policy',1760001860000,'a27682108da6a0c55045c09cbcd44c89015d20c809c39aee2fe9aa401773e9a8');
INSERT INTO "history" VALUES(247,'D-ABT68MF',NULL,'made','created','user 70011223',1760001860000,'db0e68686a477521a7d0c1009d05c9228f36a016d29f2935a8c38c21f60d160d');
INSERT INTO "history" VALUES(248,'D-ABT68MF','created','started','awaiting_payer','payer',1760001860000,'07ec5c4911abc9e449b1be966e936bb0014c8d5f742959cf31cd294af1609f29');
INSERT INTO "history" VALUES(249,'D-ABT68MF','awaiting_payer','captured','paid','fake webhook',1760001860000,'b29f3c41edfb6b5a8a035c679fbdb439304a6490be0689bdea12d9e5b588a7ea');
INSERT INTO "history" VALUES(250,'D-ABT68MF','paid','credit_sent','crediting','worker',1760001860000,'4e74a70a241702ebc03473f5441e8412b4fc4ffdeb3dfbc133d9e3d75c5fe4a9');
INSERT INTO "history" VALUES(251,'D-ABT68MF','crediting','credit_booked','credited','worker',1760001860000,'ba6ed26a24c2b2e66a59b4829b6c5a6c9e922d3b5b48a15b2dd0b6575fe86714');
INSERT INTO "history" VALUES(252,'D-JXFA287',NULL,'made','created','user 70011223',1760001860000,'c5a1b1c5526dbec7d3011af2bc5456d04ebcbcc21c7731d7e8e13b2fadb09f6a');
INSERT INTO "history" VALUES(253,'D-JXFA287','created','started','awaiting_payer','payer',1760001860000,'51b492e97a16c2833d4aaae31e8666857d14694215535545d72c8608e9338738');
INSERT INTO "history" VALUES(254,'D-JXFA287','awaiting_payer','captured','paid','fake webhook',1760001860000,'2ccd91a8e5f38ff33ee40606acfdff5478c64fdbe59002b8e060101348d77682');
INSERT INTO "history" VALUES(255,'D-JXFA287','paid','credit_sent','crediting','worker',1760001860000,'938f28883419fc5b019ee81b0471b9c54761ea9733a3e07c841f92fb6aafca41');
INSERT INTO "history" VALUES(256,'D-JXFA287','crediting','credit_booked','credited','worker',1760001860000,'b19ff468e7607696dbc096e85333b6416fe5e347fa634f19cbf30e138238bc7b');
INSERT INTO "history" VALUES(257,'W-A65VSF6',NULL,'made','requested','user 70011223',1760001860000,'ebbb7350d4d1bf25541ebc8cadc020951db5af8ada4a7f6ef105e22ca485c78b');
INSERT INTO "history" VALUES(258,'W-A65VSF6','requested','approved','approved','policy',1760001860000,'6c958c8ae8c82d40eefce240d2c2479fedf2a2aebfaf3f5393d92912821c33d1');
INSERT INTO "history" VALUES(259,'W-A65VSF6','approved','debit_sent','debiting','worker',1760001860000,'5e61e5f47eff777c8f7a0fb2ece6af0fc436e6e78f2be63123d79746be12e524');
INSERT INTO "history" VALUES(260,'W-A65VSF6','debiting','debit_booked','debited','worker',1760001860000,'d00762d81c4481cd5953fe7fcaac2fd6ac7708044984ba6ea1d0d8bb48d66287');
INSERT INTO "history" VALUES(261,'W-A65VSF6','debited','payout_sent','paying_out','worker',1760001860000,'dd2769a02fd7b02841828db395bb9a80d9d0356d0ca7409401ce4a4b1287d08f');
INSERT INTO "history" VALUES(262,'D-R8ECVX6',NULL,'made','created','user 70011223',1760001860000,'05f8fa28ba090b9da64f460bc3f393990a3debbc0467d2b13eff73a0b1a8c3c5');
INSERT INTO "history" VALUES(263,'D-R8ECVX6','created','started','awaiting_payer','payer',1760001860000,'7c662e77f5eed7d37f8e3f8f9ad0900baa5dcf0b0071bda1a444ba1fbde16ca2');
INSERT INTO "history" VALUES(264,'D-R8ECVX6','awaiting_payer','captured','paid','fake webhook',1760001860000,'c1aaa703e2cb9feea97ee4e98ed234ce5f5a1310051bdc2d5eab6143ca0d3c9f');
INSERT INTO "history" VALUES(265,'D-R8ECVX6','paid','credit_sent','crediting','worker',1760001860000,'e5cb13f590b93db62d1d50e764da31f0ef4c2d9bb5000acddd93aca2b86b3cf0');
INSERT INTO "history" VALUES(266,'D-R8ECVX6','crediting','credit_booked','credited','worker',1760001860000,'593fab7bfd2cccba0f252d4ebc145d65e6ffae3251f6c87915f3d103f1381fbe');
INSERT INTO "history" VALUES(267,'D-8JR5BDP',NULL,'made','created','user 70011223',1760001860000,'9e684dde62e99490a93ab2abe0eadb453f3e519709a318e5b1cff32152e5f406');
INSERT INTO "history" VALUES(268,'D-8JR5BDP','created','started','awaiting_payer','payer',1760001860000,'95d30fc2df657fad2d4df3ad6bb8cea8b57a3b0fbd0d4dadb8c718b2873e27e9');
INSERT INTO "history" VALUES(269,'D-8JR5BDP','awaiting_payer','captured','paid','fake webhook',1760001860000,'b1e34d226dde910fbd5c0a2c664d36af05034a95c2557986df2fa11093bdb93d');
INSERT INTO "history" VALUES(270,'D-8JR5BDP','paid','credit_sent','crediting','worker',1760001860000,'6bd9489d23e13be00e4bbbf8f33b545a08650888c1e8ecb97cf06f7af2b2701b');
INSERT INTO "history" VALUES(271,'D-8JR5BDP','crediting','credit_booked','credited','worker',1760001860000,'75cf7cacef2c93f830055e7807238bd4627bbc4241ffd763bad7cf1d7a30db9b');
INSERT INTO "history" VALUES(272,'W-DP73ENM',NULL,'made','requested','user 70011223',1760001860000,'088ce80a6719c8b8001a81f315a31d2130198410614f6a7ae3b507a0344cec72');
INSERT INTO "history" VALUES(273,'W-DP73ENM','requested','approved','approved','policy',1760001860000,'afa74855a91d78e509edff3059313a9d0ffec842871742a33da84993ef7c226c');
INSERT INTO "history" VALUES(274,'W-DP73ENM','approved','debit_sent','debiting','worker',1760001860000,'7e068b0b958bb6ea3377203b2a7b76a64a8ec927008f0b875b581767dc2bc1c6');
INSERT INTO "history" VALUES(275,'W-DP73ENM','debiting','debit_booked','debited','worker',1760001860000,'649832a7663579b96dcd9f6df30bf3ec866e9c0a9cbb529c3e14a737941b06e8');
INSERT INTO "history" VALUES(276,'W-DP73ENM','debited','payout_sent','paying_out','worker',1760001860000,'55d39a047b71078a0d8dc3a42eb680ab8d6a7d0cc2fb9b7f00df6032f845e182');
INSERT INTO "history" VALUES(277,'D-FYMSPJ5',NULL,'made','created','user 70011223',1760001860000,'5cc2c7608b129575dd0049c2d9b7e39575011d415b363dcf86ff163354460064');
INSERT INTO "history" VALUES(278,'D-FYMSPJ5','created','started','awaiting_payer','payer',1760001860000,'1c72dde8f2aa7427368348fa24241acdc32ce42a0e5bed17c5c7d92e734ae771');
INSERT INTO "history" VALUES(279,'D-FYMSPJ5','awaiting_payer','captured','paid','fake webhook',1760001860000,'efa77af8acf63256038d4e52562db7e758d122d2ab127c6dd42d4a70887d7526');
INSERT INTO "history" VALUES(280,'D-FYMSPJ5','paid','credit_sent','crediting','worker',1760001860000,'22e8a4359b5e7c64540e20b7cda99d2e32afd695d7b53c1bd7936b9f08f6e114');
INSERT INTO "history" VALUES(281,'D-FYMSPJ5','crediting','credit_booked','credited','worker',1760001860000,'52525c2a780641ccdb462eff2530ed202c86086d6a4833d010a4903a45f194f3');
INSERT INTO "history" VALUES(282,'D-FZZC43B',NULL,'made','created','user 70011223',1760001860000,'141b577e2d2b334bc259320145d52d29c88ce87040cbc2e64be5696012f14eba');
INSERT INTO "history" VALUES(283,'D-FZZC43B','created','started','awaiting_payer','payer',1760001860000,'40324a48104f05f2d3277f885476aeeaf01b20b0132c11aaf46f6067449b7c87');
INSERT INTO "history" VALUES(284,'D-FZZC43B','awaiting_payer','captured','paid','fake webhook',1760001860000,'e217d0b1551e534de6492482e11559f9bf144c1cc5c2901b1176c2320dd874e0');
INSERT INTO "history" VALUES(285,'D-FZZC43B','paid','credit_sent','crediting','worker',1760001860000,'ea3b607c8f20ab3e053d3086ab8f0a74edd5b7e6bcadf29f8970c50081d172e3');
INSERT INTO "history" VALUES(286,'D-FZZC43B','crediting','credit_booked','credited','worker',1760001860000,'966c85ac52081e0f4f1439b469775af0290c5f44f62649e52d7f76f37725c484');
INSERT INTO "history" VALUES(287,'W-9GF36SJ',NULL,'made','requested','user 70011223',1760001860000,'9e187539a81859f6929721aac94a6267f4d8e2496dd50eaadde64fbd38a9cf13');
INSERT INTO "history" VALUES(288,'W-9GF36SJ','requested','approved','approved','policy',1760001860000,'c63511f3401718377639dee2a2e8c30f4b48d94d2e069e4a427b96c245450b1f');
INSERT INTO "history" VALUES(289,'W-9GF36SJ','approved','debit_sent','debiting','worker',1760001860000,'8c374826a48290445f4f5d34c77fac576b09ec835b46ad717a2b17a03f6ca2ea');
INSERT INTO "history" VALUES(290,'W-9GF36SJ','debiting','debit_booked','debited','worker',1760001860000,'a2cc17d6037f9103ae6dbcd9fa68b5a904770ee7f2dbc9baa08da279d3029349');
INSERT INTO "history" VALUES(291,'W-9GF36SJ','debited','payout_sent','paying_out','worker',1760001860000,'1e901673c66e8946790a24cf0f1b39cd535e021b1548886a57d4c07acdf2e2dc');
INSERT INTO "history" VALUES(292,'D-6U8F72T',NULL,'made','created','user 70011223',1760001860000,'fcb0b0dffcfb6a9691f39e7b60682370f3fdcbeafad8bc2c93627524d4d7bbe6');
INSERT INTO "history" VALUES(293,'D-6U8F72T','created','started','awaiting_payer','payer',1760001860000,'d4ee9af625c584a4cf8a11bdb0a43b802329a3fbbd0f31505f1e6be1b932e019');
INSERT INTO "history" VALUES(294,'D-6U8F72T','awaiting_payer','captured','paid','fake webhook',1760001860000,'e78e953faa8da9df343d95429976d4d5be1cde9a4593243041c6be77a308581a');
INSERT INTO "history" VALUES(295,'D-6U8F72T','paid','credit_sent','crediting','worker',1760001860000,'38b552a02c89a1f82d4f13eafee49f7f6e282480d7efc1599272d62bf9c8c716');
INSERT INTO "history" VALUES(296,'D-6U8F72T','crediting','credit_booked','credited','worker',1760001860000,'f5d04bc18fcc82a314c1ec2b9e35de4781ba738d0b1a7e08ebb7201b5f99b77b');
INSERT INTO "history" VALUES(297,'D-SHBN8AS',NULL,'made','created','user 70011223',1760001860000,'9c7e877396d72365fd4f1ed282e46709c3d468905ae9b9f215e8595c4952e8d2');
INSERT INTO "history" VALUES(298,'D-SHBN8AS','created','started','awaiting_payer','payer',1760001860000,'051c1321927a032894c28faed0bb3acbbd3061e28e0b3bf3fec52adaa3965d23');
INSERT INTO "history" VALUES(299,'D-SHBN8AS','awaiting_payer','captured','paid','fake webhook',1760001860000,'02307e43798f1fa54419601ac684dd61f39b2f000c46e6d4bdc4baedb5de4f12');
INSERT INTO "history" VALUES(300,'D-SHBN8AS','paid','credit_sent','crediting','worker',1760001860000,'3c193f3f43966e5f31d95fe1b4185e8af63939f19765c2baed4a595040edb3c7');
INSERT INTO "history" VALUES(301,'D-SHBN8AS','crediting','credit_booked','credited','worker',1760001860000,'7f8b3b5bdff9f86ab34f3c8d36cf4d177c4bfa0d4a271da446c3f6b6ddb03a1c');
INSERT INTO "history" VALUES(302,'W-SRAZZHQ',NULL,'made','requested','user 70011223',1760001860000,'e853a6094bf99f16cb9fbc419676482392fc5a0b260d163ca0eb9ddcc891724e');
INSERT INTO "history" VALUES(303,'W-SRAZZHQ','requested','approved','approved','policy',1760001860000,'81091ce6ddd1a222591f0356c94dbf6d9008fef4b996608c3b19d357cccf4bfb');
INSERT INTO "history" VALUES(304,'W-SRAZZHQ','approved','debit_sent','debiting','worker',1760001860000,'cf3ef1bd1df55053ded64a31a4d012da3242cc01b79140ccff567e1758db7e73');
INSERT INTO "history" VALUES(305,'W-SRAZZHQ','debiting','debit_booked','debited','worker',1760001860000,'c672f33c18147c215da8d3ea59364ff0e36e8fc9b499bcdfbd37d1f30d475d8f');
INSERT INTO "history" VALUES(306,'W-SRAZZHQ','debited','payout_sent','paying_out','worker',1760001860000,'c082c18b8a5916bae5ee2e835777e8d961eee425f0b8ca5125da392c58bd50e3');
INSERT INTO "history" VALUES(307,'D-AK3YTGB',NULL,'made','created','user 70011223',1760001860000,'024ef520f8fe8435a1bc254498842745f1b15e14cf313c8e5a5d0e41cb8bb4b5');
INSERT INTO "history" VALUES(308,'D-AK3YTGB','created','started','awaiting_payer','payer',1760001860000,'4d4c01d0bef3f2bb68981b393368ee10bc9387393df2db834ecc790686243508');
INSERT INTO "history" VALUES(309,'D-AK3YTGB','awaiting_payer','captured','paid','fake webhook',1760001860000,'bf771dd91b9b548565482114fc124dd2b941d792571842f82ea959acf97f5b89');
INSERT INTO "history" VALUES(310,'D-AK3YTGB','paid','credit_sent','crediting','worker',1760001860000,'c303df07bb2efc6c0b0df04aac335b477dbc9da25c96ca8f472e95ed88f2b899');
INSERT INTO "history" VALUES(311,'D-AK3YTGB','crediting','credit_booked','credited','worker',1760001860000,'f0521715a75849b979343e64a30db40b5db952f87d89a9f36938593680a9699f');
INSERT INTO "history" VALUES(312,'D-ST29NEU',NULL,'made','created','user 70011223',1760001860000,'64998c9e3e00df220826aaaaa5b85f93a94bf700ebd93c9f129046c4e3acb0c1');
INSERT INTO "history" VALUES(313,'D-ST29NEU','created','started','awaiting_payer','payer',1760001860000,'630a3f54aa546bc5c87a54ea03e3e6b3d727e9d02fe48f93da707c088fb1c22b');
INSERT INTO "history" VALUES(314,'D-ST29NEU','awaiting_payer','captured','paid','fake webhook',1760001860000,'a8109dd93391420fee4dd1870f7734b330268ba048c4f730c278ae95d944e079');
INSERT INTO "history" VALUES(315,'D-ST29NEU','paid','credit_sent','crediting','worker',1760001860000,'653d179d3c90344892dc37bf695d9f951e77542e8e614871fe22e89c05a80844');
INSERT INTO "history" VALUES(316,'D-ST29NEU','crediting','credit_booked','credited','worker',1760001860000,'e20ee609e12b16a37e967e20c6b8ddf207226f616b76ba6dae43a2cd9ad54b7a');
INSERT INTO "history" VALUES(317,'W-G95DT7R',NULL,'made','requested','user 70011223',1760001860000,'41d70e121bfe9afde0539a39a3b8e344b170cf4d99b44de67b12137ee9b89fc5');
INSERT INTO "history" VALUES(318,'W-G95DT7R','requested','approved','approved','policy',1760001860000,'1ea9ac6ff1856ed68a9aea84b7148368494c490dd7ba14c77cee97751644a0a2');
INSERT INTO "history" VALUES(319,'W-G95DT7R','approved','debit_sent','debiting','worker',1760001860000,'2d33ac86e1ff1b538aef4035faee72b31d02475a570ff3293ab5df5820177ff7');
INSERT INTO "history" VALUES(320,'W-G95DT7R','debiting','debit_booked','debited','worker',1760001860000,'f7ad0484111014179704117cb1c4d1449594eb00e0aeb820881e3a6f0e3cadc5');
INSERT INTO "history" VALUES(321,'W-G95DT7R','debited','payout_sent','paying_out','worker',1760001860000,'213cbff0c24c288f411c8e7c75aea1c56737734e8017ef1915cef285a451cf65');
INSERT INTO "history" VALUES(322,'D-Z7Y3S9N',NULL,'made','created','user 70011223',1760001860000,'ebf44be95023869cffe3d9b5a88e72cc22a360303cd3f87345a92effcf0e9f8a');
INSERT INTO "history" VALUES(323,'D-Z7Y3S9N','created','started','awaiting_payer','payer',1760001860000,'4676d329c958a2ef08ef017aa4e6c64f33ff1ccc45f1e6a9fe1fe4be246a92a2');
INSERT INTO "history" VALUES(324,'D-Z7Y3S9N','awaiting_payer','captured','paid','fake webhook',1760001860000,'08cd7eb32a608b97262fbc51b590ce9b67f0ce104740d3db09fc985dc36141fd');
INSERT INTO "history" VALUES(325,'D-Z7Y3S9N','paid','credit_sent','crediting','worker',1760001860000,'574edb60e079b12d2e45904d9ca2e26e2f16c8ee29f44bd1f88ee6836276bd43');
INSERT INTO "history" VALUES(326,'D-Z7Y3S9N','crediting','credit_booked','credited','worker',1760001860000,'f06e2c133da6fff820bf0aeb980bbe12e10222ae8f75ce8fb372e25d8f11b3d0');
INSERT INTO "history" VALUES(327,'D-WK9YKEY',NULL,'made','created','user 70011223',1760001860000,'ee0084e20bc7bc4659b8259cb63ae646393b6c526b3b5a9eddec2413f44f1b4a');
INSERT INTO "history" VALUES(328,'D-WK9YKEY','created','started','awaiting_payer','payer',1760001860000,'a999cd7a9991ed104b60ba3e1549d92f5072d7ac793eee6b4ab4e15aff455d4f');
INSERT INTO "history" VALUES(329,'D-WK9YKEY','awaiting_payer','captured','paid','fake webhook',1760001860000,'0334952ecd184ee802de86eb9ff62ae6a2c8e802150024b993dfdaee249bb131');
INSERT INTO "history" VALUES(330,'D-WK9YKEY','paid','credit_sent','crediting','worker',1760001860000,'b8c552f27007224662977bd8179f73fc113bfab3f0b1ebd3428f26ea9737da3e');
INSERT INTO "history" VALUES(331,'D-WK9YKEY','crediting','credit_booked','credited','worker',1760001860000,'b013bc16147f00c0356e62690bcde738a4db8fc916e8c8d7a1e13d9a9865a49b');
INSERT INTO "history" VALUES(332,'W-55T9NDM',NULL,'made','requested','user 70011223',1760001860000,'03d0322adae3f3f7cea5c85a96feab1a18bd60f183e108c7ff1667fc05c1c40b');
INSERT INTO "history" VALUES(333,'W-55T9NDM','requested','approved','approved','policy',1760001860000,'e84c096cc1b14a415552f8d45cb1484ddb1272d48ea842a22df8fedd4f9c9f9b');
INSERT INTO "history" VALUES(334,'W-55T9NDM','approved','debit_sent','debiting','worker',1760001860000,'7520d0c3452f5eefea4f6b15034f1ec814afa1e5a49c51d481c984835631f430');
INSERT INTO "history" VALUES(335,'W-55T9NDM','debiting','debit_booked','debited','worker',1760001860000,'8cee640c95c34252a646108f88b82d63fedf0bdbf83713f1c6449c1783020285');
INSERT INTO "history" VALUES(336,'W-55T9NDM','debited','payout_sent','paying_out','worker',1760001860000,'359c9702f6648a61668d93bbc89488f55c7215a53f1d526805c747aa805bf410');
INSERT INTO "history" VALUES(337,'W-55T9NDM','paying_out','payout_failed','payout_failed','worker',1760001860000,'ae42e8906691380ec38117166a94d06a1cd0aa9100e9377b8c2e09cbbabc4182');
INSERT INTO "history" VALUES(338,'W-55T9NDM','payout_failed','handed_to_staff','review','worker',1760001860000,'581acda9aeb134ec2e738ef40f2b35b716c65a1ce61771c0c4ee1e398eb47e31');
INSERT INTO "history" VALUES(339,'D-Y3PBA8Z',NULL,'made','created','user 70011223',1760001860000,'bd6199313866d053a16f7c858dac0c4932631e41f50a45de9e28dbdc18ca5a17');
INSERT INTO "history" VALUES(340,'D-Y3PBA8Z','created','started','awaiting_payer','payer',1760001860000,'53ca7e60c7f803d2d8a8aa75e009977a304ff89b7985d2561936ff6944a29dce');
INSERT INTO "history" VALUES(341,'D-Y3PBA8Z','awaiting_payer','captured','paid','fake webhook',1760001860000,'16b013c02fe15d3ee7142a61f0519b073e28ffea1b60641f70c45bf97784815d');
INSERT INTO "history" VALUES(342,'D-Y3PBA8Z','paid','credit_sent','crediting','worker',1760001860000,'19697ce22433ff2568e326ed86032cb90bf154ac6f5b2f16c9b7b0dc51f70dee');
INSERT INTO "history" VALUES(343,'D-Y3PBA8Z','crediting','credit_booked','credited','worker',1760001860000,'5471166189ff1f371c35e2490f57cf1ef5217c7dc329230b2875e4c10b672a68');
INSERT INTO "history" VALUES(344,'D-6XWNCUC',NULL,'made','created','user 70011223',1760001860000,'46c0039f46802432f159dc2410607455a3ed7ffda414a725b690cdef2890c665');
INSERT INTO "history" VALUES(345,'D-6XWNCUC','created','started','awaiting_payer','payer',1760001860000,'8e0cd6648f723ce3bd391e52e9e5fbed7d2e451ffe779324c3c7789d6b24790a');
INSERT INTO "history" VALUES(346,'D-6XWNCUC','awaiting_payer','captured','paid','fake webhook',1760001860000,'f65112f76a32683ad281f7a3c070fb009e494a90bf34cf8c8b3af9d36d942857');
INSERT INTO "history" VALUES(347,'D-6XWNCUC','paid','credit_sent','crediting','worker',1760001860000,'eb7f25ef442bec02951a57c56426cc9e0f8289da712a76dd22847dc08361a77a');
INSERT INTO "history" VALUES(348,'D-6XWNCUC','crediting','credit_booked','credited','worker',1760001860000,'779f8b378ab0067405dff146f6f18ceb4f7bbf250f91c51c88dbcb223eba7cb8');
INSERT INTO "history" VALUES(349,'W-P5TAAPM',NULL,'made','requested','user 70011223',1760001860000,'5dba61863f523adf36afdc6095810ed8f716ee1ce1751cf4f514c640cb610684');
INSERT INTO "history" VALUES(350,'W-P5TAAPM','requested','approved','approved','policy',1760001860000,'8708418e89eeaa98896939f504dd8f5fb57f2dc461cb0467cfd25390f7351c83');
INSERT INTO "history" VALUES(351,'W-P5TAAPM','approved','debit_sent','debiting','worker',1760001860000,'be27532b8f5ce0e87772c8a927c13ce67f937ebdf3f9cc3b04894363384df106');
INSERT INTO "history" VALUES(352,'W-P5TAAPM','debiting','debit_booked','debited','worker',1760001860000,'4da27e4efa034b6d730000811f0b9badf04b3354b23c7db4f48fedff9450ea6c');
INSERT INTO "history" VALUES(353,'W-P5TAAPM','debited','payout_sent','paying_out','worker',1760001860000,'cd80e4653f8538b61cc17522da40cfe5879c4acdb2495611f0c15981bfcc1ab5');
INSERT INTO "history" VALUES(354,'D-AGFK4FJ',NULL,'made','created','user 70011223',1760001860000,'27aaa42aaa57924bde5f6f42759c2eb7b9b23829ca9e2689ca413a8c8be1f25b');
INSERT INTO "history" VALUES(355,'D-AGFK4FJ','created','started','awaiting_payer','payer',1760001860000,'3119c34170def3c88ca66a17612cc207ddfb48e83c264066278f83ecfb668b85');
INSERT INTO "history" VALUES(356,'D-AGFK4FJ','awaiting_payer','captured','paid','fake webhook',1760001860000,'442036fe69fd3f33bd6f549a7d884f029d471277b4bd852445d1a6dcc8ad834e');
INSERT INTO "history" VALUES(357,'D-RF2DB6C',NULL,'made','created','user 70011223',1760001860000,'c2e1d4c0a80e122183af18deb60918eb9dcafc1764c4ed064ac41cc3bd6e88e5');
INSERT INTO "history" VALUES(358,'D-RF2DB6C','created','started','awaiting_payer','payer',1760001860000,'d7822feb1f8bb5046794496922f73fdfa93f023349a10cc686d328f6a3add983');
INSERT INTO "history" VALUES(359,'D-RF2DB6C','awaiting_payer','captured','paid','fake webhook',1760001860000,'4c67316c9ad5110a4c8493bf6841d24692c56310c9733de8fbd012c06ef66a2c');
INSERT INTO "history" VALUES(360,'D-RF2DB6C','paid','credit_sent','crediting','worker',1760001860000,'c4c868cc8551ca7a7e68a63ffab69313856175a6f10be94299bf8676613bbf2e');
INSERT INTO "history" VALUES(361,'D-RF2DB6C','crediting','credit_not_taken','paid','worker',1760001860000,'b32197f8e054f71967192023699a3ce7b83823b0ba95f3db788ce15877299655');
INSERT INTO "history" VALUES(362,'D-RF2DB6C','paid','credit_sent','crediting','worker',1760001870000,'5a0fea293b425c89ae2944dca175c6d80867faf5224f5acac8864a792cbd4175');
INSERT INTO "history" VALUES(363,'D-RF2DB6C','crediting','credit_not_taken','paid','worker',1760001870000,'74e5672d7a937c56c8498650f32109efc482eee99593a7950beeb418003ae7d5');
INSERT INTO "history" VALUES(364,'D-6WS5NKC',NULL,'made','created','user 70011223',1760001880000,'c2729013db608333bc2ed9a342ad892b3cbb416216a3acc3519ff1da06dca8d1');
INSERT INTO "history" VALUES(365,'D-6WS5NKC','created','started','awaiting_payer','payer',1760001880000,'34ca12f252e0ebe474fa3edc13712441089a0bba52e49e6cbde46cb237c64e7d');
INSERT INTO "history" VALUES(366,'D-6WS5NKC','awaiting_payer','captured','paid','fake webhook',1760001880000,'309ffeb7612358750f1059444d1bbac6e5a11a4542c634754fba8b9fcccbe0e8');
INSERT INTO "history" VALUES(367,'D-6WS5NKC','paid','credit_sent','crediting','worker',1760001880000,'b8db6f6263642bad05e054f866bd2b1646501202829eefe06f232a6a23525695');
INSERT INTO "history" VALUES(368,'D-6WS5NKC','crediting','credit_unknown','credit_unknown','worker',1760001880000,'92e717694a9b9b72f52eaabf4467370adda33e9f9bb20ccbea7cb9c4626bae91');
INSERT INTO "history" VALUES(369,'D-FBZXKXV',NULL,'made','created','user 70011223',1760001880000,'99d83d55015717aed38c8f13f15040d2f930f1f6f587f72cc42e9819cd9d2aed');
INSERT INTO "history" VALUES(370,'D-FBZXKXV','created','started','awaiting_payer','payer',1760001880000,'54515dd2ddbcd199e86459db13a80257021af2da54def0270237863faa554753');
INSERT INTO "history" VALUES(371,'D-FBZXKXV','awaiting_payer','captured','paid','fake webhook',1760001880000,'13912ce456187e132165446f4b5f00c9b8e1f805827a90c639ed7be43df96811');
INSERT INTO "history" VALUES(372,'D-FBZXKXV','paid','credit_sent','crediting','worker',1760001880000,'8d199080a03134fe0980696874891e1b69c1bbf9a896449a36312fe1f03a472e');
INSERT INTO "history" VALUES(373,'D-FBZXKXV','crediting','credit_booked','credited','worker',1760001880000,'529ad018346ca344e1340cb799c2b744fcb7d110df76cb9d0721e078318d34db');
INSERT INTO "history" VALUES(374,'D-SSF2NR5',NULL,'made','created','user 70011223',1760001880000,'efbf5befaac8bf5df33b6d7587ee5b062e4e4fc8ab9df328c13cd7f204ad1259');
INSERT INTO "history" VALUES(375,'D-SSF2NR5','created','started','awaiting_payer','payer',1760001880000,'d8ca47faa087e68ac368f90b0bb62250b5d357fc0e50176379dfa6a5a24046d3');
INSERT INTO "history" VALUES(376,'D-SSF2NR5','awaiting_payer','captured','paid','fake webhook',1760001880000,'9e1fdfbba22022704c9d4fdc77dd20aaf74657d23d49edf49cf5bbfa68c54adc');
INSERT INTO "history" VALUES(377,'D-SSF2NR5','paid','credit_sent','crediting','worker',1760001880000,'7f233d0111ea3dedc8d97bb89c04e7faa8b2e7c1c6a2dbc523fb8c10fce19063');
INSERT INTO "history" VALUES(378,'D-SSF2NR5','crediting','credit_unknown','credit_unknown','worker',1760001880000,'722a227aba4ed15ec12fdfba181ddbad41e12ee382e9c326d09c4d37b2de0883');
INSERT INTO "history" VALUES(379,'D-S8AEQG7',NULL,'made','created','user 70011223',1760001880000,'66fe0030374864b563f68111df1a9a98164b17519f30f05069ed42d6b55bd8f7');
INSERT INTO "history" VALUES(380,'D-S8AEQG7','created','started','awaiting_payer','payer',1760001880000,'6350032f7456f95aee5a47962b977ff773678bd9c8e4d672b847ae3f18f863b0');
INSERT INTO "history" VALUES(381,'D-S8AEQG7','awaiting_payer','captured','paid','fake webhook',1760001880000,'660696aa111fe439c164f432c2cd74eb40bde7c89ac292fccada3d72f98f5e0f');
INSERT INTO "history" VALUES(382,'D-S8AEQG7','paid','credit_sent','crediting','worker',1760001880000,'4f4d5ceaa159015ea30b9b4e1bda92031adc2d04baedf2a67142e393a9e1b7d9');
INSERT INTO "history" VALUES(383,'D-S8AEQG7','crediting','credit_booked','credited','worker',1760001880000,'bca8dc0ec8147fb11d60cfc31ef81cfd4ac49b8ab3ccfd2e5b11701b7f2c1a38');
INSERT INTO "history" VALUES(384,'D-B3E7W93',NULL,'made','created','user 70011223',1760001880000,'300052c9e93960735cc9de39260c49577430ecae7a02fdd74ab74f30c096dfc6');
INSERT INTO "history" VALUES(385,'D-B3E7W93','created','started','awaiting_payer','payer',1760001880000,'342ce4cd5f82c64e4f321a0d8fb17626d4205cb4b1aac6df7eab6c72865ca6ae');
INSERT INTO "history" VALUES(386,'D-B3E7W93','awaiting_payer','captured','paid','fake webhook',1760001880000,'d0338a2f48647df008143603a169ad333e7cf4e93cbd66bb5cd79968bf41081c');
INSERT INTO "history" VALUES(387,'D-B3E7W93','paid','credit_sent','crediting','worker',1760001880000,'578b4a673909b7d4f67280a379a23794f8ceb089cb41f98efed11044efb1de09');
INSERT INTO "history" VALUES(388,'D-B3E7W93','crediting','credit_unknown','credit_unknown','worker',1760001880000,'14bea30563a71ef962e5faebd13ea23e0cc0bf9bf95f8450f31a1ac11c70e725');
INSERT INTO "history" VALUES(389,'D-B3E7W93','credit_unknown','credit_absent','paid','read-back',1760002600000,'65bef151146148c1995a310d4347a5f53b910d19b7feda254a050aac6ad87172');
INSERT INTO "history" VALUES(390,'D-N9FTNGA',NULL,'made','created','user 70011223',1760002600000,'ff50762fbb4ae2ec394a54c7569d045dee5a304ce262966fdb77b6cd88566b37');
INSERT INTO "history" VALUES(391,'D-N9FTNGA','created','started','awaiting_payer','payer',1760002600000,'291491b87e9971900dd59e64bb90520f89bcee21911c00ddff8a2bb490105ae3');
INSERT INTO "history" VALUES(392,'D-N9FTNGA','awaiting_payer','captured','paid','fake webhook',1760002600000,'ce985e7efc2bbc8f1846e42c34c6fddd6d7f353f1b7b74ed35c5af2a891a0985');
INSERT INTO "history" VALUES(393,'D-N9FTNGA','paid','credit_sent','crediting','worker',1760002600000,'d3caa8b39257308d116e52b6b04465c188ebeb2ba8e69fde96884febc89a5570');
INSERT INTO "history" VALUES(394,'D-N9FTNGA','crediting','credit_refused','credit_refused','worker',1760002600000,'a246841c8eeb867d69b6dde159bc5fbd2f33bb004066f7b05eb69bcc16bf014c');
INSERT INTO "history" VALUES(395,'D-TZFWBPV',NULL,'made','created','user 70011223',1760002600000,'c123758a60c3647a16a1997160dc836452e42509693eb028a5d2e5c87182e0ff');
INSERT INTO "history" VALUES(396,'D-TZFWBPV','created','started','awaiting_payer','payer',1760002600000,'5f289ec2940735b94172a7643c5cb5a9fbce7a5563040a5fa2dfb4e7d7d2716e');
INSERT INTO "history" VALUES(397,'D-TZFWBPV','awaiting_payer','captured','paid','fake webhook',1760002600000,'79488d620f64a7c0e29c8730b01d9488c8bd85308087842800a9c2ce42bec3e3');
INSERT INTO "history" VALUES(398,'D-TZFWBPV','paid','credit_sent','crediting','worker',1760002600000,'13e41da048ce95e829de9f8133e6f719d434fcc9cf72fc62476f18a6ea65431a');
INSERT INTO "history" VALUES(399,'D-TZFWBPV','crediting','credit_booked','credited','worker',1760002600000,'85b6e3776f9a13f34c75359d68b0a4895eb4732c2d345417f0c47fa66fa887b6');
INSERT INTO "history" VALUES(400,'D-AQAGD6P',NULL,'made','created','user 70011223',1760002600000,'261cf363581c56204956427cd46c6cd67d50371f432b0dae88dcc087d45c4de5');
INSERT INTO "history" VALUES(401,'D-AQAGD6P','created','started','awaiting_payer','payer',1760002600000,'6b5e3391118040deeaa9a3e19b527bf055615759e89f47bad5d35b6adc87c9c6');
INSERT INTO "history" VALUES(402,'D-AQAGD6P','awaiting_payer','captured','paid','fake webhook',1760002600000,'65e3782a23ebfff4e5fc3310f9e0ca47dbdf040d825370b8d777007d266173e3');
INSERT INTO "history" VALUES(403,'D-AQAGD6P','paid','credit_sent','crediting','worker',1760002600000,'d77caf8cfd7621ec212b63b6a9ff9deda1a16edc6c3035617ca5a372ba7aeb9f');
INSERT INTO "history" VALUES(404,'D-46XEUDX',NULL,'made','created','user 70011223',1760002600000,'db9c2cfcc2699420dde5812e435c0fbec98c529362e2a2beecbdfdaf39721f8b');
INSERT INTO "history" VALUES(405,'D-46XEUDX','created','started','awaiting_payer','payer',1760002600000,'f6098de69d0fec177d42aec49cb09e254703b66927326096566b3d50e2182ad6');
INSERT INTO "history" VALUES(406,'D-46XEUDX','awaiting_payer','captured','paid','fake webhook',1760002600000,'c704cb43ee3aac5087b7cb872447ca1becfda3f0b7cd547a287dc12d59ef78e8');
INSERT INTO "history" VALUES(407,'D-46XEUDX','paid','credit_sent','crediting','worker',1760002600000,'f672591679089c7145c0da5458ad9afd83b726f97d4a1f304719680c016a01f7');
INSERT INTO "history" VALUES(408,'D-62BSW7J',NULL,'made','created','user 70011223',1760002600000,'59b1ffff9502ead9b538e0d078757f5b64416010011e72a6802afa285557dabc');
INSERT INTO "history" VALUES(409,'D-62BSW7J','created','started','awaiting_payer','payer',1760002600000,'15500fc031182a2861fde41809c722f69b3cba8a048ea645e307a38fcfdddfbc');
INSERT INTO "history" VALUES(410,'D-62BSW7J','awaiting_payer','captured','paid','fake webhook',1760002600000,'3c74e5824097397316c7d02f38d28819121b5f9cde84ec7825bb14a931b06947');
INSERT INTO "history" VALUES(411,'D-62BSW7J','paid','credit_sent','crediting','worker',1760002600000,'27a27cf85740e370937c6ec859102c1562e4e71d28bc100fab88de653d00e403');
INSERT INTO "history" VALUES(412,'W-8ZUBEAQ',NULL,'made','requested','user 70011223',1760002600000,'0a6d7781f6d4601bfff7db012b7e68f287643bd1df73300cd8fe6d0c595900fe');
INSERT INTO "history" VALUES(413,'W-8ZUBEAQ','requested','approved','approved','policy',1760002600000,'af6ff5c45d76c17ea1d28c27f3b9f89fbb907f5cae90be43123d74c8fa549ae3');
INSERT INTO "history" VALUES(414,'W-8ZUBEAQ','approved','debit_sent','debiting','worker',1760002600000,'76a64cec5b4bd312caa968a01036d042c0644040cbdfc825dc84c31119bf58ac');
INSERT INTO "history" VALUES(415,'W-8ZUBEAQ','debiting','debit_booked','debited','worker',1760002600000,'db77420a950eb0f4536a50aa80959e04fb5b83692deaabc0cad4f6d6dea39d47');
INSERT INTO "history" VALUES(416,'W-8ZUBEAQ','debited','payout_sent','paying_out','worker',1760002600000,'75ac6bfefdeb9ef19a6219aa00b53d3f8f0b63ae27e6e424b6dceece1c1e8da9');
INSERT INTO "history" VALUES(417,'W-8ZUBEAQ','paying_out','payout_paid','paid_out','worker',1760002600000,'630c0873c88b9e1bc532e80dcd9aa894f7993e2b309c2ff646a71b8c727df9e7');
INSERT INTO "history" VALUES(418,'D-QVZ8T2S',NULL,'made','created','user 70011223',1760002600000,'ab628ec6d0045c3b2bcdbce09017442f2b2b9610a989e3d5644edc97ed8348b2');
INSERT INTO "history" VALUES(419,'D-QVZ8T2S','created','started','awaiting_payer','payer',1760002600000,'674ed362d004147463a667a41311dadf95b6c1b2e176b336efa570dbe610e537');
CREATE TABLE payments (
        ref TEXT PRIMARY KEY,
        kind TEXT NOT NULL CHECK (kind IN ('deposit', 'withdrawal')),
        user_id ANY NOT NULL CHECK (typeof(user_id) = 'integer' AND user_id > 0),
        login ANY NOT NULL CHECK (typeof(login) = 'integer' AND login > 0),
        minor ANY NOT NULL CHECK (typeof(minor) = 'integer' AND minor > 0), currency TEXT NOT NULL, digits ANY NOT NULL CHECK (typeof(digits) = 'integer' AND digits BETWEEN 0 AND 8),
        status TEXT NOT NULL CHECK (status IN ('created', 'awaiting_payer', 'paid', 'crediting', 'credited', 'declined', 'expired', 'credit_unknown', 'credit_refused', 'refunding', 'refunded', 'requested', 'awaiting_approval', 'approved', 'debiting', 'debit_unknown', 'debited', 'paying_out', 'paid_out', 'refused', 'payout_failed', 'returning', 'returned', 'return_unknown', 'cancelled', 'review')),
        psp TEXT NOT NULL,
        method TEXT NOT NULL,
        created ANY NOT NULL CHECK (typeof(created) = 'integer' AND created > 0),
        updated ANY NOT NULL CHECK (typeof(updated) = 'integer' AND updated > 0),
        expires ANY CHECK (expires IS NULL OR typeof(expires) = 'integer' AND expires > 0),
        psp_ref TEXT,
        captured_minor ANY CHECK (captured_minor IS NULL OR typeof(captured_minor) = 'integer' AND captured_minor >= 0), captured_currency TEXT, captured_digits ANY CHECK (captured_digits IS NULL OR typeof(captured_digits) = 'integer' AND captured_digits BETWEEN 0 AND 8),
        reason TEXT NOT NULL,
        tries ANY NOT NULL CHECK (typeof(tries) = 'integer' AND tries >= 0),
        due ANY CHECK (due IS NULL OR typeof(due) = 'integer' AND due > 0),
        page_key TEXT NOT NULL UNIQUE,
        return_key TEXT UNIQUE,
        hand_off TEXT NOT NULL,
        instrument TEXT NOT NULL,
        disputed INTEGER NOT NULL CHECK (disputed IN (0, 1)),
        refunded_elsewhere_minor ANY CHECK (refunded_elsewhere_minor IS NULL OR typeof(refunded_elsewhere_minor) = 'integer' AND refunded_elsewhere_minor >= 0), refunded_elsewhere_currency TEXT, refunded_elsewhere_digits ANY CHECK (refunded_elsewhere_digits IS NULL OR typeof(refunded_elsewhere_digits) = 'integer' AND refunded_elsewhere_digits BETWEEN 0 AND 8),
        UNIQUE (psp, psp_ref)
    ) STRICT;
INSERT INTO "payments" VALUES('D-JAUE3VH','deposit',70011223,6000001,10000,'USD',2,'created','fake','fake_card',1760000000000,1760000000000,1760001800000,NULL,NULL,NULL,NULL,'',0,1760000005000,'740b9e63188148399837e390aa4844dd5be265f9f8d9d02a4f98bcfeeffe13d2','b9561d378cfa258e5f5ac89e6faa32baa81f16cc9f75f5ce802ab8df2f6e5495','embedded','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('D-N9WTCVH','deposit',70011223,6000002,10000,'USD',2,'created','fake','fake_card',1760000000000,1760000000000,1760001800000,NULL,NULL,NULL,NULL,'',0,1760000005000,'a46f1f70b99c29e30fdd4d9feaf7ef8f2fbee1f38c53de956e61e770e39ea152','b998f67cf6cbcf26d9b7bd4fa812f66e08c076f570bcb785b7759be86a70b978','embedded','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('D-MQ5KNH9','deposit',70011223,6000003,10000,'USD',2,'awaiting_payer','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_2',NULL,NULL,NULL,'',0,1760000005000,'1b891b484674a4eb278ba7119cf3fa650480d6da6c83fda7d418301c52296b95','b65a71de1fcd150ecb6df1e826e9184678823cfc6f784da5195e73f054dd9c78','embedded','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('D-7U32NJU','deposit',70011223,6000004,10000,'USD',2,'awaiting_payer','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_3',NULL,NULL,NULL,'',0,1760000005000,'d937cecde70c88ddfddc1db5898da5114c84154b141490d18f13f94634383173','592594824c1dddc1de91164c16bbda408e09796cef6447d3c8619a8c954617a7','embedded','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('D-FXUJ34A','deposit',70011223,6000005,10000,'USD',2,'awaiting_payer','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_5',NULL,NULL,NULL,'',0,1760000005000,'e8450a8fdd8bb556c065f58e5c2aae1bc9e34e656ad7ee31eb96ab82a7dc2562','14f6a85d3dc13241db75ce12377e4106dcb32472423d846d687c26389a82496f','new_tab','Visa 4004',0,0,'USD',2);
INSERT INTO "payments" VALUES('D-JUPWKDP','deposit',70011223,6000006,10000,'USD',2,'declined','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_6',NULL,NULL,NULL,'',0,1760000060000,'e149b9f0675e6cc66334ac520d5ac0cc7ee8bd172a8f373420f0a3429516080f','6f6b80f1a871043c3143fd798339ca8387b1aced62b5d99ae1f3232e8a7f3b4f','embedded','Visa 4006',0,0,'USD',2);
INSERT INTO "payments" VALUES('D-EYRAZ26','deposit',70011223,6000007,10000,'USD',2,'expired','fake','fake_card',1760000000000,1760001860000,1760001800000,'payment_7',NULL,NULL,NULL,'',1,1760001862000,'5ce03cedfde5b03fb863cd829caffdc343081801e88441cf82ba5e0076ccb447','e3efc87d83fad5d29d445c9a797aac66f53916b066441cc1613d8f15abd29c16','embedded','Visa 4007',0,0,'USD',2);
INSERT INTO "payments" VALUES('D-ZUPRPFS','deposit',70011223,6000008,10000,'USD',2,'paid','fake','fake_card',1760001860000,1760001860000,1760003660000,'payment_8',10000,'USD',2,'',0,1760001860000,'cfa8edd8fd1a41a6ec6d4c6e756e7d29b10767e47474000f6bac193e34472075','7915f39565aad6cbc87ef3078049fc546ea8bb015802b063b0174b9eb3001245','embedded','Visa 4008',0,0,'USD',2);
INSERT INTO "payments" VALUES('D-R9SKGJW','deposit',70011223,6000009,10000,'USD',2,'paid','fake','fake_card',1760001860000,1760001860000,1760003660000,'payment_10',10000,'USD',2,'',0,1760001860000,'a89815255c21c33fd818417de645ec9bd6bace12c956d3303603957088354d6f','25998b25e96dfa679d6abe3baeb1ad1e934024a9221014685548594b1cb83fa9','embedded','Visa 4010',0,0,'USD',2);
INSERT INTO "payments" VALUES('D-HUZA3TR','deposit',70011223,6000010,10000,'USD',2,'paid','fake','fake_card',1760001860000,1760001860000,1760003660000,'payment_12',10000,'USD',2,'',0,1760001860000,'683255bd87aa13478032b2629d11d6a8adc70d72990cb9148ff46a98a5de022c','02c9a784e31e427bee7e97974917af56ad4c06e0e579f7628ea2e27f4aadf13b','embedded','Visa 4012',0,0,'USD',2);
INSERT INTO "payments" VALUES('D-RM29EWZ','deposit',70011223,6000011,10000,'USD',2,'paid','fake','fake_card',1760001860000,1760001860000,1760003660000,'payment_14',10000,'USD',2,'',0,1760001860000,'3fcff5aa6c14e6eb4c1d6ae394081877de59138c55d94b761240b718ea0e1e5b','8a15c0f3853aef951ee856916492280ea6de27645a98c1c0c13b3ecee5a27a3b','embedded','Visa 4014',0,0,'USD',2);
INSERT INTO "payments" VALUES('D-PAKFNZG','deposit',70011223,6000012,10000,'USD',2,'paid','fake','fake_card',1760001860000,1760001860000,1760003660000,'payment_17',10000,'USD',2,'',0,1760001860000,'ed3bf1a822d3d0ae37af5ed4b3f1030dff3d82f198a3ef1fdfdcc598aa95a7e8','0475d14b6693d11cf895cdb7fa01815ffee774bf4b6851bbb61a0791fee7d2f1','embedded','Visa 4017',0,0,'USD',2);
INSERT INTO "payments" VALUES('D-FG6GQ3J','deposit',70011223,6000013,10000,'USD',2,'refunding','fake','fake_card',1760001860000,1760001860000,1760003660000,'payment_20',9000,'USD',2,'',0,1760001860000,'9111b5135db6ffb331994c46238fb6edc5829d09446c730f92d82762e18b9abf','b9bb890b5b02ed4f473f7e4a72960a461bbc4a0b36f9c33b60765130b793bd09','embedded','Visa 4020',0,0,'USD',2);
INSERT INTO "payments" VALUES('D-EVQJ6P2','deposit',70011223,6000014,10000,'USD',2,'refunding','fake','fake_card',1760001860000,1760001860000,1760003660000,'payment_21',9000,'USD',2,'',1,1760001865000,'b09d49af522233558dc740d05a0da21a31ca29df0cdf205192ff204d187feb2d','8a9c577b94c422ac8af64763dda8ea617f265e786de7c0a006e5ed4deecaf4d7','embedded','Visa 4021',0,0,'USD',2);
INSERT INTO "payments" VALUES('D-VBRHEV4','deposit',70011223,6000015,10000,'USD',2,'refunding','fake','fake_card',1760001860000,1760001860000,1760003660000,'payment_22',9000,'USD',2,'',1,1760001865000,'ec226b5fcc64ce80e41ee438a215129f66dd4da9ae9db21d13cf3fdc5830b63b','279368dbe13093e5c385b48f44837186b43817ae51d48c3e904ca7f35648ae95','embedded','Visa 4022',0,0,'USD',2);
INSERT INTO "payments" VALUES('D-DYT6XB3','deposit',70011223,6000016,10000,'USD',2,'refunding','fake','fake_card',1760001860000,1760001860000,1760003660000,'payment_23',9000,'USD',2,'',1,1760001865000,'140fbca4908e2b63877753350e2fccd222b9a1b12dae3ae29de06f014b2f6c28','647790348dbb5cc72c6c521bf1c0841d9430e5570b683f332f4c964790964788','embedded','Visa 4023',0,0,'USD',2);
INSERT INTO "payments" VALUES('D-86QZSMN','deposit',70011223,6000017,10000,'USD',2,'refunding','fake','fake_card',1760001860000,1760001860000,1760003660000,'payment_25',9000,'USD',2,'',1,1760001865000,'113d5ec394dc922ceaff8f20d6c9dde585886f6afaf82487cc4f6dfce0710b89','e6f546288e5a754627dd73f96e3fe7ce35f8b9713f516a0cc246e8cc33fcf2a3','embedded','Visa 4025',0,0,'USD',2);
INSERT INTO "payments" VALUES('D-RHQUDAE','deposit',70011223,6000018,10000,'USD',2,'refunding','fake','fake_card',1760001860000,1760001860000,1760003660000,'payment_26',9000,'USD',2,'',1,1760001865000,'e2af5502a46359b3ea036f87287503004e8935fd9b4ffb5c46d6d7d86ee7efab','b3ef2863f21e913bb84cd461a5e28903df6e25433697c421c6b7001c2d2cb0d0','embedded','Visa 4026',0,0,'USD',2);
INSERT INTO "payments" VALUES('D-64XDXHU','deposit',70011223,6000019,10000,'USD',2,'refunding','fake','fake_card',1760001860000,1760001860000,1760003660000,'payment_28',9000,'USD',2,'',1,1760001865000,'e6a546367674247674f8ab0ef91097b32b365ce5a1551d1402def5673964bc5a','587a98617cbc9a1d5108b761b314231690e1c113839fd42a61c130576528ac91','embedded','Visa 4028',0,0,'USD',2);
INSERT INTO "payments" VALUES('D-55JW2GQ','deposit',70011223,6000020,10000,'USD',2,'review','fake','fake_card',1760001860000,1760001860000,1760003660000,'payment_30',9000,'USD',2,'',0,NULL,'624c5e41b50c5537d16e8754c353be23733d222ef7a76d2a18a281d9c9549ab0','3e8a72d589899b560c86813630d91c66e214e9d94a979044a31f116c96e8b5fd','embedded','Visa 4030',0,0,'USD',2);
INSERT INTO "payments" VALUES('D-BCDN4Y5','deposit',70011223,6000021,10000,'USD',2,'review','fake','fake_card',1760001860000,1760001860000,1760003660000,'payment_32',9000,'USD',2,'',0,NULL,'4d98093f80b8c0fae36ad972613ad2ee7d11c61fda4825064c6fa4c2bcb1db48','7f4eaf7ae6e4828f41c4bc67b47e5f796fe679a05f69a5c11f518348d9ed86aa','embedded','Visa 4032',0,0,'USD',2);
INSERT INTO "payments" VALUES('D-SQ5H6JX','deposit',70011224,6000022,10000,'USD',2,'credited','fake','fake_card',1760001860000,1760001860000,1760003660000,'payment_33',10000,'USD',2,'',0,NULL,'b0497b72bdd9956fed7f5318b568ca482d278483a3c749ead09438e000db4d1a','c0cf565cae601b80438bf6bef6c537a41a610cf57dec8d23b37e66bde37087e2','embedded','Visa 4033',1,0,'USD',2);
INSERT INTO "payments" VALUES('W-UWVYWJB','withdrawal',70011224,6000022,4000,'USD',2,'awaiting_approval','fake','fake_card',1760001860000,1760001860000,NULL,NULL,NULL,NULL,NULL,'',0,NULL,'820f8742e7de7853e5706c8341b9d556ac28f15e91bddd5253de30a93698d332','8a246ffef10b5335057daac860b386571b87f1c997f5ba1bda7f7ac2da10eee5','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('W-BFHJUUW','withdrawal',70011223,6000023,4000,'USD',2,'approved','fake','fake_card',1760001860000,1760001860000,NULL,NULL,NULL,NULL,NULL,'',0,1760001860000,'629d1073a643ad6cf184e734c5d81ecbfa82cb245508c746ff46a7cac70dee84','c075f6121750c63ce572d72706db2fdfa38dec2f769b0938323e8c5e9cbe755d','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('W-SP4GUPY','withdrawal',70011223,6000024,4000,'USD',2,'approved','fake','fake_card',1760001860000,1760001860000,NULL,NULL,NULL,NULL,NULL,'',1,1760001861000,'fb4241e94592442303e1d98c6c34f8a9d51dcea3d8949fd1ebaeae53688dd032','0afa4b576ee2b7609ed78abaeb3b7f6c56fbacbf607a9549f42e1c1533e540b4','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('W-BTGEUZ4','withdrawal',70011223,6000025,4000,'USD',2,'debit_unknown','fake','fake_card',1760001860000,1760001860000,NULL,NULL,NULL,NULL,NULL,'timed out',0,1760001860000,'7f990ec087ae7b17932e5b07d5c7dc2f71e573af4720cdddb90e3de47369d2b7','cc771742a358dc587dc4c041fb3da45df8e25d4d1a27c444b67101cda05c0232','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('D-CHZCYKA','deposit',70011223,6000026,10000,'USD',2,'credited','fake','fake_card',1760001860000,1760001860000,1760003660000,'payment_34',10000,'USD',2,'',0,NULL,'94cdcc69ec0916712c22beddb0af7ad99a301b0f9aa729d4b3cbcc664248148d','36f8a3d999474b9c8fafa9beb4bf6d19b266fbefbdbe6a200c5849b62544750b','embedded','Visa 4034',0,0,'USD',2);
INSERT INTO "payments" VALUES('W-B5XJE4U','withdrawal',70011223,6000027,4000,'USD',2,'debit_unknown','fake','fake_card',1760001860000,1760001860000,NULL,NULL,NULL,NULL,NULL,'reset',0,1760001860000,'28fa5340fdc23bd9256bbccc155c2351075bb1b5c9d835429a08c4e9452b148b','6341a9791428c5a01c21be7e0ffba2f626505653790091ac13fab44b8651f866','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('D-FCBT9P7','deposit',70011223,6000028,10000,'USD',2,'credited','fake','fake_card',1760001860000,1760001860000,1760003660000,'payment_35',10000,'USD',2,'',0,NULL,'9097db009a59c70033e93f70c8d83e4214f2d71aa03862a54036490870e3b64a','81e5d1b00f6233d875f2b175716bfb227d806204a73f7582894b1603a7989c81','embedded','Visa 4035',0,0,'USD',2);
INSERT INTO "payments" VALUES('W-6QN4DC4','withdrawal',70011223,6000029,4000,'USD',2,'debiting','fake','fake_card',1760001860000,1760001860000,NULL,NULL,NULL,NULL,NULL,'',0,NULL,'ca7fb161b06a32e519dca3943790e26493ba8c4432dbdecd7f7828aa24491f44','ec1842c29749a5071e989133c9c9fd7e14922272d2d88b7825ba8e5b02012455','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('W-Z3Q6R5M','withdrawal',70011223,6000030,4000,'USD',2,'debiting','fake','fake_card',1760001860000,1760001860000,NULL,NULL,NULL,NULL,NULL,'',0,NULL,'121c6a0da7c37c20a297af043f58928fc80d0127c4aab970576ab6067245a028','00c2272004db9625d400e035699e80c2bad1bb7dd7fa5fbe1591019d29416e19','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('W-7JNQ3NT','withdrawal',70011223,6000031,4000,'USD',2,'debiting','fake','fake_card',1760001860000,1760001860000,NULL,NULL,NULL,NULL,NULL,'',0,NULL,'21d2f0ecdc562d1dc195a1c46e60b1b8479bda721ebe18bd925ad2a5c99990fa','f9ae540a969fe8d9466d8f8d4e8581dcff4d18122f55c598b088608274ec5808','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('W-4EYY8UP','withdrawal',70011223,6000032,4000,'USD',2,'approved','fake','fake_card',1760001860000,1760001860000,NULL,NULL,NULL,NULL,NULL,'',0,1760001860000,'58623e9058a2c11ed70998e593bdcf779c12e8863ee956ebdbd066586336c485','8f93235d0eae2fd2752c2e9a737c588819db243d8e4ff85cfaefbd340f26a611','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('W-REQUEST','withdrawal',70011223,6000033,4000,'USD',2,'requested','fake','fake_card',1760001860000,1760001860000,NULL,NULL,NULL,NULL,NULL,'',0,NULL,'page of a request','return of a request','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('W-C9JNMWS','withdrawal',70011223,6000034,4000,'USD',2,'debited','fake','fake_card',1760001860000,1760001860000,NULL,NULL,NULL,NULL,NULL,'',0,1760001860000,'29bfa8cc4cd55ff9cd271ecd82227dd64252887bb890e07ca941fc4e7d2de0b1','60db62d44ceeed57c96dbd17cbe4f69181866e736c0959f1eff2f1ff1bf9de41','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('W-VSGU9AJ','withdrawal',70011223,6000035,4000,'USD',2,'paying_out','fake','fake_card',1760001860000,1760001860000,NULL,NULL,NULL,NULL,NULL,'',1,1760001865000,'0016bae205cc2419da7eed9d858e16084988c82d533f39597339dc35fe53be5e','9b1486123218345fdab6738d5e374d6dac7c949aa41e8857571141895c970655','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('W-ECDUQ74','withdrawal',70011223,6000036,4000,'USD',2,'paying_out','fake','fake_card',1760001860000,1760001860000,NULL,NULL,NULL,NULL,NULL,'',1,1760001865000,'493063d0ffa9a516a0fc977aa25a60766c90bbfbd266fa1d9d8005e961f1d6d8','7d1bcad6e4d2851c16b5c25f746340df8959885f1d0bdb086ceca44da454c685','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('W-ZQD8CP3','withdrawal',70011223,6000037,4000,'USD',2,'paying_out','fake','fake_card',1760001860000,1760001860000,NULL,NULL,NULL,NULL,NULL,'',1,1760001865000,'544719271c46f030c2646b551bea690127807b890eb33d79bce527d12f3bb84f','a5861476276f0f3e0ab5f12f3ff678df11e7b6c976010798cbf69d3e53b4fd93','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('W-CRPUBWP','withdrawal',70011223,6000038,4000,'USD',2,'paying_out','fake','fake_card',1760001860000,1760001860000,NULL,NULL,NULL,NULL,NULL,'',1,1760001865000,'abeacb5f5d0c9ddbcea8f741cda69ff61559cc7496ff4c09c5acd362e55315ab','cc56d0fccaa81fd92c5d14a720845cedb61d2e14a3c2870d59a9cbf0f68ce301','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('W-95QRNNP','withdrawal',70011223,6000039,4000,'USD',2,'paying_out','fake','fake_card',1760001860000,1760001860000,NULL,NULL,NULL,NULL,NULL,'',1,1760001865000,'82933e3ee55868a58ea7a8fc511959aa369d824f9abb9efea4ddbb085497a706','5e7ee0eaf1ccfa5cfe8adda42e9b59b8a495e67e55f01053c9a6ea9e6b820245','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('W-6CAD3K5','withdrawal',70011223,6000040,4000,'USD',2,'paying_out','fake','fake_card',1760001860000,1760001860000,NULL,NULL,NULL,NULL,NULL,'',1,1760001865000,'d5b359321e0bc2dcf20acef620474520aa3712977b5b0ce523f96941da415f3d','b8ef7c85842dcbc2e136ccb2c3d9427d465d72ca8f9c9de80f0083d5dcd37c76','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('W-VRJ6J2W','withdrawal',70011223,6000041,4000,'USD',2,'paying_out','fake','fake_card',1760001860000,1760001860000,NULL,NULL,NULL,NULL,NULL,'',1,1760001865000,'dca35f885fc9cf0c9568010e6fc2ecdc01233b3983161436f51bde463a9e9d4a','8103249f7b2980812d379d9620c8bc5bd0e322489c29c43ca3f8f84f77e76934','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('W-AKVYGZZ','withdrawal',70011223,6000042,4000,'USD',2,'paying_out','fake','fake_card',1760001860000,1760001860000,NULL,NULL,NULL,NULL,NULL,'',1,1760001865000,'ee085a10270cf71d6518cefc68d94a820aa36e3079b8f4b02de9afdd055a35b6','c83efa64adcd421e21a236183701a8cc87709b5fbce0e349ded5dc7c93843ab3','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('W-UNSDHNX','withdrawal',70011223,6000043,4000,'USD',2,'paid_out','fake','fake_card',1760001860000,1760001860000,NULL,NULL,NULL,NULL,NULL,'',0,NULL,'d28c16efd61ecff5d357562db2ef97acd8f9b3003be9b4431eda91fc81a96ed9','5f865ad2654c4d62abebefaad9e536be98f2bec8d744109985c9ede5eb7e6547','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('W-ZTMWM4E','withdrawal',70011223,6000044,4000,'USD',2,'review','fake','fake_card',1760001860000,1760001860000,NULL,NULL,NULL,NULL,NULL,'',0,NULL,'dcd1bb6ad03899895b42589bc8081f86bdfbfdd80fb9f36b51170ed8e23692fa','9c823529c9f94376002cd5c3e6e3affd97912c077cbbfe64c3a3688f956a3d66','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('W-DSRJYBC','withdrawal',70011223,6000045,4000,'USD',2,'returning','fake','fake_card',1760001860000,1760001860000,NULL,NULL,NULL,NULL,NULL,'no_such_card',0,1760001860000,'ed770eb17760523212bdcd6b54af21976ef361810142245dc5d8b234aca7cb4d','2391a9943d644751bdeb83e3bc9e3d6ea6feb9f1d8c50b9c39113d2897786321','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('W-78UD6QG','withdrawal',70011223,6000046,4000,'USD',2,'returning','fake','fake_card',1760001860000,1760001860000,NULL,NULL,NULL,NULL,NULL,'',1,1760001861000,'a00aaf2bcf7b714f2b005d48396b58a8caf5d9da3ae8cc6e6b9414e9188e1bc2','6cba66b77f64b427150bff02d0032b7c5dae2b372f9a79d28a2fd24542b60add','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('W-Q8TTWSX','withdrawal',70011223,6000047,4000,'USD',2,'return_unknown','fake','fake_card',1760001860000,1760001860000,NULL,NULL,NULL,NULL,NULL,'timed out',0,1760001860000,'8315c116715d987d930e57996163decd84eba47d626e914e89aff37e7d9ba7f4','b1639bf1930637440730d2a7f51cc02184f43a040685402474fd0ca40c92da5c','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('D-FCEP8BM','deposit',70011223,6000048,10000,'USD',2,'credited','fake','fake_card',1760001860000,1760001860000,1760003660000,'payment_41',10000,'USD',2,'',0,NULL,'3c01c34025b99e93c1b57282eb9347ba28b20346156dc40ee9ed1c1ffeb9dfba','faf27f2d4e218d9e63c829414ea4d876f6c9f7162d520d1f0e1a75121402a4aa','embedded','Visa 4041',0,0,'USD',2);
INSERT INTO "payments" VALUES('W-WBNFFWC','withdrawal',70011223,6000049,4000,'USD',2,'return_unknown','fake','fake_card',1760001860000,1760001860000,NULL,NULL,NULL,NULL,NULL,'reset',0,1760001860000,'409062cff03ecc3027fe02a77278dd5fcd66203b5b7c2f8d3f3d5dea428b1de0','3c3248352a28c2f2be62c57c3e5f221d99bd295ec4b2cb4a4c1f4b2adcfbf71e','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('D-SYZNW3F','deposit',70011223,6000050,10000,'USD',2,'credited','fake','fake_card',1760001860000,1760001860000,1760003660000,'payment_42',10000,'USD',2,'',0,NULL,'b8312f36a6b2d3fbed7da15f5ea57f5881887ff4627b672d89d366d19fd3e063','45f64304c630f41e9a57c69b89c84fe353cf3f77704f0ae8b4cbc86e150b040f','embedded','Visa 4042',0,0,'USD',2);
INSERT INTO "payments" VALUES('W-4N7F35J','withdrawal',70011223,6000051,4000,'USD',2,'returning','fake','fake_card',1760001860000,1760001860000,NULL,NULL,NULL,NULL,NULL,'no_such_card',0,NULL,'2daf73381942d177cf897d80ccecaafdca0e0ca2a4e6b1336919ec66cd3b55cf','69954e4ce7b59f6925ae896c30e4df23246433391aa0f3a67591f3d91e99c2f5','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('W-UNF8AXM','withdrawal',70011223,6000052,4000,'USD',2,'returning','fake','fake_card',1760001860000,1760001860000,NULL,NULL,NULL,NULL,NULL,'no_such_card',0,NULL,'8a96ddeca17e5b683be45029f6daecf053985d910867cf1773291ff4983a80fc','01b9a7a453377fdeead547473727061a331044f95a967d206f220d225e347705','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('W-EXW3YMR','withdrawal',70011223,6000053,4000,'USD',2,'returning','fake','fake_card',1760001860000,1760001860000,NULL,NULL,NULL,NULL,NULL,'no_such_card',0,NULL,'1a1e03f9c2ceab5309a894836db22d3fca8a6a0b439b15ff417c4b481beb5741','f628adf7c3fa54a3be9ec3d85b694e4af0b223198657aa510891833931a6e71b','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('D-3AA29AS','deposit',70011223,6000054,2500,'USD',2,'credited','fake','fake_loop',1760001860000,1760001860000,1760003660000,'payment_43',2500,'USD',2,'',0,NULL,'ac21e9001b3b889333348111b545539ca9097ec4903c9130ce07745de461b2fa','77b44f08150e1a0781292860cf5c5f1a1e0b8a12b0cf8cc697a581f447781ed8','embedded','Visa 4043',0,0,'USD',2);
INSERT INTO "payments" VALUES('D-AKSEHE5','deposit',70011223,6000054,3500,'USD',2,'credited','fake','fake_loop',1760001860000,1760001860000,1760003660000,'payment_44',3500,'USD',2,'',0,NULL,'e46b435718038f3b4ebc742c4c4579bc26c0de201fe56eb375a03912081144ee','580048de8ecb69cab33492a68e5f9065c94e44b3f612dee3c0558af841dbe439','embedded','Visa 4044',0,0,'USD',2);
INSERT INTO "payments" VALUES('W-V7DCBTT','withdrawal',70011223,6000054,4000,'USD',2,'approved','fake','fake_loop',1760001860000,1760001860000,NULL,NULL,NULL,NULL,NULL,'',0,1760001860000,'34f93fac558023a1874e7310c060a42bf7040b0bedb011ea7e8b4907c52b08fe','0adf2a85a0c01eace793e4d73d3197c2f4f233020f46a9b72904232de89bdfc8','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('D-ABT68MF','deposit',70011223,6000055,2500,'USD',2,'credited','fake','fake_loop',1760001860000,1760001860000,1760003660000,'payment_45',2500,'USD',2,'',0,NULL,'9a14bb62a93b3c6a6d7cf95621eaeedf0fa6813750d1308557f7b6da84bb085f','7685301cd9fc2e5db62b9755bd2e4723a9ab8e1a3513b805cfca235fb762a179','embedded','Visa 4045',0,0,'USD',2);
INSERT INTO "payments" VALUES('D-JXFA287','deposit',70011223,6000055,3500,'USD',2,'credited','fake','fake_loop',1760001860000,1760001860000,1760003660000,'payment_46',3500,'USD',2,'',0,NULL,'067513f11e806a0fcb752de152353ccf000262a0fb22437988ae98eb5ebae0dd','17489ed75138c33a7c49bbadb4f96dafbcbdfa5696b33b038fab4f7bd6737422','embedded','Visa 4046',0,0,'USD',2);
INSERT INTO "payments" VALUES('W-A65VSF6','withdrawal',70011223,6000055,4000,'USD',2,'paying_out','fake','fake_loop',1760001860000,1760001860000,NULL,NULL,NULL,NULL,NULL,'',1,1760001865000,'14d9fc435ab64852ce8b7877b5eff62be4946fd99324943a0493c6181636a29a','8f07df8476cc06ad7ed23bc71998e4dca0fe1db4f295aec816e2f76cf8a93b40','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('D-R8ECVX6','deposit',70011223,6000056,2500,'USD',2,'credited','fake','fake_loop',1760001860000,1760001860000,1760003660000,'payment_47',2500,'USD',2,'',0,NULL,'93f17f804cb768f25de5a19723a6567bfe0936585e0a94198d951abc9b2d37cc','4521c15703b5e6cec9969c038b144332899ee51aea515afff721f7e621b34c37','embedded','Visa 4047',0,0,'USD',2);
INSERT INTO "payments" VALUES('D-8JR5BDP','deposit',70011223,6000056,3500,'USD',2,'credited','fake','fake_loop',1760001860000,1760001860000,1760003660000,'payment_48',3500,'USD',2,'',0,NULL,'828df38f135cc8d3b683275894182c2e2c04cf607e8075650beb254a320a6ef3','e84aa41cc8798d83c0e62581f77e6de9a5e02ea8672d267fd074481d3f192ccf','embedded','Visa 4048',0,0,'USD',2);
INSERT INTO "payments" VALUES('W-DP73ENM','withdrawal',70011223,6000056,4000,'USD',2,'paying_out','fake','fake_loop',1760001860000,1760001860000,NULL,NULL,NULL,NULL,NULL,'',1,1760001865000,'1cd8c6382befb99a6ca5fde098713eb9ddd8cb7a3e89661fe0b29f8e4ca81f66','64101b9c2883fecf00f29dceaff922ad9258fd9d9fc5aca54f6d886c9cdc75c9','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('D-FYMSPJ5','deposit',70011223,6000057,2500,'USD',2,'credited','fake','fake_loop',1760001860000,1760001860000,1760003660000,'payment_49',2500,'USD',2,'',0,NULL,'4d89069d4d32c79c7f5e311867d7905961aaa16d2bc28aca5186cbd52ef08ff4','2def6eebbd61fa70cdacca90478fe3a9e85593223ded7c06331827f51bfa4323','embedded','Visa 4049',0,0,'USD',2);
INSERT INTO "payments" VALUES('D-FZZC43B','deposit',70011223,6000057,3500,'USD',2,'credited','fake','fake_loop',1760001860000,1760001860000,1760003660000,'payment_50',3500,'USD',2,'',0,NULL,'4184dd41481fcab407e94865ff8a964ccd8f059135aac4f8aaf25ec43564457e','b9250ff711b703c825c7af3db88b57a8f015f59a4bf33c3fc7c0e6314d7665f1','embedded','Visa 4050',0,0,'USD',2);
INSERT INTO "payments" VALUES('W-9GF36SJ','withdrawal',70011223,6000057,4000,'USD',2,'paying_out','fake','fake_loop',1760001860000,1760001860000,NULL,NULL,NULL,NULL,NULL,'',1,1760001865000,'ac45fd6c2bb1ab6ec6ad619c2aeb6e0a80d0c2e0171c54d7a42856a311578615','93f1514347c73fbc91c91c54232a0e047e783632949fada96e940df79bd8908e','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('D-6U8F72T','deposit',70011223,6000058,2500,'USD',2,'credited','fake','fake_loop',1760001860000,1760001860000,1760003660000,'payment_52',2500,'USD',2,'',0,NULL,'8e76a61ad2813c1255449b57c9e716ec9da2123818e0fdc1e0e0311809c1ae2e','1c29fd5369330d1574b5e2a7be29998ce203a137ece187e92a4f84f4a4400c5b','embedded','Visa 4052',0,0,'USD',2);
INSERT INTO "payments" VALUES('D-SHBN8AS','deposit',70011223,6000058,3500,'USD',2,'credited','fake','fake_loop',1760001860000,1760001860000,1760003660000,'payment_53',3500,'USD',2,'',0,NULL,'a3dbf983036a05458ea9106c129563d5b1142200f132982f14791337d4c5d6d2','71220575d18ad0e31c67440703d389bb2026fbfb47e92e5455c58a6676491f6f','embedded','Visa 4053',0,0,'USD',2);
INSERT INTO "payments" VALUES('W-SRAZZHQ','withdrawal',70011223,6000058,4000,'USD',2,'paying_out','fake','fake_loop',1760001860000,1760001860000,NULL,NULL,NULL,NULL,NULL,'',1,1760001865000,'50ce19cc2db5183632db5006b8b5b85fc7a0ce9510c83822d636b5172205e439','778067bb50be6d08be8b98e2eae30212d0421fc42c2587407010c31fd23eddf5','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('D-AK3YTGB','deposit',70011223,6000059,2500,'USD',2,'credited','fake','fake_loop',1760001860000,1760001860000,1760003660000,'payment_56',2500,'USD',2,'',0,NULL,'ae3f66637c1a70e505990a71feed2fdc737efada0d83bef75eb0075344cad7b9','e3c0e168cc718c59f94feff059b7ccf6005d5c0462c793fc307c74d89ce066b2','embedded','Visa 4056',0,0,'USD',2);
INSERT INTO "payments" VALUES('D-ST29NEU','deposit',70011223,6000059,3500,'USD',2,'credited','fake','fake_loop',1760001860000,1760001860000,1760003660000,'payment_57',3500,'USD',2,'',0,NULL,'00d6b4b467d76301e12e26f67f19504a4a382542394378a65583a2d51b091e14','fb8c3dc19a165d858193a77ec4f441414a673704bf72d64e7a73f07b295a124b','embedded','Visa 4057',0,0,'USD',2);
INSERT INTO "payments" VALUES('W-G95DT7R','withdrawal',70011223,6000059,4000,'USD',2,'paying_out','fake','fake_loop',1760001860000,1760001860000,NULL,NULL,NULL,NULL,NULL,'',1,1760001865000,'5ace48aeb3bb0ae185f5e975b2ec55a415b790ef1f1b3f3587fa269dc2e49637','91335d0eb40b1dff6723c3c0180a08de3cd59276eb196a79678f5d0fb283e334','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('D-Z7Y3S9N','deposit',70011223,6000060,2500,'USD',2,'credited','fake','fake_loop',1760001860000,1760001860000,1760003660000,'payment_59',2500,'USD',2,'',0,NULL,'97aaff8295ca69dc9b8544b76c68b68ec7d78e4da79bb15ba9d5aefd592cbfb0','c5e70401b4d148f29169f8afee89d51facf720103ff29354df315f0bb85a3769','embedded','Visa 4059',0,0,'USD',2);
INSERT INTO "payments" VALUES('D-WK9YKEY','deposit',70011223,6000060,3500,'USD',2,'credited','fake','fake_loop',1760001860000,1760001860000,1760003660000,'payment_60',3500,'USD',2,'',0,NULL,'6d1a3923da1c9fa9d76c3328c6f3917b8d967e72dbcc083d7b733fd0151f4bda','98467c33578d159aed1c3d8f8f293639d570f8fdca5392facdc70d689a472651','embedded','Visa 4060',0,0,'USD',2);
INSERT INTO "payments" VALUES('W-55T9NDM','withdrawal',70011223,6000060,4000,'USD',2,'review','fake','fake_loop',1760001860000,1760001860000,NULL,NULL,NULL,NULL,NULL,'no_such_card',0,NULL,'c6f7443c3991027a16efbb1af46781cb8a8cd5ae88a1d1ee53efb94f5e0ae394','dffe62f9f39cc566a0b16bddbff2256a7c4ddede7e8b3a7470141a7d9a852cc2','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('D-Y3PBA8Z','deposit',70011223,6000061,2500,'USD',2,'credited','fake','fake_loop',1760001860000,1760001860000,1760003660000,'payment_62',2500,'USD',2,'',0,NULL,'cc0286e712a78f72cf1c3090d6f09dd0a508562c3e09002ad1cb1156cc7633a6','cd881d63cf671622eee6b3d26a8c9c7aeace79f4d2f10d86f501c713383a9179','embedded','Visa 4062',0,0,'USD',2);
INSERT INTO "payments" VALUES('D-6XWNCUC','deposit',70011223,6000061,3500,'USD',2,'credited','fake','fake_loop',1760001860000,1760001860000,1760003660000,'payment_63',3500,'USD',2,'',0,NULL,'cb00efc053360c4a07d6d58ccd0b676d4f730f78734489e802f56cd76a05b70c','695501ce46a6eb5ddfa596f9b7c5aeb0d0e0e2b47c60e659892fab94522a1a5a','embedded','Visa 4063',0,0,'USD',2);
INSERT INTO "payments" VALUES('W-P5TAAPM','withdrawal',70011223,6000061,4000,'USD',2,'paying_out','fake','fake_loop',1760001860000,1760001860000,NULL,NULL,NULL,NULL,NULL,'',1,1760001865000,'9d8ec328dd584432de325612d29895842f8daa9458d5d8fe79f24333728b287d','648b481b7f472e8cdef18d7b221eaf1e2269306afc478f6d9b99763c78a495ff','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('D-AGFK4FJ','deposit',70011223,6000062,10000,'USD',2,'paid','fake','fake_card',1760001860000,1760001860000,1760003660000,'payment_66',10000,'USD',2,'',0,1760001860000,'329a45040d2e1629d392c8f114d49d5da4fee56191ee48dc48a8807c37c8ecd1','3072f3dcd35614bb24d1b0a5668e0950c8b08475d8cc851423b0f9d824cbbb44','embedded','Visa 4066',0,0,'USD',2);
INSERT INTO "payments" VALUES('D-RF2DB6C','deposit',70011223,6000063,10000,'USD',2,'paid','fake','fake_card',1760001860000,1760001870000,1760003660000,'payment_67',10000,'USD',2,'',2,1760001872000,'ed1fae53b89fd265f4f3a0747ce6e4e499dfd5d7cb56edd0ad30a13908d9490d','a2648d76b71d5ac38a06428f22d6b0d22e688b79aadb33189991d8325ad56424','embedded','Visa 4067',0,0,'USD',2);
INSERT INTO "payments" VALUES('D-6WS5NKC','deposit',70011223,6000064,10000,'USD',2,'credit_unknown','fake','fake_card',1760001880000,1760001880000,1760003680000,'payment_68',10000,'USD',2,'timed out',0,1760001880000,'a1ade3c0367af79b70ad460c12cb0b9d1e700ec70e7cd50610171e09057f7266','ead15f11e477af3ecd1657fccd35d80392bf46e7147e75c4eb33111b85887f6c','embedded','Visa 4068',0,0,'USD',2);
INSERT INTO "payments" VALUES('D-FBZXKXV','deposit',70011223,6000065,10000,'USD',2,'credited','fake','fake_card',1760001880000,1760001880000,1760003680000,'payment_69',10000,'USD',2,'',0,NULL,'1f4e055b2f4c7d82166814dc3cbd8b38321711ae8448d8a6506328001fc286c4','d00f59476c5c575f5821455daa643076edfda3ebd45ba5b23781b41b2086beb7','embedded','Visa 4069',0,0,'USD',2);
INSERT INTO "payments" VALUES('D-SSF2NR5','deposit',70011223,6000066,10000,'USD',2,'credit_unknown','fake','fake_card',1760001880000,1760001880000,1760003680000,'payment_70',10000,'USD',2,'reset',0,1760001880000,'214580d003127c1aa4775c7b760bd6d01b329f362390bca37c0def0a687973b9','b39daf2ac79eb6e5c681283c9506b20ece2362adbc4ea4e077c7a8abed6acf76','embedded','Visa 4070',0,0,'USD',2);
INSERT INTO "payments" VALUES('D-S8AEQG7','deposit',70011223,6000067,10000,'USD',2,'credited','fake','fake_card',1760001880000,1760001880000,1760003680000,'payment_71',10000,'USD',2,'',0,NULL,'2cc6c6001dce638ae94b068d72c1a97049a766d6b3f70c11b3ba26c721ad2739','ef9aea8142e2ceb619af2c9d57b9c022a3c6c4dccbe34681fd800de39fe405c7','embedded','Visa 4071',0,0,'USD',2);
INSERT INTO "payments" VALUES('D-B3E7W93','deposit',70011223,6000068,10000,'USD',2,'paid','fake','fake_card',1760001880000,1760002600000,1760003680000,'payment_72',10000,'USD',2,'reset',0,1760002600000,'5454e139273c2676d567fe4570996457d54bda6a87386cce6e804959b6593e03','38246ae6dbc43426eaab2ca1bbf02a934aec00f8b96d9a242680e6b748e61d35','embedded','Visa 4072',0,0,'USD',2);
INSERT INTO "payments" VALUES('D-N9FTNGA','deposit',70011223,6000069,10000,'USD',2,'credit_refused','fake','fake_card',1760002600000,1760002600000,1760004400000,'payment_73',10000,'USD',2,'TRADER_NOT_FOUND',0,1760002600000,'801a6683a3b082be359d0490f174e70a34f6b1232990c031e256b4aa053179be','9103e35a88efbf47ad98c436f8e18937e4d279ecebf4eb232e4d52bb242e0986','embedded','Visa 4073',0,0,'USD',2);
INSERT INTO "payments" VALUES('D-TZFWBPV','deposit',70011223,6000070,10000,'USD',2,'credited','fake','fake_card',1760002600000,1760002600000,1760004400000,'payment_74',10000,'USD',2,'',0,NULL,'2d4fadccbd018037b823fde8cf696f1a7db96cd2bc48dc9c3afb9bdd13e650c5','13b58d4564a67b803a11d39b2ea3fac963de95db16b3dc58deb88ffc55a10cd5','embedded','Visa 4074',0,0,'USD',2);
INSERT INTO "payments" VALUES('D-AQAGD6P','deposit',70011223,6000071,10000,'USD',2,'crediting','fake','fake_card',1760002600000,1760002600000,1760004400000,'payment_75',10000,'USD',2,'',0,NULL,'b0d325fbc9f003d98570757986162b880f49a529bd9dcda963d8c9381e1d32e6','8fcd687946434dff018c7490b8337ea3df859dac6fd0a84464deb32220ce90ce','embedded','Visa 4075',0,0,'USD',2);
INSERT INTO "payments" VALUES('D-46XEUDX','deposit',70011223,6000072,10000,'USD',2,'crediting','fake','fake_card',1760002600000,1760002600000,1760004400000,'payment_76',10000,'USD',2,'',0,NULL,'e56fe5187ddfd1e4f698332cdd65421088b206753429aba89a547fff5aac1a0d','efa3e200f29070c1710dd02612262e498e3904717ef0c0dd35226a863b6df7dc','embedded','Visa 4076',0,0,'USD',2);
INSERT INTO "payments" VALUES('D-62BSW7J','deposit',70011223,6000073,10000,'USD',2,'crediting','fake','fake_card',1760002600000,1760002600000,1760004400000,'payment_77',10000,'USD',2,'',0,NULL,'438c089d780e1a2ee15962df00f890d18217c84efcc8e09d5c11314d55f9b902','85ff848afb55110aed1e96b096071dc842fc6cb62ac5378588881693b55a13cc','embedded','Visa 4077',0,0,'USD',2);
INSERT INTO "payments" VALUES('W-8ZUBEAQ','withdrawal',70011223,6000074,4000,'USD',2,'paid_out','fake','fake_card',1760002600000,1760002600000,NULL,NULL,NULL,NULL,NULL,'',0,NULL,'4599eaca3accec2001dc56e1453a4f16435036f555327d7cac88850ae6a8321b','6e84b091e0f617c38f011bae5b2f885531c8c281f8ea058996982629392454b6','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('D-QVZ8T2S','deposit',70011223,6000075,10000,'USD',2,'awaiting_payer','fake','fake_card',1760002600000,1760002600000,1760004400000,'payment_79',NULL,NULL,NULL,'',0,1760002605000,'a595b60bd6f4aaa248a9124a8684bc07f95f937a24de7885d26afb1105e86314','c8dca10e0631e94e990b3762fd68e9a7a1678009dea7f87e8d711c2abcae3d64','embedded','',0,NULL,NULL,NULL);
CREATE TABLE psp_calls (
        key TEXT PRIMARY KEY,
        ref TEXT NOT NULL,
        action TEXT NOT NULL,
        minor ANY NOT NULL CHECK (typeof(minor) = 'integer' AND minor > 0), currency TEXT NOT NULL, digits ANY NOT NULL CHECK (typeof(digits) = 'integer' AND digits BETWEEN 0 AND 8),
        psp TEXT NOT NULL,
        psp_ref TEXT,
        result_ref TEXT,
        state TEXT NOT NULL CHECK (state IN ('planned', 'sending', 'pending', 'paid', 'failed', 'lost')),
        reported_paid INTEGER NOT NULL CHECK (reported_paid IN (0, 1)),
        created ANY NOT NULL CHECK (typeof(created) = 'integer' AND created > 0),
        label TEXT NOT NULL,
        called ANY CHECK (called IS NULL OR typeof(called) = 'integer' AND called > 0),
        reason TEXT NOT NULL,
        UNIQUE (psp, result_ref)
    ) STRICT;
INSERT INTO "psp_calls" VALUES('U-3J9RHN98QTJSYP.refund.1','U-3J9RHN98QTJSYP','refund',10000,'USD',2,'fake','payment_10_again',NULL,'planned',0,1760001860000,'',NULL,'');
INSERT INTO "psp_calls" VALUES('U-8GQFYTG7GKTMZM.refund.1','U-8GQFYTG7GKTMZM','refund',10000,'USD',2,'fake','payment_12_again',NULL,'sending',0,1760001860000,'',1760001860000,'');
INSERT INTO "psp_calls" VALUES('U-PHV7CQQAXCZPWP.refund.1','U-PHV7CQQAXCZPWP','refund',10000,'USD',2,'fake','payment_14_again',NULL,'sending',0,1760001860000,'',1760001860000,'');
INSERT INTO "psp_calls" VALUES('U-38X8Q5TZ5CV9V3.refund.1','U-38X8Q5TZ5CV9V3','refund',10000,'USD',2,'fake','payment_17_again','refund_19','paid',1,1760001860000,'',1760001860000,'');
INSERT INTO "psp_calls" VALUES('D-FG6GQ3J.refund.1','D-FG6GQ3J','refund',9000,'USD',2,'fake','payment_20',NULL,'planned',0,1760001860000,'',NULL,'');
INSERT INTO "psp_calls" VALUES('D-EVQJ6P2.refund.1','D-EVQJ6P2','refund',9000,'USD',2,'fake','payment_21',NULL,'sending',0,1760001860000,'',1760001860000,'');
INSERT INTO "psp_calls" VALUES('D-VBRHEV4.refund.1','D-VBRHEV4','refund',9000,'USD',2,'fake','payment_22',NULL,'sending',0,1760001860000,'',1760001860000,'');
INSERT INTO "psp_calls" VALUES('D-DYT6XB3.refund.1','D-DYT6XB3','refund',9000,'USD',2,'fake','payment_23',NULL,'sending',0,1760001860000,'',1760001860000,'');
INSERT INTO "psp_calls" VALUES('D-86QZSMN.refund.1','D-86QZSMN','refund',9000,'USD',2,'fake','payment_25',NULL,'sending',0,1760001860000,'',1760001860000,'');
INSERT INTO "psp_calls" VALUES('D-RHQUDAE.refund.1','D-RHQUDAE','refund',9000,'USD',2,'fake','payment_26',NULL,'sending',0,1760001860000,'',1760001860000,'');
INSERT INTO "psp_calls" VALUES('D-64XDXHU.refund.1','D-64XDXHU','refund',9000,'USD',2,'fake','payment_28','refund_29','pending',0,1760001860000,'',1760001860000,'');
INSERT INTO "psp_calls" VALUES('D-55JW2GQ.refund.1','D-55JW2GQ','refund',9000,'USD',2,'fake','payment_30','refund_31','failed',0,1760001860000,'',1760001860000,'');
INSERT INTO "psp_calls" VALUES('W-UWVYWJB.payout.1','W-UWVYWJB','payout',4000,'USD',2,'fake',NULL,NULL,'planned',0,1760001860000,'',NULL,'');
INSERT INTO "psp_calls" VALUES('W-BFHJUUW.payout.1','W-BFHJUUW','payout',4000,'USD',2,'fake',NULL,NULL,'planned',0,1760001860000,'',NULL,'');
INSERT INTO "psp_calls" VALUES('W-SP4GUPY.payout.1','W-SP4GUPY','payout',4000,'USD',2,'fake',NULL,NULL,'planned',0,1760001860000,'',NULL,'');
INSERT INTO "psp_calls" VALUES('W-BTGEUZ4.payout.1','W-BTGEUZ4','payout',4000,'USD',2,'fake',NULL,NULL,'planned',0,1760001860000,'',NULL,'');
INSERT INTO "psp_calls" VALUES('W-B5XJE4U.payout.1','W-B5XJE4U','payout',4000,'USD',2,'fake',NULL,NULL,'planned',0,1760001860000,'',NULL,'');
INSERT INTO "psp_calls" VALUES('W-6QN4DC4.payout.1','W-6QN4DC4','payout',4000,'USD',2,'fake',NULL,NULL,'planned',0,1760001860000,'',NULL,'');
INSERT INTO "psp_calls" VALUES('W-Z3Q6R5M.payout.1','W-Z3Q6R5M','payout',4000,'USD',2,'fake',NULL,NULL,'planned',0,1760001860000,'',NULL,'');
INSERT INTO "psp_calls" VALUES('W-7JNQ3NT.payout.1','W-7JNQ3NT','payout',4000,'USD',2,'fake',NULL,NULL,'planned',0,1760001860000,'',NULL,'');
INSERT INTO "psp_calls" VALUES('W-4EYY8UP.payout.1','W-4EYY8UP','payout',4000,'USD',2,'fake',NULL,NULL,'planned',0,1760001860000,'',NULL,'');
INSERT INTO "psp_calls" VALUES('W-REQUEST.payout.1','W-REQUEST','payout',4000,'USD',2,'fake',NULL,NULL,'planned',0,1760001860000,'',NULL,'');
INSERT INTO "psp_calls" VALUES('W-C9JNMWS.payout.1','W-C9JNMWS','payout',4000,'USD',2,'fake',NULL,NULL,'planned',0,1760001860000,'',NULL,'');
INSERT INTO "psp_calls" VALUES('W-VSGU9AJ.payout.1','W-VSGU9AJ','payout',4000,'USD',2,'fake',NULL,NULL,'planned',0,1760001860000,'',NULL,'');
INSERT INTO "psp_calls" VALUES('W-ECDUQ74.payout.1','W-ECDUQ74','payout',4000,'USD',2,'fake',NULL,NULL,'sending',0,1760001860000,'',1760001860000,'');
INSERT INTO "psp_calls" VALUES('W-ZQD8CP3.payout.1','W-ZQD8CP3','payout',4000,'USD',2,'fake',NULL,NULL,'sending',0,1760001860000,'',1760001860000,'');
INSERT INTO "psp_calls" VALUES('W-CRPUBWP.payout.1','W-CRPUBWP','payout',4000,'USD',2,'fake',NULL,NULL,'sending',0,1760001860000,'',1760001860000,'');
INSERT INTO "psp_calls" VALUES('W-95QRNNP.payout.1','W-95QRNNP','payout',4000,'USD',2,'fake',NULL,NULL,'sending',0,1760001860000,'',1760001860000,'');
INSERT INTO "psp_calls" VALUES('W-6CAD3K5.payout.1','W-6CAD3K5','payout',4000,'USD',2,'fake',NULL,NULL,'sending',0,1760001860000,'',1760001860000,'');
INSERT INTO "psp_calls" VALUES('W-VRJ6J2W.payout.1','W-VRJ6J2W','payout',4000,'USD',2,'fake',NULL,NULL,'sending',0,1760001860000,'',1760001860000,'');
INSERT INTO "psp_calls" VALUES('W-AKVYGZZ.payout.1','W-AKVYGZZ','payout',4000,'USD',2,'fake',NULL,'payout_38','pending',0,1760001860000,'',1760001860000,'');
INSERT INTO "psp_calls" VALUES('W-UNSDHNX.payout.1','W-UNSDHNX','payout',4000,'USD',2,'fake',NULL,'payout_39','paid',1,1760001860000,'',1760001860000,'');
INSERT INTO "psp_calls" VALUES('W-ZTMWM4E.payout.1','W-ZTMWM4E','payout',4000,'USD',2,'fake',NULL,'payout_40','failed',1,1760001860000,'',1760001860000,'');
INSERT INTO "psp_calls" VALUES('W-DSRJYBC.payout.1','W-DSRJYBC','payout',4000,'USD',2,'fake',NULL,NULL,'failed',0,1760001860000,'',1760001860000,'no_such_card');
INSERT INTO "psp_calls" VALUES('W-78UD6QG.payout.1','W-78UD6QG','payout',4000,'USD',2,'fake',NULL,NULL,'failed',0,1760001860000,'',1760001860000,'no_such_card');
INSERT INTO "psp_calls" VALUES('W-Q8TTWSX.payout.1','W-Q8TTWSX','payout',4000,'USD',2,'fake',NULL,NULL,'failed',0,1760001860000,'',1760001860000,'no_such_card');
INSERT INTO "psp_calls" VALUES('W-WBNFFWC.payout.1','W-WBNFFWC','payout',4000,'USD',2,'fake',NULL,NULL,'failed',0,1760001860000,'',1760001860000,'no_such_card');
INSERT INTO "psp_calls" VALUES('W-4N7F35J.payout.1','W-4N7F35J','payout',4000,'USD',2,'fake',NULL,NULL,'failed',0,1760001860000,'',1760001860000,'no_such_card');
INSERT INTO "psp_calls" VALUES('W-UNF8AXM.payout.1','W-UNF8AXM','payout',4000,'USD',2,'fake',NULL,NULL,'failed',0,1760001860000,'',1760001860000,'no_such_card');
INSERT INTO "psp_calls" VALUES('W-EXW3YMR.payout.1','W-EXW3YMR','payout',4000,'USD',2,'fake',NULL,NULL,'failed',0,1760001860000,'',1760001860000,'no_such_card');
INSERT INTO "psp_calls" VALUES('W-V7DCBTT.refund.1','W-V7DCBTT','refund',2500,'USD',2,'fake','payment_43',NULL,'planned',0,1760001860000,'Visa 4043',NULL,'');
INSERT INTO "psp_calls" VALUES('W-V7DCBTT.refund.2','W-V7DCBTT','refund',1500,'USD',2,'fake','payment_44',NULL,'planned',0,1760001860000,'Visa 4044',NULL,'');
INSERT INTO "psp_calls" VALUES('W-A65VSF6.refund.1','W-A65VSF6','refund',2500,'USD',2,'fake','payment_45',NULL,'sending',0,1760001860000,'Visa 4045',1760001860000,'');
INSERT INTO "psp_calls" VALUES('W-A65VSF6.refund.2','W-A65VSF6','refund',1500,'USD',2,'fake','payment_46',NULL,'planned',0,1760001860000,'Visa 4046',NULL,'');
INSERT INTO "psp_calls" VALUES('W-DP73ENM.refund.1','W-DP73ENM','refund',2500,'USD',2,'fake','payment_47',NULL,'sending',0,1760001860000,'Visa 4047',1760001860000,'');
INSERT INTO "psp_calls" VALUES('W-DP73ENM.refund.2','W-DP73ENM','refund',1500,'USD',2,'fake','payment_48',NULL,'planned',0,1760001860000,'Visa 4048',NULL,'');
INSERT INTO "psp_calls" VALUES('W-9GF36SJ.refund.1','W-9GF36SJ','refund',2500,'USD',2,'fake','payment_49',NULL,'sending',0,1760001860000,'Visa 4049',1760001860000,'');
INSERT INTO "psp_calls" VALUES('W-9GF36SJ.refund.2','W-9GF36SJ','refund',1500,'USD',2,'fake','payment_50',NULL,'planned',0,1760001860000,'Visa 4050',NULL,'');
INSERT INTO "psp_calls" VALUES('W-SRAZZHQ.refund.1','W-SRAZZHQ','refund',2500,'USD',2,'fake','payment_52','refund_54','paid',1,1760001860000,'Visa 4052',1760001860000,'');
INSERT INTO "psp_calls" VALUES('W-SRAZZHQ.refund.2','W-SRAZZHQ','refund',1500,'USD',2,'fake','payment_53',NULL,'sending',0,1760001860000,'Visa 4053',1760001860000,'');
INSERT INTO "psp_calls" VALUES('W-G95DT7R.refund.1','W-G95DT7R','refund',2500,'USD',2,'fake','payment_56',NULL,'sending',0,1760001860000,'Visa 4056',1760001860000,'');
INSERT INTO "psp_calls" VALUES('W-G95DT7R.refund.2','W-G95DT7R','refund',1500,'USD',2,'fake','payment_57','refund_58','paid',1,1760001860000,'Visa 4057',1760001860000,'');
INSERT INTO "psp_calls" VALUES('W-55T9NDM.refund.1','W-55T9NDM','refund',2500,'USD',2,'fake','payment_59','refund_61','paid',1,1760001860000,'Visa 4059',1760001860000,'');
INSERT INTO "psp_calls" VALUES('W-55T9NDM.refund.2','W-55T9NDM','refund',1500,'USD',2,'fake','payment_60',NULL,'failed',0,1760001860000,'Visa 4060',1760001860000,'no_such_card');
INSERT INTO "psp_calls" VALUES('W-P5TAAPM.refund.1','W-P5TAAPM','refund',2500,'USD',2,'fake','payment_62','refund_64','pending',0,1760001860000,'Visa 4062',1760001860000,'');
INSERT INTO "psp_calls" VALUES('W-P5TAAPM.refund.2','W-P5TAAPM','refund',1500,'USD',2,'fake','payment_63','refund_65','pending',0,1760001860000,'Visa 4063',1760001860000,'');
INSERT INTO "psp_calls" VALUES('W-8ZUBEAQ.payout.1','W-8ZUBEAQ','payout',4000,'USD',2,'fake',NULL,'payout_78','paid',1,1760002600000,'',1760002600000,'');
CREATE TABLE remote_calls (
        seq INTEGER PRIMARY KEY,
        kind TEXT NOT NULL,
        at INTEGER NOT NULL
    ) STRICT;
INSERT INTO "remote_calls" VALUES(1,'booking',1760001860000);
INSERT INTO "remote_calls" VALUES(2,'booking',1760001860000);
INSERT INTO "remote_calls" VALUES(3,'booking',1760001860000);
INSERT INTO "remote_calls" VALUES(4,'booking',1760001860000);
INSERT INTO "remote_calls" VALUES(5,'booking',1760001860000);
INSERT INTO "remote_calls" VALUES(6,'booking',1760001860000);
INSERT INTO "remote_calls" VALUES(7,'booking',1760001860000);
INSERT INTO "remote_calls" VALUES(8,'booking',1760001860000);
INSERT INTO "remote_calls" VALUES(9,'booking',1760001860000);
INSERT INTO "remote_calls" VALUES(10,'booking',1760001860000);
INSERT INTO "remote_calls" VALUES(11,'booking',1760001860000);
INSERT INTO "remote_calls" VALUES(12,'booking',1760001860000);
INSERT INTO "remote_calls" VALUES(13,'booking',1760001860000);
INSERT INTO "remote_calls" VALUES(14,'booking',1760001860000);
INSERT INTO "remote_calls" VALUES(15,'booking',1760001860000);
INSERT INTO "remote_calls" VALUES(16,'booking',1760001860000);
INSERT INTO "remote_calls" VALUES(17,'booking',1760001860000);
INSERT INTO "remote_calls" VALUES(18,'booking',1760001860000);
INSERT INTO "remote_calls" VALUES(19,'booking',1760001860000);
INSERT INTO "remote_calls" VALUES(20,'booking',1760001860000);
INSERT INTO "remote_calls" VALUES(21,'booking',1760001860000);
INSERT INTO "remote_calls" VALUES(22,'booking',1760001860000);
INSERT INTO "remote_calls" VALUES(23,'booking',1760001860000);
INSERT INTO "remote_calls" VALUES(24,'booking',1760001860000);
INSERT INTO "remote_calls" VALUES(25,'booking',1760001860000);
INSERT INTO "remote_calls" VALUES(26,'booking',1760001860000);
INSERT INTO "remote_calls" VALUES(27,'booking',1760001860000);
INSERT INTO "remote_calls" VALUES(28,'booking',1760001860000);
INSERT INTO "remote_calls" VALUES(29,'booking',1760001860000);
INSERT INTO "remote_calls" VALUES(30,'booking',1760001860000);
INSERT INTO "remote_calls" VALUES(31,'booking',1760001860000);
INSERT INTO "remote_calls" VALUES(32,'booking',1760001860000);
INSERT INTO "remote_calls" VALUES(33,'booking',1760001860000);
INSERT INTO "remote_calls" VALUES(34,'booking',1760001860000);
INSERT INTO "remote_calls" VALUES(35,'booking',1760001860000);
INSERT INTO "remote_calls" VALUES(36,'booking',1760001860000);
INSERT INTO "remote_calls" VALUES(37,'booking',1760001860000);
INSERT INTO "remote_calls" VALUES(38,'booking',1760001860000);
INSERT INTO "remote_calls" VALUES(39,'booking',1760001860000);
INSERT INTO "remote_calls" VALUES(40,'booking',1760001860000);
INSERT INTO "remote_calls" VALUES(41,'booking',1760001860000);
INSERT INTO "remote_calls" VALUES(42,'booking',1760001860000);
INSERT INTO "remote_calls" VALUES(43,'booking',1760001860000);
INSERT INTO "remote_calls" VALUES(44,'booking',1760001860000);
INSERT INTO "remote_calls" VALUES(45,'booking',1760001860000);
INSERT INTO "remote_calls" VALUES(46,'booking',1760001860000);
INSERT INTO "remote_calls" VALUES(47,'booking',1760001860000);
INSERT INTO "remote_calls" VALUES(48,'booking',1760001860000);
INSERT INTO "remote_calls" VALUES(49,'booking',1760001860000);
INSERT INTO "remote_calls" VALUES(50,'booking',1760001860000);
INSERT INTO "remote_calls" VALUES(51,'booking',1760001860000);
INSERT INTO "remote_calls" VALUES(52,'booking',1760001860000);
INSERT INTO "remote_calls" VALUES(53,'booking',1760001860000);
INSERT INTO "remote_calls" VALUES(54,'booking',1760001860000);
INSERT INTO "remote_calls" VALUES(55,'booking',1760001860000);
INSERT INTO "remote_calls" VALUES(56,'booking',1760001860000);
INSERT INTO "remote_calls" VALUES(57,'booking',1760001860000);
INSERT INTO "remote_calls" VALUES(58,'booking',1760001860000);
INSERT INTO "remote_calls" VALUES(59,'booking',1760001860000);
INSERT INTO "remote_calls" VALUES(60,'booking',1760001870000);
INSERT INTO "remote_calls" VALUES(61,'booking',1760001880000);
INSERT INTO "remote_calls" VALUES(62,'booking',1760001880000);
INSERT INTO "remote_calls" VALUES(63,'booking',1760001880000);
INSERT INTO "remote_calls" VALUES(64,'booking',1760001880000);
INSERT INTO "remote_calls" VALUES(65,'booking',1760001880000);
INSERT INTO "remote_calls" VALUES(66,'booking',1760002600000);
INSERT INTO "remote_calls" VALUES(67,'booking',1760002600000);
INSERT INTO "remote_calls" VALUES(68,'booking',1760002600000);
INSERT INTO "remote_calls" VALUES(69,'booking',1760002600000);
INSERT INTO "remote_calls" VALUES(70,'booking',1760002600000);
INSERT INTO "remote_calls" VALUES(71,'booking',1760002600000);
CREATE TABLE sessions (
        key TEXT PRIMARY KEY,
        user_id INTEGER NOT NULL,
        screen TEXT NOT NULL CHECK (screen IN ('deposit', 'withdrawal')),
        asked_login INTEGER,
        login INTEGER,
        only_login INTEGER,
        token_hash TEXT NOT NULL,
        created INTEGER NOT NULL,
        active INTEGER NOT NULL
    ) STRICT;
INSERT INTO "sessions" VALUES('76b9289f5505e2cec53537dec310102d12ba426478295cf97602cfdcee087edc',70011223,'deposit',6000001,6000001,NULL,'',1760000000000,1760000000000);
INSERT INTO "sessions" VALUES('ccdb9d4a49f44928f81c66408470b7c8252a0c60a7197f210d3026fee866ab79',70011223,'deposit',6000002,6000002,NULL,'',1760000000000,1760000000000);
INSERT INTO "sessions" VALUES('32b58b8388f28d9fc0ca9921a409f72bae1fced29fc906e3cfc66c1461c33d54',70011223,'deposit',6000003,6000003,NULL,'',1760000000000,1760000000000);
INSERT INTO "sessions" VALUES('cb8a0a25b02d678f023059d1c3875951d7a57d796ba5ce53e7447b543c5d0689',70011223,'deposit',6000004,6000004,NULL,'',1760000000000,1760000000000);
INSERT INTO "sessions" VALUES('913809c381582a678b6ef23acc4e36a39162936e134c93dc272d5fe15b19b2ca',70011223,'deposit',6000005,6000005,NULL,'',1760000000000,1760000000000);
INSERT INTO "sessions" VALUES('9f69fb43991c60af629b275d057a96b04adcc7e0e81f14191cd7f79e8a9f6841',70011223,'deposit',6000005,6000005,NULL,'',1760000000000,1760000000000);
INSERT INTO "sessions" VALUES('bc48d664c5835435e8d2b3125facebc8eb785758b16ed0e1aabd76b9f1a75829',70011223,'deposit',6000006,6000006,NULL,'',1760000000000,1760000000000);
INSERT INTO "sessions" VALUES('19678edae614ead24367411cd71d3facef0e7268daa2d0fb8ad852c662381045',70011223,'deposit',6000007,6000007,NULL,'',1760000000000,1760000000000);
INSERT INTO "sessions" VALUES('437c0f011545c7fea85b5f90fc9602393d0a2cd55e5872251d651f2df8d056db',70011223,'deposit',6000008,6000008,NULL,'',1760001860000,1760001860000);
INSERT INTO "sessions" VALUES('7342b24a4bd3e45e002d033aba7bfd8432827cb823c75c4295aab247baf089bf',70011223,'deposit',6000009,6000009,NULL,'',1760001860000,1760001860000);
INSERT INTO "sessions" VALUES('00e54f8e8d12e91afcd3c47bb62a44b30ed7381c7cd15bbdb77adb5ebf1f7490',70011223,'deposit',6000010,6000010,NULL,'',1760001860000,1760001860000);
INSERT INTO "sessions" VALUES('22cdaa76be61d18d2891b792ab7d58f2a4d35c1b36ac630be230660a1ab8995b',70011223,'deposit',6000011,6000011,NULL,'',1760001860000,1760001860000);
INSERT INTO "sessions" VALUES('a2504e2e4652777c24cc66714571a8df3f6883dd969a183d2b91753d97f75824',70011223,'deposit',6000012,6000012,NULL,'',1760001860000,1760001860000);
INSERT INTO "sessions" VALUES('c3b3fa0f3e3e5caa7bd86f53dcb9c86d086e86478cc92963a4ae48a168f06f90',70011223,'deposit',6000013,6000013,NULL,'',1760001860000,1760001860000);
INSERT INTO "sessions" VALUES('7b99cd5d78c21600bcf56aabcdd4dc96a1a856c54b6a16df44b827645b73ec4f',70011223,'deposit',6000014,6000014,NULL,'',1760001860000,1760001860000);
INSERT INTO "sessions" VALUES('f8b8897ce2c171de32aa188cec10c6c71418601239b89290e427e08da911f0e1',70011223,'deposit',6000015,6000015,NULL,'',1760001860000,1760001860000);
INSERT INTO "sessions" VALUES('80b79cdccc3ccaf0a71fdca796acf92931188aca22c8e9a8a423bea7f631bffc',70011223,'deposit',6000016,6000016,NULL,'',1760001860000,1760001860000);
INSERT INTO "sessions" VALUES('12345db2048332780cae3e7aa479e51ae47043466fc0e43a06377cd151966f15',70011223,'deposit',6000017,6000017,NULL,'',1760001860000,1760001860000);
INSERT INTO "sessions" VALUES('d780169ec0683a3fe733646f0c547f8b9ebe7bc36497dcdd51ce5000ea4b506d',70011223,'deposit',6000018,6000018,NULL,'',1760001860000,1760001860000);
INSERT INTO "sessions" VALUES('953c11c8966ac0440dbcbff4d94f07cb90adff33e8c1ffac3ebeface95843d2c',70011223,'deposit',6000019,6000019,NULL,'',1760001860000,1760001860000);
INSERT INTO "sessions" VALUES('9ee451dfe3ecd266ea458a02c3916b20e0aa1c777d48b9f452e4e079db452526',70011223,'deposit',6000020,6000020,NULL,'',1760001860000,1760001860000);
INSERT INTO "sessions" VALUES('0571e4e126e7198b62d22ec395ce4db7d43f96ca71e7e42be217a40eada2dc3f',70011223,'deposit',6000021,6000021,NULL,'',1760001860000,1760001860000);
INSERT INTO "sessions" VALUES('82e485513213a777cf0c8246fa81e1c3ba3095f4d4cf92a906afe15aeffee9f2',70011224,'deposit',6000022,6000022,NULL,'',1760001860000,1760001860000);
INSERT INTO "sessions" VALUES('746595e4116b03809c6eaffa483e24e75a9343778fee13eeb4ea96d057526179',70011224,'withdrawal',6000022,6000022,NULL,'',1760001860000,1760001860000);
INSERT INTO "sessions" VALUES('ffa24b883c0691f0d8fa0357dc7f3bafe48f1b3aaeb3f02a26c57cf73791bd0d',70011223,'withdrawal',6000023,6000023,NULL,'',1760001860000,1760001860000);
INSERT INTO "sessions" VALUES('19cbf24d00b0227444a8a18297c383df36a697a517e477f94f39a31ea4748483',70011223,'withdrawal',6000024,6000024,NULL,'',1760001860000,1760001860000);
INSERT INTO "sessions" VALUES('70825f5bb9a1b41e4eeaa59aad2cc91d95ca336931b8aa67fa17ac25a92563be',70011223,'withdrawal',6000025,6000025,NULL,'',1760001860000,1760001860000);
INSERT INTO "sessions" VALUES('c3fbc0668ba7a6a954f7326ee544dff584a1d75abf02feaa69f052e6722c5b8b',70011223,'deposit',6000026,6000026,NULL,'',1760001860000,1760001860000);
INSERT INTO "sessions" VALUES('26604310833bb0eef060946e2cf1cea316c9166b49e3873cfb2349979c0d3267',70011223,'withdrawal',6000027,6000027,NULL,'',1760001860000,1760001860000);
INSERT INTO "sessions" VALUES('9f76798b09b111297e86ea2061249cee9259a28a86cd7a51f6a291a6696fc94c',70011223,'deposit',6000028,6000028,NULL,'',1760001860000,1760001860000);
INSERT INTO "sessions" VALUES('983d731040cf7527fb4aa86902e775d811488e1b4e1c734c444afbfc7de8abf3',70011223,'withdrawal',6000029,6000029,NULL,'',1760001860000,1760001860000);
INSERT INTO "sessions" VALUES('523f8ecf59f61d600fcee288d9c9efb9fe3150880b51beda78416ca095eca18e',70011223,'withdrawal',6000030,6000030,NULL,'',1760001860000,1760001860000);
INSERT INTO "sessions" VALUES('ffa4e83c3bae7e8147ceecf9874e05fa1b758e06b5e99fd3c09116f014b4c6dd',70011223,'withdrawal',6000031,6000031,NULL,'',1760001860000,1760001860000);
INSERT INTO "sessions" VALUES('2686e4179ff424c4f3402d3baeeedc891d1f5ed7015b3dc5fc2e86a7bec4ad92',70011223,'withdrawal',6000032,6000032,NULL,'',1760001860000,1760001860000);
INSERT INTO "sessions" VALUES('24de3ac212432ae906fd0e9f1a30550d30edca196d752dff2216f3485e10f8ac',70011223,'withdrawal',6000034,6000034,NULL,'',1760001860000,1760001860000);
INSERT INTO "sessions" VALUES('7342e2fb6ec8399d29f6bed50f942d79bf1ce50c2fdefc1a59293c04047d95f5',70011223,'withdrawal',6000035,6000035,NULL,'',1760001860000,1760001860000);
INSERT INTO "sessions" VALUES('60c328e7014d02c02fee21ff6dc41664d114c9506e571554d261e12004556239',70011223,'withdrawal',6000036,6000036,NULL,'',1760001860000,1760001860000);
INSERT INTO "sessions" VALUES('80d02790a2f52de2eb859781ba8393835d2c32358b062be6402cbc41353130cb',70011223,'withdrawal',6000037,6000037,NULL,'',1760001860000,1760001860000);
INSERT INTO "sessions" VALUES('134ff612baaf38151bc6d9a0fd8df41b17aeea3db16364a5bcf6f5d1bdac5810',70011223,'withdrawal',6000038,6000038,NULL,'',1760001860000,1760001860000);
INSERT INTO "sessions" VALUES('be30f011a49eea1a3c3e3b6f2e723f8b2ebc757bb52e91006ca253db9d605afd',70011223,'withdrawal',6000039,6000039,NULL,'',1760001860000,1760001860000);
INSERT INTO "sessions" VALUES('059b1bc7f50a13831793def584a6c2919312dda8c2c0260a26860ff51d15dcb9',70011223,'withdrawal',6000040,6000040,NULL,'',1760001860000,1760001860000);
INSERT INTO "sessions" VALUES('e50bc20e8f4d9113ed2f1cac9d936d1d65e17a6afb87c375080fd01f6c3c0a6b',70011223,'withdrawal',6000041,6000041,NULL,'',1760001860000,1760001860000);
INSERT INTO "sessions" VALUES('abbf914c1d00884aadb7e23baf720eeea83fdd09d97aedf6755b10f37f80c629',70011223,'withdrawal',6000042,6000042,NULL,'',1760001860000,1760001860000);
INSERT INTO "sessions" VALUES('183433f1380e01692166c5ba948085c7f5b9d1d6a5523e9416952839154b2137',70011223,'withdrawal',6000043,6000043,NULL,'',1760001860000,1760001860000);
INSERT INTO "sessions" VALUES('07c3dcab8c9fff74f8d9ef7afb7f8a2fe311b93f74799c5a6ef207ea45f7cf30',70011223,'withdrawal',6000044,6000044,NULL,'',1760001860000,1760001860000);
INSERT INTO "sessions" VALUES('3e56a5dcc04fee419c71f9d3a399fd4dc4992c388f780ca9662a125f72b6dafa',70011223,'withdrawal',6000045,6000045,NULL,'',1760001860000,1760001860000);
INSERT INTO "sessions" VALUES('67005e7942bce5aba87b19b5f829632bccd98b80ba83220d9ee3527b83ddaf28',70011223,'withdrawal',6000046,6000046,NULL,'',1760001860000,1760001860000);
INSERT INTO "sessions" VALUES('c73ae07211db964037bbbe905142a00b380e2537a9c5aa6eae3191a6a41f65f8',70011223,'withdrawal',6000047,6000047,NULL,'',1760001860000,1760001860000);
INSERT INTO "sessions" VALUES('14d7e99918a8ead30967ea4dae01b8050f090ddc3a58f96d64a0d3327894bb1e',70011223,'deposit',6000048,6000048,NULL,'',1760001860000,1760001860000);
INSERT INTO "sessions" VALUES('632e3899683feaf1089e4f8008f6ed31737de8b97937c9c9415813feb327fb0a',70011223,'withdrawal',6000049,6000049,NULL,'',1760001860000,1760001860000);
INSERT INTO "sessions" VALUES('0b575211f26ec802c7c20b685b4b971eebff0f92fef2bdf9e7d1d0c45796343b',70011223,'deposit',6000050,6000050,NULL,'',1760001860000,1760001860000);
INSERT INTO "sessions" VALUES('66a22bb845f2e10bce43071e4a35105925941eb2ea7c4533ae22fe2aef6ad59a',70011223,'withdrawal',6000051,6000051,NULL,'',1760001860000,1760001860000);
INSERT INTO "sessions" VALUES('e3d9a4101bf80c9f5b53c5077713f8fde2fcf63d9a5adf3adab88de1e6ba87b2',70011223,'withdrawal',6000052,6000052,NULL,'',1760001860000,1760001860000);
INSERT INTO "sessions" VALUES('5654b556d7ea8c92250a314600227689a80a623b72fbaa1084493d6c1682bf31',70011223,'withdrawal',6000053,6000053,NULL,'',1760001860000,1760001860000);
INSERT INTO "sessions" VALUES('03fd709e05f233b676cc7669fd69632eeae81a1e4ef10c35c6d6e704067a8525',70011223,'deposit',6000054,6000054,NULL,'',1760001860000,1760001860000);
INSERT INTO "sessions" VALUES('1f654d15909ef34fcc9b7263fcd6b5bd9f0700bb005b511de4a44f19f602fc50',70011223,'deposit',6000054,6000054,NULL,'',1760001860000,1760001860000);
INSERT INTO "sessions" VALUES('97d9db10b938c3eba6ac78ac9cc02f929eb724e8856fe6c8abd2c914f9f7c656',70011223,'withdrawal',6000054,6000054,NULL,'',1760001860000,1760001860000);
INSERT INTO "sessions" VALUES('5a8c4203acc72d107e9e813bad5a18568b393b4ee6db10510c353239d46acdec',70011223,'deposit',6000055,6000055,NULL,'',1760001860000,1760001860000);
INSERT INTO "sessions" VALUES('f587336dfcad0f6a6e18e1b0f0a59140c31ba92b9f352908e28dad3830cd019e',70011223,'deposit',6000055,6000055,NULL,'',1760001860000,1760001860000);
INSERT INTO "sessions" VALUES('c2e501ac1a822f0c44761078a05841b7791fdfe4a01469a6e2b2aa0e9c8f713a',70011223,'withdrawal',6000055,6000055,NULL,'',1760001860000,1760001860000);
INSERT INTO "sessions" VALUES('bc067145e5596f4bd5e1dd67991dae0eaddc981697b90a9c17372c1918a3f7d4',70011223,'deposit',6000056,6000056,NULL,'',1760001860000,1760001860000);
INSERT INTO "sessions" VALUES('8bc78434626e3263f17a9eca0c60fab32d9d9ded0b947f03e35fb0fc39c07189',70011223,'deposit',6000056,6000056,NULL,'',1760001860000,1760001860000);
INSERT INTO "sessions" VALUES('e7a28005caf8567c68e04150b294630846c918fbfcb5f59d4619c2ff9b4e4c91',70011223,'withdrawal',6000056,6000056,NULL,'',1760001860000,1760001860000);
INSERT INTO "sessions" VALUES('861d8dd3acb72c510ecd9b9807e0e8af3e5b41d1c2f0345dff6fa86be72207c2',70011223,'deposit',6000057,6000057,NULL,'',1760001860000,1760001860000);
INSERT INTO "sessions" VALUES('e306f23210b4952c673ed339951cf5283c68910c789c0c34d9a282e6682cf0c8',70011223,'deposit',6000057,6000057,NULL,'',1760001860000,1760001860000);
INSERT INTO "sessions" VALUES('3e6c365c0b007fc3e6c8a476dc3082c9d2edee4758a282790b1a8a2327b47064',70011223,'withdrawal',6000057,6000057,NULL,'',1760001860000,1760001860000);
INSERT INTO "sessions" VALUES('89bccf3387aec9f4b7dd21c80c94ced2c7d413221a24f8c60de1d6fae8db8188',70011223,'deposit',6000058,6000058,NULL,'',1760001860000,1760001860000);
INSERT INTO "sessions" VALUES('d670035b00008e1352f850d67059862b4847c5b1b4dcc23cc6e4ed72a1a4d40e',70011223,'deposit',6000058,6000058,NULL,'',1760001860000,1760001860000);
INSERT INTO "sessions" VALUES('e976267b258289f44b8fce6d08ed7444812ece2bd1a8a12d20045639e5d6a0cd',70011223,'withdrawal',6000058,6000058,NULL,'',1760001860000,1760001860000);
INSERT INTO "sessions" VALUES('a06d56016a81102bddcce6a98e95661b65a692f0db366be2654322acd7517b42',70011223,'deposit',6000059,6000059,NULL,'',1760001860000,1760001860000);
INSERT INTO "sessions" VALUES('562c4e559b45782a6644f45c8b855c0c1bb1c57be33adbe1f446353b05ee77a3',70011223,'deposit',6000059,6000059,NULL,'',1760001860000,1760001860000);
INSERT INTO "sessions" VALUES('e5a209a3ce2648682fbb92edb8441cd586d7e31fafeae5a44ff340f6c4e9dece',70011223,'withdrawal',6000059,6000059,NULL,'',1760001860000,1760001860000);
INSERT INTO "sessions" VALUES('fe14888b44a9c2d49915e5f522c6a85c5c440f8012899120993b771a629c7c12',70011223,'deposit',6000060,6000060,NULL,'',1760001860000,1760001860000);
INSERT INTO "sessions" VALUES('55e4a8112752425c55a4edd9a2898e2ea30bcee4a4208cec0f4e74f322397942',70011223,'deposit',6000060,6000060,NULL,'',1760001860000,1760001860000);
INSERT INTO "sessions" VALUES('9f2ba6de3ff6db466aedb7450bbd68c5204b2045dd18bcfaf96d498d51f76c65',70011223,'withdrawal',6000060,6000060,NULL,'',1760001860000,1760001860000);
INSERT INTO "sessions" VALUES('669d18b90df2ec2f5311178f3589b7d1637d166746bbccef6ee833afd26a61be',70011223,'deposit',6000061,6000061,NULL,'',1760001860000,1760001860000);
INSERT INTO "sessions" VALUES('a6b486aa463c4e2c2d9b133646bd1948600d8f9c00fc186dce255af56f45448f',70011223,'deposit',6000061,6000061,NULL,'',1760001860000,1760001860000);
INSERT INTO "sessions" VALUES('89eb9a8cc7cee25eac33ee6e957d625f9fc14bbbb3036676ed2a56f72a154925',70011223,'withdrawal',6000061,6000061,NULL,'',1760001860000,1760001860000);
INSERT INTO "sessions" VALUES('13a97a87d29ece5e7e26d7b12d066dc9fe88612d3dbeca1e31193419f5854edd',70011223,'deposit',6000062,6000062,NULL,'',1760001860000,1760001860000);
INSERT INTO "sessions" VALUES('70f8838ffa4956d923f31ec924f19b24db97b96341d6230e9ea997faf604e678',70011223,'deposit',6000063,6000063,NULL,'',1760001860000,1760001860000);
INSERT INTO "sessions" VALUES('6fae17911d50917f63333c90cdfefdb42724b4d56956c9aedc2cabe289cbfeb2',70011223,'deposit',6000064,6000064,NULL,'',1760001880000,1760001880000);
INSERT INTO "sessions" VALUES('db71a2be824bd42cf39c2daceacc9ba4832d6fc2df6167d8036b14b1b67e06db',70011223,'deposit',6000065,6000065,NULL,'',1760001880000,1760001880000);
INSERT INTO "sessions" VALUES('6b11e83e6162a07aac732e745b828fde962a05f318843c77a42027ff068c9e9a',70011223,'deposit',6000066,6000066,NULL,'',1760001880000,1760001880000);
INSERT INTO "sessions" VALUES('7deb964fd82f12c5035e30e39d6506a210f79a636b697c9ec97962c4aae93998',70011223,'deposit',6000067,6000067,NULL,'',1760001880000,1760001880000);
INSERT INTO "sessions" VALUES('42f6bb05a105389d19f4d6bdaf19a285880702f1465b618a1b1916b7835af6fa',70011223,'deposit',6000068,6000068,NULL,'',1760001880000,1760001880000);
INSERT INTO "sessions" VALUES('83edb3e9e0e233a41ac2ed7008d43f80230cc1d82b11d46e7888d8975ed617b9',70011223,'deposit',6000069,6000069,NULL,'',1760002600000,1760002600000);
INSERT INTO "sessions" VALUES('50930a339b16f42fca1ed16d01d4ee74147cf7a234c8b2d5254215f50f575a21',70011223,'deposit',6000070,6000070,NULL,'',1760002600000,1760002600000);
INSERT INTO "sessions" VALUES('4845b9ed1991870ae2b5a0389a6754fd7db3fa526de1f20a0f19902d2da06582',70011223,'deposit',6000071,6000071,NULL,'',1760002600000,1760002600000);
INSERT INTO "sessions" VALUES('d27049e2cebacabe25f668cf80311741179b740369ba7d624da846daec9a9867',70011223,'deposit',6000072,6000072,NULL,'',1760002600000,1760002600000);
INSERT INTO "sessions" VALUES('f281fdf476f2fb36f6490c629cb6cc6de7bc221630391eb698e1b817e76cba55',70011223,'deposit',6000073,6000073,NULL,'',1760002600000,1760002600000);
INSERT INTO "sessions" VALUES('4eedddb8983218550c63bafd32056ab1a38ff556d54e7431f158d6e6055f3ef4',70011223,'withdrawal',6000074,6000074,NULL,'',1760002600000,1760002600000);
INSERT INTO "sessions" VALUES('72d824ecc0605fd4d0a1fbc3cbb592c6e4abc0030cb30430e5daf9f7c799f208',70011223,'deposit',6000075,6000075,NULL,'',1760002600000,1760002600000);
CREATE TABLE switches (
        name TEXT PRIMARY KEY,
        value TEXT NOT NULL
    ) STRICT;
INSERT INTO "switches" VALUES('breaker','{"state": "closed", "ambiguous_run": 0, "refused_run": 0, "probe_at": 0}');
CREATE TABLE throttles (
        key TEXT PRIMARY KEY,
        failures INTEGER NOT NULL CHECK (failures >= 0),
        until INTEGER NOT NULL,
        at INTEGER NOT NULL
    ) STRICT;
CREATE TABLE tokens (
        hash TEXT PRIMARY KEY,
        kind TEXT NOT NULL,
        user_id INTEGER NOT NULL,
        created INTEGER NOT NULL,
        expires INTEGER,
        used INTEGER,
        keep INTEGER NOT NULL CHECK (keep IN (0, 1)),
        family TEXT NOT NULL
    ) STRICT;
CREATE TABLE unmatched (
        ref TEXT PRIMARY KEY,
        psp TEXT NOT NULL,
        psp_ref TEXT NOT NULL,
        about TEXT NOT NULL,
        minor ANY CHECK (minor IS NULL OR typeof(minor) = 'integer' AND minor >= 0), currency TEXT, digits ANY CHECK (digits IS NULL OR typeof(digits) = 'integer' AND digits BETWEEN 0 AND 8),
        reason TEXT NOT NULL,
        state TEXT NOT NULL,
        created ANY NOT NULL CHECK (typeof(created) = 'integer' AND created > 0),
        UNIQUE (psp, psp_ref)
    ) STRICT;
INSERT INTO "unmatched" VALUES('U-ARP8U68N2NHNGA','fake','payment_8_again','D-ZUPRPFS',10000,'USD',2,'the payment has another PSP object: it was captured twice','parked',1760001860000);
INSERT INTO "unmatched" VALUES('U-3J9RHN98QTJSYP','fake','payment_10_again','D-R9SKGJW',10000,'USD',2,'the payment has another PSP object: it was captured twice','refunding',1760001860000);
INSERT INTO "unmatched" VALUES('U-8GQFYTG7GKTMZM','fake','payment_12_again','D-HUZA3TR',10000,'USD',2,'the payment has another PSP object: it was captured twice','refunding',1760001860000);
INSERT INTO "unmatched" VALUES('U-PHV7CQQAXCZPWP','fake','payment_14_again','D-RM29EWZ',10000,'USD',2,'the payment has another PSP object: it was captured twice','refunding',1760001860000);
INSERT INTO "unmatched" VALUES('U-38X8Q5TZ5CV9V3','fake','payment_17_again','D-PAKFNZG',10000,'USD',2,'the payment has another PSP object: it was captured twice','refunded',1760001860000);
CREATE TABLE users (
        user_id INTEGER PRIMARY KEY CHECK (user_id > 0),
        email TEXT NOT NULL UNIQUE CHECK (email <> ''),
        name TEXT NOT NULL,
        language TEXT NOT NULL,
        password TEXT NOT NULL) STRICT;
CREATE TABLE visits (
        state TEXT PRIMARY KEY,
        waiting TEXT NOT NULL,
        keep INTEGER NOT NULL CHECK (keep IN (0, 1)),
        created INTEGER NOT NULL,
        step TEXT NOT NULL CHECK (step IN ('started', 'returned', 'named', 'confirmed', 'failed', 'done')),
        finish TEXT NOT NULL,
        user_id INTEGER,
        tries INTEGER NOT NULL CHECK (tries >= 0)
    ) STRICT;
CREATE INDEX accounts_user ON accounts (user_id);
CREATE INDEX tokens_expire ON tokens (expires);
CREATE INDEX tokens_family ON tokens (family);
CREATE INDEX sessions_created ON sessions (created);
CREATE INDEX payments_due ON payments (due) WHERE due IS NOT NULL;
CREATE INDEX payments_login ON payments (login, created);
CREATE INDEX payments_disputed ON payments (user_id) WHERE disputed = 1;
CREATE INDEX payments_open ON payments (login, kind, created) WHERE status NOT IN ('credited', 'declined', 'expired', 'refunded', 'paid_out', 'refused', 'returned', 'cancelled');
CREATE TRIGGER payments_fixed BEFORE UPDATE OF ref, kind, user_id, login, minor, currency, digits, psp, method, created, page_key ON payments BEGIN SELECT RAISE(ABORT, 'payments keeps what it was made with'); END;
CREATE TRIGGER payments_no_replace_by_update BEFORE UPDATE ON payments WHEN NEW.rowid IS NOT OLD.rowid OR EXISTS (SELECT 1 FROM payments AS it WHERE ((it.ref = NEW.ref) OR (it.page_key = NEW.page_key) OR (it.return_key = NEW.return_key) OR (it.psp = NEW.psp AND it.psp_ref = NEW.psp_ref)) AND it.rowid IS NOT OLD.rowid) BEGIN SELECT RAISE(ABORT, 'payments keeps its rows'); END;
CREATE TRIGGER payments_no_delete BEFORE DELETE ON payments BEGIN SELECT RAISE(ABORT, 'payments keeps its rows'); END;
CREATE TRIGGER payments_no_replace BEFORE INSERT ON payments WHEN EXISTS (SELECT 1 FROM payments AS it WHERE (it.rowid = NEW.rowid) OR (it.ref = NEW.ref) OR (it.page_key = NEW.page_key) OR (it.return_key = NEW.return_key) OR (it.psp = NEW.psp AND it.psp_ref = NEW.psp_ref)) BEGIN SELECT RAISE(ABORT, 'payments keeps its rows'); END;
CREATE INDEX history_ref ON history (ref);
CREATE TRIGGER history_no_update BEFORE UPDATE ON history BEGIN SELECT RAISE(ABORT, 'history only grows'); END;
CREATE TRIGGER history_no_delete BEFORE DELETE ON history BEGIN SELECT RAISE(ABORT, 'history only grows'); END;
CREATE TRIGGER history_no_replace BEFORE INSERT ON history WHEN EXISTS (SELECT 1 FROM history AS it WHERE (it.rowid = NEW.rowid) OR (it.chain = NEW.chain)) BEGIN SELECT RAISE(ABORT, 'history only grows'); END;
CREATE UNIQUE INDEX attempts_one_confirmed ON attempts (ref, leg) WHERE state = 'confirmed';
CREATE UNIQUE INDEX attempts_one_open ON attempts (ref) WHERE state IN ('ambiguous', 'sending');
CREATE UNIQUE INDEX attempts_one_open_per_login ON attempts (login) WHERE state IN ('ambiguous', 'sending');
CREATE INDEX attempts_freezing ON attempts (login) WHERE state IN ('ambiguous', 'double', 'sending');
CREATE INDEX attempts_settled ON attempts (state, settled);
CREATE TRIGGER attempts_fixed BEFORE UPDATE OF external_id, ref, leg, n, login, type, amount, started ON attempts BEGIN SELECT RAISE(ABORT, 'attempts keeps what it was made with'); END;
CREATE TRIGGER attempts_no_replace_by_update BEFORE UPDATE ON attempts WHEN NEW.rowid IS NOT OLD.rowid OR EXISTS (SELECT 1 FROM attempts AS it WHERE ((it.external_id = NEW.external_id) OR (it.ref = NEW.ref AND it.leg = NEW.leg AND it.n = NEW.n) OR (it.balance_history_id = NEW.balance_history_id) OR (it.ref = NEW.ref AND it.leg = NEW.leg AND it.state = 'confirmed' AND NEW.state = 'confirmed') OR (it.ref = NEW.ref AND it.state IN ('ambiguous', 'sending') AND NEW.state IN ('ambiguous', 'sending')) OR (it.login = NEW.login AND it.state IN ('ambiguous', 'sending') AND NEW.state IN ('ambiguous', 'sending'))) AND it.rowid IS NOT OLD.rowid) BEGIN SELECT RAISE(ABORT, 'attempts keeps its rows'); END;
CREATE TRIGGER attempts_no_delete BEFORE DELETE ON attempts BEGIN SELECT RAISE(ABORT, 'attempts keeps its rows'); END;
CREATE TRIGGER attempts_no_replace BEFORE INSERT ON attempts WHEN EXISTS (SELECT 1 FROM attempts AS it WHERE (it.rowid = NEW.rowid) OR (it.external_id = NEW.external_id) OR (it.ref = NEW.ref AND it.leg = NEW.leg AND it.n = NEW.n) OR (it.balance_history_id = NEW.balance_history_id) OR (it.ref = NEW.ref AND it.leg = NEW.leg AND it.state = 'confirmed' AND NEW.state = 'confirmed') OR (it.ref = NEW.ref AND it.state IN ('ambiguous', 'sending') AND NEW.state IN ('ambiguous', 'sending')) OR (it.login = NEW.login AND it.state IN ('ambiguous', 'sending') AND NEW.state IN ('ambiguous', 'sending'))) BEGIN SELECT RAISE(ABORT, 'attempts keeps its rows'); END;
CREATE INDEX decisions_subject ON decisions (subject);
CREATE TRIGGER decisions_no_update BEFORE UPDATE ON decisions BEGIN SELECT RAISE(ABORT, 'decisions only grows'); END;
CREATE TRIGGER decisions_no_delete BEFORE DELETE ON decisions BEGIN SELECT RAISE(ABORT, 'decisions only grows'); END;
CREATE TRIGGER decisions_no_replace BEFORE INSERT ON decisions WHEN EXISTS (SELECT 1 FROM decisions AS it WHERE (it.rowid = NEW.rowid)) BEGIN SELECT RAISE(ABORT, 'decisions only grows'); END;
CREATE INDEX events_waiting ON events (due) WHERE finished IS NULL;
CREATE INDEX psp_calls_ref ON psp_calls (ref);
CREATE INDEX psp_calls_source ON psp_calls (psp, psp_ref) WHERE psp_ref IS NOT NULL;
CREATE TRIGGER psp_calls_fixed BEFORE UPDATE OF key, ref, action, minor, currency, digits, psp, psp_ref, created, label ON psp_calls BEGIN SELECT RAISE(ABORT, 'psp_calls keeps what it was made with'); END;
CREATE TRIGGER psp_calls_no_replace_by_update BEFORE UPDATE ON psp_calls WHEN NEW.rowid IS NOT OLD.rowid OR EXISTS (SELECT 1 FROM psp_calls AS it WHERE ((it.key = NEW.key)) AND it.rowid IS NOT OLD.rowid) BEGIN SELECT RAISE(ABORT, 'psp_calls keeps its rows'); END;
CREATE TRIGGER psp_calls_no_delete BEFORE DELETE ON psp_calls BEGIN SELECT RAISE(ABORT, 'psp_calls keeps its rows'); END;
CREATE TRIGGER psp_calls_no_replace BEFORE INSERT ON psp_calls WHEN EXISTS (SELECT 1 FROM psp_calls AS it WHERE (it.rowid = NEW.rowid) OR (it.key = NEW.key)) BEGIN SELECT RAISE(ABORT, 'psp_calls keeps its rows'); END;
CREATE INDEX alerts_waiting ON alerts (due) WHERE delivered IS NULL;
CREATE INDEX alerts_about ON alerts (ref, code);
CREATE INDEX remote_calls_at ON remote_calls (at);
CREATE INDEX throttles_at ON throttles (at);
CREATE UNIQUE INDEX visits_waiting ON visits (waiting) WHERE waiting <> '';
CREATE UNIQUE INDEX visits_finish ON visits (finish) WHERE finish <> '';
CREATE INDEX visits_created ON visits (created);
CREATE INDEX tokens_user ON tokens (user_id);
COMMIT;
PRAGMA user_version = 3;
