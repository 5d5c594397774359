/** What a press on a question means: a command at once, or the words that it needs are asked for. */
import { refused } from '../../domain/decision.ts';
import type { Button, Message } from '../../domain/effect.ts';
import type { Sentence } from '../../domain/facts.ts';
import { type QuestionId, questionId } from '../../domain/ids.ts';
import { actorOf, type Person } from '../../domain/person/person.ts';
import { publicationCommandsOpenTo, questionCommandsOpenTo } from '../../domain/question/open-commands.ts';
import { mayReadQuestion, objectionToAssignee } from '../../domain/question/permissions.ts';
import { isLate, isUndelivered, type Question, wholeText } from '../../domain/question/question.ts';
import { reactToPublication } from '../../domain/question/react.ts';
import { promptFor, type QuestionPrompt } from '../../domain/question/talk.ts';
import type { QuestionCommandType } from '../../domain/question/transitions.ts';
import { boardRoles } from '../../domain/roles.ts';
import { talkVersion } from '../../domain/talk.ts';
import { cutText } from '../../domain/text/normalize.ts';
import type { Unit } from '../../ports/services.ts';
import { done, type Outcome } from '../outcome.ts';
import { put, tell } from '../tell.ts';
import { actOnPublication, actOnQuestion } from './act-on-question.ts';
import { forgetDelivery, handOverOfQuestion } from './hand-over.ts';
import { listMore } from './list-questions.ts';
import { maskAsShown, tellMaskProposal } from './mask.ts';
import { maskPageOf, rememberShown, surroundingsOf, withCodes } from './notify.ts';
import { settleWaiting } from './receive.ts';
import { redirectAsShown } from './redirect.ts';

export interface QuestionPress {
  /** Without the 'q-' that marks it. */
  readonly action: string;
  readonly argument: string;
  readonly question: string;
  readonly revision: number;
}

/** Characters of a question and an answer in the full view. */
const textLength = 3_000;
/** The end of a person's id that names them among the board: a whole id does not fit into a button. */
const tailLength = 8;

const promptOf: Readonly<Record<string, QuestionPrompt>> = {
  draft: 'draft',
  sendBack: 'sendBack',
  rejectMask: 'sendBack',
  takeDown: 'takeDown',
  clarify: 'clarify',
  interim: 'interim',
  redirect: 'redirect',
  explainDelay: 'delay',
  phone: 'phone',
  giveUp: 'giveUp',
  heardByPhone: 'heardByPhone',
  add: 'add',
};

/** Asks for the words that a command needs; what comes next in this chat answers. */
export const askForWords = async (
  unit: Unit,
  person: Person,
  question: Question,
  what: string,
  prompt: QuestionPrompt,
  revision: number,
  kept = '',
): Promise<Outcome> => {
  await settleWaiting(unit, person);
  await unit.stores.dialogues.write(
    person.id,
    talkVersion,
    { open: { ask: 'questionWords', what, question: question.id, revision, kept } },
    unit.now,
  );
  const message = promptFor(prompt, question);
  await tell(unit, person.id, {
    ...message,
    buttons: [
      ...(message.buttons ?? []),
      [{ label: { key: 'choice-skip' }, action: 'skip', subject: '', revision: 0 }],
    ],
  });
  return done();
};

/** The board members who may be given this question, those of the desk's kind first. */
const assignees = async (unit: Unit, question: Question): Promise<readonly Person[]> =>
  (await unit.stores.people.holdersOf(boardRoles, unit.now)).filter(
    (person) => objectionToAssignee(question, actorOf(person)) === null,
  );

const offerAssignees = async (unit: Unit, actor: Person, question: Question): Promise<Outcome> => {
  const people = await assignees(unit, question);
  if (people.length === 0) return refused('issue-question-nobody');
  await tell(unit, actor.id, {
    ...promptFor('assign', question),
    buttons: people.map((person) => [
      {
        label: { key: 'choice-q-person', facts: { name: person.name, role: person.role } },
        action: `q-to.${person.id.slice(-tailLength)}`,
        subject: question.id,
        revision: question.standing.revision,
      },
    ]),
  });
  return done();
};

const labels: Partial<Record<QuestionCommandType, Sentence>> = {
  assign: { key: 'choice-q-assign' },
  draft: { key: 'choice-q-draft' },
  approve: { key: 'choice-q-approve' },
  sendBack: { key: 'choice-q-send-back' },
  clarify: { key: 'choice-q-clarify' },
  interim: { key: 'choice-q-interim' },
  redirect: { key: 'choice-q-redirect' },
  explainDelay: { key: 'choice-q-delay' },
  phone: { key: 'choice-q-phoned' },
  giveUp: { key: 'choice-q-give-up' },
  heardByPhone: { key: 'choice-q-heard' },
};

const closingOf: Readonly<Record<string, 'unanswered' | 'duplicate'>> = {
  unanswered: 'unanswered',
  duplicate: 'duplicate',
};

