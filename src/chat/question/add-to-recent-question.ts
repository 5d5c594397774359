/**
 * Adds a message that continues or corrects a question asked a moment ago. The sender may then say that it is a separate matter.
 */
import type { Person } from '../../domain/person/person.ts';
import { continuesMatter, reportsAnotherVictim } from '../../domain/question/continued-matter.ts';
import { type Question, wholeText } from '../../domain/question/question.ts';
import { cutText, foldForSearch } from '../../domain/text/normalize.ts';
import type { Unit } from '../../ports/services.ts';
import { done, type Outcome } from '../../usecases/outcome.ts';
import { actOnQuestion } from '../../usecases/question/act-on-question.ts';
import type { Received } from '../../usecases/question/open-question.ts';
import { tell } from '../../usecases/tell.ts';
import { buttonFor, titleLength } from '../say/question-acts.ts';
import { forgetWaitingPhotos } from './pending-words.ts';
import { addToCryOf } from './same-message.ts';

/**
 * A correction such as "À nhầm, tôi hỏi cho chồng tôi" within this time after the receipt or the latest addition belongs to that
 * question. Milliseconds.
 */
const goesOnMs = 10 * 60_000;
const corrects = /^(?:(?:ah?|da|uh?|oi|o|thoi|xin loi|toi|em|con|chau|minh|noi|ghi|viet|hoi)[ ,]+)*nham\b/u;

/** "Làm nhanh lên", "… không tui kiện lên tỉnh": impatience about what was just reported. */
const hastens =
  /\b(?:lam|sua|xu ly|giai quyet|den|coi|lap) (?:cho )?(?:nhanh|som|gap|le|luon|lien)\b|\bnhanh (?:len|gium|giup)\b|\b(?:van|mai|den gio|den nay|toi gio)(?: ma)?(?: van)? chua (?:thay|ai|xong|lam|sua|den|toi|co)\b|\b(?:toi|tui|em|dan)(?: se)? kien(?: len| den| ra)?\b/u;
/** "Chiều nay thêm một cháu bị nữa": a continuation of what was just reported, not a separate matter. */
const continues =
  /^(?:(?:da|a|ah|uh|va|ma|con|thi|xin|chu|nhe) )*(?:them nua|con nua|nua la|ngoai ra|bo sung|noi them|them la|y (?:toi|em|tui) la)\b|\b(?:them|lai) (?:mot|1|hai|2|ba|3|may) (?:con|cho|nha|vu|lan)\b.*\bnua\b/u;
/** Longer texts report something new. In words. */
const longestContinuation = 25;

/**
 * Finds the question asked a moment ago that this text corrects or continues; null when there is none.
 * @param doubt `letter`: the text may be a letter, so only impatience counts as a continuation
 */
export const recentQuestionFor = async (
  unit: Unit,
  person: Person,
  { text, channel, conversation, receivedAt, photos }: Received,
  doubt: 'none' | 'new' | 'letter',
): Promise<Question | null> => {
  const [latest] = await unit.stores.questions.ofAsker(person.id, 1);
  if (!latest || latest.channel !== channel || latest.conversation !== conversation) return null;
  if (!['received', 'assigned', 'drafted'].includes(latest.state)) return null;
  const lastSaid = Math.max(latest.receivedAt.getTime(), Date.parse(latest.standing.addenda.at(-1)?.at ?? '') || 0);
  if (receivedAt.getTime() - lastSaid > goesOnMs) return null;
  const folded = foldForSearch(text.trim());
  const isShort = folded.split(/\s+/u).length <= longestContinuation;
  const isHaste = isShort && hastens.test(folded);
  // "Bổ sung: …" and "nhầm, …" may introduce an accusation, so text that may be a letter is asked about.
  if (doubt === 'letter') return isHaste ? latest : null;
  const isPlain = isHaste || (isShort && (continues.test(folded) || reportsAnotherVictim.test(folded)));
  // A person who chose to ask a new question is taken at their word. A photo with a caption may concern anything.
  const isMore = doubt === 'none' && photos.length === 0 && continuesMatter(text, wholeText(latest));
  return corrects.test(folded) || isPlain || isMore ? latest : null;
};

/** Adds the text. The confirmation carries a button to separate it again (words §6). */
export async function addToRecentQuestion(
  unit: Unit,
  person: Person,
  before: Question,
  { messageKey, text, photos }: Received,
): Promise<Outcome> {
  if (photos.length > 0) await forgetWaitingPhotos(unit, person);
  const acted = await actOnQuestion(unit, person, before.id, { type: 'add', messageKey, text, photos });
  if (!acted.ok) return acted;
  const { question } = acted;
  await addToCryOf(unit, person, question, text);
  const note = { key: 'note-question', facts: { code: question.code } };
  await tell(
    unit,
    person.id,
    {
      key: 'question-added-guess',
      facts: { code: question.code, text: cutText(text, titleLength) },
      ...(photos.length === 0 && { buttons: [[buttonFor(question, 'separate')]] }),
    },
    `added:${question.id}:${question.version}`,
  );
  return done(note.key, note.facts);
}
