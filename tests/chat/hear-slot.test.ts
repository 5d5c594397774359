/**
 * Messages typed while the bot asks for a part of an item: answers are stored, and for
 * messages to other people the bot asks back.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type AskedSlot, askedSlots } from '../../src/chat/hear/intent.ts';
import { slotAnswers } from './slot-answers.ts';
import { inShort, presses, says } from './talk.ts';

const asked = (slot: AskedSlot) => ({ open: { ask: 'slot', slot }, hasDraft: true }) as const;
const isTaken = (slot: AskedSlot, text: string): boolean =>
  says(text, asked(slot)).some((intent) => intent.do === 'fill' || intent.do === 'add');

describe('a message while a part of an item is asked for', () => {
  it.each(askedSlots)('%s: nearly every answer is stored at once', (slot) => {
    const lost = slotAnswers[slot].filter((text) => !isTaken(slot, text));
    expect(lost.length, lost.join(' | ')).toBeLessThanOrEqual(7);
  });

  it.each([
    ...['em gửi ảnh sau nhé', 'mai mấy giờ họp nhỉ', 'chị Hoa ơi chị xem giúp em với', 'hôm nay mưa to quá'],
    ...[
      'ai duyệt bài này',
      'có bài nào đỏ không',
      'kỳ này còn bao nhiêu tiền',
      'e ra cổng lấy cơm đã',
      'nhắn nhầm nhóm',
    ],
  ])('"%s" is taken neither as source, place nor title', (text) => {
    for (const slot of askedSlots) expect(isTaken(slot, text), slot).toBe(false);
  });

  // `hear-slot.long.test.ts` checks every line; the share of a few hundred lines is close enough to that of all.
  const every = process.env.TEST_LONG === '1' ? 1 : 48;
  it('at most a quarter of ordinary staff talk is taken as an answer', () => {
    const lines = readFileSync('words/ordinary.staff.txt', 'utf8').split('\n');
    const talk = lines.filter((line, at) => at % every === 0 && line.trim() !== '' && !line.startsWith('#'));
    for (const slot of askedSlots) {
      const taken = talk.filter((text) => isTaken(slot, text));
      expect(taken.length / talk.length, slot).toBeLessThan(0.25);
    }
  });

  it('thanks are acknowledged, and are not taken as a source', () => {
    expect(inShort(says('cảm ơn chị nhiều ạ', asked('source')))).toEqual(['courteous']);
  });

  it('a doubtful answer can be confirmed with one press', () => {
    expect(says('em gửi ảnh sau nhé', asked('source'))[0]).toMatchObject({ do: 'askWhatItIs', slot: 'source' });
    expect(inShort(presses('held.source', asked('source')))).toEqual(['forget', 'settleHeld']);
    expect(inShort(presses('held.source', asked('place')))).toEqual(['settleHeld']);
  });
});
