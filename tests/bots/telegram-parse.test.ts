import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type ParserContext, parse, toDelivery } from '../../bots/telegram/parse.ts';
import type { IncomingEvent } from '../../src/channel/incoming.ts';
import { cleanDisplayName, cleanName } from '../../src/channel/names.ts';

const folder = new URL('../fixtures/telegram/', import.meta.url);
const now = new Date('2026-03-01T00:00:00Z');
const us: ParserContext = { botId: 7_000_000_001, botUsername: 'tinxa_demo_bot' };

const deliver = (update: unknown) => toDelivery(update, JSON.stringify(update), us, now);
const hear = (update: unknown, context = us): IncomingEvent => {
  const [event, ...others] = parse(deliver(update), context);
  expect(others).toEqual([]);
  if (!event) throw new Error('nothing was heard');
  return event;
};
const readFixture = (name: string): readonly Record<string, Record<string, unknown>>[] =>
  JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8'));

const hoa = '5012345678';
const son = '6123456789';
const minh = '5098765432';
const board = '-1002234567890';

type Expected = Record<string, unknown>;
const attachment = (kind: string, more: Expected = {}): Expected => ({
  kind: 'attachments',
  attachments: [expect.objectContaining({ kind, ...more })],
});
/** The largest of the sizes that Telegram sends: 1280 × 960. */
const photo = (order: number, caption: string | RegExp, albumKey: string | null): Expected => ({
  ...attachment('photo', { sizeBytes: 203_945, width: 1_280, height: 960, name: null, mimeType: 'image/jpeg' }),
  caption: caption instanceof RegExp ? expect.stringMatching(caption) : caption,
  albumKey,
  order,
  messageId: String(order),
});
const press = (choice: string, sender: string, messageId: string, queryId: string): Expected => ({
  kind: 'choice',
  choice,
  messageId,
  acknowledgement: queryId,
  externalId: `tg:cq:${queryId}`,
  conversation: board,
  isGroup: true,
  sender: expect.objectContaining({ id: sender }),
  // A press has no date of its own, so its time of arrival is used.
  occurredAt: now,
});
const approve = 'm1:a:3j:2:9f3kQ2';

