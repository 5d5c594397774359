import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findDate } from '../../src/domain/text/date-words.ts';
import items from '../fixtures/items.json' with { type: 'json' };
import { growthByFour } from '../support/cpu-time.ts';

const timeZone = 'Asia/Ho_Chi_Minh';

/** Wednesday 25 November 2026, 09:00 in the ward. */
const wednesday = new Date('2026-11-25T09:00:00+07:00');

const found = (text: string, now: Date = wednesday) => findDate(text, { now, timeZone });

/** 'YYYY-MM-DD'; '?' and all possible days if the bot must ask; null if no day was recognised. */
const heard = (text: string, now?: Date): string | null => {
  const date = found(text, now);
  return date && (date.certainty === 'sure' ? date.date : `? ${date.alternatives.join(' ')}`);
};

const hears = (cases: Readonly<Record<string, string | null>>, now?: Date) => {
  for (const [text, expected] of Object.entries(cases))
    it(`“${text}” → ${expected ?? 'no day'}`, () => expect(heard(text, now)).toBe(expected));
};

describe('days relative to today', () => {
  hears({
    'Sáng nay khối 3 tổ chức dọn vệ sinh': '2026-11-25',
    'sang nay khoi 3 don ve sinh': '2026-11-25',
    'Trưa nay, chiều nay đều có mưa': '2026-11-25',
    'Hôm nay họp dân': '2026-11-25',
    'Chiều qua, trường tổ chức hội thi': '2026-11-24',
    'chieu qua hop chi bo': '2026-11-24',
    'tối qua có văn nghệ': '2026-11-24',
    'Chiều ngày hôm qua bàn giao nhà': '2026-11-24',
    'khuya hôm qua cháy ở chợ': '2026-11-24',
    'hôm kia khối 5 họp': '2026-11-23',
    'Hôm kìa có mưa to': '2026-11-22',
    'ngày mai họp dân': '2026-11-26',
    'sáng mai ra quân': '2026-11-26',
    'ngày kia khai mạc': '2026-11-27',
    'ngày mốt khai mạc': '2026-11-27',
    'Cách đây 3 ngày, khối 2 họp': '2026-11-22',
  });

  describe('that are asked, because the words can mean two days', () => {
    hears({
      'toi qua van nghe khoi 5': '? 2026-11-24 2026-11-25',
      'hom kia phuong tong ve sinh': '? 2026-11-23 2026-11-22',
      'mai họp dân': '? 2026-11-26 2026-11-25',
      'hồi sáng khối 2 có hội thi': '? 2026-11-25 2026-11-24',
      'hồi chiều khối 2 có hội thi': '? 2026-11-24 2026-11-25',
      'từ hôm qua đến nay mất nước': '? 2026-11-24',
    });
  });

  describe('that are not recognised as days', () => {
    hears({
      'Tôi qua nhà bác trưởng khối': null,
      'Chị Mai gửi ảnh': null,
      'Chiều Mai gửi ảnh ạ': null,
      'Phát triển thương mại điện tử': null,
      'Hoa mai nở rộ đón xuân': null,
      'Một ngày kia có người đến': null,
      'mấy hôm nay không thấy xe rác': null,
      'Thế hệ hôm nay tiếp bước': null,
      'Suy nghĩ một đêm, sáng hôm sau ông gọi thợ đến': null,
      'từ nay đến hết tháng 3': null,
    });
  });

  it('asks whether the evening is over if "tối nay" is written after midnight', () => {
    expect(heard('tối nay khối 1 văn nghệ', new Date('2026-11-25T00:30:00+07:00'))).toBe('? 2026-11-24 2026-11-25');
    expect(heard('tối qua khối 1 văn nghệ', new Date('2026-11-25T00:30:00+07:00'))).toBe('2026-11-24');
  });

  it('uses the ward’s time zone', () => {
    expect(heard('sáng nay họp', new Date('2026-01-31T23:30:00Z'))).toBe('2026-02-01');
  });
});

