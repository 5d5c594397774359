import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readReplyCode, spokenCode } from '../../src/domain/submission/codes.ts';
import {
  guessCategory,
  guessPlace,
  looksLikeQuestion,
  looksLikeSource,
  readLabels,
  sourceFrom,
} from '../../src/domain/submission/guess.ts';
import { readContent } from '../../src/domain/submission/reading.ts';
import { shareIn } from '../../src/domain/submission/share.ts';
import type { Content } from '../../src/domain/submission/submission.ts';
import { aContent, aPhotoOf, day, now, units } from './submission-builders.ts';

const context = { saidAt: now, timeZone: 'Asia/Ho_Chi_Minh', units };
const said = (text: string, change: Partial<Content> = {}, photos = [aPhotoOf(1)]) =>
  readContent(aContent({ parts: [{ of: 'm1', text }], ...change }), photos, context);

describe('the title', () => {
  it('is the first line, which is removed from the text if more follows', () => {
    const reading = said('Khối 4 ra quân dọn vệ sinh.\nSáng nay, 60 người dân dọn đường làng.');
    expect(reading.title).toBe('Khối 4 ra quân dọn vệ sinh');
    expect(reading.paragraphs).toEqual(['Sáng nay, 60 người dân dọn đường làng.']);
  });

  it('is proposed from a one-line text, and the line stays in the text', () => {
    const reading = said('Sáng nay khối 4 trồng 20 cây xanh. Ông Bấy dự.');
    expect(reading.title).toBe('Sáng nay khối 4 trồng 20 cây xanh');
    expect(reading.paragraphs).toEqual(['Sáng nay khối 4 trồng 20 cây xanh. Ông Bấy dự.']);
  });

  it('is shortened if the only sentence is long, and the text stays complete', () => {
    const long = `Sáng nay ${'bà con khối 4 dọn vệ sinh đường làng '.repeat(6)}`.trim();
    const reading = said(long);
    expect(Array.from(reading.title).length).toBeLessThanOrEqual(110);
    expect(reading.paragraphs.join('')).toBe(long);
  });

  it('is also kept in the text if the first line is too long for a headline', () => {
    const first = `${'Bà con khối 4 dọn vệ sinh đường làng '.repeat(5)}sáng nay.`;
    expect(said(`${first}\nTrồng 20 cây.`).paragraphs).toEqual([first, 'Trồng 20 cây.']);
  });

  it('that was given takes precedence, and the first line stays in the text', () => {
    const reading = said('Dòng đầu\nDòng sau sáng nay', { title: 'Tít khác' });
    expect(reading.title).toBe('Tít khác');
    expect(reading.paragraphs).toEqual(['Dòng đầu', 'Dòng sau sáng nay']);
  });

  it('that equals the first line is not repeated in the text', () => {
    const text = 'Khối 4 ra quân.\nSáng nay dọn vệ sinh.';
    const { title } = said(text);
    expect(said(text, { title }).paragraphs).toEqual(['Sáng nay dọn vệ sinh.']);
  });

  it('leaves a first message without a full stop in the text, whose witness statement becomes the source', () => {
    const first =
      'Sang nay khoi 6 ra quan don ve sinh duong lang ngo xom, co hon 60 nguoi tham gia, toi co mat tai cho';
    const parts = [
      { of: 'm1', text: first },
      { of: 'm2', text: 'Bà con trồng thêm 20 cây.' },
    ];
    const reading = readContent(aContent({ parts, source: null }), [], context);
    expect(reading.paragraphs.join(' ')).toContain('co hon 60 nguoi tham gia');
    expect(`${reading.title} ${reading.paragraphs.join(' ')}`).not.toContain('toi co mat');
    expect(reading.source).toEqual({ kind: 'witness', detail: '' });
  });

  it('is separate from the parts of later messages, which become paragraphs', () => {
    const reading = readContent(
      aContent({
        parts: [
          { of: 'm1', text: 'Tít tin' },
          { of: 'm2', text: '' },
          { of: 'm3', text: 'Sáng nay dọn.' },
        ],
      }),
      [],
      context,
    );
    expect(reading).toMatchObject({ title: 'Tít tin', paragraphs: ['Sáng nay dọn.'] });
  });

  it('is proposed from a first complete sentence, which stays in the text when more follows', () => {
    const parts = [
      { of: 'm1', text: 'Sáng nay khối 4 trồng 20 cây.' },
      { of: 'm2', text: 'Có sự tham dự của Đoàn thanh niên.' },
    ];
    expect(readContent(aContent({ parts }), [], context)).toMatchObject({
      title: 'Sáng nay khối 4 trồng 20 cây',
      paragraphs: ['Sáng nay khối 4 trồng 20 cây.', 'Có sự tham dự của Đoàn thanh niên.'],
    });
  });
});

