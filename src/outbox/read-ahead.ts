/**
 * What a delivery shows and what is computed from many rows: lists, figures, the royalty that a card forecasts. It is read
 * before the delivery's transaction, on the read-only connection, so that nobody who writes waits for it.
 */
import { type ReadList, readList } from '../chat/look/read-list.ts';
import type { Effect } from '../domain/effect.ts';
import type { Sentence } from '../domain/facts.ts';
import type { SubmissionId, WardId } from '../domain/ids.ts';
import { forecastSentence } from '../domain/royalty/forecast.ts';
import { isList } from '../domain/view.ts';
import type { Reader, Readers } from '../ports/reader.ts';
import type { Sight } from '../ports/services.ts';
import { forecast } from '../reading/statement.ts';
import type { WardRuntime } from '../ward-runtime.ts';

/** What a message needs that is read on the read-only connection, so that a delivery's transaction stays short. */
export interface ReadAhead {
  /** Null: it is no list, or there is nothing to say any more. */
  readonly list: ReadList | null;
  /** Of an item that waits for a decision; else ''. */
  readonly royalty: Sentence | string;
}

const nothing: ReadAhead = { list: null, royalty: '' };

export interface ReadAheadOptions {
  readonly ward: WardId;
  readonly reader: Reader;
  readonly openSight: WardRuntime['openSight'];
}

/** Others are said without it, and nothing is read for them. */
const readKinds: readonly unknown[] = ['notice', 'card', 'renewCard'] satisfies readonly Effect['kind'][];

/**
 * @param id of the outbox row
 * @param kind of what it says, where that is known before it is read
 */
export const readAhead = async (
  { ward, reader, openSight }: ReadAheadOptions,
  id: number,
  kind: unknown,
): Promise<ReadAhead> => {
  if (kind !== undefined && !readKinds.includes(kind)) return nothing;
  return reader.read(ward, async (readers) => {
    const row = await readers.outbox.find(id);
    if (!row) return nothing;
    const { effect } = row;
    const look = { ...openSight(readers), readers };
    if (effect.kind === 'notice' && isList(effect.view)) {
      const list = await readList(look, await readers.people.get(effect.person), effect.view);
      return { ...nothing, list };
    }
    const item = await itemOnCard(readers, effect);
    return item === null ? nothing : { ...nothing, royalty: await royaltyOf(look, item) };
  });
};

async function itemOnCard({ cards }: Readers, effect: Effect): Promise<SubmissionId | null> {
  if (effect.kind === 'card') return effect.submission;
  return effect.kind === 'renewCard' ? ((await cards.find(effect.card))?.submission ?? null) : null;
}

async function royaltyOf(sight: Sight, id: SubmissionId): Promise<Sentence | string> {
  const item = await sight.stores.submissions.find(id);
  return item?.state === 'submitted' ? forecastSentence(await forecast(sight, id)) : '';
}
