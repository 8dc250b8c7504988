import '../text/make-word-tables.ts';
import { HandleDraft } from './handle-index.ts';
import { ImpostorDraft } from './impostor-index.ts';
import { type ListIndex, openIndex } from './index.ts';
import { type DraftedRows, openWhole } from './index-rows.ts';
import { NameDraft } from './name-index.ts';
import { type NameLine, readNameLine, writeNameLine } from './name-lines.ts';
import { type Layout, Missing, WHOLE } from './rows.ts';
import type { OfficialList, Organisation } from './schema.ts';
import { SiteDraft } from './site-index.ts';

/** An index beside the list it was made of. */
export interface WholeIndex extends ListIndex {
  organisations: readonly Organisation[];
}

/** Collects the organisations of a list, in its order, to be found by an index. */
export class IndexDraft {
  readonly #handles = new HandleDraft();
  readonly #names = new NameDraft();
  readonly #impostors = new ImpostorDraft();
  readonly #sites = new SiteDraft();
  #places = 0;

  /** How many channels and names of organisations there are. */
  get entries(): number {
    return this.#handles.length + this.#names.length;
  }

  add(organisation: Organisation): void {
    const place = this.#places++;
    this.#handles.add(organisation, place);
    this.#names.add(organisation, place);
    this.#impostors.add(organisation, place);
    this.#sites.add(organisation, place);
  }

  finish(layout: Layout): DraftedRows {
    const parts = [this.#handles, this.#names, this.#impostors, this.#sites].map((part) => part.finish(layout));
    return { rows: parts.flatMap(({ rows }) => rows), shapes: Object.assign({}, ...parts.map(({ shapes }) => shapes)) };
  }
}

/** Prepares a verified list for look-ups, in memory. Pure; the list must not change afterwards. */
export function compileIndex(list: OfficialList): WholeIndex {
  const draft = new IndexDraft();
  for (const organisation of list.organisations) draft.add(organisation);
  const rows = openWhole(draft.finish(WHOLE), new Missing());
  const organisationAt = (place: number) => list.organisations[place];
  // Written when a search first asks for them: most of what asks an index never does.
  let lines: (readonly [number, NameLine])[] | undefined;
  const nameLines = () => {
    lines ??= list.organisations.map((each, place) => [place, readNameLine(writeNameLine(each))] as const);
    return lines;
  };
  return { ...openIndex(list, rows, organisationAt, nameLines), organisations: list.organisations };
}
