/** Edits a section page by chat: shows the change and applies it after a press. The last change can be undone. */
import { refused } from '../../domain/decision.ts';
import type { Message } from '../../domain/message.ts';
import type { Person } from '../../domain/person/person.ts';
import { longestCaption } from '../../domain/section/section-file.ts';
import { isSectionPageSlug, type SectionPageSlug } from '../../domain/section/section-page.ts';
import { withAdded } from '../../domain/section/section-words.ts';
import type { PhotoFile } from '../../domain/submission/photos-and-files.ts';
import { cutText } from '../../domain/text/normalize.ts';
import type { Unit } from '../../ports/services.ts';
import { takeSectionFiles } from '../../usecases/section/add-files.ts';
import { type SectionSaved, saveSection } from '../../usecases/section/save.ts';
import { albumLongestMs, albumQuietMs, earlyParts, takeEarlyParts } from '../../usecases/submission/early-parts.ts';
import { put } from '../../usecases/tell.ts';
import { button, skipButton } from '../say/buttons.ts';
import { wordsSentence } from '../say/changes.ts';
import type { OfferedAlbum } from '../talk/memory.ts';
import { noReply, type Reply, replied } from '../talk/reply.ts';
import { forgetOpen, openIn, remember } from '../talk/talk.ts';

/** Longest excerpt of added text shown before it applies, in characters. */
const longestShown = 1_500;

/**
 * A single line becomes the caption, with a description after a bar. Several lines become text of the page, followed by the file.
 */
async function withFiles(
  unit: Unit,
  person: Person,
  slug: SectionPageSlug,
  said: string,
  files: readonly PhotoFile[],
): Promise<string> {
  const isCaption = !said.includes('\n') && said.length <= longestCaption;
  const [caption = '', description = ''] = isCaption ? said.split('|').map((part) => part.trim()) : [];
  const marks = await takeSectionFiles(unit, person, { slug, files, caption, description });
  return isCaption ? marks : `${said}\n\n${marks}`;
}

/**
 * Parts of the album that came before this text were put into a draft. They are moved to the page, after the part with the text.
 */
async function earlyMarks(unit: Unit, person: Person, slug: SectionPageSlug, albumKey: string | null): Promise<string> {
  const early = await earlyParts(unit, person, albumKey);
  if (!early) return '';
  await takeEarlyParts(unit, person, early);
  const files = [...early.photos, ...early.files].map(({ file }) => file);
  return `\n\n${await takeSectionFiles(unit, person, { slug, files, caption: '', description: '' })}`;
}

interface BroughtFiles {
  readonly files: readonly PhotoFile[];
  /** Key of the album that they belong to; null when the platform names none. */
  readonly key: string | null;
  /** The album's first part has already been offered. */
  readonly joins: boolean;
}

/** The outbox message of an offer with files: all parts of an album share one message until it is sent. */
function albumOf(unit: Unit, { key, joins }: BroughtFiles, before: OfferedAlbum | undefined): OfferedAlbum {
  const now = unit.now.getTime();
  if (joins && before && now < before.saidAt) return before;
  const until = joins && before ? before.until : now + albumLongestMs;
  return { key, until, saidAt: now + albumQuietMs, says: `section-offer:${unit.cause}` };
}

/**
 * Offers the change of a section page.
 * @param kept the page, and whether the text is added or replaces the current text: 'gioi-thieu|add'
 * @param brought files that came with the text. They are fetched now, because a platform keeps them for hours only, and applied
 * with the press
 */
