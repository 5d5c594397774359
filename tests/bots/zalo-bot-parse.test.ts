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
  it('A flat text is read', () => {
    expect(readFixture('text_flat')).toEqual([{ ...origin(1), ...position(1), kind: 'text', text: '/start' }]);
  });

  it('A wrapped text is read', () => {
    expect(readFixture('text_wrapped')).toEqual([{ ...origin(2), ...position(2), kind: 'text', text: 'Xin chào' }]);
  });

  it.each([
    ['image_flat', 3, 'https://photo-stal-1.zdn.vn/7001/p.jpg', 'Hoá đơn'],
    ['image_wrapped_photo', 4, 'https://photo-stal-1.zdn.vn/7002/p.jpg', ''],
  ])('The photo of %s is read', (name, number, url, caption) => {
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
  ])('The fixture %s is reported as unsupported', (name, number, platformType) => {
    expect(readFixture(name)).toEqual([{ ...origin(number), kind: 'unsupported', platformType }]);
  });

  it('A group message is answered in the group, without the bot’s name in its text', () => {
    const event = { ...origin(8), ...position(8), conversation: group, isGroup: true, kind: 'text' };
    expect(readFixture('group_mention')).toEqual([{ ...event, text: 'lịch hôm nay' }]);
    // The bot's name is unknown, so no mention is removed.
    expect(readFixture('group_mention', { botId: '1', names: [] })).toEqual([
      { ...event, text: '@Bot Mẫu lịch hôm nay' },
    ]);
  });

  it('A person has one lane, and another one in each group', () => {
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

  it('API answers delivered by mistake are ignored', () => {
    for (const name of ['error_429', 'getupdates_408', 'getme_ok', 'send_ok', 'setwebhook_ok']) {
      expect(readFixture(name)).toMatchObject([{ kind: 'ignored', conversation: '' }]);
    }
  });
});

describe('identity of a message', () => {
  it('A message is identified by message_id, whatever its wrapping', () => {
    const flat = textEvent();
    const ids = [flat, { ok: true, result: flat }].map((body) => deliver(JSON.stringify(body)).externalId);
    expect(ids).toEqual(['zb:m1', 'zb:m1']);
  });

  it.each([undefined, null, '', 'x'.repeat(201), 'a b', {}, 1.5])(
    'If message_id is %j, the body’s hash is used',
    (id) => {
      const delivery = deliver(JSON.stringify(textEvent({ message_id: id })));
      expect(delivery.externalId).toMatch(/^zb:body:[0-9a-f]{64}$/);
      const [event] = parse(delivery, context);
      expect(event).toMatchObject({ kind: 'text', externalId: delivery.externalId, messageId: delivery.externalId });
    },
  );

  it('Numeric ids are read as text', () => {
    const from = { id: 42, display_name: 'Lan' };
    expect(read(textEvent({ from, chat: { id: 42, chat_type: 'PRIVATE' }, message_id: 7 }))).toMatchObject([
      { externalId: 'zb:7', conversation: '42', sender: { id: '42' }, isGroup: false },
    ]);
  });

  it.each([0, -1, 8.64e15 + 1, '1795597230000', null])('If date is %j, the arrival time is used', (date) => {
    expect(read(textEvent({ date }))).toMatchObject([{ occurredAt: now, order: now.getTime() }]);
  });

  it('The sender’s name is cleaned', () => {
    const from = { id: person, display_name: ' Ngọc\u202e\n Mẫu'.normalize('NFD') };
    expect(read(textEvent({ from }))[0]?.sender.displayName).toBe('Ngọc Mẫu'.normalize('NFC'));
  });

  it('A chat counts as a group unless it is marked private, or unmarked with the sender’s id', () => {
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
  ])('In a group, %j is read as %j', (text, said) => {
    expect(inGroup(text)).toBe(said);
  });

  it('A private text is not changed', () => {
    expect(read(textEvent({ text: '@Bot Mẫu lịch' }))).toMatchObject([{ text: '@Bot Mẫu lịch' }]);
  });

  it('The bot’s name is removed from a caption', () => {
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

describe('events to ignore or to answer as unsupported', () => {
  it.each([
    ['our own message', textEvent({ from: { id: context.botId } }), 'own_message'],
    ['another bot', textEvent({ from: { id: 'b', is_bot: true } }), 'bot_message'],
    ['an event without a sender', textEvent({ from: undefined }), 'text'],
    ['an event without a chat', textEvent({ chat: undefined }), 'text'],
    ['a reaction', { event_name: 'message.reaction.received', message: message() }, 'reaction'],
    ['an unknown event', { event_name: 'follow', message: message() }, 'unknown'],
    ['an unsupported message without a sender', { event_name: 'message.unsupported.received' }, 'unsupported'],
  ])('%s is ignored', (_what, payload, platformType) => {
    expect(read(payload)).toMatchObject([{ kind: 'ignored', platformType }]);
  });

  it.each([
    ['a text without text', textEvent({ text: ' ' }), 'text'],
    ['an image without address', { event_name: 'message.image.received', message: message() }, 'image'],
    [
      'an image with an invalid address',
      { event_name: 'message.image.received', message: message({ photo_url: 'x', photo: ['https://a.zdn.vn'] }) },
      'image',
    ],
    ['a link', { event_name: 'message.link.received', message: message() }, 'link'],
    ['an unknown kind of message', { event_name: 'message.hologram.received', message: message() }, 'hologram'],
  ])('%s is reported as unsupported', (_what, payload, platformType) => {
    expect(read(payload)).toMatchObject([{ kind: 'unsupported', platformType, conversation: person }]);
  });
});

it('Parsing never throws and never changes its input', () => {
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

it('The text is kept as written, in composed letters', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1 }), (text) => {
      fc.pre(text.trim() !== '');
      expect(read(textEvent({ text }))).toMatchObject([{ kind: 'text', text: text.normalize('NFC').toWellFormed() }]);
    }),
  );
});
