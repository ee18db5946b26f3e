// However a dispatch arrives: every kind of file, opened, dropped or pasted, and what the page says of it.

import { readFileSync, readdirSync } from 'node:fs';
import { deflateRawSync } from 'node:zlib';

import { box, drop, expect, open, paste, test } from './harness.js';

const FORMS = new URL('../forms/en/', import.meta.url);
const bytes = (name) => [...readFileSync(new URL(name, FORMS))];
const explorer = (page) => page.getByRole('complementary', { name: 'The explorer' });
const story = (page) => page.getByRole('article', { name: 'The dispatch' });

/** The forms whose files say when the story was sent, and the name that the page calls them by. */
const TOLD = {
  'iptc7901.txt': 'IPTC 7901',
  'anpa1312.txt': 'ANPA 1312',
  'nitf.xml': 'NITF',
  'newsml1.xml': 'NewsML 1',
  'newsmlg2.xml': 'NewsML-G2',
  'ninjs1.json': 'ninjs',
  'ninjs2.json': 'ninjs',
  'ninjs3.json': 'ninjs',
  'page.html': 'HTML',
  'mail.eml': 'mail',
  'mail-html.eml': 'mail',
};

for (const name of readdirSync(FORMS)) {
  test(`${name} is read when it is dropped`, async ({ page, site }) => {
    await open(page, site);
    await drop(page, { name, type: '', bytes: bytes(name) });
    await expect(explorer(page)).toBeVisible();
    await expect(story(page)).toContainText(/Lake Victoria pact/i);
    await expect(story(page)).not.toContainText(/<p>|&amp;|NOTEBOOK|\^Eds|=3D|Subscribe/);
    if (TOLD[name]) await expect(story(page)).toContainText(`according to the ${TOLD[name]}`);
    await expect(explorer(page)).toContainText('Achieng Odhiambo');
  });
}

test('a feed is opened with the file picker', async ({ page, site }) => {
  await open(page, site);
  await page.locator('#file').setInputFiles({ name: 'a.xml', mimeType: 'text/xml', buffer: Buffer.from(bytes('nitf.xml')) });
  await expect(story(page)).toContainText('urgency 4');
});

test('a document is opened with the file picker, however large its pictures are', async ({ page, site }) => {
  await open(page, site);
  const file = Buffer.from(bytes('document.docx'));
  // Pictures stand before the list of the parts, whose place the last bytes of the file say.
  const list = file.readUInt32LE(file.length - 6);
  const picture = Buffer.alloc(3_000_000);
  const large = Buffer.concat([file.subarray(0, list), picture, file.subarray(list)]);
  large.writeUInt32LE(list + picture.length, large.length - 6);
  await page.locator('#file').setInputFiles({ name: 'a.docx', mimeType: 'application/octet-stream', buffer: large });
  await expect(story(page)).toContainText(/Lake Victoria pact/i);
  await expect(story(page)).not.toContainText('Somebody else said so');
});

test('what a file says of its story stays over a reload, and so does a date that the reader gives', async ({ page, site }) => {
  await open(page, site);
  await drop(page, { name: 'ninjs3.json', type: '', bytes: bytes('ninjs3.json') });
  const source = story(page).locator('.source');
  await expect(source).toContainText('Kenya-lake');
  const said = await source.textContent();
  expect(said).toContain('according to the ninjs');
  await page.reload();
  await expect(source).toHaveText(said);
  await page.getByRole('button', { name: 'New', exact: true }).click();
  await paste(page, 'The harbour crews will strike on Friday, their union said on Tuesday after a meeting in Bergen.');
  await page.getByRole('tab', { name: 'Context' }).click();
  await page.getByLabel('Date of the dispatch').fill('2026-01-06');
  await expect(explorer(page)).toContainText('9 January 2026');
  await page.reload();
  await page.getByRole('tab', { name: 'Context' }).click();
  await expect(explorer(page)).toContainText('9 January 2026');
});

test('what was mended is said, and the text can be read as it was pasted', async ({ page, site }) => {
  await open(page, site);
  await paste(page, readFileSync(new URL('soft-hyphens.txt', FORMS), 'utf8'));
  await expect(story(page)).toContainText(/\d+ soft hyphens dropped/);
  await page.getByRole('button', { name: 'as pasted' }).click();
  await expect(story(page)).toContainText('Read as it was pasted');
  await page.getByRole('button', { name: 'mend it' }).click();
  await expect(story(page)).toContainText(/\d+ soft hyphens dropped/);
});

for (const { what, form, said, read, pasted } of [
  { what: 'a text in capitals', form: 'en/capitals.txt', said: /capitals undone/, read: 'Lake Victoria pact', pasted: 'LAKE VICTORIA PACT' },
  { what: 'a French text without accents', form: 'fr/no-accents.txt', said: /accents put back in \d+ words/, read: 'nucléaire civil', pasted: 'nucleaire civil' },
  { what: 'a French text in capitals', form: 'fr/capitals.txt', said: /capitals undone/, read: 'a entamé mercredi à Prague', pasted: 'A ENTAMÉ MERCREDI À PRAGUE' },
]) {
  test(`${what} is restored, which is said, and can be read as it was pasted`, async ({ page, site }) => {
    await open(page, site);
    await paste(page, readFileSync(new URL(`../forms/${form}`, import.meta.url), 'utf8'));
    await expect(story(page).locator('.mending')).toContainText(said);
    await expect(story(page).locator('.text')).toContainText(read);
    await page.getByRole('button', { name: 'as pasted' }).click();
    await expect(story(page).locator('.text')).toContainText(pasted);
    await page.getByRole('button', { name: 'mend it' }).click();
    await expect(story(page).locator('.text')).toContainText(read);
  });
}

