import { describe, expect, it } from 'vitest';
import { groundOf, NOTHING_TICKED } from '../../../src-renderer/state/ticked-rows';
import { clearOne, createViewStore } from '../../../src-renderer/state/view-store';

describe('Esc', () => {
  it('takes one thing back at a time: the ticks, then the selected task, then the search', () => {
    const view = createViewStore();
    const ground = groundOf({ chip: 'all', search: 'slow' }, 1);
    view.setState({ search: 'slow', selectedTask: 3, ticked: { kind: 'matching', ground } });
    const left = () => {
      clearOne(view);
      const { ticked, selectedTask, search } = view.getState();
      return [ticked.kind, selectedTask, search];
    };
    expect(left()).toEqual(['none', 3, 'slow']);
    expect(left()).toEqual(['none', null, 'slow']);
    expect(left()).toEqual(['none', null, '']);
    expect(view.getState().ticked).toBe(NOTHING_TICKED);
  });
});
