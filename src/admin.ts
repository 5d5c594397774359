/**
 * The command line, which may run beside the server. With --json it prints one line of JSON on stdout, for failures
 * too. Exit codes: 0 done, 1 refused with a reason, 2 wrong usage. The compile cache lets a command start in a third of
 * the time.
 */
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

// Files it writes are readable by the owner only: papers name people and their payments.
process.umask(0o077);
const root = fileURLToPath(new URL('..', import.meta.url));
enableCompileCache(join(root, 'node_modules', '.cache', 'compiled'));

const { loadEnvFile, runAdmin, tellFailure } = await import('./compose/admin-run.ts');
const words = process.argv.slice(2);
// A reader such as `… | head` closes the pipe early; that is not a failure.
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
