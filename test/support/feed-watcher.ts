import { BarRing } from '#contract/bar-ring';
import type { FeedMessage } from '#contract/feed-message';
import type { YardApi } from '#contract/yard-api';
import { applyToView, emptyView, type YardView } from '#contract/yard-view';

/** A window without a face: folds what it is told, as a page does, and keeps every message. */
export class FeedWatcher {
  readonly messages: FeedMessage[] = [];
  /** What was wrong with the order of the messages: nothing, if all is well. */
  readonly gaps: string[] = [];
  view: YardView = emptyView();
  readonly bars = new BarRing(131_072);
  /** Whether it tells what has arrived. */
  acknowledges = true;
  readonly #api: YardApi;
  #run = 0;
  readonly stop: () => void;

  constructor(api: YardApi) {
    this.#api = api;
    this.stop = api.listen((message) => this.#receive(message));
  }

  /** The last message. */
  get last(): FeedMessage {
    const last = this.messages.at(-1);
    if (last === undefined) throw new Error('no message has arrived');
    return last;
  }

  count(type: FeedMessage['type']): number {
    return this.messages.filter((message) => message.type === type).length;
  }

  /** Tells that the last message has arrived. */
  acknowledge(): Promise<unknown> {
    return this.#api.call({ command: 'acknowledge', number: this.last.number });
  }

  #receive(message: FeedMessage): void {
    this.messages.push(message);
    if (message.type === 'snapshot') {
      if (message.run !== this.#run) this.bars.clear();
      this.#run = message.run;
      this.bars.join(message.bars);
      this.view = message.view;
    } else {
      if (message.fromSeq !== this.view.seq + 1) {
        this.gaps.push(`${message.fromSeq} came after ${this.view.seq}`);
      }
      for (const event of message.events) {
        this.view = applyToView(this.view, event, (bar) => this.bars.add(bar));
      }
      if (message.toSeq !== this.view.seq) this.gaps.push(`ended at ${this.view.seq}, not ${message.toSeq}`);
    }
    if (this.acknowledges) void this.acknowledge();
  }
}
