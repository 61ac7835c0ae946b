import type { KeptRun } from '#contract/kept-runs';
import type { KeptLook } from '../../state/kept-look';

/** So many runs stand side by side at most. */
export const MAX_COMPARED = 4;

/** The runs that are ticked, in the order in which they were: the first is what the others are compared with. */
export const COMPARED: KeptLook<readonly KeptRun[]> = { first: [], lasts: 'window' };
export const IS_COMPARING: KeptLook<boolean> = { first: false, lasts: 'window' };
