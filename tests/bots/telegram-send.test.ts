import { createServer } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createClient } from '../../bots/telegram/client.ts';
import { createTelegram, type TelegramChannel } from '../../bots/telegram/index.ts';
import { canAcknowledge, canEdit, canSetMenu } from '../../src/channel/channel.ts';
import { ChannelError } from '../../src/channel/channel-error.ts';
import type { AttachmentRef } from '../../src/channel/incoming.ts';
import { bytesOf } from '../support/chunks.ts';
import { type FakeAnswer, type FakeTelegram, readKeyboard, startFakeTelegram, token } from './telegram-fake.ts';
import { aContext, aMessage, aPhoto, type RememberingContext, shortTimes } from './telegram-world.ts';

let fake: FakeTelegram;
let context: RememberingContext;
let channel: TelegramChannel;

beforeEach(async () => {
  fake = await startFakeTelegram();
  context = aContext();
  channel = createTelegram({ token: token, apiRoot: fake.root, receive: { mode: 'polling' } }, context, shortTimes);
});
afterEach(async () => {
  await channel.stop();
  await fake.close();
});

const answers = (method: string, ...list: FakeAnswer[]) => {
  for (const answer of list) fake.script.push({ method, answer });
};
const no = (error_code: number, description: string, parameters?: object): FakeAnswer => ({
  ok: false,
  error_code,
  description,
  ...(parameters && { parameters }),
});
const failureOf = async (promise: Promise<unknown>): Promise<ChannelError> => {
  const error = await promise.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof ChannelError)) throw new Error(`expected a ChannelError, got ${error}`);
  return error;
};
const file = (change: Partial<AttachmentRef> = {}): AttachmentRef => ({
  kind: 'photo',
  fileId: 'f1',
  uniqueId: 'u1',
  name: null,
  mimeType: null,
  sizeBytes: null,
  width: null,
  height: null,
  ...change,
});
const notModified = no(400, 'Bad Request: message is not modified: specified new message content …');

