// A secret poll: choose, check, cast, receipt, in a browser that seals the ballot itself; interrupted anywhere, it goes on.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";

import { awake, good, journey, listen, newContext, shot, signInByLink, theServer } from "./lib.mjs";

const POLL = "Where should the new playground go?";
const CHOICE = "By the mill pond";
const OTHER = "Behind the town hall";

const WORDS = {
  "en-GB": {
    person: "amira@lindenau.example",
    vote: "Vote now",
    next: "Continue to check",
    nothing: "Choose an option.",
    check: "Check your vote",
    phrase: "A few words by which you find your ballot (if you like)",
    save: "Save my secret file",
    cast: "Cast my vote",
    held: "Your vote is in the box",
    waits: "Your ballot waits for the next batch",
    again: "Vote again",
    saveReceipt: "Save my receipt",
    showCode: "Show the code",
    used: "You have begun to vote on another device",
    file: "Your secret file",
    offline: "The server cannot be reached",
    retry: "Try again",
    cannot: "This browser cannot hide your ballot from the operator",
    record: "The public record",
    trust: "Who could add votes?",
    find: "Receipt",
    look: "Look it up",
    helped: "budget@lindenau.example",
    assisted: "If you let the server seal it",
    help: "Vote with the help of the server",
    untick: "Tick that this is known. Nothing is cast without it.",
    tick: /I know that the server of .* sees my vote/,
    change: "Change my choice",
    sealed: /sealed by the server/,
    saveFile: "Save the receipt file",
    right: "The right to vote in this poll has been used",
    taken: "Your secret is on this device now",
    tab: "You have gone on in another tab or window.",
  },
  "de-DE": {
    person: "councillor@lindenau.example",
    vote: "Jetzt abstimmen",
    next: "Weiter zum Prüfen",
    nothing: "Wählen Sie eine Möglichkeit.",
    check: "Prüfen Sie Ihre Stimme",
    phrase: "Ein paar Worte, an denen Sie Ihren Stimmzettel erkennen (wenn Sie mögen)",
    save: "Meine geheime Datei speichern",
    cast: "Stimme abgeben",
    held: "Ihre Stimme liegt in der Urne",
    waits: "Ihr Stimmzettel wartet auf die nächste Gruppe",
    again: "Noch einmal abstimmen",
    saveReceipt: "Meinen Beleg speichern",
    showCode: "Code zeigen",
    used: "Sie haben auf einem anderen Gerät begonnen",
    file: "Ihre geheime Datei",
    cannot: "Dieser Browser kann Ihre Stimme nicht vor dem Betreiber verbergen",
    record: "Das öffentliche Verzeichnis",
    trust: "Wer könnte Stimmen hinzufügen?",
    find: "Beleg",
    look: "Nachsehen",
    helped: "admin@lindenau.example",
    assisted: "Wenn Sie den Server versiegeln lassen",
    help: "Mit Hilfe des Servers abstimmen",
    untick: "Setzen Sie das Häkchen, dass das bekannt ist. Ohne es wird nichts abgegeben.",
    tick: /Ich weiß, dass der Server von .* meine Stimme sieht/,
    change: "Wahl ändern",
    sealed: /vom Server versiegelt/,
    saveFile: "Die Belegdatei speichern",
    right: "Das Stimmrecht in dieser Abstimmung ist benutzt",
  },
};

const tools = (page, words) => ({
  button: (name) => page.getByRole("button", { name, exact: true }),
  heading: (name) => page.getByRole("heading", { level: 1, name }).waitFor(),
  option: (name) => page.locator("label", { hasText: name }),
  receipt: async () => (await page.locator(".receipt-code").innerText()).replace(/\s+/g, "-"),
  words,
});

/** From the ballot to the receipt; yields the receipt. */
async function voteFor(page, words, choice, phrase) {
  const { button, heading, option, receipt } = tools(page, words);
  await option(choice).click();
  await button(words.next).click();
  await heading(words.check);
  if (phrase) await page.getByLabel(words.phrase).fill(phrase);
  await button(words.cast).click();
  await heading(words.held);
  return receipt();
}

