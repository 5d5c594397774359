/** The hash-chained, append-only log. Each entry's hash covers the one before: a changed or removed row shows. */
import { createHash } from 'node:crypto';
import type { Kysely, Transaction } from 'kysely';
import type { WardId } from '../../../domain/ids.ts';
import type { AuditStore } from '../../../ports/stores.ts';
import type { DB } from './types.core.ts';

interface Link {
  readonly seq: number;
  readonly wardId: string;
  readonly at: number;
  readonly actorId: string;
  readonly action: string;
  readonly object: string;
  readonly details: string;
}

/** Before the first entry. */
const origin = '0'.repeat(64);

const hashOf = (prevHash: string, { seq, wardId, at, actorId, action, object, details }: Link): string =>
  createHash('sha256')
    .update(prevHash)
    .update(JSON.stringify([seq, wardId, at, actorId, action, object, details]))
    .digest('hex');

const canonical = (details: Readonly<Record<string, unknown>>): string =>
  JSON.stringify(Object.fromEntries(Object.entries(details).sort(([a], [b]) => (a < b ? -1 : 1))));

export const createAuditStore = (tx: Transaction<DB>, wardId: WardId): AuditStore => ({
  record: async ({ actor, action, object, details }, at) => {
    const last = await tx
      .selectFrom('audit_log')
      .select(['seq', 'hash'])
      .orderBy('seq', 'desc')
      .limit(1)
      .executeTakeFirst();
    const link: Link = {
      seq: (last?.seq ?? 0) + 1,
      wardId,
      at: at.getTime(),
      actorId: actor,
      action,
      object,
      details: canonical(details ?? {}),
    };
    const prevHash = last?.hash ?? origin;
    await tx
      .insertInto('audit_log')
      .values({ ...link, prevHash, hash: hashOf(prevHash, link) })
      .execute();
  },
});

export type AuditVerdict =
  | { readonly ok: true; readonly entries: number; readonly head: string }
  /** The first entry that does not follow from those before it. */
  | { readonly ok: false; readonly seq: number };

/** Walks the whole chain. */
export const verifyAudit = async (db: Kysely<DB>): Promise<AuditVerdict> => {
  let expected = 1;
  let prevHash = origin;
  for (;;) {
    const rows = await db
      .selectFrom('audit_log')
      .selectAll()
      .where('seq', '>=', expected)
      .orderBy('seq')
      .limit(1000)
      .execute();
    for (const row of rows) {
      const { hash, prevHash: claimed, ...link } = row;
      if (row.seq !== expected || claimed !== prevHash || hash !== hashOf(prevHash, link))
        return { ok: false, seq: expected };
      prevHash = hash;
      expected += 1;
    }
    if (rows.length < 1000) return { ok: true, entries: expected - 1, head: prevHash };
  }
};
