/** The picture of a document, read and looked at before it is sent. @module */
import type { KycApplication } from '@exchange-sim/contract';

export type IdentityDocument = NonNullable<KycApplication['document']>;

const MEDIA_TYPES: readonly string[] = [
  'image/jpeg',
  'image/png',
  'application/pdf',
] satisfies IdentityDocument['mediaType'][];
const MOST_BYTES = 2 * 1024 * 1024;

/** What a file input of ours may offer. */
export const ACCEPTED = MEDIA_TYPES.join(',');

/** Why a file cannot be taken, for people; nothing when it can. */
export function problemOfFile({
  name,
  type,
  size,
}: Pick<File, 'name' | 'type' | 'size'>): string | undefined {
  if (!isMediaType(type)) return `“${name}” is neither a JPEG or PNG picture nor a PDF. Choose one of those.`;
  if (size === 0) return `“${name}” is empty. Choose another file.`;
  if (size > MOST_BYTES)
    return `“${name}” has ${sizeText(size)}; at most 2 MB can be sent. Choose a smaller file.`;
  return undefined;
}

/** Reads a file as it is sent. @throws Error for people when it cannot be read */
export function readDocument(file: File): Promise<IdentityDocument> {
  const { type: mediaType, name } = file;
  if (!isMediaType(mediaType)) return Promise.reject(new Error(problemOfFile(file)));
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onerror = () => reject(new Error(`“${name}” could not be read. Choose it again.`));
    reader.onload = () => {
      const [, contentBase64 = ''] = String(reader.result).split(',');
      resolve({ fileName: name.slice(0, 200), mediaType, contentBase64 });
    };
    reader.readAsDataURL(file);
  });
}

/** `1536` → `1.5 KB`. */
export function sizeText(bytes: number): string {
  if (bytes < 1024) return `${bytes} bytes`;
  const [size, unit] = bytes < 1024 * 1024 ? [bytes / 1024, 'KB'] : [bytes / 1024 / 1024, 'MB'];
  return `${new Intl.NumberFormat('en', { maximumFractionDigits: 1 }).format(size)} ${unit}`;
}

function isMediaType(type: string): type is IdentityDocument['mediaType'] {
  return MEDIA_TYPES.includes(type);
}
