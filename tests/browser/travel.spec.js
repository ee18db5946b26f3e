// The address of an open page: links that are opened in it, back and forward, edits, and that no text is lost to any.

import { readFileSync } from 'node:fs';
import { box, breakable, BREAKING, EXAMPLES, expect, expectAccessible, open, paste, pasteAsOne, test } from './harness.js';

const story = (page) => page.getByRole('article', { name: 'The dispatch' });
const alert = (page) => page.getByRole('alert');
const asks = (page) => alert(page).filter({ hasText: 'shall the new one take its place?' });
const plain = (text) => `#t=${encodeURIComponent(text)}`;
const hash = (page) => page.evaluate(() => location.hash);

const OWN = 'The ministers of the coastal states met in Bergen on Monday. They agreed on a quota for the cod of the north, the host, Kari Lund, said.';
const FIRST = 'The mayor of Lyon, Paul Rey, said on Tuesday that the bridge would open in June.';
const SECOND = 'The deputy Anna Blum said on Friday that the bridge would never be built.';

/** Opens a link in this very tab, as a click on it in another program may. */
const follow = (page, fragment) => page.evaluate((to) => (location.hash = to), fragment);

test('a link does not take the place of an unsaved text unasked, and leaves no trace when declined', async ({ page, site }) => {
  await open(page, site);
  await box(page).fill(OWN);
  await expect(story(page)).toContainText('Bergen');
  await follow(page, plain(FIRST));
  await expect(asks(page)).toBeVisible();
  await expect(story(page)).toContainText('Bergen');
  await page.getByRole('button', { name: 'Keep mine' }).click();
  await expect(asks(page)).toBeHidden();
  await expect(box(page)).toHaveValue(OWN);
  expect(await hash(page)).toBe('');
});

test('a link that the reader lets in can be undone', async ({ page, site }) => {
  await open(page, site);
  await box(page).fill(OWN);
  await expect(story(page)).toContainText('Bergen');
  await follow(page, plain(FIRST));
  await page.getByRole('button', { name: 'Open the new one' }).click();
  await expect(story(page)).toContainText('bridge would open');
  expect(await hash(page)).toBe(plain(FIRST));
  await page.getByRole('button', { name: 'Bring the text back' }).click();
  await expect(story(page)).toContainText('Bergen');
  expect(await hash(page)).toBe('');
});

test('a text that is in a link, or is only an example, is replaced without a question', async ({ page, site }) => {
  await page.goto(site + plain(FIRST));
  await expect(story(page)).toContainText('open in June');
  await follow(page, plain(SECOND));
  await expect(story(page)).toContainText('never be built');
  await page.getByRole('button', { name: 'Examples' }).click();
  await page.getByRole('button', { name: 'Cocoa talks in Accra' }).first().click();
  await expect(story(page)).toContainText('cocoa');
  expect(await hash(page)).toBe('');
  await follow(page, plain(FIRST));
  await expect(story(page)).toContainText('open in June');
});

test('back and forward lead from story to story', async ({ page, site }) => {
  await open(page, site);
  await follow(page, plain(FIRST));
  await expect(story(page)).toContainText('open in June');
  await follow(page, plain(SECOND));
  await expect(story(page)).toContainText('never be built');
  await page.goBack();
  await expect(story(page)).toContainText('open in June');
  await page.goBack();
  await expect(story(page)).toHaveCount(0);
  await page.goForward();
  await expect(story(page)).toContainText('open in June');
});

test('an edited text leaves the link it came with', async ({ page, site }) => {
  await page.goto(site + plain(FIRST));
  await expect(story(page)).toContainText('open in June');
  await page.getByRole('button', { name: 'Text', exact: true }).click();
  await box(page).fill(`${FIRST} Nobody believes it, the deputy Anna Blum said.`);
  await expect(story(page)).toContainText('Nobody believes it');
  expect(await hash(page)).toBe('');
  await expect(page.getByText('This text came with a link')).toBeHidden();
});

test('a draft outlives a reload, and a link opened over it', async ({ page, site }) => {
  await open(page, site);
  await paste(page, OWN);
  await expect(story(page)).toContainText('Bergen');
  await page.reload();
  await expect(story(page)).toContainText('Bergen');
  await page.goto('about:blank');
  await page.goto(site + plain(FIRST));
  await expect(story(page)).toContainText('open in June');
  await expect(page.getByRole('button', { name: 'Bring the text back' })).toBeVisible();
  // The link was looked at and nothing more: the draft is still the reader's own.
  await page.goto('about:blank');
  await open(page, site);
  await expect(story(page)).toContainText('Bergen');
  await expect(page.locator('#text')).toHaveValue(OWN);
});

