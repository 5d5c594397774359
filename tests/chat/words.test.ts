/** Ordinary messages in every state of a conversation: their own meaning takes precedence over the open prompt. */
import { describe, expect, it } from 'vitest';
import { inShort, type Scene, says, sends } from './talk.ts';

const returning: Scene = {
  role: 'deputy',
  open: { ask: 'reason', act: 'return', submission: 'item', revision: 2 },
};
const takingDown: Scene = {
  role: 'head',
  open: { ask: 'reason', act: 'unpublish', submission: 'item', revision: 2 },
};
const drafting: Scene = { hasDraft: true };
const askedSource: Scene = { open: { ask: 'slot', slot: 'source' }, hasDraft: true };
const askedTitle: Scene = { open: { ask: 'slot', slot: 'title' }, hasDraft: true };
const inDoubt: Scene = {
  role: 'citizen',
  open: {
    ask: 'pending',
    received: {
      text: 'Cán bộ địa chính khối 4 thu tiền của tôi',
      photos: [],
      messageKey: 'tg:1:6',
      channel: 'telegram',
      conversation: '1',
      receivedAt: '2026-11-27T02:00:00.000Z',
    },
  },
};
const everywhere: readonly Scene[] = [{}, drafting, askedSource, askedTitle, returning, takingDown, inDoubt];

describe('danger', () => {
  it.each(['cháy nhà khối 6', 'Tôi ko muốn sống nữa', 'có đứa nhỏ bị té xuống mương', 'nhà tui bị giựt điện'])(
    '"%s" gets the emergency numbers in every state',
    (text) => {
      for (const scene of everywhere) expect(inShort(says(text, scene))).toEqual(['help']);
    },
  );

  it('is not used as a caption when it comes with a photo', () => {
    expect(inShort(sends([{}], 'cháy nhà khối 6'))).toEqual(['help', 'add']);
    expect(sends([{}], 'cháy nhà khối 6')).toMatchObject([{ do: 'help' }, { do: 'add', text: '' }]);
  });
});

describe('words of retreat', () => {
  it.each(['khoan đã, tôi bấm nhầm', 'thôi, không trả lại nữa', 'chờ đã', 'không gỡ nữa'])(
    '"%s" closes a prompt and decides nothing',
    (text) => {
      for (const scene of [returning, takingDown])
        expect(inShort(says(text, scene))).toEqual(['forget', 'say nothing-changed']);
      expect(inShort(says(text, askedSource))).toEqual(['forget', 'preview']);
      // No prompt is open, so the message refers to the decision made a moment ago.
      expect(says(text, { role: 'head' })).toMatchObject([
        { do: 'regret', otherwise: [{ do: 'say', message: { key: 'nothing-changed' } }] },
      ]);
    },
  );

  it.each([
    ...['thôi chưa trả lại', 'thoi chua tra lai vội', 'để hỏi lại chị Hoa đã', 'từ từ đã', 'mai tính'],
    ...['chờ chị Hà về đã', 'de coi lai', 'cho em hoi lai bac Tu', 'đừng từ chối vội', 'gọi cho bác Tư đã'],
  ])('"%s" under the prompt for a reason postpones the decision', (text) => {
    for (const scene of [returning, takingDown])
      expect(inShort(says(text, scene))).toEqual(['forget', 'say nothing-changed']);
  });

  it.each([
    ...[
      'Chưa có ảnh',
      'để sai tên người',
      'chờ văn bản chính thức của thành phố',
      'sai số liệu',
      'xem lại số liệu',
      'chua ghi nguon',
    ],
    ...['hỏi lại khối trưởng về số hộ rồi sửa lại', 'bài chưa sửa theo góp ý', 'kiểm tra lại tên đại biểu'],
  ])('"%s" is accepted as a reason', (text) => {
    expect(inShort(says(text, returning))).toEqual(['forget', 'item return']);
  });

  it('close the prompt of a draft, which is not asked again', () => {
    for (const text of ['thôi', 'khoan đã'])
      for (const slot of ['eventOn', 'source'] as const)
        expect(says(text, { open: { ask: 'slot', slot }, hasDraft: true })).toContainEqual({
          do: 'preview',
          isLeft: true,
        });
  });
});

