import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ParserContext, parse, toDelivery } from '../../bots/zalo-bot/parse.ts';

const now = new Date('2026-11-25T09:00:00Z');
const sent = new Date(1_795_597_230_000);
const person = '6ede00afa66b88fe6001';
const group = '9c0de1f2a3b445566001';
const context: ParserContext = { botId: '1459000000000000001', names: ['Bot Mẫu', 'bot.AbCdEfGhI'] };

const bodyOf = (name: string) => readFileSync(new URL(`../fixtures/zalo/bot_${name}.json`, import.meta.url), 'utf8');
const deliver = (body: string) => toDelivery(JSON.parse(body), body, now);
const read = (payload: unknown, who = context) => parse(deliver(JSON.stringify(payload)), who);
const readFixture = (name: string, who = context) => parse(deliver(bodyOf(name)), who);

const message = (change: object = {}) => ({
  date: sent.getTime(),
  chat: { chat_type: 'PRIVATE', id: person },
  message_id: 'm1',
  from: { id: person, is_bot: false, display_name: 'Ngọc Mẫu' },
  text: 'Xin chào',
  ...change,
});
const textEvent = (change: object = {}) => ({ event_name: 'message.text.received', message: message(change) });

const origin = (number: number) => ({
  channel: 'zalo-bot',
  externalId: `zb:2d750cb5e222177a4e0${number}`,
  conversation: person,
  isGroup: false,
  sender: { id: person, displayName: 'Ngọc Mẫu' },
  occurredAt: sent,
});
const position = (number: number) => ({
  messageId: `2d750cb5e222177a4e0${number}`,
  order: sent.getTime(),
  forwardedFrom: null,
});
const picture = (url: string) => ({
  kind: 'photo',
  fileId: url,
  uniqueId: url,
  name: null,
  mimeType: null,
  sizeBytes: null,
  width: null,
  height: null,
});

describe('captured payloads', () => {
  it('reads a flat text', () => {
    expect(readFixture('text_flat')).toEqual([{ ...origin(1), ...position(1), kind: 'text', text: '/start' }]);
  });

  it('reads a wrapped text', () => {
    expect(readFixture('text_wrapped')).toEqual([{ ...origin(2), ...position(2), kind: 'text', text: 'Xin chào' }]);
  });

  it.each([
    ['image_flat', 3, 'https://photo-stal-1.zdn.vn/7001/p.jpg', 'Hoá đơn'],
    ['image_wrapped_photo', 4, 'https://photo-stal-1.zdn.vn/7002/p.jpg', ''],
  ])('reads the photo of %s', (name, number, url, caption) => {
    expect(readFixture(name)).toEqual([
      {
        ...origin(number),
        ...position(number),
        kind: 'attachments',
        attachments: [picture(url)],
        caption: caption.normalize('NFC'),
        albumKey: null,
      },
    ]);
  });

  it.each([
    ['voice_flat', 5, 'voice'],
    ['sticker_flat', 6, 'sticker'],
    ['unsupported_flat', 7, 'unsupported'],
  ])('says of %s that it can’t be read', (name, number, platformType) => {
    expect(readFixture(name)).toEqual([{ ...origin(number), kind: 'unsupported', platformType }]);
  });

  it('answers a group in the group, and takes our name off', () => {
    const event = { ...origin(8), ...position(8), conversation: group, isGroup: true, kind: 'text' };
    expect(readFixture('group_mention')).toEqual([{ ...event, text: 'lịch hôm nay' }]);
    // The bot's name is unknown, so no mention is removed.
    expect(readFixture('group_mention', { botId: '1', names: [] })).toEqual([
      { ...event, text: '@Bot Mẫu lịch hôm nay' },
    ]);
  });

  it('keeps the lane of a person, and of a person in a group', () => {
    expect(deliver(bodyOf('text_flat'))).toMatchObject({
      channel: 'zalo-bot',
      externalId: 'zb:2d750cb5e222177a4e01',
      lane: `zb:${person}`,
      priority: 5,
      kind: 'message.text',
      occurredAt: sent,
      payload: bodyOf('text_flat'),
    });
    expect(deliver(bodyOf('group_mention')).lane).toBe(`zb:${group}:${person}`);
  });

  it('takes answers of the API, should they come here, for nothing', () => {
    for (const name of ['error_429', 'getupdates_408', 'getme_ok', 'send_ok', 'setwebhook_ok']) {
      expect(readFixture(name)).toMatchObject([{ kind: 'ignored', conversation: '' }]);
    }
  });
});

