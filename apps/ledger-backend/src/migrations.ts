/** SQL of the service's own database. */
export const ledgerMigrations = new URL('../migrations/', import.meta.url);
