/** Interprets typed acts and codes: a command, "D 0042", "gộp bài 0006 vào 0004", "vì sao 0042". */
import { actNamed } from '../../domain/act/act.ts';
import { submissionActs } from '../../domain/act/submission.ts';
import { readCodeWords } from '../../domain/question/reply.ts';
import { isBoard, isOfficial, maySubmit } from '../../domain/roles.ts';
import { type ReplyCode, readReplyCode } from '../../domain/submission/codes.ts';
import { foldForSearch, foldInPlace } from '../../domain/text/normalize.ts';
import { fileSwapIn } from '../../domain/words/drop.ts';
import { partsOf } from '../../domain/words/folded-text.ts';
import { isNotMeant, isOnlyCourteous, isShortReason, type TakenBehind } from '../../domain/words/only-said.ts';
import { isActAlone, isUndoAlone, readCommand } from './commands.ts';
import { againIn, partIn } from './hear-again.ts';
import { hearAsked } from './hear-asked.ts';
import { hearChoice } from './hear-choice.ts';
import { hearDangerCode } from './hear-danger-code.ts';
import { hearAboutSent, hearDraftWords } from './hear-draft.ts';
import { hearOfItem } from './hear-of-item.ts';
import { hearParts } from './hear-parts.ts';
import { hearPlan } from './hear-plan.ts';
import { hearDirection, hearRules } from './hear-rules.ts';
import type { Intent } from './intent.ts';
import { forget, notForOfficials, runCommand, say, settled, unlessPending } from './run-command.ts';
import type { Situation } from './situation.ts';

/** "gộp bài 0006 vào 0004" means "N 0004 0006". Null when the text means something else. */
const mergeIn = (text: string): Intent | null => {
  const code = '((?:[a-z]{2}-?\\d{4}-?)?\\d{4,5})';
  const said = new RegExp(
    `^(?:(?:toi|em|cho|xin|hay) )*gop (?:(?:bai|tin) )?${code} (?:vao|voi) (?:(?:bai|tin) )?${code}[ .]*$`,
    'u',
  );
  const [, from, into] = said.exec(foldForSearch(text.trim())) ?? [];
  const read = from && into ? readReplyCode(`${actNamed(submissionActs, 'merge').letter} ${into} ${from}`) : null;
  return read && { do: 'byNumber', ...read };
};

const answering =
  /^(?:(?:em|toi|xin|da|soan) )*tra loi(?: cau(?: hoi)?)? (?<code>hd-?\d{4}-?\d{2,5}) ?[:,–-] ?(?<text>.+)$/dsu;

/** "trả lời HD-2611-0006: Bà mang …" */
function answerIn(text: string): Intent | null {
  const parts = partsOf({ text, folded: foldInPlace(text) }, answering);
  return parts?.code && parts.text ? { do: 'answerInWords', code: parts.code.toUpperCase(), text: parts.text } : null;
}

/** "chỉ đạo: rà soát lại tin về đất đai" */
const isDirection = (text: string): boolean => /^\s*(?:chi dao|yeu cau ban|de nghi ban)\b/u.test(foldForSearch(text));

/** "Vì sao?", "sao hạn lại là ngày 18/12?", "vì sao 0042": asks why something is due on that day. */
const asksWhyDue = (text: string): boolean =>
  /^(?:da )?(?:(?:vi|tai) sao|sao)(?: vay| the| a)?(?: (?:bai|cau hoi|han|hen|lai|la|phai|den|toi|tan|het|ngay|tra loi|moi|co|thu (?:hai|ba|tu|nam|sau|bay|[2-7])|t[2-7]|chu nhat|[a-z]{2}-\d{4}-\d{4,5}|\d[\d/.-]*))*[ ?.!]*$/u.test(
    foldForSearch(text.trim()),
  ) && /\d|\bhan\b|^\s*(?:v|t)\S+ sao\s*\??\s*$/iu.test(foldForSearch(text.trim()));

/** The last four or five digits of a code, or such a number alone; null when there is none. */
export const numberIn = (text: string): number | null => {
  const digits = /(?:[a-z]{2}-\d{4}-|\b)(\d{4,5})(?![\d/])/iu.exec(text)?.[1];
  return digits === undefined ? null : Number(digits);
};

/** A decision is taken back, also with words that say why. */
const takingBack: readonly ReplyCode['act'][] = ['undo', 'unschedule', 'dropCorrection'];
const takenBehind = (act: ReplyCode['act']): TakenBehind => {
  const { needs } = actNamed(submissionActs, act);
  if (needs === 'words') return 'words';
  if (needs === 'date') return 'time';
  if (takingBack.includes(act)) return 'mistake';
  return needs === 'reason' ? 'reason' : 'nothing';
};

