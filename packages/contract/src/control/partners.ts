/** What the mock Ledger Backend can be told about partners: for scenarios and switches, no part of Ledger’s contract. @module */
import { z } from 'zod';
import { endpoint } from '../endpoint.js';

const unsignedPartners = z.strictObject({
  /** Ids of the registry; their credentials are listed with a signature that is not Ledger’s. */
  unsigned: z.array(z.string().min(1).max(50)).max(100),
});
export type UnsignedPartners = z.output<typeof unsignedPartners>;

/** Only served by the simulator. */
export const partnersControlApi = {
  setUnsigned: endpoint({
    method: 'PUT',
    path: '/control/partners',
    summary: 'Replaces the partners whose credentials Ledger has not signed',
    body: unsignedPartners,
    answer: unsignedPartners,
    errors: [400, 404],
  }),
};
