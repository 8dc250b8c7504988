// Asks its worker when the open chat's title changes, and puts an element beside it when the answer is there.
new MutationObserver(async (records) => {
  const isTitle = (node) =>
    node.parentElement?.closest?.('.chat-info .peer-title') ?? node.closest?.('.chat-info .peer-title');
  const title = records.map(({ target }) => isTitle(target)).find(Boolean);
  if (!title) return;
  await chrome.runtime.sendMessage('asked');
  const badge = document.createElement('empty-badge');
  badge.textContent = '-';
  title.after(badge);
}).observe(document.documentElement, { subtree: true, childList: true, characterData: true });
