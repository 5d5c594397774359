/**
 * Workbooks for the accountant: live formulas, titles that stay visible and repeat on each printed page, A4 landscape
 * one page wide, places to sign.
 */
import ExcelJS from 'exceljs';
import { firstRowOf, type Sheet, type SheetCell, type SheetColumn, type Workbook } from '../../ports/papers.ts';

/**
 * Numbers in Vietnamese format, whatever the settings of the reader's office suite; `_ ` adds a margin on the right.
 */
const inVietnam = '[$-42A]';
const formats: Readonly<Record<SheetColumn['format'], string>> = {
  text: '@',
  mark: '@',
  vnd: `${inVietnam}#,##0_ `,
  count: '0',
  coefficient: `${inVietnam}0.0##_ `,
  percent: `${inVietnam}0.00"%"_ `,
  part: `${inVietnam}0.00%_ `,
  date: 'dd/mm/yyyy',
};
/** Without decimals, so that 100 has no trailing separator. */
const wholePercent = '0"%"_ ';
const wholePart = '0%_ ';
/** A third is not a round percentage, so it is shown as "1/3". */
const fraction = '?/?_ ';
const largestOfFraction = 9;
const family = 'Times New Roman';
const a4 = 9;
/** About three centimetres, in points. */
const signatureRoom = 84;
const thin = { style: 'thin' } as const;
const box = { top: thin, bottom: thin, left: thin, right: thin };
const alignments: Readonly<Record<SheetColumn['format'], 'left' | 'center' | 'right'>> = {
  ...{ text: 'left', mark: 'center', count: 'center', date: 'center' },
  ...{ vnd: 'right', coefficient: 'right', percent: 'right', part: 'right' },
};

/** Ignores floating-point rounding errors. */
const isWhole = (value: number): boolean => Math.abs(value - Math.round(value)) < 1e-9;

function partFormat(part: number): string {
  if (isWhole(part * 100)) return wholePart;
  // Halves, quarters and eighths are percentages with at most two decimals, and are shown as such.
  const hasTwoPlaces = isWhole(part * 10_000);
  for (let of = 3; of <= largestOfFraction && !hasTwoPlaces; of += 1) if (isWhole(part * of)) return fraction;
  return formats.part;
}

function formatOf(value: SheetCell, { format }: SheetColumn): string {
  if (typeof value !== 'number') return formats[format];
  if (format === 'part') return partFormat(value);
  return format === 'percent' && Number.isInteger(value) ? wholePercent : formats[format];
}

function write(cell: ExcelJS.Cell, value: SheetCell, column: SheetColumn, isBold: boolean): void {
  if (value !== null && typeof value === 'object') cell.value = { formula: value.formula, result: value.result };
  else cell.value = column.format === 'date' && typeof value === 'string' ? new Date(value) : value;
  cell.numFmt = formatOf(value, column);
  cell.font = { name: family, size: 11, bold: isBold };
  cell.border = box;
  cell.alignment = {
    vertical: 'middle',
    wrapText: alignments[column.format] === 'left',
    horizontal: alignments[column.format],
    indent: alignments[column.format] === 'left' ? 1 : 0,
  };
}

/** Writes a merged cell across the whole table. */
function across(
  page: ExcelJS.Worksheet,
  row: number,
  text: string,
  columns: number,
  style: Partial<ExcelJS.Style>,
): void {
  page.mergeCells(row, 1, row, columns);
  const cell = page.getCell(row, 1);
  cell.value = text;
  Object.assign(cell, style);
}

function signatures(page: ExcelJS.Worksheet, sheet: Sheet, from: number): number {
  const count = sheet.signatures.length;
  if (count === 0) return from;
  const columns = sheet.columns.length;
  for (const [nth, { capacity, office, hint, name }] of sheet.signatures.entries()) {
    const left = Math.floor((nth * columns) / count) + 1;
    const right = Math.max(left, Math.floor(((nth + 1) * columns) / count));
    for (const [line, text] of [capacity, office, hint, null, null, null, name].entries()) {
      page.mergeCells(from + line, left, from + line, right);
      const cell = page.getCell(from + line, left);
      cell.value = text ?? '';
      cell.font = { name: family, size: 12, bold: line !== 2, italic: line === 2 };
      cell.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true };
    }
  }
  for (const line of [3, 4, 5]) page.getRow(from + line).height = signatureRoom / 3;
  return from + 6;
}

function fill(page: ExcelJS.Worksheet, sheet: Sheet): void {
  const width = sheet.columns.length;
  const titlesAt = firstRowOf(sheet.heading) - 1;
  sheet.columns.forEach(({ width: characters }, at) => {
    page.getColumn(at + 1).width = characters;
  });
  for (const [at, text] of sheet.heading.entries())
    across(page, at + 1, text, width, {
      font: { name: family, size: at === 0 ? 12 : 13, bold: true },
      alignment: { horizontal: at === 0 ? 'left' : 'center', wrapText: true },
    });
  sheet.columns.forEach(({ title }, at) => {
    const cell = page.getCell(titlesAt, at + 1);
    cell.value = title;
    cell.font = { name: family, size: 11, bold: true };
    cell.border = box;
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE7E6E6' } };
    cell.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true };
  });
  let row = titlesAt + 1;
  for (const cells of [...sheet.rows, ...(sheet.total ? [sheet.total] : [])]) {
    const isTotal = cells === sheet.total;
    sheet.columns.forEach((column, at) => {
      write(page.getCell(row, at + 1), cells[at] ?? null, column, isTotal);
    });
    row += 1;
  }
  for (const text of sheet.notes) {
    across(page, row, text, width, { font: { name: family, size: 12, italic: true }, alignment: { wrapText: true } });
    page.getRow(row).height = 17 * Math.ceil(text.length / 130);
    row += 1;
  }
  const last = signatures(page, sheet, row + 1);
  page.views = [{ state: 'frozen', ySplit: titlesAt, xSplit: 0 }];
  page.pageSetup = {
    paperSize: a4,
    orientation: 'landscape',
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    horizontalCentered: true,
    printTitlesRow: `${titlesAt}:${titlesAt}`,
    printArea: `A1:${page.getColumn(width).letter}${last}`,
    margins: { left: 0.8, right: 0.4, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 },
  };
  page.headerFooter = { differentFirst: true, oddHeader: '&C&"Times New Roman,Regular"&12&P', firstHeader: '' };
}

/** The workbook as the bytes of an .xlsx file; the office suite that opens it recomputes its formulas. */
export async function xlsxOf(workbook: Workbook): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  if (workbook.hashNote !== null) book.description = workbook.hashNote;
  // Makes the office suite recompute all formulas when it opens the file.
  book.calcProperties.fullCalcOnLoad = true;
  for (const sheet of workbook.sheets) fill(book.addWorksheet(sheet.name), sheet);
  return new Uint8Array(await book.xlsx.writeBuffer());
}
