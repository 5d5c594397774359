/** A figure that the author corrects after the approval always reaches a person who may approve it (product §3). */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { takeCorrection } from '../../src/chat/acts/draft.ts';
import type { FileId } from '../../src/domain/ids.ts';
import type { Person } from '../../src/domain/person/person.ts';
import { filesOffered, revisionSeen } from '../../src/domain/submission/correction.ts';
import type { FileFate, PhotoFile } from '../../src/domain/submission/photos-and-files.ts';
import type { Submission } from '../../src/domain/submission/submission.ts';
import { contrastOfItem, rewordedAs } from '../../src/domain/words/change.ts';
import { foldedText } from '../../src/domain/words/folded-text.ts';
import { afterSettling } from '../../src/usecases/check/settle.ts';
import { act } from '../../src/usecases/submission/act.ts';
import { proposeCorrection } from '../../src/usecases/submission/correct.ts';
import { type Chat, chatOn } from '../usecases/chat-on.ts';
import { type OpenWard, openWard } from '../usecases/core.ts';

let ward: OpenWard;
let chat: Chat;
let lan: Person;
let minh: Person;
let long: Person;
beforeEach(async () => {
  ward = await openWard();
  chat = chatOn(ward);
  lan = await ward.person('Nguyễn Thị Lan', 'contributor');
  minh = await ward.person('Trần Văn Minh', 'deputy');
  long = await ward.person('Phạm Đức Long', 'deputy');
});
afterEach(() => ward.close());

const text = 'Khối 2 trồng cây\nSáng nay khối 2 trồng 120 cây bàng, 60 người dự.\nNguồn: bà Lan';
const now = (item: Submission) => ward.turn(({ stores }) => stores.submissions.get(item.id));
const bodyOf = ({ content }: Submission) => content.parts.map((part) => part.text).join('\n');

const scheduled = async (key = 'tg:cay') => {
  await ward.add(lan, text, { messageKey: key });
  const draft = (await ward.items()).find(({ state }) => state === 'draft');
  if (!draft) throw new Error('no draft');
  await chat.presses(lan, 'Gửi');
  const item = await now(draft);
  const publishAt = new Date(ward.clock.now().getTime() + 6 * 3_600_000);
  const outcome = await ward.turn((unit) =>
    act(unit, minh, item.id, { type: 'schedule', revision: item.revision, publishAt }),
  );
  expect(outcome.ok).toBe(true);
  return item;
};
const short = ({ code }: Submission) => code.slice(-4);

