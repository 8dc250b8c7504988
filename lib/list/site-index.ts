import { hashText, mix } from '../text/hash.ts';
import type { DraftedRows, Rows } from './index-rows.ts';
import { type Postings, PostingsDraft } from './postings.ts';
import type { Layout } from './rows.ts';
import type { Organisation, OrganisationAt } from './schema.ts';

const HOST = 0x58f38ded;

/** Organisations by the host name of their website. */
export class SiteIndex {
  readonly #organisations: OrganisationAt;
  readonly #postings: Postings;

  constructor(rows: Rows, organisations: OrganisationAt) {
    this.#organisations = organisations;
    this.#postings = rows.postings('sites');
  }

  /** @param host with or without `www.`. @returns them in the order of the list. */
  at(host: string): Organisation[] {
    const wanted = bareHost(host);
    const found: Organisation[] = [];
    this.#postings.visit(mix(hashText(wanted), HOST), Number.POSITIVE_INFINITY, (place) => {
      const organisation = this.#organisations(place);
      if (organisation && hostOf(organisation) === wanted) found.push(organisation);
    });
    return found;
  }
}

/** Collects the websites of organisations, to be found by {@link SiteIndex}. */
export class SiteDraft {
  readonly #postings = new PostingsDraft();

  add(organisation: Organisation, place: number): void {
    const host = hostOf(organisation);
    if (host) this.#postings.add(mix(hashText(host), HOST), place);
  }

  finish(layout: Layout): DraftedRows {
    const { shape, buckets } = this.#postings.finish('sites', layout);
    return { shapes: { sites: shape }, rows: [buckets] };
  }
}

/** The schema lets addresses through that are none. */
function hostOf({ website }: Organisation): string | undefined {
  return website && URL.canParse(website) ? bareHost(new URL(website).hostname) : undefined;
}

function bareHost(host: string): string {
  return host
    .toLowerCase()
    .replace(/^www\./, '')
    .replace(/\.$/, '');
}
