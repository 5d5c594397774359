/** A dossier as a file: the record of one item or question, and the checker's messages in the ward's language. */
import { localTime } from '../domain/calendar/local-time.ts';
import { type PaperRef, paperFormName } from '../domain/period/paper-ref.ts';
import type { DossierContent } from '../ports/dossier.ts';
import type { Printable } from '../ports/papers.ts';
import { seeDossier } from '../reading/dossier.ts';
import type { OpenPaper, Say } from './frame.ts';

/** Messages of the checker; it fills in `{file}`, `{about}` and `{hash}` itself. */
export const verdicts = [
  ...(['whole', 'changed', 'missing', 'extra', 'unreadable', 'revision', 'decision', 'decision-unrecorded'] as const),
  ...([
    'chain',
    'chain-content',
    'chain-head',
    'publication',
    'correction',
    'original-record',
    'original',
    'head-given',
    'head-unknown',
    'older',
    'rules-older',
    'checks-later',
  ] as const),
  ...(['process', 'undertaking', 'deadlines', 'submitted', 'due', 'received', 'reason', 'checks'] as const),
] as const;

/**
 * Builds the file. It contains the checker's messages, so that it can be verified without this program.
 * @param timeZone for displayed times
 */
export function dossierFile(
  dossier: DossierContent,
  paper: PaperRef,
  say: Say,
  timeZone: string,
): Extract<Printable, { readonly form: 'zip' }> {
  const { code, madeAt, ward } = dossier;
  const head = dossier.chains[0]?.head;
  const words = Object.fromEntries(
    verdicts.map((name) => [
      name,
      say(`dossier-verdict-${name}`, { file: '{file}', about: '{about}', hash: '{hash}', entries: '{entries}' }),
    ]),
  );
  const readme = say('dossier-readme', {
    code,
    ward: ward.name,
    at: localTime(madeAt, timeZone),
    head: head?.hash ?? '–',
    seq: head?.seq ?? 0,
  });
  return { form: 'zip', name: paperFormName(paper, 'zip'), dossier, words, readme };
}

/** Null also if the reader may not have it. */
export const open: OpenPaper = async ({ records, context, ref, actor }) => {
  const seen = await seeDossier(records, ref.of, actor);
  return seen.ok ? dossierFile(seen.dossier, ref, context.say, records.ward.timeZone) : null;
};
