import { readdirSync, readFileSync } from 'node:fs';
import type { ScriptedAnswer } from '../../bots/simulator/kernel/bot-api.ts';
import type { FaultEffect } from '../../bots/simulator/kernel/faults.ts';
import { startZaloBot } from '../../bots/simulator/zalo-bot/standalone.ts';
import { createZaloBot } from '../../bots/zalo-bot/index.ts';
import { toDelivery } from '../../bots/zalo-bot/parse.ts';
import type { WebhookRequest } from '../../src/channel/channel.ts';
import { channelContract, type ExpectedError } from '../support/contracts/channel.ts';
import { aConfig, aContext, bot, now, shortTimes } from './zalo-bot-world.ts';

const folder = new URL('../fixtures/zalo/', import.meta.url);
const secret = 'a-secret-of-at-least-thirty-two-characters';
const header = 'x-bot-api-secret-token';

/** Only webhook bodies; the other files are answers of the API. */
const fixtures = new Map<string, readonly unknown[]>(
  readdirSync(folder)
    .filter((name) => name.startsWith('bot_'))
    .map((name): [string, readonly unknown[]] => [name, [JSON.parse(readFileSync(new URL(name, folder), 'utf8'))]])
    .filter(([, payloads]) => JSON.stringify(payloads).includes('event_name')),
);
if (fixtures.size !== 8) throw new Error(`8 webhook bodies, not ${fixtures.size}`);

const request = (body: string, headers: WebhookRequest['headers']): WebhookRequest => ({
  headers,
  body: Buffer.from(body),
});

const says = (code: number, description: string): FaultEffect<ScriptedAnswer> => ({
  kind: 'answer',
  code,
  description,
});
const raw = (status: number, body: string, headers: Record<string, string> = {}): FaultEffect<ScriptedAnswer> => ({
  kind: 'raw',
  status,
  body,
  headers,
});

const rows: Record<string, { readonly effect: FaultEffect<ScriptedAnswer>; readonly means: ExpectedError }> = {
  bad_request: { effect: says(400, 'Bad request'), means: { kind: 'rejected' } },
  unauthorized: { effect: says(401, 'Unauthorized'), means: { kind: 'credentials' } },
  forbidden: { effect: says(403, 'Forbidden'), means: { kind: 'blockedByPerson' } },
  // The wording for 403 on the official error page.
  server_error_403: { effect: says(403, 'Internal server error'), means: { kind: 'unreachable' } },
  no_such_chat: { effect: says(404, 'Not found'), means: { kind: 'blockedByPerson' } },
  timeout_of_zalo: { effect: says(408, 'Request timeout'), means: { kind: 'unreachable', outcomeUnknown: true } },
  quota: { effect: says(429, 'Quota exceeded'), means: { kind: 'rateLimited', retryAfterMs: 60_000 } },
  server_error: { effect: says(500, 'Internal server error'), means: { kind: 'unreachable' } },
  unavailable: { effect: says(503, 'Service unavailable'), means: { kind: 'unreachable' } },
  gateway_of_zalo: { effect: says(504, 'Gateway timeout'), means: { kind: 'unreachable', outcomeUnknown: true } },
  unknown_number: { effect: says(-216, 'What is this'), means: { kind: 'unreachable' } },
  unknown_refusal: { effect: says(422, 'Unprocessable'), means: { kind: 'rejected' } },
  number_in_status_only: {
    effect: raw(400, '{"ok":false,"description":"no"}'),
    means: { kind: 'rejected' },
  },
  // Not an answer of the API: the request may have been executed.
  bad_gateway_html: { effect: raw(502, '<html>502</html>'), means: { kind: 'unreachable', outcomeUnknown: true } },
  gateway_timeout_html: { effect: raw(504, '<html>504</html>'), means: { kind: 'unreachable', outcomeUnknown: true } },
  empty_200: { effect: raw(200, ''), means: { kind: 'unreachable', outcomeUnknown: true } },
  cut_json: { effect: raw(200, '{"ok":true,"resu'), means: { kind: 'unreachable', outcomeUnknown: true } },
  not_an_answer: { effect: raw(200, '{"error":0}'), means: { kind: 'unreachable', outcomeUnknown: true } },
  broken_before: {
    effect: { kind: 'hangUp', when: 'before' },
    means: { kind: 'unreachable', outcomeUnknown: true },
  },
  broken_after: { effect: { kind: 'hangUp', when: 'after' }, means: { kind: 'unreachable', outcomeUnknown: true } },
  silence: { effect: { kind: 'delay', ms: 1_500 }, means: { kind: 'unreachable', outcomeUnknown: true } },
  // A proxy or firewall refused the request: it was not executed, and the cause is neither the person nor the token.
  censor_page: { effect: raw(403, '<html>Access denied</html>'), means: { kind: 'unreachable' } },
  busy_page: { effect: raw(503, '<html>503</html>'), means: { kind: 'unreachable' } },
  redirect: { effect: raw(302, '', { location: 'http://127.0.0.1:1/' }), means: { kind: 'unreachable' } },
  proxy_flood: {
    effect: raw(429, 'slow down', { 'retry-after': '12' }),
    means: { kind: 'rateLimited', retryAfterMs: 12_000 },
  },
};

