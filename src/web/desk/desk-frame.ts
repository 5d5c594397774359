/** The frame of the web desk's pages. */
import { escapeMarkup } from '../../domain/text/escape-markup.ts';
import type { WardLook } from '../kit/asset.ts';
import { frame, masthead } from '../kit/frame.ts';
import { html, type Markup, textOf } from '../kit/html.ts';
import { withWholeCodes } from '../kit/whole-codes.ts';

/** Frame of a web desk page: head, menu, link to the portal. */
export interface DeskPage {
  /** Language tag (BCP 47). */
  readonly lang: string;
  readonly title: string;
  readonly skip: string;
  /** The ward's name; '' if several wards share the address and no one is signed in. */
  readonly ward: string;
  readonly look?: WardLook | undefined;
  /** Label of the link to the portal, and its target. */
  readonly toPortal: string;
  readonly portal: string;
  /** The menu; null if no one is signed in. */
  readonly menu: Markup | null;
  /** True: the page shows new work while it is open. */
  readonly isLive: boolean;
  readonly main: Markup;
  /** Help about keyboard shortcuts. */
  readonly help: Markup | null;
}

/** Escaped characters and their originals, because the title is escaped again. */
const signs: Readonly<Record<string, string>> = Object.fromEntries(
  [...'&<>"\''].map((sign) => [escapeMarkup(sign), sign]),
);

/** The page's heading as window title (WCAG 2.2, 2.4.2). The script adds the number of waiting cases. */
function titleOf({ main, title }: DeskPage): string {
  const [, heading = ''] = /<h1[^>]*>(.*?)<\/h1>/su.exec(textOf(main)) ?? [];
  const words = heading.replaceAll(/<[^>]*>/gu, '').replaceAll(/&[a-z\d#]+;/gu, (sign) => signs[sign] ?? sign);
  return words === '' || words === title ? title : `${words} – ${title}`;
}

/** Renders a web desk page. */
export const deskPage = (page: DeskPage): string =>
  withWholeCodes(
    frame({
      lang: page.lang,
      title: titleOf(page),
      style: 'desk.css',
      look: page.look,
      scripts: ['desk.js'],
      ...(page.isLive && { bodyData: { live: '/board/live' } }),
      isFound: false,
      bodyClass: 'desk',
      skip: page.skip,
      top: html`${masthead({
        look: page.look,
        home: '/board',
        above: page.title,
        name: page.ward,
        beside: html`<a class="to-portal" href="${page.portal}">${page.toPortal}</a>`,
      })}${page.menu}`,
      main: html`<div class="plain">${page.main}</div>`,
      foot: page.help && html`<footer class="wide">${page.help}</footer>`,
    }),
  );