test('nobody’s draft is found in another tab', async ({ page, site, context }) => {
  await open(page, site);
  await paste(page, OWN);
  await expect(story(page)).toContainText('Bergen');
  const other = await context.newPage();
  await open(other, site);
  await expect(box(other)).toHaveValue('');
});

test('a broken link in an open page leaves the story and its address', async ({ page, site }) => {
  await page.goto(site + plain(FIRST));
  await expect(story(page)).toContainText('open in June');
  await follow(page, '#9abc');
  await expect(alert(page)).toContainText('made by a newer version');
  await expect(story(page)).toContainText('open in June');
  expect(await hash(page)).toBe(plain(FIRST));
});

for (const [locale, count] of [['en-GB', (n) => n.toLocaleString('en-GB')], ['fr-FR', (n) => String(n).replace(/\B(?=(\d{3})+$)/g, '\u202f')]]) {
  test(`a cut link says how much of it arrived, ${locale}`, async ({ page, site, elsewhere }) => {
    await open(page, site);
    await pasteAsOne(page, EXAMPLES.french.repeat(2));
    await page.getByRole('button', { name: 'Share', exact: true }).click();
    await expect.poll(() => hash(page)).not.toBe('');
    const payload = (await hash(page)).slice(1);
    expect(payload.length).toBeGreaterThan(1100);
    const theirs = await elsewhere(`#${payload.slice(0, 1024)}`, { locale });
    const said = locale === 'en-GB' ? `${count(1024)} of ${count(payload.length)} characters arrived` : new RegExp(`${count(1024)}.*${count(payload.length)}`);
    await expect(alert(theirs)).toContainText(said);
  });
}

test('what mailers do to a link is undone', async ({ page, site, elsewhere }) => {
  await open(page, site);
  await paste(page, EXAMPLES.english);
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  await expect.poll(() => hash(page)).not.toBe('');
  const payload = (await hash(page)).slice(1);
  for (const mangled of [`${payload}.`, `${payload}>`, `${payload}%E2%80%A6`, `${payload.slice(0, 70)}%0A${payload.slice(70)}`, `%23${payload}`]) {
    const theirs = await elsewhere(`#${mangled}`);
    await expect(story(theirs), mangled.slice(-12)).toContainText('price floor');
  }
});

test.describe('a link that is pasted where a text is expected', () => {
  const linkOf = async (page, site) => {
    await open(page, site);
    await paste(page, EXAMPLES.english);
    await page.getByRole('button', { name: 'Share', exact: true }).click();
    await expect.poll(() => hash(page)).not.toBe('');
    return page.url();
  };
  /** As a mailer wraps it, quoted in a reply. */
  const wrapped = (link) => `<${link.match(/.{1,70}/g).join('\n> ')}>`;

  test('is followed, although a mailer wrapped it', async ({ page, site, elsewhere }) => {
    const link = await linkOf(page, site);
    const theirs = await elsewhere('');
    await expect(theirs.getByRole('toolbar')).toBeVisible();
    await paste(theirs, OWN);
    await expect(story(theirs)).toContainText('Bergen');
    await theirs.getByRole('button', { name: 'Text', exact: true }).click();
    await paste(theirs, wrapped(link));
    await expect(story(theirs)).toContainText('price floor');
    await expect(theirs.getByText('This text came with a link')).toBeVisible();
    expect(await hash(theirs)).toBe(new URL(link).hash);
    await theirs.getByRole('button', { name: 'Bring the text back' }).click();
    await expect(story(theirs)).toContainText('Bergen');
    expect(await hash(theirs)).toBe('');
  });

  test('and was cut says so', async ({ page, site, elsewhere }) => {
    const link = await linkOf(page, site);
    const theirs = await elsewhere('');
    await paste(theirs, wrapped(link).slice(0, 400));
    await expect(alert(theirs)).toContainText('characters arrived');
    await expect(story(theirs)).toHaveCount(0);
  });

  test('in the middle of a text stays a text', async ({ page, site, elsewhere }) => {
    const link = await linkOf(page, site);
    const theirs = await elsewhere('');
    await paste(theirs, `${FIRST}\n\nRead on: ${link}`);
    await expect(story(theirs)).toContainText('open in June');
    expect(await hash(theirs)).toBe('');
  });
});

