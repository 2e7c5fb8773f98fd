/** Reads the sections of a 32-bit little-endian ARM ELF file, and says what is wrong with a file that is none. @module */

const HEADER_SIZE = 52;
const SECTION_SIZE = 40;
const ARM = 40;
/** A section of this type takes no room in the file. */
const NOBITS = 8;

const MACHINES: Record<number, string> = {
  3: 'x86',
  8: 'MIPS',
  21: 'PowerPC',
  [ARM]: 'ARM',
  62: 'x86-64',
  183: 'ARM64',
  243: 'RISC-V',
};

/** What is wrong with a file, as the end of a sentence that begins with its name, and how to mend it. */
export class ElfDefect extends Error {
  override readonly name = 'ElfDefect';

  constructor(
    message: string,
    readonly fix: string,
  ) {
    super(message);
  }
}

const TAKE_THE_APP = 'put the application there as its build makes it: build/<target>/bin/app.elf';
const COPY_AGAIN = 'copy or download it once more, and compare the sizes';

/**
 * The contents of the sections by name.
 * @throws ElfDefect when the file is no ELF, is for another machine, or is not whole
 */
export function readSections(file: Buffer): Map<string, Buffer> {
  requireElf(file);
  requireArm(file);
  const table = sectionTable(file);
  const names = table[file.readUInt16LE(50)];
  if (!names) throw new ElfDefect('is damaged: the names of its sections are missing', COPY_AGAIN);
  return new Map(
    table.map(({ nameAt, content }) => {
      const end = names.content.indexOf(0, nameAt);
      return [names.content.toString('latin1', nameAt, end === -1 ? undefined : end), content];
    }),
  );
}

function requireElf(file: Buffer): void {
  if (file.length === 0) throw new ElfDefect('is empty', COPY_AGAIN);
  if (file.subarray(0, 4).equals(Buffer.from('\x7fELF', 'latin1'))) return;
  const start = file.subarray(0, 16).toString('latin1');
  if (start.startsWith(':'))
    throw new ElfDefect(
      'is the Intel HEX file of an application, not its ELF',
      `${TAKE_THE_APP}, not app.hex`,
    );
  const isText = /^[\t\n\r -~]+$/.test(start);
  throw new ElfDefect(
    isText
      ? `is a text file, no ELF: it begins with ${JSON.stringify(start)}`
      : `is no ELF file: it begins with ${file.subarray(0, 4).toString('hex')} instead of 7f454c46`,
    TAKE_THE_APP,
  );
}

function requireArm(file: Buffer): void {
  if (file.length < 20) throw cutShort(file, HEADER_SIZE);
  const machine = file.readUInt16LE(18);
  const is32Bit = file[4] === 1;
  const isLittleEndian = file[5] === 1;
  if (machine !== ARM || !is32Bit || !isLittleEndian) {
    const kind = isLittleEndian ? (MACHINES[machine] ?? `machine ${machine}`) : 'a big-endian machine';
    throw new ElfDefect(
      `is an ELF for ${kind} (${is32Bit ? 32 : 64}-bit), not for the 32-bit ARM of a Ledger device`,
      'build it with Ledger’s SDK, in the container ledger-app-builder, and take build/<target>/bin/app.elf',
    );
  }
  if (file.length < HEADER_SIZE) throw cutShort(file, HEADER_SIZE);
}

function sectionTable(file: Buffer): Array<{ nameAt: number; content: Buffer }> {
  const at = file.readUInt32LE(32);
  const count = file.readUInt16LE(48);
  if (at === 0 || count === 0) {
    throw new ElfDefect(
      'has no sections: it was stripped of them',
      'take app.elf as the build makes it; Speculos needs its symbols and sections',
    );
  }
  if (at + count * SECTION_SIZE > file.length) throw cutShort(file, at + count * SECTION_SIZE);
  return Array.from({ length: count }, (_, index) => {
    const header = file.subarray(at + index * SECTION_SIZE, at + (index + 1) * SECTION_SIZE);
    const start = header.readUInt32LE(16);
    const size = header.readUInt32LE(4) === NOBITS ? 0 : header.readUInt32LE(20);
    if (start + size > file.length && size > 0) throw cutShort(file, start + size);
    return { nameAt: header.readUInt32LE(0), content: file.subarray(start, start + size) };
  });
}

function cutShort(file: Buffer, needed: number): ElfDefect {
  return new ElfDefect(
    `is cut short: its headers speak of ${needed} bytes or more, the file has ${file.length}`,
    COPY_AGAIN,
  );
}
