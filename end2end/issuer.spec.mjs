// A secret poll with a second issuer: a process of its own, with its own passkeys on its own origin. The voter is led there and comes back.

import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { after, before, test } from "node:test";

import { closeBrowser } from "./chromium.mjs";
import { authenticator, awake, good, listen, newContext, shot, signInByLink } from "./lib.mjs";
import { startServer } from "./server.mjs";

const POLL = "Where should the new playground go?";
const CHOICE = "By the mill pond";
const OFFICE = "County of Ostrau";
const TOWN = "Town of Lindenau";
const AMIRA = "amira@lindenau.example";
const TIMEOUT = 300_000;

const WORDS = {
  "en-GB": {
    code: "Your code",
    next: "Continue",
    make: "Make the passkey",
    made: "Your passkey is made",
    vote: "Vote now",
    check: "Continue to check",
    cast: "Cast my vote",
    too: `${OFFICE} confirms your right to vote, too`,
    go: `Go on to ${OFFICE}`,
    title: "Confirm your right to vote",
    confirm: "Confirm with my passkey",
    back: `Back to the poll of ${TOWN}`,
    held: "Your vote is in the box",
    only: `Only ${TOWN} and ${OFFICE} together.`,
    cancelled: "Nothing was sent",
    scripts: "This page needs scripts",
    slip: "There is a slip in the code",
    nothing: "There is nothing to confirm here",
  },
  "de-DE": {
    code: "Ihr Code",
    next: "Weiter",
    make: "Passkey jetzt einrichten",
    made: "Ihr Passkey ist eingerichtet",
    vote: "Jetzt abstimmen",
    check: "Weiter zum Prüfen",
    cast: "Stimme abgeben",
    too: `Auch ${OFFICE} bestätigt Ihr Stimmrecht`,
    go: `Weiter zu ${OFFICE}`,
    title: "Stimmrecht bestätigen",
    confirm: "Mit meinem Passkey bestätigen",
    held: "Ihre Stimme liegt in der Urne",
    only: `Nur ${TOWN} und ${OFFICE} gemeinsam.`,
  },
};

let folder;
let office;
let town;
let codes;

const binary = () => {
  assert.ok(process.env.COMITIA_SERVER, "COMITIA_SERVER names no server; run the tests by `cargo xtask e2e`");
  return process.env.COMITIA_SERVER;
};

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** Runs a command of the program to its end; what it printed. */
function done(...words) {
  const { status, stdout, stderr } = spawnSync(binary(), words, { encoding: "utf8" });
  assert.equal(status, 0, stderr);
  return stdout;
}

/** `comitia issuer` on a folder; resolves when it listens, to its key, its address and `stop()`. */
function startOffice(data) {
  const words = ["issuer", "--data", data, "--name", OFFICE, "--listen", "127.0.0.1:0", "--site", process.env.COMITIA_SITE ?? ""];
  const child = spawn(binary(), [...words, "--address-limit", "0"], { stdio: ["ignore", "pipe", "inherit"] });
  process.once("exit", () => child.kill("SIGKILL"));
  const ended = new Promise((resolve) => child.once("exit", resolve));
  const stop = async () => {
    child.kill("SIGTERM");
    assert.equal(await ended, 0, "it ends well");
  };
  return new Promise((resolve, reject) => {
    const found = { stop };
    child.once("exit", () => reject(new Error("the issuer ended")));
    createInterface({ input: child.stdout }).on("line", (line) => {
      const [word, rest] = [line.split(" ")[0], line.split(" ").slice(1).join(" ")];
      if (word === "key") found.key = rest;
      if (word === "open") resolve({ ...found, url: rest });
    });
  });
}

