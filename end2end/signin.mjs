// Signing in as a person of the demonstration: by the link in a mail, or by a passkey of a virtual authenticator.

import assert from "node:assert/strict";

import { newContext } from "./chromium.mjs";

/**
 * The mails in the demonstration's outbox, newest first: `to`, `subject`, `text`, `links` (absolute URLs).
 *
 * The outbox page has one <article> for each mail, newest first, with data-to (the address) on it, its subject as its
 * heading and its text with real links.
 */
export async function mailbox(server, address) {
  const context = await newContext();
  try {
    const page = await context.newPage();
    const response = await page.goto(`${server.url}/demo/outbox`);
    assert.equal(response.status(), 200, "the outbox of the demonstration");
    const mails = await page.locator("article[data-to]").evaluateAll((articles) =>
      articles.map((article) => ({
        to: article.dataset.to,
        subject: article.querySelector("h1, h2, h3")?.textContent.trim() ?? "",
        text: article.innerText,
        links: [...article.querySelectorAll("a[href]")].map((link) => link.href),
      })),
    );
    return address ? mails.filter((mail) => mail.to.toLowerCase() === address.toLowerCase()) : mails;
  } finally {
    await context.close();
  }
}

/** The newest link to sign in that was sent to this address. */
export async function newestLink(server, address) {
  const links = (await mailbox(server, address)).flatMap((mail) => mail.links);
  const link = links.find((url) => url.startsWith(`${server.url}/sign-in/link/`));
  assert.ok(link, `no mail to ${address} has a link to sign in`);
  return link;
}

/**
 * Signs in by mail: asks for a link at /sign-in, opens it, and presses the one button of its page if it has one (a link
 * alone must not sign in, since mail scanners open links).
 */
export async function signInByLink(page, email, server) {
  const at = server ?? { url: new URL(page.url()).origin };
  await page.goto(`${at.url}/sign-in`);
  const field = page.locator('main input[name="email"]');
  await field.fill(email);
  await submit(field);
  await page.goto(await newestLink(at, email));
  const confirm = page.locator('main form[method="post"]');
  if ((await confirm.count()) === 1) await submit(confirm);
}

/** Presses the first submit button of the form that an element is in, and waits until the page that follows is loaded. */
export async function submit(element) {
  const form = element.locator("xpath=ancestor-or-self::form");
  const loaded = element.page().waitForEvent("load");
  await form.locator('button[type="submit"], button:not([type])').first().click();
  await loaded;
}

/**
 * Gives a page a virtual authenticator: built in, with resident keys and user verification, that says yes at once.
 *
 * Returns `credentials()`, `verified(yes)` to make the person fail verification, and `remove()`.
 */
export async function authenticator(page) {
  const session = await page.context().newCDPSession(page);
  await session.send("WebAuthn.enable", { enableUI: false });
  const { authenticatorId } = await session.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return {
    credentials: async () => (await session.send("WebAuthn.getCredentials", { authenticatorId })).credentials,
    verified: (isUserVerified) => session.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified }),
    remove: () => session.send("WebAuthn.removeVirtualAuthenticator", { authenticatorId }),
  };
}
