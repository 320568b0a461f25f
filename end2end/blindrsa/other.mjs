// The other implementation, asked one thing at a time: JSON on standard input, JSON on standard output, bytes in hexadecimal digits.
//
//   {"do": "sign", "key", "blinded"}                          -> {"signature"}   its issuer
//   {"do": "blind", "key", "message"}                         -> {"prepared", "blinded", "inverse"}   its voter
//   {"do": "finish", "key", "prepared", "signature", "inverse"} -> {"signature"}
//   {"do": "verify", "key", "prepared", "signature"}          -> {"good"}
//
// `key` is the issuer's private key as PKCS #8; what a voter does takes the public part of it alone.

import { createPrivateKey, createPublicKey, webcrypto } from "node:crypto";
import { text } from "node:stream/consumers";

import { RSABSSA } from "@cloudflare/blindrsa-ts";

const suite = RSABSSA.SHA384.PSS.Randomized();
const bytes = (hex) => Uint8Array.from(Buffer.from(hex, "hex"));
const hex = (bytes) => Buffer.from(bytes).toString("hex");

const asked = JSON.parse(await text(process.stdin));
const secret = createPrivateKey({ key: Buffer.from(asked.key, "hex"), format: "der", type: "pkcs8" });

function imported(key, use) {
  const jwk = { ...key.export({ format: "jwk" }), alg: "PS384", key_ops: [use], ext: true };
  return webcrypto.subtle.importKey("jwk", jwk, { name: "RSA-PSS", hash: "SHA-384" }, true, [use]);
}

const own = () => imported(secret, "sign");
const open = () => imported(createPublicKey(secret), "verify");

const ways = {
  sign: async () => ({ signature: hex(await suite.blindSign(await own(), bytes(asked.blinded))) }),
  blind: async () => {
    const prepared = suite.prepare(bytes(asked.message));
    const { blindedMsg, inv } = await suite.blind(await open(), prepared);
    return { prepared: hex(prepared), blinded: hex(blindedMsg), inverse: hex(inv) };
  },
  finish: async () => {
    const signature = await suite.finalize(await open(), bytes(asked.prepared), bytes(asked.signature), bytes(asked.inverse));
    return { signature: hex(signature) };
  },
  verify: async () => ({ good: await suite.verify(await open(), bytes(asked.signature), bytes(asked.prepared)) }),
};

process.stdout.write(JSON.stringify(await ways[asked.do]()));
