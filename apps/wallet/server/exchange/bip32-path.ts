/** Address parameters of an Ethereum account: number of levels, then each as 4 bytes big-endian, `'` sets the top bit. */
export function bip32Buffer(path: string): Buffer {
  const levels = path.replace(/^m\//, '').split('/');
  const buffer = Buffer.alloc(1 + 4 * levels.length);
  buffer.writeUInt8(levels.length, 0);
  levels.forEach((level, index) => {
    const hardened = level.endsWith("'") ? 0x8000_0000 : 0;
    buffer.writeUInt32BE(Number.parseInt(level, 10) + hardened, 1 + 4 * index);
  });
  return buffer;
}
