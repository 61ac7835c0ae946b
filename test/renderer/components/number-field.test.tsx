import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { describe, expect, it } from 'vitest';
import { NumberField } from '../../../src-renderer/components/number-field';
import { show } from '../fake-yard';

/** A field for workers that keeps what it is given, and the list of that. */
function shown(first: number) {
  const changes: number[] = [];
  function Kept() {
    const [value, setValue] = useState(first);
    return (
      <NumberField
        label="workers"
        value={value}
        range={{ min: 1, max: 1024, integer: true }}
        slider={{ min: 1, max: 64, kind: 'doubling' }}
        initial={3}
        onChange={(next) => {
          changes.push(next);
          setValue(next);
        }}
      />
    );
  }
  show(<Kept />);
  const slider = screen.getByRole('slider', { name: 'workers' });
  const box = screen.getByRole<HTMLInputElement>('textbox', { name: 'workers' });
  return { changes, slider, box, user: userEvent.setup() };
}

describe('the slider of a number', () => {
  it('goes to the next number by each press of an arrow', async () => {
    const { changes, slider, user } = shown(3);
    slider.focus();
    await user.keyboard('{ArrowRight}{ArrowRight}{ArrowUp}{ArrowLeft}{ArrowDown}');
    expect(changes).toEqual([4, 5, 6, 5, 4]);
    expect(slider.getAttribute('aria-valuetext')).toBe('4');
  });

  it('changes nothing until a key that is held down is let go', async () => {
    const { changes, slider, box, user } = shown(3);
    slider.focus();
    await user.keyboard('{ArrowRight>3}');
    expect(changes).toEqual([]);
    expect(box.value).toBe('6');
    await user.keyboard('{/ArrowRight}');
    expect(changes).toEqual([6]);
  });

  it('takes where it stands when the focus goes while a key is down', async () => {
    const { changes, slider, box, user } = shown(3);
    slider.focus();
    await user.keyboard('{ArrowLeft>}');
    box.focus();
    expect(changes).toEqual([2]);
  });

  it('goes by pages and to its ends, and at an end changes nothing', async () => {
    const { changes, slider, user } = shown(8);
    slider.focus();
    await user.keyboard('{PageUp}{PageDown}{Home}{Home}{ArrowLeft}{End}{End}{ArrowRight}');
    expect(changes).toEqual([12, 8, 1, 64]);
  });
});
