import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hiddenMark, maskPersonalData } from '../../../src/domain/checks/mask-personal-data.ts';
import { personalData } from '../../../src/domain/checks/personal-data.ts';
import { wardFactsOf } from '../../../src/domain/checks/ward-facts.ts';
import { aPhoto, aSubject, keysOf, pointedAt, ward } from './subject-builder.ts';

const mask = (text: string) => maskPersonalData(text, ward).masked;
const kinds = (text: string) => maskPersonalData(text, ward).found.map(({ kind, action }) => `${kind} ${action}`);

describe('the masked proposal', () => {
  it.each([
    ['bà Sáu, CCCD 030151000000, khối 4', 'bà Sáu, CCCD [đã ẩn], khối 4'],
    ['số định danh: 030 085 000 000', 'số định danh: [đã ẩn]'],
    ['căn cước công dân số 099123456789', 'căn cước công dân số [đã ẩn]'],
    ['CMND số 140000000', 'CMND số [đã ẩn]'],
    ['hộ chiếu số B1234567', 'hộ chiếu số [đã ẩn]'],
    ['thẻ BHYT HT2300000000000', 'thẻ BHYT [đã ẩn]'],
    ['mã thẻ BHYT 0123456789', 'mã thẻ BHYT [đã ẩn]'],
    ['điện thoại 0900 000 011 gặp ông Bảy', 'điện thoại [đã ẩn] gặp ông Bảy'],
    ['gọi 0900.000.013.', 'gọi [đã ẩn].'],
    ['+84 900 000 001', '[đã ẩn]'],
    ['số tài khoản 1903000000001 của ông Bảy', 'số tài khoản [đã ẩn] của ông Bảy'],
    ['Agribank 2307205012345', 'Agribank [đã ẩn]'],
    ['sinh ngày 12/4/1951, trú tại số nhà 14, ngõ 6, khối 4', 'sinh ngày [đã ẩn], trú tại [đã ẩn], khối 4'],
    ['sinh ngày 12 tháng 4 năm 1951', 'sinh ngày [đã ẩn]'],
    ['nhà bà Tư ở ngõ 5/7 khối 2', 'nhà bà Tư ở [đã ẩn] khối 2'],
    ['ông Bảy, số 12 đường Nguyễn Trãi', 'ông Bảy, [đã ẩn] Nguyễn Trãi'],
    ['xe 34A-123.45', 'xe [đã ẩn]'],
    ['thư bangnguyen@example.com', 'thư [đã ẩn]'],
    ['điện thoại bà Sáu 0220 3888 888', 'điện thoại bà Sáu [đã ẩn]'],
    // As people type them: without a space after the full stop, in brackets, with long dashes.
    ['ĐT.0912345678', 'ĐT.[đã ẩn]'],
    ['Tel.0912 345 678', 'Tel.[đã ẩn]'],
    ['anh Nam,0912345678', 'anh Nam,[đã ẩn]'],
    ['bà Sáu, ĐT.0220 3888 888', 'bà Sáu, ĐT.[đã ẩn]'],
    ['gọi máy bàn nhà tôi 0220 3888 888', 'gọi máy bàn nhà tôi [đã ẩn]'],
    ['ĐDCN.030185000000', 'ĐDCN.[đã ẩn]'],
    ['ông A,030185000000', 'ông A,[đã ẩn]'],
    ['030 – 185 – 000000', '[đã ẩn]'],
    ['gọi (0912) 345 678 nhé', 'gọi [đã ẩn] nhé'],
    ['gọi (091) 234 5678 nhé', 'gọi [đã ẩn] nhé'],
    ['gọi anh Nam (0912 345 678) nhé', 'gọi anh Nam ([đã ẩn]) nhé'],
    ['(+84) 912 345 678', '[đã ẩn]'],
    ['+84(0)912345678', '[đã ẩn]'],
    ['bà Sáu (0220) 3888 888', 'bà Sáu [đã ẩn]'],
    ['0912 - 345 - 678', '[đã ẩn]'],
    ['0912–345–678', '[đã ẩn]'],
    ['0912. 345. 678', '[đã ẩn]'],
    ['0912  345  678', '[đã ẩn]'],
    ['0912345678,0987654321', '[đã ẩn],[đã ẩn]'],
    // Without diacritics, in words, the number before its bank.
    ['tài khoản 19036789012345 Techcombank', 'tài khoản [đã ẩn] Techcombank'],
    ['chuyển vào 19036789012345 (Techcombank) chị Lan', 'chuyển vào [đã ẩn] (Techcombank) chị Lan'],
    ['TK 0361000123456 VCB', 'TK [đã ẩn] VCB'],
    ['thẻ 9704 3612 3456 7890', 'thẻ [đã ẩn]'],
    ['SN 14 ngo 5 khoi Tan Lap', '[đã ẩn] khoi Tan Lap'],
    ['ba Sau o so nha 14, ngo 6, khoi 4', 'ba Sau o [đã ẩn], khoi 4'],
    ['ông Bảy ở 12 ngõ 3, khối 4', 'ông Bảy ở [đã ẩn], khối 4'],
    ['bà Lan, nhà 45 Trần Phú', 'bà Lan, nhà [đã ẩn] Trần Phú'],
    ['Cống trước số nhà 12 ngõ 3 bị tắc', 'Cống trước [đã ẩn] bị tắc'],
    ['thư lan.tran (at) gmail.com', 'thư [đã ẩn]'],
    ['lan.tran[a còng]gmail[chấm]com', '[đã ẩn]'],
    ['lan.tran at gmail dot com', '[đã ẩn]'],
    ['gọi không chín một hai, ba bốn năm, sáu bảy tám nhé', 'gọi [đã ẩn] nhé'],
    ['goi khong chin mot hai ba bon nam sau bay tam', 'goi [đã ẩn]'],
    ['0912/345/678', '[đã ẩn]'],
    ['sinh ngay 12/4/1951, so tai khoan 1903000000001', 'sinh ngay [đã ẩn], so tai khoan [đã ẩn]'],
    ['cháu An, con bà Trần Thị Sáu', 'cháu An, con bà [đã ẩn]'],
    ['chồng là ông Nguyễn Văn Bình', 'chồng là ông [đã ẩn]'],
    ['Vợ: Trần Thị Lan, mẹ đẻ là bà Hoa', 'Vợ: [đã ẩn], mẹ đẻ là bà [đã ẩn]'],
    ['VỢ: Trần Thị Lan; Em Trai là Lê Văn Nam', 'VỢ: [đã ẩn]; Em Trai là [đã ẩn]'],
    ['vo la Tran Thi Lan, CON TRAI Le Van Nam', 'vo la [đã ẩn], CON TRAI [đã ẩn]'],
    // An office is named, but the number is a person's own.
    ['Trưởng Công an phường, đồng chí Nam, 0912 345 678', 'Trưởng Công an phường, đồng chí Nam, [đã ẩn]'],
    ['nhà tôi sau trạm y tế, 0912 345 678', 'nhà tôi sau trạm y tế, [đã ẩn]'],
    ['quán nước cạnh UBND phường 0912 345 678', 'quán nước cạnh UBND phường [đã ẩn]'],
    ['số tài khoản 1903000000001 của bà Tư, hộ nghèo', 'số tài khoản [đã ẩn] của bà Tư, hộ nghèo'],
  ])('%s', (text, expected) => {
    expect(mask(text)).toBe(expected);
    expect(mask(text.normalize('NFD')).normalize('NFC')).toBe(expected);
  });

  it.each([
    'gọi ngay 113, 114 hoặc 115',
    'tổng đài 1900 1080, 1800 1060',
    'Văn phòng phường 0220 3000 137',
    'Văn phòng phường 02203000137',
    'Điện thoại (+84) 220 3000 137',
    'Trạm Y tế: 028.3829.1234',
    'ủng hộ qua số tài khoản 3713.0.1053941 của phường',
    'ubnd@haiphong.gov.vn, bbt.donglac@example.vn',
    'tổng kinh phí 120.000.000.000 đồng',
    'thu ngân sách 84.900.000.000 đồng',
    'hỗ trợ 0900.000.000 đồng',
    'mã hồ sơ 030083050310',
    'Quyết định số 137/QĐ-UBND ngày 24/9/2019',
    'xếp hạng của ngân hàng năm 2016-2017',
    'bê tông hóa tuyến ngõ 12 khối 5',
    'Trường Tiểu học Đồng Lạc, số nhà 3, khối 1',
    'Trụ sở UBND phường Đồng Lạc, số 1 đường Trần Hưng Đạo',
    'khối 4, khu dân cư số 3',
    'Chủ tịch Hồ Chí Minh sinh ngày 19/5/1890',
    'tỷ số 2 – 1, 312 hộ, 95%',
    'Mã số thuế 0800123456 của công ty',
    'MST: 0312345678',
    'mã số doanh nghiệp 0200123456',
    'tổng cộng 1.030.185.000.000 đồng',
    'Mẹ Việt Nam anh hùng Nguyễn Thị Thứ',
    'vợ chồng ông Bấy, con đường Nguyễn Trãi, con Rồng cháu Tiên',
    'bà con khối 4, con em xa quê, cha ông ta',
    'tài khoản định danh mức 2, tài khoản 111',
    'không một hai ba gì cả, không năm nào như năm nay',
    'họp lúc 7 giờ tại 3 khối, khối 12 ngõ sạch đẹp',
    'ông Sáu SN 1985',
    'chuyển 120.000.000 đồng vào tài khoản của phường',
    'thi đấu at Hải Phòng, họp tại hội trường 2, xếp hạng ngân hàng năm 2016-2017',
    'từ 05/11/2026 - 30/11/2026, từ 7 giờ 30 - 11 giờ',
  ])('does not mask: %s', (text) => {
    expect(maskPersonalData(text, ward)).toEqual({ masked: text, found: [] });
  });

  it.each([
    ['Liên hệ 0220 3888 888 để biết thêm', 'landline review'],
    ['thửa đất số 125', 'parcel review'],
    ['Đường dây nóng Công an phường: 0912 345 678', 'phone review'],
    ['Hotline UBND phường 0983.123.456', 'phone review'],
    ['Liên hệ Bộ phận Một cửa, ĐT.0912 345 678', 'phone review'],
    ['Ủng hộ qua tài khoản số 3761010123456 của Ủy ban MTTQ phường tại Kho bạc Nhà nước', 'account review'],
    ['Ngõ 3 khối 7 có mùi ga', 'address review'],
    ['đến số 12 đường Nguyễn Trãi', 'address review'],
  ])('does not mask, but reports for review: %s', (text, kind) => {
    expect(mask(text)).toBe(text);
    expect(kinds(text)).toEqual([kind]);
  });

  it('an office’s landline is reviewed even after a person’s name', () => {
    expect(kinds('đồng chí Lan, Văn phòng: 0220 3888 888')).toEqual(['landline review']);
  });

  it('masks all personal data of the sample question that contains many of them', () => {
    const { questions } = JSON.parse(readFileSync('tests/fixtures/questions.json', 'utf8')) as {
      questions: readonly { id: string; text: string }[];
    };
    const text = questions.find(({ id }) => id === 'QST-18')?.text ?? '';
    expect(mask(text)).toBe(
      'Tôi là Trần Thị Sáu, CCCD [đã ẩn], điện thoại [đã ẩn], ở [đã ẩn], khối 4, bị suy thận đang chạy thận tuần ba lần. Cho tôi hỏi chế độ khuyết tật nặng được bao nhiêu, hồ sơ nộp khi nào có kết quả?',
    );
  });

  it('does not mask the ward’s own contact data from its configuration', () => {
    const facts = wardFactsOf({
      contact: { responsible: '', address: 'Trụ sở UBND', phone: '0220 3000 137', email: 'a@example.com' },
      units: [
        { name: 'khối 4', aliases: [] },
        { name: 'Trạm Y tế phường', aliases: ['trạm y tế'] },
      ],
      publicNumbers: ['0912 345 678', '3761.0101.23456'],
    });
    expect(facts.publicPlaces).toEqual(['Trụ sở UBND', 'Trạm Y tế phường', 'trạm y tế']);
    const text = '0912.345.678, A@example.com, 02203000137, tài khoản số 3761010123456';
    expect(maskPersonalData(text, facts).found).toEqual([]);
  });
});

