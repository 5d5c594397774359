/** What money and figures look like in a chat: a screen of what a signer must know, what may be done, and the files. */
import { nothingInHand, type PaperInHand, type PaperNoun, paperActs } from '../../domain/act/paper.ts';
import type { Action } from '../../domain/act/press.ts';
import { notedReason } from '../../domain/act/submission.ts';
import type { PaperFile } from '../../domain/attached-file.ts';
import { leftOf, nameOfLine } from '../../domain/budget/budget.ts';
import { formatDate, localDate, localDateOf } from '../../domain/calendar/local-date.ts';
import type { Sentence } from '../../domain/facts.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { Button, ButtonRows, Message } from '../../domain/message.ts';
import { inOrder } from '../../domain/period/defect.ts';
import { byClause, type PeriodFigures } from '../../domain/period/figures.ts';
import { basesOn, type LegalBasis } from '../../domain/period/legal-basis.ts';
import {
  type FigureName,
  mayReadPaper,
  type PaperForm,
  type PaperRef,
  type PaperView,
  paperFormName,
} from '../../domain/period/paper-ref.ts';
import { monthOf, parsePeriod, shortPeriod } from '../../domain/period/period.ts';
import { minutesOf, type RemarkKind, type Report, remarkKinds, reportKinds } from '../../domain/period/report.ts';
import { actorOf, type Person } from '../../domain/person/person.ts';
import { versionOn } from '../../domain/process/dated-rule.ts';
import { isDeciding } from '../../domain/roles.ts';
import { balancesOf, balanceTotals } from '../../domain/royalty/balance.ts';
import type { RoyaltyLine } from '../../domain/royalty/item-lines.ts';
import { formatPermille, formatVnd, sumOf } from '../../domain/royalty/money.ts';
import type { StatementContent } from '../../domain/royalty/statement.ts';
import { changeLines, isFrozen, type Statement, supportOf } from '../../domain/royalty/statement-state.ts';
import type { Records } from '../../ports/period-records.ts';
import { dossierIssue } from '../../reading/dossier.ts';
import { figureSight } from '../../reading/figure-sight.ts';
import { seeReport } from '../../reading/report.ts';
import { type OwnVersion, ownVersions, type StatementSince, seeStatement } from '../../reading/statement.ts';
import { revisionOf } from '../../usecases/period/seen.ts';
import { ruleVersions } from '../../usecases/process/dated-rules.ts';
import { button, inTwos, rows } from './buttons.ts';
import { joinedLines } from './lines.ts';
import { rulesMessage } from './rules.ts';

/** Lines of one message; the files have all. */
const shownLines = 12;
const shownExceptions = 6;
const shownEntries = 5;

const filesOf = (paper: PaperRef, forms: readonly PaperForm[]): readonly PaperFile[] =>
  forms.map((form) => ({ paper, form, name: paperFormName(paper, form) }));

const viewButton = (label: Sentence | string, { name, of }: PaperRef, list = ''): Button =>
  button(label, `paper.${name}${list === '' ? '' : `.${list}`}`, of);

/** In the rows' order, those of one line side by side. @param facts of the labels, where a list has several of a noun */
async function actButtons(
  noun: PaperNoun,
  thing: Partial<PaperInHand>,
  { records, reader, subject }: { readonly records: Records; readonly reader: Person; readonly subject: string },
  facts?: Sentence['facts'],
): Promise<ButtonRows> {
  const whole = { ...nothingInHand, ...thing };
  const open = paperActs.filter(
    (row) => row.noun === noun && row.line !== null && row.isOpen(whole, actorOf(reader), records.now),
  );
  const revision = await revisionOf(records, noun, subject);
  return [...new Set(open.map(({ line }) => line))].map((line) =>
    open
      .filter((row) => row.line === line)
      .map(({ label, press }) =>
        button(facts ? { key: label, facts } : { key: label }, press as Action, subject, revision),
      ),
  );
}

