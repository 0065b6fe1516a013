-- A database of version 7, made by the code of commit 96c87db.
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
INSERT INTO "alerts" VALUES(1,1760000000000,'unmatched','U-D2YJTVRQMXNUJK','fake holds 100.00 USD for D-73P89UH: the payment has another PSP object: it was captured twice',0,1760000000000,1760000000000);
INSERT INTO "alerts" VALUES(2,1760000000000,'mismatch','D-RYTPJFC','The PSP captured 90.00 EUR instead of 100.00 EUR',0,1760000000000,1760000000000);
INSERT INTO "alerts" VALUES(3,1760000000000,'credit_refused','D-69Q85UA','cTrader refuses the booking (TRADER_NOT_FOUND)',0,1760000000000,1760000000000);
INSERT INTO "alerts" VALUES(4,1760000000000,'credit_unknown','D-ZT8P5T9','It is not known whether cTrader booked this payment (timed out)',0,1760000000000,1760000000000);
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
INSERT INTO "attempts" VALUES('D-73P89UH.credit.1','D-73P89UH','credit',1,5512345,'DEPOSIT','100.00','confirmed',1760000000000,1760000000000,'',880002,1760000000000);
INSERT INTO "attempts" VALUES('D-AGT95MU.credit.1','D-AGT95MU','credit',1,5512345,'DEPOSIT','100.00','confirmed',1760000000000,1760000000000,'',880003,1760000000000);
INSERT INTO "attempts" VALUES('W-GWCZ5AC.debit.1','W-GWCZ5AC','debit',1,5512345,'WITHDRAW','40.00','confirmed',1760000000000,1760000000000,'',880004,1760000000000);
INSERT INTO "attempts" VALUES('D-PGUCVMT.credit.1','D-PGUCVMT','credit',1,5512345,'DEPOSIT','50.00','confirmed',1760000000000,1760000000000,'',880005,1760000000000);
INSERT INTO "attempts" VALUES('W-FQAPNB4.debit.1','W-FQAPNB4','debit',1,5512345,'WITHDRAW','20.00','confirmed',1760000000000,1760000000000,'',880006,1760000000000);
INSERT INTO "attempts" VALUES('W-H4NDAQJ.debit.1','W-H4NDAQJ','debit',1,5512346,'WITHDRAW','30.00','confirmed',1760000000000,1760000000000,'',880007,1760000000000);
INSERT INTO "attempts" VALUES('W-H4NDAQJ.return.1','W-H4NDAQJ','return',1,5512346,'DEPOSIT','30.00','confirmed',1760000000000,1760000000000,'',880008,1760000000000);
INSERT INTO "attempts" VALUES('D-69Q85UA.credit.1','D-69Q85UA','credit',1,5512346,'DEPOSIT','80.00','rejected',1760000000000,1760000000000,'TRADER_NOT_FOUND',NULL,1760000000000);
INSERT INTO "attempts" VALUES('D-ZT8P5T9.credit.1','D-ZT8P5T9','credit',1,5512345,'DEPOSIT','70.00','ambiguous',1760000000000,1760000000000,'timed out',NULL,1760000000000);
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
INSERT INTO "card_facts" VALUES('fake','ch_1','D-PGUCVMT','f1a9','Alex O''Demo','DE','debit','','','',1760000000000);
CREATE TABLE decisions (
    seq INTEGER PRIMARY KEY,
    ref TEXT NOT NULL,
    subject TEXT NOT NULL,
    verdict TEXT NOT NULL,
    by TEXT NOT NULL,
    at INTEGER NOT NULL
) STRICT;
INSERT INTO "decisions" VALUES(1,'D-ZT8P5T9','D-ZT8P5T9 credit_unknown ambiguous','not booked','ann',1760000000000);
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
INSERT INTO "disbursement_history" VALUES(1,'W-GWCZ5AC.payout.1',NULL,'made','planned','user 70011223',1760000000000,'8948fafb036d0dc19b598b91fc2162d97da5d9728296b00ae106df63fa31e02e');
INSERT INTO "disbursement_history" VALUES(2,'W-GWCZ5AC.payout.1','planned','sent','sending','worker',1760000000000,'8c950a51be1ccced86b3c6da5ea5affad0742869ac899986feddf70cf8831cef');
INSERT INTO "disbursement_history" VALUES(3,'W-GWCZ5AC.payout.1','sending','paid','paid','worker',1760000000000,'46d62792365192f490aa5a672436e9be430d548e932e3000fe8273b6c94267fd');
INSERT INTO "disbursement_history" VALUES(4,'W-FQAPNB4.refund.1',NULL,'made','planned','user 70011223',1760000000000,'93cfc6c56405e989732b0bd690ac6240656714346eb89ab41bd521cfcc31ec14');
INSERT INTO "disbursement_history" VALUES(5,'W-FQAPNB4.refund.1','planned','sent','sending','worker',1760000000000,'0cbd8fcb120adcdfa1d6c78d69c3242625e8a5880c44945be3e8892a03bd5c72');
INSERT INTO "disbursement_history" VALUES(6,'W-FQAPNB4.refund.1','sending','paid','paid','worker',1760000000000,'795482883ecaa2221d5f2f7569e8476bcc22b8544a17fd0e0444cca6623b8188');
INSERT INTO "disbursement_history" VALUES(7,'W-H4NDAQJ.payout.1',NULL,'made','planned','user 70011223',1760000000000,'458328c91da590247fc6a55d400ff5b489041a8b0893d93462cb38fdf3500493');
INSERT INTO "disbursement_history" VALUES(8,'W-H4NDAQJ.payout.1','planned','sent','sending','worker',1760000000000,'ba01bb72634f0ae915f2b7fc67ac154f2a26663b4e2a3349501ec1389e080472');
INSERT INTO "disbursement_history" VALUES(9,'W-H4NDAQJ.payout.1','sending','failed','failed','worker',1760000000000,'d1af24d08b01cc3c8478713ddbadf92c63542fbe1dd82eaedf9a324b6595ecc8');
INSERT INTO "disbursement_history" VALUES(10,'D-RYTPJFC.refund.1',NULL,'made','planned','ann',1760000000000,'9f0dd871e71ef226842678a85f0829e104747628f0810f6197b107dcbfc57c65');
INSERT INTO "disbursement_history" VALUES(11,'D-RYTPJFC.refund.1','planned','sent','sending','worker',1760000000000,'6d8f9adad3924f7768eacfae64cb946c7f47e29bbbb2f0501c111787fe57b394');
INSERT INTO "disbursement_history" VALUES(12,'D-RYTPJFC.refund.1','sending','paid','paid','worker',1760000000000,'83b0a9241fb1d5da9ff80191b340c2986419bc487913a216ddd707d2387686d4');
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
INSERT INTO "disputes" VALUES('fake','du_1','D-PGUCVMT','won','won','fraudulent',5000,'USD',2,1760000060000,1760000000000);
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
INSERT INTO "events" VALUES('fake','evt_1','payment.changed','payment','D-73P89UH','payment_1',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_2','payment.changed','payment','D-73P89UH','payment_1_again',1760000000000,1760000000000,1760000000000,'parked');
INSERT INTO "events" VALUES('fake','evt_3','payment.changed','payment','D-AGT95MU','payment_3',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_4','payment.changed','payment','D-PGUCVMT','payment_4',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_5','payment.changed','payment','D-RYTPJFC','payment_8',1760000000000,1760000000000,1760000000000,'mismatch');
INSERT INTO "events" VALUES('fake','evt_6','payment.changed','payment','D-69Q85UA','payment_10',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_7','payment.changed','payment','D-ZT8P5T9','payment_12',1760000000000,1760000000000,1760000000000,'captured');
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
INSERT INTO "history" VALUES(1,'D-73P89UH',NULL,'made','created','user 70011223',1760000000000,'c86475dbe15a7f438797fc120de78be7e0244da68933464b6fffbfad145e3ed1');
INSERT INTO "history" VALUES(2,'D-73P89UH','created','started','awaiting_payer','payer',1760000000000,'ff7468d457f5ebb56577aa9e087d7c2beab95c04533ab22501d2e7e22a70f99a');
INSERT INTO "history" VALUES(3,'D-73P89UH','awaiting_payer','captured','paid','fake webhook',1760000000000,'c2fa14d34b285e272b116dc7f892e66b5f5eb8e338405a183507c50a2c6de927');
INSERT INTO "history" VALUES(4,'D-73P89UH','paid','credit_sent','crediting','worker',1760000000000,'410bef536a8da019a46a9876bc945a3fcfdbb01fc5bbd09b7bfab5eff23d25f6');
INSERT INTO "history" VALUES(5,'D-73P89UH','crediting','credit_booked','credited','worker',1760000000000,'4721e6ec771d6d68567cfa3054120222a5c545179db5cb48abb49ed219af71b6');
INSERT INTO "history" VALUES(6,'D-AGT95MU',NULL,'made','created','user 70011223',1760000000000,'1cb7ae2ca277226348cfcaee9169947d45dcd763481f7438727b44c6029b76b6');
INSERT INTO "history" VALUES(7,'D-AGT95MU','created','started','awaiting_payer','payer',1760000000000,'5f5d2e33de0814a01f5b829ec451c8692db7408a9713923d538e3f251d2277a4');
INSERT INTO "history" VALUES(8,'D-AGT95MU','awaiting_payer','captured','paid','fake webhook',1760000000000,'f698f950edd827e041829e5de4dbb7556bb0935b70fe231c07ba8d75e28b344e');
INSERT INTO "history" VALUES(9,'W-GWCZ5AC',NULL,'made','requested','user 70011223',1760000000000,'3fc49ff422c2ce2642efc6c7701be4d957ac3cf068962cbc611edc5e446be978');
INSERT INTO "history" VALUES(10,'W-GWCZ5AC','requested','approved','approved','policy',1760000000000,'f949c5c86d4199fd330e7353da00a0908009977496e6c5a31833f817ff179416');
INSERT INTO "history" VALUES(11,'D-PGUCVMT',NULL,'made','created','user 70011223',1760000000000,'62576728a82f26d6098f46abc5aa895bb5a8d54b10a508e0d268e175e5cb6541');
INSERT INTO "history" VALUES(12,'D-PGUCVMT','created','started','awaiting_payer','payer',1760000000000,'5943f68415c8b2467b2ce853d95bd4f924de4d9f8d8d913add857543b471be08');
INSERT INTO "history" VALUES(13,'D-PGUCVMT','awaiting_payer','captured','paid','fake webhook',1760000000000,'afa6ab8c082363b129ec1677a04309c1eb237e6223247eecba439a6647501473');
INSERT INTO "history" VALUES(14,'D-AGT95MU','paid','credit_sent','crediting','worker',1760000000000,'850b6a5aa7c280a14acbacc0a1754623dcc7cce6ae6c22d334a7981128fb2916');
INSERT INTO "history" VALUES(15,'D-AGT95MU','crediting','credit_booked','credited','worker',1760000000000,'80836f03e4350c91b19406c986785855a9c800fc8d8624b9b38dd836e8c2e611');
INSERT INTO "history" VALUES(16,'W-GWCZ5AC','approved','debit_sent','debiting','worker',1760000000000,'9c297d8db527921ef33e4f574e0754071dcbb6f86c4f09a2f4f5c8287f97751b');
INSERT INTO "history" VALUES(17,'W-GWCZ5AC','debiting','debit_booked','debited','worker',1760000000000,'c3b2a2f41e3803f9a558d8496f08333a2214393147cb5dfb65c0d85325082edb');
INSERT INTO "history" VALUES(18,'D-PGUCVMT','paid','credit_sent','crediting','worker',1760000000000,'3c173c7483f8a72bf739f041eb7a54c58cc0052449dd107af3bd122fb7c14093');
INSERT INTO "history" VALUES(19,'D-PGUCVMT','crediting','credit_booked','credited','worker',1760000000000,'97b9dd133bc1093f76cd5c8175616e8877f8635ef835e35d8111780e5ffd6a6d');
INSERT INTO "history" VALUES(20,'W-GWCZ5AC','debited','payout_sent','paying_out','worker',1760000000000,'5d6ff2f1db3e31c8534c3d6bd605e8a27d221fc56d025cfe2893799c6358363c');
INSERT INTO "history" VALUES(21,'W-GWCZ5AC','paying_out','payout_paid','paid_out','worker',1760000000000,'93924931b4812876d1ed6d68acf93b335dac980341d75ae7ee2a10fbbb27e95a');
INSERT INTO "history" VALUES(22,'W-FQAPNB4',NULL,'made','requested','user 70011223',1760000000000,'0a1f4b1a777b13a2f398e08390bd311a4bafd9a495feb4cf5bc9f64b67ae5ba3');
INSERT INTO "history" VALUES(23,'W-FQAPNB4','requested','approved','approved','policy',1760000000000,'7914d4a5ae46ab99bf27e8bfc55cffc04bc00e30f577f01b237bf332a4b6ad89');
INSERT INTO "history" VALUES(24,'W-FQAPNB4','approved','debit_sent','debiting','worker',1760000000000,'7990c0fbd84891510b4c5f39550fc5082d0a364fc6b689dac791d66fa3ea8eb0');
INSERT INTO "history" VALUES(25,'W-FQAPNB4','debiting','debit_booked','debited','worker',1760000000000,'3a13d93ccbb039f009b2848c785b7234d3914df1a3c128a1e6c85c8b7f3e40c4');
INSERT INTO "history" VALUES(26,'W-FQAPNB4','debited','payout_sent','paying_out','worker',1760000000000,'58baacf1c0a96806b6ebd15fd5d0e4968445e9153fcbdc42acfd9ba01c078c8e');
INSERT INTO "history" VALUES(27,'W-FQAPNB4','paying_out','payout_paid','paid_out','worker',1760000000000,'52909e99932ca69f512cf6ccb760e5777c2e2936934359d70e217eee7ac3b862');
INSERT INTO "history" VALUES(28,'W-H4NDAQJ',NULL,'made','requested','user 70011223',1760000000000,'82b15879593ded7a9b4888bef3431651fc225f32d2ad796fc94a7619e4149c08');
INSERT INTO "history" VALUES(29,'W-H4NDAQJ','requested','approved','approved','policy',1760000000000,'59cab6a8bda9cf50cb7f836139e2414946693a451b18e67ce88aa3de3219ee4e');
INSERT INTO "history" VALUES(30,'W-H4NDAQJ','approved','debit_sent','debiting','worker',1760000000000,'e4b58ed176cc3dd77f60c27e9bf40c484439f1da712bb130b7d0c7b437773ab5');
INSERT INTO "history" VALUES(31,'W-H4NDAQJ','debiting','debit_booked','debited','worker',1760000000000,'89da662943313072e317168ba25d786d71f6330421184b7acf8863ce2e2effbb');
INSERT INTO "history" VALUES(32,'W-H4NDAQJ','debited','payout_sent','paying_out','worker',1760000000000,'75f2922fe3942fcf6c6aba4a96513b9e9c5d5a14eb919a8774f0cd85708de236');
INSERT INTO "history" VALUES(33,'W-H4NDAQJ','paying_out','payout_failed','payout_failed','worker',1760000000000,'b973a5a37c877bdab3f5912ea29d18650c161abb57faa1b3a8104f247b36fc4a');
INSERT INTO "history" VALUES(34,'W-H4NDAQJ','payout_failed','return_ordered','returning','worker',1760000000000,'18c44916542133219ce38ae93a49859f9090718e8010aeb9100bdba72ca0bc9e');
INSERT INTO "history" VALUES(35,'W-H4NDAQJ','returning','return_sent','returning','worker',1760000000000,'bb9e16eff1ea5b986da08dea1fa849273eee7816226c7b9a7f917fab0bc5031e');
INSERT INTO "history" VALUES(36,'W-H4NDAQJ','returning','return_booked','returned','worker',1760000000000,'3cb6b140f38174a3d17177b30f35bef8231928ce5c014ef19f3d264a65709465');
INSERT INTO "history" VALUES(37,'D-RYTPJFC',NULL,'made','created','user 70011223',1760000000000,'8134a141aef78fe04187213587c5204a047da7b0e5beb3231be4c656587d24c0');
INSERT INTO "history" VALUES(38,'D-RYTPJFC','created','started','awaiting_payer','payer',1760000000000,'0b65af32062dcda5a196c8be52bc830152cc47617577da7106eafb38b1866bfc');
INSERT INTO "history" VALUES(39,'D-RYTPJFC','awaiting_payer','mismatched','review','fake webhook',1760000000000,'1a10f58171f5379139d778afc2877e0d3526749449c9b3dc230f0947472b2059');
INSERT INTO "history" VALUES(40,'D-RYTPJFC','review','refund_ordered','refunding','ann',1760000000000,'dd0f5feec37ac5e7ff40b0444bc5e87fc91bff8eb78c8bff609bc3ceb50d4961');
INSERT INTO "history" VALUES(41,'D-RYTPJFC','refunding','refund_paid','refunded','worker',1760000000000,'2345f2194593fac31cb99a1638c2b6f5eef4a57bbf74ddb3a9dfdfe45ff93b24');
INSERT INTO "history" VALUES(42,'D-69Q85UA',NULL,'made','created','user 70011223',1760000000000,'125a0d74ba20580a3cfa07a7da010e03095f26a24d71af0ff8fac0a5a5e92101');
INSERT INTO "history" VALUES(43,'D-69Q85UA','created','started','awaiting_payer','payer',1760000000000,'aa9c97177922085e12fd90ff45ccf6989e079298894a257c17be111029c1dbb5');
INSERT INTO "history" VALUES(44,'D-69Q85UA','awaiting_payer','captured','paid','fake webhook',1760000000000,'d2c39697c803243bec62bf601eea8de562776b8777bce3653a47cd8ab3bdf61d');
INSERT INTO "history" VALUES(45,'D-69Q85UA','paid','credit_sent','crediting','worker',1760000000000,'a351fb4245737d849a84f3394acc0e231713b73fdce945ba87b1e1c9d8987c94');
INSERT INTO "history" VALUES(46,'D-69Q85UA','crediting','credit_refused','credit_refused','worker',1760000000000,'09c7b71999b74e4f02bdd1ebf3a3a3e0f26cf3201bd15be6d50dc87929546ae8');
INSERT INTO "history" VALUES(47,'D-69Q85UA','credit_refused','handed_to_staff','review','worker',1760000000000,'9e016aca4428b894debb7f79c2a8109815b02fec143723ddee0b180276bb149f');
INSERT INTO "history" VALUES(48,'D-S4BYMBU',NULL,'made','created','user 70011223',1760000000000,'c5ab1c3b71d26d8e20b00c04b17d5ad1aa78321db1c4a8558934745ab6c49e4b');
INSERT INTO "history" VALUES(49,'D-S4BYMBU','created','started','awaiting_payer','payer',1760000000000,'fb14f6a88982eb1718db59a43a38a87b99b63d078c8fcbcd444c64c311fdf511');
INSERT INTO "history" VALUES(50,'D-ZT8P5T9',NULL,'made','created','user 70011223',1760000000000,'75e1b08ea9c60d448444a20f202987f63495584fb5d5d38970e6efdbc0037c12');
INSERT INTO "history" VALUES(51,'D-ZT8P5T9','created','started','awaiting_payer','payer',1760000000000,'bb7cb3c9d897518124e0aa509a19abd342324041c98968735a8bb6c111b92563');
INSERT INTO "history" VALUES(52,'D-ZT8P5T9','awaiting_payer','captured','paid','fake webhook',1760000000000,'d59db1906b794c3d9631226b05dfe5c0f6dae6cb352956d032a7b429d45598dc');
INSERT INTO "history" VALUES(53,'D-ZT8P5T9','paid','credit_sent','crediting','worker',1760000000000,'157296f5c34f97fa2882f7151498a8b95bef9352bdcfedc46458212db8e51f01');
INSERT INTO "history" VALUES(54,'D-ZT8P5T9','crediting','credit_unknown','credit_unknown','worker',1760000000000,'995950896817c6c7dc0a0eee8c410c18ac5e2d98e37dcb645272cf18c3e03440');
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
INSERT INTO "payments" VALUES('D-73P89UH','deposit',70011223,5512345,10000,'USD',2,'credited','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_1',10000,'USD',2,'',0,NULL,'740b9e63188148399837e390aa4844dd5be265f9f8d9d02a4f98bcfeeffe13d2','0f21321c7107638e2d7cab41edd16e293e8faa9b0dd032ae6666bec1aa227cd8','embedded','Visa 4001',0,0,'USD',2);
INSERT INTO "payments" VALUES('D-AGT95MU','deposit',70011223,5512345,10000,'USD',2,'credited','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_3',10000,'USD',2,'',0,NULL,'a46f1f70b99c29e30fdd4d9feaf7ef8f2fbee1f38c53de956e61e770e39ea152','2966f8a09f819b74ac39619c5c91681e9cdf7a94b70dab54ec0bacd9c5e5fe30','embedded','Visa 4003',0,0,'USD',2);
INSERT INTO "payments" VALUES('W-GWCZ5AC','withdrawal',70011223,5512345,4000,'USD',2,'paid_out','fake','fake_card',1760000000000,1760000000000,NULL,NULL,NULL,NULL,NULL,'',0,NULL,'1b891b484674a4eb278ba7119cf3fa650480d6da6c83fda7d418301c52296b95','9674870dedc11272ae662c15168b476d431a1b4eddfc4f84b281a84ef0014948','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('D-PGUCVMT','deposit',70011223,5512345,5000,'USD',2,'credited','fake','fake_loop',1760000000000,1760000000000,1760001800000,'payment_4',5000,'USD',2,'',0,NULL,'d937cecde70c88ddfddc1db5898da5114c84154b141490d18f13f94634383173','a4d6f2184dfe56c3cea953623e480cda18408300ed63e10eb23da58941a2aeda','embedded','Visa 4004',0,0,'USD',2);
INSERT INTO "payments" VALUES('W-FQAPNB4','withdrawal',70011223,5512345,2000,'USD',2,'paid_out','fake','fake_loop',1760000000000,1760000000000,NULL,NULL,NULL,NULL,NULL,'',0,NULL,'e8450a8fdd8bb556c065f58e5c2aae1bc9e34e656ad7ee31eb96ab82a7dc2562','beee9ebcd31c249038687f3e1e14b23c2236b28bd2c17741f7e57fc3c05adac2','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('W-H4NDAQJ','withdrawal',70011223,5512346,3000,'EUR',2,'returned','fake','fake_card',1760000000000,1760000000000,NULL,NULL,NULL,NULL,NULL,'',0,NULL,'ed52b882e4bb22dc12ffd08d91d35c51d63d958a761ee91a9523435da05f6a41','0e09491b2835cc8aef943ae801b9f99721a2b538729b960dee5a1014e1504ade','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('D-RYTPJFC','deposit',70011223,5512346,10000,'EUR',2,'refunded','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_8',9000,'EUR',2,'',0,NULL,'e149b9f0675e6cc66334ac520d5ac0cc7ee8bd172a8f373420f0a3429516080f','7cec32ec05049202ae718cc3690b4f352e1ac3210e5ff6ef8ef2b46cdb132367','embedded','Visa 4008',0,0,'EUR',2);
INSERT INTO "payments" VALUES('D-69Q85UA','deposit',70011223,5512346,8000,'EUR',2,'review','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_10',8000,'EUR',2,'TRADER_NOT_FOUND',0,NULL,'5ce03cedfde5b03fb863cd829caffdc343081801e88441cf82ba5e0076ccb447','734002d5efce348df32f28a2704908d7e603fd5cb11c7490d287b075b9867b8d','embedded','Visa 4010',0,0,'EUR',2);
INSERT INTO "payments" VALUES('D-S4BYMBU','deposit',70011223,5512346,5500,'EUR',2,'awaiting_payer','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_11',NULL,NULL,NULL,'',0,1760000005000,'cfa8edd8fd1a41a6ec6d4c6e756e7d29b10767e47474000f6bac193e34472075','c30fe89195f5ccb42afb577d1b08f0a2a620b4ff38d6cb2e07eb913f3f225e26','embedded','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('D-ZT8P5T9','deposit',70011223,5512345,7000,'USD',2,'credit_unknown','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_12',7000,'USD',2,'timed out',0,1760000000000,'a89815255c21c33fd818417de645ec9bd6bace12c956d3303603957088354d6f','2d620aece4393e81493e05ee6255c3ab0e6c2585706b036ea05699aa90417afa','embedded','Visa 4012',0,0,'USD',2);
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
INSERT INTO "psp_calls" VALUES('W-GWCZ5AC.payout.1','W-GWCZ5AC','payout',4000,'USD',2,'fake',NULL,'payout_5','paid',1,1760000000000,'',1760000000000,'');
INSERT INTO "psp_calls" VALUES('W-FQAPNB4.refund.1','W-FQAPNB4','refund',2000,'USD',2,'fake','payment_4','refund_6','paid',1,1760000000000,'Visa 4004',1760000000000,'');
INSERT INTO "psp_calls" VALUES('W-H4NDAQJ.payout.1','W-H4NDAQJ','payout',3000,'EUR',2,'fake',NULL,'payout_7','failed',0,1760000000000,'',1760000000000,'');
INSERT INTO "psp_calls" VALUES('D-RYTPJFC.refund.1','D-RYTPJFC','refund',9000,'EUR',2,'fake','payment_8','refund_9','paid',1,1760000000000,'',1760000000000,'');
CREATE TABLE recovery_codes (
    hash TEXT PRIMARY KEY,
    user_id INTEGER NOT NULL CHECK (user_id > 0)
) STRICT;
INSERT INTO "recovery_codes" VALUES('5ba5',70011223);
INSERT INTO "recovery_codes" VALUES('0c4f',70011223);
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
CREATE TABLE second_factors (
    user_id INTEGER PRIMARY KEY CHECK (user_id > 0),
    secret TEXT NOT NULL CHECK (secret <> ''),
    last_step INTEGER NOT NULL,
    created INTEGER NOT NULL
) STRICT;
INSERT INTO "second_factors" VALUES(70011223,'c2VhbGVk',58666666,1760000000000);
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
INSERT INTO "tokens" VALUES('350cfc0a5631c610a5b4953bedd9688ec9b8949e91a190cab18942750e2636c6','login',70011223,1760000000000,1760000060000,NULL,0,'');
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
INSERT INTO "unmatched" VALUES('U-D2YJTVRQMXNUJK','fake','payment_1_again','D-73P89UH',10000,'USD',2,'the payment has another PSP object: it was captured twice','parked',1760000000000);
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
CREATE INDEX recovery_codes_of_user ON recovery_codes (user_id);
COMMIT;
PRAGMA user_version = 7;
