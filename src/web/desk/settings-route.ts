/**
 * `/board/settings`: read-only overview of the ward's settings: links to those that can be changed, and values of the ward's
 * file.
 */
import type { FastifyInstance } from 'fastify';
import { localDateOf } from '../../domain/calendar/local-date.ts';
import { hoursText } from '../../domain/process/office-words.ts';
import { deadlinesOn, officeHoursOf, type Ward } from '../../domain/ward.ts';
import { html, type Markup, type Part } from '../kit/html.ts';
import { fact } from '../kit/parts.ts';
import { type Desk, forBoard } from './desk.ts';
import type { Say } from './pages.ts';

/** Settings that people can change, each with its page, which shows the difference first. */
const changeable = [
  ['/board/rules#office', 'rule-kind-office'],
  ['/board/rules#deadlines', 'rule-kind-deadlines'],
  ['/board/process', 'choice-process'],
  ['/board/calendar', 'board-special-days'],
  ['/board/rules#regulation', 'rule-kind-regulation'],
  ['/board/rules#rates', 'rule-kind-rates'],
  ['/board/rules#ceilings', 'rule-kind-ceilings'],
  ['/board/templates', 'board-templates'],
  ['/board/sections', 'board-sections'],
  ['/board/people', 'board-people'],
] as const;

type Told = readonly [name: string, value: Part];

/** Settings only in the ward's file: names, addresses, and the structure of its pages. */
const ofFile = (say: Say, ward: Ward): readonly Told[] => [
  ['name', ward.fullName],
  ['code', ward.code],
  ['domains', ward.domains.join(', ')],
  ['units', ward.units.map(({ name }) => name).join(', ')],
  ['sections', ward.sections.map(({ name }) => name).join(', ')],
  ['sensitive', ward.sensitive.map((category) => say('signed-edit-category', { category })).join(', ')],
  ['receipt', say('board-setting-receipt', { policy: ward.receiptPolicy })],
  ['recipients', (ward.papers?.recipients ?? []).join('; ')],
];

const valuesOf = (say: Say, ward: Ward, today: string): readonly Told[] => {
  const { answer, news } = deadlinesOn(ward, today);
  return [
    ['phone', ward.contact.phone],
    ['address', ward.contact.address],
    ['email', ward.contact.email],
    ['reception', `${ward.reception.place}, ${ward.reception.hours}`],
    ['hours', hoursText(officeHoursOf(ward))],
    ['news', news === null ? say('rule-none') : say('rule-days', { days: news })],
    ['answer', say('rule-days', { days: answer ?? 0 })],
  ];
};

const settingsPage = (say: Say, ward: Ward, today: string): Markup => html`<h1>${say('board-settings')}</h1>
<section><h2>${say('board-settings-now')}</h2><dl class="facts">${valuesOf(say, ward, today).map(([name, value]) => fact(say('board-setting', { name }), value))}</dl></section>
<section><h2>${say('board-settings-change')}</h2><p>${say('board-settings-how')}</p><ul class="rows">${changeable.map(([address, key]) => html`<li><div class="what"><a href="${address}"><b>${say(key)}</b></a></div></li>`)}</ul></section>
<section><h2>${say('board-settings-file')}</h2><p>${say('board-settings-file-why')}</p><dl class="facts">${ofFile(say, ward).map(([name, value]) => fact(say('board-setting', { name }), value))}</dl></section>`;

/** Registers the page. */
export function settingsRoute(app: FastifyInstance, desk: Desk): void {
  desk.get(app, '/board/settings', forBoard, async (signed, _request, reply) => {
    const { runtime } = signed;
    const { ward, now } = await desk.options.reader.read(runtime.ward.id, async (readers) =>
      runtime.openSight(readers),
    );
    const today = localDateOf(now, ward.timeZone);
    return desk.answer(signed, reply, (say) => settingsPage(say, ward, today));
  });
}
