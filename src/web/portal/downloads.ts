/** Documents for download with their kind, pages and size; and their text, for people who cannot open them. */
import { maskPersonalData } from '../../domain/checks/mask-personal-data.ts';
import type { PublicFile } from '../../ports/portal-reader.ts';
import { html, type Markup, type Part } from '../kit/html.ts';
import type { Site } from './site.ts';

/** Maximum characters of a document's text on the page; the rest is in the file. */
const longestText = 20_000;

/** Texts extracted from documents, by hash. */
export type FileTexts = ReadonlyMap<string, string>;

/** The texts of an item's or a page's documents; many have none. */
export async function textsOf(
  media: { readonly readDocumentText: (hash: string) => Promise<string | null> },
  files: readonly PublicFile[],
): Promise<FileTexts> {
  if (files.length === 0) return new Map();
  const texts = await Promise.all(
    files.map(async ({ hash }) => [hash, (await media.readDocumentText(hash)) ?? ''] as const),
  );
  return new Map(texts);
}

/** The list of an item's documents. */
export const downloads = (site: Site, files: readonly PublicFile[], texts: FileTexts): Markup =>
  html`<section class="downloads" aria-labelledby="tai-ve"><h2 id="tai-ve">${site.translate('portal-files')}</h2>
<ul>${files.map((file) => html`<li>${download(site, file, texts)}</li>`)}</ul></section>`;

/** One document. @param label its title, if one was given; otherwise the file name */
export function download(site: Site, file: PublicFile, texts: FileTexts, label = ''): Markup {
  const { translate, links } = site;
  const address = links.file(file.hash, file.name);
  return html`${
    file.hasPicture &&
    html`<a class="page" href="${address}" tabindex="-1" aria-hidden="true"><img src="${links.firstPage(file.hash)}" width="600" height="849" alt="" loading="lazy" decoding="async"></a>`
  }<div><a href="${address}">${label || file.name}</a>${label !== '' && html`<span class="meta">${file.name}</span>`}
<span class="meta">${translate('portal-file-facts', { kind: file.kind.toUpperCase(), pages: file.pages ?? 0, size: shownSize(file.sizeBytes) })}</span>
${readText(site, texts.get(file.hash) ?? '')}</div>`;
}

/** The text in a collapsed element. Personal data in it is masked, as in an item's own text. */
function readText({ translate, ward }: Site, text: string): Part {
  const whole = text.trim();
  if (whole === '') return false;
  const facts = {
    publicNumbers: [ward.about.phone],
    publicEmails: [ward.about.email],
    publicPlaces: [ward.about.address],
  };
  const { masked } = maskPersonalData(whole.slice(0, longestText), facts);
  const lines = masked.split('\n').filter((line) => line.trim() !== '');
  return html`<details class="read"><summary>${translate('portal-file-text')}</summary><div class="text">${lines.map((line) => html`<p>${line}</p>\n`)}${
    whole.length > longestText && html`<p class="meta">${translate('portal-file-text-cut')}</p>`
  }</div></details>`;
}

/** '85 KB', '2,4 MB' */
const shownSize = (bytes: number): string =>
  bytes < 1024 * 1024
    ? `${Math.max(1, Math.round(bytes / 1024))} KB`
    : `${(bytes / 1024 / 1024).toFixed(1).replace('.', ',')} MB`;
