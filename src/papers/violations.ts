/** The register of violations (Art. 10.2), for people who may read it. */
import { type PersonId, personId } from '../domain/ids.ts';
import type { Violation } from '../domain/reward/violation.ts';
import type { Paper } from '../ports/papers.ts';
import type { Records } from '../ports/period-records.ts';
import { dayText, framed, headSignature, numbered, type OpenPaper, type PaperContext, paragraph } from './frame.ts';

/** The person's own answer first, then statements recorded by board members, marked as such. */
const hearingOf = ({ say }: PaperContext, { answer, hearing }: Violation): string =>
  [
    answer && say('paper-hearing-own', { day: dayText(answer.on), words: answer.words }),
    hearing &&
      say('paper-hearing-taken', { day: dayText(hearing.on), words: hearing.words, name: hearing.by ?? 'none' }),
  ]
    .filter(Boolean)
    .join('\n') || say('paper-hearing-none');

/** Renders the register. @param nameOf a person's name by id */
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
            numbered(say, 5, violations, [
              [say('paper-column-noted'), 12, ({ notedOn }) => dayText(notedOn), 'center'],
              [say('paper-column-name'), 17, ({ person }) => nameOf(person)],
              [say('paper-column-article'), 13, ({ clause }) => clause],
              [say('paper-column-degree'), 13, ({ degree }) => say(`paper-degree-${degree}`)],
              [say('paper-column-evidence'), 22, ({ evidence }) => evidence],
              [say('paper-column-hearing'), 28, (each) => hearingOf(context, each)],
              [
                say('paper-column-outcome'),
                24,
                ({ state, outcome, proposal }) =>
                  [say(`violation-state-${state}`), outcome || proposal].filter(Boolean).join(': '),
              ],
            ]),
          ],
    signatures: [headSignature(context)],
  });
}

/** True if the reader is named in the register; then they may not read it, whatever their role. */
export const isNamedInRegister = async ({ stores }: Pick<Records, 'stores'>, reader: PersonId): Promise<boolean> =>
  (await stores.registers.list('violation', null)).some(({ person }) => person === reader);

/** Null for readers named in it. */
export const open: OpenPaper = async ({ records, context, actor }) => {
  if (actor && (await isNamedInRegister(records, actor.person))) return null;
  const { registers, people } = records.stores;
  const all = await registers.list('violation', null);
  const names = new Map<string, string>();
  for (const { person } of all) names.set(person, (await people.find(personId(person)))?.name ?? '');
  return violationPaper(context, all, (person) => names.get(person) ?? '');
};
