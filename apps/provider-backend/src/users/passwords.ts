import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

/** Cheap on purpose: a simulator signs in often and keeps no password of value. */
const COST = { N: 1_024, r: 8, p: 1 };
const derive = promisify<string, Buffer, number, typeof COST, Buffer>(scrypt);

/** `salt.key`, both base64url. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password, salt, 32, COST);
  return `${salt.toString('base64url')}.${key.toString('base64url')}`;
}

export async function passwordMatches(password: string, hash: string): Promise<boolean> {
  const [salt = '', key = ''] = hash.split('.');
  const expected = Buffer.from(key, 'base64url');
  const actual = await derive(password, Buffer.from(salt, 'base64url'), 32, COST);
  return expected.length === actual.length && timingSafeEqual(expected, actual);
}