describe('weekdays', () => {
  hears({
    'thứ Sáu tuần trước đoàn kiểm tra': '2026-11-20',
    'thu sau tuan truoc doan kiem tra': '2026-11-20',
    'thứ 2 vừa rồi đoàn kiểm tra': '2026-11-23',
    'T2 tuần trước': '2026-11-16',
    'CN tuần trước khối 1 ra quân': '2026-11-22',
    'Chủ nhật vừa rồi khối 1 ra quân': '2026-11-22',
    'Chu nhat vua roi khoi 1 ra quan': '2026-11-22',
    'sang chu nhat khoi 2 ra quan': '2026-11-22',
    'Sáng thứ Ba, phường họp': '2026-11-24',
    'tối thứ Bảy tuần này': '2026-11-28',
    'thứ 7 tuần sau ra quân': '2026-12-05',
    'thứ Bảy này ra quân': '2026-11-28',
    'thứ Sáu, 20/11': '2026-11-20',
    '20/11 (thứ Sáu)': '2026-11-20',
    'Thứ hai, 23/11, khối 3 họp': '2026-11-23',
    'CN, 22/11: ra quân': '2026-11-22',
  });

  describe('that are ambiguous and asked', () => {
    hears({
      'sáng thứ Sáu họp chi bộ': '? 2026-11-20 2026-11-27',
      'sang thu 6 hop chi bo': '? 2026-11-20 2026-11-27',
      'Thứ Sáu sẽ họp chi bộ': '? 2026-11-27 2026-11-20',
      'sáng thứ Tư họp chi bộ': '? 2026-11-25 2026-11-18',
      'thứ Hai tuần qua khối 3 họp': '? 2026-11-16 2026-11-23',
      'thứ Năm 20/11 khối 3 họp': '? 2026-11-20 2026-11-19',
    });
  });

  describe('that are not recognised', () => {
    hears({
      'lần thứ hai tổ chức hội thi': null,
      'Hộ thứ hai được hỗ trợ 30 triệu đồng': null,
      'Thứ nhất, cần nhanh. Thứ hai, cần đúng.': null,
      'thu 6 trieu dong tien quy': null,
      'Khu công nghiệp KCN Cộng Hòa': null,
      'Ra quân “Chủ nhật xanh”': null,
      'Tiếp công dân vào sáng thứ Năm hằng tuần': null,
      'sáng thứ Hai và thứ Năm luôn có đoàn viên hỗ trợ': null,
      'làm việc từ thứ 2 đến thứ 6': null,
      'Trước thứ Sáu các khối gửi danh sách': null,
      'Số liệu T7/2026': null,
    });
  });
});

