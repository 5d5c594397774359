/** The web desk's page about dated rules: those in force, proposals with their differences, earlier versions. */
import type { PaperAct } from '../../domain/act/paper.ts';
import { formatDate, localDate } from '../../domain/calendar/local-date.ts';
import type { Issue } from '../../domain/decision.ts';
import type { Sentence } from '../../domain/facts.ts';
import type { DatedRule, RuleChange, RuleProposal, RuleVersion } from '../../domain/process/dated-rule.ts';
import { type OfficeRule, officeParts, textsOfOffice } from '../../domain/process/office-words.ts';
import { linesOf } from '../../domain/process/rule-lines.ts';
import { html, type Markup, type Part } from '../kit/html.ts';
import { field, notice, paragraphs, refusals } from '../kit/parts.ts';
import type { Say } from './pages.ts';
import { paperForms } from './paper-pages.ts';
import { scrolled } from './paper-view.ts';

/** Dated rules (rates, deadlines, the regulation): in force, earlier, and proposed ones that a second person must adopt. */
export interface RulesView {
  readonly kinds: readonly {
    readonly kind: DatedRule;
    readonly versions: readonly RuleVersion[];
    readonly now: RuleVersion | null;
  }[];
  readonly waiting: readonly {
    readonly proposal: RuleProposal;
    readonly acts: readonly PaperAct[];
    readonly revision: number;
  }[];
  /** People who have not confirmed reading the newest regulation. */
  readonly missing: readonly { readonly name: string }[];
  readonly begin: readonly PaperAct[];
  readonly reads: readonly PaperAct[];
  readonly done: boolean;
  readonly issues: readonly Issue[];
  readonly typed: { readonly act: string; readonly words: string; readonly subject: string } | null;
}

const action = '/board/rules';
const spoken = (say: Say, value: Sentence | string): string =>
  typeof value === 'string' ? value : say(value.key, value.facts);
const day = (from: string): string => formatDate(localDate(from));

/** An unchanged line is not marked as deleted and inserted. */
function differenceRow(say: Say, { label, before, after }: RuleChange): Markup {
  const [old, next] = [before, after].map((value) => spoken(say, value ?? { key: 'rule-none' }));
  const isSame = old === next;
  return html`<tr><th scope="row">${spoken(say, label)}</th><td>${isSame ? old : html`<del>${old}</del>`}</td><td>${isSame ? next : html`<ins>${next}</ins>`}</td></tr>`;
}

function waitingOf(say: Say, { waiting }: RulesView, kind: DatedRule): Part {
  return waiting
    .filter(({ proposal }) => proposal.kind === kind)
    .map(
      ({ proposal, acts, revision }) =>
        html`<div class="notice note"><p><strong>${say('board-rule-waiting', { decision: proposal.version, from: day(proposal.from), name: proposal.by.name })}</strong></p>
${proposal.warnings.length > 0 && html`<ul class="bullets">${proposal.warnings.map((warning) => html`<li>⚠ ${say(warning.key, warning.facts)}</li>`)}</ul>`}
${scrolled(
  say('board-rule-difference'),
  html`<table><caption>${say('board-rule-difference')}</caption><thead><tr><td></td><th scope="col">${say('board-process-before')}</th><th scope="col">${say('board-process-after')}</th></tr></thead><tbody>${proposal.changes.map((change) => differenceRow(say, change))}</tbody></table>`,
)}
${acts.length > 0 && paperForms(say, acts, { action, subject: proposal.id, revision, about: proposal.version })}</div>`,
    );
}

/** Longest label that still fits beside its text on a phone, in characters. */
const longestLabel = 48;
/** Keeps a grade and its figure on one line: 'A 0,5'. */
const withGrades = (text: string): string => text.replaceAll(/(?<!\p{L})([ABC]) (?=\d)/gu, '$1\u00a0');

function nowOf(say: Say, kind: DatedRule, now: RuleVersion | null): Part {
  if (!now) return html`<p>${say('rule-none')}</p>`;
  const since = say('rule-now', {
    ...{
      rule: say(`rule-kind-${kind}`),
      decision: /^\d*$/u.test(now.version) ? 'none' : now.version,
      from: day(now.from),
    },
    ...{ next: 'none', nextDecision: '' },
  });
  const lines = linesOf(kind, now.content);
  if (kind === 'regulation')
    return html`<p>${since}</p>${lines.map(({ label, value }) => html`<details><summary>${spoken(say, label)}</summary><div class="preview">${paragraphs(spoken(say, value))}</div></details>`)}`;
  const facts = lines.map(({ label, value }) => [spoken(say, label), withGrades(spoken(say, value))] as const);
  const isLong = facts.some(([label]) => label.length > longestLabel);
  return html`<p>${since}</p><dl class="facts${isLong && ' long'}">${facts.map(([label, value]) => html`<dt>${label}</dt><dd>${value}</dd>`)}</dl>`;
}

/** The ward's contact data, field by field; differences are shown before adoption. */
const officeForm = (say: Say, texts: ReturnType<typeof textsOfOffice>): Markup =>
  html`<details><summary class="button">${say('choice-rl-propose')}</summary><form method="post" action="${action}" class="fields"><input type="hidden" name="act" value="proposeRule"><input type="hidden" name="subject" value="office">${field(say('board-rule-from'), html`<input type="date" name="from" required>`)}${officeParts.map(([part]) => field(say('rule-field', { name: part }), html`<input name="${part}" maxlength="200" value="${texts[part]}" required>`))}<button class="button go">${say('board-rule-see')}</button></form></details>`;

/** Renders each kind of rule: version in force, proposals, earlier versions; with forms for those who may propose. */
export const rulesPage = (say: Say, view: RulesView): Markup => html`<h1>${say('board-rules')}</h1>
${view.done && notice('done', html`<p>${say('board-did', { what: 'paper' })}</p>`)}
${refusals(view.issues.map(({ key, facts }) => say(key, facts)))}
<p>${say('board-rules-how')}</p>
${view.kinds.map(({ kind, now, versions }) => {
  const { typed } = view;
  return html`<section id="${kind}"><h2>${say(`rule-kind-${kind}`)}</h2>
${waitingOf(say, view, kind)}
${nowOf(say, kind, now)}
${kind === 'regulation' && view.missing.length > 0 && html`<p>${say('board-rule-missing', { count: view.missing.length, names: view.missing.map(({ name }) => name).join(', ') })}</p>`}
${kind === 'regulation' && view.reads.length > 0 && paperForms(say, view.reads, { action, subject: kind, revision: 0 })}
${versions.length > 1 && html`<details><summary>${say('board-rule-versions', { count: versions.length })}</summary><ul class="rows">${versions.toReversed().map(({ version, from }) => html`<li><div class="what"><b>${version || say('board-rule-of-program')}</b><small>${say('board-mandate-from', { on: day(from) })}</small></div></li>`)}</ul></details>`}
${view.begin.length > 0 && (kind === 'office' && now ? officeForm(say, textsOfOffice(now.content as OfficeRule)) : paperForms(say, view.begin, { action, subject: kind, revision: 0, ...(typed?.subject === kind && { typed }) }))}</section>`;
})}`;
