// What a person waits for: from the paste to the story's first frame, and from a click on a person to the frame in which
// their words are lit, for three sizes of text; the last is about the longest that the page takes.

import { launch, serve, table, text } from './browser.js';

const ROUNDS = 5;
// A participant's card; the panel has other buttons too.
const PERSON = '[role=tabpanel] button[aria-expanded]';

const server = await serve();
const browser = await launch();
const rows = [];
try {
  for (const [name, size] of [['ordinary-5K', '5 KB'], ['ordinary-50K', '50 KB'], ['ordinary-350K', '350 KB']]) {
    const shown = [];
    const lit = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const context = await browser.newContext({ locale: 'fr-FR', viewport: { width: 1280, height: 800 } });
      await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: server.origin });
      const page = await context.newPage();
      await page.goto(`${server.origin}/page/`);
      await page.getByRole('toolbar').waitFor();
      await page.evaluate((words) => navigator.clipboard.writeText(words), text(name));
      await page.evaluate(watch, { event: 'paste', sign: PERSON });
      await page.getByRole('textbox').first().focus();
      await page.keyboard.press('ControlOrMeta+V');
      shown.push(await page.evaluate(() => globalThis.seen));
      await page.evaluate(watch, { event: 'click', sign: 'article .lit, article .here' });
      await page.locator(PERSON).first().click();
      lit.push(await page.evaluate(() => globalThis.seen));
      await context.close();
    }
    const spread = (times) => {
      times.sort((a, b) => a - b);
      return [times[0].toFixed(0), times[times.length >> 1].toFixed(0)];
    };
    rows.push([size, ...spread(shown), ...spread(lit)]);
  }
  table(
    `The page in Chromium ${browser.version()}, ms, of ${ROUNDS} visits`,
    ['', 'paste → view: best', 'median', 'select → lit: best', 'median'],
    rows,
  );
} finally {
  await browser.close();
  server.stop();
}

/** Leaves in `seen` the time from the next `event` to the frame after the one that draws what `sign` selects. */
function watch({ event, sign }) {
  globalThis.seen = new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error(`no ${sign} in a minute after ${event}`)), 60_000);
    addEventListener(event, () => {
      const start = performance.now();
      const look = () => {
        if (!document.querySelector(sign)) requestAnimationFrame(look);
        // The task after a frame's own callbacks runs once that frame is drawn.
        else requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - start)));
      };
      requestAnimationFrame(look);
    }, { capture: true, once: true });
  });
}
