"""Long imports, written in pieces: whoever else wants to write waits for one of them at most."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from inapp.cashier import Cashier
from inapp.domain.errors import Conflict, Refused
from inapp.domain.identity import User
from inapp.store import Tables

T = TypeVar("T")

PIECE = 1000
PAUSE_MS = 5
"""Between two pieces, so that a process that waits for its turn gets it."""
STOPPED = "{problem}\nThe import stopped there: {done} of {all} rows are in. Put that right and import the file again"


def write(cashier: Cashier, groups: Iterable[Sequence[T]], store: Callable[[Tables, Sequence[T]], None]) -> int:
    """Store whole groups, as many in each transaction as make a piece. Returns the number of values.

    What is written stays when a later piece is refused or the process ends; storing all again ends the same way.
    Raises Conflict with the number of values that are in.
    """
    listed = list(groups)
    done = 0
    for piece in _pieces(listed):
        try:
            with cashier.store.write() as db:
                store(db, piece)
        except Refused as problem:
            values = {"problem": problem, "done": done, "all": sum(map(len, listed))}
            raise Conflict(STOPPED, values=values) from None
        done += len(piece)
        cashier.crash_point("import.piece")
        cashier.clock.sleep(PAUSE_MS)
    return done


def _pieces(groups: Iterable[Sequence[T]]) -> Iterator[Sequence[T]]:
    piece: list[T] = []
    for group in groups:
        piece += group
        if len(piece) >= PIECE:
            yield piece
            piece = []
    if piece:
        yield piece


def handed_over(users: Iterable[User], owners: Mapping[str, int]) -> Iterator[Sequence[User]]:
    """Groups of users such that an e-mail is given up before, or in the same group as, its next owner takes it.

    `owners` are the present owners of e-mails. Only users who swap theirs in a circle make a group of more than one.
    """
    known = {user.user_id: user for user in users}
    seen: set[int] = set()
    for user in known.values():
        chain: list[User] = []
        following: User | None = user
        while following is not None and following.user_id not in seen:
            seen.add(following.user_id)
            chain.append(following)
            owner = owners.get(following.email)
            following = known.get(owner) if owner is not None and owner != following.user_id else None
        if following is not None and following in chain:
            start = chain.index(following)
            yield chain[start:]
            chain = chain[:start]
        yield from ([one] for one in reversed(chain))
