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
  '.webmanifest': 'application/manifest+json',
};

/** Playwright's global set-up: serves dist/ on a free port, tells the tests where, and gives back how to stop. */
export default async function serve() {
  const dist = process.env.DEPECHE_DIST;
  if (!dist || !existsSync(join(dist, 'index.html'))) {
    throw new Error(`there is no built page in ${dist || 'DEPECHE_DIST'}: run these tests with \`cargo xtask test --only browser\``);
  }
  const host = await hosting(() => dist);
  process.env.DEPECHE_URL = host.url;
  return host.close;
}

/**
 * A host of its own: `folder()` says for each request which folder is served, so that a test can put another build in its
 * place. `requests` holds the path of everything asked for, `referrers` the pages that the browser says it was asked from;
 * `close` ends the host, as a network does.
 */
export async function hosting(folder) {
  const requests = [];
  const referrers = [];
  const server = createServer((request, response) => {
    requests.push(request.url);
    if (request.headers.referer) referrers.push(request.headers.referer);
    answer(folder(), request, response);
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  const close = () => {
    server.closeAllConnections();
    return new Promise((closed) => server.close(closed));
  };
  return { url: `http://127.0.0.1:${server.address().port}${SUB_PATH}`, requests, referrers, close };
}

function answer(dist, request, response) {
  const { pathname } = new URL(request.url, 'http://host');
  const inside = pathname.startsWith(SUB_PATH) ? pathname.slice(SUB_PATH.length) || 'index.html' : null;
  // `normalize` of a rooted path cannot climb above the root.
  const file = inside === null ? null : join(dist, normalize(`/${decodeURIComponent(inside)}`));
  if (file && isFile(file)) {
    send(response, 200, file);
  } else if (inside !== null && isFile(join(dist, '404.html'))) {
    send(response, 404, join(dist, '404.html'));
  } else {
    response.writeHead(404, { 'content-type': 'text/plain' }).end('not here');
  }
}

const isFile = (file) => existsSync(file) && statSync(file).isFile();

function send(response, status, file) {
  response.writeHead(status, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' });
  createReadStream(file).pipe(response);
}
