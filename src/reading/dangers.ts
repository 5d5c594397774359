/** Cases of danger that have not ended, as the lists show them first: who cried, how to reach them, who was told and when. */
import type { Actor } from '../domain/actor.ts';
import {
  type DangerAlert,
  type DangerCase,
  type DangerState,
  isSaidOver,
  mayReadDanger,
  phoneTold,
} from '../domain/danger/danger-case.ts';
import type { DangerCaseId } from '../domain/ids.ts';
import type { Readers } from '../ports/reader.ts';

export interface DangerLine {
  readonly id: DangerCaseId;
  readonly code: string;
  readonly level: DangerCase['level'];
  readonly state: DangerState;
  readonly openedAt: Date;
  readonly sender: string;
  /** As stored: '84…', that which was told last first; null: nobody knows it. */
  readonly phone: string | null;
  /** All that was written, the newest last; empty where it may be a letter. */
  readonly text: string;
  readonly isSaidOver: boolean;
  readonly takenBy: string | null;
  readonly takenAt: Date | null;
  readonly alerts: readonly DangerAlert[];
}

const mostListed = 50;

/** Nobody accused by the words sees them. Those that nobody took stand first. */
export async function listDangers(
  readers: Pick<Readers, 'dangers' | 'people'>,
  actor: Actor,
): Promise<readonly DangerLine[]> {
  const lines: DangerLine[] = [];
  for (const found of await readers.dangers.open(mostListed))
    if (mayReadDanger(found, actor)) lines.push(await lineOf(readers, found));
  return lines;
}

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
    phone: phoneTold(found) ?? phone ?? null,
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
