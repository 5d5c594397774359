import { describe, expect, it } from 'vitest';
import { readWordsModel } from '../../../src/adapters/words-model.ts';
import { opensItem } from '../../../src/chat/hear/item-or-talk.ts';
import { localDate } from '../../../src/domain/calendar/local-date.ts';
import { triage } from '../../../src/domain/question/triage.ts';
import { foldedWords } from '../../../src/domain/words/grams.ts';
import { explain } from '../../../src/domain/words/model.ts';
import { readMeaning } from '../../../src/domain/words/reader.ts';

const model = readWordsModel('words');
const today = localDate('2026-11-27');
const tomorrow = '2026-11-28';
const read = (text: string, isStaff = false) => readMeaning(text, { model, today, isStaff });

describe('danger', () => {
  it.each([
    'Tôi ko muốn sống nữa',
    'có đứa nhỏ bị té xuống mương',
    'nhà tui bị giựt điện',
    'hôm qua tôi nộp đơn. cháy nhà khối 6',
    'There is a fire at the market',
    'cháy nhà khối 6',
  ])('is reported with emergency numbers, by citizens and by staff: "%s"', (text) => {
    for (const isStaff of [false, true])
      expect(read(text, isStaff)).toMatchObject({ danger: { level: 'sure' }, says: { kind: 'danger' } });
    expect(triage(text, model)).toHaveProperty('numbers');
  });

  it.each([
    'Cho hỏi làm giấy khai sinh',
    'cháy hàng rồi, bao giờ có thêm sách giáo khoa',
    'nóng như đổ lửa, xin trồng thêm cây',
    'cảm ơn',
    'bài nào chờ duyệt',
    'đi bộ trên mặt đê chiều nay mát quá',
  ])('is not recognised in "%s"', (text) => {
    expect(read(text).danger).toBeNull();
  });

  it.each([
    'nước sông lên mấp mé mặt đê rồi, có chỗ rịn nước',
    'chan de co cho run nuoc, nuoc song sat mep de',
    'ba tui bo di tu hom qua, lan roi, ai thay keu dum',
    'bà nội cháu lú lẫn, ra khỏi nhà từ sáng chưa thấy',
  ])('is recognised as at least possible in "%s"', (text) => {
    expect(read(text).danger).not.toBeNull();
  });

  it('is explained by its features, the highest weight first', () => {
    const reasons = explain(model, 'con bé rớt xuống giếng', 'danger');
    expect(reasons.length).toBeGreaterThan(3);
    expect(reasons.map(({ weight }) => weight)).toEqual(reasons.map(({ weight }) => weight).toSorted((a, b) => b - a));
    const letters = reasons.filter(({ gram }) => gram.startsWith('c '));
    expect(letters.every(({ gram }) => ' con be rot xuong gieng '.includes(gram.slice(2)))).toBe(true);
  });
});

describe('a letter in indirect words', () => {
  it.each([
    'cô hiệu trưởng thu tiền không biên lai',
    'thầy thể dục sờ soạng học sinh nữ',
    'tôi không chấp nhận mức đền bù này',
  ])('is at least asked about: "%s"', (text) => {
    expect(read(text).says.kind).toBe('letter');
    expect(['unsure', 'denunciation', 'complaint']).toContain(triage(text, model).kind);
  });
});

describe('service words', () => {
  it.each([
    ['xóa dữ liệu của tôi', 'eraseData'],
    ['quên mã', 'lostCode'],
    ['câu hỏi của tôi tới đâu rồi', 'questionState'],
    ['toi muon rut lai cau hoi', 'withdrawQuestion'],
    ['thôi không cần nữa', 'noLongerNeeded'],
    ['gửi thêm ảnh', 'addPhotos'],
    ['cho gặp người thật', 'person'],
    ['số điện thoại phường', 'phoneNumber'],
    ['nhận tin bằng tiếng Anh', 'language'],
    ['chua dc', 'notSatisfied'],
  ] as const)('"%s" is %s', (text, service) => {
    expect(read(text).says).toMatchObject({ kind: 'service', services: expect.arrayContaining([service]) });
  });
});

