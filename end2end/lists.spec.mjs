// Finding ideas, in both languages, with scripts on and off: words and filters of a board, its map, the search over everything, and ideas like the one
// that is being typed.

import assert from "node:assert/strict";

import { awake, good, journey, shot, signInByLink } from "./lib.mjs";

const WORDS = {
  "en-GB": {
    board: "/boards/town-ideas",
    words: "Words",
    find: "zebra crossing",
    show: "Show",
    status: "Status",
    done: "Done",
    none: "No idea fits",
    all: "Show all ideas",
    map: "Map",
    list: "List",
    search: "Search",
    everything: "library",
    what: "What",
    polls: "Polls",
    titleField: "Your idea in one sentence",
    bodyField: "What should change, and why",
    like: "A zebra crossing at the station",
    similar: "Ideas like this one",
    look: "Look for similar ideas",
    found: "Is it one of these?",
  },
  "de-DE": {
    board: "/boards/stadtideen",
    words: "Wörter",
    find: "Radweg",
    show: "Zeigen",
    status: "Stand",
    done: "Umgesetzt",
    none: "Keine Idee passt",
    all: "Alle Ideen zeigen",
    map: "Karte",
    list: "Liste",
    search: "Suchen",
    everything: "library",
    what: "Was",
    polls: "Abstimmungen",
    titleField: "Ihre Idee in einem Satz",
    bodyField: "Was soll sich ändern, und warum",
    like: "Sicherer Radweg am Bahnhof",
    similar: "Ideen wie diese",
    look: "Nach ähnlichen Ideen suchen",
    found: "Ist es eine von diesen?",
  },
};

for (const [locale, words] of Object.entries(WORDS)) {
  const language = locale.slice(0, 2);

  journey(`ideas are found in ${locale}`, { locale }, async ({ page, scripts, visit }) => {
    const button = (name) => page.getByRole("button", { name, exact: true });
    const cards = () => page.locator(".idea-card");

    await visit(words.board);
    const before = await cards().count();
    assert.ok(before >= 10, `only ${before} ideas`);
    await good(page);
    if (scripts) await shot(page, `lists-board-${language}`);

    await page.getByLabel(words.words, { exact: true }).fill(words.find);
    await button(words.show).click();
    await page.waitForURL(/q=./);
    const found = await cards().allInnerTexts();
    assert.ok(found.length > 0, "nothing was found");
    const wanted = words.find.split(" ")[0].toLowerCase();
    assert.ok(found.some((text) => text.toLowerCase().includes(wanted)), found[0]);
    // What was asked for stands in the address, so it can be sent to somebody.
    assert.match(page.url(), new RegExp(`q=${words.find.replace(" ", "\\+")}`));
    await good(page);

    await page.getByRole("link", { name: words.map, exact: true }).click();
    await page.waitForURL(/view=map/);
    await page.locator("main svg").first().waitFor();
    await page.getByRole("table").first().waitFor();
    await good(page);
    if (scripts) await shot(page, `lists-map-${language}`);
    await page.getByRole("link", { name: words.list, exact: true }).click();
    await page.waitForURL((url) => !url.search.includes("view=map"));

    await page.getByLabel(words.words, { exact: true }).fill("xylophone qqq");
    await button(words.show).click();
    await page.getByRole("heading", { name: words.none }).waitFor();
    await good(page);
    await page.getByRole("link", { name: words.all }).click();
    await page.waitForURL((url) => url.search === "");
    assert.equal(await cards().count(), before);
    await page.getByLabel(words.status, { exact: true }).selectOption("done");
    await button(words.show).click();
    await page.waitForURL(/status=done/);
    assert.ok((await cards().count()) > 0);
  });

  journey(`everything is searched in ${locale}`, { locale }, async ({ page, scripts, visit }) => {
    await visit("/search");
    await good(page);
    await page.getByLabel(words.words, { exact: true }).fill(words.everything);
    await page.getByRole("button", { name: words.search, exact: true }).last().click();
    await page.waitForURL(/q=./);
    assert.ok((await page.locator(".hits > li").count()) > 0, "nothing was found");
    await good(page);
    if (scripts) await shot(page, `lists-search-${language}`);
    await page.getByLabel(words.what, { exact: true }).selectOption("poll");
    await page.getByRole("button", { name: words.search, exact: true }).last().click();
    await page.waitForURL(/kind=poll/);
    const links = await page.locator(".hits h2 a").evaluateAll((all) => all.map((a) => new URL(a.href).pathname));
    assert.ok(links.length > 0 && links.every((path) => path.startsWith("/polls/")), links.join(" "));
  });

  journey(`ideas like the one that is typed in ${locale}`, { locale }, async ({ page, scripts, server, visit }) => {
    await signInByLink(page, "amira@lindenau.example", server);
    await visit(`${words.board}/new`);
    await awake(page, scripts);
    await page.getByLabel(words.titleField).fill(words.like);
    if (scripts) {
      await page.getByText(words.similar, { exact: true }).waitFor();
      await good(page);
      await shot(page, `lists-similar-${language}`);
    }
    await page.getByRole("button", { name: words.look, exact: true }).click();
    await page.getByRole("heading", { name: words.found }).waitFor();
    assert.equal(await page.getByLabel(words.titleField).inputValue(), words.like, "what was typed stays");
    await good(page);
  });
}
