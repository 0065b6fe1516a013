-- A database of version 6, made by the code of commit ce0cf55.
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
INSERT INTO "alerts" VALUES(1,1760000000000,'unmatched','U-D2YJTVRQMXNUJK','fake holds 100.00 USD for D-WN676QD: the payment has another PSP object: it was captured twice',0,1760000000000,1760000000000);
INSERT INTO "alerts" VALUES(2,1760000000000,'mismatch','D-MM688S5','The PSP captured 90.00 EUR instead of 100.00 EUR',0,1760000000000,1760000000000);
INSERT INTO "alerts" VALUES(3,1760000000000,'credit_refused','D-2KC4N5S','cTrader refuses the booking (TRADER_NOT_FOUND)',0,1760000000000,1760000000000);
INSERT INTO "alerts" VALUES(4,1760000000000,'credit_unknown','D-VGMDSW9','It is not known whether cTrader booked this payment (timed out)',0,1760000000000,1760000000000);
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
INSERT INTO "attempts" VALUES('D-WN676QD.credit.1','D-WN676QD','credit',1,5512345,'DEPOSIT','100.00','confirmed',1760000000000,1760000000000,'',880002,1760000000000);
INSERT INTO "attempts" VALUES('D-SH9TSZJ.credit.1','D-SH9TSZJ','credit',1,5512345,'DEPOSIT','100.00','confirmed',1760000000000,1760000000000,'',880003,1760000000000);
INSERT INTO "attempts" VALUES('W-Y694VJM.debit.1','W-Y694VJM','debit',1,5512345,'WITHDRAW','40.00','confirmed',1760000000000,1760000000000,'',880004,1760000000000);
INSERT INTO "attempts" VALUES('D-ZX28JJC.credit.1','D-ZX28JJC','credit',1,5512345,'DEPOSIT','50.00','confirmed',1760000000000,1760000000000,'',880005,1760000000000);
INSERT INTO "attempts" VALUES('W-9X3Z96P.debit.1','W-9X3Z96P','debit',1,5512345,'WITHDRAW','20.00','confirmed',1760000000000,1760000000000,'',880006,1760000000000);
INSERT INTO "attempts" VALUES('W-ND8EJE2.debit.1','W-ND8EJE2','debit',1,5512346,'WITHDRAW','30.00','confirmed',1760000000000,1760000000000,'',880007,1760000000000);
INSERT INTO "attempts" VALUES('W-ND8EJE2.return.1','W-ND8EJE2','return',1,5512346,'DEPOSIT','30.00','confirmed',1760000000000,1760000000000,'',880008,1760000000000);
INSERT INTO "attempts" VALUES('D-2KC4N5S.credit.1','D-2KC4N5S','credit',1,5512346,'DEPOSIT','80.00','rejected',1760000000000,1760000000000,'TRADER_NOT_FOUND',NULL,1760000000000);
INSERT INTO "attempts" VALUES('D-VGMDSW9.credit.1','D-VGMDSW9','credit',1,5512345,'DEPOSIT','70.00','ambiguous',1760000000000,1760000000000,'timed out',NULL,1760000000000);
CREATE TABLE card_facts (
    psp TEXT NOT NULL,
    id TEXT NOT NULL,
    ref TEXT NOT NULL REFERENCES payments (ref),
    fingerprint TEXT NOT NULL,
    holder TEXT NOT NULL,
    country TEXT NOT NULL,
    funding TEXT NOT NULL,
    three_d_secure TEXT NOT NULL,
    risk_level TEXT NOT NULL,
    outcome TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (psp, id)
) STRICT;
INSERT INTO "card_facts" VALUES('fake','ch_1','D-ZX28JJC','f1a9','Alex O''Demo','DE','debit','','','',1760000000000);
CREATE TABLE decisions (
    seq INTEGER PRIMARY KEY,
    ref TEXT NOT NULL,
    subject TEXT NOT NULL,
    verdict TEXT NOT NULL,
    by TEXT NOT NULL,
    at INTEGER NOT NULL
) STRICT;
INSERT INTO "decisions" VALUES(1,'D-VGMDSW9','D-VGMDSW9 credit_unknown ambiguous','not booked','ann',1760000000000);
CREATE TABLE declines (
    psp TEXT NOT NULL,
    id TEXT NOT NULL,
    ref TEXT NOT NULL REFERENCES payments (ref),
    user_id INTEGER NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (psp, id)
) STRICT;
INSERT INTO "declines" VALUES('fake','pi_1 declined','D-WN676QD',70011223,1760000000000);
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
INSERT INTO "disbursement_history" VALUES(1,'W-Y694VJM.payout.1',NULL,'made','planned','user 70011223',1760000000000,'7cd0397260ea23b8bc0206c5b091d8a0a62e996c83f7a826c2a425bf9863bb85');
INSERT INTO "disbursement_history" VALUES(2,'W-Y694VJM.payout.1','planned','sent','sending','worker',1760000000000,'d3c1f17b62bf56a3b297f9cf6d27dd9fc05fbbe99167f91ae27bc20414f99e4c');
INSERT INTO "disbursement_history" VALUES(3,'W-Y694VJM.payout.1','sending','paid','paid','worker',1760000000000,'9a63e72e4a8226d50eb34ef4100021081b8c95c981b3e8f629f1402844e4d44d');
INSERT INTO "disbursement_history" VALUES(4,'W-9X3Z96P.refund.1',NULL,'made','planned','user 70011223',1760000000000,'73ff022d80168148e188b6331adff6af5ece496c06cfd0a0f9cf7e7c9414f2ca');
INSERT INTO "disbursement_history" VALUES(5,'W-9X3Z96P.refund.1','planned','sent','sending','worker',1760000000000,'1f1c6590e3c808b891da3b1c4386239005bca64911cd54e8c3098579e3c7079e');
INSERT INTO "disbursement_history" VALUES(6,'W-9X3Z96P.refund.1','sending','paid','paid','worker',1760000000000,'5f1abbf5a8ee7ce1e2dd75a7471b7b1a86aa0314ff33433fed0dd7c6d4eb249a');
INSERT INTO "disbursement_history" VALUES(7,'W-ND8EJE2.payout.1',NULL,'made','planned','user 70011223',1760000000000,'d5b2a3d0f2ea419c3433083e50194c1b1286d5a445ec0c34ced862c0ec02558b');
INSERT INTO "disbursement_history" VALUES(8,'W-ND8EJE2.payout.1','planned','sent','sending','worker',1760000000000,'d8edc7768a0f806c13cf6a092c4ef28008d14ebe45975a871c3c481ae9337f87');
INSERT INTO "disbursement_history" VALUES(9,'W-ND8EJE2.payout.1','sending','failed','failed','worker',1760000000000,'e33e04df2c98eb59d302353951a991c1b998a7047a37fac4fa1161f0e627f36f');
INSERT INTO "disbursement_history" VALUES(10,'D-MM688S5.refund.1',NULL,'made','planned','ann',1760000000000,'ca27efe0b4203d4df5c3035340e091590d9427e5a40a4fbd627980cb9b347f70');
INSERT INTO "disbursement_history" VALUES(11,'D-MM688S5.refund.1','planned','sent','sending','worker',1760000000000,'d882278196673aaccabab8d742ae8071a96f83143b3eee497172cf0861604d38');
INSERT INTO "disbursement_history" VALUES(12,'D-MM688S5.refund.1','sending','paid','paid','worker',1760000000000,'8764239208a2e785695d4ee5afcfc004670c85643ce56adc82087a3f7b042cea');
CREATE TABLE disputes (
    psp TEXT NOT NULL,
    id TEXT NOT NULL,
    ref TEXT NOT NULL REFERENCES payments (ref),
    state TEXT NOT NULL,
    word TEXT NOT NULL,
    reason TEXT NOT NULL,
    minor INTEGER,
    currency TEXT,
    digits INTEGER,
    due INTEGER,
    at INTEGER NOT NULL,
    PRIMARY KEY (psp, id)
) STRICT;
INSERT INTO "disputes" VALUES('fake','du_1','D-ZX28JJC','won','won','fraudulent',5000,'USD',2,1760000060000,1760000000000);
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
INSERT INTO "events" VALUES('fake','evt_1','payment.changed','payment','D-WN676QD','payment_1',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_2','payment.changed','payment','D-WN676QD','payment_1_again',1760000000000,1760000000000,1760000000000,'parked');
INSERT INTO "events" VALUES('fake','evt_3','payment.changed','payment','D-SH9TSZJ','payment_3',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_4','payment.changed','payment','D-ZX28JJC','payment_4',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_5','payment.changed','payment','D-MM688S5','payment_8',1760000000000,1760000000000,1760000000000,'mismatch');
INSERT INTO "events" VALUES('fake','evt_6','payment.changed','payment','D-2KC4N5S','payment_10',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_7','payment.changed','payment','D-VGMDSW9','payment_12',1760000000000,1760000000000,1760000000000,'captured');
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
INSERT INTO "history" VALUES(1,'D-WN676QD',NULL,'made','created','user 70011223',1760000000000,'77fc708d77dd68945b8da25471e051d26d456d52676d20035d8127c3268ade9f');
INSERT INTO "history" VALUES(2,'D-WN676QD','created','started','awaiting_payer','payer',1760000000000,'88ea3420efdfb6c97520599b229c150d518cdbc28f5a6efefa908e9429a37d07');
INSERT INTO "history" VALUES(3,'D-WN676QD','awaiting_payer','captured','paid','fake webhook',1760000000000,'28d06c7dfd2ae4b815fe2517b877e9dcacc104fb8d02f3648b22dc1bf47a09ea');
INSERT INTO "history" VALUES(4,'D-WN676QD','paid','credit_sent','crediting','worker',1760000000000,'3e1d89dbb9c54bd91f0564e5e6aedf18283a4633d82ab59666b4086f1536931b');
INSERT INTO "history" VALUES(5,'D-WN676QD','crediting','credit_booked','credited','worker',1760000000000,'21ebe5459eb7d6189f01b31bf8a5ccfb054cd895c24141b2ff8c6b093ee5ea33');
INSERT INTO "history" VALUES(6,'D-SH9TSZJ',NULL,'made','created','user 70011223',1760000000000,'955890c09dc262f2fa30718bf980535cb29767ce744069970057e6030eb2865f');
INSERT INTO "history" VALUES(7,'D-SH9TSZJ','created','started','awaiting_payer','payer',1760000000000,'a8fc671b122600f00d647469d2100e16d953a3a3834d20b00c2384c06e2c420f');
INSERT INTO "history" VALUES(8,'D-SH9TSZJ','awaiting_payer','captured','paid','fake webhook',1760000000000,'999e3783d7e4a2c3e398a0ddce4a1d489ba2f185e530e805b411f8b5289796a3');
INSERT INTO "history" VALUES(9,'W-Y694VJM',NULL,'made','requested','user 70011223',1760000000000,'33125b380aac8b51da66bed389af8be6af8de2bad3221b42a8b7038dc537627e');
INSERT INTO "history" VALUES(10,'W-Y694VJM','requested','approved','approved','policy',1760000000000,'a13b52e5e7058828e5bb93722bec1ce5d18a864f27ee10a44f693969801a1307');
INSERT INTO "history" VALUES(11,'D-ZX28JJC',NULL,'made','created','user 70011223',1760000000000,'c7316ce9e00264a380fd84be395f0aa1d8f4871f97937aabef4d5b6a5c9d82cf');
INSERT INTO "history" VALUES(12,'D-ZX28JJC','created','started','awaiting_payer','payer',1760000000000,'037cead2beeede23b177339665d30c047d018154b016825da5e301b0eff72212');
INSERT INTO "history" VALUES(13,'D-ZX28JJC','awaiting_payer','captured','paid','fake webhook',1760000000000,'964ad932a8a3b5a882540517a6032b9baaf79d82bf301b8e988d590fa4938729');
INSERT INTO "history" VALUES(14,'D-SH9TSZJ','paid','credit_sent','crediting','worker',1760000000000,'84222fc2112103b87bb9d19af90bc88f6865e1bba918214963943325992590eb');
INSERT INTO "history" VALUES(15,'D-SH9TSZJ','crediting','credit_booked','credited','worker',1760000000000,'c9a8f807684043c0074c119ea29a58b08720b08d2c433c277a3870daed961ef3');
INSERT INTO "history" VALUES(16,'W-Y694VJM','approved','debit_sent','debiting','worker',1760000000000,'5b08ed08bcafe184d7000fcb710863c11ae6ce21a4fa5a97fe01611aa579a75f');
INSERT INTO "history" VALUES(17,'W-Y694VJM','debiting','debit_booked','debited','worker',1760000000000,'6d0879f792649429e32096181f3f9eaaf3a2cc1ef96e14fc029f2ed91695b23f');
INSERT INTO "history" VALUES(18,'D-ZX28JJC','paid','credit_sent','crediting','worker',1760000000000,'2b338d33338c953a0eef1aadb71768edd55bfa02a487493521f8d1227ddb3240');
INSERT INTO "history" VALUES(19,'D-ZX28JJC','crediting','credit_booked','credited','worker',1760000000000,'e5c49cc486ac2c345e553082898f34b954c4b6a1b8ce80eeb61bc7442ca95035');
INSERT INTO "history" VALUES(20,'W-Y694VJM','debited','payout_sent','paying_out','worker',1760000000000,'9341a9257d9c8d35e5d2f32926d10ab0471f9c3ecf168e4aa93e0e1a44dfa0b8');
INSERT INTO "history" VALUES(21,'W-Y694VJM','paying_out','payout_paid','paid_out','worker',1760000000000,'45e02499b557fcc28f35df8319bf9f00c200a5faf33e2e4cfc990bb656120ca2');
INSERT INTO "history" VALUES(22,'W-9X3Z96P',NULL,'made','requested','user 70011223',1760000000000,'e36a2f608759d5d0b33754cc52bc169d90b0734dc1c695096970cd54f37c7dee');
INSERT INTO "history" VALUES(23,'W-9X3Z96P','requested','approved','approved','policy',1760000000000,'997c5b73fd4141a160441089b386ae234d74c76a9ce3c72a4e68ea10d1dd9868');
INSERT INTO "history" VALUES(24,'W-9X3Z96P','approved','debit_sent','debiting','worker',1760000000000,'f59400e6727b4e9f5d810ab57e74591cb98de429290a76f0f626b3b191a4f3ab');
INSERT INTO "history" VALUES(25,'W-9X3Z96P','debiting','debit_booked','debited','worker',1760000000000,'950a4e18e57eca2dd9a57ee0659f16dc803a0ae903dc3297a860014629bc947a');
INSERT INTO "history" VALUES(26,'W-9X3Z96P','debited','payout_sent','paying_out','worker',1760000000000,'37fbe621095d80c8f0a3b53030135cfecde3e34ca67eb2f482577de149907ae2');
INSERT INTO "history" VALUES(27,'W-9X3Z96P','paying_out','payout_paid','paid_out','worker',1760000000000,'55f6904b31eef01e339d1279a4d67c1f111e1c93686663d5bf67212b2ca506a2');
INSERT INTO "history" VALUES(28,'W-ND8EJE2',NULL,'made','requested','user 70011223',1760000000000,'300d11b6e3e0d55529fa9be084b61d71276f9ab3410b3aa41bc80eba995d5849');
INSERT INTO "history" VALUES(29,'W-ND8EJE2','requested','approved','approved','policy',1760000000000,'639092a0bad5be906aae0d7ca52072ebf8505582e5512ecca8fc82b20353f2fa');
INSERT INTO "history" VALUES(30,'W-ND8EJE2','approved','debit_sent','debiting','worker',1760000000000,'b1610a3bb74dcd572bd5e8e6c71e90ff01700b3dd27b899e966288555de4a0ae');
INSERT INTO "history" VALUES(31,'W-ND8EJE2','debiting','debit_booked','debited','worker',1760000000000,'500bea7f607358acfc9a8fb96996217c39de6e91850ce917e747c1b4989ac31a');
INSERT INTO "history" VALUES(32,'W-ND8EJE2','debited','payout_sent','paying_out','worker',1760000000000,'eed3b84361f23eea3abed162dcabfb5aa57a134b02869313f9b48ffb45af31ba');
INSERT INTO "history" VALUES(33,'W-ND8EJE2','paying_out','payout_failed','payout_failed','worker',1760000000000,'608249640e692b9af6a88155399a04a439dfe8f43a34cece7aeb3992bff52e4c');
INSERT INTO "history" VALUES(34,'W-ND8EJE2','payout_failed','return_ordered','returning','worker',1760000000000,'015754d2e4ff68cac9a84966f6a9b2f98fcf41efe69b622c66c5cdf5a581b66f');
INSERT INTO "history" VALUES(35,'W-ND8EJE2','returning','return_sent','returning','worker',1760000000000,'023274d8ed2ce084af39f579a08677ab05c6037b38ae40117769eee63677a65c');
INSERT INTO "history" VALUES(36,'W-ND8EJE2','returning','return_booked','returned','worker',1760000000000,'4a8b2a8df0e30fc9f98d8b87cd2da0d668a833119486f5457f67a6de21c66f6a');
INSERT INTO "history" VALUES(37,'D-MM688S5',NULL,'made','created','user 70011223',1760000000000,'2cc2956b78081682e48d242159e895345d8bfdc2e54446041cb7e1b32aa4255c');
INSERT INTO "history" VALUES(38,'D-MM688S5','created','started','awaiting_payer','payer',1760000000000,'6ff645b6bb00390e2f07ef9a96438e2bc5f9091d38a66fbd6eadddb8aafaed79');
INSERT INTO "history" VALUES(39,'D-MM688S5','awaiting_payer','mismatched','review','fake webhook',1760000000000,'c1a4dc0b9b2f9e55fb0f2260555cfa22eaedd66c3b8d3ec78bfa658f194d9f09');
INSERT INTO "history" VALUES(40,'D-MM688S5','review','refund_ordered','refunding','ann',1760000000000,'313b2e4e967b04ceb564941ba2ea31df6d25ffb3aac5953442cf914193197543');
INSERT INTO "history" VALUES(41,'D-MM688S5','refunding','refund_paid','refunded','worker',1760000000000,'6fdd17ae7e269e75bac72b298a7d33b70e9273b1931127e0d362361581650ba0');
INSERT INTO "history" VALUES(42,'D-2KC4N5S',NULL,'made','created','user 70011223',1760000000000,'417d46202ee98eb001f8f07e6f3b7c5c1338781243b1de2917819bd52dc5b9a8');
INSERT INTO "history" VALUES(43,'D-2KC4N5S','created','started','awaiting_payer','payer',1760000000000,'40402bcf388bb5f00d66057c99e99ade13d3bb00a9ab564cd023a8850a68fb55');
INSERT INTO "history" VALUES(44,'D-2KC4N5S','awaiting_payer','captured','paid','fake webhook',1760000000000,'ca3038974cd105ee136e57d7787b2eeaf97415fe28f448d0ef159b6c26784709');
INSERT INTO "history" VALUES(45,'D-2KC4N5S','paid','credit_sent','crediting','worker',1760000000000,'0bc5edea82ae8cc51a5ea4c8b112c904d5f8eb919a0de8d4e238c90e388ed53e');
INSERT INTO "history" VALUES(46,'D-2KC4N5S','crediting','credit_refused','credit_refused','worker',1760000000000,'fde54841251d05b6b6bf84ff3965a9e5bfd84c8b724e11837b6c7bac09ab5536');
INSERT INTO "history" VALUES(47,'D-2KC4N5S','credit_refused','handed_to_staff','review','worker',1760000000000,'6065fb8a0e4bc89ca2f4f62f8f4e326edb5fd9439a951a7104fbe0bc12ed0555');
INSERT INTO "history" VALUES(48,'D-DQ4DEXZ',NULL,'made','created','user 70011223',1760000000000,'ac0bc5c964f0ea880c02a99a07b80bcbbb2ac572ba270255ee1d2ed12b30c6ac');
INSERT INTO "history" VALUES(49,'D-DQ4DEXZ','created','started','awaiting_payer','payer',1760000000000,'94d6b7652f65297007b6a964216d30e7debb27508c2fbf1866a6f88348bbc06b');
INSERT INTO "history" VALUES(50,'D-VGMDSW9',NULL,'made','created','user 70011223',1760000000000,'72ac10826af6072afae906fba1bdc5cc24a467ede5994e4464be0ee4b3213792');
INSERT INTO "history" VALUES(51,'D-VGMDSW9','created','started','awaiting_payer','payer',1760000000000,'8e88deb49190fa4b1f3e90a4ed619e35875538dba1b8bd32b6367d1dd3caf88c');
INSERT INTO "history" VALUES(52,'D-VGMDSW9','awaiting_payer','captured','paid','fake webhook',1760000000000,'5b23618c55582e5cb1f81d1adffc5215c18bbad36076a975fa8add61d6636986');
INSERT INTO "history" VALUES(53,'D-VGMDSW9','paid','credit_sent','crediting','worker',1760000000000,'a5b4132c1cf407eff72ba538ee5481321c441eb8bb6975cbd158cf0e8e4b8b54');
INSERT INTO "history" VALUES(54,'D-VGMDSW9','crediting','credit_unknown','credit_unknown','worker',1760000000000,'f06abf827b48f4d42f7f879b3ecf4a1be1bb9b16bd925305cd801d4550562bbf');
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
INSERT INTO "payments" VALUES('D-WN676QD','deposit',70011223,5512345,10000,'USD',2,'credited','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_1',10000,'USD',2,'',0,NULL,'740b9e63188148399837e390aa4844dd5be265f9f8d9d02a4f98bcfeeffe13d2','afbffb6e55c0b81071844a8d2eb8ff1ff78da6e86490c9ead01ce2ec4ade0ab4','embedded','Visa 4001',0,0,'USD',2);
INSERT INTO "payments" VALUES('D-SH9TSZJ','deposit',70011223,5512345,10000,'USD',2,'credited','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_3',10000,'USD',2,'',0,NULL,'a46f1f70b99c29e30fdd4d9feaf7ef8f2fbee1f38c53de956e61e770e39ea152','f2b5002fc6e803054ab166aacd80e57c0fc84ec859ae58cf338de1087d30697b','embedded','Visa 4003',0,0,'USD',2);
INSERT INTO "payments" VALUES('W-Y694VJM','withdrawal',70011223,5512345,4000,'USD',2,'paid_out','fake','fake_card',1760000000000,1760000000000,NULL,NULL,NULL,NULL,NULL,'',0,NULL,'1b891b484674a4eb278ba7119cf3fa650480d6da6c83fda7d418301c52296b95','53a4b3cbe6c374e0438a0cc9bc226237685a87f87cc5799533beb9048e372756','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('D-ZX28JJC','deposit',70011223,5512345,5000,'USD',2,'credited','fake','fake_loop',1760000000000,1760000000000,1760001800000,'payment_4',5000,'USD',2,'',0,NULL,'d937cecde70c88ddfddc1db5898da5114c84154b141490d18f13f94634383173','94261c83919e0c6a66421c26393eb2afbd1813a9c18f054f3abd70a307b4df59','embedded','Visa 4004',0,0,'USD',2);
INSERT INTO "payments" VALUES('W-9X3Z96P','withdrawal',70011223,5512345,2000,'USD',2,'paid_out','fake','fake_loop',1760000000000,1760000000000,NULL,NULL,NULL,NULL,NULL,'',0,NULL,'e8450a8fdd8bb556c065f58e5c2aae1bc9e34e656ad7ee31eb96ab82a7dc2562','328cdddb0d1e4270f6972c5cc5947068b03b385ea0d12915bda48ff00719c054','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('W-ND8EJE2','withdrawal',70011223,5512346,3000,'EUR',2,'returned','fake','fake_card',1760000000000,1760000000000,NULL,NULL,NULL,NULL,NULL,'',0,NULL,'ed52b882e4bb22dc12ffd08d91d35c51d63d958a761ee91a9523435da05f6a41','7ec5e53eb893492883f66d06b875c4efd8cf6ca5ab13a74dcd1b1de8860d73a0','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('D-MM688S5','deposit',70011223,5512346,10000,'EUR',2,'refunded','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_8',9000,'EUR',2,'',0,NULL,'e149b9f0675e6cc66334ac520d5ac0cc7ee8bd172a8f373420f0a3429516080f','a30dbcf6db44aaa982ba55cf2e49667deefefec158636f2c0c6340b543cac8f6','embedded','Visa 4008',0,0,'EUR',2);
INSERT INTO "payments" VALUES('D-2KC4N5S','deposit',70011223,5512346,8000,'EUR',2,'review','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_10',8000,'EUR',2,'TRADER_NOT_FOUND',0,NULL,'5ce03cedfde5b03fb863cd829caffdc343081801e88441cf82ba5e0076ccb447','8342cc2fb2289fc6c6022ff010911fefaa18f56c2d5ecc9aa17561e7f838cb0c','embedded','Visa 4010',0,0,'EUR',2);
INSERT INTO "payments" VALUES('D-DQ4DEXZ','deposit',70011223,5512346,5500,'EUR',2,'awaiting_payer','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_11',NULL,NULL,NULL,'',0,1760000005000,'cfa8edd8fd1a41a6ec6d4c6e756e7d29b10767e47474000f6bac193e34472075','68fbb67c812e9e1a333955afb02c50f82ecece1b6abf6c505f45193f1d0d787e','embedded','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('D-VGMDSW9','deposit',70011223,5512345,7000,'USD',2,'credit_unknown','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_12',7000,'USD',2,'timed out',0,1760000000000,'a89815255c21c33fd818417de645ec9bd6bace12c956d3303603957088354d6f','75ae28ca4078ca6fd28c1e134e24c53c59aeef5de2f2a8f2f8690c1da02372e7','embedded','Visa 4012',0,0,'USD',2);
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
INSERT INTO "psp_calls" VALUES('W-Y694VJM.payout.1','W-Y694VJM','payout',4000,'USD',2,'fake',NULL,'payout_5','paid',1,1760000000000,'',1760000000000,'');
INSERT INTO "psp_calls" VALUES('W-9X3Z96P.refund.1','W-9X3Z96P','refund',2000,'USD',2,'fake','payment_4','refund_6','paid',1,1760000000000,'Visa 4004',1760000000000,'');
INSERT INTO "psp_calls" VALUES('W-ND8EJE2.payout.1','W-ND8EJE2','payout',3000,'EUR',2,'fake',NULL,'payout_7','failed',0,1760000000000,'',1760000000000,'');
INSERT INTO "psp_calls" VALUES('D-MM688S5.refund.1','D-MM688S5','refund',9000,'EUR',2,'fake','payment_8','refund_9','paid',1,1760000000000,'',1760000000000,'');
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
INSERT INTO "switches" VALUES('breaker','{"state": "closed", "ambiguous_run": 1, "refused_run": 0, "probe_at": 0, "probed": 0}');
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
INSERT INTO "tokens" VALUES('687c6b2bfb381e3b97139337b479d5ccdc50fa17a3f7fb41391b93ddd6245666','login',70011223,1760000000000,1760000060000,NULL,0,'');
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
INSERT INTO "unmatched" VALUES('U-D2YJTVRQMXNUJK','fake','payment_1_again','D-WN676QD',10000,'USD',2,'the payment has another PSP object: it was captured twice','parked',1760000000000);
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
CREATE INDEX disputes_ref ON disputes (ref);
CREATE INDEX card_facts_ref ON card_facts (ref);
CREATE INDEX card_facts_at ON card_facts (at);
CREATE INDEX declines_ref ON declines (ref);
CREATE INDEX declines_user ON declines (user_id, at);
CREATE INDEX payments_user ON payments (user_id, created);
COMMIT;
PRAGMA user_version = 6;
