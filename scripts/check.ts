/**
 * `npm run check`, before a commit: types, format and lint, and the tests that guard the structure of the project (imports,
 * schemas, texts). All run in parallel; the output of failed ones is printed in full.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

const guards = ['tests/architecture.test.ts', 'tests/prisma-schemas.test.ts', 'tests/locales.test.ts'];

const checks = {
  types: ['node_modules/typescript/bin/tsc', '--noEmit'],
  'format and lint': ['node_modules/@biomejs/biome/bin/biome', 'check', '.'],
  guards: ['node_modules/vitest/vitest.mjs', 'run', ...guards.filter((file) => existsSync(join(root, file)))],
} as const satisfies Record<string, readonly string[]>;

interface Outcome {
  readonly name: string;
  readonly isGood: boolean;
  readonly output: string;
  readonly seconds: number;
}

function run(name: string, args: readonly string[]): Promise<Outcome> {
  const start = performance.now();
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  const output: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => output.push(chunk));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      const seconds = (performance.now() - start) / 1000;
      resolve({ name, isGood: code === 0, output: Buffer.concat(output).toString(), seconds });
    });
  });
}

const outcomes = await Promise.all(
  Object.entries(checks).map(async ([name, args]) => {
    const outcome = await run(name, args);
    console.log(`${outcome.isGood ? 'ok    ' : 'FAILED'} ${name} (${outcome.seconds.toFixed(1)} s)`);
    return outcome;
  }),
);

for (const { name, output } of outcomes.filter(({ isGood }) => !isGood)) {
  console.log(`\n──── ${name} ────\n${output.trimEnd()}`);
}
process.exitCode = outcomes.every(({ isGood }) => isGood) ? 0 : 1;