test.describe('a story beside the page', () => {
  const answers = (page, site, name, answer) => page.route(`${site}${name}`, (route) => route.fulfill(answer));

  test('is read, and is said to be the site’s', async ({ page, site }) => {
    await answers(page, site, '2026/summit.txt', { contentType: 'text/plain; charset=utf-8', body: FIRST });
    await page.goto(`${site}#story=2026/summit.txt`);
    await expect(story(page)).toContainText('open in June');
    await expect(story(page)).toContainText('put beside this page');
    expect(await hash(page)).toBe('#story=2026/summit.txt');
  });

  for (const [what, answer] of [
    ['a page', { contentType: 'text/html', body: FIRST }],
    ['far too much', { contentType: 'text/plain', body: 'word '.repeat(400_000) }],
    ['a redirection', { status: 302, headers: { location: './other.txt' } }],
    ['not there', { status: 404, contentType: 'text/plain', body: FIRST }],
  ]) {
    test.describe(what, () => {
      test.use({ tolerated: [/status of 404|ERR_FAILED|net::/] });

      test('is not taken for a story', async ({ page, site }) => {
        await answers(page, site, 'summit.txt', answer);
        await page.goto(`${site}#story=summit.txt`);
        await expect(alert(page)).toContainText(/summit\.txt/);
        await expect(story(page)).toHaveCount(0);
      });
    });
  }

  for (const name of ['https://example.org/a.txt', '//example.org/a.txt', '../secret.txt', '%2e%2e/secret.txt', 'index.html', 'a.txt?b']) {
    test(`is never asked for by the name of ${name}`, async ({ page, site }) => {
      const asked = [];
      page.on('request', (request) => asked.push(request.url()));
      await open(page, site);
      asked.length = 0;
      await follow(page, `#story=${name}`);
      await expect(alert(page)).toContainText('not the name of a text beside this page');
      expect(asked).toEqual([]);
    });
  }
});

test.describe('what another program shares', () => {
  test('is a story that came with the address, and leaves the query', async ({ page, site }) => {
    await page.goto(`${site}?title=&text=${encodeURIComponent(FIRST)}&url=`);
    await expect(story(page)).toContainText('open in June');
    await expect(story(page)).toContainText('This text came with a link');
    // No service worker was there to answer, so the host was asked for it.
    await expect(alert(page)).toContainText('may have seen this text');
    const address = new URL(page.url());
    expect(address.search).toBe('');
    expect(decodeURIComponent(address.hash)).toBe(`#t=${FIRST}`);
    await page.reload();
    await expect(story(page)).toContainText('open in June');
  });
});

test('a link to a text that it does not carry opens in the receiver’s copy', async ({ page, site, elsewhere }) => {
  await open(page, site);
  await paste(page, EXAMPLES.english);
  await page.getByRole('tab', { name: /^Context/ }).click();
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  await page.getByText('Other ways').click();
  await page.getByRole('radio', { name: /Without the text/ }).check();
  const link = await page.getByLabel('Link to this dispatch').inputValue();
  expect(link.length - site.length).toBeLessThan(70);

  const theirs = await elsewhere(link);
  await expect(alert(theirs)).toContainText('paste your copy');
  await box(theirs).fill(SECOND);
  await expect(alert(theirs)).toContainText('not word for word the text that the link refers to');
  // Their copy has other quote marks and spaces.
  await box(theirs).fill(EXAMPLES.english.replaceAll('"', '”').replaceAll('\n', '\r\n\r\n'));
  await expect(alert(theirs)).toContainText('Your copy is the dispatch');
  await expect(theirs.getByRole('tab', { name: /^Context/ })).toHaveAttribute('aria-selected', 'true');
});

