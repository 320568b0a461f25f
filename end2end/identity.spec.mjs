// Signing in, by passkey with a virtual authenticator and by link without scripts; the own account.

import assert from "node:assert/strict";

import { authenticator, awake, good, journey, mailbox, shot, signInByLink, submit } from "./lib.mjs";

journey("a link by e-mail signs in", async ({ page, server, scripts, visit }) => {
  await visit("/sign-in");
  await awake(page, scripts);
  await good(page);
  if (scripts) await shot(page, "sign-in");
  const email = `link-${scripts}@example.org`;
  await signInByLink(page, email, server);
  await page.getByText("You are signed in.", { exact: true }).waitFor();
  for (const path of ["/me", "/me/name", "/me/language", "/me/passkeys", "/me/passkeys/new", "/me/sessions", "/demo/outbox"]) {
    assert.equal((await visit(path)).status(), 200, path);
    await awake(page, scripts);
    await good(page);
    if (scripts) await shot(page, `identity${path.replaceAll("/", "-")}`);
  }
  await visit("/me/name");
  await page.getByLabel("What shall we call you?").fill("Amira Sander");
  await submit(page.locator('main input[name="name"]'));
  await page.getByText("Saved.").waitFor();
  await visit("/me");
  await submit(page.locator('form[action="/sign-out"] button'));
  await page.getByText("You are signed out.").waitFor();
  await visit("/me");
  await page.getByRole("heading", { level: 1, name: "Sign in" }).waitFor();
});

journey("a refused address is told at its field", async ({ page, scripts, visit }) => {
  await visit("/sign-in");
  await page.getByLabel("E-mail address").fill("nobody");
  await submit(page.getByLabel("E-mail address"));
  await page.getByRole("heading", { name: "There is a problem" }).waitFor();
  assert.equal(await page.locator('input[name="email"]').inputValue(), "nobody");
  await awake(page, scripts);
  await good(page);
});

journey("a passkey is made, used, renamed and removed", { scripts: [true] }, async ({ page, server, visit }) => {
  const keys = await authenticator(page);
  await signInByLink(page, "passkey@example.org", server);
  await visit("/me/passkeys/new");
  await awake(page, true);
  await page.getByLabel("Name of this passkey").fill("Work laptop");
  await page.getByRole("button", { name: "Make the passkey" }).click();
  await page.waitForURL("**/me/passkeys");
  await page.getByText("Work laptop", { exact: true }).first().waitFor();
  assert.equal((await keys.credentials()).length, 1);
  await good(page);
  await shot(page, "identity-me-passkeys-one");
  const [told] = await mailbox(server, "passkey@example.org");
  assert.match(told.subject, /A passkey was added/);
  assert.match(told.text, /Device: Chrom/);

  await visit("/me");
  await submit(page.locator('form[action="/sign-out"] button'));
  await visit("/sign-in?next=/me/sessions");
  await awake(page, true);
  // A person who is not recognised by the device gets a sentence, and can try again.
  await keys.verified(false);
  await page.getByRole("button", { name: "Sign in with a passkey" }).click();
  await page.getByText("Nothing was sent").waitFor();
  await keys.verified(true);
  await page.getByRole("button", { name: "Sign in with a passkey" }).click();
  await page.waitForURL("**/me/sessions");
  await page.getByText("You are signed in.", { exact: true }).waitFor();
  await page.getByText("This device").waitFor();

  await visit("/me/passkeys");
  await page.getByRole("link", { name: "Rename Work laptop" }).click();
  await page.getByLabel("Name of this passkey").fill("Home laptop");
  await submit(page.locator('main input[name="name"]'));
  await page.getByRole("link", { name: "Remove Home laptop" }).click();
  await good(page);
  await submit(page.getByRole("button", { name: "Remove" }));
  await page.getByRole("heading", { name: "You have no passkey yet" }).waitFor();

  // The device still has it, but it opens nothing any more.
  await visit("/me");
  await submit(page.locator('form[action="/sign-out"] button'));
  await visit("/sign-in");
  await awake(page, true);
  await page.getByRole("button", { name: "Sign in with a passkey" }).click();
  await page.locator(".error-summary").getByText("We do not know this passkey").waitFor();
});
