/**
 * One way in which a feature looks at the yard: what it filters by, what is folded up, where somebody reads. The
 * window keeps it in its view store, so that it is still there when the feature is shown again.
 */
export interface KeptLook<T> {
  /** What holds until another is chosen. */
  readonly first: T;
  /** `run`: it speaks of tasks or events of a run, and ends with it. */
  readonly lasts: 'window' | 'run';
}

/** The looks that are not as they are at first. */
export type KeptLooks = ReadonlyMap<KeptLook<unknown>, unknown>;

export function lookIn<T>(looks: KeptLooks, look: KeptLook<T>): T {
  return looks.has(look) ? (looks.get(look) as T) : look.first;
}

export function withLook<T>(looks: KeptLooks, look: KeptLook<T>, value: T): KeptLooks {
  return new Map(looks).set(look, value);
}

/** Those that go on in another run. */
export function lastingLooks(looks: KeptLooks): KeptLooks {
  return new Map([...looks].filter(([{ lasts }]) => lasts === 'window'));
}
