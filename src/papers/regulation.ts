/** Proposed changes of the regulation (Art. 12), article by article, to the Chairman. */
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

/** The text for 'art:9', the program's own form of an article. */
const clauseText = ({ say }: PaperContext, clause: string): string =>
  clause.startsWith('art:') ? say('paper-article', { number: clause.slice('art:'.length) }) : clause;

/** Renders the proposal; without defects it says that there is nothing to propose. */
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
    // Avoids an empty table.
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

/** From all noted defects. */
export const open: OpenPaper = async ({ records, context }) =>
  regulationPaper(context, await records.stores.registers.list('defect', null));
