/** Notices of the domain find their people and become messages. Nobody is told of their own act. */
import { formatDate } from '../../domain/calendar/local-date.ts';
import type { Button, LinkButton, Message } from '../../domain/effect.ts';
import type { Sentence } from '../../domain/facts.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { Person } from '../../domain/person/person.ts';
import { currentDraft, type Question } from '../../domain/question/question.ts';
import type { QuestionNotice, QuestionSurroundings } from '../../domain/question/react.ts';
import { decidingRoles } from '../../domain/roles.ts';
import { cutText } from '../../domain/text/normalize.ts';
import type { Unit } from '../../ports/services.ts';
import { createPageLink } from '../page-link.ts';
import { put, tell } from '../tell.ts';
import { longestAnswer, wholeAnswerLink } from './whole-answer.ts';

/** Of a draft for those who sign, beside the question; the whole is on a page. */
const longestDraft = 1_000;

export const surroundingsOf = (unit: Unit, question: Question | null = null): QuestionSurroundings => ({
  ward: unit.ward.fullName,
  phone: unit.ward.contact.phone,
  place: unit.ward.reception.place,
  hours: unit.ward.reception.hours,
  calendar: unit.calendar,
  url: question?.standing.publication.published ? `${unit.publicUrl}/hoi-dap/${question.code}` : '',
});

/** Whoever leads with questions: the office; where there is none, those who decide. */
export const leaders = async (unit: Unit): Promise<readonly Person[]> => {
  const office = await unit.stores.people.holdersOf(['office'], unit.now);
  return office.length > 0 ? office : unit.stores.people.holdersOf(decidingRoles, unit.now);
};

/** Those who may sign: never who drafted or masked it; the head when nobody else is left. */
export const approvers = async (unit: Unit, { standing, askerId }: Question): Promise<readonly Person[]> => {
  const own = new Set<PersonId | undefined>([
    askerId,
    ...standing.drafts.map(({ person }) => person),
    standing.publication.masked?.by,
    ...(standing.publication.masked ? [standing.answer?.drafter.person] : []),
  ]);
  const may = ({ id }: Person): boolean => !own.has(id);
  const deputies = (await unit.stores.people.holdersOf(['deputy', 'standingDeputy'], unit.now)).filter(may);
  return deputies.length > 0 ? deputies : (await unit.stores.people.holdersOf(['head'], unit.now)).filter(may);
};

const recipients = async (unit: Unit, question: Question, notice: QuestionNotice): Promise<readonly PersonId[]> => {
  const { assignee } = question.standing;
  switch (notice.to) {
    case 'asker':
      return [question.askerId];
    case 'assignee':
      return assignee ? [assignee.person] : [];
    case 'formerAssignee':
    case 'receivers':
      return notice.people ?? [];
    case 'office':
      return (await leaders(unit)).map(({ id }) => id);
    case 'head':
      return (await unit.stores.people.holdersOf(['head'], unit.now)).map(({ id }) => id);
    case 'approvers':
      return (await approvers(unit, question)).map(({ id }) => id);
  }
};

/** Drafted, and nobody is left who may sign: those who lead, and whoever wrote it, hear that somebody must be invited. */
const tellNobodyApproves = async (unit: Unit, question: Question): Promise<void> => {
  const people = new Set<PersonId>([
    ...(await leaders(unit)).map(({ id }) => id),
    ...(await unit.stores.people.holdersOf(['head'], unit.now)).map(({ id }) => id),
  ]);
  for (const id of people)
    await tell(unit, id, { key: 'question-nobody-approves', facts: { code: question.code } }, `nobody:${question.id}`);
};

/** Whom to call, and where. */
export const withPhone = async (unit: Unit, question: Question, facts: QuestionNotice['facts']) => {
  const { name, phone } = await unit.stores.people.get(question.askerId);
  return {
    ...facts,
    name: name === '' ? { key: 'person-unnamed' } : name,
    phone: phone ? `0${phone.slice(2)}` : 'none',
  };
};

/** Acts that decide: typed with the question's code where there are no buttons, never by a bare number. */
const letters: Readonly<Record<string, string>> = {
  'q-approve': 'D',
  'q-approveMask': 'D',
  'q-sendBack': 'T',
  'q-rejectMask': 'T',
  'q-view': 'X',
};

