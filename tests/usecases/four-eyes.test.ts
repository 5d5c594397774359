/** The four-eyes rule: attempts of one person to publish alone, and the record of the head's override. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { actByNumber } from '../../src/chat/acts/item.ts';
import type { Person } from '../../src/domain/person/person.ts';
import { readReplyCode } from '../../src/domain/submission/codes.ts';
import { revisionSeen } from '../../src/domain/submission/correction.ts';
import { evolve } from '../../src/domain/submission/evolve.ts';
import type { Submission } from '../../src/domain/submission/submission.ts';
import type { Ward } from '../../src/domain/ward.ts';
import { figureSight } from '../../src/reading/figure-sight.ts';
import { listQueue } from '../../src/reading/items.ts';
import { readWard } from '../../src/reading/looking.ts';
import { releaseItem } from '../../src/usecases/check/release.ts';
import { gatherDigests } from '../../src/usecases/digest/digest.ts';
import { remindOfWork } from '../../src/usecases/reminder/remind.ts';
import { act } from '../../src/usecases/submission/act.ts';
import { whoseTurn } from '../../src/usecases/submission/cards.ts';
import { boardEdit } from '../../src/usecases/submission/edit-item.ts';
import { mergeItems } from '../../src/usecases/submission/merge.ts';
import { send } from '../../src/usecases/submission/send.ts';
import { rowsOf } from '../support/rows.ts';
import { wardWith } from '../support/ward-with.ts';
import { type OpenWard, openWard } from './core.ts';

let ward: OpenWard;
let lan: Person;
let minh: Person;
let hoa: Person;

const open = async (change?: (file: Ward) => Ward) => {
  // Decides in the chat; sensitive items would be decided on a page.
  ward = await openWard((file) => wardWith((change ?? ((same) => same))(file), { sensitive: [] }));
  lan = await ward.person('Nguyễn Thị Lan', 'contributor');
  minh = await ward.person('Trần Văn Minh', 'deputy');
  hoa = await ward.person('Vũ Thị Hoa', 'head');
};
beforeEach(() => open());
afterEach(() => ward.close());

const body =
  'hơn bốn mươi người dân khối 4 cùng đoàn viên thanh niên ra quân trồng 20 cây xanh quanh nhà văn hóa phường';
const words = (credits = '') => `Khối 4 trồng cây\nSáng nay ${body}.\n${credits}\nNguồn: bà Lan`;
const document = 'Quyết định số 45/QĐ-UBND về tổ công tác\nNgày 24/11/2026, UBND phường ban hành.\nNguồn: 45/QĐ-UBND';

const submitted = async (author: Person, text: string, photoCount: number) => {
  await ward.add(author, text, { photoCount });
  const draft = await ward.item();
  await ward.turn((unit) => send(unit, author, draft.id, draft.revision));
};
type Pressed = 'approve' | 'override' | 'undo' | 'hasten' | 'republish' | 'review' | 'approveCorrection';
const signs = async (person: Person, type: Pressed = 'approve') => {
  const item = await ward.item();
  const revision = revisionSeen(item, type);
  const outcome = await ward.turn((unit) => act(unit, person, item.id, { type, revision }));
  return outcome.ok ? outcome.submission.state : outcome.issues[0]?.key;
};
/** A substitute for three days from now. */
const standsInFor = async (replaced: Person, ownRole: 'member', name = 'Lê Thị Thu'): Promise<Person> => {
  const { id } = await ward.person(name, ownRole);
  const from = ward.clock.now();
  const until = new Date(from.getTime() + 3 * 86_400_000);
  await ward.turn(({ stores }) =>
    stores.people.standIn({
      ...{ person: id, role: replaced.role, replaces: replaced.id, grantedBy: replaced.id },
      ...{ from, until },
    }),
  );
  return ward.turn(({ stores }) => stores.people.get(id));
};
/** Marks the item as published on the portal. */
const isOut = async (): Promise<Submission> => {
  await rowsOf(ward.core).updateTable('submission').set({ state: 'published' }).execute();
  return ward.item();
};
/** True if the morning list asks this person for a decision. */
const waitsInMorning = async (person: Person): Promise<boolean> => {
  const digest = (await ward.read(person)).findLast(({ key }) => key.startsWith('digest'));
  return digest !== undefined && ward.core.translator.say('vi', digest).includes('Chờ đồng chí: 1 bài');
};
/** The people whose turn it is according to the cards; the board's list must agree. */
const turn = async (): Promise<readonly string[]> => {
  const item = await ward.item();
  const people = await ward.turn((unit) => whoseTurn(unit, item));
  const listed: string[] = [];
  for (const person of [lan, minh, hoa, ...(await ward.turn(({ stores }) => stores.people.list()))]) {
    const { items } = await readWard(ward.core.reader, ward.ward, ward.clock.now(), (at) =>
      listQueue(at, person.id, { limit: 50, after: null }),
    );
    if (items.some(({ code }) => code === item.code) && !listed.includes(person.name)) listed.push(person.name);
  }
  const names = people.map(({ name }) => name).sort();
  expect(listed.sort()).toEqual(names);
  return names;
};
const rewrites = async (person: Person, text: string): Promise<void> => {
  const { id, revision } = await ward.item();
  await ward.turn((unit) => boardEdit(unit, person, id, revision, { slot: 'text', text }));
};
const overrides = async () =>
  (await rowsOf(ward.core).selectFrom('audit_log').selectAll().execute()).filter(({ details }) =>
    details.includes('"override":true'),
  );

