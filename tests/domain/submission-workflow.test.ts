import { describe, expect, it } from 'vitest';
import type { Actor } from '../../src/domain/actor.ts';
import type { PersonId } from '../../src/domain/ids.ts';
import { roles } from '../../src/domain/roles.ts';
import { revisionSeen } from '../../src/domain/submission/correction.ts';
import { type Command, decide, decideChange } from '../../src/domain/submission/decide.ts';
import type { SubmissionEvent } from '../../src/domain/submission/events.ts';
import { evolve } from '../../src/domain/submission/evolve.ts';
import { nobodyElse } from '../../src/domain/submission/four-eyes.ts';
import { objection } from '../../src/domain/submission/permissions.ts';
import type { Submission } from '../../src/domain/submission/submission.ts';
import {
  type CommandType,
  destination,
  isOpenToAuthor,
  type SubmissionState,
  submissionStates,
  transitions,
} from '../../src/domain/submission/transitions.ts';
import {
  aContent,
  aFileOf,
  anActor,
  anItem,
  aPhotoOf,
  ha,
  hoa,
  lan,
  minh,
  now,
  oneSignature,
  terms,
  twoSignatures,
} from './submission-builders.ts';

const everyCommand = [
  ...new Set(Object.values(transitions).flatMap((row) => Object.keys(row))),
] as readonly CommandType[];
const tooSmall = { ...nobodyElse, mayOverride: true };
const reason = { code: 'facts', note: '' };
const commands: readonly Command[] = [
  { type: 'submit', revision: 2, missing: [], terms: terms() },
  { type: 'withdraw' },
  { type: 'approve', revision: 2 },
  { type: 'return', revision: 2, reason },
  { type: 'reject', revision: 2, reason },
  { type: 'unpublish', revision: 2, reason },
  { type: 'release', revision: 2, why: ['SEC-PROSE'] },
  { type: 'destroy', revision: 2 },
];
const authorsOwn: readonly CommandType[] = ['submit', 'withdraw'];
/** A person who is permitted to give this command. */
const headsOwn: readonly CommandType[] = ['release', 'destroy'];
const entitled = (command: CommandType) =>
  authorsOwn.includes(command) ? lan : headsOwn.includes(command) ? hoa : minh;
const after = (item: Submission, events: readonly SubmissionEvent[]) => events.reduce(evolve, item);
const given = (item: Submission) => ({
  when: (command: Command, actor = entitled(command.type)) => {
    const decision = decide(item, command, { actor, now });
    return {
      decision,
      item: decision.ok ? after(item, decision.events) : item,
      events: decision.ok ? decision.events.map((event) => event.type) : [],
      issue: decision.ok ? null : (decision.issues[0]?.key ?? null),
    };
  },
});

describe('the table of transitions', () => {
  it('leads from draft to every state', () => {
    const reached = new Set<SubmissionState>(['draft']);
    for (const state of reached)
      for (const command of everyCommand) {
        const next = destination(state, command);
        if (next) reached.add(next);
      }
    expect([...reached].sort()).toEqual([...submissionStates].sort());
  });

  it('has no way out of the final states, except undoing a rejection and restoring a withdrawal', () => {
    // Undone within a minute: a member undoes a decision, and an author restores an item that they had withdrawn.
    const wayBack = ['rejected undo', 'withdrawn restore'];
    for (const state of ['rejected', 'withdrawn', 'destroyed'] as const)
      for (const command of everyCommand)
        if (!wayBack.includes(`${state} ${command}`)) expect(destination(state, command)).toBeNull();
  });

  it('lets the author change an item only before the decision', () => {
    expect(submissionStates.filter(isOpenToAuthor)).toEqual(['draft', 'submitted', 'returned']);
  });
});

