/** Art. 12: what is new or no longer fits, article by article, proposed to the Chairman. */
import { type Defect, inOrder } from '../domain/period/defect.ts';
import type { Paper } from '../ports/papers.ts';
import {
  basesOf,
  closing,
  column,
  dayText,
  framed,
  headSignature,
  numbered,
  type PaperContext,
  paragraph,
} from './frame.ts';

/** 'art:9' is what the program calls an article. */
const clauseText = ({ say }: PaperContext, clause: string): string =>
  clause.startsWith('art:') ? say('paper-article', { number: clause.slice('art:'.length) }) : clause;

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
            numbered(
              say,
              7,
              [
                column(say('paper-column-article'), 20),
                column(say('paper-column-problem'), 35),
                column(say('paper-column-proposal'), 35),
                column(say('paper-column-noted'), 15, 'center'),
              ],
              inOrder(defects).map(({ clause, problem, proposal, notedOn }) => [
                clauseText(context, clause),
                typeof problem === 'string' ? problem : say(problem.key, problem.facts),
                proposal || say('paper-no-proposal'),
                dayText(notedOn),
              ]),
            ),
            closing(say('paper-regulation-closing')),
          ],
    signatures: [headSignature(context)],
    recipients: [say('paper-recipient-above'), say('paper-recipient-archive')],
  });
}
