/**
 * The reasons for refusals: each condition of the rules about items at its limit. The tables are evaluated inside the tests,
 * because mutation testing does not see code that runs before them.
 */
import { describe, expect, it } from 'vitest';
import type { Actor } from '../../src/domain/actor.ts';
import { personId } from '../../src/domain/ids.ts';
import { type Role, roles } from '../../src/domain/roles.ts';
import { nobodyElse, partOf } from '../../src/domain/submission/four-eyes.ts';
import {
  lateness,
  mayJudgeHeld,
  objection,
  objectionToUnmask,
  objectionToView,
  undoEndsAt,
  undoesForStolen,
  undoMs,
} from '../../src/domain/submission/permissions.ts';
import type { Standing, Submission } from '../../src/domain/submission/submission.ts';
import type { CommandType } from '../../src/domain/submission/transitions.ts';
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
  twoSignatures,
} from './submission-builders.ts';

const standingIn = (actor: Actor, role: Role, replaces = personId('away')): Actor => ({
  ...actor,
  role,
  ownRole: actor.role,
  replaces,
});
const whyNot = (
  command: CommandType,
  actor: Actor,
  standing: Partial<Standing> = {},
  change: Partial<Omit<Submission, 'standing'>> = {},
) => objection(anItem({ ...change, standing }), command, actor)?.key ?? null;
const signed = (by: Actor, stage = 0) => ({ stage, by: by.person, at: now });
const chairman = anActor('chairman', 'Chủ tịch');
const urgent = { by: minh.person, name: 'Minh', at: now, reviewedBy: null };

describe('restoring a withdrawn item', () => {
  const withdrawn = (change: Partial<Omit<Submission, 'standing'>>) =>
    whyNot('restore', lan, {}, { state: 'withdrawn', ...change });
  const nothing = { content: aContent({ parts: [{ of: 'm1', text: ' \n' }] }), photos: [], files: [] };

  it.each([
    ['is allowed with text only', () => withdrawn({ photos: [], files: [] }), null],
    ['is allowed with a photo only', () => withdrawn({ ...nothing, photos: [aPhotoOf(1)] }), null],
    ['is allowed with a file only', () => withdrawn({ ...nothing, files: [aFileOf(1)] }), null],
    [
      'is allowed with text, photo and file',
      () => withdrawn({ ...nothing, photos: [aPhotoOf(1)], files: [aFileOf(1)] }),
      null,
    ],
    ['is refused if it is empty', () => withdrawn(nothing), 'issue-restore-empty'],
    [
      'is refused if no message is left',
      () => withdrawn({ ...nothing, content: aContent({ parts: [] }) }),
      'issue-restore-empty',
    ],
    ['is refused to another person', () => whyNot('restore', minh, {}, { state: 'withdrawn' }), 'issue-not-author'],
    [
      'is refused if it was merged into another item',
      () => whyNot('restore', lan, { mergedInto: 'DL-2611-0043' }, { state: 'withdrawn' }),
      'issue-restore-merged',
    ],
  ])('%s', (_, why, expected) => {
    expect(why()).toBe(expected);
  });
});

describe('the urgent procedure', () => {
  const road = { urgentRoad: true, route: twoSignatures } as const;
  it.each([
    ['is open if two signatures are missing', () => whyNot('hasten', minh, road), null],
    [
      'is closed if the ward’s process has none',
      () => whyNot('hasten', minh, { ...road, urgentRoad: false }),
      'issue-no-urgent-road',
    ],
    [
      'is closed if one signature is enough',
      () => whyNot('hasten', minh, { ...road, route: oneSignature }),
      'issue-no-urgent-road',
    ],
    [
      'is closed if only one signature is missing',
      () => whyNot('hasten', hoa, { ...road, signatures: [signed(minh)] }),
      'issue-no-urgent-road',
    ],
    [
      'is closed to a person who has signed',
      () => whyNot('hasten', minh, { ...road, route: [...twoSignatures, ['head']], signatures: [signed(minh)] }),
      'issue-signed-already',
    ],
    ['is closed to the author', () => whyNot('hasten', minh, road, { authorId: minh.person }), 'issue-own-item'],
  ])('%s', (_, why, expected) => {
    expect(why()).toBe(expected);
  });

  it.each([
    ['is reviewed by the head', () => whyNot('review', hoa, { urgent }), null],
    ['is not reviewed by a deputy', () => whyNot('review', ha, { urgent }), 'issue-not-entitled'],
    [
      'is reviewed only once',
      () => whyNot('review', hoa, { urgent: { ...urgent, reviewedBy: 'Hoa' } }),
      'issue-nothing-to-review',
    ],
    ['is reviewed only for an urgent approval', () => whyNot('review', hoa), 'issue-nothing-to-review'],
    ['is reviewed also by the head’s substitute', () => whyNot('review', standingIn(ha, 'head'), { urgent }), null],
    [
      'is not reviewed by a substitute who signed it',
      () => whyNot('review', standingIn(minh, 'head'), { urgent }),
      'issue-signed-already',
    ],
    [
      'is reviewed by a head who signed it',
      () => whyNot('review', hoa, { urgent: { ...urgent, by: hoa.person } }),
      null,
    ],
  ])('%s', (_, why, expected) => {
    expect(why()).toBe(expected);
  });
});

