import Fastify, { type FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ZaloBotWorldOptions } from '../../bots/simulator/zalo-bot/platform.ts';
import { type StandaloneZaloBot, startZaloBot } from '../../bots/simulator/zalo-bot/standalone.ts';
import type { ZaloBotPerson } from '../../bots/simulator/zalo-bot/world.ts';
import type { ZaloBotConfig } from '../../bots/zalo-bot/config.ts';
import { createZaloBot, type ZaloBotChannel } from '../../bots/zalo-bot/index.ts';
import { acceptsWebhooks } from '../../src/channel/channel.ts';
import type { ChannelContext } from '../../src/channel/factory.ts';
import { deriveSecret } from '../../src/channel/platform/webhook.ts';
import {
  aConfig,
  aContext,
  aMessage,
  bot,
  failureOf,
  now,
  type RememberingContext,
  shortTimes,
  until,
} from './zalo-bot-world.ts';

let zalo: StandaloneZaloBot;
let hoa: ZaloBotPerson;
let context: RememberingContext;
let channel: ZaloBotChannel;

const begin = async (options: Partial<ZaloBotWorldOptions> = {}) => {
  zalo = await startZaloBot({ bot: bot, now: () => now, retryUnitMs: 1, ...options });
  hoa = zalo.world.addPerson('Lò Thị Hoa');
};
const open = (change: Partial<ChannelContext> = {}, config: Partial<ZaloBotConfig> = {}, times = {}) => {
  context = aContext(change);
  channel = createZaloBot(aConfig(zalo.apiRoot, config), context, { ...shortTimes, ...times });
  return channel;
};
const storedTexts = () =>
  context.stored.flatMap((delivery) =>
    channel.parse(delivery).map((event) => (event.kind === 'text' ? event.text : event.kind)),
  );
const warnings = () => context.logged.filter(({ level }) => level === 'warn').map(({ message }) => message);
const callsOf = (name: string) => zalo.world.calls.filter(({ method }) => method === name);

afterEach(async () => {
  await channel.stop();
  await zalo.close();
});

