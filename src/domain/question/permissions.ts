/**
 * Permissions on questions, independent of the transition table. People cannot approve what they drafted or handle their own
 * question.
 */
import type { Actor } from '../actor.ts';
import type { Issue } from '../decision.ts';
import type { PersonId } from '../ids.ts';
import { isDeciding } from '../roles.ts';
import { receivingRoles } from './hand-over.ts';
import type { PublicationCommandType } from './publication-state.ts';
import { isKeptFrom, type Question } from './question.ts';
import type { QuestionCommandType } from './transitions.ts';

type Verdict = Issue | null;
type Rule = (question: Question, actor: Actor) => Verdict;

const notEntitled: Issue = { key: 'issue-not-entitled' };

const asAsker: Rule = ({ askerId }, actor) => (askerId === actor.person ? null : { key: 'issue-question-not-asker' });

/**
 * True when the words accuse all who lead: then the chairman in person has the question, because he is above the board (Luật Tố
 * cáo 25/2018, Điều 12).
 */
const isChairmans = ({ standing }: Question, { role, replaces }: Actor): boolean =>
  standing.isForChairman === true && role === 'chairman' && replaces === undefined;

/** The office and everyone who may decide lead. */
const isLeading = (question: Question, actor: Actor): boolean =>
  actor.role === 'office' || isDeciding(actor.role) || isChairmans(question, actor);
/**
 * True for the assignee, and for the person who stands in for them unless that person may be accused by the question, asked it,
 * or had it in an earlier round.
 */
export const isAssignee = (question: Question, { person, replaces }: Actor): boolean => {
  const { assignee } = question.standing;
  if (!assignee) return false;
  return assignee.person === person || (assignee.person === replaces && mayStandIn(question, person));
};

/** True when this person can take the question while its assignee is away. */
export const mayStandIn = (question: Question, person: PersonId): boolean =>
  question.askerId !== person && !isKeptFrom(question, person) && !question.standing.formerAssignees.includes(person);

/** A board member who asks a question is treated like any other asker. */
const ifNotOwn: Rule = ({ askerId, code }, actor) =>
  askerId === actor.person ? { key: 'issue-question-own', facts: { code } } : null;

const asOffice: Rule = (question, actor) => (isLeading(question, actor) ? ifNotOwn(question, actor) : notEntitled);
const asHandler: Rule = (question, actor) =>
  isLeading(question, actor) || isAssignee(question, actor) ? ifNotOwn(question, actor) : notEntitled;
const asAssignee: Rule = (question, actor) =>
  isAssignee(question, actor) ? ifNotOwn(question, actor) : { key: 'issue-question-not-assignee' };

const asDecider: Rule = (question, actor) =>
  isDeciding(actor.role) || isChairmans(question, actor) ? ifNotOwn(question, actor) : notEntitled;
/** A person standing in for another may not approve what that other may not approve. */
const isSelfOrReplaced = (actor: Actor, person: string): boolean =>
  person === actor.person || person === actor.replaces;

const asApprover: Rule = (question, actor) =>
  asDecider(question, actor) ??
  // Nobody else could sign what the chairman drafted, so he may sign it himself.
  (!isChairmans(question, actor) && question.standing.drafts.some(({ person }) => isSelfOrReplaced(actor, person))
    ? { key: 'issue-question-own-draft', facts: { code: question.code } }
    : null);

/** The masked text: approved neither by the person who masked it nor by the person who drafted the answer. */
const asMaskApprover: Rule = (question, actor) => {
  const { publication, answer } = question.standing;
  const isOwn = [publication.masked?.by, answer?.drafter.person].some((by) => by && isSelfOrReplaced(actor, by));
  return (
    asDecider(question, actor) ?? (isOwn ? { key: 'issue-question-own-draft', facts: { code: question.code } } : null)
  );
};

const asLastDecider: Rule = ({ code, standing: { undoable, decidedBy } }, actor) => {
  if (!undoable) return { key: 'issue-undo-nothing', facts: { code } };
  return undoable.by === actor.person
    ? null
    : { key: 'issue-undo-others', facts: { code, name: decidedBy?.name ?? '' } };
};

/** Only the outbox and the clock issue these commands. */
const nobody: Rule = () => notEntitled;

const rules: Readonly<Record<QuestionCommandType | PublicationCommandType, Rule>> = {
  assign: asOffice,
  draft: asAssignee,
  approve: asApprover,
  sendBack: asDecider,
  clarify: asHandler,
  add: asAsker,
  separate: asAsker,
  heardByPhone: asHandler,
  interim: asHandler,
  explainDelay: asHandler,
  redirect: asOffice,
  handOver: asOffice,
  deliver: nobody,
  phone: asHandler,
  giveUp: asOffice,
  setTopic: asOffice,
  rate: asAsker,
  withdraw: asAsker,
  close: asOffice,
  undo: asLastDecider,
  askConsent: asHandler,
  giveConsent: asAsker,
  refuseConsent: asAsker,
  withdrawConsent: asAsker,
  mask: asHandler,
  approveMask: asMaskApprover,
  rejectMask: asDecider,
  publish: nobody,
  takeDown: asDecider,
};

/** Returns why this person may not issue the command, or null if they may. */
export const questionObjection = (
  question: Question,
  command: QuestionCommandType | PublicationCommandType,
  actor: Actor,
): Issue | null => {
  if (actor.status !== 'active') return { key: 'issue-account-frozen' };
  return isKeptFrom(question, actor.person) ? notEntitled : rules[command](question, actor);
};

/** True for people who lead or have the question. A question that was handed over can be read only by its receivers. */
export const mayReadQuestion = (question: Question, actor: Actor): boolean =>
  !isKeptFrom(question, actor.person) && mayRead(question, actor);

const mayRead = (question: Question, actor: Actor): boolean =>
  question.state === 'handedOver'
    ? receivingRoles.includes(actor.role) && (question.standing.handOver?.receivers ?? []).includes(actor.person)
    : isLeading(question, actor) || isAssignee(question, actor);

/**
 * Checks who may be assigned: an active board member (or the chairman where the question is for him) who did not ask it, is not
 * kept from it and did not have it before it was reopened.
 */
export const objectionToAssignee = (question: Question, assignee: Actor): Issue | null => {
  const facts = { code: question.code, name: assignee.name };
  const isBoardMember =
    ['member', 'office', 'deputy', 'standingDeputy', 'head'].includes(assignee.role) || isChairmans(question, assignee);
  if (!isBoardMember || assignee.status !== 'active') return { key: 'issue-question-assignee-unfit', facts };
  if (question.askerId === assignee.person || isKeptFrom(question, assignee.person))
    return { key: 'issue-question-assignee-unfit', facts };
  if (question.standing.formerAssignees.includes(assignee.person))
    return { key: 'issue-question-assignee-same', facts };
  return null;
};
