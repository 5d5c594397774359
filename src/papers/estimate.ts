/** The yearly estimate (Art. 5), based on past spending, for the Chairman's approval. */
import { type BudgetLine, estimateOf } from '../domain/budget/budget.ts';
import { matchesHash } from '../domain/intact.ts';
import { amountInWords } from '../domain/text/amount-in-words.ts';
import type { Paper } from '../ports/papers.ts';
import { basisText, lineName } from './budget.ts';
import {
  basesOf,
  closing,
  dayText,
  dong,
  framed,
  headSignature,
  numbered,
  type OpenPaper,
  type PaperContext,
  paragraph,
  sealOf,
} from './frame.ts';

/** The budget requested for one year, line by line. */
export interface Estimate {
  readonly year: number;
  readonly lines: readonly BudgetLine[];
  /** The previous year's lines, matched by name. */
  readonly before: readonly BudgetLine[];
  /** Omitted if it was not sent yet. */
  readonly sentOn?: string;
  readonly hash?: string;
}

/** Renders the estimate. Once sent, its imprint shows the day and the hash of what was sent. */
export function estimatePaper(context: PaperContext, { year, lines, before, sentOn, hash }: Estimate): Paper {
  const { say } = context;
  const seal = sealOf(say, hash ?? null);
  const total = lines.reduce((sum, { estimateVnd }) => sum + estimateVnd, 0);
  const spent = (line: BudgetLine) =>
    before.find(({ kind, name }) => kind === line.kind && name === line.name)?.spentVnd;
  const spentTotal = before.reduce((sum, { spentVnd }) => sum + spentVnd, 0);
  return framed(context, {
    fileName: `du-toan-${year}`,
    symbol: 'TTr-BBT',
    type: say('paper-reward-type'),
    subject: say('paper-estimate-subject', { year: String(year) }),
    addressees: [say('paper-to-chairman', { ward: context.wardFullName })],
    bases: basesOf(context),
    blocks: [
      paragraph(say('paper-estimate-opening', { year: String(year), before: String(year - 1) })),
      numbered(say, 7, lines, [
        [say('paper-column-budget'), 33, (line) => lineName(context, line), 'left', say('paper-total')],
        [
          say('paper-column-spent-before', { year: String(year - 1) }),
          14,
          (line) => dong(spent(line) ?? 0),
          'right',
          dong(spentTotal),
        ],
        [
          say('paper-column-estimate', { year: String(year) }),
          14,
          ({ estimateVnd }) => dong(estimateVnd),
          'right',
          dong(total),
        ],
        [say('paper-column-basis'), 44, (line) => basisText(context, line)],
      ]),
      paragraph(say('paper-in-words', { words: amountInWords(total) })),
      closing(say('paper-estimate-closing')),
    ],
    signatures: [headSignature(context)],
    recipients: [say('paper-recipient-above'), say('paper-recipient-archive')],
    imprint: sentOn ? say('paper-imprint-estimate', { day: dayText(sentOn), hash: seal.shown }) : null,
    hashNote: seal.note,
  });
}

/** As it was sent; before that from the current lines. */
export const open: OpenPaper = async ({ records, context, ref }) => {
  const sent = (await records.stores.registers.list('estimate', ref.of)).at(-1);
  if (sent) {
    const isBroken = !(await matchesHash(records, sent.hash, estimateOf(sent)));
    return estimatePaper({ ...context, ...sent.paper, isBroken }, sent);
  }
  const year = Number(ref.of);
  const { period } = records.stores;
  return estimatePaper(context, { year, lines: await period.budget(year), before: await period.budget(year - 1) });
};
