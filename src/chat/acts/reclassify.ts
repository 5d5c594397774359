/** Moves an item to another category. The category is pressed or named, and the reason is asked for before anything changes. */
import { reclassifyReasons } from '../../domain/act/submission.ts';
import { refused } from '../../domain/decision.ts';
import type { Person } from '../../domain/person/person.ts';
import { type CategoryId, categoryIds, isCategory } from '../../domain/submission/categories/index.ts';
import type { Reason } from '../../domain/submission/submission.ts';
import { foldForSearch } from '../../domain/text/normalize.ts';
import type { Unit } from '../../ports/services.ts';
import { openForEdit, reclassify as reclassifyItem } from '../../usecases/submission/edit-item.ts';
import { reclassifyMenu, reclassifyPrompt } from '../say/item.ts';
import { noted, type Reply, replied } from '../talk/reply.ts';
import { remember } from '../talk/talk.ts';
import { tellChange } from './change.ts';
import type { ItemPress } from './item-press.ts';

/** How categories are named at the beginning of the text after a code; accent-free. */
const named: Readonly<Record<CategoryId, RegExp>> = {
  news: /^(?:tin(?: tuc)?(?:,? su kien)?|su kien|news)(?![\p{L}\d])/u,
  document: /^(?:van ban|document)(?![\p{L}\d])/u,
  conference: /^(?:hoi nghi|hoi thao|so ket|tong ket|conference)(?![\p{L}\d])/u,
  statistics: /^(?:thong ke|so lieu|statistics)(?![\p{L}\d])/u,
  other: /^(?:muc khac|khac|other)(?![\p{L}\d])/u,
};

/** "văn bản: có số và ngày ký": the category and the reason. Null when no category is named. */
function readWords(words: string): { readonly category: CategoryId; readonly why: string } | null {
  const folded = foldForSearch(words.trim());
  const category = categoryIds.find((each) => named[each].test(folded));
  if (!category) return null;
  const length = named[category].exec(folded)?.[0].length ?? 0;
  return {
    category,
    why: words
      .trim()
      .slice(length)
      .replace(/^[\s:,;.–-]+/u, '')
      .trim(),
  };
}

const reasonIn = (why: string): Reason => {
  const listed = /^\d$/u.test(why) ? reclassifyReasons[Number(why) - 1] : undefined;
  return listed ? { code: listed, note: '' } : { code: 'other', note: why };
};

/** Asks for the category and then for the reason, unless they were already given. */
export async function reclassify(unit: Unit, person: Person, press: ItemPress): Promise<Reply> {
  const { submission: id, revision, argument = '', words = '' } = press;
  const said = readWords(words);
  const category = isCategory(argument) ? argument : said?.category;
  const reason = press.reason ?? (said && said.why !== '' ? reasonIn(said.why) : null);
  if (category && reason) return carryOut(unit, person, { submission: id, revision, category }, reason);
  const opened = await openForEdit(unit, person, id, revision);
  if (!opened.ok) return opened;
  const { submission } = opened;
  if (!category) return replied(unit, person.id, reclassifyMenu(submission));
  await remember(unit, person.id, { ask: 'wardWords', what: 'reclassify', kept: `${id}|${revision}|${category}` });
  return replied(unit, person.id, reclassifyPrompt(submission, category));
}

async function carryOut(
  unit: Unit,
  person: Person,
  wanted: Parameters<typeof reclassifyItem>[2],
  reason: Reason,
): Promise<Reply> {
  const outcome = await reclassifyItem(unit, person, wanted, reason);
  if (!outcome.ok) return outcome;
  await tellChange(unit, person, outcome.before, outcome.submission);
  return noted('note-edited', { code: outcome.submission.code });
}

/**
 * Reads the reason that was asked for.
 * @param kept the item, the revision that was seen, the category
 */
export function readWhyReclassified(unit: Unit, person: Person, kept: string, text: string): Promise<Reply> {
  const [submission = '', revision = '', category = ''] = kept.split('|');
  if (!isCategory(category)) return Promise.resolve(refused('issue-press-unknown'));
  return carryOut(unit, person, { submission, revision: Number(revision), category }, reasonIn(text.trim()));
}
