// Two texts: what an update changed, and what an article's quotes are, by mouse and by keyboard.

import { readFileSync } from 'node:fs';
import { box, dispatch, drop, expect, expectAccessible, open, paste, test } from './harness.js';

const kept = (folder, name) => readFileSync(new URL(`../${folder}/${name}.txt`, import.meta.url), 'utf8');
const OLD = dispatch('en-summit');
const NEW = kept('versions', 'en-summit');
const ARTICLE = kept('quotes', 'en-summit');

const two = (page) => page.locator('#two');
const field = (page) => page.getByRole('textbox', { name: /^(Second text|Second texte)/ });
const text = (page) => two(page).getByRole('group', { name: /^(New version|Nouvelle version)/ });
const tool = (page, name) => page.getByRole('button', { name, exact: true });

/** Opens a story and the place for a second text. */
async function begin(page, site, name, first = OLD) {
  await open(page, site);
  await paste(page, first);
  await tool(page, name).click();
  await expect(field(page)).toBeFocused();
}

/** Pastes into what has the focus. */
async function pasteHere(page, words) {
  await page.evaluate((words) => navigator.clipboard.writeText(words), words);
  await page.keyboard.press('ControlOrMeta+V');
}

/** Nothing of the page lies beside the window. */
async function expectNoSideways(page) {
  const [inside, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  expect(inside).toBeLessThanOrEqual(window);
}

test.describe('in English', () => {
  test.use({ locale: 'en-GB' });

  test('an update is compared with the story: its marks, its list, only what changed', async ({ page, site }) => {
    await begin(page, site, 'Compare with an update');
    await pasteHere(page, NEW);
    await expect(page.getByRole('status').filter({ hasText: /changes in the text/ })).toBeVisible();
    await expect(text(page).locator('ins').filter({ hasText: 'arrives late' })).toBeVisible();
    await expect(text(page).locator('del').filter({ hasText: 'Outside the hotel' })).toBeVisible();
    const meaning = two(page).getByRole('region', { name: 'What changed in meaning' });
    await expect(meaning).toContainText('Curtis Noel');
    await expect(meaning.getByRole('heading', { name: 'Figures' })).toBeVisible();
    const line = meaning.getByRole('button', { name: /900 million/ });
    await line.first().click();
    await expect(text(page).locator(':focus')).toHaveText(/900|950/);

    const before = await text(page).locator('p').count();
    await page.getByRole('checkbox', { name: 'Only what changed' }).check();
    await expect(text(page)).toContainText(/unchanged paragraph/);
    expect(await text(page).locator('p').count()).toBeLessThan(before);
    await expect(text(page)).not.toContainText('Gittens-Yard said the fund would be run');

    await tool(page, 'Back to the story').click();
    await expect(page.getByRole('article', { name: 'The dispatch' })).toContainText('skipped the gathering');
  });

  test('keys go from change to change, and Escape back to the story', async ({ page, site }) => {
    await begin(page, site, 'Compare with an update');
    await pasteHere(page, NEW);
    await expect(text(page)).toBeVisible();
    await expect(two(page)).toBeFocused();
    await page.keyboard.press('n');
    await expect(page.locator('#step-0')).toBeFocused();
    await page.keyboard.press('n');
    await expect(page.locator('#step-1')).toBeFocused();
    await page.keyboard.press('p');
    await page.keyboard.press('p');
    await expect(page.locator('#step-0')).not.toBeFocused();
    await expect(text(page).locator(':focus')).toHaveCount(1);
    await page.keyboard.press('Escape');
    await expect(two(page)).toHaveCount(0);
    await expect(page.getByRole('article', { name: 'The dispatch' })).toBeVisible();
  });

  for (const [how, give] of [
    ['dropped', (page, file) => drop(page, file)],
    ['opened', async (page, { name, type, bytes }) => {
      const chooser = page.waitForEvent('filechooser');
      await two(page).getByRole('button', { name: /^Open/ }).click();
      await (await chooser).setFiles({ name, mimeType: type, buffer: bytes });
    }],
  ]) {
    test(`a file that is ${how} is the second text`, async ({ page, site }) => {
      await begin(page, site, 'Compare with an update');
      await give(page, { name: 'new.txt', type: 'text/plain', bytes: Buffer.from(NEW) });
      await expect(text(page)).toContainText('Curtis Noel');
      await expect(text(page).locator('del').first()).toBeVisible();
    });
  }

  test('of a file of several dispatches one is chosen as the second text, and the story stays', async ({ page, site }) => {
    await begin(page, site, 'Compare with an update');
    const one = (headline, body_text) => ({ type: 'text', headline, body_text });
    const file = JSON.stringify([one('Ferries', dispatch('en-strike')), one('Hurricanes', NEW)]);
    await drop(page, { name: 'two.json', type: 'application/json', bytes: Buffer.from(file) });
    await page.getByRole('button', { name: 'Hurricanes' }).click();
    await expect(text(page)).toContainText('Curtis Noel');
    await expect(text(page).locator('del').filter({ hasText: 'Outside the hotel' })).toBeVisible();
    await tool(page, 'Back to the story').click();
    await expect(page.getByRole('article', { name: 'The dispatch' })).toContainText('skipped the gathering');
  });

  test('what was put right in the story is so in its update, or is said to fit no longer', async ({ page, site }) => {
    const first = `OSLO, Jan 6 (NNA) - Minister Ana Moe met engineer Paul Ness in Oslo on Monday for talks on the old bridge.

"The bridge is safe to cross for everybody", Moe said.

Ness said that the ferry would stop in March. It was the first time that the two had met, and there was more to say than they had time for.`;
    await open(page, site);
    await paste(page, first);
    const give = async () => {
      await page.locator('#tab-said').click();
      await page.getByRole('tabpanel').locator('.quote.direct').getByRole('button', { name: 'Correct' }).click();
      await page.getByRole('dialog').getByRole('button', { name: /Paul Ness/ }).click();
      await expect(page.getByRole('dialog')).toBeHidden();
    };
    await give();
    await tool(page, 'Compare with an update').click();
    await expect(field(page)).toBeFocused();
    await pasteHere(page, `${first}\n\nThe bridge was built in 1958.`);
    await expect(text(page)).toContainText('built in 1958');
    // The quote is given to Ness in both: nothing of it changed.
    await expect(two(page).getByRole('heading', { name: 'Quotes' })).toBeHidden();
    await expect(two(page)).not.toContainText('no longer fits');
    await page.keyboard.press('Escape');
    await tool(page, 'Compare with an update').click();
    await expect(field(page)).toBeFocused();
    await pasteHere(page, first.replace('"The bridge is safe to cross for everybody", Moe said.', 'The bridge stays open.'));
    await expect(two(page).getByRole('heading', { name: 'Your corrections that no longer fit' })).toBeVisible();
    await expect(two(page)).toContainText('these words are not in the text');
  });

  test('Forward opens the comparison again that Back closed', async ({ page, site }) => {
    await begin(page, site, 'Compare with an update');
    await pasteHere(page, NEW);
    await expect(text(page)).toBeVisible();
    await page.goBack();
    await expect(two(page)).toHaveCount(0);
    await page.goForward();
    await expect(text(page)).toContainText('Curtis Noel');
  });

  test('an update that is pasted over the story is offered to be compared', async ({ page, site }) => {
    await open(page, site);
    await paste(page, OLD);
    await expect(page.getByRole('article', { name: 'The dispatch' })).toContainText('skipped the gathering');
    await page.getByRole('heading', { name: 'Dépêche' }).click();
    await pasteHere(page, NEW);
    const offer = page.getByRole('alert').filter({ hasText: 'another version of the story' });
    await expect(offer).toBeVisible();
    await offer.getByRole('button', { name: 'Compare with an update' }).click();
    await expect(text(page).locator('ins').filter({ hasText: 'arrives late' })).toBeVisible();
  });

  test('another story that is pasted is not', async ({ page, site }) => {
    await open(page, site);
    await paste(page, OLD);
    await page.getByRole('heading', { name: 'Dépêche' }).click();
    await pasteHere(page, dispatch('en-merger'));
    await expect(page.getByRole('article', { name: 'The dispatch' })).toContainText('Halvorsen');
    await page.waitForLoadState('networkidle');
    await expect(page.getByText('another version of the story')).toHaveCount(0);
  });

  test('an article’s quotes are judged, and the check is taken away', async ({ page, site }) => {
    await begin(page, site, 'Check an article');
    await pasteHere(page, ARTICLE);
    await expect(page.getByRole('status').filter({ hasText: /^\d+ quotes checked/ })).toBeVisible();
    const quote = two(page).getByRole('listitem').filter({ hasText: 'my government has a new' });
    await expect(quote).toContainText('altered');
    await expect(quote.locator('ins')).toHaveText('flag');
    await expect(quote.locator('del')).toHaveText('logo');
    for (const [name, start] of [['CSV', '\ufeff"Verdict",'], ['Markdown', '# Caribbean pools its money']]) {
      const saving = page.waitForEvent('download');
      await tool(page, name).click();
      const saved = readFileSync(await (await saving).path(), 'utf8');
      expect(saved.startsWith(start), saved.slice(0, 60)).toBe(true);
      expect(saved).toContain('my government has a new flag');
    }
  });

  test('a translated article is said to be beyond the check, and none of it is judged', async ({ page, site }) => {
    await begin(page, site, 'Check an article', dispatch('fr-treve'));
    await pasteHere(page, kept('quotes', 'fr-treve'));
    const quotes = two(page).getByRole('listitem');
    await expect(quotes).toHaveCount(3);
    for (const quote of await quotes.all()) {
      await expect(quote).toContainText('The article is in another language: translation is beyond this check.');
      await expect(quote.locator('ins, del')).toHaveCount(0);
      await expect(quote.getByRole('heading', { name: 'In the dispatch' })).toBeHidden();
    }
  });

  test('the same text again has no changes', async ({ page, site }) => {
    await begin(page, site, 'Compare with an update');
    await pasteHere(page, OLD);
    await expect(two(page)).toContainText('Nothing changed');
  });

  test('what is no story is refused and stays in its field', async ({ page, site }) => {
    await begin(page, site, 'Check an article');
    await page.keyboard.type('   ');
    await tool(page, 'Check').click();
    await expect(page.getByRole('alert').filter({ hasText: /./ })).toBeVisible();
    await expect(field(page)).toHaveValue('   ');
  });

  test('the Back button leaves the two texts', async ({ page, site }) => {
    await open(page, site);
    const steps = () => page.evaluate(() => history.length);
    const first = await steps();
    await paste(page, OLD);
    await tool(page, 'Compare with an update').click();
    // The browser keeps a step once the page is drawn: that of the story, and that of the two texts.
    await expect.poll(steps).toBe(first + 2);
    await page.goBack();
    await expect(two(page)).toHaveCount(0);
    await expect(page.getByRole('article', { name: 'The dispatch' })).toBeVisible();
  });

  test('hostile texts in both places are words and nothing else', async ({ page, site }) => {
    const evil = (words) => `${OLD.replace('Leaders of 11', `<img src=x onerror=alert(1)> Leaders of 11 ${words}`)}\n\n“<b>No</b>, we will not sign ${words},” said Ana Moe.\u202e <script>alert(1)</script>\n`;
    await open(page, site);
    await paste(page, evil('failed'));
    for (const [name, second] of [['Compare with an update', evil('resumed')], ['Check an article', evil('resumed')]]) {
      await tool(page, name).click();
      await field(page).focus();
      await pasteHere(page, second);
      await expect(two(page)).toContainText('<b>No</b>');
      expect(await two(page).locator('img, script, b').count()).toBe(0);
      await tool(page, 'Back to the story').click();
    }
  });

  test('print has the text with its marks, and no tools', async ({ page, site }) => {
    await begin(page, site, 'Compare with an update');
    await pasteHere(page, NEW);
    await expect(text(page)).toBeVisible();
    await page.emulateMedia({ media: 'print' });
    await expect(text(page).locator('del').first()).toBeVisible();
    await expect(tool(page, 'Back to the story')).toBeHidden();
  });
});

for (const [locale, compare, check] of [
  ['fr-FR', 'Comparer à une mise à jour', 'Vérifier un article'],
  ['en-GB', 'Compare with an update', 'Check an article'],
]) {
  for (const [width, height] of [[360, 740], [1280, 800]]) {
    for (const colorScheme of ['light', 'dark']) {
      test.describe(`${locale}, ${width} px, ${colorScheme}`, () => {
        test.use({ locale, colorScheme, viewport: { width, height } });

        test('every state of two texts is accessible and fits the window', async ({ page, site }) => {
          const name = locale === 'fr-FR' ? 'fr-signature' : 'en-summit';
          await open(page, site);
          await paste(page, dispatch(name));
          await expect(box(page)).toBeHidden();
          for (const [button, folder] of [[compare, 'versions'], [check, 'quotes']]) {
            await tool(page, button).click();
            await expect(field(page)).toBeFocused();
            await expectAccessible(page);
            await expectNoSideways(page);
            await pasteHere(page, kept(folder, name));
            await expect(two(page).locator('ins').first()).toBeVisible();
            await expectAccessible(page);
            await expectNoSideways(page);
            if (process.env.PICTURES) await page.screenshot({ path: `${process.env.PICTURES}/${locale}-${width}-${colorScheme}-${folder}.png`, fullPage: true });
            await page.keyboard.press('Escape');
            await expect(two(page)).toHaveCount(0);
          }
        });
      });
    }
  }
}

test.describe('links and other pages', () => {
  test.use({ locale: 'en-GB' });

  test('a link carries both texts', async ({ page, site, elsewhere }) => {
    await begin(page, site, 'Compare with an update');
    await pasteHere(page, NEW);
    await expect(text(page)).toBeVisible();
    await tool(page, 'Share').click();
    const link = page.getByLabel('Link to this dispatch');
    await expect(link).toHaveValue(/#1/);
    const other = await elsewhere(await link.inputValue(), { locale: 'en-GB' });
    await expect(text(other).locator('ins').filter({ hasText: 'arrives late' })).toBeVisible();
  });

  test('a link carries an article and its check', async ({ page, site, elsewhere }) => {
    await begin(page, site, 'Check an article');
    await pasteHere(page, ARTICLE);
    await expect(two(page)).toContainText('altered');
    await tool(page, 'Share').click();
    const link = page.getByLabel('Link to this dispatch');
    await expect(link).toHaveValue(/#1/);
    const other = await elsewhere(await link.inputValue(), { locale: 'en-GB' });
    const quote = two(other).getByRole('listitem').filter({ hasText: 'my government has a new' });
    await expect(quote).toContainText('altered');
    await expect(quote.locator('del')).toHaveText('logo');
  });

  test('a link that has one of the two texts says so', async ({ page, site }) => {
    await begin(page, site, 'Compare with an update');
    await pasteHere(page, NEW);
    await expect(text(page)).toBeVisible();
    await tool(page, 'Share').click();
    const warning = page.getByText('The second text is not in this link');
    await expect(warning).toBeHidden();
    const ways = page.locator('.share-ways');
    if (!await ways.evaluate((ways) => ways.open)) await ways.locator('summary').click();
    await ways.getByRole('radio').nth(2).check();
    await expect(warning).toBeVisible();
    await ways.getByRole('radio').first().check();
    await expect(warning).toBeHidden();
  });
});
