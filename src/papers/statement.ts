/** The month's royalty statement: exceptions, then what each payee gets, then every line; for signature, and to recompute. */

import { parsePeriod } from '../domain/period/period.ts';
import { type Balance, balancesOf, balanceTotals } from '../domain/royalty/balance.ts';
import type { RoyaltyLine } from '../domain/royalty/item-lines.ts';
import { formatMilli, formatPermille, partOf } from '../domain/royalty/money.ts';
import type { Payout, StatementContent } from '../domain/royalty/statement.ts';
import { isFrozen, type LineChange, type Statement, supportOf } from '../domain/royalty/statement-state.ts';
import { amountInWords } from '../domain/text/amount-in-words.ts';
import {
  type Block,
  firstRowOf,
  type Paper,
  type Sheet,
  type SheetCell,
  type Signature,
  type Workbook,
} from '../ports/papers.ts';
import type { StatementSince } from '../reading/statement.ts';
import {
  appendixHead,
  column,
  dayText,
  dong,
  framed,
  heading,
  type PaperContext,
  paragraph,
  periodName,
  signedEarly,
  upper,
} from './frame.ts';

export interface StatementPaperInput {
  readonly statement: Statement;
  /** Against the version before. */
  readonly changes: readonly LineChange[];
  /** What has happened to the month since. */
  readonly since: StatementSince | null;
  /** By which version money has left before; null: by none. */
  readonly settled: StatementContent | null;
}

const nameOf = (content: StatementContent): ((key: string) => string) => {
  const names = new Map(content.payouts.map(({ payee }) => [payee.key, payee.name]));
  return (key) => names.get(key) ?? key;
};

function monthName(context: PaperContext, content: StatementContent): string {
  const period = parsePeriod(content.month);
  return period ? periodName(context, period) : content.month;
}

const genreOf = ({ say }: PaperContext, line: RoyaltyLine): string =>
  line.part === 'photo' ? say('paper-part-photo') : say(`paper-genre-${line.genre}`);

