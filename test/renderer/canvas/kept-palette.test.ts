import { afterEach, describe, expect, it, vi } from 'vitest';
import { KeptPalette } from '../../../src-renderer/canvas/kept-palette';
import { readPagePalette } from '../../../src-renderer/canvas/page-palette';

afterEach(() => vi.unstubAllGlobals());

describe('a kept palette', () => {
  it('is read once, and anew when it was forgotten or the page has come to another display', () => {
    const read = vi.fn(readPagePalette);
    const kept = new KeptPalette(read);
    const first = kept.of(document);
    expect(kept.of(document)).toBe(first);
    kept.forget();
    expect(kept.of(document)).not.toBe(first);
    vi.stubGlobal('devicePixelRatio', 2);
    expect(kept.of(document).pixelRatio).toBe(2);
    expect(read).toHaveBeenCalledTimes(3);
  });
});
