/** Notices about the ward's rules and days, in words. */
import type { PaperFile } from '../../domain/attached-file.ts';
import type { Facts } from '../../domain/facts.ts';
import type { ButtonRows, Message } from '../../domain/message.ts';
import { paperFormName } from '../../domain/period/paper-ref.ts';
import type { ViewOf } from '../../domain/view.ts';
import { button } from './buttons.ts';
import { noticeOf } from './notices.ts';
import { rulesButton, viewButton } from './paper-parts.ts';

/** The chart of timeliness for the current month, drawn when it is sent. */
function pictureOf(month: Facts[string] | undefined): readonly PaperFile[] {
  if (typeof month !== 'string') return [];
  const paper = { name: 'report', of: `monthly:${month}` } as const;
  return [{ paper, form: 'onTime', name: paperFormName(paper, 'onTime') }];
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

/**
 * The message of a notice.
 * @param entries acts on the entries of a reminder list
 */
export function wardNotice(
  view: Exclude<ViewOf<'ward'>, { readonly name: 'undertaking' }>,
  entries: ButtonRows,
): Message {
  const { facts } = view;
  if (view.name === 'reminders')
    return noticeOf({ ...view, facts: { others: 0, ...facts } }, [...entries, ...buttonsOf(view)]);
  const notice = noticeOf(view, buttonsOf(view));
  return view.name === 'digest' ? { ...notice, files: pictureOf(facts.picture) } : notice;
}
