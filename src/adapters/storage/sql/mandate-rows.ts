/** Rows of mandates: who holds which role at a given time, and until when the answer is valid. */
import type { ExpressionBuilder, Transaction } from 'kysely';
import type { WardId } from '../../../domain/ids.ts';
import type { Mandate } from '../../../domain/person/mandate.ts';
import { cacheOf, readCached } from './connection-cache.ts';
import { toMandate } from './mapping.ts';
import { wardRows } from './rows.ts';
import { statement } from './statement.ts';
import type { DB } from './types.core.ts';

/** Condition for mandates in force now. */
export const holdsAt = (now: number) => (eb: ExpressionBuilder<DB, 'mandate'>) =>
  eb.and([eb('mandate.from', '<=', now), eb.or([eb('mandate.until', 'is', null), eb('mandate.until', '>', now)])]);

export interface OfPerson {
  readonly wardId: string;
  readonly person: string;
}

const mandateRows = statement((db, { wardId, person }: OfPerson) =>
  db.selectFrom('mandate').selectAll().where('wardId', '=', wardId).where('personId', '=', person),
);

/** All mandates that a person ever held, oldest first. There are only a few, so they are sorted here. */
export const mandatesOf = (tx: Transaction<DB>, wardId: WardId, person: string): Promise<readonly Mandate[]> =>
  readCached(tx, { from: ['mandate'], key: `mandates ${wardId} ${person}` }, async () => {
    const { rows } = await mandateRows(tx, { wardId, person });
    return rows.toSorted((a, b) => a.from - b.from || a.id - b.id).map(toMandate);
  });

/** A person's mandates at a given time, oldest first. */
export const heldBy = async (
  tx: Transaction<DB>,
  wardId: WardId,
  person: string,
  now: Date,
): Promise<readonly Mandate[]> =>
  (await mandatesOf(tx, wardId, person)).filter(({ from, until }) => from <= now && (until === null || until > now));

interface Lasting<Found> {
  readonly found: Found;
  readonly from: number;
  /** The first time at which the value may change without a write. */
  readonly until: number;
}

/**
 * Caches a value derived from people and mandates until one of them is written, or until a mandate of the ward begins
 * or ends by the clock.
 */
export async function untilChanged<Found>(
  tx: Transaction<DB>,
  wardId: WardId,
  name: string,
  at: Date,
  look: () => Promise<Found>,
): Promise<Found> {
  if (cacheOf(tx) === null) return look();
  const now = at.getTime();
  const from = ['person', 'mandate'] as const;
  const isStill = (kept: { readonly from: number; readonly until: number }) => kept.from <= now && now < kept.until;
  const { found } = await readCached<Lasting<Found>>(tx, { from, key: `${name} ${wardId}`, isStill }, async () => {
    const change = { from: ['mandate'] as const, key: `mandates change ${wardId}`, isStill };
    const until = await readCached(tx, change, async () => ({ from: now, until: await nextChange(tx, wardId, now) }));
    return { found: await look(), from: now, until: until.until };
  });
  return found;
}

/** When the next mandate of the ward begins or ends, in milliseconds since the epoch; Infinity if none does. */
async function nextChange(tx: Transaction<DB>, wardId: WardId, now: number): Promise<number> {
  const rows = wardRows(tx, wardId);
  const [begins] = await rows.all('mandate', { from: { '>': now } }, { order: ['from'], limit: 1 });
  const [ends] = await rows.all('mandate', { until: { '>': now } }, { order: ['until'], limit: 1 });
  return Math.min(begins?.from ?? Infinity, ends?.until ?? Infinity);
}

interface Holding {
  readonly wardId: string;
  readonly roles: readonly string[];
  readonly now: number;
}
/** The people who hold one of these roles at a given time. */
export const holding = statement((db, { wardId, roles, now }: Holding) =>
  db
    .selectFrom('mandate')
    .select('personId')
    .distinct()
    .where('wardId', '=', wardId)
    .where('role', 'in', roles)
    .where(holdsAt(now)),
);
export interface Named {
  readonly wardId: string;
  readonly people: readonly string[];
}

/** The mandates of the given people at a given time, oldest first. */
export const heldByThem = statement((db, { wardId, people, now }: Named & { readonly now: number }) =>
  db
    .selectFrom('mandate')
    .selectAll()
    .where('wardId', '=', wardId)
    .where('personId', 'in', people)
    .where(holdsAt(now))
    .orderBy('from')
    .orderBy('id'),
);
