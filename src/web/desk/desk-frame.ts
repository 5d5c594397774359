/** The desk's pages in the kit's frame. */
import { escapeMarkup } from '../../domain/text/escape-markup.ts';
import type { WardLook } from '../kit/asset.ts';
import { frame, masthead } from '../kit/frame.ts';
import { html, type Markup, textOf } from '../kit/html.ts';
import { withWholeCodes } from '../kit/whole-codes.ts';

/** What stands around every page of the desk: its head, its menu, the way to the portal. */
export interface DeskPage {
  /** The language of its words, as in BCP 47. */
  readonly lang: string;
  readonly title: string;
  readonly skip: string;
  /** Whose board it is; '' where several wards share the address and nobody has signed in. */
  readonly ward: string;
  readonly look?: WardLook | undefined;
  /** What the link to the public pages says, and where it leads. */
  readonly toPortal: string;
  readonly portal: string;
  /** Where else at the desk one can go; null: to nobody who is signed in. */
  readonly menu: Markup | null;
  /** What waits for the reader is told while the page is open. */
  readonly isLive: boolean;
  readonly main: Markup;
  /** What the keys do. */
  readonly help: Markup | null;
}

/** As a heading's text was escaped: its title is escaped anew. */
const signs: Readonly<Record<string, string>> = Object.fromEntries(
  [...'&<>"\''].map((sign) => [escapeMarkup(sign), sign]),
);

/** Of several windows each says what it shows; what waits is counted before it by the script (WCAG 2.2, 2.4.2). */
function titleOf({ main, title }: DeskPage): string {
  const [, heading = ''] = /<h1[^>]*>(.*?)<\/h1>/su.exec(textOf(main)) ?? [];
  const words = heading.replaceAll(/<[^>]*>/gu, '').replaceAll(/&[a-z\d#]+;/gu, (sign) => signs[sign] ?? sign);
  return words === '' || words === title ? title : `${words} – ${title}`;
}

/** The whole HTML of a desk page. */
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
