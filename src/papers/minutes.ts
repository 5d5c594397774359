/** Minutes of the board's meeting about a period (Art. 4): chair and secretary, opinions, resolutions, the hour of its end. */
import { parsePeriod } from '../domain/period/period.ts';
import type { Meeting, Report } from '../domain/period/report.ts';
import type { Paper } from '../ports/papers.ts';
import { closing, framed, heading, instantText, type PaperContext, paragraph, periodName, upper } from './frame.ts';

const hour = (iso: string): string => instantText(iso).slice(11);
const day = (iso: string): string => instantText(iso).slice(0, 10);

export function minutesPaper(context: PaperContext, report: Report, meeting: Meeting): Paper {
  const { say } = context;
  const period = parsePeriod(report.period);
  const name = period ? periodName(context, period) : report.period;
  const list = (items: readonly string[]) =>
    items.length > 0 ? [{ kind: 'list' as const, items }] : [paragraph(say('paper-minutes-none'))];
  const sign = (office: string, person: string) => ({ capacity: null, office, post: null, name: person });
  return framed(context, {
    fileName: `bien-ban-hop-${report.period}`,
    symbol: 'BB-BBT',
    type: say('paper-minutes-type'),
    subject: say('paper-minutes-subject', { period: name }),
    blocks: [
      paragraph(
        say('paper-minutes-opening', { at: hour(meeting.heldAt), day: day(meeting.heldAt), place: meeting.place }),
      ),
      heading(1, `I. ${upper(say('paper-minutes-present'))}`),
      paragraph(say('paper-minutes-chair', { name: meeting.chair })),
      paragraph(say('paper-minutes-secretary', { name: meeting.secretary })),
      paragraph(say('paper-minutes-members', { names: meeting.present.join(', ') || say('paper-minutes-none') })),
      ...(meeting.absent.length > 0
        ? [paragraph(say('paper-minutes-absent', { names: meeting.absent.join(', ') }))]
        : []),
      heading(1, `II. ${upper(say('paper-minutes-content'))}`),
      paragraph(
        say('paper-minutes-figures', {
          period: name,
          items: report.figures.items.length,
          questions: report.figures.questionsReceived.length,
          answered: report.figures.answers.length,
        }),
      ),
      heading(2, say('paper-minutes-opinions')),
      ...list(meeting.opinions),
      heading(1, `III. ${upper(say('paper-minutes-resolutions'))}`),
      ...list(meeting.resolutions),
      closing(
        say('paper-minutes-closing', {
          at: meeting.endedAt ? hour(meeting.endedAt) : '……',
          day: day(meeting.endedAt ?? meeting.heldAt),
        }),
      ),
    ],
    signatures: [
      sign(say('paper-office-secretary'), meeting.secretary),
      sign(say('paper-office-chair'), meeting.chair),
    ],
  });
}