/** The expected events, file by file and update by update; `_index.json` contains the requirements in words. */
const expected: Readonly<Record<string, readonly Expected[]>> = {
  album_4_photos: [
    photo(101, /^Ra quân dọn vệ sinh/, `tg:${hoa}:14092817364512890`),
    ...[102, 103, 104].map((order) => photo(order, '', `tg:${hoa}:14092817364512890`)),
  ],
  album_late_item_caption_last: [
    photo(105, '', `tg:${hoa}:14092817364519991`),
    photo(106, '', `tg:${hoa}:14092817364519991`),
    { kind: 'text', text: 'Cho em hỏi bài này bao giờ lên ạ?', order: 108 },
    photo(107, 'Chú thích nằm ở ảnh cuối', `tg:${hoa}:14092817364519991`),
    photo(105, '', `tg:${hoa}:14092817364519991`),
  ],
  album_2_documents: [
    {
      ...attachment('document', { name: 'Bao-cao-thang-2.docx' }),
      albumKey: `tg:${hoa}:14092817364533300`,
      caption: '',
    },
    {
      ...attachment('document', { name: 'Danh-sach-ho-ngheo.xlsx', sizeBytes: 19_882 }),
      albumKey: `tg:${hoa}:14092817364533300`,
      caption: 'Báo cáo và danh sách kèm theo',
    },
  ],
  album_out_of_order: [113, 111, 112].map((order) => ({
    ...attachment('photo'),
    albumKey: `tg:${hoa}:14092817364544401`,
    order,
  })),
  photo_single_caption_entities: [
    photo(114, 'Khánh thành cầu bản Co Líu – xem thêm https://example.vn/cau và #nongthonmoi', null),
  ],
  photo_no_caption: [photo(115, '', null)],
  document_docx: [
    {
      ...attachment('document', {
        name: 'Tin bài hội nghị chi bộ bản Pá Khôm.docx',
        mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
        sizeBytes: 86_231,
      }),
      caption: 'Bài và 2 ảnh trong file ạ',
    },
  ],
  document_image_as_file: [
    attachment('document', { mimeType: 'image/jpeg', name: 'IMG_20260216_073012.jpg', uniqueId: 'AgADMme10_XMy6u' }),
  ],
  document_hostile_filename: [
    attachment('document', { mimeType: 'image/jpeg', name: '../../../etc/cron.d/\u202egpj.exe\u0007.jpg' }),
  ],
  document_too_big: [attachment('document', { sizeBytes: 26_214_400 })],
  document_svg: [attachment('document', { mimeType: 'image/svg+xml' })],
  callback_query_approve: [press(approve, minh, '901', '4382911712345678001')],
  callback_query_double_press: [
    press(approve, minh, '901', '4382911712345678002'),
    press(approve, minh, '901', '4382911712345678003'),
  ],
  callback_query_two_deputies_conflict: [
    press(approve, minh, '902', '4382911712345678004'),
    press('m1:r:3j:2:pW81cd', '5077700001', '902', '4382911712345678005'),
  ],
  callback_query_not_authorised: [press(approve, son, '901', '4382911712345678006')],
  callback_query_stale_revision: [press('m1:a:3j:1:7YtR5x', minh, '877', '4382911712345678007')],
  callback_query_forged_data: readFixture('callback_query_forged_data').map((update) =>
    press(String(update.callback_query?.data), hoa, '901', String(update.callback_query?.id)),
  ),
  callback_query_inaccessible_message: [press(approve, minh, '455', '4382911712345678020')],
  contact_own: [{ kind: 'contact', phone: '84900000001', ownedBySender: true, conversation: hoa }],
  contact_of_someone_else: [
    { kind: 'contact', phone: '+84900000002', ownedBySender: false },
    { kind: 'contact', phone: '0900000003', ownedBySender: false },
  ],
  start_plain: [{ kind: 'text', text: '/start' }],
  start_with_payload: [{ kind: 'text', text: '/start inv_8Kq3ZtP0aLmW81cdRr5xYt' }],
  start_with_hostile_payload: readFixture('start_with_hostile_payload').map((update) => ({
    kind: 'text',
    text: update.message?.text,
  })),
  command_with_bot_mention_in_group: [
    { kind: 'text', text: '/tin 127', conversation: board, isGroup: true },
    { kind: 'ignored', platformType: 'command_of_another_bot' },
  ],
  edited_message_text: [
    { kind: 'text', text: 'Hội nghị diễn ra sáng 15/2 tại nhà văn hoá', externalId: `tg:${hoa}:301`, messageId: '301' },
    {
      kind: 'edited',
      of: `tg:${hoa}:301`,
      text: 'Hội nghị diễn ra sáng 16/2 tại nhà văn hoá bản',
      externalId: `tg:${hoa}:301:e:1771204480`,
      occurredAt: new Date(1_771_204_480_000),
    },
  ],
  edited_message_before_original: [{ kind: 'edited', of: `tg:${hoa}:299`, text: 'Sửa lại: 120 hộ được hỗ trợ' }],
  edited_caption_in_album: [
    { kind: 'edited', of: `tg:${hoa}:101`, text: 'Ra quân dọn vệ sinh đường làng bản Pá Khôm sáng 16/2 (đã sửa ngày)' },
  ],
  my_chat_member_blocked: [{ kind: 'left', conversation: hoa, isGroup: false }],
  my_chat_member_unblocked: [{ kind: 'joined', conversation: hoa, isGroup: false }],
  my_chat_member_added_to_group: [
    { kind: 'joined', conversation: board, isGroup: true, externalId: 'tg:7000000001:488300149' },
    { kind: 'ignored', platformType: 'my_chat_member_rights' },
  ],
  my_chat_member_removed_from_group: [{ kind: 'left', conversation: board, isGroup: true }],
  supergroup_migration: [
    { kind: 'moved', conversation: '-4123456789', toConversation: '-1002987654321' },
    { kind: 'ignored', platformType: 'migrate_from_chat_id' },
  ],
  forwarded_from_channel: [
    {
      kind: 'text',
      forwardedFrom: { kind: 'channel', name: 'Báo Điện tử Ví Dụ' },
      sender: expect.objectContaining({ id: hoa }),
    },
  ],
  forwarded_hidden_user: [{ kind: 'text', forwardedFrom: { kind: 'hidden', name: 'Bà Năm' } }],
  text_4096_with_entities: [{ kind: 'text', text: expect.stringMatching(/^[\s\S]{4096}$/) }],
  text_split_by_client: [
    { kind: 'text', order: 125 },
    { kind: 'text', order: 126, text: expect.stringMatching(/^…phần tiếp theo/) },
  ],
  text_emoji_and_precomposed_diacritics: [
    { kind: 'text', text: '👨‍👩‍👧‍👦 Gia đình văn hoá 🇻🇳 bản Hua Păng\nĐặng Thị Ỷ, Hoàng Văn Ưỡn' },
  ],
  text_decomposed_diacritics: [{ kind: 'text', text: 'Đường lên bản đã thông xe'.normalize('NFC') }],
  text_markup_and_injection: [
    {
      kind: 'text',
      text: readFixture('text_markup_and_injection')[0]?.message?.text,
    },
  ],
  text_link_and_mention: [{ kind: 'text', text: 'Xem tại đây (http://phish.example/login) hoặc hỏi Minh' }],
  reply_to_bot_message: [{ kind: 'text', text: 'Bản Pá Khôm ạ' }],
  location: [{ kind: 'unsupported', platformType: 'location' }],
  live_location_then_edits: [
    { kind: 'unsupported', platformType: 'location' },
    { kind: 'ignored', platformType: 'edited_location' },
  ],
  voice: [{ kind: 'unsupported', platformType: 'voice' }],
  video: [{ ...attachment('video', { name: 'VID_20260216.mp4', sizeBytes: 11_534_336 }), caption: 'Clip ngày hội' }],
  video_note: [{ kind: 'unsupported', platformType: 'video_note' }],
  sticker: [
    { kind: 'unsupported', platformType: 'sticker' },
    { kind: 'unsupported', platformType: 'sticker' },
  ],
  animation_has_document_too: [attachment('animation', { name: 'giphy.mp4' })],
  audio: [attachment('audio', { name: 'phat-thanh-16-2.mp3', mimeType: 'audio/mpeg' })],
  anonymous_admin_in_group: [
    {
      kind: 'text',
      text: 'Duyệt bài 127',
      sender: { id: 'anonymous-admin', displayName: 'Phó CT' },
    },
  ],
  channel_post: [{ kind: 'ignored', platformType: 'channel_post' }],
  duplicate_delivery: [
    { kind: 'text', externalId: `tg:${hoa}:131` },
    { kind: 'text', externalId: `tg:${hoa}:131` },
  ],
  update_id_random_reset: [
    { kind: 'text', text: 'trước', externalId: `tg:${hoa}:132` },
    { kind: 'text', text: 'sau một tuần im lặng', externalId: `tg:${hoa}:133` },
  ],
  same_message_id_two_chats: [
    { kind: 'text', externalId: `tg:${hoa}:500` },
    { kind: 'text', externalId: `tg:${son}:500` },
  ],
  unknown_future_update: [
    { kind: 'ignored', platformType: 'some_future_update' },
    { kind: 'unsupported', platformType: 'some_future_content', conversation: son },
  ],
  unsupported_service_messages: [
    { kind: 'ignored', platformType: 'new_chat_members' },
    { kind: 'ignored', platformType: 'new_chat_title' },
    { kind: 'ignored', platformType: 'left_chat_member' },
  ],
  burst_30_messages: Array.from({ length: 30 }, (_, index) => ({ kind: 'text', text: `Alo ${index + 1}` })),
  large_ids: [
    { kind: 'text', conversation: '4503599627370000', sender: expect.objectContaining({ id: '4503599627370000' }) },
  ],
  backlog_after_downtime: [
    { kind: 'text', occurredAt: new Date(1_771_185_600_000) },
    { kind: 'attachments', occurredAt: new Date(1_771_185_610_000) },
    { kind: 'text', occurredAt: new Date(1_771_203_000_000) },
  ],
};

