/** What document and workbook both say of a month's statement: names, remarks, exceptions, balances, signatures. */

import { type Balance, balancesOf, balanceTotals } from '../domain/royalty/balance.ts';
import type { RoyaltyLine } from '../domain/royalty/item-lines.ts';
import { formatPermille, partOf, sumOf } from '../domain/royalty/money.ts';
import type { Payout, StatementContent } from '../domain/royalty/statement.ts';
import { isFrozen, type LineChange, type Statement, signerNotes } from '../domain/royalty/statement-state.ts';
import { amountInWords } from '../domain/text/amount-in-words.ts';
import type { Signature } from '../ports/papers.ts';
import type { SeenStatement } from '../reading/statement.ts';
import { dayText, dong, longDay, nameOfPeriod, type PaperContext, signedEarly } from './frame.ts';

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

/** Why a line is not what its rate says. */
export function remarkOf({ say }: PaperContext, line: RoyaltyLine): string {
  const remarks: string[] = [];
  if (line.kind !== 'royalty') remarks.push(say(`paper-line-${line.kind}`));
  if (line.share !== null && line.share !== 10_000)
    remarks.push(say('paper-line-share', { percent: formatPermille(partOf(line.share, 1, 10)) }));
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
  const items = [...later, ...told.map(({ issue }) => say(issue.key, issue.facts))];
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

/** A step of the sums: what it is, and how much it adds or takes, in đồng. */
export interface Step {
  readonly what: string;
  readonly amountVnd: number;
}

/** From what was earned to what is paid and drawn from the budget, one step a line. */
export function stepsOf({ say }: PaperContext, { statement, settled }: StatementPaperInput): readonly Step[] {
  const { lines, totals, carriedOut } = statement.content;
  const grantedVnd = sumOf(lines.filter(({ owedVnd }) => owedVnd > 0).map(({ paidVnd }) => paidVnd));
  const backVnd = totals.royaltyVnd - grantedVnd;
  const debtVnd = -sumOf(carriedOut.filter(({ kind }) => kind === 'debt').map(({ owedVnd }) => owedVnd));
  const step = (key: string, amountVnd: number, facts = {}): Step => ({
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
    hash: statement.hash ?? say('paper-no-hash'),
  });
