import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse, pressOf } from '../../bots/zalo-oa/parse.ts';
import type { IncomingEvent } from '../../src/channel/incoming.ts';
import { appId, ownOaId, userId } from './zalo-oa-fake.ts';
import { deliver, fixture, webhookNames } from './zalo-oa-world.ts';

const context = { oaId: ownOaId };
const read = (payload: unknown, oaId: string | null = ownOaId): IncomingEvent => {
  const [event, ...more] = parse(deliver(payload), { oaId });
  expect(more).toEqual([]);
  if (!event) throw new Error('no event');
  return event;
};
const fromPerson = (name: string, message: object, change: object = {}) => ({
  event_name: name,
  app_id: appId,
  sender: { id: userId },
  recipient: { id: ownOaId },
  message: { msg_id: 'aa01', ...message },
  timestamp: '1795597203003',
  ...change,
});

describe('identity and order of events', () => {
  it('A message’s sender, time and order are read', () => {
    expect(read(fixture('oa_user_send_text_vi.json'))).toEqual({
      channel: 'zalo-oa',
      externalId: 'zalo:user_send_text:e2a6f41bc0d9713b2802',
      conversation: userId,
      isGroup: false,
      sender: { id: userId, displayName: '' },
      occurredAt: new Date(1_795_597_204_004),
      kind: 'text',
      text: 'Giá cà phê hôm nay bao nhiêu ạ? 🙏',
      messageId: 'e2a6f41bc0d9713b2802',
      order: 1_795_597_204_004,
      forwardedFrom: null,
    });
  });

  it('A delivery has one lane per person; presses come first and receipts last', () => {
    const of = (name: string) => {
      const { lane, priority, kind, occurredAt } = deliver(fixture(name));
      return { lane, priority, kind, at: occurredAt.getTime() };
    };
    const lane = `zalo:u:${userId}`;
    expect(of('oa_user_send_text.json')).toEqual({ lane, priority: 5, kind: 'user_send_text', at: 1_795_597_203_003 });
    expect(of('oa_user_send_text_button_press.json')).toMatchObject({ lane, priority: 1 });
    expect(of('oa_follow.json')).toEqual({ lane, priority: 5, kind: 'follow', at: 1_795_597_201_001 });
    expect(of('oa_user_seen_message.json')).toMatchObject({ lane, priority: 9, kind: 'user_seen_message' });
    expect(of('oa_oa_send_text_echo.json')).toMatchObject({ lane, priority: 9, kind: 'oa_send_text' });
    expect(of('oa_user_send_group_text.json').lane).toBe(`zalo:g:g.7a5c1e9b3d2f48606d1c:${userId}`);
    expect(deliver({ event_name: 'a_thing_of_tomorrow' }).kind).toBe('unknown');
    expect(deliver({}).lane).toBe('zalo:unknown');
  });

  it('The echo and the receipt of one message have different keys', () => {
    const [echo, receipt] = ['oa_oa_send_text_echo.json', 'oa_user_received_message.json'].map(fixture);
    expect(echo.message.msg_id).toBe(receipt.message.msg_id);
    expect(deliver(echo).externalId).not.toBe(deliver(receipt).externalId);
  });

  it('Events without a message are identified by name, time and person', () => {
    expect(deliver(fixture('oa_follow.json')).externalId).toBe(`zalo:follow:1795597201001:${userId}`);
    expect(deliver(fixture('oa_user_submit_info.json')).externalId).toBe(
      `zalo:user_submit_info:1795597218018:${userId}`,
    );
    expect(deliver({ hello: 1 }).externalId).toMatch(/^zalo:body:[0-9a-f]{64}$/);
  });
});