describe('for any text', () => {
  const pieces = fc.constantFrom(
    'CCCD 030151000000',
    '0900 000 011',
    'số nhà 14, ngõ 6',
    'STK: 1903 0000 0000 00',
    'a@example.com',
    'bà Sáu',
    'khối 4',
    ', ',
    '. ',
    '\n',
    'ngày 12/4/2026',
    '113',
    '\u200b',
    'ệ'.normalize('NFD'),
  );
  const anything = fc.oneof(
    fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join(' ')),
    fc.string({ unit: 'binary', maxLength: 200 }),
  );

  it('the proposal is the original with the reported places replaced', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const { masked, found } = maskPersonalData(text, ward);
        let expected = '';
        let from = 0;
        for (const { start, end, action } of found) {
          expect(start).toBeGreaterThanOrEqual(from);
          expect(end).toBeGreaterThan(start);
          expected += text.slice(from, start) + (action === 'mask' ? hiddenMark : text.slice(start, end));
          from = end;
        }
        expect(masked).toBe(expected + text.slice(from));
      }),
    );
  });

  it('a masked text needs no further masking', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const once = mask(text);
        expect(maskPersonalData(once, ward).found.filter(({ action }) => action === 'mask')).toEqual([]);
      }),
    );
  });

  it('a mobile number is masked however its digits are grouped', () => {
    const digit = fc.integer({ min: 0, max: 9 });
    const number = fc.tuple(
      fc.constantFrom('0', '+84 ', '84'),
      fc.constantFrom(3, 5, 7, 8, 9),
      fc.array(fc.tuple(fc.constantFrom('', ' ', '.', '-'), digit), { minLength: 8, maxLength: 8 }),
    );
    fc.assert(
      fc.property(number, ([prefix, first, rest]) => {
        const written = `${prefix}${first}${rest.map(([gap, one]) => `${gap}${one}`).join('')}`;
        expect(mask(`Gọi bà Sáu ${written} nhé`)).toBe(`Gọi bà Sáu ${hiddenMark} nhé`);
      }),
    );
  });

  it('an identity number of every province is masked', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 96 }), fc.stringMatching(/^\d{9}$/), (province, rest) => {
        expect(mask(`số ${String(province).padStart(3, '0')}${rest} ạ`)).toBe(`số ${hiddenMark} ạ`);
      }),
    );
  });
});

