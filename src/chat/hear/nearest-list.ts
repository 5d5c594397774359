/**
 * "kế hoạch tuần sau còn thiếu gì", "bài nào nhiều người đọc nhất": staff ask for a list or figure that has no command of its
 * own. The nearest existing one is shown with a line that says so; for data that is not collected, the answer says that there is
 * none.
 */
import { isBoard, isDeciding, maySubmit } from '../../domain/roles.ts';
import { type Listed, listedIn } from '../../domain/words/listed.ts';
import { likelihoodOf, likely } from '../../domain/words/model.ts';
import { isOrder } from '../../domain/words/news.ts';
import type { CommandName } from './commands.ts';
import type { Intent } from './intent.ts';
import { runCommand, say } from './run-command.ts';
import type { Situation } from './situation.ts';

/** From this likelihood on, the text reports an event. */
const plainlyNews = 0.5;

const page = (name: 'contributors'): Intent => ({ do: 'boardPage', page: name, of: '' });
const commandOf: Readonly<Partial<Record<Listed, CommandName>>> = {
  ...{ meetings: 'hop', plan: 'kehoach', units: 'donvi', questions: 'cauhoi', late: 'quahan' },
  ...{ obligations: 'nghiavu', people: 'thanhvien', royalty: 'nhuanbut', report: 'baocao', queue: 'choduyet' },
};
/** Lists that authors outside the board can be shown. */
const ofAuthors: readonly Listed[] = ['plan', 'royalty', 'queue', 'contributors', 'report', 'late'];

function listOf(name: Listed, situation: Situation): readonly Intent[] {
  const { role } = situation.actor;
  // Authors only see their own items and figures.
  if (!isBoard(role) && name !== 'plan' && name !== 'royalty') return [{ do: 'listOwn' }];
  if (name === 'queue' && !isDeciding(role)) return [{ do: 'listOwn' }];
  if (name === 'contributors') return [page('contributors')];
  const command = commandOf[name];
  return command ? runCommand({ name: command, rest: '' }, situation) : [];
}

/**
 * Finds the list nearest to a request. Returns null when the text already has a meaning, or asks for nothing that can be listed.
 */
export function nearestList(text: string, heard: readonly Intent[], situation: Situation): readonly Intent[] | null {
  const { actor, words, memory } = situation;
  const [only, ...more] = heard.filter((intent) => intent.do !== 'remember');
  const isUnclear = only?.do === 'askWhatItIs' || only?.do === 'askPlan';
  if (!isUnclear || more.length > 0 || !maySubmit(actor.role) || memory.open !== null) return null;
  const name = listedIn(text);
  if (!name || isOrder(text) || likely(likelihoodOf(words, text), 'news') >= plainlyNews) return null;
  if (name === 'none' || !(isBoard(actor.role) || ofAuthors.includes(name))) return [say('list-none')];
  return [say('list-nearest'), ...listOf(name, situation)];
}
