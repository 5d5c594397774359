import Fastify, { type FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type StandaloneZaloBot, startZaloBot } from '../../bots/simulator/zalo-bot/standalone.ts';
import type { ZaloBotPerson } from '../../bots/simulator/zalo-bot/world.ts';
import { createZaloBot, type ZaloBotChannel } from '../../bots/zalo-bot/index.ts';
import { canAcknowledge, canBeGranted, canEdit, canSetMenu } from '../../src/channel/channel.ts';
import { aJpeg } from '../support/sample-photos.ts';
import {
  aConfig,
  aContext,
  aMessage,
  aPhoto,
  bot,
  failureOf,
  now,
  type RememberingContext,
  shortTimes,
} from './zalo-bot-world.ts';

let zalo: StandaloneZaloBot;
let hoa: ZaloBotPerson;
let context: RememberingContext;
let channel: ZaloBotChannel;
let files: FastifyInstance;
let filesUrl: string;

beforeEach(async () => {
  zalo = await startZaloBot({ bot: bot, now: () => now });
  hoa = zalo.world.addPerson('Lò Thị Hoa');
  hoa.write('/start');
  context = aContext();
  channel = createZaloBot(aConfig(zalo.apiRoot), context, shortTimes);
  const jpeg = await aJpeg({ width: 60, height: 40 });
  files = Fastify();
  files.get('/o/:name', (request, reply) => {
    const { name } = request.params as { name: string };
    return name.endsWith('.jpg') ? reply.type('image/jpeg').send(jpeg) : reply.code(404).send('gone');
  });
  filesUrl = await files.listen({ host: '127.0.0.1', port: 0 });
});
afterEach(async () => {
  await channel.stop();
  await zalo.close();
  await files.close();
});

const said = () => hoa.messages().filter(({ isMine }) => !isMine);
const to = (change: Parameters<typeof aMessage>[0] = {}) => aMessage({ conversation: hoa.id, ...change });
const fault = (method: string, code: number, description: string, change = {}) =>
  zalo.world.fault({ method, effect: { kind: 'answer', code, description }, ...change });

describe('sending', () => {
  it('Plain text is sent, and the message id is returned', async () => {
    const { messageId } = await channel.send(to({ heading: 'Tin <b>', text: '1 * 2 < 3' }));
    expect(zalo.world.calls.at(-1)?.params).toEqual({ chat_id: hoa.id, text: 'Tin <b>\n\n1 * 2 < 3' });
    expect(said().map((message) => message.messageId)).toEqual([messageId]);
  });

  it('A photo is sent by its address with the text as caption', async () => {
    await channel.send(to({ text: 'Ra quân', photos: [aPhoto(`${filesUrl}/o/1.jpg`)] }));
    expect(zalo.world.calls.at(-1)?.params).toEqual({
      chat_id: hoa.id,
      photo: `${filesUrl}/o/1.jpg`,
      caption: 'Ra quân',
    });
    expect(said()).toMatchObject([{ kind: 'photo', text: 'Ra quân', photo: { width: 60, height: 40 } }]);
    expect(zalo.world.violations).toEqual([]);
  });

  it('A photo call may take longer than a text call', async () => {
    zalo.world.fault({ method: 'sendPhoto', effect: { kind: 'delay', ms: shortTimes.callMs + 200 } });
    await channel.send(to({ photos: [aPhoto(`${filesUrl}/o/1.jpg`)] }));
    expect(said()).toHaveLength(1);
  });

  it('If Zalo refuses the photo, the text is still sent', async () => {
    const { messageId } = await channel.send(to({ text: 'Ra quân', photos: [aPhoto(`${filesUrl}/o/gone.png`)] }));
    expect(said()).toMatchObject([{ kind: 'text', text: 'Ra quân', messageId }]);
    expect(context.logged.map(({ message }) => message)).toEqual(['zalo-bot-photo-refused']);
    const photos = [aPhoto(`${filesUrl}/o/gone.png`), aPhoto(`${filesUrl}/o/1.jpg`)];
    await channel.send(to({ text: 'Hai ảnh', photos }));
    expect(said().slice(1)).toMatchObject([
      { kind: 'photo', text: '' },
      { kind: 'text', text: 'Hai ảnh' },
    ]);
  });

  it('A refused photo without text is a failure', async () => {
    const error = await failureOf(channel.send(to({ text: '', photos: [aPhoto(`${filesUrl}/o/gone.png`)] })));
    expect(error.kind).toBe('rejected');
    expect(said()).toEqual([]);
  });

  it('If the photo’s outcome is unknown, the text is not sent again', async () => {
    zalo.world.fault({ method: 'sendPhoto', effect: { kind: 'hangUp', when: 'after' } });
    const error = await failureOf(channel.send(to({ photos: [aPhoto(`${filesUrl}/o/1.jpg`)] })));
    expect(error).toMatchObject({ kind: 'unreachable', details: { outcomeUnknown: true } });
    expect(said()).toHaveLength(1);
  });

  it('The answer "ok" counts as sent, even without a message id', async () => {
    zalo.world.fault({ method: 'sendMessage', effect: { kind: 'raw', status: 200, body: '{"ok":true}' } });
    expect((await channel.send(to())).messageId).not.toBe('');
  });
});

describe('in the middle of a long message', () => {
  const long = to.bind(null, { text: `${'a'.repeat(1_990)}\n\n${'b'.repeat(1_990)}` });

  it('A failed part is retried without repeating the beginning', async () => {
    fault('sendMessage', 500, 'Internal server error', { skip: 1 });
    await channel.send(long());
    expect(said().map(({ text }) => text[0])).toEqual(['a', 'b']);
  });

  it('The failure states that a part was sent', async () => {
    fault('sendMessage', 429, 'Quota exceeded', { skip: 1 });
    const error = await failureOf(channel.send(long()));
    expect(error).toMatchObject({ kind: 'rateLimited', details: { retryAfterMs: 60_000, outcomeUnknown: true } });
    expect(error.message).toContain('after 1 sent');
  });
});

describe('the quota', () => {
  it('If the quota is still exceeded, the next pause is longer; after a success the pauses start again', async () => {
    channel = createZaloBot(aConfig(zalo.apiRoot), context, { ...shortTimes, quotaWaitsMs: [20, 3_000] });
    const wait = async () => (await failureOf(channel.send(to()))).details.retryAfterMs ?? 0;
    fault('sendMessage', 429, 'Quota exceeded', { times: 2 });
    expect(await wait()).toBeLessThanOrEqual(20);
    await new Promise((resolve) => setTimeout(resolve, 25));
    expect(await wait()).toBe(3_000);
    await channel.send(to());
    fault('sendMessage', 429, 'Quota exceeded');
    expect(await wait()).toBeLessThanOrEqual(20);
  });
});

it('The channel claims no ability that Zalo bots lack', () => {
  expect([canEdit, canAcknowledge, canSetMenu, canBeGranted].map((can) => can(channel))).toEqual(Array(4).fill(false));
  expect(channel.abilities).toMatchObject({
    maxTextLength: 2_000,
    maxCaptionLength: 2_000,
    maxChoices: 0,
    canSendFiles: false,
    canReceiveFiles: false,
    canAskContact: false,
    replyWindowMs: null,
  });
});
