// The page before its module is there, and when the module never comes.

import { box, EXAMPLES, expect, expectAccessible, open, paste, test } from './harness.js';

/** Holds the module back until the function it gives is called. */
async function holdModule(page) {
  let release;
  const held = new Promise((resolve) => (release = resolve));
  await page.route('**/*.wasm', async (route) => {
    await held;
    await route.continue();
  });
  return release;
}

test('what is typed before the module has loaded is kept', async ({ page, site }) => {
  const release = await holdModule(page);
  await page.goto(site, { waitUntil: 'commit' });
  await box(page).fill('Ministers met');
  release();
  await expect(page.getByRole('toolbar')).toBeVisible();
  await expect(box(page)).toHaveValue('Ministers met');
});

test('what is pasted before the module has loaded is read once it has', async ({ page, site }) => {
  const release = await holdModule(page);
  await page.goto(site, { waitUntil: 'commit' });
  await box(page).fill(EXAMPLES.english);
  release();
  await expect(page.getByRole('complementary', { name: 'The explorer' })).toBeVisible();
});

test.describe('without the module', () => {
  test.use({ tolerated: [/ERR_FAILED|Failed to fetch|WebAssembly/] });

  test('the first screen says what the page is for without the module', async ({ page, site }) => {
    await page.route('**/*.wasm', (route) => route.abort());
    await page.goto(site);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(box(page)).toBeEditable();
    await expect(page.getByRole('alert').filter({ hasText: 'The page has stopped' })).toBeVisible();
    await expect(page.getByText(/leaves? (your|this) browser|uploaded|sent/i).first()).toBeVisible();
  });
});

test.describe('in a browser from before March 2023', () => {
  test.use({ tolerated: [/no vectors/] });

  test('the page says so, and the text stays', async ({ page, site }) => {
    await page.addInitScript(() => {
      const refuse = () => Promise.reject(new WebAssembly.CompileError('no vectors'));
      Object.assign(WebAssembly, { validate: () => false, compile: refuse, compileStreaming: refuse, instantiate: refuse, instantiateStreaming: refuse });
    });
    await page.goto(site);
    await expect(page.getByRole('alert').filter({ hasText: 'This browser is too old' })).toBeVisible();
    await expect(page.getByText('The page has stopped')).toBeHidden();
    await box(page).fill(EXAMPLES.english);
    await expect(box(page)).toHaveValue(EXAMPLES.english);
    await expectAccessible(page);
  });
});

test('reads with the network gone', async ({ page, context, site }) => {
  const grammar = page.waitForResponse(/\/grammar-en-/);
  await open(page, site);
  await (await grammar).finished();
  await context.setOffline(true);
  await paste(page, EXAMPLES.english);
  await expect(page.getByRole('complementary', { name: 'The explorer' })).toBeVisible();
});

test.describe('once its worker has what few need', () => {
  test.use({ serviceWorkers: 'allow' });

  test('shares with the network gone', async ({ page, context, site }) => {
    await open(page, site);
    await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');
    await context.setOffline(true);
    await paste(page, EXAMPLES.english);
    await page.getByRole('button', { name: 'Share', exact: true }).click();
    await expect(page).toHaveURL(/#[A-Za-z0-9]+$/);
  });
});
