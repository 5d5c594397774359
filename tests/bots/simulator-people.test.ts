import { Api, type GrammyError } from 'grammy';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type StandaloneTelegram, startTelegram } from '../../bots/simulator/telegram/standalone.ts';

const token = '7000000001:simulator';
const hoa = 5012345678;
const minh = 5098765432;
const group = -1002234567890;

describe('what people do on the simulated Telegram', () => {
  let realMs: number;
  let telegram: StandaloneTelegram;
  let api: Api;

  beforeEach(async () => {
    realMs = 0;
    telegram = await startTelegram({
      bot: { token: token, id: 7000000001, username: 'tinxa_demo_bot', firstName: 'Tin xã' },
      clock: { now: () => new Date('2026-11-20T02:00:00Z') },
      monotonicMs: () => realMs,
      limits: false,
    });
    telegram.world.person({ id: hoa, firstName: 'Lò Thị', lastName: 'Hoa' });
    telegram.world.person({ id: minh, firstName: 'Nguyễn Văn', lastName: 'Minh' });
    api = new Api(token, { apiRoot: telegram.apiRoot });
  });

  afterEach(() => telegram.close());

  const updates = () => {
    // Avoids the simulator's delay for immediately repeated polls.
    realMs += 4000;
    return api.getUpdates({ offset: -100 });
  };
  const picture = (color: string, width = 1280, height = 960) =>
    sharp({ create: { width, height, channels: 3, background: color } })
      .jpeg()
      .toBuffer();
  const card = async (chatId = hoa) => {
    telegram.world.start(hoa);
    return api.sendMessage(chatId, 'Tin chờ duyệt', {
      reply_markup: {
        inline_keyboard: [
          [
            { text: '✅ Duyệt đăng', callback_data: 'm1:a' },
            { text: 'Xem đủ', url: 'https://donglac.vn/s/1' },
          ],
        ],
      },
    });
  };

  it('An album is delivered as one update for each photo', async () => {
    const photos = await Promise.all(['#c33', '#3c3', '#33c'].map((color) => picture(color)));
    const { messageIds } = telegram.world.sendPhotos(
      hoa,
      photos.map((bytes, index) => ({ bytes, name: `${index}.jpg` })),
      'Ra quân #khối3',
    );
    const messages = (await updates()).map((update) => update.message);
    expect(messages.map((message) => message?.message_id)).toEqual(messageIds);
    expect(new Set(messages.map((message) => message?.media_group_id)).size).toBe(1);
    expect(new Set(messages.map((message) => message?.date)).size).toBe(1);
    expect(messages.map((message) => message?.caption)).toEqual(['Ra quân #khối3', undefined, undefined]);
    expect(messages[0]?.caption_entities).toEqual([{ type: 'hashtag', offset: 8, length: 6 }]);
    expect(messages[0]?.photo?.map(({ width, height }) => [width, height])).toEqual([
      [90, 68],
      [320, 240],
      [800, 600],
      [1280, 960],
    ]);
  });

  it('More than ten photos become several albums, and a single photo has no album', async () => {
    const bytes = await picture('#888', 100, 100);
    const files = Array.from({ length: 12 }, (_, index) => ({ bytes, name: `${index}.jpg` }));
    telegram.world.sendPhotos(hoa, files);
    const groups = (await updates()).map((update) => update.message?.media_group_id);
    expect(new Set(groups).size).toBe(2);
    expect(groups.filter((group) => group === groups[0])).toHaveLength(10);
    telegram.world.sendPhotos(hoa, files.slice(0, 1));
    expect((await updates()).at(-1)?.message).not.toHaveProperty('media_group_id');
  });

  it('After getFile a bot can download a file byte for byte for an hour; other paths and ids are refused', async () => {
    const bytes = await picture('#c33');
    telegram.world.sendPhotos(hoa, [{ bytes, name: 'a.jpg' }]);
    const fileId = (await updates())[0]?.message?.photo?.at(-1)?.file_id ?? '';
    const file = await api.getFile(fileId);
    expect(file.file_path).toMatch(/^photos\/file_.+\.jpg$/);
    const download = await fetch(`${telegram.apiRoot}/file/bot${token}/${file.file_path}`);
    expect(Buffer.from(await download.arrayBuffer()).equals(bytes)).toBe(true);
    expect((await fetch(`${telegram.apiRoot}/file/bot${token}/photos/file_0.jpg`)).status).toBe(404);
    await expect(api.getFile('AgACunknown')).rejects.toMatchObject({
      description: 'Bad Request: wrong file_id or the file is temporarily unavailable',
    });
    realMs += 61 * 60_000;
    expect((await fetch(`${telegram.apiRoot}/file/bot${token}/${file.file_path}`)).status).toBe(404);
  });

  it('Files over 20 MiB cannot be downloaded', async () => {
    telegram.world.sendDocument(hoa, { bytes: new Uint8Array(20_971_521), name: 'phim.mp4', mimeType: 'video/mp4' });
    const { document } = (await updates())[0]?.message ?? {};
    expect(document).toMatchObject({ file_name: 'phim.mp4', mime_type: 'video/mp4', file_size: 20_971_521 });
    await expect(api.getFile(document?.file_id ?? '')).rejects.toMatchObject({
      description: 'Bad Request: file is too big',
    });
  });

  it('A long text is split as in the Telegram app', async () => {
    telegram.world.sendText(hoa, 'từ '.repeat(2000));
    const lengths = (await updates()).map((update) => update.message?.text?.length ?? 0);
    expect(lengths).toHaveLength(2);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(4096);
  });

  it('An edit is delivered with the whole new text', async () => {
    const { messageId } = telegram.world.sendText(hoa, 'sáng 15/2');
    telegram.world.editText(hoa, messageId, 'sáng 16/2');
    const [original, edited] = await updates();
    expect(edited?.edited_message).toMatchObject({
      message_id: messageId,
      date: original?.message?.date,
      edit_date: expect.any(Number),
      text: 'sáng 16/2',
    });
  });

  it('Any other content is delivered as given', async () => {
    telegram.world.sendContent(hoa, { contact: { phone_number: '+84912345678', first_name: 'Hoa', user_id: hoa } });
    expect((await updates())[0]?.message?.contact?.user_id).toBe(hoa);
  });

  describe('a press', () => {
    it('A press carries the whole message and can be answered once', async () => {
      const { message_id: id } = await card();
      const { queryId } = telegram.world.press(hoa, id, 'Duyệt');
      const query = (await updates()).at(-1)?.callback_query;
      expect(query).toMatchObject({
        id: queryId,
        from: { id: hoa },
        data: 'm1:a',
        chat_instance: expect.stringMatching(/^-?\d+$/),
        message: { message_id: id, text: 'Tin chờ duyệt', reply_markup: { inline_keyboard: [[{}, {}]] } },
      });
      await api.answerCallbackQuery(queryId, { text: 'Đã duyệt', show_alert: true });
      expect(telegram.world.answerTo(queryId)).toEqual({ text: 'Đã duyệt', isAlert: true });
      expect(telegram.world.violations).toEqual([]);
      const twice = (await api.answerCallbackQuery(queryId).catch((error) => error)) as GrammyError;
      expect(twice.description).toBe(
        'Bad Request: query is too old and response timeout expired or query ID is invalid',
      );
      expect(telegram.world.violations).toMatchObject([{ rule: 'answerCallbackQuery' }]);
    });

    it('A press can be answered for fifteen seconds of real time', async () => {
      const { message_id: id } = await card();
      const { queryId } = telegram.world.press(hoa, id, 'm1:a');
      realMs += 15_001;
      await expect(api.answerCallbackQuery(queryId)).rejects.toMatchObject({ error_code: 400 });
      await expect(api.answerCallbackQuery('123')).rejects.toMatchObject({ error_code: 400 });
      expect(telegram.world.violations).toEqual([]);
    });

    it('A press needs an existing button that can be pressed', async () => {
      const { message_id: id } = await card();
      expect(() => telegram.world.press(hoa, id, 'Từ chối')).toThrow('there are: "✅ Duyệt đăng", "Xem đủ"');
      expect(() => telegram.world.press(hoa, id, 'Xem đủ')).toThrow('opens a page');
    });

    it('A press can be forged, and can refer to a message that does not exist', async () => {
      const { message_id: id } = await card();
      telegram.world.forgePress(hoa, id + 5, "'; DROP TABLE");
      expect((await updates()).at(-1)?.callback_query).toMatchObject({
        data: "'; DROP TABLE",
        message: { chat: { id: hoa }, message_id: id + 5, date: 0 },
      });
    });

    it('Everyone in a group who sees a card can press its buttons', async () => {
      telegram.world.group({ id: group, title: 'Tổ duyệt tin' });
      const { message_id: id } = await card(group);
      telegram.world.press(minh, id, 'Duyệt', { chatId: group });
      expect((await updates()).at(-1)?.callback_query).toMatchObject({
        from: { id: minh },
        message: { chat: { id: group, type: 'supergroup', title: 'Tổ duyệt tin' } },
      });
    });
  });

  it('In a group the bot receives only messages meant for it', async () => {
    telegram.world.group({ id: group, title: 'Tổ duyệt tin' });
    telegram.world.sendText(hoa, 'chuyện riêng', { chatId: group });
    telegram.world.sendText(hoa, '/choduyet', { chatId: group });
    telegram.world.sendText(hoa, 'nhờ @TinXa_demo_bot xem', { chatId: group });
    const heard = (await updates()).map((update) => update.message?.text);
    expect(heard).toEqual(['/choduyet', 'nhờ @TinXa_demo_bot xem']);
  });

  describe('command menus', () => {
    const commandsOf = () => telegram.world.chat(hoa).commands.map(({ command }) => command);

    it('The menu of the narrowest scope is shown', async () => {
      const list = (command: string) => [{ command, description: 'Việc' }];
      await api.setMyCommands(list('moi'));
      expect(commandsOf()).toEqual(['moi']);
      await api.setMyCommands(list('rieng'), { scope: { type: 'all_private_chats' } });
      expect(commandsOf()).toEqual(['rieng']);
      await api.setMyCommands(list('hoa'), { scope: { type: 'chat', chat_id: hoa } });
      expect(commandsOf()).toEqual(['hoa']);
      await api.deleteMyCommands({ scope: { type: 'chat', chat_id: hoa } });
      expect(commandsOf()).toEqual(['rieng']);
    });

    it.each([
      [[{ command: 'Gửi', description: 'x' }], 'BOT_COMMAND_INVALID'],
      [[{ command: 'x'.repeat(33), description: 'x' }], 'command length must not exceed 32'],
      [[{ command: 'gui', description: '' }], 'command description must be non-empty'],
      [[{ command: 'gui', description: 'x'.repeat(257) }], 'command description length must not exceed 256'],
      [[{ command: 'gui' }], 'can\'t parse BotCommand: Can\'t find field "description"'],
      [Array.from({ length: 101 }, () => ({ command: 'x', description: 'x' })), 'BOT_COMMANDS_TOO_MUCH'],
    ])('An invalid command list is refused (%#)', async (commands, problem) => {
      await expect(api.setMyCommands(commands as never)).rejects.toMatchObject({
        description: `Bad Request: ${problem}`,
      });
    });
  });

  it('Subscribers are told of every change', async () => {
    const kinds: string[] = [];
    const leave = telegram.world.subscribe((change) => kinds.push(change.kind));
    const { message_id: id } = await card();
    await api.editMessageText(hoa, id, 'xong');
    leave();
    telegram.world.sendText(hoa, 'không ai nghe');
    expect(kinds).toEqual(['chat', 'message', 'message', 'edited']);
  });
});
