// What is read wrongly is put right where it stands: by mouse and by keyboard alone, on a desk and on a phone, and it stays
// so over a reload, in a link, and on paper.

import { box, breakable, BREAKING, EXAMPLES, expect, expectAccessible, open, paste, test } from './harness.js';

const TEXT = `OSLO, Jan 6 (NNA) - Minister Ana Moe met engineer Paul Ness in Oslo on Monday for talks on the old bridge.

"The bridge is safe to cross for everybody", Moe said.

Ness said that the ferry would stop in March. It was the first time that both of them had spoken about it in the town, and
nobody had asked for more than a few words of what they thought of it.`;

const story = (page) => page.getByRole('article', { name: 'The dispatch' });
const dialogue = (page) => page.getByRole('dialog');
const panel = (page) => page.getByRole('tabpanel');
const tools = (page) => page.getByRole('group', { name: 'Correct the reading' });
const quote = (page) => panel(page).locator('.quote.direct');
const said = (page) => page.locator('#tab-said');
/** A choice of the dialogue, by its name. */
const choice = (page, name) => dialogue(page).getByRole('button', { name });

const begin = async (page, site) => {
  await open(page, site);
  await paste(page, TEXT);
  await expect(story(page)).toContainText('The bridge is safe');
};

/** Gives the quote to Paul Ness, by its card. */
const giveToNess = async (page) => {
  await said(page).click();
  await quote(page).getByRole('button', { name: 'Correct' }).click();
  await choice(page, /Paul Ness/).click();
};

test('a quote is given to another speaker and back, by mouse', async ({ page, site }) => {
  await begin(page, site);
  await said(page).click();
  await expect(panel(page).getByRole('heading', { name: /Ana Moe/ })).toBeVisible();
  await quote(page).getByRole('button', { name: 'Correct' }).click();
  await expect(dialogue(page)).toContainText('Who says this?');
  await expectAccessible(page);
  await choice(page, /Paul Ness/).click();
  await expect(dialogue(page)).toBeHidden();
  await expect(panel(page).getByRole('heading', { name: /Ana Moe/ })).toHaveCount(0);
  await expect(quote(page)).toContainText('by hand');
  await expect(story(page).locator('.by-hand').first()).toBeVisible();
  await tools(page).getByRole('button', { name: 'Undo' }).click();
  await expect(panel(page).getByRole('heading', { name: /Ana Moe/ })).toBeVisible();
  await expect(story(page).locator('.by-hand')).toHaveCount(0);
  await tools(page).getByRole('button', { name: 'Redo' }).click();
  await expect(quote(page)).toContainText('by hand');
});

test('a quote is given to another speaker and back, by keyboard alone', async ({ page, site }) => {
  await begin(page, site);
  await story(page).locator('.text [role=button]').filter({ hasText: 'Moe' }).first().focus();
  await page.keyboard.press('c');
  await expect(dialogue(page)).toContainText('Are they there?');
  await page.keyboard.press('Escape');
  await expect(dialogue(page)).toBeHidden();
  await expect(story(page).locator('.text [role=button]:focus')).toContainText('Moe');
  await said(page).focus();
  await page.keyboard.press('Enter');
  await quote(page).getByRole('button', { name: 'Correct' }).focus();
  await page.keyboard.press('Enter');
  // The first choice has the focus; a digit takes the one it names.
  await expect(dialogue(page).locator('li button:focus')).toHaveCount(1);
  const number = await choice(page, /Paul Ness/).getAttribute('aria-keyshortcuts');
  await page.keyboard.press(number);
  await expect(dialogue(page)).toBeHidden();
  await expect(quote(page)).toContainText('by hand');
  expect(await page.evaluate(() => document.activeElement.tagName)).not.toBe('BODY');
  await page.keyboard.press('Control+z');
  await expect(quote(page)).not.toContainText('by hand');
  await page.keyboard.press('Control+Shift+Z');
  await expect(quote(page)).toContainText('by hand');
});

test('typing finds a name, and words of the text describe somebody unnamed', async ({ page, site }) => {
  await begin(page, site);
  await said(page).click();
  await quote(page).getByRole('button', { name: 'Correct' }).click();
  const field = dialogue(page).getByRole('searchbox');
  await field.fill('nes');
  await expect(dialogue(page).locator('.numbered li')).toHaveCount(3);
  await field.fill('engineer');
  await choice(page, 'unnamed: “engineer”').click();
  await expect(panel(page).getByRole('heading', { name: 'engineer' })).toBeVisible();
});