describe('polling', () => {
  beforeEach(() => begin());

  it('The channel reports its account and link', async () => {
    const identity = await open().start();
    expect(identity).toMatchObject({ accountId: bot.id, displayName: 'Bot Mẫu' });
    expect(identity.linkTo?.()).toBe(`https://zalo.me/${bot.id}`);
    expect(identity.linkTo?.('inv_1')).toBe(`https://zalo.me/${bot.id}#inv_1`);
    expect(() => identity.linkTo?.('a b')).toThrow(RangeError);
    expect(acceptsWebhooks(channel)).toBe(false);
    expect(context.health).toEqual([{ kind: 'ok', accessUntil: null }]);
  });

  it('A configured name and link are used', async () => {
    const identity = await open({}, { botName: null, link: 'https://zalo.me/s/bot-mau' }).start();
    expect(identity).toMatchObject({ displayName: bot.accountName });
    expect(identity.linkTo?.('CODE')).toBe('https://zalo.me/s/bot-mau#CODE');
  });

  it('The webhook is removed, and messages are stored in order', async () => {
    for (const text of ['một', 'hai']) hoa.write(text);
    await open().start();
    await until(() => context.stored.length === 2, 'both are stored');
    hoa.write('ba');
    await until(() => context.stored.length === 3, 'the third is stored');
    expect(storedTexts()).toEqual(['một', 'hai', 'ba']);
    expect(zalo.world.calls.slice(0, 3).map(({ method }) => method)).toEqual(['getMe', 'deleteWebhook', 'getUpdates']);
    expect(callsOf('getUpdates')[0]?.params).toEqual({ timeout: '1' });
    expect(zalo.world.violations).toEqual([]);
  });

  it('Wrapped updates are read', async () => {
    zalo.world.useShape('wrapped');
    hoa.write('gói');
    await open().start();
    await until(() => context.stored.length === 1, 'it is stored');
    expect(storedTexts()).toEqual(['gói']);
  });

  it('A list of updates is accepted', async () => {
    const update = (id: string) => ({
      event_name: 'message.text.received',
      message: { message_id: id, chat: { id: 'a', chat_type: 'PRIVATE' }, from: { id: 'a' }, date: 1, text: id },
    });
    const body = JSON.stringify({ ok: true, result: [update('x'), update('y')] });
    zalo.world.fault({ method: 'getUpdates', effect: { kind: 'raw', status: 200, body } });
    await open().start();
    await until(() => context.stored.length === 2, 'both are stored');
    expect(context.stored.map(({ externalId }) => externalId)).toEqual(['zb:x', 'zb:y']);
  });

  it('Each update is stored before the next is requested', async () => {
    const order: string[] = [];
    for (const text of ['một', 'hai']) hoa.write(text);
    open({
      onDeliveries: async (deliveries) => {
        await new Promise((resolve) => setTimeout(resolve, 40));
        order.push(`stored ${deliveries.length} after ${callsOf('getUpdates').length} polls`);
      },
    });
    await channel.start();
    await until(() => order.length === 2, 'both are stored');
    expect(order).toEqual(['stored 1 after 1 polls', 'stored 1 after 2 polls']);
  });

  it('An update that cannot be stored is kept until it can', async () => {
    let tries = 0;
    hoa.write('một');
    open({
      onDeliveries: async (deliveries) => {
        tries += 1;
        if (tries <= 4) throw new Error('database is locked');
        context.stored.push(...deliveries);
      },
    });
    await channel.start();
    await until(() => context.stored.length > 0, 'it is stored');
    expect(storedTexts()).toEqual(['một']);
    expect(callsOf('getUpdates').length).toBeLessThanOrEqual(2);
    expect(warnings()).toEqual(Array(4).fill('zalo-bot-store-failed'));
  });

  it('Stopping stores pending updates and reports those that could not be stored', async () => {
    let isLocked = true;
    hoa.write('một');
    open({
      onDeliveries: async (deliveries) => {
        if (isLocked) throw new Error('database is locked');
        context.stored.push(...deliveries);
      },
    });
    await channel.start();
    await until(() => warnings().length > 0, 'it could not be stored');
    setTimeout(() => {
      isLocked = false;
    }, 100);
    await channel.stop();
    expect(storedTexts()).toEqual(['một']);

    isLocked = true;
    const { messageId } = hoa.write('hai');
    open({ onDeliveries: () => Promise.reject(new Error('database is gone')) });
    await channel.start();
    await until(() => warnings().length > 0, 'it could not be stored');
    await channel.stop();
    expect(context.logged.at(-1)).toMatchObject({
      message: 'zalo-bot-updates-lost',
      facts: { lost: [`zb:${messageId}`] },
    });
  });

  it('An empty poll is normal, and empty answers that come at once cause no busy loop', async () => {
    const effect = { kind: 'answer', code: 408, description: 'Request timeout' } as const;
    zalo.world.fault({ method: 'getUpdates', times: 5, effect });
    zalo.world.fault({ method: 'getUpdates', effect: { kind: 'raw', status: 408, body: '<html>' } });
    zalo.world.fault({
      method: 'getUpdates',
      effect: { kind: 'raw', status: 200, body: '{"ok":true}' },
    });
    const before = performance.now();
    hoa.write('một');
    await open().start();
    await until(() => context.stored.length > 0, 'it is stored');
    expect(performance.now() - before).toBeGreaterThanOrEqual(7 * (shortTimes.emptyPollMs - 2));
    expect(warnings()).toEqual([]);
  });

  it('The pauses grow while Zalo is unreachable', async () => {
    zalo.world.fault({ method: 'getUpdates', times: 3, effect: { kind: 'raw', status: 502, body: '<html>' } });
    hoa.write('một');
    await open().start();
    await until(() => context.stored.length > 0, 'it is stored');
    expect(context.logged.map(({ facts }) => facts.waitMs)).toEqual([10, 20, 40]);
    expect(context.failures).toEqual([]);
  });

  it('A webhook that somebody set meanwhile is removed', async () => {
    await open().start();
    await until(() => callsOf('getUpdates').length > 0 || zalo.world.calls.length >= 2, 'it polls');
    await fetch(`${zalo.apiRoot}/bot${bot.token}/setWebhook`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ url: 'http://127.0.0.1:9/elsewhere', secret_token: '12345678' }),
    });
    await until(() => callsOf('deleteWebhook').length === 2, 'it takes the webhook away');
    hoa.write('một');
    await until(() => context.stored.length === 1, 'it is stored');
  });

  it('Polling stops when the token is invalid, which is reported once', async () => {
    zalo.world.fault({ method: 'getUpdates', effect: { kind: 'answer', code: 401, description: 'Unauthorized' } });
    await open().start();
    await until(() => context.failures.length > 0, 'somebody is told');
    const polls = callsOf('getUpdates').length;
    zalo.world.fault({ method: 'sendMessage', effect: { kind: 'answer', code: 401, description: 'Unauthorized' } });
    expect((await failureOf(channel.send(aMessage()))).kind).toBe('credentials');
    hoa.write('x');
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(callsOf('getUpdates')).toHaveLength(polls);
    expect(context.failures).toHaveLength(1);
    expect(context.health.map(({ kind }) => kind)).toEqual(['ok', 'needsReconnect']);
    expect(warnings()).toEqual(['zalo-bot-polling-stopped']);
  });

  it('If the token is refused at the start, a new token is requested', async () => {
    zalo.world.fault({ method: 'getMe', effect: { kind: 'answer', code: 401, description: 'Unauthorized' } });
    open();
    expect((await failureOf(channel.start())).kind).toBe('credentials');
    expect(context.health.map(({ kind }) => kind)).toEqual(['needsReconnect']);
    await channel.start();
    expect(context.health.map(({ kind }) => kind)).toEqual(['needsReconnect', 'ok']);
  });

  it('Starting twice polls once', async () => {
    await open().start();
    await channel.start();
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(zalo.world.violations).toEqual([]);
  });

  it('No log or error contains the token', async () => {
    const secret = bot.token.split(':')[1] ?? '';
    zalo.world.fault({
      method: 'getUpdates',
      times: 2,
      effect: { kind: 'answer', code: 400, description: `bad /bot${bot.token}/getUpdates, bot77:other` },
    });
    zalo.world.fault({ effect: { kind: 'hangUp', when: 'before' }, method: 'sendMessage' });
    await open().start();
    await until(() => warnings().length >= 2, 'polls fail');
    const error = await failureOf(channel.send(aMessage()));
    const said = JSON.stringify([context.logged, error, String(error.stack), String(error.details.cause)]);
    expect(said).toContain('bot<token>');
    expect(said).not.toContain(secret);
    expect(said).not.toContain('bot77:other');
  });
});

