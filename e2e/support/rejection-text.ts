import type { SwapRejectionRow } from '@exchange-sim/contract';

/** What a user must be able to read of a provider without a quote, in their words and never in codes. */
export function rejectionText({ code, providerName, message, parameter }: SwapRejectionRow): RegExp {
  const name = escaped(providerName);
  switch (code) {
    case 'region_unavailable_error':
      return new RegExp(`${name} is not available in your region`);
    case 'pair_unavailable_error':
      return new RegExp(`${name} does not swap [A-Z]+ to [A-Z]+`);
    case 'amount_off_limits': {
      const least = parameter.minAmount ? `.*at least ${escaped(parameter.minAmount)} [A-Z]+` : '';
      const most = parameter.maxAmount ? `.*at most ${escaped(parameter.maxAmount)} [A-Z]+` : '';
      return new RegExp(`${name} swaps${least}${most}`);
    }
    case 'timeout_error':
      return new RegExp(`${name} did not answer within 5 seconds`);
    case 'failed_to_get_quote_error':
      return new RegExp(escaped(message));
  }
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