describe('work of staff', () => {
  it.each([
    ['bài nào chờ duyệt', { wish: 'queue' }],
    ['bài nào trễ hạn?', { wish: 'late' }],
    ['bài nào quá hạn', { wish: 'late' }],
    ['ai đã làm gì hôm nay', { wish: 'log', day: 'today' }],
    ['nhuận bút của tôi bao nhiêu', { wish: 'royalty' }],
    ['bài của tôi duyệt chưa?', { wish: 'ownItems' }],
    ['báo cáo tháng này', { wish: 'report', period: 'thang nay' }],
    ['rút bài 0042', { wish: 'item', act: 'withdraw', code: '0042' }],
    ['rút bài DL-2612-0014', { wish: 'item', act: 'withdraw', code: 'DL-2612-0014' }],
    ['trả lại 0042 thiếu ảnh', { wish: 'item', act: 'return', code: '0042', note: 'thiếu ảnh' }],
    ['đính chính 0042', { wish: 'item', act: 'correct', code: '0042' }],
    ['đăng lại 0042', { wish: 'item', act: 'republish', code: '0042' }],
    [
      'hẹn bài 0042 lúc 7 giờ 30 ngày 30/11',
      { wish: 'schedule', code: '0042', day: '2026-11-30', time: { hour: 7, minute: 30 } },
    ],
    [
      'hẹn 0042 bảy giờ sáng thứ Hai',
      { wish: 'schedule', code: '0042', day: '2026-11-30', time: { hour: 7, minute: 0 } },
    ],
    [
      'tôi nghỉ từ 1/12 đến 5/12, giao đồng chí Minh',
      { wish: 'away', from: '2026-12-01', to: '2026-12-05', deputy: 'Minh' },
    ],
    [
      'tôi nghỉ từ thứ Hai đến thứ Sáu, giao đồng chí Minh',
      { wish: 'away', from: '2026-11-30', to: '2026-12-04', deputy: 'Minh' },
    ],
    // The day precedes the activity.
    ['mai toi nghi giao anh Long', { wish: 'away', from: tomorrow, to: tomorrow, deputy: 'Long' }],
    ['Chiều mai em xin nghỉ, nhờ anh Long trực giúp', { wish: 'away', from: tomorrow, to: tomorrow, deputy: 'Long' }],
    ['tôi mai nghỉ phép, giao đồng chí Minh', { wish: 'away', from: tomorrow, to: tomorrow, deputy: 'Minh' }],
    [
      'từ thứ Hai đến thứ Sáu tôi nghỉ, giao đồng chí Minh',
      { wish: 'away', from: '2026-11-30', to: '2026-12-04', deputy: 'Minh' },
    ],
    ['khóa tài khoản chị Lan', { wish: 'lock', name: 'Lan' }],
    ['mời chị Hoa làm cộng tác viên', { wish: 'invite', name: 'Hoa' }],
    ['bổ sung 0042: có 200 người dự', { wish: 'append', code: '0042', text: 'có 200 người dự' }],
    ['giao câu hỏi 0031 cho đồng chí Minh', { wish: 'assign', code: '0031', name: 'Minh' }],
    ['lĩnh vực HD-2611-0031: đất đai', { wish: 'topic', code: 'HD-2611-0031', name: 'đất đai' }],
    ['linh vuc cau hoi 0031 la ho tich', { wish: 'topic', code: '0031', name: 'ho tich' }],
    ['duyệt dự toán', { wish: 'budget' }],
    ['tháng này chi bao nhiêu', { wish: 'royalty' }],
    ['ai chua nhan tien', { wish: 'royalty' }],
    ['hoàn tác', { wish: 'undo' }],
    ['mất điện thoại', { wish: 'lostPhone' }],
  ] as const)('"%s"', (text, wish) => {
    expect(read(text, true).says).toMatchObject({ kind: 'staff', wish });
  });

  it.each(['thôi', 'khoan', 'nhầm', 'chờ đã', 'khoan đã, tôi bấm nhầm', 'thôi, không trả lại nữa', 'không gỡ nữa'])(
    'a retreat is never read as a reason: "%s"',
    (text) => {
      expect(read(text, true).says.kind).toBe('retreat');
    },
  );

  it.each(['thiếu ảnh hội trường', 'nội dung trùng bài hôm qua, đề nghị viết lại', 'thôi thúc bà con tham gia bầu cử'])(
    'a reason is never read as a retreat: "%s"',
    (text) => {
      expect(read(text, true).says.kind).not.toBe('retreat');
    },
  );

  it.each([
    ['đổi ông Hải thành ông Hảo', { from: 'ông Hải', to: 'ông Hảo', code: null, isAll: false, isQuoted: false }],
    ['sửa chữ "kỹ niệm" thành "kỷ niệm"', { from: 'kỹ niệm', to: 'kỷ niệm', code: null, isAll: false, isQuoted: true }],
    ['đổi 150 suất thành 115 suất', { from: '150 suất', to: '115 suất', code: null, isAll: false, isQuoted: false }],
    [
      'nhờ anh thay tất cả hội thảo bằng hội thi',
      { from: 'hội thảo', to: 'hội thi', code: null, isAll: true, isQuoted: false },
    ],
    [
      'doi khoi 6 thanh khoi 8 trong bai 0042',
      { from: 'khoi 6', to: 'khoi 8', code: '0042', isAll: false, isQuoted: false },
    ],
  ] as const)('one word is changed: "%s"', (text, change) => {
    expect(read(text, true).says).toEqual({ kind: 'change', change: { ...change, spoken: expect.any(Array) } });
  });

  it.each([
    'Sáng 20/12, cầu dân sinh khối 2 sẽ khánh thành',
    'Chiều nay hội phụ nữ trao 20 suất quà cho hộ nghèo khối 3',
  ])('news starts an item: "%s"', (text) => {
    expect(read(text, true).says.kind).toBe('news');
  });
});

