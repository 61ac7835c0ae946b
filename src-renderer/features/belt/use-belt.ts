import { useEffect, useState } from 'react';
import { madeOnce } from '../../state/made-once';
import { isBusy } from '../../state/selectors';
import type { FrozenMoment, ViewStore } from '../../state/view-store';
import { stillOf } from '../../state/yard-still';
import type { Yard, YardState } from '../../state/yard-store';
import { BeltBook } from './belt-book';
import { BeltModel } from './belt-model';
import { type BeltMoment, momentOf } from './belt-moment';
import { BeltStage } from './belt-stage';
import type { TokenLevel } from './token-gauge';

/** The tree is asked for who waits no more often than this, in milliseconds. */
const ASK_MS = 500;

/** What stood when the view was frozen. */
export interface FrozenBelt {
  readonly moment: BeltMoment;
  readonly tokens: TokenLevel | null;
}

/** What the picture is drawn from. */
export interface Belt {
  readonly model: BeltModel;
  readonly stage: BeltStage;
  /** What stood at the frozen moment. */
  frozenAt(frozen: FrozenMoment): FrozenBelt;
}

/**
 * The belt of a window, kept at the yard's newest message while the component is there.
 *
 * @param isCalm nothing is shown moving
 * @param changed called when there is something else to draw
 */
export function useBelt(
  yard: Yard,
  view: ViewStore,
  isCalm: boolean,
  changed: (state: YardState) => void,
): Belt {
  const [belt] = useState(() => createBelt(yard));
  useEffect(() => {
    const { model, stage } = belt;
    let askedAtMs = Number.NEGATIVE_INFINITY;
    let isThere = true;
    let version = -1;
    let run = yard.store.getState().run;

    function follow(): void {
      const state = yard.store.getState();
      if (state.version === version) return;
      version = state.version;
      const hostNowMs = yard.hostNow();
      if (state.run !== run) stage.leave();
      run = state.run;
      const isStill = isCalm || stage.scene === null || view.getState().frozen !== null || document.hidden;
      model.take(state, hostNowMs, isStill ? null : (move, tone) => stage.show(move, tone, hostNowMs));
      const asks = model.wantsTree && isBusy(state) && state.connection.kind === 'open';
      if (asks && hostNowMs - askedAtMs >= ASK_MS) ask(hostNowMs);
    }

    function ask(hostNowMs: number): void {
      askedAtMs = hostNowMs;
      void yard.api.call({ command: 'tree' }).then((reply) => {
        if (!reply.ok || !isThere) return;
        model.learn(reply.value);
        changed(yard.store.getState());
      });
    }

    follow();
    const unsubscribers = [
      yard.store.subscribe((state) => {
        follow();
        changed(state);
      }),
      view.subscribe((state, before) => {
        // What stands in the frozen picture is kept before anything else can happen.
        if (state.frozen !== null && state.frozen !== before.frozen) {
          belt.frozenAt(state.frozen);
          stage.still();
        }
        changed(yard.store.getState());
      }),
    ];
    return () => {
      isThere = false;
      for (const unsubscribe of unsubscribers) unsubscribe();
    };
  }, [belt, yard, view, isCalm, changed]);
  return belt;
}

function createBelt(yard: Yard): Belt {
  const model = new BeltModel(yard.log, yard.store.getState());
  return {
    model,
    stage: new BeltStage(),
    frozenAt: madeOnce((frozen: FrozenMoment) => ({
      moment: momentThen(yard, model, frozen),
      tokens: model.gauge.levelAt(frozen.atMs),
    })),
  };
}

function momentThen(yard: Yard, model: BeltModel, frozen: FrozenMoment): BeltMoment {
  const { state } = stillOf(yard, frozen);
  if (state.version === yard.store.getState().version) {
    // Lanes change in place: those of the still do not.
    return { ...model.moment, lanes: momentOf(state, new BeltBook()).lanes };
  }
  // The belt was not there then: who waited is not known by number any more.
  const book = new BeltBook();
  book.begin(state.view, true);
  return momentOf(state, book);
}
