// Everything the page can show is accessible, in both languages and both themes.

import { box, EXAMPLES, expect, expectAccessible, open, paste, test } from './harness.js';

const TONGUES = [
  {
    locale: 'fr-FR',
    text: EXAMPLES.french,
    words: {
      examples: 'Exemples', recent: 'Récentes', keep: 'Garder mes dépêches dans ce navigateur', text: 'Texte', theme: /^Thème/,
      export: 'Exporter', share: 'Partager', ways: 'Autres façons', plain: 'Lecture simple', marked: 'Lecture annotée', why: 'Pourquoi',
      search: 'Chercher dans la dépêche', filter: 'Filtrer les participants', marks: 'Surligner', legend: 'Légende',
      fromLink: 'Texte reçu par un lien', damaged: /lien/, new: 'Nouvelle', restore: 'Reprendre le texte',
    },
  },
  {
    locale: 'en-GB',
    text: EXAMPLES.english,
    words: {
      examples: 'Examples', recent: 'Recent', keep: 'Keep my dispatches in this browser', text: 'Text', theme: /theme$/,
      export: 'Export', share: 'Share', ways: 'Other ways', plain: 'Plain reading', marked: 'Marked reading', why: 'Why',
      search: 'Search the dispatch', filter: 'Filter participants', marks: 'Marks', legend: 'Key',
      fromLink: 'This text came with a link', damaged: /link/, new: 'New', restore: 'Bring the text back',
    },
  },
];

const panel = (page) => page.getByRole('tabpanel');
const button = (page, name) => page.getByRole('button', { name, exact: true });
const nothingIn = 'it was raining and nothing happened, as is often so on the plains when the sky is low and the wind has gone.';

/**
 * What the page can show: how to get there from the state before, told in `words` of the interface. Each is judged in
 * this order, on one page.
 */
const ON_A_DESK = [
  ['the empty page', async () => {}],
  ['a notice of what cannot be read', async ({ page }) => {
    await box(page).fill('   ');
    await page.locator('.box-tools .main').click();
    await expect(page.getByRole('alert').filter({ hasText: /./ })).toBeVisible();
  }],
  ['the examples', async ({ page, words }) => button(page, words.examples).click()],
  ['recent stories, none kept', async ({ page, words }) => {
    await page.keyboard.press('Escape');
    await button(page, words.recent).first().click();
    await page.getByRole('checkbox', { name: words.keep }).check();
  }],
  ['a story: who', async ({ page, text }) => {
    await page.keyboard.press('Escape');
    await paste(page, text);
    await expect(panel(page).getByRole('button', { expanded: false }).first()).toBeVisible();
  }],
  ['recent stories, one kept', async ({ page, words }) => {
    await button(page, words.recent).first().click();
    await expect(page.getByRole('listitem').filter({ has: page.locator('[popovertarget=recent]') })).toBeVisible();
  }],
  ['participants of one kind, filtered', async ({ page, words }) => {
    await page.keyboard.press('Escape');
    await panel(page).getByRole('group').getByRole('button').first().click();
    await page.getByRole('searchbox', { name: words.filter }).fill('a');
  }],
  ['a participant with their reason', async ({ page, words }) => {
    await page.getByRole('searchbox', { name: words.filter }).fill('');
    await panel(page).getByRole('button', { expanded: false }).first().click();
    await panel(page).getByText(words.why).first().click();
    await expect(panel(page).locator('details[open]')).toBeVisible();
  }],
  ['what is said, a quote with its reason', async ({ page, words }) => {
    await page.locator('#tab-said').click();
    await panel(page).locator('.quote > button').first().click();
    await panel(page).getByText(words.why).first().click();
  }],
  ['a quote just copied', async ({ page }) => {
    await panel(page).locator('.quote .foot > button').first().click();
    await expect(page.getByRole('alert').filter({ hasText: /./ })).toBeVisible();
  }],
  ['the context, a commitment with its reason', async ({ page, words }) => {
    await page.locator('#tab-context').click();
    await panel(page).locator('.claims .fact').first().click();
    await panel(page).locator('.claims').getByText(words.why).first().click();
  }],
  ['links, one of them lit', async ({ page }) => {
    await page.locator('#tab-links').click();
    await panel(page).getByRole('table').getByRole('button').first().click();
  }],
  ['search with hits, and the legend', async ({ page, words }) => {
    await page.getByText(words.legend, { exact: true }).click();
    await page.getByRole('searchbox', { name: words.search }).fill('ar');
    await expect(page.locator('.hit').first()).toBeVisible();
  }],
  ['a story without marks', async ({ page, words }) => {
    await page.keyboard.press('Escape');
    await page.getByRole('checkbox', { name: words.marks }).uncheck();
  }],
  ['ways to export', async ({ page, words }) => button(page, words.export).click()],
  ['the share box and its other ways', async ({ page, words }) => {
    await page.keyboard.press('Escape');
    await button(page, words.share).click();
    await page.getByText(words.ways).click();
  }],
  ['plain reading', async ({ page, words }) => {
    await page.keyboard.press('Escape');
    await expect(page.getByText(words.ways)).toBeHidden();
    await button(page, words.plain).click();
    await expect(page.locator('#plain')).toBeVisible();
  }],
  ['the paste box beside a story', async ({ page, words }) => {
    await button(page, words.marked).click();
    await button(page, words.text).click();
    await expect(box(page)).toBeVisible();
  }],
  ['a story in which nothing is found', async ({ page }) => {
    await paste(page, nothingIn);
    await expect(page.getByRole('article')).toContainText('raining');
    await expect(panel(page).locator('.empty').first()).toBeVisible();
  }],
  ['a new page, the old text to be had back', async ({ page, words }) => {
    await button(page, words.new).click();
    await expect(button(page, words.restore)).toBeVisible();
  }],
];

