// That nothing jumps, that what is far away is found, and what a person waits for. Times depend on the machine: they are printed, never judged.

import { box, dispatch, expect, open, paste, test } from './harness.js';
import { readdirSync } from 'node:fs';

/** A story of 5,000 words: the project's French dispatches one after the other, without what would tell them apart. */
const LONG = (() => {
  const names = readdirSync(new URL('../dispatches/', import.meta.url)).filter((name) => /^fr-.*\.txt$/.test(name)).sort();
  // What opens with a place, a day or an agency is a dateline.
  const opens = /^.{0,80}(AFP|Reuters|\bats\b|\bAP\b|20\d\d|publié|\(|[A-ZÉÈ]{4})|^.{0,40} [-–—] /;
  const body = (text) => text.split(/\n\s*\n/).filter((paragraph) => paragraph.length > 150 && !opens.test(paragraph)).join('\n\n');
  let text = `${dispatch(names[0].replace('.txt', ''))}\n\n`;
  for (let i = 1; text.split(/\s+/).length < 5000; i += 1) text += `${body(dispatch(names[i % names.length].replace('.txt', '')))}\n\n`;
  return text;
})();

/** Says something in the report and in the list of tests. */
const tell = (figures) => {
  test.info().annotations.push({ type: 'figures', description: figures });
  console.log(`      ${figures}`);
};

test.use({ locale: 'fr-FR' });

for (const [name, viewport] of [['a desk', { width: 1280, height: 800 }], ['a phone', { width: 360, height: 740 }]]) {
  test.describe(name, () => {
    test.use({ viewport });

    test('nothing jumps from the first paint to the last panel', async ({ page, site }) => {
      await page.addInitScript(() => {
        globalThis.shifts = [];
        new PerformanceObserver((list) => {
          for (const { value, hadRecentInput, sources } of list.getEntries()) {
            globalThis.shifts.push({ value, hadRecentInput, at: sources.map(({ node }) => node?.className || node?.id || node?.nodeName) });
          }
        }).observe({ type: 'layout-shift', buffered: true });
      });
      await open(page, site);
      await paste(page, LONG);
      await expect(page.getByRole('article')).toBeVisible();
      for (const tab of await page.getByRole('tab').all()) {
        await tab.click();
        await expect(tab).toHaveAttribute('aria-selected', 'true');
        await page.getByRole('tabpanel').locator('.who > button, .words, .fact, .participant').first().click();
        await expect(page.getByRole('article').locator('.here, .lit').first()).toBeInViewport();
        await page.keyboard.press('Escape');
      }
      // A shift is reported with the frame after it.
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
      const shifts = await page.evaluate(() => globalThis.shifts);
      const sum = (list) => list.reduce((total, { value }) => total + value, 0);
      const unasked = shifts.filter(({ hadRecentInput }) => !hadRecentInput);
      tell(`CLS, ${name}: ${sum(unasked)} (${sum(shifts).toFixed(3)} with what follows the reader's own hand)`);
      expect(unasked).toEqual([]);
    });

    test('far down a long story a name leads to its card, and a card to its words', async ({ page, site }) => {
      await open(page, site);
      await paste(page, LONG);
      const names = page.getByRole('article').locator('.text [role=button]');
      await expect(names.first()).toBeVisible();
      for (const name of [names.last(), names.nth(40)]) {
        await name.scrollIntoViewIfNeeded();
        await name.click();
        const card = page.getByRole('tabpanel').getByRole('button', { expanded: true });
        await expect(card).toBeInViewport({ ratio: 1 });
        await expect(page.getByRole('article').locator('.here')).toBeInViewport();
        // A phone's sheet is drawn down to reach the story again.
        if (viewport.width < 600) await page.getByRole('tab', { selected: true }).click();
      }
      if (viewport.width < 600) await page.getByRole('tab', { selected: true }).click();
      await page.getByRole('tabpanel').locator('.who > button').last().click();
      await expect(page.getByRole('article').locator('.here').first()).toBeInViewport({ ratio: 1 });
    });
  });
}

test('what a person waits for in a story of 5,000 words', async ({ page, site }) => {
  test.setTimeout(60_000);
  await page.addInitScript(() => {
    globalThis.slow = {};
    new PerformanceObserver((list) => {
      for (const { name, duration } of list.getEntries()) globalThis.slow[name] = Math.max(globalThis.slow[name] ?? 0, duration);
    }).observe({ type: 'event', durationThreshold: 16, buffered: true });
  });
  await open(page, site);
  const waits = [];
  const until = async (what, event, sign, act) => {
    await page.evaluate(watch, { event, sign });
    await act();
    waits.push(`${what} ${(await page.evaluate(() => globalThis.seen)).toFixed(0)} ms`);
  };

  await box(page).pressSequentially('Une phrase tapée au clavier, lettre par lettre.');
  await expect(page.getByRole('article')).toBeVisible();
  await until('typed letter → drawn', 'keydown', '#text', () => page.keyboard.press('e'));
  await page.getByRole('button', { name: 'Nouvelle' }).click();
  await until('paste → view', 'paste', '#explorer', () => paste(page, LONG));
  const cards = page.getByRole('tabpanel').locator('.who > button');
  await until('select → lit', 'click', '.text .here', () => cards.first().click());
  await until('select another → lit', 'click', '.who:nth-child(2).open', () => cards.nth(1).click());
  await until('panel → drawn', 'click', '.quote', () => page.locator('#tab-said').click());
  await until('search → found', 'input', '.hit', () => page.getByRole('searchbox', { name: 'Chercher dans la dépêche' }).fill('ministre'));
  // Typing beside a story this long: the box is open and the story below it.
  await page.getByRole('button', { name: 'Texte', exact: true }).click();
  await box(page).focus();
  await until('typed letter beside it → drawn', 'keydown', '#text', () => page.keyboard.press('e'));

  const slow = await page.evaluate(() => globalThis.slow);
  const longest = Object.entries(slow).filter(([name]) => /key|pointer|click|input/.test(name));
  tell(waits.join(', '));
  tell(`longest events as the browser counts them (to the next frame, by 8 ms): ${longest.map(([name, ms]) => `${name} ${ms}`).join(', ')}`);
  expect(waits).toHaveLength(7);
});

/** Leaves in `seen` the time from the next `event` until the frame is drawn that shows what `sign` selects. */
function watch({ event, sign }) {
  globalThis.seen = new Promise((resolve) => {
    addEventListener(event, () => {
      const start = performance.now();
      const look = () => {
        if (!document.querySelector(sign)) requestAnimationFrame(look);
        // The frame that this is called for shows it; the task after a frame's own callbacks runs once it is drawn.
        else setTimeout(() => resolve(performance.now() - start));
      };
      requestAnimationFrame(look);
    }, { capture: true, once: true });
  });
}
