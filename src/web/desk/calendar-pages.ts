/** The web desk's calendar: a month with what is due each day, the special days, and a preview of changes. */
import {
  addDays,
  formatDate,
  formatDayMonth,
  type LocalDate,
  localDate,
  weekdayOf,
} from '../../domain/calendar/local-date.ts';
import { addableKinds } from '../../domain/calendar/ward-calendar.ts';
import type { Issue } from '../../domain/decision.ts';
import type { Sentence } from '../../domain/facts.ts';
import { before, type Period, parsePeriod } from '../../domain/period/period.ts';
import type { DayLine, DaysSeen } from '../../reading/days.ts';
import type { DueLine } from '../../reading/due-days.ts';
import type { Behind, MovedCase } from '../../usecases/calendar/change-calendar.ts';
import { onceMore } from '../kit/certainty.ts';
import { html, type Markup, type Part } from '../kit/html.ts';
import { field, hiddenFields, notice, refusals } from '../kit/parts.ts';
import type { Say } from './pages.ts';

/** Data of the calendar page. */
export interface CalendarView {
  readonly month: Period;
  readonly today: LocalDate;
  readonly seen: DaysSeen;
  readonly due: readonly DueLine[];
  /** Planned entries and meetings, in words. */
  readonly agenda: readonly { readonly on: LocalDate; readonly words: Sentence }[];
  /** True if the reader may change the calendar. */
  readonly isKeeper: boolean;
  readonly done: string;
  /** Number of cases that the last change moved. */
  readonly moved: number;
  readonly issues: readonly Issue[];
  /** Input of a refused form. */
  readonly typed: { readonly kind: string; readonly date: string; readonly source: string } | null;
}

const address = (month: string): string => `/board/calendar?thang=${month}`;

const after = ({ lastDay }: Period): string => addDays(lastDay, 1).slice(0, 7);

const dueLink = ({ kind, code, title, holders }: DueLine): Markup =>
  html`<a href="/board/${kind === 'item' ? 'items' : 'questions'}/${code}" title="${title}">${code}</a>${holders.length > 0 && html` <small>${holders.map(({ name }) => name).join(', ')}</small>`}`;

function dayCell(say: Say, date: LocalDate, { today, seen, due, agenda, month }: CalendarView): Markup {
  const special = seen.calendar.days[date];
  const isOff = special ? special.kind !== 'swap-work' : seen.calendar.weekend.includes(weekdayOf(date));
  const lines = due.filter(({ on }) => on === date);
  const isOutside = date < month.firstDay || date > month.lastDay;
  const planned = agenda.filter(({ on }) => on === date);
  const isBare = lines.length === 0 && planned.length === 0 && !special && date !== today;
  return html`<li class="${[isOff && 'off', date === today && 'today', isOutside && 'outside', isBare && 'bare'].filter(Boolean).join(' ')}"><time datetime="${date}"><span class="weekday">${say('board-weekday', { day: weekdayOf(date) })} </span>${formatDayMonth(date)}</time>${date === today && html`<strong>${say('board-today')}</strong>`}${special && html`<em>${dayName(say, special)}${special.status === 'projected' && html` (${say('board-provisional')})`}</em>`}${planned.map(({ words }) => html`<span class="due"><a href="/board/plan">${say(words.key, words.facts)}</a></span>`)}${lines.map((line) => html`<span class="due">${dueLink(line)}</span>`)}</li>`;
}

/** The month's days, extended to whole weeks from Monday. */
function daysOf({ firstDay, lastDay }: Period): readonly LocalDate[] {
  const days: LocalDate[] = [];
  for (
    let day = addDays(firstDay, 1 - weekdayOf(firstDay));
    day <= lastDay || weekdayOf(day) !== 1;
    day = addDays(day, 1)
  )
    days.push(day);
  return days;
}

function overdueOf(say: Say, { due, today }: CalendarView): Part {
  const late = due.filter(({ on }) => on < today);
  return (
    late.length > 0 &&
    html`<section class="dangers"><h2>${say('board-overdue-list', { count: late.length })}</h2><ul class="rows close">${late.map((line) => html`<li><div class="what">${dueLink(line)} ${line.title}</div><span class="state stale">${say('board-due', { on: formatDate(line.on) })}</span></li>`)}</ul></section>`
  );
}

/** A button that first shows what would move. */
const press = (fields: Readonly<Record<string, string>>, words: string, kind = ''): Markup =>
  html`<form method="post" action="/board/calendar">${hiddenFields(fields)}<button class="button ${kind}">${words}</button></form>`;

const proposalOf = (say: Say, isKeeper: boolean, { effect, options, isPast }: DaysSeen['proposals'][number]): Markup =>
  html`<li class="proposal"><div class="what"><b>${effect}</b><small>${isPast ? say('board-proposal-past') : say('board-proposal-open')}</small></div>${
    isKeeper &&
    !isPast &&
    options.map(({ name, days: [first, ...rest] }, at) => {
      const label =
        options.length > 1
          ? name
          : [first, ...rest].flatMap((day) => (day ? [formatDayMonth(day.date)] : [])).join(' ↔ ');
      return (
        first &&
        press({ act: 'adoptDay', date: first.date, option: String(at) }, say('choice-day-adopt', { days: label }))
      );
    })
  }${
    isKeeper &&
    options[0]?.days[0] &&
    press(
      { act: 'dropDay', date: options[0].days[0].date },
      say('choice-day-drop', { days: formatDayMonth(options[0].days[0].date) }),
      'stop',
    )
  }</li>`;

/** Closures entered by the ward have no name, only their kind. */
const dayName = (say: Say, { kind, name }: Pick<DayLine, 'kind' | 'name'>): string =>
  name === kind ? say('board-closure') : name;

