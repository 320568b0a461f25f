// What holds for every page, seen from Chromium: policy, cookies, language, problems, another site's form.

import assert from "node:assert/strict";
import { createServer } from "node:http";

import { good, journey, shot } from "./lib.mjs";

const PAGES = ["/", "/polls", "/spaces", "/help", "/help/secrecy", "/help/accessibility", "/help/privacy", "/sign-in", "/demo/outbox"];

// `journey` fails on any violation of the policy; here every public page is opened once.
journey("no page breaks its own policy", { timeout: 180_000 }, async ({ page, visit }) => {
  for (const path of PAGES) {
    const response = await visit(path);
    assert.equal(response.status(), 200, path);
    // A page with islands names the nonce of its one script; one without names none.
    const islands = (await page.locator("leptos-island").count()) > 0;
    const policy = response.headers()["content-security-policy"];
    assert.match(policy, islands ? /script-src 'self' 'nonce-[\w-]{22,}'/ : /script-src 'self' 'wasm-unsafe-eval'/, path);
    assert.equal(await page.locator("[style]").count(), 0, `style attributes on ${path}`);
    assert.equal(await page.locator("style").count(), 0, `style elements on ${path}`);
    await good(page);
  }
});

journey("an unknown address is a page that helps on", { expected: [/status of 404/] }, async ({ page, scripts, visit }) => {
  const response = await visit("/nowhere/at/all");
  assert.equal(response.status(), 404);
  await good(page);
  if (scripts) await shot(page, "not-found");
  await page.getByRole("searchbox").fill("bridge");
  await page.getByRole("searchbox").press("Enter");
  assert.equal(new URL(page.url()).pathname, "/polls");
  assert.equal(new URL(page.url()).searchParams.get("q"), "bridge");
});

journey("the language stays chosen, and the page stays the same", async ({ page, context, visit }) => {
  await visit("/help/privacy");
  await page.getByRole("contentinfo").getByRole("link", { name: "Deutsch" }).click();
  assert.equal(new URL(page.url()).pathname, "/help/privacy");
  assert.equal(await page.locator("html").getAttribute("lang"), "de");
  await visit("/");
  assert.equal(await page.locator("html").getAttribute("lang"), "de");
  const cookie = (await context.cookies()).find(({ name }) => name === "language");
  assert.equal(cookie.httpOnly, true);
  assert.equal(cookie.sameSite, "Lax");
});

journey("the first tab leads past the header", async ({ page, visit }) => {
  await visit("/");
  await page.keyboard.press("Tab");
  const skip = page.getByRole("link", { name: "Skip to main content" });
  assert.ok(await skip.evaluate((link) => link === document.activeElement));
  await skip.press("Enter");
  assert.ok(page.url().endsWith("#main"));
});

journey("a form of another site is refused in words", { expected: [/status of 403/] }, async ({ page, server, visit }) => {
  await visit("/");
  const html = `<!doctype html><title>Elsewhere</title><form method="post" action="${server.url}/sign-in/link"><input name="email" value="a@b.example"><button>Win</button></form>`;
  const elsewhere = createServer((_, response) => response.setHeader("content-type", "text/html").end(html));
  await new Promise((resolve) => elsewhere.listen(0, "127.0.0.1", resolve));
  try {
    await page.goto(`http://127.0.0.1:${elsewhere.address().port}/`);
    const [response] = await Promise.all([page.waitForNavigation(), page.getByRole("button", { name: "Win" }).click()]);
    assert.equal(response.status(), 403);
    await page.getByRole("heading", { name: /did not come from one of our pages/ }).waitFor();
  } finally {
    elsewhere.closeAllConnections();
    elsewhere.close();
  }
});
