/**
 * Statements in an office suite: the signatures always follow at least one row of the table on the same page; the formulas of the
 * workbook yield its sums without the stored results; and it prints on A4.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { expect, it } from 'vitest';
import { createPaperPrinter } from '../../src/adapters/papers/printer.ts';
import { hasOffice, officeConverted, officePages } from '../support/office-pages.ts';
import { papers, statement, workbook } from './samples.ts';

it.runIf(hasOffice())(
  'no page of a statement contains the closing words and signatures without payees',
  { timeout: 120_000 },
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'last-page-'));
    try {
      const paper = papers().find(({ fileName }) => fileName.startsWith('bang-ke'));
      if (!paper) throw new Error('there is no statement');
      const printer = createPaperPrinter();
      const files: string[] = [];
      for (let count = 4; count <= 52; count += 2) {
        const blocks = paper.blocks.map((block) =>
          block.kind === 'table'
            ? { ...block, rows: Array.from({ length: count }, (_, at) => [String(at + 1), `Người ${at + 1}`]) }
            : block,
        );
        const file = join(folder, `${count}.docx`);
        writeFileSync(file, (await printer.docx({ ...paper, blocks, appendices: [] })).bytes);
        files.push(file);
      }
      const pages = officePages(files, join(folder, 'office'));
      expect(pages.size).toBe(files.length);
      for (const [count, all] of pages) {
        const signed = all.filter((page) => page.includes('KẾ TOÁN'));
        expect([count, signed.length]).toEqual([count, 1]);
        const [page = ''] = signed;
        const last = [Number(count) - 1, Number(count)].filter((row) => new RegExp(`Người ${row}\\b`, 'u').test(page));
        expect([count, last, /Bằng chữ/u.test(page)]).toEqual([count, [Number(count) - 1, Number(count)], true]);
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
);

/** Each formula of a workbook, by sheet and cell, with the result that the last program to save it computed. */
function formulasOf(book: ExcelJS.Workbook): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const sheet of book.worksheets)
    sheet.eachRow((row) =>
      row.eachCell((cell) => {
        if (cell.formula) found.set(`${sheet.name}!${cell.address}`, Number(cell.result));
      }),
    );
  return found;
}

it.runIf(hasOffice())(
  'the formulas of the workbook can be recomputed, and it is printed on A4',
  { timeout: 120_000 },
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'workbook-'));
    try {
      const printed = (await createPaperPrinter().xlsx(workbook())).bytes;
      const written = async (name: string, moreVnd: number): Promise<string> => {
        const book = new ExcelJS.Workbook();
        await book.xlsx.load(printed.buffer as ArrayBuffer);
        for (const sheet of book.worksheets)
          sheet.eachRow((row) =>
            row.eachCell((cell) => {
              if (cell.formula) cell.value = { formula: cell.formula } as ExcelJS.CellFormulaValue;
            }),
          );
        const rounding = book.getWorksheet('Chi tiết')?.getCell('J5');
        if (!rounding) throw new Error('there is no line');
        rounding.value = Number(rounding.value) + moreVnd;
        await book.xlsx.writeFile(join(folder, `${name}.xlsx`));
        return join(folder, `${name}.xlsx`);
      };
      const [plain = '', more = ''] = officeConverted(
        [await written('plain', 0), await written('more', 1_000)],
        'xlsx',
        join(folder, 'office'),
      );
      const opened = async (file: string) => {
        const book = new ExcelJS.Workbook();
        await book.xlsx.readFile(file);
        return formulasOf(book);
      };
      const ours = new ExcelJS.Workbook();
      await ours.xlsx.load(printed.buffer as ArrayBuffer);
      const [wanted, computed, changed] = [formulasOf(ours), await opened(plain), await opened(more)];
      expect(wanted.size).toBeGreaterThan(100);
      expect(computed).toEqual(wanted);
      // A thousand đồng more in the first line adds a thousand to the sums of both sheets.
      const { lines, payouts, totals } = statement.content;
      const [lineTotal, payTotal] = [`Chi tiết!N${5 + lines.length}`, `Chi trả!H${6 + payouts.length}`];
      expect([computed.get(lineTotal), computed.get(payTotal)]).toEqual([totals.royaltyVnd, totals.netVnd]);
      expect([changed.get(lineTotal), changed.get(payTotal)]).toEqual([
        totals.royaltyVnd + 1_000,
        totals.netVnd + 1_000,
      ]);
      const [pdf = ''] = officeConverted([plain], 'pdf', join(folder, 'pages'));
      expect(execFileSync('pdfinfo', [pdf], { encoding: 'utf8' })).toMatch(
        /Page size:\s+84\d[.\d]* x 59\d[.\d]* pts \(A4\)/u,
      );
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
);