describe('scheduling, taking over, withdrawing and correcting', () => {
  const hour = new Date(now.getTime() + 3_600_000);
  it.each([
    ['the last signer may choose an hour', () => whyNot('schedule', minh, { route: oneSignature }), null],
    [
      'the first signer may not choose an hour',
      () => whyNot('schedule', minh, { route: twoSignatures }),
      'issue-schedule-not-last',
    ],
    [
      'an unscheduled item cannot get another hour',
      () => whyNot('schedule', minh, {}, { state: 'approved' }),
      'issue-not-scheduled',
    ],
    [
      'an unscheduled item has no hour to cancel',
      () => whyNot('unschedule', minh, {}, { state: 'approved' }),
      'issue-not-scheduled',
    ],
    ['an hour can be cancelled', () => whyNot('unschedule', minh, { publishAt: hour }, { state: 'approved' }), null],
    ['the head may take over a deputy’s step', () => whyNot('takeOver', hoa, { route: twoSignatures }), null],
    ['a deputy may not take over a step', () => whyNot('takeOver', ha, { route: twoSignatures }), 'issue-not-entitled'],
    [
      'the head need not take over their own step',
      () => whyNot('takeOver', hoa, { route: twoSignatures, signatures: [signed(minh)] }),
      'issue-your-turn-already',
    ],
    [
      'the head may not take over a step of an own item',
      () => whyNot('takeOver', hoa, { route: twoSignatures }, { authorId: hoa.person }),
      'issue-own-item',
    ],
    [
      'an item that is being published cannot be withdrawn',
      () => whyNot('withdraw', lan, {}, { state: 'approved' }),
      'issue-decided-already',
    ],
    [
      'a scheduled item can be withdrawn',
      () => whyNot('withdraw', lan, { publishAt: hour }, { state: 'approved' }),
      null,
    ],
    [
      'the author may propose a correction of a scheduled item',
      () => whyNot('correct', lan, { publishAt: hour }, { state: 'approved' }),
      null,
    ],
    [
      'a deputy may not propose one of a scheduled item',
      () => whyNot('correct', minh, { publishAt: hour }, { state: 'approved' }),
      'issue-decided-already',
    ],
    [
      'nobody may propose one while the item is being published',
      () => whyNot('correct', lan, {}, { state: 'approved' }),
      'issue-decided-already',
    ],
    ['a deputy may propose one of a published item', () => whyNot('correct', minh, {}, { state: 'published' }), null],
  ])('%s', (_, why, expected) => {
    expect(why()).toBe(expected);
  });
});

