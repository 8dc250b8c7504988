import { handleKey } from '../telegram/handle.ts';
import { hashText, mix } from '../text/hash.ts';
import { Entries, EntriesDraft } from './entries.ts';
import type { DraftedRows, Rows } from './index-rows.ts';
import { type Postings, PostingsDraft } from './postings.ts';
import type { Layout } from './rows.ts';
import type { Impostor, Organisation, OrganisationAt } from './schema.ts';

/** A chat the list names as posing as an organisation. */
export interface ListedImpostor {
  organisation: Organisation;
  impostor: Impostor;
}

const HANDLE = 0x2545f491;
const PEER = 0x6c8e9cf5;

/** Known impostors by handle and by peer id. Where two organisations name one chat, the last of them has it. */
export class ImpostorIndex {
  readonly #organisations: OrganisationAt;
  readonly #entries: Entries;
  readonly #postings: Postings;

  constructor(rows: Rows, organisations: OrganisationAt) {
    this.#organisations = organisations;
    this.#entries = new Entries(rows.column('impostors.entries'));
    this.#postings = rows.postings('impostors');
  }

  byHandle(handle: string): ListedImpostor | undefined {
    const wanted = handleKey(handle);
    return this.#find(
      mix(hashText(wanted), HANDLE),
      ({ handle: own }) => own !== undefined && handleKey(own) === wanted,
    );
  }

  byPeerId(peerId: string): ListedImpostor | undefined {
    return this.#find(mix(hashText(peerId), PEER), (impostor) => impostor.peerId === peerId);
  }

  #find(key: number, matches: (impostor: Impostor) => boolean): ListedImpostor | undefined {
    let found: ListedImpostor | undefined;
    this.#postings.visit(key, Number.POSITIVE_INFINITY, (number) => {
      const entry = this.#entries.at(number);
      const organisation = entry && this.#organisations(entry.owner);
      const impostor = entry && organisation?.impostors?.[entry.place];
      if (organisation && impostor && matches(impostor)) found = { organisation, impostor };
    });
    return found;
  }
}

/** Collects the impostors of organisations, to be found by {@link ImpostorIndex}. */
export class ImpostorDraft {
  readonly #entries = new EntriesDraft();
  readonly #postings = new PostingsDraft();

  add({ impostors = [] }: Organisation, owner: number): void {
    for (const [place, { handle, peerId }] of impostors.entries()) {
      const number = this.#entries.length;
      this.#entries.add({ mask: 0, length: 0, owner, place });
      if (handle) this.#postings.add(mix(hashText(handleKey(handle)), HANDLE), number);
      if (peerId) this.#postings.add(mix(hashText(peerId), PEER), number);
    }
  }

  finish(layout: Layout): DraftedRows {
    const { shape, buckets } = this.#postings.finish('impostors', layout);
    return {
      shapes: { impostors: shape },
      rows: [buckets, this.#entries.finish('impostors.entries', layout)],
    };
  }
}