test('what is put right stays over a reload, is listed, and is taken back', async ({ page, site }) => {
  await begin(page, site);
  await giveToNess(page);
  await page.reload();
  await said(page).click();
  await expect(quote(page)).toContainText('by hand');
  await tools(page).getByRole('button', { name: '1 correction' }).click();
  await expect(dialogue(page)).toContainText('Source: “The bridge is safe to cross for everybody”');
  await expectAccessible(page);
  await choice(page, /Take back/).first().click();
  await expect(dialogue(page)).toContainText('Nothing was corrected');
  await choice(page, 'Close').click();
  await expect(quote(page)).not.toContainText('by hand');
  await page.reload();
  await said(page).click();
  await expect(quote(page)).not.toContainText('by hand');
});

test.describe('when the module breaks', () => {
  test.use({ tolerated: BREAKING });

  test('what was put right is there again once the text is read', async ({ page, site }) => {
    await page.addInitScript(breakable);
    await begin(page, site);
    await giveToNess(page);
    await expect(quote(page)).toContainText('by hand');
    await page.evaluate(() => (globalThis.trap = true));
    await page.locator('#tab-who').click();
    await expect(page.getByText(/The page has stopped/)).toBeVisible();
    await page.reload();
    await expect(page.getByRole('toolbar')).toBeVisible();
    await expect(box(page)).toHaveValue(TEXT);
    await page.getByRole('button', { name: 'Read the dispatch' }).click();
    await said(page).click();
    await expect(quote(page)).toContainText('by hand');
  });
});

test('a recent story keeps what was put right, in another tab too', async ({ page, site, context }) => {
  await open(page, site);
  await page.getByRole('button', { name: 'Recent', exact: true }).click();
  await page.getByRole('checkbox', { name: 'Keep my dispatches in this browser' }).check();
  await page.keyboard.press('Escape');
  await paste(page, TEXT);
  await giveToNess(page);
  await expect(quote(page)).toContainText('by hand');
  const tab = await context.newPage();
  await open(tab, site);
  await tab.getByRole('button', { name: 'Recent', exact: true }).click();
  await tab.getByRole('button', { name: /Minister Ana Moe met/ }).first().click();
  await said(tab).click();
  await expect(quote(tab)).toContainText('by hand');
});

test('a link carries what was put right, and who opens it is told', async ({ page, site, elsewhere }) => {
  test.setTimeout(60_000);
  await begin(page, site);
  await giveToNess(page);
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  const link = await page.getByLabel('Link to this dispatch').inputValue();
  const reader = await elsewhere(link);
  await expect(story(reader)).toContainText('Whoever sent this link has corrected its reading');
  await said(reader).click();
  await expect(quote(reader)).toContainText('by hand');
  await story(reader).getByRole('button', { name: 'Show without corrections' }).click();
  await expect(quote(reader)).not.toContainText('by hand');
  await story(reader).getByRole('button', { name: 'Show with corrections' }).click();
  await expect(quote(reader)).toContainText('by hand');
  await expectAccessible(reader);
});

test('selected words become what they are said to be', async ({ page, site }) => {
  await begin(page, site);
  const words = story(page).getByText('the old bridge').first();
  await words.evaluate((element) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.data.indexOf('old bridge');
      if (at >= 0) getSelection().setBaseAndExtent(node, at + 1, node, at + 10);
    }
  });
  await tools(page).getByRole('button', { name: 'Correct', exact: true }).click();
  await expect(dialogue(page).locator('blockquote')).toHaveText('old bridge');
  await choice(page, 'place').click();
  await page.locator('#tab-who').click();
  await expect(panel(page).locator('.who').filter({ hasText: 'old bridge' })).toContainText('by hand');
  await page.keyboard.press('Control+z');
  await expect(panel(page).locator('.who').filter({ hasText: 'old bridge' })).toHaveCount(0);
});

test('a double click on a name opens what can be said of it', async ({ page, site }) => {
  await begin(page, site);
  await story(page).locator('.text [role=button]').filter({ hasText: 'Paul Ness' }).first().dblclick();
  await choice(page, 'absent').click();
  await page.locator('#tab-context').click();
  await expect(panel(page).locator('.ledger')).toContainText('Absent');
});

test('every page of the dialogue is accessible, and none loses the focus', async ({ page, site }) => {
  await begin(page, site);
  await page.locator('#tab-who').click();
  await panel(page).locator('.who > button').first().click();
  await panel(page).locator('.details').getByRole('button', { name: 'Correct' }).click();
  for (const name of ['represented by…', 'Another full name…', 'Is the same as…', 'Roles…']) {
    await choice(page, name).click();
    await expectAccessible(page);
    expect(await dialogue(page).evaluate((d) => d.contains(document.activeElement)), name).toBe(true);
    await choice(page, 'Back').click();
  }
  await choice(page, 'Close').click();
  await expect(panel(page).locator('.details').getByRole('button', { name: 'Correct' })).toBeFocused();
  await page.locator('#tab-context').click();
  await panel(page).locator('.event').getByRole('button', { name: 'Correct' }).click();
  for (const name of ['What it is…', 'Where…', 'When…']) {
    await choice(page, name).click();
    await expectAccessible(page);
    await choice(page, 'Back').click();
  }
});

