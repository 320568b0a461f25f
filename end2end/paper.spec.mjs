// Somebody without an account votes at the desk, with a clerk who fills in the ballot.

import assert from "node:assert/strict";

import { good, journey, shot, signInByLink, submit } from "./lib.mjs";

const CLERK = "case.worker@lindenau.example";

const WORDS = {
  "en-GB": {
    compare: "Compare with the document",
    passport: "Passport",
    same: "The document shows this person",
    fill: "Fill in the ballot",
    helps: "You fill in this ballot for",
    print: "Print the receipt",
    voted: "Has voted",
    sheet: "Print what stands about them",
    acting: "Acting for the person at the desk",
    end: "End the visit",
    over: "The visit is over.",
  },
  "de-DE": {
    compare: "Mit dem Ausweis vergleichen",
    passport: "Reisepass",
    same: "Der Ausweis zeigt diese Person",
    fill: "Stimmzettel ausfüllen",
    helps: "Sie füllen diesen Stimmzettel für",
    print: "Drucken Sie die Quittung",
    voted: "Hat abgestimmt",
    sheet: "Ausdrucken, was über die Person",
    acting: "Für die Person am Schalter gehandelt",
    end: "Besuch beenden",
    over: "Der Besuch ist beendet.",
  },
};

/** The reference of somebody who has no account, from the table for mail merge. */
async function reference(page, server) {
  const answer = await page.context().request.post(`${server.url}/desk/letters`, {
    form: { reference: "", district: "", count: "1", days: "30", format: "csv" },
    headers: { origin: server.url },
  });
  assert.equal(answer.status(), 200);
  return (await answer.text()).trim().split("\n").at(-1).split(",")[0];
}

for (const [locale, words] of Object.entries(WORDS)) {
  journey(`a clerk helps somebody without an account to vote (${locale})`, { locale }, async ({ page, server, scripts, visit }) => {
    await signInByLink(page, CLERK, server);
    const sought = await reference(page, server);
    await visit("/desk/paper");
    await good(page);
    await page.locator('main input[name="reference"]').fill(sought);
    await submit(page.locator('main input[name="reference"]'));
    await good(page);
    await page.locator("main .rows a").first().click();
    await page.getByRole("heading", { level: 1, name: words.compare }).waitFor();
    await submit(page.locator('main input[name="document"]').first());
    await good(page);
    if (scripts) await shot(page, `paper-refused-${locale}`);
    await page.getByLabel(words.passport).check();
    await page.getByLabel(words.same).check();
    await submit(page.getByLabel(words.passport));
    await page.getByRole("link", { name: words.fill }).first().waitFor();
    await good(page);
    if (scripts) await shot(page, `paper-visit-${locale}`);
    const visiting = page.url();
    await page.getByRole("link", { name: words.fill }).first().click();
    await page.getByText(words.helps).waitFor();
    await good(page);
    if (scripts) await shot(page, `paper-ballot-${locale}`);
    await page.locator('main input[name="option"] + label, main label[for="option"]').first().click();
    await submit(page.locator('main input[name="option"]').first());
    await page.getByText(words.helps).waitFor();
    await good(page);
    if (scripts) await shot(page, `paper-check-${locale}`);
    await submit(page.locator('main input[name="salt"]').locator(".."));
    await page.getByText(words.print).waitFor();
    await good(page);
    if (scripts) await shot(page, `paper-receipt-${locale}`);
    await page.goto(visiting);
    await page.getByText(words.voted).first().waitFor();
    await page.getByRole("link", { name: words.sheet }).click();
    await page.getByText(words.acting).first().waitFor();
    await good(page);
    if (scripts) await shot(page, `paper-sheet-${locale}`);
    await page.goto(visiting);
    await submit(page.getByRole("button", { name: words.end }));
    await page.getByText(words.over).waitFor();
  });
}
