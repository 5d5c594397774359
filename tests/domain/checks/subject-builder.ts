/** By default a valid item without findings. A test states only what matters for it. */
import type { CheckedPhoto, CheckSubject, Finding, WardFacts } from '../../../src/domain/checks/check.ts';
import { day, now } from '../submission-builders.ts';

export const ward: WardFacts = {
  publicNumbers: ['0220 3000 137', '028 3829 1234', '3713.0.1053941'],
  publicEmails: ['bbt.donglac@example.vn'],
  publicPlaces: ['Trụ sở UBND phường Đồng Lạc', 'Trường Tiểu học Đồng Lạc'],
};

export const aPhoto = (change: Partial<CheckedPhoto> = {}): CheckedPhoto => ({
  number: 1,
  width: 1600,
  height: 1200,
  sharpness: 900,
  hash: `hash${change.number ?? 1}`,
  takenAt: null,
  caption: '',
  fileName: null,
  ...change,
});

export const aSubject = (change: Partial<CheckSubject> = {}): CheckSubject => ({
  title: 'Khối 4 ra quân dọn vệ sinh',
  body: 'Sáng nay, hơn 60 người dân khối 4 dọn vệ sinh đường làng và trồng 20 cây xanh.',
  category: 'news',
  eventOn: day('2026-11-25'),
  source: { kind: 'witness', detail: '' },
  place: 'khối 4',
  credits: [],
  due: null,
  submittedAt: null,
  now,
  today: day('2026-11-25'),
  photos: [aPhoto()],
  documents: [],
  children: null,
  ward,
  seenTexts: [],
  seenPhotos: [],
  ...change,
});

export const keysOf = (findings: readonly Finding[]): readonly string[] => findings.map(({ key }) => key);

/** The passages of a text that the evidence marks. */
export const pointedAt = (text: string, finding: Finding | undefined): readonly string[] =>
  (finding?.evidence ?? []).flatMap((one) => (one.where === 'photo' ? [] : [text.slice(one.start, one.end)]));
