/** Prints papers as files, with the tool for each format. */
import { keepUnits } from '../../domain/text/keep-unit.ts';
import { type PaperPrinter, type Printable, type PrintedFile, printedTypes } from '../../ports/papers.ts';
import { zipOf } from '../zip-writer.ts';
import { createChartDrawer } from './charts.ts';
import { docxOf } from './docx.ts';
import { dossierZip } from './dossier-zip.ts';
import { htmlOf } from './html.ts';
import { pagesOf } from './pages.ts';
import { xlsxOf } from './xlsx.ts';

/** A fixed date in the archive, so that the same pages give the same file. */
const archiveDay = new Date('2000-01-01T00:00:00Z');

/** Creates the printer of papers, workbooks and charts, in every available format. */
export function createPaperPrinter(): PaperPrinter {
  const drawer = createChartDrawer();
  return {
    docx: async (paper) => ({
      name: `${paper.fileName}.docx`,
      mimeType: printedTypes.docx,
      bytes: await docxOf(keepUnits(paper), drawer),
    }),
    xlsx: async (workbook) => ({
      name: `${workbook.fileName}.xlsx`,
      mimeType: printedTypes.xlsx,
      bytes: await xlsxOf(keepUnits(workbook)),
    }),
    html: (paper) => htmlOf(keepUnits(paper), drawer),
    pages: (paper) => Array.fromAsync(pagesOf(keepUnits(paper), drawer)),
    svg: drawer.svg,
    png: (chart) => drawer.png(chart).bytes,
  };
}

/** Prints one paper, workbook or chart as a file. */
export async function printOne(printer: PaperPrinter, what: Printable): Promise<PrintedFile> {
  switch (what.form) {
    case 'docx':
      return printer.docx(what.paper);
    case 'html': {
      const bytes = Buffer.from(printer.html(what.paper));
      return { name: `${what.paper.fileName}.html`, mimeType: printedTypes.html, bytes };
    }
    case 'pages': {
      const name = (at: number): string => `${what.paper.fileName}-${String(at + 1).padStart(2, '0')}.png`;
      const parts = (await printer.pages(what.paper)).map((bytes, at) => ({ name: name(at), bytes }));
      const bytes = await zipOf(parts, archiveDay);
      return { name: `${what.paper.fileName}-trang-in.zip`, mimeType: printedTypes.zip, bytes };
    }
    case 'xlsx':
      return printer.xlsx(what.workbook);
    case 'png':
      return { name: what.name, mimeType: printedTypes.png, bytes: printer.png(what.chart) };
    case 'zip':
      return { name: what.name, mimeType: printedTypes.zip, bytes: await dossierZip(what) };
  }
}
