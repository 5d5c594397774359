import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTelegram, type TelegramChannel } from '../../bots/telegram/index.ts';
import { acceptsWebhooks } from '../../src/channel/channel.ts';
import { deriveSecret } from '../../src/channel/platform/webhook.ts';
import { bot, type FakeTelegram, startFakeTelegram, token } from './telegram-fake.ts';
import { aContext, aMessage, type RememberingContext, shortTimes, until } from './telegram-world.ts';

let fake: FakeTelegram;
let context: RememberingContext;
let channel: TelegramChannel;

beforeEach(async () => {
  fake = await startFakeTelegram();
});
afterEach(async () => {
  await channel.stop();
  await fake.close();
});

const update = (id: number, text = 'x') => ({
  update_id: id,
  message: {
    message_id: id,
    from: { id: 42, first_name: 'Lan' },
    chat: { id: 42, type: 'private' },
    date: 1_771_203_600,
    text,
  },
});
const storedTexts = () =>
  context.stored.flatMap(({ deliveries }) => deliveries.map(({ payload }) => JSON.parse(payload)?.message?.text));
const warnings = () => context.logged.map(({ message }) => message);

describe('polling', () => {
  const open = (change: Parameters<typeof aContext>[0] = {}, times = {}) => {
    context = aContext(change);
    channel = createTelegram({ token: token, apiRoot: fake.root, receive: { mode: 'polling' } }, context, {
      ...shortTimes,
      ...times,
    });
    return channel;
  };

  it('The channel reports its account and link', async () => {
    const identity = await open().start();
    expect(identity).toMatchObject({ accountId: String(bot.id), displayName: bot.first_name });
    expect(identity.linkTo?.()).toBe('https://t.me/tinxa_demo_bot');
    expect(identity.linkTo?.('inv_1')).toBe('https://t.me/tinxa_demo_bot?start=inv_1');
    expect(() => identity.linkTo?.('a b')).toThrow(RangeError);
    expect(() => identity.linkTo?.('x'.repeat(65))).toThrow(RangeError);
    expect(acceptsWebhooks(channel)).toBe(false);
  });

  it('The webhook is removed without dropping pending updates, and only the supported kinds are requested', async () => {
    await open().start();
    await until(() => fake.of('getUpdates').length > 0, 'it polls');
    expect(fake.of('deleteWebhook').map(({ fields }) => fields)).toEqual([{ drop_pending_updates: false }]);
    expect(fake.of('getUpdates')[0]?.fields).toEqual({
      limit: 100,
      timeout: 1,
      allowed_updates: ['message', 'edited_message', 'callback_query', 'my_chat_member'],
    });
  });

  it('A batch is stored with its offset before it is confirmed', async () => {
    const order: string[] = [];
    fake.updates.push(update(10), update(11));
    open({
      cursor: {
        read: async () => null,
        store: async (deliveries, next) => {
          await new Promise((resolve) => setTimeout(resolve, 30));
          order.push(`stored ${deliveries.length}, next ${next}; confirmed so far: ${Math.max(...fake.confirmed)}`);
        },
      },
    });
    await channel.start();
    await until(() => fake.confirmed.includes(12), 'the batch is confirmed');
    expect(order).toEqual(['stored 2, next 12; confirmed so far: 0']);
    fake.updates.push(update(12));
    await until(() => order.length === 2, 'the next one is stored');
  });

  it('Polling resumes at the stored offset', async () => {
    await open({ cursor: { read: async () => 488_300_100, store: async () => undefined } }).start();
    await until(() => fake.confirmed.length > 0, 'it polls');
    expect(fake.confirmed[0]).toBe(488_300_100);
  });

  it('If storing fails, nothing is confirmed and the batch is fetched again', async () => {
    let tries = 0;
    fake.updates.push(update(10, 'một'));
    open({
      cursor: {
        read: async () => null,
        store: async (deliveries, next) => {
          tries += 1;
          if (tries <= 2) throw new Error('database is locked');
          context.stored.push({ deliveries, next });
        },
      },
    });
    await channel.start();
    await until(() => storedTexts().length > 0, 'the batch is stored');
    expect(storedTexts()).toEqual(['một']);
    expect(warnings()).toEqual(['telegram-polling-failed', 'telegram-polling-failed']);
    await until(() => fake.confirmed.includes(11), 'confirmed');
    expect(fake.confirmed.filter((offset) => offset > 0)[0]).toBe(11);
  });

  it('Polling follows update numbers that restart lower', async () => {
    await open({
      cursor: { read: async () => 900, store: async (d, n) => void context.stored.push({ deliveries: d, next: n }) },
    }).start();
    // When polled with an offset that is too high, the real server returns the head of its queue.
    fake.script.push({
      method: 'getUpdates',
      answer: { status: 200, body: JSON.stringify({ ok: true, result: [update(5)] }) },
    });
    await until(() => context.stored.length > 0, 'it is stored');
    expect(context.stored[0]?.next).toBe(6);
  });

  it('Polling continues after rate limits, HTML answers and connection resets', async () => {
    open();
    for (const answer of [
      'reset' as const,
      { status: 502, body: '<html>', contentType: 'text/html' },
      {
        ok: false,
        error_code: 429,
        description: 'Too Many Requests: retry after 0',
        parameters: { retry_after: 0.02 },
      },
      { status: 200, body: '{"ok":true,"result":{"not":"a list"}}' },
    ]) {
      fake.script.push({ method: 'getUpdates', answer });
    }
    fake.updates.push(update(10, 'sau mưa'));
    await channel.start();
    await until(() => storedTexts().includes('sau mưa'), 'the message comes through');
    expect(context.failures).toEqual([]);
  });

  it('Unknown updates and those without a number are stored beside good ones', async () => {
    fake.updates.push({ update_id: 10, some_future_update: {} } as never, { nonsense: true } as never, update(11));
    await open().start();
    await until(() => context.stored.length > 0, 'the batch is stored');
    expect(context.stored[0]?.deliveries.map(({ kind }) => kind)).toEqual(['unknown', 'unknown', 'message']);
    expect(context.stored[0]?.next).toBe(12);
  });

  it.each([
    [
      409,
      'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
      /only one may poll/,
    ],
    [401, 'Unauthorized', /token/],
  ])('Polling stops at error %i and reports it once', async (error_code, description, reason) => {
    fake.script.push({ method: 'getUpdates', answer: { ok: false, error_code, description } });
    await open().start();
    await until(() => context.failures.length > 0, 'somebody is told');
    const polls = fake.of('getUpdates').length;
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(fake.of('getUpdates')).toHaveLength(polls);
    expect(context.failures).toHaveLength(1);
    expect(context.failures[0]).toMatch(reason);
  });

  it('Stopping ends a hanging long poll at once and leaves no call open', async () => {
    await open({}, { pollSeconds: 40 }).start();
    await until(() => fake.of('getUpdates').length > 0, 'it polls');
    const before = performance.now();
    await channel.stop();
    // Far below the forty seconds of the long poll.
    expect(performance.now() - before).toBeLessThan(20_000);
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(fake.of('getUpdates')).toHaveLength(1);
    expect(warnings()).toEqual([]);
    expect(context.failures).toEqual([]);
  });

  it('Stopping does not wait for a hanging send or store', async () => {
    fake.updates.push(update(10));
    let isStoring = false;
    open(
      {
        cursor: {
          read: async () => null,
          store: () => {
            isStoring = true;
            return new Promise(() => undefined);
          },
        },
      },
      { callMs: 30_000 },
    );
    await channel.start();
    await until(() => isStoring, 'it stores');
    fake.script.push({ method: 'sendMessage', answer: 'hang' });
    const sending = channel.send(aMessage()).then(
      () => null,
      (error: unknown) => error,
    );
    await until(() => fake.of('sendMessage').length > 0, 'it sends');
    const before = performance.now();
    await channel.stop();
    // The call has a timeout of thirty seconds, and the store never finishes.
    expect(performance.now() - before).toBeLessThan(20_000);
    expect(await sending).toMatchObject({ kind: 'unreachable', details: { outcomeUnknown: true } });
  });

  it('Stopping lets a send finish that is nearly done', async () => {
    await open().start();
    const sending = channel.send(aMessage());
    await channel.stop();
    expect(await sending).toEqual({ messageId: '1' });
  });

  it('The channel can start again after Telegram was unreachable', async () => {
    fake.script.push({ method: 'getMe', answer: { status: 502, body: 'x' } });
    open();
    await expect(channel.start()).rejects.toMatchObject({ kind: 'unreachable' });
    fake.updates.push(update(10, 'lần hai'));
    await channel.start();
    await until(() => storedTexts().includes('lần hai'), 'it receives');
  });
});

