/** What the public pages know about a ward. */
import type { ChosenPage } from '../../domain/section/section-page.ts';
import type { Spokesperson } from '../../domain/ward.ts';
import type { WardColours } from '../../domain/ward-colours.ts';

export interface PortalSection {
  readonly slug: string;
  readonly name: string;
  readonly owner?: string | undefined;
}

/** Where people write to the editorial board: the bots' public addresses. */
export interface PortalChannel {
  /** Registry name, for the word by which people know the app. */
  readonly channel: string;
  /** What we are called there. */
  readonly name: string;
  /** https. */
  readonly url: string;
}

export interface PortalWard {
  /** 'dong-lac' */
  readonly slug: string;
  /** 'DL' */
  readonly code: string;
  /** 'Đồng Lạc' */
  readonly name: string;
  /** 'phường Đồng Lạc' */
  readonly fullName: string;
  readonly domain: string;
  readonly colours?: WardColours | undefined;
  readonly sections: readonly PortalSection[];
  /** Who answers for the portal, and how to reach them. An empty text is left out of the pages. */
  readonly about: {
    readonly responsible: string;
    readonly address: string;
    readonly phone: string;
    readonly email: string;
  };
  readonly spokesperson?: Spokesperson | undefined;
  readonly channels: readonly PortalChannel[];
  /** Pages of the ward itself, in the order of the menu. */
  readonly pages: readonly Omit<ChosenPage, 'text'>[];
  /** Names the version of contact and reception that holds today; it changes as they do. */
  readonly settled?: string;
  /** Where citizens are received, and when. */
  readonly reception: { readonly place: string; readonly hours: string };
  /** 'Asia/Ho_Chi_Minh' */
  readonly timeZone: string;
}