describe('the findings', () => {
  const body = 'Bà Sáu (CCCD 030151000000), ông Bảy (CCCD 030048000000, điện thoại 0900000012). Hỏi 0220 3888 888.';

  it('are grouped by kind, with each place and its replacement', () => {
    const findings = personalData.find(aSubject({ body }));
    expect(findings.map(({ key, severity, facts }) => [key, severity, facts.count])).toEqual([
      ['check-personal-identity', 'warning', 2],
      ['check-personal-phone', 'warning', 1],
      ['check-personal-landline', 'note', 1],
    ]);
    expect(pointedAt(body, findings[0])).toEqual(['030151000000', '030048000000']);
    expect(findings[0]?.evidence[0]).toMatchObject({ where: 'body', replacement: '[đã ẩn]' });
    expect(findings[2]?.evidence[0]).not.toHaveProperty('replacement');
  });

  it('for names of documents say that they are masked automatically; names of photos are not public', () => {
    const findings = personalData.find(
      aSubject({
        photos: [aPhoto({ fileName: 'bà Sáu 0900000011.jpg' })],
        documents: [
          { fileName: 'QĐ 137.pdf', text: '' },
          { fileName: 'CCCD_030151000000 bà Sáu.pdf', text: '' },
        ],
      }),
    );
    expect(keysOf(findings)).toEqual(['check-personal-file-name']);
    expect(findings[0]).toMatchObject({ severity: 'note', facts: { count: 1 }, evidence: [{ number: 2 }] });
  });

  it('cover title, captions, documents, source, place and credits too', () => {
    const findings = personalData.find(
      aSubject({
        title: 'Gọi 0900000012',
        photos: [aPhoto({ number: 2, caption: 'Xe 34A-123.45' })],
        documents: [{ fileName: null, text: 'CMND số 140000000' }],
        source: { kind: 'person', detail: 'ông Bảy, 0900000013' },
        place: 'nhà bà Sáu, số nhà 12',
        credits: ['Lan', 'Bình 0900000014'],
      }),
    );
    expect(keysOf(findings)).toEqual([
      'check-personal-identity',
      'check-personal-phone',
      'check-personal-address',
      'check-personal-plate',
    ]);
    expect(findings.flatMap(({ evidence }) => evidence).map((one) => [one.where, one.number])).toEqual([
      ['document', 1],
      ['title', 1],
      ['source', 1],
      ['credit', 2],
      ['place', 1],
      ['caption', 2],
    ]);
  });
});

