/** Connects a question and a danger case opened by the same message: additions go to both (words §4). */
import type { DangerCase } from '../../domain/danger/danger-case.ts';
import type { Person } from '../../domain/person/person.ts';
import type { Question } from '../../domain/question/question.ts';
import type { Unit } from '../../ports/services.ts';
import { addWordsToDanger, openDangersOf } from '../../usecases/danger/report-danger.ts';
import { actOnQuestion } from '../../usecases/question/act-on-question.ts';
import { accusedIn, isAccusation } from './accused.ts';

/** Longest time between the case and the question of one message. */
const togetherMs = 60_000;
/** How many of the person's latest questions are searched. */
const newest = 3;

const areOne = ({ openedAt }: DangerCase, { receivedAt }: Question): boolean =>
  Math.abs(openedAt.getTime() - receivedAt.getTime()) < togetherMs;

/** Adds the question's new text to the danger case. */
export async function addToCryOf(unit: Unit, person: Person, question: Question, text: string): Promise<void> {
  const danger = (await openDangersOf(unit, person.id)).find((each) => areOne(each, question));
  if (danger && text !== '') await addWordsToDanger(unit, danger, person, text, 'more');
}

/** Adds text about the danger case to the question too, unless a reader of the question may be accused by it. */
export async function addToQuestionOf(
  unit: Unit,
  person: Person,
  danger: DangerCase,
  { text, messageKey }: { readonly text: string; readonly messageKey: string },
): Promise<void> {
  const own = await unit.stores.questions.ofAsker(person.id, newest);
  const question = own.find((each) => areOne(danger, each) && ['received', 'assigned', 'drafted'].includes(each.state));
  if (!question || isAccusation(unit, text)) return;
  const { keptFrom = [] } = question.standing;
  if ((await accusedIn(unit, person, text)).every((id) => keptFrom.includes(id)))
    await actOnQuestion(unit, person, question.id, { type: 'add', messageKey, text, photos: [] });
}
