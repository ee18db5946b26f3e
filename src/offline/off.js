// Takes the page's service worker away from every reader who still has one: put on the host under the name of `sw.js`, in
// the place of the one that was built. Nobody's page is reloaded by it; from the next visit on there is no worker.

const BASE = new URL('./', location.href).pathname;

addEventListener('install', () => skipWaiting());
addEventListener('activate', (event) => event.waitUntil(leave()));

async function leave() {
  const names = await caches.keys();
  const ours = names.filter((name) => name.startsWith(`depeche ${BASE} `));
  await Promise.all(ours.map((name) => caches.delete(name)));
  await registration.unregister();
}