describe('Telegram updates, fixture by fixture', () => {
  const names = readdirSync(folder)
    .map((name) => name.replace('.json', ''))
    .filter((name) => !name.startsWith('_'));

  it('Every fixture has an expected result', () => {
    expect(Object.keys(expected).toSorted()).toEqual(names.toSorted());
  });

  for (const name of names) {
    it(name, () => {
      const heard = readFixture(name).map((update) => hear(update));
      expect(heard).toHaveLength(expected[name]?.length ?? -1);
      for (const [index, event] of heard.entries()) expect(event).toMatchObject(expected[name]?.[index] ?? {});
    });
  }
});

const message = (more: Record<string, unknown>) => ({
  update_id: 9,
  message: {
    message_id: 5,
    from: { id: 42, is_bot: false, first_name: 'Lan', language_code: 'vi' },
    chat: { id: 42, type: 'private' },
    date: 1_771_203_600,
    ...more,
  },
});
const inGroup = (more: Record<string, unknown>) => message({ chat: { id: -100_5, type: 'supergroup' }, ...more });
const text = (event: IncomingEvent) => (event.kind === 'text' ? event.text : event.kind);

describe('the text of a message', () => {
  it('The address behind linked words is kept, also after emoji, and letters are composed last', () => {
    const said = '👨‍👩‍👧‍👦 xem đây và kia';
    const entities = [
      { type: 'text_link', offset: said.indexOf('kia'), length: 3, url: 'https://b.vn' },
      { type: 'text_link', offset: said.indexOf('đây'), length: 3, url: 'https://a.vn' },
    ];
    expect(text(hear(message({ text: said, entities })))).toBe('👨‍👩‍👧‍👦 xem đây (https://a.vn) và kia (https://b.vn)');
    const decomposed = 'bài'.normalize('NFD');
    const link = [{ type: 'text_link', offset: 0, length: decomposed.length, url: 'https://a.vn' }];
    expect(text(hear(message({ text: `${decomposed} mới`, entities: link })))).toBe('bài (https://a.vn) mới');
  });

  it('An address equal to its own words is not repeated, and entities outside the text are ignored', () => {
    const entities = [
      { type: 'text_link', offset: 0, length: 12, url: 'https://a.vn' },
      { type: 'text_link', offset: 90, length: 5, url: 'https://b.vn' },
      { type: 'text_link', offset: -1, length: 5, url: 'https://c.vn' },
      { type: 'text_link', offset: 0, length: 'x', url: 'https://d.vn' },
    ];
    expect(text(hear(message({ text: 'https://a.vn', entities })))).toBe('https://a.vn');
  });

  it('Half a surrogate pair is replaced', () => {
    expect(text(hear(message({ text: 'a\ud83d' })))).toBe('a\ufffd');
  });

  it('The bot’s name is compared without case; commands to other bots are ignored in groups only', () => {
    expect(text(hear(inGroup({ text: '/tin@TinXa_Demo_Bot 127' })))).toBe('/tin 127');
    expect(hear(inGroup({ text: '/tin@other_bot' })).kind).toBe('ignored');
    expect(text(hear(message({ text: '/tin@other_bot' })))).toBe('/tin@other_bot');
    const early = { botId: us.botId, botUsername: null };
    expect(text(hear(inGroup({ text: '/tin@other_bot' }), early))).toBe('/tin@other_bot');
    expect(text(hear(inGroup({ text: 'gửi /tin@other_bot' })))).toBe('gửi /tin@other_bot');
  });

  it('A contact counts as the sender’s own only in a private chat', () => {
    const contact = { phone_number: '+84 (90) 000-0001', first_name: 'Lan', user_id: 42 };
    expect(hear(message({ contact }))).toMatchObject({ kind: 'contact', phone: '+84900000001', ownedBySender: true });
    expect(hear(inGroup({ contact }))).toMatchObject({ kind: 'contact', ownedBySender: false });
  });

  it('Places, polls and dice are reported as unsupported by their type', () => {
    const place = { location: { latitude: 1, longitude: 1 }, venue: { title: 'Chợ' } };
    for (const [more, type] of [
      [place, 'venue'],
      [{ poll: { id: '1' } }, 'poll'],
      [{ dice: { value: 6 } }, 'dice'],
      [{ poll: { id: '1' }, reply_to_message: { message_id: 1 }, reply_markup: {} }, 'poll'],
      [{}, 'empty'],
      [{ 'Weird <field>': 1 }, 'unknown'],
    ] as const) {
      expect(hear(message(more))).toMatchObject({ kind: 'unsupported', platformType: type });
    }
  });

  it('The original sender of a forwarded message is read', () => {
    const of = (forward_origin: unknown) => {
      const event = hear(message({ text: 'x', forward_origin }));
      return event.kind === 'text' ? event.forwardedFrom : null;
    };
    expect(of({ type: 'user', sender_user: { id: 1, first_name: 'Bà', last_name: 'Năm' } })).toEqual({
      kind: 'person',
      name: 'Bà Năm',
    });
    expect(of({ type: 'chat', sender_chat: { id: -1, title: 'Tổ 5' } })).toEqual({ kind: 'chat', name: 'Tổ 5' });
    expect(of({ type: 'of_tomorrow' })).toEqual({ kind: 'hidden', name: '' });
    expect(of(undefined)).toBeNull();
  });

  it('Bots, channel posts in a group and messages without a sender are ignored', () => {
    const from = { id: 99, is_bot: true, first_name: 'Bot' };
    expect(hear(inGroup({ from, text: 'x' }))).toMatchObject({ kind: 'ignored', platformType: 'bot_message' });
    expect(hear(inGroup({ is_automatic_forward: true, text: 'x' })).kind).toBe('ignored');
    expect(hear(inGroup({ from: undefined, sender_chat: { id: -100_7, title: 'Kênh' }, text: 'x' })).kind).toBe(
      'ignored',
    );
  });

  it('Message 0 is identified by its update, because there can be several', () => {
    expect(hear(message({ message_id: 0, text: 'x' }))).toMatchObject({ externalId: 'tg:7000000001:9', order: 0 });
  });

  it('A restricted group member counts as present only while a member', () => {
    const notice = (old: unknown, now: unknown) =>
      hear({
        update_id: 9,
        my_chat_member: {
          chat: { id: -5, type: 'group' },
          from: { id: 42, first_name: 'Lan' },
          date: 1_771_203_600,
          old_chat_member: old,
          new_chat_member: now,
        },
      }).kind;
    expect(notice({ status: 'left' }, { status: 'restricted', is_member: true })).toBe('joined');
    expect(notice({ status: 'member' }, { status: 'restricted', is_member: false })).toBe('left');
    expect(notice({ status: 'member' }, { status: 'of_tomorrow' })).toBe('ignored');
    expect(notice(null, { status: 'member' })).toBe('joined');
  });
});

