/** How a surface is scrolled from outside. */
export interface SurfaceScroll {
  /** Scrolls by so much, as far as there is anything to scroll. */
  scrollBy(byPx: number): void;
  /** Scrolls as little as it takes for this part to be in view, between what covers its top and bottom. */
  reveal(topPx: number, bottomPx: number): void;
}

export function scrollOf(box: HTMLElement): SurfaceScroll {
  return {
    scrollBy(byPx) {
      box.scrollTop += byPx;
    },
    reveal(topPx, bottomPx) {
      if (topPx < box.scrollTop) box.scrollTop = topPx;
      else if (bottomPx > box.scrollTop + box.clientHeight) box.scrollTop = bottomPx - box.clientHeight;
    },
  };
}
