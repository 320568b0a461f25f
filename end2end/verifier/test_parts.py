"""Tests of the parts that others have vectors for: groups, signatures, notes, trees."""

import base64
import hashlib
import random
import unittest

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms

from encoding import (
    H,
    Malformed,
    lp,
    number,
    u64,
)
from merkle import leaf_hash, roots, tile_path, tiles
from notes import SIGNS, VerifierKey, read_checkpoint, read_note
from ristretto import (
    IDENTITY,
    INVSQRT_A_MINUS_D,
    ORDER,
    SQRT_AD_MINUS_ONE,
    D,
    G,
    P,
    Point,
    read_point,
    read_scalar,
)
from signatures import IssuerKey, ed25519_is_good, key_problem, write_spki
from small_poll import Signer
from vectors import ORACLES, POLL_ID, VECTORS, flip, load, unhex


class Ristretto(unittest.TestCase):
    """RFC 9496, appendix A."""

    MULTIPLES = [
        "0000000000000000000000000000000000000000000000000000000000000000",
        "e2f2ae0a6abc4e71a884a961c500515f58e30b6aa582dd8db6a65945e08d2d76",
        "6a493210f7499cd17fecb510ae0cea23a110e8d5b901f8acadd3095c73a3b919",
        "94741f5d5d52755ece4f23f044ee27d5d1ea1e2bd196b462166b16152a9d0259",
        "da80862773358b466ffadfe0b3293ab3d9fd53c5ea6c955358f568322daf6a57",
        "e882b131016b52c1d3337080187cf768423efccbb517bb495ab812c4160ff44e",
        "f64746d3c92b13050ed8d80236a7f0007c3b3f962f5ba793d19a601ebb1df403",
        "44f53520926ec81fbd5a387845beb7df85a96a24ece18738bdcfa6a7822a176d",
        "903293d8f2287ebe10e2374dc1a53e0bc887e592699f02d077d5263cdd55601c",
        "02622ace8f7303a31cafc63f8fc48fdc16e1c8c8d234b2f0d6685282a9076031",
        "20706fd788b2720a1ed2a5dad4952b01f413bcf0e7564de8cdc816689e2db95f",
        "bce83f8ba5dd2fa572864c24ba1810f9522bc6004afe95877ac73241cafdab42",
        "e4549ee16b9aa03099ca208c67adafcafa4c3f3e4e5303de6026e3ca8ff84460",
        "aa52e000df2e16f55fb1032fc33bc42742dad6bd5a8fc0be0167436c5948501f",
        "46376b80f409b29dc2b5f6f0c52591990896e5716f41477cd30085ab7f10301e",
        "e0c418f7c8d9c4cdd7395b93ea124f3ad99021bb681dfc3302a9d99a2e53e64e",
    ]

    REFUSED = [
        "00ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
        "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "f3ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "0100000000000000000000000000000000000000000000000000000000000000",
        "01ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "ed57ffd8c914fb201471d1c3d245ce3c746fcbe63a3679d51b6a516ebebe0e20",
        "c34c4e1826e5d403b78e246e88aa051c36ccf0aafebffe137d148a2bf9104562",
        "c940e5a4404157cfb1628b108db051a8d439e1a421394ec4ebccb9ec92a8ac78",
        "47cfc5497c53dc8e61c91d17fd626ffb1c49e2bca94eed052281b510b1117a24",
        "f1c6165d33367351b0da8f6e4511010c68174a03b6581212c71c0e1d026c3c72",
        "87260f7a2f12495118360f02c26a470f450dadf34a413d21042b43b9d93e1309",
        "26948d35ca62e643e26a83177332e6b6afeb9d08e4268b650f1f5bbd8d81d371",
        "4eac077a713c57b4f4397629a4145982c661f48044dd3f96427d40b147d9742f",
        "de6a7b00deadc788eb6b6c8d20c0ae96c2f2019078fa604fee5b87d6e989ad7b",
        "bcab477be20861e01e4a0e295284146a510150d9817763caf1a6f4b422d67042",
        "2a292df7e32cababbd9de088d1d1abec9fc0440f637ed2fba145094dc14bea08",
        "f4a9e534fc0d216c44b218fa0c42d99635a0127ee2e53c712f70609649fdff22",
        "8268436f8c4126196cf64b3c7ddbda90746a378625f9813dd9b8457077256731",
        "2810e5cbc2cc4d4eece54f61c6f69758e289aa7ab440b3cbeaa21995c2f4232b",
        "3eb858e78f5a7254d8c9731174a94f76755fd3941c0ac93735c07ba14579630e",
        "a45fdc55c76448c049a1ab33f17023edfb2be3581e9c7aade8a6125215e04220",
        "d483fe813c6ba647ebbfd3ec41adca1c6130c2beeee9d9bf065c8d151c5f396e",
        "8a2e1d30050198c65a54483123960ccc38aef6848e1ec8f5f780e8523769ba32",
        "32888462f8b486c68ad7dd9610be5192bbeaf3b443951ac1a8118419d9fa097b",
        "227142501b9d4355ccba290404bde41575b037693cef1f438c47f8fbf35d1165",
        "5c37cc491da847cfeb9281d407efc41e15144c876e0170b499a96a22ed31e01e",
        "445425117cb8c90edcbc7c1cc0e74f747f2c1efa5630a967c64f287792a48a4b",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    ]

    def test_constants(self) -> None:
        self.assertEqual(SQRT_AD_MINUS_ONE**2 % P, (-D - 1) % P)
        self.assertEqual(INVSQRT_A_MINUS_D**2 * (-1 - D) % P, 1)

    def test_multiples_of_the_base_point(self) -> None:
        total = IDENTITY
        for factor, encoded in enumerate(self.MULTIPLES):
            self.assertEqual((G * factor).encode().hex(), encoded)
            self.assertEqual(total.encode().hex(), encoded)
            self.assertEqual(Point.decode(unhex(encoded)), total)
            total = total + G
        self.assertEqual(G * (ORDER - 1) + G, IDENTITY)
        self.assertEqual(G * 7 - G * 2, G * 5)

    def test_refused_encodings(self) -> None:
        for encoded in self.REFUSED:
            with self.subTest(encoded), self.assertRaises(Malformed):
                Point.decode(unhex(encoded))

    def test_the_identity_and_zero_are_refused(self) -> None:
        for value in (bytes(32), bytes(31), b""):
            self.assertRaises(Malformed, read_point, value)
            self.assertRaises(Malformed, read_scalar, value)
        self.assertRaises(Malformed, read_scalar, ORDER.to_bytes(32, "little"))
        self.assertEqual(read_scalar((ORDER - 1).to_bytes(32, "little")), ORDER - 1)

    def test_a_point_of_uniform_bytes(self) -> None:
        """The first vector of appendix A.3, and that both halves are masked."""
        data = unhex(
            "5d1be09e3d0c82fc538112490e35701979d99e06ca3e2b5b54bffe8b4dc772c1"
            "4d98b696a1bbfb5ca32c436cc61c16563790306c79eaca7705668b47dffe5bb6"
        )
        expected = "3066f82a1a747d45120d1740f14358531a8f04bbffe6a819f86dfe50f44a0a46"
        self.assertEqual(Point.derive(data).encode().hex(), expected)
        masked = data[:31] + bytes([data[31] ^ 0x80]) + data[32:63] + bytes([data[63] ^ 0x80])
        self.assertEqual(Point.derive(masked).encode().hex(), expected)

    def test_multiplication_agrees_with_addition(self) -> None:
        chance = random.Random(7)
        for _ in range(20):
            a, b = chance.randrange(ORDER), chance.randrange(ORDER)
            self.assertEqual(G * a + G * b, G * ((a + b) % ORDER))
            self.assertEqual(G * a * b, G * (a * b % ORDER))
            self.assertEqual(Point.decode((G * a).encode()), G * a)


