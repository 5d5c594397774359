/**
 * Texts of items and questions for a search, newest first by id (ids begin with their time), read only as far as the
 * search needs.
 */
import { type Kysely, type SqlBool, sql } from 'kysely';
import type { WardId } from '../../../domain/ids.ts';
import type { SoughtFilter, SoughtText } from '../../../ports/reader.ts';
import { unpacked } from './packed.ts';
import type { DB } from './types.core.ts';

/** Excludes drafts, as the domain's `isDraft` does, for states that others can see. */
export const isNoDraft = sql<SqlBool>`("submission"."state" <> 'withdrawn' or "submission"."submittedAt" is not null)`;

const textOf = (...parts: readonly (string | null)[]): string => parts.map((part) => part ?? '').join(' ');

/** @param before only items older than this id; null to begin with the newest */
export async function readSearchTexts(
  tx: Kysely<DB>,
  ward: WardId,
  { noun, states, assignees }: SoughtFilter,
  before: string | null,
  limit: number,
): Promise<readonly SoughtText[]> {
  if (noun === 'submission') {
    const rows = await tx
      .selectFrom('submission')
      .leftJoin('person', 'person.id', 'submission.authorId')
      .select(['submission.id', 'submission.code', 'submission.content', 'person.name'])
      .where('submission.wardId', '=', ward)
      .where('submission.state', 'in', states)
      .where(isNoDraft)
      .$if(before !== null, (query) => query.where('submission.id', '<', before ?? ''))
      .orderBy('submission.id', 'desc')
      .limit(limit)
      .execute();
    return rows.map(({ id, code, content, name }) => ({ id, text: textOf(code, name, unpacked(content)) }));
  }
  const rows = await tx
    .selectFrom('question')
    .leftJoin('person', 'person.id', 'question.askerId')
    .select(['question.id', 'question.code', 'question.title', 'question.body', 'person.name'])
    .where('question.wardId', '=', ward)
    .where('question.state', 'in', states)
    .$if(assignees !== null, (query) => query.where('question.assigneeId', 'in', assignees ?? []))
    .$if(before !== null, (query) => query.where('question.id', '<', before ?? ''))
    .orderBy('question.id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ id, code, title, body, name }) => ({ id, text: textOf(code, name, title, body) }));
}
