// What a stranger meets: a page that opens from any sub-path of any host, and a box to paste into.

import { box, expect, expectAccessible, test } from './harness.js';

test('opens under a sub-path with a box to paste into', async ({ page, site }) => {
  await page.goto(site);
  await expect(page).toHaveTitle(/Dépêche/);
  await expect(box(page)).toBeVisible();
});

for (const [locale, word] of [['fr-FR', 'fr'], ['en-GB', 'en'], ['de-DE', 'en']]) {
  test(`speaks ${word} to a browser that asks for ${locale}`, async ({ elsewhere }) => {
    const page = await elsewhere('', { locale });
    await expect(page.locator('html')).toHaveAttribute('lang', word);
  });
}

for (const locale of ['fr-FR', 'en-GB']) {
  for (const colorScheme of ['light', 'dark']) {
    test(`is accessible when empty, ${locale}, ${colorScheme}`, async ({ elsewhere }) => {
      const page = await elsewhere('', { locale, colorScheme });
      await expect(box(page)).toBeVisible();
      await expectAccessible(page);
    });
  }
}