async function saved(page, name) {
  const waiting = page.waitForEvent("download");
  await page.getByRole("link", { name, exact: true }).first().click();
  const file = await waiting;
  const buffer = await readFile(await file.path());
  return { buffer, name: file.suggestedFilename(), json: JSON.parse(buffer.toString()) };
}

/** A receipt as it stands in files, as `PROTOCOL.md` writes it on paper. */
function onPaper(base64url) {
  const bits = [...Buffer.from(base64url, "base64url")].map((byte) => byte.toString(2).padStart(8, "0")).join("") + "0000";
  const digits = bits.match(/.{5}/g).map((five) => "0123456789abcdefghjkmnpqrstvwxyz"[parseInt(five, 2)]);
  return digits.join("").match(/.{4}/g).join("-");
}

async function pollPath(page, url) {
  await page.goto(`${url}/polls`);
  await page.getByRole("link", { name: POLL }).first().click();
  await page.getByRole("heading", { level: 1, name: POLL }).waitFor();
  return new URL(page.url()).pathname;
}

for (const [locale, words] of Object.entries(WORDS)) {
  const language = locale.slice(0, 2);

  journey(`a secret vote in ${locale}`, { locale, scripts: [true] }, async ({ page, server, visit }) => {
    const { button, heading, receipt } = tools(page, words);
    const picture = (name) => shot(page, `secret-${name}-${language}`);
    const sent = [];
    const casts = [];
    page.on("request", (request) => request.url().endsWith("/ballots") && casts.push(request));
    page.on("request", (request) => sent.push(`${request.url()} ${request.postData() ?? ""} ${JSON.stringify(request.headers())}`));
    const poll = await pollPath(page, server.url);
    await page.getByText(words.trust).waitFor();
    await good(page);
    await picture("poll");
    await signInByLink(page, words.person, server);
    await visit(poll);
    await page.getByRole("link", { name: words.vote }).click();
    await awake(page, true);
    await button(words.next).waitFor();
    await good(page);
    await button(words.next).click();
    await page.getByRole("link", { name: words.nothing }).waitFor();
    assert.equal(await page.evaluate(() => document.activeElement.className), "error-summary", "the focus is at what is wrong");
    await good(page);
    await picture("refused");
    await page.locator("label", { hasText: CHOICE }).click();
    await picture("choose");
    await button(words.next).click();
    await heading(words.check);
    assert.equal(await page.evaluate(() => document.activeElement.localName), "h1", "the focus is at the new heading");
    await good(page);
    await picture("check");
    const before = await saved(page, words.save);
    assert.equal(before.json.bodies.length, 0);
    assert.ok(!sent.some((line) => line.includes("/credential") || line.includes("/ballots ")), "the file comes before any request");
    await page.getByLabel(words.phrase).fill("a blue kite");
    await button(words.cast).click();
    await heading(words.held);
    await page.getByText(words.waits).waitFor();
    await good(page);
    await page.getByText(words.showCode).click();
    await good(page);
    await picture("receipt");
    const first = await receipt();
    const kept = await saved(page, words.saveReceipt);
    assert.match(kept.name, /^comitia-receipt-/);
    assert.ok(!JSON.stringify(kept.json).includes("kite"), "the receipt says nothing of the choice");
    assert.equal(casts.length, 1);
    const { cookie, referer } = await casts[0].allHeaders();
    assert.deepEqual({ cookie, referer }, { cookie: undefined, referer: undefined }, "the ballot goes without cookie and referrer");
    assert.ok(!sent.some((line) => line.includes("kite")), "the voter's words never leave the browser");

    await page.reload();
    await heading(words.held);
    assert.equal(await receipt(), first, "it is there on the next visit");
    await button(words.again).click();
    const second = await voteFor(page, words, OTHER);
    assert.notEqual(second, first);
    await visit(`${poll}/receipt`);
    await page.getByLabel(words.find, { exact: true }).fill(second);
    await button(words.look).click();
    await heading(words.waits);
    await good(page);
    await picture("look-up");
    await visit(`${poll}/record`);
    await heading(words.record);
    await good(page);
    await picture("record");
    await visit("/help/secrecy");
    await good(page);
    await picture("help");
  });

  journey(`a secret poll in ${locale} without scripts`, { locale, scripts: [false] }, async ({ page, server, visit }) => {
    const poll = await pollPath(page, server.url);
    await good(page);
    await signInByLink(page, words.person, server);
    await visit(`${poll}/vote`);
    await page.getByRole("heading", { name: words.cannot }).first().waitFor();
    assert.equal(await page.locator("main form").count(), 0, "there is nothing that could be sent");
    await good(page);
    await shot(page, `secret-no-scripts-${language}`);
    for (const below of ["/record", "/receipt"]) {
      await visit(poll + below);
      await good(page);
    }
  });

  journey(`a vote that the server seals in ${locale}`, { locale, scripts: [false] }, async ({ page, server, visit }) => {
    const { button, heading, receipt } = tools(page, words);
    const picture = (name) => shot(page, `secret-assisted-${name}-${language}`);
    const poll = await pollPath(page, server.url);
    await page.getByText(words.assisted).waitFor();
    await signInByLink(page, words.helped, server);
    await visit(`${poll}/vote`);
    await picture("offer");
    await page.getByRole("link", { name: words.help }).first().click();
    await heading(POLL);
    await good(page);
    await picture("choose");
    await button(words.next).click();
    await page.getByRole("link", { name: words.nothing }).waitFor();
    await good(page);
    await page.locator("label", { hasText: CHOICE }).click();
    await button(words.next).click();
    await heading(words.check);
    await good(page);
    await picture("check");
    await page.getByLabel(words.phrase).fill("a blue kite");
    await button(words.cast).click();
    await page.getByRole("link", { name: words.untick }).waitFor();
    await good(page);
    await picture("untick");
    await button(words.change).click();
    assert.ok(await page.getByLabel(CHOICE).isChecked(), "what was chosen is still marked");
    await button(words.next).click();
    await heading(words.check);
    assert.equal(await page.getByLabel(words.phrase).inputValue(), "a blue kite", "so are the words");
    await page.getByLabel(words.tick).check();
    await button(words.cast).click();
    await page.getByText(words.sealed).waitFor();
    await heading(words.waits);
    await good(page);
    await picture("receipt");
    const kept = await saved(page, words.saveFile);
    assert.match(kept.name, /^comitia-receipt-/);
    assert.equal(onPaper(kept.json.promise.receipt), await receipt());
    await visit(`${poll}/assisted/vote`);
    await heading(words.right);
    await good(page);
    await picture("used");
  });
}

