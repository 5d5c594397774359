/**
 * What befell the machine, kept beside the ward's timeline so that the morning's list can say it: what began and ended in
 * the night (a full disk, a silent platform, a refused account), and what happened at one moment (the program was killed,
 * its clock jumped, a backup took its place). Names of things only, never a word of what people wrote.
 */
import { localTime } from '../domain/calendar/local-time.ts';
import type { Facts, Sentence } from '../domain/facts.ts';
import type { Unit } from '../ports/services.ts';

const subject = 'machine';
const dayMs = 86_400_000;
/** What began earlier and never ended is no news any more; the channels' own line still says it. */
const lookBackMs = 14 * dayMs;
/** Lines of the morning's list; what is above is counted. */
const mostTold = 8;
const over = '-over';

/** `silent` and `refused` are about a channel. */
export type Trouble = 'disk-full' | 'silent' | 'refused';
/** `stopped` may be a kill or a stop that took long; the last three are about a row that an operator can see. */
export type Event = 'stopped' | 'clock' | 'restored' | 'put-off' | 'gave-up' | 'unknown';
const counted: readonly string[] = ['put-off', 'gave-up', 'unknown'] satisfies readonly Event[];

interface Happening {
  readonly event: string;
  readonly at: Date;
  readonly facts: Facts;
}

const openOf = (found: readonly Happening[], trouble: Trouble, about: string): boolean =>
  found.findLast(({ event, facts }) => (event === trouble || event === trouble + over) && facts.about === about)
    ?.event === trouble;

const recent = ({ stores, now }: Unit): Promise<readonly Happening[]> =>
  stores.timeline.since(subject, new Date(now.getTime() - lookBackMs));

const note = ({ stores, now }: Unit, event: string, facts: Facts, at = now): Promise<void> =>
  stores.timeline.record(subject, event, 'system', at, facts);

/** Something is wrong from `at` on. One that is open already is left as it is: a restart begins nothing anew. */
export async function noteTrouble(unit: Unit, trouble: Trouble, about = '', at = unit.now): Promise<void> {
  if (!openOf(await recent(unit), trouble, about)) await note(unit, trouble, { about }, at);
}

/** It is over; nothing is written when it never began. */
export async function noteOver(unit: Unit, trouble: Trouble, about = ''): Promise<void> {
  if (openOf(await recent(unit), trouble, about)) await note(unit, trouble + over, { about });
}

/** Something that happened at one moment; what lasts is noted by `noteTrouble` and `noteOver`. */
export const noteEvent = (unit: Unit, event: Event, facts: Facts): Promise<void> => note(unit, event, facts);

/** What is told of the time since then, oldest first: a line each, one for all rows that were given up. */
export async function machineLines(unit: Unit, since: Date): Promise<readonly Sentence[]> {
  const found = await recent(unit);
  const { timeZone } = unit.ward;
  const said = (at: Date): string => localTime(at, timeZone);
  const lines: Sentence[] = [];
  const counts = new Map<string, number>();
  for (const [place, { event, at, facts }] of found.entries()) {
    if (event.endsWith(over)) continue;
    if (counted.includes(event)) {
      if (at >= since) counts.set(event, (counts.get(event) ?? 0) + 1);
      continue;
    }
    if (event === 'disk-full' || event === 'silent' || event === 'refused') {
      const end = found.slice(place).find((each) => each.event === event + over && each.facts.about === facts.about);
      if (end && end.at < since) continue;
      const until = end ? said(end.at) : 'none';
      lines.push({ key: `night-${event}`, facts: { about: facts.about ?? '', from: said(at), until } });
    } else if (at >= since) {
      const from = typeof facts.from === 'string' ? said(new Date(facts.from)) : 'none';
      lines.push({ key: `night-${event}`, facts: { ...facts, from, at: said(at) } });
    }
  }
  const more = lines.length - mostTold;
  return [
    ...lines.slice(0, mostTold),
    ...(more > 0 ? [{ key: 'night-more', facts: { count: more } }] : []),
    ...[...counts].map(([event, count]) => ({ key: `night-${event}`, facts: { count } })),
  ];
}
