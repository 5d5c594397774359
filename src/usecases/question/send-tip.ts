/** Passes a tip to the board unchanged; the person who takes it writes the item (product §1). */
import type { Person } from '../../domain/person/person.ts';
import { cutText } from '../../domain/text/normalize.ts';
import type { Unit } from '../../ports/services.ts';
import { carryOutReactions } from '../react.ts';
import type { Received } from './open-question.ts';
import { leadersOnly } from './relations.ts';

/** Roles that are shown tips. */
export const tipReaders = ['office', 'deputy', 'standingDeputy'] as const;

/** Characters of a tip in its notice. */
const textLength = 900;

/** Stores a tip with its photos and notifies the roles that read tips. */
export async function sendTip(
  unit: Unit,
  person: Person,
  { text, photos, messageKey, receivedAt }: Pick<Received, 'text' | 'photos' | 'messageKey' | 'receivedAt'>,
): Promise<void> {
  const id = unit.ids.next();
  await unit.stores.tips.insert({ id, person: person.id, text, photos, messageKey, at: receivedAt });
  const view = {
    noun: 'citizen',
    name: 'tip-to-board',
    subject: id,
    facts: { name: person.name, text: cutText(text, textLength), photos: photos.length },
  } as const;
  await carryOutReactions(
    unit,
    tipReaders.map((role) => ({ to: { role }, view, key: `tip:${id}` })),
    leadersOnly(unit),
  );
}
