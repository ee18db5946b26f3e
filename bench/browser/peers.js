// The shipped module's reader beside the libraries that find names in a browser, in one page of one Chromium: the same
// texts, runs that alternate, the best run of each. Then what adversarial texts cost the module.

import { build } from 'esbuild';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { launch, moduleOf, serve, table, text, texts } from './browser.js';

const ROUNDS = 9;

await build({
  stdin: {
    contents: `
      export { default as compromise } from 'compromise';
      export { default as frCompromise } from 'fr-compromise';
      import winkNLP from 'wink-nlp';
      import model from 'wink-eng-lite-web-model';
      export const wink = winkNLP(model);`,
    resolveDir: import.meta.dirname,
  },
  bundle: true,
  minify: true,
  format: 'esm',
  platform: 'browser',
  outfile: join(process.env.DEPECHE_SCRATCH, 'peers.js'),
  logLevel: 'error',
});
// What a reading is, for each: the module's whole story; of the others, all they offer of what a story holds.
writeFileSync(
  join(process.env.DEPECHE_SCRATCH, 'readers.js'),
  `import { compromise, frCompromise, wink } from './peers.js';
   const names = (doc) => doc.people().length + doc.places().length + doc.organizations().length;
   export const peers = {
     compromise: (text) => names(compromise(text)),
     'fr-compromise': (text) => names(frCompromise(text)),
     'wink-nlp': (text) => wink.readDoc(text).entities().length(),
   };`,
);

const server = await serve();
const browser = await launch();
try {
  const page = await browser.newPage();
  await page.goto(`${server.origin}/bench/`);
  const version = browser.version();
  await page.evaluate(async ([module, readers]) => {
    const own = await import(module.script);
    await own.default({ module_or_path: module.wasm });
    for (const [language, url] of Object.entries(module.grammars)) {
      own.provide(language, new Uint8Array(await (await fetch(url)).arrayBuffer()));
    }
    await own.prepare();
    const { peers } = await import(readers);
    globalThis.readers = {
      'read: the story as an object': (words) => own.read(words).participants.length,
      'tally: read, and only counted': (words) => own.tally(words)[0],
      ...peers,
    };
  }, [moduleOf(server.origin), `${server.origin}/bench/readers.js`]);

  for (const [language, rivals] of [['en', ['compromise', 'wink-nlp']], ['fr', ['fr-compromise']]]) {
    const dispatches = texts(`dispatch-${language}-`).map(text);
    const bytes = dispatches.reduce((sum, words) => sum + Buffer.byteLength(words), 0);
    const own = ['read: the story as an object', 'tally: read, and only counted'];
    const best = await page.evaluate(alternate, { names: [...own, ...rivals], dispatches, rounds: ROUNDS });
    const rows = best.map(({ name, ms }) => {
      const per = (ms / bytes) * 1000;
      return [name, per.toFixed(per < 1 ? 4 : 2), `${(ms / best[0].ms).toFixed(1)} ×`, `${(ms / best[1].ms).toFixed(1)} ×`];
    });
    const size = `${dispatches.length} dispatches, ${(bytes / 1000).toFixed(0)} KB`;
    table(`Reading in Chromium ${version}, ${language}: ${size}`, ['', 'ms/KB', 'of read', 'of tally'], rows);
  }

  const rows = [];
  for (const name of ['ordinary-2M', ...texts('shape-')]) {
    const words = text(name);
    const [{ ms }] = await page.evaluate(alternate, {
      names: ['tally: read, and only counted'], dispatches: [words], rounds: 3,
    });
    const bytes = Buffer.byteLength(words);
    rows.push([name.replace('shape-', ''), (bytes / 1024).toFixed(0), ms.toFixed(1), ((ms / bytes) * 1000).toFixed(4)]);
  }
  table('Large and adversarial texts in the same module', ['', 'KB', 'ms', 'ms/KB'], rows);
} finally {
  await browser.close();
  server.stop();
}

/** Times each reader over all dispatches, one after the other, round after round; the best round of each. */
function alternate({ names, dispatches, rounds }) {
  const pass = (name) => {
    let found = 0;
    for (const words of dispatches) found += globalThis.readers[name](words);
    globalThis.found = found;
  };
  // The first pass warms up; a pass that is shorter than 30 ms is repeated, since the clock's steps are long.
  const repeats = names.map((name) => {
    pass(name);
    const start = performance.now();
    pass(name);
    return Math.max(1, Math.ceil(30 / Math.max(0.1, performance.now() - start)));
  });
  const best = names.map(() => Infinity);
  for (let round = 0; round < rounds; round += 1) {
    names.forEach((name, i) => {
      const start = performance.now();
      for (let n = 0; n < repeats[i]; n += 1) pass(name);
      best[i] = Math.min(best[i], (performance.now() - start) / repeats[i]);
    });
  }
  return names.map((name, i) => ({ name, ms: best[i] }));
}
