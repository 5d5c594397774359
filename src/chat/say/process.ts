/** The process in words: who signs, within which hours, and what a change would make different. Pure. */
import { actNamed } from '../../domain/act/act.ts';
import { wardActs } from '../../domain/act/ward.ts';
import { formatDate, localDate } from '../../domain/calendar/local-date.ts';
import type { Sentence } from '../../domain/facts.ts';
import { joinedLines, namesOf } from '../../domain/facts.ts';
import type { Message } from '../../domain/message.ts';
import type { Person } from '../../domain/person/person.ts';
import {
  type ProcessChange,
  type ProcessRules,
  type ProcessVersion,
  type Route,
  routeChoices,
} from '../../domain/process/process.ts';
import { type CategoryId, categoryIds } from '../../domain/submission/categories/index.ts';
import { button, inTwos, skipButton } from './buttons.ts';

const { press } = actNamed(wardActs, 'changeProcess');

const rolesIn = (stage: Route[number]): Sentence =>
  stage
    .map((role): Sentence => ({ key: 'process-role', facts: { role } }))
    .reduce((first, second) => ({ key: 'process-or', facts: { first, second } }));

const routeIn = (route: Route): Sentence =>
  route.map(rolesIn).reduce((first, second) => ({ key: 'process-then', facts: { first, second } }));

/** One category: its route, its hours, and whether it is sensitive. */
export const processLine = (rules: ProcessRules, category: CategoryId): Sentence => ({
  key: 'process-line',
  facts: {
    category,
    route: routeIn(rules.routes[category]),
    hours: rules.budgets[category] ?? 'none',
    sensitive: rules.sensitive.includes(category) ? 'yes' : 'no',
  },
});

const namesShown = 5;

/** Who looks at the process, as far as the message differs by it. */
export interface ProcessReader {
  readonly isHead: boolean;
  /** How many versions there are. */
  readonly seen: number;
  /** People who have not agreed to the undertaking in force; shown to the head only. */
  readonly missing: readonly Pick<Person, 'name'>[];
}

/** The process in force; the head also sees who has not agreed to the undertaking. */
export const processShown = (now: ProcessVersion, { isHead, seen, missing }: ProcessReader): Message => ({
  key: 'process-shown',
  facts: {
    version: now.version,
    from: formatDate(localDate(now.from)),
    lines: joinedLines(categoryIds.map((category) => processLine(now, category))),
    urgent: now.urgent ? 'on' : 'off',
    missing: missing.length,
    names: namesOf(
      missing
        .slice(0, namesShown)
        .map(({ name }) => name)
        .join(', '),
      missing.length - namesShown,
    ),
  },
  buttons: isHead
    ? [
        ...inTwos(
          categoryIds.map((category) =>
            button({ key: 'choice-category', facts: { category } }, `${press}.${category}`, '', seen),
          ),
        ),
        [
          button({ key: now.urgent ? 'choice-urgent-off' : 'choice-urgent-on' }, urgentPress(!now.urgent), '', seen),
          button('choice-undertaking-new', 'undertake', '', seen),
        ],
      ]
    : [],
});

const urgentPress = (isOn: boolean) => `${press}.urgent.${isOn ? 'on' : 'off'}` as const;

/**
 * What can be changed for a category.
 * @param seen how many versions there were when it was shown; the press is bound to them
 */
export const processMenu = (now: ProcessVersion, category: CategoryId, seen: number): Message => {
  const isSensitive = now.sensitive.includes(category);
  const choice = (label: Sentence | string, more: string) => button(label, `${press}.${category}.${more}`, '', seen);
  return {
    key: 'process-category',
    facts: { line: processLine(now, category) },
    buttons: [
      ...Object.keys(routeChoices).map((route) => [choice({ key: 'choice-route', facts: { route } }, route)]),
      [choice('choice-budget', 'hours')],
      [choice({ key: isSensitive ? 'choice-not-sensitive' : 'choice-sensitive' }, isSensitive ? 'plain' : 'sensitive')],
    ],
  };
};

/**
 * The difference before a change applies.
 * @param choice the part of the head's press after the dot
 */
export const processOffer = (
  { before, after }: { readonly before: ProcessRules; readonly after: ProcessRules },
  change: ProcessChange,
  choice: string,
  seen: number,
): Message => ({
  key: change.what === 'urgent' ? 'process-offer-urgent' : 'process-offer',
  facts:
    change.what === 'urgent'
      ? { now: before.urgent ? 'on' : 'off' }
      : { before: processLine(before, change.category), after: processLine(after, change.category) },
  buttons: [[button('choice-apply', `processApply.${choice}`, '', seen)], [skipButton]],
});
