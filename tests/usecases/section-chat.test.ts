/**
 * A portal page edited by chat: the difference is shown before it takes effect, two
 * simultaneous edits lose nothing, and a press undoes it.
 */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '../../src/domain/person/person.ts';
import { sectionWordsIn, withAdded } from '../../src/domain/section/section-words.ts';
import { saveSection } from '../../src/usecases/section/save.ts';
import { says as heard, inShort } from '../chat/talk.ts';
import { rowsOf } from '../support/rows.ts';
import { type Chat, chatOn } from './chat-on.ts';
import { type OpenWard, openWard } from './core.ts';

let ward: OpenWard;
let chat: Chat;
let office: Person;
let hoa: Person;
let lan: Person;
beforeEach(async () => {
  ward = await openWard();
  chat = chatOn(ward);
  office = await ward.person('Bùi Thị Năm', 'office');
  hoa = await ward.person('Vũ Thị Hoa', 'head');
  lan = await ward.person('Nguyễn Thị Lan', 'contributor');
});
afterEach(() => ward.close());

const newest = (slug: 'gioi-thieu' | 'lich-cong-tac' | 'lien-he') =>
  ward.turn(({ stores }) => stores.sections.newest(slug));
const onItsWay = async () =>
  (await rowsOf(ward.core).selectFrom('outbox').select('key').where('kind', '=', 'publishSection').execute()).map(
    ({ key }) => key,
  );

describe('a message about a page of the portal', () => {
  it.each([
    ['mục giới thiệu: Phường có 7 khối.', 'gioi-thieu', 'add', 'Phường có 7 khối.'],
    ['Bổ sung mục Lịch công tác: 26/11/2026 | 8:00 | Tiếp dân', 'lich-cong-tac', 'add', '26/11/2026 | 8:00 | Tiếp dân'],
    ['thay cả trang liên hệ: Số 18\nđường Yết Kiêu', 'lien-he', 'replace', 'Số 18\nđường Yết Kiêu'],
    ['them vao muc thu tuc hanh chinh: Mang theo căn cước', 'thu-tuc', 'add', 'Mang theo căn cước'],
    ['viết lại góc cộng tác viên: Xin mời', 'cong-tac-vien', 'replace', 'Xin mời'],
  ])('%j', (given, slug, how, text) => {
    expect(sectionWordsIn(given)).toEqual({ slug, how, text });
  });

  it.each([
    'mục giới thiệu:',
    'giới thiệu: khối 3 vui hội',
    'Trang bị mới: 3 máy bơm',
    'mục tiêu: 50 hộ',
    'sửa trang giới thiệu',
  ])('%j is not about a page', (given) => expect(sectionWordsIn(given)).toBeNull());

  it('may change it from the office and deciders; from others it has its usual meaning', () => {
    const text = 'mục giới thiệu: Phường có 7 khối.';
    for (const role of ['office', 'deputy', 'head'] as const)
      expect(inShort(heard(text, { role }))).toContain('sayForWard');
    for (const role of ['contributor', 'member', 'citizen', 'chairman'] as const)
      expect(inShort(heard(text, { role }))).not.toContain('sayForWard');
  });

  it('adds a row to the table or list at the end of the page', () => {
    expect(withAdded('Ngày | Việc\n1/12 | Họp', '2/12 | Tiếp dân')).toBe('Ngày | Việc\n1/12 | Họp\n2/12 | Tiếp dân');
    expect(withAdded('Một câu.', 'Hai câu.')).toBe('Một câu.\n\nHai câu.');
    expect(withAdded('', 'Câu đầu.')).toBe('Câu đầu.');
  });
});

