/**
 * A ward with years of data, made in minutes: one item and one message are created normally, all others are copies of their rows.
 */
import { toDelivery } from '../../bots/telegram/parse.ts';
import type { Person } from '../../src/domain/person/person.ts';
import type { Role } from '../../src/domain/roles.ts';
import { type OpenWard, openWard } from '../usecases/core.ts';
import { connectionsOf } from './rows.ts';

export const waitingTitle = 'Khối 4 ra quân dọn vệ sinh đường làng';
/** Messages from unknown senders for each item. */
const messagesOfItem = 15;

export interface BigWard {
  readonly ward: OpenWard;
  readonly people: Readonly<Record<'hoa' | 'minh' | 'lan', Person>>;
  /** The code of the only undecided item. */
  readonly undecided: string;
}

/** Opens a ward with this many published items (not yet on the portal) and fifteen old messages for each. */
export async function openBigWard(items: number): Promise<BigWard> {
  const ward = await openWard();
  const someone = async (name: string, role: Role, account: number): Promise<Person> => {
    const person = await ward.person(name, role);
    await ward.turn(async ({ stores, now }) => {
      await stores.people.putAccount({
        ...{ channel: 'telegram', accountId: String(account), conversation: String(account), personId: person.id },
        ...{ displayName: name, lastUsedAt: now, unreachableAt: null },
      });
      for (const { version } of ward.ward.undertakings) await stores.people.accept(person.id, version, now);
    });
    return person;
  };
  const hoa = await someone('Vũ Thị Hoa', 'head', 5_500_000_001);
  const minh = await someone('Trần Văn Minh', 'deputy', 5_500_000_002);
  const lan = await someone('Nguyễn Thị Lan', 'contributor', 5_500_000_003);
  const { id } = await ward.submitted(lan);
  await ward.turn(async ({ stores }) => {
    const before = await stores.submissions.get(id);
    const publication = { version: 2, slug: 'khoi-4', at: before.updatedAt, shownAt: before.updatedAt };
    const decidedBy = { person: lan.id, name: 'Minh', at: before.updatedAt, action: 'approved' as const };
    const standing = { ...before.standing, publication, decidedBy };
    await stores.submissions.save({ ...before, state: 'published', standing }, before);
  });
  await ward.submitted(lan, `${waitingTitle}\nSáng nay 60 người cùng dọn vệ sinh.\nNguồn: bà Lan`);
  const undecided = await ward.turn(({ stores }) => stores.submissions.inStates(['submitted'], 1));
  const { handle } = connectionsOf(ward.core).core;
  // The data need not survive a power failure while it is being created.
  handle.pragma('synchronous = OFF');
  const columns = (handle.pragma('table_info(submission)') as readonly { readonly name: string }[]).map(
    ({ name }) => name,
  );
  const changed: Readonly<Record<string, string>> = {
    id: `"id" || '-' || i`,
    code: `'DL-2601-' || (10000 + i)`,
    // Spreads the items over years, about fifty-five a day, so that no month contains all of them.
    publishedAt: `"publishedAt" - i * 1560000`,
    standing: `replace("standing", '"slug":"khoi-4"', '"slug":"khoi-4-' || i || '"')`,
  };
  handle
    .prepare(
      `INSERT INTO submission (${columns.map((name) => `"${name}"`).join(',')})
       WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)
       SELECT ${columns.map((name) => changed[name] ?? `"${name}"`).join(',')} FROM submission, n WHERE state = 'published'`,
    )
    .run(items - 1);
  handle
    .prepare(
      `INSERT INTO inbox (wardId, channel, externalId, lane, priority, kind, payload, occurredAt, receivedAt, status, doneAt)
     WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)
     SELECT 'dong-lac', 'c', 'old ' || i, 'l', 5, 'message', '{"text":"Cho tôi hỏi việc cũ"}', 0, 0, 'done', ? FROM n`,
    )
    .run(messagesOfItem * items, ward.clock.now().getTime() - 86_400_000);
  handle.pragma('wal_checkpoint(TRUNCATE)');
  handle.pragma('synchronous = FULL');
  return { ward, people: { hoa, minh, lan }, undecided: undecided[0]?.code ?? '' };
}

/**
 * Inserts unprocessed Telegram messages from unknown senders, ten for each sender, with one waiting turn for each message.
 * @returns the senders' account ids
 */
export function addBacklog({ ward }: BigWard, waiting: number, at: Date): readonly number[] {
  const { handle } = connectionsOf(ward.core).core;
  const people = Array.from({ length: Math.ceil(waiting / 10) }, (_, nth) => 5_600_000_001 + nth);
  const inbox = handle.prepare(
    `INSERT INTO inbox (wardId, channel, externalId, lane, priority, kind, payload, occurredAt, receivedAt, status)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'new') RETURNING id`,
  );
  const job = handle.prepare(
    `INSERT INTO job (wardId, task, key, lane, priority, payload, dueAt, status, place, createdAt)
     VALUES (?, 'turn', ?, ?, ?, ?, 0, 'waiting', ?, 0)`,
  );
  const id = ward.ward.id;
  const now = at.getTime();
  handle.pragma('synchronous = OFF');
  handle.transaction(() => {
    for (let nth = 0; nth < waiting; nth += 1) {
      const from = people[nth % people.length] ?? 0;
      const update = {
        update_id: 1 + nth,
        message: {
          ...{ message_id: nth + 1, date: Math.floor(now / 1_000), text: 'Cho tôi hỏi thủ tục đăng ký khai sinh?' },
          from: { id: from, is_bot: false, first_name: `Người ${from}` },
          chat: { id: from, type: 'private', first_name: `Người ${from}` },
        },
      };
      const context = { botId: 7_000_000_001, username: 'test_bot' };
      const came = toDelivery(update, JSON.stringify(update), context as never, at);
      const row = inbox.get(
        ...[id, came.channel, came.externalId, came.lane, came.priority, came.kind, came.payload, now, now],
      ) as { readonly id: number };
      const place = nth < people.length ? 'ready' : 'behind';
      job.run(id, `${id}:turn:${row.id}`, `${id}:${came.lane}`, 5, JSON.stringify({ inbox: row.id }), place);
    }
  })();
  handle.pragma('wal_checkpoint(TRUNCATE)');
  handle.pragma('synchronous = FULL');
  return people;
}
