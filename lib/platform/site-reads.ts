/** Origins that the reader allowed for now, from when they were asked until the permission is given back. */
export const SITE_READS_KEY = 'siteReads';
