import { expect, it } from 'vitest';
import { AppEnding } from '../support/electron/app-ending';

it('is begun anew by who quits while it asks, as in Electron, and leaves once', () => {
  const journal: string[] = [];
  const windows = [{ close: () => close(), destroy: () => close() }];
  const close = () => {
    journal.push('closed');
    windows.length = 0;
    ending.allWindowsClosed();
  };
  const ending = new AppEnding({
    windows: () => [...windows],
    emit: (event) => {
      journal.push(event);
      if (journal.length === 1) ending.quit();
      return true;
    },
    leave: (code) => journal.push(`left with ${code}`),
  });
  ending.quit();
  expect(journal).toEqual(['before-quit', 'before-quit', 'closed', 'will-quit', 'quit', 'left with 0']);
});
