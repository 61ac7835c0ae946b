/** An object of which asking for what is not there is an error with its name. */
export function loudProxy<T extends object>(name: string, object: T): T {
  return new Proxy(object, {
    get(target, property, receiver) {
      if (typeof property === 'symbol' || property in target) return Reflect.get(target, property, receiver);
      throw new Error(`the stand-in for Electron has no ${name}.${property} in a preload`);
    },
  });
}