test('doubts are asked one after the other until none is left', async ({ page, site }) => {
  await open(page, site);
  await paste(page, `OSLO, Jan 6 (NNA) - The town talked about its bridge for an hour, and there was more to say than it had time for.\n\n"The bridge is safe to cross for everybody".\n\nIt rained all day, and that was all that there was to be seen of the weather.`);
  await tools(page).getByRole('button', { name: 'Next doubt' }).click();
  await expect(dialogue(page)).toContainText('Who says this?');
  const last = await choice(page, 'Nobody whom the text names').getAttribute('aria-keyshortcuts');
  await page.keyboard.press(last);
  for (let i = 0; i < 9 && (await dialogue(page).isVisible()); i += 1) await page.keyboard.press('1');
  await expect(page.getByRole('alert').filter({ hasText: 'Nothing is left undecided' })).toBeVisible();
});

test('whether there is an event is asked of the words that may tell of one, and a key answers', async ({ page, site }) => {
  await open(page, site);
  await paste(page, `OSLO, Jan 6, 2026 (NNA) - Minister Ana Moe said on Tuesday that the ferry fares would fall after meetings with the unions.\n\nThe bridge is old, and the town had waited for a word of it all winter. It rained all day, and that was all that there was to be seen of the weather.`);
  const next = tools(page).getByRole('button', { name: 'Next doubt' });
  await next.click();
  await expect(dialogue(page)).toContainText('Is there an event?');
  await expect(dialogue(page).locator('blockquote')).toHaveText('meetings');
  await expect(story(page).locator('.here, .lit').filter({ hasText: 'meetings' }).first()).toBeVisible();
  await expectAccessible(page);
  const no = await choice(page, 'There is no event').getAttribute('aria-keyshortcuts');
  await page.keyboard.press(no);
  await expect(page.getByRole('alert').filter({ hasText: 'Nothing is left undecided' })).toBeVisible();
  await next.click();
  await expect(dialogue(page)).toBeHidden();
  await tools(page).getByRole('button', { name: 'Undo' }).click();
  await next.click();
  const yes = await choice(page, 'Yes, this: meetings').getAttribute('aria-keyshortcuts');
  await page.keyboard.press(yes);
  // When it was held is asked next.
  await expect(dialogue(page)).not.toContainText('Is there an event?');
  await page.keyboard.press('Escape');
  await page.locator('#tab-context').click();
  await expect(panel(page).locator('.event')).toContainText('meetings');
  await expect(panel(page).locator('.event')).toContainText('by hand');
});

test('whether there is an event is asked in French', async ({ elsewhere }) => {
  const french = await elsewhere('', { locale: 'fr-FR' });
  await paste(french, `OSLO, 6 janvier 2026 (NNA) - La ministre Ana Moe défend son projet de ferry au retour d'un voyage à Bergen.\n\nLe pont est vieux, et la ville attendait un mot de la ministre depuis tout un hiver. Il a plu toute la journée, et il n'y avait rien d'autre à voir.`);
  await french.getByRole('button', { name: 'Doute suivant' }).click();
  await expect(dialogue(french)).toContainText('Y a-t-il un événement');
  await expect(choice(french, /^Oui, ceci.*voyage/)).toBeVisible();
  await expect(choice(french, 'Il n’y a pas d’événement')).toBeVisible();
});

test('on a phone, in French and in the dark, the dialogue is a sheet from below', async ({ elsewhere, site }) => {
  const page = await elsewhere('', { locale: 'fr-FR', colorScheme: 'dark', viewport: { width: 360, height: 740 }, hasTouch: true });
  await paste(page, EXAMPLES.french);
  await page.locator('#story .text [role=button]').first().tap();
  await page.locator('.details').getByRole('button', { name: 'Corriger' }).tap();
  await expect(page.getByRole('dialog')).toContainText('Qu’est-ce que c’est');
  await expectAccessible(page);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(wide).toBeLessThanOrEqual(0);
  const foot = await page.getByRole('dialog').evaluate((d) => innerHeight - d.getBoundingClientRect().bottom);
  expect(Math.abs(foot)).toBeLessThan(2);
  await page.getByRole('dialog').getByRole('button', { name: 'personne', exact: true }).tap();
  await expect(page.locator('.who.open')).toContainText('à la main');
  await page.getByRole('button', { name: 'Annuler' }).tap();
  await expect(page.locator('.who.open')).not.toContainText('à la main');
});
