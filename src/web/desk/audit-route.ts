/** `/board/audit`: the audit log for the head, newest first, and the check of its hash chain. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { formatDate } from '../../domain/calendar/local-date.ts';
import { localTime } from '../../domain/calendar/local-time.ts';
import { isKeptFrom } from '../../domain/dossier.ts';
import type { Sentence } from '../../domain/facts.ts';
import { invitationId, personId, submissionId } from '../../domain/ids.ts';
import { actorOf, type Person } from '../../domain/person/person.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import type { Readers } from '../../ports/reader.ts';
import type { AuditCheckpoint, KeptAuditEntry } from '../../ports/records.ts';
import type { ReadContext } from '../../ports/services.ts';
import type { WardReadAccess } from '../../reading/looking.ts';
import { html, type Markup } from '../kit/html.ts';
import { notice } from '../kit/parts.ts';
import { type Desk, forHead, type Signed } from './desk.ts';
import { fieldsOf, queryOf } from './fields.ts';
import { onward, type Say } from './pages.ts';

const entriesOnPage = 50;

interface AuditView {
  readonly timeZone: string;
  readonly entries: readonly (KeptAuditEntry & { readonly name: string; readonly about: string | Sentence })[];
  /** Number of entries on this page that are hidden from the reader. */
  readonly kept: number;
  readonly next: string | null;
  /** Only entries of this person; '' for all. */
  readonly whose: string;
  /** How far the chain was verified; null: not checked yet. */
  readonly checked: KeptCheck | null;
  readonly last: number;
  /** The first broken entry that the last check found. */
  readonly broken: number | null;
}

const actorName = (say: Say, { actor, name }: AuditView['entries'][number]): string =>
  name !== '' ? name : isMachineId(actor) ? say('person-unnamed') : say('board-audit-actor', { actor });

const refusedBefore = /^refused-(?:question-|danger-)?/u;

/** The action in words; the command line shows the codes. */
const deedOf = (say: Say, code: string): string =>
  say('board-audit-deed', {
    action: code.replace(refusedBefore, ''),
    isRefused: refusedBefore.test(code) ? 'yes' : 'no',
  });

/** Entries about letters are hidden, because the reader may be the accused, and the record does not say who is accused. */
const letterActions: readonly string[] = ['letter-handed-over'];

/** Acts on the log itself. */
const ofTheLog: readonly string[] = ['chain-head-sent', 'audit-checked'];

/** Ids are not shown to readers. */
const isMachineId = (object: string): boolean => /^[0-9A-HJKMNP-TV-Z]{26}$/iu.test(object);

const checkForm = (from: 'start' | 'here', words: string, isMain: boolean): Markup =>
  html`<form method="post" action="/board/audit/check"><button class="button ${isMain ? '' : 'quiet'}" name="from" value="${from}">${words}</button></form>`;

function checkOf(say: Say, { checked, last, broken, timeZone }: AuditView): Markup {
  if (broken !== null)
    return html`${notice('wrong', html`<p>${say('admin-audit-broken', { seq: broken })}</p>`)}<div class="acts">${checkForm('start', say('board-audit-check-start'), true)}</div>`;
  if (!checked) return html`<div class="acts">${checkForm('start', say('board-audit-check-start'), true)}</div>`;
  const said = say('board-audit-checked', {
    ...{ seq: checked.seq, left: Math.max(0, last - checked.seq), at: localTime(new Date(checked.at), timeZone) },
    name: checked.name,
  });
  return html`${notice('done', html`<p>${said}</p>`)}<div class="acts">${checked.seq < last && checkForm('here', say('board-audit-check-here'), true)}${checkForm('start', say('board-audit-check-start'), false)}</div>`;
}

const auditPage = (say: Say, view: AuditView): Markup =>
  html`<h1>${say('board-audit')}</h1><p>${say('board-audit-why')}</p>
${checkOf(say, view)}
${view.whose !== '' && html`<p><a href="/board/audit">${say('board-audit-everybody')}</a></p>`}
${
  view.entries.length > 0
    ? html`<div class="scroll" tabindex="0" role="region" aria-label="${say('board-audit')}"><table class="audit stacked"><thead><tr><th scope="col">${say('board-audit-number')}</th><th scope="col">${say('board-audit-at')}</th><th scope="col">${say('board-audit-who')}</th><th scope="col">${say('board-audit-what')}</th><th scope="col">${say('board-audit-about')}</th></tr></thead><tbody>${view.entries.map(
        (entry) =>
          html`<tr><td>${entry.seq}</td><td><time datetime="${entry.at.toISOString()}">${localTime(entry.at, view.timeZone)}</time></td><td><a href="/board/audit?${new URLSearchParams({ ai: entry.actor }).toString()}">${actorName(say, entry)}</a></td><td>${deedOf(say, entry.action)}</td><td>${typeof entry.about === 'string' ? entry.about : say(entry.about.key, entry.about.facts)}</td></tr>`,
      )}</tbody></table></div>`
    : html`<p>${say('board-audit-none')}</p>`
}
${view.kept > 0 && html`<p>${say('board-audit-kept', { count: view.kept })}</p>`}${onward(say, view.next)}`;

/** Entries checked per press: about half a second of work, in slices so that other requests are served. */
const entriesOfCheck = 50_000;

const checkedSetting = 'audit-checked';

interface KeptCheck extends AuditCheckpoint {
  readonly at: number;
  readonly name: string;
}

const keptCheck = async ({ stores }: Pick<ReadContext, 'stores'>): Promise<KeptCheck | null> => {
  const kept = await stores.setting(checkedSetting);
  return kept === null ? null : (JSON.parse(kept) as KeptCheck);
};

