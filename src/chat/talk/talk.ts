/** The memory of a talk in the database: the only place that reads or writes it. */
import type { PersonId } from '../../domain/ids.ts';
import type { Unit } from '../../ports/services.ts';
import { type HeldWords, type Memory, memoryVersion, type Open, readMemory } from './memory.ts';

type Talks = Pick<Unit, 'stores' | 'now'>;

/** Empty for somebody who is in the middle of nothing. */
export const memoryOf = async ({ stores }: Pick<Unit, 'stores'>, person: PersonId): Promise<Memory> =>
  readMemory(await stores.dialogues.read(person, memoryVersion));

/** What the next words answer; null: nothing was asked. */
export const openIn = async (unit: Pick<Unit, 'stores'>, person: PersonId): Promise<Open | null> =>
  (await memoryOf(unit, person)).open;

/**
 * Words that wait for **Tin mới** stay, whatever is asked beside them.
 * @param since when it was asked: an hour that passed does not begin anew
 */
export async function remember(unit: Talks, person: PersonId, open: Open | null, since = unit.now): Promise<void> {
  const { held, ...before } = await memoryOf(unit, person);
  await write(unit, person, { ...opened(before, open), ...(held ? { held } : {}) }, since);
}

/** Words that wait for a choice lie above what was asked; settled, they leave it open. */
function opened({ open, beneath }: Memory, next: Open | null): Memory {
  if (next?.ask === 'pending') {
    const below = open?.ask === 'pending' ? beneath : open?.ask === 'question' ? undefined : open;
    return { open: next, ...(below ? { beneath: below } : {}) };
  }
  return { open: next ?? (open?.ask === 'pending' ? (beneath ?? null) : null) };
}

/** Nothing is asked any more, and nothing beneath it; words that wait for a choice stay. */
export async function forgetOpen(unit: Talks, person: PersonId): Promise<void> {
  const { held } = await memoryOf(unit, person);
  if (held && held.length > 0) await write(unit, person, { open: null, held }, unit.now);
  else await unit.stores.dialogues.clear(person);
}

/** What is open stays as old as it is. */
export async function rememberHeld(unit: Talks, person: PersonId, held: readonly HeldWords[]): Promise<void> {
  const memory = await memoryOf(unit, person);
  const since = (await unit.stores.dialogues.writtenAt(person)) ?? unit.now;
  await write(unit, person, { ...memory, held }, since);
}

const write = ({ stores }: Talks, person: PersonId, memory: Memory, since: Date): Promise<void> =>
  stores.dialogues.write(person, memoryVersion, memory, since);

/** Talks in which this has been open since before then. */
export async function waitingTalks(
  { stores }: Pick<Unit, 'stores'>,
  ask: Open['ask'],
  before: Date,
  limit: number,
): Promise<readonly { readonly person: PersonId; readonly open: Open | null }[]> {
  const talks = await stores.dialogues.waiting(`"ask":"${ask}"`, before, limit);
  return talks.map(({ person, memory }) => ({ person, open: readMemory(memory).open }));
}

/** Talks with words that wait for **Tin mới** or **Việc khác**, of which nothing was said again. */
export async function talksWithHeld(
  { stores, now }: Talks,
  limit: number,
): Promise<readonly { readonly person: PersonId; readonly held: readonly HeldWords[] }[]> {
  // Those too in which something was settled at this very instant.
  const talks = await stores.dialogues.waiting('"isTold":false', new Date(now.getTime() + 1), limit);
  return talks.map(({ person, memory }) => ({ person, held: readMemory(memory).held ?? [] }));
}
