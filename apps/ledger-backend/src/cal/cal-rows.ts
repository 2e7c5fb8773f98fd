import { currencyRows, partnerRows } from '@exchange-sim/cal';
import type { CalCurrency, CalPartner } from '@exchange-sim/contract';
import type { ProviderRow } from '../registry/provider-row.js';

/** The list's rows: the registered providers that sign payloads as partners, and the simulator's coins; each signed. */
export function calRows(providers: readonly ProviderRow[]): {
  partners: CalPartner[];
  currencies: CalCurrency[];
} {
  const listed = providers.flatMap(({ id, cal }) =>
    cal
      ? {
          partnerId: id,
          name: cal.name,
          publicKey: cal.publicKeyHex,
          curve: cal.curve,
          serviceAppVersion: cal.appVersion,
        }
      : [],
  );
  return { partners: partnerRows(listed), currencies: currencyRows() };
}
