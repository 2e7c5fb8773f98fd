/** SQL of the service's own database. */
export const providerMigrations = new URL('../migrations/', import.meta.url);