const words = WORDS["en-GB"];

/** Somebody signed in, on the ballot; `expected` are console errors that belong to it. */
async function withPerson(email, expected, walk) {
  const server = await theServer();
  const context = await newContext();
  const complaints = listen(context);
  try {
    const page = await context.newPage();
    const poll = await pollPath(page, server.url);
    await signInByLink(page, email, server);
    await page.goto(`${server.url}${poll}/vote`);
    await page.getByRole("button", { name: words.next }).or(page.getByRole("heading", { name: words.used })).first().waitFor();
    await walk({ page, context, poll, server, ...tools(page, words) });
    assert.deepEqual(complaints.filter((line) => !expected.some((rule) => rule.test(line))), []);
  } finally {
    await context.close();
  }
}

const BROKEN = [/Failed to load resource/, /ERR_/];

test("a vote goes on after a reload at each step, and after the network was gone", { timeout: 240_000 }, async () => {
  await withPerson("moderator@lindenau.example", BROKEN, async ({ page, context, button, heading, option, receipt }) => {
    await option(CHOICE).click();
    await page.reload();
    await option(CHOICE).click();
    await button(words.next).click();
    await heading(words.check);
    // The network is gone before the right to vote is confirmed.
    await context.setOffline(true);
    await button(words.cast).click();
    await heading(words.offline);
    await shot(page, "secret-offline-en");
    await good(page);
    await context.setOffline(false);
    // It is gone again when the ballot is sealed.
    await page.route("**/ballots", (route) => route.abort());
    await button(words.retry).click();
    await heading(words.offline);
    await page.unroute("**/ballots");
    // The answer is lost: the same ballot gets the same promise.
    let answered = "";
    await page.route("**/ballots", async (route) => {
      answered = await (await route.fetch()).text();
      await route.abort();
    });
    await page.reload();
    await heading(words.offline);
    await page.unroute("**/ballots");
    await page.reload();
    await heading(words.held);
    const kept = await saved(page, words.saveReceipt);
    assert.deepEqual(kept.json.promise, JSON.parse(answered));
    assert.equal(kept.json.ballot.ballot.seq, 0, "there was one vote");
    await receipt();
  });
});

