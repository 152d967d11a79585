/** The look of the API's page: the phone's colours, and no more than reading needs. */
export const docsStyle = `:root { color-scheme: light dark; --ink: #1c2420; --paper: #fbfaf6; --line: #d9d6cc; --accent: #17624a; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8ebe7; --paper: #151a17; --line: #39423d; --accent: #7fd0b0; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 60rem; padding: 1rem; font: 1rem/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); }
a { color: var(--accent); }
nav a { margin-right: 1rem; }
code { font-family: ui-monospace, monospace; overflow-wrap: anywhere; }
article, details { border-top: 1px solid var(--line); padding: 0.5rem 0; }
article:target { border-left: 4px solid var(--accent); padding-left: 0.75rem; }
h3, article p { margin: 0.25rem 0; font-weight: normal; font-size: 1rem; }
summary { cursor: pointer; min-height: 2.5rem; padding: 0.4rem 0; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; }
th, td { border: 1px solid var(--line); padding: 0.25rem 0.5rem; text-align: left; vertical-align: top; font-weight: normal; }
`;
