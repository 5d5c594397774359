/** Texts shared by a statement's document and workbook: names, remarks, exceptions, balances, signatures. */

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

/** The statement with its changes, newer records, earlier payments, and approver. */
export type StatementPaperInput = Omit<Extract<SeenStatement, { ok: true }>, 'ok'>;

/** Maps a payee's key to their name; an unknown key is returned unchanged. */
export const nameOf = (content: StatementContent): ((key: string) => string) => {
  const names = new Map(content.payouts.map(({ payee }) => [payee.key, payee.name]));
  return (key) => names.get(key) ?? key;
};

/** The statement's month in a paper's wording. */
export const monthName = (context: PaperContext, content: StatementContent): string =>
  nameOfPeriod(context, content.month);

/** The genre of a line; photos are named as photos, whatever the item's genre. */
export const genreOf = ({ say }: PaperContext, line: RoyaltyLine): string =>
  line.part === 'photo' ? say('paper-part-photo') : say(`paper-genre-${line.genre}`);

/** Largest denominator for a share of photos, as in "2/3 số ảnh". */
const mostPhotos = 9;

/** '2/3' for 6,667 ten-thousandths; null: no fraction with a small denominator fits. */
function fractionOf(share: number): string | null {
  for (let of = 2; of <= mostPhotos; of += 1) {
    const part = Math.round((share * of) / wholeShare);
    if (part > 0 && Math.abs(Math.round((part * wholeShare) / of) - share) <= 1) return `${part}/${of}`;
  }
  return null;
}

/** True if a text is shared equally except for rounding, although ten-thousandths cannot express it. */
function areEqual(together: readonly RoyaltyLine[]): boolean {
  const [least = 0, ...more] = weightsOf(together.map(({ share }) => share));
  const full = together.map(({ owedVnd, officialsPercent }) => Math.abs(owedVnd) * (100 / officialsPercent));
  return more.every((weight) => weight === least) && Math.max(...full) - Math.min(...full) <= 2;
}

/** The share of a line in words. @param together the lines of the same text, or of the photos of one item, including this one */
function shareText({ say }: PaperContext, { part, share }: RoyaltyLine, together: readonly RoyaltyLine[]): string {
  if (share === wholeShare || (share === null && together.length < 2)) return '';
  const fraction = part === 'photo' && share !== null ? fractionOf(share) : null;
  if (fraction !== null) return say('paper-line-photos', { part: fraction });
  if (part === 'text' && areEqual(together)) return say('paper-line-equal', { count: together.length });
  return share === null ? '' : say('paper-line-share', { percent: formatShare(share) });
}

/** For each line, the lines of the same text or of the photos of one item. */
function togetherOf(lines: readonly RoyaltyLine[]): (line: RoyaltyLine) => readonly RoyaltyLine[] {
  const nameOfPart = ({ kind, item, part }: RoyaltyLine): string => `${kind} ${item?.id} ${part}`;
  const groups = Map.groupBy(lines, nameOfPart);
  return (line) => groups.get(nameOfPart(line)) ?? [line];
}

/**
 * The part of its text or photos that a line is; 1 for all. Equal shares and counted photos are exact fractions, 1/3 instead of
 * 0.3333, so that rate times part gives the line's amount.
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

/** Remarks that explain why a line differs from its rate; computed for all lines at once. */
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

/** Facts a signer must know, for document and workbook: first, that someone approved a statement that pays them. */
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
  // Rates without a decision number concern the person who prepares the paper, so only the card mentions them.
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

/** Rows of payees. A payee who was paid before but gets nothing now has a row of zeros with the amount to take back. */
export function rowsOf({ statement, settled }: StatementPaperInput): readonly (Payout & Balance)[] {
  const payouts = new Map(statement.content.payouts.map((payout) => [payout.payee.key, payout]));
  const none = { royaltyVnd: 0, managementVnd: 0, grossVnd: 0, taxVnd: 0, taxReason: 'belowThreshold' } as const;
  return balancesOf(statement.content, settled).map((balance) => ({
    ...none,
    ...payouts.get(balance.payee.key),
    ...balance,
  }));
}

/** For a new version of a paid statement: what was paid, and what the accountant must still pay or take back. */
export function balanceLine({ say }: PaperContext, input: StatementPaperInput): string | null {
  if (!input.settled) return null;
  const { netVnd, paidVnd, payVnd, takeBackVnd } = balanceTotals(rowsOf(input));
  return say('paper-statement-balance', {
    ...{ net: dong(netVnd), paid: dong(paidVnd), pay: dong(payVnd), back: dong(takeBackVnd) },
    ...{ payWords: amountInWords(payVnd), backWords: amountInWords(takeBackVnd) },
  });
}

/** The subject; a later version names the version that it replaces. */
export function subjectOf(context: PaperContext, { statement, replacedOn = null }: StatementPaperInput): string {
  const { say } = context;
  const subject = say('paper-statement-subject', { period: monthName(context, statement.content) });
  const { version } = statement;
  if (version === 1) return subject;
  const facts = { version, before: version - 1, day: replacedOn ? longDay(say, replacedOn) : 'none' };
  return `${subject}\n${say('paper-statement-subject-version', facts)}`;
}

/** The day of payment, planned or actual, and those of earlier versions. */
export function paymentLine({ say }: PaperContext, { statement, payments = [] }: StatementPaperInput): string {
  const { version, content } = statement;
  const paid = payments.map((each) => say('paper-statement-paid-on', { version: each.version, day: dayText(each.on) }));
  if (!payments.some((each) => each.version === version))
    paid.push(say('paper-statement-to-pay-on', { day: dayText(content.paidOn) }));
  return paid.join(' ');
}

type OfLines = 'owed' | 'ceiling' | 'granted' | 'back' | 'royalty' | 'support' | 'debt';
type OfBudget = 'drawn' | 'drawn-before' | 'drawn-now' | 'tax' | 'net';
/** Steps from the items' amounts to the amount paid. */
export type StepKey = OfLines | OfBudget;

/** A step of the calculation with its amount in đồng. */
export interface Step {
  readonly key: StepKey;
  readonly what: string;
  readonly amountVnd: number;
}

/** From the amounts earned to the amounts paid and drawn from the budget, one step per line. */
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

/** For each payee with tax: rate, base and reason. Null: no tax is withheld. */
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

/** Signatures: who computed it, the checker, the accountant, and the approver. */
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

/** The imprint in small print: version, state and hash. */
export const imprintOf = ({ say }: PaperContext, statement: Statement): string =>
  say('paper-imprint', {
    version: statement.version,
    state: say(`statement-state-${statement.state}`),
    hash: sealOf(say, statement.hash).shown,
  });
