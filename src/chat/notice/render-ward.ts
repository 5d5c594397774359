/** Notices about the ward's rules and days: their content is read when they are delivered. */
import { localDateOf } from '../../domain/calendar/local-date.ts';
import { questionId, submissionId } from '../../domain/ids.ts';
import type { Button, ButtonRows, Message } from '../../domain/message.ts';
import { cutText } from '../../domain/text/normalize.ts';
import type { ViewOf } from '../../domain/view.ts';
import type { Unit } from '../../ports/services.ts';
import { undertakingNow } from '../../usecases/process/texts.ts';
import { button, inTwos } from '../say/buttons.ts';
import { viewButton } from '../say/item.ts';
import { undertakingMessage } from '../say/own-item.ts';
import { wardNotice } from '../say/ward-notices.ts';

const longestLabel = 24;

/** One button for each entry of a reminder list; entries that were settled meanwhile have none. */
async function entryButtons({ stores, now, ward }: Unit, opens: string): Promise<ButtonRows> {
  const named = (code: string) => ({ key: 'choice-q-view-code', facts: { code } });
  const today = localDateOf(now, ward.timeZone);
  const open = async (kind: string, id: string): Promise<Button | null> => {
    switch (kind) {
      case 'item': {
        const item = await stores.submissions.find(submissionId(id));
        return item && { ...viewButton(item), label: named(item.code) };
      }
      case 'question': {
        const question = await stores.questions.get(questionId(id));
        return question && button(named(question.code), 'q-view', id, question.standing.revision);
      }
      case 'resolution': {
        const action = (await stores.reports.actions(today)).find((each) => each.id === id && each.doneOn === null);
        const text = action && cutText(action.text, longestLabel);
        return text === undefined || text === null
          ? null
          : button({ key: 'choice-resolution-done-of', facts: { text } }, 'rs-done', id);
      }
      default: {
        const request = await stores.registers.find('request', id);
        const facts = request && { unit: cutText(request.unit, longestLabel) };
        return request?.state === 'open' && facts
          ? button({ key: 'choice-rq-answer-of', facts }, 'rq-answer', id)
          : null;
      }
    }
  };
  const buttons: Button[] = [];
  for (const each of opens.split(' ')) {
    const [kind = '', id = ''] = each.split(':');
    const found = id === '' ? null : await open(kind, id);
    if (found) buttons.push(found);
  }
  return inTwos(buttons);
}

/** Builds a notice about rules from the current version, so a version adopted meanwhile is the one shown. */
export async function renderWard(unit: Unit, view: ViewOf<'ward'>): Promise<Message> {
  if (view.name === 'undertaking') return undertakingMessage(await undertakingNow(unit), '', 0);
  return wardNotice(view, view.name === 'reminders' ? await entryButtons(unit, String(view.facts.opens ?? '')) : []);
}
