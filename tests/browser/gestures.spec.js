// Every gesture that puts something right: by mouse, by keyboard alone, by touch; on a desk and on a phone; in both
// languages. Each is made, is listed as what it is, fits, leaves the focus somewhere, and is taken back.

import { expect, expectAccessible, paste, test } from './harness.js';

const ENGLISH = {
  locale: 'en-GB',
  text: `OSLO, Jan 6, 2026 (NNA) - Minister Ana Moe met engineer Paul Ness in Oslo on Tuesday for talks on the old bridge. Driver Liv Dahl waited outside.

"The bridge is safe to cross for everybody", Moe said.

Ness promised to repair the railing by March 3. The price is the main obstacle, and nobody had asked for more than a few words of it.

It was the first time that both of them had spoken about it in the town.`,
  words: {
    correct: 'Correct', tools: 'Correct the reading', misfit: 'no longer fits', one: /^1.correction/, close: 'Close',
    asks: 'Who says this?',
  },
  gestures: [
    ['quote', ['Paul Ness'], 'Source: “The bridge is safe to cross for everybody” → “Paul Ness”'],
    ['quote', ['Nobody whom the text names'], 'Source: “The bridge is safe to cross for everybody” → Nobody whom the text names'],
    ['quote', [{ type: 'engineer' }, 'unnamed: “engineer”'], 'Source: “The bridge is safe to cross for everybody” → “engineer”'],
    ['quote', ['Move its beginning or end…', 'End a word earlier', 'Take these words'], 'Words of the quote: “The bridge is safe to cross for everybody” → “The bridge is safe to cross for”'],
    ['quote', ['These are not their own words'], 'Quote: “The bridge is safe to cross for everybody” → an indirect quote'],
    ['quote', ['This is no quote'], 'No quote: “The bridge is safe to cross for everybody”'],
    [{ words: 'nobody had asked' }, ['a direct quote'], 'Quote: “nobody had asked” → a direct quote', 'asks'],
    [{ words: 'spoken about it' }, ['an indirect quote'], 'Quote: “spoken about it” → an indirect quote', 'asks'],
    ['Ana Moe', ['absent'], 'Presence: “Ana Moe” → absent'],
    ['Ana Moe', ['represented by…', 'Liv Dahl'], 'Represented: “Ana Moe” → “Liv Dahl”'],
    ['Ana Moe', ['Another full name…', { type: 'Minister Ana Moe' }, 'Minister Ana Moe'], 'Name: “Ana Moe” → “Minister Ana Moe”'],
    ['Liv Dahl', ['Is the same as…', 'Ana Moe'], 'The same: “Liv Dahl” → “Ana Moe”'],
    ['Ana Moe', ['A mention speaks of another…', 'Of somebody else again'], 'Mention: “Ana Moe” → Of somebody else again'],
    ['Ana Moe', ['Roles…', { type: 'first' }, '“first” is their role'], 'Role: “Ana Moe” → “first”'],
    ['Ana Moe', ['Roles…', { type: 'first' }, '“first” instead of “Minister”'], 'Role: “Minister” → “first”'],
    ['Ana Moe', ['Roles…', 'Not “Minister”'], 'No role: “Ana Moe” → “Minister”'],
    [{ words: 'first' }, ['the role of…', 'Paul Ness'], 'Role: “Paul Ness” → “first”'],
    ['Ana Moe', ['group'], 'Kind: “Ana Moe” → group'],
    ['Ana Moe', ['This is no participant'], 'No participant: “Ana Moe”'],
    [{ words: 'railing' }, ['place'], 'Participant: “railing” → place'],
    ['event', ['What it is…', { type: 'bridge' }, 'bridge'], 'Event: “bridge”'],
    [{ words: 'spoken' }, ['the event'], 'Event: “spoken”'],
    ['event', ['Where…', { type: 'town' }, 'town'], 'Place of the event: “town”'],
    ['event', ['Where…', 'No place is told'], 'Place of the event: No place is told'],
    ['event', ['When…', { day: '2026-01-08' }, 'Thursday 8 January 2026'], 'Date of the event: Thursday 8 January 2026'],
    ['event', ['There is no event'], 'No event'],
    ['claim', ['Demands'], 'Passage: “repair the railing by March 3” → Demands'],
    ['claim', ['Ana Moe'], 'Whose: “repair the railing by March 3” → “Ana Moe”'],
    ['claim', ['Move its beginning or end…', 'End a word earlier', 'Take these words'], 'Passage: “repair the railing by March 3” → “repair the railing by March”'],
    ['claim', ['None of these'], 'None: “repair the railing by March 3”'],
    [{ words: 'spoken about it' }, ['next step'], 'Passage: “spoken about it” → next step'],
    ['date', [{ day: '2026-03-04' }, 'Wednesday 4 March 2026'], 'Date: “March 3” → Wednesday 4 March 2026'],
    ['date', ['Move its beginning or end…', 'End a word earlier', 'Take these words'], 'Date: “March 3” → “March”'],
    ['date', ['This is no date'], 'No date: “March 3”'],
    [{ words: 'first time' }, ['a date…', { day: '2026-03-04' }, 'Wednesday 4 March 2026'], 'Date: “first time” → Wednesday 4 March 2026'],
    ['published', [{ day: '2026-01-07' }, 'Wednesday 7 January 2026'], 'Date of the dispatch: Wednesday 7 January 2026'],
  ],
};

