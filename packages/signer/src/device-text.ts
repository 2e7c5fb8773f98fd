/** Bytes that the first byte of a sequence announces, as the signer's text drawing counts them: it trusts the first byte alone. */
function sequenceLength(first: number): number {
  if (first >= 0xf0) return 4;
  if (first >= 0xe0) return 3;
  return first >= 0xc0 ? 2 : 1;
}

const payloadMask = [0, 0x7f, 0x1f, 0x0f, 0x07] as const;

/** Unicode text of a byte string as the signer reads it: UTF-8, where whatever follows a leading byte belongs to it. */
export function deviceText(bytes: string): string {
  let text = '';
  for (let i = 0; i < bytes.length; ) {
    const first = bytes.charCodeAt(i);
    const length = sequenceLength(first);
    let code = length === 1 ? first : first & (payloadMask[length] ?? 0);
    for (let k = 1; k < length; k++) code = (code << 6) | (bytes.charCodeAt(i + k) & 0x3f);
    text += code > 0x10ffff ? '\ufffd' : String.fromCodePoint(code);
    i += length;
  }
  return text;
}
