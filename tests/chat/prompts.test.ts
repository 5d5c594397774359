/** A prompt accepts only answers to it: each slot its own kind of words, optionally with a label, a day or a courtesy. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { localDate } from '../../src/domain/calendar/local-date.ts';
import type { Person } from '../../src/domain/person/person.ts';
import { slotsIn } from '../../src/domain/submission/answer.ts';
import { act } from '../../src/usecases/submission/act.ts';
import { type Chat, chatOn } from '../usecases/chat-on.ts';
import { type OpenWard, openWard } from '../usecases/core.ts';
import { does, inShort, says } from './talk.ts';

const today = localDate('2026-11-27');

describe('an answer typed under a prompt', () => {
  it.each([
    ['source', 'chieu qua, co chu Tan to truong chu tri', { eventOn: 'chieu qua', source: 'chu Tan to truong' }],
    ['source', 'chiều qua có chú Tân tổ trưởng chủ trì', { eventOn: 'chiều qua', source: 'chú Tân tổ trưởng' }],
    ['source', 'bà Hạnh trạm trưởng, hôm qua', { eventOn: 'hôm qua', source: 'bà Hạnh trạm trưởng' }],
    [
      'source',
      'Nguồn: bà Lê Thị Hạnh, chi hội trưởng phụ nữ khối 3',
      { source: 'bà Lê Thị Hạnh, chi hội trưởng phụ nữ khối 3' },
    ],
    ['source', 'da nguon la ba Hanh a', { source: 'ba Hanh' }],
    ['source', 'theo ông Nam ạ', { source: 'ông Nam' }],
    ['source', 'hôm qua', { eventOn: 'hôm qua' }],
    ['source', 'Quyết định số 12/QĐ-UBND ngày 3/11/2026', { source: 'Quyết định số 12/QĐ-UBND ngày 3/11/2026' }],
    ['eventOn', 'hom qua ah', { eventOn: 'hom qua' }],
    ['eventOn', 'dạ ngày 27/11 ạ', { eventOn: 'ngày 27/11' }],
    ['eventOn', 'Ngày diễn ra: 27/11', { eventOn: '27/11' }],
    ['eventOn', 'T5', { eventOn: 'thu 5 vua qua' }],
    ['eventOn', 'chiều qua, có chú Tân chủ trì', { eventOn: 'chiều qua', source: 'chú Tân' }],
    ['eventOn', 'nguồn: bà Hạnh', { source: 'bà Hạnh' }],
    ['eventOn', 'sáng thứ hai tôi bận', null],
    ['eventOn', 'Chiều qua khối 6 họp tổ dân phố', null],
    ['title', 'Đầu đề: Khối 4 trồng cây', { title: 'Khối 4 trồng cây' }],
    ['title', 'ngay 27/11', { eventOn: 'ngay 27/11' }],
    ['place', 'dạ ở nhà văn hóa khối 6 ạ', { place: 'nhà văn hóa khối 6' }],
    ['place', 'Địa điểm: khối 6', { place: 'khối 6' }],
    [null, 'hom qua ah', { eventOn: 'hom qua' }],
    [null, 'Khối 4 trồng cây hôm qua', null],
    [null, 'bà Hạnh', null],
  ] as const)('%s: "%s" → %j', (asked, text, wanted) => {
    expect(slotsIn(text, asked, today)).toEqual(wanted);
  });
});

describe('a label typed before an answer to the board or the office', () => {
  const reason = { ask: 'reason', act: 'return', submission: 'i', revision: 1 } as const;
  it.each([
    ['Lý do: thiếu ảnh', reason, { reason: { code: 'other', note: 'thiếu ảnh' } }],
    ['ly do: thieu anh', reason, { reason: { code: 'other', note: 'thieu anh' } }],
    [
      'Đầu đề mới: Khối 4 trồng cây',
      { ask: 'boardEdit', slot: 'title', submission: 'i', revision: 1 } as const,
      { fill: { slot: 'title', text: 'Khối 4 trồng cây' } },
    ],
    ['Họ tên: Nguyễn Văn An', { ask: 'inviteName', role: 'contributor' } as const, { name: 'Nguyễn Văn An' }],
    ['da ten la Nguyen Van An', { ask: 'inviteName', role: 'contributor' } as const, { name: 'Nguyen Van An' }],
  ])('"%s": the label is removed', (text, open, wanted) => {
    expect(says(text, { role: 'head', open }).at(-1)).toMatchObject(wanted);
  });
});

describe('sending a finished draft in words', () => {
  it.each(['gửi đi', 'gui luon di em', 'gửi luôn đi em', 'ok gửi đi nhé', 'gửi bài đi ạ', 'Gửi giúp em với'])(
    '"%s"',
    (text) => {
      expect(inShort(says(text, { hasDraft: true }))).toEqual(['forget', 'sendInWords']);
    },
  );
  it('"gui anh" does not send it', () => {
    expect(inShort(says('gui anh', { hasDraft: true }))).not.toContain('sendInWords');
  });
});

describe('an announced document with a secrecy mark', () => {
  it.each([
    'em gui bao cao TOI MAT so 12 cua phuong ve dan quan',
    'Em gửi báo cáo tối mật số 12 về dân quân',
    'tôi chụp công văn đóng dấu MẬT gửi anh nhé',
  ])('"%s" is refused, whatever is open', (text) => {
    for (const scene of [{}, { hasDraft: true }, { hasDraft: true, open: { ask: 'slot', slot: 'source' } as const }])
      expect(inShort(says(text, scene))[0], JSON.stringify(scene)).toBe('say no-secrets');
  });
  it.each(['toi mat so ho khau gui bao cao', 'báo cáo tháng này', 'gửi báo cáo về bảo mật tài khoản'])(
    '"%s" is not such an announcement',
    (text) => {
      expect(inShort(says(text))).not.toContain('say no-secrets');
    },
  );
});

it.each(['cho hoi bao gio co tien', 'sao bai 0004 duoc co 50 nghin', 'nhuận bút của tôi'])(
  '"%s" asks for royalties',
  (text) => {
    expect(inShort(says(text)).at(-1)).toBe('royalties');
  },
);

describe('staff messages that tell of no event', () => {
  it.each([
    'The BHYT cho nguoi 72 tuoi lam tai bo phan Mot cua, thu 2 den thu 6, mang can cuoc.',
    'Bác mang căn cước đến bộ phận Một cửa. Làm từ thứ Hai đến thứ Sáu.',
  ])('start no article: "%s"', (text) => {
    expect(inShort(says(text, { role: 'member' }))).toEqual(['askWhatItIs']);
  });
  it('about an absence ask a board member for a substitute, and a contributor for the meaning', () => {
    expect(inShort(says('sáng thứ hai tôi bận', { role: 'member' }))).toEqual(['away']);
    expect(inShort(says('sáng thứ hai tôi bận', { role: 'contributor' }))).toEqual(['askWhatItIs']);
  });
  it('about an absence do not set the day of a draft', () => {
    const scene = { hasDraft: true, open: { ask: 'slot', slot: 'eventOn' } as const };
    expect(inShort(says('sáng thứ hai tôi bận', scene))).toEqual(['askWhatItIs', 'say still-asked']);
  });
});

describe('in a running ward', () => {
  let ward: OpenWard;
  let chat: Chat;
  let lan: Person;
  beforeEach(async () => {
    ward = await openWard();
    chat = chatOn(ward);
    lan = await ward.person('Nguyễn Thị Lan', 'contributor');
  });
  afterEach(() => ward.close());

  it('a returned item gets the day that was asked for, and keeps its text', async () => {
    const deputy = await ward.person('Phạm Thị Mai', 'deputy');
    const item = await ward.submitted(lan, 'Khối 4 trồng cây\nHôm nay khối 4 trồng 20 cây xanh.\nNguồn: bà Lan');
    const reason = { code: 'other', note: 'hôm nay hay hôm qua vậy em?' } as const;
    await ward.turn((unit) => act(unit, deputy, item.id, { type: 'return', revision: item.revision, reason }));
    const before = (await ward.items())[0];
    await chat.says(lan, 'hom qua ah');
    const after = (await ward.items())[0];
    expect(after?.content.parts).toEqual(before?.content.parts);
    expect(after?.content.eventOn).not.toBeNull();
    expect(after?.content.eventOn).not.toBe(before?.content.eventOn);
  });

  it('a day and a source in one answer are both stored', async () => {
    await ward.add(lan, 'Khối 6 họp tổ dân phố\nKhối 6 họp tổ dân phố bàn việc làm đường.', { photoCount: 1 });
    await chat.says(lan, 'gửi');
    await chat.says(lan, 'chieu qua, co chu Tan to truong chu tri');
    const [item] = await ward.items();
    expect(item?.content.source).toEqual({ kind: 'person', detail: 'chu Tan to truong' });
    expect(item?.content.eventOn).not.toBeNull();
  });

  it('"bỏ ảnh 2 và 9" is answered in one message: what was removed, what does not exist and what is missing', async () => {
    await ward.add(lan, 'Khối 6 họp tổ dân phố\nChiều qua khối 6 họp bàn việc làm đường.', { photoCount: 5 });
    const before = (await chat.heard(lan)).length;
    expect(await chat.says(lan, 'bỏ ảnh 2 và 9')).toBe(
      'Đã bỏ ảnh 2. Không có ảnh 9. Còn 4 ảnh. Bài đang viết còn chờ nguồn tin: “Tôi có mặt”, hoặc tên người, số văn bản.',
    );
    expect(await chat.heard(lan)).toHaveLength(before + 1);
    expect(await chat.says(lan, 'bo anh 7')).toContain('Không có ảnh thứ 7');
    await chat.says(lan, 'bà Lê Thị Hạnh');
    expect((await ward.items())[0]?.content.source).toMatchObject({ detail: 'bà Lê Thị Hạnh' });
  });

  it.each(['nhầm ảnh rồi, bỏ ảnh đi', 'bo anh di', 'gửi nhầm ảnh rồi ạ', 'thôi bỏ cái ảnh đó đi em'])(
    '"%s" removes the only photo, and is not added to the text',
    async (words) => {
      await ward.add(lan, '', { photoCount: 1 });
      expect(await chat.says(lan, words)).toContain('Đã bỏ ảnh 1. Còn 0 ảnh.');
      await chat.says(lan, 'Khối 6 họp tổ dân phố\nChiều qua khối 6 họp bàn việc làm đường.');
      const [item] = await ward.items();
      expect(item?.photos.every(({ dropped }) => dropped)).toBe(true);
      expect(JSON.stringify(item?.content)).not.toMatch(/nh[aầ]m|b[oỏ] /u);
    },
  );

  it('with several photos the number is asked for, and a remark about other photos is not added to the text', async () => {
    await ward.add(lan, 'Khối 6 họp tổ dân phố\nChiều qua khối 6 họp bàn việc làm đường.', { photoCount: 3 });
    const before = (await ward.items())[0]?.content.parts;
    expect(await chat.says(lan, 'nhầm ảnh rồi, bỏ ảnh đi')).toContain('Bài đang có 3 ảnh. Muốn bỏ ảnh nào');
    expect(await chat.says(lan, 'ảnh mờ quá, để em gửi ảnh khác')).toContain('gửi thêm ảnh vào đây');
    expect((await ward.items())[0]?.content.parts).toEqual(before);
  });

  it('a sticker and a voice message get different answers', async () => {
    const kinds = ['sticker', 'voice'].map((platformType) => does({ kind: 'unsupported', platformType } as never));
    expect(new Set(kinds.map((intents) => JSON.stringify(intents))).size).toBe(2);
  });

  it('an accountant who asks what the month costs gets its statement', async () => {
    const accountant = await ward.person('Ngô Thị Kế', 'accountant');
    expect(await chat.says(accountant, 'thang nay chi bao nhieu')).toContain('Bảng kê nhuận bút tháng');
  });

  it('an absence has the length that was told, can be moved to another start, and accepts a name without accents', async () => {
    const deputy = await ward.person('Trần Văn Minh', 'deputy');
    await ward.person('Phạm Đức Long', 'deputy');
    await ward.person('Lê Anh Thư', 'office');
    const days = /từ (\d\d)\/(\d\d)\/\d{4} đến (\d\d)\/(\d\d)/u;
    const first = days.exec(await chat.says(deputy, 'nghi om 3 hom, nho anh Long lam thay'));
    expect(Number(first?.[3]) - Number(first?.[1])).toBe(2);
    const moved = days.exec(await chat.says(deputy, 'từ mai'));
    expect([Number(moved?.[1]) - Number(first?.[1]), Number(moved?.[3]) - Number(first?.[3])]).toEqual([1, 1]);
    expect(await chat.says(deputy, 'bài nào quá hạn')).toContain('Việc trước vẫn chờ');
    expect(await chat.says(deputy, 'giao dong chi Thu')).toContain('giao đồng chí Lê Anh Thư');
  });

  it('the substitute is asked for with the days, and “không” cancels the absence', async () => {
    const deputy = await ward.person('Trần Văn Minh', 'deputy');
    await ward.person('Phạm Đức Long', 'deputy');
    const days = /nghỉ cả ngày \d\d\/\d\d\/\d{4}, giao ai/u;
    for (const no of ['không', 'à không phải, tôi chỉ họp một tiếng', 'mai tôi vẫn đi làm', 'tôi không nghỉ nữa']) {
      expect(await chat.says(deputy, 'mai tôi nghỉ')).toMatch(days);
      expect(await chat.says(deputy, no)).toContain('chưa có gì thay đổi');
    }
    expect(await chat.says(deputy, 'mai tôi nghỉ')).toMatch(days);
    for (const said of ['họp xong tôi về', 'chưa biết', 'để xem', 'giao ai bây giờ'])
      expect(await chat.says(deputy, said)).not.toContain('Không có ai tên');
    expect(await chat.says(deputy, 'không, giao anh Long')).toContain('giao đồng chí Phạm Đức Long');
  });

  it('a substitute may be named with courtesy words, and “Hong” without accents is a name', async () => {
    const deputy = await ward.person('Trần Văn Minh', 'deputy');
    await ward.person('Phạm Thị Hồng', 'deputy');
    for (const said of ['dạ chị Hồng nhé', 'Hong', 'giao chị Hồng ạ', 'chị Hồng trực thay']) {
      await chat.says(deputy, 'mai tôi nghỉ');
      expect(await chat.says(deputy, said)).toContain('giao đồng chí Phạm Thị Hồng');
      await chat.says(deputy, 'không');
    }
  });

  it('the days are kept if nobody has the name, and "dong chi Thu" means Thư', async () => {
    const head = await ward.person('Vũ Thị Hoa', 'head');
    await ward.person('Lê Anh Thư', 'office');
    expect(await chat.says(head, 'toi nghi tu thu hai den thu sau, giao dong chi Thuy')).toContain(
      'Không có ai tên “Thuy”',
    );
    expect(await chat.says(head, 'dc thu')).toMatch(/từ .* đến .*giao đồng chí Lê Anh Thư/u);
    for (const title of ['dong chi', 'dc', 'đ/c', 'chi', 'co', 'ba', 'đồng chí'])
      expect(await chat.says(head, `toi nghi tu thu hai den thu sau, giao ${title} Thu`)).toContain(
        'đồng chí Lê Anh Thư',
      );
  });
});