describe('an unpublished item', () => {
  const takenDown = (actor: Actor, standing: Partial<Standing> = {}, eyes = nobodyElse) =>
    objection(
      anItem({
        state: 'unpublished',
        standing: {
          route: twoSignatures,
          decidedBy: { person: minh.person, name: 'Minh', at: now, action: '' },
          ...standing,
        },
      }),
      'republish',
      actor,
      eyes,
    )?.key ?? null;

  it.each([
    ['may be republished by whoever took it down', () => takenDown(minh), null],
    [
      'may be republished by them even if they have a part in it',
      () => takenDown(minh, {}, { ...nobodyElse, payees: [minh.person] }),
      null,
    ],
    ['may be republished by the last stage', () => takenDown(hoa), null],
    ['may not be republished by another person of the first stage', () => takenDown(ha), 'issue-not-your-turn'],
    [
      'may not be republished by a payee',
      () => takenDown(hoa, {}, { ...nobodyElse, payees: [hoa.person] }),
      'issue-four-eyes-payee',
    ],
    [
      'may be republished by a payee if no other decider is left',
      () => takenDown(hoa, {}, { ...nobodyElse, mayOverride: true, payees: [hoa.person] }),
      null,
    ],
    [
      'may be republished by an earlier signer',
      () => takenDown(hoa, {}, { ...nobodyElse, signedBefore: [hoa.person] }),
      null,
    ],
  ])('%s', (_, why, expected) => {
    expect(why()).toBe(expected);
  });
});

describe('a correction of an item with two signatures', () => {
  const approves = (actor: Actor, by: Actor, eyes = nobodyElse) => {
    const standing = {
      route: twoSignatures,
      signatures: [signed(minh), signed(hoa, 1)],
      correction: { by: by.person, name: by.name, at: now, note: 'Sửa số', content: null },
    };
    return objection(anItem({ state: 'published', standing }), 'approveCorrection', actor, eyes)?.key ?? null;
  };

  it.each([
    ['is approved by the last signer', () => approves(hoa, minh), null],
    ['is not approved by another person of the first stage', () => approves(ha, minh), 'issue-not-your-turn'],
    ['is approved by the first stage if the last signer proposed it', () => approves(ha, hoa), null],
    ['is not approved by its proposer', () => approves(minh, minh), 'issue-own-correction'],
    [
      'is not approved by the proposer’s substitute',
      () => approves({ ...ha, replaces: minh.person }, minh),
      'issue-four-eyes-substitute',
    ],
    ['proposed by the head is not approved by the head', () => approves(hoa, hoa), 'issue-own-correction'],
    [
      'proposed by the head is approved by the head if no one else is left',
      () => approves(hoa, hoa, { ...nobodyElse, mayOverride: true }),
      null,
    ],
  ])('%s', (_, why, expected) => {
    expect(why()).toBe(expected);
  });
});

describe('with three stages', () => {
  const route = [['deputy', 'standingDeputy'], ['member'], ['head', 'standingDeputy']] as const;
  const [first, second, third] = [signed(minh), signed(anActor('member'), 1), signed(hoa, 2)];
  const corrects = (actor: Actor, by: Actor, signatures = [first, second, third]) =>
    whyNot(
      'approveCorrection',
      actor,
      { route, signatures, correction: { by: by.person, name: by.name, at: now, note: 'Sửa', content: null } },
      { state: 'published' },
    );

  it.each([
    ['the last stage approves a correction', () => corrects(ha, minh), null],
    ['the first stage does not approve a correction', () => corrects(anActor('deputy'), minh), 'issue-not-your-turn'],
    ['the first stage approves a correction proposed by the last signer', () => corrects(anActor('deputy'), hoa), null],
    [
      'the urgent procedure is open to another person after a first signature',
      () => whyNot('hasten', ha, { urgentRoad: true, route, signatures: [first] }),
      null,
    ],
  ])('%s', (_, why, expected) => {
    expect(why()).toBe(expected);
  });
});

describe('a substitute', () => {
  const stages = (actor: Actor) => [
    whyNot('approve', actor, { route: twoSignatures }),
    whyNot('approve', actor, { route: twoSignatures, signatures: [signed(ha)] }),
  ];

  it('may sign for their own role and for the absent person’s, and for no other', () => {
    expect(stages(standingIn(minh, 'head'))).toEqual([null, null]);
    expect(stages({ ...standingIn(minh, 'standingDeputy') })).toEqual([null, 'issue-not-your-turn']);
    expect(stages(standingIn(anActor('member', 'Nam'), 'head'))).toEqual(['issue-not-your-turn', null]);
  });

  it('keeps their own part in an item, whatever the absent person’s part', () => {
    const eyes = { ...nobodyElse, payees: [minh.person] };
    expect(partOf(anItem(), eyes, standingIn(minh, 'head'))).toBe('payee');
    expect(objection(anItem(), 'approve', standingIn(minh, 'head'), eyes)?.key).toBe('issue-four-eyes-payee');
    // It is their own stage and they are paid for the item: that is the reason of the refusal, not whose turn it is.
    expect(objection(anItem(), 'approve', minh, eyes)?.key).toBe('issue-four-eyes-payee');
  });
});