describe('deliveries', () => {
  const lane = (update: unknown) => deliver(update).lane;
  const queryOf = (chat: unknown) => ({
    update_id: 1,
    callback_query: {
      id: '7',
      from: { id: 42, first_name: 'Lan' },
      data: 'x',
      ...(chat ? { message: { message_id: 3, chat } } : {}),
    },
  });

  it('All updates of a person’s private chat share a lane', () => {
    const membership = { chat: { id: 42, type: 'private' }, from: { id: 42 }, date: 1 };
    const lanes = [
      message({}),
      queryOf({ id: 42, type: 'private' }),
      queryOf(null),
      { update_id: 1, my_chat_member: membership },
    ];
    expect(new Set(lanes.map(lane))).toEqual(new Set(['tg:42']));
  });

  it('Each person in a group has a lane', () => {
    expect(lane(inGroup({}))).toBe('tg:-1005:42');
    expect(lane(queryOf({ id: -1005, type: 'supergroup' }))).toBe('tg:-1005:42');
  });

  it('Presses have a higher priority than messages', () => {
    expect([deliver(queryOf(null)).priority, deliver(message({})).priority]).toEqual([1, 5]);
  });

  it('The time is the platform’s time of the edit or message, otherwise the present', () => {
    const edited = { update_id: 2, edited_message: { ...message({}).message, edit_date: 1_771_203_700 } };
    expect(deliver(edited).occurredAt).toEqual(new Date(1_771_203_700_000));
    expect(deliver(message({})).occurredAt).toEqual(new Date(1_771_203_600_000));
    expect(deliver(message({ date: 9_007_199_254_740_991 })).occurredAt).toEqual(now);
    expect(deliver(queryOf({ id: 42, type: 'private' })).occurredAt).toEqual(now);
  });

  it('An update is identified by its number, and a body without a number by its hash', () => {
    expect(deliver(message({}))).toMatchObject({ externalId: 'tg:7000000001:9', kind: 'message' });
    expect(deliver({ update_id: 3, some_future_update: {} })).toMatchObject({
      externalId: 'tg:7000000001:3',
      kind: 'unknown',
    });
    for (const odd of [{}, [], null, 'x', { update_id: 1.5 }, { update_id: '7', message: {} }]) {
      expect(deliver(odd)).toMatchObject({
        externalId: expect.stringMatching(/^tg:7000000001:body:[0-9a-f]{64}$/),
        kind: 'unknown',
        lane: 'tg:unknown',
      });
    }
    expect(deliver({ a: 1 }).externalId).not.toBe(deliver({ a: 2 }).externalId);
  });
});

describe('file and display names chosen by users', () => {
  it('A hostile file name is cleaned for display', () => {
    expect(cleanName('../../../etc/cron.d/\u202egpj.exe\u0007.jpg')).toBe('etc_cron.d_gpj.exe.jpg');
    expect(cleanName('C:\\Windows\\win.ini')).toBe('C:_Windows_win.ini');
    expect(cleanName('a"; filename="b.exe\r\nX: y')).toBe("a'; filename='b.exe X: y");
    expect(cleanName('...')).toBe('');
    expect(cleanName('báo cáo.docx'.normalize('NFD'))).toBe('báo cáo.docx');
  });

  it('A display name keeps at most 100 code points and whole emoji', () => {
    expect([...cleanDisplayName('🌿'.repeat(500))]).toHaveLength(100);
    expect(cleanDisplayName('👨‍👩‍👧‍👦 Gia đình')).toBe('👨‍👩‍👧‍👦 Gia đình');
    expect(cleanDisplayName(' Lò\n\tThị \u2067Hoa ')).toBe('Lò Thị Hoa');
  });
});
