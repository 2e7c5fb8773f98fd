import { ContractError, type KycApplication } from '@exchange-sim/contract';

type Picture = NonNullable<KycApplication['document']>;

/** Bytes of the file itself. */
const LARGEST_DOCUMENT = 2 * 1024 * 1024;
/** Of a body that carries such a file as base64, with all else. */
export const LARGEST_APPLICATION = 3 * 1024 * 1024;

/** What files of a kind begin with. */
const BEGINNINGS: Readonly<Record<Picture['mediaType'], readonly number[]>> = {
  'image/jpeg': [0xff, 0xd8, 0xff],
  'image/png': [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
  'application/pdf': [0x25, 0x50, 0x44, 0x46, 0x2d],
};

/** Looks at a document's kind and size; nothing of it is kept. @throws ContractError 400 */
export function checkDocument({ mediaType, contentBase64 }: Picture): void {
  const file = Buffer.from(contentBase64, 'base64');
  if (file.length > LARGEST_DOCUMENT)
    throw refusal(`The document has ${file.length} bytes.`, 'Send a file of at most 2 MB.');
  const beginning = Buffer.from(BEGINNINGS[mediaType]);
  if (!file.subarray(0, beginning.length).equals(beginning))
    throw refusal(`The document is no ${mediaType}.`, 'Send a JPEG, a PNG or a PDF, and say which it is.');
}

function refusal(message: string, fix: string): ContractError {
  return new ContractError(400, 'INVALID_REQUEST_ERROR', message, {
    field: 'document',
    in: 'body',
    clause: 'A picture of the document: image/jpeg, image/png or application/pdf, at most 2 MB',
    fix,
  });
}
