import { handleOfLink } from '../common/links.js';
import { h } from './teact.js';
import { textChildren } from './title.js';

const IN_TEXT = /(@[A-Za-z]\w{3,31}|https?:\/\/\S+)/;

/** Whom a link leads to, for the client's books: by handle, so that it follows when handles change. */
function bookOfLink(handle) {
  return { linkTo: handle };
}

/** A run of a post's text: plain, a mention (without an address: its text is the handle), or a link. */
export function runChildren(run, { onMention, onLink }) {
  if (typeof run === 'string') return textChildren(run);
  if (run.byId)
    return [h('a', { class: 'text-entity-link', 'data-entity-type': 'MessageEntityMentionName' }, run.text)];
  if (run.mention) return [mention(run.mention, onMention)];
  return [link(run.link, run.text, onLink)];
}

/** A description, whose mentions and addresses are links, too. */
export function linkified(text, actions) {
  return text.split(IN_TEXT).flatMap((part, index) => {
    if (index % 2 === 0) return part === '' ? [] : textChildren(part);
    return part.startsWith('@') ? [mention(part.slice(1), actions.onMention)] : [link(part, undefined, actions.onLink)];
  });
}

function mention(handle, onMention) {
  return h(
    'a',
    {
      class: 'text-entity-link',
      dir: 'ltr',
      'data-entity-type': 'MessageEntityMention',
      book: bookOfLink(handle),
      on: { click: () => onMention(handle) },
    },
    `@${handle}`,
  );
}

function link(href, text, onLink) {
  const isPlain = text === undefined;
  return h(
    'a',
    {
      class: `text-entity-link${isPlain ? ' word-break-all' : ''}`,
      dir: isPlain ? 'ltr' : 'auto',
      href,
      title: href,
      target: '_blank',
      rel: 'noopener noreferrer',
      'data-entity-type': isPlain ? 'MessageEntityUrl' : 'MessageEntityTextUrl',
      book: bookOfLink(handleOfLink(href)),
      on: { click: () => onLink(href) },
    },
    text ?? href,
  );
}

/** The box that previews a link: the site's name carries the address, the title is the chat's own. */
export function webPage({ link: href, site, title }, { onLink }) {
  const on = { click: () => onLink(href) };
  return h(
    'div',
    { class: 'WebPage with-gradient', book: bookOfLink(handleOfLink(href)) },
    h(
      'div',
      { class: 'WebPage--content' },
      h('div', { class: 'WebPage-text' }, [
        h('a', { class: 'site-name', href, target: '_blank', on }, site),
        h('p', { class: 'site-title', on }, textChildren(title)),
        h('p', { class: 'site-description' }, 'View channel'),
      ]),
    ),
  );
}
