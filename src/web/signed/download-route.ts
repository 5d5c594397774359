/** `file`: one file that a chat could not carry. The page names it; a press downloads it, once. */
import { documentTypes } from '../../ports/documents.ts';
import { fileBehind, mayTakeFile, takeFile } from '../../usecases/link/file-link.ts';
import { html } from '../kit/html.ts';
import { type LinkPage, page, problem, type Reaction, type UsedLink } from './link-page.ts';
import { type LinkVisit, type OpenLink, readIn, type ShownVisit, workIn } from './link-visit.ts';
import type { ShownOptions, SignedOptions } from './options.ts';
import { signedPage } from './signed-frame.ts';

type Found = { readonly type: string; readonly bytes: Uint8Array } | null;

/** A stored document, or a paper that is generated now from the current records. */
async function fileOf(
  { media }: Pick<ShownOptions, 'media'>,
  { at }: ShownVisit,
  { link, person }: OpenLink | UsedLink,
): Promise<Found> {
  const file = fileBehind(link);
  if ('hash' in file) {
    const found = await media.readDocument(file.hash);
    return found && { type: documentTypes[found.document.kind], bytes: found.bytes };
  }
  const printed = await at.runtime.printPaper(person.id, file);
  return printed && { type: printed.mimeType, bytes: printed.bytes };
}

async function showDownload(options: ShownOptions, visit: ShownVisit, opened: OpenLink): Promise<Reaction> {
  const { translate } = visit.context;
  const file = fileBehind(opened.link);
  // Papers are generated only on download, so that opening the page repeatedly costs nothing.
  const found = 'hash' in file ? await fileOf(options, visit, opened) : null;
  if ('hash' in file && !found) return problem('notHere');
  const kilobytes = found && Math.max(1, Math.round(found.bytes.byteLength / 1024));
  const body = html`<section class="column plain"><h1>${translate('signed-file-title')}</h1>
<p><strong>${file.name}</strong>${kilobytes !== null && html` · ${translate('signed-file-size', { kilobytes })}`}</p>
<form method="post" action="${visit.path}"><button class="button go">${translate('signed-file-download')}</button></form>
<p class="small">${translate('signed-file-once')}</p></section>`;
  return page(signedPage(visit.context, { title: translate('signed-file-title'), body }));
}

async function downloadForm(options: SignedOptions, visit: LinkVisit, opened: OpenLink | UsedLink): Promise<Reaction> {
  const now = await readIn(options, visit.at, async (sight) => sight.now);
  if (!mayTakeFile(opened, now)) return problem('used');
  const found = await fileOf(options, visit, opened);
  if (!found) return problem('notHere');
  const mayTake = await workIn(options, visit.at, 'page', (unit) => takeFile(unit, opened));
  if (!mayTake) return problem('used');
  return { kind: 'file', name: fileBehind(opened.link).name, type: found.type, body: found.bytes };
}

export const downloading: LinkPage = {
  acts: ['download'],
  show: showDownload,
  act: downloadForm,
  actAgain: downloadForm,
};
