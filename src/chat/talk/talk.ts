/** Reads and writes the dialogue memory in the database; no other module does. */
import type { PersonId } from '../../domain/ids.ts';
import type { Unit } from '../../ports/services.ts';
import { type HeldWords, type Memory, memoryVersion, type Open, readMemory } from './memory.ts';

type Talks = Pick<Unit, 'stores' | 'now'>;

/** The person's dialogue memory; empty when nothing is stored. */
export const memoryOf = async ({ stores }: Pick<Unit, 'stores'>, person: PersonId): Promise<Memory> =>
  readMemory(await stores.dialogues.read(person, memoryVersion));

/** The open prompt, which the next text answers; null when there is none. */
export const openIn = async (unit: Pick<Unit, 'stores'>, person: PersonId): Promise<Open | null> =>
  (await memoryOf(unit, person)).open;

/**
 * Replaces the open prompt. Text that waits for **Tin mới** is kept.
 * @param since when the prompt was opened, so that its time limit does not start again
 */
export async function remember(unit: Talks, person: PersonId, open: Open | null, since = unit.now): Promise<void> {
  const { held, ...before } = await memoryOf(unit, person);
  await write(unit, person, { ...opened(before, open), ...(held ? { held } : {}) }, since);
}

/** Text that waits for a choice is placed above the open prompt, which opens again once the text is settled. */
function opened({ open, beneath }: Memory, next: Open | null): Memory {
  if (next?.ask === 'pending') {
    const below = open?.ask === 'pending' ? beneath : open?.ask === 'question' ? undefined : open;
    return { open: next, ...(below ? { beneath: below } : {}) };
  }
  return { open: next ?? (open?.ask === 'pending' ? (beneath ?? null) : null) };
}

/** Closes the open prompt and the one beneath it; text that waits for a choice is kept. */
export async function forgetOpen(unit: Talks, person: PersonId): Promise<void> {
  const { held } = await memoryOf(unit, person);
  if (held && held.length > 0) await write(unit, person, { open: null, held }, unit.now);
  else await unit.stores.dialogues.clear(person);
}

/** Replaces the held text; the open prompt keeps its age. */
export async function rememberHeld(unit: Talks, person: PersonId, held: readonly HeldWords[]): Promise<void> {
  const memory = await memoryOf(unit, person);
  const since = (await unit.stores.dialogues.writtenAt(person)) ?? unit.now;
  await write(unit, person, { ...memory, held }, since);
}

const write = ({ stores }: Talks, person: PersonId, memory: Memory, since: Date): Promise<void> =>
  stores.dialogues.write(person, memoryVersion, memory, since);

/** Dialogues in which this kind of prompt has been open since before the given time. */
export async function waitingTalks(
  { stores }: Pick<Unit, 'stores'>,
  ask: Open['ask'],
  before: Date,
  limit: number,
): Promise<readonly { readonly person: PersonId; readonly open: Open | null }[]> {
  const talks = await stores.dialogues.waiting(`"ask":"${ask}"`, before, limit);
  return talks.map(({ person, memory }) => ({ person, open: readMemory(memory).open }));
}

/** Dialogues with text that waits for **Tin mới** or **Việc khác** and for which no reminder was sent. */
export async function talksWithHeld(
  { stores, now }: Talks,
  limit: number,
): Promise<readonly { readonly person: PersonId; readonly held: readonly HeldWords[] }[]> {
  // Includes memories written at this very instant.
  const talks = await stores.dialogues.waiting('"isTold":false', new Date(now.getTime() + 1), limit);
  return talks.map(({ person, memory }) => ({ person, held: readMemory(memory).held ?? [] }));
}
