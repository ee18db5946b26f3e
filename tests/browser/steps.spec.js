// Back and forward go through what was shown, step by step; a reload keeps it; what lies over the page is closed by them.

import { box, EXAMPLES, expect, open, paste, test } from './harness.js';

const story = (page) => page.getByRole('article', { name: 'The dispatch' });
const tab = (page, name) => page.getByRole('tab', { name });
const hash = (page) => page.evaluate(() => location.hash);
const card = (page) => page.locator('.who.open');

const OWN = 'The ministers of the coastal states met in Bergen on Monday. They agreed on a quota for the cod of the north, the host, Kari Lund, said.';
const OTHER = 'The mayor of Lyon, Paul Rey, said on Tuesday that the bridge would open in June.';

const person = (page, name) => story(page).locator('.text').getByRole('button', { name }).first();

test('back and forward go through panels, selections and the plain reading', async ({ page, site }) => {
  await open(page, site);
  await paste(page, OWN);
  await expect(story(page)).toContainText('Bergen');
  await tab(page, /^Said/).click();
  await person(page, 'Kari Lund').click();
  await expect(card(page)).toContainText('Kari Lund');
  await page.getByRole('button', { name: 'Plain reading' }).click();
  await expect(page.locator('#plain')).toBeVisible();

  await page.goBack();
  await expect(story(page)).toBeVisible();
  await expect(card(page)).toContainText('Kari Lund');
  await page.goBack();
  await expect(tab(page, /^Said/)).toHaveAttribute('aria-selected', 'true');
  await page.goBack();
  await expect(tab(page, /^Who/)).toHaveAttribute('aria-selected', 'true');
  await expect(card(page)).toHaveCount(0);
  await page.goBack();
  await expect(story(page)).toHaveCount(0);
  await expect(box(page)).toHaveValue(OWN);

  await page.goForward();
  await expect(story(page)).toContainText('Bergen');
  await page.goForward();
  await page.goForward();
  await expect(card(page)).toContainText('Kari Lund');
});

