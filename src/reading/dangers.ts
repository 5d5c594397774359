/** Cases of danger that have not ended, as the lists show them first: who cried, how to reach them, who was told and when. */
import type { Actor } from '../domain/actor.ts';
import { type DangerAlert, type DangerCase, inTurns, isSaidOver, mayReadDanger } from '../domain/danger/danger-case.ts';
import { phonesOf } from '../domain/danger/phones.ts';
import type { Readers } from '../ports/reader.ts';

/** A cry for help as its answerers see it. */
export interface DangerLine extends Pick<DangerCase, 'id' | 'code' | 'level' | 'state' | 'openedAt'> {
  readonly sender: string;
  /** As stored: '84…', where they say that they are called first; none: nobody knows one. */
  readonly phones: readonly string[];
  /** All that was written, the newest last; empty where it may be a letter. */
  readonly text: string;
  readonly isSaidOver: boolean;
  readonly takenBy: string | null;
  readonly takenAt: Date | null;
  readonly alerts: readonly DangerAlert[];
}

/** Of one list: more are counted. */
const mostListed = 20;
/** Open cases that are looked through; with more there is a disaster that no list of ours helps with. */
const mostOpen = 500;

/** Open cries, those that nobody took first. */
export interface DangerList {
  readonly lines: readonly DangerLine[];
  /** That stand below them. */
  readonly more: number;
}

/**
 * Nobody accused by the words sees them. Those that nobody took stand first, and of each sender the newest before their
 * others: who cries often hides nobody.
 */
export async function listDangers(readers: Pick<Readers, 'dangers' | 'people'>, actor: Actor): Promise<DangerList> {
  const own = inTurns(await readers.dangers.open(mostOpen)).filter((found) => mayReadDanger(found, actor));
  const lines: DangerLine[] = [];
  for (const found of own.slice(0, mostListed)) lines.push(await lineOf(readers, found));
  return { lines, more: own.length - lines.length };
}

/** How many this person sees. */
export const countDangers = async ({ dangers }: Pick<Readers, 'dangers'>, actor: Actor): Promise<number> =>
  (await dangers.open(mostOpen)).filter((found) => mayReadDanger(found, actor)).length;

/** The number that the sender told for this case comes before the one that is known of them; null: there is none. */
export async function lineOf(readers: Pick<Readers, 'people'>, found: DangerCase): Promise<DangerLine> {
  const { name, phone } = await readers.people.get(found.sender);
  const { messages, taken, alerts } = found.standing;
  return {
    id: found.id,
    code: found.code,
    level: found.level,
    state: found.state,
    openedAt: found.openedAt,
    sender: name,
    phones: phonesOf(found, phone ?? null),
    text: messages
      .map(({ text }) => text)
      .filter((text) => text !== '')
      .join(' · '),
    isSaidOver: isSaidOver(found),
    takenBy: taken?.name ?? null,
    takenAt: taken ? new Date(taken.at) : null,
    alerts,
  };
}
