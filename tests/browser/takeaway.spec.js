// What the reader takes away: the brief, the text alone, tables that open in columns, a calendar, JSON that stands alone.

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EXAMPLES, expect, open, paste, test } from './harness.js';

const story = (page) => page.getByRole('article');

const TONGUES = [
  {
    locale: 'en-GB', text: EXAMPLES.english, between: ',', export: 'Export', copy: 'Copy the brief', copied: 'Brief copied',
    brief: 'One-page brief (Markdown)', alone: 'The text alone (TXT)', quotes: 'Quotes (CSV)', head: ['Headline', 'Agency', 'Dated'],
    calendar: /iCalendar/, json: /analysis \(JSON\)/, annotations: /W3C/, item: /ninjs/, article: /schema\.org/, inBrief: '## In brief',
  },
  {
    locale: 'fr-FR', text: EXAMPLES.french, between: ';', export: 'Exporter', copy: 'Copier le résumé', copied: 'Résumé copié',
    brief: 'Résumé d’une page (Markdown)', alone: 'Le texte seul (TXT)', quotes: 'Citations (CSV)', head: ['Titre', 'Agence', 'Datée du'],
    calendar: /iCalendar/, json: /complète \(JSON\)/, annotations: /W3C/, item: /ninjs/, article: /schema\.org/, inBrief: '## En bref',
  },
];

for (const words of TONGUES) {
  test.describe(`taken away, ${words.locale}`, () => {
    test.use({ locale: words.locale });

    const taken = async (page, form) => {
      await page.getByRole('button', { name: words.export, exact: true }).click();
      const button = page.getByRole('button', { name: form, exact: typeof form === 'string' });
      const [file] = await Promise.all([page.waitForEvent('download'), button.click()]);
      return readFileSync(await file.path(), 'utf8');
    };

    test('each form is what its name says', async ({ page, site }) => {
      await open(page, site);
      await paste(page, words.text);
      await expect(story(page)).toBeVisible();

      const brief = await taken(page, words.brief);
      expect(brief).toContain(words.inBrief);
      // A page of sixty lines of some ninety characters.
      expect(brief.length).toBeLessThan(5_400);
      expect(brief).not.toContain('| --- |');
      const alone = await taken(page, words.alone);
      expect(alone.trim()).toBe(words.text.trim());

      const rows = (await taken(page, words.quotes)).split('\r\n');
      expect(rows[0]).toMatch(/^\ufeff/);
      const cells = (row) => row.replace('\ufeff', '').slice(1, -1).split(`"${words.between}"`);
      expect(cells(rows[0]).slice(0, 3)).toEqual(words.head);
      expect(rows.slice(0, -1).every((row) => cells(row).length === 13)).toBe(true);

      const calendar = await taken(page, words.calendar);
      expect(calendar).toMatch(/^BEGIN:VCALENDAR\r\nVERSION:2\.0\r\n/);
      expect(calendar).toMatch(/DTSTART;VALUE=DATE:\d{8}\r\n/);
      for (const line of calendar.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);

      const json = JSON.parse(await taken(page, words.json));
      expect(json.offsets).toBe('UTF-8 bytes');
      expect(json.sha256).toBe(createHash('sha256').update(json.text).digest('hex'));
      const { start, end, text } = json.headline;
      expect(Buffer.from(json.text).subarray(start, end).toString()).toBe(text);

      const { items } = JSON.parse(await taken(page, words.annotations));
      const name = `ni:///sha-256;${createHash('sha256').update(json.text).digest('base64url')}`;
      expect(new Set(items.map((item) => item.target.source.id))).toEqual(new Set([name]));

      const item = JSON.parse(await taken(page, words.item));
      expect(item.uri).toBe(name);
      expect(item.people.length).toBeGreaterThan(3);
      const article = JSON.parse(await taken(page, words.article));
      expect(article['@type']).toBe('NewsArticle');
      expect(article.hasPart.map((part) => part['@type'])).toContain('Quotation');
    });

    // LibreOffice is no part of a build: `apt-get install --no-install-recommends libreoffice-calc` has it tried.
    test('LibreOffice opens the tables in columns', async ({ page, site }) => {
      const office = '/usr/bin/soffice';
      test.skip(!existsSync(office), 'LibreOffice is not here');
      await open(page, site);
      await paste(page, words.text);
      await expect(story(page)).toBeVisible();
      const folder = mkdtempSync(join(tmpdir(), 'depeche-'));
      writeFileSync(join(folder, 'quotes.csv'), await taken(page, words.quotes));
      // What its dialogue asks: what stands between cells, what around them, and that it is UTF-8.
      const asked = `CSV:${words.between.charCodeAt(0)},34,76,1`;
      const own = `-env:UserInstallation=file://${folder}/profile`;
      const run = spawnSync(office, [own, '--headless', `--infilter=${asked}`, '--convert-to', 'fods', '--outdir', folder, join(folder, 'quotes.csv')]);
      expect(run.status).toBe(0);
      const sheet = readFileSync(join(folder, 'quotes.fods'), 'utf8');
      const rows = sheet.split('<table:table-row').slice(1).map((row) => row.split('<text:p>').slice(1).map((cell) => cell.split('<')[0]));
      expect(rows[0].slice(0, 3)).toEqual(words.head);
      expect(rows.filter((row) => row.length > 3).length).toBeGreaterThan(3);
    });

    test('the brief is copied as it stands in a mail', async ({ page, site }) => {
      await open(page, site);
      await paste(page, words.text);
      await page.getByRole('button', { name: words.export, exact: true }).click();
      await page.getByRole('button', { name: words.copy }).click();
      await expect(page.getByRole('alert')).toContainText(words.copied);
      const copied = await page.evaluate(() => navigator.clipboard.readText());
      expect(copied).toContain(words.inBrief.slice(3));
      expect(copied).not.toMatch(/[#\\|]/);
    });
  });
}
