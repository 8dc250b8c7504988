/** Where the reader's own list is kept. */
export const PERSONAL_KEY = 'personal';
