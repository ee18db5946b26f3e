// What hands expect: a paste anywhere is read, what was done is said for a while only, and a card tells all.

import { box, EXAMPLES, expect, expectAccessible, open, paste, test } from './harness.js';

const story = (page) => page.getByRole('article', { name: 'The dispatch' });
const alert = (page) => page.getByRole('alert').filter({ hasText: /./ });

/** Pastes where the focus is, and nowhere else. */
const pasteHere = async (page, text) => {
  await page.evaluate((words) => navigator.clipboard.writeText(words), text);
  await page.keyboard.press('ControlOrMeta+V');
};

test('a text pasted over an open story is read, and the old one can be had back', async ({ page, site }) => {
  await open(page, site);
  // An example is never kept: it can be had again.
  await paste(page, `${EXAMPLES.english}\nIt rained.`);
  await expect(story(page)).toContainText('Cocoa states');
  await pasteHere(page, EXAMPLES.french);
  await expect(story(page)).toContainText('Quatorze pays');
  await expect(alert(page)).toContainText('took the place of yours');
  await page.getByRole('button', { name: 'Bring the text back' }).click();
  await expect(story(page)).toContainText('Cocoa states');
});

test('a paste into a field beside a story stays in the field', async ({ page, site }) => {
  await open(page, site);
  await paste(page, EXAMPLES.english);
  const search = page.getByRole('searchbox', { name: 'Search the dispatch' });
  await search.focus();
  await pasteHere(page, 'Adeyinka');
  await expect(search).toHaveValue('Adeyinka');
  await expect(story(page)).toContainText('Cocoa states');
});

test('a pasted address is told to be one', async ({ page, site }) => {
  await open(page, site);
  await paste(page, 'https://example.org/world/cocoa-states-near-deal-on-a-price-floor-for-their-harvest-2026');
  await expect(alert(page)).toContainText('This is an address and not the text of a dispatch');
  await expect(box(page)).toHaveValue(/^https/);
  await expectAccessible(page);
});

test('what was done is said for a while, and longer for whoever points at it', async ({ page, site }) => {
  test.setTimeout(60_000);
  await page.clock.install();
  await open(page, site);
  await paste(page, EXAMPLES.english);
  await page.locator('#tab-said').click();
  const copy = page.getByRole('tabpanel').getByRole('button', { name: 'Copy', exact: true }).first();
  await copy.click();
  await expect(alert(page)).toContainText('Quote copied');
  await alert(page).hover();
  await page.clock.runFor(7_000);
  await expect(alert(page)).toContainText('Quote copied');
  await page.mouse.move(2, 2);
  await page.clock.runFor(7_000);
  await expect(alert(page)).toHaveCount(0);
});

test('reported speech is copied as such', async ({ page, site }) => {
  await open(page, site);
  await paste(page, EXAMPLES.english);
  await page.locator('#tab-said').click();
  const quotes = page.getByRole('tabpanel').locator('.quote.indirect').filter({ hasText: 'push buyers' });
  await quotes.getByRole('button', { name: 'Copy', exact: true }).click();
  await expect(alert(page)).toContainText('Quote copied');
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toMatch(/^\[reported speech\] a fixed price would push buyers.*Annelies de Graaf/);
});

test('a card tells whom somebody stands in for, and a kept day what happens on it', async ({ page, site }) => {
  await open(page, site);
  await paste(page, EXAMPLES.english);
  await story(page).locator('.text').getByRole('button', { name: 'Mariam Coulibaly' }).first().click();
  const card = page.getByRole('tabpanel').locator('.who.open');
  await expect(card.locator('.told')).toContainText(/In place of\s*Konan Brou/);
  await expectAccessible(page);
  await page.locator('#tab-context').click();
  const day = page.locator('.timeline > ol > li').filter({ hasText: '20 April 2026' });
  await expect(day).toHaveCount(1);
  await expect(day).toContainText('meet again in Yaounde');
  await expect(day).toContainText('to come');
});