/** Why it may be closed without an answer, as it stands. */
const closingButtons = (
  question: Question,
  press: (label: Sentence, action: Button['action']) => Button,
): readonly (readonly Button[])[] =>
  question.state === 'clarification'
    ? [[press({ key: 'choice-q-close-unanswered' }, 'q-close.unanswered')]]
    : [[press({ key: 'choice-q-close' }, 'q-close'), press({ key: 'choice-q-close-duplicate' }, 'q-close.duplicate')]];

/** Of the publication, beside its life as a question. A masked text is cleared below its words, not here. */
const publicationButtons = (question: Question, reader: Person): readonly (readonly Button[])[] => {
  const { revision } = question.standing.publication;
  const press = (key: string, action: Button['action']): readonly Button[] => [
    { label: { key }, action, subject: question.id, revision },
  ];
  return publicationCommandsOpenTo(question, actorOf(reader)).flatMap((command) => {
    if (command === 'mask') return [press('choice-q-mask', 'q-mask')];
    if (command === 'rejectMask') return [press('choice-q-send-back', 'q-rejectMask')];
    return command === 'takeDown' ? [press('choice-q-take-down', 'q-takeDown')] : [];
  });
};

/** Everything about one question, with every button that is open to this reader now. */
export const fullView = (question: Question, reader: Person, now: Date, timeZone: string): Message => {
  const press = (label: Sentence, action: Button['action']): Button => ({
    label,
    action,
    subject: question.id,
    revision: question.standing.revision,
  });
  const open = questionCommandsOpenTo(question, actorOf(reader)).filter(
    (command) =>
      (command !== 'explainDelay' || isLate(question, now, timeZone)) &&
      (command !== 'giveUp' || isUndelivered(question)),
  );
  const buttons = open.flatMap((command) => {
    const label = labels[command];
    return label ? [[press(label, `q-${command}`)]] : [];
  });
  const letters = open.includes('handOver')
    ? [
        [press({ key: 'choice-q-complaint' }, 'q-handOver.complaint')],
        [press({ key: 'choice-q-denunciation' }, 'q-handOver.denunciation')],
      ]
    : [];
  const isOver = question.state === 'answered' || question.state === 'rated';
  const closing = open.includes('close') && !isOver ? closingButtons(question, press) : [];
  return {
    key: 'question-full',
    facts: {
      code: question.code,
      state: isUndelivered(question) ? 'undelivered' : question.state,
      text: cutText(wholeText(question), textLength) || '…',
      answer:
        cutText(question.standing.drafts.at(-1)?.text ?? question.standing.answer?.text ?? '', textLength) || 'none',
      assignee: question.standing.assignee?.name ?? 'none',
      explanation: question.explanation,
    },
    buttons: withCodes([...buttons, ...publicationButtons(question, reader), ...letters, ...closing], question.code),
  };
};

const view = async (unit: Unit, actor: Person, question: Question): Promise<Outcome> => {
  if (!mayReadQuestion(question, actorOf(actor))) return refused('issue-not-entitled');
  await rememberShown(unit, question, actor.id);
  await put(unit, `${unit.cause}:question:${question.id}`, {
    kind: 'showQuestion',
    person: actor.id,
    question: question.id,
  });
  const { masked } = question.standing.publication;
  if (masked && publicationCommandsOpenTo(question, actorOf(actor)).includes('approveMask'))
    await tellMask(unit, actor, question, masked);
  return done();
};

const changed = 'issue-question-changed';

/**
 * A decision about what is no longer so was refused: what it is now is shown to whoever decided.
 * @param isMask the masked text was decided about, not the answer
 */
export const shownAnew = async (
  unit: Unit,
  actor: Person,
  id: QuestionId,
  outcome: Outcome,
  isMask = false,
): Promise<Outcome> => {
  if (outcome.ok || outcome.issues[0]?.key !== changed) return outcome;
  const question = await unit.stores.questions.get(id);
  const masked = question?.standing.publication.masked;
  if (!question) return outcome;
  if (!isMask || !masked) await view(unit, actor, question);
  else await tellMask(unit, actor, question, masked);
  return outcome;
};

const tellMask = async (
  unit: Unit,
  actor: Person,
  question: Question,
  masked: NonNullable<Question['standing']['publication']['masked']>,
): Promise<void> => {
  await rememberShown(unit, question, actor.id);
  const event = { type: 'masked', by: masked.by, name: masked.name, at: new Date(masked.at), masked } as const;
  for (const { key, facts, buttons = [] } of reactToPublication(question, event, surroundingsOf(unit)))
    await tell(unit, actor.id, {
      key,
      facts,
      buttons: [
        ...withCodes(buttons, question.code),
        [await maskPageOf(unit, actor.id, question, { key: 'choice-q-page-masked' })],
      ],
    });
};

