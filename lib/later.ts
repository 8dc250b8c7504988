import { type AskLists, Enquiries } from './enquiries.ts';
import { ListKeeper } from './list/list-keeper.ts';
import { omniboxAnswer } from './omnibox.ts';
import { readSavedFile } from './personal/saved-file.ts';
import { anonymousFetch } from './platform/anonymous-fetch.ts';
import { giveBackLeftPermissions } from './platform/site-permission.ts';
import { draftFrom, draftPage } from './reports/drafts.ts';
import { Outbox } from './reports/outbox.ts';

/**
 * What the background needs seldom: taking lists in, sending, and answering readers who ask of themselves. It is a script of its own, loaded when it is first
 * needed, for the background is started anew all day long, and all that it runs then must be small.
 */
export interface Later {
  enquiries(askLists: AskLists): Enquiries;
  listKeeper(...given: ConstructorParameters<typeof ListKeeper>): ListKeeper;
  outbox(...given: ConstructorParameters<typeof Outbox>): Outbox;
  readSavedFile: typeof readSavedFile;
  draftFrom: typeof draftFrom;
  draftPage: typeof draftPage;
  omniboxAnswer: typeof omniboxAnswer;
  /** The network. */
  fetch: typeof fetch;
  giveBackLeftPermissions: typeof giveBackLeftPermissions;
}

/** Whoever can load it. */
export interface WithLater {
  /** Rejects when it does not load; the next call tries again. */
  later(): Promise<Later>;
}

export const later: Later = {
  enquiries: (askLists) => new Enquiries(askLists),
  listKeeper: (...given) => new ListKeeper(...given),
  outbox: (...given) => new Outbox(...given),
  readSavedFile,
  draftFrom,
  draftPage,
  omniboxAnswer,
  fetch: import.meta.env.FIREFOX ? anonymousFetch : (...given) => fetch(...given),
  giveBackLeftPermissions,
};
