-- A database of version 5, made by the code of commit 9860674.
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
INSERT INTO "alerts" VALUES(1,1760000000000,'unmatched','U-D2YJTVRQMXNUJK','fake holds 100.00 USD for D-FBTDET8: the payment has another PSP object: it was captured twice',0,1760000000000,1760000000000);
INSERT INTO "alerts" VALUES(2,1760000000000,'mismatch','D-27BJM5A','The PSP captured 90.00 EUR instead of 100.00 EUR',0,1760000000000,1760000000000);
INSERT INTO "alerts" VALUES(3,1760000000000,'credit_refused','D-TV7UKKQ','cTrader refuses the booking (TRADER_NOT_FOUND)',0,1760000000000,1760000000000);
INSERT INTO "alerts" VALUES(4,1760000000000,'credit_unknown','D-DJSHFWS','It is not known whether cTrader booked this payment (timed out)',0,1760000000000,1760000000000);
CREATE TABLE attempts (
    external_id TEXT PRIMARY KEY,
    ref TEXT NOT NULL REFERENCES payments (ref),
    leg TEXT NOT NULL,
    n ANY NOT NULL CHECK (typeof(n) = 'integer' AND n > 0),
    login ANY NOT NULL CHECK (typeof(login) = 'integer' AND login > 0),
    type TEXT NOT NULL CHECK (type IN ('DEPOSIT', 'WITHDRAW')),
    amount TEXT NOT NULL CHECK (amount GLOB '[0-9]*' AND NOT amount GLOB '*[^0-9.]*'),
    state TEXT NOT NULL CHECK (state IN ('sending', 'not_sent', 'rejected', 'confirmed', 'ambiguous', 'absent',
        'double', 'double_settled', 'lost')),
    started ANY NOT NULL CHECK (typeof(started) = 'integer' AND started > 0),
    ended ANY CHECK (ended IS NULL OR typeof(ended) = 'integer' AND ended > 0),
    code TEXT NOT NULL,
    balance_history_id ANY CHECK (balance_history_id IS NULL OR typeof(balance_history_id) = 'integer'
        AND balance_history_id > 0) UNIQUE,
    settled ANY CHECK (settled IS NULL OR typeof(settled) = 'integer' AND settled > 0),
    UNIQUE (ref, leg, n)
) STRICT;
INSERT INTO "attempts" VALUES('D-FBTDET8.credit.1','D-FBTDET8','credit',1,5512345,'DEPOSIT','100.00','confirmed',1760000000000,1760000000000,'',880002,1760000000000);
INSERT INTO "attempts" VALUES('D-UKUW3E5.credit.1','D-UKUW3E5','credit',1,5512345,'DEPOSIT','100.00','confirmed',1760000000000,1760000000000,'',880003,1760000000000);
INSERT INTO "attempts" VALUES('W-5SRSSX7.debit.1','W-5SRSSX7','debit',1,5512345,'WITHDRAW','40.00','confirmed',1760000000000,1760000000000,'',880004,1760000000000);
INSERT INTO "attempts" VALUES('D-BGZDBZX.credit.1','D-BGZDBZX','credit',1,5512345,'DEPOSIT','50.00','confirmed',1760000000000,1760000000000,'',880005,1760000000000);
INSERT INTO "attempts" VALUES('W-VWAE5YU.debit.1','W-VWAE5YU','debit',1,5512345,'WITHDRAW','20.00','confirmed',1760000000000,1760000000000,'',880006,1760000000000);
INSERT INTO "attempts" VALUES('W-KDUKUPF.debit.1','W-KDUKUPF','debit',1,5512346,'WITHDRAW','30.00','confirmed',1760000000000,1760000000000,'',880007,1760000000000);
INSERT INTO "attempts" VALUES('W-KDUKUPF.return.1','W-KDUKUPF','return',1,5512346,'DEPOSIT','30.00','confirmed',1760000000000,1760000000000,'',880008,1760000000000);
INSERT INTO "attempts" VALUES('D-TV7UKKQ.credit.1','D-TV7UKKQ','credit',1,5512346,'DEPOSIT','80.00','rejected',1760000000000,1760000000000,'TRADER_NOT_FOUND',NULL,1760000000000);
INSERT INTO "attempts" VALUES('D-DJSHFWS.credit.1','D-DJSHFWS','credit',1,5512345,'DEPOSIT','70.00','ambiguous',1760000000000,1760000000000,'timed out',NULL,1760000000000);
CREATE TABLE decisions (
    seq INTEGER PRIMARY KEY,
    ref TEXT NOT NULL,
    subject TEXT NOT NULL,
    verdict TEXT NOT NULL,
    by TEXT NOT NULL,
    at INTEGER NOT NULL
) STRICT;
INSERT INTO "decisions" VALUES(1,'D-DJSHFWS','D-DJSHFWS credit_unknown ambiguous','not booked','ann',1760000000000);
CREATE TABLE disabled (user_id INTEGER PRIMARY KEY CHECK (user_id > 0)) STRICT;
INSERT INTO "disabled" VALUES(70011225);
CREATE TABLE disbursement_history (
    seq INTEGER PRIMARY KEY,
    key TEXT NOT NULL REFERENCES psp_calls (key),
    was TEXT CHECK (was IN ('planned', 'sending', 'pending', 'paid', 'failed', 'lost')),
    event TEXT NOT NULL,
    became TEXT NOT NULL CHECK (became IN ('planned', 'sending', 'pending', 'paid', 'failed', 'lost')),
    by TEXT NOT NULL,
    at ANY NOT NULL CHECK (typeof(at) = 'integer' AND at > 0),
    chain TEXT UNIQUE CHECK (chain IS NOT NULL OR event = 'inherited')
) STRICT;
INSERT INTO "disbursement_history" VALUES(1,'W-5SRSSX7.payout.1',NULL,'made','planned','user 70011223',1760000000000,'97f56943e9baf87594048cb6cf53858639f729ab0702761de710a8c73a508cff');
INSERT INTO "disbursement_history" VALUES(2,'W-5SRSSX7.payout.1','planned','sent','sending','worker',1760000000000,'5d675652ca9f2a0ccab4017ec8d6e5c7e702105567779fd653a1ba91c212fcc8');
INSERT INTO "disbursement_history" VALUES(3,'W-5SRSSX7.payout.1','sending','paid','paid','worker',1760000000000,'0c389427bcb4a35e882d5a9314e4d7e1ae250c748d389cc10319ab82984f4f8d');
INSERT INTO "disbursement_history" VALUES(4,'W-VWAE5YU.refund.1',NULL,'made','planned','user 70011223',1760000000000,'ca44f2cc37db3f3c88c3fe9c38f109639431d62baafb26af84192db2e337bac8');
INSERT INTO "disbursement_history" VALUES(5,'W-VWAE5YU.refund.1','planned','sent','sending','worker',1760000000000,'e57ff1682642fc8a2904d70f742830b0d848032b00bd27207a2569167bc96829');
INSERT INTO "disbursement_history" VALUES(6,'W-VWAE5YU.refund.1','sending','paid','paid','worker',1760000000000,'f19dce24d20816a1854cec58b3b619cf1de7a35389cf7db53d62d7148a9f5df8');
INSERT INTO "disbursement_history" VALUES(7,'W-KDUKUPF.payout.1',NULL,'made','planned','user 70011223',1760000000000,'8f0d4cc5e43d5df1d2710219c8cf633d5b4cf7aa357e755fc381d5d10f97f1c8');
INSERT INTO "disbursement_history" VALUES(8,'W-KDUKUPF.payout.1','planned','sent','sending','worker',1760000000000,'90c20b2186ee9a32ed4629f7c56bdc03bf53f3cd4a516f6db1ebc8bf080b00e4');
INSERT INTO "disbursement_history" VALUES(9,'W-KDUKUPF.payout.1','sending','failed','failed','worker',1760000000000,'ad37aefc3627e7f7d1cd57d69b2967f115c7731e96d715838f17503a797f8afb');
INSERT INTO "disbursement_history" VALUES(10,'D-27BJM5A.refund.1',NULL,'made','planned','ann',1760000000000,'1489c129c486b9691637e690a3ba237bd3315bbd6c4f22563d3d9ed058941105');
INSERT INTO "disbursement_history" VALUES(11,'D-27BJM5A.refund.1','planned','sent','sending','worker',1760000000000,'424f97a775162b525c04b85ae99d61c9dab2bd9d32b80003383ddd774611da0e');
INSERT INTO "disbursement_history" VALUES(12,'D-27BJM5A.refund.1','sending','paid','paid','worker',1760000000000,'6bb96694f52b4164d2784711b0f151a8812fd07b214233abc631d3ee41fdc233');
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
INSERT INTO "events" VALUES('fake','evt_1','payment.changed','payment','D-FBTDET8','payment_1',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_2','payment.changed','payment','D-FBTDET8','payment_1_again',1760000000000,1760000000000,1760000000000,'parked');
INSERT INTO "events" VALUES('fake','evt_3','payment.changed','payment','D-UKUW3E5','payment_3',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_4','payment.changed','payment','D-BGZDBZX','payment_4',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_5','payment.changed','payment','D-27BJM5A','payment_8',1760000000000,1760000000000,1760000000000,'mismatch');
INSERT INTO "events" VALUES('fake','evt_6','payment.changed','payment','D-TV7UKKQ','payment_10',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_7','payment.changed','payment','D-DJSHFWS','payment_12',1760000000000,1760000000000,1760000000000,'captured');
CREATE TABLE history (
    seq INTEGER PRIMARY KEY,
    ref TEXT NOT NULL REFERENCES payments (ref),
    was TEXT CHECK (was IN ('created', 'awaiting_payer', 'paid', 'crediting', 'credited', 'declined', 'expired',
        'credit_unknown', 'credit_refused', 'refunding', 'refunded', 'requested', 'awaiting_approval', 'approved',
        'debiting', 'debit_unknown', 'debited', 'paying_out', 'paid_out', 'refused', 'payout_failed', 'returning',
        'returned', 'return_unknown', 'cancelled', 'review')),
    event TEXT NOT NULL,
    became TEXT NOT NULL CHECK (became IN ('created', 'awaiting_payer', 'paid', 'crediting', 'credited', 'declined',
        'expired', 'credit_unknown', 'credit_refused', 'refunding', 'refunded', 'requested', 'awaiting_approval',
        'approved', 'debiting', 'debit_unknown', 'debited', 'paying_out', 'paid_out', 'refused', 'payout_failed',
        'returning', 'returned', 'return_unknown', 'cancelled', 'review')),
    by TEXT NOT NULL,
    at ANY NOT NULL CHECK (typeof(at) = 'integer' AND at > 0),
    chain TEXT NOT NULL UNIQUE
) STRICT;
INSERT INTO "history" VALUES(1,'D-FBTDET8',NULL,'made','created','user 70011223',1760000000000,'05285c7281d8537cc867006cfde7a89c53ea071a56c3054133fbe0776ec056f9');
INSERT INTO "history" VALUES(2,'D-FBTDET8','created','started','awaiting_payer','payer',1760000000000,'abff081e6604c1c1d5b1545ca9e89130dbe6e0842cf8449b09653e6652363d6d');
INSERT INTO "history" VALUES(3,'D-FBTDET8','awaiting_payer','captured','paid','fake webhook',1760000000000,'315f0098184fe60dae5c018db17289ed2f4e07aed3fccb278206b15b231f877a');
INSERT INTO "history" VALUES(4,'D-FBTDET8','paid','credit_sent','crediting','worker',1760000000000,'bff5770e8e4700a0226aa6ba9ad2631ca54838b502543f81e13c8d4d423ae819');
INSERT INTO "history" VALUES(5,'D-FBTDET8','crediting','credit_booked','credited','worker',1760000000000,'4bec86acfcdd21383ae7626a376bc4fb040ff54cbebe946d66e6d7fa8e67c58e');
INSERT INTO "history" VALUES(6,'D-UKUW3E5',NULL,'made','created','user 70011223',1760000000000,'17f882455264c269ef43f66b2a32152a4cd3156797042c9c1b306e4b7d47ccb1');
INSERT INTO "history" VALUES(7,'D-UKUW3E5','created','started','awaiting_payer','payer',1760000000000,'4ff9413129e664f7fbbf9ed449bec6d4c5b63bcdf1f3dbf4d8b9bf24a021f002');
INSERT INTO "history" VALUES(8,'D-UKUW3E5','awaiting_payer','captured','paid','fake webhook',1760000000000,'66ca72a7a23036b2470de6c9f51864aa1938c5848e654f644004ae128d1c83ae');
INSERT INTO "history" VALUES(9,'W-5SRSSX7',NULL,'made','requested','user 70011223',1760000000000,'0bdb7fbb56fedb281e5028e8db1ce558ffee4f9043c18d4f58b26afe86ccf41a');
INSERT INTO "history" VALUES(10,'W-5SRSSX7','requested','approved','approved','policy',1760000000000,'62b9dfbdad844dc905989b75416f2fe5c6cd772eb6433819e5043d2818146fe4');
INSERT INTO "history" VALUES(11,'D-BGZDBZX',NULL,'made','created','user 70011223',1760000000000,'2221a7cec6b534b8d2a5f4f79fd296cb2b22e7daa998c03f5e1be582b3418b94');
INSERT INTO "history" VALUES(12,'D-BGZDBZX','created','started','awaiting_payer','payer',1760000000000,'69265bb8d28821b3e7e5f3a9a5c46123b4553c8d716ca06053459d936ca782dc');
INSERT INTO "history" VALUES(13,'D-BGZDBZX','awaiting_payer','captured','paid','fake webhook',1760000000000,'d3f208cafc07f32fd4fa385f59b2898a827a02ad3983f2918b8b0290e369a120');
INSERT INTO "history" VALUES(14,'D-UKUW3E5','paid','credit_sent','crediting','worker',1760000000000,'73cd2ac03b03f4e856754292f56de0925d3a591291c0e6ce8c0dbe92dc07f331');
INSERT INTO "history" VALUES(15,'D-UKUW3E5','crediting','credit_booked','credited','worker',1760000000000,'6767db3ccb964a5ad97e0104a2fbaaff276a822622925721ee8f456466cd8f2f');
INSERT INTO "history" VALUES(16,'W-5SRSSX7','approved','debit_sent','debiting','worker',1760000000000,'22f675ee5ad354cc3946fb4d15ac45beb7ab6324acf77ee67493e7b97b77e8f9');
INSERT INTO "history" VALUES(17,'W-5SRSSX7','debiting','debit_booked','debited','worker',1760000000000,'6f3673b766e42efe66c9897da608558626872a3fc2572e88d852b9eec36e5986');
INSERT INTO "history" VALUES(18,'D-BGZDBZX','paid','credit_sent','crediting','worker',1760000000000,'81a8515d1fbef0ad91dc4f300eca171c3bb0918f62bfd50b408bcb2604c19d52');
INSERT INTO "history" VALUES(19,'D-BGZDBZX','crediting','credit_booked','credited','worker',1760000000000,'e3039ac2bd062334380d7b74f15b099792fe28523a9c06ceff6ab96c3994df54');
INSERT INTO "history" VALUES(20,'W-5SRSSX7','debited','payout_sent','paying_out','worker',1760000000000,'95936507c8118df7e6425eefd64bf7e46c91db566b078954cedf09f772fece0f');
INSERT INTO "history" VALUES(21,'W-5SRSSX7','paying_out','payout_paid','paid_out','worker',1760000000000,'f6b2c0256093734ca8467309043256a94d8bab193641f9d051f12cbaea3c722e');
INSERT INTO "history" VALUES(22,'W-VWAE5YU',NULL,'made','requested','user 70011223',1760000000000,'51929a77ef5a2eaa7256024dddaefeb75095e72a73925fac3a24b60e186bc242');
INSERT INTO "history" VALUES(23,'W-VWAE5YU','requested','approved','approved','policy',1760000000000,'1f0711c3b8738f7bc97a8e97eb67c121452eb3cf70874e0e9a679d23a2cc0c77');
INSERT INTO "history" VALUES(24,'W-VWAE5YU','approved','debit_sent','debiting','worker',1760000000000,'1d63737444227dccdb620dc9365f8c0bd95a37b258031afe14ca9953752c09f5');
INSERT INTO "history" VALUES(25,'W-VWAE5YU','debiting','debit_booked','debited','worker',1760000000000,'9e5d17b68c4cc312fbe4b24c357f182b5d24f1e593e2953223aefd59015f6ead');
INSERT INTO "history" VALUES(26,'W-VWAE5YU','debited','payout_sent','paying_out','worker',1760000000000,'09a6c5ededcea7bc72711055cf1e0a2f27a9ee953ab029f74b188a59cc6e31cb');
INSERT INTO "history" VALUES(27,'W-VWAE5YU','paying_out','payout_paid','paid_out','worker',1760000000000,'4ade6a5d7db8a6464ebf2b7062fba7da10af87ac83355d10072fa63c995d7b86');
INSERT INTO "history" VALUES(28,'W-KDUKUPF',NULL,'made','requested','user 70011223',1760000000000,'5ad49e5485d46a72b610d29cb5bbe3337c480642d10e23e47d9eaeb196fe0095');
INSERT INTO "history" VALUES(29,'W-KDUKUPF','requested','approved','approved','policy',1760000000000,'a4642742b73198914fefafedde5464a1b13655873b06885c77d3c14062200003');
INSERT INTO "history" VALUES(30,'W-KDUKUPF','approved','debit_sent','debiting','worker',1760000000000,'5075805350dbcf1d304692a439f5d7744c339bb1fbe182e4f3e65e7911c2003d');
INSERT INTO "history" VALUES(31,'W-KDUKUPF','debiting','debit_booked','debited','worker',1760000000000,'cf388644d7e4d264594feb99a23154aa20db6de5a8be0869ab900a31d3ad48f9');
INSERT INTO "history" VALUES(32,'W-KDUKUPF','debited','payout_sent','paying_out','worker',1760000000000,'31cf70c54cfe19998a1497b53641ef5305b300fa3ad7d61089e2544a0a7f5583');
INSERT INTO "history" VALUES(33,'W-KDUKUPF','paying_out','payout_failed','payout_failed','worker',1760000000000,'43d656dddf0e92290551e30d155481566783f97a864e748bb427d18290f9b987');
INSERT INTO "history" VALUES(34,'W-KDUKUPF','payout_failed','return_ordered','returning','worker',1760000000000,'2faa7c01af8e594a922693b066be506f952ca729b56f49262986fb331e86ba42');
INSERT INTO "history" VALUES(35,'W-KDUKUPF','returning','return_sent','returning','worker',1760000000000,'0075dcf0e11484198fb757712e43bc9ac642a86cdfe61c19318db15184926658');
INSERT INTO "history" VALUES(36,'W-KDUKUPF','returning','return_booked','returned','worker',1760000000000,'4f957b80355443ab08863d0d2a22765235942c7bae841def0395bd095005b9bc');
INSERT INTO "history" VALUES(37,'D-27BJM5A',NULL,'made','created','user 70011223',1760000000000,'726029eefc6f0f54cc974a91048035d7c3d8a1c621449a397c66ce1183fb7e59');
INSERT INTO "history" VALUES(38,'D-27BJM5A','created','started','awaiting_payer','payer',1760000000000,'295721f7becc070db18627d570da1ffe4c7a6cade3cef87a88e9bd0fef73f708');
INSERT INTO "history" VALUES(39,'D-27BJM5A','awaiting_payer','mismatched','review','fake webhook',1760000000000,'435497b9b48c7dca53dfd407f4a9026dc831b42463d83b395ddb6e3d8b5c0b1b');
INSERT INTO "history" VALUES(40,'D-27BJM5A','review','refund_ordered','refunding','ann',1760000000000,'a3681d46ab72da65711435df8347f0aa4ce9d7831e325f36c55fb8a383e6d95a');
INSERT INTO "history" VALUES(41,'D-27BJM5A','refunding','refund_paid','refunded','worker',1760000000000,'d808ff535a5f3b12ebc34c81ec68e603dd4c491cbb0e1b560b017d35c54f944c');
INSERT INTO "history" VALUES(42,'D-TV7UKKQ',NULL,'made','created','user 70011223',1760000000000,'ca47a9c0e6e203adf6f5e5a8383c3312ac860f84c945a704cf9a3cdb59e24898');
INSERT INTO "history" VALUES(43,'D-TV7UKKQ','created','started','awaiting_payer','payer',1760000000000,'58fc344614f0988644f6f7cae3dbea3161e44d7bd0ad452194ec8726a8ec22da');
INSERT INTO "history" VALUES(44,'D-TV7UKKQ','awaiting_payer','captured','paid','fake webhook',1760000000000,'4073831c8d69a51d8c72c8e06c8012d832e03f8aac595418f49b4b6459eeeb08');
INSERT INTO "history" VALUES(45,'D-TV7UKKQ','paid','credit_sent','crediting','worker',1760000000000,'6b5904c9d3bdbd6003e2ebe956865002dfc12fdded306bcfd5942a563a356b65');
INSERT INTO "history" VALUES(46,'D-TV7UKKQ','crediting','credit_refused','credit_refused','worker',1760000000000,'3f15e45f131e0f62c1461d0722f8f6126a7e2ee80d5c5280bd5b4235d587fbda');
INSERT INTO "history" VALUES(47,'D-TV7UKKQ','credit_refused','handed_to_staff','review','worker',1760000000000,'493afd1bd34e11f82ce8f3233141a04285f03fa176a5338bb5b3728e2ec21247');
INSERT INTO "history" VALUES(48,'D-29XN5Z5',NULL,'made','created','user 70011223',1760000000000,'cff5cc2b176f46b72a3e321cc8014daf811c99a28ed41cf3d1e3a3e5bcc0e032');
INSERT INTO "history" VALUES(49,'D-29XN5Z5','created','started','awaiting_payer','payer',1760000000000,'93f5858d499a689e0ddefd76449c0b6b48e566f4b66f7365b51885622601eaf1');
INSERT INTO "history" VALUES(50,'D-DJSHFWS',NULL,'made','created','user 70011223',1760000000000,'db9205e212c2b54d8ed4a71898d7c90c2f8a156fa1b0d9532bffb37b9b4e99f6');
INSERT INTO "history" VALUES(51,'D-DJSHFWS','created','started','awaiting_payer','payer',1760000000000,'219c1e0b5bd45bf2008a82ff9c1ed4fa9f937807e8ae7c803b8fbf529b24443f');
INSERT INTO "history" VALUES(52,'D-DJSHFWS','awaiting_payer','captured','paid','fake webhook',1760000000000,'9b104ba49d25ef82836189555d39186851ead0f1e17e221091ae7804cb0c65cc');
INSERT INTO "history" VALUES(53,'D-DJSHFWS','paid','credit_sent','crediting','worker',1760000000000,'5873bd88c49d9473de578eed0eb6ab99077be6e39c9e1d9435b3fbf02967c42b');
INSERT INTO "history" VALUES(54,'D-DJSHFWS','crediting','credit_unknown','credit_unknown','worker',1760000000000,'f3b4975b6ea3635a2eb81d0bca7b2c8f443765240f9056975418e463bfe18918');
CREATE TABLE holds (
    id INTEGER PRIMARY KEY,
    ref TEXT CHECK (ref <> ''),
    user_id ANY CHECK (user_id IS NULL OR typeof(user_id) = 'integer' AND user_id > 0),
    reason TEXT NOT NULL,
    by TEXT NOT NULL CHECK (by <> ''),
    at ANY NOT NULL CHECK (typeof(at) = 'integer' AND at > 0),
    lifted_by TEXT CHECK (lifted_by <> ''),
    lifted_at ANY CHECK (lifted_at IS NULL OR typeof(lifted_at) = 'integer' AND lifted_at > 0),
    CHECK ((ref IS NULL) <> (user_id IS NULL)),
    CHECK ((lifted_by IS NULL) = (lifted_at IS NULL))
) STRICT;
INSERT INTO "holds" VALUES(1,NULL,70011224,'asked by the bank; it''s urgent','ann',1760000000000,NULL,NULL);
CREATE TABLE payments (
    ref TEXT PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('deposit', 'withdrawal')),
    user_id ANY NOT NULL CHECK (typeof(user_id) = 'integer' AND user_id > 0),
    login ANY NOT NULL CHECK (typeof(login) = 'integer' AND login > 0),
    minor ANY NOT NULL CHECK (typeof(minor) = 'integer' AND minor > 0),
    currency TEXT NOT NULL,
    digits ANY NOT NULL CHECK (typeof(digits) = 'integer' AND digits BETWEEN 0 AND 8),
    status TEXT NOT NULL CHECK (status IN ('created', 'awaiting_payer', 'paid', 'crediting', 'credited', 'declined',
        'expired', 'credit_unknown', 'credit_refused', 'refunding', 'refunded', 'requested', 'awaiting_approval',
        'approved', 'debiting', 'debit_unknown', 'debited', 'paying_out', 'paid_out', 'refused', 'payout_failed',
        'returning', 'returned', 'return_unknown', 'cancelled', 'review')),
    psp TEXT NOT NULL,
    method TEXT NOT NULL,
    created ANY NOT NULL CHECK (typeof(created) = 'integer' AND created > 0),
    updated ANY NOT NULL CHECK (typeof(updated) = 'integer' AND updated > 0),
    expires ANY CHECK (expires IS NULL OR typeof(expires) = 'integer' AND expires > 0),
    psp_ref TEXT,
    captured_minor ANY CHECK (captured_minor IS NULL OR typeof(captured_minor) = 'integer' AND captured_minor >= 0),
    captured_currency TEXT,
    captured_digits ANY CHECK (captured_digits IS NULL OR typeof(captured_digits) = 'integer'
        AND captured_digits BETWEEN 0 AND 8),
    reason TEXT NOT NULL,
    tries ANY NOT NULL CHECK (typeof(tries) = 'integer' AND tries >= 0),
    due ANY CHECK (due IS NULL OR typeof(due) = 'integer' AND due > 0),
    page_key TEXT NOT NULL UNIQUE,
    return_key TEXT UNIQUE,
    hand_off TEXT NOT NULL,
    instrument TEXT NOT NULL,
    disputed INTEGER NOT NULL CHECK (disputed IN (0, 1)),
    refunded_elsewhere_minor ANY CHECK (refunded_elsewhere_minor IS NULL
        OR typeof(refunded_elsewhere_minor) = 'integer' AND refunded_elsewhere_minor >= 0),
    refunded_elsewhere_currency TEXT,
    refunded_elsewhere_digits ANY CHECK (refunded_elsewhere_digits IS NULL
        OR typeof(refunded_elsewhere_digits) = 'integer' AND refunded_elsewhere_digits BETWEEN 0 AND 8),
    UNIQUE (psp, psp_ref)
) STRICT;
INSERT INTO "payments" VALUES('D-FBTDET8','deposit',70011223,5512345,10000,'USD',2,'credited','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_1',10000,'USD',2,'',0,NULL,'740b9e63188148399837e390aa4844dd5be265f9f8d9d02a4f98bcfeeffe13d2','c6811da996102421e1ce2459ff475cf5c4c120d7ebc88d76a33ba7e7f4b95ee6','embedded','Visa 4001',0,0,'USD',2);
INSERT INTO "payments" VALUES('D-UKUW3E5','deposit',70011223,5512345,10000,'USD',2,'credited','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_3',10000,'USD',2,'',0,NULL,'a46f1f70b99c29e30fdd4d9feaf7ef8f2fbee1f38c53de956e61e770e39ea152','b5df8cd85304d1cf0833611de144e90618a1a22f10102edb2b91642273f9c9cd','embedded','Visa 4003',0,0,'USD',2);
INSERT INTO "payments" VALUES('W-5SRSSX7','withdrawal',70011223,5512345,4000,'USD',2,'paid_out','fake','fake_card',1760000000000,1760000000000,NULL,NULL,NULL,NULL,NULL,'',0,NULL,'1b891b484674a4eb278ba7119cf3fa650480d6da6c83fda7d418301c52296b95','8c35af6077168b7d990e8137e474cfdf501203433bdcc37ced044dd6a8936331','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('D-BGZDBZX','deposit',70011223,5512345,5000,'USD',2,'credited','fake','fake_loop',1760000000000,1760000000000,1760001800000,'payment_4',5000,'USD',2,'',0,NULL,'d937cecde70c88ddfddc1db5898da5114c84154b141490d18f13f94634383173','6474ccea88baab2d9a162d01638fbed2747586061780cbe3d8a77d8b678d248e','embedded','Visa 4004',0,0,'USD',2);
INSERT INTO "payments" VALUES('W-VWAE5YU','withdrawal',70011223,5512345,2000,'USD',2,'paid_out','fake','fake_loop',1760000000000,1760000000000,NULL,NULL,NULL,NULL,NULL,'',0,NULL,'e8450a8fdd8bb556c065f58e5c2aae1bc9e34e656ad7ee31eb96ab82a7dc2562','a509736d6caf33023fe754465d421f27c277d539d396e3aec3c54a96ef08e4fb','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('W-KDUKUPF','withdrawal',70011223,5512346,3000,'EUR',2,'returned','fake','fake_card',1760000000000,1760000000000,NULL,NULL,NULL,NULL,NULL,'',0,NULL,'ed52b882e4bb22dc12ffd08d91d35c51d63d958a761ee91a9523435da05f6a41','8afe83e74ba63f08c9cf23bd1392539967331038a17488b32d30c1ffce751586','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('D-27BJM5A','deposit',70011223,5512346,10000,'EUR',2,'refunded','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_8',9000,'EUR',2,'',0,NULL,'e149b9f0675e6cc66334ac520d5ac0cc7ee8bd172a8f373420f0a3429516080f','87216defdfd612d9742c192c31f31d0a14a32b8b1a0191682b62d5507ae63e48','embedded','Visa 4008',0,0,'EUR',2);
INSERT INTO "payments" VALUES('D-TV7UKKQ','deposit',70011223,5512346,8000,'EUR',2,'review','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_10',8000,'EUR',2,'TRADER_NOT_FOUND',0,NULL,'5ce03cedfde5b03fb863cd829caffdc343081801e88441cf82ba5e0076ccb447','fcd68e29474f3807b13acb1e9cf955be313519d21f80028b8f15400f8f56bab5','embedded','Visa 4010',0,0,'EUR',2);
INSERT INTO "payments" VALUES('D-29XN5Z5','deposit',70011223,5512346,5500,'EUR',2,'awaiting_payer','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_11',NULL,NULL,NULL,'',0,1760000005000,'cfa8edd8fd1a41a6ec6d4c6e756e7d29b10767e47474000f6bac193e34472075','f393b9d2019b965db150cc53227b0007749ad689ab91c26594c4c1d088497b72','embedded','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('D-DJSHFWS','deposit',70011223,5512345,7000,'USD',2,'credit_unknown','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_12',7000,'USD',2,'timed out',0,1760000000000,'a89815255c21c33fd818417de645ec9bd6bace12c956d3303603957088354d6f','20af1cf572af4a388b0f9bb613993204ec5fe8d067af60b5de72f2acf681c910','embedded','Visa 4012',0,0,'USD',2);
CREATE TABLE psp_calls (
    key TEXT PRIMARY KEY,
    ref TEXT NOT NULL,
    action TEXT NOT NULL,
    minor ANY NOT NULL CHECK (typeof(minor) = 'integer' AND minor > 0),
    currency TEXT NOT NULL,
    digits ANY NOT NULL CHECK (typeof(digits) = 'integer' AND digits BETWEEN 0 AND 8),
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
INSERT INTO "psp_calls" VALUES('W-5SRSSX7.payout.1','W-5SRSSX7','payout',4000,'USD',2,'fake',NULL,'payout_5','paid',1,1760000000000,'',1760000000000,'');
INSERT INTO "psp_calls" VALUES('W-VWAE5YU.refund.1','W-VWAE5YU','refund',2000,'USD',2,'fake','payment_4','refund_6','paid',1,1760000000000,'Visa 4004',1760000000000,'');
INSERT INTO "psp_calls" VALUES('W-KDUKUPF.payout.1','W-KDUKUPF','payout',3000,'EUR',2,'fake',NULL,'payout_7','failed',0,1760000000000,'',1760000000000,'');
INSERT INTO "psp_calls" VALUES('D-27BJM5A.refund.1','D-27BJM5A','refund',9000,'EUR',2,'fake','payment_8','refund_9','paid',1,1760000000000,'',1760000000000,'');
CREATE TABLE remote_calls (
    seq INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    at INTEGER NOT NULL
) STRICT;
INSERT INTO "remote_calls" VALUES(1,'booking',1760000000000);
INSERT INTO "remote_calls" VALUES(2,'booking',1760000000000);
INSERT INTO "remote_calls" VALUES(3,'booking',1760000000000);
INSERT INTO "remote_calls" VALUES(4,'booking',1760000000000);
INSERT INTO "remote_calls" VALUES(5,'booking',1760000000000);
INSERT INTO "remote_calls" VALUES(6,'booking',1760000000000);
INSERT INTO "remote_calls" VALUES(7,'booking',1760000000000);
INSERT INTO "remote_calls" VALUES(8,'booking',1760000000000);
INSERT INTO "remote_calls" VALUES(9,'booking',1760000000000);
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
INSERT INTO "sessions" VALUES('76b9289f5505e2cec53537dec310102d12ba426478295cf97602cfdcee087edc',70011223,'deposit',5512345,5512345,NULL,'',1760000000000,1760000000000);
INSERT INTO "sessions" VALUES('ccdb9d4a49f44928f81c66408470b7c8252a0c60a7197f210d3026fee866ab79',70011223,'deposit',5512345,5512345,NULL,'',1760000000000,1760000000000);
INSERT INTO "sessions" VALUES('32b58b8388f28d9fc0ca9921a409f72bae1fced29fc906e3cfc66c1461c33d54',70011223,'withdrawal',5512345,5512345,NULL,'',1760000000000,1760000000000);
INSERT INTO "sessions" VALUES('cb8a0a25b02d678f023059d1c3875951d7a57d796ba5ce53e7447b543c5d0689',70011223,'deposit',5512345,5512345,NULL,'',1760000000000,1760000000000);
INSERT INTO "sessions" VALUES('913809c381582a678b6ef23acc4e36a39162936e134c93dc272d5fe15b19b2ca',70011223,'withdrawal',5512345,5512345,NULL,'',1760000000000,1760000000000);
INSERT INTO "sessions" VALUES('9f69fb43991c60af629b275d057a96b04adcc7e0e81f14191cd7f79e8a9f6841',70011223,'withdrawal',5512346,5512346,NULL,'',1760000000000,1760000000000);
INSERT INTO "sessions" VALUES('bc48d664c5835435e8d2b3125facebc8eb785758b16ed0e1aabd76b9f1a75829',70011223,'deposit',5512346,5512346,NULL,'',1760000000000,1760000000000);
INSERT INTO "sessions" VALUES('19678edae614ead24367411cd71d3facef0e7268daa2d0fb8ad852c662381045',70011223,'deposit',5512346,5512346,NULL,'',1760000000000,1760000000000);
INSERT INTO "sessions" VALUES('437c0f011545c7fea85b5f90fc9602393d0a2cd55e5872251d651f2df8d056db',70011223,'deposit',5512346,5512346,NULL,'',1760000000000,1760000000000);
INSERT INTO "sessions" VALUES('7342b24a4bd3e45e002d033aba7bfd8432827cb823c75c4295aab247baf089bf',70011223,'deposit',5512345,5512345,NULL,'',1760000000000,1760000000000);
CREATE TABLE switches (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;
INSERT INTO "switches" VALUES('breaker','{"state": "closed", "ambiguous_run": 1, "refused_run": 0, "probe_at": 0}');
INSERT INTO "switches" VALUES('heartbeat','1760000000000');
CREATE TABLE throttles (
    key TEXT PRIMARY KEY,
    failures INTEGER NOT NULL CHECK (failures >= 0),
    until INTEGER NOT NULL,
    at INTEGER NOT NULL
) STRICT;
INSERT INTO "throttles" VALUES('login 1f3a',3,1760000060000,1760000000000);
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
INSERT INTO "tokens" VALUES('c25af83afd8183c98077bb6dda50a272a9a401f0d63672ec45d92defff9301d5','login',70011223,1760000000000,1760000060000,NULL,0,'');
CREATE TABLE unmatched (
    ref TEXT PRIMARY KEY,
    psp TEXT NOT NULL,
    psp_ref TEXT NOT NULL,
    about TEXT NOT NULL,
    minor ANY CHECK (minor IS NULL OR typeof(minor) = 'integer' AND minor >= 0),
    currency TEXT,
    digits ANY CHECK (digits IS NULL OR typeof(digits) = 'integer' AND digits BETWEEN 0 AND 8),
    reason TEXT NOT NULL,
    state TEXT NOT NULL,
    created ANY NOT NULL CHECK (typeof(created) = 'integer' AND created > 0),
    UNIQUE (psp, psp_ref)
) STRICT;
INSERT INTO "unmatched" VALUES('U-D2YJTVRQMXNUJK','fake','payment_1_again','D-FBTDET8',10000,'USD',2,'the payment has another PSP object: it was captured twice','parked',1760000000000);
CREATE TABLE users (
    user_id INTEGER PRIMARY KEY CHECK (user_id > 0),
    email TEXT NOT NULL UNIQUE CHECK (email <> ''),
    name TEXT NOT NULL,
    language TEXT NOT NULL,
    password TEXT NOT NULL) STRICT;
INSERT INTO "users" VALUES(70011223,'alex@example.test','Alex O''Demo','en','$argon2id$');
INSERT INTO "users" VALUES(70011224,'sam@example.test','Sam Sample; of Köln','de','');
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
INSERT INTO "visits" VALUES('5ba5','0c4f',1,1760000000000,'started','',NULL,0);
CREATE INDEX accounts_user ON accounts (user_id);
CREATE INDEX tokens_expire ON tokens (expires);
CREATE INDEX tokens_family ON tokens (family);
CREATE INDEX sessions_created ON sessions (created);
CREATE INDEX payments_due ON payments (due) WHERE due IS NOT NULL;
CREATE INDEX payments_login ON payments (login, created);
CREATE INDEX payments_disputed ON payments (user_id) WHERE disputed = 1;
CREATE INDEX payments_open ON payments (login, kind, created) WHERE status NOT IN ('credited', 'declined', 'expired',
    'refunded', 'paid_out', 'refused', 'returned', 'cancelled');
CREATE TRIGGER payments_fixed BEFORE UPDATE OF ref, kind, user_id, login, minor, currency, digits, psp,
        method, created, page_key ON payments
BEGIN SELECT RAISE(ABORT, 'payments keeps what it was made with'); END;
CREATE TRIGGER payments_no_replace_by_update BEFORE UPDATE ON payments
    WHEN NEW.rowid IS NOT OLD.rowid OR EXISTS (SELECT 1 FROM payments AS it WHERE ((it.ref = NEW.ref)
        OR (it.page_key = NEW.page_key) OR (it.return_key = NEW.return_key)
        OR (it.psp = NEW.psp AND it.psp_ref = NEW.psp_ref)) AND it.rowid IS NOT OLD.rowid)
BEGIN SELECT RAISE(ABORT, 'payments keeps its rows'); END;
CREATE TRIGGER payments_no_delete BEFORE DELETE ON payments BEGIN SELECT RAISE(ABORT, 'payments keeps its rows'); END;
CREATE TRIGGER payments_no_replace BEFORE INSERT ON payments
    WHEN EXISTS (SELECT 1 FROM payments AS it WHERE (it.rowid = NEW.rowid) OR (it.ref = NEW.ref)
        OR (it.page_key = NEW.page_key) OR (it.return_key = NEW.return_key)
        OR (it.psp = NEW.psp AND it.psp_ref = NEW.psp_ref))
BEGIN SELECT RAISE(ABORT, 'payments keeps its rows'); END;
CREATE INDEX history_ref ON history (ref);
CREATE TRIGGER history_no_update BEFORE UPDATE ON history BEGIN SELECT RAISE(ABORT, 'history only grows'); END;
CREATE TRIGGER history_no_delete BEFORE DELETE ON history BEGIN SELECT RAISE(ABORT, 'history only grows'); END;
CREATE TRIGGER history_no_replace BEFORE INSERT ON history
    WHEN EXISTS (SELECT 1 FROM history AS it WHERE (it.rowid = NEW.rowid) OR (it.chain = NEW.chain))
BEGIN SELECT RAISE(ABORT, 'history only grows'); END;
CREATE UNIQUE INDEX attempts_one_confirmed ON attempts (ref, leg) WHERE state = 'confirmed';
CREATE UNIQUE INDEX attempts_one_open ON attempts (ref) WHERE state IN ('ambiguous', 'sending');
CREATE UNIQUE INDEX attempts_one_open_per_login ON attempts (login) WHERE state IN ('ambiguous', 'sending');
CREATE INDEX attempts_freezing ON attempts (login) WHERE state IN ('ambiguous', 'double', 'sending');
CREATE INDEX attempts_settled ON attempts (state, settled);
CREATE TRIGGER attempts_fixed BEFORE UPDATE OF external_id, ref, leg, n, login, type, amount, started ON attempts
BEGIN SELECT RAISE(ABORT, 'attempts keeps what it was made with'); END;
CREATE TRIGGER attempts_no_replace_by_update BEFORE UPDATE ON attempts
    WHEN NEW.rowid IS NOT OLD.rowid OR EXISTS (SELECT 1 FROM attempts AS it WHERE ((it.external_id = NEW.external_id)
        OR (it.ref = NEW.ref AND it.leg = NEW.leg AND it.n = NEW.n)
        OR (it.balance_history_id = NEW.balance_history_id)
        OR (it.ref = NEW.ref AND it.leg = NEW.leg AND it.state = 'confirmed' AND NEW.state = 'confirmed')
        OR (it.ref = NEW.ref AND it.state IN ('ambiguous', 'sending') AND NEW.state IN ('ambiguous', 'sending'))
        OR (it.login = NEW.login AND it.state IN ('ambiguous', 'sending') AND NEW.state IN ('ambiguous', 'sending')))
        AND it.rowid IS NOT OLD.rowid)
BEGIN SELECT RAISE(ABORT, 'attempts keeps its rows'); END;
CREATE TRIGGER attempts_no_delete BEFORE DELETE ON attempts BEGIN SELECT RAISE(ABORT, 'attempts keeps its rows'); END;
CREATE TRIGGER attempts_no_replace BEFORE INSERT ON attempts
    WHEN EXISTS (SELECT 1 FROM attempts AS it WHERE (it.rowid = NEW.rowid) OR (it.external_id = NEW.external_id)
        OR (it.ref = NEW.ref AND it.leg = NEW.leg AND it.n = NEW.n)
        OR (it.balance_history_id = NEW.balance_history_id)
        OR (it.ref = NEW.ref AND it.leg = NEW.leg AND it.state = 'confirmed' AND NEW.state = 'confirmed')
        OR (it.ref = NEW.ref AND it.state IN ('ambiguous', 'sending') AND NEW.state IN ('ambiguous', 'sending'))
        OR (it.login = NEW.login AND it.state IN ('ambiguous', 'sending') AND NEW.state IN ('ambiguous', 'sending')))
BEGIN SELECT RAISE(ABORT, 'attempts keeps its rows'); END;
CREATE INDEX decisions_subject ON decisions (subject);
CREATE TRIGGER decisions_no_update BEFORE UPDATE ON decisions BEGIN SELECT RAISE(ABORT, 'decisions only grows'); END;
CREATE TRIGGER decisions_no_delete BEFORE DELETE ON decisions BEGIN SELECT RAISE(ABORT, 'decisions only grows'); END;
CREATE TRIGGER decisions_no_replace BEFORE INSERT ON decisions
    WHEN EXISTS (SELECT 1 FROM decisions AS it WHERE (it.rowid = NEW.rowid))
BEGIN SELECT RAISE(ABORT, 'decisions only grows'); END;
CREATE INDEX events_waiting ON events (due) WHERE finished IS NULL;
CREATE INDEX psp_calls_ref ON psp_calls (ref);
CREATE INDEX psp_calls_source ON psp_calls (psp, psp_ref) WHERE psp_ref IS NOT NULL;
CREATE TRIGGER psp_calls_fixed BEFORE UPDATE OF key, ref, action, minor, currency, digits, psp,
        psp_ref, created, label ON psp_calls
BEGIN SELECT RAISE(ABORT, 'psp_calls keeps what it was made with'); END;
CREATE TRIGGER psp_calls_no_replace_by_update BEFORE UPDATE ON psp_calls
    WHEN NEW.rowid IS NOT OLD.rowid OR EXISTS (SELECT 1 FROM psp_calls AS it WHERE ((it.key = NEW.key))
        AND it.rowid IS NOT OLD.rowid)
BEGIN SELECT RAISE(ABORT, 'psp_calls keeps its rows'); END;
CREATE TRIGGER psp_calls_no_delete BEFORE DELETE ON psp_calls
BEGIN SELECT RAISE(ABORT, 'psp_calls keeps its rows'); END;
CREATE TRIGGER psp_calls_no_replace BEFORE INSERT ON psp_calls
    WHEN EXISTS (SELECT 1 FROM psp_calls AS it WHERE (it.rowid = NEW.rowid) OR (it.key = NEW.key))
BEGIN SELECT RAISE(ABORT, 'psp_calls keeps its rows'); END;
CREATE INDEX alerts_waiting ON alerts (due) WHERE delivered IS NULL;
CREATE INDEX alerts_about ON alerts (ref, code);
CREATE INDEX remote_calls_at ON remote_calls (at);
CREATE INDEX throttles_at ON throttles (at);
CREATE UNIQUE INDEX visits_waiting ON visits (waiting) WHERE waiting <> '';
CREATE UNIQUE INDEX visits_finish ON visits (finish) WHERE finish <> '';
CREATE INDEX visits_created ON visits (created);
CREATE INDEX tokens_user ON tokens (user_id);
CREATE INDEX disbursement_history_key ON disbursement_history (key);
CREATE TRIGGER disbursement_history_no_update BEFORE UPDATE ON disbursement_history
BEGIN SELECT RAISE(ABORT, 'disbursement_history only grows'); END;
CREATE TRIGGER disbursement_history_no_delete BEFORE DELETE ON disbursement_history
BEGIN SELECT RAISE(ABORT, 'disbursement_history only grows'); END;
CREATE TRIGGER disbursement_history_no_replace BEFORE INSERT ON disbursement_history
WHEN EXISTS (SELECT 1 FROM disbursement_history AS it WHERE (it.rowid = NEW.rowid) OR (it.chain = NEW.chain))
BEGIN SELECT RAISE(ABORT, 'disbursement_history only grows'); END;
CREATE TRIGGER disbursement_history_no_gap BEFORE INSERT ON disbursement_history
WHEN NEW.chain IS NULL
BEGIN SELECT RAISE(ABORT, 'disbursement_history takes no line without a hash'); END;
CREATE UNIQUE INDEX holds_one_of_a_payment ON holds (ref) WHERE lifted_at IS NULL AND ref IS NOT NULL;
CREATE UNIQUE INDEX holds_one_of_a_user ON holds (user_id) WHERE lifted_at IS NULL AND user_id IS NOT NULL;
CREATE INDEX holds_ref ON holds (ref);
CREATE TRIGGER holds_fixed BEFORE UPDATE OF id, ref, user_id, reason, by, at ON holds
BEGIN SELECT RAISE(ABORT, 'holds keeps what it was made with'); END;
CREATE TRIGGER holds_lifted_once BEFORE UPDATE ON holds WHEN OLD.lifted_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'holds are lifted once'); END;
CREATE TRIGGER holds_no_delete BEFORE DELETE ON holds
BEGIN SELECT RAISE(ABORT, 'holds keeps its rows'); END;
CREATE TRIGGER holds_no_replace BEFORE INSERT ON holds
WHEN EXISTS (SELECT 1 FROM holds AS it WHERE (it.rowid = NEW.rowid)
    OR (it.lifted_at IS NULL AND NEW.lifted_at IS NULL AND (it.ref = NEW.ref OR it.user_id = NEW.user_id)))
BEGIN SELECT RAISE(ABORT, 'holds keeps its rows'); END;
COMMIT;
PRAGMA user_version = 5;
