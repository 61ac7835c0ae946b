/** Whether the first byte of a word is its lowest, as on nearly every machine. */
const IS_LITTLE_ENDIAN = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1;

/** A colour as `#rgb` or `#rrggbb`, as one pixel; black where it is written in another way. */
export function pixelOf(colour: string): number {
  const [red, green, blue] = channelsOf(colour);
  const word = IS_LITTLE_ENDIAN
    ? [red, green, blue, 255].reduceRight((sum, byte) => sum * 256 + byte, 0)
    : [red, green, blue, 255].reduce((sum, byte) => sum * 256 + byte, 0);
  return word >>> 0;
}

/** One colour laid on another, `share` of it, 0 to 1. */
export function blended(colour: string, ground: string, share: number): string {
  const under = channelsOf(ground);
  const mixed = channelsOf(colour).map((byte, i) =>
    Math.round(byte * share + (under[i] as number) * (1 - share)),
  );
  return `#${mixed.map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

function channelsOf(colour: string): [number, number, number] {
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/i.exec(colour);
  const hex = short === null ? colour : `#${[1, 2, 3].map((at) => `${short[at]}${short[at]}`).join('')}`;
  const [red = 0, green = 0, blue = 0] = (/^#(..)(..)(..)$/.exec(hex) ?? [])
    .slice(1)
    .map((byte) => Number.parseInt(byte, 16) || 0);
  return [red, green, blue];
}

/** One pixel laid on another, byte by byte, two at a time. */
export function mixPixels(over: number, under: number, share: number): number {
  const weight = Math.round(share * 256);
  const rest = 256 - weight;
  const even = ((over & 0xff00ff) * weight + (under & 0xff00ff) * rest) >>> 8;
  const odd = ((over >>> 8) & 0xff00ff) * weight + ((under >>> 8) & 0xff00ff) * rest;
  return ((even & 0xff00ff) | (odd & 0xff00ff00)) >>> 0;
}
