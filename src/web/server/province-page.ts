/** The province's page: all wards of this installation side by side, with figures only and no person or case. */
import { formatVnd } from '../../domain/royalty/money.ts';
import { capitalised } from '../../domain/text/normalize.ts';
import type { WardLine } from '../../reading/province.ts';
import { frame, masthead } from '../kit/frame.ts';
import { html, type Markup, type Part } from '../kit/html.ts';
import type { Translate } from '../portal/translate.ts';

/** A ward as shown here, without the name of its head. */
export type SeenWard = Omit<WardLine, 'head'>;

const page = (say: Translate, main: Part): string =>
  frame({
    lang: say('portal-language'),
    title: say('province-title'),
    style: 'desk.css',
    isFound: false,
    bodyClass: 'desk',
    skip: say('portal-skip'),
    top: masthead({ home: '/tinh', above: say('province-above'), name: say('province-title') }),
    main: html`<div class="plain">${main}</div>`,
    foot: null,
  });

/** The page behind the link. Signing in needs a press, so that link previews do not use the link up. */
export const enterProvincePage = (say: Translate, action: string): string =>
  page(
    say,
    html`<h1>${say('province-title')}</h1><p>${say('province-enter-why')}</p><form method="post" action="${action}"><button class="button go">${say('province-enter')}</button></form>`,
  );

/** The page for a used, expired or unknown link; the text is the same for all three. */
export const closedProvincePage = (say: Translate): string =>
  page(say, html`<h1>${say('province-title')}</h1><p>${say('province-closed')}</p>`);

/** Data of the province's page: figures only, no item, person or question. */
export interface ProvinceFacts {
  readonly wards: readonly SeenWard[];
  readonly at: string;
  /** Version of the program. */
  readonly program: string;
  readonly timeOf: (at: Date, ward: string) => string;
}

const isAlive = ({ state }: SeenWard): boolean => state === 'alive';

/** Wards that need attention first: inactive ones, then those with a channel that is down, then the most overdue cases. */
const byNeed = (one: SeenWard, other: SeenWard): number =>
  Number(isAlive(one)) - Number(isAlive(other)) ||
  other.channelsDown.length - one.channelsDown.length ||
  other.overdue + other.questionsOverdue - one.overdue - one.questionsOverdue ||
  one.name.localeCompare(other.name, 'vi');

/** Renders the page: one row for each ward, sums above. @param say in the reader's language */
export function provincePage(say: Translate, { wards, at, program, timeOf }: ProvinceFacts): string {
  const sum = (of: (ward: SeenWard) => number): number => wards.reduce((total, ward) => total + of(ward), 0);
  const columns = [
    ...[say('province-ward'), say('province-state'), say('province-waiting'), say('province-on-time')],
    ...[say('province-questions'), say('province-silent'), say('province-budget'), say('province-process')],
    ...[say('province-last-message'), say('province-last')],
  ];
  return page(
    say,
    html`<h1>${say('province-heading', { count: wards.length })}</h1>
<p>${say('province-sum', {
      alive: sum((ward) => Number(isAlive(ward))),
      overdue: sum(({ overdue, questionsOverdue }) => overdue + questionsOverdue),
      published: sum(({ published }) => published),
    })}</p>
<div class="scroll" tabindex="0" role="region" aria-label="${say('province-title')}"><table class="stacked"><thead><tr>${columns.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead><tbody>${wards
      .toSorted(byNeed)
      .map(
        (ward) => html`<tr>${cells(say, ward, timeOf).map((cell, at) => cellOf(columns[at] ?? '', cell, at))}</tr>`,
      )}</tbody></table></div>
<p class="meta">${say('province-foot', { at, program })}</p>`,
  );
}

/** The first cell is the row's header. */
const cellOf = (column: string, cell: Part, at: number): Markup =>
  at === 0 ? html`<th scope="row">${cell}</th>` : html`<td data-label="${column}">${cell}</td>`;

const nameOf = (say: Translate, channel: string): string => say('board-channel', { channel });

const cells = (say: Translate, ward: SeenWard, timeOf: ProvinceFacts['timeOf']): readonly Part[] => [
  capitalised(ward.name),
  [
    say(`province-state-${ward.state}`, {
      ...{ board: ward.boardMembers, contributors: ward.contributors },
      since: ward.since === null ? '' : timeOf(ward.since, ward.ward),
    }),
    ...ward.channelsDown.map((channel) => html`<br>${say('province-channel-down', { channel: nameOf(say, channel) })}`),
  ],
  say('province-waiting-count', { waiting: ward.waiting, overdue: ward.overdue }),
  ward.onTimePercent === null
    ? say('province-none-published')
    : say('province-on-time-rate', { percent: ward.onTimePercent, published: ward.published }),
  say('province-waiting-count', { waiting: ward.questionsOpen, overdue: ward.questionsOverdue }),
  say('province-silent-units', { silent: ward.silentUnits, units: ward.units }),
  ward.budget === null
    ? say('province-no-budget')
    : say('province-budget-taken', {
        taken: formatVnd(ward.budget.takenVnd),
        approved: formatVnd(ward.budget.approvedVnd),
      }),
  ward.processVersion === null ? '–' : say('province-process-version', { version: ward.processVersion }),
  ward.lastMessageAt === null ? '–' : timeOf(ward.lastMessageAt, ward.ward),
  ward.lastActAt === null ? '–' : timeOf(ward.lastActAt, ward.ward),
];
