-- A database of version 9, made by the code of commit 4cd721f.
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
CREATE TABLE actions (
    seq INTEGER PRIMARY KEY,
    begun ANY CHECK (begun IS NULL OR typeof(begun) = 'integer' AND begun > 0),
    outcome TEXT NOT NULL CHECK (outcome IN ('begun', 'done', 'refused')),
    command TEXT NOT NULL,
    arguments TEXT NOT NULL,
    by TEXT NOT NULL,
    system_user TEXT NOT NULL,
    at ANY NOT NULL CHECK (typeof(at) = 'integer' AND at > 0),
    chain TEXT NOT NULL UNIQUE
) STRICT;
INSERT INTO "actions" VALUES(1,NULL,'begun','users disable','{"user_id":70011224}','','ann',1760000600000,'482cf1e17d077aca137a6724e1db1bb6fcd7194367f3f70888df9a6afde8849d');
INSERT INTO "actions" VALUES(2,1,'done','users disable','{"user_id":70011224}','','ann',1760000600000,'d2210cb7e5376e6affd31c84253c0e8b461961a25811c05caedc226e1c880480');
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
INSERT INTO "alerts" VALUES(1,1760000000000,'unmatched','U-D2YJTVRQMXNUJK','fake holds 100.00 USD for D-EVJ7P9Q: the payment has another PSP object: it was captured twice',0,1760000000000,1760000000000);
INSERT INTO "alerts" VALUES(2,1760000000000,'mismatch','D-EQT5KKA','The PSP captured 90.00 EUR instead of 100.00 EUR',0,1760000000000,1760000000000);
INSERT INTO "alerts" VALUES(3,1760000000000,'credit_refused','D-ME7VKJW','cTrader refuses the booking (TRADER_NOT_FOUND)',0,1760000000000,1760000000000);
INSERT INTO "alerts" VALUES(4,1760000000000,'credit_unknown','D-38XHZUB','It is not known whether cTrader booked this payment (timed out)',0,1760000000000,1760000000000);
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
INSERT INTO "attempts" VALUES('D-EVJ7P9Q.credit.1','D-EVJ7P9Q','credit',1,5512345,'DEPOSIT','100.00','confirmed',1760000000000,1760000000000,'',880002,1760000000000);
INSERT INTO "attempts" VALUES('D-MBY8BXE.credit.1','D-MBY8BXE','credit',1,5512345,'DEPOSIT','100.00','confirmed',1760000000000,1760000000000,'',880003,1760000000000);
INSERT INTO "attempts" VALUES('W-74T9CFC.debit.1','W-74T9CFC','debit',1,5512345,'WITHDRAW','40.00','confirmed',1760000000000,1760000000000,'',880004,1760000000000);
INSERT INTO "attempts" VALUES('D-VF8XZVZ.credit.1','D-VF8XZVZ','credit',1,5512345,'DEPOSIT','50.00','confirmed',1760000000000,1760000000000,'',880005,1760000000000);
INSERT INTO "attempts" VALUES('W-E9K5NE9.debit.1','W-E9K5NE9','debit',1,5512345,'WITHDRAW','20.00','confirmed',1760000000000,1760000000000,'',880006,1760000000000);
INSERT INTO "attempts" VALUES('W-8XGGCUF.debit.1','W-8XGGCUF','debit',1,5512346,'WITHDRAW','30.00','confirmed',1760000000000,1760000000000,'',880007,1760000000000);
INSERT INTO "attempts" VALUES('W-8XGGCUF.return.1','W-8XGGCUF','return',1,5512346,'DEPOSIT','30.00','confirmed',1760000000000,1760000000000,'',880008,1760000000000);
INSERT INTO "attempts" VALUES('D-ME7VKJW.credit.1','D-ME7VKJW','credit',1,5512346,'DEPOSIT','80.00','rejected',1760000000000,1760000000000,'TRADER_NOT_FOUND',NULL,1760000000000);
INSERT INTO "attempts" VALUES('D-38XHZUB.credit.1','D-38XHZUB','credit',1,5512345,'DEPOSIT','70.00','ambiguous',1760000000000,1760000000000,'timed out',NULL,1760000000000);
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
INSERT INTO "card_facts" VALUES('fake','ch_1','D-VF8XZVZ','f1a9','Alex O''Demo','DE','debit','','','',1760000000000);
CREATE TABLE decisions (
    seq INTEGER PRIMARY KEY,
    ref TEXT NOT NULL,
    subject TEXT NOT NULL,
    verdict TEXT NOT NULL,
    by TEXT NOT NULL,
    at INTEGER NOT NULL
, system_user TEXT NOT NULL DEFAULT '') STRICT;
INSERT INTO "decisions" VALUES(1,'D-38XHZUB','D-38XHZUB credit_unknown ambiguous','not booked','ann',1760000600000,'');
CREATE TABLE declines (
    psp TEXT NOT NULL,
    id TEXT NOT NULL,
    ref TEXT NOT NULL REFERENCES payments (ref),
    user_id INTEGER NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (psp, id)
) STRICT;
INSERT INTO "declines" VALUES('fake','pi_1 declined','D-EVJ7P9Q',70011223,1760000000000);
CREATE TABLE disabled (user_id INTEGER PRIMARY KEY CHECK (user_id > 0)) STRICT;
INSERT INTO "disabled" VALUES(70011224);
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
INSERT INTO "disbursement_history" VALUES(1,'W-74T9CFC.payout.1',NULL,'made','planned','user 70011223',1760000000000,'50836164c56ad779fad97b7aa751c0cf6c5a4c497ce1e876f825a007b0669e8a');
INSERT INTO "disbursement_history" VALUES(2,'W-74T9CFC.payout.1','planned','sent','sending','worker',1760000000000,'12086367dad64ee0ac877e715df1b86aeea6c8a4bbc3fb5e91b320888797a799');
INSERT INTO "disbursement_history" VALUES(3,'W-74T9CFC.payout.1','sending','paid','paid','worker',1760000000000,'e4a4e5737712ff85bf8a16fcdf764b46059a23f62c9eeba9b79a6055431c6881');
INSERT INTO "disbursement_history" VALUES(4,'W-E9K5NE9.refund.1',NULL,'made','planned','user 70011223',1760000000000,'dad3faf5b944e79cea0cc101f39837c09b1f167cd50640ddab59ee1928666757');
INSERT INTO "disbursement_history" VALUES(5,'W-E9K5NE9.refund.1','planned','sent','sending','worker',1760000000000,'f3a56859174dd0c0159b61ff8ed65e5092db3abe29ec5f43e4f0e6bb3142b690');
INSERT INTO "disbursement_history" VALUES(6,'W-E9K5NE9.refund.1','sending','paid','paid','worker',1760000000000,'544f4fa004bf680b859f438ca9a5a9f8c68e95babc8116e788b4ce157c1d3720');
INSERT INTO "disbursement_history" VALUES(7,'W-8XGGCUF.payout.1',NULL,'made','planned','user 70011223',1760000000000,'994b4b5f7b8fc7f160e89c108324d83f456656ec2b039fb9b4c1ed2d8027b053');
INSERT INTO "disbursement_history" VALUES(8,'W-8XGGCUF.payout.1','planned','sent','sending','worker',1760000000000,'8611f5ebd2b83057d0e3d91d3fa6ad05b9495faae1c07eaac1bd4624da1c287d');
INSERT INTO "disbursement_history" VALUES(9,'W-8XGGCUF.payout.1','sending','failed','failed','worker',1760000000000,'1aad6be10cc8a321828d2ef48690b68682fd36122aef090e094eb90d22937873');
INSERT INTO "disbursement_history" VALUES(10,'D-EQT5KKA.refund.1',NULL,'made','planned','ann',1760000000000,'182ef3d50fbe3e52b5435a2f994ecbbb7778aaca351a1fc03c2abdfbd3e99466');
INSERT INTO "disbursement_history" VALUES(11,'D-EQT5KKA.refund.1','planned','sent','sending','worker',1760000000000,'5bed938606162c54a691a926b8a2ac9cef81a74f6ebb647ace606a8f2bf773c9');
INSERT INTO "disbursement_history" VALUES(12,'D-EQT5KKA.refund.1','sending','paid','paid','worker',1760000000000,'e662697f435af9b1ba4d09f184c49a61f3b2115291ea874e78d62ee850282037');
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
INSERT INTO "disputes" VALUES('fake','du_1','D-VF8XZVZ','won','won','fraudulent',5000,'USD',2,1760000060000,1760000000000);
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
INSERT INTO "events" VALUES('fake','evt_1','payment.changed','payment','D-EVJ7P9Q','payment_1',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_2','payment.changed','payment','D-EVJ7P9Q','payment_1_again',1760000000000,1760000000000,1760000000000,'parked');
INSERT INTO "events" VALUES('fake','evt_3','payment.changed','payment','D-MBY8BXE','payment_3',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_4','payment.changed','payment','D-VF8XZVZ','payment_4',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_5','payment.changed','payment','D-EQT5KKA','payment_8',1760000000000,1760000000000,1760000000000,'mismatch');
INSERT INTO "events" VALUES('fake','evt_6','payment.changed','payment','D-ME7VKJW','payment_10',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_7','payment.changed','payment','D-38XHZUB','payment_12',1760000000000,1760000000000,1760000000000,'captured');
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
INSERT INTO "history" VALUES(1,'D-EVJ7P9Q',NULL,'made','created','user 70011223',1760000000000,'9d28b78ee723522d5ce45de843911261d5350cae1acfc9dcd1d92296217c5968');
INSERT INTO "history" VALUES(2,'D-EVJ7P9Q','created','started','awaiting_payer','payer',1760000000000,'91a1243ea2260c87178f7eb691a59066f500a77e5bce88c064e77b9cae743c9f');
INSERT INTO "history" VALUES(3,'D-EVJ7P9Q','awaiting_payer','captured','paid','fake webhook',1760000000000,'6959ea59932a01902f829067d5cd8d0eca0fa0874f9258a7144b3ae2bcd736b3');
INSERT INTO "history" VALUES(4,'D-EVJ7P9Q','paid','credit_sent','crediting','worker',1760000000000,'10479e2295cd4d8292b23c697ae881bf3c5345e00e552a9de0e1ea75a87ba182');
INSERT INTO "history" VALUES(5,'D-EVJ7P9Q','crediting','credit_booked','credited','worker',1760000000000,'d62fef6337e7f6df14d6b4d9ad58d3b894053234dd49f0c8dbe5bde1d3c5979d');
INSERT INTO "history" VALUES(6,'D-MBY8BXE',NULL,'made','created','user 70011223',1760000000000,'090794327469a0e1104bc7ad3b7bac89d87e01eecd5e81117c514bb578c81655');
INSERT INTO "history" VALUES(7,'D-MBY8BXE','created','started','awaiting_payer','payer',1760000000000,'d61e081ac02fb1e647f47e3f115d166be73e01980b672882a36b63a9c9a1fab7');
INSERT INTO "history" VALUES(8,'D-MBY8BXE','awaiting_payer','captured','paid','fake webhook',1760000000000,'be9608bfdae3864c39f149fa1c5527707df9422df99147032eaa97b18fba43cc');
INSERT INTO "history" VALUES(9,'W-74T9CFC',NULL,'made','requested','user 70011223',1760000000000,'b527b0f437f3a81f52f9e1b7856b6e335e33a940e143c53193e1c8a45a895e97');
INSERT INTO "history" VALUES(10,'W-74T9CFC','requested','approved','approved','policy',1760000000000,'2a907ea5e2d3dcfefc9122f5e1611a8d3bb8b4ca309bb48bf97e58796396ae5a');
INSERT INTO "history" VALUES(11,'D-VF8XZVZ',NULL,'made','created','user 70011223',1760000000000,'0ab28245049805c5edbaa179161cb12e242b24656749aef1fb8597e1c5fa9a48');
INSERT INTO "history" VALUES(12,'D-VF8XZVZ','created','started','awaiting_payer','payer',1760000000000,'acfd7e78cb44ee0b257754a28c944f0ce216b639c50bc4d26a8b05fd17bb397a');
INSERT INTO "history" VALUES(13,'D-VF8XZVZ','awaiting_payer','captured','paid','fake webhook',1760000000000,'ff734027d3c5aa57cbe930a8ca36bccc798c923514912820a504012612e2f4fc');
INSERT INTO "history" VALUES(14,'D-MBY8BXE','paid','credit_sent','crediting','worker',1760000000000,'590619e804b0d6b9ad9ec11d16481ba870c68563eec05685d7262df4a14f20d5');
INSERT INTO "history" VALUES(15,'D-MBY8BXE','crediting','credit_booked','credited','worker',1760000000000,'0d7afadcaa6e4f62e5b159b8dd8b36c783cf42fb435f3eaa21c8a8f317f14ba1');
INSERT INTO "history" VALUES(16,'W-74T9CFC','approved','debit_sent','debiting','worker',1760000000000,'31e2dde8621e98aac6807a9a96a25ae58e46370bafa3dd6f1263069b7d3483d1');
INSERT INTO "history" VALUES(17,'W-74T9CFC','debiting','debit_booked','debited','worker',1760000000000,'f523dda69fcd77ab2da46d2fc4be7dc4a618db402b0af0160a6657ce9a4bf0d5');
INSERT INTO "history" VALUES(18,'D-VF8XZVZ','paid','credit_sent','crediting','worker',1760000000000,'19c264f1b594a10e0c415aaf78be6f69f0c29cf8a194bceefdfe292bd87d07bf');
INSERT INTO "history" VALUES(19,'D-VF8XZVZ','crediting','credit_booked','credited','worker',1760000000000,'94e03ffeaf1f99dcf024b9cc63d76b8e350b4850e54bc64c7fb674c22eb3b8f4');
INSERT INTO "history" VALUES(20,'W-74T9CFC','debited','payout_sent','paying_out','worker',1760000000000,'d966262cb02e6929911aa68d523731c6c3622480be675931a9bdc6594b3fd0cf');
INSERT INTO "history" VALUES(21,'W-74T9CFC','paying_out','payout_paid','paid_out','worker',1760000000000,'161429cf320906b7499e25555ae47d758eecc7a062d7c9ada510fe957bdfe5f2');
INSERT INTO "history" VALUES(22,'W-E9K5NE9',NULL,'made','requested','user 70011223',1760000000000,'dec9e43e73ecb75e36eeb959a5c77059ba7c8d10dcbb27683c4b1b350289d4ce');
INSERT INTO "history" VALUES(23,'W-E9K5NE9','requested','approved','approved','policy',1760000000000,'a447d1199f0c5cc6ea418729c0cdb149f0b99946673ecb7022c0d60761bb4e0d');
INSERT INTO "history" VALUES(24,'W-E9K5NE9','approved','debit_sent','debiting','worker',1760000000000,'9ab9c195423530edbb323e00d2454344ac40fa29f21af5b5cd053fb873409b2d');
INSERT INTO "history" VALUES(25,'W-E9K5NE9','debiting','debit_booked','debited','worker',1760000000000,'362a99188e5733123f2081945d84d0efadaa993181ab00725df93a6f968e7613');
INSERT INTO "history" VALUES(26,'W-E9K5NE9','debited','payout_sent','paying_out','worker',1760000000000,'a304ff8dab4c07af4b919c3ea359ea027d47e19072e1a167d32fa13f7ac69ab8');
INSERT INTO "history" VALUES(27,'W-E9K5NE9','paying_out','payout_paid','paid_out','worker',1760000000000,'b6869953f8bcbc744f9235bf935f39e68f556313c610b5b65bef31473324f2ed');
INSERT INTO "history" VALUES(28,'W-8XGGCUF',NULL,'made','requested','user 70011223',1760000000000,'ffc3e58623c3e8311c2f8492309095281f0bfe99c69838eda19259f24ac06a7f');
INSERT INTO "history" VALUES(29,'W-8XGGCUF','requested','approved','approved','policy',1760000000000,'dc6973b2b2ef70d58421ccbbcbd8eff172d84bee8c39d55cd810df35adbae234');
INSERT INTO "history" VALUES(30,'W-8XGGCUF','approved','debit_sent','debiting','worker',1760000000000,'8b8b812fd606fa80e28d4f691beb060e589a05f85820c559df7d7cf7217f05d8');
INSERT INTO "history" VALUES(31,'W-8XGGCUF','debiting','debit_booked','debited','worker',1760000000000,'42ee40643aa6390822a07b053cb9c71a1ffa6041b949e0e20e6c89e5666f2930');
INSERT INTO "history" VALUES(32,'W-8XGGCUF','debited','payout_sent','paying_out','worker',1760000000000,'856e97364c45646d1f7bb20c2a1a0b9da6cbbcc30bbfea2b0a00894760a34bc8');
INSERT INTO "history" VALUES(33,'W-8XGGCUF','paying_out','payout_failed','payout_failed','worker',1760000000000,'ec26867b6c8ded764cd4b2bcad6631356761fde09cd4530698a38dde1cf8d177');
INSERT INTO "history" VALUES(34,'W-8XGGCUF','payout_failed','return_ordered','returning','worker',1760000000000,'35a3eb50bfe6f86a4acc5ef29e68cd9de03eb424725174edf62cd9745fce517e');
INSERT INTO "history" VALUES(35,'W-8XGGCUF','returning','return_sent','returning','worker',1760000000000,'cb8040af83d5878cc846d5a19d065961242178dc2f3cdc9f315eaea8021c3467');
INSERT INTO "history" VALUES(36,'W-8XGGCUF','returning','return_booked','returned','worker',1760000000000,'fb765c6679187815b35eeef0d76fffaf20c753a167bacefd235924ba07fa8349');
INSERT INTO "history" VALUES(37,'D-EQT5KKA',NULL,'made','created','user 70011223',1760000000000,'ef1cc774108b210b0cac0c3d4e84514bd4cf90a3a23ed668800ff2d855a1f6e4');
INSERT INTO "history" VALUES(38,'D-EQT5KKA','created','started','awaiting_payer','payer',1760000000000,'f1281ff780f38b20ea956a6fdc8a538763c9849bb81a201cf42a73b78d6d6a16');
INSERT INTO "history" VALUES(39,'D-EQT5KKA','awaiting_payer','mismatched','review','fake webhook',1760000000000,'6e083f900495471c56666351fe7de5d79a4456f5a1d15415ac6386294b09747a');
INSERT INTO "history" VALUES(40,'D-EQT5KKA','review','refund_ordered','refunding','ann',1760000000000,'0dfc6b039090cb3ca7dfa3190b1c9e450bfd738faf49ad9dfcc7eed32025c5cf');
INSERT INTO "history" VALUES(41,'D-EQT5KKA','refunding','refund_paid','refunded','worker',1760000000000,'2ca40ec0bba8af0c33b34c206068817a6f718529492de9fba06060a938560aab');
INSERT INTO "history" VALUES(42,'D-ME7VKJW',NULL,'made','created','user 70011223',1760000000000,'5a4b1e0452c257af514092178027a9c8f6683d5c500faa63a593caed35ebf85d');
INSERT INTO "history" VALUES(43,'D-ME7VKJW','created','started','awaiting_payer','payer',1760000000000,'aeb2a8be8534fa9df0d49b4304c1332aa4466fd941e6fe91095105162a405afb');
INSERT INTO "history" VALUES(44,'D-ME7VKJW','awaiting_payer','captured','paid','fake webhook',1760000000000,'01678aab892b6fd62accdded5366d76fa11d74c059f3aa5c4c1a8d96cf388c61');
INSERT INTO "history" VALUES(45,'D-ME7VKJW','paid','credit_sent','crediting','worker',1760000000000,'104c9a20898008389b772cbb0151acf078b3371e45c7544561b8cbfa1c9745c5');
INSERT INTO "history" VALUES(46,'D-ME7VKJW','crediting','credit_refused','credit_refused','worker',1760000000000,'5b3af57eb2a26302bf503d81f0943a1e1725508178d132ec255cab0513f72b49');
INSERT INTO "history" VALUES(47,'D-ME7VKJW','credit_refused','handed_to_staff','review','worker',1760000000000,'3a8f3a391d27122025503e053baffbc2e7ed63348ba25d187756c805c50b4fbf');
INSERT INTO "history" VALUES(48,'D-VBCA2VF',NULL,'made','created','user 70011223',1760000000000,'6b7e8ff010327883e54c0a5f0b5045c54057235cc0cb9404bb3374ce06ecc217');
INSERT INTO "history" VALUES(49,'D-VBCA2VF','created','started','awaiting_payer','payer',1760000000000,'33cb34b9b14efb42209192519e4ce7cde25c275eacea658ab810ab6da4908dc8');
INSERT INTO "history" VALUES(50,'D-38XHZUB',NULL,'made','created','user 70011223',1760000000000,'96515fea595a6b2b7d00974c5fe29b9f517375133e6dfa971f8f7a06ad86ce5b');
INSERT INTO "history" VALUES(51,'D-38XHZUB','created','started','awaiting_payer','payer',1760000000000,'83d1476cbfb6cb4465d053c3b85787f0a6e0879823cebb22349da0e07f08b582');
INSERT INTO "history" VALUES(52,'D-38XHZUB','awaiting_payer','captured','paid','fake webhook',1760000000000,'7c488e76981e4a54be3c4992b67e16f5c0f0b146798ec55f8582d2dabd4a77fc');
INSERT INTO "history" VALUES(53,'D-38XHZUB','paid','credit_sent','crediting','worker',1760000000000,'feef93ddee4949d8de6a53352d020b4ad054c649219f3597b653f34b64741e44');
INSERT INTO "history" VALUES(54,'D-38XHZUB','crediting','credit_unknown','credit_unknown','worker',1760000000000,'71ac1c98bb3ccd34cd75056fcc730ac5aa3b710d94117e9b4760c1f2260ef0cb');
CREATE TABLE letters (
    id INTEGER PRIMARY KEY,
    user_id INTEGER NOT NULL CHECK (user_id > 0),
    email TEXT NOT NULL CHECK (email <> ''),
    created INTEGER NOT NULL,
    due INTEGER NOT NULL,
    tries INTEGER NOT NULL CHECK (tries >= 0),
    ended INTEGER
) STRICT;
INSERT INTO "letters" VALUES(1,70011223,'alex@example.test',1760000000000,1760000000000,1,NULL);
INSERT INTO "letters" VALUES(2,70011224,'sam@example.test',1760000000000,1760000000000,0,1760000000000);
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
INSERT INTO "payments" VALUES('D-EVJ7P9Q','deposit',70011223,5512345,10000,'USD',2,'credited','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_1',10000,'USD',2,'',0,NULL,'740b9e63188148399837e390aa4844dd5be265f9f8d9d02a4f98bcfeeffe13d2','ec3a406cd6dbb695acbaa5b9ab8544574024d680690b7861f373777cc452b748','embedded','Visa 4001',0,0,'USD',2);
INSERT INTO "payments" VALUES('D-MBY8BXE','deposit',70011223,5512345,10000,'USD',2,'credited','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_3',10000,'USD',2,'',0,NULL,'a46f1f70b99c29e30fdd4d9feaf7ef8f2fbee1f38c53de956e61e770e39ea152','50c7e70f6ae2ea8916dd02396b23c8750a45f4229cc11f651b332320a91fe296','embedded','Visa 4003',0,0,'USD',2);
INSERT INTO "payments" VALUES('W-74T9CFC','withdrawal',70011223,5512345,4000,'USD',2,'paid_out','fake','fake_card',1760000000000,1760000000000,NULL,NULL,NULL,NULL,NULL,'',0,NULL,'1b891b484674a4eb278ba7119cf3fa650480d6da6c83fda7d418301c52296b95','3ed5e29c4391fb82634d3c59a567bb2e1554e548b67a10e27b1a91503cd0b31b','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('D-VF8XZVZ','deposit',70011223,5512345,5000,'USD',2,'credited','fake','fake_loop',1760000000000,1760000000000,1760001800000,'payment_4',5000,'USD',2,'',0,NULL,'d937cecde70c88ddfddc1db5898da5114c84154b141490d18f13f94634383173','fc8d25e61ee6d7f6c3d52f4ae6313eaa7f72c66f47d89eac03e14e8b174e319b','embedded','Visa 4004',0,0,'USD',2);
INSERT INTO "payments" VALUES('W-E9K5NE9','withdrawal',70011223,5512345,2000,'USD',2,'paid_out','fake','fake_loop',1760000000000,1760000000000,NULL,NULL,NULL,NULL,NULL,'',0,NULL,'e8450a8fdd8bb556c065f58e5c2aae1bc9e34e656ad7ee31eb96ab82a7dc2562','1d9ae83f20f17c95d91280d9f64f7d3777cc4ccaabe4dd6a715c64f8feff32bb','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('W-8XGGCUF','withdrawal',70011223,5512346,3000,'EUR',2,'returned','fake','fake_card',1760000000000,1760000000000,NULL,NULL,NULL,NULL,NULL,'',0,NULL,'ed52b882e4bb22dc12ffd08d91d35c51d63d958a761ee91a9523435da05f6a41','65426ded7c14cf16417ae556cd572e0f696216d643ba004d7d9e1d891dd50bdf','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('D-EQT5KKA','deposit',70011223,5512346,10000,'EUR',2,'refunded','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_8',9000,'EUR',2,'',0,NULL,'e149b9f0675e6cc66334ac520d5ac0cc7ee8bd172a8f373420f0a3429516080f','83fb469ee8219d2ebbb046fb904eca665392f565f98e22119c36dd5b91f0391f','embedded','Visa 4008',0,0,'EUR',2);
INSERT INTO "payments" VALUES('D-ME7VKJW','deposit',70011223,5512346,8000,'EUR',2,'review','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_10',8000,'EUR',2,'TRADER_NOT_FOUND',0,NULL,'5ce03cedfde5b03fb863cd829caffdc343081801e88441cf82ba5e0076ccb447','6d029d4d3b66505b9ad23a9bfd3f27dec5413f254b953367d4230643b638f8a0','embedded','Visa 4010',0,0,'EUR',2);
INSERT INTO "payments" VALUES('D-VBCA2VF','deposit',70011223,5512346,5500,'EUR',2,'awaiting_payer','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_11',NULL,NULL,NULL,'',0,1760000005000,'cfa8edd8fd1a41a6ec6d4c6e756e7d29b10767e47474000f6bac193e34472075','5792f8ae88c919b45b77a20384b6cdf010035c977323f65200da8d59699ef225','embedded','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('D-38XHZUB','deposit',70011223,5512345,7000,'USD',2,'credit_unknown','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_12',7000,'USD',2,'timed out',0,1760000000000,'a89815255c21c33fd818417de645ec9bd6bace12c956d3303603957088354d6f','54fbf3637da63e78529046eba4dde83288d90494ccacc381987976d15d94d5d1','embedded','Visa 4012',0,0,'USD',2);
CREATE TABLE provider_users (
    issuer TEXT NOT NULL,
    subject TEXT NOT NULL,
    user_id INTEGER NOT NULL CHECK (user_id > 0),
    bound INTEGER NOT NULL,
    PRIMARY KEY (issuer, subject),
    UNIQUE (user_id, issuer)
) STRICT;
INSERT INTO "provider_users" VALUES('https://id.example.test','sub-1',70011223,1760000000000);
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
INSERT INTO "psp_calls" VALUES('W-74T9CFC.payout.1','W-74T9CFC','payout',4000,'USD',2,'fake',NULL,'payout_5','paid',1,1760000000000,'',1760000000000,'');
INSERT INTO "psp_calls" VALUES('W-E9K5NE9.refund.1','W-E9K5NE9','refund',2000,'USD',2,'fake','payment_4','refund_6','paid',1,1760000000000,'Visa 4004',1760000000000,'');
INSERT INTO "psp_calls" VALUES('W-8XGGCUF.payout.1','W-8XGGCUF','payout',3000,'EUR',2,'fake',NULL,'payout_7','failed',0,1760000000000,'',1760000000000,'');
INSERT INTO "psp_calls" VALUES('D-EQT5KKA.refund.1','D-EQT5KKA','refund',9000,'EUR',2,'fake','payment_8','refund_9','paid',1,1760000000000,'',1760000000000,'');
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
CREATE TABLE sign_ins (
    seq INTEGER PRIMARY KEY,
    user_id INTEGER NOT NULL CHECK (user_id > 0),
    at INTEGER NOT NULL,
    way TEXT NOT NULL,
    refused TEXT NOT NULL
) STRICT;
INSERT INTO "sign_ins" VALUES(1,70011223,1760000000000,'password','wrong_password');
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
INSERT INTO "tokens" VALUES('1c93c9bf42fe2574689a10f5414a6e21f88f3ea4f89d8b4a84c52690905c24fe','login',70011223,1760000000000,1760000060000,NULL,0,'');
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
INSERT INTO "unmatched" VALUES('U-D2YJTVRQMXNUJK','fake','payment_1_again','D-EVJ7P9Q',10000,'USD',2,'the payment has another PSP object: it was captured twice','parked',1760000000000);
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
CREATE INDEX letters_due ON letters (due) WHERE ended IS NULL;
CREATE INDEX letters_of_user ON letters (user_id, created);
CREATE INDEX sign_ins_user ON sign_ins (user_id, refused);
CREATE INDEX declines_ref ON declines (ref);
CREATE INDEX declines_user ON declines (user_id, at);
CREATE INDEX payments_user ON payments (user_id, created);
CREATE INDEX actions_begun ON actions (begun);
CREATE TRIGGER actions_no_update BEFORE UPDATE ON actions BEGIN SELECT RAISE(ABORT, 'actions only grows'); END;
CREATE TRIGGER actions_no_delete BEFORE DELETE ON actions BEGIN SELECT RAISE(ABORT, 'actions only grows'); END;
CREATE TRIGGER actions_no_replace BEFORE INSERT ON actions
    WHEN EXISTS (SELECT 1 FROM actions AS it WHERE (it.rowid = NEW.rowid) OR (it.chain = NEW.chain))
BEGIN SELECT RAISE(ABORT, 'actions only grows'); END;
COMMIT;
PRAGMA user_version = 9;
