/** The reference providers by their ids in the registry. */
export type ProviderId = 'northgate' | 'quickbridge' | 'oldharbour';
