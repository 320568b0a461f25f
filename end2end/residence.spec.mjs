// From stranger to verified resident: a letter with a code, the desk, and who looked at the data.

import assert from "node:assert/strict";

import { awake, good, journey, newContext, shot, signInByLink, submit } from "./lib.mjs";

const CLERK = "case.worker@lindenau.example";
const MANAGER = "unit.manager@lindenau.example";
const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/** A page on which the case worker is signed in, or somebody else. */
async function clerk(server, scripts, email = CLERK) {
  const context = await newContext({ scripts });
  const page = await context.newPage();
  await signInByLink(page, email, server);
  return page;
}

/** A letter as the table for mail merge has it: reference and code. */
async function letter(page, server) {
  const answer = await page.context().request.post(`${server.url}/desk/letters`, {
    form: { reference: "", district: "", count: "1", days: "30", format: "csv" },
    headers: { origin: server.url },
  });
  assert.equal(answer.status(), 200);
  const row = (await answer.text()).trim().split("\n").at(-1);
  return { reference: row.split(",")[0], code: row.match(/[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/)[0] };
}

/** Opens a person at the desk for a purpose; day, month and year of birth. */
async function opened(page, server, reference, take) {
  await page.goto(`${server.url}/desk/people`);
  await page.getByLabel("Reference on the roll").fill(reference);
  await submit(page.getByLabel("Reference on the roll"));
  await page.getByText("1 person found").waitFor();
  if (take) await good(page);
  await page.locator("main .rows a").first().click();
  await page.getByRole("heading", { level: 1, name: "Open what stands about this person" }).waitFor();
  await submit(page.getByLabel("What do you open it for?"));
  await page.getByRole("heading", { name: "There is a problem" }).waitFor();
  if (take) await good(page);
  await page.getByLabel("What do you open it for?").selectOption("request_of_person");
  await submit(page.getByLabel("What do you open it for?"));
  await page.getByText("It is recorded that you opened this.").waitFor();
  if (take) {
    await good(page);
    await shot(page, "desk-person");
  }
  const born = await page.locator("main dl div", { hasText: "Born on" }).locator("dd").first().innerText();
  const [, day, month, year] = born.match(/(\d+) (\w+) (\d{4})/);
  return { day, month: String(MONTHS.findIndex((name) => name.startsWith(month.slice(0, 3))) + 1), year };
}

journey("a stranger becomes a resident with a code from a letter", async ({ page, server, scripts, visit }) => {
  const desk = await clerk(server, scripts);
  try {
    for (const path of ["/desk", "/desk/letters", "/desk/identify", "/desk/people", "/desk/claims", "/desk/signals"]) {
      assert.equal((await desk.goto(server.url + path)).status(), 200, path);
      await good(desk);
      if (scripts) await shot(desk, path.slice(1).replaceAll("/", "-"));
    }
    await desk.goto(`${server.url}/desk/letters`);
    await desk.locator("main input[name=count]").fill("2");
    await submit(desk.locator("main input[name=count]"));
    await desk.getByRole("heading", { level: 1, name: "2 letters" }).waitFor();
    await good(desk);
    if (scripts) await shot(desk, "desk-letters-made");

    const { reference, code } = await letter(desk, server);
    const born = await opened(desk, server, reference, scripts);

    await signInByLink(page, `stranger-${scripts}@example.org`, server);
    await visit("/step-up?needs=2&next=/polls");
    await good(page);
    if (scripts) await shot(page, "step-up");
    await page.getByRole("link", { name: "With a code from a letter" }).click();
    await page.getByRole("heading", { level: 1, name: "Type the code from your letter" }).waitFor();
    await good(page);
    await page.getByLabel("Code", { exact: true }).fill("7Q4M");
    await submit(page.getByLabel("Code", { exact: true }));
    await page.getByRole("heading", { name: "There is a problem" }).waitFor();
    await good(page);
    if (scripts) await shot(page, "code-refused");
    await page.getByLabel("Code", { exact: true }).fill(code.toLowerCase());
    await page.getByLabel("Day").fill(born.day);
    await page.getByLabel("Month").fill(born.month);
    await page.getByLabel("Year").fill(born.year);
    await submit(page.getByLabel("Code", { exact: true }));
    await page.waitForURL("**/polls");
    await page.getByText("Your residence is confirmed").waitFor();
    await visit("/me/residence");
    await page.getByText("with a code from a letter").waitFor();
    await good(page);
    if (scripts) await shot(page, "me-residence");

    // What the clerk opened before stands in the log, with a way to ask.
    await visit("/me/access");
    await page.getByText("The person asked for it").first().waitFor();
    await good(page);
    if (scripts) await shot(page, "me-access");
    await page.getByRole("link", { name: "Ask about this" }).first().click();
    await page.getByLabel("Your question").fill("Why did you open it?");
    await good(page);
    await submit(page.getByLabel("Your question"));
    await page.getByText("Your question is sent.").waitFor();
    const manager = await clerk(server, scripts, MANAGER);
    await manager.goto(`${server.url}/desk/questions`);
    await good(manager);
    await manager.locator("main .rows a").first().click();
    await good(manager);
    if (scripts) await shot(manager, "desk-question");
    await manager.getByLabel("Your answer").fill("You asked us to.");
    await submit(manager.getByLabel("Your answer"));
    await manager.context().close();
    await visit("/me/access");
    await page.getByText("You asked us to.").waitFor();
  } finally {
    await desk.context().close();
  }
});

journey("a clerk confirms at the desk who somebody is", async ({ page, server, scripts, visit }) => {
  const desk = await clerk(server, scripts);
  try {
    const { reference } = await letter(desk, server);
    await signInByLink(page, `at-the-desk-${scripts}@example.org`, server);
    await visit("/me/residence/desk");
    await good(page);
    await submit(page.getByRole("button", { name: "Get a number" }));
    const number = await page.locator(".bignumber").innerText();
    await good(page);
    if (scripts) await shot(page, "me-residence-number");
    await desk.goto(`${server.url}/desk/identify`);
    await desk.getByLabel("Number").fill(number);
    await submit(desk.getByLabel("Number"));
    await good(desk);
    await desk.getByLabel("Number on the roll").fill(reference);
    await submit(desk.getByLabel("Number on the roll"));
    await good(desk);
    if (scripts) await shot(desk, "desk-identify-found");
    await desk.locator("main .rows a").first().click();
    await desk.getByRole("heading", { level: 1, name: "Compare with the document" }).waitFor();
    await good(desk);
    if (scripts) await shot(desk, "desk-identify-compare");
    await desk.getByLabel("Passport").check();
    await desk.getByLabel("The document shows this person").check();
    await submit(desk.getByLabel("Passport"));
    await desk.getByText("The identity is confirmed").waitFor();
    await visit("/me/residence");
    await awake(page, scripts);
    await page.getByText("with an identity document at the desk").waitFor();
  } finally {
    await desk.context().close();
  }
});

journey("the pages of the roll speak German", { locale: "de-DE" }, async ({ page, server, scripts, visit }) => {
  const desk = await clerk(server, scripts);
  await desk.context().close();
  await signInByLink(page, CLERK, server);
  for (const path of ["/desk", "/desk/letters", "/desk/identify", "/desk/people", "/desk/claims", "/desk/signals", "/me/residence", "/me/access", "/me/residence/desk"]) {
    assert.equal((await visit(path)).status(), 200, path);
    assert.equal(await page.locator("html").getAttribute("lang"), "de");
    await good(page);
    if (scripts) await shot(page, `de${path.replaceAll("/", "-")}`);
  }
});

journey("an administrator sees what a file would change before it does", async ({ page, server, scripts, visit }) => {
  await signInByLink(page, "admin@lindenau.example", server);
  await visit("/admin/roll");
  await good(page);
  if (scripts) await shot(page, "admin-roll");
  const row = `e2e-${scripts},Given,Family,1990-05-17`;
  const file = (text) => ({ name: "roll.csv", mimeType: "text/csv", buffer: Buffer.from(text) });
  await page.getByLabel("File", { exact: true }).setInputFiles(file("reference,given_name\n1,A\n"));
  await submit(page.getByLabel("File", { exact: true }));
  await page.getByText("the column family_name is missing").waitFor();
  await good(page);
  if (scripts) await shot(page, "admin-roll-faults");
  await page.getByLabel("File", { exact: true }).setInputFiles(file(`reference,given_name,family_name,birth_date\n${row}\n`));
  await submit(page.getByLabel("File", { exact: true }));
  await page.getByRole("heading", { level: 1, name: "What would change" }).waitFor();
  await good(page);
  if (scripts) await shot(page, "admin-roll-changes");
  await submit(page.getByRole("button", { name: "Import" }));
  await page.getByText("The roll is up to date.").waitFor();
});
