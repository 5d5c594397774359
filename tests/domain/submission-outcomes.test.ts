/**
 * The result of each command for every person in every state: a refusal is a text that names the item. A permitted command leads
 * to the state in the table, records who did it, and invalidates decisions about older content.
 */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { itemMatrix } from '../../scripts/authorisation.ts';
import { createTranslator } from '../../src/adapters/fluent.ts';
import type { Actor } from '../../src/domain/actor.ts';
import type { Issue } from '../../src/domain/decision.ts';
import { personId } from '../../src/domain/ids.ts';
import { roles } from '../../src/domain/roles.ts';
import { revisionSeen } from '../../src/domain/submission/correction.ts';
import { type Command, decide } from '../../src/domain/submission/decide.ts';
import type { SubmissionEvent } from '../../src/domain/submission/events.ts';
import { evolve } from '../../src/domain/submission/evolve.ts';
import { missingEyes, nobodyElse, partOf, payeesOf, rewritersOf } from '../../src/domain/submission/four-eyes.ts';
import { objectionToEdit, objectionToView } from '../../src/domain/submission/permissions.ts';
import { emptyContent, type Standing, type Submission } from '../../src/domain/submission/submission.ts';
import { destination } from '../../src/domain/submission/transitions.ts';
import {
  aContent,
  aFileOf,
  anItem,
  aPhotoOf,
  ha,
  hoa,
  lan,
  minh,
  now,
  terms,
  twoSignatures,
} from './submission-builders.ts';

const { say } = createTranslator(join(import.meta.dirname, '../../locales'));
const reason = { code: 'photo', note: 'ảnh mờ' };
const hour = new Date('2026-11-26T02:00:00Z');
const commandsOn = (revision: number, seen: (act: string) => number): readonly Command[] => [
  ...(['approve', 'override', 'republish', 'undo', 'hasten', 'review', 'unschedule', 'takeOver'] as const).map(
    (type) => ({
      type,
      revision,
    }),
  ),
  ...(['approveCorrection', 'dropCorrection'] as const).map((type) => ({ type, revision: revision * seen(type) })),
  { type: 'destroy', revision },
  ...(['return', 'reject', 'unpublish'] as const).map((type) => ({ type, revision, reason })),
  { type: 'schedule', revision, publishAt: hour },
  { type: 'correct', revision, note: 'Số liệu là 45', content: null },
  { type: 'release', revision, why: ['secrecy'] },
  { type: 'submit', revision, missing: [], terms: terms() },
  { type: 'submit', revision, missing: ['source'], terms: terms() },
  { type: 'withdraw' },
];

interface Tried {
  readonly command: Command;
  readonly thing: Submission;
  readonly issue: Issue | null;
  readonly events: readonly SubmissionEvent[];
}
/** Computed inside the test that uses it, because mutation testing assigns a mutant only to code that runs inside tests. */
const tryEverything = (): readonly Tried[] =>
  Object.keys(itemMatrix.relations).flatMap((relation) =>
    itemMatrix.states.flatMap((state) =>
      roles.flatMap((role) =>
        [1, 0].flatMap((revision) =>
          commandsOn(revision, (act) =>
            revisionSeen(itemMatrix.caseOf(role, state, relation).thing.submission, act),
          ).map((command): Tried => {
            const { thing, actor, now: at } = itemMatrix.caseOf(role, state, relation);
            const { submission, eyes } = thing;
            const decision = decide(submission, command, { actor, now: at, eyes });
            const [issue = null] = decision.ok ? [] : decision.issues;
            return { command, thing: submission, issue, events: decision.ok ? decision.events : [] };
          }),
        ),
      ),
    ),
  );

describe('a refusal', () => {
  it('is a sentence in both languages for every person, state and command', () => {
    const looks = Object.keys(itemMatrix.relations).flatMap((relation) =>
      itemMatrix.states.flatMap((state) =>
        roles.flatMap((role) => {
          const { thing, actor } = itemMatrix.caseOf(role, state, relation);
          return [objectionToEdit(thing.submission, actor), objectionToView(thing.submission, actor)];
        }),
      ),
    );
    const told = [
      ...tryEverything().flatMap(({ issue }) => (issue ? [issue] : [])),
      ...looks.filter((issue) => issue !== null),
    ];
    const different = new Map(told.map((issue) => [JSON.stringify(issue), issue]));
    for (const issue of different.values())
      for (const locale of ['vi', 'en'])
        expect([issue.key, say(locale, issue)]).toEqual([issue.key, expect.stringMatching(/\S{2,}.*\p{P}$/su)]);
    const keys = new Set(told.map(({ key }) => key));
    for (const key of ['issue-not-entitled', 'issue-revision-changed', 'issue-own-item', 'issue-missing-source'])
      expect(keys).toContain(key);
  });
});

