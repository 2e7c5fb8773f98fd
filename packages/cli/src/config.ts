/** For `exchange-sim.config.ts`. @module */
export { defineConfig, type ExchangeSimConfig } from '@exchange-sim/stack/config';
