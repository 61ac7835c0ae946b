/** Something that can run tasks, measured side by side with others. */
export interface Contender {
  readonly name: string;
  /** Runs `count` no-op async tasks through `lanes` workers; resolves when the last has ended. */
  run(count: number, lanes: number): Promise<void>;
}

export async function noop(): Promise<void> {}
