/** What somebody says after a cry for help: passed on to whoever has the case. */
import type { DangerCase } from '../../domain/danger/danger-case.ts';
import type { Person } from '../../domain/person/person.ts';
import { listen } from '../../domain/question/phrase-matching.ts';
import { requestOf } from '../../domain/question/request.ts';
import type { Triage } from '../../domain/question/triage.ts';
import type { Unit } from '../../ports/services.ts';
import { addWordsToDanger, openDangerOf } from '../../usecases/danger/report-danger.ts';
import type { Received } from '../../usecases/question/open-question.ts';
import { tell } from '../../usecases/tell.ts';

/** Words that continue a cry for help: so few, asking for nothing, so soon after it. */
const longestPartOfCry = 12;
const cryContinuesMs = 10 * 60_000;

const passedOn = async (unit: Unit, person: Person, danger: DangerCase, text: string): Promise<void> => {
  await addWordsToDanger(unit, danger, person, text);
  await tell(unit, person.id, { key: 'danger-added-asker', facts: { numbers: danger.standing.numbers.join(', ') } });
};

/** "Thôi, hắn đi rồi, cảm ơn": after a cry thanks may be its end, and whoever has the case reads them. */
export const endsCry = async (unit: Unit, person: Person, text: string): Promise<boolean> => {
  const danger = listen(text).length >= 2 ? await openDangerOf(unit, person.id) : null;
  if (!danger) return false;
  await passedOn(unit, person, danger, text);
  return true;
};

/** Where it is, who is hurt: passed on to whoever has the case. */
export const isPartOfCry = async (
  unit: Unit,
  person: Person,
  { text }: Received,
  { kind }: Triage,
): Promise<boolean> => {
  const heard = listen(text);
  const mayBePart = kind === 'unclear' || kind === 'report' || kind === 'question';
  const isShort = heard.length >= 2 && heard.length <= longestPartOfCry;
  if (!mayBePart || !isShort || requestOf(heard) !== null) return false;
  const danger = await openDangerOf(unit, person.id);
  if (danger?.level !== 'sure' || unit.now.getTime() - danger.openedAt.getTime() > cryContinuesMs) return false;
  await passedOn(unit, person, danger, text);
  return true;
};
