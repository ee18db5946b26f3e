// Stories written to do harm: each goes in by every way there is, and nothing of it may become more than text.

import { readFileSync } from 'node:fs';
import { box, drop, expect, open, paste, pasteAsOne, test } from './harness.js';

const RUNS = 'globalThis.harmed=1';
/** Somebody else's host, which nothing may be asked of. */
const ELSEWHERE = 'https://example.org/x';

/** What a hostile sender writes into a headline, a name or a quote. */
const HOSTILE = {
  'a script': `<script>${RUNS}</script>`,
  'a script in capitals': `<SCRIPT SRC="${ELSEWHERE}.js"></SCRIPT>`,
  'a script that closes another': `</script><script>${RUNS}</script>`,
  'a script cut by a script': `<scr<script>ipt>${RUNS}</scr</script>ipt>`,
  'an image that fails': `<img src=x onerror=${RUNS}>`,
  'an image without quotes or spaces': `<img/src='x'/onerror='${RUNS}'>`,
  'an image from elsewhere': `<img src="${ELSEWHERE}.png">`,
  'a drawing that loads': `<svg onload=${RUNS}><circle r=9></circle></svg>`,
  'a script in a drawing': `<svg><script>${RUNS}</script></svg>`,
  'a drawing that animates a link': `<svg><a><animate attributeName=href values=javascript:${RUNS} /><text>Kari Lund</text></a></svg>`,
  'a drawing that uses another': `<svg><use href="data:image/svg+xml,<svg id=x xmlns='http://www.w3.org/2000/svg' onload='${RUNS}'/>#x"></use></svg>`,
  'a formula': `<math><mtext><table><mglyph><style><img src=x onerror=${RUNS}></style></mglyph></table></mtext></math>`,
  'a frame': `<iframe src="javascript:${RUNS}"></iframe>`,
  'a frame with a page in it': `<iframe srcdoc="&lt;script&gt;parent.${RUNS}&lt;/script&gt;"></iframe>`,
  'an object': `<object data="data:text/html,<script>${RUNS}</script>"></object>`,
  'an embedded film': `<embed src="javascript:${RUNS}">`,
  'a film that fails': `<video><source onerror=${RUNS}></video>`,
  'a sound that fails': `<audio src=x onerror=${RUNS}>`,
  'a form': `<form action="${ELSEWHERE}"><input name=password><button>Kari Lund</button></form>`,
  'a field with the focus': `<input autofocus onfocus=${RUNS}>`,
  'a list with the focus': `<select autofocus onfocus=${RUNS}></select>`,
  'details that open': `<details open ontoggle=${RUNS}>`,
  'a text that moves': `<marquee onstart=${RUNS}>Kari Lund</marquee>`,
  'a body': `<body onload=${RUNS}>`,
  'a body behind the end': `</body></html><body onpageshow=${RUNS}>`,
  'another base': `<base href="${ELSEWHERE}/">`,
  'a refresh': `<meta http-equiv="refresh" content="0;url=${ELSEWHERE}">`,
  'a looser policy': `<meta http-equiv="Content-Security-Policy" content="default-src *">`,
  'a style sheet': `<link rel="stylesheet" href="${ELSEWHERE}.css">`,
  'a style': `<style>@import url(${ELSEWHERE}.css); body { background: url(${ELSEWHERE}.png) }</style>`,
  'a style that hides the page': `<div style="position:fixed;inset:0;background:#fff">Kari Lund</div>`,
  'a script address': `javascript:${RUNS}//`,
  'a script address in a link': `<a href="javascript:${RUNS}">Kari Lund</a>`,
  'a script address with a tab': `<a href="java\tscript:${RUNS}">Kari Lund</a>`,
  'a script address escaped': `<a href="javascript&#9;&colon;${RUNS}">Kari Lund</a>`,
  'a data address': `data:text/html,<script>${RUNS}</script>`,
  'markup in Markdown': `[Kari Lund](javascript:${RUNS}) ![x](${ELSEWHERE}.png)`,
  'escaped markup': `&lt;script&gt;${RUNS}&lt;/script&gt; &#60;img src=x onerror=${RUNS}&#62;`,
  'markup escaped twice': `%3Cscript%3E${RUNS}%3C/script%3E %253Cimg src=x onerror=${RUNS}%253E`,
  'the end of an attribute': `" onmouseover="${RUNS}" x="`,
  'the end of an attribute, single': `' onfocus='${RUNS}' tabindex='0`,
  'the end of a text area': `</textarea><script>${RUNS}</script>`,
  'the end of a title': `</title><script>${RUNS}</script>`,
  'the end of a comment': `--><script>${RUNS}</script><!--`,
  'data that ends': `]]><script>${RUNS}</script><![CDATA[`,
  'no script': `<noscript><p title="</noscript><img src=x onerror=${RUNS}>">`,
  'a template': `<template><script>${RUNS}</script></template>`,
  'a shadow': `<div><template shadowrootmode="open"><img src=x onerror=${RUNS}></template></div>`,
  'a template of a framework': `{{constructor.constructor('${RUNS}')()}} \${${RUNS}} #{${RUNS}} <%= ${RUNS} %>`,
  'a polluted prototype': `{"__proto__":{"harmed":1},"constructor":{"prototype":{"harmed":1}}}`,
  'an id of the page’s own': `<p id="text">x</p><p id="page">y</p><form id="main" name="body"></form>`,
  'characters of no encoding': `\u0000<script>${RUNS}</script>`,
  'quote marks that are none': `\u02baonerror\u02ba=\uff1cscript\uff1e${RUNS}\uff1c/script\uff1e`,
  'a text turned around': `\u202e<script>${RUNS}</script>\u202c \u2066${ELSEWHERE}\u2069`,
  'a text full of nothing': `${'\u200b'.repeat(500)}<b>Kari\u200d Lund</b>`,
  'marks heaped on a letter': `Z${'\u0300'.repeat(400)}algo`,
  'a very long word': `${'<b>'.repeat(1500)}`,
  'a thousand quotes that open': `${'« '.repeat(1000)}`,
};

