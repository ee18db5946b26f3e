// The page without a network, and one build after another: kept whole, never mixed.

import { copyFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { box, drop, EXAMPLES, expect, open, paste, test as base } from './harness.js';
import { hosting } from './server.js';

const { DEPECHE_DIST: OLD, DEPECHE_NEXT: NEXT } = process.env;

const test = base.extend({
  /** A host whose build a test can replace: `host.folder = NEXT`. */
  host: async ({}, use) => {
    const host = { folder: OLD };
    Object.assign(host, await hosting(() => host.folder));
    await use(host);
    await host.close();
  },
  site: async ({ host }, use) => use(host.url),
});

test.use({ serviceWorkers: 'allow' });
// What a browser without a network has to say about that.
test.use({ tolerated: [/ERR_INTERNET_DISCONNECTED|ERR_CONNECTION_REFUSED|ERR_FAILED|Failed to fetch|unknown error occurred when fetching the script/] });

const explorer = (page) => page.getByRole('complementary', { name: 'The explorer' });
const newer = (page) => page.getByText('A new version of the page is ready.');

/** Opens the page and waits until it needs no network. */
async function install(page, site) {
  await open(page, site);
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');
}

const build = (page) => page.evaluate(() => document.querySelector('meta[name=build]').content);
const style = (page) => page.evaluate(() => document.querySelector('link[rel=stylesheet]').getAttribute('href'));
const kept = (page) => page.evaluate(() => caches.keys());
/** The languages whose grammars are kept in the cache of the build that the page is of. */
const languages = (page) =>
  page.evaluate(async () => {
    const build = document.querySelector('meta[name=build]').content;
    const [name] = (await caches.keys()).filter((key) => key.endsWith(build));
    const kept = name ? await (await caches.open(name)).keys() : [];
    return kept.flatMap(({ url }) => /\/grammar-(..)-/.exec(url)?.slice(1) ?? []).toSorted();
  });
/** What there still is of the service worker. */
const left = (page) =>
  page.evaluate(async () => {
    const workers = await navigator.serviceWorker.getRegistrations();
    return { workers: workers.length, caches: (await caches.keys()).length };
  });

test('works without a network after the first visit', async ({ page, site, host }) => {
  await install(page, site);
  await host.close();
  await page.reload();
  await expect(page.getByRole('toolbar')).toBeVisible();
  await page.getByRole('button', { name: 'Cocoa talks in Accra' }).first().click();
  await expect(explorer(page)).toBeVisible();
});

test('puts right, exports, shares and opens files without a network after the first visit', async ({ page, site, host }) => {
  await install(page, site);
  expect(host.requests.filter((url) => url.includes('/piece-')).length, 'kept with the page').toBeGreaterThan(3);
  await host.close();
  await page.reload();
  await expect(page.getByRole('toolbar')).toBeVisible();
  await paste(page, EXAMPLES.english);
  await expect(explorer(page)).toBeVisible();
  await page.locator('#tab-said').click();
  await page.getByRole('tabpanel').getByRole('button', { name: 'Correct' }).first().click();
  await expect(page.getByRole('dialog')).toContainText('Who says this?');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Quotes (CSV)' }).click()]);
  expect(readFileSync(await file.path(), 'utf8')).toContain('Headline');
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  await expect(page.getByLabel('Link to this dispatch')).toHaveValue(/#/);
  const bytes = [...readFileSync(new URL('../forms/en/nitf.xml', import.meta.url))];
  await drop(page, { name: 'a.xml', type: 'text/xml', bytes });
  await expect(page.getByRole('article')).toContainText('according to the NITF');
});

test('reads without a network in every language that was read with one, after a new build too', async ({ page, site, host }) => {
  await install(page, site);
  expect(await languages(page)).toEqual(['en']);
  await paste(page, EXAMPLES.french);
  await expect(explorer(page)).toBeVisible();
  await expect.poll(() => languages(page)).toEqual(['en', 'fr']);
  host.folder = NEXT;
  await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
  await expect(newer(page)).toBeVisible();
  await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: 'Reload' }).click()]);
  await expect.poll(() => languages(page)).toEqual(['en', 'fr']);
  await host.close();
  await page.reload();
  for (const [text, place] of [[EXAMPLES.french, 'Marseille'], [EXAMPLES.english, 'Accra']]) {
    await page.getByRole('button', { name: 'New', exact: true }).click();
    await paste(page, text);
    await expect(page.getByRole('article')).toContainText(place);
  }
});

