/**
 * Collects every regular expression of the program: literals in its source, and patterns that modules build from lists on import.
 */
import { join } from 'node:path';
import type { SourceFile } from './architecture.ts';
import { root } from './root.ts';

export interface Pattern extends Pick<RegExp, 'source' | 'flags'> {
  readonly at: string;
}

export const literalsIn = ({ path, visits }: SourceFile): readonly Pattern[] =>
  visits.flatMap(({ node }) => {
    const written =
      node.type === 'Literal' ? (node.regex as { pattern: string; flags: string } | undefined) : undefined;
    return written ? [{ source: written.pattern, flags: written.flags, at: path }] : [];
  });

/** Patterns that these modules build on import. Patterns built later consist of escaped literal text and need no check. */
export async function builtBy(paths: readonly string[]): Promise<readonly Pattern[]> {
  const found: Pattern[] = [];
  const own = globalThis.RegExp;
  let at = '';
  const noted = (built: RegExp): RegExp => {
    found.push({ source: built.source, flags: built.flags, at });
    return built;
  };
  globalThis.RegExp = new Proxy(own, {
    construct: (target, given) => noted(new target(...(given as [string, string]))),
    apply: (target, _this, given) => noted(target(...(given as [string, string]))),
  });
  try {
    for (const path of paths) {
      at = path;
      await import(join(root, path));
    }
  } finally {
    globalThis.RegExp = own;
  }
  return found;
}