/** A dispatch that has it in its headline, as a name, in a quote and as a place. */
const dispatch = (harm) => `${harm} over the fishing quota

BERGEN, Norway, 12 January (Reuters) - ${harm} met the Norwegian minister Kari Lund on Monday in ${harm}.

"We will not sign ${harm}", Kari Lund said. "${harm}", the deputy Anna ${harm} Blum told Reuters.

The talks between the two neighbours have gone on for a year, and nobody in the town expects that they will be over before the summer. The boats stayed in the harbour on Monday because of the wind, which was the strongest of the winter so far, and the crews waited for the result in the hall of the fish market.

The minister has promised that ${harm} would be published on Friday.

(Reporting by ${harm}; editing by Anna Blum)
`;

const explorer = (page) => page.getByRole('complementary', { name: 'The explorer' });

/** Elements that no text may bring into the page. The page's own scripts were there before it. */
const strangers = (page) =>
  page.evaluate(() => {
    const names = 'iframe, frame, object, embed, img, video, audio, source, form, base, template, noscript, marquee, math, canvas, style, select[autofocus], input[autofocus], [onerror], [onload], [onclick], [onfocus], [style], a[href^="java" i], a[href^="data" i]';
    const found = [...document.querySelectorAll(names)].map((element) => element.outerHTML.slice(0, 120));
    const scripts = document.querySelectorAll('script').length;
    const heads = document.querySelectorAll('meta, link').length;
    return { found, scripts, heads, harmed: globalThis.harmed ?? {}.harmed };
  });

