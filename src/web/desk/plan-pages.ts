/** The web desk's page about the board's plan: entries, requests to units, meetings, obligations, units and contributors. */
import type { PlanAct } from '../../domain/act/plan.ts';
import { formatDate, type LocalDate } from '../../domain/calendar/local-date.ts';
import type { Issue } from '../../domain/decision.ts';
import type { Sentence } from '../../domain/facts.ts';
import type { BoardMeeting } from '../../domain/plan/meeting.ts';
import type { Obligation } from '../../domain/plan/obligation.ts';
import { isMissing, type PlanEntry } from '../../domain/plan/plan.ts';
import type { InfoRequest } from '../../domain/plan/request.ts';
import { meetingLine, obligationLine, planLine, requestLine } from '../../domain/plan/sentences.ts';
import type { ContributorLine, UnitLine } from '../../reading/contributors.ts';
import { html, type Markup, type Part } from '../kit/html.ts';
import { notice, refusals } from '../kit/parts.ts';
import { actForms, type OfferedAct } from './act-form.ts';
import type { Say } from './pages.ts';

/** Acts available to the reader on one thing. */
interface Open {
  readonly acts: readonly PlanAct[];
}

/** Data of the page. */
export interface PlanView {
  readonly today: LocalDate;
  readonly entries: readonly (Open & { readonly entry: PlanEntry })[];
  readonly requests: readonly (Open & { readonly request: InfoRequest })[];
  readonly meetings: readonly (Open & { readonly meeting: BoardMeeting })[];
  readonly obligations: readonly Obligation[];
  readonly units: readonly (Open & { readonly unit: UnitLine })[];
  readonly contributors: readonly ContributorLine[];
  /** Acts that create an entry, a request or a meeting. */
  readonly begin: readonly PlanAct[];
  readonly isDone: boolean;
  readonly issues: readonly Issue[];
  readonly typed: { readonly act: string; readonly words: string; readonly subject: string } | null;
}

type Seen = Pick<PlanView, 'entries' | 'requests' | 'meetings' | 'today'>;

const offered = ({ name, label, needs, press }: PlanAct): OfferedAct => ({
  ...{ name, label, needs },
  ...(needs === 'words' && { hint: { key: `ask-${press}` } }),
});

const forms = (
  say: Say,
  acts: readonly PlanAct[],
  about: { readonly subject: string; readonly about: string },
  typed: PlanView['typed'] = null,
): Part =>
  acts.length > 0 &&
  actForms(say, {
    ...{ action: '/board/plan/act', revision: 0, hidden: about, acts: acts.map(offered) },
    ...(typed && { typed }),
  });

/** One row with its acts in a collapsed element, so that the list stays readable. */
const row = (
  say: Say,
  line: string,
  acts: readonly PlanAct[],
  subject: string,
  { mark, more, typed }: { readonly mark?: Part; readonly more?: Part; readonly typed?: PlanView['typed'] } = {},
): Markup => {
  const refused = typed?.subject === subject ? typed : null;
  return html`<li><div class="what">${line}${more}</div>${mark}${acts.length > 0 && html`<details class="below"${refused && html` open`}><summary class="button quiet">${say('board-plan-acts')}</summary>${forms(say, acts, { subject, about: line }, refused)}</details>`}</li>`;
};

const late = (say: Say): Markup => html`<span class="state stale">${say('board-overdue')}</span>`;

const rows = (lines: readonly Part[], none: string): Markup =>
  lines.length > 0 ? html`<ul class="rows">${lines}</ul>` : html`<p>${none}</p>`;

const said = (say: Say, { key, facts }: Sentence): string => say(key, facts);

const answersOf = (say: Say, { answers, resolutions }: BoardMeeting): Part => {
  const names = (comes: boolean): string =>
    answers
      .filter((answer) => answer.comes === comes)
      .map(({ person, note }) => (note === '' ? person.name : `${person.name} (${note})`))
      .join(', ');
  return html`${answers.length > 0 && html`<small>${say('board-meeting-answers', { come: names(true) || '–', miss: names(false) || '–' })}</small>`}${resolutions.map((line) => html`<small>• ${line}</small>`)}`;
};

