/** Facts about a ward for its public pages. */
import type { ChosenPage } from '../../domain/section/section-page.ts';
import type { Contact, Section, Ward } from '../../domain/ward.ts';

/** Public address of an account through which people write to the editorial board. */
export interface PortalChannel {
  /** The channel's name, from which the app's name is derived. */
  readonly channel: string;
  /** Name of the account. */
  readonly name: string;
  /** An https address, or a path of this site. */
  readonly url: string;
}

export interface PortalWard
  extends Pick<Ward, 'code' | 'name' | 'fullName' | 'colours' | 'spokesperson' | 'reception' | 'timeZone'> {
  /** 'dong-lac' */
  readonly slug: string;
  readonly domain: string;
  readonly sections: readonly Section[];
  /** Person responsible for the portal, and contact data. Empty texts are omitted. */
  readonly about: Contact;
  readonly channels: readonly PortalChannel[];
  /** Pages of the ward in the menu's order. */
  readonly pages: readonly Omit<ChosenPage, 'text'>[];
  /** Version of the contact data in force today; changes when they change. */
  readonly settled?: string;
}
