import { createPolledHook } from './polled-hook';

/** While the yard moves the tree is asked for again at most so often, in milliseconds. */
const TREE_REFRESH_MS = 250;

/** The cancellation tree, kept fresh. */
export const useTree = createPolledHook((api) => api.call({ command: 'tree' }), TREE_REFRESH_MS);