/** Being overdue is shown as a separate mark. */
const owedLine = (say: Say, owed: Obligation): Markup => {
  const isLate = owed.state === 'late';
  return html`<li><div class="what">${said(say, obligationLine(isLate ? { ...owed, state: 'open' } : owed))}</div>${isLate && late(say)}</li>`;
};

/** Being silent is shown as a separate mark. */
const unitLine = (say: Say, { name, items, lastOn, contributors, liaison }: UnitLine): string =>
  say('unit-line', {
    ...{ name, items, contributors, silent: 'no' },
    ...{ last: lastOn ? formatDate(lastOn) : 'none', liaison: liaison ?? 'none' },
  });

const contributorLine = (say: Say, line: ContributorLine): Markup =>
  html`<li><div class="what"><a href="/board/people/${line.person.id}"><b>${line.person.name}</b></a><small>${say('board-contributor', { sent: line.sent, published: line.published, returned: line.returned, last: line.lastOn ? formatDate(line.lastOn) : 'none' })}</small></div>${line.isDormant && html`<span class="state stale">${say('board-silent')}</span>`}</li>`;

/** The line that identifies an entry, a request or a meeting; null: none has this id. */
export function planLineById(say: Say, { entries, requests, meetings, today }: Seen, subject: string): string | null {
  const entry = entries.find((each) => each.entry.id === subject)?.entry;
  if (entry) return said(say, planLine(entry, today));
  const request = requests.find((each) => each.request.id === subject)?.request;
  if (request) return said(say, requestLine(request, today));
  const meeting = meetings.find((each) => each.meeting.id === subject)?.meeting;
  return meeting ? said(say, meetingLine(meeting)) : null;
}

/** Renders the page: acts that create something, then each thing with its acts. */
export const planPage = (say: Say, view: PlanView): Markup => html`<h1>${say('board-plan')}</h1>
${view.isDone && notice('done', html`<p>${say('board-did', { what: 'paper' })}</p>`)}
${refusals(view.issues.map(({ key, facts }) => say(key, facts)))}
${forms(say, view.begin, { subject: '', about: '' }, view.typed?.subject === '' ? view.typed : null)}
<section><h2>${say('choice-board-plan')}</h2>${rows(
  view.entries.map(({ entry, acts }) =>
    row(say, said(say, planLine(entry, view.today)), acts, entry.id, {
      typed: view.typed,
      mark: isMissing(entry, view.today) && late(say),
    }),
  ),
  say('board-plan-none'),
)}</section>
<section><h2>${say('board-requests')}</h2>${rows(
  view.requests.map(({ request, acts }) =>
    row(say, said(say, requestLine(request, view.today)), acts, request.id, {
      typed: view.typed,
      more: request.answer && html`<small>${request.answer.by.name}: ${request.answer.text}</small>`,
    }),
  ),
  say('board-requests-none'),
)}</section>
<section><h2>${say('choice-board-meetings')}</h2>${rows(
  view.meetings.map(({ meeting, acts }) =>
    row(say, said(say, meetingLine(meeting)), acts, meeting.id, { typed: view.typed, more: answersOf(say, meeting) }),
  ),
  say('board-meetings-none'),
)}</section>
<section><h2>${say('choice-board-obligations')}</h2>${rows(
  view.obligations.map((each) => owedLine(say, each)),
  say('board-obligations-none'),
)}</section>
<section><h2>${say('choice-board-units')}</h2>${rows(
  view.units.map(({ unit, acts }) =>
    row(say, unitLine(say, unit), acts, unit.name, {
      mark: unit.isSilent && html`<span class="state stale">${say('board-silent')}</span>`,
    }),
  ),
  say('board-units-none'),
)}</section>
<section><h2>${say('choice-board-contributors')}</h2>${rows(
  view.contributors.map((each) => contributorLine(say, each)),
  say('board-units-none'),
)}</section>`;
