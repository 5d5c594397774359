/** Where nobody's portal was asked for: the portals that are here. */
import { html, textOf } from './html.ts';
import { capitalised } from './layout.ts';
import type { Translate } from './translate.ts';
import type { PortalWard } from './ward.ts';

export interface WardListPage {
  readonly translate: Translate;
  readonly style: string;
  readonly wards: readonly { readonly ward: PortalWard; readonly address: string }[];
}

export function wardListPage({ translate, style, wards }: WardListPage): string {
  const heading = translate('portal-wards');
  return textOf(html`<!doctype html>
<html lang="${translate('portal-language')}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${heading}</title>
<meta name="color-scheme" content="light dark">
<link rel="stylesheet" href="${style}">
</head>
<body>
<main class="wide"><div class="column missing"><h1>${heading}</h1>
<ul class="wards">${wards.map(({ ward, address }) => html`<li><a href="${address}">${capitalised(ward.fullName)}</a></li>`)}</ul></div></main>
</body>
</html>
`);
}
