import { type RefObject, useCallback, useEffect, useRef } from 'react';
import type { Outcome } from '#contract/task';
import { hatchPattern } from './hatch-pattern';

/** How something is filled, and what is legible on it. */
export interface Fill {
  readonly fill: string;
  readonly ink: string;
}

/** The colours of the page, for pictures on canvas. */
export interface PagePalette {
  readonly outcomes: Readonly<Record<Outcome, Fill & { readonly mark: string }>>;
  readonly queued: string;
  readonly running: Fill & { readonly mark: string };
  readonly backingOff: string;
  readonly backingOffFill: string;
  readonly backingOffHatch: CanvasPattern | string;
  readonly text: string;
  readonly textDim: string;
  readonly line: string;
  readonly faintLine: string;
  readonly stripe: string;
  readonly track: string;
  readonly panel: string;
  readonly ground: string;
  readonly link: string;
  readonly font: string;
}

/** Reads the palette off the page. Do it again when the page's colours change. */
export function readPagePalette(page: Document): PagePalette {
  const style = getComputedStyle(page.documentElement);
  const colour = (name: string) => style.getPropertyValue(`--${name}`).trim();
  const fill = (name: string) => ({
    fill: colour(`${name}-fill`),
    ink: colour(`${name}-ink`),
    mark: colour(name),
  });
  return {
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
    backingOffHatch: hatchPattern(page, colour('backing-off-fill')),
    text: colour('text'),
    textDim: colour('text-dim'),
    line: colour('line'),
    faintLine: colour('faint-line'),
    stripe: colour('stripe'),
    track: colour('track'),
    panel: colour('panel'),
    ground: colour('ground'),
    link: colour('link'),
    font: colour('font') || 'sans-serif',
  };
}

/**
 * The page's palette for a picture: read when it is first asked for, and anew after the page's theme or palette
 * has changed, when the picture is drawn again.
 */
export function usePagePalette(redrawRef: RefObject<(() => void) | null>): () => PagePalette {
  const palette = useRef<PagePalette | null>(null);
  useEffect(() => {
    const changed = new MutationObserver(() => {
      palette.current = null;
      redrawRef.current?.();
    });
    // Theme and palette stand as data attributes on the page's root.
    changed.observe(document.documentElement, {
      attributeFilter: ['data-mantine-color-scheme', 'data-palette'],
    });
    return () => changed.disconnect();
  }, [redrawRef]);
  return useCallback(() => {
    palette.current ??= readPagePalette(document);
    return palette.current;
  }, []);
}
