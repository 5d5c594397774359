/** Sends Telegram's real payloads to the real webhook of a running ward and checks the result of each. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { wardKey } from '../../src/adapters/keys.ts';
import { deriveKey } from '../../src/adapters/signer.ts';
import { deriveSecret } from '../../src/channel/platform/webhook.ts';
import { personId } from '../../src/domain/ids.ts';
import type { Role } from '../../src/domain/roles.ts';
import { photosOf } from '../../src/domain/submission/photos-and-files.ts';
import { outboxMessages } from '../support/outbox-messages.ts';
import { rowsOf } from '../support/rows.ts';
import { openWorld, root, type World } from '../support/world.ts';

const folder = join(root, 'tests/fixtures/telegram');
const botId = 7_000_000_001;
const contributor = 5_012_345_678;
const deputy = 5_098_765_432;
const citizen = 6_123_456_789;
/** Longer than 32 bits, near the largest id that the platform guarantees. */
const bigId = 4_503_599_627_370_000;
const group = -1_002_234_567_890;
const names = readdirSync(folder)
  .filter((name) => name.endsWith('.json') && !name.startsWith('_'))
  .map((name) => name.replace('.json', ''));
const updatesOf = (name: string): readonly object[] => JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'));

let world: World;
let secret: string;

const joins = async (id: number, name: string, role: Role): Promise<void> => {
  world.telegram.person({ id, firstName: name, hasStarted: true });
  await world.core.unitOfWork.run(world.ward.id, async (stores) => {
    const unit = world.inject.openUnit(stores, 'test');
    const person = personId(unit.ids.next());
    const { now } = unit;
    await stores.people.insert({
      id: person,
      name,
      role,
      unit: null,
      status: 'active',
      locale: 'vi',
      noticedAt: now,
      createdAt: now,
    });
    await stores.people.putAccount({
      channel: 'telegram',
      accountId: String(id),
      personId: person,
      conversation: String(id),
      displayName: name,
      lastUsedAt: now,
      unreachableAt: null,
    });
    await stores.people.accept(person, '1', now);
  });
};

beforeEach(async () => {
  world = await openWorld({ mode: 'webhook' });
  const key = deriveKey(wardKey(world.dataDir, world.ward.id), 'channel:telegram');
  secret = deriveSecret('telegram', key, world.ward.id, botId);
  await joins(contributor, 'Nguyễn Thị Lan', 'contributor');
  await joins(deputy, 'Trần Văn Minh', 'deputy');
  await joins(citizen, 'Phạm Văn Tư', 'citizen');
  world.telegram.person({ id: bigId, firstName: 'Lớn', hasStarted: true });
  world.telegram.group({ id: group, title: 'Ban Biên tập' });
});
afterEach(() => world.close());

