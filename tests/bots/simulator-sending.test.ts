import { Api, GrammyError, InputFile, InputMediaBuilder } from 'grammy';
import type { Message } from 'grammy/types';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type StandaloneTelegram, startTelegram } from '../../bots/simulator/telegram/standalone.ts';

const token = '7000000001:simulator';
const hoa = 5012345678;

describe('what a bot may say on the simulated Telegram', () => {
  let now: Date;
  let telegram: StandaloneTelegram;
  let api: Api;

  beforeEach(async () => {
    now = new Date('2026-11-20T02:00:00Z');
    telegram = await startTelegram({
      bot: { token: token, id: 7000000001, username: 'tinxa_demo_bot', firstName: 'Tin xã' },
      clock: { now: () => now },
      limits: false,
    });
    telegram.world.person({ id: hoa, firstName: 'Lò Thị', lastName: 'Hoa' });
    telegram.world.start(hoa);
    api = new Api(token, { apiRoot: telegram.apiRoot });
  });

  afterEach(() => telegram.close());

  const refusal = async (call: Promise<unknown>): Promise<string> => {
    const error = await call.then(
      () => null,
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(GrammyError);
    return (error as GrammyError).description;
  };
  const seen = () => telegram.world.chat(hoa).messages.at(-1);
  const picture = (width = 640, height = 480) =>
    sharp({ create: { width, height, channels: 3, background: '#3c8' } })
      .jpeg()
      .toBuffer();

  describe('text', () => {
    it('sendMessage returns the message and shows it to the person', async () => {
      const message = await api.sendMessage(hoa, 'Chào <b>chị</b> 👩‍🌾 <i>Hoa</i>', { parse_mode: 'HTML' });
      expect(message).toMatchObject({
        from: { id: 7000000001, is_bot: true, first_name: 'Tin xã', username: 'tinxa_demo_bot' },
        chat: { id: hoa, type: 'private' },
        date: now.getTime() / 1000,
        text: 'Chào chị 👩‍🌾 Hoa',
        entities: [
          { type: 'bold', offset: 5, length: 3 },
          { type: 'italic', offset: 15, length: 3 },
        ],
      });
      expect(seen()).toMatchObject({ isMine: false, text: 'Chào chị 👩‍🌾 Hoa', messageId: message.message_id });
    });

    it.each([
      ['<x>', 'Unsupported start tag "x" at byte offset 0'],
      ['Đã <script>', 'Unsupported start tag "script" at byte offset 5'],
      ['<b>đậm', 'Can\'t find end tag corresponding to start tag "b"'],
      ['a</b>', 'Unexpected end tag at byte offset 1'],
      ['<b><i>x</b></i>', 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'],
      ['a < b', 'Unsupported start tag "" at byte offset 2'],
      ['<b', 'Unclosed start tag at byte offset 0'],
      ['<a href="x">y</a>', 'Unsupported start tag "a" at byte offset 0'],
      ['<b class="x">y</b>', 'Unsupported attribute in the tag "b" at byte offset 0'],
      ['<b>x</b', 'Unclosed end tag at byte offset 4'],
    ])('The HTML %s is refused', async (html, problem) => {
      const description = await refusal(api.sendMessage(hoa, html, { parse_mode: 'HTML' }));
      expect(description).toBe(`Bad Request: can't parse entities: ${problem}`);
      expect(telegram.world.violations).toHaveLength(1);
    });

    it('Nested tags and escapes are parsed', async () => {
      const html = '<b>a <i>l&lt;k</i></b> z &amp; &quot;b&quot;';
      const message = await api.sendMessage(hoa, html, { parse_mode: 'HTML' });
      expect(message.text).toBe('a l<k z & "b"');
      expect(message.entities).toEqual([
        { type: 'bold', offset: 0, length: 5 },
        { type: 'italic', offset: 2, length: 3 },
      ]);
    });

    it('Links, hashtags, commands and addresses are recognised automatically', async () => {
      const message = await api.sendMessage(hoa, '/duyet #khối3 https://donglac.vn/tin. ban@donglac.vn');
      expect(
        message.entities?.map(({ type, offset, length }) => [type, message.text.slice(offset, offset + length)]),
      ).toEqual([
        ['bot_command', '/duyet'],
        ['hashtag', '#khối3'],
        ['url', 'https://donglac.vn/tin'],
        ['email', 'ban@donglac.vn'],
      ]);
    });

    it('The limit is 4096 code points after parsing', async () => {
      await api.sendMessage(hoa, `<b>${'ộ'.repeat(4096)}</b>`, { parse_mode: 'HTML' });
      await api.sendMessage(hoa, '👍'.repeat(4096));
      expect(await refusal(api.sendMessage(hoa, 'x'.repeat(4097)))).toBe('Bad Request: message is too long');
      expect(await refusal(api.sendMessage(hoa, ''))).toBe('Bad Request: message text is empty');
      expect(await refusal(api.sendMessage(hoa, '<b> </b>', { parse_mode: 'HTML' }))).toBe(
        'Bad Request: text must be non-empty',
      );
    });
  });

  describe('buttons', () => {
    const withButton = (button: object) =>
      api.sendMessage(hoa, 'chọn', { reply_markup: { inline_keyboard: [[button as never]] } });

    it('Button data must have 1 to 64 bytes', async () => {
      await withButton({ text: 'Duyệt', callback_data: 'x'.repeat(64) });
      for (const data of ['', 'x'.repeat(65), 'ộ'.repeat(22)]) {
        expect(await refusal(withButton({ text: 'Duyệt', callback_data: data }))).toBe(
          'Bad Request: BUTTON_DATA_INVALID',
        );
      }
    });

    it.each([
      [
        { text: 'không làm gì' },
        "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
      ],
      [{ callback_data: 'x' }, 'can\'t parse inline keyboard button: Can\'t find field "text"'],
      [{ text: ' ', callback_data: 'x' }, 'inline keyboard button text must be non-empty'],
      [{ text: 'trang', url: 'javascript:x' }, "inline keyboard button URL 'javascript:x' is invalid: Wrong HTTP URL"],
    ])('The button %j is refused', async (button, problem) => {
      expect(await refusal(withButton(button))).toBe(`Bad Request: ${problem}`);
    });

    it('An invalid reply markup is refused', async () => {
      const call = (markup: unknown) => api.sendMessage(hoa, 'x', { reply_markup: markup as never });
      expect(await refusal(call('{nonsense'))).toBe("Bad Request: can't parse reply keyboard markup JSON object");
      expect(await refusal(call([]))).toBe('Bad Request: object expected as reply markup');
      expect(await refusal(call({ inline_keyboard: [{}] }))).toBe(
        'Bad Request: field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays',
      );
    });
  });

  describe('photos and files', () => {
    it('A photo is sent with caption and buttons', async () => {
      const message = await api.sendPhoto(hoa, new InputFile(await picture(1280, 960), 'ảnh bìa.jpg'), {
        caption: '<b>Ra quân</b>',
        parse_mode: 'HTML',
        reply_markup: { inline_keyboard: [[{ text: 'Duyệt đăng', callback_data: 'd' }]] },
      });
      expect(message.photo.at(-1)).toMatchObject({ width: 1280, height: 960 });
      expect(message.photo.map(({ width }) => width)).toEqual([90, 320, 800, 1280]);
      expect(message.caption_entities).toEqual([{ type: 'bold', offset: 0, length: 7 }]);
    });

    it.each([
      ['not a picture', async () => Buffer.from('<svg/>'), 'Bad Request: IMAGE_PROCESS_FAILED'],
      ['an empty file', async () => Buffer.alloc(0), 'Bad Request: file must be non-empty'],
      ['a strip', () => picture(2100, 100), 'Bad Request: PHOTO_INVALID_DIMENSIONS'],
      [
        'more than 10 MB',
        async () => Buffer.alloc(10 * 1024 * 1024 + 1),
        'Bad Request: file of size 10485761 bytes is too big for a photo; the maximum size is 10485760 bytes',
      ],
    ])('As a photo, %s is refused', async (_name, bytes, problem) => {
      expect(await refusal(api.sendPhoto(hoa, new InputFile(await bytes(), 'a.jpg')))).toBe(problem);
    });

    it('Captions over 1024 characters, unknown ids and missing files are refused', async () => {
      const photo = await picture();
      expect(await refusal(api.sendPhoto(hoa, new InputFile(photo), { caption: 'x'.repeat(1025) }))).toBe(
        'Bad Request: message caption is too long',
      );
      expect(await refusal(api.sendPhoto(hoa, 'AgACunknown'))).toBe(
        'Bad Request: wrong file_id or the file is temporarily unavailable',
      );
      const bare = await fetch(`${telegram.apiRoot}/bot${token}/sendPhoto?chat_id=${hoa}`);
      expect(await bare.json()).toMatchObject({ description: 'Bad Request: there is no photo in the request' });
    });

    it('An album has 2 to 10 items and no buttons', async () => {
      const photo = await picture();
      const items = (count: number) =>
        Array.from({ length: count }, (_, index) => InputMediaBuilder.photo(new InputFile(photo, `${index}.jpg`)));
      const album = await api.sendMediaGroup(hoa, items(3));
      expect(new Set(album.map((message) => (message as Message).media_group_id)).size).toBe(1);
      const [first] = album;
      expect(album.map((message) => message.message_id - (first?.message_id ?? 0))).toEqual([0, 1, 2]);
      expect(await refusal(api.sendMediaGroup(hoa, items(1)))).toContain('at least 2');
      expect(await refusal(api.sendMediaGroup(hoa, items(11)))).toBe(
        'Bad Request: too many messages to send as an album',
      );
      const withButtons = { reply_markup: { inline_keyboard: [] } } as never;
      expect(await refusal(api.sendMediaGroup(hoa, items(2), withButtons))).toContain('reply markup');
    });

    it('An album cannot mix photos and documents', async () => {
      const mixed = [
        InputMediaBuilder.photo(new InputFile(await picture())),
        InputMediaBuilder.document(new InputFile(Buffer.from('x'), 'a.txt')),
      ];
      expect(await refusal(api.sendMediaGroup(hoa, mixed as never))).toBe(
        "Bad Request: can't use the media of the specified type in the album",
      );
    });

    it('A document keeps its file name', async () => {
      const message = await api.sendDocument(hoa, new InputFile(Buffer.from('bảng kê'), 'Bảng kê 11-2026.xlsx'));
      expect(message.document).toMatchObject({ file_name: 'Bảng kê 11-2026.xlsx', file_size: 10 });
      expect(seen()?.document).toMatchObject({ name: 'Bảng kê 11-2026.xlsx' });
    });
  });

  describe('edits', () => {
    it('An edit changes the text in place and removes the buttons unless they are given again', async () => {
      const { message_id: id, date } = await api.sendMessage(hoa, 'chờ duyệt', {
        reply_markup: { inline_keyboard: [[{ text: 'Duyệt', callback_data: 'd' }]] },
      });
      now = new Date(now.getTime() + 60_000);
      const edited = await api.editMessageText(hoa, id, 'đã duyệt');
      expect(edited).toMatchObject({ message_id: id, date, edit_date: date + 60, text: 'đã duyệt' });
      expect(seen()).toMatchObject({ text: 'đã duyệt', buttons: [] });
    });

    it('An edit that changes nothing is refused with that reason', async () => {
      const { message_id: id } = await api.sendMessage(hoa, '<b>a</b>', { parse_mode: 'HTML' });
      expect(await refusal(api.editMessageText(hoa, id, '<b>a</b>', { parse_mode: 'HTML' }))).toBe(
        'Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message',
      );
      await api.editMessageText(hoa, id, 'a');
      expect(telegram.world.violations).toEqual([]);
    });

    it('An edit can change the caption and buttons of a photo', async () => {
      const { message_id: id } = await api.sendPhoto(hoa, new InputFile(await picture()), { caption: 'cũ' });
      const markup = { inline_keyboard: [[{ text: 'Xem', url: 'https://donglac.vn' }]] };
      await api.editMessageCaption(hoa, id, { caption: 'mới', reply_markup: markup });
      expect(seen()).toMatchObject({
        text: 'mới',
        buttons: [[{ label: 'Xem', url: 'https://donglac.vn', data: null }]],
      });
      await api.editMessageCaption(hoa, id, { caption: 'mới' });
      expect(seen()).toMatchObject({ text: 'mới', buttons: [], photo: { width: 640, height: 480 } });
      expect(await refusal(api.editMessageText(hoa, id, 'chữ'))).toBe(
        'Bad Request: there is no text in the message to edit',
      );
    });

    it('Editing a missing message or another person’s message is refused', async () => {
      expect(await refusal(api.editMessageText(hoa, 5, 'x'))).toBe('Bad Request: message to edit not found');
      const { messageId } = telegram.world.sendText(hoa, 'của chị Hoa');
      expect(await refusal(api.editMessageText(hoa, messageId, 'x'))).toBe("Bad Request: message can't be edited");
    });
  });

  it('Parameters are accepted as JSON, form, multipart and query', async () => {
    const at = `${telegram.apiRoot}/bot${token}/sendMessage`;
    const fields = { chat_id: String(hoa), text: 'Chào & tạm biệt' };
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    const answers = await Promise.all([
      fetch(at, { method: 'POST', body: JSON.stringify(fields), headers: { 'content-type': 'application/json' } }),
      fetch(at, { method: 'POST', body: new URLSearchParams(fields) }),
      fetch(at, { method: 'POST', body: form }),
      fetch(`${at}?${new URLSearchParams(fields)}`),
    ]);
    for (const answer of answers) {
      expect(answer.status).toBe(200);
      expect(await answer.json()).toMatchObject({ ok: true, result: { text: 'Chào & tạm biệt' } });
    }
  });

  it('The history of all calls is kept', async () => {
    await api.sendPhoto(hoa, new InputFile(await picture(), 'a.jpg'), { caption: 'x' });
    const call = telegram.world.calls.at(-1);
    expect(call).toMatchObject({ method: 'sendPhoto', params: { caption: 'x' }, answer: { ok: true }, at: now });
    expect(Object.values(call?.params ?? {})).toContainEqual({ file: 'a.jpg', sizeBytes: expect.any(Number) });
  });
});
