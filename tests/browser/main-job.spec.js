// The main job: paste a dispatch, see who is in it, what is said and what it is about; select; share.

import { box, EXAMPLES, expect, expectAccessible, open, paste, test } from './harness.js';

const READINGS = [
  {
    locale: 'fr-FR',
    text: EXAMPLES.french,
    names: { story: 'La dépêche', explorer: 'L’explorateur', who: /^Qui/, said: /^Paroles/, context: /^Contexte/, share: 'Partager' },
    speaker: 'Hélène Castagnier',
    people: ['Hélène Castagnier', 'Slim Ben Youssef', 'Stavros Mavridis', 'Corrado Bellandi', 'Kemal Aydogan', 'Leyla Erdem', 'Tarek Mansour'],
    quote: /Un câble coupé, c'est un hôpital qui travaille à l'aveugle/,
    absent: 'Tarek Mansour',
    represented: { who: 'Kemal Aydogan', by: 'Leyla Erdem' },
    context: [/Le partage des frais/, /mettre deux navires à la disposition/, /dimanche\s8\smars\s2026/],
    link: /Texte reçu par un lien/,
  },
  {
    locale: 'en-GB',
    text: EXAMPLES.english,
    names: { story: 'The dispatch', explorer: 'The explorer', who: /^Who/, said: /^Said/, context: /^Context/, share: 'Share' },
    speaker: 'Bola Adeyinka',
    people: ['Esi Amoako', 'Etienne Mbarga', 'Bola Adeyinka', 'Konan Brou', 'Mariam Coulibaly', 'Komlan Agbeko', 'Annelies de Graaf'],
    quote: /Nobody plants a tree that he will not be allowed to sell/,
    absent: 'Cocoa Buyers',
    represented: { who: 'Konan Brou', by: 'Mariam Coulibaly' },
    context: [/Export quotas/, /The text must still be approved/, /20\sApril\s2026/],
    link: /This text came with a link/,
  },
];

for (const reading of READINGS) {
  const { locale, text, names } = reading;

  test.describe(`a dispatch read in ${locale}`, () => {
    test.use({ locale });

    const story = (page) => page.getByRole('article', { name: names.story });
    const explorer = (page) => page.getByRole('complementary', { name: names.explorer });
    const panel = (page) => explorer(page).getByRole('tabpanel');

    test('shows who is in it, what is said and what it is about', async ({ page, site }) => {
      await open(page, site);
      await paste(page, text);
      for (const name of reading.people) {
        await expect(panel(page).getByRole('button', { name: new RegExp(`^${name}`) })).toBeVisible();
      }

      await page.getByRole('tab', { name: names.said }).click();
      await expect(panel(page).getByRole('button', { name: reading.quote })).toBeVisible();
      await expect(panel(page).getByRole('heading', { level: 3 }).filter({ hasText: reading.speaker })).toBeVisible();

      await page.getByRole('tab', { name: names.context }).click();
      const ledger = panel(page).locator('.ledger');
      await expect(ledger.locator('div.absent')).toContainText(reading.absent);
      await expect(ledger.locator('div.represented')).toContainText(reading.represented.who);
      await expect(ledger.locator('div.represented')).toContainText(reading.represented.by);
      for (const fact of reading.context) await expect(panel(page)).toContainText(fact, { useInnerText: true });
    });

    test('shows every word of the text', async ({ page, site }) => {
      await open(page, site);
      await paste(page, text);
      const shown = await story(page).locator('.text').evaluate((element) => {
        const copy = element.cloneNode(true);
        copy.querySelectorAll('.margin').forEach((margin) => margin.remove());
        return copy.textContent;
      });
      const letters = (words) => words.replace(/\s+/g, '');
      expect(letters(shown)).toBe(letters(text));
    });

    test('lights a selected person’s words and quotes, and lets go on Escape', async ({ page, site }) => {
      await open(page, site);
      await paste(page, text);
      await expect(story(page).locator('.lit, .here')).toHaveCount(0);
      await panel(page).getByRole('button', { name: new RegExp(`^${reading.speaker}`) }).click();
      const lit = story(page).locator('.m.lit, .m.here');
      await expect(lit.filter({ hasText: reading.speaker }).first()).toBeInViewport();
      await expect(story(page).locator('.near').filter({ hasText: reading.quote })).not.toHaveCount(0);
      await page.keyboard.press('Escape');
      await expect(story(page).locator('.lit, .here, .near')).toHaveCount(0);
    });

    test('leads from a marked name to its card', async ({ page, site }) => {
      await open(page, site);
      await paste(page, text);
      await page.getByRole('tab', { name: names.context }).click();
      await story(page).getByRole('button', { name: reading.speaker }).first().click();
      await expect(panel(page).getByRole('button', { name: new RegExp(`^${reading.speaker}`) })).toHaveAttribute('aria-expanded', 'true');
    });

    test('is the same story in another reader’s browser', async ({ page, site, elsewhere }) => {
      await open(page, site);
      await paste(page, text);
      await panel(page).getByRole('button', { name: new RegExp(`^${reading.speaker}`) }).click();
      await page.getByRole('button', { name: names.share, exact: true }).click();
      await expect(page.getByRole('alert')).toContainText(/Link copied|Lien copié/);
      const link = await page.evaluate(() => navigator.clipboard.readText());
      expect(link).toBe(page.url());
      expect(link).toMatch(/#[A-Za-z0-9]+$/);

      const theirs = await elsewhere(link, { locale });
      await expect(explorer(theirs)).toBeVisible();
      await expect(theirs.getByText(reading.link)).toBeVisible();
      await expect(panel(theirs).getByRole('button', { name: new RegExp(`^${reading.speaker}`) })).toHaveAttribute('aria-expanded', 'true');
      // Not `innerText`, which leaves out what is too far out of sight to be laid out.
      expect(await story(theirs).locator('.text').textContent()).toBe(await story(page).locator('.text').textContent());
      expect(await panel(theirs).textContent()).toBe(await panel(page).textContent());
    });

    for (const colorScheme of ['light', 'dark']) {
      test(`is accessible when read, ${colorScheme}`, async ({ elsewhere }) => {
        const page = await elsewhere('', { locale, colorScheme });
        await expect(page.getByRole('toolbar')).toBeVisible();
        await box(page).fill(text);
        await expect(explorer(page)).toBeVisible();
        for (const tab of [names.who, names.said, names.context]) {
          await page.getByRole('tab', { name: tab }).click();
          await expectAccessible(page);
        }
        await page.getByRole('tab', { name: names.who }).click();
        await panel(page).getByRole('button', { name: new RegExp(`^${reading.speaker}`) }).click();
        await expectAccessible(page);
      });
    }
  });
}

test('reads an example for whoever has no dispatch at hand', async ({ page, site }) => {
  await open(page, site);
  await page.getByRole('button', { name: 'Cocoa talks in Accra' }).first().click();
  await expect(page.getByRole('complementary', { name: 'The explorer' })).toBeVisible();
  await expect(page.getByText(/its facts are invented/)).toBeVisible();
});

test('speaks the other language when asked, and remembers it', async ({ page, site }) => {
  await open(page, site);
  await page.getByRole('button', { name: 'Français' }).click();
  await expect(page.getByRole('button', { name: 'Lire la dépêche' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('button', { name: 'Lire la dépêche' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr');
});
