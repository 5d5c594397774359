/** An article that came as a document: its text was read when the file was kept, and becomes the words of the draft. */
import { refused } from '../../domain/decision.ts';
import type { Person } from '../../domain/person/person.ts';
import { filesOf } from '../../domain/submission/photos-and-files.ts';
import type { Unit } from '../../ports/services.ts';
import { openDraft } from '../../usecases/submission/open-draft.ts';
import type { Reply } from '../reply.ts';
import { fillDraft, takeIntoDraft } from './draft.ts';

/** Longer ones are books. In characters. */
const longestText = 20_000;

/** The first file with words in it. What was written before stays, above it. */
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
