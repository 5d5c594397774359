/** What document and workbook both say of a month's statement: names, remarks, exceptions, balances, signatures. */

import { type Balance, balancesOf, balanceTotals } from '../domain/royalty/balance.ts';
import { type RoyaltyLine, weightsOf } from '../domain/royalty/item-lines.ts';
import { formatPermille, partOf, sumOf } from '../domain/royalty/money.ts';
import type { Payout, StatementContent } from '../domain/royalty/statement.ts';
import { isFrozen, type LineChange, type Statement, signerNotes } from '../domain/royalty/statement-state.ts';
import { formatShare, wholeShare } from '../domain/submission/share.ts';
import { amountInWords } from '../domain/text/amount-in-words.ts';
import type { Signature } from '../ports/papers.ts';
import type { SeenStatement } from '../reading/statement.ts';
import { dayText, decisionText, dong, longDay, nameOfPeriod, type PaperContext, sealOf, signedEarly } from './frame.ts';

/** The statement with its changes, what came since, what was paid before, and who approves it. */
export type StatementPaperInput = Omit<Extract<SeenStatement, { ok: true }>, 'ok'>;

/** A payee's name by their key; a key that nobody has stands as it is. */
export const nameOf = (content: StatementContent): ((key: string) => string) => {
  const names = new Map(content.payouts.map(({ payee }) => [payee.key, payee.name]));
  return (key) => names.get(key) ?? key;
};

/** The statement's month as papers name it. */
export const monthName = (context: PaperContext, content: StatementContent): string =>
  nameOfPeriod(context, content.month);

/** A photo is named as one, whatever its item is. */
export const genreOf = ({ say }: PaperContext, line: RoyaltyLine): string =>
  line.part === 'photo' ? say('paper-part-photo') : say(`paper-genre-${line.genre}`);

/** Largest whole that a photo's part is written of, as "2/3 số ảnh". */
const mostPhotos = 9;

/** '2/3' for 6.667 ten-thousandths; null: no part of so few. */
function fractionOf(share: number): string | null {
  for (let of = 2; of <= mostPhotos; of += 1) {
    const part = Math.round((share * of) / wholeShare);
    if (part > 0 && Math.abs(Math.round((part * wholeShare) / of) - share) <= 1) return `${part}/${of}`;
  }
  return null;
}

/** They share a text to the last đồng equally, which in ten-thousandths is no equal figure. */
function areEqual(together: readonly RoyaltyLine[]): boolean {
  const [least = 0, ...more] = weightsOf(together.map(({ share }) => share));
  const full = together.map(({ owedVnd, officialsPercent }) => Math.abs(owedVnd) * (100 / officialsPercent));
  return more.every((weight) => weight === least) && Math.max(...full) - Math.min(...full) <= 2;
}

/** @param together the lines of the same text, or of the photos of one item, this one among them */
function shareText({ say }: PaperContext, { part, share }: RoyaltyLine, together: readonly RoyaltyLine[]): string {
  if (share === wholeShare || (share === null && together.length < 2)) return '';
  const fraction = part === 'photo' && share !== null ? fractionOf(share) : null;
  if (fraction !== null) return say('paper-line-photos', { part: fraction });
  if (part === 'text' && areEqual(together)) return say('paper-line-equal', { count: together.length });
  return share === null ? '' : say('paper-line-share', { percent: formatShare(share) });
}

/** For each line those of the same text, or of the photos of one item: what several share is told by all of them. */
function togetherOf(lines: readonly RoyaltyLine[]): (line: RoyaltyLine) => readonly RoyaltyLine[] {
  const nameOfPart = ({ kind, item, part }: RoyaltyLine): string => `${kind} ${item?.id} ${part}`;
  const groups = Map.groupBy(lines, nameOfPart);
  return (line) => groups.get(nameOfPart(line)) ?? [line];
}

/**
 * Which part of its text or photos a line is, 1 for all of it. Equal parts and photos that were counted stand as such, as
 * 1/3 and not as 0.3333: else a rate would not make the line, and its reader would look for what the rest is.
 */
export function partsOf(lines: readonly RoyaltyLine[]): (line: RoyaltyLine) => number {
  const together = togetherOf(lines);
  return (line) => {
    const all = together(line);
    if (line.share === null || (line.part === 'text' && all.length > 1 && areEqual(all))) return 1 / all.length;
    const [part, of] = line.part === 'photo' ? (fractionOf(line.share)?.split('/') ?? []) : [];
    return part && of ? Number(part) / Number(of) : line.share / wholeShare;
  };
}

