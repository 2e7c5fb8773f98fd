import { ROOT_KEYS, type RootKey } from '../elf/ledger-app.js';

interface ElfOptions {
  /** `e_machine`: 40 is ARM, 62 x86-64. */
  machine?: number;
  bits?: 32 | 64;
  sections?: Record<string, string | Buffer>;
}

const HEADER_SIZE = 52;
const SECTION_SIZE = 40;

/** A small ELF file: header, the sections' contents, their names, the table of sections. */
export function writeElf({ machine = 40, bits = 32, sections = {} }: ElfOptions = {}): Buffer {
  const contents = Object.entries(sections).map(([name, content]) => ({
    name,
    content: Buffer.from(content),
  }));
  let names = '\0';
  const nameAt = [...contents.map(({ name }) => name), '.shstrtab'].map((name) => {
    const at = names.length;
    names += `${name}\0`;
    return at;
  });
  const bodies = [...contents.map(({ content }) => content), Buffer.from(names, 'latin1')];
  const header = Buffer.alloc(HEADER_SIZE);
  header.write('\x7fELF', 'latin1');
  header.set([bits === 32 ? 1 : 2, 1, 1], 4);
  header.writeUInt16LE(2, 16);
  header.writeUInt16LE(machine, 18);
  header.writeUInt32LE(HEADER_SIZE + bodies.reduce((sum, { length }) => sum + length, 0), 32);
  header.writeUInt16LE(bodies.length + 1, 48);
  header.writeUInt16LE(bodies.length, 50);
  let at = HEADER_SIZE;
  const table = bodies.map((body, index) => {
    const entry = Buffer.alloc(SECTION_SIZE);
    entry.writeUInt32LE(nameAt[index] ?? 0, 0);
    entry.writeUInt32LE(1, 4);
    entry.writeUInt32LE(at, 16);
    entry.writeUInt32LE(body.length, 20);
    at += body.length;
    return entry;
  });
  return Buffer.concat([header, ...bodies, Buffer.alloc(SECTION_SIZE), ...table]);
}

interface AppOptions {
  name?: string;
  version?: string;
  target?: string;
  key?: RootKey | 'none';
}

/** The ELF of an application as Ledger's SDK makes it: its program, and what it says of itself. */
export function writeApp({
  name = 'Exchange TEST',
  version = '4.4.2',
  target = 'stax',
  key = 'test',
}: AppOptions = {}): Buffer {
  const program = Buffer.concat([
    Buffer.alloc(64, 0xbf),
    Buffer.from(key === 'none' ? '' : ROOT_KEYS[key], 'hex'),
  ]);
  return writeElf({
    sections: {
      '.text': program,
      'ledger.target': target,
      'ledger.app_name': name,
      'ledger.app_version': version,
      'ledger.api_level': '25',
    },
  });
}