describe('days in numbers', () => {
  hears({
    '20/11': '2026-11-20',
    '20-11': '2026-11-20',
    '20.11': '2026-11-20',
    '20/11/26': '2026-11-20',
    '20-11-2026': '2026-11-20',
    '20.11.2026': '2026-11-20',
    '2026-11-20': '2026-11-20',
    'ngày 20 tháng 11': '2026-11-20',
    'ngay 20 thang 11 nam 2026': '2026-11-20',
    'ngày 5 tháng mười một': '2026-11-05',
    'ngày 20-11 khối 2 họp': '2026-11-20',
    'Hôm 20/11 khối 2 họp': '2026-11-20',
    '8 giờ sáng 20 tháng 11': '2026-11-20',
    'lúc 8 giờ 30 ngày 20/11': '2026-11-20',
    '8h sáng 24-11': '2026-11-24',
    'tại khối 3, 20/11': '2026-11-20',
    'Quyết định số 137/QĐ-UBND ngày 24/11/2026': '2026-11-24',
    'Sáng nay (24/11)': '2026-11-24',
    '1/12': '2026-12-01',
  });

  it('a day without a year is in the past, because news reports on the past', () => {
    expect(heard('Hội khỏe 28/12', new Date('2027-01-05T08:00:00+07:00'))).toBe('2026-12-28');
    expect(
      heard('Ra quân dọn vệ sinh đường làng bản Pá Khôm sáng 16/2 🌿', new Date('2026-02-16T08:00:00+07:00')),
    ).toBe('2026-02-16');
  });

  it('decomposed letters, unusual spaces and invisible characters are understood', () => {
    expect(heard('Sáng\u00a0 23/02\u200b, phường họp'.normalize('NFD'), new Date('2026-02-23T15:40:00+07:00'))).toBe(
      '2026-02-23',
    );
  });

  it('the words are returned as they were written', () => {
    expect(found('Khối 3 ra quân Sáng 20/11.')?.words).toBe('Sáng 20/11');
    expect(found('Bàn giao nhà (thứ Sáu, 20/11).')?.words).toBe('thứ Sáu, 20/11');
  });

  describe('that are ambiguous and asked', () => {
    hears({
      'Hội thi 20-11 thành công': '? 2026-11-20',
      'chào mừng 20/11': '? 2026-11-20',
      '19/5': '? 2026-05-19 2027-05-19',
      '24/12': '? 2026-12-24 2025-12-24',
      'Ngày 24/3 sẽ tổ chức': '? 2027-03-24 2026-03-24',
      'ngày 20': '? 2026-11-20 2026-12-20',
      'Trong hai ngày 08 và 09/11': '? 2026-11-09 2026-11-08',
      'Hội khỏe 10-12/11: sôi nổi': '? 2026-11-12 2026-11-10',
      'từ ngày 28/10 đến 02/11': '? 2026-11-02 2026-10-28',
      'từ ngày 24/11 đến 28/11': '? 2026-11-24 2026-11-28',
      'ngày 30-02/11': '? 2026-11-02 2026-10-30',
      'Sáng 20/11 khai mạc, chiều 22/11 bế mạc': '? 2026-11-20 2026-11-22',
      'đầu tháng khối 2 họp': '? 2026-11-01 2026-11-02 2026-11-03',
      'cuối tháng 10 khối 2 họp': '? 2026-10-31 2026-10-30 2026-10-29',
      'giữa tuần trước khối 2 họp': '? 2026-11-18 2026-11-17 2026-11-19',
      'cuối tuần qua khối 2 họp': '? 2026-11-21 2026-11-22 2026-11-20',
    });
  });

  describe('that are not recognised', () => {
    hears({
      'đường bê-tông dài 1.250 m; kinh phí 480 triệu đồng': null,
      'trực 24/24 giờ': null,
      'trực 24/7': null,
      'Có 5/7 hộ đồng ý': null,
      'ngõ 5/7 khối 3': null,
      'đạt 4/5 tiêu chí': null,
      'vượt 18/20 chỉ tiêu': null,
      'Có 3/4 thôn về đích': null,
      'số 137/QĐ-UBND': null,
      'Nghị định 147/2024/NĐ-CP': null,
      'Công văn 12/5/CV-UBND': null,
      'điện thoại 0900 000 011': null,
      'điện thoại 0900.11.10.12': null,
      'trị giá 700.000 đồng': null,
      'sản lượng 20.11 tấn': null,
      'huyết áp 12/8': null,
      'khối 6 thắng khối 1 với tỷ số 2-1': null,
      'thắng 25-12, 25-10': null,
      'mỗi tổ từ 3-5 người': null,
      'sinh ngày 12/4/1951': null,
      'Căn cứ Nghị định ngày 09/11/2019': null,
      'trước ngày 31/5 nộp hồ sơ': null,
      'chậm nhất 17 giờ ngày 30/11': null,
      'hạn cuối: 30/11': null,
      'đến hết ngày 30/11': null,
      'nhà số 12/5': null,
      'lớp 4/2 trường tiểu học': null,
      'đường 30/4': null,
      'km 12/5': null,
      '31/2': null,
      '11/20': null,
      'tháng 11/2026': null,
      'trong 6 tháng đầu năm': null,
      'thu ngân sách 9 tháng năm 2026': null,
      'trong 6 tháng 10 ngày': null,
      'công nghiệp 4.0': null,
      'https://dong-lac.vn/2026/11/20/bai-viet': null,
      'từ ngày 1/12 đến ngày 30/12 rà soát hộ nghèo': null,
      'Bài và 2 ảnh trong file ạ': null,
      'Duyệt bài 127': null,
      '': null,
    });
  });

  it('a fraction is a day if the text calls it one', () => {
    expect(heard('ngày 24/7', new Date('2026-07-25T08:00:00+07:00'))).toBe('2026-07-24');
    expect(heard('sáng 5/7 hộ ông Thành khởi công', new Date('2026-07-05T08:00:00+07:00'))).toBe('2026-07-05');
    expect(heard('2/9 phường tổ chức mít tinh', new Date('2026-09-03T08:00:00+07:00'))).toBe('2026-09-02');
  });
});

