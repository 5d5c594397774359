/**
 * "kế hoạch tuần sau còn thiếu gì", "bài nào nhiều người đọc nhất": staff ask for a list or a figure that nobody reads by its
 * own words. The nearest one there is comes with a line that says so; what nobody counts here is said not to exist.
 */
import { isBoard, isDeciding, maySubmit } from '../../domain/roles.ts';
import { type Listed, listedIn } from '../../domain/words/listed.ts';
import { likelihoodOf, likely } from '../../domain/words/model.ts';
import { isOrder } from '../../domain/words/news.ts';
import type { CommandName } from './commands.ts';
import type { Intent } from './intent.ts';
import { runCommand, say } from './run-command.ts';
import type { Situation } from './situation.ts';

/** So surely it tells an event. */
const plainlyNews = 0.5;

const page = (name: 'contributors'): Intent => ({ do: 'boardPage', page: name, of: '' });
const commandOf: Readonly<Partial<Record<Listed, CommandName>>> = {
  ...{ meetings: 'hop', plan: 'kehoach', units: 'donvi', questions: 'cauhoi', late: 'quahan' },
  ...{ obligations: 'nghiavu', people: 'thanhvien', royalty: 'nhuanbut', report: 'baocao', queue: 'choduyet' },
};
/** What somebody who only writes items can be shown. */
const ofAuthors: readonly Listed[] = ['plan', 'royalty', 'queue', 'contributors', 'report', 'late'];

function listOf(name: Listed, situation: Situation): readonly Intent[] {
  const { role } = situation.actor;
  // An author's items and figures are their own.
  if (!isBoard(role) && name !== 'plan' && name !== 'royalty') return [{ do: 'listOwn' }];
  if (name === 'queue' && !isDeciding(role)) return [{ do: 'listOwn' }];
  if (name === 'contributors') return [page('contributors')];
  const command = commandOf[name];
  return command ? runCommand({ name: command, rest: '' }, situation) : [];
}

/** Null: the words mean something already, or ask for nothing that can be listed. */
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
