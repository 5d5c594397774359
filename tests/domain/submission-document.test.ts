/** The details that a document states: number, date, signer, subject. They are guesses, which people check before publication. */
import { describe, expect, it } from 'vitest';
import { readLabels } from '../../src/domain/submission/guess.ts';
import { guessDocument, guessTypedDocument } from '../../src/domain/submission/guess-document.ts';
import { growthByFour } from '../support/cpu-time.ts';

const decision = `ỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
PHƯỜNG ĐỒNG LẠC\tĐộc lập - Tự do - Hạnh phúc
Số: 137/QĐ-UBND\tĐồng Lạc, ngày 24 tháng 9 năm 2019
QUYẾT ĐỊNH
Về việc ban hành Quy chế hoạt động của Cổng thông tin điện tử phường
ỦY BAN NHÂN DÂN PHƯỜNG
Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;
Theo đề nghị của Văn phòng HĐND-UBND phường.
QUYẾT ĐỊNH:
Điều 1. Ban hành kèm theo Quyết định này Quy chế hoạt động.
Nơi nhận:\tTM. ỦY BAN NHÂN DÂN
- Như Điều 3;\tCHỦ TỊCH
- Lưu: VT.\t(Đã ký)
\tNguyễn Văn An`;

describe('a decision as a document', () => {
  it('yields its number, day, signer and subject', () => {
    expect(guessDocument(decision)).toEqual({
      number: '137/QĐ-UBND',
      signedOn: '2019-09-24',
      signer: 'Nguyễn Văn An',
      title: 'Quyết định về việc ban hành Quy chế hoạt động của Cổng thông tin điện tử phường',
    });
  });

  it('is read in decomposed form too', () => {
    expect(guessDocument(decision.normalize('NFD'))).toEqual(guessDocument(decision));
  });
});

describe('other documents', () => {
  it.each([
    ['Số 58 /KH-UBND\n', { number: '58/KH-UBND' }],
    ['Số:03/2026/QĐ-UBND', { number: '03/2026/QĐ-UBND' }],
    ['Số: /TB-UBND\nĐồng Lạc, ngày   tháng   năm 2026', { number: null, signedOn: null }],
    ['Đồng Lạc, ngày 31 tháng 2 năm 2026', { signedOn: null }],
    ['CHỦ TỊCH\n\n\nTrần Thị Bích Ngọc', { signer: 'Trần Thị Bích Ngọc' }],
    ['KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nLê Minh', { signer: 'Lê Minh' }],
    ['THÔNG BÁO\nLịch tiếp công dân tháng 12', { title: 'Thông báo Lịch tiếp công dân tháng 12' }],
    ['QUYẾT ĐỊNH\nSố: 152/QĐ-UBND', { number: '152/QĐ-UBND', title: 'Quyết định số 152/QĐ-UBND' }],
    ['QUYẾT ĐỊNH\nSố 152 /QĐ-UBND\nỦY BAN NHÂN DÂN PHƯỜNG', { title: 'Quyết định số 152/QĐ-UBND' }],
    [
      'QUYẾT ĐỊNH\nSố: 152/QĐ-UBND\nVề việc khen thưởng',
      { number: '152/QĐ-UBND', title: 'Quyết định về việc khen thưởng' },
    ],
    ['V/v tăng cường phòng, chống dịch\nKính gửi: Các khối', { title: 'tăng cường phòng, chống dịch' }],
    ['Danh sách các hộ dân khối 4', { number: null, signedOn: null, signer: null, title: null }],
    ['', { number: null, signedOn: null, signer: null, title: null }],
  ])('%j', (text, expected) => expect(guessDocument(text)).toMatchObject(expected));

  it('a name in the text is no signer, and a number after the letterhead is not the document’s number', () => {
    const text = `${'Một đoạn văn dài. '.repeat(300)}\nSố: 12/QĐ-UBND\nÔng Nguyễn Văn An phát biểu.`;
    expect(guessDocument(text)).toMatchObject({ number: null, signer: null });
  });

  it('of half a million characters take a time in proportion to their length', () => {
    const reading = (lines: number) => {
      const text = `${decision}\n${'Cột một\tCột hai\tCột ba\n'.repeat(lines)}`;
      return () => void guessDocument(text);
    };
    expect(growthByFour(reading, 5_000)).toBeLessThan(9);
  });
});