describe('a refusal names the item and the person or item concerned', () => {
  const { code } = anItem();
  const reasonOf = (command: CommandType, actor: Actor, change: Parameters<typeof anItem>[0] = {}, eyes = nobodyElse) =>
    objection(anItem(change), command, actor, eyes);
  const decidedBy = { person: ha.person, name: 'Hà', at: now, action: 'returned' };
  const correction = { by: lan.person, name: 'Lan', at: now, note: 'Sửa', content: null };
  const undoable = { act: 'return', signatures: [], reason: null, decidedBy: null, publication: null } as const;

  it.each([
    [
      'issue-restore-merged',
      { code, into: 'DL-2611-0043' },
      () => reasonOf('restore', lan, { state: 'withdrawn', standing: { mergedInto: 'DL-2611-0043' } }),
    ],
    [
      'issue-restore-empty',
      { code },
      () => reasonOf('restore', lan, { state: 'withdrawn', content: aContent({ parts: [] }), photos: [] }),
    ],
    ['issue-undo-others', { code, name: 'Hà' }, () => reasonOf('undo', minh, { standing: { decidedBy, undoable } })],
    ['issue-undo-nothing', { code }, () => reasonOf('undo', ha, { standing: { decidedBy } })],
    ['issue-no-correction', { code }, () => reasonOf('approveCorrection', minh, { state: 'published' })],
    [
      'issue-correction-pending',
      { code, name: 'Lan' },
      () => reasonOf('correct', minh, { state: 'published', standing: { correction } }),
    ],
    [
      'issue-correction-files',
      { code },
      () =>
        reasonOf('approveCorrection', minh, {
          ...{ state: 'published', files: [aFileOf(1)] },
          standing: { correction: { ...correction, added: [aFileOf(1).id] } },
        }),
    ],
    [
      'issue-four-eyes-payee',
      { code },
      () =>
        reasonOf(
          'approveCorrection',
          minh,
          { state: 'published', standing: { correction } },
          {
            ...nobodyElse,
            payees: [minh.person],
          },
        ),
    ],
    [
      'issue-four-eyes-substitute',
      { code },
      () =>
        reasonOf(
          'approveCorrection',
          { ...ha, replaces: minh.person },
          { state: 'published', standing: { correction: { ...correction, by: minh.person } } },
        ),
    ],
  ])('%s', (key, facts, why) => {
    expect(why()).toEqual({ key, facts });
  });

  it('a late undo is refused with the code of the item', () => {
    const item = anItem({ standing: { decidedBy, undoable } });
    const later = new Date(now.getTime() + undoMs + 1);
    expect(lateness(item, later)).toEqual({ key: 'issue-undo-late', facts: { code } });
    expect(lateness(item, new Date(now.getTime() + undoMs))).toBeNull();
    const takeBack = { by: minh.person, at: now.toISOString(), revision: 2, content: aContent(), before: null };
    const hidden = anItem({ standing: { unmasked: { title: '', text: '', takeBack } } });
    expect(objectionToUnmask(hidden, minh, later)).toEqual({ key: 'issue-undo-late', facts: { code } });
    expect(objectionToUnmask(hidden, ha, now)).toEqual({ key: 'issue-undo-nothing', facts: { code } });
  });

  it('there is no end of the undo period if nothing can be undone', () => {
    expect(undoEndsAt(anItem({ standing: { decidedBy, undoable } }))).toEqual(new Date(now.getTime() + undoMs));
    expect(undoEndsAt(anItem({ standing: { decidedBy } }))).toBeNull();
    expect(undoEndsAt(anItem({ standing: { undoable } }))).toBeNull();
  });
});

