/**
 * Carries out one act on a paper, from a chat, a page of the web desk or the command line. Parses the words given with it;
 * rights and rules belong to the paper's own module. The outcome names what to show next.
 */
import {
  nothingInHand,
  type PaperAct,
  type PaperInHand,
  type PaperNoun,
  paperActs,
  signsStatement,
} from '../../domain/act/paper.ts';
import type { Actor } from '../../domain/actor.ts';
import { formatDate, localDateOf } from '../../domain/calendar/local-date.ts';
import { type Attempt, type Issue, refused } from '../../domain/decision.ts';
import { joinedLines } from '../../domain/facts.ts';
import { fieldsIn, writtenDayIn, writtenDaysIn } from '../../domain/period/fields.ts';
import { type PaperView, paperOfNoun } from '../../domain/period/paper-ref.ts';
import { parsePeriod, shortPeriod } from '../../domain/period/period.ts';
import { type RemarkKind, type ReportKind, remarkKinds, reportKinds } from '../../domain/period/report.ts';
import { discussedIn } from '../../domain/plan/meeting.ts';
import { isDatedRule } from '../../domain/process/dated-rule.ts';
import { degrees } from '../../domain/reward/violation.ts';
import { changeLines, changesBetween, isFrozen, isOutdated } from '../../domain/royalty/statement-state.ts';
import { foldForSearch } from '../../domain/text/normalize.ts';
import { objectionToDay } from '../../domain/words/moment.ts';
import type { FigureSight } from '../../ports/period.ts';
import type { Records } from '../../ports/period-records.ts';
import type { Unit } from '../../ports/services.ts';
import { onePerson } from '../person/one-person.ts';
import { acknowledgeRegulation, adoptRule, dropRule, proposeRule } from '../process/dated-rules.ts';
import { approveMonth, checkMonth, computeMonth, payMonth } from '../royalty/statement.ts';
import { onBudget } from './act-on-budget.ts';
import { divide, grade, noteTax } from './money-words.ts';
import { meetOnPraise, proposePraise, settlePraise } from './praise.ts';
import { keepViolation, noteDefect } from './registers.ts';
import {
  approveReport,
  demandReport,
  direct,
  draftReport,
  finishAction,
  keepRemarks,
  periodOf,
  type ReportName,
  recordMeeting,
  remark,
  sendReport,
  submitReport,
  withdrawReport,
} from './report.ts';
import { changedSince } from './seen.ts';

/** An act on a month's or quarter's papers, from a button, a form or the command line. */
export interface PaperInput {
  readonly act: PaperAct['name'];
  /** Subject of the act, as its button carries it: '2026-11', 'monthly:2026-11', an id. */
  readonly subject: string;
  /** The part of the button after the dot: the kind of a remark. */
  readonly argument: string;
  readonly words: string;
  /** The revision of the paper that the person saw (`revisionOf`). Null: the command line, which reads it at the same moment. */
  readonly revision: number | null;
}

/** The paper to show after an act. */
export type PaperOutcome = Attempt<{ readonly show: PaperView }>;

type Step = Attempt;

/** Everything needed to decide an act. */
export interface Asked {
  readonly unit: Unit;
  readonly actor: Actor;
  readonly sight: FigureSight;
  readonly input: PaperInput;
}

/** Parses 'monthly:2026-11'. Null: there is no such report. */
export function reportNamed(subject: string): ReportName | null {
  const [named, period = ''] = subject.split(':');
  const kind = reportKinds.find((each): each is ReportKind => each === named);
  return kind && parsePeriod(period) ? { kind, period } : null;
}

/** Reads the paper that an act's rule examines. */
export async function paperInHand(
  { stores }: Pick<Records, 'stores'>,
  noun: PaperAct['noun'],
  subject: string,
): Promise<PaperInHand> {
  switch (noun) {
    case 'statement':
      return { ...nothingInHand, statement: await stores.statements.latest(subject) };
    case 'report': {
      const name = reportNamed(subject);
      return { ...nothingInHand, report: name && (await stores.reports.latest(name.kind, name.period)) };
    }
    case 'violation':
      return { ...nothingInHand, violation: await stores.registers.find('violation', subject) };
    case 'rule':
      return { ...nothingInHand, rule: await stores.registers.find('rule', subject) };
    case 'praise':
      return { ...nothingInHand, praise: (await stores.registers.list('praise', subject)).at(-1) ?? null };
    case 'budget':
    case 'defect':
      return nothingInHand;
  }
}

