/**
 * The board's plan (Art. 4): events with place, time and assignee, and themes to be written about by a day. Submitted items are
 * matched to entries automatically; a person can correct the match.
 */
import type { Actor } from '../actor.ts';
import type { LocalDate } from '../calendar/local-date.ts';
import type { Issue } from '../decision.ts';
import type { Role } from '../roles.ts';
import { foldForSearch } from '../text/normalize.ts';
import type { NamedPerson } from './named.ts';

/** An item that reports on a planned event. */
export interface PlanItem {
  /** Id of the item. */
  readonly item: string;
  readonly code: string;
  /** Photos without text from the assignee: the text that follows may show that they are about something else. */
  readonly isGuess?: true;
}

/** An event with an assignee, or a theme for some days. */
export interface PlanEntry {
  readonly id: string;
  readonly kind: 'event' | 'theme';
  readonly title: string;
  /** Day of the event. For a theme: the day by which it should be written. */
  readonly on: LocalDate;
  /** '07:30'; null: not given. */
  readonly at: string | null;
  readonly place: string | null;
  readonly assignee: NamedPerson | null;
  /** Day by which an item is expected: the deadline of Art. 8.1, counted from the event. */
  readonly dueOn: LocalDate;
  readonly items: readonly PlanItem[];
  /** Items that a person said are about something else. */
  readonly refused: readonly string[];
  readonly state: 'planned' | 'dropped';
  /** Why it was dropped. */
  readonly note: string | null;
  readonly addedBy: NamedPerson;
  readonly addedOn: LocalDate;
  /** The day on which the missing item was reported. */
  readonly flaggedOn: LocalDate | null;
  /** State before the last move or assignment, and who made it, so that it can be undone. */
  readonly before?: PlanBefore;
}

/** State of an entry before its last change, for undoing it. */
export type PlanBefore = Pick<PlanEntry, 'on' | 'at' | 'place' | 'assignee'> & {
  readonly step: 'assign' | 'move';
  readonly by: string;
};

/** Steps of a plan entry. `attach`, `detach`: link an item to it or remove the link. */
export type PlanStep = 'add' | 'assign' | 'move' | 'drop' | 'attach' | 'detach';

/** Roles that maintain the plan (product, roles). */
export const planKeepers = ['standingDeputy', 'head'] as const satisfies readonly Role[];

/** True for people who maintain the plan, the requests to units and the meetings. */
export const keepsPlan = ({ role }: Pick<Actor, 'role'>): boolean => (planKeepers as readonly Role[]).includes(role);

/** Why this person may not do it now. Null: they may. The assignee too may attach and detach items. */
export function objectionToPlan(entry: PlanEntry | null, step: PlanStep, actor: Actor): Issue | null {
  if (actor.status !== 'active') return { key: 'issue-account-frozen' };
  const isOwn = entry?.assignee?.id === actor.person && (step === 'attach' || step === 'detach');
  if (!keepsPlan(actor) && !isOwn) return { key: 'issue-not-entitled' };
  if (step === 'add') return null;
  if (!entry) return { key: 'issue-plan-unknown' };
  return entry.state === 'dropped' ? { key: 'issue-plan-dropped', facts: { title: entry.title } } : null;
}

/** The facts of an item that are compared with the plan. */
export interface SubmittedItem {
  readonly item: string;
  readonly author: string;
  readonly title: string;
  /** The day of the event that it reports on. */
  readonly eventOn: LocalDate | null;
  readonly place: string | null;
  /** The local day on which it was submitted. */
  readonly cameOn: LocalDate;
}

/** Share of the shorter title's words that the other title must contain, from 0 to 1. */
const samePart = 0.6;
/** Shorter words occur in every title and are ignored. In letters. */
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

/** `perhaps`: uncertain, so the author is asked. */
export type Match = 'sure' | 'perhaps';

/**
 * Whether an item belongs to this entry. Event: sure if the day matches and either the title matches or the assignee reports from
 * the same place; perhaps if less matches; not if it names another place in other words. Theme: sure if the title matches and the
 * item came on or after the day it was planned. @param isDone an item about the entry is already published
 */
export function matchOf(entry: PlanEntry, arrival: SubmittedItem, isDone: boolean): Match | null {
  if (entry.state !== 'planned' || entry.refused.includes(arrival.item)) return null;
  const isAssigned = entry.assignee?.id === arrival.author;
  const isTitle = isAlike(entry.title, arrival.title);
  if (entry.kind === 'theme') return arrival.cameOn >= entry.addedOn && isTitle ? 'sure' : null;
  if ((arrival.eventOn ?? arrival.cameOn) !== entry.on) return null;
  const places = entry.place === null || arrival.place === null ? 'unknown' : placesOf(entry.place, arrival.place);
  if (places === 'other') return isTitle && isAssigned && !isDone ? 'perhaps' : null;
  // Photos without text, from the assignee, on that day.
  const isWordless = arrival.title === '' && isAssigned && arrival.cameOn === entry.on;
  if (isTitle || isWordless || (places === 'same' && isAssigned)) return isDone ? 'perhaps' : 'sure';
  // Other items of the assignee on that day are no part of an event that was reported already.
  return (places === 'same' || isAssigned) && !isDone ? 'perhaps' : null;
}

const placesOf = (one: string, other: string): 'same' | 'other' => (isSamePlace(one, other) ? 'same' : 'other');

/** If several entries fit: sure before perhaps, then the one with a matching title, then the one assigned to the author. */
export const bestOf = (
  entries: readonly PlanEntry[],
  arrival: SubmittedItem,
  isDone: (entry: PlanEntry) => boolean,
): { readonly entry: PlanEntry; readonly fit: Match } | null =>
  entries
    .flatMap((entry) => {
      const fit = matchOf(entry, arrival, isDone(entry));
      return fit ? [{ entry, fit }] : [];
    })
    .toSorted(
      (a, b) =>
        Number(b.fit === 'sure') - Number(a.fit === 'sure') ||
        Number(isAlike(b.entry.title, arrival.title)) - Number(isAlike(a.entry.title, arrival.title)) ||
        Number(b.entry.assignee?.id === arrival.author) - Number(a.entry.assignee?.id === arrival.author),
    )[0] ?? null;

/** True if no item came by its due date. */
export const isMissing = ({ state, items, dueOn }: PlanEntry, today: LocalDate): boolean =>
  state === 'planned' && items.length === 0 && dueOn < today;
