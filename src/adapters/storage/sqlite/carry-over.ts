/**
 * Data migrations that SQL alone cannot do: hashes, names that become people, instants taken from JSON. Each step runs
 * after its migration's script, in the same transaction.
 */
import type { SqlDriverAdapter } from '@prisma/driver-adapter-utils';
import type { Selectable } from 'kysely';
import { personId } from '../../../domain/ids.ts';
import { lastDayInTime } from '../../../domain/question/question.ts';
import { contributionsOf } from '../../../domain/submission/contribution.ts';
import type { Submission } from '../../../domain/submission/submission.ts';
import { hashOf } from '../sql/audit-log.ts';
import { toQuestion, toSubmission } from '../sql/mapping.ts';
import { instantsOf } from '../sql/question-stores.ts';
import { isSeen, snapshotOf } from '../sql/revision-keeper.ts';
import { columnsOf } from '../sql/submission-stores.ts';
import type * as Row from '../sql/types.core.ts';

type Value = string | number | null;

export type CarryOver = (adapter: Pick<SqlDriverAdapter, 'queryRaw' | 'executeRaw'>) => Promise<void>;

/** @param unitsOf returns the names of a ward's units, which can be credited as a whole */
export const carryOvers = (unitsOf: (ward: string) => readonly string[]): Readonly<Record<string, CarryOver>> => ({
  '20261127025302_credits_mandates_chains': async (adapter) => {
    const tools = toolsFor(adapter);
    const now = Date.now();
    await tools.eachRow<Selectable<Row.Submission>>('submission', (row) => carrySubmission(tools, row, unitsOf, now));
    await tools.eachRow<Selectable<Row.Question>>('question', (row) => carryQuestion(tools, row));
    await beginChains(tools, now);
  },
});

/** Whether a migration also changes rows by code, not only by its script. */
export const isCarriedOver = (migration: string): boolean =>
  Object.hasOwn(
    carryOvers(() => []),
    migration,
  );

const pageSize = 500;

type Tools = ReturnType<typeof toolsFor>;

function toolsFor(adapter: Parameters<CarryOver>[0]) {
  const query = (sql: string, args: readonly Value[]) => ({
    sql,
    args: [...args],
    argTypes: args.map((arg) => ({
      scalarType: typeof arg === 'number' ? ('bigint' as const) : ('string' as const),
      arity: 'scalar' as const,
    })),
  });
  const rows = async <Found>(sql: string, ...args: readonly Value[]): Promise<readonly Found[]> => {
    const { columnNames, rows: found } = await adapter.queryRaw(query(sql, args));
    return found.map((row) => Object.fromEntries(row.map((value, at) => [columnNames[at], value])) as Found);
  };
  return {
    rows,
    run: (sql: string, ...args: readonly Value[]) => adapter.executeRaw(query(sql, args)),
    eachRow: async <Found extends { readonly id: string }>(
      table: string,
      work: (row: Found) => Promise<void>,
    ): Promise<void> => {
      let after = '';
      for (;;) {
        const page = await rows<Found>(
          `SELECT * FROM "${table}" WHERE "id" > ? ORDER BY "id" LIMIT ${pageSize}`,
          after,
        );
        for (const row of page) await work(row);
        if (page.length < pageSize) return;
        after = page.at(-1)?.id ?? '';
      }
    },
    update: async (table: string, id: string, values: Readonly<Record<string, Value>>): Promise<void> => {
      const names = Object.keys(values);
      const sets = names.map((name) => `"${name}" = ?`).join(', ');
      await adapter.executeRaw(
        query(`UPDATE "${table}" SET ${sets} WHERE "id" = ?`, [...names.map((name) => values[name] ?? null), id]),
      );
    },
  };
}

/**
 * The person who decided: the actor recorded at that instant; otherwise the only person with that name; otherwise null.
 */
async function deciderOf(
  { rows }: Tools,
  wardId: string,
  subject: string,
  decided: { readonly name: string; readonly at: number },
): Promise<string | null> {
  const [actor] = await rows<{ id: string }>(
    `SELECT p."id" FROM "timeline" t JOIN "person" p ON p."id" = t."actorId"
     WHERE t."wardId" = ? AND t."subjectId" = ? AND t."at" = ? ORDER BY t."id" DESC LIMIT 1`,
    wardId,
    subject,
    decided.at,
  );
  if (actor) return actor.id;
  const named = await rows<{ id: string }>(
    'SELECT "id" FROM "person" WHERE "wardId" = ? AND "name" = ? LIMIT 2',
    wardId,
    decided.name,
  );
  return named.length === 1 ? (named[0]?.id ?? null) : null;
}

