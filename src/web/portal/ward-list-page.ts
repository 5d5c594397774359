/** The list of portals, shown on a host without a ward. */
import { capitalised } from '../../domain/text/normalize.ts';
import { frame } from '../kit/frame.ts';
import { html } from '../kit/html.ts';
import type { Translate } from './translate.ts';
import type { PortalWard } from './ward.ts';

export interface WardListPage {
  readonly translate: Translate;
  readonly wards: readonly { readonly ward: PortalWard; readonly address: string }[];
}

/** Renders the page in the default look. */
export function wardListPage({ translate, wards }: WardListPage): string {
  const heading = translate('portal-wards');
  return frame({
    lang: translate('portal-language'),
    title: heading,
    style: 'portal.css',
    isFound: false,
    skip: translate('portal-skip'),
    top: null,
    main: html`<div class="column missing"><h1>${heading}</h1>
<ul class="wards">${wards.map(({ ward, address }) => html`<li><a href="${address}">${capitalised(ward.fullName)}</a></li>`)}</ul></div>`,
    foot: null,
  });
}
