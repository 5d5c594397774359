/**
 * `npm run authorisation`: writes docs/authorisation.md from the rows of acts: who may do what with an item, a question, a person
 * and the records of the checks. A test compares the file with the rows, and each cell with the rule that decides.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Act } from '../src/domain/act/act.ts';
import { type CheckThing, checkActs } from '../src/domain/act/check.ts';
import { type PersonThing, personActs } from '../src/domain/act/person.ts';
import { type QuestionInHand, questionActs } from '../src/domain/act/question.ts';
import { type ItemInReview, submissionActs } from '../src/domain/act/submission.ts';
import type { Actor } from '../src/domain/actor.ts';
import { endOfLocalDay, localDate } from '../src/domain/calendar/local-date.ts';
import type { Finding } from '../src/domain/checks/check.ts';
import { personId, questionId, submissionId } from '../src/domain/ids.ts';
import { noPublication, publicationStates } from '../src/domain/question/publication-state.ts';
import { openingStanding, type Question } from '../src/domain/question/question.ts';
import { questionStates } from '../src/domain/question/transitions.ts';
import { type Role, roles } from '../src/domain/roles.ts';
import { type FourEyes, nobodyElse } from '../src/domain/submission/four-eyes.ts';
import { emptyContent, emptyStanding, type Standing, type Submission } from '../src/domain/submission/submission.ts';
import { type SubmissionState, submissionStates } from '../src/domain/submission/transitions.ts';

export const documentPath = join(fileURLToPath(new URL('..', import.meta.url)), 'docs/authorisation.md');

/** Late enough that acts allowed only after a waiting time are open. */
const now = new Date('2026-11-25T02:00:00Z');
const me = personId('actor');
const author = personId('author');
const colleague = personId('colleague');

/** What the rules examine: thing, actor and time. */
export interface Case<Thing> {
  readonly thing: Thing;
  readonly actor: Actor;
  readonly now: Date;
}

type Row<Thing> = Pick<Act<Thing, unknown>, 'name' | 'isOpen'>;

/** One noun of the document. */
export interface Matrix<Thing> {
  readonly noun: string;
  readonly rows: readonly Row<Thing>[];
  readonly states: readonly string[];
  /** Relations of a person to the thing, with their headings. */
  readonly relations: Readonly<Record<string, string>>;
  readonly caseOf: (role: Role, state: string, relation: string) => Case<Thing>;
}

const actorAs = (role: Role, relation: string): Actor => ({
  person: me,
  name: 'Minh',
  role,
  status: relation === 'frozen' ? 'frozen' : 'active',
  ...(relation === 'substitute' ? { ownRole: 'member' as const, replaces: author } : {}),
});

/** Findings with personal data and a spelling proposal: without them two acts would be closed for everyone. */
const findings: readonly Finding[] = [
  {
    check: 'personal-data',
    severity: 'warning',
    key: 'check-phone',
    facts: {},
    evidence: [{ where: 'body', number: 1, start: 0, end: 4, replacement: '…' }],
  },
  { check: 'accents-missing', severity: 'warning', key: 'check-accents-proposed', facts: {}, evidence: [] },
];

const deciding: readonly Role[] = ['deputy', 'standingDeputy', 'head'];

const proposed = { note: 'Trees: 45', content: null, name: 'Ha', at: now };

interface ItemCase {
  readonly authorId?: Submission['authorId'];
  readonly standing?: Partial<Standing>;
  readonly eyes?: Partial<FourEyes>;
}

/** By default the route has two stages, and an uninvolved colleague has signed the first. Each entry lists its differences. */
const itemCases: Readonly<Record<string, ItemCase>> = {
  none: {},
  author: { authorId: me },
  signed: { standing: { signatures: [{ stage: 0, by: me, at: now }] } },
  payeeSecond: { eyes: { payees: [me] } },
  payee: { standing: { signatures: [], route: [deciding] }, eyes: { payees: [me] } },
  rewriter: { standing: { signatures: [], route: [deciding] }, eyes: { rewriters: [me] } },
  formerApprover: { standing: { signatures: [], route: [deciding] }, eyes: { signedBefore: [me] } },
  payeeBoth: { eyes: { payees: [me, colleague] } },
  substitute: { standing: { signatures: [], route: [deciding] } },
  tooSmall: { standing: { signatures: [], route: [['member'], ['head']] }, eyes: { mayOverride: true } },
  urgent: { standing: { signatures: [], urgentRoad: true } },
  urgentPayee: { standing: { signatures: [], urgentRoad: true }, eyes: { payees: [me] } },
  urgentDone: { standing: { urgent: { by: colleague, name: 'Ha', at: now, reviewedBy: null } } },
  tooSmallPayee: { standing: { signatures: [], route: [deciding] }, eyes: { mayOverride: true, payees: [me] } },
  decidedNow: {
    standing: {
      decidedBy: { person: me, name: 'Minh', at: now, action: 'decided' },
      undoable: { act: 'approve', signatures: [], reason: null, decidedBy: null, publication: null },
      unmasked: {
        ...{ title: '', text: '' },
        takeBack: { by: me, at: now.toISOString(), revision: 1, content: emptyContent, before: null },
      },
    },
  },
  scheduled: { standing: { publishAt: new Date('2026-11-30T00:30:00Z') } },
  correction: { standing: { correction: { ...proposed, by: colleague } } },
  ownCorrection: { standing: { correction: { ...proposed, by: me } } },
  accused: { standing: { keptFrom: [me] } },
  accusesAnother: { standing: { keptFrom: [colleague] } },
  accusesAllJudges: { standing: { keptFrom: [colleague], isForChairman: true } },
  frozen: {},
};

