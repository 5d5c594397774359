/** The next question about a draft, and the confirmation of a small change. */

import type { Sentence } from '../../domain/facts.ts';
import type { Message } from '../../domain/message.ts';
import type { Person } from '../../domain/person/person.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import { isWithAuthor } from '../../domain/submission/transitions.ts';
import type { Unit } from '../../ports/services.ts';
import { checkItem } from '../../usecases/check/check-item.ts';
import { answerTo, answerDraft as showDraft } from '../../usecases/submission/answer-draft.ts';
import { tell } from '../../usecases/tell.ts';
import { nextSteps } from '../say/own-item.ts';
import { openIn, remember } from '../talk/talk.ts';

/**
 * Sends the next question or the preview, and opens the matching prompt.
 * @param again true when the person asked to see it once more
 */
export async function answerDraft(unit: Unit, submission: Submission, again = false): Promise<void> {
  const { authorId } = submission;
  const next = answerTo(unit, submission);
  const open = await openIn(unit, authorId);
  // Another prompt may be open, for example for a reason when the author is a deputy. It stays open.
  if (!open || open.ask === 'slot') {
    const slot = next === 'ask-eventOn' ? 'eventOn' : next === 'ask-source' ? 'source' : null;
    await remember(unit, authorId, slot && { ask: 'slot', slot });
  }
  await showDraft(unit, submission, again);
}

const sentenceOf = ({ key, facts }: Message): Sentence => (facts ? { key, facts } : { key });

/** Confirms a small change, with **Gửi** below it, instead of showing the whole preview again. Asks for what is still missing. */
export async function tellStep(unit: Unit, author: Person, item: Submission, said: Message): Promise<void> {
  const isOpen = isWithAuthor(item.state);
  const isComplete = isOpen && answerTo(unit, item) === 'draft-preview';
  // **Gửi** must send what was checked.
  if (isComplete) await checkItem(unit, item);
  // The missing part is named in the same message and remains asked for.
  const next = answerTo(unit, item);
  const slot = next === 'ask-eventOn' ? 'eventOn' : next === 'ask-source' ? 'source' : null;
  const isNamed = isOpen && slot !== null;
  const message: Message = isNamed
    ? { key: 'said-and-asked', facts: { said: sentenceOf(said), next: { key: 'still-asked', facts: { slot } } } }
    : said;
  if (isNamed && !(await openIn(unit, author.id))) await remember(unit, author.id, { ask: 'slot', slot });
  await tell(
    unit,
    author.id,
    { ...message, buttons: isComplete ? nextSteps(item) : [] },
    `step:${item.id}:${item.revision}`,
  );
  if (isOpen && !isComplete && !isNamed) await answerDraft(unit, item);
}
