/** A QR code as a picture in fixed colours: black squares on white, with the quiet zone that scanners need. */
// Imports only the encoder: the package's main entry also loads its PNG and terminal renderers and keeps them in memory.
import { create } from 'qrcode/lib/core/qrcode.js';
import { html, type Markup } from './html.ts';

/** Width of the quiet zone in squares (ISO/IEC 18004). */
const quiet = 4;

/** SVG of a code for `text`, with error correction M (ISO/IEC 18004: 15 per cent). @param label text for screen readers */
export function qr(text: string, label: string): Markup {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const { size, data } = modules;
  const side = size + 2 * quiet;
  const path = Array.from({ length: size }, (_, row) => rowOf(data, size, row)).join('');
  return html`<svg xmlns="http://www.w3.org/2000/svg" class="qr" role="img" aria-label="${label}" viewBox="0 0 ${side} ${side}" width="${side * 6}" height="${side * 6}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${side}v${side}H0z"/><path fill="#000" d="${path}"/></svg>`;
}

/** Runs of dark squares in a row, as segments of a path. */
function rowOf(data: ArrayLike<number>, size: number, row: number): string {
  let path = '';
  for (let from = 0; from < size; from += 1) {
    if (!data[row * size + from]) continue;
    let until = from;
    while (until < size && data[row * size + until]) until += 1;
    path += `M${from + quiet} ${row + quiet}h${until - from}v1h-${until - from}z`;
    from = until;
  }
  return path;
}
