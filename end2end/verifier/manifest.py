"""The manifest: PROTOCOL.md, "Manifest" of the profile `secret`, and what it says about "It makes a poll if"."""

from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import encoding
from encoding import H, Malformed, Reader
from notes import COSIGNS, SIGNS, VerifierKey
from ristretto import IDENTITY, Point, read_point
from signatures import IssuerKey


@dataclass(frozen=True, slots=True)
class Issuer:
    name: str
    url: str
    key: IssuerKey
    record_key: VerifierKey


@dataclass(frozen=True, slots=True)
class Manifest:
    poll_id: bytes
    operator: str
    nonce: bytes
    text_hash: bytes
    method: str
    method_version: int
    params: bytes
    max_len: int
    issue_opens: int
    issue_closes: int
    cast_opens: int
    cast_closes: int
    complaint_hours: int
    eligible_count: int
    roll_root: bytes
    issuers: list[Issuer]
    Y: Point
    t: int
    n: int
    verifying_shares: list[Point]
    box_key: VerifierKey
    origin: str
    quorum: int
    witnesses: list[VerifierKey]
    bundle_hashes: list[bytes]
    revote: str
    min_k: int
    interval: int
    min_publish_cell: int
    length: int

    @classmethod
    def read(cls, fields: bytes) -> "Manifest":
        """From the fields as they are hashed. What cannot be read is refused; for the rest see `problems`."""
        r = Reader(fields)
        if (version := r.number(16)) != 1:
            raise Malformed(f"the version of the protocol is {version}, and this program knows 1")
        if (profile := r.text()) != "secret":
            raise Malformed(f"the profile is {profile!r}, and this program verifies `secret`")

        def issuer() -> Issuer:
            return Issuer(r.text(), r.text(), IssuerKey.read(r.field()), VerifierKey.read(r.text(), SIGNS))

        manifest = cls(
            poll_id=H("manifest", fields),
            operator=r.text(),
            nonce=r.fixed(32),
            text_hash=r.fixed(32),
            method=r.text(),
            method_version=r.number(16),
            params=r.field(),
            max_len=r.number(32),
            issue_opens=r.moment(),
            issue_closes=r.moment(),
            cast_opens=r.moment(),
            cast_closes=r.moment(),
            complaint_hours=r.number(16),
            eligible_count=r.number(),
            roll_root=r.fixed(32),
            issuers=r.list_of(issuer),
            Y=read_point(r.fixed(32)),
            t=r.number(16),
            n=r.number(16),
            verifying_shares=r.list_of(lambda: read_point(r.fixed(32))),
            box_key=VerifierKey.read(r.text(), SIGNS),
            origin=r.text(),
            quorum=r.number(16),
            witnesses=r.list_of(lambda: VerifierKey.read(r.text(), COSIGNS)),
            bundle_hashes=r.list_of(lambda: r.fixed(32)),
            revote=r.text(),
            min_k=r.number(32),
            interval=r.number(32),
            min_publish_cell=r.number(32),
            length=len(fields),
        )
        if manifest.revote not in ("last", "none"):
            raise Malformed(f"revote is {manifest.revote!r}")
        if (rule := r.text()) != "invalid":
            raise Malformed(f"unreadable_rule is {rule!r}")
        r.end()
        return manifest

    def problems(self) -> list[str]:
        """Why this makes no poll."""
        issuers, names = self.issuers, [witness.name for witness in self.witnesses]
        rules = [
            (self.issue_opens < self.issue_closes, "issuing does not end after it begins"),
            (self.cast_opens < self.cast_closes, "casting does not end after it begins"),
            (self.issue_closes <= self.cast_closes, "issuing ends after casting"),
            (8 <= self.max_len <= 32768, f"max_len is {self.max_len}"),
            (2 <= self.min_k <= self.eligible_count, f"min_k is {self.min_k}, with {self.eligible_count} eligible"),
            (1 <= len(issuers) <= 4, f"there are {len(issuers)} issuers"),
            (_all_differ([issuer.name for issuer in issuers]), "two issuers have the same name"),
            (_all_differ([issuer.key.modulus for issuer in issuers]), "two issuers have the same RSA key"),
            (_all_differ(self._keys()), "two of the box, the issuers and the witnesses have the same key"),
            (1 <= self.t <= self.n <= 64, f"t is {self.t} and n is {self.n}"),
            (len(self.verifying_shares) == self.n, f"{len(self.verifying_shares)} verifying shares of {self.n}"),
            (self._shares_fit(), "Y and the verifying shares are not on a polynomial of exactly t coefficients"),
            (self.origin == self.box_key.name, "record_origin is not the name of box_vkey"),
            (not self.origin.startswith("CBP1"), "record_origin begins with CBP1"),
            (_all_differ(names), "two witnesses have the same name"),
            (self.origin not in names, "a witness has the name of the record"),
            (self.quorum <= len(names), f"{len(names)} witnesses are no quorum of {self.quorum}"),
            (self.length < 65535, "the fields are too long"),
        ]
        return [text for holds, text in rules if not holds]

    def _shares_fit(self) -> bool:
        """The t-th differences of Y, V_1, …, V_n vanish, and the ones before do not: that is degree t - 1, exactly."""
        row = [self.Y, *self.verifying_shares]
        if not 1 <= self.t < len(row) <= 65:
            return False
        for _ in range(self.t - 1):
            row = [after - before for before, after in pairwise(row)]
        return row[0] != IDENTITY and all(point == row[0] for point in row)

    def _keys(self) -> list[bytes]:
        """The Ed25519 keys, whatever their names: one key under two names would be a quorum of two."""
        return [key.key for key in [self.box_key, *(i.record_key for i in self.issuers), *self.witnesses]]

    def ballot_length(self) -> int:
        """The length of ct: the body, and 16 bytes of the cipher."""
        return self.max_len + 16


