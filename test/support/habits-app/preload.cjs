const { contextBridge, ipcRenderer } = require('electron');

/** One of everything that the structured clone algorithm carries. */
function one() {
  const sparse = [1];
  sparse[2] = 3;
  const value = {
    ...{
      nothing: undefined,
      none: null,
      yes: true,
      text: 'ü\0"',
      big: 12n,
      minus: -0,
      odd: Number.NaN,
      far: -1 / 0,
    },
    map: new Map([['key', { deep: sparse }]]),
    set: new Set([1, 'two']),
    date: new Date(86_400_000),
    pattern: /a+/gi,
    error: new RangeError('too far'),
    bytes: new Uint8Array([1, 2, 255]).subarray(1),
    buffer: new Uint8Array([7]).buffer,
  };
  value.itself = value;
  value.again = value.map;
  return value;
}

function describe(value) {
  const { map, set, date, pattern, error, bytes, buffer } = value;
  return [
    Object.keys(value).join(),
    [value.nothing, value.none, value.yes, value.text, value.big, value.odd, value.far].map(String).join('|'),
    Object.is(value.minus, -0),
    map instanceof Map && JSON.stringify([...map]),
    map instanceof Map && !(1 in map.get('key').deep),
    set instanceof Set && [...set].join(),
    date instanceof Date && date.toISOString(),
    pattern instanceof RegExp && String(pattern),
    error instanceof RangeError && error.message,
    bytes instanceof Uint8Array && bytes.join(),
    buffer instanceof ArrayBuffer && new Uint8Array(buffer).join(),
    value.itself === value && value.again === map,
  ].map(String);
}

const message = (run) => {
  try {
    run();
    return 'nothing was thrown';
  } catch (error) {
    return error.message;
  }
};

contextBridge.exposeInMainWorld('habits', {
  described: () => describe(one()),
  echoed: async () => describe(await ipcRenderer.invoke('echo', one())),
  refused: () => message(() => ipcRenderer.send('note', () => {})),
  invoke: (channel, ...args) => ipcRenderer.invoke(channel, ...args),
  send: (channel, ...args) => ipcRenderer.send(channel, ...args),
  hear: (listener) => {
    const onTold = (_event, ...args) => listener(...args);
    ipcRenderer.on('told', onTold);
    return () => {
      ipcRenderer.off('told', onTold);
    };
  },
  times: (left, right) => left * right,
  later: (ask) => Promise.resolve(ask(20)).then((answer) => answer + 1),
  fails: () => {
    throw new Error('as it must');
  },
  list: [{ of: 'things' }],
});
console.log(`again: ${message(() => contextBridge.exposeInMainWorld('habits', {}))}`);
