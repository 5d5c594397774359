/** Splits a text that is too long into several messages, as a person's app does; nothing marks them as one. */
import { maxText } from './formatted.ts';

/** How far before the limit the app looks for a better place to split. */
const lookBack = 200;

/** Splits at the last line break or space within the last 200 characters of a part, never inside a surrogate pair. */
export function splitText(text: string): string[] {
  const parts: string[] = [];
  let rest = text.trim();
  while (rest.length > maxText) {
    const cut = cutAt(rest);
    parts.push(rest.slice(0, cut).trimEnd());
    rest = rest.slice(cut).trimStart();
  }
  return [...parts, rest];
}

function cutAt(text: string): number {
  const tail = text.slice(maxText - lookBack, maxText);
  const gap = Math.max(tail.lastIndexOf('\n'), tail.lastIndexOf(' '));
  if (gap > 0) return maxText - lookBack + gap;
  const isHalfPair = /[\ud800-\udbff]/.test(text.charAt(maxText - 1));
  return isHalfPair ? maxText - 1 : maxText;
}
