/** Writes the sample papers into a folder for viewing: `node tests/papers/print-samples.ts FOLDER` */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createPaperPrinter } from '../../src/adapters/papers/printer.ts';
import { shownPapers, shownWorkbook } from './samples.ts';

const folder = process.argv[2];
if (!folder) throw new Error('Usage: node tests/papers/print-samples.ts FOLDER');
mkdirSync(folder, { recursive: true });
const printer = createPaperPrinter();
for (const paper of shownPapers()) {
  const file = await printer.docx(paper);
  writeFileSync(join(folder, file.name), file.bytes);
  writeFileSync(join(folder, `${paper.fileName}.html`), printer.html(paper));
}
const book = await printer.xlsx(shownWorkbook());
writeFileSync(join(folder, book.name), book.bytes);
