/**
 * The child process that prints papers. Only it loads the libraries for DOCX, XLSX and charts, and it is blocked while a
 * paper is printed. It has no secrets in its environment and no database.
 */
import { setPriority } from 'node:os';
import type { Printable } from '../../ports/papers.ts';
import type { PressAnswer } from './press.ts';
import { createPaperPrinter, printOne } from './printer.ts';

/** A lower priority: answering a webhook in time matters more than a paper that is ready sooner. */
const politePriority = 5;

const printer = createPaperPrinter();
setPriority(politePriority);

// Ctrl+C is sent to the whole process group; the main process finishes its step first and then disconnects.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => {});
process.on('disconnect', () => process.exit());
process.on('message', ({ id, what }: { readonly id: number; readonly what: Printable }) => {
  void printOne(printer, what).then(
    (file) => say({ id, file }),
    (error: unknown) => say({ id, failure: String(error) }),
  );
});

function say(answer: PressAnswer): void {
  process.send?.(answer);
}
