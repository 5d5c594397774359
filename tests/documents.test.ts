/** The documents are complete: the index lists each decision, and each path that the README names exists. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { questionTransitions } from '../src/domain/question/transitions.ts';
import { transitions } from '../src/domain/submission/transitions.ts';
import { root } from './support/world.ts';

const read = (name: string): string => readFileSync(join(root, name), 'utf8');
const readme = read('README.md');

type Table = Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;

/**
 * Transitions of a state table, such as 'draft → submitted'. Commands that undo a decision
 * within a minute are described in the text, not drawn.
 */
const leadsOf = (table: Table): readonly string[] => [
  ...new Set(
    Object.entries(table).flatMap(([from, row]) =>
      Object.entries(row).flatMap(([command, to]) =>
        command === 'undo' ? [] : [to].flat().flatMap((each) => (each === from ? [] : [`${from} → ${each}`])),
      ),
    ),
  ),
];

/**
 * The arrows of the README's diagram that starts with this state. An arrow from `open` applies to each state inside its frame.
 */
function drawnFrom(first: string): readonly string[] {
  const [, picture = ''] = readme.split(`[*] --> ${first}\n`);
  const [drawn = ''] = picture.split('```');
  const arrowsIn = (text: string) =>
    [...text.matchAll(/^ *(\w+) --> (\w+)/gmu)].map(([, from = '', to = '']) => [from, to] as const);
  const framed = new Set(arrowsIn(/state open \{([^}]*)\}/u.exec(drawn)?.[1] ?? '').flat());
  const arrows = arrowsIn(drawn).flatMap(([from, to]) =>
    from === 'open' ? [...framed].map((each) => `${each} → ${to}`) : from === to ? [] : [`${from} → ${to}`],
  );
  return [...new Set(arrows)];
}

describe('the documents', () => {
  it.each([
    ['an item', 'draft', transitions],
    ['a question', 'received', questionTransitions],
  ] as const)('The README’s diagram shows exactly the transitions of %s in its state table', (_, first, table) => {
    expect(drawnFrom(first).toSorted()).toEqual(leadsOf(table).toSorted());
  });

  it('architecture.md lists every point at which a test may end the process', () => {
    const names = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .flatMap((name) => [...read(join('src', name)).matchAll(/each\('([a-z]+\.[a-zA-Z]+)'\)/gu)])
      .map(([, name = '']) => name);
    const architecture = read('docs/architecture.md');
    expect(names.length).toBeGreaterThan(20);
    expect(names.filter((name) => !architecture.includes(`\`${name}\``))).toEqual([]);
  });

  it('The README lists every decision', () => {
    const decisions = readdirSync(join(root, 'docs/decisions'));
    expect(decisions.filter((name) => !readme.includes(`docs/decisions/${name}`))).toEqual([]);
  });

  it('operations.md explains every alert and no other', () => {
    const alerts = [...read('docs/alerts.yml').matchAll(/alert: (\w+)/gu)].map(([, name]) => name);
    const told = [...read('docs/operations.md').matchAll(/^\| `(TinPhuong\w+)` \|/gmu)].map(([, name]) => name);
    expect(alerts.length).toBeGreaterThan(5);
    expect(told.toSorted()).toEqual(alerts.toSorted());
  });

  it.each(['README.md', 'docs/architecture.md', 'docs/operations.md'])('%s names only existing files', (name) => {
    const paths = [
      ...read(name).matchAll(/`((?:src|bots|tests|scripts|docs|wards|locales|prisma|bench)\/[\w./-]+\.\w+)`/gu),
    ];
    const linked = [...read(name).matchAll(/\]\((?!https?:|#)([\w./-]+)[^)]*\)/gu)].map(([, path = '']) =>
      name === 'README.md' ? path : join('docs', path),
    );
    const missing = [...paths.map(([, path = '']) => path), ...linked].filter((path) => !existsSync(join(root, path)));
    expect(missing).toEqual([]);
  });
});