export const pressQuestion = async (unit: Unit, actor: Person, press: QuestionPress): Promise<Outcome> => {
  const { action, argument, revision } = press;
  const question = await unit.stores.questions.get(questionId(press.question));
  if (!question) return refused('issue-not-found');
  // A press brings the message that it stands under, and that may still show the letter.
  if (question.state === 'handedOver') await forgetDelivery(unit);
  const id = question.id;
  const prompt = promptOf[action];
  if (prompt) {
    // Refused at once, before somebody writes words in vain.
    const command = action as QuestionCommandType;
    const isPublication = action === 'rejectMask' || action === 'takeDown';
    const { standing } = question;
    const isStale =
      (action === 'sendBack' && revision !== standing.revision) ||
      (action === 'rejectMask' && revision !== standing.publication.revision);
    if (isPublication && !publicationCommandsOpenTo(question, actorOf(actor)).includes(action))
      return actOnPublication(unit, actor, id, probePublication(action, revision));
    if (isStale && (isPublication || questionCommandsOpenTo(question, actorOf(actor)).includes(command)))
      return shownAnew(unit, actor, id, refused(changed, { code: question.code }), isPublication);
    if (!isPublication && !questionCommandsOpenTo(question, actorOf(actor)).includes(command))
      return actOnQuestion(unit, actor, id, probe(command, revision, unit));
    return askForWords(unit, actor, question, action, prompt, revision);
  }
  switch (action) {
    case 'view':
      return view(unit, actor, question);
    case 'more':
      return listMore(unit, actor, question, argument);
    case 'assign':
      return offerAssignees(unit, actor, question);
    case 'to': {
      const [to, ...others] = (await assignees(unit, question)).filter(({ id: each }) => each.endsWith(argument));
      // Never the first of those who may be meant.
      if (!to || others.length > 0 || argument.length < tailLength)
        return refused('issue-question-assignee-unclear', { code: question.code });
      const outcome = await actOnQuestion(unit, actor, id, { type: 'assign', to: actorOf(to) });
      const given = to.id === actor.id && outcome.ok ? await unit.stores.questions.get(id) : null;
      // Whoever takes it themselves gets no notice: what can be done now is shown.
      if (given) await view(unit, actor, given);
      return outcome;
    }
    case 'approve':
      return shownAnew(unit, actor, id, await actOnQuestion(unit, actor, id, { type: 'approve', revision }));
    case 'redirectSure':
      return shownAnew(unit, actor, id, await redirectAsShown(unit, actor, id, revision));
    case 'handOver':
      return handOverOfQuestion(unit, actor, question, argument === 'complaint' ? 'complaint' : 'denunciation');
    case 'close':
      return actOnQuestion(unit, actor, id, { type: 'close', why: closingOf[argument] ?? 'notAQuestion' });
    case 'yes':
      return actOnQuestion(unit, actor, id, { type: 'rate', isHelpful: true, note: '' });
    case 'no':
      // Refused at once, before somebody writes a reason in vain.
      if (!questionCommandsOpenTo(question, actorOf(actor)).includes('rate'))
        return actOnQuestion(unit, actor, id, { type: 'rate', isHelpful: false, note: '' });
      return askForWords(unit, actor, question, 'no', 'why', revision);
    case 'withdraw':
      return actOnQuestion(unit, actor, id, { type: 'withdraw' });
    case 'agree':
      return actOnPublication(unit, actor, id, { type: 'giveConsent' });
    case 'disagree':
      return actOnPublication(unit, actor, id, { type: 'refuseConsent' });
    case 'withdrawConsent':
      return actOnPublication(unit, actor, id, { type: 'withdrawConsent' });
    case 'mask':
      return tellMaskProposal(unit, actor, question);
    case 'maskOwn':
      return askForWords(unit, actor, question, 'mask', 'mask', revision);
    case 'maskAnswer':
      return askForWords(unit, actor, question, 'maskAnswer', 'maskAnswer', revision);
    case 'maskAsShown':
      return maskAsShown(unit, actor, question, revision);
    case 'approveMask':
      return shownAnew(
        unit,
        actor,
        id,
        await actOnPublication(unit, actor, id, { type: 'approveMask', revision }),
        true,
      );
    default:
      return refused('issue-press-unknown');
  }
};

const probePublication = (action: 'rejectMask' | 'takeDown', revision: number) =>
  action === 'rejectMask'
    ? ({ type: 'rejectMask', revision, reason: '…' } as const)
    : ({ type: 'takeDown', reason: '' } as const);

/** The command with nothing in it: only to hear why it is not possible. */
const probe = (command: QuestionCommandType, revision: number, unit: Unit) => {
  const reason = { code: 'other', note: '' };
  switch (command) {
    case 'sendBack':
      return { type: 'sendBack', revision, reason } as const;
    case 'clarify':
      return { type: 'clarify', text: '' } as const;
    case 'interim':
      return { type: 'interim', text: '', dueOn: '2000-01-01' as never } as const;
    case 'redirect':
      return { type: 'redirect', revision, body: '', contact: '' } as const;
    case 'explainDelay':
      return { type: 'explainDelay', reason } as const;
    case 'phone':
    case 'giveUp':
      return { type: command, note: '' } as const;
    case 'heardByPhone':
      return { type: 'heardByPhone', messageKey: unit.cause, text: '' } as const;
    case 'add':
      return { type: 'add', messageKey: unit.cause, text: '', photos: [] } as const;
    default:
      return { type: 'draft', text: '' } as const;
  }
};
