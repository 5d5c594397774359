/**
 * Further decisions: an hour, a correction, a legal assessment, a note, a step taken over; a payee of the item may not sign it.
 */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { takeCorrection } from '../../src/chat/acts/draft.ts';
import { actByNumber } from '../../src/chat/acts/item.ts';
import { cardMessage } from '../../src/chat/say/card.ts';
import type { Button } from '../../src/domain/message.ts';
import type { Person } from '../../src/domain/person/person.ts';
import { contributionsOf } from '../../src/domain/submission/contribution.ts';
import { revisionSeen } from '../../src/domain/submission/correction.ts';
import { photosOf } from '../../src/domain/submission/photos-and-files.ts';
import type { Submission } from '../../src/domain/submission/submission.ts';
import { createPublisher } from '../../src/outbox/publish.ts';
import { nowhere } from '../../src/ports/crash-point.ts';
import { findingsOf } from '../../src/usecases/check/check-item.ts';
import { freeze } from '../../src/usecases/person/standing.ts';
import { act } from '../../src/usecases/submission/act.ts';
import { mergeItems } from '../../src/usecases/submission/merge.ts';
import { read } from '../../src/usecases/submission/read.ts';
import { send } from '../../src/usecases/submission/send.ts';
import { rowsOf } from '../support/rows.ts';
import { wardWith } from '../support/ward-with.ts';
import { type Chat, chatOn } from './chat-on.ts';
import { type OpenWard, openWard } from './core.ts';

let ward: OpenWard;
let chat: Chat;
let lan: Person;
let minh: Person;
let ha: Person;
let hoa: Person;
let dung: Person;
const news = 'Khối 4 trồng cây\nSáng nay trồng 20 cây xanh.\nNguồn: bà Lan';

beforeEach(async () => {
  // Wednesday morning; an event of today is due on Thursday. Decides in the chat; sensitive items would be decided on a page.
  ward = await openWard((file) => wardWith(file, { sensitive: [] }), '2026-11-25T02:00:00Z');
  chat = chatOn(ward);
  lan = await ward.person('Nguyễn Thị Lan', 'contributor');
  minh = await ward.person('Trần Văn Minh', 'deputy');
  ha = await ward.person('Phạm Thị Hà', 'deputy');
  hoa = await ward.person('Vũ Thị Hoa', 'head');
  dung = await ward.person('Lê Thị Dung', 'contributor');
});
afterEach(() => ward.close());

/** Puts the newest card of the item on this person's screen. */
const shows = (person: Person, { id, revision }: Submission) =>
  ward.turn((unit) =>
    unit.stores.cards.insert({
      id: unit.ids.next() as never,
      submission: id,
      person: person.id,
      channel: 'telegram',
      conversation: '1',
      messageId: unit.ids.next(),
      hasPhoto: false,
      shownRevision: revision,
      shown: '',
      createdAt: unit.now,
    }),
  );
const sent = async (text = news, by = lan) => {
  const known = new Set((await ward.items()).map(({ id }) => id));
  await ward.add(by, text);
  await chat.says(by, 'gửi');
  const item = (await ward.items()).find(({ id }) => !known.has(id));
  if (!item) throw new Error('nothing was sent');
  for (const person of [minh, ha, hoa]) await shows(person, item);
  return item;
};
const now = async ({ id }: Submission): Promise<Submission> => {
  const found = (await ward.items()).find((each) => each.id === id);
  if (!found) throw new Error('it is gone');
  return found;
};
/** Carries out every due publication, in order. */
const publishDue = async (): Promise<readonly string[]> => {
  const publish = createPublisher({
    ward: ward.ward.id,
    unitOfWork: ward.core.unitOfWork,
    portal: ward.core.publisher,
    openUnit: ward.open,
    reach: nowhere,
  });
  const rows = await rowsOf(ward.core)
    .selectFrom('outbox')
    .select(['id', 'key', 'effect'])
    .where('kind', '=', 'publish')
    .where('status', '=', 'new')
    .orderBy('id')
    .execute();
  const outcomes: string[] = [];
  for (const { id, key, effect } of rows) outcomes.push((await publish(id, JSON.parse(effect), key)).kind);
  return outcomes;
};
const onPortal = async (code: string) => ward.core.publisher.read(ward.ward.id, code);
/** The item's card as this person would see it now. */
const cardOf = async (reader: Person, item: Submission): Promise<string> => {
  const author = [lan, dung].find(({ id }) => id === item.authorId) ?? lan;
  const message = await ward.turn(async (unit) =>
    cardMessage(unit, item, author, reader, { findings: await findingsOf(unit, item) }),
  );
  return ward.core.translator.say('vi', message);
};
const codeOf = ({ code }: Submission): string => code.slice(-4);

