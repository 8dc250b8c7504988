/** t.me's pages as their selectors were documented. They are written by the server and carry no version. */
export const SEEN = { version: 'server-rendered', seen: '2026-11-23', replica: 't-me' } as const;
