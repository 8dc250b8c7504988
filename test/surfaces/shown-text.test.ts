// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { shownText } from '../../lib/surfaces/shown-text.ts';

function build(...children: (Node | string)[]): HTMLElement {
  const element = document.createElement('span');
  element.append(...children);
  return element;
}

function emoji(alt: string): HTMLElement {
  const image = document.createElement('img');
  image.className = 'emoji';
  image.alt = alt;
  return image;
}

test('emoji that are drawn as images are part of the text', () => {
  expect(shownText(build('משרד הבריאות ', emoji('✅'), ' חדש'))).toBe('משרד הבריאות ✅ חדש');
});

test('a marquee holds the title twice and says it once', () => {
  const copy = build('Long title');
  copy.setAttribute('aria-hidden', 'true');
  expect(shownText(build(build('Long title'), copy))).toBe('Long title');
});

test('our own badge is not part of a title', () => {
  const badge = document.createElement('trust-hint');
  badge.textContent = 'hint';
  expect(shownText(build('Title', badge))).toBe('Title');
});

test('markup in a title is text', () => {
  expect(shownText(build('<b>bold</b>'))).toBe('<b>bold</b>');
});

test('a title of any length or depth is bounded', () => {
  expect(shownText(build('x'.repeat(10_000)))).toHaveLength(512);
  let nested = build('deep');
  for (let depth = 0; depth < 5000; depth++) nested = build(nested);
  expect(shownText(nested)).toBe('');
});
