"""The machine's clocks."""

import time


class SystemClock:
    """The time as the operating system tells it."""

    def now(self) -> int:
        """Wall clock, milliseconds since the epoch."""
        return time.time_ns() // 1_000_000

    def boot(self) -> float:
        """Seconds since the machine started; unlike the monotonic clock it goes on while the machine sleeps."""
        return time.clock_gettime(time.CLOCK_BOOTTIME)

    def sleep(self, milliseconds: int) -> None:
        """Wait."""
        time.sleep(milliseconds / 1000)
