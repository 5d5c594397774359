/** Takes an article from a document: its text was extracted when the file was stored, and becomes the text of the draft. */
import { refused } from '../../domain/decision.ts';
import type { Person } from '../../domain/person/person.ts';
import { filesOf } from '../../domain/submission/photos-and-files.ts';
import type { Unit } from '../../ports/services.ts';
import { openDraft } from '../../usecases/submission/open-draft.ts';
import type { Reply } from '../talk/reply.ts';
import { fillDraft, takeIntoDraft } from './draft.ts';

/** A longer text is not an article. In characters. */
const longestText = 20_000;

/** Uses the first file that contains text. Text already in the draft stays above it. */
export async function useFileText(unit: Unit, author: Person): Promise<Reply> {
  const { draft } = await openDraft(unit, author.id);
  if (!draft) return refused('issue-no-draft');
  const files = filesOf(draft);
  if (files.length === 0) return refused('issue-no-file');
  const texts = await unit.stores.checks.files.texts(draft.id);
  const found = files.map(({ id }) => (texts.get(id) ?? '').trim()).find((each) => each !== '');
  const isKept = files.every(({ fate }) => fate.state !== 'todo');
  if (!found) return refused(isKept ? 'issue-file-no-text' : 'issue-file-on-its-way');
  if (found.length > longestText) return refused('issue-file-text-long', { most: longestText });
  const text = found.replaceAll(/[\t ]+/gu, ' ');
  const words = draft.content.parts.map((part) => part.text).join('\n');
  if (words.includes(text)) return refused('issue-file-text-there');
  if (words.trim() === '') return fillDraft(unit, author, { slot: 'text', text }, '', unit.cause);
  return takeIntoDraft(unit, author, {
    ...{ text, photos: [], messageKey: unit.cause, albumKey: null, forwardedFrom: null, saidAt: unit.now },
  });
}