export async function messageOfPaper(records: Records, reader: Person, view: PaperView): Promise<Message> {
  if (reader.status !== 'active') return { key: 'issue-account-frozen' };
  if (view.name === 'own') return ownRoyalties(records, reader);
  if (view.name === 'rules') return rulesMessage(records, reader, view.of);
  if (!mayReadPaper(view.name, reader.role)) return { key: 'issue-not-entitled' };
  switch (view.name) {
    case 'statement':
      return statementMessage(records, reader, view.of);
    case 'report':
      return reportMessage(records, reader, view);
    case 'minutes':
      return minutesMessage(records, view.of);
    case 'budget':
    case 'estimate':
      return budgetMessage(records, reader, view.of);
    case 'violations':
      return violationMessage(records, reader);
    case 'regulation':
      return regulationMessage(records, reader);
    case 'dossier':
      return dossierMessage(records, reader, view);
    case 'reward':
      return rewardMessage(records, reader, view.of);
  }
}

async function dossierMessage(records: Records, reader: Person, paper: PaperRef): Promise<Message> {
  const seen = await dossierIssue(records, paper.of, actorOf(reader));
  if (seen) return { key: seen.key, ...(seen.facts ? { facts: seen.facts } : {}) };
  const head = await records.stores.dossiers.head();
  return {
    key: 'dossier-here',
    facts: { code: paper.of, seq: head?.seq ?? 0, head: head?.hash ?? '' },
    files: filesOf({ name: 'dossier', of: paper.of }, ['zip']),
  };
}

const lineText = ({ item, paidVnd }: RoyaltyLine): string =>
  `${item ? `${item.code} ${item.title}` : '…'}: ${formatVnd(paidVnd)}`;

/** Their own lines alone: this month's as they stand, and those of statements that are frozen. */
export async function ownRoyalties(records: Records, person: Person): Promise<Message> {
  const month = monthOf(localDateOf(records.now, records.ward.timeZone)).id;
  const versions = await ownVersions(records, person.id, month);
  const label = { key: 'choice-statement', facts: { month: shortPeriod(month) } };
  const buttons = rows(mayReadPaper('statement', person.role) && [viewButton(label, { name: 'statement', of: month })]);
  if (versions.length === 0) return { key: 'royalty-none', buttons };
  const frozen = versions
    .filter(({ isFrozen: is }) => is)
    .map((each) => `${shortPeriod(each.month)}: ${formatVnd(each.sumVnd)}`);
  return {
    key: 'royalty-own',
    facts: {
      month: shortPeriod(month),
      expected: formatVnd(sumOf(versions.filter(({ isFrozen: is }) => !is).map(({ sumVnd }) => sumVnd))),
      paid: frozen.length > 0 ? frozen.join('\n') : { key: 'royalty-no-month' },
      lines: joinedLines(shortVersions(versions)),
    },
    buttons,
  };
}

/** One list a version; of a month that was paid before, the newest says what remains. */
const shortVersions = (versions: readonly OwnVersion[]): readonly Sentence[] => {
  let left = shownLines;
  return versions.flatMap(({ month, version, isFrozen: is, lines, sumVnd, settledVnd }) => {
    if (left <= 0) return [];
    const shown = lines.slice(0, left);
    left -= shown.length;
    return [
      {
        key: 'royalty-version',
        facts: {
          ...{ month: shortPeriod(month), version, isFrozen: is ? 'yes' : 'no', sum: formatVnd(sumVnd) },
          paid: settledVnd === null ? 'none' : formatVnd(settledVnd),
          way: settledVnd !== null && sumVnd < settledVnd ? 'back' : 'pay',
          left: formatVnd(Math.abs(sumVnd - (settledVnd ?? 0))),
          lines: shown.map(lineText).join('\n'),
        },
      },
    ];
  });
};

/** Sentences one below the other; a fact is one sentence, so the rest hangs on the first. */
const stacked = (sentences: readonly Sentence[]): Sentence | string => {
  const [first, ...rest] = sentences;
  return first ? { key: 'paper-note-line', facts: { line: first, rest: stacked(rest) } } : '';
};

