/** What the public pages know about a ward. */
import type { ChosenPage } from '../../domain/section/section-page.ts';
import type { Contact, Section, Ward } from '../../domain/ward.ts';

/** Where people write to the editorial board: the bots' public addresses. */
export interface PortalChannel {
  /** Registry name, for the word by which people know the app. */
  readonly channel: string;
  /** What we are called there. */
  readonly name: string;
  /** https. */
  readonly url: string;
}

export interface PortalWard
  extends Pick<Ward, 'code' | 'name' | 'fullName' | 'colours' | 'spokesperson' | 'reception' | 'timeZone'> {
  /** 'dong-lac' */
  readonly slug: string;
  readonly domain: string;
  readonly sections: readonly Section[];
  /** Who answers for the portal, and how to reach them. An empty text is left out of the pages. */
  readonly about: Contact;
  readonly channels: readonly PortalChannel[];
  /** Pages of the ward itself, in the order of the menu. */
  readonly pages: readonly Omit<ChosenPage, 'text'>[];
  /** Names the version of contact and reception that holds today; it changes as they do. */
  readonly settled?: string;
}