const specialLine = (say: Say, isKeeper: boolean, { date, source, status, by, isOwn, ...day }: DayLine): Markup =>
  html`<li><div class="what"><b>${formatDate(date)} · ${dayName(say, day)}</b><small>${source}${by !== '' && html` · ${say('board-entered-by', { name: by })}`}</small></div>${status === 'projected' && html`<span class="state stale">${say('board-provisional')}</span>`}${isKeeper && isOwn && press({ act: 'removeDay', date }, say('choice-day-remove', { date: formatDayMonth(date) }), 'stop')}</li>`;

const addForm = (say: Say, { typed }: CalendarView): Markup =>
  html`<details${typed && html` open`}><summary class="button">${say('board-day-add')}</summary><form method="post" action="/board/calendar" class="fields"><input type="hidden" name="act" value="addDay">
${field(
  say('board-day-kind'),
  html`<select name="kind">${addableKinds.map((kind) => html`<option value="${kind}"${kind === typed?.kind && html` selected`}>${say('choice-day-add', { kind })}</option>`)}</select>`,
)}${field(say('board-day-date'), html`<input type="date" name="date" value="${typed?.date ?? ''}" required>`)}${field(say('board-day-source'), html`<input name="source" maxlength="200" value="${typed?.source ?? ''}" required>`)}<button class="button">${say('board-see-moves')}</button></form></details>`;

/** Renders the month: its days, overdue cases, special days, and the form to add one for those who may. */
export function calendarPage(say: Say, view: CalendarView): Markup {
  const { month, seen, isKeeper, done, issues } = view;
  const inMonth = month.firstDay.split('-').slice(0, 2).reverse().join('/');
  return html`<h1>${say('board-calendar')}</h1>
${done !== '' && notice('done', html`<p>${say('board-did', { what: `day-${done}` })} ${say('board-moved-told', { count: view.moved })}</p>`)}
${refusals(issues.map(({ key, facts }) => say(key, facts)))}
${overdueOf(say, view)}
<section><div class="month-head"><a class="button quiet" rel="prev" href="${address(before(month).id)}">${say('board-month-before')}</a><h2>${say('board-month', { month: inMonth })}</h2><a class="button quiet" rel="next" href="${address(after(month))}">${say('board-month-after')}</a></div>
<ol class="month">${daysOf(month).map((date) => dayCell(say, date, view))}</ol></section>
<section><h2>${say('board-special-days')}</h2>${seen.days.length > 0 ? html`<ul class="rows">${seen.days.slice(0, 30).map((day) => specialLine(say, isKeeper, day))}</ul>` : html`<p>${say('board-special-none')}</p>`}
${isKeeper && html`<div class="acts">${addForm(say, view)}${seen.year !== null && press({ act: 'confirmYear', date: `${seen.year}-01-01` }, say('choice-year-confirm', { year: String(seen.year) }))}</div>`}</section>
${seen.proposals.length > 0 && html`<section><h2>${say('board-proposals')}</h2><ul class="rows">${seen.proposals.map((each) => proposalOf(say, isKeeper, each))}</ul></section>`}`;
}

/** A change of the calendar, previewed before it is confirmed. */
export interface CalendarChange {
  readonly fields: Readonly<Record<string, string>>;
  readonly title: string;
  readonly moved: readonly MovedCase[];
  readonly behind: Behind;
}

const dayText = (day: LocalDate | null): string => (day ? formatDate(day) : '–');

/** Renders the preview: the open cases that would move, with both days. */
export function calendarOffer(say: Say, { fields, title, moved, behind }: CalendarChange): Markup {
  const { source = '', ...others } = fields;
  const isAdopted = fields.act === 'adoptDay';
  return html`<h1>${title}</h1>${behind !== 'no' && notice('note', html`<p>${say('day-behind', { behind })}</p>`)}<p>${say('board-moves', { count: moved.length })}</p>
${
  moved.length > 0 &&
  html`<ul class="rows">${moved.map(({ kind, code, from, to }) => html`<li><div class="what"><a href="/board/${kind === 'submission' ? 'items' : 'questions'}/${code}"><b>${code}</b></a></div><span><del>${dayText(from)}</del> → <ins>${dayText(to)}</ins></span></li>`)}</ul>`
}
${onceMore({
  ...{ action: '/board/calendar', back: '/board/calendar', yes: say('choice-apply'), no: say('board-leave-it') },
  fields: { ...others, ...(isAdopted ? {} : { source }) },
  inside: isAdopted && field(say('board-day-number'), html`<input name="source" maxlength="200">`),
})}`;
}

/** Parses '2026-11'; anything else gives the month of this day. */
export function monthAsked(text: string, today: LocalDate): Period {
  const asked = parsePeriod(text);
  const period = asked?.kind === 'month' ? asked : parsePeriod(today.slice(0, 7));
  if (!period) throw new RangeError(`${today} is in no month`);
  return period;
}

/** Title of a change, from its act and day; for a swap both days are named. */
export const changeTitle = (
  say: Say,
  fields: Readonly<Record<string, string>>,
  entries: readonly { readonly date: LocalDate }[],
): string => {
  const date = localDate(fields.date ?? '');
  switch (fields.act) {
    case 'addDay':
      return say('board-day-offer', { kind: fields.kind ?? '', date: formatDate(date), source: fields.source ?? '' });
    case 'adoptDay':
      return say('choice-day-adopt', { days: formatDate(date) });
    case 'dropDay':
      return say('choice-day-drop', { days: formatDate(date) });
    case 'removeDay':
      return say('choice-day-remove', {
        date: entries
          .map((entry) => formatDate(entry.date))
          .toSorted()
          .join(' ↔ '),
      });
    default:
      return say('choice-year-confirm', { year: date.slice(0, 4) });
  }
};
