/** `/board/search`: read-only search over everything at the web desk, page by page. */
import type { FastifyInstance } from 'fastify';
import { addDays, localDateOf } from '../../domain/calendar/local-date.ts';
import { before as monthBefore, parsePeriod } from '../../domain/period/period.ts';
import { boardRoles } from '../../domain/roles.ts';
import { pageCategory, regulationCode } from '../../domain/section/section-page.ts';
import type { SubmissionState } from '../../domain/submission/transitions.ts';
import { type FindPlace, findByWords, fromTheNewest, matcherOf } from '../../reading/find.ts';
import { listPapers, type PaperLine } from '../../reading/papers.ts';
import { findMembers } from '../../reading/people.ts';
import { keptPhone } from '../../usecases/person/link-accounts.ts';
import { planBetween } from '../../usecases/plan/plan.ts';
import { maySeekByPhone, seekByPhone } from '../../usecases/question/seek-by-phone.ts';
import type { Opener } from '../kit/page-registry.ts';
import { type Article, titleOf } from '../portal/site.ts';
import { type Desk, forBoard, note, type Signed } from './desk.ts';
import { fieldsOf, queryOf } from './fields.ts';
import type { Say } from './pages.ts';
import { paperName } from './paper-pages.ts';
import { nothingFound, searchPage } from './search-page.ts';

/** States of items that the portal's index does not contain, without drafts, items held for secrecy, and destroyed ones. */
const notPublic: readonly SubmissionState[] = [
  ...(['submitted', 'returned', 'approved', 'unpublished', 'rejected', 'withdrawn'] as const),
];

const longestWords = 100;
const publishedOnPage = 30;
/** Papers and plan entries are searched only this many months back and this many days around today. */
const monthsOfPapers = 12;
const daysOfPlan = 400;

/** Position in the results, also in the portal's index; `portal` null: no more hits. */
interface Place extends FindPlace {
  readonly portal: number | null;
}

const firstPlace: Place = { ...fromTheNewest, portal: 0 };

function placeOf(text: string): Place {
  const parts = /^((?:(?:[0-9A-Za-z]*|-)\.){3})(\d{1,6}|-)$/u.exec(text);
  if (!parts) return firstPlace;
  const [, ids = '', portal = '-'] = parts;
  const [waiting = null, over = null, questions = null] = ids.split('.').map((id) => (id === '-' ? null : id));
  return { waiting, over, questions, portal: portal === '-' ? null : Number(portal) };
}

const placeAs = ({ waiting, over, questions, portal }: Place): string =>
  [waiting, over, questions, portal].map((part) => part ?? '-').join('.');

/** Searches people, papers and plan entries; done only for the first page, because there are few. */
async function fewOf(desk: Desk, signed: Signed, words: string, say: Say) {
  const fits = matcherOf(words);
  const { ward } = signed.runtime;
  const today = localDateOf(desk.options.now(), ward.timeZone);
  if (!fits) return { people: [], papers: [], plan: [] };
  return desk.options.reader.read(ward.id, async (readers) => {
    const records = signed.runtime.openSight(readers);
    const papers: PaperLine[] = [];
    let month = parsePeriod(today.slice(0, 7));
    for (let count = 0; month && count < monthsOfPapers; count += 1, month = monthBefore(month))
      for (const line of await listPapers(records, signed.person.role, month))
        if (fits(paperName(say, line)) && !papers.some(({ name, of }) => name === line.name && of === line.of))
          papers.push(line);
    const plan = await planBetween(records, addDays(today, -daysOfPlan), addDays(today, daysOfPlan));
    return {
      people: await findMembers({ ward, readers, now: records.now }, words),
      papers,
      plan: plan.filter(({ title, place, state }) => state === 'planned' && fits(`${title} ${place ?? ''}`)),
    };
  });
}

/** The ward's own pages are edited under their own addresses; the adopted regulation belongs to the rules. */
function addressOf({ code, category, section }: Article): string {
  if (category !== pageCategory) return `/board/items/${code}`;
  return code === regulationCode ? '/board/rules' : `/board/sections/${section}`;
}

const seekers: Opener = { by: 'session', roles: boardRoles.filter((role) => maySeekByPhone({ role })) };

/** Searching questions by phone number needs a separate press, which is recorded (0171). */
function phoneRoute(app: FastifyInstance, desk: Desk): void {
  desk.post(app, '/board/search/phone', seekers, ['phone-sought'], async (signed, request, reply) => {
    const words = fieldsOf(request.body)('q', longestWords).trim();
    const sought = await desk.inUnit(signed, (unit) => seekByPhone(unit, signed.person, words));
    if (!sought) return desk.answer(signed, reply, note('board-search-phone-none'), 422);
    const { timeZone } = signed.runtime.ward;
    const questions = sought.questions.map(({ code, title, state, receivedAt }) => {
      const receivedOn = localDateOf(receivedAt, timeZone);
      return { code, title, state, receivedOn };
    });
    const found = { ...nothingFound, words, questions, people: sought.members };
    return desk.answer(signed, reply, (say) => searchPage(say, found));
  });
}

/** Registers the page and the form that searches by phone number. */
export function searchRoute(app: FastifyInstance, desk: Desk): void {
  phoneRoute(app, desk);
  desk.get(app, '/board/search', forBoard, async (signed, request, reply) => {
    const words = queryOf(request, 'q').slice(0, longestWords).trim();
    const asked = queryOf(request, 'sau');
    const place = placeOf(asked);
    const found = await desk.look(signed, (looking) => findByWords(looking, signed.person, words, notPublic, place));
    const hits =
      words === '' || place.portal === null
        ? null
        : await desk.wardOf(signed)?.portal.reader.search({
            ...{ words, after: { hits: place.portal }, limit: publishedOnPage, isBrief: true },
          });
    const portal = hits?.next?.hits ?? null;
    const isMore = found.next !== null || portal !== null;
    const onwardTo = { ...(found.next ?? { waiting: null, over: null, questions: null }), portal };
    const next = isMore ? `/board/search?${new URLSearchParams({ q: words, sau: placeAs(onwardTo) })}` : null;
    const say = desk.options.sayIn(signed.person.locale);
    const few = asked === '' ? await fewOf(desk, signed, words, say) : { people: [], papers: [], plan: [] };
    // A typed code means exactly this code, not others with the same digits.
    const isCode = /^\p{L}{2,5}-\d{4}-\d{3,}$/u.test(words);
    const published = (hits?.items ?? [])
      .filter(({ code }) => !isCode || code === words.toUpperCase())
      .toSorted((one, other) => other.publishedAt.getTime() - one.publishedAt.getTime())
      .map((each) => ({
        title: each.category === pageCategory ? titleOf({ translate: say }, each) : `${each.code} · ${each.title}`,
        address: addressOf(each),
        on: localDateOf(each.publishedAt, signed.runtime.ward.timeZone),
      }));
    const byPhone = keptPhone(words) !== null && maySeekByPhone(signed.person);
    return desk.answer(signed, reply, () => searchPage(say, { words, ...found, ...few, published, next, byPhone }));
  });
}
