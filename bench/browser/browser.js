// What every script here starts from: the built page on a server of its own, and Chromium.
//
// The environment names them: DEPECHE_DIST the built page, DEPECHE_TEXTS a folder of texts, CHROME the browser,
// DEPECHE_SCRATCH a folder to write in, DEPECHE_NO_SANDBOX set where there is none to keep.

import { chromium } from 'playwright-core';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

const { CHROME, DEPECHE_DIST: DIST, DEPECHE_TEXTS: TEXTS, DEPECHE_SCRATCH: SCRATCH, DEPECHE_NO_SANDBOX } = process.env;

/** Switches that keep what is not the page from taking time beside it. */
export const SWITCHES = [
  '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-quic', '--disable-gpu',
  '--no-first-run', ...(DEPECHE_NO_SANDBOX ? ['--no-sandbox'] : []),
];

const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
};

/** Serves dist/ at `/page/`, gzipped as the plainest of static hosts would, and SCRATCH at `/bench/`. */
export async function serve() {
  if (!DIST || !existsSync(DIST)) {
    throw new Error(`there is no built page in ${DIST || 'DEPECHE_DIST'}: run this with \`cargo xtask bench\``);
  }
  const cache = new Map();
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://host');
    if (pathname === '/bench/') {
      response.writeHead(200, { 'content-type': TYPES['.html'] }).end('<!doctype html><title>bench</title>');
      return;
    }
    const file = [['/page/', DIST], ['/bench/', SCRATCH]]
      .filter(([at]) => pathname.startsWith(at))
      .map(([at, folder]) => join(folder, pathname === at ? 'index.html' : pathname.slice(at.length)))[0];
    if (!file || file.includes('..') || !existsSync(file) || !statSync(file).isFile()) {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('not here');
      return;
    }
    if (!cache.has(file)) cache.set(file, gzipSync(readFileSync(file), { level: 9 }));
    response
      .writeHead(200, {
        'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
        'content-encoding': 'gzip',
        'cache-control': 'max-age=600',
      })
      .end(cache.get(file));
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** Chromium, as the browser tests start it. */
export const launch = () =>
  chromium.launch({ executablePath: CHROME, chromiumSandbox: !DEPECHE_NO_SANDBOX, args: SWITCHES });

/** Where the page's own module, its JavaScript and its grammars are served: the bundler names them after what is in them. */
export const moduleOf = (origin) => {
  const at = (pattern) => {
    const name = readdirSync(DIST).find((file) => pattern.test(file));
    if (!name) throw new Error(`there is no ${pattern} in ${DIST}`);
    return `${origin}/page/${name}`;
  };
  const grammars = { fr: at(/^grammar-fr-.*\.bin$/), en: at(/^grammar-en-.*\.bin$/) };
  return { script: at(/^depeche.*\.js$/), wasm: at(/^depeche.*_bg\.wasm$/), grammars };
};

/** A text that `depeche-bench --write` left in DEPECHE_TEXTS. */
export const text = (name) => readFileSync(join(TEXTS, `${name}.txt`), 'utf8');

/** The names of those texts that begin with `prefix`. */
export const texts = (prefix) =>
  readdirSync(TEXTS)
    .filter((file) => file.startsWith(prefix) && file.endsWith('.txt'))
    .map((file) => file.slice(0, -4))
    .sort();

/** Prints rows in columns: the first to the left, the rest to the right. */
export function table(title, head, rows) {
  const cells = [head, ...rows].map((row) => row.map(String));
  const widths = head.map((_, column) => Math.max(...cells.map((row) => row[column].length)));
  const line = (row) =>
    `  ${row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i]))).join('   ')}`;
  console.log(`\n${title}`);
  for (const row of cells) console.log(line(row));
}
