/** Undelivered messages: those held until the person writes again, and dead ones of inbox and outbox. */
import type { Transaction } from 'kysely';
import type { Effect } from '../../../domain/effect.ts';
import { personId, type WardId } from '../../../domain/ids.ts';
import type { PeopleStore } from '../../../ports/people.ts';
import type { GivenUp, ListReader } from '../../../ports/reader.ts';
import { at, atOrNull } from './mapping.ts';
import { limitOf, paged, placeOf } from './paging.ts';
import type { DB } from './types.core.ts';

interface UndeliveredOptions {
  readonly tx: Transaction<DB>;
  readonly ward: WardId;
  readonly people: Pick<PeopleStore, 'find'>;
}

/** Both lists by page: held messages, and dead ones that can be retried. */
export const undeliveredLists = ({ tx, ward, people }: UndeliveredOptions): Pick<ListReader, 'held' | 'givenUp'> => ({
  held: async (page) => {
    const place = placeOf(page, 1);
    const rows = await tx
      .selectFrom('outbox')
      .leftJoin('call_note', 'call_note.outboxId', 'outbox.id')
      .select(['outbox.id', 'outbox.personId', 'outbox.effect', 'outbox.lastError', 'outbox.createdAt'])
      .select('call_note.calledAt')
      .where('outbox.wardId', '=', ward)
      .where('outbox.status', '=', 'held')
      .where('outbox.personId', 'is not', null)
      .where('outbox.id', '>', Number(place?.[0] ?? 0))
      .orderBy('outbox.id')
      .limit(limitOf(page) + 1)
      .execute();
    const ids = [...new Set(rows.map((row) => row.personId ?? ''))];
    const known = new Map(await Promise.all(ids.map(async (id) => [id, await people.find(personId(id))] as const)));
    const { items: found, next } = paged(
      rows,
      page,
      (row) => ({ row, person: known.get(row.personId ?? '') ?? null }),
      (row) => [row.id],
    );
    const messages = found.flatMap(({ row, person }) =>
      person === null
        ? []
        : [
            {
              id: row.id,
              person,
              effect: JSON.parse(row.effect) as Effect,
              why: row.lastError,
              createdAt: at(row.createdAt),
              calledAt: atOrNull(row.calledAt),
            },
          ],
    );
    return { items: messages, next };
  },
  givenUp: async (limit) => {
    const most = limitOf({ limit, after: null });
    const out = await tx
      .selectFrom('outbox')
      .select(['id', 'kind', 'personId', 'lastError as why', 'createdAt'])
      .where('wardId', '=', ward)
      .where('status', 'in', ['dead', 'unknown'])
      .orderBy('id', 'desc')
      .limit(most)
      .execute();
    const letters = await tx
      .selectFrom('inbox')
      .select(['id', 'kind', 'lastError as why', 'receivedAt as createdAt'])
      .where('wardId', '=', ward)
      .where('status', '=', 'dead')
      .orderBy('id', 'desc')
      .limit(most)
      .execute();
    const found: GivenUp[] = [];
    for (const { id, personId: whom, createdAt, ...row } of out)
      found.push({
        ...row,
        id: `out:${id}`,
        person: whom === null ? null : await people.find(personId(whom)),
        createdAt: at(createdAt),
      });
    for (const { id, createdAt, ...row } of letters)
      found.push({ ...row, id: String(id), person: null, createdAt: at(createdAt) });
    return found.slice(0, most);
  },
});