describe('news that resembles a citizen’s matter, or tells of money and gifts', () => {
  it.each([
    'Chợ Gò tạm đóng cửa dãy hàng thịt để lợp lại mái từ 2 đến 5/12',
    'hoi nong dan khoi 4 vua trao 12 con bo giong cho ho can ngheo, moi con 9 trieu',
    'Thay xong 9 nắp cống vỡ trên đường Hùng Vương',
    'Starting Monday the library on Le Loi street opens until 8 pm',
  ])('starts an item: "%s"', (text) => {
    expect(read(text, true).says.kind).toBe('news');
  });

  it.each([
    'đau chân quá, hôm qua em chạy giải 5 cây',
    'bầu chị Ngọc làm chiến sĩ thi đua đi mọi người',
    'thứ sáu này chị em phòng mình đi ăn lẩu không',
  ])('does not start an item in talk among colleagues: "%s"', (text) => {
    expect(read(text, true).says.kind).not.toBe('news');
  });
});

describe('"hem" (lane) without its accent', () => {
  it('is not read as the shorthand for "không"', () => {
    expect(foldedWords('chay nha hem 92')).toEqual(['chay', 'nha', 'hem', '0']);
    expect(foldedWords('ko biet')).toEqual(['khong', 'biet']);
  });
});

describe('an event that is clearly told', () => {
  it.each([
    'Chi đoàn khu phố 2 tặng sáu xe đạp cho học trò nghèo. Em nào cũng mừng, có em ôm xe cười hoài.',
    'phường thông báo đổi giờ gom rác ở khối 8 từ 18 giờ sang 19 giờ kể từ đầu tháng sau, bà con đã đồng ý trong buổi họp',
    'Giải cờ tướng xuân có 30 kỳ thủ tham gia, ông Năm thợ mộc giành giải nhất, phần thưởng là một con gà trống và 1 triệu đồng',
    'Đêm nhạc tháng Ba mang tên Hoa ban diễn ra ở sân thư viện, có bác thợ nề 70 tuổi lên đọc thơ tự sáng tác',
  ])('starts an item even with words of talk, work or a letter: "%s"', (text) => {
    const heard = read(text, true);
    expect(heard.told).not.toBeNull();
    expect(opensItem(text, heard)).toBe(true);
  });

  it.each([
    'trả lời người dân câu 512: phường tổ chức tiêm chủng tại trạm y tế sáng thứ bảy 12/12, mời bà con đưa trẻ đến đúng giờ',
    'hồi âm bà con câu hỏi 377 giúp: lễ hội diễn ra từ ngày 12/3 đến ngày 14/3 tại đình làng',
    'khóa gửi tin của khối 5 đến khi bầu xong trưởng khối',
  ])('starts no item if it answers somebody or gives an order: "%s"', (text) => {
    expect(opensItem(text, read(text, true))).toBe(false);
  });

  it('starts an item if it tells of a rescue, and is not treated as a certain danger', () => {
    const text =
      'Chiều 12/6 đồng chí Nguyễn Văn Hòa, dân quân phường, đã lao xuống kênh cứu hai cháu nhỏ bị đuối nước, hai cháu đã qua cơn nguy kịch';
    const heard = read(text, true);
    expect(heard.danger?.level).not.toBe('sure');
    expect(opensItem(text, heard)).toBe(true);
    expect(read('hai cháu nhỏ đang đuối nước ở kênh', true)).toMatchObject({ says: { kind: 'danger' } });
  });
});

describe('courtesy', () => {
  it.each(['tin A', 'tin B', 'bài X', 'mlem mlem', 'come quick'])(
    '"%s" is none: a few unknown words are not courtesy',
    (text) => {
      for (const isStaff of [false, true]) expect(read(text, isStaff).says.kind).not.toBe('courtesy');
    },
  );

  it.each(['cảm ơn', 'chào buổi sáng', '👍', 'dạ vâng ạ', 'cảm ơn, chúc các anh khỏe', 'ok em'])(
    'starts nothing, for citizens and for staff: "%s"',
    (text) => {
      for (const isStaff of [false, true]) expect(read(text, isStaff).says.kind).toBe('courtesy');
      expect(['greeting', 'unclear']).toContain(triage(text, model).kind);
    },
  );
});
