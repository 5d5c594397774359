/** `/board/money`: the month's royalties, ceiling, lines and budget. People see their own lines, signers all. */
import type { FastifyInstance } from 'fastify';
import { type PaperAct, paperActs } from '../../domain/act/paper.ts';
import { addDays, localDateOf } from '../../domain/calendar/local-date.ts';
import { actorOf } from '../../domain/person/person.ts';
import { isBoard } from '../../domain/roles.ts';
import { seeMoney } from '../../reading/money.ts';
import { paperInHand } from '../../usecases/period/act.ts';
import { revisionOf } from '../../usecases/period/seen.ts';
import { monthAsked } from './calendar-pages.ts';
import { type Desk, forDesk } from './desk.ts';
import { queryOf } from './fields.ts';
import { moneyPage } from './money-pages.ts';

/** Acts on the whole month; the statement's own steps are on its page. */
const onTheMonth: readonly PaperAct['name'][] = ['gradeItem', 'shareItem', 'notePayee'];
/** Acts if items were published after the freeze. */
const forLater: readonly PaperAct['name'][] = [...onTheMonth, 'renewStatement'];

/** Registers the page; its forms belong to the pages of papers. */
export function moneyRoutes(app: FastifyInstance, desk: Desk): void {
  desk.get(app, '/board/money', forDesk, async (signed, request, reply) => {
    const { person, runtime } = signed;
    const month = monthAsked(queryOf(request, 'thang'), localDateOf(desk.options.now(), runtime.ward.timeZone));
    const view = await desk.options.reader.read(runtime.ward.id, async (readers) => {
      const records = runtime.openSight(readers);
      const open = async (noun: PaperAct['noun']): Promise<readonly PaperAct[]> => {
        const thing = await paperInHand(records, noun, month.id);
        return paperActs.filter((row) => row.noun === noun && row.isOpen(thing, actorOf(person), records.now));
      };
      const money = await seeMoney(records, person, month);
      const offered = money.later ? forLater : onTheMonth;
      return {
        ...money,
        monthActs: (await open('statement')).filter(({ name }) => offered.includes(name)),
        monthRevision: await revisionOf(records, 'statement', month.id),
        budgetActs: await open('budget'),
        budgetRevision: await revisionOf(records, 'budget', month.firstDay.slice(0, 4)),
      };
    });
    const nextMonth = addDays(month.lastDay, 1).slice(0, 7);
    const seesItems = isBoard(person.role);
    const done = queryOf(request, 'xong') !== '';
    return desk.answer(signed, reply, (say) => moneyPage(say, { month, nextMonth, ...view, seesItems, done }));
  });
}