describe('a correction by the author of a scheduled item', () => {
  it.each([
    ['sửa lại 120 cây thành 102 cây trong bài {}', '102 cây'],
    ['bài {} có 160 người chứ không phải 60', '160 người'],
    ['bai {} nham so nguoi, 160 nguoi chu ko phai 60', '160 người'],
    ['đính chính {}: 102 cây chớ hổng phải 120', '102 cây'],
    ['bổ sung {}: có 160 người dự', 'có 160 người dự'],
    ['trong bài {} em ghi sai rồi, đúng ra là 102 cây chứ không phải 120 cây', '102 cây'],
  ])('“%s” goes to a person who may approve it, and the item is published with it', async (words, figure) => {
    const item = await scheduled();
    const told = await chat.says(lan, words.replace('{}', short(item)));
    expect(told).toContain('đã gửi người có thẩm quyền duyệt');
    const before = await now(item);
    expect(bodyOf(before)).not.toContain(figure);
    expect((await chat.heard(long)).at(-1)).toContain('trước giờ đăng');
    await chat.presses(long, 'Duyệt đính chính');
    const after = await now(item);
    expect(bodyOf(after)).toContain(figure);
    expect(after).toMatchObject({ state: 'approved', standing: { corrections: [] } });
    expect(after.standing.publishAt).toEqual(before.standing.publishAt);
    expect((await chat.heard(lan)).at(-1)).toContain('sẽ đăng theo bản mới');
    ward.clock.advance(7 * 3_600_000);
    await ward.publishAll();
    expect(await now(item)).toMatchObject({ state: 'published', revision: after.revision });
  });

  it('made by editing a message is the same request; undoing its approval within a minute restores the item', async () => {
    const item = await scheduled();
    await ward.turn((unit) => takeCorrection(unit, lan, 'tg:cay', text.replace('120 cây', '102 cây')));
    expect((await chat.heard(long)).at(-1)).toContain('Đổi “120 cây” thành “102 cây”');
    await chat.presses(long, 'Duyệt đính chính');
    expect(bodyOf(await now(item))).toContain('102 cây');
    await chat.says(long, 'hoàn tác');
    expect(await now(item)).toMatchObject({ state: 'approved', standing: { correction: { by: lan.id } } });
    expect(bodyOf(await now(item))).toContain('120 cây');
  });

  it('is applied when the item returns to the board before anybody approved it', async () => {
    const item = await scheduled();
    await chat.says(lan, `sửa 120 cây thành 102 cây trong bài ${short(item)}`);
    const waiting = await now(item);
    await ward.turn((unit) => act(unit, minh, item.id, { type: 'unschedule', revision: waiting.revision }));
    const after = await now(item);
    expect(after).toMatchObject({ state: 'submitted', standing: { correction: null } });
    expect(bodyOf(after)).toContain('102 cây');
  });

  it('that brings a file is sent for approval once the file is stored, and ends if the file is refused', async () => {
    const item = await scheduled();
    const bring = async (uniqueId: string) => {
      const file = { channel: 'telegram', ref: uniqueId, uniqueId, name: `${uniqueId}.docx` } as unknown as PhotoFile;
      const given = { file, messageKey: `tg:${uniqueId}` };
      const proposed = await ward.turn((unit) =>
        proposeCorrection(unit, lan, item.id, { note: 'Thay tệp.', wanted: [], given: [given] }),
      );
      expect(proposed).toMatchObject({ ok: true });
      return filesOffered(await now(item))[0]?.id ?? ('' as never);
    };
    const settled = (id: FileId, fate: FileFate) =>
      ward.turn(async (unit) => {
        await unit.stores.checks.files.settle(id, fate);
        await afterSettling(unit, await unit.stores.submissions.get(item.id), id);
      });
    const asked = async () => (await chat.heard(long)).filter((each) => each.includes('Thay tệp.')).length;
    const facts = { name: 'a.docx', sizeBytes: 1, pages: null, characters: 0, picture: null };
    const first = await bring('a');
    expect(await asked()).toBe(0);
    await settled(first, { state: 'stored', hash: 'a', facts } as FileFate);
    expect(await asked()).toBe(1);
    await chat.presses(long, 'Không đính chính');
    const second = await bring('b');
    await settled(second, { state: 'refused', refusal: 'unreadable' } as FileFate);
    expect((await now(item)).standing.correction).toBeNull();
    expect((await chat.heard(lan)).at(-1)).toContain('b.docx');
  });

  it('may be requested by the author only, and not approved by the author', async () => {
    const item = await scheduled();
    expect(await chat.says(minh, `đính chính ${short(item)}: 102 cây chứ không phải 120`)).toContain('đã được');
    await chat.says(lan, `bài ${short(item)} có 102 cây chứ không phải 120`);
    const revision = revisionSeen(await now(item), 'approveCorrection');
    const outcome = await ward.turn((unit) => act(unit, lan, item.id, { type: 'approveCorrection', revision }));
    expect(outcome).toMatchObject({ ok: false, issues: [{ key: expect.stringMatching(/own|entitled/u) }] });
  });
});

it('an edited message about a published item becomes a request for a correction', async () => {
  const item = await scheduled();
  ward.clock.advance(7 * 3_600_000);
  await ward.publishAll();
  await ward.turn((unit) => takeCorrection(unit, lan, 'tg:cay', text.replace('60 người', '160 người')));
  expect((await chat.heard(long)).at(-1)).toContain('Người đọc sẽ thấy: Đổi “60 người” thành “160 người”');
  await chat.presses(long, 'Duyệt đính chính');
  expect(bodyOf(await now(item))).toContain('160 người');
  expect((await now(item)).standing.corrections).toHaveLength(1);
});

