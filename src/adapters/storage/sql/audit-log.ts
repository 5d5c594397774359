/**
 * The hash-chained, append-only log, one chain per ward. Each entry's hash covers the previous one, so a changed or
 * removed row is detected. A ward's first entry follows the last entry of the single chain that older versions kept for
 * all wards.
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
import { cacheOf, readCached } from './connection-cache.ts';
import { type Hash, hashBytes, hashText } from './packed.ts';
import { wardRows } from './rows.ts';
import { command, firstOf, statement } from './statement.ts';
import type { AuditLog, DB } from './types.core.ts';

export type Link = Omit<Selectable<AuditLog>, 'prevHash' | 'hash'>;

/** The hash before the very first entry. */
const origin = '0'.repeat(64);
const pageSize = 1000;

const sha256 = (text: string): string => hash('sha256', text);

const told = ({ seq, wardId, at, actorId, action, object, details }: Link): string =>
  JSON.stringify([seq, wardId, at, actorId, action, object, details]);

/**
 * Digest of an entry. It reveals nothing about the entry and is enough to follow the chain across it; a dossier
 * contains the digests of entries about other subjects.
 */
export const digestOf = (link: Link): string => sha256(told(link));

/** SHA-256 in hex of the previous hash followed by the digest of this entry. */
export const hashOf = (prevHash: string, link: Link): string => sha256(prevHash + digestOf(link));

/**
 * The hash of older versions, over the entry itself instead of its digest. The two cannot be confused: an entry's text
 * begins with '[', a digest does not.
 */
const olderHashOf = (prevHash: string, link: Link): string => sha256(prevHash + told(link));

/** Checks the link by the current or the older hash. Returns false if this entry or the one before it was changed. */
export const isLinked = (prevHash: string, link: Link, hash: string): boolean =>
  hash === hashOf(prevHash, link) || hash === olderHashOf(prevHash, link);

const canonical = (details: Readonly<Record<string, unknown>>): string =>
  JSON.stringify(Object.fromEntries(Object.entries(details).sort(([a], [b]) => (a < b ? -1 : 1))));

/** Head of the single chain that all wards shared before each got its own. */
export const lastOfAll = async (db: Kysely<DB>): Promise<string> =>
  (await db.selectFrom('audit_log_global').select('hash').orderBy('seq', 'desc').limit(1).executeTakeFirst())?.hash ??
  origin;

/** The newest entry of a ward's chain; undefined if the chain is empty. */
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
  readCached(tx, { from: ['audit_log'], key: headOf(wardId) }, () => firstOf(newest(tx, { wardId })));

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

/** Entries of one ward, written in the same transaction as the act they record, so that a rollback removes both. */
export const createAuditStore = (tx: Transaction<DB>, wardId: WardId): AuditStore => {
  const rows = wardRows(tx, wardId);
  return {
    record: async ({ actor, action, object, details }, at) => {
      const last = await lastOf(tx, wardId);
      const seq = (last?.seq ?? 0) + 1;
      const entry = { wardId, seq, at: at.getTime(), actorId: actor, action, object };
      const link: Link = { ...entry, details: canonical(details ?? {}) };
      // The previous hash is stored in the previous row, so it is written only for the first entry of a chain.
      const prevHash = last ? hashText(last.hash) : await lastOfAll(tx);
      const own = hashBytes(tx, hashOf(prevHash, link));
      const keep = cacheOf(tx)?.keeper();
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

/**
 * Returns the newest entries that match, at most `most`. `before` is the number of the entry after which the list
 * continues.
 */
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
    // Entries of one person use an index of their own; entries with the same time are ordered by their numbers.
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

/** The number of the entry with this hash in the ward's chain; null if there is none. */
export async function findAuditEntry(db: Kysely<DB>, ward: WardId, hash: string): Promise<number | null> {
  const row = await db
    .selectFrom('audit_log')
    .select('seq')
    .where('wardId', '=', ward)
    // Older versions wrote the hash as text.
    .where(sql<SqlBool>`"hash" in (${hash}, ${hashBytes(db, hash)})`)
    .executeTakeFirst();
  return row?.seq ?? null;
}

/** Name of the setting that holds the hash before the first entry of a ward that came from another data folder. */
export const chainBeginsSetting = 'audit-chain-begins';

const settingOf = async (db: Kysely<DB>, ward: WardId, name: string): Promise<string | undefined> =>
  (await wardRows(db, ward).one('setting', { name }))?.value;

/** The hash that a ward's first entry follows. */
export const chainBegins = async (db: Kysely<DB>, ward: WardId): Promise<string> =>
  (await settingOf(db, ward, chainBeginsSetting)) ?? lastOfAll(db);

/**
 * Setting with the wards that were merged into this one and the heads of their closed chains. The name has no colon,
 * because settings with a colon are deleted in time.
 */
const absorbedSetting = 'absorbed-wards';

/** Settings that describe a chain's beginning and the chains it refers to. They are kept as long as the chain. */
export const chainSettings: readonly string[] = [chainBeginsSetting, absorbedSetting];

export interface AbsorbedWard {
  readonly ward: WardId;
  readonly head: string;
}

/** Wards that were merged into this one, with the heads of their closed chains. */
export const absorbedBy = async (db: Kysely<DB>, ward: WardId): Promise<readonly AbsorbedWard[]> =>
  JSON.parse((await settingOf(db, ward, absorbedSetting)) ?? '[]') as readonly AbsorbedWard[];

/** Records a merged ward once: a merge that restarts after an interruption overwrites its own note. */
export async function noteAbsorbed(tx: Transaction<DB>, ward: WardId, absorbed: AbsorbedWard): Promise<void> {
  const all = [...(await absorbedBy(tx, ward)).filter((each) => each.ward !== absorbed.ward), absorbed];
  const key = { wardId: ward, name: absorbedSetting };
  await wardRows(tx, ward).put('setting', key, { value: JSON.stringify(all), updatedAt: 0 });
}

const closedAfter = (db: Kysely<DB>) => (after: number) =>
  db.selectFrom('audit_log_global').selectAll().where('seq', '>', after).orderBy('seq').limit(pageSize).execute();

/** Checks the closed chain of all wards, then the ward's own chain, then the chains of the wards merged into it. */
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
 * Continues an earlier check by at most `most` entries. Without a checkpoint it begins, as the full check does, with
 * the closed chain and the chains of merged wards.
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

/**
 * Checks entries in order.
 * @param from number of the entry at which an earlier walk ended
 * @param most entries to check; at least one page is read
 */
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
