/** The settings of `npm start`. Benchmarks of memory must use the same ones. */
import { readFileSync } from 'node:fs';

const { scripts } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  readonly scripts: { readonly start: string };
};

/** Limits of glibc's malloc (decision 0142), as environment of a child process. */
export const memorySettings: Readonly<Record<string, string>> = Object.fromEntries(
  [...scripts.start.matchAll(/\b(MALLOC_\w+)=(\d+)/gu)].map(([, name = '', value = '']) => [name, value]),
);

/** Arguments for Node before the program's name (decision 0202). */
export const nodeFlags: readonly string[] = scripts.start.match(/--max-semi-space-size=\d+/gu) ?? [];
