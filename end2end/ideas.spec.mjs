// From an idea to an official answer, in both languages, with scripts on and off: a board is opened, an idea typed, checked and published, supported
// until an answer is due, answered by a councillor, carried out step by step, and its answer rated.

import assert from "node:assert/strict";

import { awake, good, journey, newContext, shot, signInByLink } from "./lib.mjs";

const WORDS = {
  "en-GB": {
    space: "Inner city",
    board: "Ideas for short ways",
    open: "Open the board",
    put: "Put an idea forward",
    title: "A bench in the shade at the tram stop",
    body: "Whoever waits here in summer stands in the **sun**.\n\n- The tram comes every ten minutes.\n- There is room for two benches.",
    titleField: "Your idea in one sentence",
    bodyField: "What should change, and why",
    topic: "Topic",
    place: "Where",
    point: "On the map",
    next: "Continue",
    error: /^Error: /,
    nothing: "Say your idea in one sentence",
    preview: "Show how it will look",
    looks: "How it will look",
    check: "Check your idea",
    publish: "Publish my idea",
    support: "Support this idea",
    given: "You support this idea.",
    due: /The official answer is due by/,
    answer: "Official answer",
    yes: "Accepted",
    reasons: "Your answer with its reasons",
    give: "Publish the answer",
    why: "We put up **two benches** in spring. The trees give shade from four o’clock on.",
    progress: "Progress",
    what: "What",
    milestone: "The benches are ordered",
    add: "Add",
    news: "News of the work",
    story: "The first bench **stands**.",
    file: "Picture",
    shows: "What the picture shows",
    photo: "A new bench of wood beneath a lime tree",
    tell: "Publish the news",
    done: "It is done",
    question: "Does this answer take up what you wanted?",
    rate: "Yes",
    change: "Change the text",
    save: "Save",
    changed: "A bench in the shade at the tram stop Mill Lane",
    history: "See what changed",
    versions: "What changed",
  },
  "de-DE": {
    space: "Inner city",
    board: "Ideen für kurze Wege",
    open: "Ideenwand eröffnen",
    put: "Eine Idee vorschlagen",
    title: "Eine Bank im Schatten an der Haltestelle",
    body: "Wer hier im Sommer wartet, steht in der **Sonne**.\n\n- Die Bahn kommt alle zehn Minuten.\n- Für zwei Bänke ist Platz.",
    titleField: "Ihre Idee in einem Satz",
    bodyField: "Was soll sich ändern, und warum",
    topic: "Thema",
    place: "Wo",
    point: "Auf der Karte",
    next: "Weiter",
    error: /^Fehler: /,
    nothing: "Sagen Sie Ihre Idee in einem Satz",
    preview: "Zeigen, wie es aussieht",
    looks: "So wird es aussehen",
    check: "Prüfen Sie Ihre Idee",
    publish: "Meine Idee veröffentlichen",
    support: "Diese Idee unterstützen",
    given: "Sie unterstützen diese Idee.",
    due: /Die amtliche Antwort ist fällig bis/,
    answer: "Amtliche Antwort",
    yes: "Angenommen",
    reasons: "Ihre Antwort mit den Gründen",
    give: "Antwort veröffentlichen",
    why: "Wir stellen im Frühjahr **zwei Bänke** auf. Die Bäume geben ab vier Uhr Schatten.",
    progress: "Stand der Dinge",
    what: "Was",
    milestone: "Die Bänke sind bestellt",
    add: "Hinzufügen",
    news: "Neues von den Arbeiten",
    story: "Die erste Bank **steht**.",
    file: "Bild",
    shows: "Was das Bild zeigt",
    photo: "Eine neue Bank aus Holz unter einer Linde",
    tell: "Neuigkeit veröffentlichen",
    done: "Es ist erledigt",
    question: "Nimmt diese Antwort Ihr Anliegen auf?",
    rate: "Ja",
    change: "Den Text ändern",
    save: "Speichern",
    changed: "Eine Bank im Schatten an der Haltestelle Mühlgasse",
    history: "Sehen, was sich geändert hat",
    versions: "Was sich geändert hat",
  },
};

const ADMINISTRATOR = "admin@lindenau.example";
const COUNCILLOR = "councillor@lindenau.example";
const AUTHOR = "amira@lindenau.example";
const SUPPORTER = "jonas@lindenau.example";

for (const [locale, words] of Object.entries(WORDS)) {
  const language = locale.slice(0, 2);

  journey(`from an idea to an official answer in ${locale}`, { locale, timeout: 480_000 }, async ({ page, scripts, server, visit }) => {
    const slug = `board-${language}-${scripts ? "on" : "off"}`;
    const idea = await putForward({ page, scripts, server, visit, words, slug, language });
    await supported({ page, scripts, server, visit, words, locale, idea, language });
    await answered({ scripts, server, words, locale, idea, language });

    await visit(idea);
    await page.getByRole("heading", { name: words.yes, level: 2 }).waitFor();
    await page.getByText(words.milestone).first().waitFor();
    await page.getByRole("img", { name: words.photo }).waitFor();
    await page.getByRole("group", { name: words.question }).getByRole("button", { name: words.rate, exact: true }).click();
    await good(page);
    if (scripts) await shot(page, `ideas-answered-${language}`);
  });
}

