/** Where a list or a search goes on, as a short text in an address. The key of the last item, so pages have no gaps when items are added. */
import type { ListPlace, SearchPlace } from '../../ports/portal-reader.ts';

/** Of an instant, in JavaScript. */
const maxInstantMs = 8.64e15;

/** Names the place after the list's last item; `readListCursor` reads it back. */
export const listCursor = ({ publishedAt, id }: ListPlace): string => encode(`a.${publishedAt.getTime()}.${id}`);
/** Names how many hits were shown; `readSearchCursor` reads it back. */
export const searchCursor = ({ hits }: SearchPlace): string => encode(`s.${hits}`);

/** Null when it is not one of ours. */
export function readListCursor(text: string): ListPlace | null {
  const [ms, id] = decode(text, /^a\.(-?\d{1,16})\.(\d{1,15})$/);
  if (ms === undefined || id === undefined || Math.abs(ms) > maxInstantMs) return null;
  return { publishedAt: new Date(ms), id };
}

/** Null when it is not one of ours. */
export function readSearchCursor(text: string): SearchPlace | null {
  const [hits] = decode(text, /^s\.(\d{1,5})$/);
  return hits === undefined ? null : { hits };
}

const encode = (text: string): string => Buffer.from(text, 'latin1').toString('base64url');

function decode(text: string, form: RegExp): readonly number[] {
  const parts = form.exec(Buffer.from(text.slice(0, 100), 'base64url').toString('latin1'));
  return parts ? parts.slice(1).map(Number) : [];
}
