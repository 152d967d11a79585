/**
 * What the kinds ask: their forms, first answers and rules. Each kind holds its own; only the phone's build takes
 * them apart, and puts them here (vite.config.ts), so that they are fetched after the first screen. What reads
 * `form`, `start`, `copy` or `rules` of a kind imports this file.
 */
export {};