/** Carries out an act. @param input its `revision` is what the person saw; null: no comparison */
export async function actOnPaper(
  unit: Unit,
  actor: Actor,
  input: PaperInput,
  sight: FigureSight,
): Promise<PaperOutcome> {
  const row = paperActs.find(({ name }) => name === input.act);
  if (!row) return refused('issue-press-unknown');
  const asked = { unit, actor, sight, input };
  const changed = input.revision === null ? null : await changedSince(unit, row, input.subject, input.revision);
  if (changed) return changed;
  const show = (noun: Exclude<PaperNoun, 'rule'>) => paperOfNoun(noun, input.subject);
  switch (row.noun) {
    case 'statement':
      return shown(await onStatement(asked), show('statement'));
    case 'report':
      return onReport(asked);
    case 'budget':
      return shown(await onBudget(unit, actor, input), show('budget'));
    case 'violation':
      return shown(await onViolation(asked), show('violation'));
    case 'defect': {
      const [clause = '', problem = '', ...proposal] = fieldsIn(input.words);
      const noted = await noteDefect(unit, actor, { clause, problem, proposal: proposal.join(' ') });
      return shown(noted, show('defect'));
    }
    case 'rule':
      return onRule(asked);
    case 'praise':
      return shown(await onPraise(asked), show('praise'));
  }
}

const shown = (step: Step, show: PaperView): PaperOutcome => (step.ok ? { ok: true, show } : step);

/** Refuses to check or approve an outdated statement: a grade given since would change it. */
async function outdated({ unit, sight, input }: Asked): Promise<ReturnType<typeof refused> | null> {
  const { subject: month } = input;
  if (!signsStatement.some((name) => name === input.act)) return null;
  const kept = await unit.stores.statements.latest(month);
  const fresh = await sight.statement(month);
  if (!kept || isFrozen(kept) || !fresh.ok || !isOutdated(kept.content, fresh.content)) return null;
  const lines = changesBetween(kept.content, fresh.content);
  const facts = {
    month: shortPeriod(month),
    count: lines.length,
    lines: joinedLines(changeLines(lines)),
  };
  return refused('issue-statement-outdated', facts);
}

async function onStatement(asked: Asked): Promise<Step> {
  const { unit, actor, sight, input } = asked;
  const { subject: month, words } = input;
  const old = await outdated(asked);
  if (old) return old;
  switch (input.act) {
    case 'computeStatement':
    case 'renewStatement': {
      const seen = await sight.statement(month);
      if (!seen.ok) return seen;
      await noteMissingRates(unit, seen.content.exceptions);
      return computeMonth(unit, actor, seen.content, words.trim() === '' ? null : words.trim());
    }
    case 'checkStatement':
      return checkMonth(unit, actor, month);
    case 'ownCheckStatement':
      return words.trim() === '' ? refused('issue-words-missing') : checkMonth(unit, actor, month, words.trim());
    case 'approveStatement':
      return approveMonth(unit, actor, { month, override: null });
    case 'overrideStatement':
      return words.trim() === ''
        ? refused('issue-words-missing')
        : approveMonth(unit, actor, { month, override: words.trim() });
    case 'payStatement': {
      const kept = await unit.stores.statements.latest(month);
      return payMonth(unit, actor, month, kept ? await sight.taxChanges(kept.content) : []);
    }
    case 'gradeItem':
      return grade(unit, actor, words);
    case 'shareItem':
      return divide(unit, actor, words);
    default:
      return noteTax(unit, actor, words);
  }
}

/** Acts on a dated rule. The subject is its kind, or the id of a proposal. */
async function onRule({ unit, actor, sight, input }: Asked): Promise<PaperOutcome> {
  const { subject, words } = input;
  switch (input.act) {
    case 'proposeRule': {
      if (!isDatedRule(subject)) return refused('issue-press-unknown');
      const outcome = await proposeRule(unit, actor, subject, words, sight);
      return shown(outcome, { name: 'rules', of: outcome.ok ? outcome.proposal.id : '' });
    }
    case 'adoptRule':
      return shown(await adoptRule(unit, actor, subject), { name: 'rules', of: subject });
    case 'dropRule':
      return shown(await dropRule(unit, actor, subject), { name: 'rules', of: subject });
    default:
      return shown(await acknowledgeRegulation(unit, actor), { name: 'rules', of: 'regulation' });
  }
}

/** A day without a rate is a gap in the ward's decisions on Art. 9. Notes it once as a defect, for the proposal of Art. 12. */
async function noteMissingRates(
  unit: Unit,
  exceptions: readonly { readonly kind: string; readonly issue: Issue }[],
): Promise<void> {
  const missing = exceptions.find(({ issue }) => issue.key === 'issue-rate-missing');
  if (!missing || !(await unit.stores.once(`defect:rate:${String(missing.issue.facts?.day)}`, unit.now))) return;
  await noteDefect(unit, null, { clause: 'art:9', problem: missing.issue, proposal: '' });
}

async function onReport({ unit, actor, sight, input }: Asked): Promise<PaperOutcome> {
  const { subject, words } = input;
  if (input.act === 'demandReport') return demand({ unit, actor, sight, input });
  if (input.act === 'finishAction')
    return shown(await finishAction(unit, actor, { id: subject, note: words }), {
      name: 'report',
      of: `monthly:${localDateOf(unit.now, unit.ward.timeZone).slice(0, 7)}`,
      list: 'actions',
    });
  const name = reportNamed(subject);
  if (!name) return refused('issue-period-unreadable', { period: subject });
  return shown(await stepOfReport({ unit, actor, sight, input }, name), { name: 'report', of: subject });
}