describe('a held item', () => {
  const judges = (standing: Partial<Standing>) =>
    roles.filter((role) => mayJudgeHeld(anItem({ standing }), anActor(role)));

  it('is judged by the head; also by the standing deputy if it accuses somebody, and by the chairman if it accuses all who could judge', () => {
    expect(judges({})).toEqual(['head']);
    expect(judges({ keptFrom: [] })).toEqual(['head']);
    expect(judges({ keptFrom: [minh.person] })).toEqual(['standingDeputy', 'head']);
    expect(judges({ keptFrom: [minh.person], isForChairman: true })).toEqual(['standingDeputy', 'head', 'chairman']);
  });

  it('is not judged by a person whom it accuses', () => {
    const accused = [hoa, ha, chairman];
    const item = anItem({ standing: { keptFrom: accused.map(({ person }) => person), isForChairman: true } });
    expect(accused.filter((actor) => mayJudgeHeld(item, actor))).toEqual([]);
  });

  it('is not judged by the head’s substitute, but by a head who substitutes for another', () => {
    const item = anItem();
    expect(mayJudgeHeld(item, standingIn(minh, 'head'))).toBe(false);
    expect(mayJudgeHeld(item, { ...hoa, role: 'deputy', ownRole: 'head', replaces: minh.person })).toBe(true);
  });

  it('is not shown to anybody else, not even its author', () => {
    const item = anItem({ state: 'quarantined' });
    expect([lan, minh, hoa].map((actor) => objectionToView(item, actor)?.key ?? null)).toEqual([
      'issue-state-quarantined',
      'issue-state-quarantined',
      null,
    ]);
  });
});

describe('a decision made with a stolen account', () => {
  const by = (person: Actor['person'] | null, undoable: Standing['undoable'] = { act: 'approve' } as never) =>
    anItem({ standing: { decidedBy: { person, name: '', at: now, action: '' }, undoable } });
  const stolen = minh.person;
  const unknown = anItem({ standing: { decidedBy: null, undoable: { act: 'approve' } as never } });

  it('may be undone by the standing deputy and the head only', () => {
    const who = roles.filter((role) => undoesForStolen(by(stolen), anActor(role), stolen));
    expect(who).toEqual(['standingDeputy', 'head']);
  });

  it.each([
    ['no account was stolen', () => undoesForStolen(by(stolen), hoa, undefined)],
    ['no account was stolen, and the decider is unknown', () => undoesForStolen(unknown, hoa, undefined)],
    ['the decider is unknown', () => undoesForStolen(unknown, hoa, stolen)],
    ['it is their own account', () => undoesForStolen(by(hoa.person), hoa, hoa.person)],
    ['another person decided', () => undoesForStolen(by(ha.person), hoa, stolen)],
    ['another act followed', () => undoesForStolen(by(stolen, null), hoa, stolen)],
    ['they are frozen', () => undoesForStolen(by(stolen), { ...hoa, status: 'frozen' }, stolen)],
  ])('may not be undone if %s', (_, is) => {
    expect(is()).toBe(false);
  });
});

describe('showing masked private data again', () => {
  const takeBack = { by: minh.person, at: now.toISOString(), revision: 2, content: aContent(), before: null };
  const hidden = (change: Partial<Omit<Submission, 'standing'>> = {}) =>
    anItem({ ...change, standing: { unmasked: { title: '', text: '', takeBack } } });
  const later = (ms: number) => new Date(now.getTime() + ms);

  it.each([
    ['is allowed within a minute', () => objectionToUnmask(hidden(), minh, later(undoMs)), null],
    ['is refused later', () => objectionToUnmask(hidden(), minh, later(undoMs + 1)), 'issue-undo-late'],
    ['is refused to another person', () => objectionToUnmask(hidden(), ha, now), 'issue-undo-nothing'],
    ['is refused after a change', () => objectionToUnmask(hidden({ revision: 3 }), minh, now), 'issue-undo-nothing'],
    [
      'is refused after the decision',
      () => objectionToUnmask(hidden({ state: 'approved' }), minh, now),
      'issue-undo-nothing',
    ],
    ['is refused if nothing was masked', () => objectionToUnmask(anItem(), minh, now), 'issue-undo-nothing'],
  ])('%s', (_, why, expected) => {
    expect(why()?.key ?? null).toBe(expected);
  });
});