describe('a document described in a message', () => {
  const typed =
    'Quyết định số 150/QĐ-UBND ngày 26/11/2026 về việc thành lập Tổ công nghệ số cộng đồng trên địa bàn phường Nguyễn Trãi năm 2026, do Chủ tịch UBND phường Nguyễn Trãi Trần Văn An ký. Tổ có 9 người, họp ngày 5/12/2026.';

  it('yields number, day, signer and its complete subject', () => {
    expect(guessTypedDocument(typed)).toEqual({
      number: '150/QĐ-UBND',
      signedOn: '2026-11-26',
      signer: 'Trần Văn An',
      title:
        'Quyết định số 150/QĐ-UBND ngày 26/11/2026 về việc thành lập Tổ công nghệ số cộng đồng trên địa bàn phường Nguyễn Trãi năm 2026',
    });
    expect(guessTypedDocument(typed.normalize('NFD'))).toEqual(guessTypedDocument(typed));
  });

  it.each([
    ['Kế hoạch số 58/kh-ubnd về trồng cây', { number: '58/KH-UBND', signedOn: null, signer: null }],
    ['Thông báo 12/TB-UBND ngày 3 tháng 11 năm 2026', { number: '12/TB-UBND', signedOn: '2026-11-03' }],
    ['Quyết định số 1/QĐ-UBND do Phó Chủ tịch Lê Thị Bích Ngọc đã ký', { signer: 'Lê Thị Bích Ngọc' }],
    ['Quyết định số 1/QĐ-UBND.\nNgười ký: Lê Minh', { signer: 'Lê Minh' }],
    ['Quyết định số 1/QĐ-UBND do Chủ tịch UBND phường Nguyễn Trãi ký', { signer: null }],
    ['Quyết định số 1/QĐ-UBND do Chủ tịch UBND phường Lê Thị Bích Ngọc ký', { signer: 'Lê Thị Bích Ngọc' }],
    ['Quyết định số 1/QĐ-UBND do Chủ tịch UBND phường ký', { signer: null }],
    [
      'Công văn số 88/UBND-VP về việc dọn vệ sinh, Chủ tịch Nguyễn Văn Bắc ký',
      { signer: 'Nguyễn Văn Bắc', title: 'Công văn số 88/UBND-VP về việc dọn vệ sinh' },
    ],
    ['Quyết định về việc khen thưởng', { number: null, title: 'Quyết định về việc khen thưởng' }],
    ['Khối 4 trồng cây theo Kế hoạch số 58/KH-UBND', { number: '58/KH-UBND', title: null }],
    ['', { number: null, signedOn: null, signer: null, title: null }],
  ])('%j', (text, expected) => expect(guessTypedDocument(text)).toMatchObject(expected));
});

describe('a document described without accents', () => {
  const told =
    'ngay 27/11/2026 UBND phuong ban hanh Quyet dinh so 45/QD-UBND ve viec thanh lap to cong tac. nguoi ky Nguyen Van Bac. Nguon: 45/QD-UBND';
  it('yields its number and its signer', () => {
    expect(guessTypedDocument(told)).toMatchObject({ number: '45/QĐ-UBND', signer: 'Nguyen Van Bac' });
    expect(guessTypedDocument('Quyet dinh 12/QD-UBND ngay 3/11/2026, nguoi ky: Tran Thi Hoa')).toMatchObject({
      number: '12/QĐ-UBND',
      signedOn: '2026-11-03',
      signer: 'Tran Thi Hoa',
    });
    expect(guessTypedDocument('người ký chưa rõ là ai').signer).toBeNull();
  });
  it('is followed by its source, which is not part of the text', () => {
    const { source, lines } = readLabels([told]);
    expect(source).toEqual({ kind: 'document', detail: '45/QD-UBND' });
    expect(lines.join()).not.toContain('Nguon');
  });
});
