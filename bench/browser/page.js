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
  for (const [name, size] of [['ordinary-5K', '5 KB'], ['ordinary-32K', '32 KB, 5,000 words'], ['ordinary-350K', '350 KB']]) {
    const waits = { shown: [], shownBusy: [], lit: [], litBusy: [] };
    for (let round = 0; round < ROUNDS; round += 1) {
      const context = await browser.newContext({ locale: 'fr-FR', viewport: { width: 1280, height: 800 } });
      await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: server.origin });
      const page = await context.newPage();
      await page.goto(`${server.origin}/page/`);
      await page.getByRole('toolbar').waitFor();
      await page.evaluate((words) => navigator.clipboard.writeText(words), text(name));
      await page.getByRole('textbox').first().focus();
      // Between the hand on the box and the paste a person takes longer than the page with what it does meanwhile.
      await page.evaluate(() => new Promise((idle) => setTimeout(() => requestIdleCallback(idle), 500)));
      await browser.startTracing(page, { categories: ['devtools.timeline', 'disabled-by-default-devtools.timeline', 'blink.user_timing'] });
      await page.evaluate(watch, { event: 'paste', sign: PERSON });
      await page.keyboard.press('ControlOrMeta+V');
      waits.shown.push(await page.evaluate(() => globalThis.seen));
      await page.evaluate(watch, { event: 'click', sign: 'article .lit, article .here' });
      await page.locator(PERSON).first().click();
      waits.lit.push(await page.evaluate(() => globalThis.seen));
      const trace = JSON.parse(await browser.stopTracing()).traceEvents;
      waits.shownBusy.push(busy(trace, 'paste'));
      waits.litBusy.push(busy(trace, 'click'));
      await context.close();
    }
    const best = (times) => Math.min(...times).toFixed(0);
    rows.push([size, best(waits.shown), best(waits.shownBusy), best(waits.lit), best(waits.litBusy)]);
  }
  table(
    `The page in Chromium ${browser.version()}, ms, the best of ${ROUNDS} visits`,
    ['', 'paste → view', 'of it busy', 'select → lit', 'of it busy'],
    rows,
  );
} finally {
  await browser.close();
  server.stop();
}

/**
 * How long the page's own thread had a processor between `event` and the frame that answers it: what an idle machine would
 * take, whatever else this one does.
 */
function busy(trace, event) {
  const mark = (name) => trace.find((entry) => entry.name === name && entry.cat.includes('user_timing'));
  const [from, to] = [mark(event), mark(`${event} seen`)];
  const tasks = trace.filter(({ name, pid, tid, ts, dur }) =>
    name === 'RunTask' && pid === from.pid && tid === from.tid && ts + dur > from.ts && ts + dur < to.ts);
  return tasks.reduce((sum, { tdur }) => sum + tdur / 1000, 0);
}

/** Leaves in `seen` the time from the next `event` until the frame is drawn that shows what `sign` selects. */
function watch({ event, sign }) {
  globalThis.seen = new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error(`no ${sign} in a minute after ${event}`)), 60_000);
    addEventListener(event, () => {
      const start = performance.now();
      performance.mark(event);
      const look = () => {
        if (!document.querySelector(sign)) requestAnimationFrame(look);
        // The frame that this is called for shows it; the task after a frame's own callbacks runs once it is drawn.
        else {
          setTimeout(() => {
            performance.mark(`${event} seen`);
            resolve(performance.now() - start);
          });
        }
      };
      requestAnimationFrame(look);
    }, { capture: true, once: true });
  });
}
