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

describe('what is withdrawn can be taken again', () => {
  const withdrawn = (change: Partial<Omit<Submission, 'standing'>>) =>
    whyNot('restore', lan, {}, { state: 'withdrawn', ...change });
  const nothing = { content: aContent({ parts: [{ of: 'm1', text: ' \n' }] }), photos: [], files: [] };

  it.each([
    ['with words alone', () => withdrawn({ photos: [], files: [] }), null],
    ['with a photo alone', () => withdrawn({ ...nothing, photos: [aPhotoOf(1)] }), null],
    ['with a file alone', () => withdrawn({ ...nothing, files: [aFileOf(1)] }), null],
    ['with one of each', () => withdrawn({ ...nothing, photos: [aPhotoOf(1)], files: [aFileOf(1)] }), null],
    ['not where nothing was kept', () => withdrawn(nothing), 'issue-restore-empty'],
    [
      'not where no message is left',
      () => withdrawn({ ...nothing, content: aContent({ parts: [] }) }),
      'issue-restore-empty',
    ],
    ['not by another', () => whyNot('restore', minh, {}, { state: 'withdrawn' }), 'issue-not-author'],
    [
      'not when it is a part of another item',
      () => whyNot('restore', lan, { mergedInto: 'DL-2611-0043' }, { state: 'withdrawn' }),
      'issue-restore-merged',
    ],
  ])('%s', (_, why, expected) => {
    expect(why()).toBe(expected);
  });
});

describe('the emergency road', () => {
  const road = { urgentRoad: true, route: twoSignatures } as const;
  it.each([
    ['is open where two signatures are missing', () => whyNot('hasten', minh, road), null],
    [
      'is no road where the process has none',
      () => whyNot('hasten', minh, { ...road, urgentRoad: false }),
      'issue-no-urgent-road',
    ],
    [
      'is no road where one signature is enough',
      () => whyNot('hasten', minh, { ...road, route: oneSignature }),
      'issue-no-urgent-road',
    ],
    [
      'is no road where one is left',
      () => whyNot('hasten', hoa, { ...road, signatures: [signed(minh)] }),
      'issue-no-urgent-road',
    ],
    [
      'is not gone by whoever has signed',
      () => whyNot('hasten', minh, { ...road, route: [...twoSignatures, ['head']], signatures: [signed(minh)] }),
      'issue-signed-already',
    ],
    ['is not gone by its author', () => whyNot('hasten', minh, road, { authorId: minh.person }), 'issue-own-item'],
  ])('%s', (_, why, expected) => {
    expect(why()).toBe(expected);
  });

  it.each([
    ['is reviewed by the head', () => whyNot('review', hoa, { urgent }), null],
    ['not by a deputy', () => whyNot('review', ha, { urgent }), 'issue-not-entitled'],
    ['once', () => whyNot('review', hoa, { urgent: { ...urgent, reviewedBy: 'Hoa' } }), 'issue-nothing-to-review'],
    ['only where it was gone', () => whyNot('review', hoa), 'issue-nothing-to-review'],
    ['also by whoever stands in', () => whyNot('review', standingIn(ha, 'head'), { urgent }), null],
    ['but not what they signed', () => whyNot('review', standingIn(minh, 'head'), { urgent }), 'issue-signed-already'],
    ['while the head does', () => whyNot('review', hoa, { urgent: { ...urgent, by: hoa.person } }), null],
  ])('%s', (_, why, expected) => {
    expect(why()).toBe(expected);
  });
});

describe('an hour, and a step of another', () => {
  const hour = new Date(now.getTime() + 3_600_000);
  it.each([
    ['the last signature chooses it', () => whyNot('schedule', minh, { route: oneSignature }), null],
    ['the first does not', () => whyNot('schedule', minh, { route: twoSignatures }), 'issue-schedule-not-last'],
    ['of none another is chosen', () => whyNot('schedule', minh, {}, { state: 'approved' }), 'issue-not-scheduled'],
    ['nor given up', () => whyNot('unschedule', minh, {}, { state: 'approved' }), 'issue-not-scheduled'],
    ['one is given up', () => whyNot('unschedule', minh, { publishAt: hour }, { state: 'approved' }), null],
    ['the head takes a deputy’s turn', () => whyNot('takeOver', hoa, { route: twoSignatures }), null],
    ['a deputy takes nobody’s', () => whyNot('takeOver', ha, { route: twoSignatures }), 'issue-not-entitled'],
    [
      'not one that is the head’s',
      () => whyNot('takeOver', hoa, { route: twoSignatures, signatures: [signed(minh)] }),
      'issue-your-turn-already',
    ],
    [
      'nor of an own item',
      () => whyNot('takeOver', hoa, { route: twoSignatures }, { authorId: hoa.person }),
      'issue-own-item',
    ],
    [
      'what goes out at once is not withdrawn',
      () => whyNot('withdraw', lan, {}, { state: 'approved' }),
      'issue-decided-already',
    ],
    ['what waits for its hour is', () => whyNot('withdraw', lan, { publishAt: hour }, { state: 'approved' }), null],
    [
      'a correction before the hour is its author’s',
      () => whyNot('correct', lan, { publishAt: hour }, { state: 'approved' }),
      null,
    ],
    [
      'and not a deputy’s',
      () => whyNot('correct', minh, { publishAt: hour }, { state: 'approved' }),
      'issue-decided-already',
    ],
    [
      'nor anybody’s once it goes out',
      () => whyNot('correct', lan, {}, { state: 'approved' }),
      'issue-decided-already',
    ],
    ['afterwards it is both', () => whyNot('correct', minh, {}, { state: 'published' }), null],
  ])('%s', (_, why, expected) => {
    expect(why()).toBe(expected);
  });
});

