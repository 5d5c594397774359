/**
 * Adds the signer's office to answers from before it was stored. The mandates on record say who held which office on the day of
 * the answer. Each change raises the version, so the nightly comparison publishes the answers again, now with the office.
 */
import type { Question } from '../domain/question/question.ts';
import { isDeciding, type Role } from '../domain/roles.ts';
import type { Reader } from '../ports/reader.ts';
import type { WardWork } from '../ports/unit-of-work.ts';

export interface NameOfficesOptions extends WardWork {
  readonly reader: Reader;
  readonly pause: () => Promise<void>;
}

const sliceSize = 200;

const lacksOffice = ({ standing: { answer, publication } }: Question): boolean =>
  publication.state === 'published' && answer !== null && answer.signer.role === undefined;

/** Adds the office to every published answer that lacks it. Returns how many answers were changed. */
export async function nameOffices(options: NameOfficesOptions): Promise<number> {
  const { ward, reader, pause } = options;
  let named = 0;
  let after: string | null = null;
  do {
    const page = await reader.read(ward, ({ lists }) => lists.wholeQuestions({ limit: sliceSize, after }));
    for (const question of page.items.filter(lacksOffice)) if (await nameOffice(options, question)) named += 1;
    after = page.next;
    await pause();
  } while (after !== null);
  return named;
}

const nameOffice = ({ ward, unitOfWork }: NameOfficesOptions, { id }: Question): Promise<boolean> =>
  unitOfWork.run(ward, async ({ questions, people }) => {
    const before = await questions.get(id);
    const { answer, publication } = before?.standing ?? {};
    if (!before || !lacksOffice(before) || !answer || !publication?.published) return false;
    const at = new Date(answer.at);
    const held = (await people.mandatesOf(answer.signer.person)).find(
      ({ role, from, until }) => isAnswering(role) && from <= at && (until === null || until > at),
    );
    if (!held) return false;
    const published = { ...publication.published, version: before.version + 1 };
    const standing = {
      ...before.standing,
      answer: { ...answer, signer: { ...answer.signer, role: held.role } },
      publication: { ...publication, published },
    };
    await questions.save({ ...before, standing }, before);
    return true;
  });

/** Offices that give answers to the public. */
const isAnswering = (role: Role): boolean => isDeciding(role) || role === 'chairman';
