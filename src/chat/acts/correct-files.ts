/**
 * Documents that answer the prompt of a correction, or come with a caption that names the item. Platforms deliver an album as
 * separate messages, and only one correction of an item can be open, so documents are collected until no more arrive and then
 * proposed together with the text that came among them. The signer is asked once.
 */
import { refused } from '../../domain/decision.ts';
import { type PersonId, submissionId } from '../../domain/ids.ts';
import { actorOf, type Person } from '../../domain/person/person.ts';
import { objection } from '../../domain/submission/permissions.ts';
import { aboutItem } from '../../domain/submission/react.ts';
import type { Unit } from '../../ports/services.ts';
import { notify } from '../../usecases/react.ts';
import { type GivenFile, isOut } from '../../usecases/submission/correct.ts';
import { maxFiles } from '../../usecases/submission/draft.ts';
import { albumLongestMs, albumQuietMs, earlyParts, takeEarlyParts } from '../../usecases/submission/early-parts.ts';
import { itemsNamed, oneNamed } from '../../usecases/submission/named.ts';
import { refuse } from '../../usecases/submission/refuse.ts';
import { tell } from '../../usecases/tell.ts';
import { lapseMs } from '../talk/lapsed-prompt.ts';
import { noReply, type Reply } from '../talk/reply.ts';
import { forgetOpen, openIn, remember } from '../talk/talk.ts';
import { readItemWords } from './item-words.ts';

/** Documents of one person for one item that have not been proposed yet. */
interface Gathered {
  /** As kept by the prompt: the item, and the revision that was seen. */
  readonly kept: string;
  readonly texts: readonly string[];
  readonly files: readonly GivenFile[];
  /** When the first of them arrived, epoch ms. */
  readonly first: number;
  /** The text with them could not be used: they wait for other text as long as the prompt is open. */
  readonly isAsking?: boolean;
}

const itemOf = (kept: string): string => kept.split('|', 1)[0] ?? '';
const settingOf = (person: PersonId, submission: string): string => `correction-files:${person}:${submission}`;

/** What waits for this item. Null when nothing does, or when its prompt has lapsed. */
async function gatheredFor({ stores, now }: Unit, person: PersonId, submission: string): Promise<Gathered | null> {
  const stored = await stores.setting(settingOf(person, submission));
  const found = JSON.parse(stored || 'null') as Gathered | null;
  return found && now.getTime() - found.first <= lapseMs ? found : null;
}

const keep = ({ stores }: Unit, person: PersonId, submission: string, gathered: Gathered | null): Promise<void> =>
  stores.setSetting(settingOf(person, submission), gathered ? JSON.stringify(gathered) : '');

/** Adds documents to those already collected for this correction, and proposes all of them once no more arrive for a while. */
export async function gatherPapers(
  unit: Unit,
  person: Person,
  { kept, text, files }: { readonly kept: string; readonly text: string; readonly files: readonly GivenFile[] },
): Promise<Reply> {
  const submission = itemOf(kept);
  const now = unit.now.getTime();
  const before = await gatheredFor(unit, person.id, submission);
  const first = before && !before.isAsking ? before.first : now;
  const given = [...(before?.files ?? []), ...files];
  const item = await unit.stores.submissions.find(submissionId(submission));
  if (item && given.length > maxFiles)
    await notify(unit, person.id, { ...aboutItem(item), name: 'too-many-files', max: maxFiles }, `${unit.cause}:files`);
  await keep(unit, person.id, submission, {
    ...{ kept, first, files: given.slice(0, maxFiles) },
    texts: [...(before?.texts ?? []), ...(text === '' ? [] : [text])],
  });
  const key = settingOf(person.id, submission);
  await unit.stores.jobs.put({
    ...{ task: 'propose-correction', payload: { person: person.id, submission }, lane: key, key, priority: 5 },
    dueAt: new Date(Math.min(now + albumQuietMs, first + albumLongestMs)),
  });
  return noReply;
}

/** Proposes the correction. If its text names words that are not in the item, the prompt opens again and the documents wait. */
async function propose(unit: Unit, person: Person, gathered: Gathered): Promise<Reply> {
  const submission = itemOf(gathered.kept);
  await keep(unit, person.id, submission, null);
  const text = gathered.texts.join('\n');
  const reply = await readItemWords(unit, person, 'correct', gathered.kept, text, gathered.files);
  if (!reply.ok && (await isAsked(unit, person.id, submission)))
    await keep(unit, person.id, submission, { ...gathered, texts: [], isAsking: true });
  return reply;
}

const isAsked = async (unit: Unit, person: PersonId, submission: string): Promise<boolean> => {
  const open = await openIn(unit, person);
  return open?.ask === 'wardWords' && open.what === 'correct' && itemOf(open.kept) === submission;
};

/** Handles text that answers the prompt, with the documents that came before it. */
export async function correctInWords(unit: Unit, person: Person, kept: string, text: string): Promise<Reply> {
  const gathered = await gatheredFor(unit, person.id, itemOf(kept));
  if (!gathered) return readItemWords(unit, person, 'correct', kept, text);
  return propose(unit, person, { ...gathered, kept, texts: [...gathered.texts, text] });
}

/** Proposes what was collected after the album ended, and closes the prompt. A refusal is sent to the person. */
export async function proposeGathered(unit: Unit, id: PersonId, submission: string): Promise<void> {
  const gathered = await gatheredFor(unit, id, submission);
  if (!gathered || gathered.isAsking) return;
  const person = await unit.stores.people.get(id);
  if (await isAsked(unit, id, submission)) await forgetOpen(unit, id);
  const reply = await propose(unit, person, gathered);
  const [issue] = reply.ok ? [] : reply.issues;
  if (issue) await tell(unit, id, { key: issue.key, ...(issue.facts ? { facts: issue.facts } : {}) });
}

/**
 * "đính chính 0046: …" as the caption of a document: the whole album belongs to that correction, including the parts that came
 * before the caption.
 */
export async function correctByCaption(
  unit: Unit,
  person: Person,
  {
    code,
    text,
    files,
    albumKey,
  }: {
    readonly code: string;
    readonly text: string;
    readonly files: readonly GivenFile[];
    readonly albumKey: string | null;
  },
): Promise<Reply> {
  const found = await itemsNamed(unit.stores.submissions, code);
  const out = found.filter(isOut);
  const named = oneNamed(out.length > 0 ? out : found, code);
  if (!named.ok) return named;
  const { item } = named;
  const blocked = objection(item, 'correct', actorOf(person));
  if (blocked) return refuse(unit, person, item, [blocked], 'correct');
  if (!isOut(item)) return refused('issue-replace-not-open', { code: item.code });
  const early = await earlyParts(unit, person, albumKey);
  if (early && early.photos.length > 0) return refused('issue-correction-no-photo');
  if (early) await takeEarlyParts(unit, person, early);
  const before = early?.files.map(({ file, messageKey }): GivenFile => ({ file, messageKey })) ?? [];
  const kept = `${item.id}|${item.revision}`;
  await remember(unit, person.id, { ask: 'wardWords', what: 'correct', kept });
  return gatherPapers(unit, person, { kept, text, files: [...before, ...files] });
}