describe('changing a page by chat', () => {
  it('takes effect after a press, updates the portal, and can be undone with a press', async () => {
    const first = await chat.says(office, 'mục giới thiệu: Phường có 7 khối.');
    expect(first).toContain('Trang “Giới thiệu” đang trống, sẽ có: Phường có 7 khối.');
    expect([await newest('gioi-thieu'), await onItsWay()]).toEqual([null, []]);
    expect(await chat.presses(office, 'Áp dụng')).toMatch(/Trang “Giới thiệu” đã được cập nhật.*\/gioi-thieu/u);
    expect(await newest('gioi-thieu')).toMatchObject({ version: 1, text: 'Phường có 7 khối.', by: office.id });

    const changed = await chat.says(hoa, 'thay mục giới thiệu: Phường có 8 khối.');
    expect(changed).toContain('thay cả trang');
    expect(changed).toMatch(/7[^\n]*8/u);
    await chat.presses(hoa, 'Áp dụng');
    expect(await newest('gioi-thieu')).toMatchObject({ version: 2, text: 'Phường có 8 khối.' });
    await chat.presses(hoa, 'Hoàn tác');
    expect(await newest('gioi-thieu')).toMatchObject({ version: 3, text: 'Phường có 7 khối.', by: hoa.id });
    const keys = [1, 2, 3].map((version) => `dong-lac:section:gioi-thieu:${version}`);
    expect(await onItsWay()).toEqual(keys);
  });

  it('shows the offer again if another person changed the page: neither text is lost', async () => {
    await chat.says(office, 'mục giới thiệu: Có trạm y tế.');
    const edit = { slug: 'gioi-thieu', text: 'Phường có 7 khối.', seen: 0 };
    await ward.turn((unit) => saveSection(unit, hoa, edit));
    expect(await chat.presses(office, 'Áp dụng')).toContain('Trang “Giới thiệu” sẽ có thêm ở cuối: Có trạm y tế.');
    expect((await newest('gioi-thieu'))?.version).toBe(1);
    await chat.presses(office, 'Áp dụng');
    expect((await newest('gioi-thieu'))?.text).toBe('Phường có 7 khối.\n\nCó trạm y tế.');
  });

  it('applies the offer that was seen: the press of an older one shows the newer one again', async () => {
    const press = async (at: number) => {
      const offers = (await ward.read(office)).filter(({ key }) => key === 'section-offer');
      const [apply] = chat.buttonsOf(offers.at(at) ?? { key: '' });
      if (!apply) throw new Error('nothing was offered');
      return chat.pressesThis(office, apply);
    };
    await chat.says(office, 'mục giới thiệu: Phường có 7 khối.');
    await chat.says(office, 'mục liên hệ: Số 18 đường Yết Kiêu.');
    expect(await press(0)).toContain('Trang “Liên hệ” đang trống, sẽ có: Số 18');
    expect([await newest('gioi-thieu'), await newest('lien-he')]).toEqual([null, null]);
    await press(-1);
    expect((await newest('lien-he'))?.text).toBe('Số 18 đường Yết Kiêu.');
  });

  it('is refused at once for a date that does not exist or a person’s data', async () => {
    expect(await chat.says(office, 'mục lịch công tác: 31/11/2026 | 8:00 | Tiếp dân')).toContain('31/11/2026');
    expect(await chat.says(office, 'mục giới thiệu: căn cước 001099012345')).not.toContain('Áp dụng');
    expect([await newest('lich-cong-tac'), await newest('gioi-thieu')]).toEqual([null, null]);
  });

  it('is not possible for a contributor', async () => {
    await chat.says(lan, 'mục giới thiệu: Phường có 7 khối.');
    expect(await newest('gioi-thieu')).toBeNull();
  });
});

describe('a comment by chat on a draft', () => {
  const drafts = `## Dự thảo Quy chế bảo vệ môi trường
Góp ý đến ngày 20/11/2026
Mức phạt đổ rác.

## Dự thảo Đề án đặt tên ngõ phố
Góp ý đến ngày 15/12/2026
Tên 12 ngõ.`;
  const asked = () => ward.turn(({ stores }) => stores.questions.ofAsker(citizen.id, 5));
  let citizen: Person;
  beforeEach(async () => {
    citizen = await ward.person('Trần Thị Sáu', 'citizen');
    // Saved while both edits were open.
    await ward.turn((unit) =>
      unit.stores.sections.put({
        ...{ slug: 'du-thao', version: 1, text: drafts, by: office.id, at: unit.now },
      }),
    );
  });

  it.each([
    'Tôi góp ý dự thảo quy chế bảo vệ môi trường: nên tăng mức phạt đổ rác ra đường.',
    'gop y quy che bao ve moi truong: muc phat nhu vay la con nhe',
    'Tôi xin đóng góp ý kiến cho bản dự thảo bảo vệ môi trường, đề nghị thêm thùng rác ở chợ.',
  ])('after the deadline is answered with that, and becomes a question with a press: %j', async (comment) => {
    const said = await chat.says(citizen, comment);
    expect(said).toContain('“Dự thảo Quy chế bảo vệ môi trường” đã hết hạn góp ý ngày 20/11/2026');
    expect(await asked()).toEqual([]);
    await chat.presses(citizen, 'Gửi câu hỏi');
    expect((await asked()).map(({ body }) => body)).toEqual([comment]);
  });

  it('after the deadline can be dropped', async () => {
    await chat.says(citizen, 'Tôi góp ý dự thảo quy chế bảo vệ môi trường: nên tăng mức phạt.');
    await chat.presses(citizen, 'Không gửi nữa');
    expect(await asked()).toEqual([]);
  });

  it.each([
    'Tôi góp ý dự thảo đề án đặt tên ngõ phố: nên giữ tên ngõ Chùa.',
    'Tôi góp ý cho dự thảo: nên giữ tên ngõ Chùa.',
    'Đề nghị phường thêm thùng rác ở chợ Lục.',
    'Mức phạt đổ rác ra đường theo quy chế bảo vệ môi trường là bao nhiêu?',
  ])('before the deadline, or on no closed draft, becomes a case at once: %j', async (comment) => {
    expect(await chat.says(citizen, comment)).not.toContain('hết hạn góp ý');
    expect(await asked()).toHaveLength(1);
  });
});
