/**
 * The hash-chained, append-only log, one chain a ward. Each entry's hash covers the one before: a changed or removed row
 * shows. A ward's first entry follows from the last one of the chain that older programs kept for all wards together.
 */
import { hash } from 'node:crypto';
import { type Insertable, type Kysely, type Selectable, type SqlBool, sql, type Transaction } from 'kysely';
import type { WardId } from '../../../domain/ids.ts';
import type {
  AuditCheckpoint,
  AuditProgress,
  AuditQuery,
  AuditStore,
  AuditVerdict,
  DoneAct,
  KeptAuditEntry,
} from '../../../ports/records.ts';
import { memoryOf, readKept } from './connection-memory.ts';
import { type Hash, hashBytes, hashText } from './packed.ts';
import { wardRows } from './rows.ts';
import { command, firstOf, statement } from './statement.ts';
import type { AuditLog, DB } from './types.core.ts';

export type Link = Omit<Selectable<AuditLog>, 'prevHash' | 'hash'>;

/** Before the first entry of all. */
const origin = '0'.repeat(64);
const pageSize = 1000;

const sha256 = (text: string): string => hash('sha256', text);

const told = ({ seq, wardId, at, actorId, action, object, details }: Link): string =>
  JSON.stringify([seq, wardId, at, actorId, action, object, details]);

/** Says nothing of the entry, and is enough to follow the chain over it: what a dossier tells of entries about other things. */
export const digestOf = (link: Link): string => sha256(told(link));

/** sha256, in hex, over the hash before and the digest of this entry. */
export const hashOf = (prevHash: string, link: Link): string => sha256(prevHash + digestOf(link));

/** As older programs hashed: over the entry itself. Its text begins with '[', a digest never does. */
const olderHashOf = (prevHash: string, link: Link): string => sha256(prevHash + told(link));

/** By today’s way of hashing or the older one. False: this entry, or the one before it, was changed. */
export const isLinked = (prevHash: string, link: Link, hash: string): boolean =>
  hash === hashOf(prevHash, link) || hash === olderHashOf(prevHash, link);

const canonical = (details: Readonly<Record<string, unknown>>): string =>
  JSON.stringify(Object.fromEntries(Object.entries(details).sort(([a], [b]) => (a < b ? -1 : 1))));

/** Head of the one chain that all wards had before each got its own. */
export const lastOfAll = async (db: Kysely<DB>): Promise<string> =>
  (await db.selectFrom('audit_log_global').select('hash').orderBy('seq', 'desc').limit(1).executeTakeFirst())?.hash ??
  origin;

/** The newest entry of a ward's chain. */
export async function lastHead(db: Kysely<DB>, wardId: WardId) {
  const last = await db
    .selectFrom('audit_log')
    .select(['seq', 'hash', 'action', 'at'])
    .where('wardId', '=', wardId)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return last && { ...last, hash: hashText(last.hash) };
}

const newest = statement((db, { wardId }: { readonly wardId: string }) =>
  db.selectFrom('audit_log').select(['seq', 'hash']).where('wardId', '=', wardId).orderBy('seq', 'desc').limit(1),
);
type ChainHead = Pick<Selectable<AuditLog>, 'seq' | 'hash'>;
const headOf = (wardId: WardId) => `head of the chain ${wardId}`;
const lastOf = (tx: Transaction<DB>, wardId: WardId): Promise<ChainHead | null> =>
  readKept(tx, { from: ['audit_log'], key: headOf(wardId) }, () => firstOf(newest(tx, { wardId })));

const insertEntry = command((db, entry: Insertable<AuditLog>) => db.insertInto('audit_log').values(entry));

const doneAct = ({
  seq,
  at,
  actorId: actor,
  action,
  object,
  details: kept,
}: Omit<Selectable<AuditLog>, 'hash'>): DoneAct => {
  const details = JSON.parse(kept) as Readonly<Record<string, unknown>>;
  const { code } = details;
  return { seq, at: new Date(at), actor, action, object, code: typeof code === 'string' ? code : null, details };
};

