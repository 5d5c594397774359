import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../src/domain/checks/check.ts';
import { judgeSecrecy, secrecyPlaces } from '../../../src/domain/checks/judge-secrecy.ts';
import { isSecret, runChecks } from '../../../src/domain/checks/run-checks.ts';
import { secrecy } from '../../../src/domain/checks/secrecy.ts';
import { aPhoto, aSubject, keysOf } from './subject-builder.ts';

/** The findings that block sending. */
const whatStopsSending = (findings: readonly Finding[]): readonly Finding[] =>
  findings.filter(({ severity }) => severity === 'block');

const verdict = (text: string) => judgeSecrecy({ texts: [text] }).verdict;
const ofName = (name: string) => judgeSecrecy({ texts: [], fileNames: [name] }).verdict;

/** Other meanings of "mật" (honey, passwords, density, bile, ciphers, business, history): the word alone never counts. */
const harmless = [
  'mật',
  'Mật',
  'chế độ bảo mật của Cổng thông tin điện tử phường',
  'giữ bí mật mật khẩu đăng nhập',
  'bí mật kinh doanh, bí mật đời tư',
  'hoạt động bí mật trong những năm đầu cách mạng, cất giấu tài liệu',
  'đổi mật khẩu',
  'MẬT KHẨU',
  'mật ong vải, mật mía',
  'MẬT ONG ĐỒNG LẠC ĐƯỢC MÙA',
  'MẬT ĐỘ DÂN SỐ',
  'mật độ giao thông, quan hệ mật thiết',
  'mật mã, mật danh, mật vụ, cơ mật viện',
  'Mật tông, túi mật, sỏi mật, hũ mật',
  'ngọt như mật',
  'tài liệu “mật ong” của hợp tác xã',
  'hồ sơ mật vụ thời Pháp thuộc',
  'Tập huấn công tác bảo vệ bí mật nhà nước',
  'Hội nghị tuyên truyền Luật Bảo vệ bí mật nhà nước',
  'BẢO VỆ BÍ MẬT NHÀ NƯỚC LÀ TRÁCH NHIỆM CỦA MỖI NGƯỜI',
  'toi mat vi, toi mat giay to',
  'Me toi mat hom qua, xin hoi thu tuc khai tu',
  'TÔI MẤT GIẤY TỜ',
  'bệnh này không phổ biến ở nước ta',
  'Tài liệu thu hồi đất của hộ ông A',
  'TÀI LIỆU THU HỒI ĐẤT DỰ ÁN ĐƯỜNG GOM',
  'HỎA TỐC',
  'THƯỢNG KHẨN',
  'TOI MAT GIAY TO',
  'TOI MAT SO DO, so: 12/KH',
  'Ly do mat: toi mat vi o cho',
  'Lý do mất: mất cắp',
  'B.Ả.O M.Ậ.T',
  'THÔNG TIN BẢO MẬT Số: 12',
  'B Ả O  M Ậ T thông tin',
  'mật độ là: 120 người/km2',
  'Tối mất điện, TỐI MẤT NƯỚC',
  'độ mật ong: 80 %',
  'Số: 12/BC-BMT',
];

const blocked = [
  'MẬT',
  '\n\n  MẬT  \n\nỦY BAN NHÂN DÂN',
  '| TỐI MẬT |',
  '—— T Ố I   M Ậ T ——',
  'T U Y Ệ T  M Ậ T',
  'TUYỆT\nMẬT',
  'Dấu: “TUYỆT MẬT”',
  'Độ mật: Mật',
  'độ mật: tối mật',
  'TÀI LIỆU THU HỒI\nSố 04',
  'CHỈ NGƯỜI CÓ TÊN MỚI ĐƯỢC BÓC BÌ',
  '\r\nMẬT\r\nSố: 01',
  '\u3000MẬT\u00a0',
  'TOI MAT So: 12/KH-UBND',
  'T.Ố.I M.Ậ.T',
  'Kèm theo bản T.Ố.I  M.Ậ.T của đơn vị',
  'M.Ậ.T',
  'Văn bản M-Ậ-T gửi các khối',
  'TỐI-MẬT',
  'TUYỆT_MẬT',
  'Dấu TỐ1 MẬT',
  'MẬT Số: 12/BC-UBND',
  'MẬT\u00a0\u00a0Bản số: 02',
  'Số: 12/BC-MẬT',
  'Do mat: toi mat',
  'Do mat: mat; Noi nhan: Cong an',
  'Độ mật là tối mật',
  'M\u200bẬ\u2060T',
  'T\u00adỐI M\u200cẬT',
  '\u041cẬ\u0422',
  '\u0422Ố\u0406 \u041cẬ\u0422',
  '\u041c\u0410\u0302\u0323\u0422',
  'ＭẬＴ',
  'HỎA TỐC - MẬT',
];