describe('messages of people', () => {
  it('Escaped text and replies are read as text', () => {
    expect(read(fixture('oa_user_send_text_escaped.json'))).toMatchObject({ kind: 'text', text: 'Cà phê / trà' });
    expect(read(fixture('oa_user_send_text_quote.json'))).toMatchObject({ kind: 'text', text: 'Cái này còn không?' });
  });

  it('Letters are composed', () => {
    const decomposed = 'Phường'.normalize('NFD');
    expect(read(fromPerson('user_send_text', { text: decomposed }))).toMatchObject({ text: 'Phường' });
  });

  it('Photos of one event are read together with their caption', () => {
    expect(read(fixture('oa_user_send_image_caption.json'))).toMatchObject({
      kind: 'attachments',
      caption: 'Ảnh mặt tiền quán',
      albumKey: null,
      attachments: [
        {
          kind: 'photo',
          fileId: 'https://f6.photo.talk.zdn.vn/1002/orig_77e0.jpg',
          uniqueId: 'https://f6.photo.talk.zdn.vn/1002/orig_77e0.jpg',
        },
      ],
    });
    const two = read(fixture('oa_user_send_image_two.json'));
    expect(two).toMatchObject({ kind: 'attachments', caption: '' });
    if (two.kind === 'attachments') {
      expect(two.attachments.map(({ fileId }) => fileId.slice(-6))).toEqual(['a1.jpg', 'a2.jpg']);
    }
  });

  it('A document is read, with its size from a string', () => {
    expect(read(fixture('oa_user_send_file.json'))).toMatchObject({
      kind: 'attachments',
      attachments: [
        {
          kind: 'document',
          name: 'contract.docx',
          mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
          sizeBytes: 233_947,
          uniqueId: '9f86d081884c7d659a2feaa0c55ad015',
          fileId: 'https://f8-zfcloud.zdn.vn/2001/contract.docx',
        },
      ],
    });
  });

  it.each([
    ['oa_user_send_video.json', 'video'],
    ['oa_user_send_audio.json', 'audio'],
    ['oa_user_send_gif.json', 'animation'],
  ])('%s is read as %s', (name, kind) => {
    expect(read(fixture(name))).toMatchObject({ kind: 'attachments', attachments: [{ kind }] });
  });

  it('A link is read as text, once', () => {
    expect(read(fixture('oa_user_send_link.json'))).toMatchObject({
      kind: 'text',
      text: 'https://example.com/post/42',
    });
    const bare = { attachments: [{ type: 'link', payload: { url: 'https://example.com/a' } }], text: 'Xem này' };
    expect(read(fromPerson('user_send_link', bare))).toMatchObject({ text: 'Xem này\nhttps://example.com/a' });
  });

  it('Stickers, places and unknown attachments are reported as unsupported', () => {
    expect(read(fixture('oa_user_send_sticker.json'))).toMatchObject({ kind: 'unsupported', platformType: 'sticker' });
    expect(read(fixture('oa_user_send_location.json'))).toMatchObject({
      kind: 'unsupported',
      platformType: 'location',
      place: { latitude: 10.7769331, longitude: 106.7009238 },
    });
    expect(read(fromPerson('user_send_hologram', {}))).toMatchObject({ kind: 'unsupported', platformType: 'hologram' });
    expect(read(fromPerson('user_send_image', { attachments: [{ type: 'image', payload: {} }] })).kind).toBe(
      'unsupported',
    );
  });
});

describe('a press', () => {
  it('A text that equals a button’s payload is read as a press', () => {
    expect(read(fixture('oa_user_send_text_button_press.json'))).toMatchObject({
      kind: 'choice',
      choice: 'order:confirm:42',
      messageId: null,
      acknowledgement: null,
    });
    const value = 'm1:approve:01K2ABCDEFGHJKMNPQRSTVWXYZ:a:Ab_-1234';
    expect(read(fromPerson('user_send_text', { text: `#${value}` }))).toMatchObject({ kind: 'choice', choice: value });
    expect(pressOf('#m1:go.menu::0:AAAAAAAA')).toBe('m1:go.menu::0:AAAAAAAA');
    // A press about a unit, whose name contains a space.
    expect(pressOf('#m1:un-invite:khoi 1:0:AAAAAAAA')).toBe('m1:un-invite:khoi 1:0:AAAAAAAA');
  });

  it.each([
    '#tinphuong',
    '#tin:nhanh',
    '# m1:a:b',
    '#m1:a:b c',
    '#tin:khối 3: ra quân dọn vệ sinh',
    'Mã #m1:a:b:c:d',
    '#m1:a:b\n',
    '#12/10:30:00?',
    '#',
  ])('The text %j is not read as a press', (text) => {
    expect(pressOf(text)).toBeNull();
    expect(read(fromPerson('user_send_text', { text })).kind).toBe('text');
  });
});