describe('what was taken down', () => {
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
    ['comes back by whoever took it down', () => takenDown(minh), null],
    ['also where they have a part in it', () => takenDown(minh, {}, { ...nobodyElse, payees: [minh.person] }), null],
    ['by the last stage', () => takenDown(hoa), null],
    ['not by the first one', () => takenDown(ha), 'issue-not-your-turn'],
    [
      'not by whoever is paid for it',
      () => takenDown(hoa, {}, { ...nobodyElse, payees: [hoa.person] }),
      'issue-four-eyes-payee',
    ],
    [
      'but where nobody else is left',
      () => takenDown(hoa, {}, { ...nobodyElse, mayOverride: true, payees: [hoa.person] }),
      null,
    ],
    ['and by whoever signed it before', () => takenDown(hoa, {}, { ...nobodyElse, signedBefore: [hoa.person] }), null],
  ])('%s', (_, why, expected) => {
    expect(why()).toBe(expected);
  });
});

describe('a correction of an item that two have signed', () => {
  const approves = (actor: Actor, by: Actor, eyes = nobodyElse) => {
    const standing = {
      route: twoSignatures,
      signatures: [signed(minh), signed(hoa, 1)],
      correction: { by: by.person, name: by.name, at: now, note: 'Sửa số', content: null },
    };
    return objection(anItem({ state: 'published', standing }), 'approveCorrection', actor, eyes)?.key ?? null;
  };

  it.each([
    ['is approved by whoever signs last', () => approves(hoa, minh), null],
    ['not by another of the first stage', () => approves(ha, minh), 'issue-not-your-turn'],
    ['but where the last signer proposes it', () => approves(ha, hoa), null],
    ['not by whoever proposes it', () => approves(minh, minh), 'issue-own-correction'],
    ['nor in their stead', () => approves({ ...ha, replaces: minh.person }, minh), 'issue-four-eyes-substitute'],
    ['the head’s own neither', () => approves(hoa, hoa), 'issue-own-correction'],
    ['but where nobody else is left', () => approves(hoa, hoa, { ...nobodyElse, mayOverride: true }), null],
  ])('%s', (_, why, expected) => {
    expect(why()).toBe(expected);
  });
});

describe('of three stages', () => {
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
    ['a correction is approved by the last one, not by the second', () => corrects(ha, minh), null],
    ['nor by the first', () => corrects(anActor('deputy'), minh), 'issue-not-your-turn'],
    ['but where the last signer proposes it', () => corrects(anActor('deputy'), hoa), null],
    [
      'the emergency road is open beside the signature of another',
      () => whyNot('hasten', ha, { urgentRoad: true, route, signatures: [first] }),
      null,
    ],
  ])('%s', (_, why, expected) => {
    expect(why()).toBe(expected);
  });
});

describe('whoever stands in', () => {
  const stages = (actor: Actor) => [
    whyNot('approve', actor, { route: twoSignatures }),
    whyNot('approve', actor, { route: twoSignatures, signatures: [signed(ha)] }),
  ];

  it('signs the stage of either office, their own or the one of the person away, and no other', () => {
    expect(stages(standingIn(minh, 'head'))).toEqual([null, null]);
    expect(stages({ ...standingIn(minh, 'standingDeputy') })).toEqual([null, 'issue-not-your-turn']);
    expect(stages(standingIn(anActor('member', 'Nam'), 'head'))).toEqual(['issue-not-your-turn', null]);
  });

  it('keeps their own part in an item, whatever the part of the person away', () => {
    const eyes = { ...nobodyElse, payees: [minh.person] };
    expect(partOf(anItem(), eyes, standingIn(minh, 'head'))).toBe('payee');
    expect(objection(anItem(), 'approve', standingIn(minh, 'head'), eyes)?.key).toBe('issue-four-eyes-payee');
    // It is their own stage and they are paid for the item: that is the reason of the refusal, not whose turn it is.
    expect(objection(anItem(), 'approve', minh, eyes)?.key).toBe('issue-four-eyes-payee');
  });
});

