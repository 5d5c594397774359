/**
 * After an outage, ours or a platform's, several questions of one person may arrive together, long after they were written. They
 * share one receipt. Each is still a case with its own code and due date.
 */

import type { Facts, Sentence } from '../../domain/facts.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { Message } from '../../domain/message.ts';
import type { Unit } from '../../ports/services.ts';
import { put } from '../../usecases/tell.ts';

/** How long the first receipt waits for others, in milliseconds. */
const gatherMs = 60_000;
/** More would make the message too long. */
const mostInOne = 20;

interface Gathered {
  readonly key: string;
  /** Epoch ms; after this time the message may already have been sent. */
  readonly until: number;
  readonly count: number;
  /** One line per question. */
  readonly list: Sentence;
}

const settingOf = (person: PersonId): string => `late-receipts:${person}`;

const gatheredOf = async ({ stores, now }: Unit, person: PersonId): Promise<Gathered | null> => {
  const kept = await stores.setting(settingOf(person));
  const gathered = kept ? (JSON.parse(kept) as Gathered) : null;
  return gathered && now.getTime() < gathered.until && gathered.count < mostInOne ? gathered : null;
};

/**
 * Queues the receipt, or adds it to one that is still waiting.
 * @param receipt what the person reads if no other question comes; its facts (code, first words, day) make its line among several
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
