// A demonstration server for one spec file, on a free port and a data folder of its own.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

const PATIENCE = 120_000;
const LISTENING = /listening on http:\/\/[^\s/]*:(\d+)/;

/**
 * Starts `comitia serve --demo`.
 *
 * Resolves to `url` (http://localhost:PORT: WebAuthn wants a name, not an address), `log()` (what it wrote on standard
 * error so far) and `stop()`. Further arguments go to the server.
 */
export async function startServer(...further) {
  const binary = process.env.COMITIA_SERVER;
  assert.ok(binary, "COMITIA_SERVER names no server; run the tests by `cargo xtask e2e`");
  const data = await mkdtemp(join(tmpdir(), "comitia-e2e-"));
  const listen = further.includes("--listen") ? [] : ["--listen", "127.0.0.1:0"];
  const words = ["serve", "--demo", ...listen, "--data", data, "--site", process.env.COMITIA_SITE ?? ""];
  // Every journey comes from one address here; the limits have tests of their own.
  const env = { ...process.env, COMITIA_ADDRESS_LIMIT: "0", COMITIA_ACCOUNT_LIMIT: "0" };
  const child = spawn(binary, [...words, ...further], { env, stdio: ["ignore", "pipe", "pipe"] });
  let log = "";
  child.stderr.on("data", (text) => (log += text));
  const ended = once(child, "exit");
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill("SIGTERM");
      const late = setTimeout(() => child.kill("SIGKILL"), 10_000);
      await ended;
      clearTimeout(late);
    }
    await rm(data, { recursive: true, force: true });
  };
  process.once("exit", () => child.kill("SIGKILL"));
  try {
    const port = await Promise.race([portOf(child), early(ended, () => log), late()]);
    return { url: `http://localhost:${port}`, data, log: () => log, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The port in the line the server prints; goes on reading after it, so that the pipe never fills. */
function portOf(child) {
  return new Promise((resolve) => {
    createInterface({ input: child.stdout }).on("line", (line) => {
      const found = LISTENING.exec(line);
      if (found) resolve(found[1]);
    });
  });
}

async function early(ended, log) {
  const [code, signal] = await ended;
  throw new Error(`the server stopped before it listened (${signal ?? code}):\n${log()}`);
}

function late() {
  return new Promise((_, reject) => {
    setTimeout(() => reject(new Error(`the server did not listen within ${PATIENCE / 1000} s`)), PATIENCE).unref();
  });
}
