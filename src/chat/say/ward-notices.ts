/** What is told about the ward's rules and days, in words. */
import type { PaperFile } from '../../domain/attached-file.ts';
import type { Facts } from '../../domain/facts.ts';
import type { Message } from '../../domain/message.ts';
import { paperFormName } from '../../domain/period/paper-ref.ts';
import type { ViewOf } from '../../domain/view.ts';
import type { Unit } from '../../ports/services.ts';
import { undertakingNow } from '../../usecases/process/texts.ts';
import { button } from './buttons.ts';
import { undertakingMessage } from './own-item.ts';
import { viewButton } from './paper-parts.ts';
import { rulesButton } from './rules.ts';

/** Who is on time, of this month as it stands: drawn when it is sent. */
function pictureOf(month: Facts[string] | undefined): readonly PaperFile[] {
  if (typeof month !== 'string') return [];
  const paper = { name: 'report', of: `monthly:${month}` } as const;
  return [{ paper, form: 'onTime', name: paperFormName(paper, 'onTime') }];
}

/** Rules are read as they are now: a version that came since is the one that is shown. */
export async function wardNotice(unit: Unit, view: ViewOf<'ward'>): Promise<Message> {
  const { name, facts } = view;
  switch (name) {
    case 'undertaking':
      return undertakingMessage(await undertakingNow(unit), '', 0);
    case 'process-changed':
      return { key: name, facts, buttons: [[button('choice-process-show', 'go.quytrinh')]] };
    case 'regulation-changed':
      return {
        key: name,
        facts,
        buttons: [[button('choice-acknowledge', 'rl-read'), rulesButton('regulation')]],
      };
    case 'deadlines-changed':
      return { key: name, facts, buttons: [[rulesButton('deadlines')]] };
    case 'calendar-next-year':
      return { key: name, facts, buttons: [[button('choice-calendar-show', 'go.lich')]] };
    case 'violation-noted':
      return {
        key: name,
        facts,
        buttons: [
          [
            button('choice-vi-answer', 'vi-answer', String(facts.id)),
            { label: { key: 'choice-vi-page' }, url: String(facts.page) },
          ],
        ],
      };
    case 'violation-answered':
      return { key: name, facts, buttons: [[button('choice-see-violations', 'go.vipham')]] };
    case 'report-direction-told': {
      const report = { name: 'report', of: `${facts.kind}:${facts.of}` } as const;
      return { key: name, facts, buttons: [[viewButton({ key: 'figure-actions' }, report, 'actions')]] };
    }
    case 'royalty-paid':
      return { key: name, facts, buttons: [[button('menu-nhuanbut', 'go.nhuanbut')]] };
    case 'reminders':
      return {
        key: name,
        facts,
        buttons: [
          [button('menu-quahan', 'go.quahan'), ...(facts.questions === 0 ? [] : [button('menu-cauhoi', 'go.cauhoi')])],
        ],
      };
    case 'digest':
      return { key: name, facts, files: pictureOf(facts.picture) };
    default:
      return { key: name, facts };
  }
}
