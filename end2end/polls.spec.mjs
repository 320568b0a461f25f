// From the home page to a receipt and to the result of a closed poll, in both languages, with scripts on and off.

import assert from "node:assert/strict";

import { awake, good, journey, shot, signInByLink } from "./lib.mjs";

const POLL = "Which plan for the market square?";
const CHOICE = "Plan B: market hall";
const CLOSED = "Shall the town library open on Sundays?";

const WORDS = {
  "en-GB": {
    people: ["amira@lindenau.example", "moderator@lindenau.example"],
    vote: "Vote now",
    next: "Continue to check",
    error: /^Error: /,
    nothing: "Choose an option.",
    check: "Check your vote",
    change: "Change my choice",
    cast: "Cast my vote",
    held: "Your vote is in the box",
    voted: "You have voted",
    code: "Receipt",
    look: "Look it up",
    none: "There is no result yet",
    all: "All ballots",
    counted: "Your ballot was counted",
  },
  "de-DE": {
    people: ["councillor@lindenau.example", "unit.manager@lindenau.example"],
    vote: "Jetzt abstimmen",
    next: "Weiter zum Prüfen",
    error: /^Fehler: /,
    nothing: "Wählen Sie eine Möglichkeit.",
    check: "Prüfen Sie Ihre Stimme",
    change: "Wahl ändern",
    cast: "Stimme abgeben",
    held: "Ihre Stimme liegt in der Urne",
    voted: "Sie haben abgestimmt",
    code: "Beleg",
    look: "Nachsehen",
    none: "Noch gibt es kein Ergebnis",
    all: "Alle Stimmen",
    counted: "Ihre Stimme wurde gezählt",
  },
};

for (const [locale, words] of Object.entries(WORDS)) {
  const language = locale.slice(0, 2);

  journey(`a vote in ${locale}`, { locale, timeout: 240_000 }, async ({ page, scripts, server, visit }) => {
    const button = (name) => page.getByRole("button", { name, exact: true });
    const heading = (name) => page.getByRole("heading", { level: 1, name }).waitFor();
    const picture = async (name) => {
      if (scripts) await shot(page, `polls-${name}-${language}`);
    };

    await visit("/");
    await good(page);
    await picture("home");
    await page.getByRole("link", { name: POLL }).first().click();
    await heading(POLL);
    await good(page);
    const poll = new URL(page.url()).pathname;

    await signInByLink(page, words.people[scripts ? 0 : 1], server);
    await visit(poll);
    await awake(page, scripts);
    await good(page);
    await picture("poll");
    await page.getByRole("link", { name: words.vote }).click();
    await good(page);

    await button(words.next).click();
    assert.match(await page.title(), words.error);
    await page.getByRole("link", { name: words.nothing }).waitFor();
    await good(page);
    await picture("refused");

    // The label covers the whole row, the button in it too.
    await page.locator("label", { hasText: CHOICE }).click();
    await button(words.next).click();
    await heading(words.check);
    await good(page);
    await picture("check");
    await button(words.change).click();
    assert.ok(await page.getByLabel(CHOICE).isChecked(), "what was marked is still marked");
    assert.ok(!page.url().includes("option"), "no address holds the choice");
    await button(words.next).click();
    await button(words.cast).click();
    await heading(words.held);
    await good(page);
    await picture("receipt");
    const receipt = await page.locator(".receipt-code").innerText();

    await visit(`${poll}/vote`);
    await heading(words.voted);
    await good(page);
    assert.equal(await page.getByText(CHOICE).count(), 0, "nobody is shown what they chose");
    await page.getByLabel(words.code, { exact: true }).fill(receipt);
    await button(words.look).click();
    await heading(words.held);
    await visit(`${poll}/results`);
    await heading(words.none);
    await good(page);
  });

  journey(`a result in ${locale}`, { locale }, async ({ page, scripts, visit }) => {
    await visit("/polls?state=closed");
    await good(page);
    await page.getByRole("link", { name: CLOSED }).click();
    await good(page);
    await visit(`${new URL(page.url()).pathname}/results`);
    await good(page);
    if (scripts) await shot(page, `polls-result-${language}`);
    await page.getByRole("link", { name: words.all, exact: true }).click();
    await page.getByRole("heading", { level: 1, name: words.all }).waitFor();
    await good(page);
    await page.locator("table a").first().click();
    await page.getByRole("heading", { level: 1, name: words.counted }).waitFor();
    await good(page);
  });

  journey(`lists and help in ${locale}`, { locale }, async ({ page, scripts, visit }) => {
    for (const path of ["/polls", "/polls?state=upcoming", "/polls?q=zzzz", "/help", "/help/secrecy", "/help/accessibility", "/help/privacy"]) {
      assert.equal((await visit(path)).status(), 200, path);
      await good(page);
      if (scripts && path === "/help/secrecy") await shot(page, `polls-secrecy-${language}`);
    }
  });
}
