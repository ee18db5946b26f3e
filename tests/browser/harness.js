// What every browser test starts from: `test` with a page that is watched, and what several specs need.
//
// A watched page fails its test when it throws, logs an error or a warning, or asks anything of another host: the
// promise that nothing leaves the browser is checked in every test and not in one of them.

import { test as base, expect } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

export { expect };

export const test = base.extend({
  /** Console lines a test brings about on purpose: `test.use({ tolerated: [/…/] })`. */
  tolerated: [[], { option: true }],

  /** Where the built page is served. */
  site: async ({}, use) => use(process.env.DEPECHE_URL),

  /** Watches the contexts given to it; what it saw is judged when the test has ended. */
  watch: async ({ site, tolerated }, use) => {
    const wrongs = [];
    await use((context) => watchContext(context, site, wrongs));
    const grave = wrongs.filter((wrong) => !tolerated.some((pattern) => pattern.test(wrong)));
    expect(grave, 'what the page may never do').toEqual([]);
  },

  context: async ({ context, site, watch }, use) => {
    watch(context);
    await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: new URL(site).origin });
    await use(context);
  },

  /** Opens the page at `fragment` in a browser that has never seen it: another reader's. */
  elsewhere: async ({ browser, contextOptions, site, watch }, use) => {
    const contexts = [];
    await use(async (fragment = '', options = {}) => {
      const context = await browser.newContext({ ...contextOptions, ...options });
      contexts.push(context);
      watch(context);
      const page = await context.newPage();
      await page.goto(fragment.startsWith('http') ? fragment : site + fragment);
      return page;
    });
    await Promise.all(contexts.map((context) => context.close()));
  },
});

/** The dispatches that the page ships as examples, as texts to paste. */
export const EXAMPLES = { french: dispatch('fr-example'), english: dispatch('en-example') };

/** A dispatch of tests/dispatches/. */
export function dispatch(name) {
  return readFileSync(new URL(`../dispatches/${name}.txt`, import.meta.url), 'utf8');
}

/** The box for a dispatch; the field for a story's date is a text box too. */
export const box = (page) => page.getByRole('textbox', { name: /^(Text of the dispatch|Texte de la dépêche)/ });

/** Pastes as a reader does, with what stands on the clipboard. */
export async function paste(page, text) {
  await page.evaluate((words) => navigator.clipboard.writeText(words), text);
  await box(page).focus();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.press('ControlOrMeta+V');
}

/** Pastes several dispatches, one below the other, and has them read as one text. */
export async function pasteAsOne(page, text) {
  await paste(page, text);
  await page.getByRole('button', { name: /^(All of it, as one text|Le tout, comme un seul texte)$/ }).click();
}

/** Opens the page in the language of `locale` and waits until the module has taken over. */
export async function open(page, site) {
  await page.goto(site);
  await expect(page.getByRole('toolbar')).toBeVisible();
}

/** Drops a file anywhere on the page. */
export async function drop(page, { name, type, bytes }) {
  const data = await page.evaluateHandle(({ name, type, bytes }) => {
    const carried = new DataTransfer();
    carried.items.add(new File([new Uint8Array(bytes)], name, { type }));
    return carried;
  }, { name, type, bytes: [...bytes] });
  await page.dispatchEvent('body', 'dragover', { dataTransfer: data });
  await page.dispatchEvent('body', 'drop', { dataTransfer: data });
}

/** Fails on anything axe-core finds in the page as it now stands. */
export async function expectAccessible(page) {
  // Evaluated by the debugger and not added as a script, which the page's own security policy would refuse.
  await page.evaluate(AXE);
  const found = await page.evaluate(async () => {
    const { violations } = await globalThis.axe.run(document, { resultTypes: ['violations'] });
    return violations.map(({ id, help, nodes }) => ({ id, help, at: nodes.map((node) => `${node.target}: ${node.html}`) }));
  });
  expect(found, 'axe-core').toEqual([]);
}

/** For `page.addInitScript`: every call into the module traps once `globalThis.trap` is set, as a panic does. */
export const breakable = () => {
  const real = WebAssembly.instantiateStreaming;
  WebAssembly.instantiateStreaming = async (...args) => {
    const { instance, module } = await real.apply(WebAssembly, args);
    const exports = {};
    for (const [name, value] of Object.entries(instance.exports)) {
      exports[name] =
        typeof value !== 'function'
          ? value
          : (...given) => {
              if (globalThis.trap) throw new WebAssembly.RuntimeError('unreachable');
              return value(...given);
            };
    }
    return { instance: { exports }, module };
  };
};

/** What the console says then. */
export const BREAKING = [/unreachable|RuntimeError|recursive use|already borrowed/];

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

function watchContext(context, site, wrongs) {
  context.on('console', (message) => {
    if (message.text() === 'Service Worker registration blocked by Playwright') return;
    if (['error', 'warning'].includes(message.type())) wrongs.push(`console: ${message.text()}`);
  });
  context.on('weberror', (error) => wrongs.push(`thrown: ${error.error()}`));
  context.on('request', (request) => {
    const url = request.url();
    // What a page makes by itself (a download, an icon in the markup) asks nothing of anyone.
    if (!url.startsWith(site) && !/^(data|blob|about):/.test(url)) wrongs.push(`request: ${url}`);
  });
}
