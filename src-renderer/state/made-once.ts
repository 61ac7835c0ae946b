/**
 * What belongs to an owner and lives as long: made when it is first asked for, and the same from then on, whatever
 * else is handed in. So it outlives every part of the window that shows it.
 */
export function madeOnce<Owner extends object, Rest extends readonly unknown[], Made>(
  make: (owner: Owner, ...rest: Rest) => Made,
): (owner: Owner, ...rest: Rest) => Made {
  const made = new WeakMap<Owner, { readonly it: Made }>();
  return (owner, ...rest) => {
    const known = made.get(owner);
    if (known !== undefined) return known.it;
    const it = make(owner, ...rest);
    made.set(owner, { it });
    return it;
  };
}
