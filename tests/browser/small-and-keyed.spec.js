// On a small screen, and without a mouse.

import { box, EXAMPLES, expect, open, paste, test } from './harness.js';

const explorer = (page) => page.getByRole('complementary', { name: 'The explorer' });

test.describe('at 320 px', () => {
  test.use({ viewport: { width: 320, height: 640 } });

  /** What sticks out of the window to the right. */
  const tooWide = (page) =>
    page.evaluate(() => document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth);

  test('nothing has to be scrolled sideways, and everything can be reached', async ({ page, site }) => {
    await open(page, site);
    expect(await tooWide(page)).toBe(0);
    await paste(page, EXAMPLES.english);
    await expect(page.getByRole('article')).toBeVisible();
    expect(await tooWide(page)).toBe(0);
    for (const name of [/^Who/, /^Said/, /^Context/]) {
      await page.getByRole('tab', { name }).click();
      await expect(explorer(page).getByRole('tabpanel')).toBeInViewport();
      expect(await tooWide(page)).toBe(0);
    }
  });
});

test.describe('in a low window', () => {
  test.use({ viewport: { width: 1024, height: 600 } });

  test('the rows of the attendance stand below each other', async ({ page, site }) => {
    await open(page, site);
    await paste(page, EXAMPLES.english);
    await page.getByRole('tab', { name: /^Context/ }).click();
    const rows = explorer(page).locator('.ledger dl > div');
    await expect(rows).toHaveCount(4);
    const edges = await rows.evaluateAll((all) => all.map((row) => row.getBoundingClientRect()).flatMap(({ top, bottom }) => [top, bottom]));
    expect(edges).toEqual(edges.toSorted((a, b) => a - b));
  });
});

test('everything from an example to a link goes by keyboard', async ({ page, site }) => {
  await open(page, site);
  await box(page).focus();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Read the dispatch' })).toBeFocused();
  await tabTo(page, page.getByRole('button', { name: 'Cocoa talks in Accra' }).last());
  await page.keyboard.press('Enter');
  await expect(explorer(page)).toBeVisible();

  await tabTo(page, page.getByRole('tab', { name: /^Who/ }));
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('tab', { name: /^Said/ })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('tab', { name: /^Said/ })).toHaveAttribute('aria-selected', 'true');

  await tabTo(page, explorer(page).getByRole('button', { name: /Nobody plants a tree/ }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('article').locator('.lit, .here').filter({ hasText: 'Nobody plants a tree' }).first()).toBeInViewport();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('article').locator('.lit, .here')).toHaveCount(0);

  await tabTo(page, page.getByRole('button', { name: 'Share', exact: true }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText('Link copied');
});

test('a paste needs no aim, and the keys beside a story act at once', async ({ page, site }) => {
  await open(page, site);
  await page.evaluate((words) => navigator.clipboard.writeText(words), EXAMPLES.english);
  await page.keyboard.press('ControlOrMeta+V');
  const article = page.getByRole('article').locator('.text');
  await expect(article.locator('.m').first()).toBeVisible();
  await page.keyboard.press('m');
  await expect(article.locator('.m')).toHaveCount(0);
  await page.keyboard.press('m');
  await expect(article.locator('.m').first()).toBeVisible();
  const person = explorer(page).getByRole('button', { name: /^Bola Adeyinka/ });
  await person.click();
  await page.keyboard.press('n');
  await expect(explorer(page)).toContainText('2 / 2');
  await page.keyboard.press('p');
  await expect(explorer(page)).toContainText('1 / 2');
  await page.keyboard.press('Escape');
  await expect(person).toHaveAttribute('aria-expanded', 'false');
});

test('names in the story are walked with the arrow keys', async ({ page, site }) => {
  await open(page, site);
  await paste(page, EXAMPLES.english);
  const text = page.getByRole('article').locator('.text');
  await text.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  const name = await page.evaluate(() => document.activeElement.textContent);
  await page.keyboard.press('Enter');
  await expect(explorer(page).locator('[aria-expanded=true]')).toContainText(name);
});

/** Presses Tab until `target` has the focus, which it must get on the way round the page. */
async function tabTo(page, target) {
  await expect(target).toBeVisible();
  for (let presses = 0; presses < 150; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  await expect(target, 'reached with Tab').toBeFocused();
}
