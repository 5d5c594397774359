/** The specification of words, sentence by sentence: each case that it names is tested in people's own wording. */
import { describe, expect, it } from 'vitest';
import { readWordsModel } from '../../../src/adapters/words-model.ts';
import { localDate } from '../../../src/domain/calendar/local-date.ts';
import { fromTelex } from '../../../src/domain/text/telex.ts';
import { languageOf } from '../../../src/domain/words/language.ts';
import { readMeaning } from '../../../src/domain/words/reader.ts';

const model = readWordsModel('words');
const today = localDate('2026-11-27');
const read = (text: string, isStaff = false) => readMeaning(text, { model, today, isStaff });

describe('§2 danger', () => {
  it.each([
    ['fire', 'nhà kho sau chợ bốc cháy', 'chay nha o khoi 3', 'lửa táp lên mái nhà ôn Bảy rồi'],
    ['drowning', 'thằng cu rớt xuống hầm nước', 'có người chìm ghe giữa sông', 'be te xuong gieng'],
    ['electricity', 'ba tui bị giựt điện nằm co', 'dây điện đứt rơi giữa đường, có người dính'],
    ['collapse', 'sập tường đè hai ông thợ', 'nha sap co nguoi ket ben trong'],
    ['wounds', 'chú ấy bị máy cắt vào tay máu chảy xối', 'bi dam chay nhieu mau'],
    ['poison', 'em nó uống thuốc sâu rồi', 'cả nhà ăn nấm xong nôn, mẹ lịm đi'],
    ['birth', 'vợ tôi vỡ ối giữa đường', 'chị tui đau đẻ dữ mà chưa có xe', 'vo em dau de roi'],
    ['seizures', 'con em co giật sùi bọt mép'],
    ['breath', 'bà nội tôi thở không nổi, môi tím', 'be hoc hat khong tho duoc'],
    [
      'suicide',
      ...['hết muốn sống rồi', 'bạn em đứng ngoài lan can tầng mười khóc', 'cả nhà sẽ đỡ khổ nếu không còn con'],
    ],
    ['violence', 'chồng đang đánh vợ con ngoài ngõ', 'ổng rượt chém người ta kìa'],
    ['threats', 'nó dọa tối nay tới giết cả nhà tôi'],
    ['abduction', 'có người lạ kéo con bé lên xe chạy mất'],
    ['somebody lost', 'lạc cháu gái 4 tuổi ở chợ, mặc áo đỏ', 'cụ ông lẫn đi khỏi nhà từ sáng chưa về'],
    ['robbery going on', 'trộm đang cạy cửa nhà bên', 'hai thằng giựt túi kéo lê bà cụ'],
    ['dikes', 'đê khối 8 rò nước mạnh sắp vỡ'],
    ['landslides', 'sạt lở đất vùi nhà có người trong'],
    ['gas', 'mùi gas nồng nặc cả dãy trọ'],
    ['animals', 'rắn hổ cắn chân ba tôi', 'chó dại đang cắn trẻ con trước trường'],
    ['English', 'a man is drowning in the canal', 'my house is on fire', 'she is not breathing'],
  ])('%s: emergency numbers, also for staff, in every spelling', (...[, ...sentences]) => {
    for (const isStaff of [false, true])
      for (const text of sentences) expect(read(text, isStaff).danger, text).not.toBeNull();
  });

  it.each([
    'chong dang danh vo con, cuu voi',
    'nhaf chasy cuwus vowis',
    'cuwus toio vowis',
    'khoong thowr dduwowcj cuwus',
  ])('is recognised without accents and in raw Telex typing: "%s"', (text) => {
    expect(read(text).danger).not.toBeNull();
  });

  it('is not cancelled by a past event elsewhere in the message', () => {
    expect(read('tuần trước tôi đã nộp hồ sơ. giờ nhà bên cháy rồi').danger).not.toBeNull();
  });

  it.each([
    'phim Biển lửa chiếu mấy giờ ở nhà văn hóa',
    'mai khối 4 diễn tập chữa cháy lúc 8 giờ, có phải nghỉ bán không',
    'vé xem ca nhạc cháy hàng chưa ad',
    'trời nóng như lửa, xin trồng thêm cây',
    'đề nghị nhắc bà con không đốt rơm rạ ngoài đồng',
    'quán nhậu ồn như đánh nhau, nhờ phường nhắc',
    'buổi nói chuyện về phòng chống tự tử có cho phụ huynh dự không',
    // "Đầu dễ dãi quá", "đầu đề bài": resemble "đau đẻ" (labour pains) without diacritics, but are no cry for help.
    'dau de dai qua',
    'dau de bai nay dai qua',
  ])('is not recognised in "%s"', (text) => {
    expect(read(text).danger).toBeNull();
  });

  it('is not recognised in a report about a drill, which is news', () => {
    const drill = 'Sáng nay diễn tập chữa cháy tại chợ với 60 người. Sau 15 phút đám cháy giả định được dập tắt.';
    expect(read(drill, true)).toMatchObject({ danger: null, says: { kind: 'news' } });
  });
});

