import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { createStampReader, type LetterReader } from '../../src/adapters/media/read-stamps.ts';
import { findStrips } from '../../src/adapters/media/stamp-strips.ts';
import { drawPage } from './stamp-samples.ts';

const pictureOf = async (inner: string, size = { width: 1200, height: 900 }) => {
  const drawn = `<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${size.height}"><rect width="100%" height="100%" fill="#eef0ea"/>${inner}</svg>`;
  return sharp(Buffer.from(drawn)).jpeg({ quality: 85 }).toBuffer();
};

const stripsOf = async (picture: Buffer) => {
  const { data, info } = await sharp(picture).raw().toBuffer({ resolveWithObject: true });
  return findStrips({ data, width: info.width, height: info.height, channels: info.channels });
};

const sizes = (strips: Awaited<ReturnType<typeof stripsOf>>) =>
  strips.map(({ width, height }) => `${width} × ${height}`);

const letters = (words: string, x: number, y: number, more = 'font-weight="bold"') =>
  `<text x="${x}" y="${y}" font-family="Liberation Sans" font-size="54" fill="#d02030" ${more}>${words}</text>`;

const serif = (words: string, more: string) =>
  `<text x="500" y="416" font-family="Liberation Serif" font-weight="bold" font-size="44" text-anchor="middle" fill="#d02030" ${more}>${words}</text>`;

describe('places where a stamp may be', () => {
  it.each([
    ['a roof', '<path d="M200 400L260 300H640L700 400z" fill="#c23a2e"/>'],
    [
      'a flag',
      '<rect x="300" y="300" width="300" height="190" fill="#d8202c"/><circle cx="450" cy="395" r="50" fill="#ffde2e"/>',
    ],
    [
      'a banner with yellow words',
      '<rect x="200" y="300" width="700" height="110" fill="#d8202c"/><text x="550" y="375" font-family="Liberation Sans" font-weight="bold" font-size="60" fill="#ffe14a" text-anchor="middle">CHÀO MỪNG</text>',
    ],
    ['three pennants', '<path d="M300 300h70l-35 90zM400 300h70l-35 90zM500 300h70l-35 90z" fill="#d8202c"/>'],
    ['a line', '<rect x="200" y="400" width="500" height="60" fill="#d8202c" rx="8"/>'],
  ])('No place is found for %s', async (_, inner) => {
    expect(await stripsOf(await pictureOf(inner))).toEqual([]);
  });

  it.each([
    ['one word', letters('MẬT', 400, 400)],
    [
      'a word of which a stroke is lost',
      `${letters('MẬT', 400, 400)}<rect x="400" y="350" width="16" height="60" fill="#eef0ea"/>`,
    ],
    ['thin letters, wide apart', letters('TỐI MẬT', 400, 400, 'letter-spacing="9"')],
    [
      'words in a worn double frame',
      `<rect x="360" y="330" width="420" height="100" fill="none" stroke="#d02030" stroke-width="5" stroke-dasharray="60 3"/><rect x="370" y="340" width="400" height="80" fill="none" stroke="#d02030" stroke-width="2"/>${letters('TUYỆT MẬT', 400, 400, 'font-weight="bold" textLength="340"')}`,
    ],
    ['other words', letters('HỎA TỐC', 400, 400)],
    [
      'words left free in a block of red',
      `<g transform="rotate(-4 500 400)"><rect x="335" y="367" width="330" height="66" fill="#d02030"/>${serif('TUYỆT MẬT', 'style="fill:#eef0ea"')}</g>`,
    ],
  ])('A place is found for %s in red', async (_, inner) => {
    expect((await stripsOf(await pictureOf(inner))).length).toBeGreaterThan(0);
  });

  it('A place is found even if heavy ink joins the letters to their frame', async () => {
    const word = serif('MẬT', 'stroke="#d02030" stroke-width="4"');
    for (const line of [7, 8, 9]) {
      const frame = `<rect x="425" y="367" width="150" height="66" fill="none" stroke="#d02030" stroke-width="${line}"/>`;
      for (const turn of [-6, -4, 0, 4, 6]) {
        const picture = await pictureOf(`<g transform="rotate(${turn} 500 400)">${frame}${word}</g>`);
        expect([line, turn, (await stripsOf(await sharp(picture).blur(0.8).toBuffer())).length]).toEqual([
          line,
          turn,
          2,
        ]);
      }
    }
  });

  it('A place is found among many larger red objects', async () => {
    const roofs = Array.from({ length: 14 }, (_, at) => {
      const [x, y] = [60 + (at % 4) * 280, 330 + Math.floor(at / 4) * 140];
      return `<path d="M${x} ${y + 90}L${x + 30} ${y}H${x + 170}L${x + 200} ${y + 90}z" fill="#c23a2e"/>`;
    });
    const word = await stripsOf(await pictureOf(letters('MẬT', 500, 200)));
    const found = await stripsOf(await pictureOf(`${letters('MẬT', 500, 200)}${roofs.join('')}`));
    expect(sizes(found)).toEqual(sizes(word));
    expect(word.length).toBeGreaterThan(0);
  });

  it('A black frame is found although the page has something red that is no word', async () => {
    const page = await sharp(await drawPage({ stamp: 'MẬT', ink: 'black', seed: 0 }))
      .toColourspace('srgb')
      .toBuffer();
    const roof = Buffer.from('<svg width="300" height="90"><rect width="300" height="90" fill="#c8202c"/></svg>');
    const withRed = await sharp(page)
      .composite([{ input: roof, left: 500, top: 1200 }])
      .png()
      .toBuffer();
    const found = await stripsOf(page);
    expect(found.length).toBeGreaterThan(0);
    expect(sizes(await stripsOf(withRed))).toEqual(sizes(found));
  });
});

describe('the letter reader', () => {
  const strip = { width: 60, height: 40, data: new Uint8Array(2_400).fill(255) };

  const readers = (text: () => string) => {
    const [loaded, ended]: [LetterReader[], LetterReader[]] = [[], []];
    const load = async (): Promise<LetterReader> => {
      const reader: LetterReader = { read: async () => text(), end: async () => ended.push(reader) };
      loaded.push(reader);
      return reader;
    };
    return { load, loaded, ended };
  };

  it('The reader is loaded once for the photos of an album', async () => {
    const { load, loaded, ended } = readers(() => 'MẬT');
    const stamps = createStampReader(load);
    for (let photo = 0; photo < 4; photo += 1) expect(await stamps.read([strip])).toEqual(['MẬT']);
    expect([loaded.length, ended.length]).toEqual([1, 0]);
    await stamps.end();
    expect(ended).toEqual(loaded);
  });

  it('The reader is unloaded when unused and loaded again when needed', async () => {
    const { load, loaded, ended } = readers(() => '');
    const stamps = createStampReader(load, 20);
    await stamps.read([strip]);
    await expect.poll(() => ended.length).toBe(1);
    expect(await stamps.read([strip])).toEqual([]);
    expect(loaded.length).toBe(2);
    await stamps.end();
  });

  it('The reader is loaded again after it failed', async () => {
    let fails = true;
    const { load, loaded, ended } = readers(() => {
      if (fails) throw new Error('fell');
      return 'TỐI MẬT';
    });
    const stamps = createStampReader(load);
    await expect(stamps.read([strip])).rejects.toThrow('fell');
    fails = false;
    expect(await stamps.read([strip])).toEqual(['TỐI MẬT']);
    expect([loaded.length, ended.length]).toEqual([2, 1]);
    await stamps.end();
  });
});