export const itemMatrix: Matrix<ItemInReview> = {
  noun: 'an item',
  rows: submissionActs,
  states: submissionStates,
  relations: {
    none: 'Not involved; the route has two stages and the first is signed',
    author: 'Author',
    signed: 'Signed an earlier stage',
    payeeSecond: 'Credited; an uninvolved person has signed the earlier stage',
    payee: 'Credited; would be the only approver',
    rewriter: 'Rewrote more than a tenth of the text; would be the only approver',
    formerApprover: 'Gave the first signature of an earlier revision; would be the only approver',
    payeeBoth: 'Credited; the person who signed the earlier stage is credited too',
    substitute: 'Substitute of the author; would be the only approver',
    tooSmall: 'No person of the stage can sign; the head may override',
    tooSmallPayee: 'Credited; no other person of the stage can sign; the head may override',
    urgent: 'The urgent procedure is available',
    urgentPayee: 'Credited; the urgent procedure is available to uninvolved people',
    urgentDone: 'Published by the urgent procedure and not yet reviewed',
    decidedNow: 'Decided within the last minute; no later act',
    scheduled: 'Scheduled for a later time',
    correction: 'Another person has proposed a correction',
    ownCorrection: 'Proposed a correction',
    accused: 'Accused in the item',
    accusesAnother: 'The item accuses another member of the board',
    accusesAllJudges: 'The item accuses everyone who may decide on held items',
    frozen: 'Account frozen',
  },
  caseOf: (role, state, relation) => {
    const { authorId = author, standing, eyes } = itemCases[relation] ?? {};
    const submission: Submission = {
      id: submissionId('item'),
      code: 'DL-2611-0042',
      authorId,
      state: state as SubmissionState,
      version: 1,
      revision: 1,
      content: emptyContent,
      photos: [],
      files: [],
      standing: {
        ...emptyStanding,
        route: [deciding, deciding],
        signatures: [{ stage: 0, by: colleague, at: now }],
        ...standing,
      },
      createdAt: now,
      updatedAt: now,
    };
    return {
      thing: { submission, eyes: { ...nobodyElse, ...eyes }, findings, ward: { sensitive: [] } },
      actor: actorAs(role, relation),
      now,
    };
  },
};

const long = '2026-01-10T03:00:00.000Z';
const dueOn = localDate('2026-01-31');
const timeZone = 'Asia/Ho_Chi_Minh';
const dueAt = endOfLocalDay(dueOn, timeZone);
const opening = openingStanding(dueOn, 'question', null);

/** 'rated · asked': the question's state, followed by the publication state of its answer. */
const questionCases = [
  ...questionStates,
  ...publicationStates.filter((state) => state !== noPublication.state).map((state) => `rated · ${state}`),
];

/** A question with the data that belongs to its state. `mine` names the part that the actor has. */
function questionIn(state: string, mine: string, relation: string): Question {
  const [own = '', publication = noPublication.state] = state.split(' · ');
  const by = (part: string) => (mine === part ? me : relation === 'substitute' ? author : colleague);
  const some = (part: string) => ({ person: by(part), name: part });
  const isAfter = (...states: readonly string[]) => !['received', 'redirected', 'handedOver', ...states].includes(own);
  const answer = { text: 'In April.', drafter: some('drafter'), signer: some('signer'), at: long };
  return {
    id: questionId('question'),
    code: 'HD-2601-0017',
    state: own as Question['state'],
    version: 1,
    askerId: by('asker'),
    channel: 'telegram',
    conversation: 'c',
    title: 'The road',
    body: 'When?',
    originKey: 'o',
    receivedAt: new Date(long),
    dueOn,
    dueAt,
    explanation: { key: 'calendar-due', facts: {} },
    standing: {
      ...opening,
      assignee: isAfter() ? { ...some('assignee'), by: colleague, at: long } : null,
      drafts: isAfter('assigned', 'clarification')
        ? [{ ...some('drafter'), number: 1, text: 'In April.', at: long }]
        : [],
      answer: isAfter('assigned', 'clarification', 'drafted') ? answer : null,
      answeredAt: ['answered', 'rated', 'closed'].includes(own) ? long : null,
      pauses:
        own === 'clarification'
          ? [{ text: 'Where?', by: colleague, at: long, resumeTo: 'assigned', endedAt: null, movedDays: 0 }]
          : [],
      deliveries: own === 'approved' ? [{ outcome: 'held', channel: 'zalo-oa', note: '', at: long }] : [],
      ratings: own === 'rated' ? [{ isHelpful: true, note: '', at: long }] : [],
      handOver:
        own === 'handedOver'
          ? { kind: 'denunciation', receivers: [by('receiver')], directions: 'higher', at: long }
          : null,
      publication: {
        ...noPublication,
        state: publication as typeof noPublication.state,
        revision: 1,
        masked:
          publication === noPublication.state
            ? null
            : { title: 'The road', question: 'When?', answer: 'In April.', by: by('masker'), name: 'masker', at: long },
      },
    },
  };
}