describe('missing details', () => {
  it('are asked for in order: text, day, source', () => {
    expect(said('').missing).toEqual(['text', 'eventOn', 'source']);
    expect(said('🌳🌳 12345').missing).toContain('text');
    expect(said('Khối 4 trồng cây').missing).toEqual(['eventOn', 'source']);
    expect(said('Sáng nay khối 4 trồng cây').missing).toEqual(['source']);
    expect(said('Sáng nay khối 4 trồng cây\nNguồn: bà Nguyễn Thị Lan').missing).toEqual([]);
  });

  it('do not include a day that the text states clearly; a given day takes precedence', () => {
    expect(said('Chiều qua khối 4 trồng cây').eventOn).toBe('2026-11-24');
    expect(said('Chiều qua khối 4 trồng cây', { eventOn: day('2026-11-20') }).eventOn).toBe('2026-11-20');
  });

  it('count "hôm qua" from the time of writing, in the ward’s time zone', () => {
    const late = { ...context, saidAt: new Date('2026-11-24T18:00:00Z') };
    expect(readContent(aContent({ parts: [{ of: 'm', text: 'Hôm qua khối 4 trồng cây' }] }), [], late).eventOn).toBe(
      '2026-11-24',
    );
  });
});

describe('label lines', () => {
  it.each([
    ['Lan 60%', 'Lan', 6_000],
    ['Minh (40 %)', 'Minh', 4_000],
    ['Trần Văn Hoa: 33,33 phần trăm', 'Trần Văn Hoa', 3_333],
    ['Đoàn thanh niên phường – 0.5%', 'Đoàn thanh niên phường', 50],
    ['Lan', 'Lan', null],
    ['Khối 60', 'Khối 60', null],
    ['100%', '100%', null],
  ])('state a credit with its share: "%s"', (credit, name, share) => {
    expect(shareIn(credit)).toEqual({ name, share });
  });

  it.each([
    'Tin: thu ngân sách quý III đạt 80%',
    'Bài: Tỷ lệ hộ dùng nước sạch tăng từ 70% lên 85%',
    'Tin: 85% hộ dân khối 4 đã nộp quỹ vì người nghèo, 90% hộ dân khối 5 đã đăng ký phân loại rác tại nhà, 60%',
  ])('are not lines of statistics: "%s" is text', (line) => {
    expect(readLabels([line])).toMatchObject({ authors: [], lines: [line] });
  });

  it('with shares show readers the names only, and editors the shares too', () => {
    const line = 'Tin, ảnh: Nguyễn Thị Lan 66,7%, Phạm Văn Minh 33,3%';
    const read = said(`Khối 4 trồng cây\nSáng nay trồng cây.\n${line}`, {}, [aPhotoOf(1)]);
    expect(read.authors).toEqual(['Nguyễn Thị Lan', 'Phạm Văn Minh']);
    expect(read.credits.photographers).toEqual(['Nguyễn Thị Lan 66,7%', 'Phạm Văn Minh 33,3%']);
    expect(read.paragraphs.join(' ')).not.toContain('66,7');
  });

  it('are taken out of the text: title, source, authors, photographers', () => {
    const reading = said(
      'Tiêu đề: Hội thi cắm hoa\nSáng nay hội thi diễn ra.\nNguồn: Hội Phụ nữ phường\nTin, ảnh: Lan và Minh',
    );
    expect(reading).toMatchObject({
      title: 'Hội thi cắm hoa',
      paragraphs: ['Sáng nay hội thi diễn ra.'],
      source: { kind: 'person', detail: 'Hội Phụ nữ phường' },
      authors: ['Lan', 'Minh'],
      photographers: ['Lan', 'Minh'],
    });
  });

  it.each([
    'Chiều qua khối 6 tặng quà người già. Tôi có mặt tại chỗ.',
    'Tôi có mặt. Chiều qua khối 6 tặng quà người già.',
    'Chiều qua khối 6 tặng quà người già.\ntoi co mat',
    'Chiều qua khối 6 tặng quà người già.\nNguồn: tôi có mặt',
  ])('"%s": the author is the witness, and that sentence is not part of the text', (text) => {
    const reading = said(text);
    expect([reading.title, reading.paragraphs]).toEqual([
      'Chiều qua khối 6 tặng quà người già',
      ['Chiều qua khối 6 tặng quà người già.'],
    ]);
    expect([reading.source, reading.missing]).toEqual([{ kind: 'witness', detail: '' }, []]);
  });

  it('do not include sentences about others who were present', () => {
    const line = 'Bà Lan có mặt từ sớm. Tôi có mặt lúc 7 giờ để giúp bà con.';
    expect(readLabels([line])).toMatchObject({ source: null, lines: [line] });
  });

  it('distinguish the text author from the photographer, in any case and spelling', () => {
    expect(readLabels(['TIN: Lan', 'Ảnh : Minh'])).toMatchObject({ authors: ['Lan'], photographers: ['Minh'] });
    expect(readLabels(['Bài và ảnh: Lan'])).toMatchObject({ authors: ['Lan'], photographers: ['Lan'] });
  });

  it('name no photographer if there are no photos', () => {
    expect(said('Sáng nay họp.\nTin, ảnh: Lan', {}, []).photographers).toEqual([]);
  });

  it('are not sentences that begin like a label', () => {
    const line = 'Tin: sáng nay hơn 60 người dân khối 4 đã ra quân dọn vệ sinh đường làng và trồng 20 cây xanh.';
    expect(readLabels([line])).toMatchObject({ authors: [], lines: [line] });
    expect(readLabels(['Nguồn nước khối 4 đã sạch', 'Tin vui về khối 2'])).toMatchObject({ source: null, authors: [] });
  });

  it('without content stay in the text', () => {
    expect(readLabels(['Nguồn:']).lines).toEqual(['Nguồn:']);
  });

  it.each([
    ['https://baohaiduong.vn/bai-1', 'publication'],
    ['Báo Hải Dương', 'publication'],
    ['45/QĐ-UBND', 'document'],
    ['Công văn số 12/UBND', 'document'],
    ['ông Nguyễn Văn Bấy, trưởng khối 4', 'person'],
  ])('"%s" is a source of the kind %s', (detail, kind) => {
    expect(sourceFrom(detail)).toEqual({ kind, detail });
  });
});