describe('a number or an address that is spelled out or disguised', () => {
  const nobody = { publicNumbers: [], publicEmails: [], publicPlaces: [] };
  const kindsOf = (text: string) => maskPersonalData(text, nobody).found.map(({ kind }) => kind);

  it.each([
    ['phone', 'nhà em có sđt 986 112 334, gọi sau 5 giờ'],
    ['phone', 'Điện thoại của tôi: chín tám sáu, một một hai, ba ba bốn'],
    ['phone', 'gọi theo số không chín tám, một trăm mười hai, ba ba bốn'],
    ['phone', 'Bác nào nhặt được gọi 0986,112,334 giúp cháu'],
    ['phone', 'lh 09B6 1l2 334'],
    ['email', 'gửi về hoa.bui[a-còng]gmail.com'],
    ['email', 'thư tới hoa.bui@yahoo。com'],
    ['email', 'hoa.bui(at)gmail(.)com'],
    ['email', 'hoa.bui@gmail,com'],
    ['email', 'hoa.bui @ gmail com'],
    ['address', 'nhà em s.n 8 ng. 15'],
    ['address', 'ở căn hộ 1105, chung cư Sao Đỏ'],
    ['identity', 'CCCD 0301880O4512 của em'],
    ['insurance', 'thẻ BHYT GD-4-30-3021-765-432'],
    ['account', 'stk O211 OOO4 55123'],
    ['birth', 'sinh ngày mồng năm tháng chín năm một chín bảy tám'],
    ['relative', 'mẹ em là Phạm Thị Tươi'],
  ])('is detected: %s in “%s”', (kind, text) => expect(kindsOf(text)).toEqual([kind]));

  it.each([
    'Kêu gọi ủng hộ 912.345.678 đồng cho 3 hộ',
    'Liên hệ bộ phận một cửa, 3 ngày 2 buổi, 345 678 lượt',
    'Các cháu đếm: ba bốn năm sáu bảy tám chín mười',
    'Gọi điện ba bốn năm lần không ai nghe máy',
    'Phòng 304 tòa án thành phố xét xử',
    'Phòng 12 trường tiểu học',
    'Tháng ba năm một, tháng năm năm hai',
    'Tại ng. 3, tr. 15 của sách',
    'Bố mẹ cháu là công nhân',
  ])('is not detected in “%s”', (text) => expect(maskPersonalData(text, nobody).masked).toBe(text));
});
