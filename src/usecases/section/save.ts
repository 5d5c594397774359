/** Saves a page of the portal as a new version and publishes it. */
import { type LocalDate, localDateOf, startOfLocalDay } from '../../domain/calendar/local-date.ts';
import { wardFactsOf } from '../../domain/checks/ward-facts.ts';
import { refused } from '../../domain/decision.ts';
import type { Person } from '../../domain/person/person.ts';
import { objectionsToDrafts } from '../../domain/section/draft.ts';
import { fileMarksIn } from '../../domain/section/section-file.ts';
import {
  type ChosenPage,
  isSectionPageSlug,
  longestSectionText,
  mayEditSections,
  type SectionPageSlug,
  type SectionText,
} from '../../domain/section/section-page.ts';
import { objectionsToSection } from '../../domain/section/section-text.ts';
import { cleanText } from '../../domain/text/normalize.ts';
import type { SectionStore } from '../../ports/sections.ts';
import type { Unit } from '../../ports/services.ts';
import type { Stores } from '../../ports/stores.ts';
import { pagesChannel } from '../../ports/uploads.ts';
import { screen } from '../check/secrecy.ts';
import { putOnRecord } from '../on-record.ts';
import { put } from '../tell.ts';

/** A new text of a page of the portal, from the web desk or a chat. */
export interface SectionEdit {
  readonly slug: string;
  readonly text: string;
  /** The version that the writer edited; 0: none. */
  readonly seen: number;
  /** Only checks whether the text could be saved; writes nothing. */
  readonly isOffer?: true;
}

/** Result of saving a page; `offered`: the text could be saved. */
export type SectionSaved =
  | { readonly kind: 'saved'; readonly version: number }
  | { readonly kind: 'offered' }
  /** Another person saved first. The page keeps their text, and the writer's text is returned to them. */
  | { readonly kind: 'stale'; readonly newest: SectionText }
  | { readonly kind: 'refused'; readonly issues: ReturnType<typeof refused>['issues'] };

/** Saves a text. If the page was saved by another person meanwhile, both texts are shown to the writer. */
export async function saveSection(unit: Unit, actor: Person, edit: SectionEdit): Promise<SectionSaved> {
  const { stores, ward, now } = unit;
  const page = ward.pages.find(({ slug }) => slug === edit.slug);
  if (!page || !isSectionPageSlug(edit.slug)) return { kind: 'refused', ...refused('issue-section-unknown') };
  if (!mayEditSections(actor)) return { kind: 'refused', ...refused('issue-section-not-yours') };
  const text = cleanText(edit.text).trim();
  if (text.length > longestSectionText)
    return { kind: 'refused', ...refused('issue-section-too-long', { max: longestSectionText }) };
  const newest = await stores.sections.newest(edit.slug);
  if (newest && newest.version !== edit.seen)
    return newest.text === text ? { kind: 'saved', version: newest.version } : { kind: 'stale', newest };
  if (newest?.text === text) return { kind: 'saved', version: newest.version };

  const known = await stores.sections.filesOf(edit.slug);
  const unknown = fileMarksIn(text).find(({ number }) => !known.some((file) => file.number === number));
  const issues = [
    ...objectionsToSection(text, localDateOf(now, ward.timeZone), wardFactsOf(ward)),
    ...(edit.slug === 'du-thao' ? objectionsToDrafts(text, newest?.text ?? '', localDateOf(now, ward.timeZone)) : []),
    ...(unknown ? refused('issue-section-no-file', { number: unknown.number }).issues : []),
  ];
  if (issues.length > 0) return { kind: 'refused', issues };

  const { verdict } = await screen(unit, actor, {
    ...{ inboxId: null, channel: pagesChannel, messageKey: unit.cause, albumKey: null },
    ...{ texts: [text], fileNames: [], others: [], uploads: [] },
  });
  if (verdict !== 'clear') return { kind: 'refused', ...refused('issue-section-secret') };

  if (edit.isOffer) return { kind: 'offered' };

  const version = (newest?.version ?? 0) + 1;
  await stores.sections.put({ slug: edit.slug, version, text, by: actor.id, at: now });
  await putOnRecord(unit, actor.id, 'section-edited', edit.slug, { version, hash: unit.hashToken(text) });
  await put(unit, `section:${edit.slug}:${version}`, { kind: 'publishSection', slug: edit.slug });
  return { kind: 'saved', version };
}

/** Publishes the regulation's page on the day from which a new text applies. */
export const showRegulation = (unit: Unit, key: string, from: LocalDate): Promise<void> => {
  const begins = startOfLocalDay(from, unit.ward.timeZone);
  return put(
    unit,
    `regulation:${key}`,
    { kind: 'publishSection', slug: 'quy-che' },
    begins > unit.now ? begins : undefined,
  );
};

/** Stores the ward file's text as the first version of each page, unless the page already has one. */
export async function keepSectionsOfFile(
  { sections, outbox }: Pick<Stores, 'outbox'> & { readonly sections: SectionStore },
  pages: readonly ChosenPage[],
  now: Date,
): Promise<void> {
  // Publishes the current regulation at each start, including one from the ward's folder; repeating it changes nothing.
  if (pages.some(({ slug }) => slug === 'quy-che'))
    await outbox.put({
      ...{ key: `regulation:start:${now.getTime()}`, effect: { kind: 'publishSection', slug: 'quy-che' } },
      ...{ lane: laneOfSection('quy-che'), priority: 3, at: now },
    });
  for (const { slug, text } of pages) {
    if (text === null || (await sections.newest(slug))) continue;
    await sections.put({ slug, version: 1, text: cleanText(text).trim(), by: null, at: now });
    await outbox.put({
      ...{ key: `section:${slug}:1`, effect: { kind: 'publishSection', slug } },
      ...{ lane: laneOfSection(slug), priority: 3, at: now },
    });
  }
}

const laneOfSection = (slug: SectionPageSlug): string => `portal:page:${slug}`;
