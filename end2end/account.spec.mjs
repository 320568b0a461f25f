// What people do with their own data: telling, names, a new address, taking along, correcting, leaving; and how administrators set up who may sign in.

import assert from "node:assert/strict";

import { awake, good, journey, mailbox, newContext, shot, signInByLink, submit } from "./lib.mjs";

const PAGES_OF_A_PERSON = [
  "/me",
  "/me/about",
  "/me/about/phone",
  "/me/about/address",
  "/me/about/interests",
  "/me/about/disability",
  "/me/names",
  "/me/email",
  "/me/providers",
  "/me/sessions",
  "/me/access",
  "/me/data",
  "/me/data/export",
  "/me/data/corrections",
  "/me/data/corrections/new",
  "/me/data/consents",
  "/me/data/erase",
];
const PAGES_OF_AN_ADMINISTRATOR = [
  "/admin/roll",
  "/admin/roles",
  "/admin/roles/requests",
  "/admin/providers",
  "/admin/providers/new",
  "/admin/directory",
  "/admin/retention",
];

/** Opens each page, asks what is asked of every page, and takes pictures where scripts are on. */
async function look({ page, scripts, visit }, paths, lang) {
  for (const path of paths) {
    assert.equal((await visit(path)).status(), 200, path);
    assert.equal(await page.locator("html").getAttribute("lang"), lang, path);
    await awake(page, scripts);
    await good(page);
    if (scripts) await shot(page, `account-${lang}${path.split("?")[0].replaceAll("/", "-")}`);
  }
}

journey("a person tells about themselves and chooses a name", async (walk) => {
  const { page, server, scripts, visit } = walk;
  await signInByLink(page, `teller-${scripts}@example.org`, server);
  await look(walk, PAGES_OF_A_PERSON, "en");
  await visit("/me/about/phone");
  await page.locator("main input[name=value]").fill("call me");
  await submit(page.locator("main input[name=value]"));
  await page.getByRole("heading", { name: "There is a problem" }).waitFor();
  assert.equal(await page.locator("main input[name=value]").inputValue(), "call me");
  await good(page);
  if (scripts) await shot(page, "account-phone-refused");
  await page.locator("main input[name=value]").fill("030 901820");
  await submit(page.locator("main input[name=value]"));
  await page.waitForURL((url) => url.pathname !== "/me/about/phone");
  await visit("/me/about");
  await page.getByText("030 901820").waitFor();
  await good(page);
  if (scripts) await shot(page, "account-about-told");

  await visit("/me/names");
  await page.getByRole("link", { name: /^Change/ }).first().click();
  await page.getByLabel("Another name", { exact: true }).check();
  await page.getByLabel("The other name").fill("Amira");
  await good(page);
  if (scripts) await shot(page, "account-name");
  await submit(page.getByLabel("The other name"));
  await page.getByText("You appear as Amira").first().waitFor();
});

journey("an address is changed, and the old one takes the change back", async ({ page, server, scripts, visit }) => {
  const [before, after] = [`old-${scripts}@example.org`, `new-${scripts}@example.org`];
  await signInByLink(page, before, server);
  await visit("/me/email");
  await page.getByLabel("New e-mail address").fill(before);
  await submit(page.getByLabel("New e-mail address"));
  await page.getByText("This is your address already").first().waitFor();
  await good(page);
  await page.getByLabel("New e-mail address").fill(after);
  await submit(page.getByLabel("New e-mail address"));
  const link = async (address, path) => (await mailbox(server, address)).flatMap((mail) => mail.links).find((url) => url.includes(path));
  await page.goto(await link(after, "/email/confirm/"));
  await good(page);
  if (scripts) await shot(page, "account-email-confirm");
  await submit(page.getByRole("button", { name: "Use the new address" }));
  await page.getByRole("heading", { name: "Your address is changed" }).waitFor();
  await good(page);
  if (scripts) await shot(page, "account-email-changed");
  await page.goto(await link(before, "/email/undo/"));
  await good(page);
  if (scripts) await shot(page, "account-email-undo");
  await submit(page.getByRole("button", { name: "Take it back" }));
  await page.getByRole("heading", { name: "The change is taken back" }).waitFor();
  await good(page);
});