describe('a permitted command', () => {
  const outcome = ({ thing, events }: Tried): Submission => events.reduce(evolve, thing);
  const isSeen = ({ command, thing }: Tried) =>
    !('revision' in command) || command.revision === revisionSeen(thing, command.type);

  it('leads to the state in the table, and its events name the actor, the time and the revision seen', () => {
    const allowed = tryEverything().filter(({ events }) => events.length > 0);
    for (const each of allowed) {
      for (const event of each.events) {
        expect(event.at).toEqual(now);
        if ('by' in event) expect([event.by, 'name' in event ? event.name : 'Minh']).toEqual(['actor', 'Minh']);
      }
      // The matrix has an approval to undo in each state; `submission-undo.test.ts` covers undoing a take-down.
      if (each.command.type === 'undo' && each.thing.state === 'unpublished') continue;
      const isFirstOfTwo = each.events.at(-1)?.type === 'signed';
      expect([each.command.type, outcome(each).state]).toEqual([
        each.command.type,
        isFirstOfTwo ? 'submitted' : destination(each.thing.state, each.command.type),
      ]);
    }
    // Only a review is possible without having seen the revision, because it concerns what is already on the portal.
    expect(new Set(allowed.filter((each) => !isSeen(each)).map(({ command }) => command.type))).toEqual(
      new Set(['review']),
    );
  });
});

const by = { by: minh.person, name: 'Minh', at: now };
const decidedAs = (action: string) => ({ person: minh.person, name: 'Minh', at: now, action });
const signed = { signatures: [{ stage: 0, by: ha.person, at: now }] };
const standingAfter = (event: SubmissionEvent, change: Partial<Standing> = {}): Partial<Standing> =>
  evolve(anItem({ standing: { ...signed, ...change } }), event).standing;