describe('lunar days', () => {
  const afterTet = new Date('2026-02-25T09:00:00+07:00');

  hears(
    {
      'Sáng mùng 5 Tết, phường phát động': '2026-02-21',
      'mung 5 tet khai xuan': '2026-02-21',
      'mồng 3 tháng Giêng': '2026-02-19',
      'mùng Một Tết': '2026-02-17',
      '28 Tết': '2026-02-15',
      'đêm 30 Tết': '2026-02-16',
      'ba mươi Tết': '2026-02-16',
      '23 tháng Chạp': '2026-02-10',
      'ngay 23 thang chap': '2026-02-10',
      'rằm tháng Giêng': '2026-03-03',
    },
    afterTet,
  );

  hears(
    {
      '10/3 âm lịch': '2026-04-26',
      '10/3 âm': '2026-04-26',
      'ngày 10/3 (âm lịch)': '2026-04-26',
      'ngày 10 tháng 3 âm lịch': '2026-04-26',
      'mùng 10 tháng 3 âm lịch': '2026-04-26',
      'ngày 10/3/2026 âm lịch': '2026-04-26',
      'mùng 10 tháng 3': '? 2026-04-26 2026-03-10',
    },
    new Date('2026-04-27T09:00:00+07:00'),
  );

  it('"mùng 5" is asked: day of the month or lunar day, the lunar one first near Tết', () => {
    expect(heard('mùng 5 khối 3 họp')).toBe('? 2026-11-05 2026-11-13');
    expect(heard('mùng 5 khối 3 họp', afterTet)).toBe('? 2026-02-21 2026-02-05');
  });

  it('names of festivals and similar words contain no lunar day', () => {
    for (const text of [
      'Đêm hội trăng rằm',
      '10/11 âm nhạc dân tộc',
      'mừng 5 năm thành lập',
      'mung 5 nam thanh lap',
      'trao 85 suất quà Tết',
    ])
      expect(heard(text)).toBe(text.startsWith('10/11') ? '2026-11-10' : null);
  });

  it('years outside the lunar table yield no day', () => {
    expect(heard('mùng 5 Tết', new Date('2060-03-01T00:00:00Z'))).toBeNull();
    expect(heard('rằm tháng Giêng', new Date('1999-03-01T00:00:00Z'))).toBeNull();
  });
});

describe('several days in one text', () => {
  it('a date with a time of day takes precedence over an anniversary', () => {
    expect(heard('Nhân kỷ niệm Ngày Nhà giáo Việt Nam 20/11, sáng 19/11, trường tổ chức mít tinh')).toBe('2026-11-19');
    expect(heard('Sáng nay mít tinh kỷ niệm 20/11')).toBe('2026-11-25');
  });

  it('the beginning takes precedence over the end', () => {
    expect(heard('Hôm qua, khối 3 ra quân. Đợt trước tổ chức ngày 15/11.')).toBe('2026-11-24');
  });

  it('a date takes precedence over a weekday mentioned in passing', () => {
    expect(heard('Số liệu quý III. Đông nhất là sáng thứ Hai. Báo cáo đã gửi chiều 20/11.')).toBe('2026-11-20');
  });
});