describe('sending', () => {
  it('A message is sent as HTML without previews to a numeric chat', async () => {
    await channel.send(aMessage({ heading: 'Tin', text: '1 < 2' }));
    expect(fake.of('sendMessage')[0]?.fields).toEqual({
      chat_id: 6_123_456_789,
      text: '<b>Tin</b>\n\n1 &lt; 2',
      parse_mode: 'HTML',
      link_preview_options: { is_disabled: true },
    });
  });

  it('Photos are uploaded under their names, including Vietnamese and hostile ones', async () => {
    const { messageId } = await channel.send(
      aMessage({
        photos: [aPhoto('Lễ hội; xuân.jpg'), aPhoto('../a"\r\n.jpg')],
        choices: [[{ label: 'Xem', value: 'v' }]],
      }),
    );
    const [album] = fake.of('sendMediaGroup');
    expect(album?.files).toEqual([
      { name: 'Lễ hội; xuân.jpg', content: 'bytes of Lễ hội; xuân.jpg' },
      { name: "a' .jpg", content: 'bytes of ../a"\r\n.jpg' },
    ]);
    expect(JSON.parse(String(album?.fields.media))).toMatchObject([{ type: 'photo' }, { type: 'photo' }]);
    expect(fake.calls.map(({ method }) => method)).toEqual(['sendMediaGroup', 'sendMessage']);
    // The album's photos are messages 1 and 2; the message to edit later is the one with the text.
    expect(messageId).toBe('3');
  });

  it('Without text, the message id is that of the album’s first item', async () => {
    expect(await channel.send(aMessage({ text: '', photos: [aPhoto('a.jpg'), aPhoto('b.jpg')] }))).toEqual({
      messageId: '1',
    });
  });

  it('A programming error is thrown before any call', async () => {
    const tooLong = aMessage({ choices: [[{ label: 'Duyệt', value: 'x'.repeat(65) }]] });
    await expect(channel.send(tooLong)).rejects.toThrow(RangeError);
    expect(fake.calls).toEqual([]);
  });

  it('If the markup is refused, the message is sent again as plain text, and that is logged', async () => {
    answers('sendMessage', no(400, 'Bad Request: can\'t parse entities: Unsupported start tag "x" at byte offset 3'));
    await channel.send(aMessage({ heading: 'Tin', text: '1 < 2' }));
    const [, second] = fake.of('sendMessage');
    expect(second?.fields).toEqual({
      chat_id: 6_123_456_789,
      text: 'Tin\n\n1 < 2',
      link_preview_options: { is_disabled: true },
    });
    expect(context.logged).toMatchObject([{ level: 'warn', message: 'telegram-markup-refused' }]);
    expect(JSON.stringify(context.logged)).not.toContain('1 < 2');
  });

  it('If the plain text is refused too, the send fails as `rejected`', async () => {
    const refusal = no(400, "Bad Request: can't parse entities: Can't find end of the entity");
    answers('sendMessage', refusal, refusal);
    expect((await failureOf(channel.send(aMessage()))).kind).toBe('rejected');
    expect(fake.of('sendMessage')).toHaveLength(2);
  });

  it('After a short 429 inside a long message, sending continues without repeating the beginning', async () => {
    const text = `${'a '.repeat(2_000)}\n\n${'b '.repeat(2_000)}`;
    answers('sendMessage', { status: 200, body: '{"ok":true,"result":{"message_id":70}}' });
    answers('sendMessage', no(429, 'Too Many Requests: retry after 0.01', { retry_after: 0.01 }));
    await channel.send(aMessage({ text }));
    expect(fake.of('sendMessage').map(({ fields }) => String(fields.text)[0])).toEqual(['a', 'b', 'b']);
  });

  it('A failure inside a long message states that a part may have been sent', async () => {
    const text = `${'a '.repeat(2_000)}\n\n${'b '.repeat(2_000)}`;
    answers('sendMessage', { status: 200, body: '{"ok":true,"result":{"message_id":70}}' });
    answers('sendMessage', no(429, 'Too Many Requests: retry after 60', { retry_after: 60 }));
    const error = await failureOf(channel.send(aMessage({ text })));
    expect(error).toMatchObject({ kind: 'rateLimited', details: { retryAfterMs: 60_000, outcomeUnknown: true } });
  });

  it('A refused connection means that nothing was sent', async () => {
    const closed = createServer();
    await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve));
    const { port } = closed.address() as { port: number };
    await new Promise<void>((resolve) => closed.close(() => resolve()));
    const client = createClient({ token: token, apiRoot: `http://127.0.0.1:${port}` });
    expect(await failureOf(client.getMe())).toMatchObject({
      kind: 'unreachable',
      details: { description: 'network: ECONNREFUSED' },
    });
    expect((await failureOf(client.getMe())).details.outcomeUnknown).toBeUndefined();
  });

  it.each([
    [Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND', syscall: 'getaddrinfo' }), false],
    [Object.assign(new Error('connect ETIMEDOUT'), { code: 'ETIMEDOUT', syscall: 'connect' }), false],
    [Object.assign(new Error('read ETIMEDOUT'), { code: 'ETIMEDOUT', syscall: 'read' }), true],
    [Object.assign(new Error('Connect Timeout Error'), { code: 'UND_ERR_CONNECT_TIMEOUT' }), false],
    [
      Object.assign(new Error('Client network socket disconnected before secure TLS connection was established'), {
        code: 'ECONNRESET',
      }),
      false,
    ],
    [Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET', syscall: 'read' }), true],
    [Object.assign(new Error('self-signed certificate'), { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }), false],
    [new AggregateError([Object.assign(new Error('v6'), { code: 'ENETUNREACH', syscall: 'connect' })]), false],
    [new Error('something of tomorrow'), true],
  ])('For %s the client states whether the request may have been sent', async (cause, isUnknown) => {
    const client = createClient({
      token: token,
      apiRoot: fake.root,
      fetch: () => Promise.reject(new TypeError('fetch failed', { cause })),
    });
    expect((await failureOf(client.getMe())).details.outcomeUnknown ?? false).toBe(isUnknown);
  });

  it('No error contains the token, wherever it occurred', async () => {
    const leaks = [new TypeError(`Failed to parse URL from http://x/bot${token}/getMe`), `plain ${token}`];
    for (const leak of leaks) {
      const client = createClient({ token: token, apiRoot: fake.root, fetch: () => Promise.reject(leak) });
      const error = await failureOf(client.getMe());
      const everything = `${error.stack} ${JSON.stringify(error.details)} ${String((error.cause as Error).message)} ${(error.cause as Error).stack}`;
      expect(everything).not.toContain(token);
    }
    answers('sendMessage', no(400, `Bad Request: wrong thing at https://api.telegram.org/bot${token}/x`));
    const error = await failureOf(channel.send(aMessage()));
    expect(`${error.stack}${JSON.stringify(error)}`).not.toContain(token);
    expect(error.details.description).toContain('bot<token>');
  });
});