describe('the place', () => {
  it.each([
    ['Khối 1 trồng cây', 'khối 1'],
    ['Khối 10 trồng cây', 'khối 10'],
    ['khối 12 trồng cây', null],
    ['KHOI 4 trong cay', 'khối 4'],
    ['tại (khối 4), bà con', 'khối 4'],
    ['Khối 11, sáng nay', 'khối 11'],
    ['hội thi ở trạm y tế', 'Trạm Y tế phường'],
    ['Trường Tiểu học Đồng Lạc khai giảng ở khối 1', 'Trường Tiểu học Đồng Lạc'],
    ['khối lượng 4 tấn rác', null],
    ['ở nơi khác', null],
  ])('of "%s" is %s', (text, place) => {
    expect(guessPlace(text, units)).toBe(place);
  });
});

describe('a question in the middle of a draft', () => {
  it.each([
    'Cho em hỏi bài này bao giờ lên ạ?',
    'cho toi hoi thu tuc khai sinh',
    'Bác ơi cho cháu hỏi mai có họp không',
    'Anh ơi, cho em hỏi hạn nộp',
    'Bao giờ có kết quả?',
    'Xin hỏi lịch tiếp dân',
  ])('is recognised in "%s"', (text) => {
    expect(looksLikeQuestion(text)).toBe(true);
  });

  it.each([
    'Sáng nay khối 4 trồng cây.',
    'Đại biểu hỏi về tiến độ; ông Bấy trả lời.',
    'Nước sạch ở đâu?\nĐó là câu hỏi của bà con khối 4 tại hội nghị sáng nay.',
    `Sáng nay ${'bà con khối 4 trồng cây '.repeat(20)} có phải không?`,
  ])('is not recognised in news: "%s"', (text) => {
    expect(looksLikeQuestion(text)).toBe(false);
  });
});

