-- A database of version 5, made by the code of commit d341097.
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
INSERT INTO "alerts" VALUES(1,1760000000000,'unmatched','U-D2YJTVRQMXNUJK','fake holds 100.00 USD for D-CUTWDTR: the payment has another PSP object: it was captured twice',0,1760000000000,1760000000000);
INSERT INTO "alerts" VALUES(2,1760000000000,'mismatch','D-UMK2D7Z','The PSP captured 90.00 EUR instead of 100.00 EUR',0,1760000000000,1760000000000);
INSERT INTO "alerts" VALUES(3,1760000000000,'credit_refused','D-8BYZUFW','cTrader refuses the booking (TRADER_NOT_FOUND)',0,1760000000000,1760000000000);
INSERT INTO "alerts" VALUES(4,1760000000000,'credit_unknown','D-ATPVG3S','It is not known whether cTrader booked this payment (timed out)',0,1760000000000,1760000000000);
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
INSERT INTO "attempts" VALUES('D-CUTWDTR.credit.1','D-CUTWDTR','credit',1,5512345,'DEPOSIT','100.00','confirmed',1760000000000,1760000000000,'',880002,1760000000000);
INSERT INTO "attempts" VALUES('D-XKTQNN6.credit.1','D-XKTQNN6','credit',1,5512345,'DEPOSIT','100.00','confirmed',1760000000000,1760000000000,'',880003,1760000000000);
INSERT INTO "attempts" VALUES('W-DY63TZD.debit.1','W-DY63TZD','debit',1,5512345,'WITHDRAW','40.00','confirmed',1760000000000,1760000000000,'',880004,1760000000000);
INSERT INTO "attempts" VALUES('D-XKM6M6W.credit.1','D-XKM6M6W','credit',1,5512345,'DEPOSIT','50.00','confirmed',1760000000000,1760000000000,'',880005,1760000000000);
INSERT INTO "attempts" VALUES('W-APRWZGG.debit.1','W-APRWZGG','debit',1,5512345,'WITHDRAW','20.00','confirmed',1760000000000,1760000000000,'',880006,1760000000000);
INSERT INTO "attempts" VALUES('W-52PKMGC.debit.1','W-52PKMGC','debit',1,5512346,'WITHDRAW','30.00','confirmed',1760000000000,1760000000000,'',880007,1760000000000);
INSERT INTO "attempts" VALUES('W-52PKMGC.return.1','W-52PKMGC','return',1,5512346,'DEPOSIT','30.00','confirmed',1760000000000,1760000000000,'',880008,1760000000000);
INSERT INTO "attempts" VALUES('D-8BYZUFW.credit.1','D-8BYZUFW','credit',1,5512346,'DEPOSIT','80.00','rejected',1760000000000,1760000000000,'TRADER_NOT_FOUND',NULL,1760000000000);
INSERT INTO "attempts" VALUES('D-ATPVG3S.credit.1','D-ATPVG3S','credit',1,5512345,'DEPOSIT','70.00','ambiguous',1760000000000,1760000000000,'timed out',NULL,1760000000000);
CREATE TABLE decisions (
    seq INTEGER PRIMARY KEY,
    ref TEXT NOT NULL,
    subject TEXT NOT NULL,
    verdict TEXT NOT NULL,
    by TEXT NOT NULL,
    at INTEGER NOT NULL
, system_user TEXT NOT NULL DEFAULT '') STRICT;
INSERT INTO "decisions" VALUES(1,'D-ATPVG3S','D-ATPVG3S credit_unknown ambiguous','not booked','ann',1760000600000,'');
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
INSERT INTO "disbursement_history" VALUES(1,'W-DY63TZD.payout.1',NULL,'made','planned','user 70011223',1760000000000,'520ea74b489d06638214840e57e9067eda8c9afa35542da8ba4a1c4f747a8ab4');
INSERT INTO "disbursement_history" VALUES(2,'W-DY63TZD.payout.1','planned','sent','sending','worker',1760000000000,'7bde5225d3f64ac7401a773ceeef4f6e2edebdd2adbb06efa040f0ffb78677db');
INSERT INTO "disbursement_history" VALUES(3,'W-DY63TZD.payout.1','sending','paid','paid','worker',1760000000000,'c3d31563d054785e0d3d4636de333e08013a5f280f063653f0bef8b689d0fadb');
INSERT INTO "disbursement_history" VALUES(4,'W-APRWZGG.refund.1',NULL,'made','planned','user 70011223',1760000000000,'c59e0b87ddf4d1c28ff2781122ae43481ec985099136d4727a8528ddc096a032');
INSERT INTO "disbursement_history" VALUES(5,'W-APRWZGG.refund.1','planned','sent','sending','worker',1760000000000,'056328ba69ae95b92b85aa8af142447ffc62e3f93fd8fabb245079b9a907e998');
INSERT INTO "disbursement_history" VALUES(6,'W-APRWZGG.refund.1','sending','paid','paid','worker',1760000000000,'92ff2a3eb9146a75853ef3ed8df569622ae247af715efc6d0ae3bb3c6cce3d02');
INSERT INTO "disbursement_history" VALUES(7,'W-52PKMGC.payout.1',NULL,'made','planned','user 70011223',1760000000000,'fcfa66b1b0dd47534619cb34b7f0af54989aad17f29fe80eb1c46703582de847');
INSERT INTO "disbursement_history" VALUES(8,'W-52PKMGC.payout.1','planned','sent','sending','worker',1760000000000,'f36058ebd7e7b2d7ceb6e83ace25c81f289f37543ffc8e65b1da1d5f8f0bacc7');
INSERT INTO "disbursement_history" VALUES(9,'W-52PKMGC.payout.1','sending','failed','failed','worker',1760000000000,'b3cddd01c2d4fd468837fe71d52052182823dc2a03e11171a7dce65aa5481092');
INSERT INTO "disbursement_history" VALUES(10,'D-UMK2D7Z.refund.1',NULL,'made','planned','ann',1760000000000,'5e66ffc030459c1751737263221f83f4c1f2a1d5680e92718c88fd724617f9e7');
INSERT INTO "disbursement_history" VALUES(11,'D-UMK2D7Z.refund.1','planned','sent','sending','worker',1760000000000,'1c9f450458b3ab8e1cf9cf39a127af7b7cd30c86926bc60ddfd1e84d0a502ae9');
INSERT INTO "disbursement_history" VALUES(12,'D-UMK2D7Z.refund.1','sending','paid','paid','worker',1760000000000,'a8b99559190792c89a270810de48b79adae0e3fbd205ae4fa09faf95b7efd903');
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
INSERT INTO "events" VALUES('fake','evt_1','payment.changed','payment','D-CUTWDTR','payment_1',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_2','payment.changed','payment','D-CUTWDTR','payment_1_again',1760000000000,1760000000000,1760000000000,'parked');
INSERT INTO "events" VALUES('fake','evt_3','payment.changed','payment','D-XKTQNN6','payment_3',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_4','payment.changed','payment','D-XKM6M6W','payment_4',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_5','payment.changed','payment','D-UMK2D7Z','payment_8',1760000000000,1760000000000,1760000000000,'mismatch');
INSERT INTO "events" VALUES('fake','evt_6','payment.changed','payment','D-8BYZUFW','payment_10',1760000000000,1760000000000,1760000000000,'captured');
INSERT INTO "events" VALUES('fake','evt_7','payment.changed','payment','D-ATPVG3S','payment_12',1760000000000,1760000000000,1760000000000,'captured');
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
INSERT INTO "history" VALUES(1,'D-CUTWDTR',NULL,'made','created','user 70011223',1760000000000,'607cd83f4e037f14b193a5a8d97fbee52c8a2c434d408ce74ae05a95199c6bb7');
INSERT INTO "history" VALUES(2,'D-CUTWDTR','created','started','awaiting_payer','payer',1760000000000,'6a561e68884e9664b468fe7fd148bf58d91ee72ea4bd15b700c56f92588fe59a');
INSERT INTO "history" VALUES(3,'D-CUTWDTR','awaiting_payer','captured','paid','fake webhook',1760000000000,'125922f7d813a455ecadf2a624fbb4105c9ea0bae18c64513dbabdc1c508a9c0');
INSERT INTO "history" VALUES(4,'D-CUTWDTR','paid','credit_sent','crediting','worker',1760000000000,'abff8147f0ce6561974b43b7e0edd6142ed456ffafb7c9770ee11b243eb31481');
INSERT INTO "history" VALUES(5,'D-CUTWDTR','crediting','credit_booked','credited','worker',1760000000000,'8e034df065042731202e077fc17ae47bb2c5cdb4c1a3b0c7e9c453686e5a9e53');
INSERT INTO "history" VALUES(6,'D-XKTQNN6',NULL,'made','created','user 70011223',1760000000000,'e10fa7966c0a32797d8c8d93bb70a923a3ee5087563f77d8436340963ab8a0d3');
INSERT INTO "history" VALUES(7,'D-XKTQNN6','created','started','awaiting_payer','payer',1760000000000,'f013d03521155c471288bc4d8bd04e85bcd81f1cf84411531047cc570a859174');
INSERT INTO "history" VALUES(8,'D-XKTQNN6','awaiting_payer','captured','paid','fake webhook',1760000000000,'91c5427fb7a6d52aae7aa5ca94e3e4f7d11c2920a61c8c21f4b995f92debb4dc');
INSERT INTO "history" VALUES(9,'W-DY63TZD',NULL,'made','requested','user 70011223',1760000000000,'de3b723eab71ce940cd131a2a9d144a80540668851efb52797e744b3125ae1f9');
INSERT INTO "history" VALUES(10,'W-DY63TZD','requested','approved','approved','policy',1760000000000,'567568c66cb41f2ef75e773cb9d2aa2e6ff4b4e3e365f1d5a6650d0a6285104e');
INSERT INTO "history" VALUES(11,'D-XKM6M6W',NULL,'made','created','user 70011223',1760000000000,'2ae27bf0ec06a81497afe4934a4083a3d70b44c6579ccdf63c42f89097848a51');
INSERT INTO "history" VALUES(12,'D-XKM6M6W','created','started','awaiting_payer','payer',1760000000000,'8534d5afdf5597b2f4079189e79b5007ec6e1f27f0ae632e156687acb49894e2');
INSERT INTO "history" VALUES(13,'D-XKM6M6W','awaiting_payer','captured','paid','fake webhook',1760000000000,'3b41fb44b549f0295a93f0ba0112708a1be8fddbab6ce82ac590343a75d71112');
INSERT INTO "history" VALUES(14,'D-XKTQNN6','paid','credit_sent','crediting','worker',1760000000000,'6a770354ff0353dca5bfab8d5dd2774c6260503cb0715f5d1136731d89f01562');
INSERT INTO "history" VALUES(15,'D-XKTQNN6','crediting','credit_booked','credited','worker',1760000000000,'ed5d8b6f37ae5f421ec59369a814411ea927d64957f2c5d1d98ff57c9f0bf8f2');
INSERT INTO "history" VALUES(16,'W-DY63TZD','approved','debit_sent','debiting','worker',1760000000000,'d7a2e15019fa7937acef4884aaa988b945e9b8f8ae630d4a85d54f98b5039ad6');
INSERT INTO "history" VALUES(17,'W-DY63TZD','debiting','debit_booked','debited','worker',1760000000000,'2b72f42e9c91f3e06cb2c3947176ec06eea85bb33b40e0b288673f5111cb9a9a');
INSERT INTO "history" VALUES(18,'D-XKM6M6W','paid','credit_sent','crediting','worker',1760000000000,'aa8665c2d56305ec6b0d48c7dfdd6ffe83193c570917c6476c2b432ec8605dfa');
INSERT INTO "history" VALUES(19,'D-XKM6M6W','crediting','credit_booked','credited','worker',1760000000000,'950f6cbcaf261a0be906591f2aca9eb0f68482ec07558e28c4dad41df5be9ab2');
INSERT INTO "history" VALUES(20,'W-DY63TZD','debited','payout_sent','paying_out','worker',1760000000000,'2183173ff897b274643bc69476f7100d8a6714adcf5e54d93c7d91ba2f732e88');
INSERT INTO "history" VALUES(21,'W-DY63TZD','paying_out','payout_paid','paid_out','worker',1760000000000,'07fd1d39af28ec6d03ca1f06be277244dffccecbfb5a5a5e221f6715907f5f11');
INSERT INTO "history" VALUES(22,'W-APRWZGG',NULL,'made','requested','user 70011223',1760000000000,'18b349d4fdb6286d023b23ef1e3efcd5d2626ecbe3eabf2e73d46b30c22626e8');
INSERT INTO "history" VALUES(23,'W-APRWZGG','requested','approved','approved','policy',1760000000000,'9aaaf358b637c84837f26835a17a2fd8961d84b1ba760f24f637eefd1173a841');
INSERT INTO "history" VALUES(24,'W-APRWZGG','approved','debit_sent','debiting','worker',1760000000000,'89410134b090c41624f0990cdd537fbbdb8a776843e5bc39d83e81be0bfbf3a7');
INSERT INTO "history" VALUES(25,'W-APRWZGG','debiting','debit_booked','debited','worker',1760000000000,'11eb8293208f45efdeada29343bbeb6688169dbd26dad895dba062c95a273295');
INSERT INTO "history" VALUES(26,'W-APRWZGG','debited','payout_sent','paying_out','worker',1760000000000,'751851acecd4db9ba769ac30b879ac7d344ff7429096395a524b55852b4adda3');
INSERT INTO "history" VALUES(27,'W-APRWZGG','paying_out','payout_paid','paid_out','worker',1760000000000,'c5e566d0188a10f348cb70180e8841e0e4b808caf747092a28d912cf4655d690');
INSERT INTO "history" VALUES(28,'W-52PKMGC',NULL,'made','requested','user 70011223',1760000000000,'647c33a1ac574944c96f30c52cdf9d0d4ba26b49065fa05bd6484f45dd5fc863');
INSERT INTO "history" VALUES(29,'W-52PKMGC','requested','approved','approved','policy',1760000000000,'4ed566212c8eb2ec6258c9c610a0493cfdf48349d08a0f679aa41354f66fa8cf');
INSERT INTO "history" VALUES(30,'W-52PKMGC','approved','debit_sent','debiting','worker',1760000000000,'45386e354a8411f8677febe91516ef679cc8d765484efdf43035f7f8e53bbf9d');
INSERT INTO "history" VALUES(31,'W-52PKMGC','debiting','debit_booked','debited','worker',1760000000000,'679a7cec4b52a16045e89cc431e3c135c45df4d0ae8231d7a364d24c7e6c1717');
INSERT INTO "history" VALUES(32,'W-52PKMGC','debited','payout_sent','paying_out','worker',1760000000000,'9f20de0188e653807757ca1699e0b6ea538a757c834f1aba840b99def5641f0a');
INSERT INTO "history" VALUES(33,'W-52PKMGC','paying_out','payout_failed','payout_failed','worker',1760000000000,'27c602e2c507e62b878442421df1e4f339991f3426be319684c08f3b85d663b2');
INSERT INTO "history" VALUES(34,'W-52PKMGC','payout_failed','return_ordered','returning','worker',1760000000000,'227307943e9f61574022a1dd932ca53e1e9d83114f905343f59675c54ec760d8');
INSERT INTO "history" VALUES(35,'W-52PKMGC','returning','return_sent','returning','worker',1760000000000,'b043bc93ebeca84b3d0fc11b0ab44eb638afbd85ee4f29f3311e0b2a818c62ca');
INSERT INTO "history" VALUES(36,'W-52PKMGC','returning','return_booked','returned','worker',1760000000000,'f685a5b2b6d27799d59683f0f149d184daba6a3de9f370d7ffc875730b2ac882');
INSERT INTO "history" VALUES(37,'D-UMK2D7Z',NULL,'made','created','user 70011223',1760000000000,'30f4264ca6bf2440d0ad294466bd68f7308f4b7e00c455772edc46b0582519e9');
INSERT INTO "history" VALUES(38,'D-UMK2D7Z','created','started','awaiting_payer','payer',1760000000000,'03890c964c862443210f42b688b73a8ede8b37b07277a0dcb129d733cfae6dd7');
INSERT INTO "history" VALUES(39,'D-UMK2D7Z','awaiting_payer','mismatched','review','fake webhook',1760000000000,'31af204a7b862333a47bccf6e96a916b180245d64bf65d68b09ab39de162a891');
INSERT INTO "history" VALUES(40,'D-UMK2D7Z','review','refund_ordered','refunding','ann',1760000000000,'f86ea5fbee2520b9257a666afb6f06cd94c3f24d17a5ff757a4e9acbe690fad5');
INSERT INTO "history" VALUES(41,'D-UMK2D7Z','refunding','refund_paid','refunded','worker',1760000000000,'7169eeb2f0858a7c3f7a8a6cab376e58c884f18d1085a37d84919c1bf491b13b');
INSERT INTO "history" VALUES(42,'D-8BYZUFW',NULL,'made','created','user 70011223',1760000000000,'f8069cfcda43487c5f2cf5d9d4356255d33c9faeaad9c499705db903b11fe214');
INSERT INTO "history" VALUES(43,'D-8BYZUFW','created','started','awaiting_payer','payer',1760000000000,'ce0fd34f1a4579b994fb378e89d5e4b485f7a9fcdcd6504161f41d66f0a61707');
INSERT INTO "history" VALUES(44,'D-8BYZUFW','awaiting_payer','captured','paid','fake webhook',1760000000000,'b48cf7a48de42d73b06b04d2019b295f800207d4005d0221c034294a0b945f0b');
INSERT INTO "history" VALUES(45,'D-8BYZUFW','paid','credit_sent','crediting','worker',1760000000000,'0633f71c6a3784563466c07c8fcdd502e581ad52fa2cd926bfd193b6097813c7');
INSERT INTO "history" VALUES(46,'D-8BYZUFW','crediting','credit_refused','credit_refused','worker',1760000000000,'b9311c30e0d51ee1e93f958b3b2d324f4bc065b4db55cdd17c1199d16d871186');
INSERT INTO "history" VALUES(47,'D-8BYZUFW','credit_refused','handed_to_staff','review','worker',1760000000000,'072a5ed54448a2a7689c03d680fe62628f34a7e0fcfdb6114b3ed1849ee8999d');
INSERT INTO "history" VALUES(48,'D-AVYANUF',NULL,'made','created','user 70011223',1760000000000,'9c3e9ffc01bccac791e89d53f0386d2736c818537dbabc3aebd2f9c2ea3e6d70');
INSERT INTO "history" VALUES(49,'D-AVYANUF','created','started','awaiting_payer','payer',1760000000000,'f6b53be6baf77e1158858b96c0bbb03c43c3007328f9ad23bff97275d8438d24');
INSERT INTO "history" VALUES(50,'D-ATPVG3S',NULL,'made','created','user 70011223',1760000000000,'d08eaed3a0e9fe716b445298763ad08bc57800f1ef70bf6373463b9da50fdd9c');
INSERT INTO "history" VALUES(51,'D-ATPVG3S','created','started','awaiting_payer','payer',1760000000000,'20f2b3024f2458a7c0abce66e6af077f3daf58caeb35d25dc11c268a0a261a33');
INSERT INTO "history" VALUES(52,'D-ATPVG3S','awaiting_payer','captured','paid','fake webhook',1760000000000,'aa58749e44fd96a4a8cd0bb98f54ccffd61f445e4f07a95787484aef513bef30');
INSERT INTO "history" VALUES(53,'D-ATPVG3S','paid','credit_sent','crediting','worker',1760000000000,'e4bff436203f627d01c0299aadaaed60ea2ea90ea37769eea8b4f2d3cfc4d280');
INSERT INTO "history" VALUES(54,'D-ATPVG3S','crediting','credit_unknown','credit_unknown','worker',1760000000000,'cc879883d243f5a35ea1d802f90ef476a6a799dd739448056bdc6c40ddebcdca');
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
INSERT INTO "payments" VALUES('D-CUTWDTR','deposit',70011223,5512345,10000,'USD',2,'credited','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_1',10000,'USD',2,'',0,NULL,'740b9e63188148399837e390aa4844dd5be265f9f8d9d02a4f98bcfeeffe13d2','3225fb4731107fd07cfa7f7609a18b2ae9f35b9dd9654495a7aedf3f1b380319','embedded','Visa 4001',0,0,'USD',2);
INSERT INTO "payments" VALUES('D-XKTQNN6','deposit',70011223,5512345,10000,'USD',2,'credited','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_3',10000,'USD',2,'',0,NULL,'a46f1f70b99c29e30fdd4d9feaf7ef8f2fbee1f38c53de956e61e770e39ea152','6ea82d26a3d03ca78849a0ca65b85060163a2bac36e22074c889320ddd993aa7','embedded','Visa 4003',0,0,'USD',2);
INSERT INTO "payments" VALUES('W-DY63TZD','withdrawal',70011223,5512345,4000,'USD',2,'paid_out','fake','fake_card',1760000000000,1760000000000,NULL,NULL,NULL,NULL,NULL,'',0,NULL,'1b891b484674a4eb278ba7119cf3fa650480d6da6c83fda7d418301c52296b95','ed20dd0a43e770009bb347bb780ccbfd09db5822900475ed48fd5e60828c0e2a','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('D-XKM6M6W','deposit',70011223,5512345,5000,'USD',2,'credited','fake','fake_loop',1760000000000,1760000000000,1760001800000,'payment_4',5000,'USD',2,'',0,NULL,'d937cecde70c88ddfddc1db5898da5114c84154b141490d18f13f94634383173','449920e18e25c58735c2828f018174749656132f2c3353bf6f28f7b8c69b9cee','embedded','Visa 4004',0,0,'USD',2);
INSERT INTO "payments" VALUES('W-APRWZGG','withdrawal',70011223,5512345,2000,'USD',2,'paid_out','fake','fake_loop',1760000000000,1760000000000,NULL,NULL,NULL,NULL,NULL,'',0,NULL,'e8450a8fdd8bb556c065f58e5c2aae1bc9e34e656ad7ee31eb96ab82a7dc2562','07cc18b447ddf1ccff5d2aa82f9ba02fb81ec04272f1d760fdde320cf98ef43f','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('W-52PKMGC','withdrawal',70011223,5512346,3000,'EUR',2,'returned','fake','fake_card',1760000000000,1760000000000,NULL,NULL,NULL,NULL,NULL,'',0,NULL,'ed52b882e4bb22dc12ffd08d91d35c51d63d958a761ee91a9523435da05f6a41','67658857dd450f76553d01262528255f00d800022ec94ead3b664fa96a7edd59','','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('D-UMK2D7Z','deposit',70011223,5512346,10000,'EUR',2,'refunded','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_8',9000,'EUR',2,'',0,NULL,'e149b9f0675e6cc66334ac520d5ac0cc7ee8bd172a8f373420f0a3429516080f','79af1d6a3f14ed70072e3c55018e9f91df2767b325d76ba3219f2897caee44bf','embedded','Visa 4008',0,0,'EUR',2);
INSERT INTO "payments" VALUES('D-8BYZUFW','deposit',70011223,5512346,8000,'EUR',2,'review','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_10',8000,'EUR',2,'TRADER_NOT_FOUND',0,NULL,'5ce03cedfde5b03fb863cd829caffdc343081801e88441cf82ba5e0076ccb447','1d75c341c41ece2d37d0db3a53fc3fab9ee0b93db24954328946bcd715c856b8','embedded','Visa 4010',0,0,'EUR',2);
INSERT INTO "payments" VALUES('D-AVYANUF','deposit',70011223,5512346,5500,'EUR',2,'awaiting_payer','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_11',NULL,NULL,NULL,'',0,1760000005000,'cfa8edd8fd1a41a6ec6d4c6e756e7d29b10767e47474000f6bac193e34472075','47b838b0c06591e94745fbb93588d508d9aaefc56f2033a0ae55051088adc525','embedded','',0,NULL,NULL,NULL);
INSERT INTO "payments" VALUES('D-ATPVG3S','deposit',70011223,5512345,7000,'USD',2,'credit_unknown','fake','fake_card',1760000000000,1760000000000,1760001800000,'payment_12',7000,'USD',2,'timed out',0,1760000000000,'a89815255c21c33fd818417de645ec9bd6bace12c956d3303603957088354d6f','6ca11b4206db57f6214ab7bd52d1bfc53d231ee41c76088e933cb36f260ed3fe','embedded','Visa 4012',0,0,'USD',2);
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
INSERT INTO "psp_calls" VALUES('W-DY63TZD.payout.1','W-DY63TZD','payout',4000,'USD',2,'fake',NULL,'payout_5','paid',1,1760000000000,'',1760000000000,'');
INSERT INTO "psp_calls" VALUES('W-APRWZGG.refund.1','W-APRWZGG','refund',2000,'USD',2,'fake','payment_4','refund_6','paid',1,1760000000000,'Visa 4004',1760000000000,'');
INSERT INTO "psp_calls" VALUES('W-52PKMGC.payout.1','W-52PKMGC','payout',3000,'EUR',2,'fake',NULL,'payout_7','failed',0,1760000000000,'',1760000000000,'');
INSERT INTO "psp_calls" VALUES('D-UMK2D7Z.refund.1','D-UMK2D7Z','refund',9000,'EUR',2,'fake','payment_8','refund_9','paid',1,1760000000000,'',1760000000000,'');
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
INSERT INTO "tokens" VALUES('63ce4b5fc38f3fa56a4df9a6f4ee4b39f70f88e0ef6d05409f82fcfcafe8594f','login',70011223,1760000000000,1760000060000,NULL,0,'');
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
INSERT INTO "unmatched" VALUES('U-D2YJTVRQMXNUJK','fake','payment_1_again','D-CUTWDTR',10000,'USD',2,'the payment has another PSP object: it was captured twice','parked',1760000000000);
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
CREATE INDEX actions_begun ON actions (begun);
CREATE TRIGGER actions_no_update BEFORE UPDATE ON actions BEGIN SELECT RAISE(ABORT, 'actions only grows'); END;
CREATE TRIGGER actions_no_delete BEFORE DELETE ON actions BEGIN SELECT RAISE(ABORT, 'actions only grows'); END;
CREATE TRIGGER actions_no_replace BEFORE INSERT ON actions
    WHEN EXISTS (SELECT 1 FROM actions AS it WHERE (it.rowid = NEW.rowid) OR (it.chain = NEW.chain))
BEGIN SELECT RAISE(ABORT, 'actions only grows'); END;
COMMIT;
PRAGMA user_version = 5;