describe('webhook', () => {
  const key = new Uint8Array(32).fill(7);
  const webhookSecret = deriveSecret('telegram', key, 'dong-lac', bot.id);
  const url = 'https://tin.example.vn/hooks/telegram/dong-lac';

  const open = (secret: string | null = null) => {
    context = aContext({ publicUrl: 'https://tin.example.vn', key: key });
    channel = createTelegram(
      { token: token, apiRoot: fake.root, receive: { mode: 'webhook', secret } },
      context,
      shortTimes,
    );
    return channel;
  };
  const accept = (body: string | Uint8Array, secret = webhookSecret) => {
    if (!channel.acceptWebhook) throw new Error('no webhook');
    return channel.acceptWebhook({ headers: { 'x-telegram-bot-api-secret-token': secret }, body: Buffer.from(body) });
  };

  it('The webhook is registered at the start with all parameters and without dropping updates', async () => {
    await open().start();
    expect(fake.of('setWebhook').map(({ fields }) => fields)).toEqual([
      {
        url: url,
        secret_token: webhookSecret,
        max_connections: 40,
        allowed_updates: ['message', 'edited_message', 'callback_query', 'my_chat_member'],
      },
    ]);
    expect(fake.of('getUpdates')).toEqual([]);
    expect(acceptsWebhooks(channel)).toBe(true);
  });

  it('The derived secret is valid for Telegram and different for each ward and bot', () => {
    expect(webhookSecret).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(deriveSecret('telegram', key, 'dong-lac', bot.id)).toBe(webhookSecret);
    const others = [
      deriveSecret('telegram', key, 'le-dai-hanh', bot.id),
      deriveSecret('telegram', key, 'dong-lac', 8),
      deriveSecret('telegram', new Uint8Array(32), 'dong-lac', bot.id),
    ];
    expect(new Set([webhookSecret, ...others]).size).toBe(4);
  });

  it('A configured secret is used', async () => {
    await open('y'.repeat(40)).start();
    expect(fake.of('setWebhook')[0]?.fields.secret_token).toBe('y'.repeat(40));
    expect(accept('{"update_id":1}', 'y'.repeat(40)).kind).toBe('genuine');
    expect(accept('{"update_id":1}').kind).toBe('forged');
  });

  it('Deliveries are accepted before the start, with their body unchanged', () => {
    open();
    const body = `{ "update_id" : 7, "message": ${JSON.stringify(update(7).message)} }`;
    const verdict = accept(body);
    expect(verdict).toMatchObject({
      kind: 'genuine',
      deliveries: [
        {
          channel: 'telegram',
          externalId: 'tg:7000000001:7',
          lane: 'tg:42',
          priority: 5,
          kind: 'message',
          payload: body,
        },
      ],
    });
  });

  it('Authentic JSON that is no update is stored as unknown', () => {
    open();
    for (const body of [
      '{}',
      '[]',
      '7',
      'null',
      '"x"',
      '{"update_id":"7"}',
      '{"update_id":7,"some_future_update":{}}',
    ]) {
      expect(accept(body)).toMatchObject({ kind: 'genuine', deliveries: [{ kind: 'unknown', payload: body }] });
    }
  });

  it('A body that is not JSON in UTF-8 is reported malformed', () => {
    open();
    for (const body of ['', '{', '\ufeff{}', Buffer.from('{}', 'utf16le'), Buffer.from([0x22, 0xff, 0x22])]) {
      expect(accept(body)).toEqual({ kind: 'malformed' });
    }
  });

  it('A changed webhook is set again and logged', async () => {
    await open().start();
    fake.webhook = { ...fake.webhook, url: 'https://thief.example/hook/secret-path' };
    await until(() => fake.of('setWebhook').length > 1, 'it is set again');
    expect(fake.webhook.url).toBe(url);
    expect(context.logged[0]).toMatchObject({
      level: 'warn',
      message: 'telegram-webhook-changed',
      facts: { host: 'thief.example' },
    });
    expect(JSON.stringify(context.logged)).not.toContain('secret-path');
  });

  it('The webhook is set again when updates pile up or other kinds were configured', async () => {
    await open().start();
    fake.webhook = { ...fake.webhook, pending: 501 };
    await until(() => fake.of('setWebhook').length > 1, 'it is set again');
    expect(warnings()).toContain('telegram-updates-pile-up');
    const before = fake.of('setWebhook').length;
    fake.webhook = { ...fake.webhook, pending: 0, allowed: ['message'] };
    await until(() => fake.of('setWebhook').length > before, 'it is set again');
    expect(warnings()).toContain('telegram-webhook-changed');
  });

  it('A healthy webhook is not set again', async () => {
    await open().start();
    await until(() => fake.of('getWebhookInfo').length >= 3, 'it has looked thrice');
    expect(fake.of('setWebhook')).toHaveLength(1);
    expect(warnings()).toEqual([]);
  });

  it('Only recent delivery failures are reported', async () => {
    await open().start();
    const now = context.now().getTime() / 1_000;
    fake.webhook = { ...fake.webhook, lastErrorAt: now - 3_600 };
    await until(() => fake.of('getWebhookInfo').length >= 2, 'it has looked');
    expect(warnings()).toEqual([]);
    fake.webhook = { ...fake.webhook, lastErrorAt: now };
    await until(() => warnings().includes('telegram-webhook-fails'), 'it tells');
  });

  it('The channel starts while Telegram is busy and registers later', async () => {
    fake.script.push({ method: 'setWebhook', answer: { ok: false, error_code: 502, description: 'Bad Gateway' } });
    await open().start();
    expect(fake.webhook.url).toBe('');
    await until(() => fake.webhook.url === url, 'it is registered');
  });

  it('The channel does not start if Telegram refuses the address', async () => {
    const description = 'Bad Request: bad webhook: An HTTPS URL must be provided for webhook';
    fake.script.push({ method: 'setWebhook', answer: { ok: false, error_code: 400, description } });
    await expect(open().start()).rejects.toMatchObject({ kind: 'rejected' });
  });

  it('A revoked token is reported, and the webhook is no longer checked', async () => {
    await open().start();
    fake.script.push({ method: 'getWebhookInfo', answer: { ok: false, error_code: 401, description: 'Unauthorized' } });
    await until(() => context.failures.length > 0, 'somebody is told');
    const looks = fake.of('getWebhookInfo').length;
    await new Promise((resolve) => setTimeout(resolve, 120));
    expect(fake.of('getWebhookInfo')).toHaveLength(looks);
    expect(context.failures).toHaveLength(1);
  });

  it('The webhook is no longer checked after a stop', async () => {
    await open().start();
    await until(() => fake.of('getWebhookInfo').length > 0, 'it has looked');
    await channel.stop();
    const looks = fake.of('getWebhookInfo').length;
    await new Promise((resolve) => setTimeout(resolve, 120));
    expect(fake.of('getWebhookInfo')).toHaveLength(looks);
  });

  it('Webhooks need a public address', () => {
    const make = () =>
      createTelegram({ token: token, apiRoot: fake.root, receive: { mode: 'webhook', secret: null } }, aContext());
    expect(make).toThrow(/PUBLIC_URL/);
    open();
  });
});