journey("a person takes their data along, has it corrected, consents, and leaves", async ({ page, server, scripts, visit }) => {
  const email = `leaver-${scripts}@example.org`;
  await signInByLink(page, email, server);
  await visit("/me/data/export");
  const button = page.getByRole("button", { name: "Download the file" });
  const [download] = await Promise.all([page.waitForEvent("download"), button.click()]);
  assert.match(download.suggestedFilename(), /\.zip$/);

  await visit("/me/data/corrections/new");
  await submit(page.getByRole("button", { name: "Send" }));
  await page.getByRole("heading", { name: "There is a problem" }).waitFor();
  await good(page);
  if (scripts) await shot(page, "account-correction-refused");
  await page.getByLabel("My name", { exact: true }).check();
  await page.getByLabel("What is wrong?").fill("It stands as Amirra.");
  await page.getByLabel("What is right?").fill("Amira, as on my identity card.");
  await submit(page.getByRole("button", { name: "Send" }));
  await page.getByText("It stands as Amirra.").waitFor();
  await good(page);
  if (scripts) await shot(page, "account-correction-waits");

  const context = await newContext({ scripts });
  const clerk = await context.newPage();
  try {
    await signInByLink(clerk, "case.worker@lindenau.example", server);
    await clerk.goto(`${server.url}/desk/corrections`);
    await good(clerk);
    if (scripts) await shot(clerk, "desk-corrections");
    await clerk.locator("main .rows a").last().click();
    await good(clerk);
    if (scripts) await shot(clerk, "desk-correction");
  } finally {
    await context.close();
  }

  await visit("/me/data/consents");
  await submit(page.getByRole("button", { name: "I agree" }).first());
  await page.getByText("You have agreed.").waitFor();
  await good(page);
  if (scripts) await shot(page, "account-consented");

  await visit("/me/data/erase");
  await page.getByLabel("Type your e-mail address to confirm").fill("somebody@example.org");
  await submit(page.getByLabel("Type your e-mail address to confirm"));
  await page.getByText("This is not the address of this account.").first().waitFor();
  await good(page);
  await page.getByLabel("Type your e-mail address to confirm").fill(email);
  await submit(page.getByLabel("Type your e-mail address to confirm"));
  await page.getByText("Your account is erased.").waitFor();
  await good(page);
  await visit("/me");
  await page.getByRole("heading", { level: 1, name: "Sign in" }).waitFor();
});

journey("an administrator sets up a provider, and whoever cannot use it has other ways", { expected: [/status of 502/] }, async (walk) => {
  const { page, context, server, scripts, visit } = walk;
  await signInByLink(page, "admin@lindenau.example", server);
  await look(walk, PAGES_OF_AN_ADMINISTRATOR, "en");
  const name = `Citizen account ${scripts ? "A" : "B"}`;
  await visit("/admin/providers/new");
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByLabel("Address", { exact: true }).fill("http://provider.example");
  await page.getByLabel("Our name there").fill("comitia");
  await submit(page.getByLabel("Our name there"));
  await page.getByRole("heading", { name: "There is a problem" }).waitFor();
  await good(page);
  if (scripts) await shot(page, "account-provider-refused");
  // Nothing listens there: port 9 is "discard" (RFC 863).
  await page.getByLabel("Address", { exact: true }).fill(`http://localhost:9/${scripts}`);
  await submit(page.getByLabel("Our name there"));
  await page.getByRole("heading", { level: 1, name }).waitFor();
  await good(page);
  if (scripts) await shot(page, "account-provider");
  await visit("/admin/providers");
  await good(page);
  if (scripts) await shot(page, "account-providers");
  const row = page.locator("main li", { hasText: name });
  await row.getByRole("button", { name: "Switch on" }).click();
  await page.locator("main li", { hasText: name }).getByText("Switched on").waitFor();

  await context.clearCookies();
  await visit("/sign-in");
  await good(page);
  if (scripts) await shot(page, "account-sign-in-with-provider");
  await page.getByRole("link", { name: `Continue with ${name}` }).click();
  await page.getByRole("heading", { level: 1, name: "You are not signed in by this way" }).waitFor();
  await good(page);
  if (scripts) await shot(page, "account-provider-down");
  await page.getByRole("link", { name: "To the other ways to sign in" }).click();
  await page.getByLabel("E-mail address").waitFor();
});

journey("an auditor checks the record of opened data", async (walk) => {
  await signInByLink(walk.page, "auditor@lindenau.example", walk.server);
  await look(walk, ["/audit/access"], "en");
});

journey("one's own pages speak German", { locale: "de-DE" }, async (walk) => {
  await signInByLink(walk.page, `deutsch-${walk.scripts}@example.org`, walk.server);
  await look(walk, PAGES_OF_A_PERSON, "de");
});

journey("the administration of who may sign in speaks German", { locale: "de-DE" }, async (walk) => {
  await signInByLink(walk.page, "admin@lindenau.example", walk.server);
  await look(walk, [...PAGES_OF_AN_ADMINISTRATOR, "/confirm?next=/me"], "de");
});
