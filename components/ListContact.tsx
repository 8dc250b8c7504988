import type { ListStatus } from '../lib/messages.ts';

/** How a list's publisher is reached by hand: an address that a person reads, and a page. */
export function ListContact({ contact: { mail, page } = {} }: Pick<ListStatus, 'contact'>) {
  if (!mail && !page) return null;
  return (
    <ul class="ways">
      {mail && (
        <li>
          <a href={`mailto:${mail}`} dir="ltr">
            {mail}
          </a>
        </li>
      )}
      {page && (
        <li>
          <a href={page} target="_blank" rel="noopener noreferrer" dir="ltr">
            {page}
          </a>
        </li>
      )}
    </ul>
  );
}

/** True when a list's publisher can be reached by hand. */
export function hasContact({ contact }: Pick<ListStatus, 'contact'>): boolean {
  return Boolean(contact?.mail || contact?.page);
}
