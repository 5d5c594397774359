/** The web desk's page about the approval process: signers, time limits, effects of a change; and the undertaking. */
import { formatDate, localDate } from '../../domain/calendar/local-date.ts';
import { localTime } from '../../domain/calendar/local-time.ts';
import type { Issue } from '../../domain/decision.ts';
import type { Person } from '../../domain/person/person.ts';
import {
  lawHours,
  type ProcessChange,
  type ProcessRules,
  type Route,
  routeChoices,
} from '../../domain/process/process.ts';
import { type CategoryId, categoryIds } from '../../domain/submission/categories/index.ts';
import type { Undertaking, Ward } from '../../domain/ward.ts';
import type { KeptProcess } from '../../usecases/process/process.ts';
import { onceMore } from '../kit/certainty.ts';
import { html, type Markup, type Part } from '../kit/html.ts';
import { field, hiddenFields, notice, paragraphs, refusals } from '../kit/parts.ts';
import { type Say, staleNotice } from './pages.ts';

/** Data of the page. */
export interface ProcessView {
  readonly ward: Ward;
  readonly now: KeptProcess;
  /** All versions, newest first, with their authors. */
  readonly versions: readonly (KeptProcess & { readonly name: string })[];
  readonly undertaking: Undertaking;
  /** People who submit items and have not agreed to the undertaking. */
  readonly missing: readonly Person[];
  readonly isHead: boolean;
  readonly done: string;
  readonly issues: readonly Issue[];
  /** The undertaking typed in a refused form. */
  readonly typed: string | null;
}

const rolesIn = (say: Say, stage: Route[number]): string =>
  stage.map((role) => say('process-role', { role })).reduce((first, second) => say('process-or', { first, second }));

const routeIn = (say: Say, route: Route): string =>
  route.map((stage) => rolesIn(say, stage)).reduce((first, second) => say('process-then', { first, second }));

/** One line of the process, worded as in the chat. */
export const processLine = (say: Say, rules: ProcessRules, category: CategoryId): string =>
  say('process-line', {
    category,
    route: routeIn(say, rules.routes[category]),
    hours: rules.budgets[category] ?? 'none',
    sensitive: rules.sensitive.includes(category) ? 'yes' : 'no',
  });

const choiceOf = (route: Route): string =>
  Object.entries(routeChoices).find(([, each]) => JSON.stringify(each) === JSON.stringify(route))?.[0] ?? '';

function editOf(say: Say, { now, versions, ward }: ProcessView, category: CategoryId): Markup {
  const form = (what: string, inside: Part, words: string): Markup =>
    html`<form method="post" action="/board/process" class="fields">${hiddenFields({ what, category, seen: versions.length })}${inside}<button class="button">${words}</button></form>`;
  const isSensitive = now.sensitive.includes(category);
  const chosen = choiceOf(now.routes[category]);
  return html`<details><summary class="button">${say('board-process-edit')}</summary>
${form(
  'route',
  field(
    say('board-process-route'),
    html`<select name="value">${Object.keys(routeChoices).map((route) => html`<option value="${route}"${route === chosen && html` selected`}>${say('choice-route', { route })}</option>`)}</select>`,
  ),
  say('board-process-see'),
)}
${form(
  'budget',
  field(
    say('board-process-hours', {
      law: category === 'other' ? 'none' : lawHours(category, ward.deadlines),
      most: lawHours(category, ward.deadlines),
    }),
    html`<input name="value" inputmode="numeric" maxlength="3" value="${now.budgets[category] ?? ''}">`,
  ),
  say('board-process-see'),
)}
${form('sensitive', hiddenFields({ value: isSensitive ? 'off' : 'on' }), say(isSensitive ? 'choice-not-sensitive' : 'choice-sensitive'))}</details>`;
}

const namesShown = 10;

function undertakingOf(say: Say, { undertaking, missing, isHead, typed, issues }: ProcessView): Markup {
  const isStale = issues.some(({ key }) => key === 'issue-undertaking-changed');
  return html`<section><h2>${say('board-undertaking', { version: undertaking.version })}</h2><div class="preview">${paragraphs(undertaking.text)}</div>
${
  isHead &&
  html`<p>${say('board-undertaking-missing', { count: missing.length, names: [...missing.slice(0, namesShown).map(({ name }) => name), ...(missing.length > namesShown ? ['…'] : [])].join(', ') })}</p>
<details${typed !== null && html` open`}><summary class="button">${say('choice-undertaking-new')}</summary>${typed !== null && isStale && staleNotice(say, undertaking.text, typed)}<form method="post" action="/board/process/undertaking" class="fields">${hiddenFields({ seen: undertaking.version })}${field(say('board-section-text'), html`<textarea name="text" rows="10" minlength="20" maxlength="5000" required>${typed ?? undertaking.text}</textarea>`)}<p class="small">${say('board-undertaking-how')}</p><button class="button go">${say('choice-apply')}</button></form></details>`
}</section>`;
}

/** Renders the process in force and its versions; for the head with forms to change it. */
export const processPage = (say: Say, view: ProcessView): Markup => html`<h1>${say('choice-process')}</h1>
${view.done !== '' && notice('done', html`<p>${say('board-did', { what: view.done })}</p>`)}
${refusals(view.issues.map(({ key, facts }) => say(key, facts)))}
<p>${say('board-process-version', { version: view.now.version, from: formatDate(localDate(view.now.from)) })}</p>
<ul class="rows">${categoryIds.map((category) => html`<li><div class="what">${processLine(say, view.now, category)}</div>${view.isHead && editOf(say, view, category)}</li>`)}</ul>
<p>${say('board-process-urgent', { urgent: view.now.urgent ? 'on' : 'off' })}</p>
${view.isHead && html`<form method="post" action="/board/process">${hiddenFields({ what: 'urgent', value: view.now.urgent ? 'off' : 'on', seen: view.versions.length })}<button class="button">${say(view.now.urgent ? 'choice-urgent-off' : 'choice-urgent-on')}</button></form>`}
<section><h2>${say('board-process-versions')}</h2><ul class="rows">${view.versions.map(
  ({ version, from, name, at }) =>
    html`<li><div class="what"><b>${say('board-section-version', { version })}</b><small>${say('board-mandate-from', { on: formatDate(localDate(from)) })} · ${name || say('board-process-of-file')} · ${localTime(at, view.ward.timeZone)}</small></div></li>`,
)}</ul></section>
${undertakingOf(say, view)}`;

/** A changed process beside the current one, shown to the head for confirmation; `fields` are sent with the form. */
export interface ProcessOffer {
  readonly change: ProcessChange;
  readonly before: ProcessRules;
  readonly after: ProcessRules;
  readonly fields: Readonly<Record<string, string>>;
  readonly issues: readonly Issue[];
}

/** Renders the confirmation: the state before and after. */
export const processOffer = (say: Say, { change, before, after, fields, issues }: ProcessOffer): Markup =>
  html`<h1>${say('choice-process')}</h1>${refusals(issues.map(({ key, facts }) => say(key, facts)))}
${
  change.what === 'urgent'
    ? html`<p>${say('process-offer-urgent', { now: before.urgent ? 'on' : 'off' })}</p>`
    : html`<dl class="facts"><dt>${say('board-process-before')}</dt><dd><del>${processLine(say, before, change.category)}</del></dd><dt>${say('board-process-after')}</dt><dd><ins>${processLine(say, after, change.category)}</ins></dd></dl><p>${say('board-process-when')}</p>`
}
${onceMore({ action: '/board/process', back: '/board/process', fields, yes: say('choice-apply'), no: say('board-leave-it') })}`;