const held = [
  'gửi kèm tài liệu mật',
  'văn bản tối mật của đơn vị',
  'nội dung thuộc danh mục bí mật nhà nước',
  'Tuyệt mật',
  'có đóng dấu mật',
  'Kèm theo văn bản đóng dấu “MẬT” của Công an',
  'tài liệu "Mật"',
  'văn bản (mật) của đơn vị',
  'Lưu hành nội bộ',
  'xin đừng chuyển cho ai vì tài liệu này không phổ biến',
  'KHÔNG PHỔ BIẾN',
  'không được phép sao, chụp',
  'TUYET MAT',
  'Số: 03/KH-UBND\tMẬT',
  'Số: 03/KH-UBND      MẬT      Đồng Lạc, ngày 10 tháng 11 năm 2026',
  'GIẢI MẬT',
  'BẢN SAO SỐ: 03',
  'tuyÖt mËt',
  'mËt\nñy ban nh©n d©n',
  'TUYEÄT MAÄT',
  'T.O.I M.A.T',
  'tai lieu tuyet mat',
  'van ban dong dau toi mat',
  'TOOIS MAATJ',
  'TUYỆT MẠT',
  't.ố.i m.ậ.t',
  'Kế hoạch (MẬT) năm 2026',
];

describe('the check of secrecy marks', () => {
  it.each(harmless)('accepts: %s', (text) => expect(verdict(text)).toBe('none'));
  it.each(blocked)('blocks: %s', (text) => expect(verdict(text)).toBe('block'));
  it.each(held)('holds: %s', (text) => expect(verdict(text)).toBe('hold'));

  it.each([
    ['KH_03-TUYỆT_MẬT.docx', 'block'],
    ['MẬT.pdf', 'block'],
    ['ke-hoach-tuyet-mat.pdf', 'hold'],
    ['Kế hoạch (MẬT) 2026.pdf', 'hold'],
    ['TOI_MAT.pdf', 'hold'],
    ['lưu_hành_nội_bộ.docx', 'hold'],
    ['MẬT ONG ĐỒNG LẠC.jpg', 'none'],
    ['BẢO-MẬT.pdf', 'none'],
    ['TOI MAT abc.docx', 'hold'],
    ['T.Ố.I M.Ậ.T.pdf', 'block'],
    ['KH-M.Ậ.T.docx', 'block'],
    ['TOI MAT VI.jpg', 'none'],
    ['toi mat vi.jpg', 'none'],
    ['mat-ong.jpg', 'none'],
  ] as const)('judges a file called %s: %s', (name, expected) => {
    expect(ofName(name)).toBe(expected);
    expect(ofName(name.normalize('NFD'))).toBe(expected);
  });

  it('takes the most severe of all texts, and names only the rules of that severity', () => {
    expect(judgeSecrecy({ texts: ['lưu hành nội bộ', 'TỐI MẬT'], fileNames: ['a.jpg'] })).toEqual({
      verdict: 'block',
      rules: ['SEC-STAMP-LINE', 'SEC-STAMP-INLINE'],
    });
  });

  it('gives the place of a held passage in the original text', () => {
    const text = `Kính gửi, ${'lưu hành nội bộ'.normalize('NFD')}.`;
    expect(secrecyPlaces(text).map(({ rule, start, end }) => [rule, text.slice(start, end).normalize('NFC')])).toEqual([
      ['SEC-CIRCULATION', 'lưu hành nội bộ'],
    ]);
  });
});

