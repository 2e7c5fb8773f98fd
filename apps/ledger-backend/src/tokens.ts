/** Names under which what is not a class of this service is injected. */
export const CLOCK = Symbol('Clock');
export const DATABASE = Symbol('Database');
export const LOG = Symbol('Log');
export const CAL_PARTNERS = Symbol('rows of /v1/partners');
