import { readdirSync, readFileSync } from 'node:fs';
import { createTelegram } from '../../bots/telegram/index.ts';
import { toDelivery } from '../../bots/telegram/parse.ts';
import type { WebhookRequest } from '../../src/channel/channel.ts';
import { channelContract, type ExpectedError } from '../support/contracts/channel.ts';
import { bot, type FakeAnswer, readHtml, readKeyboard, startFakeTelegram, token } from './telegram-fake.ts';
import { aContext, shortTimes } from './telegram-world.ts';

const folder = new URL('../fixtures/telegram/', import.meta.url);
const secret = 'a-secret-of-at-least-thirty-two-characters';

const readJson = (name: string) => JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
const fixtures = new Map<string, readonly unknown[]>(
  readdirSync(folder)
    .filter((name) => !name.startsWith('_'))
    .map((name) => [name, readJson(name)]),
);
const answers = readJson('_api_answers.json').errors as Record<string, Record<string, unknown>>;

const parserContext = { botId: bot.id, botUsername: bot.username };
const deliver = (payload: unknown) =>
  toDelivery(payload, JSON.stringify(payload), parserContext, new Date('2026-02-16T01:00:00Z'));

const request = (body: string, headers: WebhookRequest['headers']): WebhookRequest => ({
  headers,
  body: Buffer.from(body),
});
const header = 'x-telegram-bot-api-secret-token';

/** Rows of `reference/telegram.md` §4, by their names in `_api_answers.json`. */
const errors: Record<string, ExpectedError> = {
  flood: { kind: 'rateLimited', retryAfterMs: 7_000 },
  blocked: { kind: 'blockedByPerson' },
  deactivated: { kind: 'blockedByPerson' },
  cannot_initiate: { kind: 'blockedByPerson' },
  kicked_supergroup: { kind: 'blockedByPerson' },
  not_member_supergroup: { kind: 'blockedByPerson' },
  group_deleted: { kind: 'blockedByPerson' },
  chat_not_found: { kind: 'blockedByPerson' },
  migrated: { kind: 'rejected', movedTo: '-1002987654321' },
  edit_not_found: { kind: 'rejected', messageGone: true },
  cannot_edit: { kind: 'rejected', messageGone: true },
  delete_not_found: { kind: 'rejected', messageGone: true },
  cannot_delete: { kind: 'rejected', messageGone: true },
  reply_not_found: { kind: 'rejected' },
  not_modified: { kind: 'rejected' },
  query_too_old: { kind: 'rejected' },
  too_long: { kind: 'rejected' },
  caption_too_long: { kind: 'rejected' },
  empty_text: { kind: 'rejected' },
  button_data: { kind: 'rejected' },
  file_too_big: { kind: 'rejected' },
  wrong_file: { kind: 'unreachable' },
  unauthorized: { kind: 'credentials' },
  method_not_found: { kind: 'credentials' },
  misdirected: { kind: 'credentials' },
  conflict_polling: { kind: 'rejected' },
  conflict_webhook: { kind: 'rejected' },
  restart: { kind: 'unreachable' },
  no_rights: { kind: 'blockedByPerson' },
  unknown_sentence: { kind: 'unreachable' },
  flood_without_number: { kind: 'rateLimited', retryAfterMs: 5_000 },
  flood_number_in_text: { kind: 'rateLimited', retryAfterMs: 35_000 },
  // Not an answer of the Bot API: the request may have been executed.
  bad_gateway_html: { kind: 'unreachable', outcomeUnknown: true },
  gateway_timeout_html: { kind: 'unreachable', outcomeUnknown: true },
  empty_200: { kind: 'unreachable', outcomeUnknown: true },
  cut_json: { kind: 'unreachable', outcomeUnknown: true },
  not_an_answer: { kind: 'unreachable', outcomeUnknown: true },
  ok_without_message: { kind: 'unreachable', outcomeUnknown: true },
  reset: { kind: 'unreachable', outcomeUnknown: true },
  silence: { kind: 'unreachable', outcomeUnknown: true },
  // A proxy or firewall refused the request: it was not executed, and the cause is neither the person nor the token.
  censor_page: { kind: 'unreachable' },
  redirect: { kind: 'unreachable' },
  proxy_flood: { kind: 'rateLimited', retryAfterMs: 12_000 },
};

