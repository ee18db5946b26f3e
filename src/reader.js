// The reader for scripts of others, under a name that stays; `cargo xtask build` fills in the names of its build's files
// (xtask/src/seal.rs). Ready to use once imported; what else of the page a text needs is fetched with it.

import init, { missing, prepare, provide, read as readNow, tally as tallyNow } from './@module@.js';

await init({ module_or_path: new URL('./@module@_bg.wasm', import.meta.url) });

const GRAMMARS = { fr: './@fr@', en: './@en@' };
const asked = {};

export async function read(text) {
  await Promise.all([ready(text), prepare()]);
  return readNow(text);
}

export async function tally(text) {
  await ready(text);
  return tallyNow(text);
}

async function ready(text) {
  const language = missing(text);
  if (!language) return;
  asked[language] ??= fetched(language).finally(() => delete asked[language]);
  await asked[language];
}

async function fetched(language) {
  const answer = await fetch(new URL(GRAMMARS[language], import.meta.url));
  if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
  provide(language, new Uint8Array(await answer.arrayBuffer()));
}
