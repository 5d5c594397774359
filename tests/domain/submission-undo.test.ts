/** Undoing a decision, and republishing what was taken down: the rule, and who is told. */
import { describe, expect, it } from 'vitest';
import type { Actor } from '../../src/domain/actor.ts';
import { personId } from '../../src/domain/ids.ts';
import { revisionSeen } from '../../src/domain/submission/correction.ts';
import { type Command, decide } from '../../src/domain/submission/decide.ts';
import type { SubmissionEvent } from '../../src/domain/submission/events.ts';
import { evolve } from '../../src/domain/submission/evolve.ts';
import { nobodyElse } from '../../src/domain/submission/four-eyes.ts';
import { reactToSubmission } from '../../src/domain/submission/react.ts';
import type { Submission } from '../../src/domain/submission/submission.ts';
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
  oneSignature,
  twoSignatures,
} from './submission-builders.ts';

const reason = { code: 'facts', note: '' };
const seconds = (count: number): Date => new Date(now.getTime() + count * 1_000);

const tried = (item: Submission, command: Command, actor: Actor, at = now) => {
  const decision = decide(item, command, { actor, now: at });
  return decision.ok
    ? { events: decision.events, item: decision.events.reduce(evolve, item), issue: null }
    : { events: [] as readonly SubmissionEvent[], item, issue: decision.issues[0]?.key };
};
const undo = (item: Submission, actor: Actor = minh, at = seconds(30)) =>
  tried(item, { type: 'undo', revision: item.revision }, actor, at);
const published = (item: Submission): Submission =>
  evolve(item, { type: 'published', at: seconds(1), shownAt: now, slug: 'khoi-4', version: item.revision });
const told = (events: readonly SubmissionEvent[], before: Submission, after: Submission): readonly string[] =>
  events.flatMap((event) =>
    reactToSubmission(event, before, after).map((each) =>
      'view' in each ? each.view.name : 'effect' in each ? each.key : 'cards',
    ),
  );

const approved = tried(anItem(), { type: 'approve', revision: 2 }, minh).item;
const decided: readonly (readonly [string, Submission])[] = [
  ['approve', approved],
  ['approve, and it is on the portal', published(approved)],
  ['return', tried(anItem(), { type: 'return', revision: 2, reason }, minh).item],
  ['reject', tried(anItem(), { type: 'reject', revision: 2, reason }, minh).item],
];

describe.each(decided)('undoing %s', (_, item) => {
  it('returns the item to the board with a revision that nobody has decided about', () => {
    const { item: back, issue } = undo(item);
    expect(issue).toBeNull();
    expect(back).toMatchObject({ state: 'submitted', content: item.content });
    expect(back.standing).toMatchObject({ signatures: [], reason: null, decidedBy: null, publication: null });
    expect(back.revision).toBeGreaterThan(item.revision);
    expect(tried(back, { type: 'approve', revision: back.revision }, minh, seconds(31)).item.state).toBe('approved');
  });

  it('is refused after sixty seconds, to anybody else, and a second time', () => {
    expect(undo(item, minh, seconds(60)).issue).toBeNull();
    expect(undo(item, minh, seconds(61)).issue).toBe('issue-undo-late');
    expect(undo(item, ha).issue).toBe('issue-undo-others');
    expect(undo(item, lan).issue).toBe('issue-not-entitled');
    expect(undo(item, { ...minh, status: 'frozen' }).issue).toBe('issue-account-frozen');
    expect(undo(undo(item).item).issue).toBe('issue-not-entitled');
  });
});

