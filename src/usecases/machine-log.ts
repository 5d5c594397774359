/**
 * Events of the server, stored beside the ward's timeline so that the digest can report them: troubles with a beginning and
 * an end (a full disk, a silent platform, a refused account), and single events (the program was killed, its clock jumped,
 * a backup was restored). They contain names of things only, never what people wrote.
 */
import { localTime } from '../domain/calendar/local-time.ts';
import type { Facts, Sentence } from '../domain/facts.ts';
import type { Unit } from '../ports/services.ts';

const subject = 'machine';
const dayMs = 86_400_000;
/** Older troubles without an end are no longer reported here; the digest's line about channels still names them. */
const lookBackMs = 14 * dayMs;
/** Events listed in the digest; the rest are counted. */
const mostTold = 8;
const over = '-over';

/** `silent` and `refused` concern a channel. */
export type Trouble = 'disk-full' | 'silent' | 'refused';
/** `stopped`: a kill, or a stop that took long. The last three concern a row that an operator can inspect. */
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

/** Records that a trouble began at `at`. Does nothing if it is already open, e.g. after a restart. */
export async function noteTrouble(unit: Unit, trouble: Trouble, about = '', at = unit.now): Promise<void> {
  if (!openOf(await recent(unit), trouble, about)) await note(unit, trouble, { about }, at);
}

/** Records the end of a trouble. Does nothing if it is not open. */
export async function noteOver(unit: Unit, trouble: Trouble, about = ''): Promise<void> {
  if (openOf(await recent(unit), trouble, about)) await note(unit, trouble + over, { about });
}

/** Records a single event. For troubles that last, use `noteTrouble` and `noteOver`. */
export const noteEvent = (unit: Unit, event: Event, facts: Facts): Promise<void> => note(unit, event, facts);

/** Lines about events since then, oldest first: one line each, and one per kind for all counted rows. */
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