for (const { locale, text, words } of TONGUES) {
  for (const colorScheme of ['light', 'dark']) {
    test.describe(`${locale}, ${colorScheme}`, () => {
      test.use({ locale, colorScheme });

      test('everything a desk shows is accessible', async ({ page, site }) => {
        test.setTimeout(300_000);
        await open(page, site);
        for (const [what, reach] of ON_A_DESK) {
          await test.step(what, async () => {
            await reach({ page, text, words });
            await expectAccessible(page);
          });
        }
      });

      test('a story that came with a link is accessible, hidden characters and all', async ({ page, site }) => {
        const spiked = text.replace('Reuters', 'Reu\u200bters').replace(/a/, '\u0430');
        await page.goto(`${site}#t=${encodeURIComponent(spiked)}`);
        await expect(page.getByText(words.fromLink)).toBeVisible();
        await page.locator('details.hidden-characters summary').click();
        await expectAccessible(page);
      });

      test('a link that cannot be read is accessible', async ({ page, site }) => {
        await page.goto(`${site}#1abc`);
        await expect(page.getByRole('alert').filter({ hasText: words.damaged })).toBeVisible();
        await expectAccessible(page);
      });
    });

    test.describe(`a phone, ${locale}, ${colorScheme}`, () => {
      test.use({ locale, colorScheme, viewport: { width: 360, height: 740 } });

      test('the story, every sheet and every menu are accessible', async ({ page, site }) => {
        test.setTimeout(120_000);
        await open(page, site);
        await expectAccessible(page);
        await paste(page, text);
        await expect(page.getByRole('article')).toBeVisible();
        await expectAccessible(page);
        for (const tab of await page.getByRole('tab').all()) {
          await tab.click();
          await expect(panel(page)).toBeInViewport();
          await expectAccessible(page);
        }
        await button(page, words.export).click();
        await expectAccessible(page);
        await page.keyboard.press('Escape');
        await button(page, words.share).click();
        await expectAccessible(page);
      });
    });
  }
}
