/** What is injected by name: everything that has no class of this service. @module */
export const CLOCK = Symbol('Clock');
export const DATABASE = Symbol('Database');
export const RECORDER = Symbol('Recorder');
export const OPTIONS = Symbol('ProviderBackendOptions');
