/** The loudspeaker script of a published item, found by its code or by words of it. */
import { submissionId } from '../../domain/ids.ts';
import type { Message } from '../../domain/message.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import { readAloud } from '../../domain/text/loudspeaker.ts';
import { partsOfText } from '../../domain/text/standfirst.ts';
import { matcherOf } from '../../reading/find.ts';
import { itemsNamed } from '../../usecases/submission/named.ts';
import { read } from '../../usecases/submission/read.ts';
import type { Look } from './list-readers.ts';

/** Most rows searched for words. */
const lookedThrough = 500;
const mostNamed = 5;
const isPublished = ({ state }: Submission): boolean => state === 'published';

async function withCode({ readers }: Look, code: string): Promise<readonly Submission[]> {
  return (await itemsNamed(readers.submissions, code)).filter(isPublished).slice(0, 1);
}

async function withWords({ readers }: Look, words: string): Promise<readonly Submission[]> {
  const fits = matcherOf(words);
  if (!fits) return [];
  const rows = await readers.lists.sought(
    { noun: 'submission', states: ['published'], assignees: null },
    null,
    lookedThrough,
  );
  const ids = rows.filter(({ text }) => fits(text)).slice(0, mostNamed);
  return Promise.all(ids.map(({ id }) => readers.submissions.get(submissionId(id))));
}

const isCode = (of: string): boolean => /^(?:[a-z]{2,4}-?\d{4}-?)?\d{1,5}$/iu.test(of);

/** Returns the script. If several items match, returns their codes and titles to choose from. */
export async function readScript(look: Look, of: string): Promise<Message> {
  const found = await (isCode(of) ? withCode : withWords)(look, of);
  const [item] = found;
  if (!item) return { key: 'loudspeaker-none', facts: { of } };
  if (found.length > 1) {
    const lines = found.map((each) => `${each.code} “${read(look, each).title}”`).join('\n');
    return { key: 'loudspeaker-which', facts: { lines, first: item.code.slice(-4) } };
  }
  const { title, paragraphs } = read(look, item);
  const { standfirst, body } = partsOfText(paragraphs);
  const text = readAloud(standfirst === '' ? body : [standfirst, ...body]);
  return { key: 'portal-loudspeaker', facts: { ward: look.ward.fullName, title, text } };
}
