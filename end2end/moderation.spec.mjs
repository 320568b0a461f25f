// From a name that a rule notices to a decision with its reasons, the appeal, and what the public reads of it.

import assert from "node:assert/strict";

import { good, journey, newContext, shot, signInByLink, submit } from "./lib.mjs";

const ADMIN = "admin@lindenau.example";
const MODERATOR = "moderator@lindenau.example";

/** A page of somebody else, signed in by link. */
async function as(email, scripts, server, walk) {
  const context = await newContext({ scripts });
  try {
    const page = await context.newPage();
    await signInByLink(page, email, server);
    await walk(page);
  } finally {
    await context.close();
  }
}

/** The administration of a space lets names with this word wait. */
async function watchFor(word, scripts, server) {
  let space = "";
  await as(ADMIN, scripts, server, async (page) => {
    await page.goto(`${server.url}/admin/spaces`);
    await page.locator('main a[href^="/admin/spaces/"]:not([href$="/new"])').first().click();
    await page.getByRole("link", { name: "Rules for moderation" }).click();
    await page.getByRole("heading", { level: 1, name: "Rules for moderation" }).waitFor();
    await good(page);
    const words = page.getByLabel("Words that let a text wait");
    await words.fill(word);
    if (scripts) await shot(page, "moderation-rules");
    await submit(words);
    await page.getByText("Saved").first().waitFor();
    space = page.url().match(/spaces\/([^/]+)\/moderation/)[1];
  });
  return space;
}

/** Somebody chooses a name for the space. */
async function choose(page, server, space, name) {
  await page.goto(`${server.url}/me/names/${space}`);
  await page.getByRole("radio", { name: "Another name" }).check();
  const field = page.locator('main input[name="name"]');
  await field.fill(name);
  await submit(field);
}

journey("a name that a rule noticed is decided about with reasons, and its author appeals", async ({ page, server, scripts, visit }) => {
  const word = scripts ? "crook" : "swindler";
  const space = await watchFor(word, scripts, server);
  const names = [`The mayor is a ${word}`, `Vote for no ${word}`, `Every ${word} out of town`];
  await signInByLink(page, `author-${scripts}@example.org`, server);
  await choose(page, server, space, names[0]);
  await page.getByText("Others see it when moderators have looked at it").waitFor();
  for (const [number, name] of names.slice(1).entries()) {
    await as(`other-${number}-${scripts}@example.org`, scripts, server, (other) => choose(other, server, space, name));
  }

  await as(MODERATOR, scripts, server, async (staff) => {
    await staff.goto(`${server.url}/moderation?kind=name`);
    await staff.getByRole("heading", { level: 1, name: "Queue" }).waitFor();
    await good(staff);
    if (scripts) await shot(staff, "moderation-queue");
    // Two of them together, after a look at both.
    for (const name of names.slice(1)) await staff.getByLabel(`Choose: ${name}`).check();
    await staff.getByRole("button", { name: "Decide together" }).click();
    await staff.getByRole("heading", { level: 1, name: "Decide about 2 together" }).waitFor();
    await good(staff);
    if (scripts) await shot(staff, "moderation-bulk");
    await staff.getByRole("radio", { name: /^Keep/ }).check();
    await submit(staff.getByRole("textbox", { name: "Facts and circumstances" }));
    await staff.getByText("All are decided").waitFor();
    // One of them with all there is to know.
    await staff.goto(`${server.url}/moderation?kind=name`);
    await staff.getByRole("link", { name: names[0] }).click();
    await staff.getByRole("heading", { level: 1, name: `Name: ${names[0]}` }).waitFor();
    await good(staff);
    if (scripts) await shot(staff, "moderation-item");
    await staff.getByRole("button", { name: "Take it" }).click();
    await staff.getByText("Yours until").waitFor();
    await staff.getByRole("radio", { name: /^Hide/ }).check();
    const facts = staff.getByRole("textbox", { name: "Facts and circumstances" });
    await submit(facts);
    await staff.getByRole("heading", { name: "There is a problem" }).waitFor();
    await good(staff);
    await staff.getByLabel("On what ground?").selectOption("insult");
    await staff.getByRole("textbox", { name: "Facts and circumstances" }).fill("The name calls the mayor a criminal.");
    await staff.getByRole("button", { name: "Decide", exact: true }).click();
    await staff.getByText("The author and those who reported it are told why").waitFor();
    await good(staff);
    if (scripts) await shot(staff, "moderation-item-decided");
    for (const path of ["/moderation/templates", "/moderation/appeals", "/moderation?state=decided"]) {
      await staff.goto(server.url + path);
      await good(staff);
    }
  });

  await visit("/me/decisions");
  await good(page);
  await page.getByRole("link", { name: /^Hide/ }).click();
  await page.getByRole("heading", { name: "Statement of reasons" }).waitFor();
  await good(page);
  if (scripts) await shot(page, "moderation-statement");
  const why = page.getByLabel("Why is it wrong?");
  await why.fill("It is a quotation from a play.");
  await submit(why);
  await page.getByText("It waits for another moderator").waitFor();
  await good(page);

  await as(MODERATOR, scripts, server, async (staff) => {
    await staff.goto(`${server.url}/moderation/appeals`);
    await staff.getByRole("link", { name: names[0] }).click();
    await staff.getByText("You made this decision yourself").waitFor();
    await good(staff);
    if (scripts) await shot(staff, "moderation-appeal");
  });

  for (const path of ["/moderation/log", "/moderation/report"]) {
    const response = await visit(path);
    assert.equal(response.status(), 200);
    assert.ok(!(await page.content()).includes(names[0]), "the public reads no names");
    await good(page);
    if (scripts) await shot(page, path.slice(1).replaceAll("/", "-"));
  }
});
