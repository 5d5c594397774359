/** A person's app splits a text that is too long into several messages; nothing marks them as one. */
import { MAX_TEXT } from './formatted.ts';

/** How far back from the limit the app looks for a better place to cut. */
const LOOK_BACK = 200;

export function splitText(text: string): string[] {
  const parts: string[] = [];
  let rest = text.trim();
  while (rest.length > MAX_TEXT) {
    const cut = cutAt(rest);
    parts.push(rest.slice(0, cut).trimEnd());
    rest = rest.slice(cut).trimStart();
  }
  return [...parts, rest];
}

function cutAt(text: string): number {
  const tail = text.slice(MAX_TEXT - LOOK_BACK, MAX_TEXT);
  const gap = Math.max(tail.lastIndexOf('\n'), tail.lastIndexOf(' '));
  if (gap > 0) return MAX_TEXT - LOOK_BACK + gap;
  const isHalfPair = /[\ud800-\udbff]/.test(text.charAt(MAX_TEXT - 1));
  return isHalfPair ? MAX_TEXT - 1 : MAX_TEXT;
}
