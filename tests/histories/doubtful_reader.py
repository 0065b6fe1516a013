"""A reader of the truth that cannot be relied on: whatever it leaves out, nothing may be booked twice."""

from inapp.domain.errors import OutcomeUnknown
from inapp.domain.readers import Reading, chains

FAULTS = (
    "",
    "silent",
    "lags behind its watermark",
    "leaves out the last",
    "leaves out one in the middle",
    "leaves out ours",
    "forgets the beginning",
    "doubles rows",
    "is out of order",
)


class Doubtful:
    """What cTrader has, with one fault."""

    name, place, must_prove_itself = "doubtful", "there", True

    def __init__(self, ctrader):
        self.ctrader = ctrader
        self.fault = ""

    def read(self, login, since):
        if self.fault == "silent":
            raise OutcomeUnknown("timed out")
        true = self.ctrader.read(login, since)
        kept = self._told(list(true.entries))
        return Reading(kept, true.watermark, chains(kept))

    def _told(self, rows):
        """What is told of these rows."""
        kept = {
            "lags behind its watermark": rows[:-2],
            "leaves out the last": rows[:-1],
            "leaves out one in the middle": rows[: len(rows) // 2] + rows[len(rows) // 2 + 1 :],
            "leaves out ours": [row for row in rows if not row.external_id],
            "forgets the beginning": rows[1:],
            "doubles rows": rows + rows,
            "is out of order": rows[::-1],
        }
        return tuple(kept.get(self.fault, rows))

    def read_all(self, since, until):
        if self.fault == "silent":
            raise OutcomeUnknown("timed out")
        true = self.ctrader.read_all(since, until)
        return Reading(self._told(list(true.entries)), true.watermark, true.complete)

    def check(self):
        return []
