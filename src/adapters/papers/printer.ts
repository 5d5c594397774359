/** Papers as files, whichever tool makes them. */
import { type PaperPrinter, type Printable, type PrintedFile, printedTypes } from '../../ports/papers.ts';
import { createChartDrawer } from './charts.ts';
import { docxOf } from './docx.ts';
import { dossierZip } from './dossier-zip.ts';
import { htmlOf } from './html.ts';
import { xlsxOf } from './xlsx.ts';

/** A paper, workbook or chart as a file, in every form that we give out. */
export function createPaperPrinter(): PaperPrinter {
  const drawer = createChartDrawer();
  return {
    docx: async (paper) => ({
      name: `${paper.fileName}.docx`,
      mimeType: printedTypes.docx,
      bytes: await docxOf(paper, drawer),
    }),
    xlsx: async (workbook) => ({
      name: `${workbook.fileName}.xlsx`,
      mimeType: printedTypes.xlsx,
      bytes: await xlsxOf(workbook),
    }),
    html: (paper) => htmlOf(paper, drawer),
    svg: drawer.svg,
    png: (chart) => drawer.png(chart).bytes,
  };
}

/** The file of one printable thing. */
export async function printOne(printer: PaperPrinter, what: Printable): Promise<PrintedFile> {
  switch (what.form) {
    case 'docx':
      return printer.docx(what.paper);
    case 'xlsx':
      return printer.xlsx(what.workbook);
    case 'png':
      return { name: what.name, mimeType: printedTypes.png, bytes: printer.png(what.chart) };
    case 'zip':
      return { name: what.name, mimeType: printedTypes.zip, bytes: await dossierZip(what) };
  }
}
