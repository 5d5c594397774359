/** By default a valid item; a test states only what matters for it. */
import type { Actor } from '../../src/domain/actor.ts';
import { localDateFrom } from '../../src/domain/calendar/local-date.ts';
import { fileId, personId, photoId, submissionId } from '../../src/domain/ids.ts';
import type { Route } from '../../src/domain/process/process.ts';
import type { Role } from '../../src/domain/roles.ts';
import type { Terms } from '../../src/domain/submission/events.ts';
import type { ItemFile, Photo } from '../../src/domain/submission/photos-and-files.ts';
import {
  type Content,
  emptyContent,
  emptyStanding,
  type Standing,
  type Submission,
} from '../../src/domain/submission/submission.ts';
import type { WardUnit } from '../../src/domain/ward.ts';

export const now = new Date('2026-11-25T02:00:00Z');
export const oneSignature: Route = [['deputy', 'standingDeputy', 'head']];
export const twoSignatures: Route = [['deputy', 'standingDeputy'], ['head']];

export const day = (text: string) => {
  const [year = 0, month = 0, date = 0] = text.split('-').map(Number);
  const found = localDateFrom(year, month, date);
  if (!found) throw new Error(`${text} is no day`);
  return found;
};

export const anActor = (role: Role, name = `some ${role}`, status: Actor['status'] = 'active'): Actor => ({
  person: personId(name),
  name,
  role,
  status,
});

export const lan = anActor('contributor', 'Lan');
export const minh = anActor('deputy', 'Minh');
export const ha = anActor('standingDeputy', 'Hà');
export const hoa = anActor('head', 'Hoa');

export const words =
  'Khối 4 ra quân dọn vệ sinh\nSáng nay, hơn 60 người dân khối 4 dọn vệ sinh đường làng và trồng 20 cây xanh.';

export const aContent = (change: Partial<Content> = {}): Content => ({
  ...emptyContent,
  parts: [{ of: 'm1', text: words }],
  ...change,
});

export const aPhotoOf = (position: number, change: Partial<Photo> = {}): Photo => ({
  id: photoId(`photo${position}`),
  itemKey: `m${position}:u${position}`,
  position,
  messageKey: `m${position}`,
  albumKey: null,
  file: {
    channel: 'telegram',
    fileId: `f${position}`,
    uniqueId: `u${position}`,
    kind: 'photo',
    name: null,
    mimeType: null,
    sizeBytes: null,
  },
  fate: { state: 'todo' },
  dropped: false,
  ...change,
});

export const aFileOf = (position: number, change: Partial<ItemFile> = {}): ItemFile => ({
  id: fileId(`file${position}`),
  itemKey: `m${position}:d${position}`,
  position,
  messageKey: `m${position}`,
  file: {
    channel: 'telegram',
    fileId: `d${position}`,
    uniqueId: `d${position}`,
    kind: 'document',
    name: `tep-${position}.pdf`,
    mimeType: 'application/pdf',
    sizeBytes: 1_000,
  },
  fate: { state: 'todo' },
  dropped: false,
  ...change,
});

export const terms = (route: Route = oneSignature, content = aContent()): Terms => ({
  content,
  due: { at: now, on: day('2026-11-26'), provisional: false, explanation: { key: 'due-news' } },
  route,
  processVersion: '1',
  undertakingVersion: '1',
});

export const anItem = (
  change: Partial<Omit<Submission, 'standing'>> & { standing?: Partial<Standing> } = {},
): Submission => ({
  id: submissionId('item'),
  code: 'DL-2611-0042',
  authorId: lan.person,
  state: 'submitted',
  version: 3,
  revision: 2,
  content: aContent(),
  photos: [aPhotoOf(1)],
  files: [],
  createdAt: now,
  updatedAt: now,
  ...change,
  standing: { ...emptyStanding, route: oneSignature, processVersion: '1', ...change.standing },
});

export const units: readonly WardUnit[] = [
  ...[1, 2, 3, 4, 10, 11].map((number) => ({ name: `khối ${number}`, aliases: [] })),
  { name: 'Trường Tiểu học Đồng Lạc', aliases: ['tiểu học Đồng Lạc'] },
  { name: 'Trạm Y tế phường', aliases: ['trạm y tế'] },
  { name: 'nhà văn hóa trung tâm', aliases: [] },
];
