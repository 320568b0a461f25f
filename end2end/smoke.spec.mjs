// The first page, with scripts on and off, in both languages.

import assert from "node:assert/strict";

import { awake, good, journey, shot } from "./lib.mjs";

for (const locale of ["en-GB", "de-DE"]) {
  journey(`home in ${locale}`, { locale }, async ({ page, scripts, visit }) => {
    const response = await visit("/");
    assert.equal(response.status(), 200);
    assert.equal(await page.locator("html").getAttribute("lang"), locale.slice(0, 2));
    await page.getByRole("heading", { level: 1 }).waitFor();
    await awake(page, scripts);
    await good(page);
    if (scripts) await shot(page, `home-${locale.slice(0, 2)}`);
  });
}