/** Opens a board as its administrator, in a browser of their own. */
async function openBoard({ server, words, locale, scripts, slug, language }) {
  await as(ADMINISTRATOR, { server, locale, scripts }, async (page) => {
    await page.goto(`${server.url}/admin/boards/new`);
    await good(page);
    await page.locator("#space").selectOption({ index: 1 });
    await page.locator("#title").fill(words.board);
    await page.locator("#summary").fill(words.board);
    await page.locator("#categories").fill("Streets\nParks");
    await page.locator("#area").fill("51.2, 12.2\n51.4, 12.5");
    await page.locator("#threshold").fill("1");
    await page.locator("#slug").fill(slug);
    await page.getByRole("button", { name: words.open, exact: true }).click();
    await good(page);
    if (scripts) await shot(page, `ideas-board-admin-${language}`);
  });
}

async function putForward({ page, scripts, server, visit, words, slug, language }) {
  await openBoard({ server, words, locale: language === "de" ? "de-DE" : "en-GB", scripts, slug, language });
  const button = (name) => page.getByRole("button", { name, exact: true });
  await signInByLink(page, AUTHOR, server);
  await visit(`/boards/${slug}`);
  await good(page);
  await page.getByRole("link", { name: words.put }).first().click();
  await awake(page, scripts);
  await button(words.next).click();
  assert.match(await page.title(), words.error);
  await page.getByRole("link", { name: words.nothing }).waitFor();
  await good(page);
  await page.getByLabel(words.titleField).fill(words.title);
  await page.getByLabel(words.bodyField).fill(words.body);
  await page.getByLabel(words.topic, { exact: true }).selectOption("Streets");
  await page.getByLabel(words.place, { exact: true }).fill("Mill Lane 3");
  await page.getByLabel(words.point, { exact: true }).fill("51.3397, 12.3731");
  await button(words.preview).click();
  await page.getByText(words.looks, { exact: true }).waitFor();
  await awake(page, scripts);
  await good(page);
  if (scripts) await shot(page, `ideas-form-${language}`);
  await button(words.next).click();
  await page.getByRole("heading", { level: 1, name: words.check }).waitFor();
  await good(page);
  if (scripts) await shot(page, `ideas-check-${language}`);
  await button(words.publish).click();
  await page.getByRole("heading", { level: 1, name: words.title }).waitFor();
  await good(page);
  const idea = new URL(page.url()).pathname;

  await page.getByRole("link", { name: words.change }).click();
  await good(page);
  await page.getByLabel(words.titleField).fill(words.changed);
  await button(words.save).click();
  await page.getByRole("link", { name: words.history }).click();
  await page.getByRole("heading", { level: 1, name: words.versions }).waitFor();
  await good(page);
  if (scripts) await shot(page, `ideas-history-${language}`);
  return idea;
}

async function supported({ scripts, server, words, locale, idea, language }) {
  await as(SUPPORTER, { server, locale, scripts }, async (page) => {
    await page.goto(server.url + idea);
    await page.getByRole("button", { name: words.support, exact: true }).click();
    await page.getByText(words.given).waitFor();
    await page.getByText(words.due).waitFor();
    await good(page);
    if (scripts) await shot(page, `ideas-supported-${language}`);
  });
}

async function answered({ scripts, server, words, locale, idea, language }) {
  await as(COUNCILLOR, { server, locale, scripts }, async (page) => {
    await page.goto(`${server.url}${idea}/answer`);
    await good(page);
    await page.getByRole("radio", { name: new RegExp(`^${words.yes}`) }).check();
    await page.getByLabel(words.reasons).fill(words.why);
    await page.getByRole("button", { name: words.give, exact: true }).click();
    await page.getByRole("heading", { name: words.yes, level: 2 }).waitFor();
    await page.goto(`${server.url}${idea}/progress`);
    await good(page);
    await page.getByLabel(words.what, { exact: true }).fill(words.milestone);
    await page.getByRole("button", { name: words.add, exact: true }).click();
    await page.getByRole("button", { name: new RegExp(words.done) }).click();
    await good(page);
    await page.getByLabel(words.news, { exact: true }).fill(words.story);
    await page.getByLabel(words.file, { exact: true }).setInputFiles({ name: "bench.png", mimeType: "image/png", buffer: await page.screenshot() });
    await page.getByLabel(words.shows, { exact: true }).fill(words.photo);
    await page.getByRole("button", { name: words.tell, exact: true }).click();
    await page.getByRole("img", { name: words.photo }).waitFor();
    await good(page);
    if (scripts) await shot(page, `ideas-progress-${language}`);
  });
}

/** Does something as somebody else, in a browser of their own. */
async function as(email, { server, locale, scripts }, walk) {
  const context = await newContext({ locale, scripts });
  try {
    const page = await context.newPage();
    await signInByLink(page, email, server);
    await walk(page);
  } finally {
    await context.close();
  }
}
