import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderEdit, renderMessage, type TelegramCall } from '../../bots/telegram/render.ts';
import { readHtml } from './telegram-fake.ts';
import { aMessage, aPhoto } from './telegram-world.ts';

const shown = (html: string): string => {
  const read = readHtml(html);
  if ('error' in read) throw new Error(read.error);
  return read.text;
};
const textOf = (call: TelegramCall | undefined): string => {
  if (call?.what === 'text') return shown(call.words.html);
  return call?.what === 'file' && call.caption ? shown(call.caption.html) : '';
};
const keyboardOf = (call: TelegramCall | undefined) => (call && 'keyboard' in call ? call.keyboard : null);
const button = (value: string) => ({ label: 'Duyệt', value });
const shapes = (calls: readonly TelegramCall[]) =>
  calls.map((call) =>
    call.what === 'text' ? 'text' : call.what === 'file' ? call.form : `${call.form}×${call.files.length}`,
  );
const photos = (count: number) => Array.from({ length: count }, (_, index) => aPhoto(`${index + 1}.jpg`));

/** Arbitrary strings: markup, control characters, halves of surrogate pairs. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({
    unit: fc.constantFrom('<', '>', '&', '"', ';', 'b', '/', '&lt;', '<b>', '\ud83d', '\udc00', '👨‍👩‍👧', ' ', '\n'),
    maxLength: 300,
  }),
);
const wanted = (text: string) => text.normalize('NFC').toWellFormed();

describe('text in Telegram', () => {
  it('Any text is shown exactly as written', () => {
    fc.assert(
      fc.property(
        anyText.filter((text) => text.trim() !== ''),
        (text) => {
          const calls = renderMessage(aMessage({ text }));
          expect(calls).toHaveLength(1);
          expect(textOf(calls[0])).toBe(wanted(text));
          expect(calls[0]).toMatchObject({ words: { plain: wanted(text) } });
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('A heading is shown in bold above the text', () => {
    const [call] = renderMessage(aMessage({ heading: 'Tin <mới> & "hay"', text: 'Nội dung' }));
    expect(call).toMatchObject({
      words: {
        html: '<b>Tin &lt;mới&gt; &amp; &quot;hay&quot;</b>\n\nNội dung',
        plain: 'Tin <mới> & "hay"\n\nNội dung',
      },
    });
    expect(renderMessage(aMessage({ heading: 'Chỉ tiêu đề', text: ' ' }))).toMatchObject([
      { words: { html: '<b>Chỉ tiêu đề</b>' } },
    ]);
  });

  it('A long text is split at paragraphs, sentences or words without losing any; the buttons are under the last part', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof({ weight: 20, arbitrary: anyText }, fc.constant('🌿'.repeat(4_000))), {
          minLength: 30,
          maxLength: 60,
        }),
        fc.option(fc.string({ minLength: 1, maxLength: 3_000 })),
        (parts, heading) => {
          const text = `x${parts.join(' đoạn. ')}`;
          const calls = renderMessage(aMessage({ text, heading, choices: [[button('v')]] }));
          const texts = calls.map(textOf);
          for (const piece of texts) {
            expect(piece.length).toBeLessThanOrEqual(4_096);
            expect(piece.trim()).not.toBe('');
            expect(piece.isWellFormed()).toBe(true);
          }
          const bare = (value: string) => value.replaceAll(/\s/g, '');
          expect(bare(texts.join('')).endsWith(bare(wanted(text)))).toBe(true);
          expect(calls.map((call) => keyboardOf(call) !== null)).toEqual(
            calls.map((_, index) => index === calls.length - 1),
          );
        },
      ),
      { numRuns: 100 },
    );
  });

  it('A split prefers the end of a paragraph, then of a line, a sentence, a word', () => {
    const sentence = 'Bà con thôn Nà Ớt đã làm xong đường. ';
    const split = (text: string) => renderMessage(aMessage({ text })).map(textOf);
    expect(split(`${sentence.repeat(90)}\n\n${sentence.repeat(50)}`)[0]).toBe(sentence.repeat(90).trimEnd());
    expect(split(`${sentence.repeat(90)}\n${sentence.repeat(50)}`)[0]).toBe(sentence.repeat(90).trimEnd());
    expect(split(sentence.repeat(200))[0]).toMatch(/đường\.$/);
    expect(split('từ '.repeat(2_000))[0]).toMatch(/từ$/);
    expect(split('<'.repeat(9_000)).map((text) => text.length)).toEqual([4_096, 4_096, 808]);
  });

  it('An edit is cut to the limit before escaping, at whole characters', () => {
    const long = '<🌿>'.repeat(3_000);
    for (const [isCaption, limit] of [
      [true, 1_024],
      [false, 4_096],
    ] as const) {
      const text = shown(renderEdit(aMessage({ heading: 'H'.repeat(900), text: long }), isCaption).words.html);
      expect(text.length).toBeLessThanOrEqual(limit);
      expect(text.length).toBeGreaterThan(limit - 3);
      expect(text.isWellFormed()).toBe(true);
      expect(text.endsWith('…')).toBe(true);
    }
  });

  it('An address that cannot be a button is kept whole, and the text before it is cut', () => {
    const url = 'http://127.0.0.1:8080/tin/khoi-4-trong-cay-dl-2611-0001';
    const { plain } = renderEdit(
      aMessage({ heading: 'Bài', text: 'từ '.repeat(900), choices: [[{ label: 'Đọc trên Cổng', url }]] }),
      true,
    ).words;
    expect([plain.length <= 1_024, plain.endsWith(`…\n\nĐọc trên Cổng: ${url}`)]).toEqual([true, true]);
  });

  it('An empty message is refused', () => {
    expect(() => renderMessage(aMessage({ text: ' \n ' }))).toThrow(RangeError);
    expect(() => renderEdit(aMessage({ text: '' }), false)).toThrow(RangeError);
    expect(() => renderMessage(aMessage({ conversation: 'abc' }))).toThrow(/not a conversation/);
    expect(() => renderMessage(aMessage({ conversation: '1e3' }))).toThrow(/not a conversation/);
  });
});

describe('photos and files in Telegram', () => {
  const choices = [[button('v')]];

  it('A short text and its buttons are put under a single photo', () => {
    const calls = renderMessage(aMessage({ heading: 'Tin', photos: photos(1), choices }));
    expect(shapes(calls)).toEqual(['photo']);
    expect(textOf(calls[0])).toBe('Tin\n\nĐã nhận tin của bạn.');
    expect(keyboardOf(calls[0])).not.toBeNull();
  });

  it('A long text follows its photo, which carries the heading', () => {
    const calls = renderMessage(aMessage({ heading: 'Tin', text: 'a'.repeat(1_020), photos: photos(1), choices }));
    expect(shapes(calls)).toEqual(['photo', 'text']);
    expect(calls.map(textOf)).toEqual(['Tin', 'a'.repeat(1_020)]);
    expect(calls.map((call) => keyboardOf(call) !== null)).toEqual([false, true]);
    expect(shapes(renderMessage(aMessage({ text: 'a'.repeat(1_024), photos: photos(1) })))).toEqual(['photo']);
    expect(shapes(renderMessage(aMessage({ text: 'a'.repeat(9_000), photos: photos(1) })))).toEqual([
      'photo',
      'text',
      'text',
      'text',
    ]);
  });

  it.each([
    [2, ['photo×2', 'text']],
    [10, ['photo×10', 'text']],
    [11, ['photo×10', 'photo', 'text']],
    [23, ['photo×10', 'photo×10', 'photo×3', 'text']],
  ])('%i photos are sent as albums, then the text with the buttons', (count, expected) => {
    const calls = renderMessage(aMessage({ photos: photos(count), choices }));
    expect(shapes(calls)).toEqual(expected);
    expect(keyboardOf(calls.at(-1))).not.toBeNull();
    expect(
      calls.flatMap((call) => (call.what === 'album' ? call.files : call.what === 'file' ? [call.file] : [])),
    ).toHaveLength(count);
  });

  it('Photos need no text, but buttons do', () => {
    expect(shapes(renderMessage(aMessage({ text: '', photos: photos(1), choices })))).toEqual(['photo']);
    expect(shapes(renderMessage(aMessage({ text: '', photos: photos(3) })))).toEqual(['photo×3']);
    expect(shapes(renderMessage(aMessage({ text: '', photos: photos(3), choices })))).toEqual(['photo×3', 'text']);
  });

  it('Files that are no pictures are sent as documents, never in an album with pictures', () => {
    const report = aPhoto('Báo cáo.docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document');
    expect(shapes(renderMessage(aMessage({ photos: [report] })))).toEqual(['document']);
    expect(shapes(renderMessage(aMessage({ photos: [report, ...photos(2), report] })))).toEqual([
      'photo×2',
      'document×2',
      'text',
    ]);
  });
});

describe('buttons in Telegram', () => {
  it('Buttons keep their rows, values and public links', () => {
    const [call] = renderMessage(
      aMessage({ choices: [[button('a'), button('b')], [{ label: 'Mở', url: 'https://tin.example.vn/s/x' }], []] }),
    );
    expect(keyboardOf(call)).toEqual([
      [
        { text: 'Duyệt', callback_data: 'a' },
        { text: 'Duyệt', callback_data: 'b' },
      ],
      [{ text: 'Mở', url: 'https://tin.example.vn/s/x' }],
    ]);
  });

  it.each([
    'http://127.0.0.1:8080/s/x',
    'http://localhost:8080/s/x',
    'http://2130706433/x',
    'http://0x7f.1/x',
    'http://[::1]/x',
    'https://192.168.1.5/x',
    'https://172.20.0.1/x',
    'https://100.64.0.1/x',
    'https://board.local/x',
    'https://intranet/x',
    'not an address',
    'javascript:alert(1)',
  ])('The address %s is written as a line, because Telegram would refuse it as a button', (url) => {
    const [call] = renderMessage(aMessage({ choices: [[{ label: 'Mở bài', url }]] }));
    expect(keyboardOf(call)).toBeNull();
    expect(textOf(call)).toBe(`Đã nhận tin của bạn.\n\nMở bài: ${url}`);
  });

  it.each(['https://tin.example.vn/a', 'http://xa.gov.vn', 'https://172.32.0.1/x', 'tg://resolve?domain=x'])(
    'The address %s becomes a button',
    (url) => {
      const [call] = renderMessage(aMessage({ choices: [[{ label: 'Mở', url }]] }));
      expect(keyboardOf(call)).toEqual([[{ text: 'Mở', url }]]);
    },
  );

  it('A button value is limited in bytes', () => {
    expect(() => renderMessage(aMessage({ choices: [[button('x'.repeat(64))]] }))).not.toThrow();
    expect(() => renderMessage(aMessage({ choices: [[button('x'.repeat(65))]] }))).toThrow(/"Duyệt" has 65 bytes/);
    expect(() => renderMessage(aMessage({ choices: [[button('ế'.repeat(22))]] }))).toThrow(/66 bytes/);
    expect(() => renderMessage(aMessage({ choices: [[button('')]] }))).toThrow(RangeError);
    expect(() => renderMessage(aMessage({ choices: [[{ label: ' ', value: 'x' }]] }))).toThrow(/label/);
  });
});