describe.each(submissionStates)('an item that is %s', (state) => {
  for (const command of commands) {
    const to = destination(state, command.type);
    if (to)
      it(`allows ${command.type} as the table says: ${to}`, () => {
        const item = anItem({ state });
        // The author can withdraw an approved item only while it waits for its hour.
        const isEarly = command.type === 'withdraw' && state === 'approved';
        const standing = isEarly ? { ...item.standing, publishAt: new Date('2026-11-30T00:00:00Z') } : item.standing;
        expect(given({ ...item, standing }).when(command).item.state).toBe(to);
      });
    else
      it(`refuses ${command.type} with its state as the reason, and changes nothing`, () => {
        const item = anItem({ state });
        const { decision, issue } = given(item).when(command);
        expect(decision.ok).toBe(false);
        expect(issue).toBe(`issue-state-${state}`);
      });
  }
});

describe('permissions', () => {
  const decides: readonly string[] = ['deputy', 'standingDeputy', 'head'];

  it.each(roles)(
    'a %s who did not write it decides only as a deputy, standing deputy or head, in every state',
    (role) => {
      const actor = anActor(role);
      for (const state of submissionStates) {
        const item = anItem({ state });
        for (const command of ['approve', 'return', 'reject', 'quarantine', 'correct', 'unpublish'] as const)
          expect(objection(item, command, actor)?.key ?? 'may', `${role} ${command} ${state}`).toBe(
            // Before the scheduled hour, only its author may request a change.
            decides.includes(role)
              ? command === 'correct' && state === 'approved'
                ? 'issue-decided-already'
                : 'may'
              : 'issue-not-entitled',
          );
        for (const command of ['release', 'destroy'] as const)
          expect(objection(item, command, actor)?.key ?? 'may').toBe(role === 'head' ? 'may' : 'issue-not-entitled');
        for (const command of ['submit', 'withdraw'] as const)
          expect(objection(item, command, actor)?.key).toBe('issue-not-author');
        expect(objection(item, 'publish', actor)?.key).toBe('issue-not-entitled');
      }
    },
  );

  it.each(roles)('a %s decides nothing about an own item', (role) => {
    const actor = anActor(role);
    for (const state of submissionStates)
      for (const command of ['approve', 'return', 'reject', 'quarantine', 'unpublish'] as const)
        expect(objection(anItem({ state, authorId: actor.person }), command, actor)).not.toBeNull();
    expect(given(anItem({ authorId: hoa.person })).when({ type: 'approve', revision: 2 }, hoa).issue).toBe(
      'issue-own-item',
    );
  });

  it.each(roles)('a %s may send an own draft only with an invited role', (role) => {
    const actor = anActor(role);
    const mayWrite = ['contributor', 'member', 'office', 'deputy', 'standingDeputy', 'head'].includes(role);
    const { decision } = given(anItem({ state: 'draft', authorId: actor.person })).when(commands[0] as Command, actor);
    expect(decision.ok).toBe(mayWrite);
  });

  it.each(['frozen', 'removed'] as const)('a person %s may do nothing, in any role', (status) => {
    for (const role of roles)
      for (const state of submissionStates)
        for (const command of everyCommand)
          for (const authorId of [lan.person, anActor(role).person])
            expect(objection(anItem({ state, authorId }), command, anActor(role, undefined, status))?.key).toBe(
              'issue-account-frozen',
            );
  });
});

