/** Somebody may be in danger: people of the board hear of it at once, whatever the hour. */
import type { Person } from '../../domain/person/person.ts';
import type { EmergencyNumber } from '../../domain/question/emergency.ts';
import { cutText } from '../../domain/text/normalize.ts';
import type { Unit } from '../../ports/services.ts';
import { carryOutReactions } from '../react.ts';
import { leadersOnly } from './relations.ts';

const textLength = 300;

export async function reportEmergency(
  unit: Unit,
  person: Person,
  numbers: readonly EmergencyNumber[],
  text: string,
): Promise<void> {
  const alert = {
    view: {
      noun: 'citizen',
      name: 'question-emergency-alert',
      facts: {
        numbers: numbers.join(', '),
        name: person.name,
        phone: person.phone ?? '',
        text: cutText(text, textLength),
      },
    },
    key: `${unit.cause}:emergency`,
  } as const;
  await carryOutReactions(
    unit,
    [
      { to: { holdersOf: 'leading' }, ...alert },
      { to: { role: 'head' }, ...alert },
    ],
    leadersOnly(unit),
  );
  await unit.stores.audit.record({ actor: person.id, action: 'emergency-told', object: person.id }, unit.now);
}
