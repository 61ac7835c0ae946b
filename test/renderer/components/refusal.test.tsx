import { act, fireEvent, screen } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Refusal } from '../../../src-renderer/components/refusal';
import { show } from '../fake-yard';

function Dismissible() {
  const [text, setText] = useState<string | null>('The yard is stopped');
  return <Refusal text={text} onDismiss={() => setText(null)} />;
}

describe('a refusal', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('stays for a while, and goes by itself', () => {
    show(<Dismissible />);
    act(() => void vi.advanceTimersByTime(9_000));
    expect(screen.getByRole('alert').textContent).toBe('Not done. The yard is stopped');
    act(() => void vi.advanceTimersByTime(2_000));
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('goes at once when it has been read', () => {
    show(<Dismissible />);
    fireEvent.click(screen.getByRole('button', { name: 'Dismiss' }));
    expect(screen.queryByRole('alert')).toBeNull();
  });
});
