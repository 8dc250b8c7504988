/** Web K as its selectors were seen to work. */
export const SEEN = { version: '2.2 (656)', seen: '2026-11-23', replica: 'web-k' } as const;
