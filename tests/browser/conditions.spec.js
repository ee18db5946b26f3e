// The page where it is not drawn as it was designed: in the reader's own colours, on paper, magnified four times.

import { EXAMPLES, expect, open, paste, test } from './harness.js';

const article = (page) => page.getByRole('article', { name: 'The dispatch' });
const panel = (page) => page.getByRole('tabpanel');

/** What tells an element from its neighbours when colours are the reader's: lines, outlines, weight and slant. */
const shape = (locator) =>
  locator.first().evaluate((element) => {
    const style = getComputedStyle(element);
    const line = (side) => (style[`border${side}Style`] === 'none' ? '' : `${style[`border${side}Style`]} ${style[`border${side}Width`]}`);
    const outline = style.outlineStyle === 'none' ? '' : `${style.outlineStyle} ${style.outlineWidth}`;
    const under = `${style.textDecorationLine} ${style.textDecorationStyle} ${style.textDecorationThickness}`;
    return [under, line('Bottom'), line('Left'), outline, style.fontWeight, style.fontStyle].join(' | ');
  });

/** Keeps what the page looks like beside the test's report. */
const keep = async (page, name) =>
  test.info().attach(name, { body: await page.screenshot(), contentType: 'image/png' });

test.describe('in forced colours', () => {
  test.use({ contextOptions: { forcedColors: 'active' } });

  test('kinds and voices are told apart by the shape of their lines', async ({ page, site }) => {
    await open(page, site);
    await paste(page, EXAMPLES.english);
    await expect(article(page)).toBeVisible();
    const shapes = new Map();
    for (const kind of ['person', 'organisation', 'place', 'document']) {
      const seen = await shape(article(page).locator(`.text .m.${kind}`));
      expect([...shapes.keys()], `${kind} looks like ${shapes.get(seen)}`).not.toContain(seen);
      shapes.set(seen, kind);
    }
    await page.getByRole('button', { name: 'Text', exact: true }).click();
    await paste(page, `${EXAMPLES.english}\n\n"We waited for the ferry all night," a passenger said.`);
    await expect(article(page)).toContainText('ferry');
    const voices = await article(page).locator('.text .q').evaluateAll((quotes) =>
      quotes.map((quote) => {
        const style = getComputedStyle(quote);
        const voice = [...quote.classList].find((name) => name.startsWith('voice-'));
        return [`${quote.classList.contains('direct') ? 'direct' : 'indirect'} ${voice}`, `${style.borderBottomStyle} ${style.borderBottomWidth}`];
      }));
    const looks = new Map(voices);
    const told = ['direct voice-document', 'direct voice-named', 'direct voice-unnamed', 'indirect voice-named'];
    expect([...looks.keys()]).toEqual(expect.arrayContaining(told));
    expect(new Set(told.map((voice) => looks.get(voice))).size, JSON.stringify([...looks])).toBe(told.length);
    await keep(page, 'voices');
  });

  test('what is selected, pressed, searched for or has the focus shows by more than its colour', async ({ page, site }) => {
    await open(page, site);
    await paste(page, EXAMPLES.english);
    await expect(article(page)).toBeVisible();

    const tabs = page.getByRole('tab');
    expect(await shape(page.getByRole('tab', { selected: true }))).not.toBe(await shape(page.getByRole('tab', { selected: false })));

    const chips = panel(page).getByRole('group').getByRole('button');
    await chips.first().click();
    await page.locator('body').click({ position: { x: 5, y: 400 } });
    expect(await shape(panel(page).getByRole('button', { pressed: true }))).not.toBe(await shape(panel(page).getByRole('button', { pressed: false })));
    await chips.first().click();

    const card = panel(page).locator('.who').filter({ hasText: 'Bola Adeyinka' });
    const closed = await shape(card);
    await card.getByRole('button').first().click();
    expect(await shape(card)).not.toBe(closed);
    await expect(article(page).locator('.here')).toBeVisible();
    const [here, plain] = [await shape(article(page).locator('.m.person.here')), await shape(article(page).locator('.m.person:not(.lit, .here)'))];
    expect(here).not.toBe(plain);
    expect(await shape(article(page).locator('.near'))).not.toBe(await shape(article(page).locator('.q:not(.near)')));
    await keep(page, 'selection');

    await page.keyboard.press('Escape');
    await page.getByRole('searchbox', { name: 'Search the dispatch' }).fill('price');
    await expect(article(page).locator('.hit')).not.toHaveCount(0);
    expect(await shape(article(page).locator('.text p .hit'))).not.toBe(await shape(article(page).locator('.text p .q:not(.hit)')));

    await tabs.first().focus();
    await page.keyboard.press('ArrowRight');
    const focused = page.locator(':focus-visible');
    expect(await focused.evaluate((element) => getComputedStyle(element).outlineStyle)).toBe('solid');
    await keep(page, 'search and focus');
  });
});

