import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Button,
  fileBody,
  formBody,
  imageBody,
  type PreparedFile,
  renderMessage,
  textBody,
  textMaxLength,
} from '../../bots/zalo-oa/render.ts';
import type { OutgoingMessage } from '../../src/channel/outgoing.ts';
import { userId } from './zalo-oa-fake.ts';
import { aFile, aMessage, fixture } from './zalo-oa-world.ts';

const render = (change: Partial<OutgoingMessage>, files: readonly PreparedFile[] = []) =>
  renderMessage(aMessage(change), files, 'OA Phường Mẫu');
const file = aFile(new Uint8Array(3), 'a.jpg', 'image/jpeg', 'https://tin.example.vn/f/1');
const image: PreparedFile = { form: 'image', file };
const document: PreparedFile = { form: 'document', file, bytes: new Uint8Array(3) };
const link: PreparedFile = { form: 'link', file };

describe('request bodies', () => {
  it('The bodies equal those of the reference', () => {
    const { text } = fixture('req_cs_text.json').message;
    expect(textBody(userId, text, [])).toEqual(fixture('req_cs_text.json'));
    expect(imageBody(userId, 'ATT-IMG-TEST-0001', 'Bản đồ tới quán')).toEqual(fixture('req_cs_image_attachment.json'));
    expect(fileBody(userId, 'FILE-TOKEN-TEST-0001')).toEqual(fixture('req_cs_file.json'));
    const ask = 'Vui lòng chia sẻ thông tin để đặt hàng';
    expect(formBody(userId, 'Quán Mẫu', ask, 'https://example.com/logo.png')).toEqual(
      fixture('req_cs_request_user_info.json'),
    );
    const { message } = fixture('req_cs_text_buttons.json');
    const buttons = message.attachment.payload.buttons as readonly Button[];
    expect(textBody(userId, message.text, buttons)).toEqual(fixture('req_cs_text_buttons.json'));
  });
});

describe('a message', () => {
  it('The heading is the first line', () => {
    expect(render({ heading: 'Tin mới', text: 'Nội dung' })).toEqual([
      { what: 'text', text: 'Tin mới\nNội dung', buttons: [] },
    ]);
    expect(render({ heading: 'Tin mới', text: '' })).toMatchObject([{ text: 'Tin mới' }]);
  });

  it('The text is in composed letters', () => {
    expect(render({ text: 'Phường'.normalize('NFD') })).toMatchObject([{ text: 'Phường' }]);
  });

  it('Buttons send a hidden value, and links open public pages', () => {
    const [call] = render({
      choices: [
        [{ label: 'Duyệt', value: 'm1:a:b:c:d' }],
        [
          { label: 'Đọc', url: 'https://tin.example.vn/tin/a' },
          { label: 'Thử', url: 'http://127.0.0.1:8080/tin/a' },
        ],
      ],
    });
    expect(call).toEqual({
      what: 'text',
      text: 'Đã nhận tin của bạn.\n\nThử: http://127.0.0.1:8080/tin/a',
      buttons: [
        { title: 'Duyệt', type: 'oa.query.hide', payload: '#m1:a:b:c:d' },
        { title: 'Đọc', type: 'oa.open.url', payload: { url: 'https://tin.example.vn/tin/a' } },
      ],
    });
  });

  it.each([
    ...['http://tin.example.vn/', 'https://localhost/', 'https://127.0.0.1/', 'https://[::1]/', 'https://x.internal/'],
    ...['not an address', 'javascript:alert(1)'],
  ])('The address %s is written as a line', (url) => {
    expect(render({ choices: [[{ label: 'Xem', url }]] })).toMatchObject([{ buttons: [] }]);
  });

  it('A long button title is cut, and an invalid message is refused', () => {
    const [call] = render({ choices: [[{ label: 'x'.repeat(150), value: 'v:a:b' }]] });
    expect(call?.what === 'text' && call.buttons[0]?.title).toHaveLength(100);
    const six = Array.from({ length: 6 }, (_, at) => [{ label: `${at}`, value: `v:${at}:0` }]);
    expect(() => render({ choices: six })).toThrow(RangeError);
    expect(() => render({ choices: [[{ label: ' ', value: 'v' }]] })).toThrow(RangeError);
    expect(() => render({ choices: [[{ label: 'x', value: '' }]] })).toThrow(RangeError);
    expect(() => render({ choices: [[{ label: 'x', value: 'v'.repeat(1_000) }]] })).toThrow(RangeError);
    expect(() => render({ text: ' ' })).toThrow(RangeError);
  });

  it('Pictures and documents are sent first, each alone, and the buttons last', () => {
    const choices = [[{ label: 'Duyệt', value: 'm1:a:b:c:d' }]];
    expect(render({ choices }, [image, document, image]).map(({ what }) => what)).toEqual([
      ...['image', 'document', 'image', 'text'],
    ]);
    expect(render({ choices }, [image]).map(({ what }) => what)).toEqual(['image', 'text']);
  });

  it('A short text is put under its only picture', () => {
    expect(render({ heading: 'Ảnh' }, [image])).toEqual([
      { what: 'image', file, caption: 'Ảnh\nĐã nhận tin của bạn.' },
    ]);
    expect(render({ text: 'dài '.repeat(600) }, [image]).map(({ what }) => what)).toEqual(['image', 'text', 'text']);
    expect(render({ text: '' }, [image])).toEqual([{ what: 'image', file, caption: null }]);
  });

  it('A file that Zalo cannot carry is named with its address', () => {
    expect(render({}, [link])).toMatchObject([{ text: 'Đã nhận tin của bạn.\n\na.jpg: https://tin.example.vn/f/1' }]);
    expect(render({ text: '' }, [{ form: 'link', file: { ...file, url: null } }])).toMatchObject([{ text: 'a.jpg' }]);
  });

  it('Buttons without a text get a placeholder', () => {
    const choices = [[{ label: 'Có', value: 'm1:a:b:c:d' }]];
    expect(render({ text: '', choices })).toMatchObject([{ text: '⬇️', buttons: [{ title: 'Có' }] }]);
  });
});

