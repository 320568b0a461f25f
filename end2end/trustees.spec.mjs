// Three people make the key of a secret poll in their browsers, and show that they still have their parts.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";

import { awake, good, journey, listen, newContext, shot, signInByLink } from "./lib.mjs";

const TRUSTEES = ["councillor@lindenau.example", "moderator@lindenau.example", "amira@lindenau.example"];

const WORDS = {
  "en-GB": {
    mails: "Their e-mail addresses",
    name: "Name them",
    yours: "Your part of the key",
    make: "Make my secret",
    join: "Send the public part",
    kept: "I have kept the file or the sheet in a place other than this device",
    keptNeeded: "Save the file or print the sheet, then tick this",
    save: "Save the file",
    done: "Your step is done.",
    deal: "Deal the shares",
    same: "These digits are the same for all of us",
    sameNeeded: "Compare the digits with the others, then tick this",
    confirm: "Check and confirm",
    elsewhere: "Your secret is not in this browser",
    digits: "The digits of your sheet",
    use: "Use these digits",
    wrong: "At least one digit is wrong, missing or too many. Compare them with your sheet.",
    file: "The file with your secret",
    trial: "Show that I have my part",
    idle: "Your secret is in this browser",
    noScripts: "This browser cannot keep your secret.",
    task: "Get the file of this step",
    otherwise: "Without this browser: with files and the program",
  },
  "de-DE": {
    mails: "Ihre E-Mail-Adressen",
    name: "Benennen",
    yours: "Ihr Teil des Schlüssels",
    make: "Mein Geheimnis machen",
    join: "Öffentlichen Teil senden",
    kept: "Ich habe die Datei oder das Blatt an einem anderen Ort als auf diesem Gerät",
    keptNeeded: "Speichern Sie die Datei oder drucken Sie das Blatt, und setzen Sie dann hier das Häkchen",
    save: "Datei speichern",
    done: "Ihr Schritt ist getan.",
    deal: "Anteile verteilen",
    same: "Diese Zeichen sind bei uns allen gleich",
    sameNeeded: "Vergleichen Sie die Zeichen mit den anderen, und setzen Sie dann hier das Häkchen",
    confirm: "Prüfen und bestätigen",
    elsewhere: "Ihr Geheimnis ist nicht in diesem Browser",
    digits: "Die Zeichen Ihres Blattes",
    use: "Diese Zeichen nehmen",
    wrong: "Mindestens ein Zeichen ist falsch, fehlt oder ist zu viel. Vergleichen Sie mit Ihrem Blatt.",
    file: "Die Datei mit Ihrem Geheimnis",
    trial: "Zeigen, dass ich meinen Teil habe",
    idle: "Ihr Geheimnis ist in diesem Browser",
    noScripts: "Dieser Browser kann Ihr Geheimnis nicht aufbewahren.",
    task: "Datei dieses Schritts holen",
    otherwise: "Ohne diesen Browser: mit Dateien und dem Programm",
  },
};

/** What a field for date and time takes, so many days from now. */
function inDays(days) {
  return `${new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)}T08:00`;
}

/** A secret poll that is published; yields its path in the administration. */
async function publishedPoll(page, visit, title) {
  await visit("/admin/polls/new");
  const fields = { title, summary: "Asked in a test.", "option-1-title": "One", "option-2-title": "Two", opens: inDays(2), closes: inDays(20) };
  for (const [name, value] of Object.entries(fields)) await page.locator(`[name="${name}"]`).fill(value);
  await page.locator('[name="method"][value="single"]').check();
  assert.ok(await page.locator('[name="profile"][value="secret-revote"]').isChecked(), "a new poll is secret");
  await page.locator('main form button.button[value="save"]').click();
  const path = new URL(page.url()).pathname;
  // From the draft to the preview, and from there to the public.
  for (let step = 0; step < 2; step++) {
    await page.locator('main .actions a.button:not(.secondary)[href*="/step?"]').first().click();
    await page.locator("main form button").first().click();
  }
  return path;
}

