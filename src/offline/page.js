// Registers the service worker (src/offline/sw.js) of a sealed build, and says when there is a newer one. Outside of the
// module, so that a page that broke can still be told of the version that mends it.
{
  const build = document.querySelector('meta[name=build]')?.content;
  const workers = navigator.serviceWorker;

  const start = async () => {
    // The one URL that ever becomes a script by our asking, and it is a constant.
    const policy = globalThis.trustedTypes?.createPolicy('worker', { createScriptURL: () => './sw.js' });
    const url = policy ? policy.createScriptURL('') : './sw.js';
    const registration = await workers.register(url, { updateViaCache: 'none' });
    const look = async () => {
      const { waiting } = registration;
      if (!waiting || !workers.controller) return;
      // A worker of this very build takes over unseen.
      if ((await buildOf(waiting)) === build) waiting.postMessage('take over');
      else document.getElementById('newer')?.removeAttribute('hidden');
    };
    registration.addEventListener('updatefound', () => {
      registration.installing?.addEventListener('statechange', look);
    });
    document.getElementById('renew')?.addEventListener('click', () => {
      const reload = () => location.reload();
      if (!registration.waiting) return reload();
      workers.addEventListener('controllerchange', reload, { once: true });
      registration.waiting.postMessage('take over');
    });
    // An installed page may stay open for weeks.
    let asked = Date.now();
    document.addEventListener('visibilitychange', () => {
      if (document.hidden || Date.now() - asked < 3_600_000) return;
      asked = Date.now();
      registration.update().catch(() => {});
    });
    await look();
  };

  const buildOf = (worker) =>
    new Promise((answer) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = ({ data }) => answer(data);
      worker.postMessage('build', [port2]);
    });

  // A browser that refuses leaves a page that needs the network.
  if (build && workers) addEventListener('load', () => start().catch(() => {}));
}