export const withCodes = (buttons: readonly (readonly Button[])[], code: string): readonly (readonly Button[])[] =>
  buttons.map((row) =>
    row.map((button) => {
      const letter = letters[button.action];
      return letter ? { ...button, typed: `${letter} ${code}` } : button;
    }),
  );

const shownName = (question: Question, person: PersonId): string => `question-shown:${question.id}:${person}`;

export interface ShownRevisions {
  readonly answer: number;
  readonly mask: number;
}

/** What this person was shown last: a typed code decides about that, and nothing newer. */
export const shownRevisions = async (unit: Unit, question: Question, person: PersonId): Promise<ShownRevisions> =>
  JSON.parse((await unit.stores.setting(shownName(question, person))) ?? '{"answer":0,"mask":0}') as ShownRevisions;

export const rememberShown = async (unit: Unit, question: Question, person: PersonId): Promise<void> =>
  unit.stores.setSetting(
    shownName(question, person),
    JSON.stringify({ answer: question.standing.revision, mask: question.standing.publication.revision }),
  );

/** An answer that is too long for one message is cut, and read whole on a page that holds nothing else. */
const shortened = async (unit: Unit, question: Question, message: Message): Promise<Message> => {
  const answer = question.standing.answer?.text ?? '';
  const page = await wholeAnswerLink(unit, question);
  if (!page) return message;
  return {
    ...message,
    facts: {
      ...message.facts,
      answer: {
        key: 'question-long-answer',
        facts: { answer: cutText(answer, longestAnswer), until: formatDate(page.until) },
      },
    },
    buttons: [[page.button], ...(message.buttons ?? [])],
  };
};

/** What would be published, whole and beside the originals: a page for whoever masks it, or clears it. */
export const maskPageOf = async (
  unit: Unit,
  person: PersonId,
  { id, standing }: Question,
  label: Sentence,
): Promise<LinkButton> => ({
  label,
  url: await createPageLink(unit, {
    purpose: 'mask',
    person,
    subject: id,
    revision: standing.publication.revision,
  }),
});

export const notify = async (
  unit: Unit,
  question: Question,
  notices: readonly QuestionNotice[],
  actor: string,
): Promise<void> => {
  for (const notice of notices) {
    const people = await recipients(unit, question, notice);
    if (notice.to === 'approvers' && people.length === 0 && (notice.buttons ?? []).length > 0)
      await tellNobodyApproves(unit, question);
    for (const person of people) {
      if (person === actor && notice.to !== 'asker') continue;
      const buttons = withCodes(notice.buttons ?? [], question.code);
      // Whoever writes the answer may prefer a page with room to write; whoever signs a long one reads it whole there.
      const draft = currentDraft(question)?.text ?? '';
      const isLong = notice.key === 'question-to-approve' && draft.length > longestDraft;
      const page =
        notice.key === 'question-assigned' || isLong
          ? [
              [
                {
                  label: { key: isLong ? 'choice-q-page-read' : 'choice-q-page' },
                  url: await createPageLink(unit, { purpose: 'answer', person, subject: question.id }),
                },
              ],
            ]
          : notice.key === 'question-mask-to-approve'
            ? [[await maskPageOf(unit, person, question, { key: 'choice-q-page-masked' })]]
            : [];
      const message: Message = {
        key: notice.key,
        facts:
          notice.key === 'question-unreachable'
            ? await withPhone(unit, question, notice.facts)
            : isLong
              ? { ...notice.facts, answer: cutText(draft, longestDraft) }
              : notice.facts,
        ...(buttons.length + page.length > 0 ? { buttons: [...buttons, ...page] } : {}),
      };
      if (notice.to !== 'asker') await rememberShown(unit, question, person);
      const name = `${notice.key}:${question.id}:${question.version}`;
      if (notice.key === 'question-answer')
        await put(unit, `answer:${question.id}:${question.standing.earlierAnswers.length}`, {
          kind: 'answer',
          person,
          question: question.id,
          message: await shortened(unit, question, message),
        });
      else await tell(unit, person, message, name);
    }
  }
};
