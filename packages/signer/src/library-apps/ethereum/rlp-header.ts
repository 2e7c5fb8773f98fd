import { bigEndian } from '../../bytes.js';

/** What stands in front of an RLP item: its kind, the length of its content, and its own length (0: the byte is the content). */
export interface RlpHeader {
  isList: boolean;
  contentLength: number;
  headerLength: number;
}

const MAX_LENGTH_BYTES = 4;

/** undefined while bytes are missing, 'fault' when the length takes more than four bytes. */
export function readRlpHeader(bytes: Uint8Array): RlpHeader | 'fault' | undefined {
  const first = bytes[0];
  if (first === undefined) return undefined;
  if (first < 0x80) return { isList: false, contentLength: 1, headerLength: 0 };
  const isList = first >= 0xc0;
  const base = isList ? 0xc0 : 0x80;
  const lengthBytes = first - base - 55;
  if (lengthBytes <= 0) return { isList, contentLength: first - base, headerLength: 1 };
  if (lengthBytes > MAX_LENGTH_BYTES)
    return bytes.length > lengthBytes || bytes.length >= 5 ? 'fault' : undefined;
  if (bytes.length < 1 + lengthBytes) return undefined;
  const contentLength = Number(bigEndian(bytes.subarray(1, 1 + lengthBytes)));
  return { isList, contentLength, headerLength: 1 + lengthBytes };
}