describe('an event', () => {
  it.each([
    ['returned', { type: 'returned', ...by, reason }, { reason, signatures: [], decidedBy: decidedAs('returned') }],
    ['rejected', { type: 'rejected', ...by, reason }, { reason, signatures: [], decidedBy: decidedAs('rejected') }],
    [
      'unpublished',
      { type: 'unpublished', ...by, reason },
      { reason, correction: null, decidedBy: decidedAs('unpublished') },
    ],
    ['republished', { type: 'republished', ...by }, { reason: null, decidedBy: decidedAs('republished') }],
    [
      'scheduled',
      { type: 'scheduled', ...by, publishAt: hour },
      { publishAt: hour, decidedBy: decidedAs('scheduled') },
    ],
    ['unscheduled', { type: 'unscheduled', ...by }, { publishAt: null, signatures: [], decidedBy: null }],
    ['approved', { type: 'approved', ...by }, { decidedBy: decidedAs('approved') }],
    [
      'approved on the emergency road',
      { type: 'approved', ...by, isUrgent: true },
      { urgent: { by: minh.person, name: 'Minh', at: now, reviewedBy: null } },
    ],
    [
      'approved by the head on the emergency road',
      { type: 'approved', ...by, isUrgent: true, isHeads: true },
      { urgent: { by: minh.person, name: 'Minh', at: now, reviewedBy: 'Minh' } },
    ],
    [
      'signed',
      { type: 'signed', ...by, stage: 1 },
      {
        signatures: [...signed.signatures, { stage: 1, by: minh.person, at: now, name: 'Minh' }],
        decidedBy: decidedAs('signed'),
      },
    ],
    [
      'signed in place of others',
      { type: 'signed', ...by, stage: 1, override: true },
      { signatures: [...signed.signatures, { stage: 1, by: minh.person, at: now, name: 'Minh', override: true }] },
    ],
    [
      'quarantined, kept from whom it accuses',
      { type: 'quarantined', at: now, keptFrom: [hoa.person], isForChairman: true },
      { signatures: [], keptFrom: [hoa.person], isForChairman: true },
    ],
    [
      'released',
      { type: 'released', ...by, why: ['secrecy'] },
      { signatures: [], keptFrom: [], isForChairman: false, released: ['secrecy'], decidedBy: decidedAs('released') },
    ],
    [
      'destroyed',
      { type: 'destroyed', ...by },
      { signatures: [], reason: null, corrections: [], decidedBy: decidedAs('destroyed') },
    ],
    [
      'correctionProposed',
      { type: 'correctionProposed', ...by, note: 'Số liệu là 45', content: null },
      { correction: { note: 'Số liệu là 45', content: null, ...by } },
    ],
  ] as const satisfies readonly (readonly [string, SubmissionEvent, object])[])(
    '%s is recorded in the item',
    (_, event, expected) => {
      expect(standingAfter(event)).toMatchObject(expected);
    },
  );

  it('an ordinary quarantine records no accused person', () => {
    for (const accused of [{ keptFrom: [] }, {}]) {
      const standing = standingAfter({ type: 'quarantined', at: now, ...accused });
      expect('keptFrom' in standing || 'isForChairman' in standing).toBe(false);
    }
  });

  it('each reason of a release is added once', () => {
    const released = standingAfter({ type: 'released', ...by, why: ['secrecy', 'stamp'] }, { released: ['secrecy'] });
    expect(released.released).toEqual(['secrecy', 'stamp']);
  });

  it('a review applies only to an item approved by the urgent procedure', () => {
    const urgent = { by: ha.person, name: 'Hà', at: now, reviewedBy: null };
    expect(standingAfter({ type: 'reviewed', ...by }, { urgent }).urgent).toEqual({ ...urgent, reviewedBy: 'Minh' });
    expect(standingAfter({ type: 'reviewed', ...by }).urgent ?? null).toBeNull();
  });

  it('taking over a step assigns it to the head, and keeps the earlier stages', () => {
    const route = [...twoSignatures, ['chairman']] as const;
    expect(standingAfter({ type: 'takenOver', ...by }, { route }).route).toEqual([twoSignatures[0], ['head']]);
  });

  it('a correction gives a newer revision with the note, its date and its signer', () => {
    const content = aContent({ title: 'Tiêu đề đúng' });
    const correction = { note: 'Số liệu là 45', content, by: ha.person, name: 'Hà', at: now };
    const before = anItem({ state: 'published', revision: 4, standing: { correction } });
    const after = evolve(before, { type: 'corrected', ...by });
    expect(after).toMatchObject({ state: 'published', revision: 5, content });
    expect(after.standing).toMatchObject({
      correction: null,
      corrections: [{ at: now, note: 'Số liệu là 45', by: ha.person, approvedBy: minh.person }],
      decidedBy: decidedAs('corrected'),
    });
    expect(evolve(anItem({ state: 'published' }), { type: 'corrected', ...by }).standing.corrections ?? []).toEqual([]);
    expect(evolve(before, { type: 'correctionDropped', ...by }).standing.correction).toBeNull();
    // A correction without a change of the text adds only its note.
    const noteOnly = anItem({ state: 'published', standing: { correction: { ...correction, content: null } } });
    expect(evolve(noteOnly, { type: 'corrected', ...by }).content).toEqual(noteOnly.content);
  });

  it('a destroyed item keeps only its code and its dates', () => {
    const before = anItem({ photos: [aPhotoOf(1)], files: [aFileOf(2)] });
    expect(evolve(before, { type: 'destroyed', ...by })).toMatchObject({
      ...{ state: 'destroyed', content: emptyContent, photos: [], files: [] },
      ...{ revision: before.revision + 1, code: before.code, createdAt: before.createdAt },
    });
  });
});

