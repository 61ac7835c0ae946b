import { expect, it } from 'vitest';
import { VirtualClock } from '../../../../src-main/shells/world/virtual-clock';
import { createCell } from '../../../../src-renderer/features/charts/cell';
import { createRedrawTurns } from '../../../../src-renderer/features/charts/redraw-turns';

function rig() {
  const clock = new VirtualClock();
  const journal: string[] = [];
  const cells = ['a', 'b', 'c'].map((name) => {
    const cell = createCell<number | null>(null);
    cell.watch(() => journal.push(`${clock.now()}: ${name} ${cell.get()}`));
    return cell;
  });
  const turns = createRedrawTurns(cells, (delayMs, run) => clock.at(clock.now() + delayMs, run));
  return { clock, journal, turns };
}

it('draws one at a time, the first at once', () => {
  const { clock, journal, turns } = rig();
  turns.show(1);
  clock.advanceTo(1_000);
  expect(journal).toEqual(['0: a 1', '40: b 1', '80: c 1']);
});

it('goes on in turn with what is newest', () => {
  const { clock, journal, turns } = rig();
  turns.show(1);
  clock.advanceTo(50);
  turns.show(2);
  turns.show(3);
  clock.advanceTo(1_000);
  expect(journal).toEqual(['0: a 1', '40: b 1', '80: c 3', '120: a 3', '160: b 3']);
});

it('draws nothing more once it is closed', () => {
  const { clock, journal, turns } = rig();
  turns.show(1);
  turns.close();
  clock.advanceTo(1_000);
  expect(journal).toEqual(['0: a 1']);
});
