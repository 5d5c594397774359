/**
 * What comes of a command, for everybody, in every state: a refusal is a sentence that names the item, and what is allowed
 * leads where the table says, with the name of who did it, and voids what saw the older content.
 */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { itemMatrix } from '../../scripts/authorisation.ts';
import { createTranslator } from '../../src/adapters/fluent.ts';
import type { Issue } from '../../src/domain/decision.ts';
import { roles } from '../../src/domain/roles.ts';
import { type Command, decide } from '../../src/domain/submission/decide.ts';
import type { SubmissionEvent } from '../../src/domain/submission/events.ts';
import { evolve } from '../../src/domain/submission/evolve.ts';
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
  minh,
  now,
  terms,
  twoSignatures,
} from './submission-builders.ts';

const { say } = createTranslator(join(import.meta.dirname, '../../locales'));
const reason = { code: 'photo', note: 'ảnh mờ' };
const hour = new Date('2026-11-26T02:00:00Z');
const commandsOn = (revision: number): readonly Command[] => [
  ...(['approve', 'override', 'republish', 'undo', 'hasten', 'review', 'unschedule', 'takeOver'] as const).map(
    (type) => ({
      type,
      revision,
    }),
  ),
  ...(['approveCorrection', 'dropCorrection', 'destroy'] as const).map((type) => ({ type, revision })),
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
const everything: readonly Tried[] = Object.keys(itemMatrix.relations).flatMap((relation) =>
  itemMatrix.states.flatMap((state) =>
    roles.flatMap((role) =>
      [1, 0].flatMap((revision) =>
        commandsOn(revision).map((command): Tried => {
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
  const refusals = everything.flatMap(({ issue }) => (issue ? [issue] : []));
  const looks = Object.keys(itemMatrix.relations).flatMap((relation) =>
    itemMatrix.states.flatMap((state) =>
      roles.flatMap((role) => {
        const { thing, actor } = itemMatrix.caseOf(role, state, relation);
        return [objectionToEdit(thing.submission, actor), objectionToView(thing.submission, actor)];
      }),
    ),
  );
  const told = [...refusals, ...looks.filter((issue) => issue !== null)];
  const byKey = Map.groupBy(told, ({ key }) => key);

  it.each([...byKey.keys()].toSorted())('%s is said in both languages', (key) => {
    for (const issue of byKey.get(key) ?? [])
      for (const locale of ['vi', 'en']) expect(say(locale, issue)).toMatch(/\S{2,}.*\p{P}$/su);
  });

  it('gives who may not look or edit one reason, and an old button another', () => {
    expect(told.length).toBeGreaterThan(10_000);
    expect([...byKey.keys()]).toEqual(
      expect.arrayContaining([
        'issue-not-entitled',
        'issue-revision-changed',
        'issue-own-item',
        'issue-missing-source',
      ]),
    );
  });
});

describe('what is allowed', () => {
  const allowed = everything.filter(({ events }) => events.length > 0);
  const outcome = ({ thing, events }: Tried): Submission => events.reduce(evolve, thing);

  it('leads where the table of states says; a signature that is not the last leaves the item where it is', () => {
    for (const each of allowed) {
      // The matrix gives each state an approval to take back; of what is taken down, `submission-undo.test.ts` tells.
      if (each.command.type === 'undo' && each.thing.state === 'unpublished') continue;
      const { state } = outcome(each);
      const isFirstOfTwo = each.events.at(-1)?.type === 'signed';
      expect([each.command.type, state]).toEqual([
        each.command.type,
        isFirstOfTwo ? 'submitted' : destination(each.thing.state, each.command.type),
      ]);
    }
  });

  it('is done by the one who pressed, now', () => {
    for (const { events } of allowed)
      for (const event of events) {
        expect(event.at).toEqual(now);
        if ('by' in event) expect([event.by, 'name' in event ? event.name : 'Minh']).toEqual(['actor', 'Minh']);
      }
  });

  it('never acts on a revision that was not seen', () => {
    const isSeen = ({ command, thing }: Tried) => !('revision' in command) || command.revision === thing.revision;
    // A review is of what is on the portal already, whatever was read.
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

describe('what happened', () => {
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
      { signatures: [...signed.signatures, { stage: 1, by: minh.person, at: now }], decidedBy: decidedAs('signed') },
    ],
    [
      'signed in place of others',
      { type: 'signed', ...by, stage: 1, override: true },
      { signatures: [...signed.signatures, { stage: 1, by: minh.person, at: now, override: true }] },
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
    '%s stands in the item',
    (_, event, expected) => {
      expect(standingAfter(event)).toMatchObject(expected);
    },
  );

  it('keeps of an ordinary quarantine nobody’s name', () => {
    const standing = standingAfter({ type: 'quarantined', at: now, keptFrom: [] });
    expect('keptFrom' in standing || 'isForChairman' in standing).toBe(false);
  });

  it('adds each reason of a release once', () => {
    const released = standingAfter({ type: 'released', ...by, why: ['secrecy', 'stamp'] }, { released: ['secrecy'] });
    expect(released.released).toEqual(['secrecy', 'stamp']);
  });

  it('reviews only what went the emergency road', () => {
    const urgent = { by: ha.person, name: 'Hà', at: now, reviewedBy: null };
    expect(standingAfter({ type: 'reviewed', ...by }, { urgent }).urgent).toEqual({ ...urgent, reviewedBy: 'Minh' });
    expect(standingAfter({ type: 'reviewed', ...by }).urgent ?? null).toBeNull();
  });

  it('gives the step to the head, with the signatures before it', () => {
    const route = [...twoSignatures, ['chairman']] as const;
    expect(standingAfter({ type: 'takenOver', ...by }, { route }).route).toEqual([twoSignatures[0], ['head']]);
  });

  it('corrects the words with the note, its day and its signer, as a newer revision', () => {
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
    // Without words of its own the note alone is new.
    const noteOnly = anItem({ state: 'published', standing: { correction: { ...correction, content: null } } });
    expect(evolve(noteOnly, { type: 'corrected', ...by }).content).toEqual(noteOnly.content);
  });

  it('leaves of what was destroyed its code and its dates', () => {
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

  it('is none when the same photo or file comes again', () => {
    expect(evolve(before, { type: 'photosAdded', at: now, photos: [photo] })).toBe(before);
    expect(evolve(before, { type: 'filesAdded', at: now, files: [file] })).toBe(before);
  });

  it('touches the photo or file that is meant, and no other', () => {
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

  it('asks about children again when photos are added, and only then', () => {
    const said = anItem({ photos: [photo], content: aContent({ children: { some: 'answer' } as never }) });
    expect(evolve(said, { type: 'photosAdded', at: now, photos: [other] }).content.children).toBeNull();
    expect(evolve(said, { type: 'photoDropped', at: now, photo: photo.id }).content.children).not.toBeNull();
    expect(evolve(before, { type: 'photosAdded', at: now, photos: [other] }).content).toBe(before.content);
  });
});
