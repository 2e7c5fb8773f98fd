/** R‖S of 64 bytes as DER, which legacy swaps want; anything else is passed on for the signer to refuse. */
export function derSignature(compact: Buffer): Buffer {
  if (compact.length !== 64) return compact;
  const parts = [compact.subarray(0, 32), compact.subarray(32)].flatMap((half) => {
    let start = 0;
    while (start < 31 && half[start] === 0) start++;
    const digits = half.subarray(start);
    // a leading 00 keeps the number positive
    const value = (digits[0] ?? 0) & 0x80 ? Buffer.concat([Buffer.of(0), digits]) : digits;
    return [Buffer.of(0x02, value.length), value];
  });
  const body = Buffer.concat(parts);
  return Buffer.concat([Buffer.of(0x30, body.length), body]);
}
