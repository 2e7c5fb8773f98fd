import { ByteReader } from '../bytes.js';

const SEQUENCE = 0x30;
const INTEGER = 0x02;
const INTEGER_SIZE = 32;

/** Short-form length only: no signature of these curves is long enough for another one to be minimal. */
function element(reader: ByteReader, tag: number): Uint8Array | undefined {
  if (reader.byte() !== tag) return undefined;
  const length = reader.byte();
  return length === undefined || length >= 0x80 ? undefined : reader.take(length);
}

function integer(reader: ByteReader): Uint8Array | undefined {
  const bytes = element(reader, INTEGER);
  const [first, second] = bytes ?? [];
  if (!bytes || first === undefined || first >= 0x80) return undefined;
  if (first === 0 && second !== undefined && second < 0x80) return undefined;
  const significant = first === 0 ? bytes.subarray(1) : bytes;
  if (significant.length > INTEGER_SIZE) return undefined;
  const padded = new Uint8Array(INTEGER_SIZE);
  padded.set(significant, INTEGER_SIZE - significant.length);
  return padded;
}

/** r ‖ s of a strict DER signature of a 256-bit curve; undefined for anything else, trailing bytes included. */
export function decodeDer(der: Uint8Array): Uint8Array | undefined {
  const outer = new ByteReader(der);
  const body = element(outer, SEQUENCE);
  if (!body || outer.remaining > 0) return undefined;
  const inner = new ByteReader(body);
  const r = integer(inner);
  const s = integer(inner);
  if (!r || !s || inner.remaining > 0) return undefined;
  return Uint8Array.from([...r, ...s]);
}

function encodeInteger(bytes: Uint8Array): number[] {
  const start = bytes.findIndex((byte) => byte !== 0);
  const significant = start < 0 ? [0] : [...bytes.subarray(start)];
  const padded = (significant[0] ?? 0) < 0x80 ? significant : [0, ...significant];
  return [INTEGER, padded.length, ...padded];
}

/** The DER form of r ‖ s (64 bytes). */
export function encodeDer(rs: Uint8Array): Uint8Array {
  const integers = [...encodeInteger(rs.subarray(0, 32)), ...encodeInteger(rs.subarray(32))];
  return Uint8Array.of(SEQUENCE, integers.length, ...integers);
}
