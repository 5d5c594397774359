/** What somebody says after a cry for help: passed on to whoever has the case. */
import type { DangerCase } from '../../domain/danger/danger-case.ts';
import type { Person } from '../../domain/person/person.ts';
import { listen } from '../../domain/question/phrase-matching.ts';
import { courtesyOf, requestOf } from '../../domain/question/request.ts';
import type { Triage } from '../../domain/question/triage.ts';
import { looksLikeQuestion } from '../../domain/submission/guess.ts';
import { foldForSearch } from '../../domain/text/normalize.ts';
import type { Courtesy } from '../../domain/words/courtesy.ts';
import { findDanger } from '../../domain/words/danger.ts';
import type { Unit } from '../../ports/services.ts';
import { addWordsToDanger, openDangerOf } from '../../usecases/danger/report-danger.ts';
import { done, type Outcome } from '../../usecases/outcome.ts';
import type { Received } from '../../usecases/question/open-question.ts';
import { tell } from '../../usecases/tell.ts';

/** Words that continue a cry for help: so few, asking for nothing, so soon after it. */
const longestPartOfCry = 12;
const cryContinuesMs = 10 * 60_000;

const passedOn = async (unit: Unit, person: Person, danger: DangerCase, text: string): Promise<void> => {
  await addWordsToDanger(unit, danger, person, text);
  await tell(unit, person.id, { key: 'danger-added-asker', facts: { numbers: danger.standing.numbers.join(', ') } });
};

/** Thanks and no news. */
const onlyThanks =
  /^(?:hello|hi|dear|thanks?|thank you|you|a lot|so much|very much|ok(?:ay)?|all|everyone|[\s,.!❤👍🙏])+$/iu;

/** "Con bé không sao rồi", "hắn đi rồi": whoever cried says that it is over. */
const over =
  /\b(?:(?:khong|ko|k|chang) (?:sao|can|viec gi)|on|xong|het|tat|di|ve|duoc cuu|cuu duoc|binh an|an toan) (?:roi|nua|ca)\b|\b(?:da|duoc) (?:on|tat|an toan|cuu|dap tat)\b/u;
const isOver = ({ standing }: DangerCase): boolean =>
  standing.messages.some(({ text }) => over.test(foldForSearch(text)));

/** "Thôi, hắn đi rồi, cảm ơn": after a cry thanks may be its end, and whoever has the case reads them; praise is praise. */
export const endsCry = async (unit: Unit, person: Person, text: string, courtesy: Courtesy): Promise<boolean> => {
  if (courtesy === 'praise' || courtesyOf(listen(text)) !== null || onlyThanks.test(text)) return false;
  const danger = listen(text).length >= 2 ? await openDangerOf(unit, person.id) : null;
  if (!danger || isOver(danger)) return false;
  await passedOn(unit, person, danger, text);
  return true;
};

/** Where the sender is. @returns null where nothing of theirs is open: then a place says nothing */
export async function addPlace(unit: Unit, person: Person, place: string): Promise<Outcome | null> {
  const danger = await openDangerOf(unit, person.id);
  if (!danger) return null;
  await passedOn(unit, person, danger, place);
  return done();
}

/** What is asked in need, of the help itself; whatever else somebody asks is a question of its own. */
const asksForHelp =
  /\b(?:bao gio|chung nao|khi nao|may gio|lau) .{0,20}\b(?:toi|den)\b|\b(?:toi|den|di) chua\b|\b(?:xe|cong an|cuu hoa|cuu thuong|cap cuu|nguoi) dau\b|\bgoi (?:ai|so nao|dau)\b|\blam (?:gi|sao|rang|ri)\b|\bai (?:toi|den|giup|cuu)\b/u;

/** "Thứ 7 có làm không cháu". */
const asksYesOrNo = /\bco\b.{1,40}\b(?:khong|ko|hong|hok|kg|k)\b/u;

/** Where it is, who is hurt: passed on to whoever has the case. */
export const isPartOfCry = async (
  unit: Unit,
  person: Person,
  { text }: Received,
  { kind }: Triage,
): Promise<boolean> => {
  const heard = listen(text);
  const mayBePart = kind === 'unclear' || kind === 'report' || kind === 'question';
  const isShort = heard.length >= 2 && heard.length <= longestPartOfCry;
  const asked = foldForSearch(text);
  const isOther = requestOf(heard) !== null || looksLikeQuestion(text) || asksYesOrNo.test(asked);
  if (!mayBePart || !isShort || (isOther && !asksForHelp.test(asked))) return false;
  const danger = await openDangerOf(unit, person.id);
  if (danger && isOver(danger) && findDanger(heard, unit.words) === null) return false;
  if (danger?.level !== 'sure' || unit.now.getTime() - danger.openedAt.getTime() > cryContinuesMs) return false;
  await passedOn(unit, person, danger, text);
  return true;
};
