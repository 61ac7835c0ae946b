import { expect, it } from 'vitest';
import { madeOnce } from '../../../src-renderer/state/made-once';

it('makes one thing for each owner, of what is handed in first, undefined included', () => {
  const asked: string[] = [];
  const of = madeOnce((owner: { readonly name: string }, more: string | undefined) => {
    asked.push(`${owner.name} ${more}`);
    return more;
  });
  const [one, other] = [{ name: 'one' }, { name: 'other' }];
  expect([of(one, undefined), of(one, 'late'), of(other, 'first'), of(other, 'late')]).toEqual([
    ...[undefined, undefined, 'first', 'first'],
  ]);
  expect(asked).toEqual(['one undefined', 'other first']);
});
