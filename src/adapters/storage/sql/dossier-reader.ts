/**
 * The records of one item or question, and its entries of the ward's audit chain with the proof that they belong to the
 * chain.
 */
import type { Transaction } from 'kysely';
import type { WardId } from '../../../domain/ids.ts';
import type { ChainExtract, ChainStep, DossierReader } from '../../../ports/dossier.ts';
import { absorbedBy, chainBegins, digestOf, hashOf, type Link, lastHead } from './audit-log.ts';
import { at } from './mapping.ts';
import { hashText, unpacked } from './packed.ts';
import { wardRows } from './rows.ts';
import type { DB } from './types.core.ts';

const pageSize = 1000;

/** Reads revisions, decisions and chain entries, oldest first: the order in which the dossier's checker reads them. */
export function createDossierReader(tx: Transaction<DB>, wardId: WardId): DossierReader {
  const rows = wardRows(tx, wardId);
  return {
    revisions: async (subject) =>
      (await rows.all('revision_content', { submissionId: subject }, { order: ['revision'] })).map((row) => ({
        revision: row.revision,
        content: unpacked(row.content),
        sha256: row.sha256,
        at: at(row.at),
      })),
    decisions: async (subject) =>
      (await rows.all('decision', { submissionId: subject }, { order: ['createdAt', 'id'] })).map((row) => ({
        ...{ id: row.id, onRevision: row.onRevision, stage: row.stage, actor: row.actorId, action: row.action },
        ...{ reason: row.reason, contentHash: row.contentHash, at: at(row.createdAt) },
      })),
    findings: async (subject) =>
      (await rows.all('finding', { submissionId: subject }, { order: ['revision'] })).map((row) => ({
        revision: row.revision,
        findings: unpacked(row.findings),
        at: at(row.checkedAt),
      })),
    events: async (subject) =>
      (await rows.all('timeline', { subjectId: subject }, { order: ['id'] })).map((row) => ({
        at: at(row.at),
        actor: row.actorId,
        event: row.event,
        facts: row.facts,
      })),
    head: () => headOf(tx, wardId),
    chains: async (subject, code, secret) => {
      const extracts = [await extractOf(tx, wardId, { subject, code, secret })];
      for (const { ward } of await absorbedBy(tx, wardId)) {
        const theirs = await extractOf(tx, ward, { subject, code, secret });
        if (theirs.steps.length > 0) extracts.push(theirs);
      }
      return extracts;
    },
  };
}

async function headOf(tx: Transaction<DB>, ward: WardId): Promise<ChainExtract['head']> {
  const last = await lastHead(tx, ward);
  return last ? { seq: last.seq, hash: last.hash, at: at(last.at) } : null;
}

async function extractOf(
  tx: Transaction<DB>,
  ward: WardId,
  { subject, code, secret }: { readonly subject: string; readonly code: string; readonly secret: readonly string[] },
): Promise<ChainExtract> {
  const head = await headOf(tx, ward);
  const about = (link: Link): boolean =>
    (link.object === subject || link.object === code || codeIn(link.details) === code) && !secret.includes(link.action);
  const first = await tx
    .selectFrom('audit_log')
    .select('seq')
    .where('wardId', '=', ward)
    .where((eb) => eb.or([eb('object', 'in', [subject, code]), eb('details', 'like', `%"code":"${code}"%`)]))
    .orderBy('seq')
    .limit(1)
    .executeTakeFirst();
  if (!first) return { ward, begins: head?.hash ?? (await chainBegins(tx, ward)), steps: [], head };
  const before = await tx
    .selectFrom('audit_log')
    .select('hash')
    .where('wardId', '=', ward)
    .where('seq', '=', first.seq - 1)
    .executeTakeFirst();
  const begins = before ? hashText(before.hash) : await chainBegins(tx, ward);
  return { ward, begins, steps: await stepsFrom(tx, ward, { seq: first.seq, begins, about }), head };
}

/** The code of the item or question that an entry is about; null if its details name none. */
const codeIn = (details: string): string | null => {
  const { code } = JSON.parse(details) as { readonly code?: unknown };
  return typeof code === 'string' ? code : null;
};

async function stepsFrom(
  tx: Transaction<DB>,
  wardId: WardId,
  from: { readonly seq: number; readonly begins: string; readonly about: (link: Link) => boolean },
): Promise<readonly ChainStep[]> {
  const steps: ChainStep[] = [];
  let before = from.begins;
  for (let next = from.seq; ; ) {
    const rows = await tx
      .selectFrom('audit_log')
      .selectAll()
      .where('wardId', '=', wardId)
      .where('seq', '>=', next)
      .orderBy('seq')
      .limit(pageSize)
      .execute();
    for (const { hash: kept, prevHash: _, ...link } of rows) {
      const hash = hashText(kept);
      steps.push(stepOf(before, link, hash, from.about(link)));
      before = hash;
    }
    if (rows.length < pageSize) return steps;
    next += pageSize;
  }
}

function stepOf(before: string, link: Link, hash: string, isTold: boolean): ChainStep {
  const { seq, at: when, actorId, action, object, details } = link;
  if (isTold) return { seq, at: when, actor: actorId, action, object, details, hash };
  return hash === hashOf(before, link) ? { seq, digest: digestOf(link) } : { seq, hash };
}
