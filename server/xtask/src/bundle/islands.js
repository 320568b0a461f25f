// Starts the islands of a page: loads the WebAssembly once, then wakes each <leptos-island> in document order, so
// that an island is awake before the islands inside it. Served only with pages that have an island.
import init, * as mod from "./@SCRIPT@";

await init({ module_or_path: new URL("./@MODULE@", import.meta.url) });
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
