// A discussion, from the first comment to the answer of the administration, and a change of the text that is accepted.

import assert from "node:assert/strict";

import { good, journey, newContext, shot, signInByLink, submit, theServer } from "./lib.mjs";

const ADMIN = "admin@lindenau.example";
const TEXT = "The path floods each spring. Raise it by a hand's breadth.";

let idea;

/** Somebody in a browser of their own, signed in. */
async function somebody(email, walk) {
  const server = await theServer();
  const context = await newContext({});
  try {
    const page = await context.newPage();
    await signInByLink(page, email, server);
    return await walk(page, server);
  } finally {
    await context.close();
  }
}

/** The address of an idea on a board of its own, made once. */
async function theIdea() {
  idea ??= await (async () => {
    await somebody(ADMIN, async (page, server) => {
      await page.goto(`${server.url}/admin/boards/new`);
      const space = page.locator('[name="space"] option').last();
      await page.locator('[name="space"]').selectOption(await space.getAttribute("value"));
      await page.locator('[name="title"]').fill("Paths and bridges");
      await page.locator('[name="slug"]').fill("paths");
      await page.locator('[name="summary"]').fill("What should be better on foot?");
      await page.locator('[name="takes"][value="open"]').check();
      await submit(page.locator('[name="title"]'));
    });
    return somebody("walker@example.org", async (page, server) => {
      await page.goto(`${server.url}/boards/paths/new`);
      await page.locator('[name="title"]').fill("A dry path by the river");
      await page.locator('[name="body"]').fill(TEXT);
      await page.locator('button[name="action"][value="check"]').click();
      await page.waitForLoadState("load");
      const publish = page.locator('main form[method="post"] button').first();
      await publish.click();
      await page.waitForURL("**/ideas/*");
      return new URL(page.url()).pathname;
    });
  })();
  return idea;
}

/** Opens the discussion and writes a comment. */
async function comment(page, path, stance, text) {
  await page.goto(path);
  await page.getByRole("radio", { name: stance }).check();
  await page.getByLabel("Your comment").fill(text);
  await submit(page.getByLabel("Your comment"));
  await page.getByText("Your comment is published.").waitFor();
}

journey("citizens discuss an idea, and say what helped them", async ({ page, server, scripts, visit }) => {
  const path = `${server.url}${await theIdea()}/comments`;
  const mark = scripts ? "with scripts" : "without scripts";
  await signInByLink(page, `discussing-${scripts}@example.org`, server);
  await comment(page, path, "For", `I walk there each day, ${mark}. *Thank you!*`);
  await good(page);
  await comment(page, path, "Question", `Who pays for it, ${mark}?`);
  await submit(page.getByLabel("Your comment"));
  await page.getByRole("heading", { name: "There is a problem" }).waitFor();
  await good(page);
  if (scripts) await shot(page, "discussion-refused");

  await somebody(`other-${scripts}@example.org`, async (other) => {
    await other.goto(path);
    const article = other.getByRole("article").filter({ hasText: `each day, ${mark}` });
    await article.getByRole("button", { name: /^Helpful/ }).click();
    await other.getByText("1 of 1 found this helpful").first().waitFor();
    await comment(other, path, "Against", `It leads through the reeds, ${mark}.`);
  });
  await page.goto(path);
  const against = page.getByRole("article").filter({ hasText: `reeds, ${mark}` });
  await against.getByRole("link", { name: /^Reply/ }).click();
  await good(page);
  await page.getByLabel("Your reply").fill("The reeds stand further down.");
  await page.getByRole("button", { name: "Preview" }).click();
  await page.getByText("This is how it will look").waitFor();
  await good(page);
  await submit(page.getByLabel("Your reply"));
  await page.getByText("further down").first().waitFor();
  await visit(`${await theIdea()}/comments?sort=balanced`);
  await page.getByRole("article").first().waitFor();
  await good(page);
  if (scripts) await shot(page, "discussion");
  await visit(await theIdea());
  await page.getByRole("heading", { level: 2, name: /^Discussion/ }).waitFor();
  await good(page);
});

journey("one edits what one wrote, and withdraws it", { locale: "de-DE" }, async ({ page, server, scripts }) => {
  const path = `${server.url}${await theIdea()}/comments`;
  await signInByLink(page, `deutsch-${scripts}@example.org`, server);
  await page.goto(path);
  await page.getByRole("radio", { name: "Dafür" }).check();
  await page.getByLabel("Ihr Kommentar").fill("Guter Vorschlag, trockene Füsse.");
  await submit(page.getByLabel("Ihr Kommentar"));
  const own = page.getByRole("article").filter({ hasText: "trockene" }).first();
  await own.getByRole("link", { name: /^Bearbeiten/ }).click();
  await good(page);
  if (scripts) await shot(page, "comment-edit-de");
  await page.getByLabel("Ihr Kommentar").fill("Guter Vorschlag, trockene Füße.");
  await submit(page.getByLabel("Ihr Kommentar"));
  await page.getByRole("link", { name: "bearbeitet" }).first().click();
  await page.getByText("Füsse").waitFor();
  await good(page);
  await page.goto(path);
  await good(page);
  if (scripts) await shot(page, "discussion-de");
  await page.getByRole("article").filter({ hasText: "Füße" }).first().getByRole("link", { name: /^Zurückziehen/ }).click();
  await good(page);
  await page.getByRole("button", { name: "Zurückziehen" }).click();
  await page.getByText("Vom Verfasser oder der Verfasserin zurückgezogen").first().waitFor();
  await good(page);
});

journey("a change of the text is proposed, and its author accepts it", async ({ page, server, scripts, visit }) => {
  const path = await theIdea();
  await signInByLink(page, `amending-${scripts}@example.org`, server);
  await visit(`${path}/amendments/new`);
  await good(page);
  const body = page.getByLabel("The idea").or(page.locator('[name="body"]')).first();
  await body.fill(`${await body.inputValue()} ${scripts ? "And light it." : "And sign it."}`);
  await page.locator('[name="why"]').fill("It is dark there.");
  await page.getByRole("button", { name: "Show what changes" }).click();
  await page.getByRole("heading", { name: "What would change in the text as it stands now" }).waitFor();
  await good(page);
  await submit(page.locator('[name="why"]'));
  await page.getByRole("heading", { level: 1, name: "Proposed change" }).waitFor();
  await good(page);
  if (scripts) await shot(page, "amendment");
  const at = page.url();
  await somebody("walker@example.org", async (author) => {
    await author.goto(at);
    await good(author);
    await author.getByRole("button", { name: "Accept" }).click();
    await author.getByText("The change is in the text now.").waitFor();
    if (scripts) await shot(author, "amendment-accepted");
  });
  await visit(`${path}/amendments`);
  await good(page);
  assert.ok(await page.getByText("Accepted").first().isVisible());
});
