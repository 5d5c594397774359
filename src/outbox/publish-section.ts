/** Publishes the newest text of a section page, as of the time the row is carried out. A repeat changes nothing. */

import { localDate, localDateOf } from '../domain/calendar/local-date.ts';
import { wardFactsOf } from '../domain/checks/ward-facts.ts';
import type { Effect } from '../domain/effect.ts';
import { versionOn } from '../domain/process/dated-rule.ts';
import {
  fileMarksIn,
  markOf,
  type SectionDocument,
  type SectionFile,
  type SectionPicture,
  withMarks,
} from '../domain/section/section-file.ts';
import { codeOfSectionPage, pageCategory, regulationCode, type SectionText } from '../domain/section/section-page.ts';
import type { Publication } from '../ports/portal.ts';
import type { JobOutcome } from '../ports/queue.ts';
import type { Unit } from '../ports/services.ts';
import { ruleVersions } from '../usecases/process/dated-rules.ts';
import { type PortalWork, portalWaitMs } from './portal-work.ts';
import { publicFile, publicPhoto, waitForFiles } from './public-files.ts';

const minuteMs = 60_000;

type StoredPicture = SectionPicture & { readonly fate: { readonly state: 'stored' } };
type StoredDocument = SectionDocument & { readonly fate: { readonly state: 'stored' } };

const isStoredPicture = (file: SectionFile): file is StoredPicture =>
  file.kind === 'picture' && file.fate.state === 'stored';
const isStoredDocument = (file: SectionFile): file is StoredDocument =>
  file.kind === 'document' && file.fate.state === 'stored';

/**
 * The page as the public reads it. The title is the page's address; the portal shows its name in the reader's language. The file
 * marks in the text are renumbered to the page's own pictures and documents; marks of files that were refused are removed.
 */
export function publicationOfSection(
  { ward }: Pick<Unit, 'ward'>,
  { slug, version, text, at }: SectionText,
  of: readonly SectionFile[] = [],
): Publication {
  const pictures: { readonly picture: StoredPicture; readonly caption: string; readonly description: string }[] = [];
  const documents: StoredDocument[] = [];
  const shown = withMarks(text, ({ number, caption, description }) => {
    const file = of.find((each) => each.number === number);
    if (file && isStoredPicture(file)) {
      pictures.push({ picture: file, caption, description });
      return markOf({ kind: 'picture', number: pictures.length }, caption, description);
    }
    if (!file || !isStoredDocument(file)) return null;
    documents.push(file);
    return markOf({ kind: 'document', number: documents.length }, caption);
  });
  return {
    ...{ key: `section:${ward.id}:${slug}:${version}`, ward: ward.id, code: codeOfSectionPage(slug), version },
    ...{ title: slug, summary: '', category: pageCategory, section: slug, eventOn: null, place: null },
    source: ward.pages.find((page) => page.slug === slug)?.owner ?? ward.contact.responsible,
    // Paragraphs are separated by empty lines, because a mark may span several lines.
    paragraphs: shown.split(/\n\s*\n/u).filter((part) => part.trim() !== ''),
    photos: pictures.map(({ picture: { fate }, caption, description }) => publicPhoto(fate, caption, description)),
    files: documents.map(({ fate, text: read }) => publicFile(fate, read, wardFactsOf(ward))),
    ...{ authors: [], photographers: [], corrections: [] },
    ...{ publishedAt: at, updatedAt: at, documentNumber: null, signer: null, withdrawn: false },
  };
}

/**
 * The full text of the regulation in force, shown beside the office's own text. When a version is taken back, the one before it
 * becomes the newest again, so the version number is the current minute; publishing the same text again changes nothing.
 */
async function regulationInForce(unit: Unit): Promise<Publication | null> {
  const { ward, now } = unit;
  const found = versionOn(await ruleVersions(unit, 'regulation'), localDateOf(now, ward.timeZone));
  if (!found) return null;
  const version = Math.floor(now.getTime() / minuteMs);
  const text = { slug: 'quy-che', version, text: found.content.text, by: null, at: now } as const;
  return {
    ...publicationOfSection(unit, text),
    ...{ key: `regulation:${ward.id}:${version}`, code: regulationCode },
    ...{ documentNumber: found.version, eventOn: localDate(found.from) },
  };
}

async function filesShown({ stores }: Unit, { slug, text }: SectionText): Promise<readonly SectionFile[]> {
  const numbers = fileMarksIn(text).map(({ number }) => number);
  return numbers.length === 0
    ? []
    : (await stores.sections.filesOf(slug)).filter(({ number }) => numbers.includes(number));
}

/** Creates the worker of that outbox row. It waits until the page's files have been fetched. */
export const createSectionPublisher =
  ({ ward, unitOfWork, portal, openUnit }: PortalWork) =>
  async (outboxId: number, { slug }: Extract<Effect, { kind: 'publishSection' }>): Promise<JobOutcome> => {
    const { publications, now } = await unitOfWork.run(ward, async (stores) => {
      const unit = openUnit(stores, `out:${outboxId}`);
      const newest = await stores.sections.newest(slug);
      const files = newest ? await filesShown(unit, newest) : [];
      if (files.some(({ fate }) => fate.state === 'todo')) return { publications: null, now: unit.now };
      const beside = slug === 'quy-che' ? await regulationInForce(unit) : null;
      return { publications: [newest && publicationOfSection(unit, newest, files), beside], now: unit.now };
    });
    if (publications === null) return waitForFiles(now);
    try {
      for (const publication of publications) if (publication) await portal.apply(publication);
    } catch (error) {
      return {
        ...{ kind: 'again', dueAt: new Date(now.getTime() + portalWaitMs), counts: false },
        reason: `portal: ${String(error).slice(0, 200)}`,
      };
    }
    await unitOfWork.run(ward, (stores) =>
      stores.outbox.mark(outboxId, 'done', openUnit(stores, `out:${outboxId}`).now, { ref: slug }),
    );
    return { kind: 'done' };
  };
