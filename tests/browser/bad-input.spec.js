// What is not a dispatch is answered with a sentence that says so, and stays in the box.

import { box, drop, EXAMPLES, expect, open, paste, pasteAsOne, test } from './harness.js';

const READ = 'Read the dispatch';

const REFUSED = [
  { what: 'only spaces', text: ' \n\t\u00a0 ', sentence: /not a word/ },
  { what: 'one word', text: 'Bergen', sentence: /only one word/ },
  {
    what: 'another language',
    text: 'El presidente del gobierno anunció ayer en Madrid que su partido no apoyará la reforma hasta que haya un acuerdo con los sindicatos.',
    sentence: /neither French nor English/,
  },
  { what: 'far too much', text: 'The harbour was closed by the wind. '.repeat(12_000), sentence: /432,000 characters long; the limit is/ },
];

for (const { what, text, sentence } of REFUSED) {
  test(`${what} is answered, and stays in the box`, async ({ page, site }) => {
    await open(page, site);
    await paste(page, text);
    await page.getByRole('button', { name: READ }).click();
    await expect(page.getByRole('alert')).toContainText(sentence);
    await expect(box(page)).toHaveValue(text);
  });
}

test('an empty box is answered', async ({ page, site }) => {
  await open(page, site);
  await page.getByRole('button', { name: READ }).click();
  await expect(page.getByRole('alert')).toContainText(/box is empty/);
});

test('another language is read when the reader insists', async ({ page, site }) => {
  await open(page, site);
  await paste(page, REFUSED[2].text);
  await page.getByRole('button', { name: 'Read it anyway' }).click();
  await expect(page.getByRole('complementary', { name: 'The explorer' })).toBeVisible();
});

test('a picture dropped as a file is answered, and nothing is lost', async ({ page, site }) => {
  await open(page, site);
  await box(page).fill('half a thought');
  await drop(page, { name: 'photo.png', type: 'image/png', bytes: [0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 0, 0, 1, 0] });
  await expect(page.getByRole('alert')).toContainText(/photo\.png.* is not a text file/);
  await expect(box(page)).toHaveValue('half a thought');
  // What was typed is read after a pause.
  await expect(page.getByRole('article')).toContainText('half a thought');
  await expect(page.getByRole('alert')).toContainText(/photo\.png.* is not a text file/);
});

test('a text file dropped on the page is read', async ({ page, site }) => {
  await open(page, site);
  await drop(page, { name: 'cocoa.txt', type: 'text/plain', bytes: new TextEncoder().encode(EXAMPLES.english) });
  await expect(page.getByRole('complementary', { name: 'The explorer' })).toBeVisible();
});

test('300 KB are read', async ({ page, site }) => {
  await open(page, site);
  const text = EXAMPLES.english.repeat(Math.ceil(300_000 / EXAMPLES.english.length)).slice(0, 300_000);
  await pasteAsOne(page, text);
  await expect(page.getByRole('complementary', { name: 'The explorer' })).toBeVisible();
});

test('control characters and halves of surrogate pairs are read around', async ({ page, site }) => {
  await open(page, site);
  await box(page).evaluate((area, text) => {
    area.value = text;
    area.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertFromPaste' }));
  }, `\u0000\ud83d ${EXAMPLES.english} \udc00\u0007`);
  await page.getByRole('button', { name: READ }).or(page.getByRole('complementary', { name: 'The explorer' })).first().waitFor();
  await expect(page.getByRole('complementary', { name: 'The explorer' })).toBeVisible();
});
