/**
 * The first field within, in the order of the page, that holds something which is no number of its range, so that it
 * was not taken; null: there is none. What somebody else has refused of a number is not meant: it may be sent again.
 */
export function firstUnfit(within: ParentNode): HTMLElement | null {
  return within.querySelector<HTMLElement>('[data-unfit]');
}
