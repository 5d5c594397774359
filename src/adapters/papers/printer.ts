/** Papers as files, whichever tool makes them. */
import type { PaperPrinter } from '../../ports/papers.ts';
import { createChartDrawer } from './charts.ts';
import { docxOf } from './docx.ts';
import { htmlOf } from './html.ts';
import { xlsxOf } from './xlsx.ts';

const office = 'application/vnd.openxmlformats-officedocument.';

export function createPaperPrinter(): PaperPrinter {
  const drawer = createChartDrawer();
  return {
    docx: async (paper) => ({
      name: `${paper.fileName}.docx`,
      mimeType: `${office}wordprocessingml.document`,
      bytes: await docxOf(paper, drawer),
    }),
    xlsx: async (workbook) => ({
      name: `${workbook.fileName}.xlsx`,
      mimeType: `${office}spreadsheetml.sheet`,
      bytes: await xlsxOf(workbook),
    }),
    html: (paper) => htmlOf(paper, drawer),
    svg: drawer.svg,
    png: (chart) => drawer.png(chart).bytes,
  };
}
