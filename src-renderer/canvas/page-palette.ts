import { type RefObject, useCallback, useEffect, useState } from 'react';
import type { Outcome } from '#contract/task';
import { hatchPattern } from './hatch-pattern';
import { KeptPalette } from './kept-palette';

/** How something is filled, and what is legible on it. */
export interface Fill {
  readonly fill: string;
  readonly ink: string;
}

/** The colours of the page, for pictures on canvas. */
export interface PagePalette {
  /** Device pixels in a CSS pixel: what its patterns are drawn for. */
  readonly pixelRatio: number;
  readonly outcomes: Readonly<Record<Outcome, Fill & { readonly mark: string }>>;
  readonly queued: string;
  readonly running: Fill & { readonly mark: string };
  readonly backingOff: string;
  readonly backingOffFill: string;
  readonly backingOffHatch: CanvasPattern | string;
  readonly text: string;
  readonly textDim: string;
  readonly line: string;
  readonly stripe: string;
  readonly panel: string;
  readonly link: string;
  readonly font: string;
}

/** Reads the palette off the page. */
export function readPagePalette(page: Document, pixelRatio: number): PagePalette {
  const style = getComputedStyle(page.documentElement);
  const colour = (name: string) => style.getPropertyValue(`--${name}`).trim();
  const fill = (name: string) => ({
    fill: colour(`${name}-fill`),
    ink: colour(`${name}-ink`),
    mark: colour(name),
  });
  return {
    pixelRatio,
    outcomes: {
      succeeded: fill('succeeded'),
      failed: fill('failed'),
      'timed-out': fill('timed-out'),
      cancelled: fill('cancelled'),
    },
    queued: colour('queued'),
    running: fill('running'),
    backingOff: colour('backing-off'),
    backingOffFill: colour('backing-off-fill'),
    backingOffHatch: hatchPattern(page, colour('backing-off-fill'), pixelRatio),
    text: colour('text'),
    textDim: colour('text-dim'),
    line: colour('line'),
    stripe: colour('stripe'),
    panel: colour('panel'),
    link: colour('link'),
    font: colour('font') || 'sans-serif',
  };
}

/** Tells when the page's colours have changed: another theme, another palette. Returns its own undo. */
export function watchColours(page: Document, changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  // Theme and palette stand as data attributes on the page's root.
  observer.observe(page.documentElement, { attributeFilter: ['data-mantine-color-scheme', 'data-palette'] });
  return () => observer.disconnect();
}

/** The page's palette for a picture, which is drawn again when it has changed. */
export function usePagePalette(redrawRef: RefObject<(() => void) | null>): () => PagePalette {
  const [kept] = useState(() => new KeptPalette(readPagePalette));
  useEffect(
    () =>
      watchColours(document, () => {
        kept.forget();
        redrawRef.current?.();
      }),
    [kept, redrawRef],
  );
  return useCallback(() => kept.of(document), [kept]);
}
