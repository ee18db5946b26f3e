// The page without a network. `cargo xtask build` fills in the build and its files (xtask/src/seal.rs); src/offline/page.js
// registers it, and off.js beside this takes it away from every reader.
//
// A build is kept whole or not at all: each file must have the digest that this build gave it, so that no page ever runs
// with a part of another build. The page itself is asked of the network first, for it names all the rest. Only the grammars
// of languages that nobody reads here are left out: such a one is kept when it is first asked for.

const BUILD = '@build@';
const FILES = '@files@'; // { './name': integrity }; './' is the page
const GRAMMARS = '@grammars@'; // { language: ['./name', integrity] }
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
    const grammar = Object.values(GRAMMARS).find(([file]) => file === `./${name}`);
    if (grammar) event.respondWith(kept(`./${name}`).then((file) => file ?? first(grammar)));
    else if (`./${name}` in FILES) event.respondWith(kept(`./${name}`).then((file) => file ?? fetch(request)));
    return;
  }
  const escaped = /^(?:index\.html)?%(?:25)*23(.+)$/.exec(name);
  if (escaped) event.respondWith(Response.redirect(`${origin}${BASE}#${escaped[1]}`));
  else if (name === '' || name === 'index.html') event.respondWith(page(request, search));
});

async function keep() {
  const cache = await caches.open(CACHE);
  const grammars = (await languages()).map((language) => GRAMMARS[language]);
  const files = [...Object.entries(FILES), ...grammars].map(async ([name, integrity]) => {
    const file = await fetch(name, { integrity, cache: 'no-cache' });
    if (!file.ok) throw new Error(`${name}: ${file.status}`);
    await cache.put(name, file);
  });
  await Promise.all(files);
}

/** The languages read here: the browser's own, as src/boot.js finds it, and those that an earlier build has kept. */
async function languages() {
  const spoken = navigator.languages.map((tag) => tag.slice(0, 2));
  const own = spoken.find((language) => language in GRAMMARS) ?? 'en';
  const ours = (await caches.keys()).filter((name) => name.startsWith(OURS));
  const had = await Promise.all(ours.map(async (name) => (await caches.open(name)).keys()));
  const before = (language) => had.flat().some(({ url }) => url.includes(`/grammar-${language}-`));
  return Object.keys(GRAMMARS).filter((language) => language === own || before(language));
}

/** A grammar that was not kept yet. */
async function first([name, integrity]) {
  const file = await fetch(name, { integrity });
  // Into no cache that off.js took away.
  if (file.ok && (await caches.has(CACHE))) await (await caches.open(CACHE)).put(name, file.clone());
  return file;
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
