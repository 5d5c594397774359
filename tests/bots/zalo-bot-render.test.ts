import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createQuotaWait, defaultQuotaWaitsMs } from '../../bots/zalo-bot/quota.ts';
import { renderMessage, textMaxLength } from '../../bots/zalo-bot/render.ts';
import { splitText } from '../../src/channel/platform/text.ts';
import { aMessage, aPhoto } from './zalo-bot-world.ts';

const chatId = aMessage().conversation;
const url1 = 'https://tin.example.vn/o/1.jpg';
const url2 = 'https://tin.example.vn/o/2.png';
const text = (words: string) => ({ what: 'text', chatId, text: words });
const photo = (url: string, caption: string | null = null) => ({ what: 'photo', chatId, url, caption });

describe('a message in calls', () => {
  it('puts the heading above the text, without markup', () => {
    expect(renderMessage(aMessage({ heading: 'Tin *mới* <b>', text: '  1 < 2\n' }))).toEqual([
      text('Tin *mới* <b>\n\n1 < 2'),
    ]);
    expect(renderMessage(aMessage({ heading: 'Tin', text: ' ' }))).toEqual([text('Tin')]);
    expect(renderMessage(aMessage({ text: 'Hoá đơn'.normalize('NFD') }))).toEqual([text('Hoá đơn'.normalize('NFC'))]);
  });

  it('lets one photo carry the words', () => {
    expect(renderMessage(aMessage({ heading: 'Tin', text: 'x', photos: [aPhoto(url1)] }))).toEqual([
      photo(url1, 'Tin\n\nx'),
    ]);
    expect(renderMessage(aMessage({ text: '', photos: [aPhoto(url1)] }))).toEqual([photo(url1)]);
    expect(renderMessage(aMessage({ text: 'x'.repeat(2_000), photos: [aPhoto(url1)] }))).toHaveLength(1);
  });

  it('sends a photo and then the words when they are too long for a caption', () => {
    expect(renderMessage(aMessage({ text: 'x'.repeat(2_001), photos: [aPhoto(url1)] }))).toEqual([
      photo(url1),
      text('x'.repeat(2_000)),
      text('x'),
    ]);
  });

  it('sends several photos one by one, then the words', () => {
    const photos = [aPhoto(url1), aPhoto(url2, 'image/png')];
    expect(renderMessage(aMessage({ text: 'hai ảnh', photos }))).toEqual([photo(url1), photo(url2), text('hai ảnh')]);
  });

  it('leaves out a photo that nobody can fetch', () => {
    expect(renderMessage(aMessage({ text: 'x', photos: [aPhoto(null)] }))).toEqual([text('x')]);
    expect(renderMessage(aMessage({ text: 'x', photos: [aPhoto(null), aPhoto(url2)] }))).toEqual([photo(url2, 'x')]);
    expect(() => renderMessage(aMessage({ text: '', photos: [aPhoto(null)] }))).toThrow(RangeError);
  });

  it('gives the address of a file that is no JPEG or PNG', () => {
    const photos = [aPhoto('https://tin.example.vn/o/3.pdf', 'application/pdf', 'Thông báo.pdf')];
    expect(renderMessage(aMessage({ text: 'x', photos }))).toEqual([
      text('x\n\nThông báo.pdf: https://tin.example.vn/o/3.pdf'),
    ]);
  });

  it.each([
    ['nothing', { text: ' \n' }],
    ['buttons', { choices: [[{ label: 'Duyệt', value: 'v' }]] }],
    ['links as buttons', { choices: [[{ label: 'Xem', url: 'https://tin.example.vn' }]] }],
    ['no conversation', { conversation: '' }],
  ])('refuses %s', (_what, change) => {
    expect(() => renderMessage(aMessage(change))).toThrow(RangeError);
  });
});

describe('splitting', () => {
  it('ends a piece at a paragraph, then a line, a sentence, a word', () => {
    const a = 'a'.repeat(7);
    expect(splitText(`${a}\n\nbb cc`, 10)).toEqual([a, 'bb cc']);
    expect(splitText(`${a}\nbb cc`, 10)).toEqual([a, 'bb cc']);
    expect(splitText(`${a}. bb`, 10)).toEqual([`${a}.`, 'bb']);
    expect(splitText(`${a} bb cc`, 10)).toEqual([`${a} bb`, 'cc']);
    expect(splitText('😀'.repeat(3), 3)).toEqual(['😀', '😀', '😀']);
    expect(splitText(' \n ', 10)).toEqual([]);
  });

  it('loses nothing but white space, and keeps every piece sendable', () => {
    const words = fc.oneof(
      { arbitrary: fc.string({ unit: 'binary', maxLength: 40 }), weight: 4 },
      { arbitrary: fc.constantFrom(' ', '\n', '\n\n', '. ', '😀😀😀', 'Đồng Lạc ', 'x'.repeat(2_500)), weight: 3 },
      { arbitrary: fc.nat(3_000).map((count) => ' '.repeat(count)), weight: 1 },
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 60 }), (parts) => {
        const message = aMessage({ heading: 'Tin', text: parts.join('') });
        const pieces = renderMessage(message).map((call) => (call.what === 'text' ? call.text : ''));
        for (const piece of pieces) {
          expect(piece.length).toBeLessThanOrEqual(textMaxLength);
          expect(piece.trim()).not.toBe('');
          expect(piece.isWellFormed()).toBe(true);
        }
        const bare = (said: string) => said.replaceAll(/\s/g, '');
        expect(bare(pieces.join(''))).toBe(bare(`Tin${parts.join('').normalize('NFC').toWellFormed()}`));
      }),
      { numRuns: 300 },
    );
  });
});

describe('waiting for the quota', () => {
  it('waits longer each time, at most an hour, and from the beginning after a success', () => {
    let now = 0;
    const wait = createQuotaWait(defaultQuotaWaitsMs, () => now);
    const waits: number[] = [];
    for (let round = 0; round < 5; round += 1) {
      const ms = wait.refused();
      waits.push(ms / 60_000);
      now += ms;
    }
    expect(waits).toEqual([1, 5, 15, 60, 60]);
    wait.accepted();
    expect(wait.refused()).toBe(60_000);
  });

  it('counts refusals of several conversations at once as one', () => {
    let now = 0;
    const wait = createQuotaWait(defaultQuotaWaitsMs, () => now);
    expect(wait.refused()).toBe(60_000);
    now = 20_000;
    expect(wait.refused()).toBe(40_000);
    now = 60_000;
    expect(wait.refused()).toBe(300_000);
  });
});
