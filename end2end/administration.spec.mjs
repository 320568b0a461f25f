// An administrator makes a space, a phase in it and a poll, publishes the poll and withdraws it again: in both languages,
// with scripts on and off.

import assert from "node:assert/strict";

import { awake, good, journey, newContext, shot, signInByLink } from "./lib.mjs";

const ADMINISTRATOR = "admin@lindenau.example";
const PATIENCE = 240_000;

const WORDS = {
  "en-GB": {
    error: /^Error: /,
    newSpace: "New space",
    spaceTitle: "Title",
    spaceSummary: "In a sentence or two",
    spaceNeeded: "Type a title for the space.",
    spaceMake: "Set up the space",
    spaceMade: "The space is set up.",
    newPhase: "New phase",
    phaseTitle: "Title",
    phaseNeeded: "Choose when the phase starts.",
    starts: "Starts",
    ends: "Ends",
    vote: "vote",
    save: "Save",
    now: "Now",
    newPoll: "New poll",
    question: "Question",
    why: "Why it is asked",
    questionNeeded: "Type the question.",
    option: (n) => `Option ${n}`,
    add: "Add another option",
    up: /^Move up ?: option 2$/,
    several: "Several options",
    opens: "Opens",
    closes: "Closes",
    pollSave: "Save the poll",
    pollMade: "The poll is saved as a draft. Nobody outside the space sees it yet.",
    preview: "Show the preview",
    previewDone: "The poll is shown in preview.",
    least: "At least",
    most: "At most",
    bounds: "1 to 2 options",
    voters: "Residents on the roll",
    publish: "Publish",
    publishDone: "The poll is published.",
    withdraw: "Withdraw",
    withdrawDone: "The poll is withdrawn.",
    fixed: "This poll can no longer be changed",
  },
  "de-DE": {
    error: /^Fehler: /,
    newSpace: "Neuer Raum",
    spaceTitle: "Titel",
    spaceSummary: "In ein oder zwei Sätzen",
    spaceNeeded: "Geben Sie dem Raum einen Titel.",
    spaceMake: "Raum einrichten",
    spaceMade: "Der Raum ist eingerichtet.",
    newPhase: "Neue Phase",
    phaseTitle: "Titel",
    phaseNeeded: "Wählen Sie, wann die Phase beginnt.",
    starts: "Beginn",
    ends: "Ende",
    vote: "abstimmen",
    save: "Speichern",
    now: "Jetzt",
    newPoll: "Neue Abstimmung",
    question: "Frage",
    why: "Warum gefragt wird",
    questionNeeded: "Schreiben Sie die Frage.",
    option: (n) => `Option ${n}`,
    add: "Weitere Option",
    up: /^Nach oben ?: Option 2$/,
    several: "Mehrere Optionen",
    opens: "Öffnet",
    closes: "Schließt",
    pollSave: "Abstimmung speichern",
    pollMade: "Die Abstimmung ist als Entwurf gespeichert. Außerhalb des Raums sieht sie noch niemand.",
    preview: "Vorschau zeigen",
    previewDone: "Die Abstimmung ist in der Vorschau.",
    least: "Mindestens",
    most: "Höchstens",
    bounds: "1 bis 2 Optionen",
    voters: "Einwohnerinnen und Einwohner im Melderegister",
    publish: "Veröffentlichen",
    publishDone: "Die Abstimmung ist veröffentlicht.",
    withdraw: "Zurückziehen",
    withdrawDone: "Die Abstimmung ist zurückgezogen.",
    fixed: "Diese Abstimmung lässt sich nicht mehr ändern",
  },
};

/** What a field for date and time takes, so many days from now. */
function inDays(days) {
  return `${new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)}T08:00`;
}

/** The status of a page for somebody who is not signed in. */
async function statusForAll(url) {
  const context = await newContext();
  try {
    return (await context.request.get(url)).status();
  } finally {
    await context.close();
  }
}

