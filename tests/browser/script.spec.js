// The reader without the view: what another page or a tool gets from `read(text)`.

import { EXAMPLES, expect, open, test } from './harness.js';

/** What `read` gives for `text`, imported into the page as any script would. */
async function read(page, text) {
  return page.evaluate(async (words) => {
    const { read } = await import('./reader.js');
    return read(words);
  }, text);
}

/** Opens a page of somebody else's on the same host. */
async function openOther(page, site) {
  await page.route(`${site}elsewhere.html`, (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>A tool</title>' }));
  await page.goto(`${site}elsewhere.html`);
}

test('read gives a plain object with the story', async ({ page, site }) => {
  await open(page, site);
  const story = await read(page, EXAMPLES.french);
  expect(story).toMatchObject({ version: 1, language: 'fr', published: '2026-03-10' });
  expect(story.participants.map(({ name }) => name)).toContain('Hélène Castagnier');
  expect(Object.getPrototypeOf(story)).toBe(Object.prototype);
});

test('offsets count as JavaScript strings do', async ({ page, site }) => {
  await open(page, site);
  // A character of two UTF-16 units and four bytes before everything else.
  const text = `\u{1f6a2} ${EXAMPLES.english}`;
  const story = await read(page, text);
  const excerpts = [];
  JSON.stringify(story, (key, value) => {
    if (value && typeof value === 'object' && typeof value.text === 'string' && Number.isInteger(value.start)) excerpts.push(value);
    return value;
  });
  expect(excerpts.length).toBeGreaterThan(10);
  for (const { text: words, start, end } of excerpts) expect(text.slice(start, end)).toBe(words);
});

test('read takes any string', async ({ page, site }) => {
  await open(page, site);
  for (const text of ['', ' ', '"', '\ud800', '\u0000'.repeat(10), '« '.repeat(1000)]) {
    expect(await read(page, text)).toMatchObject({ version: 1 });
  }
});

test('another page gets the reader under a name that stays, without the view', async ({ page, site }) => {
  await openOther(page, site);
  const found = await page.evaluate(async ([address, words]) => {
    const { read, tally } = await import(address);
    return { story: await read(words), counts: [...(await tally(words))], view: document.querySelector('main') };
  }, [`${site}reader.js`, EXAMPLES.french]);
  expect(found.story).toMatchObject({ version: 1, language: 'fr' });
  expect(found.counts[0]).toBe(found.story.participants.length);
  expect(found.view).toBeNull();
});

test('the grammar of a language is fetched with its first text, once', async ({ page, site }) => {
  const languages = [];
  page.on('request', (request) => languages.push(...(/grammar-(..)-/.exec(request.url())?.slice(1) ?? [])));
  await openOther(page, site);
  await page.evaluate((address) => import(address), `${site}reader.js`);
  expect(languages).toEqual([]);
  await page.evaluate(async ([address, ...texts]) => {
    const { read, tally } = await import(address);
    await Promise.all(texts.map(read));
    await Promise.all(texts.map(tally));
  }, [`${site}reader.js`, EXAMPLES.french, EXAMPLES.french, EXAMPLES.english]);
  expect(languages.toSorted()).toEqual(['en', 'fr']);
});

test.describe('without its grammar', () => {
  test.use({ tolerated: [/ERR_FAILED|Failed to fetch/] });

  test('read rejects, and reads once it can be had', async ({ page, site }) => {
    await openOther(page, site);
    const read = () => page.evaluate(async ([address, words]) => (await import(address)).read(words), [`${site}reader.js`, EXAMPLES.french]);
    await page.route('**/grammar-fr-*.bin', (route) => route.abort());
    await expect(read()).rejects.toThrow(/fetch/);
    await page.unroute('**/grammar-fr-*.bin');
    expect(await read()).toMatchObject({ version: 1, language: 'fr' });
  });
});