/** Whoever is on the roll of the demonstration. */
function register() {
  const references = [
    ...Array.from({ length: 3_000 }, (_, n) => 100_000 + n * 7),
    ...Array.from({ length: 40 }, (_, n) => 900_000 + n),
  ];
  return `reference,name\n${references.map((n) => `LN-${n},Person ${n}`).join("\n")}\n`;
}

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "comitia-issuer-"));
  const data = join(folder, "office");
  office = await startOffice(data);
  await writeFile(join(folder, "register.csv"), register());
  done("issuer", "enrol", join(folder, "register.csv"), "--codes", join(folder, "codes.csv"), "--data", data);
  const table = await readFile(join(folder, "codes.csv"), "utf8");
  codes = new Map(table.split("\n").slice(1).map((line) => [line.split(",")[0].replaceAll('"', ""), line.split(",")[2]]));
  // The town's key follows from its address and its folder of keys.
  const port = await freePort();
  const keys = join(folder, "keys");
  const base = `http://localhost:${port}`;
  const key = done("admin", "asking-key", "--data", join(folder, "unused"), "--keys", keys, "--base-url", base).trim();
  await writeFile(join(data, "towns.toml"), `[[town]]\nname = "${TOWN}"\nurl = "${base}"\nkey = "${key}"\n`);
  const issuers = `${OFFICE} ${office.url} ${office.key}`;
  town = await startServer("--listen", `127.0.0.1:${port}`, "--keys", keys, "--issuers", issuers);
}, { timeout: TIMEOUT });

after(async () => {
  await closeBrowser();
  await town?.stop();
  await office?.stop();
  await rm(folder, { recursive: true, force: true });
});

/** A browser with a virtual authenticator; fails on whatever the browser complains about. */
async function browsing(options, walk) {
  const context = await newContext(options);
  const complaints = listen(context);
  try {
    const page = await context.newPage();
    const keys = options.scripts === false ? null : await authenticator(page);
    await walk({ page, keys, context });
    assert.deepEqual(complaints, []);
  } finally {
    await context.close();
  }
}

const button = (page, name) => page.getByRole("button", { name, exact: true });
const heading = (page, name) => page.getByRole("heading", { level: 1, name, exact: true }).waitFor();

async function makePasskey(page, words, reference) {
  await page.goto(`${office.url}/enrol`);
  await page.getByLabel(words.code).fill(codes.get(reference));
  await button(page, words.next).click();
  await awake(page, true);
  await button(page, words.make).click();
  await heading(page, words.made);
}

async function toBallot(page, words, email) {
  await page.goto(`${town.url}/polls`);
  await page.getByRole("link", { name: POLL }).first().click();
  await page.getByText(words.only).waitFor();
  const poll = page.url();
  await signInByLink(page, email, town);
  await page.goto(poll);
  await page.getByRole("link", { name: words.vote }).click();
  await awake(page, true);
  return poll;
}

async function cast(page, words) {
  await page.locator("label", { hasText: CHOICE }).click();
  await button(page, words.check).click();
  await button(page, words.cast).click();
  await heading(page, words.too);
}