class Ed25519(unittest.TestCase):
    def setUp(self) -> None:
        self.signer = Signer.new("box.example")
        self.message = b"CBP1 test"
        self.signature = self.signer.secret.sign(self.message)

    def test_every_flipped_bit_is_refused(self) -> None:
        self.assertTrue(ed25519_is_good(self.signer.key, self.message, self.signature))
        for place in range(512):
            self.assertFalse(ed25519_is_good(self.signer.key, self.message, flip(self.signature, place)))

    def test_s_has_one_form(self) -> None:
        s = int.from_bytes(self.signature[32:], "little") + ORDER
        again = self.signature[:32] + s.to_bytes(32, "little")
        self.assertFalse(ed25519_is_good(self.signer.key, self.message, again))

    def test_keys_of_small_order_and_other_forms_are_refused(self) -> None:
        """The eight points of small order, and all ways to write them and others that RFC 8032 does not have."""
        order_8 = "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"
        order_8_too = "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a"
        small = [
            bytes(32),
            unhex(order_8),
            unhex(order_8_too),
            (1).to_bytes(32, "little"),
            (P - 1).to_bytes(32, "little"),
        ]
        other_forms = [(P + y).to_bytes(32, "little") for y in range(19)]
        for key in small + other_forms:
            for sign in (0, 0x80):
                written = key[:31] + bytes([key[31] | sign])
                with self.subTest(written.hex()):
                    self.assertIsNotNone(key_problem(written))
                    # With S = 0 and R = 1 any message is "signed" by the key that is the identity.
                    self.assertFalse(ed25519_is_good(written, b"any", (1).to_bytes(32, "little") + bytes(32)))
        self.assertIsNone(key_problem(self.signer.key))

    def test_r_of_small_order_is_refused(self) -> None:
        """Who has the key can sign with R = 1, as S = k·a; PROTOCOL.md is silent, `verify_strict` refuses it."""
        seed = self.signer.secret.private_bytes_raw()
        a = int.from_bytes(hashlib.sha512(seed).digest()[:32], "little") & ((1 << 254) - 8) | (1 << 254)
        R = (1).to_bytes(32, "little")
        k = int.from_bytes(hashlib.sha512(R + self.signer.key + self.message).digest(), "little")
        signature = R + (k * a % ORDER).to_bytes(32, "little")
        self.signer.secret.public_key().verify(signature, self.message)  # the library takes it
        self.assertFalse(ed25519_is_good(self.signer.key, self.message, signature))


