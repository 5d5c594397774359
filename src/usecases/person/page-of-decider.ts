/** A page of ours is opened by whoever has its address: it never carries a role that decides. */
import { actorOf, type Person } from '../../domain/person/person.ts';
import { isDeciding } from '../../domain/roles.ts';
import { pagesChannel } from '../../ports/uploads.ts';

export const isPageOfDecider = ({ channel }: { readonly channel: string }, person: Person): boolean =>
  channel === pagesChannel && isDeciding(actorOf(person).role);