describe('updating a message', () => {
  it('The channel can edit, acknowledge and set a menu', () => {
    expect([canEdit(channel), canAcknowledge(channel), canSetMenu(channel)]).toEqual([true, true, true]);
  });

  it('An edit changes the text or a photo’s caption, and removes former buttons', async () => {
    await channel.edit('5', aMessage({ choices: [[{ label: 'Xem', value: 'v' }]] }), false);
    await channel.edit('6', aMessage(), true);
    expect(readKeyboard(fake.of('editMessageText')[0]?.fields.reply_markup)).toHaveLength(1);
    expect(fake.of('editMessageCaption')[0]?.fields).toEqual({
      chat_id: 6_123_456_789,
      message_id: 6,
      caption: 'Đã nhận tin của bạn.',
      parse_mode: 'HTML',
    });
  });

  it('The answer "not modified" counts as success', async () => {
    answers('editMessageText', notModified);
    await channel.edit('5', aMessage(), false);
  });

  it('If a photo has no caption to edit, its text message is edited instead, and the other way round', async () => {
    answers('editMessageCaption', no(400, 'Bad Request: there is no caption in the message to edit'));
    await channel.edit('5', aMessage(), true);
    expect(fake.of('editMessageText')).toHaveLength(1);
    answers('editMessageText', no(400, 'Bad Request: there is no text in the message to edit'));
    answers('editMessageCaption', notModified);
    await channel.edit('5', aMessage(), false);
    expect(fake.of('editMessageCaption')).toHaveLength(2);
  });

  it('A failed edit states that a new message is needed', async () => {
    answers('editMessageText', no(400, 'Bad Request: message to edit not found'));
    expect((await failureOf(channel.edit('5', aMessage(), false))).details.messageGone).toBe(true);
    expect((await failureOf(channel.edit('x', aMessage(), false))).details.messageGone).toBe(true);
  });

  it('A press is acknowledged with at most 200 characters, and being too late counts as success', async () => {
    await channel.acknowledge('77', '🌿'.repeat(300), true);
    await channel.acknowledge('78', null, false);
    expect(fake.of('answerCallbackQuery').map(({ fields }) => fields)).toEqual([
      { callback_query_id: '77', text: '🌿'.repeat(200), show_alert: true },
      { callback_query_id: '78' },
    ]);
    answers(
      'answerCallbackQuery',
      no(400, 'Bad Request: query is too old and response timeout expired or query ID is invalid'),
    );
    await channel.acknowledge('79', 'Đã duyệt', false);
    answers('answerCallbackQuery', no(500, 'Internal Server Error: restart'));
    expect((await failureOf(channel.acknowledge('80', null, false))).kind).toBe('unreachable');
  });

  it('A menu can be set for one person, or removed', async () => {
    await channel.setMenu('42', [
      { command: 'choduyet', description: 'Tin chờ duyệt' },
      { command: 'x', description: '' },
    ]);
    expect(fake.of('setMyCommands')[0]?.fields).toEqual({
      scope: { type: 'chat', chat_id: 42 },
      commands: [
        { command: 'choduyet', description: 'Tin chờ duyệt' },
        { command: 'x', description: 'x' },
      ],
    });
    await channel.setMenu(null, [{ command: 'hoi', description: 'Hỏi' }]);
    expect(fake.of('setMyCommands')[1]?.fields).toMatchObject({ scope: { type: 'all_private_chats' } });
    await channel.setMenu('42', []);
    expect(fake.of('deleteMyCommands')).toHaveLength(1);
    await expect(channel.setMenu('42', [{ command: 'Gửi', description: '' }])).rejects.toThrow(RangeError);
  });
});