describe('undoing', () => {
  it('a second signature keeps the first one', () => {
    const first = tried(anItem({ standing: { route: twoSignatures } }), { type: 'approve', revision: 2 }, minh).item;
    const both = tried(first, { type: 'approve', revision: 2 }, hoa, seconds(5)).item;
    expect(both.state).toBe('approved');
    const back = undo(both, hoa).item;
    expect(back.standing.signatures.map(({ by }) => by)).toEqual([minh.person]);
    expect(back.standing.decidedBy).toMatchObject({ person: minh.person, action: 'signed' });
    expect(undo(first).item).toMatchObject({ state: 'submitted', standing: { signatures: [] } });
    // Another person signed after it.
    expect(undo(both).issue).toBe('issue-undo-others');
  });

  it('is no longer possible after a change of the item', () => {
    const returned = tried(anItem(), { type: 'return', revision: 2, reason }, minh).item;
    for (const change of [
      { type: 'photosAdded', photos: [aPhotoOf(7)], at: seconds(10) },
      { type: 'contentChanged', content: aContent({ title: 'Mới' }), by: lan.person, at: seconds(10) },
    ] as const)
      expect(undo(evolve(returned, change)).issue).toBe('issue-undo-nothing');
    // A change that adds nothing does not count as an act.
    expect(undo(evolve(returned, { type: 'photosAdded', photos: [], at: seconds(10) })).issue).toBeNull();
  });

  it('with an older button does not undo a newer decision', () => {
    const returned = tried(anItem(), { type: 'return', revision: 2, reason }, minh).item;
    const back = undo(returned).item;
    const again = tried(back, { type: 'approve', revision: back.revision }, minh, seconds(31)).item;
    expect(tried(again, { type: 'undo', revision: returned.revision }, minh, seconds(32)).issue).toBe(
      'issue-undo-nothing',
    );
  });

  it('notifies the author if they had been notified, and takes a published page down', () => {
    const shown = published(approved);
    for (const [item, names] of [
      [approved, ['publish:item:3']],
      [shown, ['publish:item:3', 'undone-to-author']],
      [decided[2]?.[1] ?? shown, ['undone-to-author']],
    ] as const) {
      const { events, item: back } = undo(item);
      expect(told(events, item, back)).toEqual(names);
    }
    expect(undo(shown).item.revision).toBe(4);
  });
});

describe('an unpublished item', () => {
  const down = tried(published(approved), { type: 'unpublish', revision: 2, reason }, minh, seconds(5)).item;

  it('may be republished by any decider at any time, with a higher version', () => {
    for (const actor of [minh, ha, hoa]) {
      const { item, events } = tried(down, { type: 'republish', revision: down.revision }, actor, seconds(9_999));
      expect(item).toMatchObject({ state: 'approved', revision: down.revision + 1 });
      expect(item.standing).toMatchObject({ reason: null, decidedBy: { name: actor.name, action: 'republished' } });
      expect(told(events, down, item)).toEqual([`publish:item:${item.revision}`, 'republished-to-head']);
      // It still belongs to the month of its first publication, and shows that day.
      const later = { type: 'published', at: seconds(9_999_999), shownAt: now, slug: 'khoi-4' } as const;
      expect(evolve(item, { ...later, version: item.revision }).standing.publication).toEqual({
        ...{ version: item.revision, slug: 'khoi-4', at: seconds(1), shownAt: now },
      });
    }
  });

  it('is not republished by its author or a non-decider, nor if it is not unpublished', () => {
    const republish = (item: Submission, actor: Actor) =>
      tried(item, { type: 'republish', revision: item.revision }, actor).issue;
    expect(republish({ ...down, authorId: minh.person }, minh)).toBe('issue-own-item');
    expect(republish(down, lan)).toBe('issue-not-entitled');
    expect(republish(published(approved), minh)).toBe('issue-state-published');
    // A take-down by another person: a payee may not republish it, except the head if no other decider is left.
    const paid = (item: Submission, actor: Actor, mayOverride = false) => {
      const eyes = { ...nobodyElse, mayOverride, payees: [actor.person] };
      const done = decide(item, { type: 'republish', revision: item.revision }, { actor, now: seconds(9_999), eyes });
      return done.ok ? null : done.issues[0]?.key;
    };
    const downBy = (by: Actor): Submission => ({
      ...down,
      standing: {
        ...down.standing,
        decidedBy: { person: by.person, name: by.name, at: seconds(2), action: 'unpublished' },
      },
    });
    expect(paid(downBy(hoa), minh)).toBe('issue-four-eyes-payee');
    expect(paid(downBy(minh), minh)).toBeNull();
    expect(paid(downBy(minh), hoa)).toBe('issue-four-eyes-payee');
    expect(paid(downBy(minh), hoa, true)).toBeNull();
    expect(tried(down, { type: 'republish', revision: 1 }, minh).issue).toBe('issue-revision-changed');
  });

  it('is published again when the take-down is undone', () => {
    const { item, events } = undo(down);
    expect(item).toMatchObject({ state: 'approved', standing: { reason: null, undoable: null } });
    expect(told(events, down, item)).toEqual([`publish:item:${item.revision}`, 'republished-to-head']);
    expect(undo(item).issue).toBe('issue-undo-nothing');
    expect(undo({ ...down, authorId: personId('x') }, hoa).issue).toBe('issue-undo-others');
  });

  it('gets its waiting correction back when the take-down is undone', () => {
    const shown = published(approved);
    const proposed = tried(
      shown,
      { type: 'correct', revision: shown.revision, note: 'Sửa số.', content: null },
      hoa,
    ).item;
    const { correction } = proposed.standing;
    expect(correction?.note).toBe('Sửa số.');
    const gone = tried(proposed, { type: 'unpublish', revision: proposed.revision, reason }, minh, seconds(5)).item;
    expect(gone.standing.correction).toBeNull();
    const { item } = undo(gone);
    expect(item.standing.correction).toEqual(correction);
    expect(published(item).standing).toMatchObject({ correction, undoable: null });
    // Republished later by a person's decision, it starts again without the correction.
    const again = tried(gone, { type: 'republish', revision: gone.revision }, ha, seconds(9_999)).item;
    expect(again.standing.correction ?? null).toBeNull();
  });
});