/** Why a line is not what its rate says; of all lines at once. */
export function remarksOf(context: PaperContext, lines: readonly RoyaltyLine[]): (line: RoyaltyLine) => string {
  const together = togetherOf(lines);
  return (line) => remarkOf(context, line, together(line));
}

function remarkOf(context: PaperContext, line: RoyaltyLine, together: readonly RoyaltyLine[]): string {
  const { say } = context;
  const remarks: string[] = [];
  if (line.kind !== 'royalty') remarks.push(say(`paper-line-${line.kind}`));
  const share = line.item === null ? '' : shareText(context, line, together);
  if (share !== '') remarks.push(share);
  if (line.originPercent !== 100) remarks.push(say('paper-line-origin', { percent: line.originPercent }));
  if (line.officialsPercent !== 100) remarks.push(say('paper-line-official', { percent: line.officialsPercent }));
  if (line.owedVnd > line.paidVnd) remarks.push(say('paper-line-cut', { amount: dong(line.owedVnd - line.paidVnd) }));
  return remarks.join('; ');
}

/** What a signer has to know, in the document and in the workbook: first that somebody approved what they are paid by. */
export function exceptionsOf(
  { say }: PaperContext,
  { statement, since, approver }: StatementPaperInput,
): readonly string[] {
  const { content, approved } = statement;
  const named = ({ what, code, name }: LineChange): string =>
    what === 'line' ? code : say('paper-statement-change-of', { what, name });
  const facts = since && {
    count: since.lines.length,
    codes: [...new Set(since.lines.map(named))].filter(Boolean).join(', ') || 'none',
  };
  const later =
    facts === null
      ? []
      : [isFrozen(statement) ? say('paper-statement-since-frozen', facts) : say('paper-statement-since', facts)];
  // That rates have no number yet is for whoever prepares the paper: the card says it.
  const told = content.exceptions.filter(({ kind }) => kind !== 'sample');
  const cited = (decisions: string): string =>
    decisions
      .split('; ')
      .map((each) => decisionText(say, each))
      .join('; ');
  const items = [
    ...later,
    ...told.map(({ issue: { key, facts = {} } }) => {
      const { decision, decisions } = facts;
      return say(key, {
        ...facts,
        ...(typeof decision === 'string' && { decision: cited(decision) }),
        ...(typeof decisions === 'string' && { decisions: cited(decisions) }),
      });
    }),
  ];
  const early = approved ? signedEarly(say, approved.at, content.lastDay) : null;
  return [
    ...signerNotes(statement, approver).map(({ key, facts: told }) => say(key, told)),
    ...(early === null ? [] : [early]),
    ...items,
  ];
}

/** Who was paid before and is granted nothing any more has a row of zeros, so that what is taken back stands in it. */
export function rowsOf({ statement, settled }: StatementPaperInput): readonly (Payout & Balance)[] {
  const payouts = new Map(statement.content.payouts.map((payout) => [payout.payee.key, payout]));
  const none = { royaltyVnd: 0, managementVnd: 0, grossVnd: 0, taxVnd: 0, taxReason: 'belowThreshold' } as const;
  return balancesOf(statement.content, settled).map((balance) => ({
    ...none,
    ...payouts.get(balance.payee.key),
    ...balance,
  }));
}

/** In a new version of what was paid: how much of it has left, and what the accountant still pays or takes back. */
export function balanceLine({ say }: PaperContext, input: StatementPaperInput): string | null {
  if (!input.settled) return null;
  const { netVnd, paidVnd, payVnd, takeBackVnd } = balanceTotals(rowsOf(input));
  return say('paper-statement-balance', {
    ...{ net: dong(netVnd), paid: dong(paidVnd), pay: dong(payVnd), back: dong(takeBackVnd) },
    ...{ payWords: amountInWords(payVnd), backWords: amountInWords(takeBackVnd) },
  });
}

/** What it is about; a later version says that it is one, and which it replaces. */
export function subjectOf(context: PaperContext, { statement, replacedOn = null }: StatementPaperInput): string {
  const { say } = context;
  const subject = say('paper-statement-subject', { period: monthName(context, statement.content) });
  const { version } = statement;
  if (version === 1) return subject;
  const facts = { version, before: version - 1, day: replacedOn ? longDay(say, replacedOn) : 'none' };
  return `${subject}\n${say('paper-statement-subject-version', facts)}`;
}

/** When its money is to leave, or left, and that of versions before it. */
export function paymentLine({ say }: PaperContext, { statement, payments = [] }: StatementPaperInput): string {
  const { version, content } = statement;
  const paid = payments.map((each) => say('paper-statement-paid-on', { version: each.version, day: dayText(each.on) }));
  if (!payments.some((each) => each.version === version))
    paid.push(say('paper-statement-to-pay-on', { day: dayText(content.paidOn) }));
  return paid.join(' ');
}

