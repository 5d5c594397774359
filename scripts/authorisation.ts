/**
 * `npm run authorisation`: writes docs/authorisation.md, who may do what with an item, from the rows of acts. A test
 * compares the file with the rows, and each cell with the rule that decides.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Act } from '../src/domain/act/act.ts';
import { type ItemInReview, submissionActs } from '../src/domain/act/submission.ts';
import type { Actor } from '../src/domain/actor.ts';
import type { Finding } from '../src/domain/checks/check.ts';
import { personId, submissionId } from '../src/domain/ids.ts';
import { type Role, roles } from '../src/domain/roles.ts';
import { emptyContent, emptyStanding, type Standing, type Submission } from '../src/domain/submission/submission.ts';
import { type SubmissionState, submissionStates } from '../src/domain/submission/transitions.ts';

/** How somebody stands to the item. */
export const relations = [
  'nobody in particular',
  'author',
  'signed before',
  'stands in',
  'decided just now',
  'frozen',
] as const;
export type Relation = (typeof relations)[number];

export const documentPath = join(fileURLToPath(new URL('..', import.meta.url)), 'docs/authorisation.md');

const now = new Date('2026-11-25T02:00:00Z');
const actor = personId('actor');
const colleague = personId('colleague');

/** Private data that can be hidden: without them there is nothing to hide, for anybody. */
const finding: Finding = {
  check: 'personal-data',
  severity: 'warning',
  key: 'check-phone',
  facts: {},
  evidence: [{ where: 'body', number: 1, start: 0, end: 4, replacement: '…' }],
};

const stages: readonly (readonly Role[])[] = [
  ['deputy', 'standingDeputy', 'head'],
  ['deputy', 'standingDeputy', 'head'],
];

const justDecided: Partial<Standing> = {
  decidedBy: { person: actor, name: 'Minh', at: now, action: 'decided' },
  undoable: { act: 'approve', signatures: [], reason: null, decidedBy: null, publication: null },
};

export interface Case {
  readonly item: ItemInReview;
  readonly actor: Actor;
  readonly now: Date;
}

/** One cell of the matrix as the rules see it. */
export function caseOf(role: Role, state: SubmissionState, relation: Relation): Case {
  const submission: Submission = {
    id: submissionId('item'),
    code: 'DL-2611-0042',
    authorId: relation === 'author' ? actor : personId('author'),
    state,
    version: 1,
    revision: 1,
    content: emptyContent,
    photos: [],
    files: [],
    standing: {
      ...emptyStanding,
      route: relation === 'stands in' ? [['member']] : stages,
      signatures:
        relation === 'signed before' ? [{ stage: 0, by: actor, at: now }] : [{ stage: 0, by: colleague, at: now }],
      ...(relation === 'decided just now' ? justDecided : {}),
    },
    createdAt: now,
    updatedAt: now,
  };
  const first =
    relation === 'stands in' ? { ...submission, standing: { ...submission.standing, signatures: [] } } : submission;
  return {
    item: { submission: first, mayStandIn: relation === 'stands in', findings: [finding], ward: { sensitive: [] } },
    actor: { person: actor, name: 'Minh', role, status: relation === 'frozen' ? 'frozen' : 'active' },
    now,
  };
}

type Row = Pick<Act<ItemInReview, unknown>, 'name' | 'letter' | 'needs' | 'isOpen'>;

const cell = (row: Row, state: SubmissionState, relation: Relation): string => {
  const may = roles.filter((role) => {
    const { item, actor: by, now: at } = caseOf(role, state, relation);
    return row.isOpen(item, by, at);
  });
  return may.length === roles.length ? 'everybody' : may.join(', ');
};

const table = (rows: readonly Row[], relation: Relation): string => {
  const lines = rows.flatMap((row) =>
    submissionStates.flatMap((state) => {
      const may = cell(row, state, relation);
      return may === '' ? [] : [`| ${row.name} | ${state} | ${may} |`];
    }),
  );
  return lines.length === 0
    ? 'Nothing.'
    : ['| act | state of the item | roles |', '| --- | --- | --- |', ...lines].join('\n');
};

const headings: Readonly<Record<Relation, string>> = {
  'nobody in particular': 'Nobody in particular',
  author: 'Its author',
  'signed before': 'Has signed an earlier stage',
  'decided just now': 'Has decided within the last minute, and nobody has acted since',
  'stands in': 'The board is too small for the stage',
  frozen: 'Frozen',
};

/** @param rows of the acts, top to bottom */
export const authorisationDocument = (rows: readonly Row[] = submissionActs): string =>
  [
    '# Who may do what with an item',
    'Made by `npm run authorisation` from the rows in `src/domain/act/submission.ts`; `tests/domain/act/authorisation.test.ts` compares each cell with the rule that decides. What is not listed is refused. The route of these cases has two stages, and its first one is signed.',
    ...relations.map((relation) => `## ${headings[relation]}\n\n${table(rows, relation)}`),
    '',
  ]
    .join('\n\n')
    .trimEnd()
    .concat('\n');

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(documentPath, authorisationDocument());
