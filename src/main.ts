/**
 * Starts the server. No module imports this file. The compile cache halves the time of the second start, also after a
 * kill, because it is written as soon as everything is loaded.
 */
import { existsSync } from 'node:fs';
import { enableCompileCache, flushCompileCache } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Milliseconds after which the start is over and the demo is filled. */
const calmAfterMs = 5_000;

// Files are readable by the owner only, in any folder, because the host may have other accounts.
process.umask(0o077);
const root = fileURLToPath(new URL('..', import.meta.url));
enableCompileCache(join(root, 'node_modules', '.cache', 'compiled'));

const { start } = await import('./compose/start.ts');
if (existsSync('.env')) process.loadEnvFile('.env');
await start({ root, env: process.env, words: process.argv.slice(2) });
flushCompileCache();
setTimeout(giveBackMemory, calmAfterMs).unref();

/**
 * The start allocates twice as much memory as is needed later, and V8 would keep it for days. Frees it once, after the
 * start.
 */
function giveBackMemory(): void {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as (how: object) => void;
  collect({ type: 'major', execution: 'sync', flavor: 'last-resort' });
}