describe('a change of content', () => {
  const photo = aPhotoOf(1);
  const other = aPhotoOf(2);
  const file = aFileOf(3);
  const before = anItem({ photos: [photo], files: [file], standing: signed });
  const changes: readonly (readonly [string, SubmissionEvent])[] = [
    [
      'contentChanged',
      { type: 'contentChanged', at: now, by: minh.person, content: aContent({ title: 'Tiêu đề mới' }) },
    ],
    ['photosAdded', { type: 'photosAdded', at: now, photos: [other] }],
    ['photoDropped', { type: 'photoDropped', at: now, photo: photo.id }],
    ['photoBlurred', { type: 'photoBlurred', at: now, photo: photo.id, fate: { state: 'todo' } as never }],
    ['filesAdded', { type: 'filesAdded', at: now, files: [aFileOf(4)] }],
    ['fileDropped', { type: 'fileDropped', at: now, file: file.id }],
    ['messagesForgotten', { type: 'messagesForgotten', at: now, messages: [photo.messageKey] }],
  ];

  it.each(changes)('%s makes a newer revision without signatures', (_, event) => {
    const after = evolve(before, event);
    expect([after.revision, after.standing.signatures, after.updatedAt]).toEqual([before.revision + 1, [], now]);
  });

  it('is no change if the same photo or file arrives again', () => {
    expect(evolve(before, { type: 'photosAdded', at: now, photos: [photo] })).toBe(before);
    expect(evolve(before, { type: 'filesAdded', at: now, files: [file] })).toBe(before);
  });

  it('changes only the named photo or file', () => {
    const both = { ...before, photos: [photo, other], files: [file, aFileOf(4)] };
    expect(
      evolve(both, { type: 'photoDropped', at: now, photo: photo.id }).photos.map(({ dropped }) => dropped),
    ).toEqual([true, false]);
    expect(evolve(both, { type: 'fileDropped', at: now, file: file.id }).files.map(({ dropped }) => dropped)).toEqual([
      true,
      false,
    ]);
    const fate = { state: 'refused', reason: 'broken' } as never;
    expect(
      evolve(both, { type: 'photoBlurred', at: now, photo: photo.id, fate }).photos.map((each) => each.fate),
    ).toEqual([fate, other.fate]);
    const after = evolve(both, { type: 'messagesForgotten', at: now, messages: [photo.messageKey, file.messageKey] });
    expect([after.photos, after.files]).toEqual([[other], [aFileOf(4)]]);
  });

  it('asks again about children in photos when photos are added, and only then', () => {
    const said = anItem({ photos: [photo], content: aContent({ children: { some: 'answer' } as never }) });
    expect(evolve(said, { type: 'photosAdded', at: now, photos: [other] }).content.children).toBeNull();
    expect(evolve(said, { type: 'photoDropped', at: now, photo: photo.id }).content.children).not.toBeNull();
    expect(evolve(before, { type: 'photosAdded', at: now, photos: [other] }).content).toBe(before.content);
  });
});

describe('scheduling an item', () => {
  const scheduled = (publishAt: Date, due: Standing['due'] = null, change: Partial<Submission> = {}) => {
    const item = anItem({ ...change, standing: { due, publishAt: change.state === 'approved' ? hour : null } });
    const decision = decide(item, { type: 'schedule', revision: item.revision, publishAt }, { actor: minh, now });
    return decision.ok ? decision.events.map(({ type }) => type) : decision.issues[0]?.key;
  };
  const afterMs = (ms: number) => new Date(now.getTime() + ms);
  const dayMs = 86_400_000;
  const dueIn = (ms: number) => ({ ...terms().due, at: afterMs(ms) });

  it.each([
    ['for now is refused', () => scheduled(now), 'issue-schedule-past'],
    ['for a moment ahead is accepted', () => scheduled(afterMs(1)), ['signed', 'approved', 'scheduled']],
    ['for sixty days ahead is accepted', () => scheduled(afterMs(60 * dayMs)), ['signed', 'approved', 'scheduled']],
    ['for more than sixty days ahead is refused', () => scheduled(afterMs(60 * dayMs + 1)), 'issue-schedule-far'],
    [
      'for the moment of its due date is accepted',
      () => scheduled(afterMs(dayMs), dueIn(dayMs)),
      ['signed', 'approved', 'scheduled'],
    ],
    [
      'for after its due date is refused',
      () => scheduled(afterMs(dayMs + 1), dueIn(dayMs)),
      'issue-schedule-after-due',
    ],
    // An item that is already late has no deadline left to keep.
    [
      'is accepted if it is already late',
      () => scheduled(afterMs(dayMs), dueIn(0)),
      ['signed', 'approved', 'scheduled'],
    ],
    [
      'may be changed while it is scheduled',
      () => scheduled(afterMs(dayMs), null, { state: 'approved' }),
      ['scheduled'],
    ],
  ])('%s', (_, happens, expected) => {
    expect(happens()).toEqual(expected);
  });
});

