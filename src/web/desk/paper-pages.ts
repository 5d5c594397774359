/** The web desk's pages about papers: the list, and each paper as it will be signed, with its acts and files. */
import { type PaperAct, paperActs } from '../../domain/act/paper.ts';
import { formatDate, type LocalDate, localDate } from '../../domain/calendar/local-date.ts';
import type { Issue } from '../../domain/decision.ts';
import { type PaperForm, type PaperRef, paperNamed } from '../../domain/period/paper-ref.ts';
import { before, type Period } from '../../domain/period/period.ts';
import {
  longestText as longestRemark,
  type RemarkKind,
  type Report,
  type Resolution,
  remarkKinds,
} from '../../domain/period/report.ts';
import type { Violation } from '../../domain/reward/violation.ts';
import type { Printable } from '../../ports/papers.ts';
import type { PaperLine } from '../../reading/papers.ts';
import { html, type Markup, type Part } from '../kit/html.ts';
import { field, notice, refusals } from '../kit/parts.ts';
import { type ActForms, actForms, type OfferedAct } from './act-form.ts';
import type { Say } from './pages.ts';
import { paperView } from './paper-view.ts';

/** Address of a paper's page; '-' stands for a paper without a period. */
export const paperAddress = ({ name, of }: PaperRef): string =>
  `/board/papers/${name}/${of === '' ? '-' : encodeURIComponent(of)}`;

/** The paper's name, e.g. 'Báo cáo tháng 11/2026'. */
export const paperName = (say: Say, paper: PaperRef): string => {
  const { key, facts } = paperNamed(paper);
  return say(key, facts);
};

/** Papers of a month, and those without a month. */
export interface PapersView {
  readonly month: Period;
  readonly nextMonth: string;
  readonly lines: readonly PaperLine[];
}

/** Renders the papers in rows, each with its state. */
export const papersPage = (say: Say, { month, nextMonth, lines }: PapersView): Markup =>
  html`<h1>${say('board-papers')}</h1>
<div class="month-head"><a class="button quiet" rel="prev" href="/board/papers?thang=${before(month).id}">${say('board-month-before')}</a><h2>${say('board-month', { month: month.id.split('-').reverse().join('/') })}</h2><a class="button quiet" rel="next" href="/board/papers?thang=${nextMonth}">${say('board-month-after')}</a></div>
${
  lines.length === 0
    ? html`<p>${say('board-papers-none')}</p>`
    : html`<ul class="rows">${lines.map(
        (line) =>
          html`<li><div class="what"><a href="${paperAddress(line)}"><b>${paperName(say, line)}</b></a></div>${line.state !== null && html`<span class="state">${say(line.state.key)}</span>`}</li>`,
      )}</ul>`
}`;

/** A paper at the web desk: its print view, file formats, and available acts. */
export interface PaperSheet {
  readonly paper: PaperRef;
  /** Null: the paper is about the reader, so it is not shown. */
  readonly printable: Printable | null;
  readonly forms: readonly PaperForm[];
  readonly acts: readonly PaperAct[];
  /** The revision shown, which its forms carry. */
  readonly revision: number;
  /** For a report: its remarks and actions. */
  readonly report: Report | null;
  /** Last day of the period, if signing now would be before its end. Null: the period is over. */
  readonly ends: LocalDate | null;
  /** Day by which the board sends the report, if its reader cannot see the draft yet. Null: it is shown. */
  readonly awaited: LocalDate | null;
  /** Minutes of its meeting; null: none. */
  readonly minutes: PaperRef | null;
  readonly actions: readonly Resolution[];
  /** For the register: open violations with their available acts. */
  readonly violations: readonly {
    readonly entry: Violation;
    readonly name: string;
    readonly acts: readonly PaperAct[];
    readonly revision: number;
  }[];
  readonly mayFinish: boolean;
  readonly done: boolean;
  readonly issues: readonly Issue[];
  readonly typed: { readonly act: string; readonly words: string } | null;
}

/** An act on a paper as a form; if it asks for words, with an explanation of their format. */
const offered = (
  { name, label, needs, press }: PaperAct,
  subject: string,
  facts?: OfferedAct['facts'],
): OfferedAct => ({
  ...{ name, label, needs },
  ...(facts && { facts }),
  ...(needs === 'words' && { hint: { key: `ask-${press}`, facts: { subject } } }),
});

/** All remarks on the period in one form; an emptied field deletes the remark. */
const remarksForm = (say: Say, { paper, report, typed }: PaperSheet): Markup =>
  html`<details class="remarks"${typed?.act === 'remarkReport' && html` open`}><summary class="button">${say('board-remarks')}</summary><form method="post" action="${paperAddress(paper)}/act" class="fields"><input type="hidden" name="act" value="remarkReport"><input type="hidden" name="subject" value="${paper.of}">${remarkKinds.map(
    (kind) =>
      field(
        `${say(`paper-remark-${kind}`)}${report?.unseenRemarks?.includes(kind) ? ` ${say('paper-remark-unseen')}` : ''}`,
        html`<input type="hidden" name="${remarkField(kind)}-seen" value="${report?.remarks[kind] ?? ''}"><textarea name="${remarkField(kind)}" rows="4" maxlength="${longestRemark}">${report?.remarks[kind] ?? ''}</textarea>`,
      ),
  )}<button class="button">${say('board-remarks-save')}</button></form></details>`;

