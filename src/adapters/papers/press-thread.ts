/**
 * The thread that prints papers. Only it loads the libraries for DOCX, XLSX and charts, and it is blocked while a paper
 * is printed.
 */
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
