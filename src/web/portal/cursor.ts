/**
 * Cursors of lists and searches as short texts for addresses. A list's cursor is the key of its last item, so new items
 * cause no gaps between pages.
 */
import type { ListPlace, SearchPlace } from '../../ports/portal-reader.ts';

/** Largest JavaScript date. */
const maxInstantMs = 8.64e15;

/** The position after the list's last item; parsed by `readListCursor`. */
export const listCursor = ({ publishedAt, id }: ListPlace): string => encode(`a.${publishedAt.getTime()}.${id}`);
/** The number of hits shown so far; parsed by `readSearchCursor`. */
export const searchCursor = ({ hits }: SearchPlace): string => encode(`s.${hits}`);

/** Null if it is not a valid cursor. */
export function readListCursor(text: string): ListPlace | null {
  const [ms, id] = decode(text, /^a\.(-?\d{1,16})\.(\d{1,15})$/);
  if (ms === undefined || id === undefined || Math.abs(ms) > maxInstantMs) return null;
  return { publishedAt: new Date(ms), id };
}

/** Null if it is not a valid cursor. */
export function readSearchCursor(text: string): SearchPlace | null {
  const [hits] = decode(text, /^s\.(\d{1,5})$/);
  return hits === undefined ? null : { hits };
}

const encode = (text: string): string => Buffer.from(text, 'latin1').toString('base64url');

function decode(text: string, form: RegExp): readonly number[] {
  const parts = form.exec(Buffer.from(text.slice(0, 100), 'base64url').toString('latin1'));
  return parts ? parts.slice(1).map(Number) : [];
}
