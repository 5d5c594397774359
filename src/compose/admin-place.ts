/**
 * The context of a command: its arguments, and this installation's folders and databases. Kept small, because `help`
 * loads it.
 */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { DatabasePlaces, MediaPlace } from '../config.ts';
import type { Sentence } from '../domain/facts.ts';
import type { Ward } from '../domain/ward.ts';
import type { Unit } from '../ports/services.ts';
import type { Stores } from '../ports/stores.ts';
import { type Options, Refusal } from './admin-answer.ts';
import type { Core } from './core.ts';

/** What a command has before anything is opened. */
export interface Place {
  readonly root: string;
  readonly dataDir: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly words: readonly string[];
  readonly options: Options;
}

/** The server's databases, and its bucket of photos and files. */
export interface Stocks {
  /** PostgreSQL databases; null if the rows are in files of the data folder. */
  readonly databases: DatabasePlaces | null;
  readonly media: MediaPlace | null;
}

/** For a read-only command: a ward and its databases. */
export interface Asked extends Place, Stocks {
  readonly ward: Ward;
}

/** For a command that changes something: the ward's core, opened. */
export interface Tools extends Asked {
  readonly core: Core;
  readonly openUnit: (stores: Stores, cause: string) => Unit;
  readonly say: (sentence: Sentence) => string;
}

/** @throws Refusal that lists each wrong setting */
export async function stocksOf(env: Place['env']): Promise<Stocks> {
  const { readDatabases, readMediaPlace } = await import('../config.ts');
  const problems: string[] = [];
  const stocks = { databases: readDatabases(env, problems), media: readMediaPlace(env, problems) };
  if (problems.length > 0) throw new Refusal(problems.join('\n'), 2);
  return stocks;
}

/** WARDS_DIR, or the folder `wards` beside the program. */
export const wardsDirOf = ({ root, env }: Pick<Place, 'root' | 'env'>): string =>
  resolve(env.WARDS_DIR || join(root, 'wards'));

/** Every ward of this installation. @throws Error with all problems of their files */
export async function wardsOf(place: Pick<Place, 'root' | 'env'>): Promise<readonly Ward[]> {
  const { readWards } = await import('../adapters/ward-file.ts');
  return readWards(wardsDirOf(place));
}

/** Base of printed links: PUBLIC_URL, or the program's local address. */
export const publicUrlOf = (env: Place['env']): string =>
  env.PUBLIC_URL || `http://${env.HOST || '127.0.0.1'}:${env.PORT || '8080'}`;

/** This program's version. */
export const programOf = (root: string): string =>
  (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { readonly version: string }).version;

/** The name of the media bucket in a backup or an archive; null without a bucket. */
export const mediaIn = (media: MediaPlace | null): string | null => media && `s3://${media.bucket}/${media.prefix}`;
