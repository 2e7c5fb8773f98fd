/** The command `exchange-sim`. @module */
import { Command, CommanderError, Option } from 'commander';
import { withProviderFlags } from './provider-options.js';
import { UsageError } from './usage-error.js';

/** Runs one command line; returns the exit code: 0 done, 1 findings, 2 could not run. */
export async function main(argv: string[]): Promise<number> {
  let code = 0;
  const program = new Command('exchange-sim')
    .description(
      'Ledger Exchange Simulator: Buy, Sell and Swap from the wallet’s first click to the payout, on one machine, offline.',
    )
    .exitOverride()
    .showHelpAfterError('(exchange-sim --help shows every command)');

  withStackFlags(program.command('up', { isDefault: true }))
    .description('start the whole stack until Ctrl-C')
    .option('--json', 'print one line of JSON with every URL when ready')
    .action(async (flags) => {
      code = await (await import('./up.js')).up(flags);
    });

  withStackFlags(program.command('open'))
    .description('open the wallet in Chromium, with calls to Ledger’s production hosts answered by the stack')
    .option('--wallet <url>', 'wallet of a stack that is up already, instead of starting one')
    .option('--url <path>', 'page of the wallet to open, such as /swap', '/')
    .option('--headless', 'without a window, for tests')
    .option('--json', 'print one line of JSON with every URL once the page is open')
    .action(async (flags) => {
      code = await (await import('./open.js')).open(flags);
    });

  program
    .command('run')
    .description('drive scenarios from the first click to the payout, and say whether what must hold does')
    .argument('[scenario...]', 'names, as --list shows them')
    .option('--all', 'every scenario')
    .option('--list', 'show every scenario with its requirement')
    .option('--headless', 'without a browser (the only way there is, and the default)')
    .option('--junit <file>', 'write a JUnit report')
    .option('--json', 'print one line of JSON with every verdict')
    .option('--traces <folder>', 'write what each trace hash is made of, to compare two runs')
    .option('--seed <text>', 'seed of ids and jitter: the same seed gives the same trace')
    .action(async (names, flags) => {
      code = await (await import('./run.js')).run(names, flags);
    });

  program
    .command('signer')
    .description('start only the embedded signer behind Speculos’s REST API')
    .option('--port <number>', 'port; 0 for any free one', '5001')
    .option('--host <address>', 'IP address to listen on', '127.0.0.1')
    .option('--model <name>', 'stax, flex or apex_p (touch), nanosp or nanox (buttons)', 'stax')
    .option('--fixed-transaction-id', 'the constant transaction ids of Ledger’s test builds')
    .option(
      '--production-key',
      'accept partners and coins signed by Ledger’s production key, not by the test key',
    )
    .option('--seed <words>', 'BIP-39 mnemonic; Speculos’s own by default')
    .option(
      '--tick-ms <number>',
      'length of a tick: 100 ms as on Speculos; shorter so that tests need not wait',
      '100',
    )
    .option('--json', 'print one line of JSON with the URL')
    .action(async (flags) => {
      code = await (await import('./signer.js')).signer(flags);
    });

  program
    .command('chains')
    .description('start only the chains, with the balances of a new stack: Ethereum with USDC, and Bitcoin')
    .option('--port <number>', 'port of Ethereum’s JSON-RPC; 0 for any free one', '8545')
    .option('--bitcoin-port <number>', 'port of Bitcoin’s Esplora REST API; 0 for any free one', '8546')
    .option('--host <address>', 'IP address to listen on', '127.0.0.1')
    .option('--json', 'print one line of JSON with the URLs')
    .action(async (flags) => {
      code = await (await import('./chains.js')).chains(flags);
    });

  program
    .command('speculos')
    .description('start the genuine signer: Speculos with the applications in speculos/apps')
    .option('--model <name>', 'stax, flex or apex_p (touch), nanosp or nanox (buttons)', 'stax')
    .option('--port <number>', 'port of its REST API', '5001')
    .option('--seed <words>', 'BIP-39 mnemonic, or hex: and a seed; Speculos’s own by default')
    .option('--automation <rules>', 'approve or reject every review, or a file of rules')
    .option('--runner <name>', 'speculos, docker or podman; by default the first that works')
    .option('--image <name>', 'container image instead of the pinned one')
    .option('--apps <folder>', 'folder of the applications instead of speculos/apps')
    .option('--json', 'print one line of JSON with the URL')
    .action(async (flags) => {
      code = await (await import('./speculos/speculos.js')).speculos(flags);
    });

  withProviderFlags(program.command('doctor'))
    .description('what is installed, reachable, misconfigured, and how to mend it')
    .option('--json', 'print the findings as JSON')
    .option('--elf <file...>', 'look only at these applications of a genuine signer')
    .action(async (flags) => {
      code = await (await import('./doctor/doctor.js')).doctor(flags);
    });

  try {
    await program.parseAsync(argv, { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    process.stderr.write(`exchange-sim: ${sentence(error)}\n`);
    return 2;
  }
}

/** What `up` and `open` take alike. */
function withStackFlags(command: Command): Command {
  command
    .addOption(
      new Option('--ports <choice>', 'default ports, or any free ones')
        .choices(['default', 'auto'])
        .default('default'),
    )
    .addOption(
      new Option(
        '--clock <kind>',
        'controlled runs like the system’s, and can be frozen and advanced (default: controlled)',
      ).choices(['system', 'controlled']),
    )
    .option('--signer <url>', '"embedded", or the URL of a signer behind Speculos’s REST API (host and port)')
    .option('--seed <text>', 'seed of ids and jitter');
  return withProviderFlags(command);
}

/** What a person reads: the sentence of the error; its stack only on demand. */
function sentence(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (process.env.DEBUG && !(error instanceof UsageError)) return error.stack ?? error.message;
  return error.message;
}
