import type { MouseEvent } from 'react';

/** What a button is given besides its looks. */
export interface PressProps {
  readonly title?: string;
  readonly 'aria-disabled'?: true;
  readonly 'data-disabled'?: true;
  readonly onClick?: (event: MouseEvent) => void;
}

/**
 * A button that can be pressed, or says why it cannot. It keeps its place among what can have the focus either way: so
 * the reason can be reached without a pointer, and nobody falls off a button that changes under their hand.
 *
 * @param why why it cannot be pressed now; null: it can
 * @param press what a press does; none for a button that sends its form
 * @param title what it does, where its label does not tell all
 */
export function pressProps(why: string | null, press?: () => void, title?: string): PressProps {
  if (why === null) {
    return { ...(title === undefined ? {} : { title }), ...(press === undefined ? {} : { onClick: press }) };
  }
  return {
    title: why,
    'aria-disabled': true,
    'data-disabled': true,
    onClick: (event) => event.preventDefault(),
  };
}
