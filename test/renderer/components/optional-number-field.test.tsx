import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { describe, expect, it } from 'vitest';
import { OptionalNumberField } from '../../../src-renderer/components/optional-number-field';
import { show } from '../fake-yard';

function shown(first: number | null, initial: number | null) {
  function Kept() {
    const [value, setValue] = useState(first);
    return (
      <OptionalNumberField
        label="timeout"
        unit="ms"
        value={value}
        initial={initial}
        whenOn={2_000}
        offText="no limit"
        range={{ min: 1, max: 60_000, integer: false }}
        slider={{ min: 50, max: 60_000, kind: 'doubling' }}
        onChange={setValue}
      />
    );
  }
  show(<Kept />);
  return userEvent.setup();
}

const tick = () => screen.getByRole<HTMLInputElement>('checkbox', { name: 'timeout: limited' });
const box = () => screen.queryByRole<HTMLInputElement>('textbox', { name: 'timeout (ms)' });

describe('a number that may be absent', () => {
  it('keeps the focus on its tick while it comes and goes', async () => {
    const user = shown(2_000, 2_000);
    tick().focus();
    await user.keyboard(' ');
    expect(box()).toBeNull();
    expect(screen.getByText('no limit')).toBeDefined();
    expect(document.activeElement).toBe(tick());
    await user.keyboard(' ');
    expect(box()?.value).toBe('2000');
    expect(document.activeElement).toBe(tick());
  });

  it('goes back to its default, a number or none, and keeps the focus in its line', async () => {
    const user = shown(500, null);
    screen.getByRole('button', { name: 'timeout: back to the default, no limit' }).focus();
    await user.keyboard('{Enter}');
    expect(box()).toBeNull();
    expect(screen.queryByRole('button')).toBeNull();
    expect(document.activeElement).toBe(tick());
  });

  it('forgets an unfit number when it is switched off', async () => {
    const user = shown(2_000, 2_000);
    await user.clear(box() as HTMLInputElement);
    await user.type(box() as HTMLInputElement, '0');
    await user.click(tick());
    expect(screen.queryByRole('alert')).toBeNull();
    await user.click(tick());
    expect(box()?.value).toBe('2000');
    expect(screen.queryByRole('alert')).toBeNull();
  });
});
