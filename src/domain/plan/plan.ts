/**
 * The board's plan (Art. 4): events with place, time and who goes there, and themes to be written about by a day. What comes
 * in around an event attaches to it by itself; somebody may say that it is something else.
 */
import type { Actor } from '../actor.ts';
import type { LocalDate } from '../calendar/local-date.ts';
import type { Issue } from '../decision.ts';
import type { Role } from '../roles.ts';
import { foldForSearch } from '../text/normalize.ts';
import type { NamedPerson } from './named.ts';

export interface PlanItem {
  /** The item's id. */
  readonly item: string;
  readonly code: string;
}

export interface PlanEntry {
  readonly id: string;
  readonly kind: 'event' | 'theme';
  readonly title: string;
  /** When it takes place; of a theme, by when it should be written. */
  readonly on: LocalDate;
  /** '07:30'; null: not told. */
  readonly at: string | null;
  readonly place: string | null;
  readonly assignee: NamedPerson | null;
  /** By then something should have come: the day of Art. 8.1, counted from the event. */
  readonly dueOn: LocalDate;
  readonly items: readonly PlanItem[];
  /** Items that somebody said are about something else. */
  readonly refused: readonly string[];
  readonly state: 'planned' | 'dropped';
  /** Why it was dropped. */
  readonly note: string | null;
  readonly addedBy: NamedPerson;
  readonly addedOn: LocalDate;
  /** The day on which it was told that nothing came. */
  readonly flaggedOn: LocalDate | null;
  /** What the last move or assignment changed, and whose it was: it can be put back. */
  readonly before?: PlanBefore;
}

export type PlanBefore = Pick<PlanEntry, 'on' | 'at' | 'place' | 'assignee'> & {
  readonly step: 'assign' | 'move';
  readonly by: string;
};

export type PlanStep = 'add' | 'assign' | 'move' | 'drop' | 'attach' | 'detach';

/** Who keeps the plan (product, roles). */
export const planKeepers = ['standingDeputy', 'head'] as const satisfies readonly Role[];

export const keepsPlan = ({ role }: Pick<Actor, 'role'>): boolean => (planKeepers as readonly Role[]).includes(role);

/** Why this person may not do it now; null: they may. Whoever goes there says as well what belongs to it. */
export function objectionToPlan(entry: PlanEntry | null, step: PlanStep, actor: Actor): Issue | null {
  if (actor.status !== 'active') return { key: 'issue-account-frozen' };
  const isOwn = entry?.assignee?.id === actor.person && (step === 'attach' || step === 'detach');
  if (!keepsPlan(actor) && !isOwn) return { key: 'issue-not-entitled' };
  if (step === 'add') return null;
  if (!entry) return { key: 'issue-plan-unknown' };
  return entry.state === 'dropped' ? { key: 'issue-plan-dropped', facts: { title: entry.title } } : null;
}

/** What of an item a plan is compared with. */
export interface Arrival {
  readonly item: string;
  readonly author: string;
  readonly title: string;
  /** The day that it tells of. */
  readonly eventOn: LocalDate | null;
  readonly place: string | null;
  /** The ward's day on which it came. */
  readonly cameOn: LocalDate;
}

/** Shares of a title's words that are found in the other one, from 0 to 1. */
const samePart = 0.6;
/** Words that every title has say nothing: shorter ones are left out. In letters. */
const shortestWord = 3;

const wordsOf = (text: string): ReadonlySet<string> =>
  new Set(
    foldForSearch(text)
      .split(/[^a-z0-9]+/u)
      .filter((word) => word.length >= shortestWord),
  );

function isAlike(one: string, other: string): boolean {
  const [short, long] = [wordsOf(one), wordsOf(other)].toSorted((a, b) => a.size - b.size);
  if (!short || !long || short.size < 2) return false;
  return [...short].filter((word) => long.has(word)).length / short.size >= samePart;
}

const isSamePlace = (one: string, other: string): boolean => {
  const [a, b] = [foldForSearch(one).trim(), foldForSearch(other).trim()];
  return a !== '' && (a === b || (b !== '' && (a.includes(b) || b.includes(a))));
};

/**
 * Does it belong to this entry? An event: of its day, and of its place, from whoever was sent there, or in its words; what
 * names another place is something else. A theme: in its words, from the day on which it was planned.
 */
export function belongsTo(entry: PlanEntry, arrival: Arrival): boolean {
  if (entry.state !== 'planned' || entry.refused.includes(arrival.item)) return false;
  const isAssigned = entry.assignee?.id === arrival.author;
  const isTitle = isAlike(entry.title, arrival.title);
  if (entry.kind === 'theme') return arrival.cameOn >= entry.addedOn && isTitle;
  if ((arrival.eventOn ?? arrival.cameOn) !== entry.on) return false;
  const knowsPlaces = entry.place !== null && arrival.place !== null;
  if (knowsPlaces && !isSamePlace(entry.place ?? '', arrival.place ?? '')) return isTitle && isAssigned;
  return knowsPlaces || isTitle || (isAssigned && arrival.cameOn === entry.on);
}

/** Several may fit: the one whose words are its words, then the one of its author. */
export const bestOf = (entries: readonly PlanEntry[], arrival: Arrival): PlanEntry | null =>
  entries
    .filter((entry) => belongsTo(entry, arrival))
    .toSorted(
      (a, b) =>
        Number(isAlike(b.title, arrival.title)) - Number(isAlike(a.title, arrival.title)) ||
        Number(b.assignee?.id === arrival.author) - Number(a.assignee?.id === arrival.author),
    )[0] ?? null;

/** Nothing came by its day. */
export const isMissing = ({ state, items, dueOn }: PlanEntry, today: LocalDate): boolean =>
  state === 'planned' && items.length === 0 && dueOn < today;
