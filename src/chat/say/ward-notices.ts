/** What is told about the ward's rules and days, in words. */
import type { Message } from '../../domain/message.ts';
import type { ViewOf } from '../../domain/view.ts';
import type { Unit } from '../../ports/services.ts';
import { undertakingNow } from '../../usecases/process/texts.ts';
import { button } from './buttons.ts';
import { undertakingMessage } from './own-item.ts';

export async function wardNotice(unit: Unit, view: ViewOf<'ward'>): Promise<Message> {
  const { name, facts } = view;
  switch (name) {
    case 'undertaking':
      return undertakingMessage(await undertakingNow(unit), '', 0);
    case 'process-changed':
      return { key: name, facts, buttons: [[button({ key: 'choice-process-show' }, 'go.quytrinh')]] };
    case 'calendar-next-year':
      return { key: name, facts, buttons: [[button({ key: 'choice-calendar-show' }, 'go.lich')]] };
    default:
      return { key: name, facts };
  }
}
