// A link that was cut, altered or made up says so, and takes nothing from the reader.

import { box, dispatch, EXAMPLES, expect, open, paste, test } from './harness.js';

/** A link to the English example, as its sender got it. */
async function linkFrom(page, site) {
  await open(page, site);
  await paste(page, EXAMPLES.english);
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('Link copied');
  return page.url();
}

test('a link whose end was cut off says so and offers what arrived', async ({ page, site, elsewhere }) => {
  const link = await linkFrom(page, site);
  const fragment = link.slice(link.indexOf('#'));
  const theirs = await elsewhere(fragment.slice(0, Math.floor(fragment.length * 0.7)));
  await expect(theirs.getByRole('alert')).toContainText(/link/i);
  await expect(theirs.getByRole('article')).toHaveCount(0);
  await theirs.getByRole('alert').getByRole('button').first().click();
  await expect(theirs.getByRole('article')).toContainText('price floor');
});

test('an altered link never shows another story', async ({ page, site, elsewhere }) => {
  const link = await linkFrom(page, site);
  const fragment = link.slice(link.indexOf('#'));
  const middle = Math.floor(fragment.length / 2);
  const altered = fragment.slice(0, middle) + (fragment[middle] === 'a' ? 'b' : 'a') + fragment.slice(middle + 1);
  const theirs = await elsewhere(altered);
  await expect(theirs.getByRole('alert')).toContainText(/link/i);
  await expect(theirs.getByRole('article')).toHaveCount(0);
});

for (const nonsense of ['#x', '#1', '#%E2%80%A6', '#<script>alert(1)</script>', `#${'a'.repeat(5000)}`]) {
  test(`nonsense is no story: ${nonsense.slice(0, 30)}`, async ({ elsewhere }) => {
    const page = await elsewhere(nonsense);
    await expect(page.getByRole('toolbar')).toBeVisible();
    await expect(page.getByRole('article')).toHaveCount(0);
    await expect(box(page)).toBeEditable();
  });
}

test('a link opened over a text keeps that text within reach', async ({ page, site, elsewhere }) => {
  const link = await linkFrom(page, site);
  const theirs = await elsewhere('');
  await expect(theirs.getByRole('toolbar')).toBeVisible();
  await box(theirs).fill(dispatch('fr-audition'));
  await expect(theirs.getByRole('article')).toContainText('Adour');
  await theirs.evaluate((address) => (location.hash = new URL(address).hash), link);
  await theirs.getByRole('button', { name: 'Open the new one' }).click();
  await expect(theirs.getByRole('article')).toContainText('price floor');
  await theirs.getByRole('button', { name: /Bring the text back/ }).click();
  await expect(theirs.getByRole('article')).toContainText('Adour');
});
