/**
 * Starts the ward. Nobody imports this file. What was compiled once is kept: the second start takes half of the first,
 * also after a kill, because the cache is written as soon as all is loaded.
 */
import { existsSync } from 'node:fs';
import { enableCompileCache, flushCompileCache } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
enableCompileCache(join(root, 'node_modules', '.cache', 'compiled'));

const { start } = await import('./compose/start.ts');
if (existsSync('.env')) process.loadEnvFile('.env');
await start({ root, env: process.env });
flushCompileCache();
