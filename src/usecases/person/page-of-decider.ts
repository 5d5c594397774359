/** Anyone with its address can open a web conversation, so it never carries a deciding role. */
import { actorOf, type Person } from '../../domain/person/person.ts';
import { isDeciding } from '../../domain/roles.ts';
import { pagesChannel } from '../../ports/uploads.ts';

/** True for a decider's web conversation. The program accepts only a call for help from it, and sends nothing to it. */
export const isPageOfDecider = ({ channel }: { readonly channel: string }, person: Person): boolean =>
  channel === pagesChannel && isDeciding(actorOf(person).role);
