/**
 * `/board/rules`: rates, ceilings, tax, legal bases, deadlines and the regulation as dated versions, proposed before they are
 * adopted.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { nothingInHand, paperActs } from '../../domain/act/paper.ts';
import { localDateOf } from '../../domain/calendar/local-date.ts';
import type { Issue } from '../../domain/decision.ts';
import { actorOf } from '../../domain/person/person.ts';
import { datedRules, type RuleProposal, versionOn } from '../../domain/process/dated-rule.ts';
import { wordsOfOffice } from '../../domain/process/office-words.ts';
import { figureSight } from '../../reading/figure-sight.ts';
import { actOnPaper } from '../../usecases/period/act.ts';
import { revisionOf } from '../../usecases/period/seen.ts';
import { notAcknowledged, ruleVersions } from '../../usecases/process/dated-rules.ts';
import { type Desk, forDesk, type Signed } from './desk.ts';
import { fieldsOf, queryOf } from './fields.ts';
import { type RulesView, rulesPage } from './rules-pages.ts';

const rows = paperActs.filter(({ noun }) => noun === 'rule');

/** Registers the page and its forms. A new version is shown with its differences before it can be adopted. */
export function rulesRoutes(app: FastifyInstance, desk: Desk): void {
  async function show(
    signed: Signed,
    request: FastifyRequest,
    reply: FastifyReply,
    issues: readonly Issue[] = [],
    typed: RulesView['typed'] = null,
  ) {
    const { person, runtime } = signed;
    const actor = actorOf(person);
    const openOn = (rule: RuleProposal | null) =>
      rows.filter((row) => row.isOpen({ ...nothingInHand, rule }, actor, desk.options.now()));
    const view = await desk.options.reader.read(runtime.ward.id, async (readers) => {
      const records = runtime.openSight(readers);
      const today = localDateOf(records.now, records.ward.timeZone);
      const kinds = [];
      for (const kind of datedRules) {
        const versions = await ruleVersions(records, kind);
        kinds.push({ kind, versions, now: versionOn(versions, today) });
      }
      const waiting = (await readers.registers.list('rule', null)).filter(({ state }) => state === 'proposed');
      const offered = waiting.map(async (proposal) => ({
        ...{ proposal, acts: openOn(proposal).filter(({ line }) => line === 2) },
        revision: await revisionOf(records, 'rule', proposal.id),
      }));
      return {
        kinds,
        waiting: await Promise.all(offered),
        missing: await notAcknowledged(records),
      };
    });
    const done = issues.length === 0 && queryOf(request, 'xong') !== '';
    const begin = openOn(null).filter(({ name }) => name === 'proposeRule');
    const reads = view.missing.some(({ id }) => id === person.id)
      ? rows.filter(({ name }) => name === 'readRegulation')
      : [];
    return desk.show(signed, reply, issues, (say) => rulesPage(say, { ...view, begin, reads, done, issues, typed }));
  }

  desk.get(app, '/board/rules', forDesk, show);
  desk.post(app, '/board/rules', forDesk, [...rows.map(({ name }) => name)], async (signed, request, reply) => {
    const field = fieldsOf(request.body);
    const row = rows.find(({ name }) => name === field('act', 40));
    const subject = field('subject', 60);
    const isForm = subject === 'office' && field('phone', 200) !== '';
    const words = isForm
      ? wordsOfOffice(
          field('from', 10),
          (name) => desk.options.sayIn('vi')('rule-field', { name }),
          (part) => field(part, 200),
        )
      : field('words');
    const typed = { act: field('act', 40), words, subject };
    if (!row) return show(signed, request, reply, [{ key: 'issue-press-unknown' }]);
    if (row.needs === 'words' && words === '')
      return show(signed, request, reply, [{ key: 'issue-words-missing' }], typed);
    if (!(await desk.mayKeep(signed, [words]))) return show(signed, request, reply, [{ key: 'issue-section-secret' }]);
    const input = { act: row.name, subject, argument: '', words, revision: Number(field('revision', 16)) };
    const outcome = await desk.inUnit(signed, (unit) =>
      actOnPaper(unit, actorOf(signed.person), input, figureSight(unit)),
    );
    return outcome.ok
      ? reply.redirect('/board/rules?xong=1', 303)
      : show(signed, request, reply, outcome.issues, typed);
  });
}
