// What the browser tests share: a server of their own, Chromium, and the questions asked of every page.
//
// A journey is registered twice, with scripts on and off, and fails on any console error, page error or violation of
// the content security policy. Find things by their accessible role and name.

import assert from "node:assert/strict";
import { mkdir } from "node:fs/promises";
import { after, test } from "node:test";

import { AxeBuilder } from "@axe-core/playwright";

import { closeBrowser, HEIGHT, newContext } from "./chromium.mjs";
import { startServer } from "./server.mjs";

export { newContext } from "./chromium.mjs";
export { authenticator, mailbox, newestLink, signInByLink, submit } from "./signin.mjs";

const WIDTHS = [320, 360, 1280];
const SHOT_WIDTHS = [360, 1280];
const TIMEOUT = 240_000;
const RESULTS = new URL("./results/", import.meta.url);

let server;

/** The server of this spec file, started at its first use. */
export function theServer() {
  server ??= startServer();
  return server;
}

after(async () => {
  await closeBrowser();
  await (await server)?.stop();
});

/**
 * Registers a test with scripts on and one with scripts off.
 *
 * `walk` gets `page`, `context`, `scripts` (true or false), `server` and `visit(path)`, which opens a path of the server
 * and returns the response. Options: `locale` (default "en-GB"), `scripts: [true]` for what only works with scripts,
 * `expected` (regular expressions of console errors that belong to the journey), `context` (further options of
 * Playwright's newContext, such as colorScheme).
 */
export function journey(name, options, walk) {
  if (typeof options === "function") return journey(name, {}, options);
  for (const scripts of options.scripts ?? [true, false]) {
    test(`${name} (scripts ${scripts ? "on" : "off"})`, { timeout: options.timeout ?? TIMEOUT }, async () => {
      const context = await newContext({ ...options, scripts });
      const complaints = listen(context);
      try {
        const page = await context.newPage();
        const running = await theServer();
        await walk({ page, context, scripts, server: running, visit: (path) => page.goto(running.url + path) });
        const unexpected = complaints.filter((line) => !(options.expected ?? []).some((rule) => rule.test(line)));
        assert.deepEqual(unexpected, [], `the browser complained in "${name}"`);
      } finally {
        await context.close();
      }
    });
  }
}

/** Collects console errors (CSP violations and failed loads among them) and uncaught errors of all pages. */
export function listen(context) {
  const complaints = [];
  context.on("console", (message) => {
    if (message.type() !== "error" && !/Content Security Policy|hydrat/i.test(message.text())) return;
    // The answer to a refused form is a page with status 422, and 404 and 403 are pages too; Chromium logs them.
    if (/the server responded with a status of 4\d\d/.test(message.text()) && isPage(message)) return;
    complaints.push(`${message.type()}: ${message.text()} (${message.location().url})`);
  });
  context.on("weberror", (error) => complaints.push(`page error: ${error.error().message}`));
  return complaints;
}

function isPage(message) {
  return message.page()?.frames().some((frame) => frame.url() === message.location().url) ?? false;
}

/** Waits until the islands of the page are awake; at once where there are none or scripts are off. */
export async function awake(page, scripts) {
  if (!scripts || (await page.locator("leptos-island").count()) === 0) return;
  await page.locator("html[data-islands=ready]").waitFor({ state: "attached" });
}

/**
 * No violation found by axe (all WCAG 2.2 A and AA rules and best practices).
 *
 * Axe is a script, so a page with scripts off is looked at again in a context with the same cookies and scripts on,
 * filled with the very HTML the first one shows, where nothing but axe runs.
 */
export async function axe(page, { except = [] } = {}) {
  const violations = (await runsScripts(page)) ? await audit(page, except) : await auditCopy(page, except);
  const shown = violations.map(({ id, help, nodes }) => `${id}: ${help}\n${nodes.map((n) => `    ${n.html}`).join("\n")}`);
  assert.deepEqual(shown, [], `axe found violations on ${page.url()}`);
}

async function audit(page, except) {
  return (await new AxeBuilder({ page }).disableRules(except).analyze()).violations;
}

async function auditCopy(page, except) {
  const html = withoutScripts(await page.content());
  const storageState = await page.context().storageState();
  const context = await newContext({ context: { bypassCSP: true, storageState, viewport: page.viewportSize() } });
  try {
    const copy = await context.newPage();
    const isDocument = (url) => url.href === withoutHash(page.url());
    await copy.route(isDocument, (route) => route.fulfill({ contentType: "text/html; charset=utf-8", body: html }));
    await copy.goto(page.url());
    return await audit(copy, except);
  } finally {
    await context.close();
  }
}

function withoutHash(url) {
  return url.split("#")[0];
}

function withoutScripts(html) {
  return html.replace(/<script\b[^>]*>[\s\S]*?<\/script\s*>/gi, "").replace(/<noscript>|<\/noscript>/gi, "");
}

/** Whether this page runs scripts: only then does the parser take what is in <noscript> as mere text. */
async function runsScripts(page) {
  return page.evaluate(() => {
    const probe = document.createElement("div");
    probe.innerHTML = "<noscript><i></i></noscript>";
    return probe.querySelector("i") === null;
  });
}

/** Nothing sticks out sideways at 320, 360 and 1280 pixels. Leaves the viewport as it was. */
export async function fits(page, widths = WIDTHS) {
  await atWidths(page, widths, async (width) => {
    const [content, window] = await page.evaluate(() => [document.scrollingElement.scrollWidth, innerWidth]);
    const wide = content > window ? await sticksOut(page) : [];
    assert.ok(content <= window, `${page.url()} is ${content} px wide in ${width} px: ${wide.join(", ")}`);
  });
}

async function sticksOut(page) {
  return page.evaluate(() =>
    [...document.querySelectorAll("body *")]
      .filter((element) => element.getBoundingClientRect().right > innerWidth + 1 || element.scrollWidth > innerWidth)
      .slice(0, 5)
      .map((element) => `<${element.localName} class="${element.className}">`),
  );
}

/** Writes results/NAME-360.png and results/NAME-1280.png of the whole page. */
export async function shot(page, name, widths = SHOT_WIDTHS) {
  await mkdir(RESULTS, { recursive: true });
  await atWidths(page, widths, async (width) => {
    const path = new URL(`${name}-${width}.png`, RESULTS).pathname;
    await page.screenshot({ path, fullPage: true, animations: "disabled" });
  });
}

async function atWidths(page, widths, look) {
  const before = page.viewportSize();
  for (const width of widths) {
    await page.setViewportSize({ width, height: HEIGHT });
    await look(width);
  }
  await page.setViewportSize(before);
}

/** All that is asked of every page: it names itself, has one first heading, no axe violation, and fits. */
export async function good(page) {
  assert.notEqual(await page.title(), "", `${page.url()} has no title`);
  assert.equal(await page.getByRole("heading", { level: 1 }).count(), 1, `first headings on ${page.url()}`);
  await axe(page);
  await fits(page);
}