const FRENCH = {
  locale: 'fr-FR',
  text: `OSLO, 6 janvier 2026 (NNA) - La ministre Ana Moe a rencontré mardi à Oslo l'ingénieur Paul Ness pour des pourparlers sur le vieux pont. La conductrice Liv Dahl attendait dehors.

« Le pont est sûr pour tout le monde », a déclaré Mme Moe.

M. Ness s'est engagé à réparer la rambarde avant le 3 mars. Le prix reste le principal obstacle, et personne n'en avait demandé davantage.

C'était la première fois que tous deux en parlaient dans la ville.`,
  words: {
    correct: 'Corriger', tools: 'Corriger la lecture', misfit: 'ne va plus', one: /^1.correction/, close: 'Fermer',
    asks: 'Qui le dit',
  },
  gestures: [
    ['quote', ['Paul Ness'], 'Source : « Le pont est sûr pour tout le monde » → « Paul Ness »'],
    ['quote', ['Personne que le texte nomme'], 'Source : « Le pont est sûr pour tout le monde » → Personne que le texte nomme'],
    ['quote', [{ type: 'ingénieur' }, 'sans nom : « ingénieur »'], 'Source : « Le pont est sûr pour tout le monde » → « ingénieur »'],
    ['quote', ['Déplacer le début ou la fin…', 'Fin : un mot plus tôt', 'Prendre ces mots'], 'Mots de la citation : « Le pont est sûr pour tout le monde » → « Le pont est sûr pour tout le »'],
    ['quote', ['Ce ne sont pas ses propres mots'], 'Citation : « Le pont est sûr pour tout le monde » → une citation indirecte'],
    ['quote', ['Ce n’est pas une citation'], 'Pas une citation : « Le pont est sûr pour tout le monde »'],
    [{ words: 'demandé davantage' }, ['une citation directe'], 'Citation : « demandé davantage » → une citation directe', 'asks'],
    [{ words: 'en parlaient' }, ['une citation indirecte'], 'Citation : « en parlaient » → une citation indirecte', 'asks'],
    ['Ana Moe', ['absence'], 'Présence : « Ana Moe » → absence'],
    ['Ana Moe', ['représenté par…', 'Liv Dahl'], 'Représenté : « Ana Moe » → « Liv Dahl »'],
    ['Ana Moe', ['Un autre nom complet…', { type: 'ministre Ana Moe' }, 'ministre Ana Moe'], 'Nom : « Ana Moe » → « ministre Ana Moe »'],
    ['Liv Dahl', ['C’est le même que…', 'Ana Moe'], 'Le même : « Liv Dahl » → « Ana Moe »'],
    ['Ana Moe', ['Une mention parle d’un autre…', 'De quelqu’un d’autre encore'], 'Mention : « Ana Moe » → De quelqu’un d’autre encore'],
    ['Ana Moe', ['Ses fonctions…', { type: 'première' }, '« première » est sa fonction'], 'Fonction : « Ana Moe » → « première »'],
    ['Ana Moe', ['Ses fonctions…', { type: 'première' }, '« première » au lieu de « ministre »'], 'Fonction : « ministre » → « première »'],
    ['Ana Moe', ['Ses fonctions…', 'Pas « ministre »'], 'Pas une fonction : « Ana Moe » → « ministre »'],
    [{ words: 'première' }, ['la fonction de…', 'Paul Ness'], 'Fonction : « Paul Ness » → « première »'],
    ['Ana Moe', ['groupe'], 'Nature : « Ana Moe » → groupe'],
    ['Ana Moe', ['Ce n’est pas un participant'], 'Pas un participant : « Ana Moe »'],
    [{ words: 'rambarde' }, ['lieu'], 'Participant : « rambarde » → lieu'],
    ['event', ['Ce que c’est…', { type: 'pont' }, 'pont'], 'Événement : « pont »'],
    [{ words: 'parlaient' }, ['l’événement'], 'Événement : « parlaient »'],
    ['event', ['Où…', { type: 'ville' }, 'ville'], 'Lieu de l’événement : « ville »'],
    ['event', ['Où…', 'Aucun lieu n’est donné'], 'Lieu de l’événement : Aucun lieu n’est donné'],
    ['event', ['Quand…', { day: '2026-01-08' }, 'jeudi 8 janvier 2026'], 'Date de l’événement : jeudi 8 janvier 2026'],
    ['event', ['Il n’y a pas d’événement'], 'Pas d’événement'],
    ['claim', ['Demandes'], 'Passage : « réparer la rambarde avant le 3 mars » → Demandes'],
    ['claim', ['Ana Moe'], 'De qui : « réparer la rambarde avant le 3 mars » → « Ana Moe »'],
    ['claim', ['Déplacer le début ou la fin…', 'Fin : un mot plus tôt', 'Prendre ces mots'], 'Passage : « réparer la rambarde avant le 3 mars » → « réparer la rambarde avant le 3 »'],
    ['claim', ['Ni l’un ni l’autre'], 'Rien de tel : « réparer la rambarde avant le 3 mars »'],
    [{ words: 'en parlaient' }, ['étape'], 'Passage : « en parlaient » → étape'],
    ['date', [{ day: '2026-03-04' }, 'mercredi 4 mars 2026'], 'Date : « le 3 mars » → mercredi 4 mars 2026'],
    ['date', ['Déplacer le début ou la fin…', 'Fin : un mot plus tôt', 'Prendre ces mots'], 'Date : « le 3 mars » → « le 3 »'],
    ['date', ['Ce n’est pas une date'], 'Pas une date : « le 3 mars »'],
    [{ words: 'première fois' }, ['une date…', { day: '2026-03-04' }, 'mercredi 4 mars 2026'], 'Date : « première fois » → mercredi 4 mars 2026'],
    ['published', [{ day: '2026-01-07' }, 'mercredi 7 janvier 2026'], 'Date de la dépêche : mercredi 7 janvier 2026'],
  ],
};

