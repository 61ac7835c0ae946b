/** What somebody has typed as JSON, or what is wrong with it. */
export type ReadPayload =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly problem: string };

/** Nothing typed: undefined. */
export function readPayload(typed: string): ReadPayload {
  if (typed.trim() === '') return { ok: true, value: undefined };
  try {
    return { ok: true, value: JSON.parse(typed) };
  } catch (error) {
    // The reader says at which character; nobody counts them, but the words around it help.
    const why = error instanceof Error ? error.message : String(error);
    return { ok: false, problem: `Expected JSON, as {"file": "a.png"}, got something else: ${why}` };
  }
}