/** A line each, or the sentence that there is none. */
const orNone = <Row>(none: string, all: readonly Row[], line: (row: Row, at: number) => Sentence): Sentence | string =>
  all.length === 0 ? { key: none } : stacked(all.map(line));

const headOf = async ({ stores, now }: Records) => {
  const [head] = await stores.people.holdersOf(['head'], now);
  return head ? { person: head.id, name: head.name } : null;
};

/** A month that was paid is paid only the difference. */
function balanceNotes({ content }: Statement, settled: StatementContent | null): readonly Sentence[] {
  if (!settled) return [];
  const { paidVnd, payVnd, takeBackVnd } = balanceTotals(balancesOf(content, settled));
  const facts = { paid: formatVnd(paidVnd), pay: formatVnd(payVnd), back: formatVnd(takeBackVnd) };
  return [{ key: 'statement-balance', facts }];
}

/** A grade or an item since: before the freezing it has to be computed again, after it a new version takes it. */
const sinceNotes = (statement: Statement, since: StatementSince | null): readonly Sentence[] =>
  since === null
    ? []
    : [
        {
          key: isFrozen(statement) ? 'statement-since-frozen' : 'statement-since',
          facts: { count: since.lines.length, lines: joinedLines(changeLines(since.now, since.lines)) },
        },
      ];

/** The override first: that somebody approved what they are paid by is what the next signer must see. */
async function statementMessage(records: Records, reader: Person, month: string): Promise<Message> {
  const seen = await seeStatement(records, month);
  if (!seen.ok) {
    const [issue] = seen.issues;
    return issue?.facts ? { key: issue.key, facts: issue.facts } : { key: issue?.key ?? 'issue-no-statement' };
  }
  const { statement, changes, since, settled } = seen;
  const { totals, exceptions, ceiling } = statement.content;
  const override = statement.approved?.override;
  const { version, reason } = statement;
  const signer = statement.approved ?? (statement.state === 'checked' ? await headOf(records) : null);
  const support = signer ? supportOf(statement.content, signer.person) : 0;
  const notes: readonly Sentence[] = [
    ...(override
      ? [{ key: 'paper-statement-override', facts: { name: statement.approved.name, reason: override } }]
      : []),
    ...(signer && support > 0
      ? [
          {
            key: statement.approved ? 'statement-approved-by-supported' : 'statement-approver-supported',
            facts: { name: signer.name, amount: formatVnd(support) },
          },
        ]
      : []),
    ...(reason ? [{ key: 'statement-renewed', facts: { version, reason, count: changes.length } }] : []),
    ...balanceNotes(statement, settled),
    ...sinceNotes(statement, since),
    ...exceptions.map(({ issue }) => issue),
  ];
  const paper = { name: 'statement', of: month } as const;
  return {
    key: 'statement-month',
    facts: {
      month: shortPeriod(month),
      version: statement.version,
      state: { key: `statement-state-${statement.state}` },
      items: totals.items,
      royalty: formatVnd(totals.royaltyVnd),
      support: formatVnd(totals.managementVnd),
      tax: formatVnd(totals.taxVnd),
      net: formatVnd(totals.netVnd),
      ceiling: ceiling?.monthVnd == null ? 'none' : formatVnd(ceiling.monthVnd),
      cut: formatVnd(totals.cutVnd + totals.carriedVnd),
      notes: notes.length > 0 ? stacked(notes.slice(0, shownExceptions)) : { key: 'statement-no-notes' },
    },
    // Kept only when somebody has computed it: until then nothing can be checked.
    buttons: await actButtons(
      'statement',
      { statement: statement.id === '' ? null : statement },
      { records, reader, subject: month },
    ),
    files: filesOf(paper, ['docx', 'xlsx']),
  };
}

const rate = (permille: number | null): string => (permille === null ? '–' : `${formatPermille(permille)}%`);

const lateOf = (figures: PeriodFigures) =>
  byClause([...figures.items, ...figures.answers]).flatMap((clause) => clause.late);

