/** `.ci/run` with a fake npm that records its calls and writes the reports of the test runner. */
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { root } from '../support/root.ts';

const histories = 'tests/faults/item-model-500.long.test.ts';
const script = readFileSync(join(root, '.ci/run'), 'utf8');
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ci-'));
  mkdirSync(join(folder, 'tools'));
  cpSync(join(root, '.ci'), join(folder, '.ci'), { recursive: true });
  for (const name of ['apt-get', 'sudo']) writeTool(name, 'exit 0');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function writeTool(name: string, lines: string): void {
  writeFileSync(join(folder, 'tools', name), `#!/bin/bash\n${lines}\n`);
  chmodSync(join(folder, 'tools', name), 0o755);
}

/**
 * Runs `.ci/run`.
 * @param startedBefore seconds that are over when it begins, as in an hour in which everything is slow
 * @param brokenOff a file whose run writes no report, as when its time is over
 */
function runCi(startedBefore: number, brokenOff = 'none') {
  writeTool(
    'npm',
    `echo "npm $*" >> '${join(folder, 'calls')}'
    case "$*" in *${brokenOff}*) exit 124 ;; esac
    for word in "$@"; do
      case "$word" in
        --outputFile.json=*) echo '{"success":true,"testResults":[],"numPassedTests":10,"numPendingTests":0}' > "\${word#*=}" ;;
      esac
    done`,
  );
  const path = [join(folder, 'tools'), dirname(process.execPath), process.env.PATH].join(':');
  const env = { PATH: path, HOME: folder, TMPDIR: folder, SECONDS: String(startedBefore) };
  const { stdout, status } = spawnSync('bash', [join(folder, '.ci/run')], { env, encoding: 'utf8', timeout: 60_000 });
  const calls = readFileSync(join(folder, 'calls'), 'utf8').trim().split('\n');
  const longFiles = calls.flatMap((call) => /test:long -- (\S+)/u.exec(call)?.[1] ?? []);
  return { status, longFiles, last: stdout.trim().split('\n').at(-1) };
}

it('The CI script runs the 500 histories even if no time is left for other long tests', () => {
  expect(runCi(3_000)).toEqual({ status: 0, longFiles: [histories], last: '21 passed, 0 failed' });
});

it('The CI script fails if the 500 histories do not finish in two attempts', () => {
  const { status, longFiles, last } = runCi(3_000, 'item-model-500');
  expect({ status, longFiles, last }).toEqual({
    ...{ status: 1, longFiles: [histories, histories], last: '11 passed, 1 failed' },
  });
});

it('The CI script lists only existing test files, each once', () => {
  const [, list = ''] = /^for file in (.*?); do$/msu.exec(script) ?? [];
  const names = list.split(/[\s\\]+/u);
  expect(names.length).toBeGreaterThan(20);
  expect(new Set(names).size).toBe(names.length);
  for (const file of [...names.map((name) => `tests/${name}.long.test.ts`), histories])
    expect(existsSync(join(root, file)), file).toBe(true);
});
