// What few need, in files of its own: none is fetched at a first visit, each when it is first asked for.

import { readFileSync } from 'node:fs';
import { box, drop, EXAMPLES, expect, open, paste, test } from './harness.js';

const story = (page) => page.getByRole('article', { name: 'The dispatch' });
const dialogue = (page) => page.getByRole('dialog');
const feed = readFileSync(new URL('../forms/en/nitf.xml', import.meta.url), 'utf8');
const telex = readFileSync(new URL('../forms/en/capitals.txt', import.meta.url), 'utf8');
const file = (name) => `**/piece-${name}-*.wasm`;
const fetching = (page) => page.getByRole('status').filter({ hasText: 'Fetching what this needs…' });
const failed = (page) => page.getByRole('alert').filter({ hasText: 'could not be fetched: nothing is lost' });

/** Collects the pieces that a page asks for. */
function asked(page) {
  const pieces = [];
  page.on('request', (request) => {
    const [, piece] = /\/piece-([a-z]+)-[0-9a-f]{16}\.wasm$/.exec(request.url()) ?? [];
    if (piece) pieces.push(piece);
  });
  return pieces;
}

/** What asks for each piece, and what is seen once it is there. */
const ASKS = {
  hand: {
    ask: (page) => page.getByRole('group', { name: 'Correct the reading' }).getByRole('button', { name: 'Next doubt' }).click(),
    seen: (page) => expect(dialogue(page).or(page.getByText('Nothing is left undecided.')).first()).toBeVisible(),
  },
  export: {
    ask: async (page) => {
      await page.getByRole('button', { name: 'Export', exact: true }).click();
      await page.getByRole('button', { name: 'Copy the brief' }).click();
    },
    seen: (page) => expect(page.getByText('Brief copied')).toBeVisible(),
  },
  links: {
    ask: (page) => page.getByRole('button', { name: 'Share', exact: true }).click(),
    seen: (page) => expect(page.getByLabel('Link to this dispatch')).toHaveValue(/#/),
  },
  compare: {
    ask: (page) => page.getByRole('button', { name: 'Compare with an update' }).click(),
    seen: (page) => expect(page.getByRole('textbox', { name: 'Second text' })).toBeVisible(),
  },
  files: {
    ask: (page) => drop(page, { name: 'a.xml', type: 'text/xml', bytes: [...Buffer.from(feed)] }),
    seen: (page) => expect(story(page)).toContainText('according to the NITF'),
    // A file that is opened over a story may be its update: that is asked of what compares.
    also: ['compare'],
  },
  restore: {
    ask: (page) => drop(page, { name: 'a.txt', type: 'text/plain', bytes: [...Buffer.from(telex)] }),
    seen: (page) => expect(story(page)).toContainText('capitals undone'),
    // What was dropped is opened first, and may be an update of the story.
    also: ['files', 'compare'],
  },
};

const begin = async (page, site) => {
  await open(page, site);
  await paste(page, EXAMPLES.english);
  await expect(story(page)).toContainText('Accra');
};

test('a first visit asks for no piece, whatever is looked at in a story', async ({ page, site }) => {
  const pieces = asked(page);
  await begin(page, site);
  for (const tab of await page.getByRole('tab').all()) await tab.click();
  await page.getByRole('button', { name: 'Plain reading' }).click();
  await expect(page.locator('#plain')).toBeVisible();
  await page.waitForLoadState('networkidle');
  expect(pieces).toEqual([]);
});

for (const [piece, { ask, seen, also = [] }] of Object.entries(ASKS)) {
  test(`${piece}: fetched when it is first asked for, once, and said until it is there`, async ({ page, site }) => {
    const pieces = asked(page);
    await begin(page, site);
    let release;
    const held = new Promise((resolve) => (release = resolve));
    await page.route(file(piece), async (route) => {
      await held;
      await route.continue();
    });
    await ask(page);
    await expect(fetching(page)).toBeAttached();
    await expect(story(page)).toContainText('Accra');
    release();
    await seen(page);
    await expect(fetching(page)).toHaveCount(0);
    expect(pieces.toSorted()).toEqual([piece, 'shared', ...also].toSorted());
  });

  test.describe(`${piece}: where it cannot be had`, () => {
    test.use({ tolerated: [/ERR_FAILED|Failed to fetch|status of 404/] });

    for (const [what, answer] of Object.entries({
      'the network is gone': (route) => route.abort(),
      'the host does not have it': (route) => route.fulfill({ status: 404, contentType: 'text/html', body: 'not here' }),
      'the host sends something else': (route) => route.fulfill({ contentType: 'text/html', body: '<p>Sign in first' }),
    })) {
      test(`${what}, which is told, and trying again does what was asked`, async ({ page, site }) => {
        await begin(page, site);
        await page.route(file(piece), answer);
        await ask(page);
        await expect(failed(page)).toBeVisible();
        await page.getByRole('button', { name: 'Try again' }).click();
        await expect(failed(page)).toBeVisible();
        await expect(story(page)).toContainText('Accra');
        await page.unroute(file(piece));
        await page.getByRole('button', { name: 'Try again' }).click();
        await seen(page);
        await expect(failed(page)).toHaveCount(0);
      });
    }
  });
}

test('what stands in the box when its piece comes is what is read', async ({ page, site }) => {
  let release;
  const held = new Promise((resolve) => (release = resolve));
  await page.route(file('files'), async (route) => {
    await held;
    await route.continue();
  });
  await open(page, site);
  await paste(page, feed);
  await expect(fetching(page)).toBeAttached();
  await expect(box(page)).toHaveValue(feed);
  expect(await page.locator('#held').textContent()).toBe(feed);
  await paste(page, EXAMPLES.english);
  await expect(story(page)).toContainText('Accra');
  release();
  await page.waitForLoadState('networkidle');
  await expect(story(page)).toContainText('Accra');
  expect(await page.locator('#held').textContent()).toBe('');
});
