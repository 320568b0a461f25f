// What people are told and how: a number confirmed by a text message, an address by a letter, ways and pace, and a link that stops mails.

import assert from "node:assert/strict";

import { good, journey, newContext, shot, signInByLink, submit } from "./lib.mjs";
import { mailbox } from "./signin.mjs";

const CLERK = "case.worker@lindenau.example";

/** Types a value into a field of the profile. */
async function tell(page, server, key, value) {
  await page.goto(`${server.url}/me/about/${key}`);
  const field = page.locator('main [name="value"]');
  await field.fill(value);
  await submit(field);
  await page.waitForURL("**/me/about");
}

journey("a telephone number is confirmed by a text message, and notices come there", async ({ page, server, scripts, visit }) => {
  const number = scripts ? "030 5550101" : "030 5550102";
  const international = number.replace("030 ", "+4930");
  await signInByLink(page, `phone-${scripts}@example.org`, server);
  await tell(page, server, "phone", number);
  await good(page);
  await page.getByRole("link", { name: "Confirm the number" }).click();
  await page.getByRole("heading", { level: 1, name: "Confirm your telephone number" }).waitFor();
  await good(page);
  if (scripts) await shot(page, "phone-confirm");
  await submit(page.getByRole("button", { name: "Send the code" }));
  await page.waitForURL("**/me/about/phone/code");
  await good(page);
  if (scripts) await shot(page, "phone-code");
  await page.getByLabel("Code", { exact: true }).fill("12");
  await submit(page.getByLabel("Code", { exact: true }));
  await page.getByRole("heading", { name: "There is a problem" }).waitFor();
  await good(page);
  const messages = await mailbox(server, international);
  const code = messages[0].text.match(/\b(\d{6})\b/)[1];
  await page.getByLabel("Code", { exact: true }).fill(code);
  await submit(page.getByLabel("Code", { exact: true }));
  await page.waitForURL("**/me/about");
  await page.getByText("Confirmed.").first().waitFor();
  await good(page);

  await visit("/me/notices");
  await page.getByRole("heading", { level: 1, name: "Notices" }).waitFor();
  await good(page);
  if (scripts) await shot(page, "me-notices");
  await page.getByRole("link", { name: "Change What you asked or filed is answered" }).click();
  await good(page);
  if (scripts) await shot(page, "me-notices-kind");
  await page.getByLabel("By text message").check();
  await submit(page.getByLabel("By text message"));
  await page.waitForURL("**/me/notices");
  await page.getByText("By text message").first().waitFor();
  await visit("/me/notices/inbox");
  await page.getByText("No notices yet").waitFor();
  await good(page);
  if (scripts) await shot(page, "me-notices-inbox");
});

journey("a postal address is confirmed by a letter from the desk", async ({ page, server, scripts, visit }) => {
  await signInByLink(page, `letter-${scripts}@example.org`, server);
  await tell(page, server, "address", `Bahnhofstr. ${scripts ? 7 : 8}\n20095 Elsewhere`);
  await visit("/me/about/address/confirm");
  await good(page);
  await submit(page.getByRole("button", { name: "Send me a letter" }));
  await page.getByText("waiting to be printed").waitFor();
  await good(page);
  const context = await newContext({ scripts });
  try {
    const desk = await context.newPage();
    await signInByLink(desk, CLERK, server);
    for (const path of ["/desk/contacts", "/desk/post"]) {
      assert.equal((await desk.goto(server.url + path)).status(), 200, path);
      await good(desk);
      if (scripts) await shot(desk, path.slice(1).replaceAll("/", "-"));
    }
    await submit(desk.getByRole("button", { name: "Print the letters" }));
    const sheet = desk.locator(".letter", { hasText: `Bahnhofstr. ${scripts ? 7 : 8}` });
    await good(desk);
    if (scripts) await shot(desk, "desk-post-printed");
    const code = await sheet.locator(".bignumber").innerText();
    await visit("/me/about/address/confirm");
    await good(page);
    await page.getByLabel("Code", { exact: true }).fill(code);
    await submit(page.getByLabel("Code", { exact: true }));
    await page.waitForURL("**/me/about");
    await page.getByText("Confirmed.").first().waitFor();
  } finally {
    await context.close();
  }
});

journey("a mail about opened data stops with one click", async ({ page, server, scripts, visit }) => {
  const email = `stop-${scripts}@example.org`;
  await signInByLink(page, email, server);
  const context = await newContext({ scripts });
  try {
    const desk = await context.newPage();
    await signInByLink(desk, CLERK, server);
    await desk.goto(`${server.url}/desk/people`);
    await desk.getByLabel("E-mail").fill(email);
    await submit(desk.getByLabel("E-mail"));
    await desk.locator("main .rows a").first().click();
    await desk.getByLabel("What do you open it for?").selectOption("request_of_person");
    await submit(desk.getByLabel("What do you open it for?"));
    await desk.getByText("It is recorded that you opened this.").waitFor();
  } finally {
    await context.close();
  }
  let stop;
  for (let tries = 0; tries < 20 && !stop; tries += 1) {
    const links = (await mailbox(server, email)).flatMap((mail) => mail.links);
    stop = links.find((link) => link.startsWith(`${server.url}/stop/`));
    if (!stop) await page.waitForTimeout(500);
  }
  assert.ok(stop, "the mail says how to stop it");
  await visit("/me/notices/inbox");
  await page.getByText("Somebody opened data about you").first().waitFor();
  await good(page);
  if (scripts) await shot(page, "me-notices-inbox-new");
  await submit(page.getByRole("button", { name: "Mark all as read" }));
  await page.goto(stop);
  await page.getByRole("heading", { level: 1, name: "Stop these e-mails?" }).waitFor();
  await good(page);
  if (scripts) await shot(page, "stop");
  await submit(page.getByRole("button", { name: "Stop" }));
  await page.getByRole("heading", { level: 1, name: "Stopped" }).waitFor();
  await good(page);
  await visit("/me/notices");
  await page.getByText("Here on the site alone").first().waitFor();
});

journey("the pages of notices speak German", { locale: "de-DE" }, async ({ page, server, visit }) => {
  await signInByLink(page, "amira@lindenau.example", server);
  for (const path of ["/me/notices", "/me/notices/poll_opens", "/me/notices/inbox", "/me/about"]) {
    assert.equal((await visit(path)).status(), 200, path);
    assert.equal(await page.locator("html").getAttribute("lang"), "de");
    await good(page);
  }
});
