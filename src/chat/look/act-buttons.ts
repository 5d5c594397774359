/** Buttons for the acts that are possible on a paper now; each carries the revision that was shown. */
import { nothingInHand, type PaperInHand, type PaperNoun, paperActs } from '../../domain/act/paper.ts';
import type { Sentence } from '../../domain/facts.ts';
import type { ButtonRows } from '../../domain/message.ts';
import { actorOf, type Person } from '../../domain/person/person.ts';
import type { Records } from '../../ports/period-records.ts';
import { revisionOf } from '../../usecases/period/seen.ts';
import { buttonsOf } from '../say/buttons.ts';

/**
 * The buttons in the order of the act table; acts of one line stand side by side.
 * @param facts for the labels, when a list has several things of one noun
 */
export async function actButtons(
  noun: PaperNoun,
  thing: Partial<PaperInHand>,
  { records, reader, subject }: { readonly records: Records; readonly reader: Person; readonly subject: string },
  facts?: Sentence['facts'],
): Promise<ButtonRows> {
  const whole = { ...nothingInHand, ...thing };
  const open = paperActs.filter(
    (row) => row.noun === noun && row.line !== null && row.isOpen(whole, actorOf(reader), records.now),
  );
  const revision = await revisionOf(records, noun, subject);
  const shown = buttonsOf(open, { id: subject, revision });
  return facts ? shown.map((line) => line.map((each) => ({ ...each, label: { ...each.label, facts } }))) : shown;
}