def _all_differ(values: list[Any]) -> bool:
    return len(set(values)) == len(values)


# As it is sent

_window = encoding.wire_object(opens_at_ms=encoding.wire_moment, closes_at_ms=encoding.wire_moment)
_number, _text, _bytes = encoding.wire_number, encoding.wire_text, encoding.wire_bytes
_list, _object = encoding.wire_list, encoding.wire_object

_manifest = _object(
    version=_number,
    profile=_text,
    operator=_text,
    nonce=_bytes,
    text_hash=_bytes,
    method=_object(id=_text, version=_number, params=_bytes, max_len=_number),
    windows=_object(issue=_window, cast=_window, complaint_hours=_number),
    eligible_count=_number,
    roll_root=_bytes,
    issuers=_list(_object(name=_text, url=_text, rsa_spki=_bytes, record_vkey=_text)),
    sealing=_object(Y=_bytes, t=_number, n=_number, verifying_shares=_list(_bytes)),
    box_vkey=_text,
    record_origin=_text,
    witness_policy=_object(quorum=_number, witnesses=_list(_text)),
    bundle_hashes=_list(_bytes),
    revote=_text,
    batch=_object(min_k=_number, interval=_number),
    min_publish_cell=_number,
    unreadable_rule=_text,
)


def manifest_fields(wire: Any) -> bytes:
    """The fields that are hashed, from the manifest as it is sent. `Manifest.read` says whether they are good."""
    m = _manifest(wire)
    number, text, moment, lp, listing = encoding.number, encoding.text, encoding.moment, encoding.lp, encoding.listing
    method, windows, sealing, policy = m["method"], m["windows"], m["sealing"], m["witness_policy"]
    issuers = [
        text(issuer["name"]) + text(issuer["url"]) + lp(issuer["rsa_spki"]) + text(issuer["record_vkey"])
        for issuer in m["issuers"]
    ]
    return b"".join(
        [
            number(m["version"]),
            text(m["profile"]),
            text(m["operator"]),
            lp(m["nonce"]),
            lp(m["text_hash"]),
            text(method["id"]) + number(method["version"]) + lp(method["params"]) + number(method["max_len"]),
            *(moment(windows[name][at]) for name in ("issue", "cast") for at in ("opens_at_ms", "closes_at_ms")),
            number(windows["complaint_hours"]),
            number(m["eligible_count"]),
            lp(m["roll_root"]),
            listing(issuers),
            lp(sealing["Y"]) + number(sealing["t"]) + number(sealing["n"]),
            encoding.fields_of(sealing["verifying_shares"]),
            text(m["box_vkey"]),
            text(m["record_origin"]),
            number(policy["quorum"]),
            listing([text(witness) for witness in policy["witnesses"]]),
            encoding.fields_of(m["bundle_hashes"]),
            text(m["revote"]),
            number(m["batch"]["min_k"]) + number(m["batch"]["interval"]),
            number(m["min_publish_cell"]),
            text(m["unreadable_rule"]),
        ]
    )
