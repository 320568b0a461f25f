// Starts the islands of a page: loads the WebAssembly once, then wakes each <leptos-island> in document order, so
// that an island is awake before the islands inside it. Served only with pages that have an island. In a worker there is
// no page, and one thing to do.
import init, * as mod from "./@SCRIPT@";

try {
  await init({ module_or_path: new URL("./@MODULE@", import.meta.url) });
} catch (error) {
  // A browser without WebAssembly, or a broken connection: style sheets show what a page has to say to that.
  if (globalThis.document) document.documentElement.dataset.islands = "failed";
  throw error;
}
if (globalThis.document) {
  await wakeIslands();
} else {
  mod.work();
}

async function wakeIslands() {
  mod.hydrate();
  for (const island of document.querySelectorAll("leptos-island")) {
    const wake = mod[island.dataset.component];
    if (!wake) {
      console.warn(`No code for the island ${island.dataset.component}.`);
      continue;
    }
    // Children handed to an outer island see that island's context again.
    island.parentElement?.closest("leptos-children")?.$$on_hydrate?.();
    await wake(island);
  }
  document.documentElement.dataset.islands = "ready";
}