it('**Rút bài** pressed after publication tells the author what can be done now', async () => {
  const item = await scheduled();
  await chat.says(lan, `rút bài ${item.code}`);
  ward.clock.advance(7 * 3_600_000);
  await ward.publishAll();
  expect(await chat.presses(lan, 'Rút bài')).toContain('Anh/chị gửi đề nghị sửa');
  expect((await now(item)).state).toBe('published');
});

describe('a stated correction, with right and present wording', () => {
  it.each([
    ['bài 0016 có 160 người chứ không phải 60', '60 người', '160 người'],
    ['tin 12: 45 suất quà, không phải 40 suất quà ạ', '40 suất quà', '45 suất quà'],
    ['bài 0016 nhầm số liệu rồi, 160 người chứ không phải 60', '60 người', '160 người'],
    ['Bài 0016 ghi nhầm, 160 người chớ hổng phải 60', '60 người', '160 người'],
  ])('is read from "%s"', (words, from, to) => {
    expect(contrastOfItem(foldedText(words))).toMatchObject({ from, to });
  });

  it.each(['bài 0016 có 30 người không tham dự', 'bài 0016 có ai duyệt chưa?', 'bài 0016 duyệt rồi'])(
    'is not found in "%s"',
    (words) => {
      expect(contrastOfItem(foldedText(words))).toBeNull();
    },
  );

  it('two versions are compared word by word, and very different ones are not described', () => {
    expect(rewordedAs('trồng 120 cây bàng', 'trồng 102 cây bàng')).toMatchObject({ from: '120 cây', to: '102 cây' });
    expect(rewordedAs('a', 'a')).toBeNull();
    expect(rewordedAs('x'.repeat(200), 'y'.repeat(200))).toBeNull();
  });
});

/** An item that was returned to its author. */
const returned = async (words = text) => {
  await ward.add(lan, words, { messageKey: 'tg:cay' });
  await chat.presses(lan, 'Gửi');
  const item = await ward.item();
  const reason = { code: 'other', note: 'xem lại số liệu' } as const;
  await ward.turn((unit) =>
    act(unit, minh, item.id, { type: 'return', revision: item.revision, reason }).then(({ ok }) =>
      expect(ok).toBe(true),
    ),
  );
  return now(item);
};
const published = async () => {
  const item = await scheduled();
  ward.clock.advance(7 * 3_600_000);
  await ward.publishAll();
  return item;
};

