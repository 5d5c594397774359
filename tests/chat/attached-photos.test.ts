/** Which stored copy of a photo a message carries. */
import { describe, expect, it } from 'vitest';
import { attachedPhoto } from '../../src/outbox/attached-photos.ts';
import type { Unit } from '../../src/ports/services.ts';

const hash = 'a'.repeat(64);

/** @param sizes length of each stored JPEG in bytes, by its width */
function photoOf(sizes: Readonly<Record<number, number>>) {
  const read: number[] = [];
  const file = attachedPhoto(
    {
      media: {
        readDocument: async () => null,
        readCopy: async (of, width, format) => {
          expect([of, format]).toEqual([hash, 'jpeg']);
          read.push(width);
          const size = sizes[width];
          return size === undefined ? null : new Uint8Array(size);
        },
      },
      signer: { signFile: () => 'signed' } as never,
    },
    { now: new Date('2026-11-29T02:00:00Z'), siteUrl: 'https://tin.example.vn' } as Unit,
    { hash, widths: Object.keys(sizes).map(Number), name: 'DL-2611-0001-1' },
  );
  return { file, read };
}

describe('a stored photo', () => {
  it('is sent as its copy of 960 pixels, or as the widest smaller copy', async () => {
    expect((await photoOf({ 480: 40, 960: 90, 1600: 200 }).file.bytes()).byteLength).toBe(90);
    expect((await photoOf({ 480: 40, 700: 60 }).file.bytes()).byteLength).toBe(60);
  });

  it('is sent as a narrower copy if the platform takes fewer bytes, and as the narrowest if none fits', async () => {
    const { file, read } = photoOf({ 480: 40, 960: 90, 1600: 200 });
    expect((await file.bytes(90)).byteLength).toBe(90);
    expect((await file.bytes(89)).byteLength).toBe(40);
    expect((await file.bytes(10)).byteLength).toBe(40);
    expect(read).toEqual([960, 960, 480, 960, 480]);
  });

  it('fails if no copy is stored', async () => {
    await expect(photoOf({}).file.bytes()).rejects.toThrow('the copy 960');
  });
});