describe('a person with a part in an item', () => {
  const contribution = (kind: 'text' | 'photo' | 'edit', share: number, person = minh.person) =>
    ({ kind, share, person }) as never;

  it('is credited for text or photos, or rewrote more than a tenth', () => {
    const all = [
      contribution('text', 5_000, lan.person),
      contribution('photo', 10, ha.person),
      contribution('edit', 1_000),
      contribution('edit', 1_001, hoa.person),
      { kind: 'text', share: 100, person: null } as never,
    ];
    expect(payeesOf(all)).toEqual([lan.person, ha.person]);
    expect(rewritersOf(all)).toEqual([hoa.person]);
  });

  it.each([
    ['payee', { payees: [minh.person] }, minh],
    ['rewriter', { rewriters: [minh.person] }, minh],
    ['merged', { merged: [minh.person] }, minh],
    ['substitute', { merged: [ha.person] }, { ...minh, replaces: ha.person }],
    ['signed-before', { signedBefore: [minh.person] }, minh],
    [null, { payees: [ha.person] }, minh],
    ['substitute', { payees: [ha.person] }, { ...minh, replaces: ha.person }],
    ['substitute', {}, { ...minh, replaces: lan.person }],
    [null, {}, { ...minh, replaces: hoa.person }],
  ] as const)('%s: may sign only beside a person without a part', (part, eyes, actor) => {
    const all = { ...nobodyElse, ...eyes };
    expect(partOf(anItem(), all, actor)).toBe(part);
    // Of two signatures, this person may give the first; they may give the last only beside one
    // of a person without a part in the item.
    const signedBy = (by: Submission['authorId']) => anItem({ standing: { signatures: [{ stage: 0, by, at: now }] } });
    expect(missingEyes(anItem(), all, actor)).toBe(part);
    expect(missingEyes(anItem(), all, actor, false)).toBeNull();
    expect(missingEyes(signedBy(personId('somebody else')), all, actor)).toBeNull();
  });
});