export async function readSection(
  unit: Unit,
  person: Person,
  kept: string,
  said: string,
  brought?: BroughtFiles,
): Promise<Reply> {
  const [slug = '', how = 'add'] = kept.split('|');
  if (!isSectionPageSlug(slug) || !unit.ward.pages.some((page) => page.slug === slug))
    return refused('issue-section-unknown');
  const open = await openIn(unit, person.id);
  const offer = open?.ask === 'wardWords' && open.what === 'sectionSure' ? open : null;
  const earlier = brought?.joins && offer ? `${wordsOf(offer.kept)}\n\n` : '';
  const own = brought ? await withFiles(unit, person, slug, said, brought.files) : said;
  const text = earlier + own + (brought && !brought.joins ? await earlyMarks(unit, person, slug, brought.key) : '');
  const newest = await unit.stores.sections.newest(slug);
  const seen = newest?.version ?? 0;
  const before = newest?.text ?? '';
  const after = how === 'replace' ? text : withAdded(before, text);
  const outcome = await saveSection(unit, person, { slug, text: after, seen, isOffer: true });
  if (outcome.kind !== 'offered') return answerTo(outcome);
  const offered = `${slug}|${how}|${seen}|${text}`;
  const album = brought && albumOf(unit, brought, offer?.album);
  await remember(unit, person.id, {
    ...{ ask: 'wardWords', what: 'sectionSure', kept: offered },
    ...(album && { album }),
  });
  const message: Message = {
    key: 'section-offer',
    facts: {
      page: slug,
      how: before === '' ? 'first' : how,
      changes: how === 'replace' && before !== '' ? wordsSentence(before, after) : cutText(text, longestShown),
    },
    buttons: [[button('choice-apply', 'sectionApply', slug, markOf(offered))], [skipButton]],
  };
  if (!album) return replied(unit, person.id, message);
  const effect = { kind: 'tell', person: person.id, message } as const;
  if (album === offer?.album) await unit.stores.outbox.reword(album.says, effect);
  else await put(unit, album.says, effect, new Date(album.saidAt));
  return noReply;
}

/** The text of an offer, which follows its page, its mode and the version that was seen. */
const wordsOf = (kept: string): string => kept.split('|').slice(3).join('|');

const answerTo = (outcome: SectionSaved): Reply =>
  outcome.kind === 'refused' ? { ok: false, issues: outcome.issues } : refused('issue-section-same');

/** A checksum that identifies an offer; its button carries it. */
const markOf = (offered: string): number =>
  Array.from(offered).reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 2_147_483_647, 7);

/**
 * Applies the offered change. If the page was changed meanwhile, or the press belongs to an earlier offer, shows the difference
 * and asks again, so that only what was seen applies.
 */
export async function applySection(
  unit: Unit,
  person: Person,
  { subject, revision }: { readonly subject: string; readonly revision: number },
): Promise<Reply> {
  const open = await openIn(unit, person.id);
  if (open?.ask !== 'wardWords' || open.what !== 'sectionSure') return refused('issue-section-gone');
  const [slug = '', how = '', seen = ''] = open.kept.split('|');
  const text = wordsOf(open.kept);
  if (!isSectionPageSlug(slug)) return refused('issue-section-unknown');
  const newest = await unit.stores.sections.newest(slug);
  const isSeen = subject === slug && revision === markOf(open.kept);
  if (!isSeen || (newest?.version ?? 0) !== Number(seen)) return readSection(unit, person, `${slug}|${how}`, text);
  await forgetOpen(unit, person.id);
  return save(unit, person, slug, how === 'replace' ? text : withAdded(newest?.text ?? '', text), Number(seen));
}

async function save(unit: Unit, person: Person, slug: string, text: string, seen: number): Promise<Reply> {
  const outcome = await saveSection(unit, person, { slug, text, seen });
  if (outcome.kind !== 'saved') return answerTo(outcome);
  const { version } = outcome;
  return replied(unit, person.id, {
    key: 'section-changed',
    facts: { page: slug, url: `${unit.publicUrl}/${slug}` },
    ...(version > 1 && { buttons: [[button('choice-undo', 'sectionUndo', slug, version)]] }),
  });
}

/** Restores the version before as a new version, so that every published text stays on record. */
export async function undoSection(
  unit: Unit,
  person: Person,
  { subject, revision }: { readonly subject: string; readonly revision: number },
): Promise<Reply> {
  if (!isSectionPageSlug(subject)) return refused('issue-section-unknown');
  const [newest, before] = await unit.stores.sections.history(subject, 2);
  if (newest?.version !== revision || !before) return refused('issue-section-gone');
  return save(unit, person, subject, before.text, revision);
}