/** "D 0042 chưa", "D 0042 ai ký rồi?", "T 0042 rồi" ask and report: the item is shown, and nothing is decided. */
function isOnlyShown({ act, rest }: ReplyCode, text: string): boolean {
  if (rest === '' || (act === 'return' && isShortReason(rest))) return false;
  const isAfterColon = /^\s*[a-z]\s*[a-z\d-]*\d\s*:/iu.test(text);
  return isNotMeant(isAfterColon ? `: ${rest}` : ` ${rest}`, takenBehind(act));
}

/** "T 0042 nhé" gives no reason, so it is asked for; "G 0042 ok" confirms the one that was written. */
const reasonOf = ({ act, rest }: ReplyCode): string =>
  actNamed(submissionActs, act).needs === 'reason' && isOnlyCourteous(` ${rest}`) && foldForSearch(rest) !== 'ok'
    ? ''
    : rest;

/** Interprets typed acts and codes; each says itself what it is about. Returns null when the text contains none. */
export const hearTyped = (
  text: string,
  messageKey: string,
  ask: Asking,
  situation: Situation,
): readonly Intent[] | null => {
  const { actor } = situation;
  const choice = hearChoice(text, situation);
  if (choice) return choice;
  if (asksWhyDue(text)) return [{ do: 'explainDue', number: numberIn(text) }];
  const ofCase = hearDangerCode(text, situation);
  if (ofCase) return ofCase;
  const command = readCommand(text);
  // "/hoi Trạm y tế tiêm chủng ngày nào?": the question follows the command.
  if (command?.name === 'hoi' && command.rest !== '')
    return [...settled(situation), forget, { ...ask, text: command.rest, before: null, isQuestion: true }];
  // While text waits for the choice between information and a denunciation, "/hoi" makes the choice: the waiting text is the
  // question.
  const { open } = situation.memory;
  if (command?.name === 'hoi' && open?.ask === 'pending' && open.received.text !== '')
    return [{ do: 'settlePending', choice: { choose: 'information' }, received: open.received }];
  if (command) return [...unlessPending(situation), ...runCommand(command, situation)];
  if (isUndoAlone(text) && maySubmit(actor.role)) return [...unlessPending(situation), { do: 'undoLast' }];
  const swapped = maySubmit(actor.role) && open === null ? fileSwapIn(text) : null;
  if (swapped && (swapped.code !== '' || /\b(?:thay|doi)\b/u.test(foldForSearch(text))))
    return [{ do: 'replaceFile', code: swapped.code }];
  const ofDraft = hearDraftWords(text, messageKey, situation);
  if (ofDraft) return ofDraft;
  const ofSent = hearAboutSent(text, messageKey, situation);
  if (ofSent) return [ofSent];
  const asked = hearAsked(text, messageKey, situation) ?? hearParts(text, situation);
  if (asked) return asked;
  const ofItem = maySubmit(actor.role) ? hearOfItem(text, situation) : null;
  if (ofItem) return [...unlessPending(situation), ...ofItem];
  const replyCode = readReplyCode(text);
  // "T7" is a day. "T 0042" is never a paragraph, from any writer; the use case checks whose item it is.
  const isMeant = isBoard(actor.role) || (maySubmit(actor.role) && /\d{3}/u.test(text));
  // "T 0042 không hợp lý" declines no meeting.
  const isCode = replyCode !== null && isMeant && /\d{3}/u.test(text);
  const planned = isCode ? null : (hearRules(text, situation) ?? hearPlan(text, situation));
  if (planned) return [...unlessPending(situation), ...planned];
  if (isActAlone(text) && isBoard(actor.role) && situation.memory.open === null) return [say('act-by-code')];
  const again = maySubmit(actor.role) ? againIn(text) : null;
  if (again) return [...unlessPending(situation), again];
  const merged = isBoard(actor.role) ? (mergeIn(text) ?? partIn(text)) : null;
  if (merged) return [...unlessPending(situation), merged];
  const answer = isBoard(actor.role) ? answerIn(text) : null;
  if (answer) return [...unlessPending(situation), answer];
  if (replyCode && isMeant && isOnlyShown(replyCode, text))
    return [{ do: 'byNumber', ...replyCode, act: 'view', rest: '' }];
  if (replyCode && isMeant) return [{ do: 'byNumber', ...replyCode, rest: reasonOf(replyCode) }];
  // A code of the board, or a direction to it, is not a citizen's question.
  const isBoards = (replyCode && /\d{3}/u.test(text)) || isDirection(text);
  if (isOfficial(actor.role) && isBoards && situation.memory.open === null)
    return hearDirection(text, situation) ?? [notForOfficials(situation)];
  // Available to every role and during every prompt: looking up a code, withdrawing a consent.
  const reply = readCodeWords(text);
  if (reply?.code) return [{ do: 'askerReply', reply, messageKey, otherwise: [{ do: 'lookUp', code: reply.code }] }];
  return null;
};

/** Free text that may be a citizen's question. */
export type Asking = Extract<Intent, { do: 'receive' }>;
