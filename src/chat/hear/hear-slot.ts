/** Words typed while a part of an item is asked for: its title, day, source, place or text. What is plainly talk is asked about. */
import { isUnknown, type SlotsSaid, slotsIn } from '../../domain/submission/answer.ts';
import { looksLikeQuestion } from '../../domain/submission/guess.ts';
import { isAside } from '../../domain/words/aside.ts';
import { likelihoodOf, likely } from '../../domain/words/model.ts';
import { asksInTitle, exclaims, isByOneself, partShape } from '../../domain/words/part-shape.ts';
import type { Open } from '../talk/memory.ts';
import { isRatherSaid } from './hear-aside.ts';
import { type AskedSlot, type Intent, isAskedSlot } from './intent.ts';
import { forget, say } from './run-command.ts';
import type { Situation } from './situation.ts';

/** One fill for each slot; the day first, so that what is asked next is what is missing still. */
export const fillsOf = ({ eventOn, ...others }: SlotsSaid, messageKey: string): readonly Intent[] =>
  Object.entries({ ...(eventOn === undefined ? {} : { eventOn }), ...others }).map(([slot, text]) => ({
    do: 'fill',
    fill: { slot: slot as keyof SlotsSaid, text },
    subject: '',
    messageKey,
  }));

type Slot = Extract<Open, { ask: 'slot' }>['slot'];

/** So sure is the model that it is said to somebody, where the words have the shape of an answer, and where they have none. */
const surely = { shaped: 0.97, free: 0.5, title: 0.9 } as const;
/** A body's or a place's name alone is like any other words to the model. In words. */
const bareName = 5;

/**
 * "em gửi ảnh sau nhé", "mai mấy giờ họp nhỉ" under "Nguồn tin?": nobody's name, no body and no place. A title may be of any
 * words, a question too: only what is said by or to somebody, thanks or works is doubted there.
 */
function isRatherTalk(slot: AskedSlot, text: string, { words }: Situation): boolean {
  const isShaped = partShape(slot, text);
  const isTitle = slot === 'title';
  if (isTitle ? isAside(text) : looksLikeQuestion(text) && !isShaped) return true;
  if (slot !== 'source' && isByOneself(text)) return true;
  // A code, or what nobody can read, is no talk.
  if (!/\s/u.test(text.trim()) && text.trim().length >= 6) return false;
  const chances = likelihoodOf(words, text);
  const isBareName = isShaped && text.trim().split(/\s+/u).length <= bareName;
  const isSaid = (['courtesy', 'service', 'staff-work'] as const).some(
    (meaning) => likely(chances, meaning) >= (isShaped ? surely.shaped : surely.free),
  );
  if (isTitle && exclaims(text)) return true;
  if (isTitle && asksInTitle(text)) return isSaid;
  // Titles are seldom news to the model by themselves: "Lịch tiêm chủng tháng 12".
  const ordinary = isTitle ? surely.title : isShaped ? surely.shaped : surely.free;
  return isSaid || (!isBareName && likely(chances, 'ordinary') >= ordinary);
}

/** "Nguồn: …", "đầu đề: …": whoever names the part means it. */
const namesPart = /^\s*\p{L}+(?: \p{L}+){0,2}\s*:/u;

/** Null: it answers nothing that is asked. */
export function answerSlot(
  slot: Slot,
  text: string,
  messageKey: string,
  situation: Situation,
): readonly Intent[] | null {
  // A bare number is a choice that came too late, and names nobody and nothing.
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
