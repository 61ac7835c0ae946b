import { createPolledHook } from './polled-hook';

/** A run's figures change slowly, and its histograms are read through for them: asked at most so often, in milliseconds. */
const FIGURES_REFRESH_MS = 500;

/** The run's figures, kept fresh. */
export const useFigures = createPolledHook((api) => api.call({ command: 'figures' }), FIGURES_REFRESH_MS);
