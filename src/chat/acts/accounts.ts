/** Codes that a person types or opens, and the accounts that they link. */
import type { EventOrigin } from '../../channel/incoming.ts';
import { refused } from '../../domain/decision.ts';
import type { Person } from '../../domain/person/person.ts';
import type { Unit } from '../../ports/services.ts';
import { pagesChannel } from '../../ports/uploads.ts';
import { redeem } from '../../usecases/person/invite.ts';
import {
  accountName,
  askToJoin,
  codeMinutes,
  confirmAccount,
  createAccountCode,
  type Joined,
  refuseAccount,
} from '../../usecases/person/link-accounts.ts';
import { otherAccounts, shortName, unlinkAccounts } from '../../usecases/person/unlink-accounts.ts';
import { countWrongCode, isCodeBlocked } from '../../usecases/person/wrong-codes.ts';
import { tell } from '../../usecases/tell.ts';
import { button } from '../say/buttons.ts';
import { noReply, type Reply, replied } from '../talk/reply.ts';
import { welcomeJoined } from './people.ts';
import { settleWaiting } from './question/settle-words.ts';

/** Where a code was typed: the account that it links to a person. */
export type TypedAt = Pick<EventOrigin, 'channel' | 'conversation' | 'sender'>;

async function tellJoined(unit: Unit, { stays, account, count }: Joined): Promise<Reply> {
  return replied(unit, stays.id, { key: 'accounts-joined', facts: { name: stays.name, account, count } });
}

/**
 * Redeems the code of an invitation or, when it was typed, an account-link code of the same person; the latter never comes in a
 * link. Null when it is neither.
 */
export async function takeCode(
  unit: Unit,
  person: Person,
  { channel, sender }: TypedAt,
  code: string,
  isTyped = true,
): Promise<Reply | null> {
  if (await isCodeBlocked(unit, person)) return refused('issue-too-many-codes');
  const redeemed = await redeem(unit, person, code, channel === pagesChannel);
  if (redeemed) return redeemed.ok ? welcomeJoined(unit, redeemed.joined) : redeemed;
  const account = { channel, displayName: sender.displayName };
  // Linking ends the other account's dialogue, so a question that waits in it for a choice is settled first and moves along.
  const asked = isTyped ? await askToJoin(unit, person, account, code, (goes) => settleWaiting(unit, goes)) : null;
  if (!asked) {
    await countWrongCode(unit, person);
    return null;
  }
  if (!asked.ok) return asked;
  if (asked.joined) return tellJoined(unit, asked.joined);
  return replied(unit, person.id, { key: 'account-waits', facts: { minutes: codeMinutes } });
}

/**
 * Creates an account-link code, and offers to unlink the person's other accounts.
 * @param used the account that asks
 */
export async function offerAccountCode(unit: Unit, person: Person, used: TypedAt): Promise<Reply> {
  const code = await createAccountCode(unit, person.id);
  await tell(unit, person.id, { key: 'account-code', facts: { code, minutes: codeMinutes } });
  const others = await otherAccounts(unit, person, used);
  if (others.length > 0)
    await tell(unit, person.id, {
      key: 'own-accounts',
      facts: { count: others.length + 1 },
      buttons: [
        ...others.map((account) => [
          button(
            { key: 'choice-unlink', facts: { account: accountName(account) } },
            'unlink',
            shortName(unit, account),
          ),
        ]),
        ...(others.length > 1 ? [[button('choice-unlink-all', 'unlink')]] : []),
      ],
    });
  return noReply;
}

/**
 * The creator of the code confirms that the account which typed it is also theirs. Text waiting in that account's dialogue is
 * settled first.
 */
export async function confirmJoining(unit: Unit, maker: Person, typist: string): Promise<Reply> {
  const outcome = await confirmAccount(unit, maker, typist, (goes) => settleWaiting(unit, goes));
  return outcome.ok ? tellJoined(unit, outcome) : outcome;
}

/** The creator of the code does not recognise the account that typed it: nothing is linked. */
export async function refuseJoining(unit: Unit, maker: Person, typist: string): Promise<Reply> {
  const outcome = await refuseAccount(unit, maker, typist);
  if (outcome.ok) await tell(unit, maker.id, { key: 'account-refused' });
  return outcome;
}

/** Unlinks the person's own accounts, except the one in use. */
export async function unlink(unit: Unit, person: Person, used: TypedAt, which: string): Promise<Reply> {
  const outcome = await unlinkAccounts(unit, person, used, which);
  if (!outcome.ok) return outcome;
  return replied(unit, person.id, { key: 'account-unlinked', facts: { count: outcome.count } });
}
