/** Tells when the page has another number of device pixels, as on another display. Returns its own undo. */
export function watchPixelRatio(host: Window, changed: () => void): () => void {
  let undo = listen();

  function listen(): () => void {
    // A query knows one ratio only; the next one needs another query.
    const query = host.matchMedia(`(resolution: ${host.devicePixelRatio}dppx)`);
    const tell = () => {
      undo();
      undo = listen();
      changed();
    };
    query.addEventListener('change', tell);
    return () => query.removeEventListener('change', tell);
  }

  return () => undo();
}
