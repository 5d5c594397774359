/**
 * After a stop of ours or of a platform, questions come long after they were written, several of one person at once: one
 * receipt for all of them. Each is a case with a code and a day of its own all the same.
 */

import type { Facts, Sentence } from '../../domain/facts.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { Message } from '../../domain/message.ts';
import type { Unit } from '../../ports/services.ts';
import { put } from '../../usecases/tell.ts';

/** So long the first waits for the others, in milliseconds. */
const gatherMs = 60_000;
/** More would be a wall of text. */
const mostInOne = 20;

interface Gathered {
  readonly key: string;
  /** Epoch ms; after it the message may be on its way. */
  readonly until: number;
  readonly count: number;
  /** One line a question. */
  readonly list: Sentence;
}

const settingOf = (person: PersonId): string => `late-receipts:${person}`;

const gatheredOf = async ({ stores, now }: Unit, person: PersonId): Promise<Gathered | null> => {
  const kept = await stores.setting(settingOf(person));
  const gathered = kept ? (JSON.parse(kept) as Gathered) : null;
  return gathered && now.getTime() < gathered.until && gathered.count < mostInOne ? gathered : null;
};

/**
 * @param receipt what the person reads if no other question comes; its facts (code, first words, day) make its line
 * among others
 */
export const tellLate = async (
  unit: Unit,
  person: PersonId,
  receipt: Message & { readonly facts: Facts },
): Promise<void> => {
  const before = await gatheredOf(unit, person);
  const dueAt = before ? new Date(before.until) : new Date(unit.now.getTime() + gatherMs);
  const key = before?.key ?? `${unit.cause}:late-receipts:${person}`;
  const count = (before?.count ?? 0) + 1;
  const list: Sentence = before
    ? { key: 'question-receipts-next', facts: { before: before.list, ...receipt.facts } }
    : { key: 'question-receipts-first', facts: receipt.facts };
  if (before) {
    const message: Message = { key: 'question-receipts', facts: { count, list } };
    await unit.stores.outbox.reword(key, { kind: 'tell', person, message });
  } else await put(unit, key, { kind: 'tell', person, message: receipt }, dueAt);
  await unit.stores.setSetting(settingOf(person), JSON.stringify({ key, until: dueAt.getTime(), count, list }));
};
