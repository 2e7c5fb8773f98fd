import type { PaymentMethod } from '@exchange-sim/contract';
import type { Range } from './range.js';

export interface MethodOption {
  method: PaymentMethod;
  /** Fiat limits of the method, where it has its own. */
  limits?: Range;
}
export interface CountryOption {
  country: string;
  methods: MethodOption[];
  /** Fiat currencies that would do here instead. */
  otherFiats: string[];
}
