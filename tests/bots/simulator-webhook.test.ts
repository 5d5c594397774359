import Fastify, { type FastifyInstance } from 'fastify';
import { Api } from 'grammy';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type StandaloneTelegram, startTelegram } from '../../bots/simulator/telegram/standalone.ts';
import { eventually } from '../support/eventually.ts';

const token = '7000000001:simulator';
const hoa = 5012345678;
const minh = 5098765432;
/** Milliseconds in these tests for one second of the retry table. */
const unitMs = 10;

interface Received {
  readonly text: string;
  readonly secret: string | undefined;
  readonly atMs: number;
}

describe('webhooks of the simulated Telegram', () => {
  let now: Date;
  let telegram: StandaloneTelegram;
  let api: Api;
  let ours: FastifyInstance;
  let url: string;
  let received: Received[];
  let answer: (text: string) => {
    status: number;
    headers?: Record<string, string>;
    body?: unknown;
    until?: () => boolean;
  };

  beforeEach(async () => {
    now = new Date('2026-11-20T02:00:00Z');
    received = [];
    answer = () => ({ status: 200 });
    telegram = await startTelegram({
      bot: { token: token, id: 7000000001, username: 'tinxa_demo_bot', firstName: 'Tin xã' },
      clock: { now: () => now },
      limits: false,
      retryUnitMs: unitMs,
    });
    telegram.world.person({ id: hoa, firstName: 'Hoa' });
    telegram.world.person({ id: minh, firstName: 'Minh' });
    api = new Api(token, { apiRoot: telegram.apiRoot });
    ours = Fastify();
    ours.post('/hook', async (request, reply) => {
      const update = request.body as { message?: { text: string }; callback_query?: { data: string } };
      const text = update.message?.text ?? update.callback_query?.data ?? Object.keys(update)[1] ?? '';
      const secret = request.headers['x-telegram-bot-api-secret-token'] as string | undefined;
      received.push({ text, secret, atMs: performance.now() });
      const { status, headers, body, until = () => true } = answer(text);
      await eventually(() => expect(until()).toBe(true));
      return reply
        .code(status)
        .headers(headers ?? {})
        .send(body ?? '');
    });
    url = `${await ours.listen({ host: '127.0.0.1', port: 0 })}/hook`;
  });

  afterEach(async () => {
    await telegram.close();
    await ours.close();
  });

  const texts = () => received.map(({ text }) => text);

  it('Updates are delivered in order with the secret, and any 2xx answer counts as success', async () => {
    answer = () => ({ status: 204 });
    await api.setWebhook(url, { secret_token: 'Bi-mat_1' });
    for (const text of ['một', 'hai', 'ba']) telegram.world.sendText(hoa, text);
    await eventually(() => expect(texts()).toEqual(['một', 'hai', 'ba']));
    expect(new Set(received.map(({ secret }) => secret))).toEqual(new Set(['Bi-mat_1']));
    await eventually(async () => expect((await api.getWebhookInfo()).pending_update_count).toBe(0));
  });

  it('Updates that arrived before the webhook was set are delivered', async () => {
    telegram.world.sendText(hoa, 'trước');
    await api.setWebhook(url);
    await eventually(() => expect(texts()).toEqual(['trước']));
  });

  it('A failing update delays only the later updates of its chat', async () => {
    let failures = 3;
    answer = (text) => ({ status: text === 'hỏng' && failures-- > 0 ? 500 : 200 });
    await api.setWebhook(url);
    telegram.world.sendText(hoa, 'hỏng');
    telegram.world.sendText(hoa, 'sau');
    telegram.world.sendText(minh, 'người khác');
    await eventually(() => expect(texts()).toContain('sau'));
    expect(texts().filter((text) => text !== 'người khác')).toEqual(['hỏng', 'hỏng', 'hỏng', 'hỏng', 'sau']);
    expect(texts().indexOf('người khác')).toBeLessThan(3);
  });

  it('A failed delivery is retried after 1, 2, 4 … seconds', async () => {
    let failures = 4;
    answer = () => ({ status: failures-- > 0 ? 503 : 200 });
    await api.setWebhook(url);
    telegram.world.sendText(hoa, 'hỏng');
    await eventually(() => expect(received).toHaveLength(5));
    const waits = received.slice(1).map(({ atMs }, index) => (atMs - (received[index]?.atMs ?? 0)) / unitMs);
    for (const [index, expected] of [1, 2, 4, 8].entries()) expect(waits[index]).toBeGreaterThanOrEqual(expected * 0.9);
    expect(await api.getWebhookInfo()).toMatchObject({
      last_error_message: 'Wrong response from the webhook: 503 Service Unavailable',
    });
  });

  it('A failed delivery waits as long as Retry-After states', async () => {
    let failures = 1;
    answer = () => ({ status: failures-- > 0 ? 503 : 200, headers: { 'retry-after': '20' } });
    await api.setWebhook(url);
    telegram.world.sendText(hoa, 'hỏng');
    await eventually(() => expect(received).toHaveLength(2));
    expect((received[1]?.atMs ?? 0) - (received[0]?.atMs ?? 0)).toBeGreaterThanOrEqual(20 * unitMs * 0.9);
  });

  it('A redirect counts as a failed delivery', async () => {
    answer = () => (received.length === 1 ? { status: 302, headers: { location: url } } : { status: 200 });
    await api.setWebhook(url);
    telegram.world.sendText(hoa, 'tin');
    await eventually(() => expect(received).toHaveLength(2));
  });

  it('A message and a press of one person are delivered at the same time', async () => {
    // Neither delivery is answered before both have arrived.
    answer = () => ({ status: 200, until: () => received.length === 2 });
    await api.setWebhook(url);
    telegram.world.sendText(hoa, 'tin');
    telegram.world.forgePress(hoa, 1, 'nút');
    await eventually(() => expect(received).toHaveLength(2));
  });

  it('An update is given up when it expires', async () => {
    answer = () => ({ status: 500 });
    await api.setWebhook(url);
    telegram.world.forgePress(hoa, 1, 'nút');
    await eventually(() => expect(received.length).toBeGreaterThan(0));
    now = new Date(now.getTime() + 151_000);
    await eventually(async () => expect((await api.getWebhookInfo()).pending_update_count).toBe(0));
  });

  it('The same update can be delivered twice', async () => {
    await api.setWebhook(url);
    telegram.world.sendText(hoa, 'một lần');
    await eventually(() => expect(received).toHaveLength(1));
    telegram.world.redeliver(telegram.world.updates()[0]?.update_id ?? 0);
    await eventually(() => expect(texts()).toEqual(['một lần', 'một lần']));
  });

  it('A webhook answer that contains a method is recorded as a violation', async () => {
    answer = () => ({ status: 200, body: { method: 'sendMessage', chat_id: hoa, text: 'mất dấu' } });
    await api.setWebhook(url);
    telegram.world.sendText(hoa, 'tin');
    await eventually(() => expect(telegram.world.violations).toMatchObject([{ rule: 'webhookReply' }]));
  });

  it('getUpdates is refused while a webhook is set, and works again afterwards', async () => {
    await api.setWebhook(url);
    await expect(api.getUpdates()).rejects.toMatchObject({
      error_code: 409,
      description:
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    });
    await api.deleteWebhook();
    telegram.world.sendText(hoa, 'tin');
    expect(await api.getUpdates()).toHaveLength(1);
    expect(received).toEqual([]);
  });

  it('Pending updates are dropped only on request', async () => {
    telegram.world.sendText(hoa, 'tin');
    await api.deleteWebhook();
    expect((await api.getWebhookInfo()).pending_update_count).toBe(1);
    await api.deleteWebhook({ drop_pending_updates: true });
    expect((await api.getWebhookInfo()).pending_update_count).toBe(0);
  });

  it('A webhook needs https, an allowed port and a valid secret', async () => {
    const refused = async (hook: string, secret?: string) =>
      api.setWebhook(hook, secret === undefined ? {} : { secret_token: secret }).catch((error) => error.description);
    expect(await refused('http://example.vn/hook')).toBe(
      'Bad Request: bad webhook: An HTTPS URL must be provided for webhook',
    );
    expect(await refused('https://example.vn:8080/hook')).toBe(
      'Bad Request: bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443',
    );
    expect(await refused('không phải địa chỉ')).toBe('Bad Request: invalid webhook URL specified');
    expect(await refused(url, 'có dấu')).toBe('Bad Request: secret token contains unallowed characters');
  });
});