for (const [locale, email] of [
  ["en-GB", AMIRA],
  ["de-DE", "councillor@lindenau.example"],
]) {
  const words = WORDS[locale];
  const language = locale.slice(0, 2);

  test(`a voter is led to the second issuer and back, in ${locale}`, { timeout: TIMEOUT }, async () => {
    await browsing({ locale }, async ({ page, keys }) => {
      const sent = [];
      page.on("request", (request) => sent.push({ url: request.url(), body: request.postData() ?? "" }));
      const picture = (name) => shot(page, `issuer-${name}-${language}`);
      const poll = await toBallot(page, words, email);
      await page.goto(`${office.url}/enrol`);
      await good(page);
      await picture("enrol");
      await makePasskey(page, words, referenceOf(email));
      await good(page);
      await picture("made");
      await page.goto(`${poll}/vote`);
      await awake(page, true);
      await button(page, words.check).waitFor();
      await good(page);
      await picture("ballot");
      await cast(page, words);
      await good(page);
      await picture("too");
      // Whoever comes back without an answer goes on where they were.
      await page.reload();
      await heading(page, words.too);
      await button(page, words.go).click();
      await page.waitForURL((url) => url.href.startsWith(`${office.url}/issue#`));
      await button(page, words.confirm).waitFor();
      await good(page);
      await picture("confirm");
      if (words.cancelled) {
        await keys.verified(false);
        await button(page, words.confirm).click();
        await page.getByText(words.cancelled).waitFor();
        await good(page);
        await picture("cancelled");
        await keys.verified(true);
        // Back to the poll without an answer: it asks again, with the same bytes.
        await page.getByRole("link", { name: words.back }).click();
        await heading(page, words.too);
        await button(page, words.go).click();
      }
      await button(page, words.confirm).click();
      await page.waitForURL(`${poll}/vote`);
      await heading(page, words.held);
      assert.ok(!page.url().includes("#"), "the answer is out of the address");
      await good(page);
      await picture("receipt");
      const toOffice = sent.filter(({ url }) => url.startsWith(office.url));
      assert.ok(toOffice.every(({ url }) => !url.includes("?")), "nothing stands in a query");
      const toTown = sent.filter(({ url }) => url.startsWith(town.url)).map(({ url, body }) => url.split("#")[0] + body);
      assert.ok(!toTown.some((text) => text.includes("authenticatorData")), "the town never sees the passkey's answer");
      assert.equal(toOffice.filter(({ url }) => url.endsWith("/credential")).length, 1);
    });
  });
}

/** What stands for a person of the demonstration in both registers. */
function referenceOf(email) {
  const script = "import sqlite3,sys; print(sqlite3.connect(sys.argv[1]).execute('SELECT reference FROM roll_entries WHERE email = ?', [sys.argv[2]]).fetchone()[0])";
  const { status, stdout, stderr } = spawnSync("python3", ["-c", script, join(town.data, "comitia.db"), email], { encoding: "utf8" });
  assert.equal(status, 0, stderr);
  return stdout.trim();
}

test("another person's passkey is refused", { timeout: TIMEOUT }, async () => {
  const words = WORDS["en-GB"];
  const expected = [/Failed to load resource/];
  const context = await newContext({ locale: "en-GB" });
  const complaints = listen(context);
  try {
    const page = await context.newPage();
    await authenticator(page);
    await makePasskey(page, words, "LN-100000");
    await toBallot(page, words, "moderator@lindenau.example");
    await cast(page, words);
    await button(page, words.go).click();
    await button(page, words.confirm).click();
    await page.getByText("This passkey belongs to another person").waitFor();
    await good(page);
    await shot(page, "issuer-other-person-en");
    assert.deepEqual(complaints.filter((line) => !expected.some((rule) => rule.test(line))), []);
  } finally {
    await context.close();
  }
});

test("the pages of an issuer without scripts", { timeout: TIMEOUT }, async () => {
  const words = WORDS["en-GB"];
  await browsing({ locale: "en-GB", scripts: false }, async ({ page }) => {
    await page.goto(office.url);
    await good(page);
    await shot(page, "issuer-home-en");
    await page.goto(`${office.url}/enrol`);
    await page.getByLabel(words.code).fill("7Q4M-ZK2T-9HXX");
    await button(page, words.next).click();
    await page.getByRole("link", { name: words.slip }).waitFor();
    await good(page);
    await shot(page, "issuer-slip-en");
    await page.getByLabel(words.code).fill(codes.get("LN-100007"));
    await button(page, words.next).click();
    // Text in <noscript> is passed over by getByText.
    assert.match(await page.locator(".notice.warn").innerText(), /This step needs scripts/);
    await good(page);
    await page.goto(`${office.url}/issue`);
    await page.getByRole("heading", { name: words.scripts }).first().waitFor();
    await good(page);
    await shot(page, "issuer-no-scripts-en");
  });
  await browsing({ locale: "en-GB" }, async ({ page }) => {
    await page.goto(`${office.url}/issue`);
    await heading(page, words.nothing);
    await good(page);
  });
});