describe('an approval', () => {
  it('applies to the revision that was seen: another revision is refused', () => {
    for (const revision of [0, 1, 3])
      for (const type of ['approve', 'return', 'reject'] as const) {
        const command: Command = type === 'approve' ? { type, revision } : { type, revision, reason };
        const { issue, events } = given(anItem({ revision: 2 })).when(command);
        expect(issue).toBe('issue-revision-changed');
        expect(events).toEqual([]);
      }
  });

  it('is refused if another person decided first, and names that person', () => {
    const decided = given(anItem()).when({ type: 'approve', revision: 2 }, minh).item;
    const { decision } = given(decided).when({ type: 'approve', revision: 2 }, ha);
    expect(decision).toMatchObject({
      ok: false,
      issues: [{ key: 'issue-state-approved', facts: { name: 'Minh', action: 'approved', code: 'DL-2611-0042' } }],
    });
  });

  it('of a document needs a deputy and then the head', () => {
    const item = anItem({ standing: { route: twoSignatures } });
    const first = given(item).when({ type: 'approve', revision: 2 }, minh);
    expect(first.events).toEqual(['signed']);
    expect(first.item.state).toBe('submitted');
    expect(given(first.item).when({ type: 'approve', revision: 2 }, ha).issue).toBe('issue-not-your-turn');
    const second = given(first.item).when({ type: 'approve', revision: 2 }, hoa);
    expect(second.events).toEqual(['signed', 'approved']);
    expect(second.item.standing.signatures.map(({ by, stage }) => [by, stage])).toEqual([
      ['Minh', 0],
      ['Hoa', 1],
    ]);
  });

  it('of a file that the author adds to a published document takes two signatures once the file is stored; the proposing deputy may give the first', () => {
    const paper = anItem({ state: 'published', standing: { route: twoSignatures } });
    const file = { ...aFileOf(1), dropped: true };
    const correct = {
      type: 'correct',
      revision: paper.revision,
      note: 'Thay tệp.',
      content: null,
      files: [file],
    } as const;
    const stored = (item: Submission): Submission => ({
      ...item,
      files: item.files.map((each) => ({ ...each, fate: { state: 'stored', hash: 'a', facts: {} as never } })),
    });
    const asked = given({ ...paper, files: [] }).when(correct, lan).item;
    const approve = { type: 'approveCorrection', revision: revisionSeen(asked, 'approveCorrection') } as const;
    expect(given(asked).when({ ...approve, revision: asked.revision }, minh).issue).not.toBeNull();
    const unread = asked.files.map((each) => ({ ...each, fate: { state: 'todo' as const } }));
    expect(given({ ...asked, files: unread }).when(approve, minh).issue).toBe('issue-correction-files');
    expect(given(stored(asked)).when(approve, hoa).issue).toBe('issue-not-your-turn');
    const first = given(stored(asked)).when(approve, minh);
    expect(first.events).toEqual(['correctionSigned']);
    expect(first.item.files.map(({ dropped }) => dropped)).toEqual([true]);
    expect(given(first.item).when(approve, minh).issue).toBe('issue-own-correction');
    const second = given(first.item).when(approve, hoa);
    expect(second.events).toEqual(['corrected']);
    expect(second.item.files.map(({ dropped }) => dropped)).toEqual([false]);
    const byDeputy = stored(given({ ...paper, files: [] }).when(correct, minh).item);
    expect(given(byDeputy).when(approve, hoa).events).toEqual(['corrected']);
  });

  it('of a correction is refused to a payee, also through a substitute, and may be given by another', () => {
    const item = anItem({ state: 'published', standing: { route: oneSignature } });
    const correct = { type: 'correct', revision: item.revision, note: 'Sửa số.', content: aContent() } as const;
    const asked = given(item).when(correct, lan).item;
    const approve = { type: 'approveCorrection', revision: revisionSeen(asked, 'approveCorrection') } as const;
    const signs = (actor: Actor, payees: readonly PersonId[]) =>
      decide(asked, approve, { actor, now, eyes: { ...nobodyElse, payees } });
    expect(signs(minh, [])).toMatchObject({ ok: true, events: [{ type: 'corrected' }] });
    expect(signs(minh, [minh.person])).toMatchObject({ ok: false, issues: [{ key: 'issue-four-eyes-payee' }] });
    expect(signs({ ...minh, replaces: ha.person }, [ha.person])).toMatchObject({
      issues: [{ key: 'issue-four-eyes-substitute' }],
    });
    expect(signs(ha, [minh.person])).toMatchObject({ ok: true, events: [{ type: 'corrected' }] });
  });

  it('is refused to the head before the deputy has signed', () => {
    expect(
      given(anItem({ standing: { route: twoSignatures } })).when({ type: 'approve', revision: 2 }, hoa).issue,
    ).toBe('issue-not-your-turn');
  });

  it('may be given by the head alone if the board is too small for the first stage, and completes the route', () => {
    const item = anItem({ standing: { route: twoSignatures } });
    const decision = decide(item, { type: 'override', revision: 2 }, { actor: hoa, now, eyes: tooSmall });
    expect(decision).toMatchObject({ ok: true, events: [{ type: 'signed', override: true }, { type: 'approved' }] });
    expect(decide(item, { type: 'approve', revision: 2 }, { actor: hoa, now, eyes: tooSmall })).toMatchObject({
      issues: [{ key: 'issue-override-needed' }],
    });
  });

  it('may not be overridden by a deputy, nor by the head for an own item', () => {
    const route = [['head']] as const;
    for (const [actor, authorId, key] of [
      [minh, lan.person, 'issue-not-your-turn'],
      [hoa, hoa.person, 'issue-own-item'],
    ] as const)
      expect(
        decide(
          anItem({ authorId, standing: { route } }),
          { type: 'override', revision: 2 },
          { actor, now, eyes: tooSmall },
        ),
      ).toMatchObject({ ok: false, issues: [{ key }] });
  });

  it('may not be given twice by one person', () => {
    const route = [
      ['deputy', 'head'],
      ['deputy', 'head'],
    ] as const;
    const signed = given(anItem({ standing: { route } })).when({ type: 'approve', revision: 2 }, minh).item;
    expect(given(signed).when({ type: 'approve', revision: 2 }, minh).issue).toBe('issue-signed-already');
  });
});

