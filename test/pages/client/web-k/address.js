import { settings } from '../common/settings.js';

/**
 * The address bar as Web K keeps it: the hash follows the open chat some ms late, and every open layer (a chat, a
 * stacked chat) has its own history entry under which its depth is kept.
 */
export class Address {
  /** @param onDepth called with the depth that Back or Forward went to; @param onTyped with a hash set by others. */
  constructor({ onDepth, onTyped }) {
    this.depth = 0;
    this.pending = undefined;
    this.own = false;
    this.usesNavigation =
      'navigation' in window && settings.navigationApi === 1 && !/Firefox/.test(navigator.userAgent);
    if (this.usesNavigation) this.listenToNavigation(onDepth);
    else this.listenToHistory(onDepth, onTyped);
  }

  /** Changes the hash after the usual lag. Resolves when it has changed, or when a later call took its place. */
  follow(hash) {
    this.cancel();
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.pending = undefined;
        this.replace(hash);
        resolve();
      }, settings.hashDelay);
      this.pending = { timer, resolve };
    });
  }

  cancel() {
    if (!this.pending) return;
    clearTimeout(this.pending.timer);
    this.pending.resolve();
    this.pending = undefined;
  }

  /** A history entry for one more layer, under the same address. */
  push() {
    this.depth += 1;
    if (this.usesNavigation) this.navigate(location.href, 'push');
    else history.pushState({ depth: this.depth }, '');
  }

  replace(hash) {
    const url = location.pathname + location.search + hash;
    if (this.usesNavigation) this.navigate(url, 'replace');
    else history.replaceState({ depth: this.depth }, '', url);
  }

  navigate(url, mode) {
    this.own = true;
    const { committed, finished } = navigation.navigate(url, { history: mode, state: { depth: this.depth } });
    this.own = false;
    for (const promise of [committed, finished]) promise.catch(() => {});
  }

  listenToNavigation(onDepth) {
    navigation.addEventListener('navigate', (event) => {
      if (this.own) {
        const hasFragment = event.destination.url.includes('#');
        if (event.navigationType === 'push' || !hasFragment)
          event.intercept({ focusReset: 'manual', scroll: 'manual' });
        return;
      }
      // Seen: a hash assigned while the client runs snaps back to the open chat's.
      if (event.hashChange && event.navigationType !== 'traverse') {
        const before = location.hash;
        setTimeout(() => this.replace(before));
      }
    });
    navigation.addEventListener('currententrychange', (event) => {
      if (event.navigationType === 'traverse') onDepth(navigation.currentEntry.getState()?.depth ?? 0);
    });
  }

  listenToHistory(onDepth, onTyped) {
    history.replaceState({ depth: 0 }, '');
    addEventListener('popstate', (event) => {
      if (event.state?.depth !== undefined) onDepth(event.state.depth);
      else if (location.hash === '') onDepth(0);
    });
    let before = location.hash;
    addEventListener('hashchange', () => {
      if (history.state?.depth === undefined && location.hash !== '') onTyped(location.hash, before);
      before = location.hash;
    });
  }
}