const MOUSE = { press: (what) => what.click(), type: (field, words) => field.fill(words) };
const TOUCH = { press: (what) => what.tap(), type: (field, words) => field.fill(words) };
const KEYS = {
  async press(what) {
    const digit = await what.getAttribute('aria-keyshortcuts');
    const typing = await what.page().evaluate(() => document.activeElement.matches('input'));
    // A choice by its digit, while no word is being typed; whatever else by Enter.
    if (digit && !typing) return what.page().keyboard.press(digit);
    await what.focus();
    return what.page().keyboard.press('Enter');
  },
  async type(field, words) {
    await field.focus();
    // A date's field takes its parts in the order of the browser's language.
    return (await field.getAttribute('type')) === 'date' ? field.fill(words) : field.page().keyboard.type(words);
  },
};

const DESK = { width: 1280, height: 800 };
const PHONE = { width: 360, height: 740 };
const WAYS = [
  ['by mouse on a desk, in English', ENGLISH, MOUSE, { viewport: DESK }],
  ['by keyboard alone on a desk, in French', FRENCH, KEYS, { viewport: DESK }],
  ['by touch on a phone, in French', FRENCH, TOUCH, { viewport: PHONE, hasTouch: true }],
  ['by keyboard alone in a window of 360 px, in English', ENGLISH, KEYS, { viewport: PHONE }],
];

const dialogue = (page) => page.getByRole('dialog');
const panel = (page) => page.getByRole('tabpanel');
/** Spaces that do not break are spaces to whoever reads. */
const plainly = (words) => words.replace(/[\u00a0\u202f]/g, ' ');
/** A choice by the whole of its name, whatever is noted beside it. */
const choice = (page, name) => dialogue(page).locator('li button').filter({ has: page.locator(`span:text-is(${JSON.stringify(name)})`) }).first();