test('without a network, a language that was never read is told, and its text kept', async ({ page, site, host }) => {
  await install(page, site);
  await host.close();
  await page.reload();
  await expect(page.getByRole('toolbar')).toBeVisible();
  await paste(page, EXAMPLES.french);
  await expect(page.getByRole('alert').filter({ hasText: 'could not be fetched' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible();
  await expect(box(page)).toHaveValue(EXAMPLES.french);
});

test('a grammar that was fetched before there was a worker is kept', async ({ page, site }) => {
  // Read at once, while the worker is still at its start.
  await page.goto(`${site}#t=${encodeURIComponent(EXAMPLES.french)}`);
  await expect(explorer(page)).toBeVisible();
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');
  await expect.poll(() => languages(page)).toEqual(['en', 'fr']);
});

test('a first visit asks for nothing that the build does not have', async ({ page, site, host }) => {
  await install(page, site);
  const paths = host.requests.map((url) => url.replace('/some/sub-path/', ''));
  for (const path of paths) {
    expect(() => readFileSync(join(OLD, path || 'index.html')), path).not.toThrow();
  }
});

test('a new build is offered, and taken whole', async ({ page, site, host }) => {
  await install(page, site);
  const before = await build(page);
  await expect(newer(page)).toBeHidden();
  host.folder = NEXT;
  await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
  await expect(newer(page)).toBeVisible();
  // Until the reader says so, the page is the old one, without a network too.
  expect(await build(page)).toBe(before);
  await box(page).fill('Ministers met in Accra on Monday and agreed on nothing, officials said.');
  await expect(page.getByRole('article')).toBeVisible();
  await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: 'Reload' }).click()]);
  await expect(page.getByRole('toolbar')).toBeVisible();
  expect(await build(page)).not.toBe(before);
  expect(await style(page)).toContain('page-next.css');
  await expect(newer(page)).toBeHidden();
  // The old build is gone, and nothing of the new one is missing.
  await expect.poll(() => kept(page)).toEqual([`depeche /some/sub-path/ ${await build(page)}`]);
  await host.close();
  await page.reload();
  expect(await style(page)).toContain('page-next.css');
  await expect(page.getByRole('toolbar')).toBeVisible();
});

test('a build that is only half there is never kept', async ({ page, site, host }) => {
  await install(page, site);
  const before = await build(page);
  // The host is in the middle of an upload: the new worker and page are there, the style sheet is still another.
  const half = mkdtempSync(join(tmpdir(), 'depeche-'));
  try {
    cpSync(NEXT, half, { recursive: true });
    writeFileSync(join(half, 'page-next.css'), 'body { color: red }');
    host.folder = half;
    await page.evaluate(async () => {
      const registration = await navigator.serviceWorker.ready;
      const failed = new Promise((resolve) => {
        registration.addEventListener('updatefound', () => {
          const { installing } = registration;
          installing.addEventListener('statechange', () => installing.state === 'redundant' && resolve());
        });
      });
      await registration.update();
      await failed;
    });
    await expect(newer(page)).toBeHidden();
    await host.close();
    await page.reload();
    await expect(page.getByRole('toolbar')).toBeVisible();
    expect(await build(page)).toBe(before);
  } finally {
    rmSync(half, { recursive: true });
  }
});

test('the worker can be taken away from every reader', async ({ page, site, host }) => {
  await install(page, site);
  const without = mkdtempSync(join(tmpdir(), 'depeche-'));
  try {
    cpSync(OLD, without, { recursive: true });
    copyFileSync(new URL('../../src/offline/off.js', import.meta.url), join(without, 'sw.js'));
    host.folder = without;
    await page.reload();
    await expect.poll(() => left(page), { timeout: 15_000 }).toEqual({ workers: 0, caches: 0 });
    // Nor does the page that is open put anything back, and the next one works.
    await page.reload();
    await expect(page.getByRole('toolbar')).toBeVisible();
    expect(await left(page)).toMatchObject({ caches: 0 });
  } finally {
    rmSync(without, { recursive: true });
  }
});

test('what another program shares is read here and sent nowhere', async ({ page, site, host }) => {
  await install(page, site);
  host.requests.length = 0;
  await page.goto(`${site}?text=${encodeURIComponent(EXAMPLES.english)}&title=`);
  await expect(explorer(page)).toBeVisible();
  await expect(page.getByText(/This text came with a link/)).toBeVisible();
  await expect(page.getByText(/may have seen this text/)).toHaveCount(0);
  expect(new URL(page.url()).search).toBe('');
  expect(host.requests.filter((url) => url.includes('text='))).toEqual([]);
});

test('a link whose # a mail filter wrote as %23 is not sent either', async ({ page, site, host }) => {
  await install(page, site);
  host.requests.length = 0;
  await page.goto(`${site}%2523t=The%20ministers%20met%20in%20Accra.`);
  await expect(page.getByRole('article')).toContainText('The ministers met');
  expect(host.requests.filter((url) => url.includes('ministers'))).toEqual([]);
});

test('the manifest is one that a browser installs', async ({ page, site }) => {
  await open(page, site);
  const manifest = await (await page.request.get(`${site}manifest.webmanifest`)).json();
  expect(manifest).toMatchObject({ start_url: './', scope: './', display: 'standalone' });
  for (const { src, sizes, type } of manifest.icons) {
    const size = await page.evaluate(async (url) => {
      const image = new Image();
      image.src = url;
      await image.decode();
      return `${image.naturalWidth}x${image.naturalHeight}`;
    }, src);
    if (type === 'image/png') expect(size).toBe(sizes);
  }
});