test.describe('on paper', () => {
  /** Turns to paper and back, as the browser does when it prints. */
  const turn = async (page, media) => {
    await page.emulateMedia({ media });
    await page.evaluate((event) => dispatchEvent(new Event(event)), media === 'print' ? 'beforeprint' : 'afterprint');
  };

  test('labels are read without a pointer, and tools stay off', async ({ page, site }) => {
    await page.goto(`${site}#t=${encodeURIComponent(EXAMPLES.english)}`);
    await expect(article(page)).toBeVisible();
    await turn(page, 'print');
    const paper = page.getByRole('article', { name: 'Plain reading' });
    await expect(paper).toBeVisible();
    await expect(paper.getByText('This text came with a link: this site has not checked it.')).toBeVisible();
    for (const told of [/Konan Brou, represented by Mariam Coulibaly/, /“Nobody plants a tree that he will not be allowed to sell” — Bola Adeyinka/, /20\sApril\s2026: /]) {
      await expect(paper).toContainText(told);
    }
    for (const heading of ['In brief', 'Said', 'Timeline', 'The dispatch']) {
      await expect(paper.getByRole('heading', { name: heading, exact: true })).toBeVisible();
    }
    for (const tool of ['button', 'tab', 'textbox', 'searchbox', 'checkbox', 'combobox', 'toolbar', 'status']) {
      await expect(page.getByRole(tool), `${tool} on paper`).toHaveCount(0);
    }
    await test.info().attach('paper', { body: await page.screenshot({ fullPage: true }), contentType: 'image/png' });

    await turn(page, 'screen');
    await expect(article(page)).toBeVisible();
    await expect(paper).toHaveCount(0);
  });

  test('the browser’s own print command prints the plain reading, dark ink on light paper', async ({ page, site }) => {
    await open(page, site);
    await page.getByRole('button', { name: /theme$/ }).click();
    await page.getByRole('button', { name: /theme$/ }).click();
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
    await paste(page, EXAMPLES.english);
    await expect(article(page)).toBeVisible();
    await page.evaluate(() => {
      scrollTo(0, 300);
      // Behind the page's own listener, which has to have laid all of it out by then: the browser waits for nothing more.
      addEventListener('beforeprint', () => {
        globalThis.printed = document.getElementById('plain')?.textContent;
      });
    });
    await test.info().attach('paper.pdf', { body: await page.pdf({ format: 'A4' }), contentType: 'application/pdf' });
    expect(await page.evaluate(() => globalThis.printed)).toMatch(/There: .*Bola Adeyinka|There: .*Esi Amoako/);
    await expect(page.locator('#plain')).toHaveCount(0);
    expect(await page.evaluate(() => scrollY), 'the page stands where it stood').toBe(300);
    await page.emulateMedia({ media: 'print' });
    const [ink, paper] = await page.locator('html').evaluate((html) => {
      const lightness = (colour) => colour.match(/\d+/g).slice(0, 3).reduce((sum, part) => sum + Number(part), 0);
      return [lightness(getComputedStyle(html).color), lightness(getComputedStyle(html).backgroundColor)];
    });
    expect(ink).toBeLessThan(150);
    expect(paper).toBeGreaterThan(700);
  });
});

// 1280 by 1024 at 400 % is this many of the page's pixels.
test.describe('magnified four times', () => {
  test.use({ viewport: { width: 320, height: 256 } });

  /** What reaches beyond the window sideways. */
  const sideways = (page) =>
    page.evaluate(() => {
      const room = document.documentElement.clientWidth;
      const wide = document.documentElement.scrollWidth > room ? ['the page'] : [];
      for (const element of document.querySelectorAll('#story, #plain, #explorer, .panel, .share, .notice, #bar, #paste')) {
        if (element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0) wide.push(element.id || element.className);
      }
      return wide;
    });

  test('nothing scrolls sideways, and nothing hides what has the focus', async ({ page, site }) => {
    test.setTimeout(60_000);
    await open(page, site);
    expect(await sideways(page)).toEqual([]);
    await walk(page, 'the empty page');
    await paste(page, EXAMPLES.english);
    await expect(article(page)).toBeVisible();
    for (const tab of await page.getByRole('tab').all()) {
      await tab.click();
      await expect(panel(page)).toBeVisible();
      expect(await sideways(page), await tab.innerText()).toEqual([]);
      await walk(page, await tab.innerText());
    }
    await keep(page, 'story');
    await page.getByRole('button', { name: 'Share', exact: true }).click();
    await page.getByText('Other ways').click();
    expect(await sideways(page)).toEqual([]);
    await walk(page, 'share box');
    await page.getByRole('button', { name: 'Plain reading' }).click();
    expect(await sideways(page)).toEqual([]);
  });

  /** Goes through the page with Tab, once round, and fails on a stop that something else covers whole. */
  async function walk(page, where) {
    await page.evaluate(() => (globalThis.stops = new Set()));
    const hidden = [];
    for (let presses = 0, left = 0; presses < 400 && left < 2; presses += 1) {
      await page.keyboard.press('Tab');
      const stop = await page.evaluate(() => {
        const element = document.activeElement;
        if (element === document.body) return 'left';
        if (globalThis.stops.has(element)) return 'round';
        globalThis.stops.add(element);
        for (const { left, top, right, bottom } of element.getClientRects()) {
          for (let y = Math.max(top, 0) + 2; y < Math.min(bottom, innerHeight); y += 4) {
            for (let x = Math.max(left, 0) + 2; x < Math.min(right, innerWidth); x += 8) {
              const hit = document.elementFromPoint(x, y);
              if (hit && (element.contains(hit) || hit.contains(element))) return 'seen';
            }
          }
        }
        return element.outerHTML.slice(0, 90);
      });
      if (stop === 'round') break;
      if (stop === 'left') left += 1;
      else if (stop !== 'seen') hidden.push(stop);
    }
    expect(hidden, `covered, in ${where}`).toEqual([]);
    expect(await page.evaluate(() => globalThis.stops.size), `stops in ${where}`).toBeGreaterThan(5);
    // Tab may have left the page for the browser around it.
    await page.mouse.click(2, 128);
  }
});