/** Entries of one ward, written with what they tell of: one that is rolled back leaves none. */
export const createAuditStore = (tx: Transaction<DB>, wardId: WardId): AuditStore => {
  const rows = wardRows(tx, wardId);
  return {
    record: async ({ actor, action, object, details }, at) => {
      const last = await lastOf(tx, wardId);
      const seq = (last?.seq ?? 0) + 1;
      const entry = { wardId, seq, at: at.getTime(), actorId: actor, action, object };
      const link: Link = { ...entry, details: canonical(details ?? {}) };
      // It stands in the row before: written here in a chain's first entry alone.
      const prevHash = last ? hashText(last.hash) : await lastOfAll(tx);
      const own = hashBytes(tx, hashOf(prevHash, link));
      const keep = memoryOf(tx)?.keeper();
      await insertEntry(tx, { ...link, prevHash: last ? '' : prevHash, hash: own });
      keep?.(['audit_log'], headOf(wardId), { seq, hash: own } satisfies ChainHead);
    },
    actsOf: async (actorId, since, limit) => {
      const theirs = { actorId, at: { '>=': since.getTime() } };
      return (await rows.all('audit_log', theirs, { order: ['at desc', 'seq desc'], limit })).map(doneAct);
    },
    recent: async (since, limit) =>
      (await rows.all('audit_log', {}, { order: ['seq desc'], limit }))
        .filter(({ at }) => Number(at) >= since.getTime())
        .map(doneAct),
    entry: async (seq) => {
      const row = await rows.one('audit_log', { seq });
      return row && doneAct(row);
    },
    after: async (seq, limit) =>
      (await rows.all('audit_log', { seq: { '>': seq } }, { order: ['seq'], limit })).map(doneAct),
    last: async () => (await lastOf(tx, wardId))?.seq ?? 0,
    lastOf: async (object) => (await rows.one('audit_log', { object }, 'seq desc'))?.seq ?? 0,
    about: async (object, after, limit) =>
      (await rows.all('audit_log', { object, seq: { '>': after } }, { order: ['seq'], limit })).map(doneAct),
  };
};

/** The newest entries that fit, `most` at the most; `before` is the number of the entry from which a list goes on. */
export async function readAuditEntries(
  db: Kysely<DB>,
  ward: WardId,
  { actor, since, before = null, most }: AuditQuery,
): Promise<readonly KeptAuditEntry[]> {
  const rows = await db
    .selectFrom('audit_log')
    .selectAll()
    .where('wardId', '=', ward)
    .$if(actor !== null, (query) => query.where('actorId', '=', actor))
    .$if(since !== null, (query) => query.where('at', '>=', since?.getTime() ?? 0))
    .$if(before !== null, (query) => query.where('seq', '<', before ?? 0))
    // Of one person by their own index; two entries of one moment stand by their numbers.
    .$if(actor !== null && before !== null, (query) =>
      query.where('at', '<=', (inner) =>
        inner
          .selectFrom('audit_log')
          .select('at')
          .where('wardId', '=', ward)
          .where('seq', '=', before ?? 0),
      ),
    )
    .$if(actor !== null, (query) => query.orderBy('at', 'desc'))
    .orderBy('seq', 'desc')
    .limit(most)
    .execute();
  return rows.map((row) => {
    const { seq, at, actor, action, object, code } = doneAct(row);
    return { seq, at, actor, action, object, code, hash: hashText(row.hash) };
  });
}

/** Its number in the ward’s chain; null: no entry has this hash. */
export async function findAuditEntry(db: Kysely<DB>, ward: WardId, hash: string): Promise<number | null> {
  const row = await db
    .selectFrom('audit_log')
    .select('seq')
    .where('wardId', '=', ward)
    // Older programs wrote it as text.
    .where(sql<SqlBool>`"hash" in (${hash}, ${hashBytes(db, hash)})`)
    .executeTakeFirst();
  return row?.seq ?? null;
}

/** Of a ward that came from another folder: the hash that its chain follows from there. */
export const chainBeginsSetting = 'audit-chain-begins';

const settingOf = async (db: Kysely<DB>, ward: WardId, name: string): Promise<string | undefined> =>
  (await wardRows(db, ward).one('setting', { name }))?.value;

/** The head that a ward’s first entry follows. */
export const chainBegins = async (db: Kysely<DB>, ward: WardId): Promise<string> =>
  (await settingOf(db, ward, chainBeginsSetting)) ?? lastOfAll(db);

/** Wards that became part of this one, with the head at which their chains were closed. No colon: settings with one are forgotten. */
const absorbedSetting = 'absorbed-wards';

/** They say what a chain follows from and which others it names: they stay with their chain. */
export const chainSettings: readonly string[] = [chainBeginsSetting, absorbedSetting];

export interface AbsorbedWard {
  readonly ward: WardId;
  readonly head: string;
}

/** Wards that became part of this one, whose closed chains it names. */
export const absorbedBy = async (db: Kysely<DB>, ward: WardId): Promise<readonly AbsorbedWard[]> =>
  JSON.parse((await settingOf(db, ward, absorbedSetting)) ?? '[]') as readonly AbsorbedWard[];