async function stepOfReport({ unit, actor, sight, input }: Asked, name: ReportName): Promise<Step> {
  switch (input.act) {
    case 'draftReport': {
      const period = periodOf(name);
      return period.ok ? draftReport(unit, actor, name, await sight.figures(period.period)) : period;
    }
    case 'remarkReport': {
      const kind = remarkKinds.find((each): each is RemarkKind => each === input.argument);
      return kind ? remark(unit, actor, name, kind, input.words) : refused('issue-press-unknown');
    }
    case 'keepRemarks':
      return keepRemarks(unit, actor, name);
    case 'meetReport':
      return recordMeeting(unit, actor, name, await meetingOf(unit, actor, input.words));
    case 'submitReport':
      return submitReport(unit, actor, name);
    case 'approveReport':
      return approveReport(unit, actor, name);
    case 'sendReport':
      return sendReport(unit, actor, name);
    case 'directReport':
      return direct(unit, actor, name, input.words);
    default:
      return withdrawReport(unit, actor, name, input.words);
  }
}

/** A meeting held now at the ward's office, chaired by the head. Each typed line is a resolution or a part of the discussion. */
async function meetingOf({ stores, now, ward }: Unit, actor: Actor, words: string) {
  const board = await stores.people.holdersOf(['head', 'standingDeputy', 'deputy', 'member', 'office'], now);
  const head = board.find(({ role }) => role === 'head');
  return {
    heldAt: now.toISOString(),
    endedAt: null,
    place: ward.contact.address || ward.fullName,
    chair: head?.name ?? actor.name,
    secretary: actor.name,
    present: board.map(({ name }) => name),
    absent: [],
    ...discussedIn(fieldsIn(words)),
  };
}

/** Parses '01/11 – 20/11; 25/11; nội dung': the period, the due day, the purpose. */
async function demand({ unit, actor, sight, input }: Asked): Promise<PaperOutcome> {
  const today = localDateOf(unit.now, unit.ward.timeZone);
  const [stretch = '', day = '', ...rest] = fieldsIn(input.words);
  const [from, to] = writtenDaysIn(stretch, today);
  const dueOn = writtenDayIn(day, today);
  const noDay = objectionToDay(stretch, today) ?? objectionToDay(day, today);
  if (noDay) return { ok: false, issues: [noDay] };
  const period = from && to ? parsePeriod(`${from}..${to}`) : null;
  if (!period || !dueOn) return refused('issue-demand-unreadable');
  if (dueOn < today) return refused('issue-demand-past', { day: formatDate(dueOn) });
  const text = rest.join('\n') || stretch;
  const figures = await sight.figures(period);
  const outcome = await demandReport(unit, actor, period, { text, dueOn, figures });
  return shown(outcome, { name: 'report', of: `demanded:${period.id}` });
}

/** 'Lê Thị Lan; Điều 7 khoản 2; nhẹ; DL-2611-0042 chép nguyên văn' */
async function onViolation({ unit, actor, input }: Asked): Promise<Step> {
  const { subject, words } = input;
  switch (input.act) {
    case 'noteViolation': {
      const [name = '', clause = '', said = '', ...evidence] = fieldsIn(words);
      const found = await onePerson(unit, name);
      if (!found.ok) return found;
      const degree = degrees.toReversed().find((each) => degreeWords[each].test(foldForSearch(said))) ?? 'minor';
      return keepViolation(unit, actor, '', {
        ...{ type: 'note', person: found.person.id, clause, degree, evidence: evidence.join('; ') },
      });
    }
    case 'hearViolation': {
      const on = localDateOf(unit.now, unit.ward.timeZone);
      return keepViolation(unit, actor, subject, { type: 'hear', on, words, by: actor.name });
    }
    case 'answerViolation': {
      const on = localDateOf(unit.now, unit.ward.timeZone);
      return keepViolation(unit, actor, subject, { type: 'answer', on, words });
    }
    case 'proposeViolation':
      return keepViolation(unit, actor, subject, { type: 'propose', text: words });
    case 'decideViolation':
      return keepViolation(unit, actor, subject, { type: 'decide', text: words });
    default:
      return keepViolation(unit, actor, subject, { type: 'drop', text: words });
  }
}

const degreeWords = { grave: /rat nghiem/u, serious: /nghiem|nang/u, minor: /./u } as const;

async function onPraise({ unit, actor, sight, input }: Asked): Promise<Step> {
  if (input.act === 'settlePraise') return settlePraise(unit, actor, input.subject, input.words);
  if (input.act === 'meetPraise')
    return meetOnPraise(unit, actor, input.subject, await meetingOf(unit, actor, input.words));
  const period = parsePeriod(input.subject);
  return period
    ? proposePraise(unit, actor, period, sight)
    : refused('issue-period-unreadable', { period: input.subject });
}
