import 'fake-indexeddb/auto';
import { expect } from 'vitest';
import type { Bundle } from '../../../lib/list/bundle.ts';
import { loadAddedList, loadOwnList } from '../../../lib/list/load.ts';
import type { OfficialList } from '../../../lib/list/schema.ts';
import { type SyncOutcome, type SyncTools, syncList } from '../../../lib/list/sync.ts';
import { metadataPath, ROLES, type Role, targetPath } from '../../../lib/list/tuf/layout.ts';
import { IndexedDbListStorage } from '../../../lib/platform/list-storage.ts';
import { sha256 } from '../../../registry/publish/metadata.ts';
import { splitList } from '../../../registry/publish/targets.ts';
import { HEALTH, HOME_FRONT, smallList } from '../../fakes/list.ts';
import { type ListServer, startListServer } from '../list-server.ts';
import { type Change, TestPublisher } from '../publisher.ts';

export const NOW = new Date('2026-11-23T12:00:00Z');

type Numbers = Partial<Record<Role, number>>;

export interface WorldSettings {
  /** Keys a role has, and how many of them must sign; one where nothing is said. */
  counts?: Numbers;
  thresholds?: Numbers;
  /** Publications that the reader has followed. */
  publications?: number;
  /** What the publisher does besides, before the reader's first sync. */
  before?(world: World): void;
  /** The reader has never synced: the bundled list is in use. */
  unsynced?: boolean;
}

/** A publisher, its server and a reader, whose clock is `now`. */
export class World {
  static #count = 0;
  readonly id = `world-${++World.#count}`;
  readonly storage = new IndexedDbListStorage();
  readonly publisher: TestPublisher;
  readonly server: ListServer;
  /** What the server had after each publication, oldest first. */
  readonly history: Map<string, Uint8Array>[] = [];
  now = NOW;
  readonly #bundle: Bundle;
  readonly #published = new Map<number, OfficialList>();

  constructor(server: ListServer, { counts, thresholds }: WorldSettings) {
    this.server = server;
    this.publisher = new TestPublisher(NOW, counts, thresholds);
    server.files = this.publisher.files;
    const { root } = this.publisher;
    this.publish();
    this.#bundle = this.#makeBundle(root);
  }

  /** The reader has followed the publications so far. The first of them came with the extension. */
  static async start(settings: WorldSettings = {}): Promise<World> {
    const world = new World(await startListServer(), settings);
    for (let more = 1; more < (settings.publications ?? 1); more++) world.publish();
    settings.before?.(world);
    if (!settings.unsynced) await world.sync();
    return world;
  }

  /** Publishes a list that no other publication has. */
  publish(changes: Partial<OfficialList> = {}): void {
    const version = this.publisher.versions.targets + 1;
    const list = smallList({
      name: `Publication ${version}`,
      version,
      organisations: [HEALTH, HOME_FRONT],
      ...changes,
    });
    this.publisher.publish(list, 2);
    this.#published.set(version, list);
    this.history.push(this.publisher.copy());
  }

  /** Publishes anew, with a change to the metadata of one role. @returns the path of the changed metadata. */
  offer(role: Role, change: Change): string {
    return this.publisher.offer(role, change, () => this.publish());
  }

  /** Publishes files of any kind, well signed. @param change of the files of a sound list, by their target paths. */
  offerFiles(change: (files: Map<string, Uint8Array>) => void): void {
    const files = splitList(smallList(), 2);
    change(files);
    this.publisher.publishTargets(files);
  }

  sync(tools: Partial<SyncTools> = {}): Promise<SyncOutcome> {
    const { id, server, storage, now } = this;
    const source = { id, url: server.url, root: this.#bundle.publication.root };
    return syncList(source, { fetch, storage, now: () => now, ...tools });
  }

  /** Which list is in use after a restart. It is verified, and holds what its publisher put into it. */
  async inUse(): Promise<string> {
    const storage = new IndexedDbListStorage();
    const own = await loadOwnList(this.id, this.#bundle, storage);
    expect(own.list).toEqual({ ...this.#published.get(own.list.version), organisations: own.list.organisations });
    expect(own.list.organisations.map(({ id }) => id).toSorted()).toEqual(
      this.#published
        .get(own.list.version)
        ?.organisations.map(({ id }) => id)
        .toSorted(),
    );
    if (own.source === 'synced') {
      const added = await loadAddedList(this.id, storage);
      expect(added.list).toEqual(own.list);
    }
    return `version ${own.list.version}, ${own.source}${own.problem ? ` (${own.problem})` : ''}`;
  }

  /**
   * Notes the state that the publisher returns to when it has its server back.
   *
   * @returns what makes it return; roots that are its own stay when told so.
   */
  remember(): (keepRoots?: boolean) => void {
    const { publisher, server } = this;
    const { root } = publisher.versions;
    const [files, keys, thresholds] = [publisher.copy(), { ...publisher.keys }, { ...publisher.thresholds }];
    return (keepRoots = false) => {
      server.instead.clear();
      server.files = publisher.files;
      for (const path of publisher.files.keys()) {
        if (!files.has(path) && !(keepRoots && path.endsWith('.root.json'))) publisher.files.delete(path);
      }
      for (const [path, bytes] of files) publisher.files.set(path, bytes);
      if (keepRoots) return;
      Object.assign(publisher.keys, keys);
      Object.assign(publisher.thresholds, thresholds);
      publisher.versions.root = root;
    };
  }

  #makeBundle(root: Uint8Array): Bundle {
    const { publisher } = this;
    const [timestamp, snapshot, targets] = ROLES.slice(1).map((role) => publisher.file(metadataPath(role, 1)));
    if (!timestamp || !snapshot || !targets) throw new Error('nothing was published');
    const [, list] = [...this.#published][0] ?? [];
    const files = splitList(list ?? smallList(), 2);
    for (const [path, bytes] of files) publisher.file(targetPath(path, sha256(bytes)));
    return { publication: { root, timestamp, snapshot, targets }, files };
  }
}