describe('the finding about secrecy', () => {
  const secret = { body: 'Lịch trực chốt 2210\n\nMẬT\n\nĐịa điểm Alpha' };

  it('is the only one of a blocked item, and contains nothing of its text', () => {
    const findings = runChecks(aSubject({ ...secret, title: 'CHỐT TRỰC ALPHA', source: null, photos: [] }));
    expect(findings).toEqual([
      {
        check: 'secrecy',
        key: 'check-secrecy-blocked',
        severity: 'block',
        facts: { rules: 'SEC-STAMP-LINE' },
        evidence: [],
      },
    ]);
    expect(isSecret(findings)).toBe(true);
    expect(whatStopsSending(findings)).toHaveLength(1);
  });

  it.each([
    ['title', { title: 'TỐI MẬT' }],
    ['caption', { photos: [aPhoto({ caption: 'TUYỆT MẬT' })] }],
    ['photo name', { photos: [aPhoto({ fileName: 'TUYỆT MẬT.jpg' })] }],
    ['document', { documents: [{ fileName: null, text: 'ỦY BAN\nMẬT\nSố 1' }] }],
    ['document name', { documents: [{ fileName: 'MẬT.pdf', text: '' }] }],
    ['source', { source: { kind: 'document' as const, detail: 'Độ mật: Tối mật' } }],
    ['place', { place: 'TỐI MẬT' }],
  ])('covers the %s', (_, change) => {
    expect(keysOf(secrecy.find(aSubject(change)))).toEqual(['check-secrecy-blocked']);
  });

  it('of a held item is listed with the other findings, and does not prevent sending', () => {
    const findings = runChecks(aSubject({ body: 'Văn bản lưu hành nội bộ.', photos: [] }));
    expect(keysOf(findings)).toEqual(['check-secrecy-held', 'check-photo-expected']);
    expect(findings.some(({ severity }) => severity === 'hold')).toBe(true);
    expect(isSecret(findings)).toBe(false);
    expect(whatStopsSending(findings)).toEqual([]);
  });

  it('does not exist for an ordinary item', () => {
    expect(runChecks(aSubject())).toEqual([]);
  });
});

describe('for any text', () => {
  const anyText = fc.string({ unit: 'grapheme', maxLength: 300 });
  const stamp = fc.constantFrom('MẬT', 'TỐI MẬT', 'TUYỆT MẬT', 'M Ậ T', '[ T Ố I  M Ậ T ]');

  it('a stamp line between two texts blocks', () => {
    fc.assert(
      fc.property(anyText, stamp, anyText, fc.constantFrom('NFC', 'NFD'), (before, mark, after, form) => {
        expect(verdict(`${before}\n${mark}\n${after}`.normalize(form))).toBe('block');
      }),
    );
  });

  it('the verdict is the same in both Unicode forms', () => {
    const words = fc.constantFrom(
      'mật',
      'MẬT',
      'tài liệu',
      'ong',
      'độ',
      ':',
      '\n',
      'TỐI',
      'bảo',
      'dấu',
      'văn bản',
      'nội bộ',
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 12 }), (parts) => {
        const text = parts.join(' ');
        expect(judgeSecrecy({ texts: [text.normalize('NFD')] })).toEqual(judgeSecrecy({ texts: [text] }));
      }),
    );
  });

  it('the lowercase word alone never counts among ordinary words', () => {
    const ordinary = fc.constantFrom(
      'sáng nay',
      'người dân',
      'khối 4',
      'hũ',
      'ngọt như',
      'trồng cây',
      'quay',
      '.',
      '\n',
    );
    fc.assert(
      fc.property(fc.array(ordinary, { maxLength: 8 }), fc.array(ordinary, { maxLength: 8 }), (before, after) => {
        expect(verdict([...before, 'mật', ...after].join(' '))).toBe('none');
      }),
    );
  });

  it('nothing throws, and a verdict names rules only', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        const { verdict: answer, rules } = judgeSecrecy({ texts: [`${text}\nMẬT`], fileNames: [text] });
        expect(answer).toBe('block');
        for (const rule of rules) expect(rule).toMatch(/^SEC-[A-Z-]+$/);
      }),
    );
  });
});
