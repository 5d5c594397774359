/** `/board/audit`: who did what, newest first, for the head; and whether the chain of entries is whole. */
import type { FastifyInstance } from 'fastify';
import { localTime } from '../../domain/calendar/local-time.ts';
import { isKeptFrom } from '../../domain/dossier.ts';
import { personId, submissionId } from '../../domain/ids.ts';
import { actorOf } from '../../domain/person/person.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import type { Readers } from '../../ports/reader.ts';
import type { AuditVerdict, KeptAuditEntry } from '../../ports/records.ts';
import { html, type Markup } from '../kit/html.ts';
import { shown } from '../kit/page-registry.ts';
import { notice } from '../kit/parts.ts';
import { type Desk, forHead } from './desk.ts';
import { queryOf } from './fields.ts';
import { onward, type Say } from './pages.ts';

const entriesOnPage = 50;

interface AuditView {
  readonly timeZone: string;
  readonly entries: readonly (KeptAuditEntry & { readonly name: string; readonly about: string })[];
  readonly next: string | null;
  /** Whose entries alone; '' for everybody's. */
  readonly whose: string;
  /** Null: nobody asked. */
  readonly verdict: AuditVerdict | null;
}

const actorName = (say: Say, { actor, name }: AuditView['entries'][number]): string =>
  name !== '' ? name : say('board-audit-actor', { actor });

const refusedBefore = /^refused-(?:question-|danger-)?/u;

/** In words; the command line shows the codes. */
const deedOf = (say: Say, code: string): string =>
  say('board-audit-deed', {
    action: code.replace(refusedBefore, ''),
    isRefused: refusedBefore.test(code) ? 'yes' : 'no',
  });

/** Who sent a letter, and when: whom it accuses may be who reads this page, and of a letter it is not kept whom. */
const letterActions: readonly string[] = ['letter-handed-over'];

/** Ids mean something to the machine alone. */
const isMachineId = (object: string): boolean => /^[0-9A-HJKMNP-TV-Z]{26}$/iu.test(object);

const verdictOf = (say: Say, verdict: AuditVerdict): Markup =>
  verdict.ok
    ? notice('done', html`<p>${say('admin-audit-whole', { entries: verdict.entries })}</p>`)
    : notice('wrong', html`<p>${say('admin-audit-broken', { seq: verdict.seq })}</p>`);

const auditPage = (say: Say, { timeZone, entries, next, whose, verdict }: AuditView): Markup =>
  html`<h1>${say('board-audit')}</h1><p>${say('board-audit-why')}</p>
${verdict && verdictOf(say, verdict)}
<p><a class="button" href="/board/audit?kiemtra=1">${say('board-audit-check')}</a>${whose !== '' && html` <a href="/board/audit">${say('board-audit-everybody')}</a>`}</p>
${
  entries.length > 0
    ? html`<div class="scroll" tabindex="0" role="region" aria-label="${say('board-audit')}"><table class="audit stacked"><thead><tr><th scope="col">${say('board-audit-number')}</th><th scope="col">${say('board-audit-at')}</th><th scope="col">${say('board-audit-who')}</th><th scope="col">${say('board-audit-what')}</th><th scope="col">${say('board-audit-about')}</th></tr></thead><tbody>${entries.map(
        (entry) =>
          html`<tr><td>${entry.seq}</td><td><time datetime="${entry.at.toISOString()}">${localTime(entry.at, timeZone)}</time></td><td><a href="/board/audit?${new URLSearchParams({ ai: entry.actor }).toString()}">${actorName(say, entry)}</a></td><td>${deedOf(say, entry.action)}</td><td>${entry.about}</td></tr>`,
      )}</tbody></table></div>`
    : html`<p>${say('board-audit-none')}</p>`
}
${onward(say, next)}`;

/** By a code as the log has it. */
async function itemOf({ submissions }: Pick<Readers, 'submissions'>, code: string | null): Promise<Submission | null> {
  const number = Number(/(\d+)$/u.exec(code ?? '')?.[1]);
  const found = Number.isInteger(number) ? await submissions.withNumber(number) : [];
  return found.find((each) => each.code === code) ?? null;
}

export function auditRoutes(app: FastifyInstance, desk: Desk): void {
  app.get(
    '/board/audit',
    shown(forHead),
    desk.forSigned(async (signed, request, reply) => {
      const { audit } = desk.options;
      const { id, timeZone } = signed.runtime.ward;
      const whose = queryOf(request, 'ai');
      const before = Number(queryOf(request, 'truoc')) || null;
      const found = await audit.auditEntries(id, {
        ...{ actor: whose === '' ? null : whose, since: null, before, most: entriesOnPage + 1 },
      });
      const entries = await desk.look(signed, async ({ readers }) => {
        const nameOf = async (who: string): Promise<string> => (await readers.people.find(personId(who)))?.name ?? '';
        const named = [];
        for (const entry of found.slice(0, entriesOnPage)) {
          const { object, code } = entry;
          const item = (await readers.submissions.find(submissionId(object))) ?? (await itemOf(readers, code));
          if (letterActions.includes(entry.action) || (item && isKeptFrom(item, actorOf(signed.person)))) continue;
          const about =
            (await nameOf(object)) ||
            code ||
            item?.code ||
            (isMachineId(object) ? '' : object.replace(/^[a-z]+:/u, ''));
          named.push({ ...entry, name: await nameOf(entry.actor), about });
        }
        return named;
      });
      const last = found.length > entriesOnPage ? found[entriesOnPage - 1] : undefined;
      const next = last
        ? `/board/audit?${new URLSearchParams({ ...(whose && { ai: whose }), truoc: String(last.seq) })}`
        : null;
      const verdict = queryOf(request, 'kiemtra') === '' ? null : await audit.verifyAudit(id);
      return desk.answer(signed, reply, (say) => auditPage(say, { timeZone, entries, next, whose, verdict }));
    }),
  );
}
