/** What is told about the ward's rules and days, in words. */
import type { PaperFile } from '../../domain/attached-file.ts';
import { localDateOf } from '../../domain/calendar/local-date.ts';
import type { Facts } from '../../domain/facts.ts';
import { questionId, submissionId } from '../../domain/ids.ts';
import type { Button, ButtonRows, Message } from '../../domain/message.ts';
import { paperFormName } from '../../domain/period/paper-ref.ts';
import { cutText } from '../../domain/text/normalize.ts';
import type { ViewOf } from '../../domain/view.ts';
import type { Unit } from '../../ports/services.ts';
import { undertakingNow } from '../../usecases/process/texts.ts';
import { button, inTwos } from './buttons.ts';
import { viewButton as itemButton } from './item.ts';
import { noticeOf } from './notices.ts';
import { undertakingMessage } from './own-item.ts';
import { viewButton } from './paper-parts.ts';
import { rulesButton } from './rules.ts';

/** Who is on time, of this month as it stands: drawn when it is sent. */
function pictureOf(month: Facts[string] | undefined): readonly PaperFile[] {
  if (typeof month !== 'string') return [];
  const paper = { name: 'report', of: `monthly:${month}` } as const;
  return [{ paper, form: 'onTime', name: paperFormName(paper, 'onTime') }];
}

const longestLabel = 24;

/** What is in a list of reminders is acted on from there, a button each; what was done meanwhile has none. */
async function entryButtons({ stores, now, ward }: Unit, opens: string): Promise<ButtonRows> {
  const named = (code: string) => ({ key: 'choice-q-view-code', facts: { code } });
  const today = localDateOf(now, ward.timeZone);
  const open = async (kind: string, id: string): Promise<Button | null> => {
    switch (kind) {
      case 'item': {
        const item = await stores.submissions.find(submissionId(id));
        return item && { ...itemButton(item), label: named(item.code) };
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

function buttonsOf({ name, facts }: ViewOf<'ward'>): ButtonRows {
  switch (name) {
    case 'process-changed':
      return [[button('choice-process-show', 'go.quytrinh')]];
    case 'regulation-changed':
      return [[button('choice-acknowledge', 'rl-read'), rulesButton('regulation')]];
    case 'deadlines-changed':
      return [[rulesButton('deadlines')]];
    case 'calendar-next-year':
      return [[button('choice-calendar-show', 'go.lich')]];
    case 'violation-noted': {
      const page = { label: { key: 'choice-vi-page' }, url: String(facts.page) };
      return [[button('choice-vi-answer', 'vi-answer', String(facts.id)), page]];
    }
    case 'violation-answered':
      return [[button('choice-see-violations', 'go.vipham')]];
    case 'report-direction-told': {
      const report = { name: 'report', of: `${facts.kind}:${facts.of}` } as const;
      return [[viewButton({ key: 'figure-actions' }, report, 'actions')]];
    }
    case 'royalty-paid':
      return [[button('menu-nhuanbut', 'go.nhuanbut')]];
    case 'reminders': {
      const questions = facts.questions === 0 ? [] : [button('menu-cauhoi', 'go.cauhoi')];
      return [[button('menu-quahan', 'go.quahan'), ...questions]];
    }
    default:
      return [];
  }
}

/** Rules are read as they are now: a version that came since is the one that is shown. */
export async function wardNotice(unit: Unit, view: ViewOf<'ward'>): Promise<Message> {
  if (view.name === 'undertaking') return undertakingMessage(await undertakingNow(unit), '', 0);
  if (view.name === 'reminders') {
    const facts: Facts = { others: 0, ...view.facts };
    return noticeOf({ ...view, facts }, [...(await entryButtons(unit, String(facts.opens ?? ''))), ...buttonsOf(view)]);
  }
  const notice = noticeOf(view, buttonsOf(view));
  return view.name === 'digest' ? { ...notice, files: pictureOf(view.facts.picture) } : notice;
}