describe('§3 letters', () => {
  it.each([
    'ban quản lý chợ thu tiền không biên lai',
    'trưởng khối ăn chặn gạo cứu trợ',
    'kế toán nâng khống giá vật tư làm đường',
    'phó phòng có quan hệ bất chính với nhân viên',
    'công an phường bao che cho xưởng xả thải',
    'toàn con ông cháu cha được vào biên chế',
    'thầy giáo sờ soạng học sinh',
    'phường cưỡng chế nhà tôi trái luật',
    'tôi không chấp nhận mức đền bù này',
    'Ai cho phép bán ao làng cho doanh nghiệp? Dân phản đối và tố giác',
    'the clerk asked me for a bribe',
  ])('are asked about, or answered with directions: "%s"', (text) => {
    expect(read(text).says.kind).toBe('letter');
  });

  it('about a child in danger are danger first', () => {
    expect(read('thầy đang nhốt con tôi trong phòng đánh, cứu cháu với').danger).not.toBeNull();
  });
});

describe('§4 service words', () => {
  it.each([
    ['xóa dữ liệu của tôi', 'eraseData'],
    ['câu hỏi của tôi tới đâu rồi', 'questionState'],
    ['quên mã', 'lostCode'],
    ['rút câu hỏi', 'withdrawQuestion'],
    ['thôi không cần nữa', 'noLongerNeeded'],
    ['gửi thêm ảnh', 'addPhotos'],
    ['cho gặp người thật', 'person'],
    ['số điện thoại phường', 'phoneNumber'],
    ['nhận tin bằng tiếng Anh', 'language'],
    ['ho so 0001', 'questionState'],
    ['delete my data', 'eraseData'],
    ['where is my question', 'questionState'],
  ] as const)('"%s" is %s', (text, service) => {
    expect(read(text).says).toMatchObject({ kind: 'service', services: expect.arrayContaining([service]) });
  });

  it.each(['quên mã', 'gửi thêm ảnh', 'số điện thoại phường'])('of staff is not read as a citizen’s: "%s"', (text) => {
    expect(['staff', 'service']).toContain(read(text, true).says.kind);
  });
});

describe('§5 courtesy', () => {
  it.each([
    'cảm ơn',
    'chào buổi sáng',
    'ok',
    'dạ vâng',
    'chúc các anh chị cuối tuần vui',
    'cô Hoa một cửa dễ thương quá',
    '👍',
    'dạ vâng ạ, cảm ơn anh Nam, chúc anh khỏe',
    'thank you so much',
    'xin chào phường',
  ])('"%s"', (text) => {
    for (const isStaff of [false, true]) expect(read(text, isStaff).says.kind).toBe('courtesy');
  });
});