describe('what a decision records', () => {
  const events = (command: Command, actor: Actor, item: Submission, eyes = nobodyElse) => {
    const decision = decide(item, command, { actor, now, eyes });
    return decision.ok ? decision.events : decision.issues;
  };
  const his = { by: hoa.person, name: 'Hoa', at: now };

  it('a signature is not marked as an override, an override is', () => {
    expect(events({ type: 'approve', revision: 2 }, minh, anItem())).toEqual([
      { type: 'signed', ...by, stage: 0 },
      { type: 'approved', ...by },
    ]);
    // Later stages that do not belong to the head must still sign after the override.
    const route = [['deputy'], ['standingDeputy'], ['head']] as const;
    const tooSmall = { ...nobodyElse, mayOverride: true };
    expect(events({ type: 'override', revision: 2 }, hoa, anItem({ standing: { route } }), tooSmall)).toEqual([
      { type: 'signed', ...his, stage: 0, override: true },
    ]);
    const shared = [['deputy'], ['standingDeputy', 'head'], ['head']] as const;
    expect(events({ type: 'override', revision: 2 }, hoa, anItem({ standing: { route: shared } }), tooSmall)).toEqual([
      { type: 'signed', ...his, stage: 0, override: true },
      { type: 'approved', ...his },
    ]);
  });

  it('an urgent approval by the head counts as reviewed, one by another person does not', () => {
    const item = anItem({ standing: { urgentRoad: true, route: twoSignatures } });
    expect(events({ type: 'hasten', revision: 2 }, hoa, item).at(-1)).toEqual({
      ...{ type: 'approved', ...his },
      ...{ isUrgent: true, isHeads: true },
    });
    for (const actor of [minh, { ...minh, role: 'head', ownRole: 'deputy', replaces: hoa.person } as const])
      expect(events({ type: 'hasten', revision: 2 }, actor, item).at(-1)).toEqual({
        ...{ type: 'approved', ...by },
        isUrgent: true,
      });
  });

  it('a release is marked as an override only if the item is the head’s own', () => {
    const release = { type: 'release', revision: 2, why: ['secrecy'] } as const;
    const released = { type: 'released', ...his, why: ['secrecy'] };
    expect(events(release, hoa, anItem({ state: 'quarantined' }))).toEqual([released]);
    expect(events(release, hoa, anItem({ state: 'quarantined', authorId: hoa.person }))).toEqual([
      { ...released, override: true },
    ]);
  });

  it('a return is marked as required by law only if it is', () => {
    const back = { type: 'return', revision: 2, reason } as const;
    expect(events({ ...back, isLegal: true }, minh, anItem())).toEqual([
      { type: 'returned', ...by, reason, isLegal: true },
    ]);
    expect(events(back, minh, anItem())).toEqual([{ type: 'returned', ...by, reason }]);
  });

  it('taking over, restoring and a correction are recorded, the latter with the photos that it removes', () => {
    expect(events({ type: 'takeOver', revision: 2 }, hoa, anItem({ standing: { route: twoSignatures } }))).toEqual([
      { type: 'takenOver', ...his },
    ]);
    expect(events({ type: 'restore' }, lan, anItem({ state: 'withdrawn' }))).toEqual([{ type: 'restored', at: now }]);
    const correct = { type: 'correct', revision: 2, note: 'Bỏ ảnh.', content: null } as const;
    const proposed = { type: 'correctionProposed', ...by, note: 'Bỏ ảnh.', content: null };
    const shown = anItem({ state: 'published' });
    expect(events({ ...correct, dropped: ['photo1'] }, minh, shown)).toEqual([{ ...proposed, dropped: ['photo1'] }]);
    expect(events({ ...correct, files: [] }, minh, shown)).toEqual([proposed]);
  });

  it('a refusal names the earlier decider and the time, or nobody if there was none', () => {
    const approve = { type: 'approve', revision: 2 } as const;
    const code = anItem().code;
    expect(
      events(approve, minh, anItem({ state: 'rejected', standing: { decidedBy: decidedAs('rejected') } })),
    ).toEqual([
      { key: 'issue-state-rejected', facts: { code, name: 'Minh', at: now.toISOString(), action: 'rejected' } },
    ]);
    expect(events(approve, minh, anItem({ state: 'draft' }))).toEqual([
      { key: 'issue-state-draft', facts: { code, name: '', at: '', action: '' } },
    ]);
  });
});

describe('an item that was withdrawn or merged and returns', () => {
  const hours = { publishAt: hour, correction: { note: 'Sửa', content: null, ...by } };
  const sent = { submittedAt: now, due: terms().due, reason, decidedBy: decidedAs('returned'), ...signed };

  it('a withdrawn item loses its hour of publication and its proposed correction', () => {
    const after = evolve(anItem({ state: 'approved', standing: hours }), { type: 'withdrawn', at: hour });
    expect(after).toMatchObject({
      state: 'withdrawn',
      updatedAt: hour,
      standing: { publishAt: null, correction: null },
    });
  });

  it('a restored item is its author’s draft, as if it had never been sent', () => {
    const before = anItem({ state: 'withdrawn', standing: sent });
    const after = evolve(before, { type: 'restored', at: hour });
    expect(after).toMatchObject({ state: 'draft', revision: before.revision + 1, content: before.content });
    expect(after.standing).toMatchObject({
      ...{ submittedAt: null, due: null, reason: null, decidedBy: null, signatures: [] },
      processVersion: '1',
    });
  });

  it.each(['submitted', 'returned'] as const)(
    'an item merged while it is %s returns to that state when it is separated',
    (state) => {
      const before = anItem({ state, standing: sent });
      const merged = evolve(before, { type: 'merged', ...by, into: 'DL-2611-0043' });
      expect(merged).toMatchObject({ state: 'withdrawn', revision: before.revision + 1, content: before.content });
      expect(merged.standing).toMatchObject({
        ...{ mergedInto: 'DL-2611-0043', signatures: [], decidedBy: decidedAs('merged') },
        // It was submitted earlier, and its deadline continues from then.
        ...{ submittedAt: now, due: terms().due },
      });
      const parted = evolve(merged, { type: 'parted', ...by });
      expect(parted).toMatchObject({ state, revision: before.revision + 2, content: before.content });
      expect(parted.standing).toEqual({ ...before.standing, signatures: [] });
    },
  );

  it('an item separated without a record of its earlier state is submitted to the board', () => {
    const merged = anItem({ state: 'withdrawn', standing: { mergedInto: 'x', decidedBy: decidedAs('merged') } });
    expect(evolve(merged, { type: 'parted', ...by })).toMatchObject({
      state: 'submitted',
      standing: { decidedBy: null },
    });
  });
});

