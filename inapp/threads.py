"""The threads that answer requests: few at a time while each is quick, and more while some wait."""

import threading
import time
from collections import deque
from collections.abc import Callable, Iterator

AT_WORK = 8
"""Jobs that are worked at side by side while each is quick. Fewer would seldom wait for the disk together and share a
commit; more would only wait for Python's one lock."""
QUICK_S = 0.05
"""Seconds after which a job no longer counts as quick: it waits for something else, and the next one may begin."""

Job = Callable[[], None]


class _Thread:
    """A thread with its job, or without one while it sleeps."""

    __slots__ = ("awake", "began", "job")

    def __init__(self) -> None:
        self.job: Job | None = None
        self.began = 0.0
        self.awake = threading.Lock()
        self.awake.acquire()


class Threads:
    """At most so many threads, started when they are needed, for jobs in the order of their arrival.

    A thread that has ended a job takes the next one itself. Of those that sleep the last one is woken, whose memory
    is still warm. A job raises nothing.
    """

    def __init__(self, most: int, name: str) -> None:
        self._most = most
        self._name = name
        self._lock = threading.Lock()
        self._jobs: deque[Job] = deque()
        self._working: set[_Thread] = set()
        self._asleep: list[_Thread] = []
        self._started: list[threading.Thread] = []

    def begin(self, job: Job) -> None:
        """Give a job to a thread, now or when its turn comes; see `go_on`."""
        with self._lock:
            self._jobs.append(job)
            self._begin_due()

    def go_on(self) -> None:
        """Begin jobs that wait for others which are slow by now. Whoever has begun a job calls this now and then."""
        with self._lock:
            if self._jobs:
                self._begin_due()

    def close(self) -> None:
        """Let the threads end their jobs, and wait for them."""
        with self._lock:
            self._most = 0
            while self._asleep:
                self._asleep.pop().awake.release()
        for thread in self._started:
            thread.join()

    def _begin_due(self) -> None:
        for job in self._due():
            thread = self._asleep.pop() if self._asleep else self._new()
            if thread is None:
                self._jobs.appendleft(job)  # until a thread is free, or the system grants more
                return
            self._take(thread, job)
            thread.awake.release()

    def _due(self) -> Iterator[Job]:
        """The jobs that may begin now."""
        while self._jobs and len(self._working) < self._most:
            if len(self._working) >= AT_WORK:
                slow = time.monotonic() - QUICK_S
                if sum(thread.began > slow for thread in self._working) >= AT_WORK:
                    return
            yield self._jobs.popleft()

    def _take(self, thread: _Thread, job: Job | None) -> None:
        thread.job, thread.began = job, time.monotonic()
        if job is not None:
            self._working.add(thread)
        elif self._most:
            self._asleep.append(thread)

    def _new(self) -> _Thread | None:
        made = _Thread()
        started = threading.Thread(
            target=self._work, args=(made,), name=f"{self._name}_{len(self._started)}", daemon=True
        )
        try:
            started.start()
        except RuntimeError:
            return None
        self._started.append(started)
        return made

    def _work(self, thread: _Thread) -> None:
        thread.awake.acquire()
        while thread.job is not None:
            thread.job()
            with self._lock:
                self._working.remove(thread)
                following = next(self._due(), None)
                self._take(thread, following)
            if following is None and self._most:
                thread.awake.acquire()
