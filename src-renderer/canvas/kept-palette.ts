/**
 * A palette that is read off the page when it is first asked for, and anew after it was forgotten, or where the page
 * has another number of device pixels by now: patterns and marks are drawn for one.
 */
export class KeptPalette<P extends { readonly pixelRatio: number }> {
  readonly #read: (page: Document, pixelRatio: number) => P;
  #kept: P | null = null;

  constructor(read: (page: Document, pixelRatio: number) => P) {
    this.#read = read;
  }

  readonly of = (page: Document): P => {
    const pixelRatio = page.defaultView?.devicePixelRatio ?? 1;
    if (this.#kept?.pixelRatio !== pixelRatio) this.#kept = this.#read(page, pixelRatio);
    return this.#kept;
  };

  forget(): void {
    this.#kept = null;
  }
}