describe('scheduling with “Hẹn”', () => {
  it('in words keeps the item until its hour, and publishes it then', async () => {
    const item = await sent();
    expect(await chat.says(minh, `hẹn ${codeOf(item)} 7 giờ 30 ngày 26/11`)).toContain(
      'đã duyệt, hẹn đăng lúc 26/11/2026 07:30',
    );
    expect(await now(item)).toMatchObject({ state: 'approved' });
    expect(await publishDue()).toEqual(['again']);
    expect(await onPortal(item.code)).toBeNull();
    ward.clock.advance(new Date('2026-11-26T00:30:00Z').getTime() - ward.clock.now().getTime());
    await publishDue();
    expect(await now(item)).toMatchObject({ state: 'published', standing: { publishAt: null } });
    expect(await onPortal(item.code)).toMatchObject({ withdrawn: false });
  });

  it('by the button under Sửa works too, and cancelling it returns the item to the board', async () => {
    const item = await sent();
    await chat.says(minh, `S ${codeOf(item)}`);
    await chat.presses(minh, 'Hẹn giờ đăng');
    expect(await chat.says(minh, 'lúc nào đẹp trời')).toContain('Chưa đọc được giờ');
    expect(await chat.says(minh, '16h30 hôm nay')).toContain('25/11/2026 16:30');
    expect(await chat.says(ha, `B ${codeOf(item)}`)).not.toContain('không');
    expect(await now(item)).toMatchObject({ state: 'submitted', standing: { signatures: [], publishAt: null } });
    ward.clock.advance(8 * 3_600_000);
    await publishDue();
    expect(await onPortal(item.code)).toBeNull();
  });

  it.each([
    ['7h ngày 25/11', 'đã qua'],
    ['7h ngày 30/11', 'sau hạn đăng'],
    ['7h ngày 24/11', 'quá xa|sau hạn'],
  ])('"%s" is refused with its reason, and nothing is signed', async (words, why) => {
    const item = await sent();
    expect(await chat.says(minh, `H ${codeOf(item)} ${words}`)).toMatch(new RegExp(why, 'u'));
    expect(await now(item)).toMatchObject({ state: 'submitted', standing: { signatures: [] } });
  });

  it.each(['7h ngày 31/11', '7h 30/02', '7h ngày 45/13', '7 giờ sáng ngày 31 tháng 11'])(
    '"%s" is refused as a date that does not exist, by code, in words and below Sửa',
    async (words) => {
      const item = await sent();
      const none = 'Lịch không có ngày này';
      expect(await chat.says(minh, `H ${codeOf(item)} ${words}`)).toContain(none);
      expect(await chat.says(minh, `hẹn ${codeOf(item)} ${words}`)).toContain(none);
      await chat.says(minh, `S ${codeOf(item)}`);
      await chat.presses(minh, 'Hẹn giờ đăng');
      expect(await chat.says(minh, words)).toContain(none);
      expect(await now(item)).toMatchObject({ state: 'submitted', standing: { signatures: [] } });
    },
  );

  it('is cancelled if the signer is frozen meanwhile: the board gets the item, and the head is told', async () => {
    const item = await sent();
    await chat.says(minh, `H ${codeOf(item)} 7h30 26/11`);
    await ward.turn(async (unit) => freeze(unit, hoa, await unit.stores.people.get(minh.id)));
    ward.clock.advance(86_400_000);
    await publishDue();
    expect(await now(item)).toMatchObject({ state: 'submitted' });
    expect(await onPortal(item.code)).toBeNull();
    expect((await chat.heard(hoa)).join('\n')).toContain('đến giờ hẹn nhưng tài khoản của đồng chí Trần Văn Minh');
  });

  it('is cancelled if one of two signers is frozen meanwhile, not only the last', async () => {
    await chat.says(hoa, '/quytrinh');
    await chat.presses(hoa, 'Tin tức');
    await chat.presses(hoa, 'Hai chữ ký');
    await chat.presses(hoa, 'Áp dụng');
    const item = await sent();
    await chat.says(minh, `D ${codeOf(item)}`);
    expect(await chat.says(hoa, `H ${codeOf(item)} 7h30 26/11`)).toContain('hẹn đăng lúc 26/11/2026 07:30');
    expect((await now(item)).standing.signatures).toHaveLength(2);
    await ward.turn(async (unit) => freeze(unit, hoa, await unit.stores.people.get(minh.id)));
    ward.clock.advance(86_400_000);
    await publishDue();
    expect(await now(item)).toMatchObject({ state: 'submitted', standing: { signatures: [] } });
    expect(await onPortal(item.code)).toBeNull();
    expect((await chat.heard(hoa)).join('\n')).toContain('đến giờ hẹn nhưng tài khoản của đồng chí Trần Văn Minh');
  });

  it('is told to the author, who may withdraw the item before the hour and not after it', async () => {
    const item = await sent();
    await chat.says(minh, `H ${codeOf(item)} 7h30 26/11`);
    expect((await chat.heard(lan)).at(-1)).toContain('đã được duyệt, hẹn đăng lúc 26/11/2026 07:30');
    await chat.says(minh, `B ${codeOf(item)}`);
    expect((await chat.heard(lan)).at(-1)).toContain('chưa đăng theo giờ hẹn nữa');
    const again = await now(item);
    // The newest card is the one shown last.
    ward.clock.advance(1_000);
    await shows(minh, again);
    expect(await chat.says(minh, `H ${codeOf(item)} 7h30 26/11`)).toContain('hẹn đăng lúc');
    expect(await now(item)).toMatchObject({ state: 'approved' });
    // A corrected figure that arrives late is not lost: a member may approve it before the scheduled hour.
    await ward.turn((unit) => takeCorrection(unit, lan, item.content.parts[0]?.of ?? '', 'Khối 4 trồng 25 cây'));
    expect((await chat.heard(lan)).at(-1)).toContain('Duyệt trước 26/11/2026 07:30 thì bài đăng theo bản mới');
    await chat.says(lan, `rút bài ${item.code}`);
    await chat.presses(lan, 'Rút bài');
    expect(await now(item)).toMatchObject({ state: 'withdrawn', standing: { publishAt: null } });
    ward.clock.advance(86_400_000);
    await publishDue();
    expect(await onPortal(item.code)).toBeNull();
    // After the approval the author can no longer withdraw the item.
    const other = await sent('Khối 6 làm đường\nHôm nay làm 200 m đường.\nNguồn: bà Lan');
    await chat.says(minh, `D ${codeOf(other)}`);
    expect(await chat.says(lan, `rút bài ${other.code}`)).toContain('được duyệt, đang chờ đăng');
    expect((await now(other)).state).toBe('approved');
  });

  it('can be moved by another decider; the earlier hour has no effect', async () => {
    const item = await sent();
    await chat.says(minh, `H ${codeOf(item)} 15h hôm nay`);
    expect(await chat.says(ha, `H ${codeOf(item)} 8h 26/11`)).toContain('26/11/2026 08:00');
    ward.clock.advance(new Date('2026-11-25T08:30:00Z').getTime() - ward.clock.now().getTime());
    await publishDue();
    expect((await now(item)).state).toBe('approved');
  });
});

