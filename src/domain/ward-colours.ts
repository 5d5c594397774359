/** A ward's own colours, from its file; all other colours are the page kit's. Contrast as in WCAG 2.2 (1.4.3, 1.4.11). Pure. */

/** Each as '#rrggbb'. */
export interface WardColours {
  /** Background of page headers and of primary buttons, under light text. */
  readonly main: string;
  /** Lines of headings and small coloured text, on light backgrounds. */
  readonly accent: string;
  /** The line under the header, the search button, and the background of the header's keys. */
  readonly trim: string;
}

/** Background and text colours, as in tokens.css; a test compares them. */
export const grounds = {
  light: { paper: '#f8f5ee', sheet: '#fffdf9', tint: '#f6ead3' },
  dark: { paper: '#14161a', sheet: '#1b1e24', tint: '#2b2519' },
  onMain: '#fffaf0',
  onTrim: '#33220a',
} as const;

const channels = (colour: string): readonly number[] =>
  [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));

const luminance = (colour: string): number => {
  const [red = 0, green = 0, blue = 0] = channels(colour).map((value) => {
    const part = value / 255;
    return part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

/** Contrast ratio, from 1 to 21. */
export function contrastOf(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((first, second) => first - second);
  return (lighter + 0.05) / (darker + 0.05);
}

/** Minimum contrast for text, and for signs and lines that carry information (level AA). */
const ofWords = 4.5;
const ofSigns = 3;

const mixed = (colour: string, into: number, share: number): string =>
  `#${channels(colour)
    .map((value) => Math.round(value + (into - value) * share))
    .map((value) => value.toString(16).padStart(2, '0'))
    .join('')}`;

/** Colours for the dark theme: a darker header background, and text lightened until its contrast is sufficient. */
export function inTheDark({ main, accent, trim }: WardColours): WardColours {
  let words = accent;
  for (let share = 0; contrastOf(words, grounds.dark.tint) < 7 && share <= 1; share += 0.05)
    words = mixed(accent, 255, share);
  return { main: mixed(main, 0, 0.2), accent: words, trim };
}

/** Descriptions, in English for the operator, of colour pairs with too little contrast. Empty: the colours are acceptable. */
export function unreadablePairs({ main, accent, trim }: WardColours): readonly string[] {
  const pairs: readonly (readonly [name: string, one: string, other: string, least: number])[] = [
    ['the head’s words on main', grounds.onMain, main, ofWords],
    ['the search button’s words on trim', grounds.onTrim, trim, ofWords],
    ['trim on main', trim, main, ofSigns],
    ...Object.entries(grounds.light).map(
      ([ground, colour]) => [`accent on ${ground}`, accent, colour, ofWords] as const,
    ),
  ];
  return pairs
    .filter(([, one, other, least]) => contrastOf(one, other) < least)
    .map(
      ([name, one, other, least]) =>
        `${name} (${one} on ${other}) has a contrast of ${contrastOf(one, other).toFixed(2)}, and ${least} is needed (WCAG 2.2 AA)`,
    );
}
