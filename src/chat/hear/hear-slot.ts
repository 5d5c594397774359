/**
 * Interprets text typed while a part of an item is asked for: its title, day, source, place or text. Text that is clearly talk is
 * asked about.
 */
import { isUnknown, type SlotsSaid, slotsIn } from '../../domain/submission/answer.ts';
import { looksLikeQuestion } from '../../domain/submission/guess.ts';
import { isColleagueTalk } from '../../domain/words/aside.ts';
import { likelihoodOf, likely } from '../../domain/words/model.ts';
import { asksInTitle, exclaims, isByOneself, partShape } from '../../domain/words/part-shape.ts';
import type { Open } from '../talk/memory.ts';
import { isRatherSaid } from './hear-aside.ts';
import { type AskedSlot, type Intent, isAskedSlot } from './intent.ts';
import { forget, say } from './run-command.ts';
import type { Situation } from './situation.ts';

/** One fill per slot. The day comes first, so that the next question asks for what is still missing. */
export const fillsOf = ({ eventOn, ...others }: SlotsSaid, messageKey: string): readonly Intent[] =>
  Object.entries({ ...(eventOn === undefined ? {} : { eventOn }), ...others }).map(([slot, text]) => ({
    do: 'fill',
    fill: { slot: slot as keyof SlotsSaid, text },
    subject: '',
    messageKey,
  }));

type Slot = Extract<Open, { ask: 'slot' }>['slot'];

/**
 * From which likelihood on the model counts the text as talk: when it has the form of an answer, when it does not, and for a
 * title.
 */
const surely = { shaped: 0.97, free: 0.5, title: 0.9 } as const;
/** The model cannot classify a bare name of a body or place of up to this many words. */
const bareName = 5;

/**
 * True when the text is talk rather than an answer: "em gửi ảnh sau nhé", "mai mấy giờ họp nhỉ" under "Nguồn tin?". A title may
 * be any text, including a question, so there only remarks, thanks, service requests and work are doubted.
 */
function isRatherTalk(slot: AskedSlot, text: string, { words }: Situation): boolean {
  const isShaped = partShape(slot, text);
  const isTitle = slot === 'title';
  if (isTitle ? isColleagueTalk(text) : looksLikeQuestion(text) && !isShaped) return true;
  if (slot !== 'source' && isByOneself(text)) return true;
  // A code or unreadable text is not talk.
  if (!/\s/u.test(text.trim()) && text.trim().length >= 6) return false;
  const chances = likelihoodOf(words, text);
  const isBareName = isShaped && text.trim().split(/\s+/u).length <= bareName;
  const isSaid = (['courtesy', 'service', 'staff-work'] as const).some(
    (meaning) => likely(chances, meaning) >= (isShaped ? surely.shaped : surely.free),
  );
  if (isTitle && exclaims(text)) return true;
  if (isTitle && asksInTitle(text)) return isSaid;
  // The model seldom recognises a title as news: "Lịch tiêm chủng tháng 12".
  const ordinary = isTitle ? surely.title : isShaped ? surely.shaped : surely.free;
  return isSaid || (!isBareName && likely(chances, 'ordinary') >= ordinary);
}

/** "Nguồn: …", "đầu đề: …": naming the part makes the text its answer. */
const namesPart = /^\s*\p{L}+(?: \p{L}+){0,2}\s*:/u;

/** Interprets text while a part of an item is asked for. Returns null when it does not answer the prompt. */
export function answerSlot(
  slot: Slot,
  text: string,
  messageKey: string,
  situation: Situation,
): readonly Intent[] | null {
  // A bare number is a choice that came too late; it is not a name.
  const isChoice = slot !== 'eventOn' && slot !== 'text' && /^\d{1,2}[.)]?$/u.test(text.trim());
  if (isChoice || (slot !== 'text' && isUnknown(text))) return [say('still-asked', { slot })];
  if (slot === 'text' && isRatherSaid(text, situation)) return [{ do: 'askWhatItIs', text, messageKey }];
  const slots = slotsIn(text, slot === 'text' ? null : slot, situation.today);
  if (
    slots &&
    isAskedSlot(slot) &&
    slots[slot] !== undefined &&
    !namesPart.test(text) &&
    isRatherTalk(slot, text, situation)
  )
    return [{ do: 'askWhatItIs', text, messageKey, slot }];
  if (slots) return [forget, ...fillsOf(slots, messageKey)];
  return slot === 'text' ? [forget, { do: 'fill', fill: { slot, text }, subject: '', messageKey }] : null;
}
