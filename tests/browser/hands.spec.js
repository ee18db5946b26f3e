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

const column = (page) => page.locator('#story');

const SEVERAL = {
  en: {
    first: `Ferry crews to strike on Friday

OSLO, Jan 6, 2026 (Reuters) - The crews of the ferries will strike on Friday, their union said, after talks about pay and rest had failed for a third time. “We have waited long enough,” said Anna Blum, who leads the union, on Tuesday.`,
    second: `Ports of the west stay shut

BERGEN, Jan 7, 2026 (Reuters) - The ports of the west stay shut until Monday, the minister for the coast, Paul Rey, said on Wednesday, since no ship may leave before the crews are back. He asked travellers to stay at home until then.`,
    asked: 'several dispatches',
    place: 'Dispatch 2 of 2',
    whole: 'All of it, as one text',
    both: '2 dispatches, read as one text',
    previous: 'Previous',
    back: 'Bring the text back',
  },
  fr: {
    first: `Les équipages des bacs en grève vendredi

OSLO, 6 janvier 2026 (AFP) - Les équipages des bacs feront grève vendredi, a annoncé leur syndicat, après le troisième échec des discussions sur les salaires et le repos. « Nous avons assez attendu », a dit mardi Anna Blum, qui dirige le syndicat.`,
    second: `Les ports de l'ouest restent fermés

BERGEN, 7 janvier 2026 (AFP) - Les ports de l'ouest restent fermés jusqu'à lundi, a dit mercredi le ministre du Littoral, Paul Rey, puisqu'aucun bateau ne part avant le retour des équipages. Il a prié les voyageurs de rester chez eux.`,
    asked: 'plusieurs dépêches',
    place: 'Dépêche 2 sur 2',
    whole: 'Le tout, comme un seul texte',
    both: '2 dépêches, lues comme un seul texte',
    previous: 'Précédent',
    back: 'Reprendre le texte',
  },
};

for (const [language, width, colorScheme] of [['en', 1280, 'light'], ['fr', 360, 'dark']]) {
  test.describe(`of several dispatches in one paste, ${language}, ${width} px, ${colorScheme}`, () => {
    test.use({ locale: language, viewport: { width, height: 800 }, colorScheme });
    const told = SEVERAL[language];
    const [first, second] = [told.first, told.second].map((text) => text.split('\n')[0]);

    test('one is read, then the other, and all as one', async ({ page, site }) => {
      await open(page, site);
      await paste(page, `${told.first}\n\n${told.second}`);
      await expect(page.getByText(told.asked)).toBeInViewport();
      await expectAccessible(page);
      await page.getByRole('button', { name: second }).click();
      await expect(column(page).locator('.text')).toContainText('Paul Rey');
      await expect(column(page).locator('.text')).not.toContainText('Anna Blum');
      await expect(page.getByText(told.asked)).toBeHidden();
      const others = column(page).locator('.others');
      await expect(others).toContainText(told.place);
      await expectAccessible(page);
      await others.getByRole('button', { name: told.previous }).click();
      await expect(column(page).locator('.text')).toContainText('Anna Blum');
      await others.locator('summary').click();
      await expect(others.getByRole('button', { name: first })).toHaveAttribute('aria-current', 'true');
      await others.getByRole('button', { name: told.whole }).click();
      await expect(others).toContainText(told.both);
      await expect(column(page).locator('.text')).toContainText('Paul Rey');
      await expect(column(page).locator('.text')).toContainText('Anna Blum');
    });

    test('none is lost to another text', async ({ page, site }) => {
      await open(page, site);
      await paste(page, `${told.first}\n\n${told.second}`);
      await page.getByRole('button', { name: second }).click();
      await expect(column(page).locator('.text')).toContainText('Paul Rey');
      await pasteHere(page, EXAMPLES[language === 'fr' ? 'french' : 'english']);
      await expect(column(page).locator('.text')).not.toContainText('Paul Rey');
      await page.getByRole('button', { name: told.back }).click();
      await page.getByRole('button', { name: first }).click();
      await expect(column(page).locator('.text')).toContainText('Anna Blum');
    });

    test('none is lost to a reload', async ({ page, site }) => {
      await open(page, site);
      await paste(page, `${told.first}\n\n${told.second}`);
      await page.getByRole('button', { name: second }).click();
      await expect(column(page).locator('.text')).toContainText('Paul Rey');
      await page.reload();
      await page.getByRole('button', { name: first }).click();
      await expect(column(page).locator('.text')).toContainText('Anna Blum');
    });
  });
}

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
