import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { signatureOf } from '../../bots/zalo-oa/webhook.ts';
import type { WebhookRequest } from '../../src/channel/channel.ts';
import { channelContract, type ExpectedError } from '../support/contracts/channel.ts';
import { appId, type FakeAnswer, oaSecretKey, paths, startFakeZalo, userId } from './zalo-oa-fake.ts';
import { deliver, fixture, openChannel, webhookNames } from './zalo-oa-world.ts';

const keys = { appId: appId, oaSecretKey: oaSecretKey };
const macHeader = 'x-zevent-signature';

/** The timestamp inside a body, which the platform signs. */
function timeIn(body: string): string {
  try {
    return String(JSON.parse(body)?.timestamp ?? '');
  } catch {
    return '';
  }
}
const signed = (body: string, use = keys): string =>
  `mac=${signatureOf(Buffer.from(body), timeIn(body), use).toString('hex')}`;
const request = (body: string, header?: string): WebhookRequest => ({
  headers: header === undefined ? {} : { [macHeader]: header },
  body: Buffer.from(body),
});

const said = (error: number, message = 'as the table says'): FakeAnswer => ({ error, message });
const html = (status: number, headers = {}): FakeAnswer => ({ status, body: '<html>no</html>', headers });

const hour = 3_600_000;
/** The rows of the reference's table, then answers that do not come from Zalo. */
const errors: Record<string, ExpectedError & { readonly answer: FakeAnswer }> = {
  ...{ 'rate limit -32': { kind: 'rateLimited', retryAfterMs: 10_000, answer: said(-32) } },
  'send failed -200': { kind: 'unreachable', answer: said(-200) },
  'a field is invalid -201': { kind: 'rejected', answer: said(-201) },
  'old code -202': { kind: 'rejected', answer: said(-202) },
  'account deleted -204': { kind: 'credentials', answer: said(-204) },
  'app not activated -209': { kind: 'credentials', answer: said(-209) },
  'too long -210': { kind: 'rejected', answer: fixture('api_error_210.json') },
  'out of quota -211': { kind: 'rateLimited', retryAfterMs: hour, answer: said(-211) },
  'api not registered -212': { kind: 'credentials', answer: said(-212) },
  'does not follow -213': { kind: 'blockedByPerson', answer: fixture('api_error_213.json') },
  'blocked -217': { kind: 'blockedByPerson', answer: said(-217) },
  'quota of the person -218': { kind: 'rateLimited', retryAfterMs: 6 * hour, answer: said(-218) },
  'not granted -223': { kind: 'credentials', answer: said(-223) },
  'package too low -224': { kind: 'credentials', answer: said(-224) },
  'inactive -227': { kind: 'blockedByPerson', answer: said(-227) },
  'seven days -230': { kind: 'outsideReplyWindow', answer: fixture('api_error_230.json') },
  'no interaction -232': { kind: 'outsideReplyWindow', answer: said(-232) },
  'unsupported -233': { kind: 'rejected', answer: said(-233) },
  'at night -234': { kind: 'rateLimited', retryAfterMs: hour, answer: said(-234) },
  'shut down -240': { kind: 'rejected', answer: said(-240) },
  'wrong proof -242': { kind: 'credentials', answer: said(-242) },
  'restricts -244': { kind: 'blockedByPerson', answer: said(-244) },
  'no cloud account -320': { kind: 'outsideReplyWindow', answer: fixture('api_error_320.json') },
  'cloud account empty -321': { kind: 'outsideReplyWindow', answer: said(-321) },
  'a number nobody has seen': { kind: 'rejected', answer: said(-99_999) },
  'a number as text': { kind: 'outsideReplyWindow', answer: { status: 200, body: '{"error":"-230"}' } },
  'a number with status 400': { kind: 'blockedByPerson', answer: { status: 400, body: '{"error":-213}' } },
  // Not an answer of the API: the request may have been executed.
  'bad gateway': { kind: 'unreachable', outcomeUnknown: true, answer: html(502) },
  'empty 200': { kind: 'unreachable', outcomeUnknown: true, answer: { status: 200, body: '' } },
  'cut JSON': { kind: 'unreachable', outcomeUnknown: true, answer: { status: 200, body: '{"error":0,"da' } },
  'no number': { kind: 'unreachable', outcomeUnknown: true, answer: { status: 200, body: '{"hello":1}' } },
  'success without an id': { kind: 'unreachable', outcomeUnknown: true, answer: { error: 0, data: {} } },
  reset: { kind: 'unreachable', outcomeUnknown: true, answer: 'reset' },
  'sent, and the line breaks': { kind: 'unreachable', outcomeUnknown: true, answer: 'lost' },
  silence: { kind: 'unreachable', outcomeUnknown: true, answer: 'hang' },
  // A proxy or firewall refused the request: it was not executed.
  'a censor page': { kind: 'unreachable', answer: html(403) },
  'a redirect': { kind: 'unreachable', answer: html(302, { location: 'http://127.0.0.1:1/' }) },
  'a proxy that is busy': { kind: 'rateLimited', retryAfterMs: 12_000, answer: html(429, { 'retry-after': '12' }) },
};