for (const [what, harm] of Object.entries(HOSTILE)) {
  test(`${what} stays a text`, async ({ page, site }) => {
    const dialogs = [];
    page.on('dialog', async (dialog) => {
      dialogs.push(dialog.message());
      await dialog.dismiss();
    });
    await page.addInitScript(() => {
      globalThis.violations = [];
      addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => globalThis.violations.push(`${effectiveDirective} ${blockedURI}`));
    });
    await open(page, site);
    const clean = await strangers(page);
    expect(clean.found).toEqual([]);
    const text = dispatch(harm);

    const unharmed = async (way) => {
      // Where the harm is most of the words, the page cannot tell the language; the reader insists.
      const insist = page.getByRole('button', { name: 'Read it anyway' });
      await insist.or(explorer(page)).first().waitFor();
      if (await insist.isVisible()) await insist.click();
      await expect(explorer(page), way).toBeVisible();
      expect(await strangers(page), way).toEqual(clean);
      expect(await page.evaluate(() => globalThis.violations), way).toEqual([]);
      await expect(page).toHaveTitle(/^Dépêche/);
    };
    const unharmedEverywhere = async (way) => {
      await unharmed(way);
      for (const tab of [/^Said/, /^Context/, /^Links/, /^Who/]) {
        await page.getByRole('tab', { name: tab }).click();
        await unharmed(way);
      }
      await page.getByRole('button', { name: 'Plain reading' }).click();
      expect(await strangers(page), way).toEqual(clean);
      await page.getByRole('button', { name: 'Marked reading' }).click();
    };
    const anew = async () => {
      await page.getByRole('button', { name: 'New', exact: true }).click();
      await expect(box(page)).toHaveValue('');
      await page.evaluate(() => sessionStorage.clear());
    };

    await paste(page, text);
    await unharmedEverywhere('pasted');
    await page.getByRole('button', { name: 'Share', exact: true }).click();
    await expect.poll(() => page.evaluate(() => location.hash)).not.toBe('');
    const link = page.url();

    await anew();
    await drop(page, { name: `${harm.slice(0, 60)}.txt`, type: 'text/plain', bytes: new TextEncoder().encode(text) });
    await unharmed('a file');

    await anew();
    await page.evaluate((to) => (location.hash = new URL(to).hash), link);
    await expect(page.getByText('This text came with a link')).toBeVisible();
    await unharmed('a link');

    await anew();
    await page.route(`${site}harm.txt`, (route) => route.fulfill({ contentType: 'text/plain; charset=utf-8', body: text }));
    await page.evaluate(() => (location.hash = 'story=harm.txt'));
    await expect(page.getByText('put beside this page')).toBeVisible();
    await unharmed('a hosted story');

    await anew();
    await page.evaluate((words) => (location.hash = `t=${encodeURIComponent(words)}`), text);
    await expect(page.getByText('This text came with a link')).toBeVisible();
    await unharmed('a plain link');

    expect(dialogs).toEqual([]);
  });
}

test('what is exported of all of them is text too', async ({ page, site }) => {
  await open(page, site);
  await pasteAsOne(page, Object.values(HOSTILE).map(dispatch).join('\n\n'));
  const insist = page.getByRole('button', { name: 'Read it anyway' });
  await insist.or(explorer(page)).first().waitFor();
  if (await insist.isVisible()) await insist.click();
  await expect(explorer(page)).toBeVisible();
  const exported = async (form) => {
    await page.getByRole('button', { name: 'Export', exact: true }).click();
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: form }).click()]);
    expect(file.suggestedFilename()).toMatch(/^[^<>"/\\:]+\.\w+$/);
    return readFileSync(await file.path(), 'utf8');
  };
  for (const form of [/analysis \(JSON\)/, /W3C annotations/, /schema\.org/, /ninjs/]) {
    const names = new Set();
    JSON.parse(await exported(form), (name, value) => (names.add(name), value));
    expect([...names].filter((name) => /proto|constructor|prototype/.test(name))).toEqual([]);
  }
  for (const table of ['Who, and presence (CSV)', 'Quotes (CSV)', 'Dates (CSV)']) {
    const cells = (await exported(table)).matchAll(/"((?:[^"]|"")*)"/g);
    for (const [, cell] of cells) expect(cell).not.toMatch(/^[=+@\t\r-]/);
  }
  // Nothing in it begins a property of its own.
  const calendar = (await exported(/iCalendar/)).replace(/\r\n /g, '').split('\r\n');
  for (const line of calendar.slice(0, -1)) expect(line).toMatch(/^[A-Z-]+[:;]/);

  const copy = await exported(/HTML/);
  const [policy] = /<meta http-equiv="Content-Security-Policy"[^>]*>/.exec(copy);
  expect(policy).toContain("default-src 'none'");
  // Without its policy as well: nothing in it is markup.
  await page.route(`${site}copy.html`, (route) => route.fulfill({ contentType: 'text/html', body: copy.replace(policy, '') }));
  await page.goto(`${site}copy.html`);
  await expect(page.getByText('Kari Lund').first()).toBeVisible();
  const { found, scripts, harmed } = await strangers(page);
  expect(found.filter((element) => !element.startsWith('<style>'))).toEqual([]);
  expect([scripts, harmed]).toEqual([0, undefined]);
});

test('there are enough of them', () => {
  expect(Object.keys(HOSTILE).length).toBeGreaterThanOrEqual(40);
});