const published = async (text = news) => {
  const item = await sent(text);
  await chat.says(minh, `D ${codeOf(item)}`);
  await publishDue();
  expect((await now(item)).state).toBe('published');
  return item;
};

describe('a correction with “Đính chính”', () => {
  it('needs its own approval, is shown with its date, and keeps the earlier content', async () => {
    const item = await published();
    const before = await onPortal(item.code);
    expect(await chat.says(minh, `đính chính ${codeOf(item)}: đổi 20 cây thành 200 cây`)).toContain(
      'đã gửi người có thẩm quyền duyệt',
    );
    expect((await now(item)).content.parts[0]?.text).toContain('20 cây');
    expect(await onPortal(item.code)).toEqual(before);
    expect(await chat.says(minh, `Y ${codeOf(item)}`)).toContain('không tự duyệt đính chính này');
    const asked = (await chat.heard(ha)).at(-1);
    expect(asked).toContain('Người đọc sẽ thấy: Đổi “20 cây” thành “200 cây”.');
    // The signer sees the item's words before and after the correction.
    expect(asked).toContain('“trồng 20” → “trồng 200”');
    await chat.presses(ha, 'Duyệt đính chính');
    await publishDue();
    const after = await now(item);
    expect(after.state).toBe('published');
    expect(after.content.parts[0]?.text).toContain('200 cây xanh');
    expect(after.standing.corrections).toMatchObject([
      { note: 'Đổi “20 cây” thành “200 cây”.', by: minh.id, approvedBy: ha.id },
    ]);
    expect((await onPortal(item.code))?.contentHash).not.toBe(before?.contentHash);
    const [row] = await rowsOf(ward.core)
      .selectFrom('decision')
      .selectAll()
      .where('action', '=', 'approveCorrection')
      .execute();
    expect(row?.contentHash).toBeTruthy();
    const old = await ward.turn(({ stores }) => stores.submissions.revisionOf(item.id, item.revision));
    expect(old?.content).toContain('trồng 20 cây');
    expect((await chat.heard(lan)).at(-1)).toContain('đã được đính chính trên Cổng');
  });

  it('is independent of a take-down that was undone within a minute, which no figure counts', async () => {
    const item = await published();
    const counted = () => ward.turn((unit) => unit.stores.period.events('unpublished', new Date(0), unit.now));
    const first = await ward.turn((unit) => unit.stores.period.byIds([item.id]));
    const { revision } = await now(item);
    const unpublish = { type: 'unpublish', revision, reason: { code: 'other', note: 'nhầm' } } as const;
    expect(await ward.turn((unit) => act(unit, ha, item.id, unpublish))).toMatchObject({ ok: true });
    ward.clock.advance(1_000);
    expect(await counted()).toHaveLength(1);
    await chat.says(ha, 'hoàn tác');
    await publishDue();
    ward.clock.advance(1_000);
    expect((await now(item)).state).toBe('published');
    expect(await counted()).toEqual([]);
    const again = await ward.turn((unit) => unit.stores.period.byIds([item.id]));
    expect(again[0]?.publishedAt).toEqual(first[0]?.publishedAt);
  });

  it('proposed by the author leaves the approval undoable; after undoing, the item has the author’s words', async () => {
    const item = await published();
    expect(await chat.says(lan, `đính chính ${codeOf(item)}: đổi 20 cây thành 200 cây`)).toContain('đã gửi');
    expect((await now(item)).standing.correction).not.toBeNull();
    expect(await chat.says(minh, 'hoàn tác')).not.toContain('không hoàn tác được nữa');
    const back = await now(item);
    expect(back.state).toBe('submitted');
    expect(back.content.parts[0]?.text).toContain('200 cây');
    await publishDue();
    expect(await onPortal(item.code)).toMatchObject({ withdrawn: true });
  });

  it('reads the right and the wrong wording from one sentence; a note alone warns that it changes nothing', async () => {
    const item = await published();
    const told = await chat.says(minh, `đính chính ${codeOf(item)}: 200 cây xanh chứ không phải 20`);
    expect(told).toContain('Đổi “20 cây xanh” thành “200 cây xanh”.');
    await chat.presses(ha, 'Duyệt đính chính');
    expect((await now(item)).content.parts[0]?.text).toContain('200 cây xanh');
    await publishDue();
    expect(await chat.says(minh, `C ${codeOf(item)} Cây do tỉnh đoàn tặng`)).toContain(
      'Nội dung, ảnh và tệp giữ nguyên.',
    );
    expect((await chat.heard(ha)).at(-1)).toContain('Nội dung, ảnh và tệp giữ nguyên.');
  });

  it('can be undone by its signer within a minute: the earlier words return, and the proposal waits again', async () => {
    const item = await published();
    await chat.says(minh, `đính chính ${codeOf(item)}: đổi 20 cây thành 200 cây`);
    const proposed = (await now(item)).standing.correction;
    await chat.presses(ha, 'Duyệt đính chính');
    await publishDue();
    // A person cannot undo another person's signature.
    expect(await chat.says(minh, `U ${codeOf(item)}`)).toContain('Phạm Thị Hà');
    ward.clock.advance(30_000);
    await chat.says(ha, `U ${codeOf(item)}`);
    await publishDue();
    const after = await now(item);
    expect(after).toMatchObject({ state: 'published', standing: { correction: proposed, corrections: [] } });
    expect(after.content.parts[0]?.text).toContain('20 cây');
    expect((await onPortal(item.code))?.version).toBe(after.revision);
    expect((await chat.heard(lan)).at(-1)).toContain('đã rút lại đính chính');
    await chat.says(ha, `Y ${codeOf(item)}`);
    ward.clock.advance(61_000);
    expect(await chat.says(ha, `U ${codeOf(item)}`)).toContain('60 giây');
    expect((await now(item)).content.parts[0]?.text).toContain('200 cây');
  });

  const households =
    'Khối 4 tặng 25 hộ nghèo\nSáng nay khối 4 gặp mặt 25 hộ nghèo, tặng 25 suất quà cho 25 hộ nghèo.\nNguồn: bà Lan';

  it('changes the words with their unit in each place, and leaves the same number of other things', async () => {
    const item = await published(households);
    const answer = await chat.says(minh, `đính chính ${codeOf(item)}: đổi 25 hộ thành 26 hộ`);
    expect(answer).toContain('Người đọc sẽ thấy: Đổi “25 hộ” thành “26 hộ”. (3 chỗ)');
    await chat.presses(ha, 'Duyệt đính chính');
    const after = await now(item);
    expect(read({ ward: ward.ward }, after)).toMatchObject({
      title: 'Khối 4 tặng 26 hộ nghèo',
      paragraphs: ['Sáng nay khối 4 gặp mặt 26 hộ nghèo, tặng 25 suất quà cho 26 hộ nghèo.'],
    });
  });

  it('adds each change to the sentence that was written for readers', async () => {
    const item = await published(households);
    await chat.says(minh, `C ${codeOf(item)}\nghi nhầm số quà\ndoi 25 suat qua thanh 30 suat qua`);
    expect((await now(item)).standing.correction?.note).toBe('Ghi nhầm số quà. Đổi “25 suất quà” thành “30 suất quà”.');
  });

  it('by the author in words also gets a sentence for readers', async () => {
    const item = await published();
    const answer = await chat.says(lan, `sửa bài ${codeOf(item).slice(-4)}: 20 cây thành 32 cây`);
    expect(answer).toContain('Người đọc sẽ thấy: Sửa “20 cây” thành “32 cây”.');
    expect((await now(item)).standing.correction?.note).not.toContain('→');
  });

  it('can be proposed by the author with a note; the refusal by the board is told to the author', async () => {
    const item = await published();
    await chat.says(lan, `C ${codeOf(item)} Số người tham gia là 60`);
    expect((await now(item)).standing.correction).toMatchObject({ note: 'Số người tham gia là 60', content: null });
    expect(await chat.says(ha, `C ${codeOf(item)} Khác`)).toContain('chờ duyệt');
    await chat.presses(ha, 'Không đính chính');
    expect((await now(item)).standing.correction).toBeNull();
    expect((await chat.heard(lan)).at(-1)).toContain('không đính chính bài');
  });

  it('is signed as it was seen: after another proposal a press or a code is refused, and the new one is shown', async () => {
    const item = await published();
    await chat.says(lan, `C ${codeOf(item)} đổi 20 cây thành 21 cây`);
    const seen = revisionSeen(await now(item), 'approveCorrection');
    await chat.heard(ha);
    await chat.says(lan, `Z ${codeOf(item)}`);
    expect((await now(item)).standing.correction).toBeNull();
    await chat.says(lan, `C ${codeOf(item)} đổi 20 cây thành 99 cây`);
    const sign = (revision: number) =>
      ward.turn((unit) => act(unit, ha, item.id, { type: 'approveCorrection', revision }));
    expect(await sign(seen)).toMatchObject({ ok: false, issues: [{ key: 'issue-revision-changed' }] });
    expect((await now(item)).content.parts[0]?.text).toContain('20 cây');
    expect((await chat.heard(ha)).at(-1)).toContain('99 cây');
    // A typed command applies to the proposal that was shown last; this one was not shown.
    const typed = await ward.turn(async (unit) => {
      await unit.stores.setSetting(`corrections-shown:${ha.id}`, JSON.stringify([[item.id, seen]]));
      const number = Number(item.code.slice(-4));
      return actByNumber(unit, ha, { act: 'approveCorrection', code: item.code, number, rest: '' });
    });
    expect(typed).toMatchObject({ ok: false, issues: [{ key: 'issue-revision-changed' }] });
    await chat.presses(ha, 'Duyệt đính chính');
    expect((await now(item)).content.parts[0]?.text).toContain('99 cây');
  });

  it('is refused for words that do not exist and for an unpublished item; a pending one ends with the take-down', async () => {
    const item = await published();
    expect(await chat.says(minh, `C ${codeOf(item)} đổi 30 cây thành 31 cây`)).toContain('Không thấy “30 cây”');
    await chat.says(lan, `C ${codeOf(item)} Số người tham gia là 60`);
    await chat.says(minh, `G ${codeOf(item)} 1`);
    expect((await now(item)).standing.correction).toBeNull();
    expect(await chat.says(ha, `Y ${codeOf(item)}`)).toMatch(/không có đề nghị đính chính|đã gỡ/u);
    expect(await chat.says(minh, `C ${codeOf(item)} Sai số liệu`)).toMatch(/đã gỡ|chưa làm được/u);
  });
});

