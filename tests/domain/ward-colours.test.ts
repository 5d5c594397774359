/** A ward's colours: readable combinations pass; others are rejected with the pair and its contrast. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readWardFile } from '../../src/adapters/ward-file.ts';
import { contrastOf, grounds, inTheDark, unreadablePairs } from '../../src/domain/ward-colours.ts';

const file = readFileSync('wards/dong-lac.yaml', 'utf8');
const withColours = (main: string, accent: string, trim: string): string =>
  file.replace(/^colours: .*$/mu, `colours: { main: "${main}", accent: "${accent}", trim: "${trim}" }`);

describe('a ward’s colours', () => {
  it('are compared by the contrast formula of WCAG 2.2', () => {
    expect(contrastOf('#ffffff', '#000000')).toBeCloseTo(21);
    expect(contrastOf('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
    expect(contrastOf('#000000', '#000000')).toBe(1);
  });

  it('are checked against the same background colours as in the style sheets', () => {
    const tokens = readFileSync('src/web/kit/tokens.css', 'utf8');
    const [light = '', dark = ''] = tokens.split('@media (prefers-color-scheme: dark)');
    for (const [name, colour] of Object.entries(grounds.light)) expect(light).toContain(`--${name}: ${colour};`);
    for (const [name, colour] of Object.entries(grounds.dark)) expect(dark).toContain(`--${name}: ${colour};`);
    expect(light).toContain(`--on-lacquer: ${grounds.onMain};`);
    const portal = readFileSync('src/web/portal/portal.css', 'utf8');
    expect(portal).toMatch(new RegExp(`background: var\\(--gold\\);[^}]*color: ${grounds.onTrim};`, 'u'));
  });

  it.each([
    ['#0b3d6b', '#0b4a6f', '#f2c14e'],
    ['#14532d', '#166534', '#e9c46a'],
  ])('of %s, %s and %s are readable, also in dark mode', (main, accent, trim) => {
    const colours = { main, accent, trim };
    const read = readWardFile('dong-lac', withColours(main, accent, trim));
    expect(read).toMatchObject({ ok: true, ward: { colours } });
    const dark = inTheDark(colours);
    expect(contrastOf(dark.main, grounds.onMain)).toBeGreaterThanOrEqual(contrastOf(main, grounds.onMain));
    for (const ground of Object.values(grounds.dark)) expect(contrastOf(dark.accent, ground)).toBeGreaterThanOrEqual(7);
  });

  it('with too little contrast prevent the start, and the message names the pair and the required contrast', () => {
    const read = readWardFile('dong-lac', withColours('#e9a0a0', '#d08770', '#e9c46a'));
    expect(read.ok ? [] : read.problems).toEqual([
      expect.stringMatching(
        /^dong-lac\.yaml: colours: the head’s words on main .* contrast of 2\.\d\d, and 4\.5 is needed/u,
      ),
      expect.stringContaining('trim on main'),
      ...['paper', 'sheet', 'tint'].map((ground) => expect.stringContaining(`accent on ${ground}`)),
    ]);
    expect(readWardFile('dong-lac', withColours('red', '#8a1919', '#e9c46a'))).toMatchObject({
      ok: false,
      problems: ['dong-lac.yaml: colours.main: a colour is written "#rrggbb", in quotes'],
    });
    expect(unreadablePairs({ main: '#7a1616', accent: '#8a1919', trim: '#e9c46a' })).toEqual([]);
  });
});