/** Why a line is not what its rate says. */
function remarkOf({ say }: PaperContext, line: RoyaltyLine): string {
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
function exceptionsOf({ say }: PaperContext, { statement, since }: StatementPaperInput): readonly string[] {
  const { content, approved } = statement;
  const facts = since && {
    count: since.lines.length,
    codes: [...new Set(since.lines.flatMap(({ code }) => (code === '' ? [] : [code])))].join(', ') || 'none',
  };
  const later =
    facts === null
      ? []
      : [isFrozen(statement) ? say('paper-statement-since-frozen', facts) : say('paper-statement-since', facts)];
  const items = [...later, ...content.exceptions.map(({ issue }) => say(issue.key, issue.facts))];
  const support = approved ? supportOf(content, approved.person) : 0;
  const early = approved ? signedEarly(say, approved.at, content.lastDay) : null;
  return [
    ...(approved?.override
      ? [say('paper-statement-override', { name: approved.name, reason: approved.override })]
      : []),
    ...(approved && support > 0
      ? [say('statement-approved-by-supported', { name: approved.name, amount: dong(support) })]
      : []),
    ...(early === null ? [] : [early]),
    ...items,
  ];
}

function exceptionBlocks(context: PaperContext, input: StatementPaperInput): readonly Block[] {
  const { statement, changes } = input;
  const { say } = context;
  const { content, reason } = statement;
  const items = exceptionsOf(context, input);
  const name = nameOf(content);
  const changed = changes.map(({ code, payee, beforeVnd, afterVnd }) =>
    say('paper-statement-change', { code, name: name(payee), before: dong(beforeVnd), after: dong(afterVnd) }),
  );
  return [
    ...(items.length > 0
      ? [heading(2, say('paper-statement-exceptions')), { kind: 'list' as const, items }]
      : [paragraph(say('paper-statement-no-exceptions'))]),
    ...(reason ? [paragraph(say('paper-statement-new-version', { version: statement.version, reason }))] : []),
    ...(changed.length > 0 ? [{ kind: 'list' as const, items: changed }] : []),
  ];
}

/** Who was paid before and is granted nothing any more has a row of zeros, so that what is taken back stands in it. */
function rowsOf({ statement, settled }: StatementPaperInput): readonly (Payout & Balance)[] {
  const payouts = new Map(statement.content.payouts.map((payout) => [payout.payee.key, payout]));
  const none = { royaltyVnd: 0, managementVnd: 0, grossVnd: 0, taxVnd: 0, taxReason: 'belowThreshold' } as const;
  return balancesOf(statement.content, settled).map((balance) => ({
    ...none,
    ...payouts.get(balance.payee.key),
    ...balance,
  }));
}

function payoutTable(context: PaperContext, input: StatementPaperInput): Block {
  const { say } = context;
  const { totals } = input.statement.content;
  const rows = rowsOf(input);
  const sums = balanceTotals(rows);
  const isPaidBefore = input.settled !== null;
  return {
    kind: 'table',
    columns: [
      column(say('paper-column-number'), 6, 'center'),
      column(say('paper-column-name'), isPaidBefore ? 20 : 26),
      column(say('paper-column-royalty'), 15, 'right'),
      column(say('paper-column-support'), isPaidBefore ? 12 : 14, 'right'),
      column(say('paper-column-tax'), isPaidBefore ? 11 : 15, 'right'),
      column(say('paper-column-net'), isPaidBefore ? 13 : 15, 'right'),
      ...(isPaidBefore
        ? [column(say('paper-column-paid-before'), 13, 'right'), column(say('paper-column-due-now'), 13, 'right')]
        : []),
      column(say('paper-column-signed'), isPaidBefore ? 11 : 13, 'center'),
    ],
    rows: rows.map((row, at) => [
      String(at + 1),
      row.payee.name,
      dong(row.royaltyVnd),
      dong(row.managementVnd),
      dong(row.taxVnd),
      dong(row.netVnd),
      ...(isPaidBefore ? [dong(row.paidVnd), dong(row.dueVnd)] : []),
      '',
    ]),
    total: [
      '',
      say('paper-total'),
      dong(totals.royaltyVnd),
      dong(totals.managementVnd),
      dong(totals.taxVnd),
      dong(totals.netVnd),
      ...(isPaidBefore ? [dong(sums.paidVnd), dong(sums.payVnd - sums.takeBackVnd)] : []),
      '',
    ],
  };
}

/** In a new version of what was paid: how much of it has left, and what the accountant still pays or takes back. */
function balanceLine({ say }: PaperContext, input: StatementPaperInput): string | null {
  if (!input.settled) return null;
  const { netVnd, paidVnd, payVnd, takeBackVnd } = balanceTotals(rowsOf(input));
  return say('paper-statement-balance', {
    ...{ net: dong(netVnd), paid: dong(paidVnd), pay: dong(payVnd), back: dong(takeBackVnd) },
    words: amountInWords(payVnd),
  });
}

function lineTable(context: PaperContext, content: StatementContent): Block {
  const { say } = context;
  const name = nameOf(content);
  return {
    kind: 'table',
    columns: [
      column(say('paper-column-number'), 5, 'center'),
      column(say('paper-column-code'), 16),
      column(say('paper-column-title'), 30),
      column(say('paper-column-published'), 13, 'center'),
      column(say('paper-column-genre'), 13),
      column(say('paper-column-coefficient'), 8, 'right'),
      column(say('paper-column-unit'), 11, 'right'),
      column(say('paper-column-payee'), 16),
      column(say('paper-column-paid'), 11, 'right'),
      column(say('paper-column-remark'), 17),
    ],
    rows: content.lines.map((line, at) => [
      String(at + 1),
      line.item?.code ?? '',
      line.item?.title ?? '',
      dayText(line.item?.publishedOn ?? null),
      `${genreOf(context, line)} (${line.grade})`,
      formatMilli(line.coefficientMilli),
      dong(line.unitVnd),
      name(line.payee),
      dong(line.paidVnd),
      remarkOf(context, line),
    ]),
    total: ['', '', say('paper-total'), '', '', '', '', '', dong(content.totals.royaltyVnd), ''],
  };
}

const signaturesOf = (context: PaperContext, statement: Statement): readonly Signature[] => {
  const { say, standingDeputyName, headName } = context;
  const sign = (office: string, name: string | null): Signature => ({ capacity: null, office, post: null, name });
  return [
    sign(say('paper-office-maker'), statement.checked?.name ?? standingDeputyName),
    sign(say('paper-office-accountant'), null),
    sign(say('paper-office-head'), statement.approved?.name ?? headName),
  ];
};

const imprintOf = ({ say }: PaperContext, statement: Statement): string =>
  say('paper-imprint', {
    version: statement.version,
    state: say(`statement-state-${statement.state}`),
    hash: statement.hash ?? say('paper-no-hash'),
  });

export function statementPaper(context: PaperContext, input: StatementPaperInput): Paper {
  const { say } = context;
  const { content } = input.statement;
  const { totals } = content;
  const decisions = [...new Set(content.lines.map(({ decision }) => decision))].join('; ');
  return framed(context, {
    fileName: `bang-ke-nhuan-but-${content.month}`,
    symbol: 'BK-BBT',
    type: say('paper-statement-type'),
    subject: say('paper-statement-subject', { period: monthName(context, content) }),
    blocks: [
      paragraph(
        say('paper-statement-summary', {
          items: totals.items,
          owed: dong(totals.owedVnd),
          paid: dong(totals.royaltyVnd),
          support: dong(totals.managementVnd),
          decisions,
          day: dayText(content.paidOn),
        }),
      ),
      ...exceptionBlocks(context, input),
      heading(2, say('paper-statement-payouts')),
      payoutTable(context, input),
      paragraph(balanceLine(context, input) ?? say('paper-in-words', { words: amountInWords(totals.netVnd) })),
    ],
    signatures: signaturesOf(context, input.statement),
    appendices: [
      {
        ...appendixHead(say, 'I', say('paper-statement-lines'), say('paper-statement-type')),
        isLandscape: true,
        blocks: [lineTable(context, content)],
      },
    ],
    imprint: imprintOf(context, input.statement),
  });
}

/** 'A', 'B' … of a sheet with less than 27 columns. */
const letter = (at: number): string => String.fromCharCode(65 + at);

/** Each line recomputes from its rate; what sharing to the last đồng adds or takes stands in a column of its own. */
/** The sum below a column, as a formula that the reader can follow. */
const sumsOf =
  (rows: number, first: number, last: number) =>
  (at: number, result: number): SheetCell =>
    rows === 0 ? 0 : { formula: `SUM(${letter(at)}${first}:${letter(at)}${last})`, result };

function linesSheet(context: PaperContext, statement: Statement): Sheet {
  const { say, wardFullName } = context;
  const { content } = statement;
  const name = nameOf(content);
  const headings = [
    say('paper-agency-line', { ward: wardFullName }),
    say('paper-statement-lines-of', { period: monthName(context, content) }),
  ];
  const first = firstRowOf(headings);
  const last = first + content.lines.length - 1;
  const rows = content.lines.map((line, at): readonly SheetCell[] => {
    const row = first + at;
    const isRated = line.kind === 'royalty' || line.kind === 'carried';
    const percent = ((line.share ?? 10_000) / 100) * (line.originPercent / 100) * (line.officialsPercent / 100);
    const plain = Math.round((line.coefficientMilli * line.unitVnd * percent) / 100_000);
    return [
      at + 1,
      line.item?.code ?? '',
      line.item?.title ?? '',
      dayText(line.item?.publishedOn ?? null),
      genreOf(context, line),
      line.grade,
      line.coefficientMilli / 1000,
      line.unitVnd,
      percent,
      isRated ? line.owedVnd - plain : line.owedVnd,
      { formula: isRated ? `ROUND(G${row}*H${row}*I${row}/100,0)+J${row}` : `J${row}`, result: line.owedVnd },
      line.paidVnd - line.owedVnd,
      { formula: `K${row}+L${row}`, result: line.paidVnd },
      name(line.payee),
      remarkOf(context, line),
    ];
  });
  const sum = sumsOf(rows.length, first, last);
  const owed = content.lines.reduce((all, { owedVnd }) => all + owedVnd, 0);
  const paid = content.totals.royaltyVnd;
  return {
    name: say('paper-sheet-lines'),
    heading: headings,
    columns: [
      { title: say('paper-column-number'), width: 5, format: 'count' },
      { title: say('paper-column-code'), width: 14, format: 'text' },
      { title: say('paper-column-title'), width: 36, format: 'text' },
      { title: say('paper-column-published'), width: 11, format: 'date' },
      { title: say('paper-column-genre'), width: 16, format: 'text' },
      { title: say('paper-column-grade'), width: 7, format: 'text' },
      { title: say('paper-column-coefficient'), width: 9, format: 'coefficient' },
      { title: say('paper-column-unit'), width: 11, format: 'vnd' },
      { title: say('paper-column-percent'), width: 9, format: 'percent' },
      { title: say('paper-column-rounding'), width: 10, format: 'vnd' },
      { title: say('paper-column-owed'), width: 12, format: 'vnd' },
      { title: say('paper-column-ceiling'), width: 12, format: 'vnd' },
      { title: say('paper-column-paid'), width: 12, format: 'vnd' },
      { title: say('paper-column-payee'), width: 20, format: 'text' },
      { title: say('paper-column-remark'), width: 24, format: 'text' },
    ],
    rows,
    total: [
      null,
      null,
      say('paper-total'),
      null,
      null,
      null,
      null,
      null,
      null,
      null,
      sum(10, owed),
      sum(11, paid - owed),
      sum(12, paid),
      null,
      null,
    ],
    notes: [],
    signatures: signaturesOf(context, statement),
  };
}

/** A payee's row: royalties from the lines' sheet, support, tax, what remains, and of a month that was paid the difference. */
function payoutCells(
  { say }: PaperContext,
  input: StatementPaperInput,
  first: number,
): readonly (readonly SheetCell[])[] {
  const { content } = input.statement;
  const payouts = rowsOf(input);
  const isPaidBefore = input.settled !== null;
  const lines = say('paper-sheet-lines');
  const firstLine = firstRowOf(['', '']);
  const lastLine = firstLine + Math.max(0, content.lines.length - 1);
  return payouts.map((payout, at): readonly SheetCell[] => {
    const row = first + at;
    const isTaxed = payout.taxVnd > 0;
    const own = `SUMIF('${lines}'!N${firstLine}:N${lastLine},B${row},'${lines}'!M${firstLine}:M${lastLine})`;
    const isAlone = payouts.filter(({ payee }) => payee.name === payout.payee.name).length === 1;
    const percent = isTaxed ? Math.round((payout.taxVnd * 100) / payout.grossVnd) : 0;
    return [
      at + 1,
      payout.payee.name,
      // Two people of one name cannot be told apart by a formula: theirs is the sum.
      isAlone ? { formula: own, result: payout.royaltyVnd } : payout.royaltyVnd,
      payout.managementVnd,
      { formula: `MAX(0,C${row}+D${row})`, result: payout.grossVnd },
      percent,
      { formula: `ROUND(E${row}*F${row}/100,0)`, result: payout.taxVnd },
      { formula: `E${row}-G${row}`, result: payout.netVnd },
      ...(isPaidBefore ? [payout.paidVnd, { formula: `H${row}-I${row}`, result: payout.dueVnd }] : []),
      say(`paper-tax-${payout.taxReason}`),
      '',
    ];
  });
}

/** The first sheet: it takes its sums from the lines, so that a corrected line moves the whole statement. */
function payoutSheet(context: PaperContext, input: StatementPaperInput): Sheet {
  const { say, wardFullName } = context;
  const { statement } = input;
  const { content } = statement;
  const headings = [
    say('paper-agency-line', { ward: wardFullName }),
    upper(say('paper-statement-type')),
    say('paper-statement-subject', { period: monthName(context, content) }),
  ];
  const first = firstRowOf(headings);
  const payouts = rowsOf(input);
  const sums = balanceTotals(payouts);
  const isPaidBefore = input.settled !== null;
  const last = first + payouts.length - 1;
  const rows = payoutCells(context, input, first);
  const sum = sumsOf(rows.length, first, last);
  const { totals } = content;
  return {
    name: say('paper-sheet-payouts'),
    heading: headings,
    columns: [
      { title: say('paper-column-number'), width: 6, format: 'count' },
      { title: say('paper-column-name'), width: 30, format: 'text' },
      { title: say('paper-column-royalty'), width: 15, format: 'vnd' },
      { title: say('paper-column-support'), width: 15, format: 'vnd' },
      { title: say('paper-column-gross'), width: 15, format: 'vnd' },
      { title: say('paper-column-tax-percent'), width: 9, format: 'percent' },
      { title: say('paper-column-tax'), width: 13, format: 'vnd' },
      { title: say('paper-column-net'), width: 15, format: 'vnd' },
      ...(isPaidBefore
        ? ([
            { title: say('paper-column-paid-before'), width: 15, format: 'vnd' },
            { title: say('paper-column-due-now'), width: 15, format: 'vnd' },
          ] as const)
        : []),
      { title: say('paper-column-tax-reason'), width: 26, format: 'text' },
      { title: say('paper-column-signed'), width: 18, format: 'text' },
    ],
    rows,
    total: [
      null,
      say('paper-total'),
      sum(2, totals.royaltyVnd),
      sum(3, totals.managementVnd),
      sum(4, totals.grossVnd),
      null,
      sum(6, totals.taxVnd),
      sum(7, totals.netVnd),
      ...(isPaidBefore ? [sum(8, sums.paidVnd), sum(9, sums.payVnd - sums.takeBackVnd)] : []),
      null,
      null,
    ],
    notes: [
      balanceLine(context, input) ?? say('paper-in-words', { words: amountInWords(totals.netVnd) }),
      ...exceptionsOf(context, input).map((line) => `- ${line}`),
      imprintOf(context, statement),
    ],
    signatures: signaturesOf(context, statement),
  };
}

export const statementWorkbook = (context: PaperContext, input: StatementPaperInput): Workbook => ({
  fileName: `bang-ke-nhuan-but-${input.statement.content.month}`,
  sheets: [payoutSheet(context, input), linesSheet(context, input.statement)],
});
