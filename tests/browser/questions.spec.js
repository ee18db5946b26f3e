// Ten people's questions, each answered in the first screen of a desk without a click, on both examples.

import { EXAMPLES, expect, open, paste, test } from './harness.js';

/** Who asks what, and where the answer stands: a line of the glance by its label, or what the story's own head says. */
const ASKED = {
  'a chief of desk: what is it, where and when?': { fr: ['Quoi', /sommet · Marseille · mardi 10 mars 2026/], en: ['What', /summit · Accra · Thursday 12 March 2026/] },
  'a protocol officer: who was there, and who received them?': { fr: ['Présents', /Hélène Castagnier \(hôte\).*Slim Ben Youssef/], en: ['There', /Esi Amoako \(host\).*Etienne Mbarga/] },
  'a correspondent: who only joined from afar?': { fr: ['Présents', /Corrado Bellandi \(à distance\)/], en: ['There', /Komlan Agbeko \(remotely\)/] },
  'a diplomat: who was missing, and why?': { fr: ['Absents', /Tarek Mansour a renoncé au déplacement/], en: ['Absent', /Konan Brou.*knee surgery/] },
  'an ambassador: who stood in for whom?': { fr: ['Absents', /Kemal Aydogan, représenté par Leyla Erdem/], en: ['Absent', /Konan Brou, represented by Mariam Coulibaly/] },
  'a treasurer: what was promised?': { fr: ['Promis', /250 millions d'euros/], en: ['Promised', /Nobody plants a tree/] },
  'a negotiator: what is in the way?': { fr: ['Obstacle', /partage des frais/], en: ['In the way', /Export quotas/] },
  'a planner: what comes next, and when?': { fr: ['À suivre', /avant le 30 juin.*mi-mai à Barcelone/], en: ['Next', /five parliaments.*April 20/] },
  'a headline writer: who said it best?': { fr: ['Mots forts', /Hélène Castagnier.*Un câble coupé/], en: ['Key words', /Esi Amoako.*For two years we have sold/] },
  'a verifier: whose report is it, of which day, and is it an update?': { fr: [null, /Reuters · mardi 10 mars 2026 · actualisée/], en: [null, /Reuters · Thursday 12 March 2026 · updated/] },
};

for (const [tongue, locale, text, title] of [['fr', 'fr-FR', EXAMPLES.french, 'En bref'], ['en', 'en-GB', EXAMPLES.english, 'In brief']]) {
  test.describe(`at first sight, ${locale}`, () => {
    test.use({ locale });

    test('each of ten questions is answered without a click', async ({ page, site }) => {
      await open(page, site);
      await paste(page, text);
      const lines = page.getByRole('region', { name: title }).locator('.line');
      await expect(lines.first()).toBeVisible();
      for (const [question, answers] of Object.entries(ASKED)) {
        const [label, answer] = answers[tongue];
        const line = label ? lines.filter({ has: page.getByText(label, { exact: true }) }) : page.getByRole('article').locator('.source');
        await expect(line, question).toHaveText(new RegExp(answer.source.replaceAll(' ', '\\s')));
        await expect(line, question).toBeInViewport({ ratio: 1 });
      }
      expect(await page.evaluate(() => [scrollY, document.getElementById('beside').scrollTop]), 'nothing was scrolled').toEqual([0, 0]);
    });
  });
}
