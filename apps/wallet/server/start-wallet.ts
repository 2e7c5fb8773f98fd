import { type Clock, SystemClock } from '@exchange-sim/clock';
import { type WalletConfig, walletApi } from '@exchange-sim/contract';
import type { Recorder } from '@exchange-sim/trace';
import fastify, { type FastifyInstance } from 'fastify';
import { type AccountSeed, accountsOf } from './accounts/account.js';
import { AccountBook } from './accounts/account-book.js';
import { accountRoutes } from './accounts/account-routes.js';
import { BitcoinNode } from './accounts/bitcoin-node.js';
import { bitcoinReader } from './accounts/bitcoin-reader.js';
import type { ChainReader } from './accounts/chain-reader.js';
import { currencies } from './accounts/currencies.js';
import { type EthereumNode, ethereumNode } from './accounts/ethereum-node.js';
import { ethereumReader } from './accounts/ethereum-reader.js';
import { Arrivals } from './arrivals/arrivals.js';
import { BackendWatch } from './events/backend-watch.js';
import { EventHub } from './events/event-hub.js';
import { eventRoutes } from './events/event-routes.js';
import { PartsBoard } from './events/parts-board.js';
import { CryptoAssetsList } from './exchange/crypto-assets-list.js';
import { exchangeRoutes } from './exchange/exchange-routes.js';
import { ExchangeService } from './exchange/exchange-service.js';
import { hopRoutes } from './hops/hop-routes.js';
import { contractRoute } from './http/contract-route.js';
import { errorAnswers } from './http/error-answers.js';
import { sameOriginOnly } from './http/same-origin.js';
import { staticUi } from './http/static-ui.js';
import { bitcoinPackage, ethereumPackage, exchangePackage } from './ledger-packages.js';
import { manifestRoutes } from './manifests/manifest-routes.js';
import { feeRoutes } from './payin/fee-routes.js';
import { ApduTraffic } from './signer/apdu-traffic.js';
import { ModelFinder, type SignerModel } from './signer/models.js';
import { SignerApi } from './signer/signer-api.js';
import { signerRoutes } from './signer/signer-routes.js';
import { SignerScreen } from './signer/signer-screen.js';
import { SignerSession } from './signer/signer-session.js';
import { AcceptedQuotes } from './swap/accepted-quotes.js';
import { SwapBackend } from './swap/swap-backend.js';
import { swapRoutes } from './swap/swap-routes.js';
import { SwapService } from './swap/swap-service.js';

export interface WalletOptions {
  /** 0 = any free port. */
  port: number;
  /** Address to listen on; 127.0.0.1 by default. */
  host?: string;
  clock: Clock;
  recorder: Recorder;
  ledgerBackendUrl: string;
  /** Base URL of Speculos's REST API, embedded signer or genuine. */
  signerUrl: string;
  /** JSON-RPC over HTTP; new blocks are heard over WebSocket at the same address. */
  ethRpcUrl: string;
  /** Esplora-like API of a Bitcoin node, with `/events`; needed for Bitcoin accounts only. */
  bitcoinUrl?: string;
  accounts: readonly AccountSeed[];
  /** Said of the signer when its screen does not tell (nanosp and nanox look alike). */
  signerModel?: SignerModel;
  /** `host:port` on this machine from which manifests may be loaded by URL. */
  allowedManifestHosts?: readonly string[];
  /** Host names besides localhost under which the page is opened. */
  allowedHosts?: readonly string[];
  /** Where the trace can be looked at; the page links there. */
  traceUrl?: string;
  /** The desk of the stack this wallet is part of: the page's developer drawer commands it. */
  controlUrl?: string;
  /** Folder of the built page. */
  uiDir?: string;
}

export interface Running {
  url: string;
  /** Whether it is at work on something, as far as this process knows without asking anybody. */
  isBusy(): boolean;
  /** Resolves when every block there is was looked through for coins; `true` when nothing was to be done. */
  rest(): Promise<boolean>;
  close(): Promise<void>;
}

/**
 * Starts the process behind the wallet's page. Resolves when it listens; signer and chain are connected to in the background.
 * Rejects with one sentence when the port is taken, or an account is wrong.
 */
