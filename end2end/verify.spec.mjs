// A whole secret poll is verified in the reader's own browser. The record is that of the demonstration, or a finished one from its folder.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

import { awake, good, journey, shot } from "./lib.mjs";

const POLL = "Where should the new playground go?";
const RECORD = fileURLToPath(new URL("verifier/demo-record", import.meta.url));

const WORDS = {
  "en-GB": {
    link: "Check the whole poll yourself",
    heading: "Check the whole poll yourself",
    start: "Check now",
    again: "Check once more",
    stop: "Stop",
    working: "Checking",
    stopped: "You have stopped the check",
    good: "All is as it should be so far",
    wrong: "Something is wrong with this record",
    same: "is the same as the one that your browser has counted",
    differs: "is not the one that your browser has counted",
    sealed: "The ballots are still sealed",
    unreached: "The record could not be read to the end",
    broken: "The check broke off",
    report: "Save the report (JSON)",
    cannot: "This browser cannot check the poll",
    limits: "What this check cannot show",
  },
  "de-DE": {
    link: "Die ganze Abstimmung selbst nachprüfen",
    heading: "Die ganze Abstimmung selbst nachprüfen",
    start: "Jetzt prüfen",
    again: "Noch einmal prüfen",
    stop: "Anhalten",
    working: "Es wird geprüft",
    stopped: "Sie haben die Prüfung angehalten",
    good: "Bisher ist alles, wie es sein soll",
    wrong: "Mit diesem Verzeichnis stimmt etwas nicht",
    same: "ist dasselbe, das Ihr Browser gezählt hat",
    differs: "ist nicht das, das Ihr Browser gezählt hat",
    sealed: "Die Stimmzettel sind noch versiegelt",
    unreached: "Das Verzeichnis konnte nicht zu Ende gelesen werden",
    broken: "Die Prüfung ist abgebrochen",
    report: "Bericht speichern (JSON)",
    cannot: "Dieser Browser kann die Abstimmung nicht nachprüfen",
    limits: "Was diese Prüfung nicht zeigen kann",
  },
};

const tools = (page) => ({
  button: (name) => page.getByRole("button", { name, exact: true }),
  heading: (name) => page.getByRole("heading", { level: 2, name, exact: true }).waitFor(),
});

/** To the verifier of the demonstration's poll, by the links of its pages. */
async function toVerifier(page, url, words) {
  await page.goto(`${url}/polls`);
  await page.getByRole("link", { name: POLL }).first().click();
  await page.getByRole("link", { name: words.link }).first().click();
  await page.getByRole("heading", { level: 1, name: words.heading }).waitFor();
  return new URL(page.url()).pathname;
}

/** What the program says of the folder. */
async function byProgram() {
  const { stdout } = await promisify(execFile)(process.env.COMITIA_SERVER, ["verify", "poll", RECORD, "--json"]);
  return JSON.parse(stdout);
}

/**
 * From now on the page is about the poll in the folder: its files are served, and the result that the site shows is `tally`. `damage` may give other bytes
 * for a file.
 */
async function serveFolder(page, path, { report, tally, damage = (_, bytes) => bytes }) {
  await page.route(`**${path}`, async (route) => {
    const answer = await route.fetch();
    const { counted, invalid, unreadable } = report.result;
    const shown = JSON.stringify({ ballots: counted, invalid: invalid + unreadable, tally }).replaceAll('"', "&quot;");
    const html = (await answer.text())
      .replace(/(&quot;poll&quot;:&quot;)[\w-]{43}/, `$1${report.poll_id}`)
      .replace("&quot;shown&quot;:null", `&quot;shown&quot;:${shown}`);
    await route.fulfill({ response: answer, body: html });
  });
  await page.context().route(`**${path.replace(/verify$/, "record/**")}`, async (route) => {
    const name = new URL(route.request().url()).pathname.split("/record/")[1];
    const bytes = await readFile(join(RECORD, name)).catch(() => undefined);
    if (bytes === undefined) return route.fulfill({ status: 404 });
    return route.fulfill({ body: damage(name, bytes), contentType: "application/octet-stream" });
  });
}

const hex = (base64) => Buffer.from(base64, "base64url").toString("hex");

