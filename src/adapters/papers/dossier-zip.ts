/** The files of a dossier, and a list of them with their hashes. The included checker needs only Node. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Printable } from '../../ports/papers.ts';
import { type ZipPart, zipOf } from '../zip-writer.ts';

type Packed = Extract<Printable, { readonly form: 'zip' }>;

const json = (value: unknown): string => `${JSON.stringify(value, null, 1)}\n`;
const lines = (values: readonly unknown[]): string => values.map((value) => `${JSON.stringify(value)}\n`).join('');
const sha256 = (text: string | Uint8Array): string => createHash('sha256').update(text).digest('hex');

const checker = (): string => readFileSync(join(import.meta.dirname, 'verify-dossier.mjs'), 'utf8');

/** A revision is stored byte for byte as it was hashed for a decision. */
const revisionFile = (revision: number): string => `revisions/${String(revision).padStart(4, '0')}.json`;

/** The first chain is the ward's own; the others belong to wards merged into it. */
const chainFile = (at: number): string => (at === 0 ? 'audit.jsonl' : `audit-${at + 1}.jsonl`);

/** A dossier as a ZIP file: records as JSON, and a program that checks the audit chain with Node alone. */
export async function dossierZip({ dossier, words, readme }: Packed): Promise<Uint8Array> {
  const { code, ward, madeAt, record, revisions, checks, decisions, events, chains, people } = dossier;
  const parts: readonly ZipPart[] = [
    { name: 'README.txt', bytes: `${readme}\n` },
    { name: 'record.json', bytes: json(record) },
    {
      name: 'revisions.json',
      bytes: json(revisions.map(({ revision, sha256: hash, at }) => ({ revision, sha256: hash, at }))),
    },
    ...revisions.map(({ revision, content }) => ({ name: revisionFile(revision), bytes: content })),
    { name: 'checks.json', bytes: json(checks) },
    { name: 'decisions.json', bytes: json(decisions) },
    { name: 'events.json', bytes: json(events) },
    { name: 'people.json', bytes: json(people) },
    ...chains.map(({ steps }, at) => ({ name: chainFile(at), bytes: lines(steps) })),
    { name: 'words.json', bytes: json(words) },
    { name: 'verify.mjs', bytes: checker() },
  ];
  const manifest = {
    format: 'tin-phuong-dossier/1',
    ...{ code, ward, madeAt },
    chains: chains.map(({ ward: of, begins, head }, at) => ({ ward: of, file: chainFile(at), begins, head })),
    files: Object.fromEntries(parts.map(({ name, bytes }) => [name, sha256(bytes)])),
  };
  return zipOf([{ name: 'manifest.json', bytes: json(manifest) }, ...parts], madeAt);
}
