import { resolve } from 'node:path';
import { type ConfigSource, checkConfigProvider } from '@exchange-sim/stack';
import type { ProviderFlags } from './provider-options.js';
import { UsageError } from './usage-error.js';

type Checked = ReturnType<typeof checkConfigProvider>;

/** Which flag sets which field of a provider. */
const FLAGS: Record<string, string> = {
  baseUrl: '--provider',
  id: '--provider-id',
  name: '--provider-name',
  signerName: '--provider-name',
  products: '--provider-products',
  'auth.value': '--provider-key',
  'auth.name': '--provider-header',
  webhookKey: '--provider-webhook-key',
  publicKey: '--provider-public-key',
  'baseUrl.buy': '--provider buy=URL',
  'baseUrl.sell': '--provider sell=URL',
  'baseUrl.swap': '--provider swap=URL',
  curve: '--curve',
  liveApp: '--widget',
  'swap.continuesIn': '--swap-in',
};
/** Those that say something of a provider and mean nothing without one. */
const BELONGING: (keyof ProviderFlags)[] = [
  'providerId',
  'providerName',
  'providerProducts',
  'providerKey',
  'providerHeader',
  'providerWebhookKey',
  'providerPublicKey',
  'curve',
  'widget',
  'swapIn',
];

export const flagsSource: ConfigSource = {
  name: 'The flags of your provider',
  folder: process.cwd(),
  fieldName: (_id, field) => FLAGS[field] ?? FLAGS[field.replace(/\.\d+$/, '')] ?? field,
};

/** The provider that the flags describe, if any. @throws Error of one sentence naming the flag and its mend */
export function providerOfFlags(flags: ProviderFlags): Checked | undefined {
  const { provider, curve, widget } = flags;
  if (provider === undefined) {
    const lone = BELONGING.find((name) => flags[name] !== undefined);
    if (!lone) return undefined;
    const name = `--${lone.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
    throw new UsageError(`${name} describes a provider, and none is named: add --provider URL.`);
  }
  const auth = {
    ...(flags.providerHeader !== undefined && { name: flags.providerHeader }),
    value: flags.providerKey ?? `sandbox-ledger-to-${flags.providerId ?? 'mine'}`,
  };
  return checkConfigProvider(
    {
      id: flags.providerId ?? 'mine',
      baseUrl: baseUrlOf(provider),
      products: (flags.providerProducts ?? 'buy,sell,swap').split(',').map((product) => product.trim()),
      auth,
      ...(flags.providerName !== undefined && { name: flags.providerName }),
      ...(flags.providerWebhookKey !== undefined && { webhookKey: flags.providerWebhookKey }),
      ...(flags.providerPublicKey !== undefined && { publicKey: flags.providerPublicKey }),
      ...(curve !== undefined && {
        curve: curve.toUpperCase() === 'K1' || curve.toUpperCase() === 'R1' ? curve.toUpperCase() : curve,
      }),
      ...(widget !== undefined && { liveApp: liveAppOf(widget) }),
      ...(flags.swapIn !== undefined && { swap: { continuesIn: flags.swapIn } }),
    },
    flagsSource,
  );
}

/** One for all; or, where there is more, one for each product. */
function baseUrlOf(urls: readonly string[]): unknown {
  const own = urls.flatMap((text) => {
    const [, product, url] = /^(buy|sell|swap)=(.*)$/.exec(text) ?? [];
    return product ? [[product, url]] : [];
  });
  const [all] = urls.filter((text) => !/^(buy|sell|swap)=/.test(text));
  if (own.length === 0) return all;
  return { ...(all && { buy: all, sell: all, swap: all }), ...Object.fromEntries(own) };
}

/** A URL is the Live App's own; a file or a URL that ends with `.json` is its manifest. */
function liveAppOf(widget: string): string | { manifest: string } {
  if (!/\.json$/.test(widget)) return widget;
  return { manifest: /^https?:\/\//.test(widget) ? widget : resolve(widget) };
}