const listed = (lines: readonly string[]): Sentence | string =>
  lines.length === 0 ? { key: 'report-none-late' } : lines.slice(0, shownLines).join('\n');

/** The list that a figure opens. */
function figureList({ figures, carried }: Report, name: FigureName): readonly (string | Sentence)[] {
  switch (name) {
    case 'items':
      return figures.items.map(({ code, title }) => `${code} ${title}`);
    case 'late':
      return lateOf(figures).map(({ code, title }) => `${code} ${title}`);
    case 'returned':
      return [...figures.returned, ...figures.rejected].map(({ code, reason }) => ({
        key: 'figure-reason-line',
        facts: { code, reason: reason === '' ? '–' : notedReason(reason) },
      }));
    case 'corrected':
      return [...figures.corrected, ...figures.takenDown];
    case 'questions':
      return figures.answers.map(({ code, title }) => `${code} ${title}`);
    case 'open':
      return figures.questionsOpen;
    case 'actions':
      return carried.map(({ text }) => text);
  }
}

/** One below the other; what is no sentence yet stands as it is. */
const listLines = (lines: readonly (string | Sentence)[]): Sentence | string =>
  lines.reduceRight<Sentence | string>(
    (rest, line) => ({ key: rest === '' ? 'figure-last-line' : 'figure-list-line', facts: { line, rest } }),
    '',
  );

/** A list of one message is read on a phone; the paper's appendix has the whole. */
const longestList = 40;

async function reportMessage(
  records: Records,
  reader: Person,
  { of, list }: Extract<PaperView, { name: PaperRef['name'] }>,
): Promise<Message> {
  const [named, id = ''] = of.split(':');
  const kind = reportKinds.find((each) => each === named);
  const period = parsePeriod(id);
  if (!kind || !period) return { key: 'issue-period-unreadable', facts: { period: id } };
  if (list === 'actions') return actionsMessage(records, reader);
  const report = await seeReport(records, kind, period);
  const paper = { name: 'report', of } as const;
  if (list) {
    const lines = figureList(report, list);
    return {
      key: 'report-list',
      facts: {
        figure: { key: `figure-${list}` },
        count: lines.length,
        lines: lines.length === 0 ? { key: 'report-none-late' } : listLines(lines.slice(0, longestList)),
      },
    };
  }
  const on = localDateOf(records.now, records.ward.timeZone);
  const bases = versionOn(await ruleVersions(records, 'bases'), on)?.content.bases ?? [];
  return wholeReport(records, reader, { report, replaced: basesOn(bases, on).replaced }, paper);
}

/** Asked for alone, they come alone: the report that they are kept with has a press of its own. */
async function minutesMessage(records: Records, of: string): Promise<Message> {
  const [named, id = ''] = of.split(':');
  const kind = reportKinds.find((each) => each === named);
  const period = parsePeriod(id);
  const report = kind && period && (await records.stores.reports.latest(kind, period.id));
  const meeting = report && minutesOf(report);
  if (!meeting) return { key: 'minutes-none' };
  const day = formatDate(localDateOf(new Date(meeting.heldAt), records.ward.timeZone));
  return {
    key: 'minutes-here',
    facts: { day, present: meeting.present.length, count: meeting.resolutions.length },
    files: filesOf({ name: 'minutes', of }, ['docx']),
  };
}

interface ReportSeen {
  readonly report: Report;
  /** Legal bases that ended within the year. */
  readonly replaced: readonly LegalBasis[];
}

