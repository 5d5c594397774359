/** A paper from the records as they are now, for somebody who may read it: the file that was asked for, ready to print. */
import type { Actor } from '../domain/actor.ts';
import { estimateOf, type SentEstimate } from '../domain/budget/budget.ts';
import { type PersonId, personId } from '../domain/ids.ts';
import { isAs, isReportIntact } from '../domain/intact.ts';
import { type KeptHead, type PaperHead, paperHeadOf } from '../domain/period/paper-head.ts';
import { mayReadPaper, type PaperForm, type PaperRef, paperFormName } from '../domain/period/paper-ref.ts';
import { parsePeriod } from '../domain/period/period.ts';
import { minutesOf, type Report, reportKinds, type Signer } from '../domain/period/report.ts';
import { actorOf } from '../domain/person/person.ts';
import { type Praise, proposedOf } from '../domain/reward/praise.ts';
import { praiseRuleOf } from '../domain/reward/ranking.ts';
import type { Role } from '../domain/roles.ts';
import type { Printable } from '../ports/papers.ts';
import type { Records } from '../ports/period-records.ts';
import type { Translator } from '../ports/translator.ts';
import { listUnits } from '../reading/contributors.ts';
import { seeDossier } from '../reading/dossier.ts';
import { figureSight } from '../reading/figure-sight.ts';
import { reportFor, seeReport } from '../reading/report.ts';
import { seeStatement } from '../reading/statement.ts';
import { dossierFile } from './dossier.ts';
import { budgetPaper, estimatePaper } from './estimate.ts';
import type { PaperContext } from './frame.ts';
import { minutesPaper, praiseMinutes } from './minutes.ts';
import { regulationPaper } from './regulation-proposal.ts';
import { reportPaper } from './report.ts';
import { clauseChart, silentChart, unitChart } from './report-charts.ts';
import { rewardPaper } from './reward-proposal.ts';
import { statementPaper } from './statement.ts';
import { statementWorkbook } from './statement-workbook.ts';
import { violationPaper } from './violation-register.ts';

async function headAt({ ward, stores }: Records, at: Date): Promise<PaperHead> {
  const nameOf = async (role: 'head' | 'standingDeputy') =>
    (await stores.people.holdersOf([role], at))[0]?.name ?? null;
  const signers = { headName: await nameOf('head'), standingDeputyName: await nameOf('standingDeputy') };
  return paperHeadOf(ward, await stores.rules.list('bases'), signers, at);
}

/**
 * Whatever is approved is printed as it was approved, with its day, its bases and its signer. From before these were
 * kept with it: those of the day of approval, as far as the records tell.
 */
async function asApproved(
  records: Records,
  context: PaperContext,
  approved: (Signer & KeptHead & { readonly role?: Role }) | null,
  isBroken = false,
): Promise<PaperContext> {
  if (!approved) return context;
  const own = { ...context, isBroken };
  if (approved.paper) return { ...own, ...approved.paper };
  const isHead = approved.role === undefined || approved.role === 'head';
  const head = await headAt(records, new Date(approved.at));
  return { ...own, ...head, ...(isHead && { headName: approved.name }) };
}

const ofReport = async (records: Records, context: PaperContext, report: Report): Promise<PaperContext> =>
  asApproved(records, context, report.approved, !(await isReportIntact(records, report)));

/** A proposal from before its bases and signer were kept with it has those of its day, as far as the records tell. */
async function ofPraise(records: Records, context: PaperContext, praise: Praise): Promise<PaperContext> {
  const isBroken = !(await isAs(records, praise.hash ?? null, proposedOf(praise)));
  const noon = new Date(`${praise.proposedOn}T05:00:00Z`);
  return { ...context, isBroken, ...(praise.paper ?? (await headAt(records, noon))) };
}

const ofEstimate = async (records: Records, context: PaperContext, sent: SentEstimate): Promise<PaperContext> => ({
  ...{ ...context, ...sent.paper },
  isBroken: !(await isAs(records, sent.hash, estimateOf(sent))),
});

async function minutesOfPraise(records: Records, context: PaperContext, period: string): Promise<Printable | null> {
  const praise = (await records.stores.registers.list('praise', period)).at(-1);
  if (!praise?.meeting) return null;
  return { form: 'docx', paper: praiseMinutes(await ofPraise(records, context, praise), praise, praise.meeting) };
}

/** Papers are in the ward's language; people of today sign them, unless they were signed before. */
export async function paperContext(records: Records, translator: Translator): Promise<PaperContext> {
  const { ward, now } = records;
  // A table of thousands of lines says the same few words in each.
  const plain = new Map<string, string>();
  const sayPlain = (key: string): string => {
    const said = plain.get(key) ?? translator.say(ward.locale, { key });
    plain.set(key, said);
    return said;
  };
  return {
    say: (key, facts) => (facts ? translator.say(ward.locale, { key, facts }) : sayPlain(key)),
    ...(await headAt(records, now)),
  };
}

interface Wanted {
  readonly paper: PaperRef;
  readonly form: PaperForm;
}