describe('a source', () => {
  it.each(['bà Lan, trưởng khối 4', '45/QĐ-UBND', 'https://baohaiduong.vn/bai-1.html', 'Báo Hải Dương', 'Hội Phụ nữ'])(
    'may be "%s"',
    (text) => {
      expect(looksLikeSource(text)).toBe(true);
    },
  );

  it('is not a sentence', () => {
    expect(looksLikeSource('Bà con khối 4 rất vui.')).toBe(false);
    expect(looksLikeSource('Sáng nay hơn 60 người dân khối 4 đã ra quân dọn vệ sinh và trồng 20 cây xanh')).toBe(false);
  });
});

describe('reply codes', () => {
  it.each([
    ['D 0042', 'approve', 42],
    ['t42', 'return', 42],
    [' X  DL-2611-0042 ', 'view', 42],
    ['x dl-2611-0042', 'view', 42],
  ])('"%s" means %s for number %i', (text, act, number) => {
    expect(readReplyCode(text)).toMatchObject({ act, number });
  });

  it.each(['1', 'D', 'D 123456', 'Duyệt 42', 'D 42 nhé', 'R 42', 'DX 42', 'D -42', ''])(
    '"%s" is no reply code',
    (text) => {
      expect(readReplyCode(text)).toBeNull();
    },
  );

  it('with a full item code refer to that item only', () => {
    expect(readReplyCode('d dl-2611-42')?.code).toBe('DL-2611-0042');
    expect(readReplyCode('D 0042')?.code).toBeNull();
  });

  it('consist of prefix, year with month, and number', () => {
    expect(spokenCode('DL', day('2026-11-05'), 42)).toBe('DL-2611-0042');
    expect(spokenCode('HD', day('2027-01-31'), 12_345)).toBe('HD-2701-12345');
  });
});

describe('the category', () => {
  it.each([
    ['Phường tổng kết năm học', 'conference'],
    ['HỘI NGHỊ SƠ KẾT 6 THÁNG', 'conference'],
    ['Quyết định số 45/QĐ-UBND về thành lập tổ', 'document'],
    ['Báo cáo thống kê tháng 11', 'statistics'],
    ['Khối 4 trồng cây', 'news'],
  ])('of "%s" is guessed as %s', (title, category) => {
    expect(guessCategory(title, '')).toBe(category);
  });

  it('is guessed for the forty sample items as the editors chose it', () => {
    const { items } = JSON.parse(readFileSync(new URL('../fixtures/items.json', import.meta.url), 'utf8')) as {
      items: { id: string; category: string; title: string; body: string }[];
    };
    const codes: Readonly<Record<string, string>> = { a: 'news', b: 'document', c: 'conference', d: 'statistics' };
    const judged = items
      .filter((item) => codes[item.category])
      .map((item) => ({ ...item, guess: said(`${item.title}\n${item.body}`).category, is: codes[item.category] }));
    const wrong = judged.filter(({ guess, is }) => guess !== is);
    console.log(`category guessed: ${judged.length - wrong.length} of ${judged.length}`);
    expect((judged.length - wrong.length) / judged.length).toBeGreaterThanOrEqual(0.9);
  });
});

describe('a document described in a message', () => {
  const text =
    'Quyết định số 150/QĐ-UBND ngày 26/11/2026 về việc thành lập Tổ công nghệ số cộng đồng trên địa bàn phường Nguyễn Trãi, do Chủ tịch UBND phường Trần Văn An ký. Tổ họp ngày 5/12/2026.';

  it('is its own source, with number, signer and day, and keeps its complete title', () => {
    expect(said(text)).toMatchObject({
      ...{ category: 'document', documentNumber: '150/QĐ-UBND', signer: 'Trần Văn An', eventOn: '2026-11-26' },
      source: { kind: 'document', detail: '150/QĐ-UBND' },
      missing: [],
      title:
        'Quyết định số 150/QĐ-UBND ngày 26/11/2026 về việc thành lập Tổ công nghệ số cộng đồng trên địa bàn phường Nguyễn Trãi',
      paragraphs: [text],
    });
  });

  it('gives way to details entered by a person', () => {
    const board = { documentNumber: '151/QĐ-UBND', signer: 'Lê Minh', source: sourceFrom('bà Lan') };
    expect(said(text, board)).toMatchObject(board);
  });

  it('in the category news is not a source', () => {
    expect(said(text, { category: 'news' })).toMatchObject({ documentNumber: null, signer: null, missing: ['source'] });
  });
});