/** Selects words of the story, which may stand in several pieces of it. */
async function select(page, words) {
  await page.locator('#story .text').evaluate((element, words) => {
    const from = element.textContent.indexOf(words);
    if (from < 0) throw new Error(`${words} do not stand in the text`);
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    let at = 0;
    const place = (sought) => {
      let node = walker.currentNode;
      while (node.nodeType !== Node.TEXT_NODE || at + node.data.length < sought) {
        if (node.nodeType === Node.TEXT_NODE) at += node.data.length;
        node = walker.nextNode();
      }
      return [node, sought - at];
    };
    const [start, end] = [place(from + 1), place(from + words.length)];
    getSelection().setBaseAndExtent(...start, ...end);
  }, words);
}

/** Opens the dialogue where what is to be put right is shown. */
async function openAt(page, by, subject, words) {
  const correct = (where) => where.getByRole('button', { name: words.correct, exact: true });
  if (subject.words) {
    await select(page, subject.words);
    const tool = correct(page.getByRole('group', { name: words.tools }));
    return by === KEYS ? page.keyboard.press('c') : by.press(tool);
  }
  const tab = { quote: 'said', event: 'context', claim: 'context', date: 'context', published: 'context' }[subject] ?? 'who';
  const key = page.locator(`#tab-${tab}`);
  // On a phone the key of a panel that is open closes it.
  const isOpen = (await key.getAttribute('aria-selected')) === 'true' && (await panel(page).isVisible());
  if (!isOpen) await by.press(key);
  if (tab === 'who') {
    const card = panel(page).locator('.who').filter({ hasText: subject }).first();
    const head = card.locator('button').first();
    if ((await head.getAttribute('aria-expanded')) !== 'true') await by.press(head);
    return by.press(correct(card));
  }
  const places = {
    quote: '.quote.direct', event: '.event', published: '.published',
    claim: '.claims li >> nth=0', date: '.timeline .passages li >> nth=-1',
  };
  const place = panel(page).locator(places[subject]).first();
  if (subject === 'date') await by.press(place.locator('.fact'));
  return by.press(correct(place).first());
}

/** No name for what has the focus is the body's own: the focus is nowhere. */
const hasFocus = (page) => page.evaluate(() => document.activeElement !== document.body);

for (const [way, { locale, text, words, gestures }, by, options] of WAYS) {
  test(`every gesture is made and taken back ${way}`, async ({ elsewhere }) => {
    test.setTimeout(600_000);
    const page = await elsewhere('', { locale, ...options });
    await expect(page.getByRole('toolbar')).toBeVisible();
    await paste(page, text);
    await expect(page.locator('#story')).toContainText('Paul Ness');
    const seen = new Set();
    const judge = async () => {
      const title = await dialogue(page).getByRole('heading').first().innerText();
      if (!seen.has(title)) await expectAccessible(page);
      seen.add(title);
      expect(await dialogue(page).evaluate((d) => d.contains(document.activeElement)), `${title} has the focus`).toBe(true);
    };
    for (const [subject, steps, told, then] of gestures) {
      await test.step(told, async () => {
        await openAt(page, by, subject, words);
        await expect(dialogue(page)).toBeVisible();
        for (const step of steps) {
          await judge();
          if (step.type) await by.type(dialogue(page).getByRole('searchbox'), step.type);
          else if (step.day) await by.type(dialogue(page).locator('input[type=date]'), step.day);
          else await by.press(choice(page, step));
        }
        if (then === 'asks') {
          await expect(dialogue(page)).toContainText(words.asks);
          await judge();
          await page.keyboard.press('Escape');
        }
        await expect(dialogue(page)).toBeHidden();
        expect(await hasFocus(page), `after ${told}`).toBe(true);
        await by.press(page.getByRole('group', { name: words.tools }).getByRole('button', { name: words.one }));
        const listed = dialogue(page).locator('li').first();
        const line = plainly(await listed.innerText());
        expect(line).toContain(told);
        expect(line).not.toContain(words.misfit);
        await judge();
        await by.press(listed.getByRole('button'));
        await expect(dialogue(page).locator('li')).toHaveCount(0);
        await by.press(dialogue(page).getByRole('button', { name: words.close, exact: true }));
        await expect(dialogue(page)).toBeHidden();
        expect(await hasFocus(page), `after ${told} was taken back`).toBe(true);
      });
    }
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(wide).toBeLessThanOrEqual(0);
  });
}
