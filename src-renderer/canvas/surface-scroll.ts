/** How a surface is scrolled from outside. */
export interface SurfaceScroll {
  /** Scrolls by so much, as far as there is anything to scroll. */
  scrollBy(byPx: number): void;
}

export function scrollOf(box: HTMLElement): SurfaceScroll {
  return {
    scrollBy(byPx) {
      box.scrollTop += byPx;
    },
  };
}

/** Scrolls as little as it takes for a part of what a box holds to be in view. */
export function scrollTo(box: HTMLElement, topPx: number, bottomPx: number): void {
  if (topPx < box.scrollTop) box.scrollTop = topPx;
  else if (bottomPx > box.scrollTop + box.clientHeight) box.scrollTop = bottomPx - box.clientHeight;
}
