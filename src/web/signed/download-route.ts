/** `file`: one file that a chat could not carry. The page names it; the press gives it, once. */
import { documentTypes } from '../../ports/documents.ts';
import { fileBehind, takeFile } from '../../usecases/link/file-link.ts';
import { html } from '../kit/html.ts';
import type { LinkVisit, OpenLink, ShownVisit } from './link-visit.ts';
import type { ShownOptions, SignedOptions } from './options.ts';
import type { LinkPage, Reaction, UsedLink } from './plugin.ts';
import { signedPage } from './signed-frame.ts';

async function showDownload(options: ShownOptions, visit: ShownVisit, opened: OpenLink): Promise<Reaction> {
  const { hash, name } = fileBehind(opened.link);
  const found = await options.media.readDocument(hash);
  if (!found) return { kind: 'problem', problem: 'notHere' };
  const { translate } = visit.context;
  const kilobytes = Math.max(1, Math.round(found.document.sizeBytes / 1024));
  const body = html`<section class="column plain"><h1>${translate('signed-file-title')}</h1>
<p><strong>${name}</strong> · ${translate('signed-file-size', { kilobytes })}</p>
<form method="post" action="${visit.path}"><button class="button go">${translate('signed-file-download')}</button></form>
<p class="small">${translate('signed-file-once')}</p></section>`;
  return { kind: 'page', body: signedPage(visit.context, { title: translate('signed-file-title'), body }) };
}

async function downloadForm(options: SignedOptions, { at }: LinkVisit, opened: OpenLink | UsedLink): Promise<Reaction> {
  const { hash, name } = fileBehind(opened.link);
  const found = await options.media.readDocument(hash);
  if (!found) return { kind: 'problem', problem: 'notHere' };
  const mayTake = await options.unitOfWork.run(at.runtime.ward.id, (stores) =>
    takeFile(at.runtime.openUnit(stores, 'page'), opened),
  );
  if (!mayTake) return { kind: 'problem', problem: 'used' };
  return { kind: 'file', name, type: documentTypes[found.document.kind], body: found.bytes };
}

export const downloading: LinkPage = {
  acts: ['download'],
  show: showDownload,
  act: downloadForm,
  actAgain: downloadForm,
};