describe('a work request in words', () => {
  it.each<[string, string, readonly string[]]>([
    ['bài nào chờ duyệt', 'head', ['listQueue']],
    ['bài nào quá hạn', 'head', ['listLate']],
    ['bài nào trễ hạn?', 'head', ['listLate']],
    ['/quahan', 'deputy', ['forget', 'listLate']],
    ['/lich', 'head', ['forget', 'listDays']],
    ['/quytrinh', 'head', ['forget', 'showProcess']],
    ['bảo mật', 'head', ['say security-how']],
    ['nhuận bút của tôi bao nhiêu', 'contributor', ['royalties']],
    ['bài của tôi duyệt chưa?', 'contributor', ['listOwn']],
    ['bảng kê tháng này', 'accountant', ['royalties']],
    ['cho tôi bảng kê tháng 11', 'accountant', ['royalties']],
    ['đã chi bảng kê tháng 11', 'accountant', ['royalties']],
    ['da chi', 'accountant', ['royalties']],
    ['tình hình tháng này thế nào', 'chairman', ['periodReport']],
    ['tinh hinh quy nay ra sao', 'chairman', ['periodReport']],
    ['chốt bảng kê tháng này', 'head', ['royalties']],
    ['in cho toi bao cao cau hoi thang nay', 'office', ['listQuestions']],
    ['lập bảng kê tháng 11', 'standingDeputy', ['royalties']],
    ['ai đã làm gì hôm nay', 'head', ['listLog']],
    ['báo cáo tháng 11', 'head', ['periodReport']],
    ['rút bài DL-2612-0014', 'contributor', ['withdrawByCode']],
    ['rút bài 0042', 'head', ['byNumber']],
    ['mời chị Hoa làm cộng tác viên', 'head', ['invite']],
    ['mời chị Hoa', 'head', ['listPeople']],
    ['kế hoạch: lễ khởi công đường khối 3 ngày 5/12, giao anh Hùng', 'head', ['forget', 'paper']],
  ])('"%s" of a %s → %j', (text, role, wanted) => {
    expect(inShort(says(text, { role } as Scene))).toEqual(wanted);
  });

  it('invites the named person, also under an open prompt, which stays open', () => {
    const invited = { do: 'invite', role: 'contributor', name: 'Nguyễn Thị Thơm', into: 'khối 5' };
    const asked: Scene = { role: 'head', hasDraft: true, open: { ask: 'slot', slot: 'eventOn' } };
    const words = 'mời chị Nguyễn Thị Thơm làm cộng tác viên khối 5';
    expect(says(words, { role: 'head' })).toEqual([invited]);
    expect(says(words, asked)).toEqual([
      invited,
      { do: 'say', message: { key: 'still-asked', facts: { slot: 'eventOn' } } },
    ]);
    expect(says('mời đồng chí Lê Văn Tư làm kế toán nhé', { role: 'head' })).toEqual([
      { do: 'invite', role: 'accountant', name: 'Lê Văn Tư', into: '' },
    ]);
  });

  it('leaves a prompt of the board open, and says so once', () => {
    const paper: Scene = {
      role: 'head',
      open: { ask: 'paperWords', press: 'r-note', subject: '2026-11', argument: '', revision: 1 },
    };
    for (const scene of [returning, takingDown, paper])
      expect(says('bài nào đang chờ duyệt?', scene)).toEqual([
        { do: 'listQueue' },
        { do: 'say', message: { key: 'still-waiting', facts: { ask: scene.open?.ask } } },
      ]);
    expect(inShort(says('duyệt 0042', returning))).toEqual(['byNumber']);
  });

  it('is not added to a draft, and does not answer a prompt', () => {
    for (const text of ['bài của tôi duyệt chưa?', 'bài nào chờ duyệt?']) {
      expect(inShort(says(text, { role: 'head', ...drafting }))).not.toContain('add');
      expect(inShort(says(text, { role: 'head', ...askedSource }))).not.toContain('fill');
    }
  });

  it('for a report names the month that is meant', () => {
    expect(says('báo cáo tháng 11', { role: 'head' })).toMatchObject([{ period: '2026-11' }]);
    expect(says('báo cáo tháng trước', { role: 'head' })).toMatchObject([{ period: '2026-10' }]);
    expect(says('báo cáo tháng 12', { role: 'head' })).toMatchObject([{ period: '2025-12' }]);
    expect(says('bảng kê tháng trước', { role: 'accountant' })).toMatchObject([{ month: '2026-10' }]);
    expect(says('Bảng kê', { role: 'deputy' })).toMatchObject([{ month: '2026-11' }]);
  });

  it('with “trả lại” carries the typed reason; after “từ chối” the reason is asked for with buttons', () => {
    expect(says('từ chối 0042 vì quảng cáo', { role: 'head' })).toMatchObject([{ act: 'reject', rest: '' }]);
    expect(says('trả lại 0042 thiếu ảnh', { role: 'head' })).toMatchObject([{ act: 'return', rest: 'thiếu ảnh' }]);
  });
});

