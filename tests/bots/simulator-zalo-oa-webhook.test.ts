import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ZaloOaPerson } from '../../bots/simulator/zalo-oa/person.ts';
import { signatureOf } from '../../bots/simulator/zalo-oa/signature.ts';
import { type StandaloneZaloOa, startZaloOa } from '../../bots/simulator/zalo-oa/standalone.ts';
import type { ZaloOaWorldOptions } from '../../bots/simulator/zalo-oa/world.ts';
import { eventually } from '../support/eventually.ts';
import { type Client, clientOf, type Hook, type Received, startHook } from './simulator-zalo-oa-client.ts';

const second = 1000;
const minute = 60 * second;
const photo = new Uint8Array(Buffer.from('/9j/4AAQSkZJRgABAQEASABIAAD/wAARCAABAAIDASIAAhEBAxEB/9k=', 'base64'));

/** The app id and the strings of the reference's worked examples. */
const worked = { appId: '3141592653589793238', secretKey: 'oaSecretKey-TEST-ONLY-0001' };

describe('webhooks of the simulated Zalo OA', () => {
  let zalo: StandaloneZaloOa;
  let client: Client;
  let hook: Hook;
  let hoa: ZaloOaPerson;

  const start = async (options: Partial<ZaloOaWorldOptions> = {}) => {
    await zalo?.close();
    await hook?.close();
    hook = await startHook();
    const now = new Date('2026-11-25T02:00:00Z');
    zalo = await startZaloOa({ now: () => now, lookEveryMs: 5, ...options });
    client = clientOf(zalo);
    hoa = zalo.world.addPerson('Lò Thị Hoa');
    await zalo.world.setWebhook(hook.url);
  };
  beforeEach(() => start());
  afterEach(async () => {
    await zalo.close();
    await hook.close();
  });

  const arrived = (count: number) => eventually(() => expect(hook.received).toHaveLength(count));
  const lastBody = () => hook.received.at(-1)?.body;
  const attachmentsOf = (body: Received['body'] | undefined) =>
    (body?.message.attachments ?? []) as { readonly type: string; readonly payload: { readonly url: string } }[];

  it('The simulator’s signature equals the reference', () => {
    const ascii =
      '{"event_name":"user_send_text","app_id":"3141592653589793238","sender":{"id":"1618033988749894848"},"recipient":{"id":"2718281828459045235"},"message":{"text":"Helo","msg_id":"e2a6f41bc0d9713b2801"},"timestamp":"1795597203003","user_id_by_app":"1414213562373095048"}';
    expect(signatureOf(worked, ascii, '1795597203003')).toBe(
      'mac=47976d76f570a9900085968163caebcb90eff01ee94c9eafad5f3f469874f4a2',
    );
    const vietnamese =
      '{"event_name":"user_send_text","app_id":"3141592653589793238","sender":{"id":"1618033988749894848"},"recipient":{"id":"2718281828459045235"},"message":{"text":"Giá cà phê hôm nay bao nhiêu ạ? 🙏","msg_id":"e2a6f41bc0d9713b2802"},"timestamp":"1795597204004","user_id_by_app":"1414213562373095048"}';
    expect(signatureOf(worked, vietnamese, '1795597204004')).toBe(
      'mac=61fd27fc577b41c07d6e2b173bac99c1ecf8f3eb56ba8dc70ea8cdbc0d181ade',
    );
  });

  it('An address is accepted only after it answers an unsigned {} with success', async () => {
    expect(hook.probes).toBe(1);
    expect(hook.received).toEqual([]);
    hook.answer = async () => 401;
    await expect(zalo.world.setWebhook(hook.url)).rejects.toThrow('answered the unsigned {} with 401');
    await expect(zalo.world.setWebhook('http://example.vn/hook')).rejects.toThrow('must be https');
    await expect(zalo.world.setWebhook('https://203.0.113.7/hook')).rejects.toThrow('domain name');
  });

  it('A text is delivered with a signature over the exact bytes', async () => {
    const id = hoa.write('Giá cà phê hôm nay bao nhiêu ạ? 🙏');
    await arrived(1);
    const { account } = zalo.world;
    const [event] = hook.received;
    expect(event?.body).toEqual({
      event_name: 'user_send_text',
      app_id: account.appId,
      sender: { id: hoa.id },
      recipient: { id: account.oaId },
      message: { text: 'Giá cà phê hôm nay bao nhiêu ạ? 🙏', msg_id: id },
      timestamp: expect.stringMatching(/^\d{13}$/),
      user_id_by_app: expect.stringMatching(/^\d{19}$/),
    });
    expect(event?.mac).toBe(signatureOf(account, event?.raw ?? '', String(event?.body.timestamp)));
    expect(event?.numRetry).toBeUndefined();
  });

  it('The same JSON is sometimes written with other bytes', async () => {
    hoa.write('Cà phê / trà');
    hoa.write('Cà phê / trà');
    await arrived(2);
    const raws = hook.received.map(({ raw }) => raw);
    expect(raws.some((raw) => raw.includes('C\\u00e0 ph\\u00ea \\/ tr\\u00e0'))).toBe(true);
    expect(raws.some((raw) => raw.includes('Cà phê / trà'))).toBe(true);
    for (const { raw, mac, body } of hook.received) {
      expect(mac).toBe(zalo.world.sign(raw, String(body.timestamp)));
      expect(body.message.text).toBe('Cà phê / trà');
    }
  });

  it('Each photo is a separate event, fetchable at an unguessable address', async () => {
    hoa.sendPhotos([photo, photo, photo], 'Ra quân sáng nay');
    await arrived(3);
    expect(hook.names()).toEqual(Array(3).fill('user_send_image'));
    const ordered = hook.received.map(({ body }) => body).sort((a, b) => Number(a.timestamp) - Number(b.timestamp));
    expect(ordered.map(({ message }) => message.text)).toEqual(['Ra quân sáng nay', undefined, undefined]);
    expect(new Set(ordered.map(({ timestamp }) => timestamp)).size).toBe(3);
    const [attachment] = attachmentsOf(ordered[0]);
    expect(attachment?.type).toBe('image');
    const got = await fetch(attachment?.payload.url ?? '');
    expect([got.status, got.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
    expect(new Uint8Array(await got.arrayBuffer())).toEqual(photo);
    expect((await fetch(`${zalo.root}/media/guess/photo.jpg`)).status).toBe(404);
    zalo.world.advance(25 * 60 * minute);
    expect((await fetch(attachment?.payload.url ?? '')).status).toBe(404);
    expect(hoa.chat().messages).toHaveLength(3);
  });

  it('Several photos can be one event', async () => {
    hoa.sendPhotos([photo, photo], 'Hai ảnh', { together: true });
    await arrived(1);
    expect(lastBody()?.message).toMatchObject({ text: 'Hai ảnh', attachments: [{ type: 'image' }, { type: 'image' }] });
  });

  it('A file event has the platform’s format', async () => {
    hoa.sendFile({ bytes: new TextEncoder().encode('kế hoạch'), name: 'Kế hoạch.docx' });
    await arrived(1);
    expect(lastBody()).toMatchObject({
      event_name: 'user_send_file',
      message: {
        attachments: [
          {
            type: 'file',
            payload: {
              url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/media\//),
              size: '12',
              name: 'Kế hoạch.docx',
              checksum: expect.stringMatching(/^[0-9a-f]{32}$/),
              type: 'docx',
            },
          },
        ],
      },
    });
  });

  it('A picture can be made unavailable or broken', async () => {
    hoa.sendPhotos([photo]);
    await arrived(1);
    const url = attachmentsOf(lastBody())[0]?.payload.url ?? '';
    zalo.world.fault({ path: '/media/', effect: { kind: 'html', status: 503 } });
    expect((await fetch(url)).status).toBe(503);
    zalo.world.fault({ path: '/media/', effect: { kind: 'hangUp', when: 'before' } });
    await expect(fetch(url)).rejects.toThrow();
    expect((await fetch(url)).status).toBe(200);
  });

  it('A press is delivered as a text equal to the payload, and a hidden payload is not shown', async () => {
    const buttons = [
      { title: 'Duyệt đăng', type: 'oa.query.hide', payload: '#duyet:42' },
      { title: 'Mở trang', type: 'oa.open.url', payload: { url: 'https://example.vn/' } },
    ];
    await client.template(hoa.id, { buttons }, 'x').then(({ error }) => expect(error).toBe(-232));
    hoa.write('Chào');
    await client.template(hoa.id, { buttons }, 'Bài của bạn');
    hoa.press('Duyệt');
    await eventually(() => expect(hook.names().filter((name) => name === 'user_send_text')).toHaveLength(2));
    const texts = hook.received.map(({ body }) => body.message.text);
    expect(texts).toContain('#duyet:42');
    expect(hoa.chat().messages.map(({ text }) => text)).toEqual(['Chào', 'Bài của bạn']);
    expect(() => hoa.press('Mở trang')).toThrow('opens a page');
    expect(() => hoa.press('Gửi')).toThrow('"Duyệt đăng", "Mở trang"');
  });

  it('Following, unfollowing and a submitted form are delivered as events', async () => {
    hoa.follow();
    await arrived(1);
    expect(lastBody()).toEqual({
      oa_id: zalo.world.account.oaId,
      follower: { id: hoa.id },
      user_id_by_app: expect.any(String),
      event_name: 'follow',
      source: 'oa_profile',
      app_id: zalo.world.account.appId,
      timestamp: expect.any(String),
    });
    hoa.submitInfo({ name: 'Lò Thị Hoa', phone: '84900000001', ward: 'Phường Mẫu' });
    await arrived(2);
    expect(lastBody()).toMatchObject({
      event_name: 'user_submit_info',
      info: { name: 'Lò Thị Hoa', phone: '84900000001', address: '', city: '', district: '', ward: 'Phường Mẫu' },
    });
    hoa.unfollow();
    await arrived(3);
    expect(lastBody()).toMatchObject({ event_name: 'unfollow', follower: { id: hoa.id } });
  });

  it('Any other event is delivered under the platform’s name', async () => {
    const coordinates = { latitude: '10.7769331', longitude: '106.7009238' };
    hoa.send('user_send_location', {
      text: 'Nhà văn hoá khối 3',
      attachments: [{ payload: { coordinates }, type: 'location' }],
    });
    await arrived(1);
    expect(lastBody()?.message).toMatchObject({
      text: 'Nhà văn hoá khối 3',
      attachments: [{ payload: { coordinates }, type: 'location' }],
    });
  });

  it('The account’s messages are echoed, a staff member’s with admin_id', async () => {
    hoa.write('Chào');
    const { data } = await client.say(hoa.id, 'Chào bạn');
    zalo.world.writeAsStaff(hoa.id, 'Mình là nhân viên tư vấn');
    await arrived(3);
    const echoes = hook.received.map(({ body }) => body).filter(({ event_name }) => event_name === 'oa_send_text');
    expect(echoes).toEqual([
      expect.objectContaining({
        sender: { id: zalo.world.account.oaId },
        recipient: { id: hoa.id },
        message: { text: 'Chào bạn', msg_id: data.message_id },
      }),
      expect.objectContaining({ sender: { id: zalo.world.account.oaId, admin_id: expect.stringMatching(/^\d{19}$/) } }),
    ]);
  });

  it('Withdrawing the permission is delivered as an event', async () => {
    zalo.world.revokePermission();
    await arrived(1);
    expect(hook.names()).toEqual(['permission_revoked']);
  });

  describe('when the webhook fails', () => {
    it('A failed event is retried after 30 s, 5, 15, 30 min and 1 h with the same bytes; then the webhook is switched off', async () => {
      hook.answer = async () => 500;
      hoa.write('Chào');
      for (const [index, waitMs] of [30 * second, 5 * minute, 15 * minute, 30 * minute, 60 * minute].entries()) {
        await arrived(index + 1);
        await zalo.world.deliveriesDone();
        zalo.world.advance(waitMs - 1);
        expect(hook.received).toHaveLength(index + 1);
        zalo.world.advance(1);
      }
      await arrived(6);
      expect(new Set(hook.received.map(({ raw, mac }) => raw + mac)).size).toBe(1);
      expect(hook.received.map(({ numRetry }) => numRetry)).toEqual([undefined, '1', '2', '3', '4', '5']);
      await eventually(() => expect(zalo.world.isWebhookEnabled()).toBe(false));
      expect(client.rules()).toEqual([...Array(6).fill('webhookStatus'), 'webhookDisabled']);
      expect(zalo.world.events.map(({ state }) => state)).toEqual(['lost']);
    });

    it('Events are lost while the webhook is off, and delivered again once it is on', async () => {
      hook.answer = async () => 500;
      hoa.write('một');
      for (let at = 1; at <= 6; at += 1) {
        await arrived(at);
        await zalo.world.deliveriesDone();
        zalo.world.advance(60 * minute);
      }
      await eventually(() => expect(zalo.world.isWebhookEnabled()).toBe(false));
      hook.answer = async () => 200;
      hoa.write('hai');
      zalo.world.enableWebhook();
      hoa.write('ba');
      await arrived(7);
      expect(lastBody()?.message.text).toBe('ba');
      expect(zalo.world.events.map(({ state }) => state)).toEqual(['lost', 'lost', 'delivered']);
    });

    it('Retries stop after a successful delivery', async () => {
      let failures = 2;
      hook.answer = async () => (failures-- > 0 ? 503 : 200);
      hoa.write('Chào');
      await arrived(1);
      await zalo.world.deliveriesDone();
      zalo.world.advance(30 * second);
      await arrived(2);
      await zalo.world.deliveriesDone();
      zalo.world.advance(5 * minute);
      await arrived(3);
      await eventually(() => expect(zalo.world.events[0]?.state).toBe('delivered'));
      zalo.world.advance(3 * 60 * minute);
      expect(zalo.world.events[0]?.deliveries.map(({ status }) => status)).toEqual([503, 503, 200]);
    });

    it('Retries follow the clock when it is moved', async () => {
      let aheadMs = 0;
      await start({ now: () => new Date(Date.UTC(2026, 10, 25, 2) + aheadMs) });
      let failures = 1;
      hook.answer = async () => (failures-- > 0 ? 503 : 200);
      hoa.write('Chào');
      await arrived(1);
      await zalo.world.deliveriesDone();
      aheadMs = 30 * second;
      await arrived(2);
    });

    it('An answer later than two seconds is recorded as a violation', async () => {
      await start({ answerWithinMs: 1_000 });
      hook.answer = () => new Promise(() => undefined);
      hoa.write('Chào');
      await eventually(() => expect(client.rules()).toEqual(['webhookSlow']));
      expect(zalo.world.events[0]).toMatchObject({ state: 'waiting', deliveries: [{ status: null }] });
    });

    it('A program that is down is no violation', async () => {
      await hook.close();
      hoa.write('Chào');
      await zalo.world.deliveriesDone();
      expect(zalo.world.events[0]?.deliveries).toMatchObject([{ status: null, numRetry: 0 }]);
      expect(client.rules()).toEqual([]);
    });

    it('A failing event does not delay other events', async () => {
      hook.answer = async ({ body }) => (body.message?.text === 'hỏng' ? 500 : 200);
      hoa.write('hỏng');
      hoa.write('sau');
      await arrived(2);
      await eventually(() => expect(zalo.world.events.map(({ state }) => state)).toEqual(['waiting', 'delivered']));
    });
  });

  it('An event can be delivered twice, and several in the wrong order', async () => {
    const id = hoa.write('một lần');
    await arrived(1);
    zalo.world.redeliver(`user_send_text:${id}`);
    await arrived(2);
    expect(hook.received[1]?.raw).toBe(hook.received[0]?.raw);
    zalo.world.holdDeliveries();
    hoa.write('trước');
    hoa.write('sau');
    await zalo.world.deliveriesDone();
    expect(hook.received).toHaveLength(2);
    zalo.world.releaseDeliveries('reversed');
    await arrived(4);
    expect(zalo.world.events.slice(-2).map(({ state }) => state)).toContain('delivered');
  });

  it('Messages sent before a webhook exists are lost', async () => {
    const lonely = await startZaloOa({ now: () => new Date('2026-11-25T02:00:00Z') });
    lonely.world.addPerson('Minh').write('Có ai không?');
    expect(lonely.world.events.map(({ state }) => state)).toEqual(['lost']);
    await lonely.close();
  });
});