describe('an act that needs a confirmation', () => {
  it.each([
    ['G', 'published', 'unpublished', 'Gỡ bài'],
    ['K', 'submitted', 'rejected', 'Từ chối'],
  ] as const)(
    'is not done by a line under "%s": the line is its reason, and a press does it',
    async (letter, from, to, act) => {
      const item = letter === 'G' ? await published() : await sent();
      const code = codeOf(item);
      const state = async () => (await now(item)).state;
      await shows(minh, await now(item));
      for (const changeOfMind of [
        'hình như tôi bấm lộn',
        'à không phải bài này',
        'để em nghĩ thêm cái đã',
        'sai số liệu',
      ]) {
        await chat.says(minh, `${letter} ${code}`);
        await chat.says(minh, changeOfMind);
        expect(await state()).toBe(from);
      }
      await chat.says(minh, `${letter} ${code}`);
      await chat.says(minh, 'sai số liệu');
      ward.clock.advance(1_000);
      expect(await chat.says(minh, 'sai ngày tổ chức')).toContain('“sai ngày tổ chức”');
      await chat.presses(minh, `Xác nhận: ${act}`);
      expect(await state()).toBe(to);
      expect((await now(item)).standing.reason).toEqual({ code: 'other', note: 'sai ngày tổ chức' });
      await chat.says(minh, `U ${code}`);
      await publishDue();
      expect(await state()).toBe(from);
      await shows(minh, await now(item));
      // Without buttons: the code followed by a word.
      expect(await chat.says(minh, `${letter} ${code} ok`)).toContain('vì lý do gì?');
      expect(await state()).toBe(from);
      await chat.says(minh, 'trùng bài khác');
      await chat.says(minh, `${letter} ${code} ok`);
      expect(await state()).toBe(to);
      expect((await now(item)).standing.reason).toEqual({ code: 'other', note: 'trùng bài khác' });
    },
  );

  it('is not done by a button of an earlier reason: the bot asks again', async () => {
    const item = await published();
    await chat.says(minh, `G ${codeOf(item)}`);
    await chat.says(minh, 'sai số liệu');
    const [first] = (await ward.read(minh))
      .flatMap(chat.buttonsOf)
      .filter(({ action }) => action.startsWith('why.unpublish.W'));
    ward.clock.advance(1_000);
    await chat.says(minh, 'sai ngày tổ chức');
    expect(await chat.pressesThis(minh, first as Button)).toContain('vì lý do gì?');
    expect((await now(item)).state).toBe('published');
  });
});

