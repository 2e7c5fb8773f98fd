import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes } from '@noble/hashes/utils.js';
import { ByteReader, byteString } from '../../../bytes.js';
import type { Dialogue } from '../client/dialogue.js';
import type { MerkleTree } from '../client/merkle-tree.js';
import { plainPreimage } from '../client/preimage.js';
import { compactSize, readCompactSize } from '../compact-size.js';
import { parseTemplate, type Template } from './descriptor-template.js';
import type { PolicyVersion } from './key-place.js';

export interface WalletPolicy {
  version: PolicyVersion;
  isNamed: boolean;
  template: Template;
  keys: MerkleTree;
  /** SHA-256 of the policy when it is written in its shortest form. */
  id: Uint8Array;
}

const MAX_NAME = 64;
const MAX_TEMPLATE: Record<PolicyVersion, number> = { 1: 40, 2: 512 };
const MAX_KEYS = 252;
const MAX_POLICY = 1 + 1 + MAX_NAME + 9 + 32 + 9 + 32;

interface Header {
  version: PolicyVersion;
  name: Uint8Array;
  templateLength: number;
  /** Version 1: the template. Version 2: its SHA-256. */
  template: Uint8Array;
  keys: MerkleTree;
}

/** `version ‖ length ‖ name ‖ length of the template ‖ template or its hash ‖ number of keys ‖ root of the keys`. */
function readHeader(bytes: Uint8Array): Header | undefined {
  const reader = new ByteReader(bytes);
  const version = reader.byte();
  if (version !== 1 && version !== 2) return undefined;
  const name = reader.sized();
  const length = name && readCompactSize(reader);
  if (!name || name.length > MAX_NAME || length === undefined || length > MAX_TEMPLATE[version])
    return undefined;
  const templateLength = Number(length);
  const template = reader.take(version === 1 ? templateLength : 32);
  const count = template && readCompactSize(reader);
  const root = reader.take(32);
  if (!template || !root || count === undefined || count > MAX_KEYS) return undefined;
  return { version, name, templateLength, template, keys: { root, size: Number(count) } };
}

function idOf({ version, name, templateLength, template, keys }: Header): Uint8Array {
  const front = [Uint8Array.of(version, name.length), name, compactSize(templateLength), template];
  return sha256(concatBytes(...front, compactSize(keys.size), keys.root));
}

/** The template has the length the policy says, whatever the length of what the client brings. */
function* readTemplate({ version, template, templateLength }: Header): Dialogue<Template | undefined> {
  const brought = version === 1 ? template : yield* plainPreimage(template, MAX_TEMPLATE[2]);
  if (!brought) return undefined;
  const text = byteString(brought.subarray(0, templateLength)).padEnd(templateLength, '\0');
  return parseTemplate(text, version);
}

/** Has the client bring the policy with this SHA-256. undefined when it does not, or when it cannot be read. */
export function* fetchWalletPolicy(id: Uint8Array): Dialogue<WalletPolicy | undefined> {
  const bytes = yield* plainPreimage(id, MAX_POLICY);
  const header = bytes && readHeader(bytes);
  const template = header && (yield* readTemplate(header));
  if (!header || !template) return undefined;
  const { version, name, keys } = header;
  return { version, isNamed: name.length > 0, template, keys, id: idOf(header) };
}