it('finds no undoable decision in rows of older versions', () => {
  const old = anItem({
    state: 'returned',
    standing: { route: oneSignature, decidedBy: { person: minh.person, name: 'Minh', at: now, action: 'returned' } },
  });
  expect(undo(old).issue).toBe('issue-undo-nothing');
});

describe('undoing the approval of a correction', () => {
  const [leaves, stays] = [aPhotoOf(1), aPhotoOf(2)];
  const brought = aFileOf(1, { dropped: true, fate: { state: 'stored', hash: 'a', facts: {} as never } });
  const earlier = { at: now, note: 'Sửa tên.', by: lan.person, approvedBy: minh.person };
  const correct = { type: 'correct', note: 'Sửa số.', dropped: [leaves.id], files: [brought] } as const;
  const corrected = (change: Parameters<typeof anItem>[0] = {}): Submission => {
    const item = anItem({ state: 'published', photos: [leaves, stays], ...change });
    const content = aContent({ title: 'Tiêu đề đúng' });
    const asked = tried(item, { ...correct, revision: item.revision, content }, lan).item;
    return tried(asked, { type: 'approveCorrection', revision: revisionSeen(asked, 'approveCorrection') }, minh).item;
  };

  it('restores text, photos and files, removes the note for readers, and restores the proposal', () => {
    const notes = [earlier, { ...earlier, note: 'Sửa ngày.' }];
    const item = corrected({ standing: { corrections: notes } });
    expect([
      item.content.title,
      item.photos.map((each) => each.dropped),
      item.files.map((each) => each.dropped),
    ]).toEqual(['Tiêu đề đúng', [true, false], [false]]);
    expect(item.standing.corrections).toMatchObject([...notes, { note: 'Sửa số.', approvedBy: minh.person }]);
    const { item: back, issue } = undo(item);
    expect(issue).toBeNull();
    expect(back).toMatchObject({ state: 'published', revision: item.revision + 1, updatedAt: seconds(30) });
    expect([back.content, back.photos.map((each) => each.dropped), back.files.map((each) => each.dropped)]).toEqual([
      aContent(),
      [false, false],
      [true],
    ]);
    expect(back.standing).toMatchObject({
      correction: { by: lan.person, note: 'Sửa số.', dropped: [leaves.id], added: [brought.id] },
      decidedBy: { person: minh.person, name: 'Minh', at: seconds(30), action: 'uncorrected' },
      undoable: null,
    });
    expect(back.standing.corrections).toEqual(notes);
    // The signature can be given again, with the same result.
    const again = { type: 'approveCorrection', revision: revisionSeen(back, 'approveCorrection') } as const;
    expect(tried(back, again, ha, seconds(40)).item).toMatchObject({ content: item.content, photos: item.photos });
  });

  it('of an unpublished item leaves the earlier notes, because it added none', () => {
    const waits = { state: 'approved', standing: { publishAt: seconds(9_999), corrections: [earlier] } } as const;
    const item = corrected(waits);
    expect(item.standing.corrections).toEqual([earlier]);
    expect(undo(item).item).toMatchObject({ state: 'approved', content: aContent() });
    expect(undo(item).item.standing.corrections).toEqual([earlier]);
    expect(corrected({ ...waits, standing: { publishAt: seconds(9_999) } }).standing.corrections).toEqual([]);
  });

  it('is no longer possible after its author has proposed another correction', () => {
    const item = corrected();
    const another = { type: 'correct', revision: item.revision, note: 'Sửa ngày.', content: null } as const;
    expect(undo(tried(item, another, lan, seconds(5)).item).issue).toBe('issue-undo-nothing');
  });
});

