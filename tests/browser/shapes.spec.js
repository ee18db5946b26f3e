// Every shape of window: held sideways, with large text, with a keyboard over it; the sheet; what is announced.

import { chromium } from '@playwright/test';
import { EXAMPLES, expect, expectAccessible, open, paste, test } from './harness.js';

const story = (page) => page.getByRole('article');
const explorer = (page) => page.locator('#explorer');
const sideways = (page) => page.evaluate(() => document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth);

const BESIDE = [
  ['a phone held sideways', 740, 360],
  ['a laptop’s page at twice its size', 640, 430],
  ['a large screen', 1920, 1080],
];

for (const [what, width, height] of BESIDE) {
  test.describe(what, () => {
    test.use({ viewport: { width, height } });

    test('shows story and facts beside each other', async ({ page, site }) => {
      await open(page, site);
      await paste(page, EXAMPLES.english);
      await expect(story(page).locator('.headline').first()).toBeInViewport();
      await expect(page.getByRole('region', { name: 'In brief' }).locator('.line').first()).toBeInViewport();
      await story(page).locator('.text').getByRole('button', { name: 'Konan Brou' }).first().click();
      await expect(page.locator('.who.open')).toBeInViewport();
      await expect(story(page).locator('.here').first()).toBeInViewport();
      await page.evaluate(() => scrollTo(0, 2_000));
      await expect(page.getByRole('tab', { name: /^Context/ })).toBeInViewport();
      expect(await sideways(page)).toBe(0);
      await expectAccessible(page);
    });
  });
}

test.describe('a keyboard over a phone', () => {
  test.use({ viewport: { width: 360, height: 400 } });

  test('leaves the panels in reach', async ({ page, site }) => {
    await open(page, site);
    await paste(page, EXAMPLES.english);
    await expect(page.getByRole('tab', { name: /^Said/ })).toBeInViewport({ ratio: 1 });
    await page.getByRole('tab', { name: /^Said/ }).click();
    await expect(page.getByRole('tabpanel')).toBeInViewport();
  });
});

test.describe('the sheet of a phone', () => {
  test.use({ viewport: { width: 360, height: 740 } });

  test('shows whom was tapped at its top, and is closed by its key, by Escape and by the text', async ({ page, site }) => {
    await open(page, site);
    await paste(page, EXAMPLES.english);
    const tap = () => story(page).locator('.text').getByRole('button', { name: 'Etienne Mbarga' }).first().click();
    await tap();
    const card = page.locator('.who.open');
    await expect(card).toBeInViewport();
    const [sheet, top] = await Promise.all([explorer(page).boundingBox(), card.boundingBox()]);
    expect(top.y - sheet.y).toBeLessThan(90);
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Close the panel' }).click();
    await expect(explorer(page)).not.toHaveClass(/up/);
    await tap();
    await expect(explorer(page)).toHaveClass(/up/);
    await page.keyboard.press('Escape');
    await expect(explorer(page)).not.toHaveClass(/up/);
    await tap();
    await expect(explorer(page)).toHaveClass(/up/);
    await story(page).locator('.cue, .para p').first().click({ position: { x: 2, y: 2 } });
    await expect(explorer(page)).not.toHaveClass(/up/);
  });

  test('does not cover a story that came with a link', async ({ page, site }) => {
    await page.goto(`${site}#t=${encodeURIComponent(EXAMPLES.english)}`);
    await expect(story(page)).toBeVisible();
    await expect(explorer(page)).not.toHaveClass(/up/);
  });

  test('has its filters folded', async ({ page, site }) => {
    await open(page, site);
    await paste(page, EXAMPLES.english);
    await page.getByRole('tab', { name: /^Who/ }).click();
    await expect(page.getByRole('searchbox', { name: 'Filter participants' })).toBeHidden();
    await page.getByRole('checkbox', { name: 'Filter', exact: true }).check();
    await expect(page.getByRole('searchbox', { name: 'Filter participants' })).toBeVisible();
  });
});

for (const [width, height] of [[1280, 800], [360, 740]]) {
  test(`text of twice the size needs no scrolling sideways, ${width} wide`, async ({ site }) => {
    const { CHROME, DEPECHE_NO_SANDBOX } = process.env;
    const browser = await chromium.launch({ executablePath: CHROME, chromiumSandbox: !DEPECHE_NO_SANDBOX, args: ['--blink-settings=defaultFontSize=32'] });
    try {
      const page = await browser.newPage({ viewport: { width, height }, locale: 'en-GB', serviceWorkers: 'block' });
      await page.goto(`${site}#t=${encodeURIComponent(EXAMPLES.english)}`);
      await expect(story(page)).toBeVisible();
      expect(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize)).toBe('32px');
      expect(await sideways(page)).toBe(0);
      await page.getByRole('tab', { name: /^Context/ }).click();
      await expect(page.getByRole('tabpanel')).toBeInViewport();
      expect(await sideways(page)).toBe(0);
    } finally {
      await browser.close();
    }
  });
}

test('what is selected is announced, and pressed where it stands', async ({ page, site }) => {
  await open(page, site);
  await paste(page, EXAMPLES.english);
  const name = story(page).locator('.text').getByRole('button', { name: 'Konan Brou' }).first();
  await expect(name).toHaveAttribute('aria-pressed', 'false');
  await name.click();
  await expect(name).toHaveAttribute('aria-pressed', 'true');
  await expect(page.locator('p.status')).toHaveText(/^Konan Brou, \d+\smentions?, represented$/);
  await page.keyboard.press('Escape');
  await expect(page.locator('p.status')).toHaveText(/^\d+\speople/);
});

for (const colorScheme of ['light', 'dark']) {
  test.describe(`marks, ${colorScheme}`, () => {
    test.use({ colorScheme });

    test('of speech stand out from the paper, and direct from indirect', async ({ page, site }) => {
      await open(page, site);
      await paste(page, EXAMPLES.english);
      const [said, told, paper] = await page.evaluate(() => {
        const style = getComputedStyle(document.documentElement);
        const luminance = (name) => {
          const [r, g, b] = style.getPropertyValue(name).trim().match(/[0-9a-f]{2}/gi).map((part) => {
            const share = parseInt(part, 16) / 255;
            return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
          });
          return 0.2126 * r + 0.7152 * g + 0.0722 * b;
        };
        return ['--said', '--told', '--paper'].map(luminance);
      });
      const contrast = (a, b) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
      expect(contrast(said, paper)).toBeGreaterThan(3);
      expect(contrast(told, paper)).toBeGreaterThan(3);
      const image = (of) => story(page).locator(`.text ${of}`).first().evaluate((element) => getComputedStyle(element).backgroundImage);
      expect(await image('.q.direct')).not.toBe(await image('.q.indirect'));
      await page.locator('.legend summary').click();
      await expect(page.locator('.legend .q')).toHaveCount(4);
    });
  });
}