test('what is closed by a key is no step of its own', async ({ page, site }) => {
  await open(page, site);
  await paste(page, OWN);
  await person(page, 'Kari Lund').click();
  await expect(card(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(card(page)).toHaveCount(0);
  await expect.poll(() => page.evaluate(() => history.state)).toMatch(/^1\./);
  await page.goBack();
  await expect(story(page)).toHaveCount(0);
});

test('back brings a story that was replaced, and forward the one that replaced it', async ({ page, site }) => {
  await open(page, site);
  await paste(page, OWN);
  await expect(story(page)).toContainText('Bergen');
  await page.evaluate((words) => navigator.clipboard.writeText(words), OTHER);
  await page.keyboard.press('ControlOrMeta+V');
  await expect(story(page)).toContainText('open in June');
  await page.goBack();
  await expect(story(page)).toContainText('Bergen');
  await expect(page.locator('#text')).toHaveValue(OWN);
  await page.goForward();
  await expect(story(page)).toContainText('open in June');
  await page.getByRole('button', { name: 'New', exact: true }).click();
  await expect(story(page)).toHaveCount(0);
  await page.goBack();
  await expect(story(page)).toContainText('open in June');
});

test('each story keeps its link, whatever is shown of it', async ({ page, site }) => {
  const link = `#t=${encodeURIComponent(OTHER)}`;
  await page.goto(site + link);
  await expect(story(page)).toContainText('open in June');
  await tab(page, /^Said/).click();
  expect(await hash(page)).toBe(link);
  await page.evaluate((words) => navigator.clipboard.writeText(words), OWN);
  await page.keyboard.press('ControlOrMeta+V');
  await expect(story(page)).toContainText('Bergen');
  expect(await hash(page)).toBe('');
  await page.goBack();
  await expect(story(page)).toContainText('open in June');
  expect(await hash(page)).toBe(link);
  await expect(page.getByText('This text came with a link')).toBeVisible();
  await page.goForward();
  await expect(story(page)).toContainText('Bergen');
  expect(await hash(page)).toBe('');
});

test('the share box and the paste box are closed by back, and what opened them has the focus again', async ({ page, site }) => {
  await open(page, site);
  await paste(page, EXAMPLES.english);
  await expect(story(page)).toBeVisible();
  const share = page.getByRole('button', { name: 'Share', exact: true });
  await page.evaluate(() => scrollTo(0, 500));
  await share.click();
  await expect(page.getByLabel('Link to this dispatch')).toBeFocused();
  await page.goBack();
  await expect(page.getByRole('region', { name: 'Share' })).toBeHidden();
  await expect(share).toBeFocused();
  await share.click();
  await expect(page.getByLabel('Link to this dispatch')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(share).toBeFocused();

  await page.getByRole('button', { name: 'Text', exact: true }).click();
  await expect(box(page)).toBeFocused();
  await page.goBack();
  await expect(box(page)).toBeHidden();
  await expect(story(page)).toContainText('Cocoa states');
});

test('a reload keeps panel and selection, and back still leads to what was before', async ({ page, site }) => {
  await open(page, site);
  await paste(page, `${EXAMPLES.english}\nIt rained.`);
  await tab(page, /^Links/).click();
  await person(page, 'Konan Brou').click();
  await expect(card(page)).toContainText('Konan Brou');
  await page.reload();
  await expect(card(page)).toContainText('Konan Brou');
  await page.goBack();
  await expect(tab(page, /^Links/)).toHaveAttribute('aria-selected', 'true');
  await expect(card(page)).toHaveCount(0);
});

test('after a reload back still leads to a story that was replaced, and loses none', async ({ page, site }) => {
  await open(page, site);
  await paste(page, OWN);
  await person(page, 'Kari Lund').click();
  await expect(card(page)).toContainText('Kari Lund');
  await page.evaluate((words) => navigator.clipboard.writeText(words), OTHER);
  await page.keyboard.press('ControlOrMeta+V');
  await expect(story(page)).toContainText('open in June');
  await page.reload();
  await expect(story(page)).toContainText('open in June');
  await page.goBack();
  await expect(story(page)).toContainText('Bergen');
  await expect(card(page)).toContainText('Kari Lund');
  await expect(page.locator('#text')).toHaveValue(OWN);
  await page.goForward();
  await expect(story(page)).toContainText('open in June');
  await page.reload();
  await expect(story(page)).toContainText('open in June');
});

test('a reload keeps an example', async ({ page, site }) => {
  await open(page, site);
  await page.getByRole('button', { name: 'Cocoa talks in Accra' }).last().click();
  await expect(story(page)).toContainText('Cocoa states');
  await page.reload();
  await expect(story(page)).toContainText('Cocoa states');
});

test('escape in a card leads back to its head, and the keys of a story go on', async ({ page, site }) => {
  await open(page, site);
  await paste(page, EXAMPLES.english);
  const head = page.getByRole('complementary', { name: 'The explorer' }).getByRole('button', { name: /^Bola Adeyinka/ });
  await head.click();
  await card(page).getByRole('button', { name: 'Next' }).click();
  await page.keyboard.press('Escape');
  await expect(head).toBeFocused();
  await person(page, 'Konan Brou').focus();
  await page.keyboard.press('m');
  await expect(story(page).locator('.text .m')).toHaveCount(0);
  await page.keyboard.press('m');
  await expect(story(page).locator('.text .m').first()).toBeVisible();
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 } });

  test('back draws the sheet down', async ({ page, site }) => {
    await open(page, site);
    await paste(page, EXAMPLES.english);
    const explorer = page.getByRole('complementary', { name: 'The explorer' });
    await tab(page, /^Said/).click();
    await expect(explorer).toHaveClass(/up/);
    await page.goBack();
    await expect(explorer).not.toHaveClass(/up/);
    await expect(story(page)).toBeVisible();
  });
});