for (const [locale, words] of Object.entries(WORDS)) {
  const language = locale.slice(0, 2);

  journey(`trustees make a key in ${locale}`, { locale, scripts: [true] }, async ({ page, server, visit }) => {
    const main = page.getByRole("main");
    await signInByLink(page, "admin@lindenau.example", server);
    const poll = await publishedPoll(page, visit, `Which bench (${language})?`);
    await visit(`${poll}/trustees`);
    await main.getByLabel(words.mails, { exact: true }).fill(TRUSTEES.join("\n"));
    await main.getByRole("button", { name: words.name, exact: true }).click();
    await good(page);
    await shot(page, `trustees-named-${language}`);
    const own = `/trustees/${poll.split("/").pop()}`;

    const seats = [];
    const complaints = [];
    try {
      for (const email of TRUSTEES) {
        const context = await newContext({ locale });
        complaints.push(listen(context));
        const page = await context.newPage();
        seats.push({ email, context, page });
        await signInByLink(page, email, server);
      }
      const sheets = [];
      for (const seat of seats) {
        const { page } = seat;
        const button = (name) => page.getByRole("button", { name, exact: true });
        await page.goto(server.url + own);
        await awake(page, true);
        await button(words.make).waitFor();
        if (seat === seats[0]) {
          await good(page);
          await shot(page, `trustee-make-${language}`);
        }
        await button(words.make).click();
        await button(words.join).click();
        await page.getByText(words.keptNeeded).waitFor();
        const waiting = page.waitForEvent("download");
        await page.getByRole("link", { name: words.save, exact: true }).click();
        const file = await waiting;
        seat.file = await readFile(await file.path());
        assert.equal(JSON.parse(seat.file.toString()).poll, poll.split("/").pop());
        sheets.push(await page.locator(".receipt-code").innerText());
        if (seat === seats[0]) {
          await good(page);
          await shot(page, `trustee-keep-${language}`);
          // A reload between making and sending loses nothing.
          await page.reload();
          await button(words.join).waitFor();
          assert.equal(await page.locator(".receipt-code").innerText(), sheets[0]);
        }
        await page.locator("label", { hasText: words.kept }).click();
        await button(words.join).click();
        await page.getByText(words.done).waitFor();
      }
      const codes = [];
      for (const { page } of seats) {
        const button = (name) => page.getByRole("button", { name, exact: true });
        await page.goto(server.url + own);
        await button(words.deal).click();
        await page.getByText(words.sameNeeded).waitFor();
        codes.push(await page.locator(".receipt-code").first().innerText());
        if (codes.length === 1) {
          await good(page);
          await shot(page, `trustee-deal-${language}`);
        }
        await page.locator("label", { hasText: words.same }).click();
        await button(words.deal).click();
        await page.getByText(words.done).waitFor();
      }
      assert.equal(new Set(codes).size, 1, "all see the same");
      for (const { page } of seats) {
        await page.goto(server.url + own);
        await page.getByRole("button", { name: words.confirm, exact: true }).click();
        await page.getByText(words.done).waitFor();
      }
      // On another device: by the digits of the sheet, or by the file.
      for (const [place, seat] of seats.slice(0, 2).entries()) {
        const context = await newContext({ locale });
        try {
          complaints.push(listen(context));
          const page = await context.newPage();
          const button = (name) => page.getByRole("button", { name, exact: true });
          await signInByLink(page, seat.email, server);
          // The list is fixed by a job.
          for (let round = 0; round < 40; round++) {
            await page.goto(server.url + own);
            await awake(page, true);
            if (await page.getByRole("heading", { name: words.elsewhere }).isVisible()) break;
            await page.waitForTimeout(500);
          }
          await page.getByRole("heading", { name: words.elsewhere }).waitFor();
          if (place === 0) {
            await page.getByLabel(words.digits, { exact: true }).fill(sheets[1]);
            await button(words.use).click();
            await page.locator("#digits-error").waitFor();
            await page.getByLabel(words.digits, { exact: true }).fill(sheets[0].replace(/^./, (c) => (c === "0" ? "1" : "0")));
            await button(words.use).click();
            await page.getByText(words.wrong).waitFor();
            await good(page);
            await shot(page, `trustee-elsewhere-${language}`);
            await page.getByLabel(words.digits, { exact: true }).fill(sheets[0]);
            await button(words.use).click();
          } else {
            const file = { name: "secret.json", mimeType: "application/json", buffer: seat.file };
            await page.getByLabel(words.file, { exact: true }).setInputFiles(file);
          }
          await button(words.trial).click();
          await page.getByText(words.done).waitFor();
          await page.getByRole("heading", { name: words.idle }).waitFor();
          await good(page);
        } finally {
          await context.close();
        }
      }
      assert.deepEqual(complaints.flat(), []);
    } finally {
      for (const { context } of seats) await context.close();
    }
    await visit(`${poll}/trustees`);
    await good(page);
    await shot(page, `trustees-ready-${language}`);
  });

  journey(`a trustee in ${locale} without scripts`, { locale, scripts: [false] }, async ({ page, server, visit }) => {
    await signInByLink(page, "admin@lindenau.example", server);
    const poll = await publishedPoll(page, visit, `Which lamp (${language})?`);
    await visit(`${poll}/trustees`);
    await page.getByLabel(words.mails, { exact: true }).fill("amira@lindenau.example");
    await page.locator('[name="needed"]').fill("1");
    await page.getByRole("button", { name: words.name, exact: true }).click();
    const context = await newContext({ locale, scripts: false });
    try {
      const own = await context.newPage();
      await signInByLink(own, "amira@lindenau.example", server);
      await own.goto(`${server.url}/trustees/${poll.split("/").pop()}`);
      await own.locator("p:visible", { hasText: words.noScripts }).waitFor();
      await own.getByText(words.otherwise).click();
      await own.getByRole("link", { name: words.task, exact: true }).waitFor();
      await good(own);
      await shot(own, `trustee-files-${language}`);
    } finally {
      await context.close();
    }
  });
}
