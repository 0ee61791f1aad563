// Behind the glue in the worker: the first message is the program. The worker counts its own requests too.
{
  const isNetwork = address => /^(https?|wss?|ftp):/.test(address);
  const count = many => { if (many > 0) postMessage({ requests: many }); };
  new PerformanceObserver(list => count(list.getEntries().filter(entry => isNetwork(entry.name)).length))
    .observe({ type: "resource", buffered: true });
  addEventListener("securitypolicyviolation", stopped => count(isNetwork(stopped.blockedURI) ? 1 : 0));
  addEventListener("message", ({ data }) => wasm_bindgen({ module_or_path: data }), { once: true });
}
