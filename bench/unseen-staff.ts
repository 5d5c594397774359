/**
 * Lines of staff and citizens that were written before their author read a rule (`bench/unseen/staff.tsv`): acts behind a code,
 * absences, lists of days, danger, private data. Half of them was never looked at while the rules were mended.
 */
import { readFileSync } from 'node:fs';
import { wordsFolder } from '../scripts/words/examples.ts';
import { readWordsModel } from '../src/adapters/words-model.ts';
import { hear } from '../src/chat/hear/hear.ts';
import type { Intent } from '../src/chat/hear/intent.ts';
import { emptyMemory } from '../src/chat/talk/memory.ts';
import { addDays, type LocalDate, localDate } from '../src/domain/calendar/local-date.ts';
import { maskPersonalData } from '../src/domain/checks/mask-personal-data.ts';
import { personId } from '../src/domain/ids.ts';
import { readMeaning } from '../src/domain/words/reader.ts';
import type { Figure } from './figure.ts';

const today = localDate('2026-11-24');
const model = readWordsModel(wordsFolder);
const nobody = { publicNumbers: [], publicEmails: [], publicPlaces: ['Số 18, đường Yết Kiêu'] };

/** What a deputy's message means without an open draft or question. */
const heard = (text: string): readonly Intent[] =>
  hear(
    {
      ...{ kind: 'text', channel: 'telegram', externalId: 'tg:1:7', conversation: '1', isGroup: false, messageId: '7' },
      ...{ order: 7, forwardedFrom: null, sender: { id: '1', displayName: 'Minh' }, text },
      occurredAt: new Date(`${today}T02:00:00Z`),
    },
    {
      ...{ words: model, today, isNew: false, canReceiveFiles: true, canAskContact: false, draft: null },
      actor: { person: personId('minh'), name: 'Minh', role: 'deputy', status: 'active' },
      memory: emptyMemory,
    },
  );

const awayBy = (text: string) => heard(text).find((intent) => intent.do === 'away');

function isAct(text: string, wanted: string): boolean {
  const act = heard(text).find((intent) => intent.do === 'byNumber');
  const decided = act && act.act !== 'view' ? `${act.act} ${String(act.number).padStart(4, '0')}` : '';
  return ['show', 'ask', 'none'].includes(wanted) ? decided === '' : decided === wanted;
}

function isAbsence(text: string, wanted: string): boolean {
  const said = awayBy(text);
  return (said ? `${said.from ?? '?'} ${said.to ?? said.from ?? '?'} ${said.deputy || '-'}` : 'none') === wanted;
}

/** An absence has no gap: of a list only the days before the gap are taken, and shown. */
function areDays(text: string, wanted: string): boolean {
  const [days = '', missing] = wanted.split(/ ?bad /u);
  if (missing !== undefined)
    return heard(text).some(
      (intent) =>
        intent.do === 'say' && intent.message.key === 'issue-no-such-day' && intent.message.facts?.day === missing,
    );
  const [first, ...others] = days.split(' ') as LocalDate[];
  let last = first;
  for (const each of others) if (last !== undefined && addDays(last, 1) === each) last = each;
  const said = awayBy(text);
  return said !== undefined && said.from === first && (said.to ?? said.from) === last;
}

const isRead: Readonly<Record<string, (text: string, wanted: string) => boolean>> = {
  code: isAct,
  absence: isAbsence,
  days: areDays,
  danger: (text, wanted) => (readMeaning(text, { model, today, isStaff: false }).danger?.level ?? 'none') === wanted,
  private: (text, wanted) => {
    const { masked, found } = maskPersonalData(text, nobody);
    return wanted === 'keep' ? found.every(({ action }) => action !== 'mask') : !masked.includes(wanted);
  },
};

/** How many lines of the open half, or of the half laid aside, are read as their author meant them. */
export function staffLines(isAside: boolean): readonly Figure[] {
  const rows = readFileSync(new URL('unseen/staff.tsv', import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split('\t') as [kind: string, half: string, text: string, wanted: string])
    .filter(([, half]) => half === (isAside ? 'aside' : 'open'));
  return Object.entries(isRead).map(([kind, reads]) => {
    const asked = rows.filter(([each]) => each === kind);
    const wrong = asked.filter(([, , text, wanted]) => !wanted.split('|').some((each) => reads(text, each)));
    const told = isAside ? '' : wrong.map(([, , text]) => ` ‖ ${text}`).join('');
    return { name: `lines of staff, ${kind}`, value: `${asked.length - wrong.length} of ${asked.length}${told}` };
  });
}
