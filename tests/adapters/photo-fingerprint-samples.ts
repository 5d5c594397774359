/**
 * Drawn scenes, notices on a common form, and typical changes that people make to photos
 * before sending them again. All of it is reproducible.
 */
import sharp from 'sharp';

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export const numbersFrom = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 2 ** 32;
  };
};

const svg = (width: number, height: number, inner: string): Buffer =>
  Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${inner}</svg>`);

const jpeg = (picture: Buffer, quality = 88): Promise<Buffer> => sharp(picture).jpeg({ quality }).toBuffer();

/** Sky, ground, and dozens of objects of all sizes. */
export const drawScene = (seed: number): Promise<Buffer> => {
  const next = numbersFrom(seed);
  const colour = () =>
    `hsl(${Math.round(next() * 360)} ${20 + Math.round(next() * 60)}% ${15 + Math.round(next() * 70)}%)`;
  const [width, height] = next() < 0.3 ? [900, 1200] : [1200, 800 + Math.round(next() * 100)];
  const things = Array.from({ length: 70 }, () => {
    const size = 15 + next() ** 3 * 300;
    const [x, y] = [next() * width, next() * height];
    return next() < 0.5
      ? `<ellipse cx="${x}" cy="${y}" rx="${size}" ry="${size * (0.3 + next())}" fill="${colour()}" opacity="0.8"/>`
      : `<rect x="${x}" y="${y}" width="${size}" height="${size * (0.3 + 2 * next())}" fill="${colour()}" opacity="0.8"
          transform="rotate(${Math.round(next() * 90)} ${x} ${y})"/>`;
  });
  return jpeg(
    svg(
      width,
      height,
      `<defs><linearGradient id="g" x2="${next()}" y2="1"><stop stop-color="${colour()}"/><stop offset="1" stop-color="${colour()}"/>
       </linearGradient></defs><rect width="100%" height="100%" fill="url(#g)"/>${things.join('')}`,
    ),
  );
};

/** A bar for each word: text looks like this at the size of a fingerprint. */
const line = (next: () => number, x: number, y: number, width: number, height: number): string => {
  const words: string[] = [];
  for (let left = x; left < x + width; ) {
    const word = Math.min(x + width - left, height * (0.8 + next() * 3));
    words.push(`<rect x="${left}" y="${y}" width="${word}" height="${height * 0.62}"/>`);
    left += word + height * 0.4;
  }
  return words.join('');
};

/**
 * A notice of 1000 × 1400: the heading, the signature and the first lines come from the form, the other lines are its own.
 * @param own seed of the lines that no other notice has
 * @param ownLines how many of the seven lines are its own, counted from the last
 */
export const drawNotice = (form: number, own: number, ownLines = 4): Promise<Buffer> => {
  const [ofForm, ofOwn] = [numbersFrom(form), numbersFrom(own)];
  const lines = Array.from({ length: 7 }, (_, number) =>
    line(number < 7 - ownLines ? ofForm : ofOwn, 110, 420 + number * 52, 780, 30),
  );
  return jpeg(
    svg(
      1000,
      1400,
      `<rect width="100%" height="100%" fill="#fbfaf5"/><g fill="#222">${line(ofForm, 290, 90, 420, 26)}
       ${line(ofForm, 360, 130, 280, 24)}${line(ofForm, 340, 250, 320, 50)}${lines.join('')}
       ${line(ofForm, 600, 850, 280, 28)}${line(ofForm, 660, 1040, 170, 26)}</g>`,
    ),
  );
};

/** Changes that people and platforms make to a photo, by name. */
export const changes: Readonly<Record<string, (photo: Buffer) => Promise<Buffer>>> = {
  resized: async (photo) => {
    const { width } = await sharp(photo).metadata();
    return sharp(photo)
      .resize({ width: Math.round(width / 2) })
      .jpeg({ quality: 85 })
      .toBuffer();
  },
  recompressed: (photo) => jpeg(photo, 60),
  cropped: (photo) => cut(photo, 0.025, 0.025, 0.95, 0.95),
  'cut on the left': (photo) => cut(photo, 0.05, 0, 0.95, 1),
  brighter: (photo) => sharp(photo).modulate({ brightness: 1.1 }).jpeg({ quality: 85 }).toBuffer(),
  darker: (photo) => sharp(photo).modulate({ brightness: 0.9 }).jpeg({ quality: 85 }).toBuffer(),
  watermarked: async (photo) => {
    const { width, height } = await sharp(photo).metadata();
    const bars = line(numbersFrom(1), width * 0.62, height * 0.94, width * 0.35, width / 28);
    const mark = svg(width, height, `<g fill="#fff" stroke="#000" stroke-width="2">${bars}</g>`);
    return sharp(photo)
      .composite([{ input: mark }])
      .jpeg({ quality: 85 })
      .toBuffer();
  },
};

/** Cuts off one side, as people do to remove a person; by side and share. */
export const sideCuts: typeof changes = Object.fromEntries(
  [0.05, 0.08].flatMap((share) =>
    Object.entries({ left: [share, 0], above: [0, share], right: [0, 0, share], below: [0, 0, 0, share] }).map(
      ([side, [left = 0, top = 0, right = 0, bottom = 0]]) => [
        `${side} ${share * 100} %`,
        (photo: Buffer) => cut(photo, left, top, 1 - left - right, 1 - top - bottom),
      ],
    ),
  ),
);

const cut = async (photo: Buffer, left: number, top: number, wide: number, high: number): Promise<Buffer> => {
  const { width, height } = await sharp(photo).metadata();
  const area = {
    left: Math.round(width * left),
    top: Math.round(height * top),
    width: Math.floor(width * wide),
    height: Math.floor(height * high),
  };
  return sharp(photo).extract(area).jpeg({ quality: 85 }).toBuffer();
};