/** Formats days, months and years: '2026-11' becomes '11/2026'. */
const asWritten = (object: string): string =>
  /^\d{4}(?:-\d\d){1,2}$/u.test(object) ? object.split('-').reverse().join('/') : object;

/** Finds an item by a code in the log. */
async function itemOf({ submissions }: Pick<Readers, 'submissions'>, code: string | null): Promise<Submission | null> {
  const number = Number(/(\d+)$/u.exec(code ?? '')?.[1]);
  const found = Number.isInteger(number) ? await submissions.withNumber(number) : [];
  return found.find((each) => each.code === code) ?? null;
}

/** Title of an entry of which the log contains only an id: plan, meeting, invitation and the like. '' for anything else. */
async function registered({ registers, invitations }: Readers, { action, object }: KeptAuditEntry): Promise<string> {
  if (action.startsWith('plan-')) return (await registers.find('plan', object))?.title ?? '';
  if (action.startsWith('invit')) return (await invitations.get(invitationId(object)))?.name ?? '';
  if (action.startsWith('rule-')) return (await registers.find('rule', object))?.version ?? '';
  if (action.startsWith('violation-')) return (await registers.find('violation', object))?.clause ?? '';
  if (action.startsWith('request-')) return (await registers.find('request', object))?.text ?? '';
  if (!action.startsWith('meeting-')) return '';
  const meeting = await registers.find('meeting', object);
  return meeting ? `${meeting.at} ${formatDate(meeting.on)}` : '';
}

/** Entries with names and codes, without those hidden from this reader. */
async function named(
  { readers, ward }: WardReadAccess,
  reader: Person,
  entries: readonly KeptAuditEntry[],
): Promise<AuditView['entries']> {
  const nameOf = async (who: string): Promise<string> => (await readers.people.find(personId(who)))?.name ?? '';
  const shown = [];
  for (const entry of entries) {
    const { object, code } = entry;
    const item = (await readers.submissions.find(submissionId(object))) ?? (await itemOf(readers, code));
    if (letterActions.includes(entry.action) || (item && isKeptFrom(item, actorOf(reader)))) continue;
    const isOfMachine = isMachineId(object) || object === ward.id;
    const version = /^process:(.+)$/u.exec(object)?.[1] ?? 'none';
    const about =
      (entry.action === 'process-changed' && { key: 'board-audit-process', facts: { version } }) ||
      (ofTheLog.includes(entry.action) && { key: 'board-audit' }) ||
      (entry.action === 'section-edited' && { key: 'portal-page-name', facts: { page: object } }) ||
      (await nameOf(object)) ||
      code ||
      item?.code ||
      (await registered(readers, entry)) ||
      (isOfMachine ? '' : asWritten(object.replace(/^(?:[a-z]+:)+/u, '')));
    shown.push({ ...entry, name: await nameOf(entry.actor), about });
  }
  return shown;
}

/** Registers the page and the form that checks the chain; only for the head. */
export function auditRoutes(app: FastifyInstance, desk: Desk): void {
  const { audit, unitOfWork } = desk.options;

  async function show(signed: Signed, request: FastifyRequest, reply: FastifyReply, broken: number | null) {
    const { id, timeZone } = signed.runtime.ward;
    const whose = queryOf(request, 'ai');
    const before = Number(queryOf(request, 'truoc')) || null;
    const found = await audit.auditEntries(id, {
      ...{ actor: whose === '' ? null : whose, since: null, before, most: entriesOnPage + 1 },
    });
    const [newest] = await audit.auditEntries(id, { actor: null, since: null, most: 1 });
    const { entries, checked } = await desk.look(signed, async (looking) => ({
      entries: await named(looking, signed.person, found.slice(0, entriesOnPage)),
      checked: await keptCheck({ stores: looking.readers }),
    }));
    const last = found.length > entriesOnPage ? found[entriesOnPage - 1] : undefined;
    const next = last
      ? `/board/audit?${new URLSearchParams({ ...(whose && { ai: whose }), truoc: String(last.seq) })}`
      : null;
    const kept = Math.min(found.length, entriesOnPage) - entries.length;
    const view = { timeZone, entries, kept, next, whose, checked, last: newest?.seq ?? 0, broken };
    return desk.answer(signed, reply, (say) => auditPage(say, view), broken === null ? 200 : 409);
  }

  desk.get(app, '/board/audit', forHead, (signed, request, reply) => show(signed, request, reply, null));
  desk.post(app, '/board/audit/check', forHead, ['audit-checked'], async (signed, request, reply) => {
    const { id } = signed.runtime.ward;
    const isOnward = fieldsOf(request.body)('from', 10) === 'here';
    const from = isOnward ? await desk.look(signed, ({ readers }) => keptCheck({ stores: readers })) : null;
    const progress = await audit.verifyAuditPart(id, from, entriesOfCheck);
    await unitOfWork.run(id, async (stores) => {
      const at = desk.options.now();
      const { name, id: actor } = signed.person;
      const kept = progress.ok && { ...progress.checkpoint, at: at.getTime(), name };
      if (kept) await stores.setSetting(checkedSetting, JSON.stringify(kept));
      const details = progress.ok ? { to: progress.checkpoint.seq } : { broken: progress.seq };
      await stores.audit.record({ actor, action: 'audit-checked', object: id, details }, at);
    });
    return progress.ok ? reply.redirect('/board/audit', 303) : show(signed, request, reply, progress.seq);
  });
}
