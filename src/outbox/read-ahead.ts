/**
 * Data of a delivery that is computed from many rows: lists, figures, the royalty forecast on a card. It is read before the
 * delivery's transaction, on the read-only connection, so that writers do not wait for it.
 */
import { type ReadList, readList } from '../chat/look/read-list.ts';
import type { Effect } from '../domain/effect.ts';
import type { Sentence } from '../domain/facts.ts';
import type { SubmissionId, WardId } from '../domain/ids.ts';
import { forecastSentence } from '../domain/royalty/forecast.ts';
import { isList } from '../domain/view.ts';
import type { Reader, Readers } from '../ports/reader.ts';
import type { ReadContext } from '../ports/services.ts';
import { forecast } from '../reading/statement.ts';
import type { WardRuntime } from '../ward-runtime.ts';

/** What a message needs that is read on the read-only connection, so that a delivery's transaction stays short. */
export interface ReadAhead {
  /** Null when the message is not a list, or when there is nothing to say any more. */
  readonly list: ReadList | null;
  /** The forecast of an item that awaits a decision; '' otherwise. */
  readonly royalty: Sentence | string;
}

const nothing: ReadAhead = { list: null, royalty: '' };

export interface ReadAheadOptions {
  readonly ward: WardId;
  readonly reader: Reader;
  readonly openSight: WardRuntime['openSight'];
}

/** Effects that may need data read ahead; for all others nothing is read. */
const readKinds: readonly unknown[] = ['notice', 'card', 'renewCard'] satisfies readonly Effect['kind'][];

/**
 * Reads what the delivery of an outbox row needs.
 * @param id of the outbox row
 * @param kind of its effect, if known before the row is read
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

async function royaltyOf(sight: ReadContext, id: SubmissionId): Promise<Sentence | string> {
  const item = await sight.stores.submissions.find(id);
  return item?.state === 'submitted' ? forecastSentence(await forecast(sight, id)) : '';
}
