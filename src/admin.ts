/**
 * The command line, beside the running server. One line of JSON on stdout with --json, also of a failure; exit 0 done, 1 refused
 * with a reason, 2 wrong usage. What was compiled once is kept: a command starts in a third of the time.
 */
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

// What it writes is its owner's alone: papers name people and what they are paid.
process.umask(0o077);
const root = fileURLToPath(new URL('..', import.meta.url));
enableCompileCache(join(root, 'node_modules', '.cache', 'compiled'));

const { loadEnvFile, runAdmin, tellFailure } = await import('./compose/admin-run.ts');
const words = process.argv.slice(2);
// Who reads only the first lines (`… | head`) closes the pipe: the rest has no reader, and that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});
try {
  loadEnvFile();
  await runAdmin({ root, words, env: process.env });
} catch (error) {
  process.exitCode = await tellFailure(error, { root, words });
}
