import { describe, expect, it } from 'vitest';
import { columnWidths } from '../../src/adapters/papers/column-widths.ts';

const column = (title: string, width: number) => ({ title, width, align: 'right' as const });
/** Column widths for 165 mm and twelve points, as on a page. */
const widthsOf = (columns: readonly ReturnType<typeof column>[], rows: readonly string[][], total?: string[]) =>
  columnWidths({ kind: 'table', columns, rows, ...(total && { total }) }, 9355, 12, 140);

/** The width of a figure in twips in Times New Roman: a digit is half the font size wide, a full stop a quarter. */
const printed = (figure: string): number =>
  Array.from(figure).reduce((sum, sign) => sum + (sign === '.' ? 0.25 : 0.5), 0) * 12 * 20 + 140;

describe('the columns of a table', () => {
  it('have the requested widths if everything fits', () => {
    expect(widthsOf([column('TT', 10), column('Nội dung', 90)], [['1', 'Nhuận bút']])).toEqual([935, 8419]);
  });

  it('never break a figure or a word of a title, and take the space from wider columns', () => {
    const widths = widthsOf(
      [column('TT', 7), column('Nội dung', 33), column('Đã chi', 14), column('Hạng', 4), column('Cơ sở', 44)],
      [['1', 'Mua máy ảnh cho tổ phóng viên của Ban', '66.514.790', '1', 'báo giá hai nơi']],
      ['', 'Cộng', '192.769.298', '', ''],
    );
    expect(widths[2]).toBeGreaterThanOrEqual(printed('192.769.298'));
    // Its four bold letters are 2.3 times as wide as the font size.
    expect(widths[3]).toBeGreaterThanOrEqual(2.3 * 12 * 20 + 140);
    expect(widths.reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(9355);
    expect(widths.reduce((sum, each) => sum + each, 0)).toBeGreaterThan(9345);
  });

  it('keep the whole width of a column that is filled in by hand', () => {
    const columns = [column('Họ và tên', 60), column('Thực nhận', 10), column('Ký nhận', 30)];
    const widths = widthsOf(columns, [['Nguyễn Thị Hồng Hạnh', '192.769.298', '']]);
    expect(widths[1]).toBeGreaterThanOrEqual(printed('192.769.298'));
    expect(widths[2]).toBe(2806);
  });

  it('keep the requested widths if the page is too narrow', () => {
    const row = Array.from({ length: 12 }, () => '100.000.000.000');
    const widths = widthsOf(
      row.map((_, at) => column(`Cột ${at}`, 1)),
      [row],
    );
    expect(new Set(widths).size).toBe(1);
  });
});
