// The bookmarklet, run on pages of another host as the browser runs a bookmark that is clicked.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dispatch, expect, paste, test as base } from './harness.js';
import { hosting } from './server.js';

// What the other page's policy forbids is told in the console, and both hosts here are others than the one that all tests share.
base.use({ tolerated: [/violates the following Content Security Policy|^request: http:\/\/127\.0\.0\.1:\d+\//] });

const test = base.extend({
  /** A host that has the page, whose requests are seen; `leave` puts a page in its place that leaves addresses as they are. */
  host: async ({}, use) => {
    let folder = process.env.DEPECHE_DIST;
    const blank = mkdtempSync(join(tmpdir(), 'depeche-'));
    writeFileSync(join(blank, 'index.html'), '<!doctype html><title>blank</title><link rel="icon" href="data:,">');
    const host = await hosting(() => folder);
    await use(Object.assign(host, { leave: () => (folder = blank) }));
    await host.close();
    rmSync(blank, { recursive: true });
  },

  /** Opens a page of another host, which allows nothing: no script, no request, no opener. */
  foreign: async ({ page }, use) => {
    let body = '';
    const requests = [];
    const server = createServer((request, response) => {
      requests.push(request.url);
      response.writeHead(200, {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': "default-src 'none'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
        'cross-origin-opener-policy': 'same-origin',
        'referrer-policy': 'unsafe-url',
      });
      response.end(`<!doctype html><title>foreign</title><script>document.title = 'it runs'</script>${body}`);
    });
    await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
    await use({
      requests,
      open: async (html) => {
        body = html;
        await page.goto(`http://127.0.0.1:${server.address().port}/secret/path`);
        await expect(page, 'its policy holds').toHaveTitle('foreign');
      },
    });
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  },

  /** The bookmarklet, as the page of `host` offers it to be kept. */
  kept: async ({ page, host }, use) => {
    await page.goto(host.url);
    await expect(page.getByRole('toolbar')).toBeVisible();
    await paste(page, dispatch('en-summit'));
    await page.getByRole('button', { name: 'Check an article' }).click();
    await use(await page.getByRole('link', { name: 'Read with Dépêche' }).getAttribute('href'));
  },

  // The clipboard of the other host's page too.
  context: async ({ context, host }, use) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: new URL(host.url).origin });
    await use(context);
  },
});

/** Clicks a bookmark: the browser itself navigates to it, which for such an address runs it in the page that is open. */
async function click(page, context, bookmark) {
  const opened = context.waitForEvent('page');
  const session = await context.newCDPSession(page);
  await session.send('Page.navigate', { url: bookmark });
  return opened;
}

/** The words that an address carries. */
const carried = (address) => decodeURIComponent(/#t=(.*)$/s.exec(address)[1]);

/** A text as a page shows it. */
const shown = (text) => text.trim().replace(/[ \t]+/g, ' ');

const paragraphs = (text) => text.trim().split('\n\n').map((words) => `<p>${words.replace(/</g, '&lt;').replace(/\n/g, '<br>')}</p>`).join('\n');
const STORY = dispatch('en-strike');
const [TITLE, FIRST] = STORY.split('\n\n');
const MENU = '<nav>Home World Sport</nav>';
const TEASER = '<article><h2>Ten fjords for your summer</h2></article>';

test('a story of a page that allows nothing is read, and nothing of it is sent', async ({ page, context, host, foreign, kept }) => {
  await foreign.open(`${MENU}${TEASER}<article>${paragraphs(STORY)}</article>`);
  const before = foreign.requests.length;
  host.requests.length = 0;
  const opened = await click(page, context, kept);
  const story = opened.getByRole('article', { name: 'The dispatch' });
  await expect(story).toContainText(FIRST.slice(0, 60));
  await expect(story).not.toContainText(/Sport|fjords/);
  expect(host.requests.length).toBeGreaterThan(0);
  for (const path of host.requests) expect(path).not.toMatch(/[?#]|t=|strike|secret/);
  expect(host.referrers.filter((referrer) => !referrer.startsWith(host.url)), 'the host is not told of the page').toEqual([]);
  expect(foreign.requests.length, 'the other page asks for nothing').toBe(before);
  expect(await opened.evaluate(() => [document.referrer, window.opener])).toEqual(['', null]);
  await expect(page, 'the other page stays as it is').toHaveURL(/secret\/path$/);
});

const CASES = [
  { what: 'the longest article', html: `${MENU}${TEASER}<article>${paragraphs(STORY)}</article>`, expected: STORY },
  { what: 'what is selected', html: `${MENU}<article>${paragraphs(STORY)}</article>`, select: true, expected: FIRST },
  { what: 'the main part of a page without articles', html: `${MENU}<main>${paragraphs(STORY)}</main>`, expected: STORY },
  { what: 'a whole page that has no parts', html: paragraphs(`${TITLE}\n\n${FIRST}`), expected: `${TITLE}\n\n${FIRST}` },
  { what: 'signs that addresses have', html: '<article>50 % de « à » &amp; b=c? #d + \'e\' "f" 🕊 \\ % end</article>', expected: '50 % de « à » & b=c? #d + \'e\' "f" 🕊 \\ % end' },
  { what: 'the first 100,000 characters, and no half of one', html: `<article>${'a'.repeat(99_999)}🕊b</article>`, expected: 'a'.repeat(99_999) },
];

for (const { what, html, select, expected } of CASES) {
  test(`the address carries ${what}`, async ({ page, context, host, foreign, kept }) => {
    host.leave();
    await foreign.open(html);
    if (select) await page.getByText(FIRST.slice(0, 40)).click({ clickCount: 3 });
    const opened = await click(page, context, kept);
    await opened.waitForURL(/#t=/);
    const { href } = new URL(opened.url());
    expect(href.startsWith(`${host.url}#t=`), href.slice(0, 80)).toBe(true);
    expect(shown(carried(href))).toBe(shown(expected));
  });
}
