/**
 * PDFium, initialised. Importing it costs 5 MB and some milliseconds, so only the child process does, with its first
 * PDF.
 */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { init } from '@embedpdf/pdfium';

const wasm = await readFile(fileURLToPath(import.meta.resolve('@embedpdf/pdfium/pdfium.wasm')));
const wrapped = await init({ wasmBinary: wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength) });
wrapped.PDFiumExt_Init();

export const pdfium = wrapped;

/** Allocates in PDFium's own memory and returns the address, which the caller must release. */
export function allocate(bytes: number): number {
  return wrapped.pdfium.wasmExports.malloc(bytes);
}

/** Frees memory from `allocate`. */
export function release(at: number): void {
  wrapped.pdfium.wasmExports.free(at);
}

/** PDFium's current memory. It moves when it grows, so the result must not be kept. (PDFium's types omit it.) */
export function memory(): Uint8Array {
  return (wrapped.pdfium as unknown as { readonly HEAPU8: Uint8Array }).HEAPU8;
}
