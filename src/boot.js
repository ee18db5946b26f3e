// Before the first paint: the language and the theme the reader chose, else the browser's, so that nothing flickers when
// the module takes over (src/web/settings.rs knows the same keys). And if the module never comes, the page says so.
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

  const broken = () => document.getElementById('broken')?.removeAttribute('hidden');
  addEventListener('error', broken);
  addEventListener('unhandledrejection', broken);
}