describe('one person alone', () => {
  it.each(['Ảnh: Trần Văn Minh', 'Tin, ảnh: Trần Văn Minh', 'Tác giả: tran van minh'])(
    'does not approve what they are paid for: %s',
    async (credits) => {
      await submitted(lan, words(credits), 1);
      expect(await turn()).toEqual(['Vũ Thị Hoa']);
      expect(await signs(minh)).toBe('issue-four-eyes-payee');
      expect(await signs(hoa)).toBe('approved');
      expect(await overrides()).toEqual([]);
    },
  );

  it('does not approve what they rewrote; a change of a few words makes nobody a co-author', async () => {
    await ward.submitted(lan, words());
    await rewrites(minh, `Sáng hôm nay ${body}.\nNguồn: bà Lan`);
    expect(await turn()).toEqual(['Trần Văn Minh', 'Vũ Thị Hoa']);
    await rewrites(minh, 'Cán bộ cùng nhân dân đã ra quân từ sớm, ai nấy phấn khởi.\nNguồn: bà Lan');
    expect(await turn()).toEqual(['Vũ Thị Hoa']);
    expect(await signs(minh)).toBe('issue-four-eyes-rewriter');
  });

  it('signs the first stage of an item that pays them, because another person signs after them', async () => {
    await ward.submitted(lan, `${document}\nTin: Trần Văn Minh`);
    expect(await signs(minh)).toBe('submitted');
    expect(await signs(hoa)).toBe('approved');
    expect(await overrides()).toEqual([]);
  });

  it('does not complete the route with a colleague who is paid too', async () => {
    await ward.submitted(lan, `${document}\nTin: Trần Văn Minh, Vũ Thị Hoa`);
    await signs(minh);
    expect(await signs(hoa)).toBe('issue-override-needed');
    expect(await signs(hoa, 'override')).toBe('approved');
  });

  it('does not avoid the second signature by changing the category after the first', async () => {
    await ward.submitted(lan, document);
    await signs(minh);
    const { id, revision } = await ward.item();
    await ward.turn((unit) => boardEdit(unit, minh, id, revision, { slot: 'category', category: 'news' }));
    expect((await ward.item()).standing.route).toHaveLength(1);
    expect(await signs(minh)).toBe('issue-four-eyes-signed-before');
    expect(await turn()).toEqual(['Vũ Thị Hoa']);
  });

  it.each([
    ['Tin: Trần Văn Minh', 'Nguyễn Thị Lan', 'payee'],
    // The sender of a merged report may not approve the result either, whatever names the report credits.
    ['Tin: Bùi Văn Chung', 'Trần Văn Minh', 'merged'],
  ])(
    'does not approve an item after a merged report made them a party: "%s", sent by %s',
    async (credits, sender, part) => {
      const into = await ward.submitted(lan, words());
      const isOwn = sender === minh.name;
      const report = `Bà con khối 4 trồng cây\nSáng nay trồng.\n${credits}\nNguồn: ông Bình`;
      const other = await ward.submitted(isOwn ? minh : lan, report);
      const target = { submission: into.id, revision: into.revision };
      // The sender may not merge their own report into another one.
      const merges = (by: Person) => ward.turn((unit) => mergeItems(unit, by, target, other.code));
      expect((await merges(minh)).ok).toBe(!isOwn);
      if (isOwn) expect((await merges(hoa)).ok).toBe(true);
      const one = (await ward.turn(({ stores }) => stores.submissions.get(into.id))) as Submission;
      const names = (await ward.turn((unit) => whoseTurn(unit, one))).map(({ name }) => name);
      expect(names).toEqual(['Vũ Thị Hoa']);
      const approves = async (person: Person) => {
        const outcome = await ward.turn((unit) =>
          act(unit, person, into.id, { type: 'approve', revision: one.revision }),
        );
        return outcome.ok ? outcome.submission.state : outcome.issues[0]?.key;
      };
      expect(await approves(minh)).toBe(`issue-four-eyes-${part}`);
      expect(await approves(hoa)).toBe('approved');
    },
  );

  it.each(['Tin: Trần Văn Minh', 'Ảnh: Trần Văn Minh'])(
    'does not approve urgently an item that pays them: %s; another deputy does, and the head is told',
    async (credits) => {
      const thu = await ward.person('Lê Thị Thu', 'deputy');
      await submitted(lan, `${document}\n${credits}`, 1);
      expect(await signs(minh, 'hasten')).toBe('issue-four-eyes-payee');
      expect((await ward.item()).standing.urgent ?? null).toBeNull();
      expect(await signs(thu, 'hasten')).toBe('approved');
      expect((await ward.item()).standing.urgent).toMatchObject({ name: 'Lê Thị Thu', reviewedBy: null });
      expect(await ward.told(hoa)).toContain('urgent-to-head');
    },
  );

  it('does not approve it urgently through a substitute', async () => {
    const standingIn = await standsInFor(minh, 'member');
    await ward.submitted(lan, `${document}\nTin: Trần Văn Minh`);
    expect(await signs(standingIn, 'hasten')).toBe('issue-four-eyes-substitute');
  });

  it('as the head’s substitute approves urgently what the head is told of in person, and does not review it', async () => {
    const thu = await standsInFor(hoa, 'member');
    await ward.submitted(lan, document);
    expect(await signs(thu, 'hasten')).toBe('approved');
    expect((await ward.item()).standing.urgent).toMatchObject({ name: 'Lê Thị Thu', reviewedBy: null });
    expect(await ward.told(hoa)).toContain('urgent-to-head');
    expect(await signs(thu, 'review')).toBe('issue-signed-already');
    await isOut();
    // A working day has passed: the head is reminded and sees it in the morning list; the person who signed is not asked.
    ward.clock.advance(2 * 86_400_000 - 3_600_000);
    await remindOfWork(ward.turn);
    await ward.turn(await gatherDigests(ward.turn, figureSight));
    expect(await ward.told(hoa)).toContain('review-late');
    expect(await ward.told(thu)).not.toContain('review-late');
    expect(await waitsInMorning(thu)).toBe(false);
    expect(await waitsInMorning(hoa)).toBe(true);
    expect(await signs(hoa, 'review')).toBe('published');
    expect((await ward.item()).standing.urgent).toMatchObject({ reviewedBy: 'Vũ Thị Hoa' });
  });

  it('does not sign as a substitute the correction that the absent person proposed', async () => {
    await ward.submitted(lan, words());
    expect(await signs(hoa)).toBe('approved');
    const { id, revision } = await isOut();
    const correct = { type: 'correct', revision, note: 'sai số cây', content: null } as const;
    expect(await ward.turn((unit) => act(unit, minh, id, correct))).toMatchObject({ ok: true });
    const thu = await standsInFor(minh, 'member');
    expect(await signs(thu, 'approveCorrection')).toBe('issue-four-eyes-substitute');
    expect(await signs(hoa, 'approveCorrection')).toBe('published');
  });

  it('does not republish an item that pays them after another person took it down', async () => {
    await ward.submitted(lan, words('Tin: Trần Văn Minh'));
    expect(await signs(hoa)).toBe('approved');
    const item = await ward.item();
    await rowsOf(ward.core).updateTable('submission').set({ state: 'published' }).where('id', '=', item.id).execute();
    const reason = { code: 'other', note: 'sai số' } as const;
    const { revision } = await ward.item();
    await ward.turn((unit) => act(unit, hoa, item.id, { type: 'unpublish', revision, reason }));
    const ha = await ward.person('Phạm Thị Hà', 'standingDeputy');
    expect(await signs(minh, 'republish')).toBe('issue-four-eyes-payee');
    expect(await signs(ha, 'republish')).not.toBe('issue-four-eyes-payee');
  });

  it('may approve again what they undid', async () => {
    await ward.submitted(lan, words());
    expect(await signs(minh)).toBe('approved');
    expect(await signs(minh, 'undo')).toBe('submitted');
    expect(await turn()).toEqual(['Trần Văn Minh', 'Vũ Thị Hoa']);
    expect(await signs(minh)).toBe('approved');
  });

  it('does not approve their own item through a substitute', async () => {
    const standingIn = await standsInFor(minh, 'member');
    await ward.submitted(minh, words());
    expect(await turn()).toEqual(['Vũ Thị Hoa']);
    expect(await signs(standingIn)).toBe('issue-four-eyes-substitute');
  });
});

