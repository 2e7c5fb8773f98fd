import { ledgerLivePreset } from '@ledgerhq/lumen-design-core';

export default { presets: [ledgerLivePreset], content: [] };
