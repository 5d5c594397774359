/** PDFium, ready for work. Importing this costs 5 MB and some milliseconds, so only the child does, with its first PDF. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { init } from '@embedpdf/pdfium';

const wasm = await readFile(fileURLToPath(import.meta.resolve('@embedpdf/pdfium/pdfium.wasm')));
const wrapped = await init({ wasmBinary: wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength) });
wrapped.PDFiumExt_Init();

export const pdfium = wrapped;

/** Address in PDFium's own memory; to be released. */
export function allocate(bytes: number): number {
  return wrapped.pdfium.wasmExports.malloc(bytes);
}

/** Gives back what `allocate` gave. */
export function release(at: number): void {
  wrapped.pdfium.wasmExports.free(at);
}

/** PDFium's memory as it is now: it moves when it grows, so nobody keeps it. (Its types leave it out.) */
export function memory(): Uint8Array {
  return (wrapped.pdfium as unknown as { readonly HEAPU8: Uint8Array }).HEAPU8;
}
