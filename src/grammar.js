// The grammars: a file a language, without which no story in it is read. That of the interface's language is asked for at
// once, beside the module, since most read what is written in it; the other one when a text needs it.
{
  const own = document.documentElement.lang;
  const used = new Set();
  const fetched = async (language) => {
    const file = document.querySelector(`meta[name=grammar-${language}]`).content;
    const alone = !navigator.serviceWorker?.controller;
    const answer = await fetch(file);
    if (!answer.ok) throw new Error(`${file}: ${answer.status}`);
    const bytes = await answer.arrayBuffer();
    used.add(language);
    // A worker that came meanwhile has not seen this one.
    if (alone && navigator.serviceWorker?.controller) fetch(file).catch(() => {});
    return bytes;
  };
  let early = fetched(own).catch(() => null);

  /** The bytes of a language's grammar, for the module (src/web/grammar.rs). What failed before is asked for again. */
  globalThis.fetchGrammar = async (language) => {
    if (language !== own) return fetched(language);
    const bytes = await early;
    early = null;
    return bytes ?? fetched(language);
  };

  // The service worker keeps a grammar when it is first asked for it, and these were asked for before it was there.
  navigator.serviceWorker?.addEventListener('controllerchange', () => {
    for (const language of used) fetched(language).catch(() => {});
  });
}
