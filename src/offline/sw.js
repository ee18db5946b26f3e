// The page without a network. `cargo xtask build` fills in the build and its files (xtask/src/seal.rs); src/offline/page.js
// registers it, and off.js beside this takes it away from every reader.
//
// A build is kept whole or not at all: each file must have the digest that this build gave it, so that no page ever runs
// with a part of another build. The page itself is asked of the network first, for it names all the rest.

const BUILD = '@build@';
const FILES = '@files@'; // { './name': integrity }; './' is the page
const BASE = new URL('./', location.href).pathname;
// One host may hold several pages like this one.
const OURS = `depeche ${BASE} `;
const CACHE = OURS + BUILD;
/** How long the network may take to give the page before the kept one is shown, in milliseconds. */
const PATIENCE = 3000;

addEventListener('install', (event) => event.waitUntil(keep()));
addEventListener('activate', (event) => event.waitUntil(takeOver()));
addEventListener('message', ({ data, ports }) => {
  if (data === 'build') ports[0]?.postMessage(BUILD);
  if (data === 'take over') skipWaiting();
});
addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname, search } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin || !pathname.startsWith(BASE)) return;
  const name = pathname.slice(BASE.length);
  if (request.mode !== 'navigate') {
    if (`./${name}` in FILES) event.respondWith(kept(`./${name}`).then((file) => file ?? fetch(request)));
    return;
  }
  const escaped = /^(?:index\.html)?%(?:25)*23(.+)$/.exec(name);
  if (escaped) event.respondWith(Response.redirect(`${origin}${BASE}#${escaped[1]}`));
  else if (name === '' || name === 'index.html') event.respondWith(page(request, search));
});

async function keep() {
  const cache = await caches.open(CACHE);
  const files = Object.entries(FILES).map(async ([name, integrity]) => {
    const file = await fetch(name, { integrity, cache: 'no-cache' });
    if (!file.ok) throw new Error(`${name}: ${file.status}`);
    await cache.put(name, file);
  });
  await Promise.all(files);
}

async function takeOver() {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith(OURS) && name !== CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
  await clients.claim();
}

function kept(name) {
  // Not through `open`, which would make the cache anew after off.js took it away.
  return caches.match(name, { cacheName: CACHE, ignoreVary: true });
}

async function page(request, search) {
  const here = await kept('./');
  // A text that another program shares stands in the query: it is for this browser, and is sent nowhere.
  if (here && /[?&](?:title|text|url)=/.test(search)) return here;
  const late = new Promise((_, reject) => setTimeout(reject, PATIENCE));
  try {
    const fresh = await Promise.race([fetch(request, { cache: 'no-cache' }), here ? late : new Promise(() => {})]);
    return fresh.ok || fresh.type === 'opaqueredirect' ? fresh : (here ?? fresh);
  } catch {
    return here ?? Response.error();
  }
}