describe('a decision made by mistake', () => {
  it.each([
    ...[
      'khoan đã, tôi bấm nhầm',
      'ấy chết duyệt nhầm',
      'trả nhầm bài rồi',
      'à không phải bài này',
      'rút lại',
      'lỡ tay',
    ],
    ...['để em hỏi lại đã', 'thôi không trả lại nữa'],
  ])('"%s" within a minute is answered with the current state and a button to undo', async (words) => {
    const item = await sent();
    await shows(minh, item);
    await chat.says(minh, `T ${codeOf(item)} 1`);
    const answer = await chat.says(minh, words);
    expect(answer).not.toContain('chưa có gì thay đổi');
    expect((await now(item)).state).toBe('returned');
    await chat.presses(minh, 'Hoàn tác');
    expect((await now(item)).state).toBe('submitted');
  });

  it('is offered to be undone after any message that is not understood, and not after a minute', async () => {
    const item = await sent();
    await shows(minh, item);
    await chat.says(minh, `T ${codeOf(item)} 1`);
    const lastButtons = async () =>
      ((await ward.read(minh)).at(-1)?.buttons ?? []).flat().map((each) => ('action' in each ? each.action : ''));
    await chat.says(minh, 'con cá này lạ quá');
    expect(await lastButtons()).toContain('undo');
    ward.clock.advance(61_000);
    await chat.says(minh, 'con cá này lạ quá');
    expect(await lastButtons()).not.toContain('undo');
    expect(await chat.says(minh, 'khoan đã, tôi bấm nhầm')).toContain('chưa có gì thay đổi');
  });
});

describe('other acts of deciders', () => {
  it('"cần chỉnh về pháp lý" returns the item with its reason, and the head is told', async () => {
    const item = await sent();
    await chat.says(minh, `P ${codeOf(item)} 1`);
    expect((await now(item)).state).toBe('returned');
    expect((await chat.heard(lan)).at(-1)).toContain('thiếu hoặc sai căn cứ pháp lý');
    expect((await chat.heard(hoa)).at(-1)).toContain('Trần Văn Minh đề nghị chỉnh bài');
    expect(await ward.audit()).toContain('adjust');
  });

  it('a note reaches the author with its writer’s name, and decides nothing', async () => {
    const item = await sent();
    await chat.says(minh, `S ${codeOf(item)}`);
    await chat.presses(minh, 'Nhắn tác giả');
    expect(await chat.says(minh, 'Chị bổ sung giúp tên người trồng cây nhé')).toContain('Đã chuyển lời nhắn');
    expect((await chat.heard(lan)).at(-1)).toContain('Trần Văn Minh nhắn về bài');
    expect((await now(item)).state).toBe('submitted');
  });

  it('the head may take over a deputy’s step, which is recorded', async () => {
    const item = await sent(
      'Quyết định số 12/QĐ-UBND về phòng chống bão\nUBND phường ban hành ngày 25/11/2026.\nNguồn: UBND phường',
    );
    expect(await chat.says(hoa, `D ${codeOf(item)}`)).toContain('đang chờ người khác ký');
    await chat.says(hoa, `W ${codeOf(item)}`);
    expect((await now(item)).state).toBe('submitted');
    await chat.says(hoa, `D ${codeOf(item)}`);
    expect((await now(item)).state).toBe('approved');
    expect(await ward.timeline()).toContain('overridden');
  });
});

describe('a payee of the item', () => {
  it('by text or photo may not sign it and gets no card for it, even if another person sent it', async () => {
    const item = await sent(`${news}\nTin: Trần Văn Minh`);
    expect(await chat.says(minh, `D ${codeOf(item)}`)).toContain('cần thêm một người khác duyệt');
    expect(await chat.says(minh, `H ${codeOf(item)} 16h hôm nay`)).toContain('cần thêm một người khác duyệt');
    expect((await now(item)).state).toBe('submitted');
    const turn = (
      await rowsOf(ward.core).selectFrom('outbox').select('personId').where('kind', '=', 'card').execute()
    ).map(({ personId }) => personId);
    expect(turn).not.toContain(minh.id);
    await chat.says(ha, `D ${codeOf(item)}`);
    expect((await now(item)).state).toBe('approved');
  });
});

