// Ballots on which options are ranked or graded, and the results of such polls, in both languages, with scripts on and off.

import assert from "node:assert/strict";

import { awake, good, journey, shot, signInByLink } from "./lib.mjs";

const RANKED = "Which two school yards shall be renewed first?";
const GRADED = "How good are the plans for the library garden?";
const SEATS = "Who speaks for the young on the culture board?";
const SIGN = "Which sign for the new bicycle network?";
const SEALED = "In which order should the footpaths be lit?";
const [STATION, SCHOOL, CEMETERY, STEPS] = ["From the station to the mill", "Along the school meadow", "Behind the cemetery", "Between the two bus stops"];

const WORDS = {
  "en-GB": {
    people: ["amira@lindenau.example", "moderator@lindenau.example"],
    vote: "Vote now",
    next: "Continue to check",
    error: /^Error: /,
    twice: /Place 1 is given twice/,
    nothing: /Rate at least one option/,
    check: "Check your vote",
    change: "Change my choice",
    cast: "Cast my vote",
    held: "Your vote is in the box",
    place: (n) => `Place ${n}`,
    none: "No place",
    good: "Good",
    best: "Excellent",
    stages: "Stage by stage",
    ties: "Ties",
    closed: "/polls?state=closed",
    add: (option) => `Add to my order: ${option}`,
    up: (option) => `Move up: ${option}`,
    down: (option) => `Move down: ${option}`,
    out: (option) => `Take out: ${option}`,
    order: "Your order so far",
  },
  "de-DE": {
    people: ["councillor@lindenau.example", "unit.manager@lindenau.example"],
    vote: "Jetzt abstimmen",
    next: "Weiter zum Prüfen",
    error: /^Fehler: /,
    twice: /Platz 1 ist zweimal vergeben/,
    nothing: /Bewerten Sie mindestens eine Möglichkeit/,
    check: "Prüfen Sie Ihre Stimme",
    change: "Wahl ändern",
    cast: "Stimme abgeben",
    held: "Ihre Stimme liegt in der Urne",
    place: (n) => `Platz ${n}`,
    none: "Kein Platz",
    good: "Gut",
    best: "Hervorragend",
    stages: "Schritt für Schritt",
    ties: "Gleichstand",
    closed: "/polls?state=closed",
    add: (option) => `An meine Reihung anfügen: ${option}`,
    up: (option) => `Nach oben: ${option}`,
    down: (option) => `Nach unten: ${option}`,
    out: (option) => `Herausnehmen: ${option}`,
    order: "Ihre Reihung bisher",
  },
};