describe('identity', () => {
  it('is once by message_id, whichever wrapping it comes in', () => {
    const flat = textEvent();
    const ids = [flat, { ok: true, result: flat }].map((body) => deliver(JSON.stringify(body)).externalId);
    expect(ids).toEqual(['zb:m1', 'zb:m1']);
  });

  it.each([undefined, null, '', 'x'.repeat(201), 'a b', {}, 1.5])('hashes the body when message_id is %j', (id) => {
    const delivery = deliver(JSON.stringify(textEvent({ message_id: id })));
    expect(delivery.externalId).toMatch(/^zb:body:[0-9a-f]{64}$/);
    const [event] = parse(delivery, context);
    expect(event).toMatchObject({ kind: 'text', externalId: delivery.externalId, messageId: delivery.externalId });
  });

  it('takes numbers for the words they would be', () => {
    const from = { id: 42, display_name: 'Lan' };
    expect(read(textEvent({ from, chat: { id: 42, chat_type: 'PRIVATE' }, message_id: 7 }))).toMatchObject([
      { externalId: 'zb:7', conversation: '42', sender: { id: '42' }, isGroup: false },
    ]);
  });

  it.each([0, -1, 8.64e15 + 1, '1795597230000', null])('uses the time of arrival when date is %j', (date) => {
    expect(read(textEvent({ date }))).toMatchObject([{ occurredAt: now, order: now.getTime() }]);
  });

  it('cleans the name', () => {
    const from = { id: person, display_name: ' Ngọc\u202e\n Mẫu'.normalize('NFD') };
    expect(read(textEvent({ from }))[0]?.sender.displayName).toBe('Ngọc Mẫu'.normalize('NFC'));
  });

  it('believes that others read along unless the chat is private', () => {
    const isGroup = (chat: object) => read(textEvent({ chat }))[0]?.isGroup;
    expect(isGroup({ id: person, chat_type: 'PRIVATE' })).toBe(false);
    expect(isGroup({ id: person })).toBe(false);
    expect(isGroup({ id: group })).toBe(true);
    expect(isGroup({ id: group, chat_type: 'CHANNEL' })).toBe(true);
    expect(isGroup({ id: person, chat_type: 'GROUP' })).toBe(true);
  });
});

describe('mentions', () => {
  const inGroup = (text: string) => {
    const [event] = read(textEvent({ text, chat: { chat_type: 'GROUP', id: group } }));
    return event?.kind === 'text' ? event.text : event?.kind;
  };

  it.each([
    ['@Bot Mẫu: lịch hôm nay', 'lịch hôm nay'],
    ['  @bot mẫu,\nlịch', 'lịch'],
    ['@bot.AbCdEfGhI lịch', 'lịch'],
    ['@Bot Mẫu'.normalize('NFD').concat(' lịch'), 'lịch'],
    // Another name that begins like the bot's name.
    ['@Bot Mẫuu lịch', '@Bot Mẫuu lịch'],
    ['@Lan @Bot Mẫu lịch', '@Lan @Bot Mẫu lịch'],
    // A message with only the bot's name keeps it, so that it is not empty.
    ['@Bot Mẫu', '@Bot Mẫu'],
  ])('reads %j as %j', (text, said) => {
    expect(inGroup(text)).toBe(said);
  });

  it('leaves a private text as it is', () => {
    expect(read(textEvent({ text: '@Bot Mẫu lịch' }))).toMatchObject([{ text: '@Bot Mẫu lịch' }]);
  });

  it('takes our name off a caption', () => {
    const event = {
      event_name: 'message.image.received',
      message: message({
        chat: { chat_type: 'GROUP', id: group },
        photo_url: 'https://photo-stal-1.zdn.vn/1.jpg',
        caption: '@Bot Mẫu ra quân',
      }),
    };
    expect(read(event)).toMatchObject([{ kind: 'attachments', caption: 'ra quân' }]);
  });
});

describe('what is not for us, or not to be read', () => {
  it.each([
    ['our own message', textEvent({ from: { id: context.botId } }), 'own_message'],
    ['another bot', textEvent({ from: { id: 'b', is_bot: true } }), 'bot_message'],
    ['nobody', textEvent({ from: undefined }), 'text'],
    ['nowhere', textEvent({ chat: undefined }), 'text'],
    ['a reaction', { event_name: 'message.reaction.received', message: message() }, 'reaction'],
    ['no event of Zalo’s', { event_name: 'follow', message: message() }, 'unknown'],
    ['withheld content without a person', { event_name: 'message.unsupported.received' }, 'unsupported'],
  ])('ignores %s', (_what, payload, platformType) => {
    expect(read(payload)).toMatchObject([{ kind: 'ignored', platformType }]);
  });

  it.each([
    ['a text without text', textEvent({ text: ' ' }), 'text'],
    ['an image without address', { event_name: 'message.image.received', message: message() }, 'image'],
    [
      'an image whose address is none',
      { event_name: 'message.image.received', message: message({ photo_url: 'x', photo: ['https://a.zdn.vn'] }) },
      'image',
    ],
    ['a link', { event_name: 'message.link.received', message: message() }, 'link'],
    ['a kind of tomorrow', { event_name: 'message.hologram.received', message: message() }, 'hologram'],
  ])('answers for %s', (_what, payload, platformType) => {
    expect(read(payload)).toMatchObject([{ kind: 'unsupported', platformType, conversation: person }]);
  });
});

it('never throws, and never changes what it is given, whatever the body', () => {
  fc.assert(
    fc.property(fc.oneof(fc.json(), fc.string()), (body) => {
      const parsed = (() => {
        try {
          return JSON.parse(body) as unknown;
        } catch {
          return body;
        }
      })();
      const delivery = toDelivery(parsed, body, now);
      expect(delivery.payload).toBe(body);
      expect(parse(delivery, context)).toHaveLength(1);
    }),
    { numRuns: 1_000 },
  );
});

it('keeps what a person wrote, composed', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1 }), (text) => {
      fc.pre(text.trim() !== '');
      expect(read(textEvent({ text }))).toMatchObject([{ kind: 'text', text: text.normalize('NFC').toWellFormed() }]);
    }),
  );
});
