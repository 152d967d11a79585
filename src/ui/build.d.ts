/** The day of the build in Viet Nam, `2026-11-22`: put in by vite.config.ts. */
declare const __BUILD_DAY__: string;
/** The version in package.json. */
declare const __VERSION__: string;