describe('a change of the content seen', () => {
  const signed = given(anItem({ standing: { route: twoSignatures } })).when(
    { type: 'approve', revision: 2 },
    minh,
  ).item;
  const changes: readonly SubmissionEvent[] = [
    { type: 'contentChanged', content: aContent({ title: 'Khác' }), by: lan.person, at: now },
    { type: 'photosAdded', photos: [aPhotoOf(9)], at: now },
    { type: 'photoDropped', photo: 'photo1', at: now },
    { type: 'filesAdded', files: [aFileOf(1)], at: now },
    { type: 'fileDropped', file: 'file1', at: now },
    { type: 'photoBlurred', photo: 'photo1', fate: { state: 'todo' }, at: now },
    { type: 'messagesForgotten', messages: ['m1'], at: now },
  ];

  it.each(changes)('by $type makes a new revision and invalidates the signatures', (event) => {
    expect(signed.standing.signatures).toHaveLength(1);
    const changed = evolve(signed, event);
    expect(changed.revision).toBe(3);
    expect(changed.standing.signatures).toEqual([]);
    expect(given(changed).when({ type: 'approve', revision: 2 }, minh).issue).toBe('issue-revision-changed');
  });

  it('does not happen when the same photo arrives again', () => {
    const item = anItem();
    expect(evolve(item, { type: 'photosAdded', photos: [aPhotoOf(1)], at: now })).toBe(item);
  });

  it('keeps a dropped photo in the record', () => {
    const item = evolve(anItem(), { type: 'photoDropped', photo: 'photo1', at: now });
    expect(item.photos.map((photo) => photo.dropped)).toEqual([true]);
  });

  it('is allowed to the author only before the decision', () => {
    for (const state of submissionStates)
      expect(decideChange(anItem({ state }), lan).ok, state).toBe(isOpenToAuthor(state));
  });

  it('is refused to another contributor and to a frozen author, and allowed to the deputy', () => {
    expect(decideChange(anItem(), anActor('contributor', 'Tuấn'))).toMatchObject({
      ok: false,
      issues: [{ key: 'issue-not-entitled' }],
    });
    expect(decideChange(anItem({ state: 'approved' }), minh)).toEqual({
      ok: false,
      issues: [{ key: 'issue-decided-already', facts: { code: 'DL-2611-0042' } }],
    });
    expect(decideChange(anItem(), { ...lan, status: 'frozen' })).toMatchObject({
      issues: [{ key: 'issue-account-frozen' }],
    });
    expect(decideChange(anItem(), minh).ok).toBe(true);
  });
});

