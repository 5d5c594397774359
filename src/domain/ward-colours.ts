/** A ward's own colours, from its file: everything else of a page is the kit's. Contrast is WCAG 2.2's (1.4.3, 1.4.11). PURE. */

/** Each as '#rrggbb'. */
export interface WardColours {
  /** The head of each page and the buttons that lead to us: light letters stand on it. */
  readonly main: string;
  /** Headings' lines and small words of their own colour, on light grounds. */
  readonly accent: string;
  /** The line under the head, the search button, what the keys stand on in the head. */
  readonly trim: string;
}

/** What tokens.css has; a test compares them. */
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

/** From 1 to 21. */
export function contrastOf(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((first, second) => first - second);
  return (lighter + 0.05) / (darker + 0.05);
}

/** Of words, and of signs and lines that tell something (level AA). */
const ofWords = 4.5;
const ofSigns = 3;

const mixed = (colour: string, into: number, share: number): string =>
  `#${channels(colour)
    .map((value) => Math.round(value + (into - value) * share))
    .map((value) => value.toString(16).padStart(2, '0'))
    .join('')}`;

/** The same colours for a dark page: the ground of the head darker, the words as much lighter as they must be. */
export function inTheDark({ main, accent, trim }: WardColours): WardColours {
  let words = accent;
  for (let share = 0; contrastOf(words, grounds.dark.tint) < 7 && share <= 1; share += 0.05)
    words = mixed(accent, 255, share);
  return { main: mixed(main, 0, 0.2), accent: words, trim };
}

/** In English, for whoever runs the program: pairs that not everybody could read. None: they may be used. */
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
