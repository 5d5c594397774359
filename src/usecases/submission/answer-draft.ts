/** The one answer to what was sent: the next question, or the preview with **Gửi** when nothing is missing. */
import { formatDate, localDateOf } from '../../domain/calendar/local-date.ts';
import type { ChildrenDeclaration, Finding } from '../../domain/checks/check.ts';
import type { Button, Message } from '../../domain/effect.ts';
import type { Sentence } from '../../domain/facts.ts';
import { childrenSaid, sourceSentence } from '../../domain/submission/sentences.ts';
import { filesOf, photosOf, type Submission } from '../../domain/submission/submission.ts';
import { talkVersion } from '../../domain/talk.ts';
import { cutText } from '../../domain/text/normalize.ts';
import type { Unit } from '../../ports/services.ts';
import { checkItem } from '../check/check-item.ts';
import { findingLines, isMoreThanCard } from '../check/sentences.ts';
import { put } from '../tell.ts';
import { dueOf, read } from './read.ts';

/** Characters of the text on a card; the rest is behind **Xem**. */
const excerptLength = 400;

/** After the first of a line; what is not known leaves no gap. */
const part = (text: string): Sentence => ({ key: 'card-part', facts: { text } });

/** The facts of a card: what the contributor previews is what the board sees. */
export const cardFacts = (
  unit: Pick<Unit, 'ward' | 'calendar' | 'now'>,
  submission: Submission,
  authorName: string,
  findings: readonly Finding[] = [],
) => {
  const reading = read(unit, submission);
  const isOpen = submission.state === 'draft' || submission.state === 'returned';
  const due = (isOpen ? null : submission.standing.due) ?? dueOf(unit, reading);
  return {
    reading,
    due,
    facts: {
      code: submission.code,
      title: reading.title === '' ? '…' : reading.title,
      category: reading.category,
      date: reading.eventOn ? part(formatDate(reading.eventOn)) : '',
      place: reading.place ? part(reading.place) : '',
      source: sourceSentence(reading.source),
      author: authorName,
      photos: photosOf(submission).length,
      files: filesOf(submission).length,
      children: childrenSaid(submission),
      findings: findingLines(findings),
      due: due.explanation,
      text: cutText(reading.paragraphs.join('\n'), excerptLength),
    },
  };
};

const question = (unit: Unit, submission: Submission, slot: 'text' | 'eventOn' | 'source'): Message => {
  const reading = read(unit, submission);
  const press = (label: Sentence, action: Button['action']): Button => ({
    label,
    action,
    subject: submission.id,
    revision: submission.revision,
  });
  const photos = photosOf(submission).length;
  const facts = { code: submission.code, photos, files: filesOf(submission).length };
  const cancel = press({ key: 'choice-cancel' }, 'cancel');
  if (slot === 'text') return { key: 'ask-text', facts, buttons: [[cancel]] };
  if (slot === 'eventOn') {
    const today = localDateOf(unit.now, unit.ward.timeZone);
    const guesses = reading.eventGuesses.length > 0 ? reading.eventGuesses : [today];
    const days = guesses
      .slice(0, 2)
      .map((day) =>
        press({ key: day === today ? 'choice-today' : 'choice-day', facts: { date: formatDate(day) } }, `date.${day}`),
      );
    return {
      key: 'ask-eventOn',
      facts: { ...facts, title: reading.title },
      buttons: [...days.map((day) => [day]), [cancel]],
    };
  }
  const origin = submission.content.forwardedFrom;
  const proposed = origin ? [[press({ key: 'choice-source-origin', facts: { name: origin } }, 'source.origin')]] : [];
  return {
    key: 'ask-source',
    facts: { ...facts, title: reading.title },
    buttons: [...proposed, [press({ key: 'choice-witness' }, 'source.witness')]],
  };
};

/** Children may be in the pictures: three answers, one press. */
export const childrenButtons = (submission: Submission): readonly (readonly Button[])[] => {
  const press = (key: string, declaration: ChildrenDeclaration): Button => ({
    label: { key },
    action: `kids.${declaration}`,
    subject: submission.id,
    revision: submission.revision,
  });
  return [
    [press('choice-children-none', 'none-shown')],
    [press('choice-children-consent', 'consent-held')],
    [press('choice-children-hidden', 'faces-hidden')],
  ];
};

export const preview = (
  unit: Unit,
  submission: Submission,
  authorName: string,
  findings: readonly Finding[],
): Message => {
  const press = (key: string, action: Button['action']): Button => ({
    label: { key },
    action,
    subject: submission.id,
    revision: submission.revision,
  });
  return {
    key: 'draft-preview',
    facts: cardFacts(unit, submission, authorName, findings).facts,
    buttons: [
      // The finding above asks.
      ...(findings.some(({ check }) => check === 'children-shown') ? childrenButtons(submission) : []),
      [press('choice-send', 'send')],
      ...(isMoreThanCard(findings) ? [[press('choice-view', 'view')]] : []),
      [press('choice-edit', 'edit'), press('choice-more', 'more'), press('choice-cancel', 'cancel')],
    ],
  };
};

/**
 * Says it once for each revision, however many parts came at the same moment.
 * @param again true when the person asked to see it once more
 */
export const answerDraft = async (unit: Unit, submission: Submission, again = false): Promise<void> => {
  const author = await unit.stores.people.get(submission.authorId);
  const [missing] = read(unit, submission).missing;
  const open = missing === 'eventOn' || missing === 'source' ? { ask: 'slot', slot: missing } : null;
  // Something else may be open: a reason that the author, a deputy, is asked for. It stays open.
  const remembered = (await unit.stores.dialogues.read(submission.authorId, talkVersion)) as {
    open?: { ask?: string } | null;
  } | null;
  if (!remembered?.open || remembered.open.ask === 'slot')
    await unit.stores.dialogues.write(submission.authorId, talkVersion, { open }, unit.now);
  const message = missing
    ? question(unit, submission, missing)
    : preview(unit, submission, author.name, await checkItem(unit, submission));
  const key = `answer:${submission.id}:${submission.revision}${again ? `:${unit.cause}` : ''}`;
  await put(unit, key, { kind: 'tell', person: submission.authorId, message });
};