describe('the forty items of the fixture', () => {
  // The known misses and their reasons. Not recognised: 016–019 name only deadlines and plans; 027–036 name no day (or only
  // births and "sáng thứ Hai … luôn"). Wrong: 039 says "Hôm qua" three days later, because its author copied and altered another
  // author's item. 022 is a conference of two days, whose period starts with the last day.
  for (const separator of ['\n', '. '])
    it(`at least 95 in 100 recognised days are correct (${JSON.stringify(separator)} after the title)`, () => {
      const results = items.items.flatMap((item) => {
        const date = findDate(`${item.title}${separator}${item.body}`, { now: new Date(item.submitted_at), timeZone });
        const expected = ('event_end_date' in item ? item.event_end_date : undefined) ?? item.event_date;
        return date ? [{ id: item.id, isRight: date.date === expected, isSure: date.certainty === 'sure' }] : [];
      });
      const wrong = results.filter(({ isRight }) => !isRight).map(({ id }) => id);
      expect(wrong).toEqual(['ITM-039']);
      expect(results.length).toBeGreaterThanOrEqual(26);
      expect(1 - wrong.length / results.length).toBeGreaterThanOrEqual(0.95);
      expect(results.filter(({ isSure }) => isSure).length).toBeGreaterThanOrEqual(22);
    });

  it('the same day is found without accents wherever it was certain', () => {
    for (const item of items.items) {
      const context = { now: new Date(item.submitted_at), timeZone };
      const text = `${item.title}\n${item.body}`;
      const plain = text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D');
      const accented = findDate(text, context);
      if (accented?.certainty === 'sure')
        expect([item.id, findDate(plain, context)?.date]).toEqual([item.id, accented.date]);
    }
  });
});

describe('for any text', () => {
  const words = fc.constantFrom(
    'sáng',
    'chiều',
    'qua',
    'nay',
    'ngày',
    'thứ',
    'hai',
    'Chủ nhật',
    'tuần trước',
    'mùng',
    'Tết',
    'tháng',
    '20/11',
    '5',
    '-',
    '.',
    ',',
    'rằm',
    'từ',
    'đến',
    '31/2',
    '29/2',
    'âm lịch',
    '2026',
    '\n',
    'cuối',
  );
  const sentences = fc.array(words, { maxLength: 30 }).map((list) => list.join(' '));

  it('nothing throws, and the answer is an existing day with words of the text', () => {
    fc.assert(
      fc.property(
        fc.oneof(sentences, fc.string({ unit: 'binary' })),
        fc.date({ min: new Date('2021-01-01'), max: new Date('2039-12-31'), noInvalidDate: true }),
        (text, now) => {
          const date = findDate(text, { now, timeZone });
          if (!date) return;
          expect(date.date).toMatch(/^\d{4}-\d{2}-\d{2}$/);
          expect(date.words.length).toBeGreaterThan(0);
          expect(date.certainty === 'sure').toBe(date.alternatives.length === 0);
          if (date.certainty === 'ask') expect(date.alternatives[0]).toBe(date.date);
          expect(new Set(date.alternatives).size).toBe(date.alternatives.length);
        },
      ),
      { numRuns: 400 },
    );
  });

  it('the time stays proportional to the length, even for texts made to be slow', () => {
    const traps = ['mùng 5 ', '1,', '20/11 ', 'ngày ', '8 giờ sáng ', 'thứ Hai ', '1 tháng ', 'trước ', '1-'];
    const finding = (times: number) => {
      const texts = traps.map((trap) => trap.repeat(times));
      return () => {
        for (const text of texts) found(text);
      };
    };
    expect(growthByFour(finding, 5_000)).toBeLessThan(9);
  });
});
