/** The register of violations (Art. 10.2), for those who may read it. */
import type { Violation } from '../domain/reward/violation.ts';
import type { Paper } from '../ports/papers.ts';
import { column, dayText, framed, headSignature, numbered, type PaperContext, paragraph } from './frame.ts';

/** Their own words first; what somebody of the board took down says so. */
const hearingOf = ({ say }: PaperContext, { answer, hearing }: Violation): string =>
  [
    answer && say('paper-hearing-own', { day: dayText(answer.on), words: answer.words }),
    hearing &&
      say('paper-hearing-taken', { day: dayText(hearing.on), words: hearing.words, name: hearing.by ?? 'none' }),
  ]
    .filter(Boolean)
    .join('\n');

export function violationPaper(
  context: PaperContext,
  violations: readonly Violation[],
  nameOf: (person: string) => string,
): Paper {
  const { say } = context;
  return framed(context, {
    fileName: `so-theo-doi-vi-pham-${context.on}`,
    symbol: null,
    type: say('paper-violation-type'),
    subject: say('paper-violation-subject'),
    isLandscape: true,
    blocks:
      violations.length === 0
        ? [paragraph(say('paper-violation-nothing'))]
        : [
            paragraph(say('paper-violation-note')),
            numbered(
              say,
              5,
              [
                column(say('paper-column-noted'), 13, 'center'),
                column(say('paper-column-name'), 18),
                column(say('paper-column-article'), 14),
                column(say('paper-column-degree'), 10),
                column(say('paper-column-evidence'), 24),
                column(say('paper-column-hearing'), 24),
                column(say('paper-column-outcome'), 20),
              ],
              violations.map((each) => [
                dayText(each.notedOn),
                nameOf(each.person),
                each.clause,
                say(`paper-degree-${each.degree}`),
                each.evidence,
                hearingOf(context, each),
                `${say(`violation-state-${each.state}`)}${each.outcome ? `: ${each.outcome}` : each.proposal ? `: ${each.proposal}` : ''}`,
              ]),
            ),
          ],
    signatures: [headSignature(context)],
  });
}
