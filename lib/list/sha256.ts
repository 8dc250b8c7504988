/** SHA-256, in hex. */
export function sha256(bytes: Uint8Array): Promise<string> {
  return digest('SHA-256', bytes);
}

/** A digest, in hex. */
export async function digest(algorithm: 'SHA-256' | 'SHA-512', bytes: Uint8Array): Promise<string> {
  const hash = await crypto.subtle.digest(algorithm, bytes as Uint8Array<ArrayBuffer>);
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