channelContract({
  name: 'zalo-oa',
  conversation: userId,
  fixtures: new Map(webhookNames.map((name) => [name, [fixture(name)]])),
  deliver,
  errors: Object.fromEntries(Object.entries(errors).map(([row, { answer: _, ...expected }]) => [row, expected])),
  ownMessages: [fixture('oa_oa_send_text_echo.json'), fixture('oa_oa_send_text_admin.json')],
  unknownPayloads: [
    { event_name: 'user_send_hologram', app_id: appId, sender: { id: userId }, message: { msg_id: 'a1' } },
    { event_name: 'a_thing_of_tomorrow', app_id: appId, sender: { id: userId }, timestamp: '1795597203003' },
    ...[{ event_name: 'user_send_text' }, { event_name: 'constructor' }, {}, [], 7, 'x', null],
  ],
  webhook: {
    genuine: (body) => request(body, signed(body)),
    forged: {
      'no signature': (body) => request(body),
      'another secret': (body) => request(body, signed(body, { ...keys, oaSecretKey: 'another' })),
      'another app, consistently signed': (body) =>
        request(body.replaceAll(appId, '999'), signed(body.replaceAll(appId, '999'), { ...keys, appId: '999' })),
      'one digit flipped': (body) =>
        request(
          body,
          signed(body).replace(/.$/, (digit) => (digit === '0' ? '1' : '0')),
        ),
      'one digit missing': (body) => request(body, signed(body).slice(0, -1)),
      'an empty signature': (body) => request(body, 'mac='),
      'one byte changed': (body) => request(`${body} `, signed(body)),
    },
  },
  open: async () => {
    const fake = await startFakeZalo();
    const channel = openChannel(fake);
    const messages = () => fake.said.map((body) => body.message as Record<string, never>);
    return {
      channel,
      answerNext: (row) => fake.script.push({ path: paths.send, answer: errors[row]?.answer ?? 'reset' }),
      readTexts: () => messages().flatMap(({ text }) => (text === undefined ? [] : [String(text)])),
      readChoices: () =>
        messages().flatMap(({ attachment }) => {
          const buttons = (attachment as { payload?: { buttons?: { payload: string }[] } } | undefined)?.payload
            ?.buttons;
          return (buttons ?? []).map(({ payload }) => payload.slice(1));
        }),
      readFiles: () => fake.of(paths.file).map((call) => call.file?.name ?? ''),
      countCalls: () => fake.of(paths.send).length,
      close: async () => {
        await channel.stop();
        await fake.close();
      },
    };
  },
});

describe('the fixtures', () => {
  it('The fixtures match their index', () => {
    const index = JSON.parse(readFileSync(new URL('../fixtures/zalo/_index.json', import.meta.url), 'utf8'));
    expect(webhookNames.filter((name) => !(name in index.fixtures))).toEqual([]);
    expect(webhookNames.length).toBeGreaterThan(20);
  });
});
