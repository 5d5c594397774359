/** The channel against the small strict Zalo, over HTTP in both directions: it breaks no rule of the reference. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import sharp from 'sharp';
import { afterEach, describe, expect, it } from 'vitest';
import { type StandaloneZaloOa, startZaloOa } from '../../bots/simulator/zalo-oa/standalone.ts';
import type { ZaloOaWorldOptions } from '../../bots/simulator/zalo-oa/world.ts';
import { createZaloOa } from '../../bots/zalo-oa/index.ts';
import type { IncomingEvent } from '../../src/channel/incoming.ts';
import type { OutgoingMessage } from '../../src/channel/outgoing.ts';
import { bytesOf } from '../support/chunks.ts';
import { aConfig, aContext, aFile, aMessage, patientTimes, shortTimes, type ZaloOaContext } from './zalo-oa-world.ts';

const callbackUrl = 'https://tin.example.vn/board/zalo/callback';

let zalo: StandaloneZaloOa;
let context: ZaloOaContext;
let channel: ReturnType<typeof createZaloOa>;
let hook: Awaited<ReturnType<typeof startHook>>;
let heard: IncomingEvent[];

/** A webhook like the program's: verify, store, answer. */
async function startHook() {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const verdict = channel.acceptWebhook({ headers: request.headers, body: Buffer.concat(chunks) });
    if (verdict.kind === 'genuine') heard.push(...verdict.deliveries.flatMap((delivery) => channel.parse(delivery)));
    response.writeHead(verdict.kind === 'genuine' || verdict.kind === 'probe' ? 200 : 401).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

async function open(options: Partial<ZaloOaWorldOptions> = {}, config: Parameters<typeof aConfig>[1] = {}) {
  context = aContext();
  heard = [];
  zalo = await startZaloOa({ now: context.now, redirectUri: callbackUrl, ...options });
  const { oaId, appId, appSecret, secretKey } = zalo.world.account;
  const firstRefreshToken = config.firstRefreshToken === null ? null : zalo.world.issuePair().refreshToken;
  const settings = { oaId, appId, appSecret, oaSecretKey: secretKey, mediaHosts: ['127.0.0.1'], ...config };
  channel = createZaloOa(aConfig(zalo.root, { ...settings, firstRefreshToken }), context, {
    ...shortTimes,
    ...patientTimes,
  });
  hook = await startHook();
  await zalo.world.setWebhook(hook.url);
}

afterEach(async () => {
  await channel.stop();
  await zalo.close();
  await hook.close();
});

const send = (conversation: string, change: Partial<OutgoingMessage> = {}) =>
  channel.send(aMessage({ conversation, ...change }));
const rules = () => zalo.world.violations.map(({ rule, detail }) => `${rule}: ${detail}`);
const forUs = () => heard.filter(({ kind }) => kind !== 'ignored');

describe('receiving', () => {
  it('The channel reads what people do, escaped or not', async () => {
    await open();
    await channel.start();
    const lan = zalo.world.addPerson('Nguyễn Thị Lan');
    const picture = await sharp({ create: { width: 64, height: 48, channels: 3, background: '#2a7' } })
      .jpeg()
      .toBuffer();
    lan.follow();
    lan.write('Đường Bùi Thị Xuân ngập / nặng');
    lan.sendPhotos([picture, picture], 'Hai ảnh', { together: true });
    lan.sendFile({ bytes: Buffer.from('%PDF-1.7'), name: 'đơn.pdf' });
    lan.submitInfo({ name: 'Nguyễn Thị Lan', phone: '84900000001' });
    lan.unfollow();
    await zalo.world.deliveriesDone();
    expect(forUs().map(({ kind }) => kind)).toEqual([
      ...['joined', 'text', 'attachments', 'attachments', 'contact', 'left'],
    ]);
    expect(heard.find(({ kind }) => kind === 'text')).toMatchObject({
      text: 'Đường Bùi Thị Xuân ngập / nặng',
      conversation: lan.id,
      isGroup: false,
    });
    const [photos, file] = heard.filter((event) => event.kind === 'attachments');
    expect(photos?.attachments).toHaveLength(2);
    for (const photo of photos?.attachments ?? []) {
      expect(Buffer.compare(await bytesOf(channel.download(photo, 20_971_520)), picture)).toBe(0);
    }
    expect(file?.attachments[0]).toMatchObject({ kind: 'document', name: 'đơn.pdf', sizeBytes: 8 });
    expect(rules()).toEqual([]);
  });

  it('A press is read as the button’s value, and the account’s own messages are ignored', async () => {
    await open();
    await channel.start();
    const lan = zalo.world.addPerson('Lan', { hasWritten: true });
    const value = 'm1:agree:01K2ABCDEFGHJKMNPQRSTVWXYZ:1:Ab_-1234';
    await send(lan.id, { choices: [[{ label: 'Đồng ý', value }]] });
    lan.press('Đồng ý');
    await zalo.world.deliveriesDone();
    expect(forUs()).toMatchObject([{ kind: 'choice', choice: value, conversation: lan.id }]);
    expect(lan.chat().messages.map(({ text }) => text)).toEqual(['Đã nhận tin của bạn.']);
    expect(rules()).toEqual([]);
  });
});

describe('sending', () => {
  it('The channel sends every kind of content', async () => {
    await open();
    await channel.start();
    const lan = zalo.world.addPerson('Lan', { hasWritten: true });
    const copy = await sharp({
      create: {
        width: 800,
        height: 600,
        channels: 3,
        background: '#2a7',
        noise: { type: 'gaussian', mean: 128, sigma: 60 },
      },
    })
      .jpeg({ quality: 100 })
      .toBuffer();
    expect(copy.byteLength).toBeLessThan(1_000_000);
    const choices = [
      [{ label: 'Duyệt', value: 'm1:approve:x:1:Ab_-1234' }],
      [{ label: 'Đọc', url: 'https://tin.example.vn/tin/a' }],
    ];
    const photos = [aFile(copy, 'a.jpg', 'image/jpeg'), aFile(Buffer.from('%PDF-1.7'), 'đơn.pdf', 'application/pdf')];
    const { messageId } = await send(lan.id, { heading: 'Tin mới', text: 'câu này. '.repeat(500), choices, photos });
    await send(lan.id, { text: 'Xin số điện thoại ạ', asksContact: true });
    const seen = lan.received();
    expect(
      seen.map((message) => (message.photo ? 'photo' : message.document ? 'file' : message.asksInfo ? 'form' : 'text')),
    ).toEqual(['photo', 'file', 'text', 'text', 'text', 'form']);
    expect(seen[4]).toMatchObject({ messageId, buttons: [{ label: 'Duyệt' }, { label: 'Đọc' }] });
    expect(seen[2]?.text.startsWith('Tin mới\ncâu này.')).toBe(true);
    expect(rules()).toEqual([]);
  });

  it('Sending follows the reply window and the person’s state', async () => {
    await open();
    await channel.start();
    const lan = zalo.world.addPerson('Lan', { hasWritten: true });
    zalo.world.advance(48 * 3_600_000 + 30_000);
    await expect(send(lan.id)).rejects.toMatchObject({ kind: 'outsideReplyWindow' });
    zalo.world.advance(5 * 24 * 3_600_000 - 10_000);
    await expect(send(lan.id)).rejects.toMatchObject({ kind: 'outsideReplyWindow' });
    lan.write('Em đây');
    await send(lan.id);
    lan.block();
    await expect(send(lan.id)).rejects.toMatchObject({ kind: 'blockedByPerson' });
    lan.unblock();
    lan.unfollow();
    await expect(send(lan.id)).rejects.toMatchObject({ kind: 'blockedByPerson' });
    const stranger = zalo.world.addPerson('Người lạ');
    await expect(send(stranger.id)).rejects.toMatchObject({ kind: 'outsideReplyWindow' });
  });
});

describe('access', () => {
  it('An administrator grants access on Zalo’s page', async () => {
    await open({}, { firstRefreshToken: null });
    await channel.start();
    expect(context.health.at(-1)?.kind).toBe('needsReconnect');
    const { url, verifier } = channel.beginGrant(callbackUrl, 'state-1');
    const asked = new URL(url);
    expect(await (await fetch(asked)).text()).toContain('Cho phép');
    const allowed = await fetch(asked.origin + asked.pathname, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: asked.searchParams.toString(),
      redirect: 'manual',
    });
    const back = new URL(allowed.headers.get('location') ?? '');
    expect(back.searchParams.get('state')).toBe('state-1');
    await channel.finishGrant(Object.fromEntries(back.searchParams), verifier, callbackUrl);
    expect(context.health.at(-1)?.kind).toBe('ok');
    const lan = zalo.world.addPerson('Lan', { hasWritten: true });
    await send(lan.id);
    expect(lan.received()).toHaveLength(1);
    expect(rules()).toEqual([]);
  });

  it('Access survives 200 messages while the token expires', async () => {
    await open({ needsProof: true }, { provesAppSecret: true });
    await channel.start();
    const people = Array.from({ length: 200 }, (_, at) => zalo.world.addPerson(`Người ${at}`, { hasWritten: true }));
    zalo.world.advance(25 * 3_600_000 + 1);
    await Promise.all(people.map(({ id }) => send(id)));
    expect(people.map((person) => person.received().length).filter((count) => count !== 1)).toEqual([]);
    expect(zalo.world.calls.filter(({ path }) => path.endsWith('/access_token'))).toHaveLength(2);
    expect(rules()).toEqual([]);
  });

  it('A renewal whose answer was lost is retried once; then an administrator is asked', async () => {
    await open();
    await channel.start();
    const lan = zalo.world.addPerson('Lan', { hasWritten: true });
    zalo.world.advance(26 * 3_600_000);
    zalo.world.fault({ path: '/access_token', effect: { kind: 'hangUp', when: 'after' } });
    await expect(send(lan.id)).rejects.toMatchObject({ kind: 'credentials' });
    await expect(send(lan.id)).rejects.toMatchObject({ kind: 'credentials' });
    expect(context.health.at(-1)?.kind).toBe('needsReconnect');
    expect(rules()).toEqual([]);
  });

  it('Withdrawn access is reported at once', async () => {
    await open();
    await channel.start();
    context.pass(1);
    zalo.world.revokePermission();
    await zalo.world.deliveriesDone();
    expect(context.health.at(-1)).toMatchObject({ kind: 'needsReconnect' });
  });
});
