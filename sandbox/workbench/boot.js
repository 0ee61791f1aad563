// Starts the program from what stands in this page, and counts what goes to a network: nothing has to.
// The page is kept as it came, so that it can be saved byte for byte.
{
  const source = "<!DOCTYPE html>\n" + document.documentElement.outerHTML;
  const text = id => document.getElementById(id).textContent;
  const isNetwork = address => /^(https?|wss?|ftp):/.test(address);
  let requests = 0;
  const count = many => {
    if (many > 0) {
      requests += many;
      dispatchEvent(new Event("koto-requests"));
    }
  };
  new PerformanceObserver(list => count(list.getEntries().filter(entry => isNetwork(entry.name)).length))
    .observe({ type: "resource", buffered: true });
  // What the browser has stopped counts too.
  addEventListener("securitypolicyviolation", stopped => count(isNetwork(stopped.blockedURI) ? 1 : 0));

  let program;
  const unpack = async () => {
    const packed = Uint8Array.from(atob(text("program")), letter => letter.charCodeAt(0));
    const plain = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
    return WebAssembly.compile(await new Response(plain).arrayBuffer());
  };

  globalThis.workbench = {
    source: () => source,
    requests: () => requests,
    // The same glue and the same program once more, off the page's own thread.
    worker: () => {
      const address = URL.createObjectURL(new Blob([text("glue"), text("worker")], { type: "text/javascript" }));
      const worker = new Worker(address);
      worker.addEventListener("message", ({ data }) => count(data.requests));
      worker.postMessage(program);
      return worker;
    },
  };

  (async () => {
    try {
      program = await unpack();
      await wasm_bindgen({ module_or_path: program });
      document.getElementById("boot").remove();
    } catch (fault) {
      console.error(fault);
      document.getElementById("boot-loading")?.remove();
      document.getElementById("boot-failed")?.removeAttribute("hidden");
    }
  })();
}
