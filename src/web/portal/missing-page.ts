/** Pages for content that does not exist or is no longer public. */
import { errorPage } from '../kit/problem.ts';
import { page } from './layout.ts';
import type { Site } from './site.ts';

/** 'withdrawn' reveals nothing about the item, which may have been taken down to protect a person. */
export type MissingKind = 'missing' | 'withdrawn' | 'file' | 'question';

const words = {
  missing: { heading: 'portal-missing-heading', text: 'portal-missing-text' },
  withdrawn: { heading: 'portal-withdrawn-heading', text: 'portal-withdrawn-text' },
  file: { heading: 'portal-file-gone-heading', text: 'portal-file-gone-text' },
  question: { heading: 'portal-question-missing-heading', text: 'portal-question-missing-text' },
} as const satisfies Record<MissingKind, { heading: string; text: string }>;

/** Renders the page: what is missing, and links to continue. */
export const missingPage = (site: Site, kind: MissingKind): string =>
  apology(site, site.translate(words[kind].heading), site.translate(words[kind].text));

/** The page for an internal error. `request` is the id under which the log has details. */
export const troublePage = (site: Site, request: string): string =>
  apology(site, site.translate('portal-trouble-heading'), site.translate('portal-trouble-text', { request }));

function apology(site: Site, heading: string, text: string): string {
  const { translate, links } = site;
  return page(site, {
    title: heading,
    description: heading,
    canonical: null,
    body: errorPage({
      title: heading,
      text,
      onward: [
        { address: links.front(), words: translate('portal-to-front') },
        { address: links.search(), words: translate('portal-search') },
      ],
    }),
  });
}
