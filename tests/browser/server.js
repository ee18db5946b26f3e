// The smallest static host there is, at a sub-path: what a built page has to work on. Nothing is served outside of it,
// so a URL that forgets to be relative is a 404, and a test that fails.

import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';

const SUB_PATH = '/some/sub-path/';

const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
};

/** Playwright's global set-up: serves dist/ on a free port, tells the tests where, and gives back how to stop. */
export default async function serve() {
  const dist = process.env.DEPECHE_DIST;
  if (!dist || !existsSync(join(dist, 'index.html'))) {
    throw new Error(`there is no built page in ${dist || 'DEPECHE_DIST'}: run these tests with \`cargo xtask test --only browser\``);
  }
  const server = createServer((request, response) => answer(dist, request, response));
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  process.env.DEPECHE_URL = `http://127.0.0.1:${server.address().port}${SUB_PATH}`;
  return () => {
    server.closeAllConnections();
    server.close();
  };
}

function answer(dist, request, response) {
  const { pathname } = new URL(request.url, 'http://host');
  const inside = pathname.startsWith(SUB_PATH) ? pathname.slice(SUB_PATH.length) || 'index.html' : null;
  // `normalize` of a rooted path cannot climb above the root.
  const file = inside === null ? null : join(dist, normalize(`/${decodeURIComponent(inside)}`));
  if (!file || !existsSync(file) || !statSync(file).isFile()) {
    response.writeHead(404, { 'content-type': 'text/plain' }).end('not here');
    return;
  }
  response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' });
  createReadStream(file).pipe(response);
}
