/** Art. 12: what is new or no longer fits, article by article, proposed to the Chairman. */
import { type Defect, inOrder } from '../domain/period/defect.ts';
import type { Paper } from '../ports/papers.ts';
import {
  basesOf,
  closing,
  dayText,
  framed,
  headSignature,
  numbered,
  type OpenPaper,
  type PaperContext,
  paragraph,
} from './frame.ts';

/** 'art:9' is what the program calls an article. */
const clauseText = ({ say }: PaperContext, clause: string): string =>
  clause.startsWith('art:') ? say('paper-article', { number: clause.slice('art:'.length) }) : clause;

/** With no defects it says that there is nothing to propose. */
export function regulationPaper(context: PaperContext, defects: readonly Omit<Defect, 'id'>[]): Paper {
  const { say } = context;
  return framed(context, {
    fileName: `de-xuat-sua-quy-che-${context.on}`,
    symbol: 'TTr-BBT',
    type: say('paper-reward-type'),
    subject: say('paper-regulation-subject', { ward: context.wardFullName }),
    addressees: [say('paper-to-chairman', { ward: context.wardFullName })],
    bases: basesOf(context),
    isLandscape: false,
    // With nothing to propose there is no empty table to sign.
    blocks:
      defects.length === 0
        ? [paragraph(say('paper-regulation-nothing'))]
        : [
            paragraph(say('paper-regulation-opening', { count: defects.length })),
            numbered(say, 7, inOrder(defects), [
              [say('paper-column-article'), 20, ({ clause }) => clauseText(context, clause)],
              [
                say('paper-column-problem'),
                35,
                ({ problem }) => (typeof problem === 'string' ? problem : say(problem.key, problem.facts)),
              ],
              [say('paper-column-proposal'), 35, ({ proposal }) => proposal || say('paper-no-proposal')],
              [say('paper-column-noted'), 15, ({ notedOn }) => dayText(notedOn), 'center'],
            ]),
            closing(say('paper-regulation-closing')),
          ],
    signatures: [headSignature(context)],
    recipients: [say('paper-recipient-above'), say('paper-recipient-archive')],
  });
}

/** Every defect that was noted. */
export const open: OpenPaper = async ({ records, context }) =>
  regulationPaper(context, await records.stores.registers.list('defect', null));