const personName = 'Ngọc Mẫu';
/** The person's private chat with the bot, whose id the simulator derives from names. */
const conversation = await conversationOf();

async function conversationOf(): Promise<string> {
  const { world, close } = await startZaloBot({ bot: bot, now: () => now });
  const id = world.addPerson(personName).id;
  await close();
  return id;
}

channelContract({
  name: 'zalo-bot',
  conversation: conversation,
  fixtures,
  deliver: (payload) => toDelivery(payload, JSON.stringify(payload), now),
  errors: Object.fromEntries(Object.entries(rows).map(([name, { means }]) => [name, means])),
  ownMessages: [
    {
      event_name: 'message.text.received',
      message: {
        date: 1_795_597_230_000,
        chat: { chat_type: 'PRIVATE', id: conversation },
        message_id: 'aa01',
        from: { id: bot.id, is_bot: true, display_name: bot.displayName },
        text: 'Tin #127 chờ duyệt',
      },
    },
    {
      event_name: 'message.text.received',
      message: {
        date: 1_795_597_230_000,
        chat: { chat_type: 'GROUP', id: '9c0de1f2a3b445566001' },
        message_id: 'aa02',
        from: { id: 'another-bot', is_bot: true, display_name: 'Bot Khác' },
        text: 'Tôi là máy',
      },
    },
  ],
  unknownPayloads: [
    {},
    [],
    7,
    'x',
    null,
    { event_name: 'message.text.received' },
    { event_name: 'bot.party', message: { from: { id: 'a' }, chat: { id: 'a' }, message_id: 'm' } },
    { event_name: 'message.hologram.received', message: { from: { id: 'a' }, chat: { id: 'a' }, message_id: 'm' } },
    { event_name: 'message.unsupported.received' },
    { ok: false, error_code: 408, description: 'Request timeout' },
  ],
  webhook: {
    // Zalo tests an address with an empty body (see zalo-bot-receive.test.ts), so a truncated one is used here instead.
    genuine: (body) => request(body === '' ? '{' : body, { [header]: secret }),
    forged: {
      'no secret': (body) => request(body, {}),
      'another secret': (body) => request(body, { [header]: `${secret.slice(0, -1)}x` }),
      'a secret of another length': (body) => request(body, { [header]: 'x' }),
      'an empty secret': (body) => request(body, { [header]: '' }),
      'several secrets, the first wrong': (body) => request(body, { [header]: ['x', secret] }),
      'Telegram’s header': (body) => request(body, { 'x-telegram-bot-api-secret-token': secret }),
    },
  },
  open: async () => {
    const { world, apiRoot, close } = await startZaloBot({ bot: bot, now: () => now, probesWebhook: false });
    const person = world.addPerson(personName);
    person.write('/start');
    const channel = createZaloBot(
      aConfig(apiRoot, { receive: { mode: 'webhook', secret: secret } }),
      aContext({ publicUrl: 'https://tin.example.vn' }),
      shortTimes,
    );
    return {
      channel,
      answerNext: (row) => {
        const scripted = rows[row];
        if (!scripted) throw new Error(`no row ${row}`);
        world.fault({ method: 'sendMessage', effect: scripted.effect });
      },
      readTexts: () =>
        person
          .messages()
          .filter(({ isMine }) => !isMine)
          .map(({ text }) => text),
      readChoices: () => [],
      readFiles: () => [],
      countCalls: () => world.calls.filter(({ method }) => method.startsWith('send')).length,
      close: async () => {
        await channel.stop();
        await close();
      },
    };
  },
});
