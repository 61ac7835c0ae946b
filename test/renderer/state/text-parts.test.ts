import fc from 'fast-check';
import { expect, it } from 'vitest';
import { textParts } from '../../../src-renderer/state/text-parts';

async function partsOf(file: Blob, maxLength: number) {
  const parts: { readonly text: string; readonly bytes: number }[] = [];
  for await (const part of textParts(file, maxLength)) parts.push(part);
  return parts;
}

it('gives back any text, in parts that are never too long, whatever characters they are cut at', async () => {
  const text = fc.string({ unit: 'binary', maxLength: 60 }).filter((one) => !one.startsWith('\ufeff'));
  await fc.assert(
    fc.asyncProperty(text, fc.integer({ min: 4, max: 20 }), async (whole, maxLength) => {
      const parts = await partsOf(new Blob([whole]), maxLength);
      expect(parts.map((part) => part.text).join('')).toBe(
        new TextDecoder().decode(new TextEncoder().encode(whole)),
      );
      expect(Math.max(0, ...parts.map((part) => part.text.length))).toBeLessThanOrEqual(maxLength);
    }),
  );
});

it('tells how much has been read', async () => {
  const parts = await partsOf(new Blob(['x'.repeat(25)]), 13);
  expect(parts.map(({ bytes }) => bytes)).toEqual([10, 20, 25]);
});

it('refuses what is no UTF-8, also where it ends in the middle of a character', async () => {
  await expect(partsOf(new Blob([new Uint8Array([0xff, 0xfe, 0x41, 0x00])]), 100)).rejects.toThrow(TypeError);
  await expect(partsOf(new Blob([new Uint8Array([0x41, 0xc3])]), 100)).rejects.toThrow(TypeError);
});
