/** The board's rules (Art. 8.1: the process is decided by the head) as dated versions. */
import type { DeadlineRules } from '../calendar/due-date.ts';
import { type Decision, happened, refused } from '../decision.ts';
import type { Role } from '../roles.ts';
import { type CategoryId, categories, categoryIds } from '../submission/categories/index.ts';

/** Roles of which one must sign, stage after stage; the last signature publishes. */
export type Route = readonly (readonly Role[])[];

/** Who signs what, in which order, and how fast. */
export interface ProcessRules {
  readonly routes: Readonly<Record<CategoryId, Route>>;
  /** Office hours from sending to the last signature; null: the time that the law gives. Never longer than the law. */
  readonly budgets: Readonly<Record<CategoryId, number | null>>;
  /** Decided on the signed page only, with a PIN. */
  readonly sensitive: readonly CategoryId[];
  /** One signature is enough for what can't wait; the head hears of it and reviews it within a working day. */
  readonly urgent: boolean;
}

/** The process from a day on; items keep the version under which they were submitted. */
export interface ProcessVersion extends ProcessRules {
  readonly version: string;
  /** Ward-local day from which items are submitted under it. */
  readonly from: string;
}

export const noBudgets: ProcessRules['budgets'] = {
  news: null,
  document: null,
  conference: null,
  statistics: null,
  other: null,
};

/** Of a version that an older program wrote, what it did not know is as the ward's file has it. */
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
 * The version that governs an item submitted on this day: the newest that has begun; of two of one day, the later one.
 * @param versions oldest first
 * @throws Error when none has begun: the ward's file must have one without a later start
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

/** Who signs, by the names under which the head chooses it. */
export const routeChoices = {
  one: [['deputy', 'standingDeputy', 'head']],
  two: [['deputy', 'standingDeputy'], ['head']],
  standing: [['standingDeputy', 'head']],
  standingFirst: [['standingDeputy'], ['head']],
  head: [['head']],
} as const satisfies Readonly<Record<string, Route>>;
/** A route by the name under which the head chooses it. */
export type RouteChoice = keyof typeof routeChoices;
/** For a name out of an address or a file, where it may be any text. */
export const isRouteChoice = (value: string): value is RouteChoice => value in routeChoices;

/** One thing that the head changes of the process. */
export type ProcessChange =
  | { readonly what: 'route'; readonly category: CategoryId; readonly choice: RouteChoice }
  | { readonly what: 'budget'; readonly category: CategoryId; readonly hours: number | null }
  | { readonly what: 'sensitive'; readonly category: CategoryId; readonly isSensitive: boolean }
  | { readonly what: 'urgent'; readonly isOpen: boolean };

/** Hours of an office day (07:30–11:30, 13:30–17:00), rounded down: a budget is never longer than the law. */
const hoursOfDay = 7;
/** Of what Art. 8 gives no number for. */
const longestHours = 70;

/** The longest internal budget, in office hours: what the law gives from the first working day that counts. */
export const lawHours = (category: CategoryId, deadlines: DeadlineRules): number => {
  const days = deadlines[categories[category].deadline];
  return days === null ? longestHours : Math.max(1, days) * hoursOfDay;
};

/** Budgets as they count on a day: one that was set before the law became shorter ends with the law. */
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

/** @returns the rules as they would be; or why they can't */
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
