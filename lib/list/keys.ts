/** Which lists are in use, in which versions: open pages ask anew when it changes. Under this key in storage. */
export const LISTS_IN_USE_KEY = 'listsInUse';