const ownAnswers: Record<string, FakeAnswer> = {
  misdirected: { ok: false, error_code: 421, description: 'Misdirected Request: unallowed token specified' },
  no_rights: {
    ok: false,
    error_code: 400,
    description: 'Bad Request: not enough rights to send text messages to the chat',
  },
  unknown_sentence: { ok: false, error_code: 400, description: 'Bad Request: the moon is in the way' },
  flood_without_number: { ok: false, error_code: 429, description: 'Too Many Requests' },
  flood_number_in_text: { ok: false, error_code: 429, description: 'Too Many Requests: retry after 35' },
  bad_gateway_html: { status: 502, body: '<html>502 Bad Gateway</html>', contentType: 'text/html' },
  gateway_timeout_html: { status: 504, body: '<html>504</html>', contentType: 'text/html' },
  empty_200: { status: 200, body: '' },
  cut_json: { status: 200, body: '{"ok":true,"result":{"mess' },
  not_an_answer: { status: 200, body: '{"hello":"world"}' },
  ok_without_message: { status: 200, body: '{"ok":true,"result":true}' },
  reset: 'reset',
  silence: 'hang',
  censor_page: { status: 403, body: '<html>Access denied</html>', contentType: 'text/html' },
  redirect: { status: 302, body: '', headers: { location: 'http://127.0.0.1:1/' } },
  proxy_flood: { status: 429, body: 'slow down', headers: { 'retry-after': '12' } },
};

const texts = ['sendMessage', 'sendPhoto', 'sendDocument', 'sendMediaGroup'];

channelContract({
  name: 'telegram',
  conversation: '6123456789',
  fixtures,
  deliver,
  errors,
  ownMessages: [
    {
      update_id: 1,
      message: {
        message_id: 9,
        from: bot,
        chat: { id: -1002234567890, type: 'supergroup' },
        date: 1_771_204_000,
        text: 'Tin #127 chờ duyệt',
      },
    },
    {
      update_id: 2,
      edited_message: {
        message_id: 9,
        from: bot,
        chat: { id: -1002234567890, type: 'supergroup' },
        date: 1_771_204_000,
        edit_date: 1_771_204_001,
        text: 'Tin #127 đã duyệt',
      },
    },
  ],
  unknownPayloads: [...(fixtures.get('unknown_future_update.json') ?? []), {}, [], 7, 'x', null, { update_id: 3 }],
  webhook: {
    genuine: (body) => request(body, { [header]: secret }),
    forged: {
      'no secret': (body) => request(body, {}),
      'another secret': (body) => request(body, { [header]: `${secret.slice(0, -1)}x` }),
      'a secret of another length': (body) => request(body, { [header]: 'x' }),
      'an empty secret': (body) => request(body, { [header]: '' }),
      'several secrets, the first wrong': (body) => request(body, { [header]: ['x', secret] }),
    },
  },
  open: async () => {
    const fake = await startFakeTelegram();
    const channel = createTelegram(
      { token: token, apiRoot: fake.root, receive: { mode: 'webhook', secret: secret } },
      aContext({ publicUrl: 'https://tin.example.vn' }),
      shortTimes,
    );
    const said = () => fake.calls.filter(({ method }) => texts.includes(method));
    return {
      channel,
      answerNext: (row) => {
        const answer = ownAnswers[row] ?? (answers[row] as unknown as FakeAnswer);
        fake.script.push({ method: 'sendMessage', answer });
        // After a 421, fetch itself retries once over a new connection, as the standard requires.
        if (row === 'misdirected') fake.script.push({ method: 'sendMessage', answer });
      },
      readTexts: () =>
        said().map(({ fields }) => {
          const read = readHtml(String(fields.text ?? fields.caption ?? ''));
          return 'text' in read ? read.text : `unreadable: ${read.error}`;
        }),
      readChoices: () =>
        said().flatMap(({ fields }) => readKeyboard(fields.reply_markup).map((button) => String(button.callback_data))),
      readFiles: () => said().flatMap(({ files }) => files.map(({ name }) => name)),
      countCalls: () => said().length,
      close: async () => {
        await channel.stop();
        await fake.close();
      },
    };
  },
});
