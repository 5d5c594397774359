/**
 * Papers of the command line: writes any of them as files into a folder, and performs any act on one as the named
 * person.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { createPaperPrinter, printOne } from '../adapters/papers/printer.ts';
import { paperActs } from '../domain/act/paper.ts';
import { type Attempt, refused } from '../domain/decision.ts';
import { personId } from '../domain/ids.ts';
import { isReportIntact } from '../domain/intact.ts';
import type { PeriodFigures } from '../domain/period/figures.ts';
import { basesOn } from '../domain/period/legal-basis.ts';
import { type PaperForm, type PaperName, type PaperRef, paperNames, paperRow } from '../domain/period/paper-ref.ts';
import { type ReportKind, reportKinds } from '../domain/period/report.ts';
import { actorOf } from '../domain/person/person.ts';
import { balancesOf, balanceTotals } from '../domain/royalty/balance.ts';
import type { Ward } from '../domain/ward.ts';
import type { PaperContext } from '../papers/frame.ts';
import { paperContext, printableOf } from '../papers/open.ts';
import type { Printable, PrintedFile } from '../ports/papers.ts';
import type { Records } from '../ports/period-records.ts';
import type { Unit } from '../ports/services.ts';
import type { Translator } from '../ports/translator.ts';
import { findForDossier } from '../reading/dossier.ts';
import { figureSight } from '../reading/figure-sight.ts';
import { seeReport } from '../reading/report.ts';
import { seeStatement } from '../reading/statement.ts';
import { takeDossier } from '../usecases/dossier.ts';
import { actOnPaper } from '../usecases/period/act.ts';
import { periodOf } from '../usecases/period/report.ts';

interface Desk {
  readonly ward: Ward;
  readonly translator: Translator;
  readonly run: <Result>(work: (unit: Unit) => Promise<Result>) => Promise<Result>;
  /** Reads one snapshot, on a read-only connection. */
  readonly records: <Result>(look: (records: Records) => Promise<Result>) => Promise<Result>;
}

/** The answer of a command about papers. */
export type Papers = Attempt<{ readonly text: string; readonly json: object }>;

function write(folder: string, files: readonly PrintedFile[]): readonly string[] {
  const target = resolve(folder);
  mkdirSync(target, { recursive: true });
  return files.map(({ name, bytes }) => {
    writeFileSync(join(target, name), bytes);
    return join(target, name);
  });
}

async function print(folder: string, papers: readonly (Printable | null)[]): Promise<readonly string[]> {
  const printer = createPaperPrinter();
  const files: PrintedFile[] = [];
  for (const what of papers) if (what) files.push(await printOne(printer, what));
  return write(folder, files);
}

/** Forms of a paper: the document to sign, the same for a browser, and its pages as pictures. */
const asDocument = ['docx', 'html', 'pages'] as const satisfies readonly PaperForm[];

const formsOf = async (
  records: Records,
  context: PaperContext,
  paper: PaperRef,
  forms: readonly PaperForm[],
): Promise<readonly (Printable | null)[]> =>
  Promise.all(forms.map((form) => printableOf(records, context, { paper, form })));

/**
 * Writes a statement as DOCX and XLSX, from one snapshot of the records. `isIntact` is false if its lines differ from
 * the approved ones.
 */