test('a file of several dispatches lets one be chosen', async ({ page, site }) => {
  await open(page, site);
  const one = (headline) => ({ type: 'text', headline, body_text: 'The harbour crews will strike on Friday, their union said after a meeting in Bergen.' });
  const file = JSON.stringify([one('First story of the day'), one('Second story of the day')]);
  await drop(page, { name: 'two.json', type: 'application/json', bytes: [...Buffer.from(file)] });
  await page.getByRole('button', { name: 'Second story of the day' }).click();
  await expect(story(page)).toContainText('Second story of the day');
  await expect(page.getByRole('button', { name: 'First story of the day' })).toBeHidden();
});

test('a dispatch without a date takes one, and a link carries it', async ({ page, site, elsewhere }) => {
  await open(page, site);
  await paste(page, 'The harbour crews will strike on Friday, their union said on Tuesday after a meeting in Bergen.');
  await page.getByRole('tab', { name: 'Context' }).click();
  await expect(explorer(page)).toContainText('states no date');
  await page.getByLabel('Date of the dispatch').fill('2026-01-06');
  await expect(explorer(page)).toContainText('9 January 2026');
  await page.getByRole('button', { name: 'Share' }).click();
  await expect(page).toHaveURL(/#./);
  const other = await elsewhere(new URL(page.url()).hash);
  await other.getByRole('tab', { name: 'Context' }).click();
  await expect(explorer(other)).toContainText('9 January 2026');
});

test('the selection of a web page is pasted as its text', async ({ page, site }) => {
  await open(page, site);
  await page.evaluate(async () => {
    const html = new Blob(['<p>The <b>harbour crews</b> will strike on Friday, their union said in Bergen.</p><script>1</script>'], { type: 'text/html' });
    const plain = new Blob(['The harbour crews will strike on Friday, their union said in Bergen.'], { type: 'text/plain' });
    await navigator.clipboard.write([new ClipboardItem({ 'text/html': html, 'text/plain': plain })]);
  });
  await box(page).focus();
  await page.keyboard.press('ControlOrMeta+V');
  await expect(story(page)).toContainText('The harbour crews will strike on Friday');
  await expect(story(page)).not.toContainText('<b>');
});

const DOCUMENT = Buffer.from(bytes('document.docx'));

/** An archive of one part. */
function archive(name, content) {
  const packed = deflateRawSync(content);
  const fields = (list) => Buffer.concat(list.map(([length, value]) => {
    const field = Buffer.alloc(length);
    field.writeUIntLE(value, 0, length);
    return field;
  }));
  // Version, flags, method, time and day, check sum, sizes, lengths of the name and of what is beside it.
  const about = [[2, 20], [2, 0], [2, 8], [4, 0], [4, 0], [4, packed.length], [4, content.length], [2, name.length], [2, 0]];
  const part = Buffer.concat([fields([[4, 0x04034b50], ...about]), Buffer.from(name), packed]);
  const listed = Buffer.concat([fields([[4, 0x02014b50], [2, 20], ...about, [2, 0], [2, 0], [2, 0], [4, 0], [4, 0]]), Buffer.from(name)]);
  const end = fields([[4, 0x06054b50], [4, 0], [2, 1], [2, 1], [4, listed.length], [4, part.length], [2, 0]]);
  return Buffer.concat([part, listed, end]);
}

const REFUSED = [
  { what: 'a PDF', name: 'a.pdf', file: '%PDF-1.7\n\0', sentence: /a\.pdf.* is a PDF\. Open it, select the text/ },
  { what: 'a document of another program', name: 'a.odt', file: archive('opendocument', '<a/>'), sentence: /a\.odt.* word processor/ },
  { what: 'a document that was cut', name: 'a.docx', file: DOCUMENT.subarray(0, 900), sentence: /a\.docx. is damaged at byte 900 \(central directory\)/ },
  { what: 'a damaged document', name: 'a.docx', file: DOCUMENT.map((byte, at) => (at === 1200 ? byte ^ 0x5a : byte)), sentence: /a\.docx. is damaged at byte \d+ \(word\/document\.xml\)/ },
  { what: 'a bomb', name: 'a.docx', file: archive('word/document.xml', ' '.repeat(20_000_000)), sentence: /a\.docx. unpacks to more than 8 MB/ },
  { what: 'an archive', name: 'a.zip', file: 'PK\x03\x04\x14\0\0\0a.txt', sentence: /a\.zip.* archive\. Unpack it/ },
  { what: 'entities of its own', name: 'a.xml', file: '<?xml version="1.0"?>\n<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>', sentence: /declares entities of its own in line 2/ },
  { what: 'depth', name: 'a.html', file: '<div>\n'.repeat(5000) + '</div>', sentence: /too deep within each other in line \d+/ },
];

for (const { what, name, file, sentence } of REFUSED) {
  test(`${what} is refused with a sentence`, async ({ page, site }) => {
    await open(page, site);
    await drop(page, { name, type: '', bytes: [...Buffer.from(file, 'latin1')] });
    await expect(page.getByRole('alert').first()).toContainText(sentence);
  });
}
