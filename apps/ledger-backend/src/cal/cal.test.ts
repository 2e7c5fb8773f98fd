import { calCurrency, calPartner } from '@exchange-sim/contract';
import { expect, test } from 'vitest';
import { newSetup, usePostgres } from '../../test/backend.js';

const postgres = usePostgres();

test('partners are the rows of the registry, signed', async () => {
  const { backend, row } = await newSetup(postgres.url);
  const { body } = await backend.get('/v1/partners?service_name=sell&env=test');
  expect(body.map((partner: unknown) => calPartner.parse(partner))).toMatchObject([
    { name: row.cal?.name, partner_id: 'northgate', public_key: row.cal?.publicKeyHex, env: 'test' },
  ]);
  const name = Buffer.from(row.cal?.name ?? '');
  expect(body[0].descriptor.data).toBe(
    `${name.length.toString(16).padStart(2, '0')}${name.toString('hex')}00${row.cal?.publicKeyHex}`,
  );
  expect((await backend.get('/v1/partners?service_name=swap')).body).toEqual([]);
});

test('a partner Ledger has not signed is listed with a signature that is not Ledger’s', async () => {
  const { backend } = await newSetup(postgres.url);
  const descriptor = async () => (await backend.get('/v1/partners')).body[0].descriptor;
  const told = async (body: object) => {
    const { statusCode } = await backend.app.inject({
      method: 'PUT',
      url: '/control/partners',
      payload: body,
    });
    return statusCode;
  };
  const signed = await descriptor();
  expect(await told({ unsigned: ['northgate'] })).toBe(200);
  const { data, signatures } = await descriptor();
  expect(data).toBe(signed.data);
  expect(signatures.test).not.toBe(signed.signatures.test);
  expect(await told({ unsigned: ['nobody'] })).toBe(404);
  expect(await told({ unsigned: 'northgate' })).toBe(400);
  expect(await told({ unsigned: [] })).toBe(200);
  expect(await descriptor()).toEqual(signed);
});

test('currencies are found by id, and only the columns asked for come', async () => {
  const { backend } = await newSetup(postgres.url);
  const [ethereum] = (await backend.get('/v1/currencies?id=ethereum')).body;
  expect(calCurrency.parse(ethereum)).toMatchObject({ id: 'ethereum', ticker: 'ETH' });
  expect((await backend.get('/v1/currencies?id=ethereum&output=id,ticker,contract_address')).body).toEqual([
    { id: 'ethereum', ticker: 'ETH' },
  ]);
  expect((await backend.get('/v1/currencies?id=nothing')).body).toEqual([]);
  expect((await backend.get('/v1/currencies?output=,')).status).toBe(400);
});
