/**
 * Starts the ward. Nobody imports this file. What was compiled once is kept: the second start takes half of the first,
 * also after a kill, because the cache is written as soon as all is loaded.
 */
import { existsSync } from 'node:fs';
import { enableCompileCache, flushCompileCache } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Milliseconds after which the start is over, and the demo is filled. */
const calmAfterMs = 5_000;

// Whatever is written is its owner's alone, in whatever folder: others have accounts on the machine too.
process.umask(0o077);
const root = fileURLToPath(new URL('..', import.meta.url));
enableCompileCache(join(root, 'node_modules', '.cache', 'compiled'));

const { start } = await import('./compose/start.ts');
if (existsSync('.env')) process.loadEnvFile('.env');
await start({ root, env: process.env, words: process.argv.slice(2) });
flushCompileCache();
setTimeout(giveBackMemory, calmAfterMs).unref();

/** The start makes twice as much as stays; V8 would keep the room for it for days. Once, when the start is over. */
function giveBackMemory(): void {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as (how: object) => void;
  collect({ type: 'major', execution: 'sync', flavor: 'last-resort' });
}
