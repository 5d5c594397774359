/** `/board/kit`: all components of the pages, for developers. Exists only in the demo. */
import type { FastifyInstance } from 'fastify';
import { submissionActs } from '../../domain/act/submission.ts';
import type { Chart } from '../../ports/papers.ts';
import { onceMore } from '../kit/certainty.ts';
import { masthead } from '../kit/frame.ts';
import { html, type Markup, type Part } from '../kit/html.ts';
import { marked } from '../kit/marked.ts';
import { fact, field, notice, paragraphs, refusals } from '../kit/parts.ts';
import { errorPage } from '../kit/problem.ts';
import { qr } from '../kit/qr.ts';
import { lines, pageLinks, teasers } from '../portal/article-list.ts';
import { share } from '../portal/article-page.ts';
import { downloads } from '../portal/downloads.ts';
import { askHere, channelList } from '../portal/layout.ts';
import { figure } from '../portal/picture.ts';
import { siteOf } from '../portal/portal.ts';
import type { Article, Site } from '../portal/site.ts';
import { diff } from '../signed/item-page.ts';
import { actForms } from './act-form.ts';
import { type Desk, forBoard } from './desk.ts';
import type { Say } from './pages.ts';
import { chartView, scrolled } from './paper-view.ts';

/** Published items used as samples. */
const sampleItems = 30;
const colours = ['paper', 'sheet', 'tint', 'lacquer', 'gold', 'good-back', 'wrong-back', 'note-back'] as const;
const sampleRows = submissionActs.filter(({ name }) => ['approve', 'return', 'reject', 'note'].includes(name));

const sampleChart = (say: Say): Chart => ({
  ...{ kind: 'bars', title: say('figure-items'), categories: ['1', '2', '3'] },
  series: [{ name: say('board-items'), values: [12, 7, 3] }],
});

const kitPage = (say: Say, portalParts: Part): Markup => html`<h1>/board/kit</h1>
<section><h2>tokens.css</h2><ul class="swatches">${colours.map((name) => html`<li class="swatch ${name}"><code>--${name}</code></li>`)}</ul></section>
<section><h2>h1 · h2 · h3 · p · a</h2><h3>${say('board-title')}</h3>${paragraphs(say('board-sign-in'))}<p><a href="/board">${say('board-back')}</a></p><p class="small">${say('board-meanwhile')}</p></section>
<section><h2>.button</h2><div class="acts"><button class="button go" type="button">.go</button><button class="button" type="button">.button</button><button class="button stop" type="button">.stop</button><button class="button quiet" type="button">.quiet</button><a class="chip" href="/board/kit">.chip</a></div></section>
<section><h2>notice() · refusals()</h2>${notice('done', html`<p>${say('board-section-saved')}</p>`)}${notice('note', html`<p>${say('board-stale')}</p>`)}${refusals([say('issue-words-missing')])}</section>
<section><h2>field()</h2><form class="fields" method="get" action="/board/kit">${field(say('board-invite-name'), html`<input name="a" maxlength="80">`)}${field(say('board-day-date'), html`<input type="date" name="b">`)}${field(say('board-role'), html`<select name="c"><option>${say('board-person-role', { role: 'member' })}</option></select>`)}${field(say('board-words'), html`<textarea name="d" rows="3"></textarea>`)}</form></section>
<section><h2>actForms()</h2>${actForms(say, { action: '/board/kit', revision: 0, acts: sampleRows })}</section>
<section><h2>.rows · .state</h2><ul class="rows"><li><div class="what"><b>${say('board-items')}</b><small>${say('board-due', { on: '30/11/2026' })}</small></div><span class="state stale">${say('board-overdue')}</span></li><li><div class="what"><b>${say('board-channel', { channel: 'telegram' })}</b></div><span class="state ok">${say('board-channel-ok')}</span></li></ul></section>
<section><h2>fact()</h2><dl class="facts">${fact(say('board-money-items'), '62')}${fact(say('board-money-net'), say('board-money-sum', { sum: '5.000.000' }))}</dl></section>
<section><h2>scrolled() · chartView()</h2>${scrolled(say('board-money-lines'), html`<table><thead><tr><th scope="col">${say('board-money-payee')}</th><th scope="col" class="right">${say('board-money-paid')}</th></tr></thead><tbody><tr><td>A</td><td class="right">55.228</td></tr></tbody></table>`)}${chartView(sampleChart(say))}</section>
<section><h2>diff()</h2><div class="diff">${diff(say('choice-day-add', { kind: 'dayOff' }), say('choice-day-add', { kind: 'workedDay' }))}</div></section>
<section><h2>qr()</h2>${qr('/board/kit', 'QR')}</section>
<section><h2>masthead()</h2>${masthead({ home: '/board/kit', above: say('board-title'), name: say('board-items'), beside: html`<a class="to-portal" href="/">${say('board-to-portal')}</a>` })}</section>
<section><h2>onceMore()</h2>${onceMore({ action: '/board/kit', fields: {}, yes: say('choice-confirm'), no: say('board-leave-it'), back: '/board/kit', isHurting: true })}</section>
<section><h2>errorPage()</h2>${errorPage({ title: say('problem-unknown-title'), text: say('board-not-found'), onward: [{ address: '/board/kit', words: say('board-back') }] })}</section>
${portalParts}`;

/** The portal's components, with published items of the demo ward. */
function portalParts(site: Site, items: readonly Article[]): Markup {
  const photos = items.filter((item) => item.photos.length > 0);
  const [first] = photos;
  const [file] = items.flatMap(({ files }) => files);
  const newest = photos.slice(0, 2);
  return html`<section><h2>teasers()</h2>${teasers(site, newest)}</section>
<section><h2>lines()</h2>${lines(site, items.slice(0, 3), { withSummary: true })}</section>
<section><h2>turning()</h2>${pageLinks(site, { newest: '/board/kit', older: '/board/kit' })}</section>
${first?.photos[0] && html`<section><h2>figure()</h2>${figure(site, first, first.photos[0], { shown: 'half' })}</section>`}
${file && html`<section><h2>downloads()</h2>${downloads(site, [file], new Map([[file.hash, file.name]]))}</section>`}
${first && html`<section><h2>share()</h2>${share(site, first)}</section>`}
<section><h2>channelList() · askHere()</h2>${channelList(site)}${askHere(site)}</section>
<section><h2>marked()</h2>${marked('## h2\n\n- li\n- li\n\nth | th\ntd | td', () => false)}</section>`;
}

/** Registers the page. Its forms lead back by GET or are refused, so nothing on it changes data. */
export function kitRoute(app: FastifyInstance, desk: Desk): void {
  if (!desk.options.showsKit) return;
  desk.get(app, '/board/kit', forBoard, async (signed, _request, reply) => {
    const at = desk.wardOf(signed);
    const asked = { section: null, categories: null, after: null, limit: sampleItems };
    const items = at ? (await at.portal.reader.list(asked)).items : [];
    const base = desk.options.wards.length === 1 ? '' : `/w/${signed.runtime.ward.id}`;
    const site = at && siteOf(at.portal, base, desk.options.now());
    return desk.answer(signed, reply, (say) => kitPage(say, site && portalParts(site, items)));
  });
}
