/** A page of ours is opened by whoever has its address: it never carries a role that decides. */
import { actorOf, type Person } from '../../domain/person/person.ts';
import { isDeciding } from '../../domain/roles.ts';
import { pagesChannel } from '../../ports/uploads.ts';

/** On such a page nothing is heard but a cry of their own, and nothing is sent there. */
export const isPageOfDecider = ({ channel }: { readonly channel: string }, person: Person): boolean =>
  channel === pagesChannel && isDeciding(actorOf(person).role);
