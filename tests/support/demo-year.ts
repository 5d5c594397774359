/**
 * A made-up year of a ward's records: 40 authors, 900 items from January to November 2026, their credits, grades and questions.
 * The data is always the same. It is inserted as rows, so that tests exercise only the code that counts them.
 */
import type { OpenWard } from '../usecases/core.ts';
import { askerName, nameOf, scatter, wordsOfItem, wordsOfQuestion } from './demo-words.ts';
import { rowsOf } from './rows.ts';

export const authorsOfYear = 40;
export const itemsOfYear = 900;
export const questionsOfYear = 66;
const askersOfYear = 22;
/** Number of days in which a question may still be open; older ones are answered. */
const openDays = 27;

const categories = ['news', 'news', 'news', 'conference', 'document', 'other', 'statistics'] as const;
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const first = Date.parse('2026-01-01T02:00:00Z');
const days = 334;

/** Moves an instant into the ward's waking hours: no item is published at night. */
const awake = (at: number): number => {
  const hour = (Math.floor(at / hourMs) + 7) % 24;
  return hour >= 7 && hour < 21 ? at : at - ((hour + 4) % 24) * hourMs;
};

/** @param until only records up to this instant are written */
export async function writeYear(world: OpenWard, until = Date.parse('2026-12-31T00:00:00Z')): Promise<void> {
  const db = rowsOf(world.core);
  const wardId = world.ward.id;
  const inhabited = world.ward.units.filter(({ name }) => name.startsWith('khối')).slice(0, -1);
  await db.transaction().execute(async (tx) => {
    for (let nth = 0; nth < authorsOfYear; nth += 1) {
      // Each author belongs to a khối; the last khối has no author.
      const { name: unit = null } = inhabited[nth % inhabited.length] ?? {};
      const person = { id: `author-${nth}`, wardId, name: nameOf(nth), unit, createdAt: first };
      await tx.insertInto('person').values(person).execute();
      await tx
        .insertInto('mandate')
        .values({ wardId, role: 'contributor', personId: person.id, from: first })
        .execute();
    }
    for (let nth = 0; nth < askersOfYear; nth += 1)
      await tx
        .insertInto('person')
        .values({ id: `asker-${nth}`, wardId, name: askerName(nth), createdAt: first })
        .execute();
    for (let nth = 0; nth < itemsOfYear; nth += 1) {
      const minutes = scatter(nth + 59, 60) * 60_000;
      const submittedAt = first + scatter(nth, days) * dayMs + scatter(nth + 7, 8) * hourMs + minutes;
      const wanted = awake(submittedAt + (1 + scatter(nth + 13, 40)) * hourMs) + scatter(nth + 61, 25) * 60_000;
      // All of it falls within November.
      const publishedAt = Math.min(wanted, first + days * dayMs - 12.5 * hourMs);
      if (publishedAt > until) continue;
      const category = categories[scatter(nth + 3, categories.length)] ?? 'news';
      const dueAt = category === 'other' ? null : submittedAt + 30 * hourMs;
      const khoi = 1 + scatter(nth + 5, 7);
      const place = `khối ${khoi}`;
      const { title, text } = wordsOfItem(category, nth, khoi, new Date(submittedAt).getUTCMonth() + 1);
      const row = {
        id: `item-${nth}`,
        wardId,
        code: `DL-26-${String(nth + 1).padStart(4, '0')}`,
        // A few items were unpublished later.
        state: scatter(nth + 11, 50) === 0 ? 'unpublished' : 'published',
        version: 1,
        revision: 1,
        authorId: `author-${scatter(nth + 1, authorsOfYear)}`,
        category,
        dueAt,
        content: JSON.stringify({
          parts: [{ of: `m${nth}`, text }],
          title,
          category,
          eventOn: new Date(submittedAt).toISOString().slice(0, 10),
          place,
          source: { kind: 'witness', detail: '' },
          forwardedFrom: null,
        }),
        standing: '{}',
        submittedAt,
        decidedAt: publishedAt - 60_000,
        decidedBy: 'head',
        publishedAt,
        createdAt: submittedAt,
        updatedAt: publishedAt,
      };
      await tx.insertInto('submission').values(row).execute();
      await tx
        .insertInto('timeline')
        .values({
          wardId,
          subjectId: row.id,
          id: 1,
          at: publishedAt,
          actorId: 'system',
          event: 'published',
          facts: '{}',
        })
        .execute();
      const writers = scatter(nth + 17, 5) === 0 ? 3 : 1;
      for (let at = 0; at < writers; at += 1) {
        const author = scatter(nth + 1 + at, authorsOfYear);
        const share = writers === 1 ? 10_000 : at === 0 ? 3334 : 3333;
        await tx
          .insertInto('contribution')
          .values({
            wardId,
            submissionId: row.id,
            kind: 'text',
            personId: `author-${author}`,
            name: nameOf(author),
            share,
          })
          .execute();
      }
      for (let at = 0; at < scatter(nth + 19, 5); at += 1) {
        const author = scatter(nth + 23, authorsOfYear);
        await tx
          .insertInto('contribution')
          .values({
            wardId,
            submissionId: row.id,
            kind: 'photo',
            personId: `author-${author}`,
            name: nameOf(author),
            share: 10_000,
            photoId: `p-${nth}-${at}`,
          })
          .execute();
      }
      if (scatter(nth + 29, 3) === 0)
        await tx
          .insertInto('appraisal')
          .values({
            submissionId: row.id,
            wardId,
            genre: category === 'document' || category === 'statistics' ? category : 'feature',
            grade: scatter(nth + 31, 2) === 0 ? 'A' : 'C',
            origin: 'original',
            by: 'head',
            at: publishedAt,
          })
          .execute();
    }
    for (let nth = 0; nth < questionsOfYear; nth += 1) {
      const minutes = scatter(nth + 67, 480) * 60_000;
      const receivedAt = first + scatter(nth + 41, days) * dayMs + minutes;
      if (receivedAt > until) continue;
      const isOld = receivedAt < Math.min(until, first + days * dayMs) - openDays * dayMs;
      const answeredAt = receivedAt + (3 + scatter(nth, isOld ? 22 : 9)) * dayMs;
      const isAnswered = answeredAt <= until && (isOld || nth % 3 !== 0);
      const dueAt = receivedAt + 21 * dayMs;
      const title = wordsOfQuestion(nth);
      await tx
        .insertInto('question')
        .values({
          id: `question-${nth}`,
          wardId,
          code: `HD-26-${String(nth + 1).padStart(4, '0')}`,
          state: isAnswered ? 'answered' : 'received',
          version: 1,
          askerId: `asker-${scatter(nth + 43, askersOfYear)}`,
          channel: 'telegram',
          conversation: '1',
          title,
          body: `Cho tôi hỏi: ${title}`,
          originKey: `q${nth}`,
          receivedAt,
          dueAt,
          dueOn: new Date(dueAt).toISOString().slice(0, 10),
          explanation: '{}',
          answeredAt: isAnswered ? answeredAt : null,
          createdAt: receivedAt,
          updatedAt: receivedAt,
        })
        .execute();
    }
  });
}
