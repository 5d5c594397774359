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

/** An item that came of a planned event. */
export interface PlanItem {
  /** The item's id. */
  readonly item: string;
  readonly code: string;
  /** Photos without a word from whoever was sent there: the words that follow may say otherwise. */
  readonly isGuess?: true;
}

/** An event to which somebody is sent, or a theme for some days. */
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

/** How an entry was before its last change: that can be taken back. */
export type PlanBefore = Pick<PlanEntry, 'on' | 'at' | 'place' | 'assignee'> & {
  readonly step: 'assign' | 'move';
  readonly by: string;
};

/** What can be done with an entry of the plan; `attach`, `detach`: the item that came of it. */
export type PlanStep = 'add' | 'assign' | 'move' | 'drop' | 'attach' | 'detach';

/** Who keeps the plan (product, roles). */
export const planKeepers = ['standingDeputy', 'head'] as const satisfies readonly Role[];

/** Who writes the plan, the requests to units and the meetings. */
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

/** `perhaps`: it could be, and is asked. */
export type Fit = 'sure' | 'perhaps';

/**
 * Does it belong to this entry? An event: of its day, and in its words, or of its place from whoever was sent there; less than
 * that is asked, and what names another place in other words is something else. A theme: in its words, from the day on which
 * it was planned. @param isDone something of it is published already
 */
export function fitOf(entry: PlanEntry, arrival: Arrival, isDone: boolean): Fit | null {
  if (entry.state !== 'planned' || entry.refused.includes(arrival.item)) return null;
  const isAssigned = entry.assignee?.id === arrival.author;
  const isTitle = isAlike(entry.title, arrival.title);
  if (entry.kind === 'theme') return arrival.cameOn >= entry.addedOn && isTitle ? 'sure' : null;
  if ((arrival.eventOn ?? arrival.cameOn) !== entry.on) return null;
  const places = entry.place === null || arrival.place === null ? 'unknown' : placesOf(entry.place, arrival.place);
  if (places === 'other') return isTitle && isAssigned && !isDone ? 'perhaps' : null;
  // Photos without a word, of that day, from whoever was sent there.
  const isWordless = arrival.title === '' && isAssigned && arrival.cameOn === entry.on;
  if (isTitle || isWordless || (places === 'same' && isAssigned)) return isDone ? 'perhaps' : 'sure';
  // Whatever else comes that day from whoever went there is no part of what was reported.
  return (places === 'same' || isAssigned) && !isDone ? 'perhaps' : null;
}

const placesOf = (one: string, other: string): 'same' | 'other' => (isSamePlace(one, other) ? 'same' : 'other');

/** Several may fit: what is sure before what is asked, then the one whose words are its words, then the one of its author. */
export const bestOf = (
  entries: readonly PlanEntry[],
  arrival: Arrival,
  isDone: (entry: PlanEntry) => boolean,
): { readonly entry: PlanEntry; readonly fit: Fit } | null =>
  entries
    .flatMap((entry) => {
      const fit = fitOf(entry, arrival, isDone(entry));
      return fit ? [{ entry, fit }] : [];
    })
    .toSorted(
      (a, b) =>
        Number(b.fit === 'sure') - Number(a.fit === 'sure') ||
        Number(isAlike(b.entry.title, arrival.title)) - Number(isAlike(a.entry.title, arrival.title)) ||
        Number(b.entry.assignee?.id === arrival.author) - Number(a.entry.assignee?.id === arrival.author),
    )[0] ?? null;

/** Nothing came by its day. */
export const isMissing = ({ state, items, dueOn }: PlanEntry, today: LocalDate): boolean =>
  state === 'planned' && items.length === 0 && dueOn < today;