test.describe('what the sender had selected is selected', () => {
  /** A link without the text, with its first quote selected; and the words of that quote. */
  const refer = async (page, site) => {
    await open(page, site);
    await paste(page, EXAMPLES.english);
    await page.getByRole('tab', { name: /^Said/ }).click();
    const quote = page.getByRole('tabpanel').getByRole('button').filter({ hasText: 'Nobody plants a tree' }).first();
    await quote.click();
    await page.getByRole('button', { name: 'Share', exact: true }).click();
    await page.getByText('Other ways').click();
    await page.getByRole('radio', { name: /Without the text/ }).check();
    await expect(page.getByText('only the words that you have selected')).toBeVisible();
    const link = await page.getByLabel('Link to this dispatch').inputValue();
    expect(link.length - site.length).toBeLessThan(350);
    return link;
  };
  const current = (page) => page.locator('#explorer [aria-current=true]');

  test('in the same text', async ({ page, site, elsewhere }) => {
    const theirs = await elsewhere(await refer(page, site));
    await expect(alert(theirs)).toContainText('paste your copy');
    await paste(theirs, EXAMPLES.english.replaceAll('"', '”').replaceAll(' ', '\u00a0'));
    await expect(alert(theirs)).toContainText('Your copy is the dispatch');
    await expect(current(theirs)).toContainText('Nobody plants a tree');
  });

  test('in another version of it, between what stands around it elsewhere', async ({ page, site, elsewhere }) => {
    const theirs = await elsewhere(await refer(page, site));
    await expect(alert(theirs)).toContainText('paste your copy');
    const version = `Our newspaper\nSubscribe\n\nCocoa: what is known so far\n\n${EXAMPLES.english.replace('Nobody plants', 'Nobody now plants')}\n\nRead also: cocoa in ten figures`;
    await paste(theirs, version);
    await expect(alert(theirs)).toContainText('what its sender had selected is in it');
    await expect(current(theirs)).toContainText('plants a tree');
    await expect(theirs.getByRole('tab', { name: /^Said/ })).toHaveAttribute('aria-selected', 'true');
  });

  test('in no text that does not have it', async ({ page, site, elsewhere }) => {
    const theirs = await elsewhere(await refer(page, site));
    await expect(alert(theirs)).toContainText('paste your copy');
    await box(theirs).fill(SECOND);
    await expect(alert(theirs)).toContainText('what its sender had selected is not in it');
    await expect(current(theirs)).toHaveCount(0);
    // The copy may still come.
    await box(theirs).fill(EXAMPLES.english);
    await expect(current(theirs)).toContainText('Nobody plants a tree');
  });

  test('in the copy that is open already', async ({ page, site, elsewhere }) => {
    const link = await refer(page, site);
    const theirs = await elsewhere('');
    await paste(theirs, `Cocoa today\n\n${EXAMPLES.english}`);
    await expect(story(theirs)).toContainText('price floor');
    await follow(theirs, new URL(link).hash);
    await expect(current(theirs)).toContainText('Nobody plants a tree');
    await expect(alert(theirs)).toContainText('what its sender had selected is in it');
    // The link holds none of the text, which is still nowhere else.
    await follow(theirs, plain(FIRST));
    await expect(asks(theirs)).toBeVisible();
  });
});

test('a link that holds more than this page knows opens, and says so', async ({ elsewhere }) => {
  const golden = readFileSync(new URL('../../link/tests/golden/v1-fields.link', import.meta.url), 'utf8');
  const theirs = await elsewhere(`#${golden}`);
  await expect(story(theirs)).toContainText('The ferry talks resume on Monday');
  await expect(alert(theirs)).toContainText('made by a newer version');
});

test('a link follows what is selected while the share box is open', async ({ page, site, elsewhere }) => {
  await open(page, site);
  await paste(page, EXAMPLES.english);
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  const field = page.getByLabel('Link to this dispatch');
  const before = await field.inputValue();
  await page.getByRole('tab', { name: /^Said/ }).click();
  await page.getByRole('tabpanel').getByRole('button').filter({ hasText: 'Nobody plants a tree' }).first().click();
  await expect(field).not.toHaveValue(before);
  const theirs = await elsewhere(await field.inputValue());
  await expect(theirs.locator('#explorer [aria-current=true]')).toContainText('Nobody plants a tree');
});

test('the share box says how long a link is, where it passes, and what else there is', async ({ page, site, elsewhere }) => {
  await open(page, site);
  const field = page.getByLabel('Link to this dispatch');
  const shared = async (text) => {
    await page.getByRole('button', { name: 'New', exact: true }).click();
    await paste(page, text);
    await expect(story(page)).toBeVisible();
    await page.getByRole('button', { name: 'Share', exact: true }).click();
    await expect(page.getByRole('region', { name: 'Share' })).toBeVisible();
    return (await field.inputValue()).length;
  };
  const length = await shared(EXAMPLES.english);
  await expect(page.getByText(`${length.toLocaleString('en-GB')} characters: `)).toBeVisible();
  if (length <= 2000) await expect(page.getByText('passes everywhere')).toBeVisible();

  // Longer than any link: what remains is offered at once.
  await shared(`${EXAMPLES.english}\n\n${'It rained on the harbour all day. '.repeat(9000)}`);
  await expect(field).toHaveValue('');
  await expect(page.getByRole('radio', { name: /Only some quotes/ })).toBeChecked();
  await page.getByRole('checkbox', { name: /Nobody plants a tree/ }).check();
  const link = await field.inputValue();
  expect(link.length).toBeLessThan(2000);
  const theirs = await elsewhere(link);
  await expect(story(theirs)).toContainText('Nobody plants a tree');
  await expect(story(theirs)).not.toContainText('It rained');

  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save the text as a file' }).click()]);
  expect(file.suggestedFilename()).toMatch(/\.txt$/);
});

