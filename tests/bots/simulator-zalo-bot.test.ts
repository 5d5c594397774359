import Fastify, { type FastifyInstance } from 'fastify';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ZaloBotWorldOptions } from '../../bots/simulator/zalo-bot/platform.ts';
import { type StandaloneZaloBot, startZaloBot } from '../../bots/simulator/zalo-bot/standalone.ts';
import type { ZaloBotPerson } from '../../bots/simulator/zalo-bot/world.ts';
import { eventually } from '../support/eventually.ts';
import { aJpeg } from '../support/sample-photos.ts';
import { bot } from './zalo-bot-world.ts';

let now: Date;
let zalo: StandaloneZaloBot;
let hoa: ZaloBotPerson;
let jpeg: Buffer;

const begin = async (options: Partial<ZaloBotWorldOptions> = {}) => {
  now = new Date('2026-11-30T16:59:00Z');
  zalo = await startZaloBot({ bot: bot, now: () => now, retryUnitMs: 1, ...options });
  hoa = zalo.world.addPerson('Lò Thị Hoa');
  jpeg = await aJpeg({ width: 60, height: 40 });
};

async function call(method: string, fields: object = {}, token = bot.token) {
  const response = await fetch(`${zalo.apiRoot}/bot${token}/${method}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(fields),
  });
  expect(response.status).toBe(200);
  return (await response.json()) as { ok: boolean; result?: unknown; error_code?: number; description?: string };
}
const codeOf = async (method: string, fields: object = {}) => (await call(method, fields)).error_code;
const rules = () => zalo.world.violations.map(({ rule }) => rule);

afterEach(() => zalo.close());

describe('the simulated Zalo', () => {
  beforeEach(() => begin());

  it('The simulator knows bots by their tokens and methods by the exact names of the official list', async () => {
    expect(await call('getMe')).toEqual({
      ok: true,
      result: { id: bot.id, account_name: 'bot.AbCdEfGhI', account_type: 'BASIC', can_join_groups: false },
    });
    expect((await call('getMe', {}, '1:wrong')).error_code).toBe(401);
    for (const method of ['getme', 'sendDocument', 'editMessageText', 'getFile', 'constructor', 'toString']) {
      expect(await codeOf(method), method).toBe(404);
    }
    expect(rules()).toEqual(['getme', 'sendDocument', 'editMessageText', 'getFile', 'constructor', 'toString']);
  });

  it('Parameters are accepted as JSON, form and query', async () => {
    hoa.write('x');
    const base = `${zalo.apiRoot}/bot${bot.token}/sendMessage`;
    const fields = { chat_id: hoa.id, text: 'Chào' };
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    await fetch(`${base}?${new URLSearchParams(fields)}`);
    await fetch(base, { method: 'POST', body: new URLSearchParams(fields) });
    await fetch(base, { method: 'POST', body: form });
    expect(hoa.messages().filter(({ text }) => text === 'Chào')).toHaveLength(3);
    const broken = await fetch(base, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{' });
    expect(await broken.json()).toMatchObject({ ok: false, error_code: 400 });
  });

  describe('messages of a bot', () => {
    beforeEach(() => void hoa.write('/start'));
    const send = (fields: object) => codeOf('sendMessage', { chat_id: hoa.id, ...fields });

    it('A text has 1 to 2,000 characters', async () => {
      expect(await send({ text: 'x'.repeat(2_000) })).toBeUndefined();
      for (const text of ['', ' \n', 'x'.repeat(2_001), 7, undefined]) expect(await send({ text })).toBe(400);
      expect(await send({ text: 'x', parse_mode: 'html' })).toBeUndefined();
      expect(await send({ text: 'x', parse_mode: 'HTML' })).toBe(400);
      expect(rules()).toHaveLength(6);
    });

    it('A bot can write only to people who wrote first, under the ids that it was given', async () => {
      const minh = zalo.world.addPerson('Minh');
      for (const chat of [minh.id, 'nobody']) expect(await send({ chat_id: chat, text: 'x' })).toBe(404);
      expect(await send({ chat_id: '', text: 'x' })).toBe(400);
    });

    it('Messages have no buttons: an undocumented field is recorded as a violation', async () => {
      expect(await send({ text: 'x', reply_markup: {} })).toBeUndefined();
      expect(zalo.world.violations).toMatchObject([{ rule: 'sendMessage', detail: 'no field reply_markup' }]);
    });

    it('The person sees each message once, in order', async () => {
      const { result } = await call('sendMessage', { chat_id: hoa.id, text: 'Chào chị' });
      expect(result).toMatchObject({ message_id: expect.stringMatching(/^[0-9a-f]{20}$/), date: now.getTime() });
      expect(hoa.messages()).toMatchObject([
        { isMine: true, author: 'Lò Thị Hoa', kind: 'text', text: '/start' },
        { isMine: false, author: 'Bot Mẫu', kind: 'text', text: 'Chào chị', sentAt: now },
      ]);
    });

    it('Sending stops at the monthly quota and resumes with the next month in Vietnam', async () => {
      await zalo.close();
      await begin({ quotaPerMonth: 2 });
      hoa.write('/start');
      for (const code of [undefined, undefined, 429]) expect(await send({ text: 'x' })).toBe(code);
      now = new Date('2026-11-30T17:00:00Z');
      expect(await send({ text: 'x' })).toBeUndefined();
      expect(rules()).toEqual([]);
    });
  });

  describe('photos of a bot', () => {
    let files: FastifyInstance;
    let url: string;
    beforeEach(async () => {
      hoa.write('/start');
      const gif = await sharp(jpeg).gif().toBuffer();
      const png = await sharp(jpeg).png().toBuffer();
      const bodies: Record<string, Buffer> = {
        '1.jpg': jpeg,
        '2.png': png,
        '3.gif': gif,
        '4.jpg': Buffer.from('<html>'),
      };
      bodies['big.jpg'] = Buffer.concat([jpeg, Buffer.alloc(10 * 1024 * 1024)]);
      files = Fastify();
      files.get('/:name', (request, reply) => {
        const body = bodies[(request.params as { name: string }).name];
        return body ? reply.send(body) : reply.code(404).send();
      });
      url = await files.listen({ host: '127.0.0.1', port: 0 });
    });
    afterEach(() => files.close());

    const send = (photo: string, caption?: string) => codeOf('sendPhoto', { chat_id: hoa.id, photo, caption });

    it('Photos are fetched from their address', async () => {
      expect(await send(`${url}/1.jpg`, 'Ra quân')).toBeUndefined();
      expect(await send(`${url}/2.png`)).toBeUndefined();
      expect(hoa.messages().slice(1)).toMatchObject([
        { kind: 'photo', text: 'Ra quân', photo: { mimeType: 'image/jpeg', width: 60, height: 40 } },
        { kind: 'photo', text: '', photo: { mimeType: 'image/png' } },
      ]);
      expect([...(hoa.messages()[1]?.photo?.bytes ?? [])]).toEqual([...jpeg]);
      expect(rules()).toEqual([]);
    });

    it('A photo must exist and be a JPEG or PNG of an allowed size', async () => {
      for (const name of ['gone.jpg', '3.gif', '4.jpg', 'big.jpg'])
        expect(await send(`${url}/${name}`), name).toBe(400);
      for (const address of [
        '',
        'anh.jpg',
        'http://tin.example.vn/1.jpg',
        'https://server/1.jpg',
        'http://127.0.0.1:1/',
      ]) {
        expect(await send(address), address).toBe(400);
      }
      expect(await send(`${url}/1.jpg`, 'x'.repeat(2_001))).toBe(400);
      expect(await send(`${url}/1.jpg`, '')).toBe(400);
      expect(await codeOf('sendPhoto', { chat_id: 'nobody', photo: `${url}/1.jpg` })).toBe(404);
      expect(new Set(rules())).toEqual(new Set(['sendPhoto']));
      expect(hoa.messages()).toHaveLength(1);
    });
  });

  describe('polling', () => {
    it('getUpdates returns one message per call, and each message once', async () => {
      hoa.write('một');
      hoa.write('hai');
      expect(zalo.world.waiting()).toBe(2);
      const [first, second] = [await call('getUpdates'), await call('getUpdates')];
      expect(first).toEqual({
        ok: true,
        result: {
          message: {
            date: now.getTime(),
            chat: { chat_type: 'PRIVATE', id: hoa.id },
            message_id: hoa.messages()[0]?.messageId,
            from: { id: hoa.id, is_bot: false, display_name: 'Lò Thị Hoa' },
            message_type: 'CHAT_MESSAGE',
            text: 'một',
          },
          event_name: 'message.text.received',
        },
      });
      expect(second.result).toMatchObject({ message: { text: 'hai' } });
      expect(await call('getUpdates', { timeout: '0' })).toEqual({
        ok: false,
        description: 'Request timeout',
        error_code: 408,
      });
    });

    it('getUpdates waits as long as requested and answers as soon as a message arrives', async () => {
      const before = performance.now();
      expect(await codeOf('getUpdates', { timeout: 1 })).toBe(408);
      expect(performance.now() - before).toBeGreaterThan(950);
      const polling = call('getUpdates', { timeout: 30 });
      await new Promise((resolve) => setTimeout(resolve, 50));
      hoa.write('một');
      expect((await polling).result).toMatchObject({ message: { text: 'một' } });
      expect(await codeOf('getUpdates', { timeout: 'soon' })).toBe(400);
    });

    it('A second poller ends the first one’s call', async () => {
      const first = call('getUpdates', { timeout: 30 });
      await new Promise((resolve) => setTimeout(resolve, 50));
      const second = call('getUpdates', { timeout: 30 });
      expect((await first).error_code).toBe(408);
      hoa.write('một');
      expect((await second).result).toMatchObject({ message: { text: 'một' } });
      expect(rules()).toEqual(['secondPoller']);
    });

    it('A message is kept if the caller hung up while waiting', async () => {
      const controller = new AbortController();
      const polling = fetch(`${zalo.apiRoot}/bot${bot.token}/getUpdates`, { signal: controller.signal });
      await new Promise((resolve) => setTimeout(resolve, 50));
      controller.abort();
      await polling.catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, 50));
      hoa.write('một');
      expect((await call('getUpdates')).result).toMatchObject({ message: { text: 'một' } });
    });

    it('getUpdates is refused while a webhook is set', async () => {
      await call('setWebhook', { url: 'http://127.0.0.1:9/hook', secret_token: '12345678' });
      expect(await codeOf('getUpdates')).toBe(400);
      await call('deleteWebhook');
      expect(await codeOf('getUpdates', { timeout: 0 })).toBe(408);
      expect(rules()).toEqual(['getUpdates']);
    });
  });

  describe('people', () => {
    const take = async () => (await call('getUpdates', { timeout: 0 })).result as Record<string, unknown>;

    it('A photo is delivered with an address from which it can be fetched', async () => {
      hoa.sendPhoto(jpeg, 'Hoá đơn');
      const update = (await take()) as { message: { photo_url: string }; event_name: string };
      expect(update).toMatchObject({
        event_name: 'message.image.received',
        message: { message_type: 'CHAT_PHOTO', caption: 'Hoá đơn' },
      });
      const response = await fetch(update.message.photo_url);
      expect(response.headers.get('content-type')).toBe('image/jpeg');
      expect([...new Uint8Array(await response.arrayBuffer())]).toEqual([...jpeg]);
      expect((await fetch(`${zalo.apiRoot}/media/other.jpg`)).status).toBe(404);
      expect(() => hoa.sendPhoto(Buffer.from('x'))).toThrow(RangeError);
    });

    it('Updates use the documented spelling when the simulator is set to it', async () => {
      zalo.world.useShape('wrapped');
      hoa.sendPhoto(jpeg);
      const { message } = (await take()) as { message: object };
      expect(message).toMatchObject({ photo: expect.stringContaining('/media/'), caption: '' });
      expect(message).not.toHaveProperty('photo_url');
      expect(message).not.toHaveProperty('message_type');
    });

    it('A file is delivered without any information about it', async () => {
      hoa.sendFile('ke-hoach.docx');
      const update = await take();
      expect(update.event_name).toBe('message.unsupported.received');
      expect(Object.keys(update.message as object).sort()).toEqual(['chat', 'date', 'from', 'message_id']);
      expect(hoa.messages()).toMatchObject([{ kind: 'file', text: 'ke-hoach.docx' }]);
    });

    it('Stickers and voice messages are delivered by kind', async () => {
      hoa.sendSticker('s1');
      hoa.sendVoice();
      expect((await take()).event_name).toBe('message.sticker.received');
      expect((await take()).event_name).toBe('message.voice.received');
    });

    it('In a group the bot receives only messages that mention it', async () => {
      const minh = zalo.world.addPerson('Minh');
      const { chatId } = zalo.world.addGroup('Tổ 1', [hoa]);
      hoa.write('chào mọi người', { chatId });
      hoa.write('@bot mẫu lịch', { chatId });
      const update = await take();
      expect(update).toMatchObject({
        message: { chat: { chat_type: 'GROUP', id: chatId }, from: { id: hoa.id }, text: '@bot mẫu lịch' },
      });
      expect(await codeOf('sendMessage', { chat_id: chatId, text: 'Chào cả nhà' })).toBeUndefined();
      expect(hoa.messages({ chatId }).at(-1)).toMatchObject({ isMine: false, text: 'Chào cả nhà' });
      expect(() => minh.write('x', { chatId })).toThrow('Minh is not in the chat');
    });

    it('People are identified by their keys', () => {
      expect(() => zalo.world.addPerson('Lò Thị Hoa')).toThrow('already');
      const other = zalo.world.addPerson('Lò Thị Hoa', 'hoa-2');
      expect(other.id).not.toBe(hoa.id);
      expect(zalo.world.person('hoa-2')).toBe(other);
      expect(zalo.world.person('nobody')).toBeNull();
      expect(() => hoa.write(' ')).toThrow(RangeError);
    });
  });

  it('Scripted faults are applied to the chosen method and can be withdrawn', async () => {
    hoa.write('x');
    const take = zalo.world.fault({
      method: 'getMe',
      times: 5,
      effect: { kind: 'answer', code: 500, description: 'no' },
    });
    expect(await codeOf('getMe')).toBe(500);
    take();
    expect(await codeOf('getMe')).toBeUndefined();
    const fields = { chat_id: hoa.id, text: 'Chào' };
    zalo.world.fault({ chatId: hoa.id, skip: 1, effect: { kind: 'hangUp', when: 'after' } });
    expect(await codeOf('sendMessage', fields)).toBeUndefined();
    await expect(call('sendMessage', fields)).rejects.toThrow();
    zalo.world.fault({ effect: { kind: 'hangUp', when: 'before' } });
    await expect(call('sendMessage', fields)).rejects.toThrow();
    expect(hoa.messages().filter(({ isMine }) => !isMine)).toHaveLength(2);
    zalo.world.fault({ effect: { kind: 'raw', status: 302, body: 'x', headers: { location: '/y' } } });
    const moved = await fetch(`${zalo.apiRoot}/bot${bot.token}/getMe`, { redirect: 'manual' });
    expect([moved.status, moved.headers.get('location')]).toEqual([302, '/y']);
    expect(zalo.world.calls.map(({ method }) => method)).toEqual(['getMe', 'getMe', 'sendMessage', 'sendMessage']);
  });
});

describe('webhooks of the simulated Zalo', () => {
  let ours: FastifyInstance;
  let url: string;
  let received: { body: string; secret: unknown }[];
  let answer: (body: string) => { status: number; delayMs?: number };

  const open = async (options: Partial<ZaloBotWorldOptions> = {}) => {
    received = [];
    answer = () => ({ status: 200 });
    await begin({ probesWebhook: false, ...options });
    ours = Fastify({ forceCloseConnections: true });
    ours.removeAllContentTypeParsers();
    ours.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body));
    ours.post('/hook', async (request, reply) => {
      const body = typeof request.body === 'string' ? request.body : '';
      received.push({ body, secret: request.headers['x-bot-api-secret-token'] });
      const { status, delayMs } = answer(body);
      if (delayMs) await new Promise((resolve) => setTimeout(resolve, delayMs));
      return reply.code(status).send();
    });
    url = `${await ours.listen({ host: '127.0.0.1', port: 0 })}/hook`;
  };
  afterEach(() => ours.close());

  const set = () => call('setWebhook', { url, secret_token: 'bi-mat-1' });
  const texts = () =>
    received.map(({ body }) => {
      const update = JSON.parse(body);
      return (update.result ?? update).message.text as string;
    });

  it('Updates, also earlier ones, are delivered with the secret and in the order of their chat', async () => {
    await open();
    hoa.write('một');
    expect(await set()).toEqual({ ok: true, result: { url, updated_at: now.getTime() } });
    hoa.write('hai');
    hoa.write('ba');
    await eventually(() => expect(texts()).toEqual(['một', 'hai', 'ba']));
    expect(new Set(received.map(({ secret }) => secret))).toEqual(new Set(['bi-mat-1']));
    expect((await call('getWebhookInfo')).result).toEqual({ url, updated_at: now.getTime() });
  });

  it.each([
    ['flat', ['event_name', 'message']],
    ['wrapped', ['ok', 'result']],
  ] as const)('The body is written %s', async (shape, names) => {
    await open({ shape });
    await set();
    hoa.write('một');
    await eventually(() => expect(received).toHaveLength(1));
    expect(Object.keys(JSON.parse(received[0]?.body ?? '')).sort()).toEqual(names);
  });

  it('The address is probed with an empty body', async () => {
    await open({ probesWebhook: true });
    await set();
    await eventually(() => expect(received).toEqual([{ body: '', secret: 'bi-mat-1' }]));
  });

  it('Failed deliveries are retried and delay no others', async () => {
    await open();
    let failures = 2;
    answer = (body) => ({ status: body.includes('hỏng') && failures-- > 0 ? 503 : 200 });
    await set();
    hoa.write('hỏng');
    hoa.write('lành');
    await eventually(() => expect(texts()).toEqual(['hỏng', 'lành', 'hỏng', 'hỏng']));
  });

  it('A delivery is given up after six attempts', async () => {
    await open({ retryUnitMs: 0.01 });
    answer = () => ({ status: 204 });
    await set();
    hoa.write('hỏng');
    await eventually(() => expect(rules()).toEqual(['webhookLost']));
    expect(received).toHaveLength(6);
  });

  it('An answer slower than two seconds is recorded as a violation', async () => {
    await open();
    answer = () => ({ status: 200, delayMs: 2_300 });
    await set();
    hoa.write('chậm');
    await eventually(() => expect(rules()).toEqual(['webhookSlow']));
  });

  it('After deleteWebhook, undelivered updates can be polled', async () => {
    await open({ retryUnitMs: 1_000 });
    answer = () => ({ status: 500 });
    await set();
    hoa.write('một');
    await eventually(() => expect(received).toHaveLength(1));
    expect((await call('deleteWebhook')).result).toMatchObject({ url: '' });
    await eventually(() => expect(zalo.world.waiting()).toBe(1));
    expect((await call('getUpdates', { timeout: 0 })).result).toMatchObject({ message: { text: 'một' } });
  });

  it.each([
    [{ url: 'http://tin.example.vn/hook' }],
    [{ url: 'https://10.0.0.1/hook' }],
    [{ url: 'https://server/hook' }],
    [{ url: '' }],
    [{ secret_token: '1234567' }],
    [{ secret_token: undefined }],
    [{ secret_token: 'x'.repeat(257) }],
  ])('setWebhook refuses %j', async (change) => {
    await open();
    const fields = { url: 'https://tin.example.vn/hook', secret_token: '12345678', ...change };
    expect(await codeOf('setWebhook', fields)).toBe(400);
    expect(rules()).toEqual(['setWebhook']);
  });
});
