// Before the first paint: the language and the theme the reader chose, else the browser's, so that nothing flickers when
// the module takes over (src/web/settings.rs knows the same keys). And if the module never comes, breaks, or is one that
// the browser is too old for, the page says so and the reader's text is in the box.
{
  const root = document.documentElement;
  const stored = (key) => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  };
  const spoken = [stored('depeche.language'), ...navigator.languages].map((tag) => (tag ?? '').slice(0, 2));
  root.lang = spoken.find((tag) => tag === 'fr' || tag === 'en') ?? 'en';
  const theme = stored('depeche.theme');
  if (theme) root.dataset.theme = theme;

  // Another program shared a text, and no service worker was there to answer: the host has seen it.
  const answered = navigator.serviceWorker?.controller;
  if (!answered && /[?&](?:title|text|url)=/.test(location.search)) keep('depeche.seen', 'yes');

  // The module computes with vectors (.cargo/config.toml), as browsers do since March 2023; this one does nothing else.
  const vectors = [0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11];
  const isOld = !globalThis.WebAssembly?.validate(Uint8Array.from(vectors));

  // The reader's text never lives in the module alone: what is being read from elsewhere stands in #held, the rest in the
  // box. Whatever broke, the box is shown with it, and a reload brings it back without reading it at once.
  const broken = () => {
    document.getElementById(isOld ? 'old' : 'broken')?.removeAttribute('hidden');
    const box = document.getElementById('text');
    const held = document.getElementById('held')?.textContent;
    if (!box) return;
    if (held) box.value = held;
    document.body.dataset.box = 'open';
    keep('depeche.returned', box.value);
  };
  addEventListener('error', broken);
  addEventListener('unhandledrejection', broken);
  document.addEventListener('DOMContentLoaded', () => {
    if (isOld) document.getElementById('old')?.removeAttribute('hidden');
    const returned = keep('depeche.returned', null);
    const box = document.getElementById('text');
    if (!returned || !box || box.value) return;
    box.value = returned;
    document.body.dataset.returned = 'yes';
  });

  // Pasting needs no aim: on a page that waits for a text, the box takes it.
  document.addEventListener('keydown', ({ ctrlKey, metaKey, key, target }) => {
    const waits = document.body.dataset.box === 'open' && !target.closest('input, textarea, select');
    if ((ctrlKey || metaKey) && key.toLowerCase() === 'v' && waits) document.getElementById('text')?.focus();
  });

  /** Keeps a value for as long as this tab lives, and gives the one from before. */
  function keep(key, value) {
    try {
      const before = sessionStorage.getItem(key);
      if (value) sessionStorage.setItem(key, value);
      else sessionStorage.removeItem(key);
      return before;
    } catch {
      return null;
    }
  }
}