describe('§6 staff', () => {
  it.each([
    ['bài nào đang chờ', 'queue'],
    ['bài nào trễ hạn', 'late'],
    ['ai làm gì hôm nay', 'log'],
    ['bài của tôi', 'ownItems'],
    ['nhuận bút của tôi', 'royalty'],
    ['báo cáo tháng này', 'report'],
    ['danh sách cộng tác viên', 'people'],
    ['mời chị Hoa làm cộng tác viên', 'invite'],
    ['tôi nghỉ từ thứ Hai đến thứ Sáu, giao đồng chí Minh', 'away'],
    ['hẹn 0042 bảy giờ sáng thứ Hai', 'schedule'],
    ['bổ sung 0042: có 200 người dự', 'append'],
    ['mất điện thoại', 'lostPhone'],
    ['ho so 0001', 'dossier'],
    ['hs 0001', 'dossier'],
  ] as const)('"%s" is %s', (text, wish) => {
    expect(read(text, true).says).toMatchObject({ kind: 'staff', wish: { wish } });
  });

  it.each([
    ['đính chính 0042', 'correct'],
    ['đăng lại 0042', 'republish'],
    ['rút bài 0042', 'withdraw'],
    ['gỡ 0042', 'unpublish'],
    ['nhả 0042', 'release'],
  ] as const)('"%s" is %s', (text, act) => {
    expect(read(text, true).says).toMatchObject({ kind: 'staff', wish: { wish: 'item', act, code: '0042' } });
  });

  it.each([
    'Sáng nay khối 4 ra quân dọn vệ sinh, 80 người tham gia. Bà con thu gom hai xe rác.',
    'Chiều qua hội phụ nữ trao 20 suất quà cho hộ nghèo',
    'Mặt trận phường trao nhà đại đoàn kết cho bà Cúc. Căn nhà 50 m2 trị giá 95 triệu đồng.',
    'Đoàn kiểm tra 14 quán ăn sáng nay, nhắc nhở ba quán. Không nơi nào bị phạt.',
  ])('an event starts an item: "%s"', (text) => {
    expect(read(text, true).says.kind).toBe('news');
  });

  it.each([
    'alo',
    'cảm ơn',
    'bài của tôi duyệt chưa?',
    'em đang trên đường tới',
    'máy in hết mực rồi',
    'chiều họp mấy giờ',
  ])('starts no item: "%s"', (text) => {
    expect(read(text, true)).toMatchObject({ danger: null });
    expect(read(text, true).says.kind).not.toBe('news');
  });

  it.each(['thôi', 'khoan', 'nhầm', 'không trả lại nữa', 'chờ đã'])('ends any prompt: "%s"', (text) => {
    expect(read(text, true).says.kind).toBe('retreat');
  });

  it.each(['đổi Hải thành Hảo', 'sửa 150 suất thành 115 suất'])('requests a change of one word: "%s"', (text) => {
    expect(read(text, true).says.kind).toBe('change');
  });
});

describe('§7 English, without English mode', () => {
  it.each([
    ['when is the market open on Sunday', 'content'],
    ['the officer wants money before he stamps my form', 'letter'],
    ['thanks a lot', 'courtesy'],
    ['I forgot my code', 'service'],
  ] as const)('"%s" is %s', (text, kind) => {
    expect(read(text).says.kind).toBe(kind);
  });
});

describe('raw Telex typing', () => {
  const meant = (text: string) => fromTelex(text, (words) => languageOf(words) === 'en');
  it.each([
    ['nhaf chasy cuwus vowis', 'nhà cháy cứu với'],
    ['xin chao', 'xin chao'],
    ['the list is long', 'the list is long'],
    ['test test 123', 'test test 123'],
    ['gas leak here', 'gas leak here'],
    ['nhà cháy', 'nhà cháy'],
  ])('"%s" is "%s"', (given, wanted) => {
    expect(meant(given)).toBe(wanted);
  });
});

it.each([
  ['en', 'delete my data', 'forgot my code', 'withdraw my question', 'erase everything about me'],
  ['vi', 'xoa du lieu cua toi', 'quen ma roi', 'dạ vâng ạ'],
])('§7 %s: a few words are enough to tell the language', (language, ...sentences) => {
  expect(sentences.map(languageOf)).toEqual(sentences.map(() => language));
});

it.each(['/lienket KABTXPQE', '/start ABEFGHIJ', 'lienket', 'KABTXPQE', '0912 345 678', 'Facebook'])(
  '§7 a command, a code or a name tells no language: "%s"',
  (text) => expect(languageOf(text)).toBeNull(),
);
