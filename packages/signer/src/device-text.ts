/**
 * Bytes of the sequence that begins with `first`, as the signer's text drawing counts them. It trusts the first byte, unless fewer bytes
 * are left than that announces: then it takes the byte for the beginning of a shorter sequence.
 */
function sequenceLength(first: number, left: number): number {
  if (first >= 0xf0 && left >= 4) return 4;
  if (first >= 0xe0 && left >= 3) return 3;
  return first >= 0xc2 && left >= 2 ? 2 : 1;
}

const payloadMask = [0, 0xff, 0x1f, 0x0f, 0x07] as const;

/** Unicode text of a byte string as the signer reads it: UTF-8, where whatever follows a leading byte belongs to it. */
export function deviceText(bytes: string): string {
  let text = '';
  for (let i = 0; i < bytes.length; ) {
    const first = bytes.charCodeAt(i);
    const length = sequenceLength(first, bytes.length - i);
    let code = first & (payloadMask[length] ?? 0);
    for (let k = 1; k < length; k++) code = (code << 6) | (bytes.charCodeAt(i + k) & 0x3f);
    text += shown(code, length);
    i += length;
  }
  return text;
}

/** A sequence of several bytes never shows as one of the characters the font has. */
function shown(code: number, length: number): string {
  const isOverlong = length > 1 && code < 0x80;
  return isOverlong || code > 0x10ffff ? '\ufffd' : String.fromCodePoint(code);
}
