// The one Chromium of a spec file, and the contexts (people with their own cookies) in it.

import assert from "node:assert/strict";

import { chromium } from "playwright-core";

/** The height of every window. */
export const HEIGHT = 800;

const ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

let browser;

function theBrowser() {
  const executablePath = process.env.COMITIA_CHROMIUM;
  assert.ok(executablePath, "COMITIA_CHROMIUM names no Chromium; run the tests by `cargo xtask e2e`");
  browser ??= chromium.launch({ executablePath, args: ARGUMENTS });
  return browser;
}

/**
 * A fresh context; `context` has further options of Playwright's newContext. Nothing moves: axe would measure a colour on its way from one to
 * another.
 */
export async function newContext({ scripts = true, locale = "en-GB", context = {} } = {}) {
  return (await theBrowser()).newContext({
    reducedMotion: "reduce",
    javaScriptEnabled: scripts,
    locale,
    viewport: { width: 1280, height: HEIGHT },
    ...context,
  });
}

/** Ends Chromium if it was ever started. */
export async function closeBrowser() {
  await (await browser)?.close();
}
