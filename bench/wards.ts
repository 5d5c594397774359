/**
 * Cost of idle wards: the whole program as started by `npm start`, with one ward and with 129, at the second start in its folder.
 * Memory and processor time come from the operating system, thirty seconds after it is ready.
 */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { startProgram } from '../tests/support/program.ts';
import { memorySettings, nodeFlags } from './as-started.ts';
import type { Figure } from './figure.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const many = 129;
const calmMs = 30_000;
const idleMs = 10_000;
/** The kernel's unit of processor time. */
const ticksPerSecond = 100;

const residentMb = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/u.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;

function processorMs(pid: number): number {
  const [, after = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ');
  const fields = after.split(' ');
  return ((Number(fields[11]) + Number(fields[12])) * 1000) / ticksPerSecond;
}

/** Slug of the ward with this number, from 1. The first is the shipped ward. */
export const slugOf = (at: number): string => (at === 1 ? 'dong-lac' : `phuong-${at}`);

/**
 * Copies the shipped ward several times, each with its own name and domain.
 * @returns the folder; the caller deletes it
 */
export function layOutWards(count: number): string {
  const folder = mkdtempSync(join(tmpdir(), 'bench-wards-'));
  const yaml = readFileSync(join(root, 'wards', 'dong-lac.yaml'), 'utf8');
  for (let at = 1; at <= count; at += 1) {
    const slug = slugOf(at);
    const letters = String.fromCharCode(65 + Math.floor(at / 26), 65 + (at % 26));
    const own = yaml
      .replace(/^code: .*$/mu, `code: ${letters}`)
      .replace(/^domains: .*$/mu, `domains: [${slug}.example.vn]`);
    writeFileSync(join(folder, `${slug}.yaml`), own);
    cpSync(join(root, 'wards', 'dong-lac'), join(folder, slug), { recursive: true });
  }
  return folder;
}

export interface Calm {
  /** The first start creates the databases and compiles the program; later ones find both. */
  readonly firstReadyMs: number;
  readonly readyMs: number;
  /** The program's own processor time, because the clock includes other load. */
  readonly readyProcessorMs: number;
  readonly residentMb: number;
  readonly idleMs: number;
}

/** The whole program in its own process, as started by `npm start`. */
export async function openWards(dataDir: string, wardsDir: string) {
  const compiled = join(dataDir, 'compiled');
  const env = { ...memorySettings, NODE_COMPILE_CACHE: compiled, DATA_DIR: dataDir, WARDS_DIR: wardsDir, DEMO: '0' };
  const start = async () => {
    const began = performance.now();
    const started = await startProgram(env, [], nodeFlags);
    return { started, readyMs: performance.now() - began };
  };
  const first = await start();
  await first.started.stop();
  const { started: program, readyMs } = await start();
  const { pid = 0 } = program.child;
  const readyProcessorMs = processorMs(pid);
  /** Measures after it has settled. */
  const calm = async (): Promise<Calm> => {
    await sleep(calmMs);
    const before = processorMs(pid);
    await sleep(idleMs);
    return {
      firstReadyMs: first.readyMs,
      readyMs,
      readyProcessorMs,
      residentMb: residentMb(pid),
      idleMs: processorMs(pid) - before,
    };
  };
  return { program, calm };
}

async function measure(count: number): Promise<Calm> {
  const dataDir = mkdtempSync(join(tmpdir(), 'bench-wards-data-'));
  const wardsDir = layOutWards(count);
  const opened = await openWards(dataDir, wardsDir);
  const calm = await opened.calm();
  await opened.program.stop();
  for (const folder of [dataDir, wardsDir]) rmSync(folder, { recursive: true, force: true });
  return calm;
}

const readyOf = ({ readyMs, readyProcessorMs }: Calm): string =>
  `${(readyMs / 1000).toFixed(2)} · ${(readyProcessorMs / 1000).toFixed(2)}`;

/** Memory, start-up time and processor time of the whole program with one ward and with 129. */
export const wards = async (): Promise<readonly Figure[]> => {
  const one = await measure(1);
  const all = await measure(many);
  const further = (all.residentMb - one.residentMb) / (many - 1);
  return [
    { name: 'one ward, resident memory, MB (at most 150)', value: one.residentMb.toFixed(1) },
    { name: 'one ward, ready after, s (at most 1.5) · of processor', value: readyOf(one) },
    {
      name: 'the same at the very first start: empty database, nothing compiled',
      value: (one.firstReadyMs / 1000).toFixed(2),
    },
    { name: 'one ward, processor in 10 s of nothing, ms', value: one.idleMs.toFixed(0) },
    { name: `${many} wards, resident memory, MB (at most 400)`, value: all.residentMb.toFixed(1) },
    { name: `${many} wards, ready after, s (at most 4) · of processor`, value: readyOf(all) },
    { name: `${many} wards, processor in 10 s of nothing, ms`, value: all.idleMs.toFixed(0) },
    { name: 'a further ward, MB (at most 1)', value: further.toFixed(2) },
  ];
};
