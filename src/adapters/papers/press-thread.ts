/** The thread that prints: it alone loads the libraries of DOCX, XLSX and charts, and is busy for as long as a paper takes. */
import { parentPort } from 'node:worker_threads';
import type { Printable } from '../../ports/papers.ts';
import { createPaperPrinter, printOne } from './printer.ts';

const printer = createPaperPrinter();

parentPort?.on('message', ({ id, what }: { readonly id: number; readonly what: Printable }) => {
  void printOne(printer, what).then(
    (file) => parentPort?.postMessage({ id, file }),
    (error: unknown) => parentPort?.postMessage({ id, failure: String(error) }),
  );
});
