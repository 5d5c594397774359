/** The real channel on the strict simulator: the channel breaks no rule of the platform and loses no message. */
import Fastify, { type FastifyInstance } from 'fastify';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ZaloOaPerson } from '../../bots/simulator/zalo-oa/person.ts';
import { type StandaloneZaloOa, startZaloOa } from '../../bots/simulator/zalo-oa/standalone.ts';
import type { ZaloOaWorldOptions } from '../../bots/simulator/zalo-oa/world.ts';
import { createZaloOa, type ZaloOaChannel } from '../../bots/zalo-oa/index.ts';
import type { Delivery, IncomingEvent } from '../../src/channel/incoming.ts';
import { bytesOf } from '../support/chunks.ts';
import { aConfig, aContext, aFile, aMessage, shortTimes, type ZaloOaContext } from './zalo-oa-world.ts';

const hour = 60 * 60 * 1000;
const callbackUrl = 'https://tin.example.vn/board/zalo/callback';

describe('the Zalo OA channel on the simulator', () => {
  let zalo: StandaloneZaloOa;
  let ours: FastifyInstance;
  let channel: ZaloOaChannel;
  let context: ZaloOaContext;
  let hoa: ZaloOaPerson;
  let deliveries: Delivery[];
  let nowMs: number;

  const start = async (options: Partial<ZaloOaWorldOptions> = {}, isGranted = true) => {
    nowMs = Date.UTC(2026, 10, 25, 2);
    const now = () => new Date(nowMs);
    zalo = await startZaloOa({ now, lookEveryMs: 5, redirectUri: callbackUrl, ...options });
    const { account } = zalo.world;
    context = aContext({ now });
    const config = aConfig(zalo.root, {
      appId: account.appId,
      appSecret: account.appSecret,
      oaSecretKey: account.secretKey,
      oaId: account.oaId,
      firstRefreshToken: isGranted ? zalo.world.issuePair().refreshToken : null,
      mediaHosts: ['127.0.0.1'],
    });
    // The simulator answers at once, but on a busy machine that can take longer.
    channel = createZaloOa(config, context, { ...shortTimes, callMs: 50_000, uploadMs: 50_000, oauthMs: 50_000 });
    deliveries = [];
    ours = Fastify({ forceCloseConnections: true });
    ours.removeAllContentTypeParsers();
    ours.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
    ours.post('/hook', (request, reply) => {
      const verdict = channel.acceptWebhook({ headers: request.headers, body: request.body as Buffer });
      if (verdict.kind === 'genuine') deliveries.push(...verdict.deliveries);
      return reply.code(verdict.kind === 'genuine' || verdict.kind === 'probe' ? 200 : 401).send();
    });
    await zalo.world.setWebhook(`${await ours.listen({ host: '127.0.0.1', port: 0 })}/hook`);
    hoa = zalo.world.addPerson('Lò Thị Hoa');
    await channel.start();
  };
  beforeEach(() => start());
  afterEach(async () => {
    await channel.stop();
    await zalo.close();
    await ours.close();
  });

  const heard = async (): Promise<readonly IncomingEvent[]> => {
    await zalo.world.deliveriesDone();
    return deliveries.flatMap((delivery) => channel.parse(delivery));
  };
  const say = (change: Parameters<typeof aMessage>[0]) => channel.send(aMessage({ conversation: hoa.id, ...change }));

  it('The channel receives everything that people do, however the body is written', async () => {
    hoa.follow();
    hoa.write('Cà phê / trà');
    hoa.write('Cà phê / trà');
    const photo = new Uint8Array(
      await sharp({ create: { width: 8, height: 8, channels: 3, background: '#a33' } })
        .jpeg()
        .toBuffer(),
    );
    hoa.sendPhotos([photo, photo], 'Ra quân');
    hoa.sendFile({ bytes: new TextEncoder().encode('PK'), name: 'Kế hoạch.docx' });
    hoa.submitInfo({ name: 'Hoa', phone: '84912345678' });
    hoa.unfollow();
    const events = await heard();
    expect(events.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining([
        'joined',
        'text',
        'text',
        'attachments',
        'attachments',
        'attachments',
        'contact',
        'left',
      ]),
    );
    expect(events).toHaveLength(8);
    expect(new Set(deliveries.map(({ externalId }) => externalId)).size).toBe(8);
    expect(zalo.world.violations).toEqual([]);
  });

  it('The channel downloads files that people sent', async () => {
    const bytes = new TextEncoder().encode('nội dung');
    hoa.sendFile({ bytes, name: 'Kế hoạch.docx' });
    const [event] = await heard();
    if (event?.kind !== 'attachments') throw new Error('no attachment');
    const [attachment] = event.attachments;
    if (!attachment) throw new Error('no attachment');
    expect(attachment).toMatchObject({ kind: 'document', name: 'Kế hoạch.docx', sizeBytes: bytes.byteLength });
    expect(new Uint8Array(await bytesOf(channel.download(attachment, 1_000)))).toEqual(bytes);
  });

  it('The channel sends text, buttons, pictures, documents and the form without a violation', async () => {
    hoa.write('Chào');
    const copy = await sharp({
      create: {
        width: 800,
        height: 600,
        channels: 3,
        background: '#777',
        noise: { type: 'gaussian', mean: 128, sigma: 60 },
      },
    })
      .jpeg({ quality: 95 })
      .toBuffer();
    expect(copy.byteLength).toBeLessThan(1024 * 1024);
    await say({
      text: 'một hai ba '.repeat(400),
      choices: [[{ label: 'Gửi bài', value: 'm1:submit:01K00000000000000000000000:1:AbCd_-12' }]],
    });
    await say({ text: 'Ảnh đây', photos: [aFile(new Uint8Array(copy), 'anh.jpg', 'image/jpeg')] });
    await say({ text: 'Kế hoạch', photos: [aFile(Buffer.from('%PDF-1.7 …'), 'Kế hoạch.pdf', 'application/pdf')] });
    await say({ text: 'Xin số điện thoại', asksContact: true });
    const seen = hoa.received();
    expect(seen.some(({ photo }) => photo !== null)).toBe(true);
    expect(seen.some(({ document }) => document?.name === 'Kế hoạch.pdf')).toBe(true);
    expect(seen.at(-1)?.asksInfo).not.toBeNull();
    hoa.press('Gửi bài');
    const events = await heard();
    expect(events.filter(({ kind }) => kind === 'choice')).toMatchObject([
      { choice: 'm1:submit:01K00000000000000000000000:1:AbCd_-12' },
    ]);
    expect(zalo.world.violations).toEqual([]);
  });

  it('When the token expires during two hundred sends, it is renewed once and each message is sent exactly once', async () => {
    hoa.write('Chào');
    await say({ text: 'trước' });
    const refreshes = () => zalo.world.calls.filter(({ path }) => path === '/v4/oa/access_token').length;
    const before = refreshes();
    nowMs += 26 * hour;
    const words = Array.from({ length: 200 }, (_, index) => `tin ${index}`);
    await Promise.all(words.map((text) => say({ text })));
    expect(refreshes() - before).toBe(1);
    const said = hoa
      .received()
      .slice(1)
      .map(({ text }) => text);
    expect(said.toSorted()).toEqual(words.toSorted());
    expect(zalo.world.violations).toEqual([]);
  });

  it('An administrator grants access on the simulated page', async () => {
    await channel.stop();
    await zalo.close();
    await ours.close();
    await start({}, false);
    hoa.write('Chào');
    await expect(say({ text: 'chưa được' })).rejects.toMatchObject({ kind: 'credentials' });
    const { url, verifier } = channel.beginGrant(callbackUrl, 'state-1');
    expect(await (await fetch(url)).text()).toContain('Cho phép');
    const answer = await fetch(url.replace(/\?.*/, ''), {
      method: 'POST',
      body: new URL(url).searchParams,
      redirect: 'manual',
    });
    const callback = new URL(answer.headers.get('location') ?? '');
    await channel.finishGrant(Object.fromEntries(callback.searchParams), verifier, callbackUrl);
    await say({ text: 'được rồi' });
    expect(hoa.received().at(-1)?.text).toBe('được rồi');
    expect(zalo.world.violations).toEqual([]);
  });

  it('The platform’s answer tells the channel which people cannot be reached', async () => {
    hoa.write('Chào');
    nowMs += 49 * hour;
    await expect(say({ text: 'muộn' })).rejects.toMatchObject({ kind: 'outsideReplyWindow' });
    hoa.unfollow();
    await expect(say({ text: 'đã đi' })).rejects.toMatchObject({ kind: 'blockedByPerson' });
  });
});