describe('a refusal names the item, and the person or item that it is about', () => {
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

  it('also when it comes too late', () => {
    const item = anItem({ standing: { decidedBy, undoable } });
    const later = new Date(now.getTime() + undoMs + 1);
    expect(lateness(item, later)).toEqual({ key: 'issue-undo-late', facts: { code } });
    expect(lateness(item, new Date(now.getTime() + undoMs))).toBeNull();
    const takeBack = { by: minh.person, at: now.toISOString(), revision: 2, content: aContent(), before: null };
    const hidden = anItem({ standing: { unmasked: { title: '', text: '', takeBack } } });
    expect(objectionToUnmask(hidden, minh, later)).toEqual({ key: 'issue-undo-late', facts: { code } });
    expect(objectionToUnmask(hidden, ha, now)).toEqual({ key: 'issue-undo-nothing', facts: { code } });
  });

  it('knows no end of a minute where nothing can be taken back', () => {
    expect(undoEndsAt(anItem({ standing: { decidedBy, undoable } }))).toEqual(new Date(now.getTime() + undoMs));
    expect(undoEndsAt(anItem({ standing: { decidedBy } }))).toBeNull();
    expect(undoEndsAt(anItem({ standing: { undoable } }))).toBeNull();
  });
});

describe('what is held', () => {
  const judges = (standing: Partial<Standing>) =>
    roles.filter((role) => mayJudgeHeld(anItem({ standing }), anActor(role)));

  it('is judged by the head; the standing deputy too where it accuses somebody, the chairman where it accuses all', () => {
    expect(judges({})).toEqual(['head']);
    expect(judges({ keptFrom: [] })).toEqual(['head']);
    expect(judges({ keptFrom: [minh.person] })).toEqual(['standingDeputy', 'head']);
    expect(judges({ keptFrom: [minh.person], isForChairman: true })).toEqual(['standingDeputy', 'head', 'chairman']);
  });

  it('is judged by nobody whom it accuses', () => {
    const accused = [hoa, ha, chairman];
    const item = anItem({ standing: { keptFrom: accused.map(({ person }) => person), isForChairman: true } });
    expect(accused.filter((actor) => mayJudgeHeld(item, actor))).toEqual([]);
  });

  it('is not judged by whoever stands in for the head, and still by a head who stands in for another', () => {
    const item = anItem();
    expect(mayJudgeHeld(item, standingIn(minh, 'head'))).toBe(false);
    expect(mayJudgeHeld(item, { ...hoa, role: 'deputy', ownRole: 'head', replaces: minh.person })).toBe(true);
  });

  it('is shown to nobody else, its author among them', () => {
    const item = anItem({ state: 'quarantined' });
    expect([lan, minh, hoa].map((actor) => objectionToView(item, actor)?.key ?? null)).toEqual([
      'issue-state-quarantined',
      'issue-state-quarantined',
      null,
    ]);
  });
});

describe('what a stolen account decided', () => {
  const by = (person: Actor['person'] | null, undoable: Standing['undoable'] = { act: 'approve' } as never) =>
    anItem({ standing: { decidedBy: { person, name: '', at: now, action: '' }, undoable } });
  const stolen = minh.person;
  const unknown = anItem({ standing: { decidedBy: null, undoable: { act: 'approve' } as never } });

  it('is taken back by who leads, and by nobody else', () => {
    const who = roles.filter((role) => undoesForStolen(by(stolen), anActor(role), stolen));
    expect(who).toEqual(['standingDeputy', 'head']);
  });

  it.each([
    ['no account was stolen', () => undoesForStolen(by(stolen), hoa, undefined)],
    ['no account was stolen, and nobody knows who decided', () => undoesForStolen(unknown, hoa, undefined)],
    ['nobody knows who decided', () => undoesForStolen(unknown, hoa, stolen)],
    ['it is their own account', () => undoesForStolen(by(hoa.person), hoa, hoa.person)],
    ['another decided', () => undoesForStolen(by(ha.person), hoa, stolen)],
    ['somebody has acted since', () => undoesForStolen(by(stolen, null), hoa, stolen)],
    ['they are frozen', () => undoesForStolen(by(stolen), { ...hoa, status: 'frozen' }, stolen)],
  ])('not where %s', (_, is) => {
    expect(is()).toBe(false);
  });
});

describe('private data that were hidden', () => {
  const takeBack = { by: minh.person, at: now.toISOString(), revision: 2, content: aContent(), before: null };
  const hidden = (change: Partial<Omit<Submission, 'standing'>> = {}) =>
    anItem({ ...change, standing: { unmasked: { title: '', text: '', takeBack } } });
  const later = (ms: number) => new Date(now.getTime() + ms);

  it.each([
    ['stand there again within a minute', () => objectionToUnmask(hidden(), minh, later(undoMs)), null],
    ['not later', () => objectionToUnmask(hidden(), minh, later(undoMs + 1)), 'issue-undo-late'],
    ['not by another', () => objectionToUnmask(hidden(), ha, now), 'issue-undo-nothing'],
    ['not after a change', () => objectionToUnmask(hidden({ revision: 3 }), minh, now), 'issue-undo-nothing'],
    ['not after the decision', () => objectionToUnmask(hidden({ state: 'approved' }), minh, now), 'issue-undo-nothing'],
    ['not where nothing was hidden', () => objectionToUnmask(anItem(), minh, now), 'issue-undo-nothing'],
  ])('%s', (_, why, expected) => {
    expect(why()?.key ?? null).toBe(expected);
  });
});
