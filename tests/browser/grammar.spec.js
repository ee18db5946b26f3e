// The grammars, a file a language: a story is read once that of its language is there, and never before.

import { box, EXAMPLES, expect, open, paste, test } from './harness.js';

const READINGS = [
  {
    locale: 'fr-FR',
    own: 'fr',
    text: EXAMPLES.french,
    explorer: 'L’explorateur',
    reading: 'Lecture de la dépêche…',
    failed: /n’a pas pu être chargé/,
    again: 'Réessayer',
  },
  {
    locale: 'en-GB',
    own: 'en',
    text: EXAMPLES.english,
    explorer: 'The explorer',
    reading: 'Reading the dispatch…',
    failed: /could not be fetched/,
    again: 'Try again',
  },
];

const file = (language) => `**/grammar-${language}-*.bin`;

/** Holds a grammar back until the function it gives is called. */
async function hold(page, language) {
  let release;
  const held = new Promise((resolve) => (release = resolve));
  await page.route(file(language), async (route) => {
    await held;
    await route.continue();
  });
  return release;
}

/** Collects the languages whose grammars a page asks for. */
function asked(page) {
  const languages = [];
  page.on('request', (request) => {
    const [, language] = /\/grammar-(..)-[0-9a-f]{16}\.bin$/.exec(request.url()) ?? [];
    if (language) languages.push(language);
  });
  return languages;
}

for (const { locale, own, text, explorer, reading, failed, again } of READINGS) {
  test.describe(`in ${locale}`, () => {
    test.use({ locale });

    const shown = (page) => page.getByRole('complementary', { name: explorer });

    test('a story is read when its grammar is there, and not before', async ({ page, site }) => {
      const release = await hold(page, own);
      await open(page, site);
      await paste(page, text);
      await expect(page.getByRole('status').filter({ hasText: reading })).toBeInViewport();
      await expect(shown(page)).toHaveCount(0);
      await expect(page.getByRole('alert').filter({ hasText: /./ })).toHaveCount(0);
      await expect(box(page)).toHaveValue(text);
      release();
      await expect(shown(page)).toBeVisible();
      await expect(page.getByText(reading)).toHaveCount(0);
    });

    test('the grammar of the interface’s language is asked for before the module is there', async ({ page, site }) => {
      const languages = asked(page);
      await page.route('**/*.wasm', () => {});
      await page.goto(site, { waitUntil: 'commit' });
      await expect.poll(() => languages).toEqual([own]);
      await page.unrouteAll({ behavior: 'ignoreErrors' });
    });

    test.describe('without its grammar', () => {
      test.use({ tolerated: [/ERR_FAILED|Failed to fetch|status of 404/] });

      const FAILURES = {
        'a network that is gone': (route) => route.abort(),
        'a host that does not have it': (route) => route.fulfill({ status: 404, contentType: 'text/html', body: 'not here' }),
        'a host that sends something else': (route) => route.fulfill({ contentType: 'text/html', body: '<p>Sign in first' }),
      };
      for (const [what, answer] of Object.entries(FAILURES)) {
        test(`${what} is told, and trying again reads the story`, async ({ page, site }) => {
          await page.route(file(own), answer);
          await open(page, site);
          await paste(page, text);
          await expect(page.getByRole('alert').filter({ hasText: failed })).toBeVisible();
          await expect(box(page)).toHaveValue(text);
          await page.getByRole('button', { name: again }).click();
          await expect(page.getByRole('alert').filter({ hasText: failed })).toBeVisible();
          await expect(shown(page)).toHaveCount(0);
          await page.unroute(file(own));
          await page.getByRole('button', { name: again }).click();
          await expect(shown(page)).toBeVisible();
          await expect(page.getByText(failed)).toHaveCount(0);
        });
      }
    });
  });
}

test('a story in the other language has its grammar fetched, once', async ({ page, site }) => {
  const languages = asked(page);
  await open(page, site);
  await page.getByRole('heading', { level: 1 }).hover();
  await paste(page, EXAMPLES.english);
  await expect(page.getByRole('article')).toContainText('Accra');
  expect(languages).toEqual(['en']);
  for (let times = 0; times < 2; times += 1) {
    await page.getByRole('button', { name: 'New', exact: true }).click();
    await paste(page, EXAMPLES.french);
    await expect(page.getByRole('article')).toContainText('Marseille');
  }
  expect(languages).toEqual(['en', 'fr']);
});

test('what stands in the box when the grammar comes is what is read', async ({ page, site }) => {
  const release = await hold(page, 'en');
  await open(page, site);
  const reading = page.getByText('Reading the dispatch…');
  await paste(page, EXAMPLES.english);
  await expect(reading).toBeVisible();
  await box(page).fill('');
  await expect(reading).toHaveCount(0);
  await paste(page, 'Ministers met in Bergen on Monday and agreed on nothing, officials said.');
  await expect(reading).toBeVisible();
  release();
  await expect(page.getByRole('article')).toContainText('Bergen');
  await expect(page.getByRole('article')).not.toContainText('Accra');
});

test('what is no story is said without waiting', async ({ page, site }) => {
  await hold(page, 'en');
  await open(page, site);
  await paste(page, 'Bergen');
  await page.getByRole('button', { name: 'Read the dispatch' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'only one word' })).toBeVisible();
  await page.unrouteAll({ behavior: 'ignoreErrors' });
});

test.describe('a text that is in no box', () => {
  test.use({ tolerated: [/ERR_FAILED|Failed to fetch/] });

  const link = (site) => `${site}#t=${encodeURIComponent(EXAMPLES.french)}`;
  const alert = (page) => page.getByRole('alert').filter({ hasText: 'could not be fetched' });

  test('waits for its grammar when it comes with a link', async ({ page, site }) => {
    await page.route(file('fr'), (route) => route.abort());
    await page.goto(link(site));
    await expect(alert(page)).toBeVisible();
    expect(page.url()).toContain('#t=');
    await page.unroute(file('fr'));
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByRole('article')).toContainText('Marseille');
    await expect(page.getByText('This text came with a link')).toBeVisible();
  });

  test('stands where it is found again should the page break meanwhile', async ({ page, site }) => {
    await page.route(file('fr'), () => {});
    await page.goto(link(site));
    await expect(page.getByText('Reading the dispatch…')).toBeVisible();
    expect(await page.locator('#held').textContent()).toBe(EXAMPLES.french);
    await page.unrouteAll({ behavior: 'ignoreErrors' });
  });

  test('leaves the story that is read where it is until then', async ({ page, site }) => {
    await open(page, site);
    await paste(page, `${EXAMPLES.english}\n\nThe talks go on in Accra on Thursday.`);
    await page.route(file('fr'), (route) => route.abort());
    await page.getByRole('button', { name: 'Examples' }).click();
    await page.locator('#examples').getByRole('button', { name: 'Sommet à Marseille' }).click();
    await expect(alert(page)).toBeVisible();
    await expect(page.getByRole('article')).toContainText('Accra');
    await page.unroute(file('fr'));
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByRole('article')).toContainText('Marseille');
    await page.getByRole('button', { name: 'Bring the text back' }).click();
    await expect(page.getByRole('article')).toContainText('Accra');
  });
});
