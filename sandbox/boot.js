// Starts the program. A module of its own, so that the page needs no inline script.
import init from "./app.js";

try {
  await init({ module_or_path: new URL("./app.wasm", import.meta.url) });
  document.getElementById("boot")?.remove();
} catch (fault) {
  console.error(fault);
  document.getElementById("boot-loading")?.remove();
  document.getElementById("boot-failed")?.removeAttribute("hidden");
}
