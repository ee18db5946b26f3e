// Attendance as a plan: who sits in the room, whose chair is taken for them, who is awaited; on the screen and on paper.

import { EXAMPLES, expect, expectAccessible, open, paste, test } from './harness.js';

for (const [locale, text, context, represented, host] of [
  ['fr-FR', EXAMPLES.french, /^Contexte/, /Kemal Aydogan\s*par Leyla Erdem/, /Hélène Castagnier\s*hôte/],
  ['en-GB', EXAMPLES.english, /^Context/, /Konan Brou\s*by Mariam Coulibaly/, /Esi Amoako\s*host/],
]) {
  for (const colorScheme of ['light', 'dark']) {
    test.describe(`attendance, ${locale}, ${colorScheme}`, () => {
      test.use({ locale, colorScheme });

      test('is a plan, with the same as a list, and prints', async ({ page, site }) => {
        await open(page, site);
        await paste(page, text);
        await page.getByRole('tab', { name: context }).click();
        const plan = page.getByRole('tabpanel').locator('.plan');
        await expect(plan.locator('.seat.represented')).toHaveText(represented);
        await expect(plan.locator('.seat.host')).toHaveText(host);
        await expect(page.getByRole('tabpanel').locator('.ledger dl')).toBeVisible();
        await expectAccessible(page);
        await plan.locator('.seat.host .named').click();
        await expect(plan.locator('.seat.current')).toHaveText(host);

        await page.emulateMedia({ media: 'print' });
        await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
        await expect(page.locator('.paper .plan .seat.represented')).toHaveText(represented);
        await test.info().attach('paper', { body: await page.screenshot({ fullPage: true }), contentType: 'image/png' });
      });
    });
  }
}
