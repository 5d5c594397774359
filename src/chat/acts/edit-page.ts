/** The page on which all parts of an item can be changed, for one person and one day. */
import type { LinkButton } from '../../domain/message.ts';
import type { Person } from '../../domain/person/person.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import type { Unit } from '../../ports/services.ts';
import { createPageLink } from '../../usecases/page-link.ts';

/** Returns the button. The link is bound to the revision that was shown, and the page says when there is a newer one. */
export const editPage = async (
  unit: Unit,
  person: Person,
  { id, revision }: Pick<Submission, 'id' | 'revision'>,
): Promise<LinkButton> => ({
  label: { key: 'choice-edit-page' },
  url: await createPageLink(unit, { purpose: 'edit', person: person.id, subject: id, revision }),
});
