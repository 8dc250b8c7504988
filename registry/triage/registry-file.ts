import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Document, isSeq, parseDocument, type YAMLSeq } from 'yaml';
import type { Evidence, OfficialChannel, Organisation } from '../../lib/list/schema.ts';
import { filesBelow } from '../publish/files.ts';

/** As the files of the registry are written: one value a line, single quotes where there have to be any. */
const LAYOUT = { lineWidth: 0, singleQuote: true } as const;

/** The lists of an organisation's file that name single chats. */
export type ChatList = 'channels' | 'impostors' | 'cleared';

/** An organisation's file that is being changed. Everything that is not changed stays as it is, comments too. */
export class RegistryFile {
  /** From the registry's folder, with slashes. */
  readonly path: string;
  readonly #document: Document;

  constructor(path: string, document: Document) {
    this.path = path;
    this.#document = document;
  }

  /** Reads the file of an organisation; undefined when there is none of this id. */
  static read(registry: string, id: string): RegistryFile | undefined {
    const path = filesBelow(join(registry, 'organisations')).find((file) => basename(file) === `${id}.yaml`);
    if (path === undefined) return undefined;
    const text = readFileSync(join(registry, 'organisations', path), 'utf8');
    return new RegistryFile(`organisations/${path}`, parseDocument(text));
  }

  /** A file that is not there yet. */
  static create(path: string, organisation: Organisation): RegistryFile {
    return new RegistryFile(path, new Document(organisation));
  }

  /** What the file would hold. */
  get text(): string {
    return this.#document.toString(LAYOUT);
  }

  /** Adds an entry at the end of a list, which is made where there was none. */
  add(list: ChatList, entry: object): void {
    const items = this.#items(list);
    if (!items) {
      this.#document.set(list, this.#document.createNode([entry]));
      return;
    }
    if (items.items.length === 0) items.flow = false;
    items.add(this.#document.createNode(entry));
  }

  /** Takes entries out of a list, and the list with the last of them. @param places numbers of the entries. */
  remove(list: ChatList, places: readonly number[]): void {
    const items = this.#items(list);
    for (const place of places.toSorted((a, b) => b - a)) items?.delete(place);
    if (items?.items.length === 0) this.#document.delete(list);
  }

  /** Sets a field of an entry. */
  set(list: ChatList, place: number, field: keyof OfficialChannel, value: string): void {
    this.#document.setIn([list, place, field], value);
  }

  /** Adds evidence to an entry. */
  addEvidence(list: ChatList, place: number, evidence: Evidence): void {
    this.#document.addIn([list, place, 'evidence'], this.#document.createNode(evidence));
  }

  #items(list: ChatList): YAMLSeq | undefined {
    const node = this.#document.get(list, true);
    return isSeq(node) ? node : undefined;
  }
}
