import type { WindowFeed } from '../../feed/window-feed';
import type { YardFeed } from '../../feed/yard-feed';
import type { OpenedRun } from './opened-runs';
import type { RecordedRun } from './recorded-run';

/** What one window shows: the yard, or a recorded run in its place. */
export class WindowView {
  readonly feed: WindowFeed;
  readonly #yard: YardFeed;
  #opened: OpenedRun | null = null;
  #isClosed = false;

  constructor(feed: WindowFeed, yard: YardFeed) {
    this.feed = feed;
    this.#yard = yard;
  }

  /** Null: it shows the yard. */
  get recorded(): RecordedRun | null {
    return this.#opened?.recorded ?? null;
  }

  /** Shows a run, which it releases when it shows it no more. */
  show(opened: OpenedRun): void {
    if (this.#isClosed) {
      opened.release();
      return;
    }
    const before = this.#opened;
    this.#opened = opened;
    opened.recorded.feed.takeWindow(this.feed);
    before?.release();
  }

  showYard(): void {
    if (this.#isClosed || this.#opened === null) return;
    this.#yard.takeWindow(this.feed);
    this.#opened.release();
    this.#opened = null;
  }

  /** Safe to call twice. */
  close(): void {
    this.#isClosed = true;
    this.feed.close();
    this.#opened?.release();
    this.#opened = null;
  }
}
