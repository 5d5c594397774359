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

describe('the calls for a message', () => {
  it('The heading is put above the text, without markup', () => {
    expect(renderMessage(aMessage({ heading: 'Tin *mới* <b>', text: '  1 < 2\n' }))).toEqual([
      text('Tin *mới* <b>\n\n1 < 2'),
    ]);
    expect(renderMessage(aMessage({ heading: 'Tin', text: ' ' }))).toEqual([text('Tin')]);
    expect(renderMessage(aMessage({ text: 'Hoá đơn'.normalize('NFD') }))).toEqual([text('Hoá đơn'.normalize('NFC'))]);
  });

  it('A single photo carries the text as its caption', () => {
    expect(renderMessage(aMessage({ heading: 'Tin', text: 'x', photos: [aPhoto(url1)] }))).toEqual([
      photo(url1, 'Tin\n\nx'),
    ]);
    expect(renderMessage(aMessage({ text: '', photos: [aPhoto(url1)] }))).toEqual([photo(url1)]);
    expect(renderMessage(aMessage({ text: 'x'.repeat(2_000), photos: [aPhoto(url1)] }))).toHaveLength(1);
  });

  it('A text too long for a caption follows its photo', () => {
    expect(renderMessage(aMessage({ text: 'x'.repeat(2_001), photos: [aPhoto(url1)] }))).toEqual([
      photo(url1),
      text('x'.repeat(2_000)),
      text('x'),
    ]);
  });

  it('Several photos are sent one by one, then the text', () => {
    const photos = [aPhoto(url1), aPhoto(url2, 'image/png')];
    expect(renderMessage(aMessage({ text: 'hai ảnh', photos }))).toEqual([photo(url1), photo(url2), text('hai ảnh')]);
  });

  it('A photo without a public address is left out', () => {
    expect(renderMessage(aMessage({ text: 'x', photos: [aPhoto(null)] }))).toEqual([text('x')]);
    expect(renderMessage(aMessage({ text: 'x', photos: [aPhoto(null), aPhoto(url2)] }))).toEqual([photo(url2, 'x')]);
    expect(() => renderMessage(aMessage({ text: '', photos: [aPhoto(null)] }))).toThrow(RangeError);
  });

  it('A file that is no JPEG or PNG is given as an address', () => {
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
  ])('A message with %s is refused', (_what, change) => {
    expect(() => renderMessage(aMessage(change))).toThrow(RangeError);
  });
});

describe('splitting', () => {
  it('A split prefers the end of a paragraph, then of a line, a sentence, a word', () => {
    const a = 'a'.repeat(7);
    expect(splitText(`${a}\n\nbb cc`, 10)).toEqual([a, 'bb cc']);
    expect(splitText(`${a}\nbb cc`, 10)).toEqual([a, 'bb cc']);
    expect(splitText(`${a}. bb`, 10)).toEqual([`${a}.`, 'bb']);
    expect(splitText(`${a} bb cc`, 10)).toEqual([`${a} bb`, 'cc']);
    expect(splitText('😀'.repeat(3), 3)).toEqual(['😀', '😀', '😀']);
    expect(splitText(' \n ', 10)).toEqual([]);
  });

  it('A split loses only white space, and every part can be sent', () => {
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

describe('pauses for the quota', () => {
  it('Pauses grow to at most an hour and start again after a success', () => {
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

  it('Simultaneous refusals in several conversations count as one', () => {
    let now = 0;
    const wait = createQuotaWait(defaultQuotaWaitsMs, () => now);
    expect(wait.refused()).toBe(60_000);
    now = 20_000;
    expect(wait.refused()).toBe(40_000);
    now = 60_000;
    expect(wait.refused()).toBe(300_000);
  });
});
