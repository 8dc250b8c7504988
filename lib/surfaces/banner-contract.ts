import type { Sighting } from '../telegram/sighting.ts';
import type { Verdict } from '../verdict/verdict.ts';
import type { Translate } from '../words.ts';
import type { BannerPlace } from './surface.ts';

/** The bar above a chat that poses as an organisation or is flagged. There is one a page at most. */
export interface Banner {
  /** Shows the banner for a chat, or leaves it as it is when it already stands there. */
  show(place: BannerPlace, sighting: Sighting, verdict: Verdict): void;
  /** Takes the banner away and gives its room back. */
  hide(): void;
}

/** What the banner needs of the page's script. */
export interface BannerOptions {
  page: Document;
  t: Translate;
  /** The reader's, a BCP 47 tag. */
  language: string;
  /** Called when the reader does not want to see the banner for this chat again. */
  onHide(sighting: Sighting): void;
  /** Called when the reader wants to report this chat. */
  onReport(sighting: Sighting, verdict: Verdict): void;
  /** Monotonic milliseconds. */
  now(): number;
}

export type MakeBanner = (options: BannerOptions) => Banner;

/** How the banner's own script, loaded when there is first something to warn of, hands itself over. */
declare global {
  var channelTrustHintsBanner: MakeBanner | undefined;
}
