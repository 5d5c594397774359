/** The settings with which `npm start` begins the program: a benchmark of its memory has to have the same ones. */
import { readFileSync } from 'node:fs';

const { scripts } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  readonly scripts: { readonly start: string };
};

/** What glibc may keep (decision 0142), for the environment of a child. */
export const memorySettings: Readonly<Record<string, string>> = Object.fromEntries(
  [...scripts.start.matchAll(/\b(MALLOC_\w+)=(\d+)/gu)].map(([, name = '', value = '']) => [name, value]),
);

/** What is said to Node before the program's name (decision 0202). */
export const nodeFlags: readonly string[] = scripts.start.match(/--max-semi-space-size=\d+/gu) ?? [];
