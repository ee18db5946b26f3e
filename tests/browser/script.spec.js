// The reader without the view: what another page or a tool gets from `read(text)`.

import { EXAMPLES, expect, open, test } from './harness.js';

/** What the module's `read` gives for `text`, imported from the page as any script would. */
async function read(page, text) {
  return page.evaluate(async (words) => {
    const address = document.querySelector('link[rel=modulepreload]').href;
    const module = await import(address);
    await module.default();
    return module.read(words);
  }, text);
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
  await page.route(`${site}elsewhere.html`, (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>A tool</title>' }));
  await page.goto(`${site}elsewhere.html`);
  const found = await page.evaluate(async ([address, words]) => {
    const { read, tally } = await import(address);
    return { story: read(words), counts: [...tally(words)], view: document.querySelector('main') };
  }, [`${site}reader.js`, EXAMPLES.french]);
  expect(found.story).toMatchObject({ version: 1, language: 'fr' });
  expect(found.counts[0]).toBe(found.story.participants.length);
  expect(found.view).toBeNull();
});
