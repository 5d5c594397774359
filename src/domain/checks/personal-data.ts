/**
 * Finds private data in texts that will be published: one finding per kind, each passage with its replacement in a masked copy.
 */
import type { Check, CheckSubject, Finding, TextEvidence } from './check.ts';
import { type FoundPersonalData, hiddenMark, maskPersonalData } from './mask-personal-data.ts';
import type { PersonalKind } from './personal-data-rules.ts';
import { personalKinds } from './personal-data-rules.ts';
import { fileNamesOf, publicTexts } from './subject-texts.ts';

const sentences = {
  identity: { key: 'check-personal-identity' },
  passport: { key: 'check-personal-passport' },
  insurance: { key: 'check-personal-insurance' },
  account: { key: 'check-personal-account' },
  phone: { key: 'check-personal-phone' },
  landline: { key: 'check-personal-landline' },
  email: { key: 'check-personal-email' },
  address: { key: 'check-personal-address' },
  parcel: { key: 'check-personal-parcel' },
  birth: { key: 'check-personal-birth' },
  plate: { key: 'check-personal-plate' },
  relative: { key: 'check-personal-relative' },
} as const satisfies Record<PersonalKind, Pick<Finding, 'key'>>;

interface Placed {
  readonly data: FoundPersonalData;
  readonly evidence: TextEvidence;
}

/** Names under which documents can be downloaded: private data in them is hidden automatically. */
const inFileNames = (subject: CheckSubject): readonly Finding[] => {
  const evidence = fileNamesOf({ ...subject, photos: [] }).flatMap(({ number, text }) =>
    maskPersonalData(text, subject.ward).found.flatMap(({ action, start, end }) =>
      action === 'mask' ? [{ where: 'fileName' as const, number, start, end, replacement: hiddenMark }] : [],
    ),
  );
  if (evidence.length === 0) return [];
  const facts = { count: evidence.length };
  return [{ check: 'personal-data', key: 'check-personal-file-name', severity: 'note', facts, evidence }];
};

/** Reports private data; a kind of which some is hidden is a warning, otherwise a note. */
export const personalData: Check = {
  id: 'personal-data',
  find: (subject) => {
    const all: readonly Placed[] = publicTexts(subject).flatMap(({ where, number, text }) =>
      maskPersonalData(text, subject.ward).found.map((data) => {
        const place = { where, number, start: data.start, end: data.end };
        return { data, evidence: data.action === 'mask' ? { ...place, replacement: hiddenMark } : place };
      }),
    );
    const ofKinds = personalKinds.flatMap((kind): readonly Finding[] => {
      const ofKind = all.filter(({ data }) => data.kind === kind);
      if (ofKind.length === 0) return [];
      const severity = ofKind.some(({ data }) => data.action === 'mask') ? 'warning' : 'note';
      const evidence = ofKind.map((each) => each.evidence);
      return [{ check: 'personal-data', ...sentences[kind], severity, facts: { count: ofKind.length }, evidence }];
    });
    return [...ofKinds, ...inFileNames(subject)];
  },
};