describe('the head if nobody else can sign', () => {
  it('decides alone by an override, which is recorded as such and told to the whole board', async () => {
    const van = await ward.person('Đỗ Thị Vân', 'office');
    await ward.submitted(minh, document);
    const item = await ward.item();
    await ward.turn(({ stores }) =>
      stores.cards.insert({
        ...{ id: 'card' as never, submission: item.id, person: hoa.id, channel: 'telegram', conversation: '1' },
        ...{ messageId: '1', hasPhoto: false, shownRevision: item.revision, shown: '', createdAt: ward.clock.now() },
      }),
    );
    const types = (text: string) =>
      ward.turn((unit) => actByNumber(unit, hoa, readReplyCode(text) ?? expect.fail(`${text} is no code`)));
    expect(await turn()).toEqual(['Vũ Thị Hoa']);
    expect(await types('D 0001')).toMatchObject({ issues: [{ key: 'issue-override-needed' }] });
    expect(await types('Q 0001')).toMatchObject({ ok: true, note: { key: 'note-override' } });
    expect(await ward.item()).toMatchObject({ state: 'approved', standing: { signatures: [{ override: true }] } });
    expect((await overrides()).map(({ action, actorId }) => [action, actorId])).toEqual([['override', hoa.id]]);
    expect((await ward.decisions()).map(({ action }) => action)).toEqual(['override']);
    for (const reader of [minh, van]) expect(await ward.told(reader)).toContain('override-to-board');
    expect(await ward.told(hoa)).not.toContain('override-to-board');
    // The next morning the head's list contains the anomalies, with an item that has two kinds
    // only once; the standing deputy's does not.
    await rowsOf(ward.core).updateTable('submission').set({ state: 'published' }).where('id', '=', item.id).execute();
    const { revision } = await ward.item();
    const reason = { code: 'other', note: 'sai số hiệu' } as const;
    expect(await ward.turn((unit) => act(unit, hoa, item.id, { type: 'unpublish', revision, reason }))).toMatchObject({
      ok: true,
    });
    const ha = await ward.person('Phạm Thị Hà', 'standingDeputy');
    ward.clock.advance(22 * 3_600_000);
    await ward.turn(await gatherDigests(ward.turn, figureSight));
    const digestOf = async (person: Person) => {
      const digest = (await ward.read(person)).findLast(({ key }) => key.startsWith('digest'));
      return ward.core.translator.say('vi', digest ?? expect.fail('no digest'));
    };
    expect(await digestOf(hoa)).toContain(`Cần lưu ý: ký thay 1, gỡ bài 1 (${item.code})`);
    expect(await digestOf(ha)).toContain('nhận 1 bài');
    expect(await digestOf(ha)).not.toContain('Cần lưu ý');
  });

  it('cannot override while another person can sign, nor through a substitute', async () => {
    await ward.submitted(lan, words());
    expect(await signs(hoa, 'override')).toBe('issue-override-needless');
    expect(await signs(minh, 'override')).toBe('issue-override-needless');
  });

  it('releases their own held item with a notice to the board, and still cannot approve it', async () => {
    await ward.submitted(hoa, words());
    const item = await ward.item();
    const held: Submission = evolve(item, { type: 'quarantined', at: ward.clock.now() });
    await ward.turn(({ stores }) => stores.submissions.save(held, item));
    const { id, revision } = await ward.item();
    expect(await ward.turn((unit) => releaseItem(unit, hoa, id, revision))).toMatchObject({ ok: true });
    expect((await overrides()).map(({ action }) => action)).toEqual(['release']);
    expect(await ward.told(minh)).toContain('own-release-to-board');
    expect(await signs(hoa)).toBe('issue-own-item');
    expect(await turn()).toEqual(['Trần Văn Minh']);
  });
});