export const questionMatrix: Matrix<QuestionInHand> = {
  noun: 'a question',
  rows: questionActs,
  states: questionCases,
  relations: {
    none: 'Not involved',
    asker: 'Asked the question',
    assignee: 'Assigned to answer it',
    drafter: 'Drafted the answer',
    masker: 'Masked personal data for publication',
    receiver: 'Received the letter',
    substitute: 'Substitute of the person who is assigned, drafted the answer and masked it',
    frozen: 'Account frozen',
  },
  caseOf: (role, state, relation) => ({
    thing: { question: questionIn(state, relation, relation), timeZone },
    actor: actorAs(role, relation),
    now,
  }),
};

export const personMatrix: Matrix<PersonThing> = {
  noun: 'a person',
  rows: personActs,
  states: ['-'],
  relations: {
    another: 'Another person',
    oneself: 'The same person',
    head: 'A head',
    substitute: 'Another person; the actor has this role as a substitute',
    frozen: 'Account frozen',
  },
  caseOf: (role, _, relation) => ({
    thing: {
      id: relation === 'oneself' ? me : colleague,
      role: relation === 'head' ? 'head' : relation === 'oneself' ? role : 'deputy',
    },
    actor: actorAs(role, relation),
    now,
  }),
};

export const checkMatrix: Matrix<CheckThing> = {
  noun: 'records of the checks',
  rows: checkActs,
  states: ['secrecy', 'consent'],
  relations: {
    another: 'Of another person',
    oneself: 'Of the same person',
    substitute: 'Of another person; the actor has this role as a substitute',
    frozen: 'Account frozen',
  },
  caseOf: (role, state, relation) => ({
    thing:
      state === 'secrecy' ? { kind: 'secrecy' } : { kind: 'consent', person: relation === 'oneself' ? me : colleague },
    actor: actorAs(role, relation),
    now,
  }),
};

const whoMay = <Thing>({ caseOf }: Matrix<Thing>, row: Row<Thing>, state: string, relation: string): string => {
  const may = roles.filter((role) => {
    const { thing, actor, now: at } = caseOf(role, state, relation);
    return row.isOpen(thing, actor, at);
  });
  return may.length === roles.length ? 'all roles' : may.join(', ');
};

/** Combines states in which the same roles may act into one line. */
function linesOf<Thing>(matrix: Matrix<Thing>, row: Row<Thing>, relation: string): readonly string[] {
  const byPeople = Map.groupBy(matrix.states, (state) => whoMay(matrix, row, state, relation));
  return [...byPeople].flatMap(([may, states]) =>
    may === '' ? [] : [`| ${row.name} | ${states.join(', ')} | ${may} |`],
  );
}

function sectionOf<Thing>(matrix: Matrix<Thing>, rows: readonly Row<Thing>[] = matrix.rows): readonly string[] {
  const tableOf = (relation: string): string => {
    const lines = rows.flatMap((row) => linesOf(matrix, row, relation));
    return lines.length === 0
      ? 'No act is allowed.'
      : ['| act | state | roles |', '| --- | --- | --- |', ...lines].join('\n');
  };
  return [
    `## Acts on ${matrix.noun}`,
    ...Object.entries(matrix.relations).map(([relation, heading]) => `### ${heading}\n\n${tableOf(relation)}`),
  ];
}

/** @param rows the acts on items, in the order of their buttons */
export const authorisationDocument = (rows?: readonly Row<ItemInReview>[]): string =>
  `${[
    '# Permissions: who may do what',
    'Generated by `npm run authorisation` from the rows in `src/domain/act/`; `tests/domain/act/authorisation.test.ts` and `tests/usecases/authorisation.test.ts` compare each cell with the rule that decides. Each heading names the relation of the acting person to the item, question, person or record; the tables list the roles that may act. Every act that is not listed is refused. An approval needs at least one signer who is not involved in the item (`src/domain/submission/four-eyes.ts`); if no other person can sign, the head may override, which is recorded as an override and announced to the board.',
    ...sectionOf(itemMatrix, rows),
    ...sectionOf(questionMatrix),
    ...sectionOf(personMatrix),
    ...sectionOf(checkMatrix),
  ].join('\n\n')}\n`;

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(documentPath, authorisationDocument());
