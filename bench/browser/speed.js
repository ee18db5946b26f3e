// One number: milliseconds per kilobyte of the project's dispatches, for a module and its JavaScript that stand in
// DEPECHE_DIST without a page. `cargo xtask bench --matrix` compares ways to build the module with it.

import { launch, moduleOf, serve, text, texts } from './browser.js';

const server = await serve();
const browser = await launch();
try {
  const page = await browser.newPage();
  await page.goto(`${server.origin}/bench/`);
  const dispatches = texts('dispatch-').map(text);
  const bytes = dispatches.reduce((sum, words) => sum + Buffer.byteLength(words), 0);
  const ms = await page.evaluate(async ([address, dispatches]) => {
    const module = await import(address.script);
    await module.default({ module_or_path: address.wasm });
    let best = Infinity;
    for (let round = 0; round < 15; round += 1) {
      const start = performance.now();
      for (const words of dispatches) module.tally(words);
      best = Math.min(best, performance.now() - start);
    }
    return best;
  }, [moduleOf(server.origin), dispatches]);
  console.log(((ms / bytes) * 1000).toFixed(4));
} finally {
  await browser.close();
  server.stop();
}