describe('merging with “Gộp”', () => {
  it('makes one item of reports about one event, with words, photos and authors of all, and tells the other authors', async () => {
    const item = await sent();
    await ward.add(dung, 'Khối 4 ra quân trồng cây\nSáng nay có thêm 15 hộ dân.\nNguồn: tôi có mặt', { photoCount: 2 });
    const other = (await ward.items()).find(({ authorId }) => authorId === dung.id);
    if (!other) throw new Error('no second report');
    expect(await ward.turn((unit) => send(unit, dung, other.id, other.revision))).toMatchObject({ kind: 'sent' });
    await chat.says(minh, `S ${codeOf(item)}`);
    await chat.presses(minh, 'Gộp với bài khác');
    // Nothing happens before both titles have been shown.
    expect(await chat.says(minh, codeOf(other))).toMatch(/Gộp DL-.*15 hộ dân|Gộp DL-.*ra quân trồng cây/u);
    expect(await now(other)).toMatchObject({ state: 'submitted' });
    expect(await chat.presses(minh, 'Xác nhận')).toContain('Tác giả: Nguyễn Thị Lan, Lê Thị Dung');
    expect(await now(other)).toMatchObject({ state: 'withdrawn' });
    const merged = await now(item);
    expect(merged).toMatchObject({ state: 'submitted', revision: item.revision + 1 });
    expect(merged.content.parts.map(({ text }) => text).join('\n')).toMatch(/20 cây xanh[\s\S]*15 hộ dân/u);
    expect(merged.photos).toHaveLength(2);
    const texts = (await ward.turn(({ stores }) => stores.submissions.contributionsOf(item.id))).filter(
      ({ kind }) => kind !== 'photo',
    );
    expect(texts.map(({ name, share }) => [name, share])).toEqual([
      ['Nguyễn Thị Lan', 5000],
      ['Lê Thị Dung', 5000],
    ]);
    expect((await chat.heard(dung)).at(-1)).toContain(`được gộp vào bài ${item.code}`);
    // The person who merged the items wrote none of the text and may sign.
    ward.clock.advance(1_000);
    await shows(minh, merged);
    await chat.says(minh, `D ${codeOf(item)}`);
    expect(await now(item)).toMatchObject({ state: 'approved' });
  });

  it('credits each photo to its photographer, and photographers of one report have no share in another’s', async () => {
    const whole = { kind: 'photo', share: 10_000 };
    const photos = async ({ id }: Submission) =>
      (await ward.turn(({ stores }) => stores.submissions.contributionsOf(id)))
        .filter(({ kind }) => kind === 'photo')
        .map(({ kind, name, share }) => ({ kind, name, share }));
    const report = async (by: Person, text: string, photoCount: number) => {
      const known = new Set((await ward.items()).map(({ id }) => id));
      await ward.add(by, text, { photoCount });
      const item = (await ward.items()).find(({ id }) => !known.has(id));
      if (!item) throw new Error('no report');
      expect(await ward.turn((unit) => send(unit, by, item.id, item.revision))).toMatchObject({ kind: 'sent' });
      return now(item);
    };
    const item = await report(lan, news, 1);
    const other = await report(
      dung,
      'Khối 4 ra quân trồng cây\nSáng nay có thêm 15 hộ dân.\nẢnh: Hoa 60%, Tú 40%\nNguồn: tôi có mặt',
      2,
    );
    const merge = async (code: string) => {
      const { revision } = await now(item);
      return ward.turn((unit) => mergeItems(unit, minh, { submission: item.id, revision }, code));
    };
    expect(await merge(other.code)).toMatchObject({ ok: true });
    const shared = [
      { kind: 'photo', name: 'Hoa', share: 6_000 },
      { kind: 'photo', name: 'Tú', share: 4_000 },
    ];
    expect(await photos(item)).toEqual([{ ...whole, name: lan.name }, ...shared, ...shared]);
    expect(read({ ward: ward.ward } as never, await now(item)).photographers).toEqual([lan.name, 'Hoa', 'Tú']);
    // A later merge: what was recorded for the first one stays with its photos.
    const third = await report(dung, 'Khối 4 trồng cây\nSáng nay trồng 20 cây.\nNguồn: tôi có mặt', 1);
    expect(await merge(third.code)).toMatchObject({ ok: true });
    expect(await photos(item)).toEqual([
      { ...whole, name: lan.name },
      ...[...shared, ...shared],
      { ...whole, name: dung.name },
    ]);
    // A corrected name is also corrected on its photo; a list with other names applies to all photos.
    await shows(ha, await now(item));
    await chat.says(ha, `sửa bài ${codeOf(item)}: Hoa thành Nguyễn Thị Hoa`);
    expect((await photos(item)).slice(1, 3).map(({ name }) => name)).toEqual(['Nguyễn Thị Hoa', 'Tú']);
    const { content } = await now(item);
    const said = { ...content, photographers: [`${lan.name} 50%`, 'Tú 50%'] };
    const credited = contributionsOf({ ...(await now(item)), content: said }, [], []);
    expect(credited.filter(({ kind }) => kind === 'photo').map(({ name, share }) => [name, share])).toEqual(
      Array.from({ length: 4 }, () => [
        [lan.name, 5_000],
        ['Tú', 5_000],
      ]).flat(),
    );
  });

  it('takes three reports one after the other, with all authors credited', async () => {
    const item = await sent();
    const writers = [dung, await ward.person('Bùi Văn Chung', 'contributor')];
    const others: Submission[] = [];
    for (const [nth, writer] of writers.entries()) {
      await ward.add(writer, `Khối 4 ra quân trồng cây\nSáng nay có thêm 1${nth} hộ dân.\nNguồn: tôi có mặt`);
      const other = (await ward.items()).find(({ authorId }) => authorId === writer.id);
      if (!other) throw new Error('no other report');
      await ward.turn((unit) => send(unit, writer, other.id, other.revision));
      others.push(other);
      const { revision } = await now(item);
      const target = { submission: item.id, revision };
      expect(await ward.turn((unit) => mergeItems(unit, minh, target, other.code))).toMatchObject({ ok: true });
    }
    const merged = await now(item);
    expect(merged.content.parts.map(({ text }) => text).join('\n')).toMatch(/20 cây[\s\S]*10 hộ dân[\s\S]*11 hộ dân/u);
    for (const other of others) expect((await now(other)).standing.mergedInto).toBe(item.code);
    const credited = await ward.turn(({ stores }) => stores.submissions.contributionsOf(item.id));
    const shares = credited.filter(({ kind }) => kind !== 'photo').map(({ name, share }) => [name, share] as const);
    expect(shares.map(([name]) => name)).toEqual(['Nguyễn Thị Lan', 'Lê Thị Dung', 'Bùi Văn Chung']);
    expect(shares.reduce((sum, [, share]) => sum + share, 0)).toBe(10_000);
  });

  it('shows on every card who merged it, and does not report the merged text as a copy', async () => {
    const item = await sent();
    await ward.add(dung, news);
    const other = (await ward.items()).find(({ authorId }) => authorId === dung.id);
    if (!other) throw new Error('no second report');
    await ward.turn((unit) => send(unit, dung, other.id, other.revision));
    await shows(ha, await now(other));
    await chat.says(minh, `N ${codeOf(item)} ${codeOf(other)}`);
    await chat.presses(minh, 'Xác nhận');
    const card = await cardOf(ha, await now(other));
    expect(card).toContain(`Đồng chí Trần Văn Minh đã gộp bài này vào ${item.code}`);
    expect(card).not.toMatch(/rút|trùng/u);
    expect(await cardOf(ha, await now(item))).toContain('Nguyễn Thị Lan, Lê Thị Dung');
    ward.clock.advance(1_000);
    await shows(minh, await now(item));
    await chat.says(minh, `D ${codeOf(item)}`);
    // All credited authors are told that the item is on the portal, and find it in their own lists.
    await publishDue();
    for (const author of [lan, dung]) {
      expect((await chat.heard(author)).join('\n')).toMatch(/đã (được )?đăng.*\/tin\//su);
      expect(await chat.says(author, 'bài của tôi')).toMatch(new RegExp(`${item.code} · .* · đã đăng`, 'u'));
    }
    expect(await chat.says(dung, 'bài của tôi')).toMatch(new RegExp(`${other.code} · .* · đã gộp vào bài khác`, 'u'));
  });

  it('can be undone at once, or separated later by the code: each report gets back its source and its photos', async () => {
    const item = await sent();
    await ward.add(dung, 'Khối 6 sửa đường\nChiều qua khối 6 sửa đường.\nNguồn: chú Tân khối 6', { photoCount: 2 });
    const other = (await ward.items()).find(({ authorId }) => authorId === dung.id);
    if (!other) throw new Error('no second report');
    await ward.turn((unit) => send(unit, dung, other.id, other.revision));
    const [own, theirs] = [await now(item), await now(other)];
    const isAsBefore = async (since: Submission, before: Submission) => {
      const found = await now(since);
      expect(found).toMatchObject({ state: 'submitted', content: before.content });
      expect(photosOf(found)).toEqual(photosOf(before));
      expect(found.standing.mergedInto).toBeUndefined();
    };
    const merge = async () => {
      // Differing days and places are mentioned before the confirmation.
      expect(await chat.says(minh, `gộp ${codeOf(other)} với ${codeOf(item)}`)).toContain('không cùng sự kiện');
      expect(await chat.presses(minh, 'Xác nhận')).toContain('Đã gộp');
    };
    await shows(minh, own);
    await merge();
    ward.clock.advance(20_000);
    expect(await chat.says(minh, 'hoàn tác')).toContain(`Đã tách ${other.code} khỏi bài ${item.code}`);
    await isAsBefore(item, own);
    await isAsBefore(other, theirs);
    expect((await chat.heard(dung)).at(-1)).toContain(`được tách khỏi bài ${item.code}`);
    await shows(minh, await now(item));
    await merge();
    // Days later, another member separates them, after a word was corrected.
    ward.clock.advance(26 * 3_600_000);
    await shows(ha, await now(item));
    await chat.says(ha, `sửa bài ${codeOf(item)}: 20 cây thành 22 cây`);
    expect(await chat.says(ha, `tách bài ${codeOf(other)} ra`)).toContain('phần sửa ấy vẫn giữ');
    await isAsBefore(other, theirs);
    const mended = read({ ward: ward.ward } as never, await now(item));
    expect(mended.paragraphs.join(' ')).toMatch(/22 cây/u);
    expect(mended.paragraphs.join(' ')).not.toContain('khối 6');
    expect(mended.source?.detail).toBe('bà Lan');
    expect(await chat.says(ha, `tách bài ${codeOf(item)} ra`)).toContain('không có bài nào gộp vào');
  });

  it('refuses a decided item, the item itself and an unknown code, without any change', async () => {
    const published = await sent();
    await chat.says(minh, `D ${codeOf(published)}`);
    await publishDue();
    const item = await sent('Khối 4 trồng cây xanh\nChiều nay trồng thêm 5 cây.\nNguồn: bà Lan');
    for (const [code, why] of [
      [codeOf(published), 'đã duyệt hoặc đã đăng'],
      [codeOf(item), 'với chính nó'],
      ['0999', 'Chưa tìm thấy'],
    ] as const)
      expect(await chat.says(minh, `N ${codeOf(item)} ${code}`)).toContain(why);
    expect(await now(published)).toMatchObject({ state: 'published' });
    expect(await now(item)).toMatchObject({ state: 'submitted', revision: item.revision });
  });
});

describe('a change of category', () => {
  it('needs a reason: due date and route change, the author reads the reason, and the log keeps both', async () => {
    const item = await sent();
    expect([item.standing.due?.on, item.standing.route?.length]).toEqual(['2026-11-26', 1]);
    await chat.says(minh, `S ${codeOf(item)}`);
    await chat.presses(minh, 'Đổi thể loại');
    expect(await chat.presses(minh, 'Hội nghị')).toContain('vì sao?');
    expect((await now(item)).content.category ?? null).not.toBe('conference');
    expect(await chat.presses(minh, 'thời hạn phải tính theo')).toContain('Thể loại: Hội nghị');
    expect(await now(item)).toMatchObject({
      content: { category: 'conference' },
      standing: { due: { on: '2026-11-27' } },
    });
    const told = (await chat.heard(lan)).at(-1) ?? '';
    expect(told).toContain('Đồng chí Trần Văn Minh đổi thể loại');
    expect(told).toContain('Lý do: thời hạn phải tính theo thể loại này. Hạn đăng: 26/11/2026 → 27/11/2026.');
    const entries = await ward.turn(({ stores }) => stores.audit.actsOf(minh.id, item.createdAt, 20));
    expect(entries.map(({ action }) => action)).toContain('edited');
    const { details } = await rowsOf(ward.core)
      .selectFrom('audit_log')
      .select('details')
      .where('action', '=', 'edited')
      .executeTakeFirstOrThrow();
    expect(JSON.parse(details ?? '{}')).toMatchObject({ reason: 'clock', to: 'conference', dueBefore: '26/11/2026' });
  });

  it('by code and words needs a second signature if the category does; nothing changes without a reason', async () => {
    const item = await sent();
    const before = await now(item);
    expect(await chat.says(minh, `F ${codeOf(item)} văn bản`)).toContain('vì sao?');
    expect(await chat.says(minh, 'thôi')).not.toContain('Thể loại');
    expect((await now(item)).revision).toBe(before.revision);
    expect(await chat.says(minh, `F ${codeOf(item)} tin tức: vẫn là tin`)).toContain('đang thuộc đúng thể loại ấy');
    await chat.says(minh, `F ${codeOf(item)} văn bản: có số và ngày ký`);
    expect(await now(item)).toMatchObject({ content: { category: 'document' } });
    expect((await now(item)).standing.route).toHaveLength(2);
    expect((await chat.heard(lan)).at(-1)).toContain('Lý do: có số và ngày ký. Hạn đăng không đổi.');
    // The category of a decided item cannot be changed, not even by its author.
    expect(await chat.says(lan, `F ${codeOf(item)} tin tức: là tin`)).not.toContain('Thể loại');
    expect((await now(item)).content.category).toBe('document');
  });
});

describe('an item withdrawn by its author', () => {
  it('becomes a draft again by Hoàn tác or by its number, with its content; a merged item or another person’s does not', async () => {
    const item = await sent();
    const before = await now(item);
    await chat.says(lan, `rút bài ${codeOf(item)}`);
    expect(await chat.presses(lan, 'Rút bài')).toContain(`lấy lại bài ${codeOf(item)}`);
    expect(await now(item)).toMatchObject({ state: 'withdrawn' });
    await chat.presses(lan, 'Hoàn tác');
    expect(await now(item)).toMatchObject({ state: 'draft', content: before.content });
    await chat.says(lan, 'gửi');
    expect(await now(item)).toMatchObject({ state: 'submitted' });
    for (const words of [`lấy lại bài ${codeOf(item)}, em rút nhầm`, 'rút nhầm rồi, lấy lại bài', 'hoàn tác']) {
      ward.clock.advance(5_000);
      await chat.says(lan, `rút bài ${codeOf(item)}`);
      await chat.presses(lan, 'Rút bài');
      expect(await now(item), words).toMatchObject({ state: 'withdrawn' });
      await chat.says(lan, words);
      expect(await now(item), words).toMatchObject({ state: 'draft', content: before.content });
      await chat.says(lan, 'gửi');
    }
    expect(await chat.says(lan, `lấy lại bài ${codeOf(item)}`)).toContain('chưa rút');
    expect(await chat.says(dung, `lấy lại bài ${codeOf(item)}`)).toContain('Chưa tìm thấy');
    expect(await chat.says(dung, 'lấy lại bài vừa rút')).toContain('không có bài nào vừa rút');
  });

  it('is not found with the month of another item; if two have one number, the bot asks which', async () => {
    const first = await sent();
    await chat.says(lan, `rút bài ${codeOf(first)}`);
    await chat.presses(lan, 'Rút bài');
    const wrong = first.code.replace('2611', '2510');
    for (const words of [`lấy lại bài ${wrong}`, `tách bài ${wrong}`, `thay tệp bài ${wrong}`]) {
      expect(await chat.says(words.startsWith('tách') ? minh : lan, words), words).toContain('Chưa tìm thấy');
      expect(await now(first), words).toMatchObject({ state: 'withdrawn' });
    }
    // Numbering restarts with each year.
    ward.clock.advance(40 * 86_400_000);
    const second = await sent('Khối 5 trồng hoa\nSáng nay trồng 30 khóm hoa.\nNguồn: bà Lan');
    await chat.says(lan, `rút bài ${second.code}`);
    await chat.presses(lan, 'Rút bài');
    expect(second.code.slice(-4)).toBe(first.code.slice(-4));
    const asked = await chat.says(lan, `lấy lại bài ${codeOf(second)}`);
    expect(asked).toContain(first.code);
    expect(asked).toContain(second.code);
    await chat.says(lan, `lấy lại bài ${second.code}`);
    expect([(await now(first)).state, (await now(second)).state]).toEqual(['withdrawn', 'draft']);
  });
});
