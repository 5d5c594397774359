/** Hỏi – Đáp: how to ask, and answered questions. */

import { html } from '../kit/html.ts';
import { withEmergencyNumbers, withLinks } from '../kit/parts.ts';
import { lines, type PageLinks, pageLinks } from './article-list.ts';
import { askHere, channelList, page } from './layout.ts';
import { type Article, fullLinks, type Site } from './site.ts';

export interface QuestionPage {
  readonly answers: readonly Article[];
  readonly turning: PageLinks;
}

/** Renders the page of questions. */
export function questionPage(site: Site, { answers, turning: places }: QuestionPage): string {
  const { translate, ward, links } = site;
  const { phone, address } = ward.about;
  return page(site, {
    title: translate('portal-questions'),
    description: translate('portal-ask-invitation', { ward: ward.fullName }),
    current: links.questions(),
    canonical: fullLinks(site).questions(),
    body: html`<div class="column"><h1>${translate('portal-questions')}</h1>
<p class="introduction">${translate('portal-ask-invitation', { ward: ward.fullName })}</p>
<section class="ask" aria-labelledby="cach-hoi"><h2 id="cach-hoi">${translate('portal-ask-heading')}</h2>
<ol><li>${ward.channels.length > 0 ? translate('portal-ask-write') : withLinks(translate('portal-ask-visit', { phone, address }))}${ward.channels.length > 0 && channelList(site)}${askHere(site)}</li>
<li>${translate('portal-ask-receipt')}</li>
<li>${translate('portal-ask-answer')}</li></ol>
<p>${translate('portal-ask-personal')}</p>
<p>${translate('portal-ask-complaint')}</p>
<p><strong>${withEmergencyNumbers(translate('portal-ask-emergency'))}</strong></p></section>
<section aria-labelledby="da-tra-loi"><h2 id="da-tra-loi">${translate('portal-questions-answered')}</h2>
${answers.length > 0 ? lines(site, answers, { withSummary: true }) : html`<p class="empty">${translate('portal-questions-empty')}</p>`}
${pageLinks(site, places)}</section></div>`,
  });
}