for (const [locale, words] of Object.entries(WORDS)) {
  const language = locale.slice(0, 2);

  journey(`the demonstration's poll is verified in ${locale}`, { locale, scripts: [true] }, async ({ page, server }) => {
    const { button, heading } = tools(page);
    await toVerifier(page, server.url, words);
    await awake(page, true);
    await button(words.start).waitFor();
    await good(page);
    await shot(page, `verify-${language}`);
    await button(words.start).click();
    await heading(words.good);
    assert.equal(await page.evaluate(() => document.activeElement.id), "verifier", "the focus is at the new heading");
    await page.getByText(words.sealed).waitFor();
    await good(page);
    await shot(page, `verify-open-${language}`);
  });

  journey(`a counted poll is verified and compared in ${locale}`, { locale, scripts: [true] }, async ({ page, server }) => {
    const { button, heading } = tools(page);
    const path = await toVerifier(page, server.url, words);
    const { report } = await byProgram();
    await serveFolder(page, path, { report, tally: hex(report.result.tally) });
    await page.reload();
    await button(words.start).click();
    await heading(words.good);
    await page.getByText(words.same).waitFor();
    await page.getByText(report.root).waitFor();
    const numbers = await page.locator(".verifier .facts b").allInnerTexts();
    assert.deepEqual(numbers, [report.eligible, report.issued, report.credentials, report.ballots, report.leaves].map(String));
    const waiting = page.waitForEvent("download");
    await page.getByRole("link", { name: words.report, exact: true }).click();
    const file = await waiting;
    const saved = JSON.parse(await readFile(await file.path(), "utf8"));
    assert.deepEqual(saved, { good: true, report, failures: [] }, "the browser says what the program says");
    await good(page);
    await shot(page, `verify-good-${language}`);
  });

  journey(`a damaged record is told, leaf by leaf, in ${locale}`, { locale, scripts: [true] }, async ({ page, server }) => {
    const { button, heading } = tools(page);
    const path = await toVerifier(page, server.url, words);
    const { report } = await byProgram();
    const leaf = 10;
    const damage = (name, bytes) => {
      if (!name.startsWith("tile/entries/")) return bytes;
      const changed = Buffer.from(bytes);
      let at = 0;
      for (let number = 0; number < leaf; number++) at += 2 + changed.readUInt16BE(at);
      changed[at + 2 + changed.readUInt16BE(at) - 1] ^= 1;
      return changed;
    };
    await serveFolder(page, path, { report, tally: "00", damage });
    await page.reload();
    await button(words.start).click();
    await heading(words.wrong);
    const failures = await page.locator(".verifier .notice li").allInnerTexts();
    assert.ok(failures.some((failure) => failure.startsWith(`leaf ${leaf}: `)), failures.join("\n"));
    assert.ok(failures.some((failure) => failure.includes("do not have the root that was signed")), failures.join("\n"));
    await page.getByText(words.differs).waitFor();
    await good(page);
    await shot(page, `verify-wrong-${language}`);
  });

  journey(`without scripts the page names the programs in ${locale}`, { locale, scripts: [false] }, async ({ page, server }) => {
    await toVerifier(page, server.url, words);
    await page.getByRole("heading", { name: words.cannot }).first().waitFor();
    await page.getByRole("heading", { name: words.limits }).waitFor();
    await page.getByText("comitia verify poll http").waitFor();
    await good(page);
    await shot(page, `verify-no-scripts-${language}`);
  });
}

const words = WORDS["en-GB"];
const LOST = [/Failed to load resource/, /ERR_/];

journey("a check is stopped, meets a dead server, and is run again", { scripts: [true], expected: LOST }, async ({ page, server }) => {
  const { button, heading } = tools(page);
  const path = await toVerifier(page, server.url, words);
  await button(words.start).waitFor();
  const roll = `**${path.replace(/verify$/, "record/roll")}`;
  // The roll does not come: the page goes on answering, and the check can be stopped.
  let asked;
  const isAsked = new Promise((resolve) => (asked = resolve));
  await page.context().route(roll, () => asked());
  await button(words.start).click();
  await isAsked;
  await heading(words.working);
  assert.equal(await page.getByRole("progressbar").count(), 1);
  await good(page);
  await shot(page, "verify-working-en");
  await button(words.stop).click();
  await heading(words.stopped);
  await good(page);
  await page.context().unroute(roll);
  await page.context().route(roll, (route) => route.abort());
  await button(words.again).click();
  await heading(words.unreached);
  await page.getByText("“roll”").waitFor();
  await good(page);
  await shot(page, "verify-unreached-en");
  await page.context().unroute(roll);
  await button(words.again).click();
  await heading(words.good);
});

journey("a browser without WebAssembly or workers is told", { scripts: [true], expected: [/WebAssembly/] }, async ({ page, context, server }) => {
  const path = await toVerifier(page, server.url, words);
  await context.addInitScript("delete globalThis.Worker");
  await page.goto(server.url + path);
  await page.getByRole("button", { name: words.start }).click();
  await page.getByRole("heading", { level: 2, name: words.broken }).waitFor();
  await context.addInitScript("delete globalThis.WebAssembly");
  await page.goto(server.url + path);
  await page.getByRole("heading", { name: words.cannot }).waitFor();
  await good(page);
});