type OfLines = 'owed' | 'ceiling' | 'granted' | 'back' | 'royalty' | 'support' | 'debt';
type OfBudget = 'drawn' | 'drawn-before' | 'drawn-now' | 'tax' | 'net';
/** Steps by which a statement comes from its items to what is paid. */
export type StepKey = OfLines | OfBudget;

/** A step of the sums: what it is, and how much it adds or takes, in đồng. */
export interface Step {
  readonly key: StepKey;
  readonly what: string;
  readonly amountVnd: number;
}

/** From what was earned to what is paid and drawn from the budget, one step a line. */
export function stepsOf({ say }: PaperContext, { statement, settled }: StatementPaperInput): readonly Step[] {
  const { lines, totals, carriedOut } = statement.content;
  const grantedVnd = sumOf(lines.filter(({ owedVnd }) => owedVnd > 0).map(({ paidVnd }) => paidVnd));
  const backVnd = totals.royaltyVnd - grantedVnd;
  const debtVnd = -sumOf(carriedOut.filter(({ kind }) => kind === 'debt').map(({ owedVnd }) => owedVnd));
  const step = (key: StepKey, amountVnd: number, facts = {}): Step => ({
    key,
    what: say(`paper-step-${key}`, facts),
    amountVnd,
  });
  const unless = (isNothing: boolean, ...steps: readonly Step[]): readonly Step[] => (isNothing ? [] : steps);
  return [
    step('owed', totals.owedVnd, { items: totals.items }),
    ...unless(totals.owedVnd === grantedVnd, step('ceiling', grantedVnd - totals.owedVnd), step('granted', grantedVnd)),
    ...unless(backVnd === 0, step('back', backVnd)),
    step('royalty', totals.royaltyVnd),
    ...unless(
      totals.managementVnd === 0,
      step('support', totals.managementVnd, {
        percent: formatPermille(partOf(totals.managementVnd, 1000, Math.max(1, grantedVnd))),
        base: dong(grantedVnd),
      }),
    ),
    ...unless(debtVnd === 0, step('debt', debtVnd)),
    step('drawn', totals.grossVnd),
    ...unless(
      settled === null,
      step('drawn-before', -(settled?.totals.grossVnd ?? 0)),
      step('drawn-now', totals.grossVnd - (settled?.totals.grossVnd ?? 0)),
    ),
    ...unless(totals.taxVnd === 0, step('tax', -totals.taxVnd), step('net', totals.netVnd)),
  ];
}

/** For each payee with tax: the rate, its base and the reason. Null: nothing is withheld. */
export function taxNote({ say }: PaperContext, input: StatementPaperInput): string | null {
  const taxed = rowsOf(input).filter(({ taxVnd }) => taxVnd > 0);
  const notes = taxed.map(({ payee, grossVnd, taxVnd, taxReason }) =>
    say('paper-statement-tax-of', {
      ...{ name: payee.name, gross: dong(grossVnd), tax: dong(taxVnd), reason: say(`paper-tax-note-${taxReason}`) },
      percent: formatPermille(Math.round((taxVnd * 100) / grossVnd) * 10),
    }),
  );
  return notes.length > 0 ? say('paper-statement-tax', { list: notes.join('; ') }) : null;
}

/** Who computed it, who checked it or will, the accountant, and whoever of this ward approves. */
export function signaturesOf(
  context: PaperContext,
  { statement, approver, accountant = null }: StatementPaperInput,
): readonly Signature[] {
  const { say, standingDeputyName } = context;
  const offices = { head: say('paper-office-head'), chairman: say('paper-office-chairman') };
  const sign = (office: string, name: string | null): Signature => ({
    ...{ capacity: null, office, post: null, name },
    hint: say('paper-sign-hint'),
  });
  return [
    sign(say('paper-office-maker'), statement.content.computedBy?.name ?? null),
    sign(say('paper-office-checker'), statement.checked?.name ?? standingDeputyName),
    sign(say('paper-office-accountant'), accountant),
    sign(offices[approver.signer.office], approver.signer.name),
  ];
}

/** Version, state and hash of the statement, small, under everything. */
export const imprintOf = ({ say }: PaperContext, statement: Statement): string =>
  say('paper-imprint', {
    version: statement.version,
    state: say(`statement-state-${statement.state}`),
    hash: sealOf(say, statement.hash).shown,
  });
