const UNKNOWN = 64;

/** Values of the lenient decoder: url alphabet, "/" as well, and 64 for everything else, which is no error. */
const values = new Uint8Array(256).fill(UNKNOWN);
'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'.split('').forEach((character, i) => {
  values[character.charCodeAt(0)] = i;
});
values['/'.charCodeAt(0)] = 63;

/**
 * Decodes base64url text as the application does: at most two "=" are dropped from the end, unknown characters decode to
 * rubbish. undefined when the length is impossible or nothing or more than `max` bytes come out.
 */
export function decodeBase64(text: Uint8Array, max: number): Uint8Array | undefined {
  if (text.length % 4 === 1 || text.length === 0) return undefined;
  let length = text.length;
  for (let i = 0; i < 2 && text[length - 1] === 0x3d; i++) length--;
  const size = Math.floor(length / 4) * 3 + Math.max(0, (length % 4) - 1);
  if (size === 0 || size > max) return undefined;
  const value = (i: number) => values[text[i] ?? 0] ?? UNKNOWN;
  return Uint8Array.from({ length: size }, (_, k) => {
    const i = Math.floor(k / 3) * 4 + (k % 3);
    return ((value(i) << (2 * (k % 3) + 2)) | (value(i + 1) >> (4 - 2 * (k % 3)))) & 0xff;
  });
}
