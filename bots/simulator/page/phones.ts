/** The phones of the page: who holds each, on which platform, and its chat in the words of the page's scripts. */
import type { TelegramWorld } from '../telegram/world.ts';
import type { ZaloBotWorld } from '../zalo-bot/world.ts';
import type { ZaloOaWorld } from '../zalo-oa/world.ts';
import type { Handset } from './handset.ts';
import { createTelegramHandset } from './telegram-handset.ts';
import { createZaloBotHandset } from './zalo-bot-handset.ts';
import { createZaloOaHandset } from './zalo-oa-handset.ts';

/** The platforms that run beside the page. */
export interface Worlds {
  readonly telegram?: TelegramWorld;
  readonly zaloOa?: ZaloOaWorld;
  readonly zaloBot?: ZaloBotWorld;
}

interface PhoneOwner {
  /** Code of the role: `contributor`, `deputy`, `head`, `citizen` …; the page's hook `data-phone`. */
  readonly role: string;
  /** The role in Vietnamese, as the phone's header says it. */
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
  /** Unique among the phones: the role, numbered when it occurs again. */
  readonly key: string;
  readonly handset: Handset;
}

/** Messages of a chat that the page receives at once; older ones are not shown. */
const shownMessages = 200;

/** The phones whose platform is there, in the order given. @throws Error for people whom their world does not know */
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

/** All that a page needs to draw the phone, as JSON. */
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
