/** What document and workbook both say of a month's statement: names, remarks, exceptions, balances, signatures. */

import { type Balance, balancesOf, balanceTotals } from '../domain/royalty/balance.ts';
import type { RoyaltyLine } from '../domain/royalty/item-lines.ts';
import { formatPermille, partOf } from '../domain/royalty/money.ts';
import type { Payout, StatementContent } from '../domain/royalty/statement.ts';
import { isFrozen, type LineChange, type Statement, signerNotes } from '../domain/royalty/statement-state.ts';
import { amountInWords } from '../domain/text/amount-in-words.ts';
import type { Signature } from '../ports/papers.ts';
import type { SeenStatement } from '../reading/statement.ts';
import { dong, nameOfPeriod, type PaperContext, signedEarly } from './frame.ts';

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
  const items = [...later, ...content.exceptions.map(({ issue }) => say(issue.key, issue.facts))];
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
    words: amountInWords(payVnd),
  });
}

/** Who computed it, who checked it or will, the accountant, and whoever of this ward approves. */
export function signaturesOf(
  context: PaperContext,
  { statement, approver }: StatementPaperInput,
): readonly Signature[] {
  const { say, standingDeputyName } = context;
  const offices = { head: say('paper-office-head'), chairman: say('paper-office-chairman') };
  const sign = (office: string, name: string | null): Signature => ({ capacity: null, office, post: null, name });
  return [
    sign(say('paper-office-maker'), statement.content.computedBy?.name ?? null),
    sign(say('paper-office-checker'), statement.checked?.name ?? standingDeputyName),
    sign(say('paper-office-accountant'), null),
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