/** Once a ward: a merge that is begun anew after a stop notes it again. */
export async function noteAbsorbed(tx: Transaction<DB>, ward: WardId, absorbed: AbsorbedWard): Promise<void> {
  const all = [...(await absorbedBy(tx, ward)).filter((each) => each.ward !== absorbed.ward), absorbed];
  const key = { wardId: ward, name: absorbedSetting };
  await wardRows(tx, ward).put('setting', key, { value: JSON.stringify(all), updatedAt: 0 });
}

const closedAfter = (db: Kysely<DB>) => (after: number) =>
  db.selectFrom('audit_log_global').selectAll().where('seq', '>', after).orderBy('seq').limit(pageSize).execute();

/** Walks the closed chain of all wards, then the ward's own, then those of the wards that became part of it. */
export async function verifyAudit(db: Kysely<DB>, ward: WardId): Promise<AuditVerdict> {
  const closed = await walk(origin, closedAfter(db));
  if (!closed.ok) return { ...closed, chain: 'global' };
  const own = await verifyOwn(db, ward);
  return own.ok
    ? { ok: true, entries: closed.entries + own.entries, head: own.head }
    : { ok: false, chain: 'ward', seq: own.seq };
}

const ownAfter = (db: Kysely<DB>, ward: WardId) => (after: number) =>
  wardRows(db, ward).all('audit_log', { seq: { '>': after } }, { order: ['seq'], limit: pageSize });

/**
 * Goes on from where an earlier walk has ended: at most so many entries more. Without one it begins as the whole walk does,
 * with the closed chain, and with the chains of wards that became part of this one.
 */
export async function verifyAuditPart(
  db: Kysely<DB>,
  ward: WardId,
  from: AuditCheckpoint | null,
  most: number,
): Promise<AuditProgress> {
  if (from === null) {
    const closed = await walk(origin, closedAfter(db));
    if (!closed.ok) return { ...closed, chain: 'global' };
    for (const absorbed of await absorbedBy(db, ward)) {
      const theirs = await verifyOwn(db, absorbed.ward);
      if (!theirs.ok || theirs.head !== absorbed.head) return { ok: false, chain: 'ward', seq: 0 };
    }
  } else {
    const kept = await wardRows(db, ward).one('audit_log', { seq: from.seq });
    if (!kept || hashText(kept.hash) !== from.hash) return { ok: false, chain: 'ward', seq: from.seq };
  }
  const own = await walk(from?.hash ?? (await chainBegins(db, ward)), ownAfter(db, ward), from?.seq ?? 0, most);
  if (!own.ok) return { ok: false, chain: 'ward', seq: own.seq };
  const last = (await lastHead(db, ward))?.seq ?? 0;
  return { ok: true, checkpoint: { seq: own.entries, hash: own.head }, last };
}

async function verifyOwn(db: Kysely<DB>, ward: WardId): Promise<Walked> {
  const own = await walk(await chainBegins(db, ward), ownAfter(db, ward));
  if (!own.ok) return own;
  let entries = own.entries;
  for (const absorbed of await absorbedBy(db, ward)) {
    const theirs = await verifyOwn(db, absorbed.ward);
    if (!theirs.ok) return theirs;
    if (theirs.head !== absorbed.head) return { ok: false, seq: theirs.entries };
    entries += theirs.entries;
  }
  return { ...own, entries };
}

type Walked =
  | { readonly ok: true; readonly entries: number; readonly head: string }
  | { readonly ok: false; readonly seq: number };

type Kept = Omit<Selectable<AuditLog>, 'hash'> & { readonly hash: Hash | string };

/** @param from where an earlier walk has ended @param most of entries, at least a page's */
async function walk(
  begin: string,
  pageAfter: (seq: number) => Promise<readonly Kept[]>,
  from = 0,
  most = Number.POSITIVE_INFINITY,
): Promise<Walked> {
  let seq = from;
  let head = begin;
  for (;;) {
    const rows = await pageAfter(seq);
    for (const { hash: kept, prevHash, ...link } of rows) {
      const hash = hashText(kept);
      const follows = link.seq === seq + 1 && (prevHash === head || (prevHash === '' && seq > 0));
      if (!follows || !isLinked(head, link, hash)) return { ok: false, seq: seq + 1 };
      head = hash;
      seq += 1;
    }
    if (rows.length < pageSize || seq - from >= most) return { ok: true, entries: seq, head };
  }
}