for (const colorScheme of ['light', 'dark']) {
  test(`the share box, a question and a report of hidden characters are accessible, ${colorScheme}`, async ({ elsewhere }) => {
    const page = await elsewhere('', { colorScheme });
    await expect(page.getByRole('toolbar')).toBeVisible();
    await box(page).fill(`${EXAMPLES.english}\nThe mayor Pa\u200bul R\u0435y said nothing.`);
    await expect(story(page)).toBeVisible();
    await page.getByText(/Hidden or deceptive characters/).click();
    await page.getByRole('button', { name: 'Share', exact: true }).click();
    await page.getByText('Other ways').click();
    await page.getByRole('radio', { name: /Only some quotes/ }).check();
    await expectAccessible(page);
    // An edit makes the text the reader's own again, and in no link.
    await page.locator('#text').fill(`${EXAMPLES.english}\nIt rained.`);
    await expect.poll(() => hash(page)).toBe('');
    await follow(page, plain(FIRST));
    await expect(asks(page)).toBeVisible();
    await expectAccessible(page);
  });
}

test('what cannot be seen is counted, shown, and left out on request', async ({ page, site, elsewhere }) => {
  await open(page, site);
  await paste(page, 'The mayor Pa\u200bul R\u0435y said \u202eenon\u202c on Tuesday that the bridge\u00a0: it\u202fwould open in June.');
  const report = page.getByText(/Hidden or deceptive characters/);
  await expect(report).toContainText('2 changes of writing direction, 1 word in letters of another alphabet, 1 character without width');
  await report.click();
  await page.getByRole('listitem').filter({ hasText: 'U+200B' }).getByRole('button').click();
  await expect(story(page).locator('.lit, .here').filter({ hasText: 'ul' })).not.toHaveCount(0);
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  await page.getByText('Other ways').click();
  await page.getByRole('checkbox', { name: /1 invisible character/ }).check();
  const theirs = await elsewhere(await page.getByLabel('Link to this dispatch').inputValue());
  await expect(story(theirs)).toContainText('The mayor Paul R\u0435y');
  await expect(theirs.getByText(/Hidden or deceptive/)).not.toContainText('without width');
});

test('a story from a link says so in print too, and never names the window by itself', async ({ page, site }) => {
  await page.goto(site + plain(`Your bank: sign in\n\nPARIS, 6 January (Reuters) - ${FIRST}`));
  const claim = page.getByText('This text came with a link: this site has not checked it.');
  await expect(claim).toBeVisible();
  await expect(page).toHaveTitle(/^Dépêche/);
  await page.emulateMedia({ media: 'print' });
  await expect(claim).toBeVisible();
});

test.describe('when the module breaks', () => {
  test.use({ tolerated: BREAKING });

  test('the page says so, and the text is in its box, now and after a reload', async ({ page, site }) => {
    await page.addInitScript(breakable);
    await open(page, site);
    await paste(page, OWN);
    await expect(story(page)).toContainText('Bergen');
    await expect(box(page)).toBeHidden();
    await page.evaluate(() => (globalThis.trap = true));
    await page.getByRole('tab', { name: /^Said/ }).click();
    await expect(page.getByText(/The page has stopped/)).toBeVisible();
    await expect(box(page)).toBeVisible();
    await expect(box(page)).toHaveValue(OWN);
    await page.reload();
    await expect(page.getByRole('toolbar')).toBeVisible();
    await expect(box(page)).toHaveValue(OWN);
    // Not read at once: it may be what the page broke over.
    await expect(alert(page)).toContainText('The page stopped while it read this text');
    await expect(story(page)).toHaveCount(0);
    await page.getByRole('button', { name: 'Read the dispatch' }).click();
    await expect(story(page)).toContainText('Bergen');
  });
});