export async function startWallet(options: WalletOptions): Promise<Running> {
  const { clock, recorder, ledgerBackendUrl, signerUrl, ethRpcUrl } = options;
  // connections are of this machine: they are tried again and given up in real time, even while the clock stands still
  const realTime = new SystemClock();
  const hub = new EventHub(clock);
  const parts = new PartsBoard(hub);
  const node = ethereumNode(ethRpcUrl);
  const bitcoin =
    options.bitcoinUrl === undefined ? undefined : new BitcoinNode(options.bitcoinUrl, realTime);
  const backend = new BackendWatch(ledgerBackendUrl, realTime, parts);
  const arrivals = new Arrivals({ ledgerBackendUrl, clock: realTime, watch: backend, recorder });
  const accounts = accountBook(options, { node, bitcoin, arrivals, hub, parts });
  const api = new SignerApi(signerUrl, realTime);
  const screen = new SignerScreen(api, hub);
  const traffic = new ApduTraffic({ recorder, hub, clock });
  const session = new SignerSession({
    url: signerUrl,
    clock: realTime,
    parts,
    traffic,
    onScreen: () => screen.changed(),
  });
  const assets = new CryptoAssetsList(ledgerBackendUrl, realTime, backend);

  const finder = new ModelFinder(options.signerModel, () => api.screenshot());
  const config = async (): Promise<WalletConfig & { traceUrl?: string; controlUrl?: string }> => ({
    ledgerBackendUrl,
    signerUrl,
    signerModel: await finder.model(),
    currencies: [...currencies],
    ...(options.traceUrl !== undefined && { traceUrl: options.traceUrl }),
    ...(options.controlUrl !== undefined && { controlUrl: options.controlUrl }),
  });

  const server = fastify({ bodyLimit: 1_000_000, forceCloseConnections: true });
  // a form of a foreign page can send text/plain without asking first
  server.removeContentTypeParser('text/plain');
  errorAnswers(server);
  sameOriginOnly(server, options.allowedHosts);
  server.get('/health', () => ({ status: 'ok', parts: parts.all() }));
  contractRoute(server, walletApi.config, config);
  accountRoutes(server, accounts);
  signerRoutes(server, api, screen);
  const tools = {
    clock,
    accounts,
    accepted: new AcceptedQuotes(),
    assets,
    node,
    bitcoin,
    session,
    traffic,
    hub,
    recorder,
    model: () => finder.model(),
  };
  const exchange = new ExchangeService(tools);
  exchangeRoutes(server, exchange);
  feeRoutes(server, tools, exchange);
  swapRoutes(server, new SwapService(tools, exchange, new SwapBackend(ledgerBackendUrl, realTime, backend)));
  manifestRoutes(server, { clock: realTime, allowedHosts: options.allowedManifestHosts ?? [] });
  hopRoutes(server, recorder);
  eventRoutes(server, hub);
  await staticUi(server, {
    connectTo: [ledgerBackendUrl, options.traceUrl, options.controlUrl].filter((url) => url !== undefined),
    ...(options.uiDir !== undefined && { uiDir: options.uiDir }),
  });

  const url = await listen(server, options.port, options.host);
  accounts.start(realTime);
  void backend.check();
  // Ledger's packages take a fifth of a second to load: not before whoever waits for the wallet has been told that it listens
  const warm = setImmediate(() => {
    session.start();
    return [exchangePackage(), ethereumPackage(), bitcoinPackage()];
  });
  return {
    url,
    isBusy: () => arrivals.isBusy,
    rest: () => arrivals.rest(),
    async close() {
      clearImmediate(warm);
      accounts.close();
      arrivals.close();
      backend.close();
      await session.close();
      await server.close();
      hub.close();
    },
  };
}

/** The accounts and who reads their balances. Throws a sentence about an account that cannot be. */
function accountBook(
  { accounts: seeds, ethRpcUrl }: WalletOptions,
  parts: {
    node: EthereumNode;
    bitcoin: BitcoinNode | undefined;
    arrivals: Arrivals;
    hub: EventHub;
    parts: PartsBoard;
  },
): AccountBook {
  const { node, bitcoin, arrivals, ...board } = parts;
  const accounts = seeds.flatMap(accountsOf);
  const ofBitcoin = accounts.filter((account) => account.family === 'bitcoin');
  const ofEthereum = accounts.filter((account) => account.family === 'ethereum');
  if (ofBitcoin[0] && !bitcoin)
    throw new Error(`the account "${ofBitcoin[0].name}" needs a Bitcoin node: give bitcoinUrl (BITCOIN_URL)`);
  const readers = [ethereumReader(node, ethRpcUrl, ofEthereum)];
  if (bitcoin) readers.push(bitcoinReader(bitcoin, ofBitcoin));
  const onReading = (reader: ChainReader, height: number) => arrivals.heard(reader, height);
  return new AccountBook({ accounts, readers, onReading, ...board });
}

async function listen(server: FastifyInstance, port: number, host = '127.0.0.1'): Promise<string> {
  try {
    return await server.listen({ host, port });
  } catch (error) {
    await server.close();
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')
      throw new Error(
        `port ${port} is taken, so the wallet cannot start: end what listens there, or choose another port for the wallet`,
      );
    throw error;
  }
}
