// How long casting a secret ballot takes on a slow phone: Chromium at 360 pixels, its processor slowed down by six. Run by `cargo xtask bench browser`, which
// builds the release server and names it; prints one line of JSON for each vote.

import { closeBrowser, newContext } from "./chromium.mjs";
import { startServer } from "./server.mjs";
import { signInByLink } from "./signin.mjs";

const SLOWER = 6;
const POLL = "Where should the new playground go?";
const PEOPLE = ["amira", "moderator", "councillor", "case.worker", "budget"].map((name) => `${name}@lindenau.example`);

/** Milliseconds of one vote by their parts: until the request for the credential leaves, from its answer until the ballot leaves, and all of it. */
async function vote(server, email) {
  const context = await newContext({ context: { viewport: { width: 360, height: 740 } } });
  try {
    const page = await context.newPage();
    await page.goto(`${server.url}/polls`);
    await page.getByRole("link", { name: POLL }).first().click();
    await page.getByRole("heading", { level: 1, name: POLL }).waitFor();
    const poll = page.url();
    await signInByLink(page, email, server);
    const devtools = await context.newCDPSession(page);
    await devtools.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
    await page.goto(`${poll}/vote`);
    await page.locator("html[data-islands=ready]").waitFor({ state: "attached" });
    await page.locator("label", { hasText: "By the mill pond" }).click();
    await page.getByRole("button", { name: "Continue to check", exact: true }).click();
    await page.getByRole("heading", { level: 1, name: "Check your vote" }).waitFor();
    return await page.evaluate(async () => {
      const button = [...document.querySelectorAll("button")].find((one) => one.textContent.trim() === "Cast my vote");
      const begun = performance.now();
      button.click();
      while (!document.querySelector(".receipt-code")) await new Promise((resolve) => requestAnimationFrame(resolve));
      const whole = performance.now() - begun;
      const request = (ending) => performance.getEntriesByType("resource").findLast((one) => one.name.endsWith(ending));
      const [credential, ballot] = [request("/credential"), request("/ballots")];
      const blinding = credential.startTime - begun;
      const sealing = ballot.startTime - credential.responseEnd;
      return { blinding_ms: blinding, sealing_ms: sealing, whole_ms: whole };
    });
  } finally {
    await context.close();
  }
}

const server = await startServer();
try {
  for (const email of PEOPLE) console.log(JSON.stringify(await vote(server, email)));
} finally {
  await closeBrowser();
  await server.stop();
}