class Issuing(unittest.TestCase):
    def test_rfc_9474(self) -> None:
        vector = load(ORACLES / "rfc9474_vectors.json")[0]
        key = IssuerKey.read(write_spki(int(vector["n"], 16)))
        message, randomiser, signature = unhex(vector["msg"]), unhex(vector["msg_prefix"]), unhex(vector["sig"])
        self.assertTrue(key.is_good(message, randomiser, signature))
        for place in range(0, 8 * len(signature), 97):
            self.assertFalse(key.is_good(message, randomiser, flip(signature, place)))
        self.assertFalse(key.is_good(message, flip(randomiser, 3), signature))
        self.assertFalse(key.is_good(message + b"\0", randomiser, signature))
        self.assertFalse(key.is_good(message, randomiser, b"\0" + signature))

    def test_other_salts_are_refused(self) -> None:
        """The variants without a salt are other schemes."""
        for vector in load(ORACLES / "rfc9474_vectors.json"):
            if vector["name"] == "RSABSSA-SHA384-PSSZERO-Randomized":
                key = IssuerKey.read(write_spki(int(vector["n"], 16)))
                self.assertFalse(key.is_good(unhex(vector["msg"]), unhex(vector["msg_prefix"]), unhex(vector["sig"])))
                return
        self.fail("no such vector")

    def test_a_signature_above_the_modulus_is_refused(self) -> None:
        issuing = VECTORS["credential"]["issuing"][0]
        key = IssuerKey.read(unhex(issuing["spki"]))
        again = (int(issuing["sig"], 16) + key.modulus).to_bytes(256, "big")
        self.assertFalse(key.is_good(unhex(issuing["message"]), unhex(issuing["randomiser"]), again))

    def test_keys_have_one_form(self) -> None:
        spki = unhex(VECTORS["credential"]["issuing"][0]["spki"])
        self.assertEqual(write_spki(IssuerKey.read(spki).modulus), spki)
        for place in [*range(8 * 81), *range(8 * (len(spki) - 5), 8 * len(spki))]:
            with self.subTest(place), self.assertRaises(Malformed):
                IssuerKey.read(flip(spki, place))
        for other in (b"", spki + b"\0", spki[:-1], spki[1:], write_spki(int("f" * 256, 16)), write_spki(1 << 2047)):
            self.assertRaises(Malformed, IssuerKey.read, other)

    def test_the_steps_of_the_vectors(self) -> None:
        """Seed, key, randomiser, salt and blinding factor, as a voter would draw them."""
        credential = VECTORS["credential"]
        seed = unhex(credential["seed"])
        self.assertEqual(H("credential key", lp(seed) + lp(POLL_ID)).hex(), credential["signing_key"])
        message = b"CBP1 credential\n" + POLL_ID + unhex(credential["pk"])
        for j, issuing in enumerate(credential["issuing"]):
            self.assertEqual(message.hex(), issuing["message"])
            key = IssuerKey.read(unhex(issuing["spki"]))
            drawn = H(f"blind rng {j}", lp(seed) + lp(POLL_ID))
            self.assertEqual(drawn.hex(), issuing["chacha20_seed"])
            stream = Cipher(algorithms.ChaCha20(drawn, bytes(16)), None).encryptor()
            randomiser, salt = stream.update(bytes(32)), stream.update(bytes(48))
            self.assertEqual(randomiser.hex(), issuing["randomiser"])
            blinding = key.modulus
            while blinding >= key.modulus:
                blinding = int.from_bytes(stream.update(bytes(256)), "little")
            encoded = int.from_bytes(emsa_pss(randomiser + message, salt, 2047), "big")
            blinded = encoded * pow(blinding, 65537, key.modulus) % key.modulus
            self.assertEqual(blinded.to_bytes(256, "big").hex(), issuing["blinded"])
            signature = int(issuing["blind_sig"], 16) * pow(blinding, -1, key.modulus) % key.modulus
            self.assertEqual(signature.to_bytes(256, "big").hex(), issuing["sig"])
            self.assertTrue(key.is_good(message, randomiser, unhex(issuing["sig"])))
            about = lp(POLL_ID) + number(j) + lp(unhex(issuing["blinded"]))
            self.assertEqual(H("issue request", about).hex(), issuing["issue_request"])
            self.assertEqual(H("issue challenge", about).hex(), issuing["issue_challenge"])


