/** The board's process as dated versions; the head decides it (Art. 8.1). */
import type { DeadlineRules } from '../calendar/due-date.ts';
import { type Decision, happened, refused } from '../decision.ts';
import type { Role } from '../roles.ts';
import { type CategoryId, categories, categoryIds } from '../submission/categories/index.ts';

/** The stages in order, each with the roles of which one must sign. The last signature publishes. */
export type Route = readonly (readonly Role[])[];

/** Who signs, in which order, and how fast. */
export interface ProcessRules {
  readonly routes: Readonly<Record<CategoryId, Route>>;
  /** Office hours from submission to the last signature; null: the statutory deadline. Never longer than that deadline. */
  readonly budgets: Readonly<Record<CategoryId, number | null>>;
  /** Categories decided only on the signed page, with a PIN. */
  readonly sensitive: readonly CategoryId[];
  /** True: one signature publishes an urgent item; the head is notified and reviews it within a working day. */
  readonly urgent: boolean;
}

/** A version of the process. Items keep the version under which they were submitted. */
export interface ProcessVersion extends ProcessRules {
  readonly version: string;
  /** Local day from which items are submitted under it. */
  readonly from: string;
}

export const noBudgets: ProcessRules['budgets'] = {
  news: null,
  document: null,
  conference: null,
  statistics: null,
  other: null,
};

/** Parses a stored version. Fields missing in versions of older programs are filled in, `sensitive` from the ward's file. */
export function readProcess(content: string, sensitive: readonly CategoryId[]): ProcessRules {
  const read = JSON.parse(content) as Partial<ProcessRules> & Pick<ProcessRules, 'routes'>;
  return {
    routes: read.routes,
    budgets: read.budgets ?? noBudgets,
    sensitive: read.sensitive ?? sensitive,
    urgent: read.urgent ?? true,
  };
}

/**
 * The version for items submitted on this day: the newest that has started; of two with the same day, the later one.
 * @param versions oldest first
 * @throws Error if none has started: the ward's file must have one without a later start
 */
export const processOn = <Version extends Pick<ProcessVersion, 'from'>>(
  versions: readonly Version[],
  day: string,
): Version => {
  const begun = versions
    .filter((version) => version.from <= day)
    .toSorted((a, b) => a.from.localeCompare(b.from))
    .at(-1);
  if (!begun) throw new Error(`no process version has begun on ${day}`);
  return begun;
};

/** Routes by the names under which the head chooses them. */
export const routeChoices = {
  one: [['deputy', 'standingDeputy', 'head']],
  two: [['deputy', 'standingDeputy'], ['head']],
  standing: [['standingDeputy', 'head']],
  standingFirst: [['standingDeputy'], ['head']],
  head: [['head']],
} as const satisfies Readonly<Record<string, Route>>;
/** Name of a route that the head can choose. */
export type RouteChoice = keyof typeof routeChoices;
/** Narrows a string from a URL or a file to a route's name. */
export const isRouteChoice = (value: string): value is RouteChoice => value in routeChoices;

/** One change that the head makes to the process. */
export type ProcessChange =
  | { readonly what: 'route'; readonly category: CategoryId; readonly choice: RouteChoice }
  | { readonly what: 'budget'; readonly category: CategoryId; readonly hours: number | null }
  | { readonly what: 'sensitive'; readonly category: CategoryId; readonly isSensitive: boolean }
  | { readonly what: 'urgent'; readonly isOpen: boolean };

/** Hours of an office day (07:30–11:30, 13:30–17:00), rounded down, so that a budget never exceeds the statutory deadline. */
const hoursOfDay = 7;
/** For categories for which Art. 8 sets no deadline. */
const longestHours = 70;

/** The longest allowed budget, in office hours: the statutory deadline, counted from the first working day. */
export const lawHours = (category: CategoryId, deadlines: DeadlineRules): number => {
  const days = deadlines[categories[category].deadline];
  return days === null ? longestHours : Math.max(1, days) * hoursOfDay;
};

/** Budgets as they apply on a day: one that exceeds a deadline shortened later is cut to that deadline. */
export const withinLaw = (budgets: ProcessRules['budgets'], deadlines: DeadlineRules): ProcessRules['budgets'] => ({
  ...budgets,
  ...Object.fromEntries(
    categoryIds.flatMap((each) => {
      const hours = budgets[each];
      return hours === null ? [] : [[each, Math.min(hours, lawHours(each, deadlines))]];
    }),
  ),
});

function changed(rules: ProcessRules, change: ProcessChange): ProcessRules {
  switch (change.what) {
    case 'route':
      return { ...rules, routes: { ...rules.routes, [change.category]: routeChoices[change.choice] } };
    case 'budget':
      return { ...rules, budgets: { ...rules.budgets, [change.category]: change.hours } };
    case 'sensitive': {
      const others = rules.sensitive.filter((each) => each !== change.category);
      return { ...rules, sensitive: change.isSensitive ? [...others, change.category] : others };
    }
    case 'urgent':
      return { ...rules, urgent: change.isOpen };
  }
}

const isSame = (one: ProcessRules, other: ProcessRules): boolean =>
  one.urgent === other.urgent &&
  categoryIds.every(
    (each) =>
      JSON.stringify(one.routes[each]) === JSON.stringify(other.routes[each]) &&
      one.budgets[each] === other.budgets[each] &&
      one.sensitive.includes(each) === other.sensitive.includes(each),
  );

/** @returns the changed rules, or why the change is refused */
export function changeRules(
  rules: ProcessRules,
  change: ProcessChange,
  deadlines: DeadlineRules,
): Decision<ProcessRules> {
  if (change.what === 'budget' && change.hours !== null) {
    const law = lawHours(change.category, deadlines);
    if (!Number.isInteger(change.hours) || change.hours < 1) return refused('issue-budget-unreadable');
    if (change.hours > law) return refused('issue-budget-too-long', { hours: change.hours, law });
  }
  const after = changed(rules, change);
  return isSame(rules, after) ? refused('issue-process-same') : happened(after);
}
