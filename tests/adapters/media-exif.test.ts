import fc from 'fast-check';
import type { Exif } from 'sharp';
import { describe, expect, it } from 'vitest';
import { readExif } from '../../src/adapters/media/exif.ts';
import { aJpeg, aPhoto, pngChunk, pngHeader, pngSignature, withSegment } from '../support/sample-photos.ts';

const nothing = { takenAt: null, hadLocation: false };
const times = { IFD2: { DateTimeOriginal: '2026:02:23 07:42:10' } };
const place = {
  IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '21/1 6/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '106/1 24/1 0/1' },
};

const photoWith = async (exif: Exif) => (await aPhoto({ width: 200, height: 150 })).withExif(exif);

describe('the EXIF reader', () => {
  it('The reader finds the time of a photo as the camera wrote it', async () => {
    expect(readExif(await (await photoWith(times)).jpeg().toBuffer())).toEqual({
      takenAt: '2026-02-23T07:42:10',
      hadLocation: false,
    });
  });

  it('The reader finds that a photo has a location', async () => {
    const { hadLocation } = readExif(await (await photoWith({ ...times, ...place })).jpeg().toBuffer());
    expect(hadLocation).toBe(true);
  });

  it('The reader reads WebP and PNG', async () => {
    const photo = await photoWith({ ...times, ...place });
    const both = { takenAt: '2026-02-23T07:42:10', hadLocation: true };
    expect(readExif(await photo.clone().webp().toBuffer())).toEqual(both);
    expect(readExif(await photo.clone().png().toBuffer())).toEqual(both);
  });

  it('The reader finds a location that only XMP contains', async () => {
    const xmp =
      'http://ns.adobe.com/xap/1.0/\0<rdf:Description exif:GPSLatitude="21,6.0N" exif:GPSLongitude="106,24.0E"/>';
    expect(readExif(withSegment(await aJpeg(), 0xe1, Buffer.from(xmp, 'latin1'))).hadLocation).toBe(true);
  });

  it('The reader reads both byte orders', () => {
    for (const endian of ['II', 'MM'] as const)
      expect(readExif(jpegAround(tiff(endian, '2026:11:04 14:20:33')))).toEqual({
        takenAt: '2026-11-04T14:20:33',
        hadLocation: false,
      });
  });

  it.each([
    '0000:00:00 00:00:00',
    '    :  :     :  :  ',
    '2026:13:40 99:00:00',
    '2026:02:30 10:00:00',
    'yesterday morning!!',
  ])('The time %j is ignored as invalid', (text) => {
    expect(readExif(jpegAround(tiff('II', text)))).toEqual(nothing);
  });

  it('The reader finds nothing in an empty file, a text and a photo without EXIF', async () => {
    expect(readExif(new Uint8Array())).toEqual(nothing);
    expect(readExif(Buffer.from('Exif'))).toEqual(nothing);
    expect(readExif(await aJpeg())).toEqual(nothing);
  });

  it('Tables that refer to themselves cause no endless loop', () => {
    const looping = tiff('II', '2026:11:04 14:20:33');
    looping.writeUInt32LE(8, 18); // the EXIF table points back at the first table
    expect(readExif(jpegAround(looping))).toEqual(nothing);
  });

  it('The reader never throws, whatever the bytes are', async () => {
    const honest = await (await photoWith({ ...times, ...place })).jpeg().toBuffer();
    const until = honest.indexOf(Buffer.from([0xff, 0xdb]));
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(until), fc.nat(255)), { maxLength: 40 }), fc.nat(until), (changes, cut) => {
        const spoiled = Buffer.from(honest);
        for (const [at, value] of changes) spoiled[at] = value;
        readExif(spoiled);
        readExif(spoiled.subarray(0, cut));
      }),
      { numRuns: 3000 },
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => void readExif(jpegAround(Buffer.from(bytes)))),
      { numRuns: 2000 },
    );
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 200 }),
        (bytes) =>
          void readExif(Buffer.concat([pngSignature, pngHeader(9, 9), pngChunk('eXIf', bytes), Buffer.from(bytes)])),
      ),
    );
  });
});

function jpegAround(exif: Buffer): Buffer {
  return withSegment(
    Buffer.from([0xff, 0xd8, 0xff, 0xd9]),
    0xe1,
    Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), exif]),
  );
}

/** A TIFF with one table that points at the EXIF table, which holds one date and time. */
function tiff(endian: 'II' | 'MM', dateTime: string): Buffer {
  const bytes = Buffer.alloc(80);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const little = endian === 'II';
  bytes.write(endian, 0, 'latin1');
  view.setUint16(2, 42, little);
  view.setUint32(4, 8, little);
  view.setUint16(8, 1, little);
  view.setUint16(10, 0x8769, little);
  view.setUint16(12, 4, little);
  view.setUint32(14, 1, little);
  view.setUint32(18, 26, little);
  view.setUint16(26, 1, little);
  view.setUint16(28, 0x9003, little);
  view.setUint16(30, 2, little);
  view.setUint32(32, 20, little);
  view.setUint32(36, 44, little);
  bytes.write(`${dateTime}\0`, 44, 'latin1');
  return bytes;
}