async function wholeReport(
  records: Records,
  reader: Person,
  { report, replaced }: ReportSeen,
  paper: PaperRef,
): Promise<Message> {
  const { figures } = report;
  const dated = byClause(figures.items).filter(({ onTimePermille }) => onTimePermille !== null);
  const cases = sumOf(dated.map((clause) => clause.cases.length));
  const late = sumOf(dated.map((clause) => clause.late.length));
  const kept = report.id !== '';
  const { demand, direction } = report;
  const demanded = demand && { text: demand.text, due: formatDate(localDate(demand.dueOn)) };
  const notes: readonly Sentence[] = [
    ...(demanded ? [{ key: 'report-demanded', facts: demanded }] : []),
    ...(report.withdrawal && report.state === 'withdrawn'
      ? [{ key: 'report-withdrawn-why', facts: { name: report.withdrawal.name, reason: report.withdrawal.text } }]
      : []),
    ...(direction ? [{ key: 'report-directed', facts: { text: direction.text } }] : []),
    ...replaced.map(({ name, replacedBy }) => ({
      key: 'report-basis-replaced',
      facts: { name, by: replacedBy ?? 'none' },
    })),
  ];
  const lists = (['items', 'late', 'returned', 'corrected', 'questions', 'open'] as const).filter(
    (name) => figureList(report, name).length > 0,
  );
  const figureButton = (name: FigureName) =>
    viewButton({ key: 'choice-figure', facts: { figure: { key: `figure-${name}` } } }, paper, name);
  return {
    key: 'report-month',
    facts: {
      from: formatDate(localDate(figures.firstDay)),
      to: formatDate(localDate(figures.lastDay)),
      state: { key: `report-state-${report.state}` },
      items: figures.items.length,
      before: figures.before.items,
      onTime: rate(cases === 0 ? null : Math.round(((cases - late) * 1000) / cases)),
      returned: figures.returned.length,
      corrected: figures.corrected.length,
      received: figures.questionsReceived.length,
      answered: figures.answers.length,
      open: figures.questionsOpen.length,
      royalty: figures.royaltyVnd === null ? { key: 'report-royalty-open' } : formatVnd(figures.royaltyVnd),
      late: listed(lateOf(figures).map(({ code, title }) => `${code} ${title}`)),
      notes: stacked(notes),
    },
    buttons: [
      ...(await actButtons('report', { report: kept ? report : null }, { records, reader, subject: paper.of })),
      ...inTwos(lists.map(figureButton)),
      [viewButton('figure-actions', paper, 'actions')],
      [button('choice-see-budget', 'go.kinhphi'), button('choice-see-reward', 'go.khenthuong')],
      [button('choice-see-violations', 'go.vipham'), button('choice-see-regulation', 'go.suaquyche')],
    ],
    files: [
      ...filesOf(paper, figures.items.length > 0 ? ['docx', 'onTime', 'units'] : ['docx']),
      ...(minutesOf(report) ? filesOf({ name: 'minutes', of: paper.of }, ['docx']) : []),
    ],
  };
}

/** What the Chairman directed and the board resolved, with a press for each that is done. */
async function actionsMessage({ stores, now, ward }: Records, reader: Person): Promise<Message> {
  const actions = await stores.reports.actions(localDateOf(now, ward.timeZone));
  const open = actions.filter(({ doneOn }) => doneOn === null);
  return {
    key: 'action-list',
    facts: {
      count: open.length,
      lines: open.map(({ text }, at) => `${at + 1}. ${text}`).join('\n') || { key: 'report-none-late' },
    },
    buttons: isDeciding(reader.role)
      ? open
          .slice(0, shownEntries)
          .map(({ id }, at) => [button({ key: 'choice-rp-finish', facts: { number: at + 1 } }, 'rp-finish', id)])
      : [],
  };
}

async function budgetMessage(records: Records, reader: Person, year: string): Promise<Message> {
  const lines = await records.stores.period.budget(Number(year));
  const approved = sumOf(lines.map((line) => line.approved?.amountVnd ?? 0));
  return {
    key: 'budget-year',
    facts: {
      year,
      approved: formatVnd(approved),
      spent: formatVnd(sumOf(lines.map(({ spentVnd }) => spentVnd))),
      committed: formatVnd(sumOf(lines.map(({ committedVnd }) => committedVnd))),
      lines: orNone('budget-none', lines.slice(0, shownLines), (line, at) => ({
        key: 'budget-line',
        facts: {
          number: at + 1,
          name: nameOfLine(line),
          estimate: formatVnd(line.estimateVnd),
          basis: line.basis || 'none',
          left: line.approved ? formatVnd(leftOf(line) ?? 0) : 'none',
        },
      })),
    },
    buttons: await actButtons('budget', {}, { records, reader, subject: year }),
    files:
      lines.length === 0
        ? []
        : [...filesOf({ name: 'budget', of: year }, ['docx']), ...filesOf({ name: 'estimate', of: year }, ['docx'])],
  };
}

