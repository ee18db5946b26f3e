// What a dispatch comes to, in brief: beside the story on a desk, above it on a phone; lit with the story and lighting it.

import { EXAMPLES, expect, expectAccessible, open, paste, test } from './harness.js';

const READINGS = [
  {
    locale: 'fr-FR',
    text: EXAMPLES.french,
    title: 'En bref',
    answers: [/Présents.*Hélène Castagnier.*\(hôte\)/, /Absents.*Tarek Mansour.*représenté par Leyla Erdem/, /À suivre.*parlements/],
    quote: /Un câble coupé/,
    person: 'Kemal Aydogan',
  },
  {
    locale: 'en-GB',
    text: EXAMPLES.english,
    title: 'In brief',
    answers: [/There.*Esi Amoako.*\(host\)/, /Absent.*Konan Brou.*represented by Mariam Coulibaly/, /Next.*five parliaments/],
    quote: /For two years we have sold/,
    person: 'Konan Brou',
  },
];

for (const { locale, text, title, answers, quote, person } of READINGS) {
  const glance = (page) => page.getByRole('region', { name: title });

  test.describe(`in brief, ${locale}`, () => {
    test.use({ locale });

    for (const [where, viewport] of [['a desk', { width: 1280, height: 800 }], ['a phone', { width: 360, height: 740 }]]) {
      test.describe(where, () => {
        test.use({ viewport });

        test('the first screen answers who is there, who is not, and what comes next', async ({ page, site }) => {
          await open(page, site);
          await paste(page, text);
          for (const answer of answers) await expect(glance(page).locator('.line').filter({ hasText: answer })).toBeInViewport();
          await expectAccessible(page);
        });
      });
    }

    test('a line leads to its words and its card, and is lit from the story', async ({ page, site }) => {
      await open(page, site);
      await paste(page, text);
      await glance(page).getByRole('button', { name: quote }).click();
      await expect(page.getByRole('article').locator('.here').filter({ hasText: quote })).toBeInViewport();
      await expect(page.locator('#tab-said')).toHaveAttribute('aria-selected', 'true');
      await expect(glance(page).locator('.lit-line')).toHaveCount(1);

      await page.getByRole('article').locator('.text').getByRole('button', { name: person }).first().click();
      const lit = glance(page).locator('.lit-line [aria-current]');
      await expect(lit).toHaveText(person);
      await expect(page.getByRole('tabpanel').getByRole('button', { expanded: true })).toBeInViewport({ ratio: 1 });
      await page.keyboard.press('Escape');
      await expect(glance(page).locator('.lit-line')).toHaveCount(0);
    });

    test('is one stop of the Tab key, walked with the arrows', async ({ page, site }) => {
      await open(page, site);
      await paste(page, text);
      const stops = glance(page).getByRole('button');
      await expect(glance(page).locator('[tabindex="0"]')).toHaveCount(1);
      await stops.first().focus();
      await page.keyboard.press('ArrowDown');
      await expect(stops.nth(1)).toBeFocused();
      await page.keyboard.press('Enter');
      await expect(stops.nth(1)).toHaveAttribute('aria-current', 'true');
    });
  });
}
