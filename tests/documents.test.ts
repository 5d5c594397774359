/** What the documents say is there: each decision is in the index, each path that the README names exists. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from './support/world.ts';

const read = (name: string): string => readFileSync(join(root, name), 'utf8');
const readme = read('README.md');

describe('the documents', () => {
  it('the README lists every decision', () => {
    const decisions = readdirSync(join(root, 'docs/decisions'));
    expect(decisions.filter((name) => !readme.includes(`docs/decisions/${name}`))).toEqual([]);
  });

  it('operations.md says what to do for each alert, and for no other', () => {
    const alerts = [...read('docs/alerts.yml').matchAll(/alert: (\w+)/gu)].map(([, name]) => name);
    const told = [...read('docs/operations.md').matchAll(/^\| `(TinPhuong\w+)` \|/gmu)].map(([, name]) => name);
    expect(alerts.length).toBeGreaterThan(5);
    expect(told.toSorted()).toEqual(alerts.toSorted());
  });

  it.each(['README.md', 'docs/architecture.md', 'docs/operations.md'])('%s names files that are there', (name) => {
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
