/** Web A as its selectors were seen to work. */
export const SEEN = { version: '12.0.32', seen: '2026-11-23', replica: 'web-a' } as const;
