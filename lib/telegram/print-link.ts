/** The address under which a public chat is opened, on the web or in the app. */
export function printLink(handle: string): string {
  return `https://t.me/${handle}`;
}
