/** The phones of the page: their owners, their platforms, and their chats in the form that the page's scripts use. */
import type { TelegramWorld } from '../telegram/world.ts';
import type { ZaloBotWorld } from '../zalo-bot/world.ts';
import type { ZaloOaWorld } from '../zalo-oa/world.ts';
import type { Handset } from './handset.ts';
import { createTelegramHandset } from './telegram-handset.ts';
import { createZaloBotHandset } from './zalo-bot-handset.ts';
import { createZaloOaHandset } from './zalo-oa-handset.ts';

/** The platforms running beside the page. */
export interface Worlds {
  readonly telegram?: TelegramWorld;
  readonly zaloOa?: ZaloOaWorld;
  readonly zaloBot?: ZaloBotWorld;
}

interface PhoneOwner {
  /** Code of the role: `contributor`, `deputy`, `head`, `citizen` …; used in the page's attribute `data-phone`. */
  readonly role: string;
  /** The role in Vietnamese, shown in the phone's header. */
  readonly title: string;
  readonly name: string;
}

export type PhoneDetails = PhoneOwner &
  (
    | { readonly platform?: 'telegram'; readonly personId: number }
    | { readonly platform: 'zaloOa'; readonly personId: string }
    /** `personId`: the person's key in the world. */
    | { readonly platform: 'zaloBot'; readonly personId: string }
  );

export interface Phone extends PhoneOwner {
  /** Unique among the phones: the role, with a number if it is repeated. */
  readonly key: string;
  readonly handset: Handset;
}

/** Number of messages of a chat sent to the page; older ones are not shown. */
const shownMessages = 200;

/**
 * The phones whose platform is running, in the given order.
 * @throws Error for people who do not exist in their world
 */
export function createPhones(details: readonly PhoneDetails[], worlds: Worlds): readonly Phone[] {
  const phones: Phone[] = [];
  for (const phone of details) {
    const handset = handsetOf(phone, worlds);
    if (!handset) continue;
    const { role, title, name } = phone;
    const earlier = phones.filter((other) => other.role === role).length;
    phones.push({ role, title, name, handset, key: earlier === 0 ? role : `${role}-${earlier + 1}` });
  }
  return phones;
}

function handsetOf(phone: PhoneDetails, { telegram, zaloOa, zaloBot }: Worlds): Handset | null {
  if (phone.platform === 'zaloOa') return zaloOa ? createZaloOaHandset(zaloOa, phone.personId) : null;
  if (phone.platform === 'zaloBot') return zaloBot ? createZaloBotHandset(zaloBot, phone.personId) : null;
  return telegram ? createTelegramHandset(telegram, phone) : null;
}

/** Everything a page needs to draw the phone, as JSON. */
export function phoneState({ key, role, title, name, handset }: Phone) {
  return {
    phone: key,
    platform: handset.platform,
    role,
    title,
    name,
    ...handset.facts(),
    messages: handset.messages().slice(-shownMessages),
  };
}