export async function writeStatement(desk: Desk, month: string, folder: string): Promise<Papers> {
  const seen = await desk.records(async (records) => {
    const context = await paperContext(records, desk.translator);
    const outcome = await seeStatement(records, month);
    return {
      context,
      outcome,
      papers: await formsOf(records, context, { name: 'statement', of: month }, paperRow('statement').forms),
    };
  });
  if (!seen.outcome.ok) return seen.outcome;
  const { statement, settled, approver } = seen.outcome;
  const files = await print(folder, seen.papers);
  const { totals, exceptions } = statement.content;
  const { say } = seen.context;
  return {
    ok: true,
    json: {
      period: month,
      state: statement.state,
      version: statement.version,
      hash: statement.hash,
      isIntact: !approver.isBroken,
      totals,
      balance: balanceTotals(balancesOf(statement.content, settled)),
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

/** The kind of report that follows from the form of the period. */
const kindFor = (period: string): ReportKind =>
  /^\d{4}$/u.test(period)
    ? 'yearly'
    : /Q/iu.test(period)
      ? 'quarterly'
      : period.includes('..')
        ? 'demanded'
        : 'monthly';

/**
 * Writes a report. Without a kind, the kind follows from the period. Charts are written only if there is data for them.
 */
export async function writeReport(
  desk: Desk,
  name: { readonly period: string; readonly kind: string | null },
  folder: string,
): Promise<Papers> {
  const kind = name.kind === null ? kindFor(name.period) : reportKinds.find((each) => each === name.kind);
  if (!kind) return { ok: false, issues: [{ key: 'issue-report-kind', facts: { kinds: reportKinds.join(', ') } }] };
  const period = periodOf({ kind, period: name.period });
  if (!period.ok) return period;
  const of = `${kind}:${period.period.id}`;
  const { report, context, papers, isIntact } = await desk.records(async (records) => {
    const context = await paperContext(records, desk.translator);
    const report = await seeReport(records, kind, period.period);
    const forms: readonly PaperForm[] = [
      ...asDocument,
      ...(report.figures.items.length > 0 ? (['onTime', 'units'] as const) : []),
    ];
    const papers = [
      ...(await formsOf(records, context, { name: 'report', of }, forms)),
      ...(await formsOf(records, context, { name: 'minutes', of }, ['docx'])),
    ];
    return { report, context, papers, isIntact: await isReportIntact(records, report) };
  });
  const files = await print(folder, papers);
  const { replaced } = basesOn(context.bases, context.on);
  const warnings = replaced.map(({ name: old, replacedBy }) =>
    context.say('report-basis-replaced', { name: old, by: replacedBy ?? 'none' }),
  );
  return {
    ok: true,
    json: {
      period: report.period,
      kind,
      state: report.state,
      version: report.version,
      hash: report.hash,
      isIntact,
      figures: countsOf(report.figures),
      warnings,
      files,
    },
    text: [...warnings.map((warning) => `- ${warning}`), ...files].join('\n'),
  };
}

/** `paper NAME [OF]`: budget 2026, estimate 2027, reward 2026, minutes monthly:2026-11, regulation, violations. */
export async function writePaper(desk: Desk, named: string, of: string, folder: string): Promise<Papers> {
  const name = paperNames.find((each): each is PaperName => each === named);
  if (!name) return refused('issue-paper-unknown', { names: paperNames.join(', ') });
  const papers = await desk.records(async (records) =>
    formsOf(
      records,
      await paperContext(records, desk.translator),
      { name, of },
      asDocument.filter((form) => paperRow(name).forms.includes(form)),
    ),
  );
  if (!papers.some((paper) => paper !== null)) return refused('issue-paper-missing', { name: `${named} ${of}`.trim() });
  const files = await print(folder, papers);
  return { ok: true, json: { paper: name, of, files }, text: files.join('\n') };
}

/**
 * `dossier CODE FILE`: the export is recorded first, so the dossier contains its own record. An existing file is not
 * overwritten.
 */
export async function writeDossier(desk: Desk, wanted: string, file: string): Promise<Papers> {
  const target = resolve(file);
  if (existsSync(target)) return refused('issue-file-exists', { file: target });
  const taken = await desk.run(async (unit) => takeDossier(unit, null, await findForDossier(unit, wanted), wanted));
  if (!taken.ok) return taken;
  const { code } = taken;
  const what = await desk.records(async (records) =>
    printableOf(records, await paperContext(records, desk.translator), {
      paper: { name: 'dossier', of: code },
      form: 'zip',
    }),
  );
  if (!what) return refused('issue-dossier-unknown', { code });
  const { bytes } = await printOne(createPaperPrinter(), what);
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, bytes, { flag: 'wx', mode: 0o600 });
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const head = (what.form === 'zip' && what.dossier.chains[0]?.head) || null;
  return {
    ok: true,
    json: { code, file: target, sha256, bytes: bytes.length, head },
    text: `${target}\nsha256 ${sha256}`,
  };
}

/** `act NAME SUBJECT --person ID --words TEXT`: the same act, under the same rules, as a button press in the chat. */
export async function actByCommand(
  desk: Desk,
  wanted: { readonly name: string; readonly subject: string; readonly person: string; readonly words: string },
): Promise<Papers> {
  const [named = '', argument = ''] = wanted.name.split('.');
  const row = paperActs.find(({ name, press }) => name === named || press === named);
  if (!row) return refused('issue-act-unknown', { names: paperActs.map(({ name }) => name).join(', ') });
  const { subject, words } = wanted;
  return desk.run(async (unit) => {
    const person = await unit.stores.people.find(personId(wanted.person));
    if (!person) return refused('issue-person-unknown', { name: wanted.person });
    const outcome = await actOnPaper(
      unit,
      actorOf(person),
      { act: row.name, subject, argument, words, revision: null },
      figureSight(unit),
    );
    if (!outcome.ok) return outcome;
    const { name, of } = outcome.show;
    return { ok: true, json: { act: row.name, subject, paper: name, of }, text: `${row.name}: ${name} ${of}` };
  });
}