describe('what a change keeps', () => {
  const content = aContent({ title: 'Mới' });
  const [photo, other] = [aPhotoOf(1), aPhotoOf(2)];
  const edited = { type: 'contentChanged', at: now, by: minh.person, content } as const;
  const before = anItem({ photos: [photo], files: [aFileOf(3)], standing: { due: terms().due } });

  it('an edit keeps the due date, photos and files unless it brings others', () => {
    const after = evolve(before, edited);
    expect([after.content, after.photos, after.files, after.standing.due]).toEqual([
      content,
      before.photos,
      before.files,
      terms().due,
    ]);
    const due = { ...terms().due, at: hour };
    const anew = evolve(before, { ...edited, due, photos: [other], files: [] });
    expect([anew.photos, anew.files, anew.standing.due]).toEqual([[other], [], due]);
  });

  it('adding photos and files keeps the earlier ones', () => {
    expect(evolve(before, { type: 'photosAdded', at: now, photos: [photo, other] }).photos).toEqual([photo, other]);
    expect(evolve(before, { type: 'filesAdded', at: now, files: [aFileOf(4)] }).files).toEqual([
      aFileOf(3),
      aFileOf(4),
    ]);
  });

  it('a forgotten message leaves no text, no copy from before a merge or a masking, and no proposal', () => {
    const parts = [
      { of: 'm1', text: 'giữ lại' },
      { of: 'm2', text: 'phải xóa' },
    ];
    const kept = { revision: 1, content: aContent({ parts }), photos: [], others: [] };
    const standing = {
      ...{ merges: [kept], unmasked: { title: '', text: 'phải xóa' } },
      correction: { note: 'phải xóa', content: null, ...by },
    };
    const item = anItem({ content: aContent({ parts }), photos: [photo, other], standing });
    const after = evolve(item, { type: 'messagesForgotten', at: now, messages: ['m2'] });
    expect([after.content.parts, after.photos]).toEqual([parts.slice(0, 1), [photo]]);
    expect(after.standing).toMatchObject({ merges: [], unmasked: null, correction: null });
    const gone = evolve(item, { type: 'destroyed', ...by });
    expect(gone.standing).toMatchObject({ merges: [], unmasked: null, correction: null });
    for (const each of [after, gone]) expect(JSON.stringify(each)).not.toContain('phải xóa');
  });

  it('a dropped correction changes nothing that readers see', () => {
    const correction = { note: 'Sửa', content, ...by };
    const shown = anItem({ state: 'published', photos: [photo], standing: { correction, corrections: [] } });
    expect(evolve(shown, { type: 'correctionDropped', ...by })).toMatchObject({
      ...{ state: 'published', revision: shown.revision, content: shown.content, photos: [photo] },
      standing: { correction: null, corrections: [], decidedBy: null },
    });
  });

  it('correction proposals are counted, and only the latest one and its files can be approved', () => {
    const propose = { type: 'correctionProposed', ...by, note: 'Sửa', content: null } as const;
    const first = evolve(anItem({ state: 'published' }), propose);
    expect([first.standing.proposals, first.standing.correction]).toEqual([1, { ...by, note: 'Sửa', content: null }]);
    const second = evolve(first, { ...propose, files: [aFileOf(4)] });
    expect([second.standing.proposals, second.standing.correction?.added, second.files]).toEqual([
      2,
      [aFileOf(4).id],
      [aFileOf(4)],
    ]);
    // A press on the first proposal does not sign the proposal that replaced it.
    const approve = { type: 'approveCorrection', revision: revisionSeen(first, 'approveCorrection') } as const;
    expect(decide(second, approve, { actor: hoa, now })).toMatchObject({ ok: false });
  });
});