test("a second tab goes on with the first one's vote", { timeout: 240_000 }, async () => {
  await withPerson("unit.manager@lindenau.example", [], async ({ page, context, poll, server }) => {
    const other = await context.newPage();
    await other.goto(`${server.url}${poll}/vote`);
    await other.getByRole("button", { name: words.next }).waitFor();
    const first = await voteFor(page, words, CHOICE);
    const second = await voteFor(other, words, OTHER);
    assert.equal(second, first, "one vote, not two");
    await other.getByText(words.tab).waitFor();
  });
});

test("a second browser is refused and goes on with the secret file", { timeout: 240_000 }, async () => {
  let file;
  let first;
  let code;
  const email = "case.worker@lindenau.example";
  await withPerson(email, [], async ({ page }) => {
    first = await voteFor(page, words, CHOICE, "in the rain");
    file = await saved(page, words.save);
    code = Buffer.from(JSON.stringify(file.json)).toString("base64url");
  });
  await withPerson(email, [], async ({ page, heading, button, receipt }) => {
    await heading(words.used);
    await good(page);
    await shot(page, "secret-used-en");
    await page.getByLabel(words.file).setInputFiles({ name: file.name, mimeType: "application/json", buffer: file.buffer });
    await heading(words.held);
    assert.equal(await receipt(), first, "every byte was computed anew");
    await button(words.again).click();
    assert.notEqual(await voteFor(page, words, OTHER), first);
  });
  // A third device is led here by the code, before anybody is signed in.
  const server = await theServer();
  const context = await newContext();
  try {
    const page = await context.newPage();
    const poll = await pollPath(page, server.url);
    await page.goto(`${server.url}${poll}/device#${code}`);
    await page.getByRole("heading", { level: 1, name: words.taken }).waitFor();
    assert.ok(!page.url().includes("#"), "the secret is out of the address");
    await good(page);
    await shot(page, "secret-device-en");
    await signInByLink(page, email, server);
    await page.goto(`${server.url}${poll}/vote`);
    await page.getByRole("heading", { level: 1, name: words.held }).waitFor();
  } finally {
    await context.close();
  }
});

test("a browser that keeps nothing, or runs no WebAssembly, is told", { timeout: 240_000 }, async () => {
  const server = await theServer();
  for (const [script, heading] of [
    ["delete Window.prototype.indexedDB; Object.defineProperty(window, 'indexedDB', { value: undefined })", "This browser does not keep your secret"],
    ["delete globalThis.WebAssembly", words.cannot],
  ]) {
    const context = await newContext();
    try {
      await context.addInitScript(script);
      const page = await context.newPage();
      const poll = await pollPath(page, server.url);
      await signInByLink(page, "moderator@lindenau.example", server);
      await page.goto(`${server.url}${poll}/vote`);
      await page.getByRole("heading", { name: heading }).first().waitFor();
    } finally {
      await context.close();
    }
  }
});
