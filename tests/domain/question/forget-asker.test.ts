import { describe, expect, it } from 'vitest';
import { withoutAsker } from '../../../src/domain/question/forget-asker.ts';
import { noPublication } from '../../../src/domain/question/publication-state.ts';
import { aDraft, anAnswer, aPause, aQuestion } from './builders.ts';

const name = 'Phạm Văn Tư';
const hide = (text: string) => text.replaceAll(name, '…');

describe('a question after its asker’s data were deleted', () => {
  const told = `Tôi là ${name}`;
  const full = aQuestion({
    state: 'closed',
    title: told,
    body: told,
    conversation: '5300000001',
    originKey: 'tg:5300000001:7',
    standing: {
      addenda: [{ messageKey: 'tg:5300000001:8', text: told, photos: [{ fileId: 'f' } as never], at: '2026-03-11' }],
      drafts: [{ ...aDraft(), text: told }],
      answer: { ...anAnswer(), text: told },
      earlierAnswers: [{ ...anAnswer(), text: told }],
      deliveries: [
        { outcome: 'delivered', channel: 'telegram', note: '5300000001:9', at: '2026-03-12' },
        { outcome: 'phoned', channel: 'phone', note: `Minh: ${told} nghe máy`, at: '2026-03-12' },
      ],
      pauses: [aPause({ text: told })],
      interims: [{ text: told, by: aDraft().person, at: '2026-03-12', dueOn: aQuestion().dueOn, isInTime: true }],
      sentBack: { person: aDraft().person, name: 'Minh', reason: { code: 'other', note: told }, at: '2026-03-13' },
      overdueReason: { person: aDraft().person, name: 'Sáu', reason: { code: 'other', note: told }, at: '2026-03-13' },
      redirect: { body: told, contact: '0220 3000 137', by: aDraft().person, at: '2026-03-13' },
      publication: { ...noPublication, takenDown: { why: told, at: '2026-03-14' } },
      ratings: [{ isHelpful: false, note: told, at: '2026-03-13' }],
    },
  });

  it('contains neither the name nor the account nor a photo anywhere', () => {
    const kept = JSON.stringify(withoutAsker(full, hide));
    expect(JSON.stringify(full).split(name)).toHaveLength(15);
    expect(kept).not.toContain(name);
    expect(kept).not.toContain('5300000001');
    expect(kept).not.toContain('fileId');
  });

  it('keeps its code, dates, signer and the record of its delivery', () => {
    const kept = withoutAsker(full, hide);
    expect([kept.code, kept.dueOn, kept.standing.answer?.signer]).toEqual([
      full.code,
      full.dueOn,
      full.standing.answer?.signer,
    ]);
    expect(kept.standing.deliveries.map(({ outcome }) => outcome)).toEqual(['delivered', 'phoned']);
    expect(kept.standing.deliveries[1]?.note).toContain('nghe máy');
  });
});
