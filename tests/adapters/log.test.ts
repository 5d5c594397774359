import { execFileSync, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const module = fileURLToPath(new URL('../../src/adapters/log.ts', import.meta.url));

/** The program's output on stderr. */
const logged = (call: string): string => {
  const code = `import { createLog } from ${JSON.stringify(module)}; createLog('info', false).${call};`;
  return spawnSync(process.execPath, ['--input-type=module', '-e', code], { encoding: 'utf8' }).stderr;
};

describe('a log line', () => {
  it('A log line is JSON with a time in UTC', () => {
    const line = JSON.parse(logged("info({ ward: 'dong-lac' }, 'starting')")) as { time: string; ward: string };
    expect(line.ward).toBe('dong-lac');
    expect(line.time).toMatch(/Z$/u);
  });

  it.each(['token', 'secret', 'code', 'phone', 'text', 'caption', 'payload'])(
    'The value of a %s is not logged',
    (name) => {
      expect(logged(`warn({ ${name}: 'KHONG-DUOC-LO' }, 'x')`)).not.toContain('KHONG-DUOC-LO');
      expect(logged(`warn({ inside: { ${name}: 'KHONG-DUOC-LO' } }, 'x')`)).not.toContain('KHONG-DUOC-LO');
    },
  );

  it('A token in an address is not logged', () => {
    const line = logged(
      "error({ reason: 'GET https://x/bot7000000001:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA/getMe' }, 'x')",
    );
    expect(line).not.toContain('AAAAAAAAAAAAAAAAAAAA');
    expect(line).toContain('[secret]');
  });

  it('Text that a parser quotes in its error is not logged', () => {
    const line = logged(
      `error({ reason: String((() => { try { JSON.parse('KHONG-DUOC-LO: x') } catch (error) { return error } })()) }, 'x')`,
    );
    expect(line).not.toContain('KHONG-DUOC');
    expect(line).toContain('not valid JSON');
  });

  it('A line break in a fact cannot forge a log line', () => {
    const line = logged(String.raw`info({ reason: 'a\n{"level":50}' }, 'x')`);
    expect(line.trim().split('\n')).toHaveLength(1);
    expect(execFileSync(process.execPath, ['-e', 'JSON.parse(process.argv[1])', line])).toBeDefined();
  });
});
