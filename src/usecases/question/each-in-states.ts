/** Iterates over all questions in some states, earliest due first, page by page, whatever their number. */
import type { Question } from '../../domain/question/question.ts';
import type { QuestionState } from '../../domain/question/transitions.ts';
import type { Unit } from '../../ports/services.ts';

const pageLength = 500;

/** Iterates within one transaction, for changes that must cover all of them at once. */
export async function* eachInStates(unit: Unit, states: readonly QuestionState[]): AsyncGenerator<Question> {
  let after: Question | null = null;
  for (;;) {
    const page: readonly Question[] = await unit.stores.questions.inStates(states, pageLength, after);
    yield* page;
    after = page.at(-1) ?? null;
    if (page.length < pageLength) return;
  }
}
