import { createHmac } from 'node:crypto';
import sharp from 'sharp';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ZaloOaPerson } from '../../bots/simulator/zalo-oa/person.ts';
import { type StandaloneZaloOa, startZaloOa } from '../../bots/simulator/zalo-oa/standalone.ts';
import type { ZaloOaWorldOptions } from '../../bots/simulator/zalo-oa/world.ts';
import { type Client, clientOf } from './simulator-zalo-oa-client.ts';

const hour = 60 * 60 * 1000;
const day = 24 * hour;
const megabyte = 1024 * 1024;

const button = (title: string, payload: unknown = '#a', type = 'oa.query.hide') => ({ title, type, payload });

describe('sending through the simulated Zalo OA', () => {
  let zalo: StandaloneZaloOa;
  let client: Client;
  let hoa: ZaloOaPerson;
  let photo: Uint8Array;

  beforeAll(async () => {
    const image = sharp({ create: { width: 320, height: 240, channels: 3, background: '#3a8' } });
    photo = new Uint8Array(await image.jpeg().toBuffer());
  });

  const start = async (options: Partial<ZaloOaWorldOptions> = {}) => {
    await zalo?.close();
    const now = new Date('2026-11-25T02:00:00Z');
    zalo = await startZaloOa({ now: () => now, ...options });
    client = clientOf(zalo);
    hoa = zalo.world.addPerson('Lò Thị Hoa');
    hoa.write('Chào phường');
  };
  beforeEach(() => start());
  afterEach(() => zalo.close());

  const image = (element: object, text?: string) =>
    client.template(hoa.id, { template_type: 'media', elements: [element] }, text);
  const uploaded = async () => String((await client.upload('image', photo, 'anh.jpg')).data.attachment_id);

  it('People get ids that exceed a JavaScript number and are the same in every run', async () => {
    expect(hoa.id).toMatch(/^\d{19}$/);
    expect(String(Number(hoa.id))).not.toBe(hoa.id);
    const { id } = hoa;
    const namesake = zalo.world.addPerson('Lò Thị Hoa');
    expect(namesake.id).not.toBe(id);
    await start();
    expect(hoa.id).toBe(id);
  });

  it('A text appears on the phone, and the answer equals the platform’s', async () => {
    const answer = await client.say(hoa.id, 'Xin chào, em có thể giúp gì ạ?');
    expect(answer).toMatchObject({
      status: 200,
      error: 0,
      message: 'Success',
      data: {
        message_id: expect.stringMatching(/^[0-9a-f]{20}$/),
        user_id: hoa.id,
        sent_time: expect.stringMatching(/^\d{13}$/),
        quota: { quota_type: 'reply', owner_type: 'OA', owner_id: zalo.world.account.oaId },
      },
    });
    expect(hoa.received()).toMatchObject([
      { messageId: answer.data.message_id, text: 'Xin chào, em có thể giúp gì ạ?', isMine: false, buttons: [] },
    ]);
    expect(zalo.world.calls.at(-1)).toMatchObject({
      path: '/v3.0/oa/message/cs',
      userId: hoa.id,
      answer: { error: 0 },
    });
    expect(client.rules()).toEqual([]);
  });

  describe('tokens', () => {
    it.each([
      ['missing', {}, -216, []],
      ['invented', { access_token: 'AT-TEST-0001' }, -216, []],
      ['sent as a bearer', { authorization: 'Bearer x' }, -216, ['authorizationHeader']],
    ])('An access token is refused if it is %s', async (_what, headers, error, rules) => {
      const answer = await fetch(`${zalo.root}/v2.0/oa/getoa`, { headers: headers as Record<string, string> });
      expect([answer.status, (await answer.json()) as object]).toEqual([200, expect.objectContaining({ error })]);
      expect(client.rules()).toEqual(rules);
    });

    it('A token in the address is not accepted', async () => {
      const { accessToken } = zalo.world.issuePair();
      const answer = await fetch(`${zalo.root}/v2.0/oa/getoa?access_token=${accessToken}`);
      expect(await answer.json()).toMatchObject({ error: -216 });
      expect(client.rules()).toEqual(['tokenInQuery']);
    });

    it('appsecret_proof is checked if present, and required when the setting is on', async () => {
      const { accessToken } = zalo.world.issuePair();
      client.use(accessToken);
      const proof = createHmac('sha256', zalo.world.account.appSecret).update(accessToken).digest('hex');
      const withProof = (value: string) => client.ask('/v2.0/oa/getoa', {}, { appsecret_proof: value });
      expect((await withProof(proof)).error).toBe(0);
      expect((await withProof('0'.repeat(64))).error).toBe(-242);
      await start({ needsProof: true });
      expect((await client.ask('/v2.0/oa/getoa')).error).toBe(-242);
    });
  });

  describe('limits of a message', () => {
    it('The limit is 2,000 characters after NFC', async () => {
      const decomposed = 'ề'.normalize('NFD').repeat(2000);
      expect(decomposed).toHaveLength(6000);
      expect((await client.say(hoa.id, decomposed)).error).toBe(0);
      expect(hoa.received().at(-1)?.text).toHaveLength(2000);
      expect((await client.say(hoa.id, 'a'.repeat(2001))).error).toBe(-210);
      expect(client.rules()).toEqual(['textTooLong']);
    });

    it('A message without text is refused', async () => {
      expect((await client.say(hoa.id, '  \n')).error).toBe(-201);
      expect((await client.care(hoa.id, {})).error).toBe(-201);
      expect((await client.template(hoa.id, { buttons: [button('Gửi')] })).error).toBe(-201);
    });

    it.each([
      ['six buttons', Array.from({ length: 6 }, (_, index) => button(`Nút ${index}`)), 'tooManyButtons'],
      ['no button', [], 'wrongWrapper'],
      ['a title of 101 characters', [button('a'.repeat(101))], 'overLimit'],
      ['an empty title', [button('')], 'invalidField'],
      ['a payload of 1,001 characters', [button('Gửi', 'a'.repeat(1001))], 'overLimit'],
      ['a payload that is no text', [button('Gửi', { id: 1 })], 'invalidField'],
      ['an unknown type', [button('Gửi', '#a', 'oa.query')], 'invalidField'],
      ['a link without an address', [button('Mở', 'https://example.com', 'oa.open.url')], 'invalidField'],
      ['a link to a script', [button('Mở', { url: 'javascript:alert(1)' }, 'oa.open.url')], 'invalidField'],
      [
        'a kind that our program does not use',
        [button('Gọi', { phone_code: '84912345678' }, 'oa.open.phone')],
        'invalidField',
      ],
    ])('A button message with %s is refused', async (_what, buttons, rule) => {
      const answer = await client.template(hoa.id, { buttons }, 'Bạn chọn gì?');
      expect(answer).toMatchObject({ status: 200, error: -201 });
      expect(client.rules()).toEqual([rule]);
      expect(hoa.received()).toEqual([]);
    });

    it('A message at every limit is accepted', async () => {
      const buttons = Array.from({ length: 5 }, (_, index) => button(`${index}`.padEnd(100, 'a'), 'p'.repeat(1000)));
      expect((await client.template(hoa.id, { buttons }, 'a'.repeat(2000))).error).toBe(0);
      expect(hoa.received().at(-1)?.buttons).toHaveLength(5);
    });

    it.each([
      ['the v2 format', { type: 'image', payload: { url: 'https://example.com/a.jpg' } }, 'v2Attachment'],
      ['an unknown wrapper', { type: 'buttons', payload: { buttons: [] } }, 'wrongWrapper'],
      ['an unknown template', { type: 'template', payload: { template_type: 'receipt' } }, 'wrongWrapper'],
      ['no payload', { type: 'template' }, 'invalidField'],
      ['a file by attachment_id', { type: 'file', payload: { attachment_id: 'x' } }, 'invalidField'],
    ])('An attachment with %s is refused', async (_what, attachment, rule) => {
      expect((await client.care(hoa.id, { text: 'Xem ảnh', attachment })).error).toBe(-201);
      expect(client.rules()).toEqual([rule]);
    });

    it('A request needs JSON, text ids and a known person', async () => {
      const body = JSON.stringify({ recipient: { user_id: hoa.id }, message: { text: 'Chào' } });
      const plain = await client.ask('/v3.0/oa/message/cs', {
        method: 'POST',
        headers: { 'content-type': 'text/plain' },
        body,
      });
      expect(plain.error).toBe(-201);
      expect((await client.care(Number(hoa.id), { text: 'Chào' })).error).toBe(-201);
      expect((await client.say('1618033988749894848', 'Chào')).error).toBe(-201);
      expect(client.rules()).toEqual(['wrongContentType', 'numericId', 'unknownUser']);
    });

    it('Any other path is refused', async () => {
      expect(await client.post('/v3.0/oa/message/text', {})).toMatchObject({ status: 404, error: 404 });
      expect(client.rules()).toEqual(['unknownPath']);
    });
  });

  describe('pictures and files', () => {
    it('An uploaded picture is shown with its caption', async () => {
      const answer = await client.upload('image', photo, 'anh.jpg');
      expect(answer).toMatchObject({ status: 200, error: 0, data: { attachment_id: expect.any(String) } });
      expect((await image({ media_type: 'image', attachment_id: answer.data.attachment_id }, 'Sáng nay')).error).toBe(
        0,
      );
      const [seen] = hoa.received();
      expect(seen).toMatchObject({ text: 'Sáng nay', photo: { width: 320, height: 240 } });
      expect(zalo.world.file(seen?.photo?.fileId ?? '')?.bytes.byteLength).toBe(photo.byteLength);
    });

    it.each([
      ['no reference', [{ media_type: 'image' }]],
      ['an address', [{ media_type: 'image', url: 'https://example.com/a.jpg' }]],
      [
        'two elements',
        [
          { media_type: 'image', attachment_id: 'x' },
          { media_type: 'image', attachment_id: 'y' },
        ],
      ],
      ['no element', []],
      ['another medium', [{ media_type: 'video', attachment_id: 'x' }]],
    ])('A media message with %s is refused', async (_what, elements) => {
      expect((await client.template(hoa.id, { template_type: 'media', elements })).error).toBe(-201);
    });

    it('Buttons beside a picture are refused', async () => {
      const elements = [{ media_type: 'image', attachment_id: await uploaded() }];
      expect(
        (await client.template(hoa.id, { template_type: 'media', elements, buttons: [button('Gửi')] })).error,
      ).toBe(-201);
      expect(client.rules()).toEqual(['wrongWrapper']);
    });

    it('An upload expires after seven days', async () => {
      const id = await uploaded();
      zalo.world.advance(7 * day - 1);
      client.use(zalo.world.issuePair().accessToken);
      hoa.write('Còn đây');
      expect((await image({ media_type: 'image', attachment_id: id })).error).toBe(0);
      zalo.world.advance(1);
      expect((await image({ media_type: 'image', attachment_id: id })).error).toBe(-100);
      expect((await image({ media_type: 'image', attachment_id: 'ATT-IMG-TEST-0001' })).error).toBe(-100);
      const attachment = { type: 'file', payload: { token: await uploaded() } };
      expect((await client.care(hoa.id, { attachment })).error).toBe(-241);
    });

    it.each([
      ['image', 'anh.gif', (bytes: Uint8Array) => bytes, -201],
      ['image', 'anh', (bytes: Uint8Array) => bytes, -201],
      ['image', 'anh.jpg', () => new TextEncoder().encode('not a picture'), -201],
      ['image', 'anh.jpg', (bytes: Uint8Array) => Buffer.concat([bytes, Buffer.alloc(megabyte)]), -210],
      ['file', 'bang.xlsx', () => new TextEncoder().encode('PK\x03\x04'), -201],
      ['file', 'don.pdf', () => new TextEncoder().encode('no pdf'), -201],
      ['file', 'don.pdf', () => Buffer.concat([Buffer.from('%PDF-1.7'), Buffer.alloc(5 * megabyte)]), -210],
    ])('The %s upload of an invalid %s is refused', async (kind, name, bytes, error) => {
      expect((await client.upload(kind, bytes(photo), name)).error).toBe(error);
    });

    it('A picture of exactly 1 MB is accepted', async () => {
      const padded = Buffer.concat([photo, Buffer.alloc(megabyte - photo.byteLength)]);
      expect((await client.upload('image', padded, 'anh.jpeg')).error).toBe(0);
      expect((await client.upload('image', Buffer.concat([padded, Buffer.alloc(1)]), 'anh.jpeg')).error).toBe(-210);
    });

    it('An upload needs the field "file"', async () => {
      const form = new FormData();
      form.set('image', new File([new Uint8Array(photo)], 'anh.jpg'));
      expect((await client.ask('/v2.0/oa/upload/image', { method: 'POST', body: form })).error).toBe(-201);
    });

    it('A document is sent by the token of its upload', async () => {
      const { data } = await client.upload('file', Buffer.from('%PDF-1.7 …'), 'Kế hoạch.pdf');
      const attachment = { type: 'file', payload: { token: data.token } };
      expect((await client.care(hoa.id, { attachment })).error).toBe(0);
      expect(hoa.received().at(-1)).toMatchObject({ document: { name: 'Kế hoạch.pdf' }, photo: null });
    });
  });

  it('A request for contact data has exactly one element', async () => {
    const element = { title: 'Tin Phường', subtitle: 'Vui lòng chia sẻ số điện thoại' };
    const ask = (elements: object[]) => client.template(hoa.id, { template_type: 'request_user_info', elements });
    expect((await ask([element])).error).toBe(0);
    expect(hoa.received().at(-1)?.asksInfo).toEqual(element);
    expect((await ask([element, element])).error).toBe(-201);
    expect((await ask([{ title: 'Tin Phường' }])).error).toBe(-201);
  });

  describe('reply windows', () => {
    it('A reply is free for 48 hours and afterwards refused without a cloud account', async () => {
      zalo.world.advance(48 * hour);
      client.use(zalo.world.issuePair().accessToken);
      expect(hoa.chat().window).toBe('free');
      expect((await client.say(hoa.id, 'Còn kịp')).error).toBe(0);
      zalo.world.advance(1);
      expect(hoa.chat().window).toBe('paid');
      expect((await client.say(hoa.id, 'Trễ một chút')).error).toBe(-320);
      expect(client.rules()).toEqual([]);
      zalo.world.advance(hour);
      expect((await client.say(hoa.id, 'Trễ hẳn')).error).toBe(-320);
      expect(client.rules()).toEqual(['paidWindow']);
    });

    it('The reply window closes after the seventh day', async () => {
      zalo.world.advance(7 * day + hour);
      client.use(zalo.world.issuePair().accessToken);
      expect(hoa.chat().window).toBe('closed');
      expect((await client.say(hoa.id, 'Hết hạn')).error).toBe(-230);
      expect(client.rules()).toEqual(['closedWindow']);
    });

    it.each([
      ['writing', () => hoa.write('Tôi đây')],
      ['a photo', () => hoa.sendPhotos([photo])],
      ['following', () => hoa.follow()],
      ['a press', () => hoa.press('Gửi')],
      ['the form', () => hoa.submitInfo({ name: 'Hoa', phone: '84900000001' })],
    ])('The reply window opens again after %s', async (_what, live) => {
      await client.template(hoa.id, { buttons: [button('Gửi')] }, 'Gửi bài?');
      zalo.world.advance(8 * day);
      client.use(zalo.world.issuePair().accessToken);
      live();
      expect((await client.say(hoa.id, 'Chào lại')).error).toBe(0);
      expect(client.rules()).toEqual([]);
    });

    it('The account cannot write to a person first', async () => {
      const stranger = zalo.world.addPerson('Người lạ');
      expect((await client.say(stranger.id, 'Chào')).error).toBe(-232);
      expect(client.rules()).toEqual(['wroteFirst']);
      const known = zalo.world.addPerson('Người cũ', { hasWritten: true });
      expect((await client.say(known.id, 'Chào')).error).toBe(0);
    });
  });

  describe('people who can not be reached', () => {
    it('A message to a person who unfollowed is refused until they come back', async () => {
      hoa.unfollow();
      expect((await client.say(hoa.id, 'Chào')).error).toBe(-213);
      hoa.write('Tôi quay lại');
      expect((await client.say(hoa.id, 'Chào')).error).toBe(0);
    });

    it('A message to a person who blocked the account is refused', async () => {
      hoa.block();
      expect((await client.say(hoa.id, 'Chào')).error).toBe(-244);
      expect(() => hoa.write('Không gửi được')).toThrow();
      hoa.unblock();
      expect((await client.say(hoa.id, 'Chào')).error).toBe(0);
    });
  });

  describe('rate limits and retry storms', () => {
    it('The simulator allows 4,000 calls a minute and states how many are left', async () => {
      expect((await client.say(hoa.id, 'một')).headers.get('x-ratelimit-remain')).toBe('3999');
      const chunk = (calls: number) => Promise.all(Array.from({ length: calls }, () => client.ask('/v2.0/oa/getoa')));
      for (let done = 0; done < 4000; done += 200) await chunk(done === 0 ? 199 : 200);
      const over = await client.say(hoa.id, 'ba');
      expect([over.status, over.error, over.headers.get('x-ratelimit-limit')]).toEqual([200, -32, '4000']);
      zalo.world.advance(60_000);
      expect((await client.say(hoa.id, 'ba')).error).toBe(0);
      expect(client.rules()).toEqual([]);
    });

    it('Repeating the same refused call is recorded as a violation', async () => {
      hoa.block();
      await client.say(hoa.id, 'Chào');
      await client.say(hoa.id, 'Chào');
      expect(client.rules()).toEqual([]);
      await client.say(hoa.id, 'Chào');
      expect(client.rules()).toEqual(['retryStorm']);
    });
  });

  describe('scripted faults', () => {
    it('A scripted error is returned once', async () => {
      zalo.world.fault({ path: '/message/cs', effect: { kind: 'answer', error: -200 } });
      expect((await client.say(hoa.id, 'Chào')).error).toBe(-200);
      expect((await client.say(hoa.id, 'Chào')).error).toBe(0);
    });

    it('A scripted fault can answer with a gateway’s HTML page', async () => {
      zalo.world.fault({ effect: { kind: 'html', status: 502 } });
      const answer = await fetch(`${zalo.root}/v2.0/oa/getoa`);
      expect([answer.status, answer.headers.get('content-type')]).toEqual([502, 'text/html']);
      expect(await answer.text()).toContain('<html>');
    });

    it('A scripted hang-up breaks the connection before or after the message is sent', async () => {
      zalo.world.fault({ userId: hoa.id, effect: { kind: 'hangUp', when: 'before' } });
      await expect(client.say(hoa.id, 'mất')).rejects.toThrow();
      zalo.world.fault({ userId: hoa.id, effect: { kind: 'hangUp', when: 'after' } });
      await expect(client.say(hoa.id, 'đến nơi')).rejects.toThrow();
      expect(hoa.received().map(({ text }) => text)).toEqual(['đến nơi']);
    });

    it('A scripted call can hang until the caller gives up, or be slow', async () => {
      zalo.world.fault({ effect: { kind: 'hang', when: 'before' }, path: '/getoa' });
      await expect(client.ask('/v2.0/oa/getoa', { signal: AbortSignal.timeout(80) })).rejects.toThrow();
      zalo.world.fault({ effect: { kind: 'delay', ms: 60 }, path: '/getoa' });
      const begun = performance.now();
      expect((await client.ask('/v2.0/oa/getoa')).error).toBe(0);
      expect(performance.now() - begun).toBeGreaterThanOrEqual(55);
    });

    it('Closing the simulator ends hanging calls', async () => {
      zalo.world.fault({ effect: { kind: 'hang', when: 'before' }, path: '/access_token' });
      const hanging = client.exchange({ grant_type: 'refresh_token', refresh_token: 'x' }).catch(() => 'ended');
      await new Promise((resolve) => setTimeout(resolve, 50));
      await zalo.close();
      expect(await hanging).toBe('ended');
    });

    it('A fault can skip some calls, apply to some and be withdrawn', async () => {
      const takeBack = zalo.world.fault({ skip: 1, times: 2, effect: { kind: 'answer', error: -32 } });
      const errors = [];
      for (let call = 0; call < 3; call += 1) errors.push((await client.ask('/v2.0/oa/getoa')).error);
      takeBack();
      errors.push((await client.ask('/v2.0/oa/getoa')).error);
      expect(errors).toEqual([0, -32, -32, 0]);
    });
  });

  it('getoa returns the account’s id and name', async () => {
    const { data } = await client.ask('/v2.0/oa/getoa');
    expect(data).toMatchObject({ oaid: zalo.world.account.oaId, name: 'Tin Phường' });
  });
});