/** Name of the field of a remark. */
export const remarkField = (kind: RemarkKind): string => `remark-${kind}`;

/** Forms of these acts for one subject. */
export const paperForms = (
  say: Say,
  rows: readonly PaperAct[],
  at: { readonly action: string; readonly subject: string } & Pick<ActForms, 'typed' | 'revision' | 'about'>,
  facts?: OfferedAct['facts'],
): Markup =>
  actForms(say, {
    ...{ action: at.action, revision: at.revision, hidden: { subject: at.subject } },
    acts: rows.map((row) => offered(row, at.subject, facts)),
    ...(at.about !== undefined && { about: at.about }),
    ...(at.typed && { typed: at.typed }),
  });

const isRemark = ({ name }: PaperAct): boolean => name === 'remarkReport';

/** Renders a paper's page: print view, remarks, acts and files. */
export function paperPage(say: Say, sheet: PaperSheet): Markup {
  const { paper, printable, forms, acts, issues } = sheet;
  const action = `${paperAddress(paper)}/act`;
  return html`<h1>${paperName(say, paper)}</h1><p><a href="/board/papers">${say('board-papers')}</a>${sheet.minutes && html` · <a href="${paperAddress(sheet.minutes)}">${paperName(say, sheet.minutes)}</a>`}</p>
${sheet.done && notice('done', html`<p>${say('board-did', { what: 'paper' })}</p>`)}
${refusals(issues.map(({ key, facts }) => say(key, facts)))}
${sheet.ends !== null && notice('note', html`<p>${say('paper-early', { day: formatDate(sheet.ends) })}</p>`)}
${sheet.awaited !== null && notice('note', html`<p>${say('board-report-awaited', { due: formatDate(sheet.awaited) })}</p>`)}
${acts.some(isRemark) && remarksForm(say, sheet)}
${
  acts.some((row) => !isRemark(row)) &&
  paperForms(
    say,
    acts.filter((row) => !isRemark(row)),
    {
      action,
      subject: paper.of,
      revision: sheet.revision,
      about: paperName(say, paper),
      ...(sheet.typed && { typed: sheet.typed }),
    },
  )
}
${forms.length > 0 && html`<section><h2>${say('board-files')}</h2><ul class="files">${forms.map((form) => html`<li><a class="button quiet" href="${paperAddress(paper)}/${form}"${form !== 'html' && html` download`}>${say('board-file-form', { form })}</a></li>`)}</ul></section>`}
${actionsOf(say, sheet)}
${violationsOf(say, sheet)}
${printable?.form === 'docx' && paperView(printable.paper)}`;
}

const finishRow = paperActs.filter(({ name }) => name === 'finishAction');

function actionsOf(say: Say, { paper, actions, mayFinish }: PaperSheet): Part {
  return (
    actions.length > 0 &&
    html`<section><h2>${say('figure-actions')}</h2><ul class="rows">${actions.map(
      ({ id, text, dueOn, doneOn, note }, at) =>
        html`<li><div class="what"><b>${text}</b><small>${dueOn !== null && say('board-due', { on: formatDate(localDate(dueOn)) })}${doneOn !== null && say('board-done-on', { on: formatDate(localDate(doneOn)), note: note ?? '' })}</small></div>${doneOn === null && mayFinish && paperForms(say, finishRow, { action: `${paperAddress(paper)}/act`, subject: id, revision: 0 }, { number: at + 1 })}</li>`,
    )}</ul></section>`
  );
}

/** The act that is offered to the person whom the entry is about, so its details are shown to them. */
const isAnswer = ({ name }: PaperAct): boolean => name === 'answerViolation';

function violationsOf(say: Say, { paper, violations }: PaperSheet): Part {
  return (
    violations.length > 0 &&
    html`<section><h2>${say('board-violations-open')}</h2><ul class="rows">${violations.map(
      ({ entry, name, acts, revision }) =>
        html`<li><div class="what"><b>${name}</b><small>${entry.clause} · ${say(`violation-state-${entry.state}`)}</small>${acts.some(isAnswer) && html`<p>${say(`paper-degree-${entry.degree}`)} · ${entry.evidence}</p>${entry.answer && html`<blockquote><p>${entry.answer.words}</p></blockquote>`}`}</div>${acts.length > 0 && paperForms(say, acts, { action: `${paperAddress(paper)}/act`, subject: entry.id, revision, about: `${name} · ${entry.clause}` }, { name })}</li>`,
    )}</ul></section>`
  );
}
