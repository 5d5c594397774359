/** `file`: one file that a chat could not carry. The page names it; the press gives it, once. */

import { documentTypes } from '../../ports/documents.ts';
import type { PageLink } from '../../ports/links.ts';
import { fileBehind, takeFile } from '../../usecases/link/file-link.ts';
import type { OpenedLink } from '../../usecases/link/open-link.ts';
import { html } from '../portal/html.ts';
import type { Visit } from './gate.ts';
import type { SignedOptions } from './options.ts';
import type { Reaction } from './plugin.ts';
import { sheet } from './sheet.ts';

type Opened = Extract<OpenedLink, { readonly link: PageLink }>;

export async function showDownload(options: SignedOptions, visit: Visit, opened: Opened): Promise<Reaction> {
  if (!opened.ok) return { kind: 'problem', problem: 'used' };
  const { hash, name } = fileBehind(opened.link);
  const found = await options.media.readDocument(hash);
  if (!found) return { kind: 'problem', problem: 'notHere' };
  const { translate } = visit.look;
  const kilobytes = Math.max(1, Math.round(found.document.sizeBytes / 1024));
  const body = html`<section class="column plain"><h1>${translate('signed-file-title')}</h1>
<p><strong>${name}</strong> · ${translate('signed-file-size', { kilobytes })}</p>
<form method="post" action="${visit.path}"><button class="button go">${translate('signed-file-download')}</button></form>
<p class="small">${translate('signed-file-once')}</p></section>`;
  return { kind: 'page', body: sheet(visit.look, { title: translate('signed-file-title'), body }) };
}

export async function downloadForm(options: SignedOptions, { at }: Visit, opened: Opened): Promise<Reaction> {
  const { hash, name } = fileBehind(opened.link);
  const found = await options.media.readDocument(hash);
  if (!found) return { kind: 'problem', problem: 'notHere' };
  const mayTake = await options.unitOfWork.run(at.runtime.ward.id, (stores) =>
    takeFile(at.runtime.openUnit(stores, 'page'), opened),
  );
  if (!mayTake) return { kind: 'problem', problem: 'used' };
  return { kind: 'file', name, type: documentTypes[found.document.kind], body: found.bytes };
}
