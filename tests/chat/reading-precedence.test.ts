/** Danger, letters and requests take precedence over the open prompt, whichever it is (words §1). The cases come from a trial. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '../../src/domain/person/person.ts';
import { accusesOfWrong } from '../../src/domain/question/blame.ts';
import { forMatching } from '../../src/domain/question/phrase-matching.ts';
import { type Chat, chatOn } from '../usecases/chat-on.ts';
import { type OpenWard, openWard } from '../usecases/core.ts';
import { inShort, type Scene, says } from './talk.ts';

const asked = (slot: 'source' | 'place' | 'title'): Scene => ({ open: { ask: 'slot', slot }, hasDraft: true });
const returning: Scene = { role: 'deputy', open: { ask: 'reason', act: 'return', submission: 'i', revision: 1 } };
const correcting: Scene = { role: 'deputy', open: { ask: 'wardWords', what: 'correct', kept: 'i 1' } };
const everywhere = [{}, { hasDraft: true }, asked('source'), asked('place'), asked('title'), returning, correcting];

describe('an accusation that names a person', () => {
  it.each([
    'chị Thư văn phòng ăn chặn tiền ảnh',
    'đồng chí Long ăn chặn nhuận bút của cộng tác viên',
    'bao cao ban bien tap la anh Minh nhan tien de duyet bai',
    'bài của em bị chị Hà sửa để lấy nhuận bút về mình',
    'co Hoa doi 500 nghin moi ky giay cho dan',
  ])('is asked about as a possible letter in every prompt and draft: "%s"', (text) => {
    for (const scene of everywhere) expect(inShort(says(text, scene)), JSON.stringify(scene)).toEqual(['receive']);
  });

  it.each([
    'nhuận bút tháng này của chị Hà là bao nhiêu',
    'anh Minh nhận tiền nhuận bút chưa',
    'chị Hà sửa bài giúp em để mai duyệt',
    'bà Lan luôn nhận phần việc khó về mình',
    'bà Hạnh trạm trưởng',
    'ban thanh tra',
  ])('is not found in "%s"', (text) => {
    expect(accusesOfWrong(forMatching(text))).toBe(false);
    expect(inShort(says(text, asked('source')))).not.toContain('receive');
  });
});

describe('while a source, a place or a title is asked for', () => {
  it.each([
    ['xóa dữ liệu của tôi', 'service'],
    ['cho gặp người thật', 'service'],
    ['so dien thoai phuong la bao nhieu', 'service'],
    ['câu hỏi của tôi tới đâu rồi', 'service'],
    ['quên mã', 'say security-how'],
    ['bài hôm trước của em duyệt chưa', 'listOwn'],
  ])('"%s" is handled by its own meaning, and the prompt stays open', (text, wanted) => {
    for (const slot of ['source', 'place', 'title'] as const)
      expect(inShort(says(text, asked(slot)))).toEqual([wanted, 'say still-asked']);
  });

  it.each(['1', '2.', 'em chưa biết', 'hỏi lại sau nhé', 'để em hỏi đã', 'dạ em không rõ ạ', 'chưa có nguồn'])(
    '"%s" is neither an answer nor a paragraph',
    (text) => {
      expect(inShort(says(text, asked('source')))).toEqual(['say still-asked']);
      expect(inShort(says(text, { hasDraft: true }))).not.toContain('add');
    },
  );

  it.each([
    ...['bà Hạnh trạm trưởng', 'thông báo của Điện lực Chí Linh', 'báo cáo của UBND phường', 'chú Bình công an phường'],
    ...['nhóm zalo khối 3', 'UBND phường Lê Đại Hành', 'chị Lan, bộ phận một cửa', 'Ban chỉ huy quân sự phường'],
  ])('"%s" is still accepted as a source', (text) => {
    expect(inShort(says(text, asked('source')))).toEqual(['forget', 'fill']);
  });
});

describe('in a ward', () => {
  let ward: OpenWard;
  let chat: Chat;
  let tu: Person;
  beforeEach(async () => {
    ward = await openWard();
    chat = chatOn(ward);
    tu = await ward.person('Phạm Văn Tư', 'citizen');
  });
  afterEach(() => ward.close());

  it('an accusation typed as a source is asked about, and nothing of it is stored in the item', async () => {
    const lan = await ward.person('Nguyễn Thị Lan', 'contributor');
    await ward.add(lan, 'Khối 4 trồng cây\nSáng nay khối 4 trồng 20 cây xanh.', { photoCount: 1 });
    await chat.says(lan, 'gửi');
    expect(await chat.says(lan, 'chị Thư văn phòng ăn chặn tiền ảnh')).toContain('gửi tố cáo');
    expect(JSON.stringify(await ward.items())).not.toContain('ăn chặn');
  });

  it.each(['KR79SFP7', 'KR79SFP', 'kr79sfp70'])(
    '"%s" looks like an invitation code, and is reported as invalid',
    async (code) => {
      expect(await chat.says(tu, code)).toContain('Mã mời này không dùng được nữa');
    },
  );

  it('a word of eight letters is not treated as a code', async () => {
    expect(await chat.says(tu, 'camonnha')).not.toContain('Mã mời');
  });

  it('an emergency in English is answered in English, also after another person took the case, and asks for a telephone number', async () => {
    const head = await ward.person('Vũ Thị Hoa', 'head');
    await chat.says(tu, 'my husband is bleeding badly, please help, khối 3');
    const [first] = await ward.read(tu);
    expect(first).toMatchObject({ locale: 'en', facts: { reach: 'none' } });
    const actions = async () =>
      (await ward.read(head)).findLast(({ key }) => key === 'danger-alert' || key === 'danger-added');
    expect((await actions())?.buttons?.flat().map((each) => 'action' in each && each.action)).toEqual([
      'dg-reply',
      'dg-end',
    ]);
    await chat.says(tu, '0912 345 678');
    expect((await chat.heard(head)).at(-1)).toContain('912345678');
    await chat.presses(head, 'Đã gọi');
    expect((await ward.read(tu)).at(-1)).toMatchObject({ key: 'danger-taken-asker', locale: 'en' });
  });

  it('words about English keep the language; only a request to speak English changes it', async () => {
    const office = await ward.person('Hoàng Thị Thư', 'office');
    const news =
      'Good morning, I would like to send you news: a free English class opened in khối 5 yesterday, 20 children came';
    await chat.says(tu, news);
    expect((await ward.turn(({ stores }) => stores.people.get(tu.id))).locale).toBe('vi');
    await chat.says(office, 'trung tam tieng anh khoi 5 xin cap phep');
    expect((await chat.heard(office)).at(-1)).toContain('trung tam tieng anh khoi 5 xin cap phep');
    for (const words of ['lớp tiếng Anh hè khối 3 mở khi nào', 'hội thi hùng biện tiếng Anh của trường'])
      await chat.says(tu, words);
    expect((await ward.turn(({ stores }) => stores.people.get(tu.id))).locale).toBe('vi');
    await chat.says(tu, 'nhận tin bằng tiếng Anh');
    expect((await ward.turn(({ stores }) => stores.people.get(tu.id))).locale).toBe('en');
  });

  it('a contributor whose home is flooded gets the emergency numbers, and the article stays unchanged', async () => {
    const lan = await ward.person('Nguyễn Thị Lan', 'contributor');
    await ward.add(lan, 'Khối 4 trồng cây\nSáng nay khối 4 trồng 20 cây xanh.');
    const said = await chat.says(lan, 'nhà em đang ngập, bài để sau nhé');
    expect(said).toContain('114');
    expect(JSON.stringify(await ward.items())).not.toContain('ngập');
    expect(await chat.says(lan, 'đường khối 3 hay ngập khi mưa')).not.toContain('114');
  });

  it('a change of the portal’s calendar is not added to the open article', async () => {
    const office = await ward.person('Hoàng Thị Thư', 'office');
    await ward.add(office, 'Quyết định 53/QĐ-UBND\nVề thành lập tổ công tác.');
    expect(
      await chat.says(office, 'cập nhật lịch tiếp công dân: thứ Năm 3/12 8h Chủ tịch tiếp dân tại phòng tiếp công dân'),
    ).toContain('/bang');
    expect(JSON.stringify(await ward.items())).not.toContain('3/12');
  });
});
