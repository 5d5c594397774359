/** `statement` and `report` of the command line: papers of a month, a quarter or a year as files in a folder. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createPaperPrinter } from '../adapters/papers/printer.ts';
import { localDateOf } from '../domain/calendar/local-date.ts';
import type { Issue } from '../domain/decision.ts';
import type { PeriodFigures } from '../domain/period/figures.ts';
import { type ReportKind, reportKinds } from '../domain/period/report.ts';
import type { Ward } from '../domain/ward.ts';
import type { PaperContext } from '../papers/frame.ts';
import { papers } from '../papers/index.ts';
import { clauseChart, unitChart } from '../papers/report.ts';
import { statementWorkbook } from '../papers/statement.ts';
import type { PrintedFile } from '../ports/papers.ts';
import type { Unit } from '../ports/services.ts';
import type { Translator } from '../ports/translator.ts';
import { periodFigures } from '../reading/period-figures.ts';
import { periodOf, seeReport } from '../usecases/period/report.ts';
import { seeStatement } from '../usecases/royalty/statement.ts';

interface Desk {
  readonly ward: Ward;
  readonly translator: Translator;
  readonly run: <Result>(work: (unit: Unit) => Promise<Result>) => Promise<Result>;
}

export type Papers =
  | { readonly ok: true; readonly text: string; readonly json: object }
  | { readonly ok: false; readonly issues: readonly Issue[] };

/** Papers are in the ward's language; people of today sign them. */
export async function paperContext(unit: Unit, translator: Translator): Promise<PaperContext> {
  const { ward, stores, now } = unit;
  const nameOf = async (role: 'head' | 'standingDeputy') =>
    (await stores.people.holdersOf([role], now))[0]?.name ?? null;
  return {
    say: (key, facts) => translator.say(ward.locale, facts ? { key, facts } : { key }),
    wardName: ward.name,
    wardFullName: ward.fullName,
    place: ward.papers?.place ?? ward.name,
    recipients: ward.papers?.recipients ?? [],
    bases: ward.papers?.bases ?? [],
    on: localDateOf(now, ward.timeZone),
    headName: await nameOf('head'),
    standingDeputyName: await nameOf('standingDeputy'),
  };
}

function write(folder: string, files: readonly PrintedFile[]): readonly string[] {
  const target = resolve(folder);
  mkdirSync(target, { recursive: true });
  return files.map(({ name, bytes }) => {
    writeFileSync(join(target, name), bytes);
    return join(target, name);
  });
}

export async function writeStatement(desk: Desk, month: string, folder: string): Promise<Papers> {
  const seen = await desk.run(async (unit) => ({
    outcome: await seeStatement(unit, month),
    context: await paperContext(unit, desk.translator),
  }));
  if (!seen.outcome.ok) return seen.outcome;
  const { statement, changes } = seen.outcome;
  const printer = createPaperPrinter();
  const input = { statement, changes };
  const files = write(folder, [
    await printer.docx(papers.statement.make(seen.context, input)),
    await printer.xlsx(statementWorkbook(seen.context, input)),
  ]);
  const { totals, exceptions } = statement.content;
  const { say } = seen.context;
  return {
    ok: true,
    json: {
      period: month,
      state: statement.state,
      version: statement.version,
      hash: statement.hash,
      totals,
      exceptions: exceptions.map(({ kind, blocks, issue }) => ({ kind, blocks, text: say(issue.key, issue.facts) })),
      files,
    },
    text: [...exceptions.map(({ issue }) => `- ${say(issue.key, issue.facts)}`), ...files].join('\n'),
  };
}

const countsOf = (figures: PeriodFigures) => ({
  published: figures.items.length,
  received: figures.received.length,
  returned: figures.returned.length,
  rejected: figures.rejected.length,
  corrected: figures.corrected.length,
  takenDown: figures.takenDown.length,
  questionsReceived: figures.questionsReceived.length,
  questionsAnswered: figures.answers.length,
  questionsOpen: figures.questionsOpen.length,
  byCategory: Object.fromEntries(figures.byCategory.map(({ key, codes }) => [key, codes.length])),
});

/** A kind that the period's own form already says may be left out. */
const kindFor = (period: string): ReportKind =>
  /^\d{4}$/u.test(period)
    ? 'yearly'
    : /Q/iu.test(period)
      ? 'quarterly'
      : period.includes('..')
        ? 'demanded'
        : 'monthly';

export async function writeReport(
  desk: Desk,
  name: { readonly period: string; readonly kind: string | null },
  folder: string,
): Promise<Papers> {
  const kind = name.kind === null ? kindFor(name.period) : reportKinds.find((each) => each === name.kind);
  if (!kind) return { ok: false, issues: [{ key: 'issue-report-kind', facts: { kinds: reportKinds.join(', ') } }] };
  const period = periodOf({ kind, period: name.period });
  if (!period.ok) return period;
  const { report, context } = await desk.run(async (unit) => {
    const { stores, ward } = unit;
    const figures = await periodFigures({ ward, period: stores.period, statements: stores.statements }, period.period);
    return {
      report: await seeReport(unit, { kind, period: period.period.id }, figures),
      context: await paperContext(unit, desk.translator),
    };
  });
  const printer = createPaperPrinter();
  const paper = papers.report.make(context, report);
  const { figures } = report;
  const html = {
    name: `${paper.fileName}.html`,
    mimeType: 'text/html',
    bytes: new TextEncoder().encode(printer.html(paper)),
  };
  const picture = (suffix: string, bytes: Uint8Array) => ({
    name: `${paper.fileName}-${suffix}.png`,
    mimeType: 'image/png',
    bytes,
  });
  const files = write(folder, [
    await printer.docx(paper),
    html,
    ...(figures.items.length > 0
      ? [
          picture('dung-han', printer.png(clauseChart(context, figures))),
          picture('don-vi', printer.png(unitChart(context, figures))),
        ]
      : []),
    ...(report.meeting ? [await printer.docx(papers.minutes.make(context, report, report.meeting))] : []),
  ]);
  return {
    ok: true,
    json: {
      period: report.period,
      kind,
      state: report.state,
      version: report.version,
      hash: report.hash,
      figures: countsOf(figures),
      files,
    },
    text: files.join('\n'),
  };
}
