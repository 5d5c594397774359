/**
 * A forwarded message was written by somebody else, so it never acts in the name of the person who forwards it: what it asks to
 * see is shown, and every other text of that kind is content. Pure.
 */
import type { Intent } from './intent.ts';

/** Intents that only show something, pass the text on, or pass on an invitation. */
const reading: readonly Intent['do'][] = [
  ...(['say', 'remember', 'receive', 'add', 'fill', 'redeem', 'explainDue', 'lookUp', 'itemNamed'] as const),
  ...(['askWhatItIs', 'royalties', 'periodReport', 'register', 'openPaper', 'boardPage', 'boardLink'] as const),
  ...(['listQueue', 'listOwn', 'listPeople', 'listLate', 'listLog', 'listDays', 'listPublished'] as const),
  ...(['listQuestions', 'listHandOvers', 'listUnreached', 'showProcess', 'loudspeaker', 'preview'] as const),
];

/** The same intent without its decision; null when it acts. */
function shownOnly(intent: Intent): Intent | null {
  if (intent.do === 'byNumber') return { ...intent, act: 'view', rest: '' };
  if (intent.do === 'dangerByCode') return { ...intent, act: null, words: '' };
  if (intent.do === 'askerReply') return intent.reply.act === 'state' ? intent : null;
  return reading.includes(intent.do) ? intent : null;
}

/** @returns null when the text asks for an act: it is then read as content */
export function heardOfForwarded(heard: readonly Intent[] | null): readonly Intent[] | null {
  const shown = (heard ?? []).flatMap((intent) => shownOnly(intent) ?? []);
  return heard !== null && shown.length === heard.length ? shown : null;
}