describe('a correction that states only the right wording is shown as a sentence before and after, and applied with a press', () => {
  it.each([
    ['sua lai la 102 cay chu khong phai 120', '102 cây'],
    ['so cay la 102 moi dung', '102 cây'],
    ['102 cây nhé, em ghi nhầm', '102 cây'],
    ['em nhầm khối, khối 3 mới phải', 'khối 3 trồng'],
    ['nguoi du co 160 thoi', '160 người'],
  ])('“%s”, for a returned item', async (words, figure) => {
    const item = await returned();
    ward.clock.advance(60_000);
    const told = await chat.says(lan, words);
    expect(told).toContain('→ “');
    expect(told).toContain(figure);
    expect(bodyOf(await now(item))).toBe(text);
    expect(await chat.presses(lan, 'Sửa như trên')).toContain('Đã sửa');
    expect(bodyOf(await now(item))).toContain(figure);
    expect(await chat.presses(lan, 'Sửa như trên')).toContain('đã được xử lý');
    await chat.says(lan, 'gửi lại');
    expect((await now(item)).state).toBe('submitted');
  });

  it('a name replaces the most similar name, in its typed spelling', async () => {
    const item = await returned(`${text.replace('60 người dự', 'có ông Nguyễn Văn Tám và bà Lê Thị Hoa dự')}`);
    expect(await chat.says(lan, 'sai tên rồi, ông Nguyễn Văn Tâm')).toContain('ông Nguyễn Văn Tâm và bà Lê Thị Hoa');
    await chat.presses(lan, 'Sửa như trên');
    expect(bodyOf(await now(item))).toContain('ông Nguyễn Văn Tâm và bà Lê Thị Hoa');
  });

  it('if several figures fit, the bot asks which is meant', async () => {
    const item = await returned();
    expect(await chat.says(lan, 'con số đúng là 102')).toContain('Sửa chỗ nào?');
    await chat.presses(lan, '120 cây → 102 cây');
    expect(bodyOf(await now(item))).toContain('102 cây bàng, 60 người');
  });

  it('if the item has changed since, the press shows the sentence again before it applies', async () => {
    await ward.add(lan, text.replace('60 người', '45 hộ'), { messageKey: 'tg:cay' });
    await chat.presses(lan, 'Gửi');
    const item = await ward.item();
    expect(await chat.says(minh, `bài ${short(item)} sửa lại là 54 hộ`)).toContain(
      '→ “Sáng nay khối 2 trồng 120 cây bàng, 54 hộ',
    );
    await chat.says(lan, `đổi 45 hộ thành 99 hộ trong bài ${short(item)}`);
    expect(await chat.presses(minh, 'Sửa như trên')).toContain('99 hộ dự.”');
    expect(bodyOf(await now(item))).toContain('99 hộ');
    await chat.presses(minh, 'Sửa như trên');
    expect(bodyOf(await now(item))).toContain('54 hộ');
  });

  it('the request stays available after it was refused', async () => {
    const item = await published();
    await chat.says(lan, `bài ${short(item)} bị sai, số cây là 102`);
    const other = await ward.turn((unit) => proposeCorrection(unit, lan, item.id, { note: 'Thêm', wanted: [] }));
    expect(other.ok).toBe(true);
    const refused = await chat.presses(lan, 'Gửi đề nghị sửa');
    expect(refused).not.toContain('đã được xử lý');
    expect(await chat.presses(lan, 'Gửi đề nghị sửa')).toBe(refused);
  });

  it('a line is removed by its position, and a new day of the text also changes the day of the event', async () => {
    const item = await returned(text.replace('Sáng nay', 'Sáng 20/11').replace('dự.', 'dự.\nBà con vui.'));
    await chat.says(lan, 'xóa dòng cuối, ngày 21/11 mới đúng');
    await chat.presses(lan, 'Sửa như trên');
    const after = await now(item);
    expect(bodyOf(after)).not.toContain('Bà con vui');
    expect(bodyOf(after)).toContain('Sáng 21/11');
    expect(await chat.says(lan, 'bữa đó có thêm 3 em thiếu nhi tới phụ')).not.toContain('→ “');
  });

  it('for a published item it becomes a request for a correction, not a note below the unchanged figure', async () => {
    const item = await published();
    const told = await chat.says(lan, `bai ${short(item)} bi sai, so cay la 102`);
    expect(told).toContain('Đề nghị sửa bài');
    await chat.presses(lan, 'Gửi đề nghị sửa');
    expect((await chat.heard(long)).at(-1)).toContain('“trồng 120” → “trồng 102”');
    await chat.presses(long, 'Không đính chính');
    await chat.says(lan, `de nghi dinh chinh bai ${short(item)}: 102 cay`);
    await chat.presses(long, 'Duyệt đính chính');
    expect(bodyOf(await now(item))).toContain('102 cây');
    expect(bodyOf(await now(item))).not.toContain('120 cây');
    expect(await chat.says(lan, `đính chính ${short(item)}: đúng ra là 7`)).toContain('“102 cây”, “60 người”');
  });

  it('for an item that is too long to search, the bot says what to write', async () => {
    const item = await published();
    await ward.turn(async ({ stores }) => {
      const long = await stores.submissions.get(item.id);
      const parts = long.content.parts.map((part) => ({ ...part, text: `${part.text} ${'cây '.repeat(2_000)}` }));
      await stores.submissions.save({ ...long, content: { ...long.content, parts } }, long);
    });
    expect(await chat.says(lan, `bài ${short(item)} bị sai, số cây là 102`)).toContain('“đổi … thành … trong bài');
  });

  it('a decider who asks to edit a published item is led to the correction', async () => {
    const item = await published();
    expect(await chat.says(long, `sửa bài ${short(item)}`)).toContain('Sửa bài đã đăng là đính chính');
    expect(await chat.says(long, 'đổi 120 cây thành 102 cây')).toContain('Đề nghị sửa bài');
    await chat.presses(long, 'Gửi đề nghị sửa');
    await chat.presses(minh, 'Duyệt đính chính');
    expect(bodyOf(await now(item))).toContain('102 cây');
  });
});
