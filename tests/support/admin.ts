/**
 * Runs the command line inside the test's process: the same path from arguments to printed output, without the half second of CPU
 * time that starting a program costs. One test of `admin.test.ts` starts the real program.
 */
import { runAdmin, tellFailure } from '../../src/compose/admin-run.ts';
import { root } from './root.ts';

export interface AdminAnswer {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
  json<Shape>(): Shape;
}

type Stream = 'stdout' | 'stderr';

/** Captures stdout and stderr of the process while the command runs, so only one call may run at a time. */
export async function admin(env: Readonly<Record<string, string>>, ...words: readonly string[]): Promise<AdminAnswer> {
  const said: Record<Stream, string> = { stdout: '', stderr: '' };
  const streams = ['stdout', 'stderr'] as const;
  const real = streams.map((name) => process[name].write);
  for (const name of streams)
    process[name].write = (text: string | Uint8Array) => {
      said[name] += String(text);
      return true;
    };
  let status = 0;
  try {
    await runAdmin({ root, words, env });
  } catch (error) {
    status = await tellFailure(error, { root, words });
  } finally {
    for (const [at, name] of streams.entries()) process[name].write = real[at] as typeof process.stdout.write;
  }
  return { status, ...said, json: <Shape>() => JSON.parse(said.stdout) as Shape };
}
