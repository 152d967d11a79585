/**
 * English by the Vietnamese text beside which it stands in the sources: filled by the phone's build, which
 * takes it out of the first files (vite.config.ts). Elsewhere every text still has its own English.
 */
export const phrases: Readonly<Record<string, string>> = {};