/** What is over stays in the paper; whom it is about sees none of their own. */
async function violationMessage(records: Records, reader: Person): Promise<Message> {
  const register = await records.stores.registers.list('violation', null);
  const all = register.filter(({ person }) => person !== reader.id);
  const open = all.filter(({ state }) => state !== 'decided' && state !== 'dropped').slice(0, shownEntries);
  const named = await Promise.all(
    open.map(async (violation) => ({
      violation,
      name: (await records.stores.people.find(violation.person as PersonId))?.name ?? '…',
    })),
  );
  const own = await Promise.all(
    named.map(({ violation, name }) =>
      actButtons('violation', { violation }, { records, reader, subject: violation.id }, { name }),
    ),
  );
  return {
    key: 'violation-list',
    facts: {
      count: open.length,
      lines: orNone('report-none-late', named, ({ violation: { clause, degree, state }, name }) => ({
        key: 'violation-line',
        facts: {
          ...{ name, clause },
          degree: { key: `paper-degree-${degree}` },
          state: { key: `violation-state-${state}` },
        },
      })),
    },
    buttons: [
      ...(await actButtons('violation', {}, { records, reader, subject: '' })),
      ...own.flat().filter((row) => row.every((each) => !('action' in each) || each.action !== 'vi-note')),
    ],
    // Whom it is about gets no file that tells of it.
    files: all.length > 0 && all.length === register.length ? filesOf({ name: 'violations', of: '' }, ['docx']) : [],
  };
}

async function regulationMessage(records: Records, reader: Person): Promise<Message> {
  const defects = await records.stores.registers.list('defect', null);
  return {
    key: 'defect-list',
    facts: {
      count: defects.length,
      lines: orNone('report-none-late', inOrder(defects).slice(0, shownLines), ({ clause, problem }) => ({
        key: 'defect-line',
        facts: {
          clause: clause.startsWith('art:')
            ? { key: 'paper-article', facts: { number: clause.slice('art:'.length) } }
            : clause,
          problem,
        },
      })),
    },
    buttons: await actButtons('defect', {}, { records, reader, subject: '' }),
    files: defects.length > 0 ? filesOf({ name: 'regulation', of: '' }, ['docx']) : [],
  };
}

async function rewardMessage(records: Records, reader: Person, of: string): Promise<Message> {
  const period = parsePeriod(of);
  if (!period) return { key: 'issue-period-unreadable', facts: { period: of } };
  const praise = (await records.stores.registers.list('praise', of)).at(-1) ?? null;
  const { people } = praise ?? (await figureSight(records).ranking(period));
  return {
    key: 'reward-ranking',
    facts: {
      period: shortPeriod(of),
      state: { key: `praise-state-${praise?.state ?? 'none'}` },
      outcome: praise?.outcome ?? 'none',
      lines: listed(
        people
          .slice(0, shownLines)
          .map(({ place, name, pointsTenths }) => `${place}. ${name}: ${formatPermille(pointsTenths)}`),
      ),
    },
    buttons: await actButtons('praise', { praise }, { records, reader, subject: of }),
    files: people.length > 0 ? filesOf({ name: 'reward', of }, ['docx']) : [],
  };
}

/** Of which kind a remark is, one button each. */
export const remarkChoices = (subject: string, revision: number): Message => ({
  key: 'remark-which',
  buttons: remarkKinds.map((kind: RemarkKind) => [
    button({ key: `paper-remark-${kind}` }, `rp-remark.${kind}`, subject, revision),
  ]),
});