for (const [locale, words] of Object.entries(WORDS)) {
  const language = locale.slice(0, 2);

  journey(`from nothing to a published poll in ${locale}`, { locale, timeout: PATIENCE }, async (walk) => {
    const { page, scripts, server, visit } = walk;
    const main = page.getByRole("main");
    const field = (name) => main.getByLabel(name, { exact: true });
    const press = (name) => main.getByRole("button", { name, exact: true }).click();
    const follow = (name) => main.getByRole("link", { name, exact: true }).first().click();
    const heading = (name) => page.getByRole("heading", { level: 1, name, exact: true }).waitFor();
    const told = (text) => page.getByText(text, { exact: true }).first().waitFor();
    const look = async (name) => {
      await awake(page, scripts);
      await good(page);
      if (scripts) await shot(page, `administration-${name}-${language}`);
    };
    const refused = async (text) => {
      await page.locator(".error-summary").getByRole("link", { name: text, exact: true }).waitFor();
      assert.match(await page.title(), words.error);
    };
    const space = `${scripts ? "River" : "Bridge"} ${language}`;
    const poll = `Which bench, ${space}?`;

    await signInByLink(page, ADMINISTRATOR, server);
    await visit("/admin/spaces");
    await follow(words.newSpace);
    await press(words.spaceMake);
    await refused(words.spaceNeeded);
    await look("space-refused");
    await field(words.spaceTitle).fill(space);
    await field(words.spaceSummary).fill("Where people sit by the water.");
    await press(words.spaceMake);
    await told(words.spaceMade);
    await heading(space);

    await follow(words.newPhase);
    await press(words.save);
    await refused(words.phaseNeeded);
    await look("phase-refused");
    await field(words.phaseTitle).fill("You vote");
    await field(words.starts).fill(inDays(-1));
    await field(words.ends).fill(inDays(60));
    await main.getByRole("checkbox", { name: words.vote, exact: true }).check();
    await press(words.save);
    await heading(space);
    await told(words.now);
    await look("space");

    await follow(words.newPoll);
    await press(words.pollSave);
    await refused(words.questionNeeded);
    await look("poll-refused");
    await field(words.question).fill(poll);
    await field(words.why).fill("The old one is rotten.");
    await field(words.option(1)).fill("Stone");
    await field(words.option(2)).fill("Oak");
    await press(words.up);
    assert.equal(await field(words.option(1)).inputValue(), "Oak", "what moved up is the first");
    assert.equal(await field(words.question).inputValue(), poll, "what was typed stays");
    await press(words.add);
    await field(words.option(4)).fill("Steel");
    await main.locator('[name="method"][value="approval"]').check();
    await field(words.opens).fill(inDays(2));
    await field(words.closes).fill(inDays(20));
    await press(words.pollSave);
    await page.locator('#min[aria-invalid="true"]').waitFor();
    await field(words.least).fill("1");
    await field(words.most).fill("2");
    await press(words.pollSave);
    await told(words.pollMade);
    await heading(poll);
    await told(words.bounds);
    await told(words.voters);
    await look("draft");
    const own = new URL(page.url()).pathname;
    const open = `${server.url}${own.replace("/admin", "")}`;
    assert.equal(await statusForAll(open), 404, "a draft is nobody else's");

    await follow(words.preview);
    await look("check");
    await press(words.preview);
    await told(words.previewDone);
    assert.equal(await statusForAll(open), 404, "a preview is not public");
    await follow(words.publish);
    await press(words.publish);
    await told(words.publishDone);
    await look("published");
    assert.equal(await statusForAll(open), 200);
    assert.equal((await visit(`${own}/edit`)).status(), 409, "what is public cannot be changed");
    await heading(words.fixed);

    await visit(own);
    await follow(words.withdraw);
    await press(words.withdraw);
    await told(words.withdrawDone);
    assert.equal(await statusForAll(open), 404, "a poll that is withdrawn is gone from the public pages");
  });

  journey(`the administration in ${locale}`, { locale, timeout: PATIENCE }, async ({ page, scripts, server, visit }) => {
    await signInByLink(page, ADMINISTRATOR, server);
    const paths = ["/spaces", "/spaces/market-square", "/admin", "/admin/polls", "/admin/polls?q=zzzz", "/admin/spaces", "/admin/roles"];
    for (const path of paths) {
      assert.equal((await visit(path)).status(), 200, path);
      await awake(page, scripts);
      await good(page);
      if (scripts) await shot(page, `administration${path.replaceAll(/[^a-z]/g, "-")}-${language}`);
    }
    // The secret polls close when their manifests say so, and not before.
    const open = page.locator("tbody tr", { has: page.locator(".tag.open"), hasNotText: /playground|footpaths/ });
    await visit("/admin/polls");
    await open.first().getByRole("link").click();
    await good(page);
    if (scripts) await shot(page, `administration-open-${language}`);
    const poll = new URL(page.url()).pathname;
    for (const path of [`${poll}/notes`, `${poll}/step?step=close`]) {
      assert.equal((await visit(path)).status(), 200, path);
      await good(page);
    }
  });
}
