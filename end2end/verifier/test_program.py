"""Tests of the program: its options, what it prints, and where it reads from."""

import contextlib
import functools
import http.server
import io
import json
import tempfile
import threading
import unittest
from pathlib import Path
from typing import Any

import verify
from small_poll import base64url, write
from vectors import POLL_ID, VECTORS, vector_files


class Program(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        write(vector_files(), self.folder / "record")

    def run_with(self, *arguments: str) -> tuple[int, str, str]:
        out, err = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            status = verify.main(list(arguments))
        return status, out.getvalue(), err.getvalue()

    def test_text_and_json(self) -> None:
        record = str(self.folder / "record")
        status, out, err = self.run_with(record)
        self.assertEqual((status, err), (0, ""))
        self.assertIn("The record is right.", out)
        status, out, _ = self.run_with(record, "--json", "--poll-id", POLL_ID.hex())
        self.assertEqual(status, 0)
        self.assertTrue(json.loads(out)["right"])
        status, out, _ = self.run_with(record, "--json", "--poll-id", base64url(bytes(32)))
        self.assertEqual((status, json.loads(out)["failures"][0]["check"]), (1, "shown"))

    def test_all_failures_are_printed(self) -> None:
        (self.folder / "record" / "roll").unlink()
        (self.folder / "record" / "tile" / "0" / "000.p" / "10").write_bytes(b"")
        status, out, _ = self.run_with(str(self.folder / "record"))
        self.assertEqual(status, 1)
        self.assertIn("FAILURE  tiles", out)
        self.assertIn("FAILURE  roll", out)
        self.assertIn("The record is wrong", out)

    def test_the_demonstration(self) -> None:
        """What a stranger verifies by one command; `app/ballot/tests/secret/demo.rs` made it."""
        status, out, _ = self.run_with(str(Path(__file__).parent / "demo-record"))
        self.assertEqual(status, 0, out)
        self.assertIn("Counted 25: 1 invalid, 0 unreadable", out)
        self.assertIn('Votes: {"none": 0, "options": [8, 9, 8]}', out)

    def test_files_that_voters_bring(self) -> None:
        receipt, note, parts = (self.folder / name for name in ("receipt.json", "note", "text.json"))
        receipt.write_text(json.dumps(VECTORS["wire"]["receipt_file"]))
        note.write_text(VECTORS["record"]["checkpoints"][0], encoding="utf-8")
        parts.write_text('["something else"]')
        record = str(self.folder / "record")
        self.assertEqual(self.run_with(record, "--receipt", str(receipt), "--checkpoint", str(note))[0], 0)
        self.assertEqual(self.run_with(record, "--text", str(parts))[0], 1)
        self.assertEqual(self.run_with(record, "--receipt", str(self.folder / "none"))[0], 2)
        self.assertEqual(self.run_with(record, "--poll-id", "xyz")[0], 2)

    def test_unreadable(self) -> None:
        status, _, err = self.run_with(str(self.folder / "nothing"))
        self.assertEqual(status, 2)
        self.assertIn("could not be verified", err)
        status, out, _ = self.run_with(str(self.folder), "--json")
        self.assertEqual((status, json.loads(out)["right"]), (2, None))

    def test_over_http(self) -> None:
        class Quiet(http.server.SimpleHTTPRequestHandler):
            def log_message(self, *arguments: Any) -> None:
                pass

        handler = functools.partial(Quiet, directory=str(self.folder / "record"))
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        address = f"http://127.0.0.1:{server.server_port}"
        try:
            self.assertEqual(self.run_with(address)[0], 0)
            self.assertEqual(self.run_with(address + "/tile")[0], 2)
        finally:
            server.shutdown()
            server.server_close()
            thread.join()
        self.assertEqual(self.run_with(address)[0], 2)
