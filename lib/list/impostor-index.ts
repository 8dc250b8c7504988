import { handleKey } from '../telegram/handle.ts';
import { hashText, mix } from '../text/hash.ts';
import type { DraftedRows, Rows } from './index-rows.ts';
import { type Postings, PostingsDraft } from './postings.ts';
import { type Column, cut, type Layout, NumbersDraft } from './rows.ts';
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
  readonly #owners: Column;
  readonly #places: Column;
  readonly #postings: Postings;

  constructor(rows: Rows, organisations: OrganisationAt) {
    this.#organisations = organisations;
    this.#owners = rows.column('impostors.owners');
    this.#places = rows.column('impostors.places');
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
      const organisation = this.#organisations(this.#owners.at(number));
      const impostor = organisation?.impostors?.[this.#places.at(number)];
      if (organisation && impostor && matches(impostor)) found = { organisation, impostor };
    });
    return found;
  }
}

/** Collects the impostors of organisations, to be found by {@link ImpostorIndex}. */
export class ImpostorDraft {
  readonly #owners = new NumbersDraft(Uint32Array);
  readonly #places = new NumbersDraft(Uint16Array);
  readonly #postings = new PostingsDraft();

  add({ impostors = [] }: Organisation, owner: number): void {
    for (const [place, { handle, peerId }] of impostors.entries()) {
      const number = this.#owners.length;
      this.#owners.push(owner);
      this.#places.push(place);
      if (handle) this.#postings.add(mix(hashText(handleKey(handle)), HANDLE), number);
      if (peerId) this.#postings.add(mix(hashText(peerId), PEER), number);
    }
  }

  finish(layout: Layout): DraftedRows {
    const { shape, filter, buckets } = this.#postings.finish('impostors', layout);
    return {
      shapes: { impostors: shape },
      rows: [
        filter,
        buckets,
        cut('impostors.owners', this.#owners.numbers, layout.words),
        cut('impostors.places', this.#places.numbers, layout.shorts),
      ],
    };
  }
}