const deliver = async (update: object, token = secret): Promise<number> =>
  (
    await fetch(`${world.publicUrl}/hooks/telegram/${world.ward.id}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': token },
      body: JSON.stringify(update),
    })
  ).status;

const db = () => rowsOf(world.core);
const inbox = () => db().selectFrom('inbox').selectAll().orderBy('id').execute();
const audit = async () => (await db().selectFrom('audit_log').select('action').execute()).map(({ action }) => action);
const questions = () => db().selectFrom('question').selectAll().orderBy('id').execute();
/** The keys of all messages, without the offer of a PIN that deciders get when they join. */
const told = async (): Promise<readonly string[]> =>
  (await outboxMessages(world.core)).map(({ name }) => name).filter((name) => name !== 'pin-choose');
/** The answer about a draft is sent after the last part. Waits until no more messages are due. */
const quiet = async (): Promise<void> => {
  await world.system.queue.idle();
  world.clock.advance(31_000);
  world.system.queue.nudge();
  await world.eventually('nothing waits but what is due later', async () => {
    // Answers to one chat are rate-limited.
    world.clock.advance(5_000);
    world.system.queue.nudge();
    await world.system.queue.idle();
    const due = await db()
      .selectFrom('job')
      .select('id')
      .where('status', 'in', ['waiting', 'leased'])
      .where('dueAt', '<=', world.clock.now().getTime())
      .execute();
    return due.length === 0 ? true : null;
  });
};
/** Words of a contributor that may be an item or something else: the bot asks, and keeps them until the person chooses. */
const askedAbout = async (): Promise<readonly string[]> =>
  (
    await db().selectFrom('outbox').select('effect').where('effect', 'like', '%"held-what"%').orderBy('id').execute()
  ).map(({ effect }) => (JSON.parse(effect) as { message: { facts: { text: string } } }).message.facts.text);
const arrive = async (...fixtures: readonly string[]): Promise<void> => {
  for (const name of fixtures) for (const update of updatesOf(name)) expect(await deliver(update), name).toBe(200);
  await quiet();
};

describe('every delivery that Telegram can make', () => {
  it.each(names)('"%s" is stored and processed, and no delivery is given up', async (name) => {
    await arrive(name);
    const rows = await inbox();
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.filter(({ status }) => status !== 'done' && status !== 'skipped')).toEqual([]);
    expect(await db().selectFrom('job').selectAll().where('status', '=', 'dead').execute()).toEqual([]);
    expect(await audit()).not.toContain('given-up');
  });
});

describe('an album', () => {
  it('An album of four photos becomes one item with its photos in message order', async () => {
    await arrive('album_4_photos');
    const [item, another] = await world.submissions();
    if (!item) throw new Error('no item');
    expect(another).toBeUndefined();
    const positions = photosOf(item).map(({ position }) => position);
    expect(positions).toHaveLength(4);
    expect(positions).toEqual([...positions].sort((a, b) => a - b));
    expect((await told()).filter((key) => key.startsWith('ask-') || key === 'draft-preview')).toHaveLength(1);
  });

  it('An album whose last photo arrives after a question and whose first arrives twice is one item with its caption', async () => {
    await arrive('album_late_item_caption_last');
    const items = await world.submissions();
    expect(items).toHaveLength(1);
    expect(items[0]?.photos.map(({ position }) => position)).toEqual([105, 106, 107]);
    expect(items[0]?.content.parts.map(({ text }) => text)).toEqual(['Chú thích nằm ở ảnh cuối']);
    // A question that a contributor asks in between is neither part of the item nor a case.
    expect(await questions()).toEqual([]);
  });

  it('An album that arrives in reverse is shown in message order', async () => {
    await arrive('album_out_of_order');
    const items = await world.submissions();
    expect(items).toHaveLength(1);
    const positions = items.flatMap(photosOf).map(({ position }) => position);
    expect(positions).toHaveLength(3);
    expect(positions).toEqual([...positions].sort((a, b) => a - b));
  });

  it('The bot asks for the text of an album without a caption', async () => {
    await arrive('photo_no_caption');
    expect(await world.submissions()).toHaveLength(1);
    expect(await told()).toContain('ask-text');
  });
});

describe('a text', () => {
  it('A text in decomposed Unicode letters is stored composed', async () => {
    await arrive('text_decomposed_diacritics');
    const [question] = await questions();
    expect(question?.body).toBe('Đường lên bản đã thông xe'.normalize('NFC'));
    expect(question?.body).toBe(question?.body.normalize('NFC'));
  });

  it('A text delivered twice has one effect', async () => {
    await arrive('duplicate_delivery');
    expect(await inbox()).toHaveLength(1);
    expect(await world.submissions()).toEqual([]);
    expect(await told()).toHaveLength(1);
  });

  it('The same message number in two chats means two messages', async () => {
    await arrive('same_message_id_two_chats');
    // Two words of a contributor are not an item.
    expect(await world.submissions()).toEqual([]);
    // Two words of an unknown sender are not a question: the bot asks what they need.
    expect(await told()).toContain('question-unclear');
    expect(await inbox()).toHaveLength(2);
  });

  it('A text that the app split in two is one item with both parts', async () => {
    await arrive('text_split_by_client');
    const items = await world.submissions();
    expect(items).toHaveLength(1);
    expect(items[0]?.content.parts).toHaveLength(2);
    expect((await told()).filter((key) => key.startsWith('ask-') || key === 'draft-preview')).toHaveLength(1);
  });

  it('A text of symbols and code is stored as written, without invisible characters', async () => {
    await arrive('text_markup_and_injection');
    const [update] = updatesOf('text_markup_and_injection') as readonly { message: { text: string } }[];
    const kept = [
      ...(await questions()).map(({ body }) => body),
      ...(await world.submissions()).flatMap(({ content }) => content.parts.map(({ text }) => text)),
    ];
    const written = update?.message.text.normalize('NFC') ?? '';
    // A mark that changes the text direction would make the displayed text differ from the approved one, so it is removed.
    expect(written).toContain('\u202e');
    expect(kept).toEqual([written.replaceAll('\u202e', '')]);
  });

  it('A text with the typed characters \\u0000 is stored like any other', async () => {
    const [update] = updatesOf('duplicate_delivery') as readonly { message: object }[];
    expect(await deliver({ ...update, message: { ...update?.message, text: 'C:\\u0000 và \u0000 hết' } })).toBe(200);
    await quiet();
    expect((await inbox()).map(({ status }) => status)).toEqual(['done']);
    expect(await askedAbout()).toEqual(['C:\\u0000 và hết']);
  });

  it('An edit of an unknown message does not crash the bot', async () => {
    await arrive('edited_message_before_original');
    expect(await world.submissions()).toEqual([]);
  });

  it('Editing a message edits its item', async () => {
    await arrive('edited_message_text');
    const texts = (await world.submissions()).flatMap(({ content }) => content.parts.map(({ text }) => text));
    const updates = updatesOf('edited_message_text') as readonly {
      message?: { text: string };
      edited_message?: { text: string };
    }[];
    const edited = updates.find((update) => update.edited_message)?.edited_message?.text;
    if (updates.some((update) => update.message)) expect(texts).toEqual([edited?.normalize('NFC')]);
    else expect(texts).toEqual([]);
  });
});

describe('people', () => {
  it('User ids beyond 32 bits are stored exactly', async () => {
    await arrive('large_ids');
    const account = await db()
      .selectFrom('channel_account')
      .selectAll()
      .where('accountId', '=', String(bigId))
      .executeTakeFirst();
    expect(account).toMatchObject({ accountId: String(bigId), conversation: String(bigId) });
  });

  it('A hostile /start payload gets a neutral answer and no role', async () => {
    await arrive('start_with_hostile_payload');
    const roles = (await db().selectFrom('mandate').select('role').execute()).map(({ role }) => role).sort();
    expect(roles).toEqual(['contributor', 'deputy']);
    const answers = (await told()).filter((key) => key === 'invitation-not-found');
    // All of them were written long before they arrived, so they get one answer.
    expect(answers).toHaveLength(1);
    const texts = world.telegram.chat(citizen).messages.filter(({ isMine }) => !isMine);
    expect(texts.length).toBeGreaterThan(0);
    for (const { text } of texts) expect(text).not.toContain('inv_');
  });

  it('An SVG file is refused and not stored', async () => {
    await arrive('document_svg');
    expect(await db().selectFrom('submission_photo').selectAll().execute()).toEqual([]);
    expect((await told()).length).toBeGreaterThan(0);
  });
});

describe('acts without permission', () => {
  const states = async () => (await world.submissions()).map(({ state, revision }) => [state, revision]);

  it.each(['callback_query_not_authorised', 'callback_query_forged_data', 'callback_query_approve'])(
    'The act "%s" is refused and recorded',
    async (name) => {
      await arrive('album_4_photos');
      const before = await states();
      await arrive(name);
      expect(await states()).toEqual(before);
      expect((await audit()).filter((action) => action.startsWith('refused-'))).toHaveLength(updatesOf(name).length);
    },
  );

  it('An anonymous group administrator changes nothing and gets no account', async () => {
    await arrive('album_4_photos');
    const before = await states();
    await arrive('anonymous_admin_in_group');
    expect(await states()).toEqual(before);
    expect(
      await db().selectFrom('channel_account').selectAll().where('accountId', '=', 'anonymous-admin').execute(),
    ).toEqual([]);
  });

  it('A press in a group does not redirect private messages to the group', async () => {
    await arrive('callback_query_approve');
    const accounts = await db().selectFrom('channel_account').select(['accountId', 'conversation']).execute();
    for (const { accountId, conversation } of accounts) expect(conversation).toBe(accountId);
  });

  it('A stranger’s press in a group is recorded and starts no private chat', async () => {
    const [update] = updatesOf('callback_query_approve') as readonly { callback_query: { from: object } }[];
    const query = { ...update?.callback_query, from: { id: 77, is_bot: false, first_name: 'Lạ' } };
    expect(await deliver({ ...update, callback_query: query })).toBe(200);
    await quiet();
    expect(await audit()).toContain('refused-stranger-press');
    expect(await db().selectFrom('channel_account').selectAll().where('accountId', '=', '77').execute()).toEqual([]);
  });

  it('A delivery with a wrong secret is not stored', async () => {
    const [update] = updatesOf('duplicate_delivery');
    expect(await deliver(update as object, `${secret}x`)).toBe(401);
    expect(await inbox()).toEqual([]);
  });
});