describe('asking for the phone number', () => {
  it('A short question is put into the form', () => {
    expect(render({ text: 'Xin số điện thoại', asksContact: true })).toEqual([
      { what: 'form', title: 'OA Phường Mẫu', subtitle: 'Xin số điện thoại' },
    ]);
    expect(render({ heading: 'Liên hệ', text: 'Xin số', asksContact: true })).toEqual([
      { what: 'form', title: 'Liên hệ', subtitle: 'Xin số' },
    ]);
  });
  it('A long question is sent before the form, and its buttons after it', () => {
    const long = 'câu hỏi '.repeat(100);
    const choices = [[{ label: 'Bỏ qua', value: 'm1:a:b:c:d' }]];
    expect(render({ text: long, choices, asksContact: true })).toMatchObject([
      { what: 'text', buttons: [] },
      { what: 'form' },
      { what: 'text', text: '⬇️', buttons: [{ title: 'Bỏ qua' }] },
    ]);
  });
});

describe('a long text', () => {
  it('A long text is split at paragraphs', () => {
    const paragraph = 'a'.repeat(1_500);
    expect(render({ text: `${paragraph}\n\n${paragraph}` }).map((call) => call.what === 'text' && call.text)).toEqual([
      paragraph,
      paragraph,
    ]);
  });

  it('A split loses nothing, keeps the limit and breaks no character', () => {
    const words = fc.array(
      fc.oneof(
        fc.string({ unit: 'grapheme', maxLength: 60 }),
        fc.constantFrom('\n\n', '. ', '🙏'.repeat(400), 'Đ'.repeat(2_500)),
      ),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(words, (parts) => {
        const text = parts.join(' ');
        if (text.trim() === '') return;
        const pieces = render({ text }).map((call) => (call.what === 'text' ? call.text : ''));
        for (const piece of pieces) {
          expect(piece.length).toBeLessThanOrEqual(textMaxLength);
          expect(piece.isWellFormed()).toBe(true);
          expect(piece.trim()).not.toBe('');
        }
        const bare = (some: string) => some.normalize('NFC').toWellFormed().replaceAll(/\s+/g, '');
        expect(bare(pieces.join(''))).toBe(bare(text));
      }),
      { numRuns: 300 },
    );
  });
});
