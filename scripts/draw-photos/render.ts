/** From a drawing to what a phone would have stored: grain, rotation as the sensor had it, and EXIF. */
import sharp, { type Exif } from 'sharp';
import { createRandom, HEIGHT, WIDTH } from './sketch.ts';

export interface Shot {
  readonly svg: string;
  readonly seed: number;
  /** `2026:02:23 07:42:10`, local time. */
  readonly takenAt: string;
  readonly model: string;
  readonly orientation: 1 | 3 | 6 | 8;
  readonly place?: { readonly latitude: number; readonly longitude: number };
}

/** What a sensor adds in daylight; without it a drawing compresses, and looks, like a drawing. */
const GRAIN = 9;

export async function renderShot(shot: Shot): Promise<Buffer> {
  const drawn = await sharp(Buffer.from(shot.svg))
    .resize(WIDTH, HEIGHT)
    .flatten()
    .modulate({ saturation: 1.14 })
    .linear(1.07, -6)
    .raw()
    .toBuffer();
  const grained = addGrain(drawn, shot.seed);
  const picture = sharp(grained, { raw: { width: WIDTH, height: HEIGHT, channels: 3 } }).blur(0.6);
  // Stored as the sensor lay; the orientation number says how to turn it back.
  const turnBack = { 1: 0, 3: 180, 6: 270, 8: 90 } as const satisfies Record<Shot['orientation'], number>;
  const stored = await picture.rotate(turnBack[shot.orientation]).raw().toBuffer({ resolveWithObject: true });
  const { width, height, channels } = stored.info;
  return sharp(stored.data, { raw: { width, height, channels } })
    .withMetadata({ orientation: shot.orientation })
    .withExif(exifOf(shot))
    .jpeg({ quality: 82 })
    .toBuffer();
}

function addGrain(pixels: Buffer, seed: number): Buffer {
  const random = createRandom(seed * 7919);
  const grained = Buffer.from(pixels);
  for (let at = 0; at + 2 < grained.length; at += 3) {
    // The sum of two is enough of a bell; the same for the three colours, because sensors smooth colour noise away.
    const noise = Math.round(random.between(-GRAIN, GRAIN) + random.between(-GRAIN, GRAIN)) / 2;
    for (let channel = 0; channel < 3; channel += 1) {
      grained[at + channel] = Math.max(0, Math.min(255, (grained[at + channel] ?? 0) + noise));
    }
  }
  return grained;
}

function exifOf({ takenAt, model, place }: Shot): Exif {
  const times = { DateTimeOriginal: takenAt, DateTimeDigitized: takenAt };
  return {
    IFD0: { Make: 'Tin Phường Demo', Model: model, DateTime: takenAt },
    IFD2: times,
    ...(place === undefined
      ? {}
      : {
          IFD3: {
            GPSLatitudeRef: 'N',
            GPSLatitude: degrees(place.latitude),
            GPSLongitudeRef: 'E',
            GPSLongitude: degrees(place.longitude),
          },
        }),
  };
}

/** `21/1 6/1 1234/100`: degrees, minutes and seconds as EXIF wants them. */
function degrees(value: number): string {
  const whole = Math.floor(value);
  const minutes = Math.floor((value - whole) * 60);
  const seconds = Math.round(((value - whole) * 60 - minutes) * 6000);
  return `${whole}/1 ${minutes}/1 ${seconds}/100`;
}
