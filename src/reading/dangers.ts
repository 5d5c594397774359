/** Open danger cases as lists show them: the sender, how to reach them, who was alerted and when. */
import type { Actor } from '../domain/actor.ts';
import {
  type DangerAlert,
  type DangerCase,
  mayReadDanger,
  oneNewestPerSenderFirst,
  senderSaysOver,
} from '../domain/danger/danger-case.ts';
import { phonesOf } from '../domain/danger/phones.ts';
import type { Readers } from '../ports/reader.ts';

/** A danger case as shown to the people who handle it. */
export interface DangerLine extends Pick<DangerCase, 'id' | 'code' | 'level' | 'state' | 'openedAt'> {
  readonly sender: string;
  /** In the stored form '84…', the number to call first in front; empty if unknown. */
  readonly phones: readonly string[];
  /** All messages, the newest last; empty if it may be a denunciation. */
  readonly text: string;
  readonly isSaidOver: boolean;
  readonly takenBy: string | null;
  readonly takenAt: Date | null;
  readonly alerts: readonly DangerAlert[];
}

/** Cases shown in a list; further ones are counted. */
const mostListed = 20;
/** Upper limit of open cases that are read. */
const mostOpen = 500;

/** Open danger cases, those not taken by anyone first. */
export interface DangerList {
  readonly lines: readonly DangerLine[];
  /** Number of cases not shown. */
  readonly more: number;
}

/**
 * Excludes people whom the text accuses. Cases not taken come first, and each sender's newest case before the others, so that
 * a sender with many cases does not hide those of others.
 */
export async function listDangers(readers: Pick<Readers, 'dangers' | 'people'>, actor: Actor): Promise<DangerList> {
  const own = oneNewestPerSenderFirst(await readers.dangers.open(mostOpen)).filter((found) =>
    mayReadDanger(found, actor),
  );
  const lines: DangerLine[] = [];
  for (const found of own.slice(0, mostListed)) lines.push(await lineOf(readers, found));
  return { lines, more: own.length - lines.length };
}

/** Number of open cases that this person sees. */
export const countDangers = async ({ dangers }: Pick<Readers, 'dangers'>, actor: Actor): Promise<number> =>
  (await dangers.open(mostOpen)).filter((found) => mayReadDanger(found, actor)).length;

/** The case with its data. The phone number given for this case comes before the sender's stored number. */
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
    isSaidOver: senderSaysOver(found),
    takenBy: taken?.name ?? null,
    takenAt: taken ? new Date(taken.at) : null,
    alerts,
  };
}