describe('downloading', () => {
  const serve = (path: string, content: string) => fake.files.set(path, (response) => response.end(content));

  it('A download returns the file’s bytes', async () => {
    serve('photos/f1.jpg', 'JPEG');
    expect(Buffer.from(await bytesOf(channel.download(file(), 10))).toString()).toBe('JPEG');
  });

  it('A file whose stated size is too large is not requested', async () => {
    const error = await failureOf(bytesOf(channel.download(file({ sizeBytes: 26_214_400 }), 20_971_520)));
    expect(error).toMatchObject({ kind: 'rejected', details: { description: expect.stringContaining('26214400') } });
    expect(fake.calls).toEqual([]);
  });

  it('Downloaded bytes are counted, and the download stops soon after the limit', async () => {
    let written = 0;
    fake.files.set('photos/f1.jpg', (response) => {
      const more = () => {
        while (!response.destroyed && written < 100_000_000) {
          written += 65_536;
          if (!response.write(Buffer.alloc(65_536))) return void response.once('drain', more);
        }
        response.end();
      };
      more();
    });
    expect((await failureOf(bytesOf(channel.download(file({ sizeBytes: 5 }), 200_000)))).kind).toBe('rejected');
    expect(written).toBeLessThan(20_000_000);
  });

  it('A stalled download is given up', async () => {
    fake.files.set('photos/f1.jpg', (response) => void response.write('half'));
    expect(await failureOf(bytesOf(channel.download(file(), 100)))).toMatchObject({ kind: 'unreachable' });
  });

  it('A truncated file is not accepted', async () => {
    fake.files.set('photos/f1.jpg', (response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('half');
      setTimeout(() => response.destroy(), 20);
    });
    const error = await failureOf(bytesOf(channel.download(file(), 1_000)));
    expect(error.kind).toBe('unreachable');
    expect(error.details.outcomeUnknown).toBeUndefined();
  });

  it('An expired link is requested again', async () => {
    let tries = 0;
    fake.files.set('photos/f1.jpg', (response) => {
      tries += 1;
      if (tries === 1) response.statusCode = 404;
      response.end('JPEG');
    });
    expect(Buffer.from(await bytesOf(channel.download(file(), 10))).toString()).toBe('JPEG');
    expect(fake.of('getFile')).toHaveLength(2);
  });

  it('A download is given up after two expired links, and Telegram’s refusals are passed on', async () => {
    expect((await failureOf(bytesOf(channel.download(file(), 10)))).kind).toBe('unreachable');
    answers('getFile', no(400, 'Bad Request: file is too big'));
    expect((await failureOf(bytesOf(channel.download(file(), 10)))).kind).toBe('rejected');
    answers('getFile', no(400, 'Bad Request: wrong file_id or the file is temporarily unavailable'));
    expect((await failureOf(bytesOf(channel.download(file(), 10)))).kind).toBe('unreachable');
  });

  it('Fewer bytes than Telegram stated are not accepted as the whole file', async () => {
    serve('f1.pdf', 'half');
    const told = (size: number) =>
      answers('getFile', {
        status: 200,
        body: JSON.stringify({ ok: true, result: { file_id: 'f1', file_path: 'f1.pdf', file_size: size } }),
      });
    told(8);
    expect((await failureOf(bytesOf(channel.download(file(), 10)))).kind).toBe('unreachable');
    told(4);
    expect(await bytesOf(channel.download(file(), 10))).toHaveLength(4);
  });

  it('A download waits for a slow disk', async () => {
    fake.files.set('photos/f1.jpg', (response) => {
      response.write('one');
      setTimeout(() => response.end('two'), 20);
    });
    let size = 0;
    for await (const chunk of channel.download(file(), 10)) {
      size += chunk.byteLength;
      await new Promise((resolve) => setTimeout(resolve, 3 * shortTimes.idleMs));
    }
    expect(size).toBe(6);
  });

  it('A file path cannot leave the folder of files', async () => {
    answers('getFile', { status: 200, body: '{"ok":true,"result":{"file_id":"f","file_path":"../bot1:x/getMe"}}' });
    expect((await failureOf(bytesOf(channel.download(file(), 10)))).kind).toBe('unreachable');
    serve('a b/ế?.jpg', 'JPEG');
    answers('getFile', { status: 200, body: '{"ok":true,"result":{"file_id":"f","file_path":"a b/ế?.jpg"}}' });
    expect(await bytesOf(channel.download(file(), 10))).toHaveLength(4);
  });
});
