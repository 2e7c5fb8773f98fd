/**
 * A program: compiles usd-coin.sol and prints `{ code, slots }`. A process of its own, because the compiler takes 200 MB and leaves
 * listeners on the process it ran in.
 * @module
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

interface Output {
  errors?: { severity: string; formattedMessage: string }[];
  contracts: Record<
    string,
    Record<
      string,
      {
        evm: { deployedBytecode: { object: string } };
        storageLayout: { storage: { label: string; slot: string }[] };
      }
    >
  >;
}

const require = createRequire(import.meta.url);
const solc: {
  compile(input: string, options: { import(path: string): { contents: string } }): string;
} = require('solc');

const FILE = 'usd-coin.sol';
const input = {
  language: 'Solidity',
  sources: { [FILE]: { content: readFileSync(new URL(FILE, import.meta.url), 'utf8') } },
  settings: {
    optimizer: { enabled: true, runs: 200 },
    outputSelection: { [FILE]: { UsdCoin: ['evm.deployedBytecode.object', 'storageLayout'] } },
  },
};
const output: Output = JSON.parse(
  solc.compile(JSON.stringify(input), {
    import: (path) => ({ contents: readFileSync(require.resolve(path), 'utf8') }),
  }),
);
const errors = output.errors?.filter(({ severity }) => severity === 'error') ?? [];
const contract = output.contracts?.[FILE]?.UsdCoin;
if (errors.length > 0 || !contract) {
  process.stderr.write(errors.map(({ formattedMessage }) => formattedMessage).join('\n'));
  process.exit(1);
}
const slotOf = (label: string) =>
  Number(contract.storageLayout.storage.find((variable) => variable.label === label)?.slot);
const slots = { balances: slotOf('_balances'), totalSupply: slotOf('_totalSupply') };
process.stdout.write(JSON.stringify({ code: `0x${contract.evm.deployedBytecode.object}`, slots }));
process.exit(0);
