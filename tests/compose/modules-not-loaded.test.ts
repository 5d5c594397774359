/**
 * Modules that an idle program does not need are not loaded at the start: they would stay in memory as long as the program runs.
 */
import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';

const script = `
  const loaded = [];
  const { registerHooks } = await import('node:module');
  registerHooks({ load: (url, context, next) => (loaded.push(url), next(url, context)) });
  for (const part of ['src/compose/start.ts', 'bots/index.ts']) await import(process.cwd() + '/' + part);
  console.log(JSON.stringify([...process.moduleLoadList, ...loaded]));
`;

it('A started program has not loaded fetch, the PNG renderer, decoders, printers and unused database drivers', () => {
  const out = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
    encoding: 'utf8',
    maxBuffer: 16_000_000,
    env: { ...process.env, NODE_COMPILE_CACHE: undefined },
  });
  const loaded = JSON.parse(out) as readonly string[];
  expect(loaded.some((name) => name.includes('fastify'))).toBe(true);
  const kept =
    /undici|pngjs|sharp|tesseract|libheif|pdfium|node_modules\/(?:docx|exceljs|echarts|pg|ioredis|@aws-sdk)\//u;
  expect(loaded.filter((name) => kept.test(name))).toEqual([]);
});