async function carrySubmission(
  tools: Tools,
  row: Selectable<Row.Submission>,
  unitsOf: (ward: string) => readonly string[],
  now: number,
): Promise<void> {
  const { rows, run, update } = tools;
  const photos = await rows<Selectable<Row.SubmissionPhoto>>(
    'SELECT * FROM "submission_photo" WHERE "submissionId" = ? ORDER BY "position"',
    row.id,
  );
  const files = await rows<Selectable<Row.SubmissionFile>>(
    'SELECT * FROM "submission_file" WHERE "submissionId" = ? ORDER BY "position"',
    row.id,
  );
  const before = toSubmission(row, photos, files);
  const { decidedBy } = before.standing;
  const decider =
    decidedBy && (await deciderOf(tools, row.wardId, row.id, { name: decidedBy.name, at: decidedBy.at.getTime() }));
  const submission: Submission = decidedBy
    ? {
        ...before,
        standing: { ...before.standing, decidedBy: { ...decidedBy, person: decider ? personId(decider) : null } },
      }
    : before;
  const { standing, turn, submittedAt, decidedAt, decidedBy: by, publishedAt } = columnsOf(submission);
  await update('submission', row.id, { standing, turn, submittedAt, decidedAt, decidedBy: by, publishedAt });
  if (!isSeen(submission)) return;

  const { content, sha256 } = snapshotOf(submission);
  await run(
    `INSERT INTO "revision_content" ("submissionId", "revision", "wardId", "content", "sha256", "at")
     VALUES (?, ?, ?, ?, ?, ?)`,
    ...[row.id, submission.revision, row.wardId, content, sha256, now],
  );
  await run(
    'UPDATE "decision" SET "contentHash" = ? WHERE "submissionId" = ? AND "onRevision" = ?',
    ...[sha256, row.id, submission.revision],
  );
  const people = await rows<{ id: string; name: string }>(
    `SELECT "id", "name" FROM "person" WHERE "wardId" = ? AND "removedAt" IS NULL
     AND ("id" = ? OR "id" IN (SELECT "personId" FROM "mandate"))`,
    ...[row.wardId, row.authorId],
  );
  const creditable = people.map(({ id, name }) => ({ id: personId(id), name }));
  for (const each of contributionsOf(submission, creditable, unitsOf(row.wardId)))
    await run(
      `INSERT INTO "contribution" ("wardId", "submissionId", "kind", "personId", "unit", "name", "share", "photoId")
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      ...[row.wardId, row.id, each.kind, each.person, each.unit, each.name, each.share, each.photo],
    );
}

async function carryQuestion(tools: Tools, row: Selectable<Row.Question>): Promise<void> {
  const before = toQuestion(row);
  const { decidedBy } = before.standing;
  const decider =
    decidedBy && (await deciderOf(tools, row.wardId, row.id, { name: decidedBy.name, at: Date.parse(decidedBy.at) }));
  const standing = decidedBy
    ? { ...before.standing, decidedBy: { ...decidedBy, person: decider ? personId(decider) : null } }
    : before.standing;
  await tools.update('question', row.id, {
    standing: JSON.stringify(standing),
    lastDayOn: lastDayInTime({ ...before, standing }),
    ...instantsOf(standing),
  });
}

/** The first entry of each ward's chain states its origin: the number of entries in the old chain and its last hash. */
async function beginChains({ rows, run }: Tools, now: number): Promise<void> {
  const [last] = await rows<{ seq: number; hash: string }>(
    'SELECT "seq", "hash" FROM "audit_log_global" ORDER BY "seq" DESC LIMIT 1',
  );
  if (!last) return;
  for (const { wardId } of await rows<{ wardId: string }>('SELECT DISTINCT "wardId" FROM "audit_log_global"')) {
    const details = JSON.stringify({ entries: Number(last.seq), head: last.hash });
    const link = { wardId, seq: 1, at: now, actorId: 'system', action: 'chain-begun', object: 'audit', details };
    await run(
      `INSERT INTO "audit_log" ("wardId", "seq", "at", "actorId", "action", "object", "details", "prevHash", "hash")
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      ...[wardId, link.seq, now, link.actorId, link.action, link.object, details, last.hash, hashOf(last.hash, link)],
    );
  }
}
