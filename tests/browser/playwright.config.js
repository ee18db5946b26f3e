// How the browser tests run. `cargo xtask test` sets the environment this reads; see ARCHITECTURE.md for what goes where.

import { defineConfig } from '@playwright/test';

const { CHROME, DEPECHE_OUTPUT, DEPECHE_REPORT, DEPECHE_NO_SANDBOX } = process.env;

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.js',
  globalSetup: './server.js',
  outputDir: DEPECHE_OUTPUT,
  reporter: [['list'], ...(DEPECHE_REPORT ? [['json', { outputFile: DEPECHE_REPORT }]] : [])],
  fullyParallel: true,
  workers: 2,
  // A test that passes the second time is a broken test, and one that was run alone by mistake hides the others.
  retries: 0,
  forbidOnly: true,
  timeout: 30_000,
  expect: { timeout: 8_000 },
  use: {
    browserName: 'chromium',
    actionTimeout: 8_000,
    locale: 'en-GB',
    timezoneId: 'UTC',
    // Each test is a first visit; those of the service worker allow it.
    serviceWorkers: 'block',
    viewport: { width: 1280, height: 800 },
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: CHROME,
      chromiumSandbox: !DEPECHE_NO_SANDBOX,
      // The page talks to nobody, so neither may the browser around it: on a closed network its own look-ups only cost time.
      args: ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-quic', '--disable-gpu', '--no-first-run'],
    },
  },
});