def emsa_pss(message: bytes, salt: bytes, bits: int) -> bytes:
    """RFC 8017, section 9.1.1, with SHA-384."""
    length = (bits + 7) // 8
    told = hashlib.sha384(bytes(8) + hashlib.sha384(message).digest() + salt).digest()
    data = bytes(length - len(salt) - 48 - 2) + b"\x01" + salt
    counters = range(len(data) // 48 + 1)
    mask = b"".join(hashlib.sha384(told + counter.to_bytes(4, "big")).digest() for counter in counters)
    masked = bytearray(a ^ b for a, b in zip(data, mask, strict=False))
    masked[0] &= 0xFF >> (8 * length - bits)
    return bytes(masked) + told + b"\xbc"


class Notes(unittest.TestCase):
    def test_checkpoints_of_others(self) -> None:
        for case in load(ORACLES / "checkpoints.json"):
            if "note" not in case:
                continue
            with self.subTest(case["id"], desc=case["desc"]):
                log = VerifierKey.read(case["log"], SIGNS)
                witnesses = [VerifierKey.read(witness, 4) for witness in case["witnesses"]]
                try:
                    checkpoint = read_checkpoint(case["note"], log, witnesses, extensions=True)
                except Malformed:
                    self.assertFalse(case["accept"])
                    continue
                self.assertTrue(case["accept"])
                self.assertEqual(checkpoint.size, case["size"])
                self.assertEqual(checkpoint.root, base64.b64decode(case["root"]))
                if case["extension_lines"]:
                    self.assertRaises(Malformed, read_checkpoint, case["note"], log, witnesses)

    def test_examples_of_c2sp(self) -> None:
        for example in load(ORACLES / "c2sp_examples.json"):
            body, signatures = read_note(example["note"])
            if "text" in example:
                self.assertEqual(body, example["text"])
            if example["vkey"]:
                key = VerifierKey.read(example["vkey"], SIGNS)
                self.assertTrue(ed25519_is_good(key.key, body.encode(), signatures[0][2]))

    def test_verifier_keys_have_one_form(self) -> None:
        written = VECTORS["manifest"]["wire"]["box_vkey"]
        key = VerifierKey.read(written, SIGNS)
        name, identifier, encoded = written.split("+", 2)
        for other in (
            f"{name}+{identifier.upper()}+{encoded}",
            f"{name}+{identifier}+{encoded}=",
            f"{name}+{identifier}+{encoded} ",
            f"+{identifier}+{encoded}",
            f"{name} +{identifier}+{encoded}",
            f"{name}+00000000+{encoded}",
            f"{name}+{identifier}",
        ):
            with self.subTest(other), self.assertRaises(Malformed):
                VerifierKey.read(other, SIGNS)
        self.assertRaises(Malformed, VerifierKey.read, written, 4)
        self.assertEqual(key.name, "town.example/polls/1")


class Merkle(unittest.TestCase):
    def test_roots(self) -> None:
        vectors = load(ORACLES / "tree_vectors.json")
        hashes = [leaf_hash(unhex(leaf)) for leaf in vectors["leaves_hex"]]
        computed = list(roots(hashes))
        for vector in vectors["roots"]:
            self.assertEqual(base64.b64encode(computed[vector["size"]]).decode(), vector["root"])

    def test_paths_and_tiles(self) -> None:
        self.assertEqual(tile_path("0", 1234067), "tile/0/x001/x234/067")
        self.assertEqual(tile_path("entries", 7, 112), "tile/entries/007.p/112")
        self.assertEqual(tile_path("1", 1000), "tile/1/x001/000")
        hashes = [leaf_hash(u64(at)) for at in range(70_000)]
        made = dict(tiles(hashes))
        self.assertEqual(len(made), 273 + 1 + 1 + 1 + 1)
        self.assertEqual(len(made["tile/0/273.p/112"]), 112 * 32)
        self.assertEqual(len(made["tile/1/001.p/17"]), 17 * 32)
        self.assertEqual(len(made["tile/2/000.p/1"]), 32)
        self.assertEqual(set(dict(tiles(hashes[:256]))), {"tile/0/000", "tile/1/000.p/1"})
