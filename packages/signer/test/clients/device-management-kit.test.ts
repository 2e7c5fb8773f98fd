import { createRequire } from 'node:module';
import type * as Kit from '@ledgerhq/device-management-kit';
import type * as SpeculosKit from '@ledgerhq/device-transport-kit-speculos';
import { firstValueFrom } from 'rxjs';
import { expect, test } from 'vitest';
import { startSigner } from '../../src/index.js';

const require = createRequire(import.meta.url);
const kit: typeof Kit = require('@ledgerhq/device-management-kit');
const speculos: typeof SpeculosKit = require('@ledgerhq/device-transport-kit-speculos');

test('Ledger’s device management kit connects, asks for the application and sends an APDU', async () => {
  const signer = await startSigner({ port: 0, model: 'stax' });
  const transport = speculos.speculosTransportFactory(signer.url);
  const dmk = new kit.DeviceManagementKitBuilder().addTransport(transport).build();
  const device = await firstValueFrom(dmk.startDiscovering({}));
  const sessionId = await dmk.connect({ device });
  const command = new kit.GetAppAndVersionCommand();
  const application = await dmk.sendCommand({ sessionId, command });
  expect(application).toMatchObject({ status: 'SUCCESS', data: { name: 'Exchange TEST', version: '4.4.2' } });
  const { data, statusCode } = await dmk.sendApdu({ sessionId, apdu: Uint8Array.of(0xe0, 2, 0, 3, 0) });
  expect([...data, ...statusCode]).toEqual([4, 4, 2, 0x90, 0]);
  await dmk.disconnect({ sessionId });
  dmk.close();
  await signer.close();
});
