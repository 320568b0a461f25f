"""Tests of the methods of counting on `vectors-methods.json`, and on what independent programs counted."""

import contextlib
import io
import json
import tempfile
import unittest
from pathlib import Path
from typing import Any

import tally
from encoding import Malformed, number
from methods import METHODS, Method, method_of
from standing import tie_order, tie_seed
from vectors import BALLOT, load, scalar, unhex


def numbers(*values: int) -> bytes:
    return b"".join(map(number, values))


class Vectors(unittest.TestCase):
    def test_all_bytes(self) -> None:
        polls = load(BALLOT / "vectors-methods.json")
        self.assertEqual({poll["id"] for poll in polls}, {name for name, _ in METHODS})
        for poll in polls:
            with self.subTest(poll["id"], params=poll["params"]):
                self.check(poll)

    def check(self, poll: dict[str, Any]) -> None:
        params = unhex(poll["params"])
        room = poll["max_len_with_phrase_of_20"]
        method = method_of(poll["id"], poll["version"], params, room)
        # A phrase of 20 bytes beside the choice.
        method_of(poll["id"], poll["version"], params, room - 20)
        self.assertRaises(Malformed, method_of, poll["id"], poll["version"], params, room - 21)
        for choice in poll["choices"]:
            self.assertEqual(method.reads(unhex(choice["choice"])) is not None, choice["valid"], choice)
        seed = tie_seed(unhex(poll["poll_id"]), unhex(poll["closing_root"]), scalar(poll["y"]))
        self.assertEqual(seed.hex(), poll["seed"])
        order = tie_order(seed, method.how_many_options())
        self.assertEqual(order, poll["order"])
        counted = method.count(read(method, poll), order)
        self.assertEqual(counted.tally.hex(), poll["tally"])


def read(method: Method, poll: dict[str, Any]) -> list[Any]:
    read = [method.reads(unhex(choice["choice"])) for choice in poll["choices"]]
    return [choice for choice in read if choice is not None]


class Program(unittest.TestCase):
    def run_on(self, polls: Any) -> tuple[int, str]:
        out = io.StringIO()
        with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
            file = Path(folder) / "polls.json"
            file.write_text(json.dumps(polls), encoding="utf-8")
            return tally.main([str(file)]), out.getvalue()

    def test_what_is_changed_is_found(self) -> None:
        polls = load(BALLOT / "vectors-methods.json")
        self.assertEqual(self.run_on(polls), (0, f"{len(polls)} polls: every tally is right.\n"))
        for at, poll in enumerate(polls):
            dearer = {**poll, "choices": [*poll["choices"], poll["choices"][0]]}
            status, said = self.run_on([dearer])
            self.assertEqual(status, 1, at)
            self.assertIn(poll["id"], said)
        first = polls[0]["choices"][0]
        other = {**polls[0], "choices": [{**first, "valid": not first["valid"]}]}
        self.assertEqual(self.run_on([other])[0], 1)
        self.assertEqual(self.run_on([{**polls[0], "id": "guessing"}])[0], 1)
        self.assertEqual(self.run_on([{}])[0], 2)


class Edges(unittest.TestCase):
    def test_nobody_voted(self) -> None:
        """Then nobody wins, and there is no round and no stage."""
        order = [3, 1, 2]
        for name, params in [
            ("score", numbers(3, 0, 3, 5, 1, 1)),
            ("majority-judgment", numbers(3, 0, 3, 6, 1, 1)),
            ("borda", numbers(3, 0, 3, 0, 1, 1)),
            ("schulze", numbers(3, 0, 3, 1, 1, 1)),
        ]:
            told = method_of(name, 1, params, 64).count([bytes(3)], order).told
            self.assertEqual((told["ballots"], told["blank"]), (0, 1), name)
            self.assertEqual((told["tiers"], told["winners"]), ([[1, 2, 3]], []), name)
        told = method_of("instant-runoff", 1, numbers(3, 0, 3), 64).count([bytes(3)], order).told
        self.assertEqual((told["winner"], told["rounds"]), (None, []))
        told = method_of("stv-scottish", 1, numbers(3, 0, 3, 2), 64).count([bytes(3)], order).told
        self.assertEqual((told["quota"], told["elected"]), (1, []))

    def test_params(self) -> None:
        for name, wrong in [
            ("score", numbers(3, 0, 3, 0, 0, 1)),
            ("score", numbers(3, 0, 3, 101, 0, 1)),
            ("score", numbers(3, 0, 3, 5, 2, 1)),
            ("score", numbers(256, 0, 3, 5, 0, 1)),
            ("majority-judgment", numbers(3, 0, 3, 1, 0, 1)),
            ("majority-judgment", numbers(3, 0, 3, 11, 0, 1)),
            ("borda", numbers(65, 0, 3, 0, 0, 1)),
            ("borda", numbers(3, 0, 3, 0, 0, 4)),
            ("schulze", numbers(3, 0, 3, 0, 0, 0)),
            ("schulze", numbers(3, 0, 3, 0, 0)),
            ("instant-runoff", numbers(1, 0, 1)),
            ("instant-runoff", numbers(3, 0, 0)),
            ("instant-runoff", numbers(3, 2, 1)),
            ("stv-scottish", numbers(3, 0, 4, 1)),
            ("stv-scottish", numbers(3, 0, 3, 1, 1)),
        ]:
            self.assertRaises(Malformed, method_of, name, 1, wrong, 512)
            self.assertRaises(Malformed, method_of, name, 2, wrong, 512)

    def test_choices(self) -> None:
        equal = method_of("borda", 1, numbers(3, 1, 2, 1, 0, 1), 64)
        strict = method_of("instant-runoff", 1, numbers(3, 1, 2), 64)
        score = method_of("score", 1, numbers(3, 1, 2, 5, 0, 1), 64)
        for choice, by_equal, by_strict, by_score in [
            ("010200", True, True, True),
            ("010100", True, False, True),
            ("020000", False, False, True),
            ("010203", False, False, False),
            ("000000", False, False, False),
            ("010700", False, False, False),
            ("0102", False, False, False),
            ("01020000", False, False, False),
        ]:
            valid = [method.reads(unhex(choice)) is not None for method in (equal, strict, score)]
            self.assertEqual(valid, [by_equal, by_strict, by_score], choice)


if __name__ == "__main__":
    unittest.main()
