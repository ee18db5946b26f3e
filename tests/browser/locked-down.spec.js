// What a built page may do, by its own policy, and what a host is told. That nothing ever violates the policy is watched
// in every test: a browser reports a violation as an error in the console.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, open, test } from './harness.js';

const dist = (name) => readFileSync(join(process.env.DEPECHE_DIST, name), 'utf8');

for (const page of ['index.html', '404.html']) {
  test(`${page} says its policy before anything that it could forbid`, () => {
    const html = dist(page);
    const [, policy] = /<meta http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html);
    expect(html.indexOf(policy)).toBeLessThan(html.search(/<(script|style|link)/));
    expect(policy).toMatch(/^default-src 'none';/);
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(policy.replaceAll("'wasm-unsafe-eval'", '')).not.toMatch(/unsafe|https?:|\*/);
    expect(html).not.toMatch(/<style|\sstyle=|\son\w+=/);
  });
}

test('a host that reads headers is told the policy of the page, and to keep it out of frames', () => {
  const [, policy] = /<meta http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(dist('index.html'));
  expect(dist('_headers')).toContain(`Content-Security-Policy: ${policy}; frame-ancestors 'none'`);
});

test.describe('the browser refuses', () => {
  test.use({ tolerated: [/Content Security Policy|TrustedHTML|TrustedScript|^request: https:\/\/example\.org\//i] });

  const ATTEMPTS = {
    'markup from a string': () => (document.createElement('p').innerHTML = '<b>x</b>'),
    // From a timer: what a test evaluates by itself is excepted.
    'a script from a string': () =>
      new Promise((done, failed) => {
        setTimeout(() => {
          try {
            done(new Function('return 1')());
          } catch (error) {
            failed(error);
          }
        });
      }),
    'a policy of somebody else’s': () => trustedTypes.createPolicy('mine', { createHTML: (html) => html }),
    'a second worker policy': () => trustedTypes.createPolicy('worker', { createScriptURL: (url) => url }),
    'a request elsewhere': () => fetch('https://example.org/'),
  };
  for (const [what, attempt] of Object.entries(ATTEMPTS)) {
    test(what, async ({ page, site }) => {
      await open(page, site);
      await expect(page.evaluate(attempt)).rejects.toThrow();
    });
  }

  test('a script, a frame and a style that somebody put into the page', async ({ page, site }) => {
    await open(page, site);
    await page.evaluate(() => {
      globalThis.violated = [];
      addEventListener('securitypolicyviolation', ({ effectiveDirective }) => globalThis.violated.push(effectiveDirective));
      for (const [name, attribute, value] of [['iframe', 'src', 'https://example.org/'], ['img', 'src', 'https://example.org/a.png'], ['p', 'style', 'color: red']]) {
        const element = document.createElement(name);
        element.setAttribute(attribute, value);
        document.body.append(element);
      }
    });
    await expect.poll(() => page.evaluate(() => globalThis.violated.toSorted())).toEqual(['frame-src', 'img-src', 'style-src-attr']);
  });
});

test.describe('a link whose # became a part of the path', () => {
  // The host says 404 and gives the page that mends the link.
  test.use({ tolerated: [/status of 404/] });

  for (const hash of ['%23', '%2523', '%252523']) {
    for (const beside of ['', 'index.html']) {
      test(`is mended: ${beside}${hash}`, async ({ page, site }) => {
        await page.goto(`${site}${beside}${hash}9abc`);
        await page.waitForURL(`${site}${beside}#9abc`);
        await expect(page.getByRole('alert')).toContainText(/newer version/);
      });
    }
  }

  test('nothing else is', async ({ page, site }) => {
    await page.goto(`${site}about`);
    await expect(page.getByText('There is nothing at this address.')).toBeVisible();
    await page.getByRole('link', { name: 'Open the page' }).click();
    await expect(page.getByRole('toolbar')).toBeVisible();
  });
});

test.describe('a path that looks like another host', () => {
  test.use({ tolerated: [/status of 404|^request: http:\/\/127\.0\.0\.1:\d+\//] });

  test('never becomes the address of another host', async ({ page, site }) => {
    const { origin } = new URL(site);
    // A host at whose root the page is, and that takes many slashes for one.
    const answer = { status: 404, contentType: 'text/html', body: dist('404.html') };
    await page.route((url) => url.origin === origin && url.pathname.includes('example.org'), (route) => route.fulfill(answer));
    for (const path of ['//example.org/%239abc', '/%5C%5Cexample.org/%239abc', '//example.org%2F%2523t=x']) {
      await page.goto(origin + path);
      await page.waitForURL((url) => url.hash !== '');
      expect(new URL(page.url()).origin, path).toBe(origin);
    }
  });
});
