// Takes the pictures that the README shows: the project's own example, with one of its people selected.

import { EXAMPLES, expect, open, paste, test } from './harness.js';
import { join } from 'node:path';

test.use({ locale: 'fr-FR', viewport: { width: 1280, height: 800 }, deviceScaleFactor: 1.25 });

test('screenshot', async ({ page, site }) => {
  await open(page, site);
  await paste(page, EXAMPLES.french);
  const person = page.getByRole('tabpanel').getByRole('button', { name: /^Hélène Castagnier/ });
  await expect(person).toBeVisible();
  await person.click();
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: join(process.env.DEPECHE_PICTURES, 'screenshot.png'), animations: 'disabled' });
});
