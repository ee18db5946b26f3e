// What the page is, on a page of its own: reached from the first screen and from a story, readable, and nothing missing.

import { EXAMPLES, expect, expectAccessible, open, paste, test } from './harness.js';

for (const [locale, text, first, beside, title] of [
  ['fr-FR', EXAMPLES.french, 'À propos', 'À propos de cette page', 'À propos de Dépêche'],
  ['en-GB', EXAMPLES.english, 'About', 'About this page', 'About Dépêche'],
]) {
  for (const colorScheme of ['light', 'dark']) {
    test.describe(`about, ${locale}, ${colorScheme}`, () => {
      test.use({ locale, colorScheme });

      test('is reached from the first screen and from a story, and back leads there', async ({ page, site }) => {
        await open(page, site);
        await page.getByRole('link', { name: first, exact: true }).click();
        await expect(page.getByRole('heading', { name: title })).toBeInViewport();
        await expectAccessible(page);
        for (const file of ['LICENCES.txt', 'LICENSE-MIT', 'LICENSE-APACHE']) {
          const answer = await page.request.get(site + file);
          expect(await answer.text(), file).toMatch(/licen[cs]e/i);
        }
        await page.goBack();
        await paste(page, text);
        await page.locator('.legend summary').click();
        await page.getByRole('link', { name: beside }).click();
        await expect(page.getByRole('heading', { name: title })).toBeInViewport();
        await page.goBack();
        await expect(page.getByRole('article')).toContainText(text.split('\n')[0].slice(0, 20));
      });
    });
  }
}
