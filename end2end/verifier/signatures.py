"""Signatures: PROTOCOL.md, "Ed25519(k, m)" under "Bytes", and keys and signatures of issuers under "Issuing".

`cryptography` does the arithmetic. What makes a signature strict is checked here, whatever the library under it does.
"""

from dataclasses import dataclass
from functools import lru_cache

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from encoding import Malformed
from ristretto import ORDER, edwards_point, has_small_order


@lru_cache(maxsize=4096)
def key_problem(key: bytes) -> str | None:
    """Why these bytes are no key of Ed25519 for the protocol; None if they are one."""
    try:
        if has_small_order(edwards_point(key)):
            return "a key of Ed25519 has small order"
    except Malformed as error:
        return str(error)
    return None


def ed25519_is_good(key: bytes, message: bytes, signature: bytes) -> bool:
    """Strict: canonical S, canonical key, neither key nor R of small order, no cofactor.

    The library recomputes R and compares bytes, so that there is no cofactor and R is canonical.
    """
    if len(signature) != 64 or int.from_bytes(signature[32:], "little") >= ORDER or key_problem(key):
        return False
    try:
        if has_small_order(edwards_point(signature[:32])):
            return False
        Ed25519PublicKey.from_public_bytes(key).verify(signature, message)
    except (Malformed, InvalidSignature, ValueError):
        return False
    return True


# A subject public key info with RSASSA-PSS, SHA-384, MGF1 with SHA-384, salt 48: RFC 9578, section 8.2.2.
PSS_ALGORITHM = bytes.fromhex(
    "303d06092a864886f70d01010a3030a00d300b0609608648016503040202"
    "a11a301806092a864886f70d010108300b0609608648016503040202a203020130"
)
PSS = padding.PSS(mgf=padding.MGF1(hashes.SHA384()), salt_length=48)


def _der(tag: int, content: bytes) -> bytes:
    length = len(content)
    if length < 128:
        return bytes([tag, length]) + content
    size = length.to_bytes((length.bit_length() + 7) // 8, "big")
    return bytes([tag, 0x80 | len(size)]) + size + content


def _der_number(value: int) -> bytes:
    return _der(0x02, value.to_bytes(value.bit_length() // 8 + 1, "big"))


def write_spki(modulus: int) -> bytes:
    """The one encoding of a key with this modulus."""
    key = _der(0x30, _der_number(modulus) + _der_number(65537))
    return _der(0x30, PSS_ALGORITHM + _der(0x03, b"\0" + key))


@dataclass(frozen=True, slots=True)
class IssuerKey:
    modulus: int
    key: rsa.RSAPublicKey

    @classmethod
    def read(cls, spki: bytes) -> "IssuerKey":
        """Keys of one size differ in the modulus alone; so it is taken out, and the rest has to be as here."""
        for bits in (2048, 3072, 4096):
            size = bits // 8
            end = len(spki) - 5  # the exponent, 02 03 01 00 01, stands last
            modulus = int.from_bytes(spki[max(end - size, 0) : max(end, 0)], "big")
            if modulus.bit_length() == bits and modulus & 1 and write_spki(modulus) == spki:
                return cls(modulus, rsa.RSAPublicNumbers(65537, modulus).public_key())
        raise Malformed("an RSA key is not the one encoding of a key with 2048, 3072 or 4096 bits")

    def is_good(self, message: bytes, randomiser: bytes, signature: bytes) -> bool:
        """RSABSSA-SHA384-PSS-Randomized of RFC 9474: RSASSA-PSS over randomiser ‖ message."""
        size = self.modulus.bit_length() // 8
        if len(randomiser) != 32 or len(signature) != size or int.from_bytes(signature, "big") >= self.modulus:
            return False
        try:
            self.key.verify(signature, randomiser + message, PSS, hashes.SHA384())
        except (InvalidSignature, ValueError):
            return False
        return True
