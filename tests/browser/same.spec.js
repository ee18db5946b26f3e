// What is computed is the same everywhere, bit for bit: every dispatch of the project has the same story in the module as in a
// native program. Trees decide about most of a story; one other head shows.

import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, open, test } from './harness.js';

const folder = fileURLToPath(new URL('../dispatches/', import.meta.url));
const files = readdirSync(folder).filter((name) => name.endsWith('.txt')).sort();

test('a dispatch has the same story in the page as natively', async ({ page, site }) => {
  const paths = files.map((name) => folder + name);
  const native = execFileSync(process.env.DEPECHE_STORIES, paths, { encoding: 'utf8', maxBuffer: 1 << 28 });
  const expected = native.trim().split('\n').map((line) => JSON.parse(line));
  expect(expected).toHaveLength(files.length);
  await open(page, site);
  for (const [i, name] of files.entries()) {
    const story = await page.evaluate(async (words) => {
      const { read } = await import('./reader.js');
      return read(words);
    }, readFileSync(folder + name, 'utf8'));
    expect(story, name).toEqual(expected[i]);
  }
});
