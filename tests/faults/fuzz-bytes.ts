/**
 * Fuzzes the bytes of files, file names and button presses: their parsers never throw, and no changed press passes as genuine.
 */
import { randomBytes } from 'node:crypto';
import { displayName } from '../../src/adapters/documents/display-name.ts';
import { sniffDocument } from '../../src/adapters/documents/document-header.ts';
import { readExif, readOrientation } from '../../src/adapters/media/exif.ts';
import { brandsOf, colourProfile, exifOf, heicSize, turnsItself } from '../../src/adapters/media/heif-boxes.ts';
import { mendScanHeader } from '../../src/adapters/media/jpeg-mend.ts';
import { isCutOff, readHeader } from '../../src/adapters/media/photo-header.ts';
import { createSigner } from '../../src/adapters/signer.ts';
import { cleanDisplayName, cleanName } from '../../src/channel/names.ts';
import { below, changedBytes, changedText, oneOf, someText, type Target } from '../support/fuzz.ts';

/** The parsers that run in the main process before a child process opens a file, and the child's first checks. */
export const byteTargets = (samples: readonly Buffer[]): readonly Target[] => [
  {
    name: 'headers of photos and documents',
    share: 150_000,
    tried: (chance) => {
      const bytes = changedBytes(oneOf(chance, samples), chance);
      const header = readHeader(bytes);
      if (header.ok) isCutOff(header.format, bytes);
      sniffDocument(bytes);
      return null;
    },
  },
  {
    name: 'EXIF, boxes of HEIC, scans of JPEG',
    share: 150_000,
    tried: (chance) => {
      const bytes = changedBytes(oneOf(chance, samples), chance);
      const { takenAt } = readExif(bytes);
      const orientation = readOrientation(bytes);
      brandsOf(bytes);
      heicSize(bytes);
      turnsItself(bytes);
      colourProfile(bytes);
      exifOf(bytes);
      mendScanHeader(bytes);
      if (!(orientation >= 1 && orientation <= 8)) return `orientation ${orientation}`;
      return takenAt === null || !Number.isNaN(Date.parse(`${takenAt}Z`)) ? null : `taken at ${takenAt}`;
    },
  },
];

const unsafe = /[/\\<>:"|?*\p{Cc}\p{Cf}]|^\.|^\s|\s$/u;

export const fileNames: Target = {
  name: 'names of files and people',
  share: 150_000,
  tried: (chance) => {
    const claimed = someText(chance, 30);
    const name = displayName(chance() < 0.05 ? null : claimed, oneOf(chance, ['pdf', 'docx', 'xlsx'] as const));
    cleanName(claimed);
    cleanDisplayName(claimed);
    return name.length > 0 && [...name].length <= 100 && !unsafe.test(name) ? null : `named ${JSON.stringify(name)}`;
  },
};

const signer = createSigner(randomBytes(32));
const subjects = ['01KDTALK0000000000000000AB', '', '2026-11-01..2026-11-30', 'DL-2026-0017', 'á:b'] as const;

export const presses: Target = {
  name: 'values of buttons and addresses of files',
  share: 150_000,
  tried: (chance) => {
    const choice = {
      action: oneOf(chance, ['approve', 'why.return.facts', 'q-letter']),
      subject: oneOf(chance, subjects),
      revision: below(chance, 1_000),
    };
    const value = signer.sign('5012345678', choice);
    const changed = changedText(value, chance);
    const file = signer.signFile({ hash: 'ab'.repeat(32), width: 480, expiresAt: new Date(4e12) });
    const changedFile = changedText(file, chance);
    if (JSON.stringify(signer.verify('5012345678', value)) !== JSON.stringify(choice)) return `its own value ${value}`;
    if (changed !== value && signer.verify('5012345678', changed) !== null) return `took ${JSON.stringify(changed)}`;
    if (signer.verify('5012345679', value) !== null) return 'took a press of another conversation';
    return changedFile !== file && signer.verifyFile(changedFile, new Date(1e12)) !== null
      ? `took the address ${JSON.stringify(changedFile)}`
      : null;
  },
};