describe('followers and their data', () => {
  it('Following and unfollowing are read', () => {
    expect(read(fixture('oa_follow.json'))).toMatchObject({ kind: 'joined', conversation: userId });
    expect(read(fixture('oa_unfollow.json'))).toMatchObject({ kind: 'left', sender: { id: userId } });
  });

  it('A submitted phone number counts as the sender’s own, a business card does not', () => {
    expect(read(fixture('oa_user_submit_info.json'))).toMatchObject({
      kind: 'contact',
      phone: '+84900000001',
      ownedBySender: true,
      sender: { displayName: 'Trần Văn Mẫu' },
    });
    expect(read(fixture('oa_user_send_business_card.json'))).toMatchObject({
      kind: 'contact',
      phone: '+84900000001',
      ownedBySender: false,
      sender: { displayName: '' },
    });
    const submitted = (phone: unknown) =>
      read({ ...fixture('oa_user_submit_info.json'), info: { name: 'Lan', phone } });
    expect(submitted('0900 000.001')).toMatchObject({ phone: '+84900000001' });
    expect(submitted('+84 900 000 001')).toMatchObject({ phone: '+84900000001' });
    expect(submitted('không có')).toMatchObject({ kind: 'ignored' });
    expect(submitted(null)).toMatchObject({ kind: 'ignored' });
  });
});

describe('ignored events', () => {
  it.each([
    ...['oa_oa_send_text_echo.json', 'oa_oa_send_text_admin.json', 'oa_user_received_message.json'],
    ...['oa_user_seen_message.json', 'oa_user_send_group_text.json'],
  ])('%s is ignored', (name) => expect(read(fixture(name)).kind).toBe('ignored'));

  it('Calls, anonymous visitors, reactions and unknown events are ignored', () => {
    for (const name of ['oa_call_user', 'user_call_oa', 'anonymous_send_text', 'user_reacted_message', 'tomorrow']) {
      expect(read(fromPerson(name, { text: 'x' })).kind).toBe('ignored');
    }
    expect(read(fixture('oa_user_send_group_text.json'))).toMatchObject({
      isGroup: true,
      conversation: 'g.7a5c1e9b3d2f48606d1c',
    });
  });

  it('Events for another account of the same app are ignored once the own account is known', () => {
    const other = fromPerson('user_send_text', { text: 'x' }, { recipient: { id: '999' } });
    expect(read(other)).toMatchObject({ kind: 'ignored', platformType: 'another_account' });
    expect(read({ ...fixture('oa_follow.json'), oa_id: '999' }).kind).toBe('ignored');
    expect(read(other, null).kind).toBe('text');
    expect(read(fromPerson('user_send_text', { text: 'x' }, { sender: { id: ownOaId } })).kind).toBe('ignored');
  });
});

describe('arbitrary input', () => {
  const names = fc.constantFrom(...webhookNames.map((name) => fixture(name).event_name as string), 'x', '__proto__');
  const loose = fc.oneof(
    fc.jsonValue({ maxDepth: 2 }),
    fc.constantFrom(userId, ownOaId, '1795597203003', '#a:b:c', '', '0'),
    fc.bigInt().map(String),
  );
  const event = fc.record(
    {
      event_name: fc.oneof(names, loose),
      app_id: loose,
      timestamp: loose,
      oa_id: loose,
      follower: fc.oneof(fc.record({ id: loose }), loose),
      sender: fc.oneof(fc.record({ id: loose }), loose),
      recipient: fc.oneof(fc.record({ id: loose }), loose),
      info: fc.oneof(fc.record({ phone: loose, name: loose }), loose),
      message: fc.oneof(
        fc.record({
          msg_id: loose,
          text: loose,
          attachments: fc.oneof(
            fc.array(fc.record({ type: fc.oneof(fc.constantFrom('image', 'file', 'link'), loose), payload: loose })),
            loose,
          ),
        }),
        loose,
      ),
    },
    { requiredKeys: ['event_name'] },
  );

  it('Every payload gives one event that fits its delivery, the same each time', () => {
    fc.assert(
      fc.property(event, (payload) => {
        const delivery = deliver(payload);
        const events = parse(delivery, context);
        expect(events).toHaveLength(1);
        expect(parse(delivery, context)).toEqual(events);
        const [first] = events;
        expect(first?.externalId).toBe(delivery.externalId);
        expect(first?.occurredAt).toEqual(delivery.occurredAt);
        expect(delivery.lane).toMatch(/^zalo:(unknown|u:[!-~]+|g:[!-~]+)$/);
        expect([1, 5, 9]).toContain(delivery.priority);
        expect(delivery.kind).toMatch(/^[a-z][a-z0-9_]*$/);
        if (first?.kind === 'choice') expect(delivery.priority).toBe(1);
      }),
      { numRuns: 3_000 },
    );
  });

  it('Ids of any length are kept exactly', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 10n ** 30n }), (id) => {
        const payload = fromPerson('user_send_text', { text: 'x', msg_id: `${id}` }, { sender: { id: `${id}` } });
        expect(read(payload)).toMatchObject({ conversation: `${id}`, sender: { id: `${id}` }, messageId: `${id}` });
      }),
    );
  });
});