describe('a change requested by the author of a scheduled item', () => {
  const content = aContent({ title: 'Tiêu đề của tác giả' });
  const photos = [aPhotoOf(1), aPhotoOf(2)];
  const brought = aFileOf(1, { dropped: true });
  const scheduled = tried(anItem({ photos }), { type: 'schedule', revision: 2, publishAt: seconds(9_999) }, minh).item;
  const asks = (by: Actor, words: typeof content | null = content, item = scheduled) =>
    evolve(item, {
      ...{ type: 'correctionProposed', by: by.person, name: by.name, at: seconds(5), note: 'Sửa.', content: words },
      ...{ dropped: [photos[0]?.id ?? ''], files: [brought] },
    });
  const shape = (item: Submission) => [
    item.content.title,
    item.photos.map((each) => each.dropped),
    item.files.map((each) => each.dropped),
  ];

  it('allows the approval to be undone, and is applied when the item returns to the board', () => {
    const { item, issue } = undo(asks(lan));
    expect(issue).toBeNull();
    expect(shape(item)).toEqual(['Tiêu đề của tác giả', [true, false], [false]]);
    expect(item).toMatchObject({ state: 'submitted', revision: scheduled.revision + 2 });
    expect(item.standing).toMatchObject({ correction: null, publishAt: null, signatures: [] });
    // A correction without a change of the text leaves the text unchanged.
    expect(undo(asks(lan, null)).item.content).toEqual(scheduled.content);
  });

  it('is applied when the scheduled hour is cancelled', () => {
    const { item } = tried(asks(lan), { type: 'unschedule', revision: scheduled.revision }, minh);
    expect(shape(item)).toEqual(['Tiêu đề của tác giả', [true, false], [false]]);
    expect(item.standing.correction).toBeNull();
    // A change proposed by another person does not become the author's text.
    const others = tried(asks(ha), { type: 'unschedule', revision: scheduled.revision }, minh).item;
    expect(shape(others)).toEqual([null, [false, false], [true]]);
    // Without a proposal, everything stays.
    const plain = tried(scheduled, { type: 'unschedule', revision: scheduled.revision }, minh).item;
    expect([plain.content, plain.photos]).toEqual([scheduled.content, photos]);
  });

  it('prevents undoing if the board proposed it, but not if the author did', () => {
    expect(undo(asks(ha, content, published(approved))).issue).toBe('issue-undo-nothing');
    expect(undo(asks(lan, content, published(approved))).issue).toBeNull();
  });
});

it('undoing skips a revision for an approval, and takes the next one otherwise', () => {
  const steps = decided.map(([name, item]) => [name, undo(item).item.revision - item.revision]);
  expect(steps).toEqual([
    ['approve', 2],
    ['approve, and it is on the portal', 2],
    ['return', 1],
    ['reject', 1],
  ]);
});

it('undoing changes nothing of an item without a decision', () => {
  const item = anItem();
  expect(evolve(item, { type: 'undone', by: minh.person, name: 'Minh', at: now, act: 'approve' })).toBe(item);
});

it('the standing deputy or head may undo a decision of a stolen account after an hour, and nothing else that is refused to them', () => {
  const stolenFrom = minh.person;
  const first = tried(
    anItem({ authorId: hoa.person, standing: { route: twoSignatures } }),
    { type: 'approve', revision: 2 },
    minh,
  ).item;
  const asked = (
    command: Command,
    actor: Actor,
    stolen: { readonly stolenFrom?: typeof stolenFrom } = { stolenFrom },
  ) => {
    const decision = decide(first, command, { actor, now: seconds(3_600), ...stolen });
    return decision.ok ? decision.events.map(({ type }) => type) : decision.issues[0]?.key;
  };
  expect(asked({ type: 'undo', revision: first.revision }, ha)).toEqual(['undone']);
  expect(asked({ type: 'undo', revision: first.revision }, ha, {})).toBe('issue-undo-others');
  // The head still may not decide about their own item.
  expect(asked({ type: 'approve', revision: first.revision }, hoa)).toBe('issue-own-item');
});
