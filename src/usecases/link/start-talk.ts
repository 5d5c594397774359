/**
 * Starts a conversation for a citizen without an app, from the portal's page: a person, an account of the channel `web`,
 * and an address.
 */
import { personId } from '../../domain/ids.ts';
import type { Person } from '../../domain/person/person.ts';
import type { Unit } from '../../ports/services.ts';
import { pagesChannel } from '../../ports/uploads.ts';
import { createPageLink } from '../page-link.ts';

/**
 * Starts the conversation.
 * @param token derived from the form's number, so that a form sent twice starts one conversation
 * @returns the conversation's id; the question itself is delivered afterwards, like any message
 */
export const startTalk = async (unit: Unit, token: string, name: string): Promise<string> => {
  const known = await unit.stores.links.find(unit.hashToken(token));
  if (known) return known.subject;
  const conversation = unit.ids.next();
  const person: Person = {
    id: personId(unit.ids.next()),
    name,
    role: 'citizen',
    unit: null,
    status: 'active',
    locale: unit.ward.locale,
    noticedAt: null,
    createdAt: unit.now,
  };
  await unit.stores.people.insert(person);
  await unit.stores.people.putAccount({
    channel: pagesChannel,
    accountId: conversation,
    personId: person.id,
    conversation,
    displayName: name,
    lastUsedAt: unit.now,
    unreachableAt: null,
  });
  await createPageLink(
    { ...unit, ids: { ...unit.ids, token: () => token } },
    { purpose: 'talk', person: person.id, subject: conversation },
  );
  return conversation;
};
