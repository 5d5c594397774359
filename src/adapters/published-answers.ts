/** Published answers, procedures and documents of one ward, read from the portal's database. */

import type { PortalReader } from '../ports/portal-reader.ts';
import type { Published } from '../ports/services.ts';
import type { AnswerDocument } from '../ports/similar-answers.ts';
import { createSimilarAnswers } from './similar-answers.ts';

/** Categories of articles that can answer a question; news cannot. */
const kinds: Readonly<Record<string, AnswerDocument['kind']>> = {
  answer: 'question',
  document: 'document',
  other: 'procedure',
};
const pageSize = 200;
const mostDocuments = 10_000;

/**
 * Creates the reader. Each `load` reads all of them again, page by page; searches keep their own index. Addresses are
 * paths of the ward's portal.
 */
export const createPublished = (reader: PortalReader): Published => {
  const load = async (): Promise<readonly AnswerDocument[]> => {
    const found: AnswerDocument[] = [];
    let after: Parameters<typeof reader.list>[0]['after'] = null;
    do {
      const page = await reader.list({ section: null, categories: Object.keys(kinds), after, limit: pageSize });
      for (const { code, slug, title, summary, paragraphs, category } of page.items)
        found.push({
          id: code,
          kind: kinds[category] ?? 'procedure',
          title,
          text: (category === 'answer' ? [summary, ...paragraphs] : paragraphs).join('\n'),
          url: category === 'answer' ? `/hoi-dap/${code}` : `/tin/${slug}`,
        });
      after = page.next;
    } while (after && found.length < mostDocuments);
    return found;
  };
  const similar = createSimilarAnswers({ load, stamp: async () => reader.version() });
  return {
    refresh: similar.refresh,
    // Loads nothing inside a transaction: the turn has updated the index before it began.
    find: async (words) => similar.findLoaded(words),
    get: async (id) => similar.known(id),
  };
};
