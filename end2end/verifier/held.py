"""For the tests: a poll that went well."""

import unittest
from typing import Any

from report import Report
from small_poll import SmallPoll


class Held:
    """A poll that went well, and what its tests change: five voters, one of them twice."""

    def __init__(self, **changed: Any) -> None:
        self.poll = poll = SmallPoll(**changed)
        for j in range(len(poll.issuers)):
            poll.issue(j, 0, poll.slots[:3])
            poll.issue(j, 1, poll.slots[3:5])
        poll.checkpoint()
        self.voters = voters = [poll.voter() for _ in range(5)]
        self.first = poll.ballot(voters[0], b"\x02")
        self.second = poll.ballot(voters[1], b"\x06")
        self.changed = poll.ballot(voters[0], b"\x01", 1, self.first)
        self.third = poll.ballot(voters[2], b"\x08")
        self.invalid = poll.ballot(voters[3], b"\x0e")
        self.unreadable = poll.ballot(voters[4], body=b"\xff" * poll.max_len)

    def batches(self) -> "Held":
        self.poll.batch(0, [self.first, self.second])
        self.poll.batch(1, [self.changed, self.third, self.invalid, self.unreadable])
        return self

    def end(self, ballots: int = 6, credentials: int = 5, last: int = 1, shares: tuple[int, ...] = (1, 3)) -> "Held":
        self.poll.close(ballots, credentials, last)
        for index in shares:
            self.poll.share(index)
        return self

    def result(self) -> "Held":
        self.poll.result(5, 1, 1, 1, 1, 1, 1)
        return self

    def at(self, kind: int, number: int = 0) -> int:
        """The place of a leaf of this kind."""
        return [at for at, leaf in enumerate(self.poll.leaves) if leaf[0] == kind][number]


class PollCase(unittest.TestCase):
    """What an operator could do, one test each: it is found, and nothing else is said to be wrong."""

    def held(self, **changed: Any) -> Held:
        return Held(**changed).batches().end().result()

    def found(self, report: Report, *checks: str) -> None:
        self.assertEqual({failure.check for failure in report.failures}, set(checks), report.failures)

    def held_with(self, *shares: int, **changed: Any) -> Held:
        return Held(**changed).batches().end(shares=shares).result()