describe('an item', () => {
  it('is not sent while details are missing; the first missing one is named', () => {
    const command: Command = { type: 'submit', revision: 2, missing: ['source', 'eventOn'], terms: terms() };
    expect(given(anItem({ state: 'draft' })).when(command).issue).toBe('issue-missing-source');
  });

  it('is sent with its terms, and an earlier return is cleared', () => {
    const returned = given(anItem()).when({ type: 'return', revision: 2, reason }).item;
    expect(returned).toMatchObject({
      state: 'returned',
      revision: 3,
      standing: { reason, decidedBy: { name: 'Minh' } },
    });
    const sent = given(returned).when({ type: 'submit', revision: 3, missing: [], terms: terms(twoSignatures) }).item;
    expect(sent.standing).toMatchObject({
      route: twoSignatures,
      undertakingVersion: '1',
      reason: null,
      decidedBy: null,
      signatures: [],
    });
  });

  it('that the checks hold is quarantined when it is sent', () => {
    const command: Command = { type: 'submit', revision: 2, missing: [], terms: terms(), held: { keptFrom: [] } };
    const sent = given(anItem({ state: 'draft' })).when(command);
    expect(sent.events).toEqual(['submitted', 'quarantined']);
    expect(sent.item).toMatchObject({ state: 'quarantined', revision: 3, standing: { submittedAt: now } });
  });

  it('that is released is submitted like any other, and records what was found harmless', () => {
    const held = anItem({ state: 'quarantined', standing: { released: ['SEC-PROSE'] } });
    const { item } = given(held).when({ type: 'release', revision: 2, why: ['SEC-PROSE', 'SEC-CIRCULATION'] });
    expect(item).toMatchObject({ state: 'submitted', revision: 3 });
    expect(item.standing.released).toEqual(['SEC-PROSE', 'SEC-CIRCULATION']);
  });

  it('that is destroyed keeps only its code, and when and by whom', () => {
    const held = anItem({
      state: 'quarantined',
      files: [aFileOf(1)],
      standing: { unmasked: { title: 'x', text: 'y' }, reason },
    });
    const { item } = given(held).when({ type: 'destroy', revision: 2 });
    expect(item).toMatchObject({ photos: [], files: [], standing: { unmasked: null, reason: null } });
    expect(JSON.stringify(item)).not.toContain('dọn vệ sinh');
    expect(item.standing.decidedBy).toMatchObject({ name: 'Hoa', action: 'destroyed' });
  });

  it('loses what a forgotten message brought, and only that', () => {
    const item = anItem({ photos: [aPhotoOf(1), aPhotoOf(2)], files: [aFileOf(1), aFileOf(2)] });
    const less = evolve(item, { type: 'messagesForgotten', messages: ['m2'], at: now });
    expect(less.photos.map(({ messageKey }) => messageKey)).toEqual(['m1']);
    expect(less.files.map(({ messageKey }) => messageKey)).toEqual(['m1']);
    expect(less.content.parts).toHaveLength(1);
  });

  it('records its address when it is published', () => {
    const item = evolve(anItem({ state: 'approved' }), {
      type: 'published',
      at: now,
      shownAt: now,
      slug: 'khoi-4',
      version: 1,
    });
    expect(item).toMatchObject({ state: 'published', standing: { publication: { slug: 'khoi-4', version: 1 } } });
  });
});
