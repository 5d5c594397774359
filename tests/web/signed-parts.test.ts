/** Small parts used by the signed pages: word differences, weak PINs, slow hashes, wards. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPinHash } from '../../src/adapters/pin-hash.ts';
import { wardId } from '../../src/domain/ids.ts';
import { categoryIds } from '../../src/domain/submission/categories/index.ts';
import { isSensitive } from '../../src/domain/submission/sensitive.ts';
import { emptyContent, emptyStanding } from '../../src/domain/submission/submission.ts';
import { type Piece, wordDiff } from '../../src/reading/word-diff.ts';
import { isPin, isTrivialPin } from '../../src/usecases/link/pin.ts';
import { withWholeCodes } from '../../src/web/kit/whole-codes.ts';
import { growthByFour } from '../support/cpu-time.ts';
import { openSignedWorld, type SignedWorld, signedApp, signedOptions } from './signed-world.ts';

const words = (text: string): readonly string[] => text.split(/\s+/u).filter(Boolean);
const joined = (pieces: readonly Piece[], without: Piece['kind']): string =>
  pieces
    .filter(({ kind }) => kind !== without)
    .map(({ text }) => text)
    .join(' ');

describe('codes and telephone numbers', () => {
  it('are kept on one line; fields, titles, addresses and other numbers are not changed', () => {
    const whole = (code: string): string => `<span class="code">${code}</span>`;
    for (const code of ['HD-2611-0001', 'DL-26-0042', '150/QĐ-UBND', '224/2026/NĐ-CP', '0220 3000 137', '0912 345 678'])
      expect(withWholeCodes(`<h1>Trả lời ${code}.</h1>`)).toBe(`<h1>Trả lời ${whole(code)}.</h1>`);
    for (const page of [
      '<title>HD-2611-0001</title>',
      '<textarea name="text">Theo 150/QĐ-UBND, HD-2611-0001</textarea>',
      '<a href="/hoi-dap/HD-2611-0001">xem</a>',
      '<p>https://donglac.example/hoi-dap/HD-2611-0001</p>',
      '<p>20 cây, 40 hộ, 60 người; 3-2; 28/11/2026; Covid-19</p>',
    ])
      expect(withWholeCodes(page)).toBe(page);
  });
});

describe('the difference between two texts', () => {
  it('is given word by word', () => {
    expect(wordDiff('Khối 4 trồng 60 cây xanh', 'Khối 4 trồng 80 cây xanh')).toEqual([
      { kind: 'same', text: 'Khối 4 trồng ' },
      { kind: 'gone', text: '60 ' },
      { kind: 'new', text: '80 ' },
      { kind: 'same', text: 'cây xanh' },
    ]);
    expect(wordDiff('a b', 'a b')).toEqual([{ kind: 'same', text: 'a b' }]);
    expect(wordDiff('', 'mới')).toEqual([{ kind: 'new', text: 'mới' }]);
    expect(wordDiff('cũ', '')).toEqual([{ kind: 'gone', text: 'cũ' }]);
  });

  it('contains every word of both texts', () => {
    const text = fc
      .array(fc.constantFrom('a', 'b', 'c', 'đường', '60', '\n'), { maxLength: 30 })
      .map((all) => all.join(' '));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const pieces = wordDiff(before, after);
        expect(words(joined(pieces, 'gone'))).toEqual(words(after));
        expect(words(joined(pieces, 'new'))).toEqual(words(before));
      }),
    );
  });

  it('is computed in nearly linear time', () => {
    const long = (word: string, length: number) => Array.from({ length }, (_, at) => `${word}${at % 7}`).join(' ');
    const telling = (length: number) => {
      const [before, after] = [long('a', length), `${long('b', length)} đuôi`];
      return () => expect(words(joined(wordDiff(before, after), 'gone'))).toHaveLength(length + 1);
    };
    expect(growthByFour(telling, 2_500)).toBeLessThan(9);
  });
});

describe('a PIN of six digits', () => {
  it.each(['000000', '999999', '123456', '012345', '890123', '654321', '210987', '121212', '123123', '112233'])(
    '%s is easy to guess',
    (pin) => expect(isTrivialPin(pin)).toBe(true),
  );
  it.each(['193746', '482915', '280451', '100201'])('%s is not easy to guess', (pin) =>
    expect(isTrivialPin(pin)).toBe(false),
  );
  it.each(['', '12345', '1234567', '12345a', '１２３４５６', ' 12345'])('"%s" has not six digits', (pin) =>
    expect(isPin(pin)).toBe(false),
  );

  it('is stored as a slow hash with its own salt, useless without the ward’s key', async () => {
    const [ours, theirs] = [createPinHash(new Uint8Array(32).fill(1)), createPinHash(new Uint8Array(32).fill(2))];
    const [one, two] = [await ours.hash('193746'), await ours.hash('193746')];
    expect(one).not.toBe(two);
    expect(one).not.toContain('193746');
    expect(await ours.verify('193746', one)).toBe(true);
    expect(await ours.verify('193747', one)).toBe(false);
    expect(await theirs.verify('193746', one)).toBe(false);
    for (const broken of ['', 'scrypt$1', 'scrypt$32768$8$1$AA$AA', one.slice(0, -4)])
      expect(await ours.verify('193746', broken)).toBe(false);
  });
});

describe('an item', () => {
  it('is sensitive if its category is one that the ward names', () => {
    const of = (category: (typeof categoryIds)[number] | null) => ({
      content: { ...emptyContent, category },
      standing: emptyStanding,
    });
    expect(categoryIds.filter((category) => isSensitive(of(category), []))).toEqual([]);
    expect(isSensitive(of(null), ['news', 'statistics'])).toBe(false);
    expect(categoryIds.filter((category) => isSensitive(of(category), ['news', 'statistics']))).toEqual([
      'news',
      'statistics',
    ]);
  });
});

describe('with several wards', () => {
  let world: SignedWorld;
  beforeAll(async () => {
    world = await openSignedWorld();
  });
  afterAll(() => world.close());

  it('the start page asks for the ward, unless the address or the host names it', async () => {
    const options = signedOptions(world);
    const [first] = options.wards;
    if (!first) throw new Error('no ward');
    const other = {
      ...first.runtime.ward,
      id: wardId('le-loi'),
      fullName: 'phường Lê Lợi',
      domains: ['leloi.example'],
    };
    const app = await signedApp(world, {
      wards: [
        first,
        {
          ...first,
          runtime: { ...first.runtime, ward: other },
          portal: { ...first.portal, ward: { ...first.portal.ward, fullName: other.fullName } },
        },
      ],
    });
    const list = await app.inject('/s/hoi');
    expect(list.body).toContain('/s/hoi?phuong=dong-lac');
    expect(list.body).toContain('/s/hoi?phuong=le-loi');
    expect(list.body).not.toContain('name="question"');
    expect((await app.inject('/s/hoi?phuong=le-loi')).body).toContain('UBND phường Lê Lợi');
    expect((await app.inject({ url: '/s/hoi', headers: { host: 'leloi.example' } })).body).toContain(
      'UBND phường Lê Lợi',
    );
    expect((await app.inject({ method: 'POST', url: '/s/hoi', payload: {} })).statusCode).toBe(303);
    // The address alone determines its ward.
    const minh = await world.person('Minh', 'deputy');
    const item = await world.item(await world.person('Lan', 'contributor'), 'Khối 6 họp\nTối 24/11, khối 6 họp.');
    const page = await app.inject(await world.link('view', minh, item.id));
    expect(page.body).toContain('<h1>Khối 6 họp</h1>');
    expect(page.body).toContain('href="/w/dong-lac/"');
    await app.close();
  });
});
