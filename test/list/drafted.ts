import '../../lib/text/make-word-tables.ts';
import { HandleDraft, HandleIndex } from '../../lib/list/handle-index.ts';
import { type DraftedRows, openWhole, type Rows } from '../../lib/list/index-rows.ts';
import { NameDraft, NameIndex } from '../../lib/list/name-index.ts';
import { type Layout, Missing, WHOLE } from '../../lib/list/rows.ts';
import type { Organisation } from '../../lib/list/schema.ts';

interface Draft {
  add(organisation: Organisation, place: number): void;
  finish(layout: Layout): DraftedRows;
}

export function handleIndexOf(organisations: readonly Organisation[]): HandleIndex {
  return new HandleIndex(drafted(new HandleDraft(), organisations), (place) => organisations[place]);
}

export function nameIndexOf(organisations: readonly Organisation[]): NameIndex {
  return new NameIndex(drafted(new NameDraft(), organisations), (place) => organisations[place]);
}

function drafted(draft: Draft, organisations: readonly Organisation[]): Rows {
  for (const [place, organisation] of organisations.entries()) draft.add(organisation, place);
  return openWhole(draft.finish(WHOLE), new Missing());
}