/** Whom the register of violations is about: it is not for them, whatever their role. */
export const isNamedInRegister = async ({ stores }: Pick<Records, 'stores'>, reader: PersonId): Promise<boolean> =>
  (await stores.registers.list('violation', null)).some(({ person }) => person === reader);

/** Null: it is not there, or not for this reader. */
export async function openPaper(
  records: Records,
  translator: Translator,
  reader: PersonId,
  wanted: Wanted,
): Promise<Printable | null> {
  const person = await records.stores.people.find(reader);
  if (person?.status !== 'active' || !mayReadPaper(wanted.paper.name, person.role)) return null;
  if (wanted.paper.name === 'violations' && (await isNamedInRegister(records, reader))) return null;
  return printableOf(records, await paperContext(records, translator), wanted, actorOf(person));
}

/** The report that '…:2026-11' names, kept or as it would be now, for who may read it as it stands. */
export async function reportOf(records: Records, of: string, role: Role | null): Promise<Report | null> {
  const [named, id = ''] = of.split(':');
  const kind = reportKinds.find((each) => each === named);
  const period = parsePeriod(id);
  if (!kind || !period) return null;
  return role === null ? seeReport(records, kind, period) : reportFor(records, role, kind, period);
}

/** Which units nothing comes from, as they stand now. */
async function silentPicture(records: Records, context: PaperContext, ref: PaperRef): Promise<Printable | null> {
  const { period, registers, lists } = records.stores;
  if (!lists) return null;
  const units = await listUnits({ ward: records.ward, now: records.now, readers: { period, registers, lists } });
  return { form: 'png', name: paperFormName(ref, 'silent'), chart: silentChart(context, units) };
}

/** Null: there is no such paper, or it is not for this reader. */
export async function printableOf(
  records: Records,
  context: PaperContext,
  { paper: ref, form }: Wanted,
  /** Who reads it; null: the command line. A dossier is not for those who are accused in it. */
  actor: Actor | null = null,
): Promise<Printable | null> {
  if (form === 'html' || form === 'pages') {
    const made = await printableOf(records, context, { paper: ref, form: 'docx' }, actor);
    return made?.form === 'docx' ? { form, paper: made.paper } : null;
  }
  const { registers, period, people } = records.stores;
  switch (ref.name) {
    case 'statement': {
      const seen = await seeStatement(records, ref.of);
      if (!seen.ok) return null;
      const signed = await asApproved(records, context, seen.statement.approved);
      await period.pause();
      return form === 'xlsx'
        ? { form, workbook: statementWorkbook(signed, seen) }
        : { form: 'docx', paper: statementPaper(signed, seen) };
    }
    case 'report': {
      if (form === 'silent') return silentPicture(records, context, ref);
      const report = await reportOf(records, ref.of, actor?.role ?? null);
      if (!report) return null;
      if (form === 'docx' || form === 'xlsx')
        return { form: 'docx', paper: reportPaper(await ofReport(records, context, report), report) };
      const chart = (form === 'onTime' ? clauseChart : unitChart)(context, report.figures);
      return { form: 'png', name: paperFormName(ref, form), chart };
    }
    case 'minutes': {
      if (ref.of.startsWith('praise:')) return minutesOfPraise(records, context, ref.of.slice('praise:'.length));
      const report = await reportOf(records, ref.of, actor?.role ?? null);
      const meeting = report && minutesOf(report);
      // Minutes that came after the approval were never under it.
      const signed = !report || report.meetingAfter ? context : await ofReport(records, context, report);
      return meeting && { form: 'docx', paper: minutesPaper(signed, report, meeting) };
    }
    case 'reward': {
      const kept = (await registers.list('praise', ref.of)).at(-1);
      if (kept) return { form: 'docx', paper: rewardPaper(await ofPraise(records, context, kept), kept) };
      const whole = parsePeriod(ref.of);
      if (!whole) return null;
      const ranking = await figureSight(records).ranking(whole);
      const proposal = { period: ref.of, ...praiseRuleOf(records.ward), ...ranking };
      return { form: 'docx', paper: rewardPaper(context, proposal) };
    }
    case 'estimate':
    case 'budget': {
      const year = Number(ref.of);
      const lines = await period.budget(year);
      if (ref.name === 'budget')
        return {
          form: 'docx',
          paper: budgetPaper(context, { year, lines, spendings: await registers.list('spending', ref.of) }),
        };
      const sent = (await registers.list('estimate', ref.of)).at(-1);
      if (sent) return { form: 'docx', paper: estimatePaper(await ofEstimate(records, context, sent), sent) };
      return { form: 'docx', paper: estimatePaper(context, { year, lines, before: await period.budget(year - 1) }) };
    }
    case 'dossier': {
      const seen = await seeDossier(records, ref.of, actor);
      return seen.ok ? dossierFile(seen.dossier, ref, context.say, records.ward.timeZone) : null;
    }
    case 'regulation':
      return { form: 'docx', paper: regulationPaper(context, await registers.list('defect', null)) };
    case 'violations': {
      const all = await registers.list('violation', null);
      const names = new Map<string, string>();
      for (const { person } of all) names.set(person, (await people.find(personId(person)))?.name ?? '');
      return { form: 'docx', paper: violationPaper(context, all, (person) => names.get(person) ?? '') };
    }
  }
}