for (const [locale, words] of Object.entries(WORDS)) {
  const language = locale.slice(0, 2);

  journey(`a ranking and grades in ${locale}`, { locale, timeout: 300_000 }, async ({ page, scripts, server, visit }) => {
    const button = (name) => page.getByRole("button", { name, exact: true });
    const heading = (name) => page.getByRole("heading", { level: 1, name }).waitFor();
    const picture = async (name) => {
      if (scripts) await shot(page, `methods-${name}-${language}`);
    };
    await signInByLink(page, words.people[scripts ? 0 : 1], server);

    await visit("/polls");
    await page.getByRole("link", { name: RANKED }).first().click();
    await heading(RANKED);
    await awake(page, scripts);
    await good(page);
    await picture("poll");
    await page.getByRole("link", { name: words.vote }).click();
    await good(page);
    const first = page.getByRole("combobox", { name: "Harbour school" });
    const second = page.getByRole("combobox", { name: "Hill school" });
    await first.selectOption(words.place(1));
    await second.selectOption(words.place(1));
    await button(words.next).click();
    assert.match(await page.title(), words.error);
    await page.getByRole("link", { name: words.twice }).click();
    assert.ok(await second.evaluate((field) => field === document.activeElement), "the link leads to the field");
    assert.equal(await first.inputValue(), "1", "what was chosen is still chosen");
    await good(page);
    await picture("ranking-refused");
    await second.selectOption(words.place(2));
    await picture("ranking");
    await button(words.next).click();
    await heading(words.check);
    await good(page);
    await picture("ranking-check");
    const lines = await page.locator(".ballot li").allInnerTexts();
    assert.match(lines[0], /Harbour school/);
    assert.match(lines[1], /Hill school/);
    assert.ok(lines[2].includes(words.none), lines[2]);
    await button(words.change).click();
    assert.equal(await second.inputValue(), "2");
    await button(words.next).click();
    await button(words.cast).click();
    await heading(words.held);
    await good(page);

    await visit("/polls");
    await page.getByRole("link", { name: GRADED }).first().click();
    await page.getByRole("link", { name: words.vote }).click();
    await good(page);
    await button(words.next).click();
    assert.match(await page.title(), words.error);
    await page.getByRole("link", { name: words.nothing }).waitFor();
    await good(page);
    const grade = (option, name) => page.getByRole("group", { name: option }).getByRole("radio", { name, exact: true });
    await grade("Reading lawn", words.good).check();
    await grade("Stage", words.best).check();
    await picture("grades");
    await button(words.next).click();
    await heading(words.check);
    const graded = await page.locator(".ballot li").allInnerTexts();
    assert.match(graded[0], /Stage/);
    assert.ok(graded[1].includes(words.good), graded[1]);
    await good(page);
    await button(words.cast).click();
    await heading(words.held);
    await good(page);
  });

  journey(`results step by step in ${locale}`, { locale }, async ({ page, scripts, visit }) => {
    for (const [name, title] of [["stages", SEATS], ["grades-result", SIGN]]) {
      await visit(words.closed);
      await page.getByRole("link", { name: title }).click();
      await visit(`${new URL(page.url()).pathname}/results`);
      await page.getByRole("heading", { level: 2, name: words.ties }).waitFor();
      await good(page);
      if (scripts) await shot(page, `methods-${name}-${language}`);
    }
    await visit(words.closed);
    await page.getByRole("link", { name: SEATS }).click();
    await visit(`${new URL(page.url()).pathname}/results`);
    await page.getByRole("heading", { level: 2, name: words.stages }).waitFor();
  });

  journey(`a sealed ranking in ${locale}`, { locale, scripts: [true], timeout: 300_000 }, async ({ page, server, visit }) => {
    const button = (name) => page.getByRole("button", { name, exact: true });
    const heading = (name) => page.getByRole("heading", { level: 1, name }).waitFor();
    const rows = () => page.locator(".order li b").allInnerTexts();
    const list = (option) => page.getByRole("combobox", { name: new RegExp(`^${option}`) });
    const focusIs = (what) =>
      page.waitForFunction((what) => (document.activeElement.getAttribute("aria-label") ?? document.activeElement.id).startsWith(what), what);
    await signInByLink(page, words.people[0], server);
    await visit("/polls");
    await page.getByRole("link", { name: SEALED }).first().click();
    await page.getByRole("link", { name: words.vote }).click();
    await awake(page, true);
    await button(words.next).waitFor();
    await good(page);
    for (const option of [STATION, SCHOOL, CEMETERY]) await button(words.add(option)).click();
    assert.deepEqual(await rows(), [STATION, SCHOOL, CEMETERY]);
    await focusIs("place-");
    assert.equal(await list(CEMETERY).inputValue(), "3", "the list of places says the same");
    await button(words.up(CEMETERY)).press("Enter");
    await focusIs(words.up(CEMETERY));
    await page.keyboard.press("Enter");
    assert.deepEqual(await rows(), [CEMETERY, STATION, SCHOOL]);
    await focusIs(words.down(CEMETERY));
    await page.locator(".order li", { hasText: SCHOOL }).dragTo(page.locator(".order li", { hasText: CEMETERY }));
    assert.deepEqual(await rows(), [SCHOOL, CEMETERY, STATION], "what is dragged takes the place");
    await button(words.out(STATION)).click();
    await button(words.add(STATION)).waitFor();
    assert.equal(await list(STATION).inputValue(), "");
    await list(STEPS).selectOption("3");
    assert.deepEqual(await rows(), [SCHOOL, CEMETERY, STEPS], "a place given in its list is in the order too");
    await good(page);
    await shot(page, `methods-order-${language}`);
    await button(words.next).click();
    await heading(words.check);
    const told = (await page.locator("section.ballot li").allInnerTexts()).map((line) => line.replace(/\s+/g, " "));
    assert.deepEqual(told.slice(0, 3), [`${SCHOOL} ${words.place(1)}`, `${CEMETERY} ${words.place(2)}`, `${STEPS} ${words.place(3)}`]);
    await button(words.change).click();
    assert.deepEqual(await rows(), [SCHOOL, CEMETERY, STEPS], "nothing is lost on the way back");
    await button(words.next).click();
    await heading(words.check);
    await button(words.cast).click();
    await heading(words.held);
    await good(page);
  });
}