describe('a webhook', () => {
  const keySecret = deriveSecret('zalo-bot', new Uint8Array(32).fill(7), 'dong-lac', bot.id);
  let ours: FastifyInstance;
  let publicUrl: string;
  let statuses: number[];

  beforeEach(async () => {
    statuses = [];
    ours = Fastify();
    ours.removeAllContentTypeParsers();
    ours.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
    // Like the product's route: answers 200 after storing.
    ours.post('/hooks/zalo-bot/dong-lac', async (request, reply) => {
      if (!acceptsWebhooks(channel)) return reply.code(404).send();
      const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      const verdict = channel.acceptWebhook({ headers: request.headers, body });
      if (verdict.kind === 'genuine') await context.onDeliveries(verdict.deliveries);
      const status = { genuine: 200, probe: 200, malformed: 400, forged: 401 }[verdict.kind];
      statuses.push(status);
      return reply.code(status).send();
    });
    publicUrl = await ours.listen({ host: '127.0.0.1', port: 0 });
  });
  afterEach(() => ours.close());

  const openHook = (change: Partial<ChannelContext> = {}, secret: string | null = null) =>
    open({ publicUrl, ...change }, { receive: { mode: 'webhook', secret } });

  it.each(['flat', 'wrapped'] as const)('The channel receives every kind of message, %s', async (shape) => {
    await begin({ shape });
    const minh = zalo.world.addPerson('Minh');
    await openHook().start();
    for (const text of ['một', 'hai', 'ba']) hoa.write(text);
    minh.sendFile('ke-hoach.docx');
    await until(() => context.stored.length === 4, 'all are stored');
    expect(storedTexts().filter((text) => text !== 'unsupported')).toEqual(['một', 'hai', 'ba']);
    expect(storedTexts()).toContain('unsupported');
    // Zalo first tests the address with an empty body.
    expect(statuses).toEqual([200, 200, 200, 200, 200]);
    expect(zalo.world.violations).toEqual([]);
  });

  it('The webhook is registered with a derived secret or the configured one', async () => {
    await begin();
    await openHook().start();
    expect(callsOf('setWebhook')[0]?.params).toEqual({
      url: `${publicUrl}/hooks/zalo-bot/dong-lac`,
      secret_token: keySecret,
    });
    expect(keySecret).toMatch(/^[\w-]{43}$/);
    expect(deriveSecret('zalo-bot', new Uint8Array(32).fill(7), 'le-dai-hanh', bot.id)).not.toBe(keySecret);
    await channel.stop();
    await openHook({}, 'a-given-secret').start();
    expect(callsOf('setWebhook')[1]?.params).toMatchObject({ secret_token: 'a-given-secret' });
  });

  it('A probe is accepted with and without the secret; anything else needs it', async () => {
    await begin();
    openHook({}, 'a-given-secret');
    const accept = (body: string, headers = {}) =>
      acceptsWebhooks(channel) && channel.acceptWebhook({ headers, body: Buffer.from(body) }).kind;
    const header = { 'x-bot-api-secret-token': 'a-given-secret' };
    for (const body of ['', ' ', '{}', '{ }\n']) {
      expect(accept(body)).toBe('probe');
      expect(accept(body, header)).toBe('probe');
    }
    expect(accept('{"a":1}')).toBe('forged');
    expect(accept(' '.repeat(17))).toBe('forged');
    expect(accept('{"a":1}', header)).toBe('genuine');
    expect(accept('\xff', header)).toBe('malformed');
  });

  it('A message that could not be stored is delivered again', async () => {
    await begin();
    let tries = 0;
    openHook({
      onDeliveries: async (deliveries) => {
        tries += 1;
        if (tries === 1) throw new Error('database is locked');
        context.stored.push(...deliveries);
      },
    });
    await channel.start();
    hoa.write('một');
    await until(() => context.stored.length === 1, 'it is stored');
    expect(tries).toBe(2);
  });

  it('A repeated message has the same key', async () => {
    await begin();
    await openHook().start();
    const { messageId } = hoa.write('một');
    await until(() => context.stored.length === 1, 'it is stored');
    zalo.world.redeliver(messageId);
    await until(() => context.stored.length === 2, 'it is offered again');
    expect(new Set(context.stored.map(({ externalId }) => externalId))).toEqual(new Set([`zb:${messageId}`]));
  });

  it('A changed webhook is set again', async () => {
    await begin();
    await openHook().start();
    await fetch(`${zalo.apiRoot}/bot${bot.token}/deleteWebhook`);
    await until(() => callsOf('setWebhook').length === 2, 'it is set again');
    expect(context.logged[0]).toMatchObject({ message: 'zalo-bot-webhook-changed', facts: { host: '' } });
  });

  it('The channel starts while Zalo is unreachable and sets the webhook later', async () => {
    await begin();
    zalo.world.fault({ method: 'setWebhook', effect: { kind: 'raw', status: 503, body: '<html>' } });
    await openHook().start();
    expect(warnings()).toEqual(['zalo-bot-webhook-not-set']);
    hoa.write('một');
    await until(() => context.stored.length === 1, 'it is set, and the message is stored');
  });

  it('The start fails if Zalo refuses the address', async () => {
    await begin();
    const error = await failureOf(openHook({ publicUrl: 'http://tin.example.vn' }).start());
    expect(error.kind).toBe('rejected');
    expect(() => openHook({ publicUrl: null })).toThrow(/PUBLIC_URL/);
  });

  it('An invalid token is reported once', async () => {
    await begin();
    await openHook().start();
    zalo.world.fault({ method: 'getWebhookInfo', effect: { kind: 'answer', code: 401, description: 'Unauthorized' } });
    await until(() => context.failures.length === 1, 'somebody is told');
    expect(context.health.at(-1)).toMatchObject({ kind: 'needsReconnect' });
  });
});