describe('courtesy', () => {
  it.each(['cảm ơn', 'chào buổi sáng', '👍', 'dạ vâng ạ', 'cảm ơn, chúc các anh khỏe'])(
    '"%s" starts nothing and closes nothing',
    (text) => {
      for (const scene of [{}, drafting, askedSource, askedTitle, returning, takingDown])
        expect(inShort(says(text, scene))).toEqual(['courteous']);
    },
  );
});

describe('service requests of citizens', () => {
  it.each<[string, string]>([
    ['xóa dữ liệu của tôi', 'eraseData'],
    ['quên mã', 'lostCode'],
    ['thôi không cần nữa', 'noLongerNeeded'],
    ['cho gặp người thật', 'person'],
    ['số điện thoại phường', 'phoneNumber'],
    ['nhận tin bằng tiếng Anh', 'language'],
  ])('"%s" is %s, also while the bot waits for a choice', (text, service) => {
    for (const scene of [{ role: 'citizen' } as const, inDoubt])
      expect(says(text, scene)).toMatchObject([{ do: 'service', services: expect.arrayContaining([service]) }]);
  });
});

describe('without an open draft', () => {
  it.each([
    'Chiều nay hội phụ nữ trao 20 suất quà cho hộ nghèo khối 3',
    'Sáng 20/12, cầu dân sinh khối 2 sẽ khánh thành',
  ])('an event starts an item: "%s"', (text) => {
    expect(inShort(says(text))).toEqual(['add']);
  });

  it.each(['Bài ảnh hội trường'])('"%s" is asked about', (text) => {
    expect(inShort(says(text))).toEqual(['askWhatItIs']);
  });
});

describe('chairman and accountant', () => {
  const work = [
    ...['bài nào chờ duyệt', 'duyệt 0001', 'D 0001', 'duyệt bài 0001', 'gỡ bài 0001', 'ai đã làm gì hôm nay'],
    ...['giao đồng chí Minh viết bài về hội thi', 'mời chị Hoa làm cộng tác viên'],
    ...['họp ban biên tập 14h thứ Tư tuần sau', 'ký bảng kê', 'quyết toán quý 4', 'gửi bài', 'bài của tôi', 'hoàn tác'],
    ...['tôi nghỉ từ thứ Hai đến thứ Sáu, giao đồng chí Minh', 'xem bài 0001', 'bài nào trễ hạn'],
  ];
  it.each(['chairman', 'accountant'] as const)(
    'the %s is told that a request is not available yet, instead of a menu or a case',
    (role) => {
      for (const text of work)
        expect([text, inShort(says(text, { role })).at(-1)]).toEqual([text, 'say official-not-yet']);
    },
  );

  it.each([
    ['chairman', ['báo cáo tháng này', 'thống kê quý 3'], 'periodReport'],
    ['chairman', ['kinh phí', 'dự toán', 'khen thưởng'], 'register'],
    ['accountant', ['kinh phí', 'theo dõi kinh phí'], 'register'],
    ['accountant', ['bảng kê tháng này', 'nhuận bút tháng 11', 'bảng kê'], 'royalties'],
  ] as const)('the %s gets the requested paper: %s', (role, texts, does) => {
    for (const text of texts) expect([text, inShort(says(text, { role })).at(-1)]).toEqual([text, does]);
  });

  it('have their own menus', () => {
    const menuOf = (role: 'chairman' | 'accountant'): readonly string[] =>
      says('menu', { role }).flatMap((intent) =>
        intent.do === 'say'
          ? (intent.message.buttons ?? []).flat().flatMap((each) => ('action' in each ? [each.action] : []))
          : [],
      );
    expect(menuOf('accountant')).toEqual([
      'go.nhuanbut',
      'go.kinhphi',
      'go.bang',
      'go.cauhoi',
      'go.hoi',
      'go.tracuu',
      'go.baomat',
    ]);
    expect(menuOf('chairman')).toEqual(
      expect.arrayContaining(['go.nhuanbut', 'go.baocao', 'go.kinhphi', 'go.khenthuong', 'go.bang']),
    );
    expect(menuOf('chairman')).not.toContain('go.choduyet');
  });
});
