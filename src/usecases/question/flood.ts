/** In a storm of questions the office hears once in a while that there are many. Nothing is refused at the door. */
import type { Unit } from '../../ports/services.ts';
import { carryOutReactions } from '../react.ts';
import { leadersOnly } from './relations.ts';

const minuteMs = 60_000;
/** Notices of new questions to the office in ten minutes; what comes on top is told by one line. */
const noticesPerSpell = 30;
const spellMs = 600_000;

/** Whether the office hears of one more new question by itself. */
export async function mayNotifyOffice(unit: Unit): Promise<boolean> {
  const firstMinute = Math.floor(unit.now.getTime() / spellMs) * (spellMs / minuteMs);
  if (await unit.stores.isWithin('pace:questions', firstMinute, noticesPerSpell)) return true;
  if (await unit.stores.once('storm', unit.now, spellMs))
    await carryOutReactions(
      unit,
      [
        {
          to: { holdersOf: 'leading' },
          view: { noun: 'citizen', name: 'question-storm', facts: {} },
          key: `${unit.cause}:storm`,
        },
      ],
      leadersOnly(unit),
    );
  return false;
}
