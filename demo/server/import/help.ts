/** What `npm run import -- --help` prints. */
export const HELP = `Fills the database with real usage. It replaces the generated sample data of the user.

  npm run import -- --format azure-trace|librechat|csv|jsonl FILE… [options]

Importing the same file again changes nothing. A line that cannot be used is named and skipped. When the import fails
or is stopped, nothing is changed. While \`npm start\` runs on the embedded database, stop it first.

All formats
  --user ID          owner of the data (default: demo, the sample user); a new one is created, and the bearer token
                     to sign in with is printed
  --replace          remove all data the user has before
  --help

azure-trace          TIMESTAMP,ContextTokens,GeneratedTokens, times in UTC: the Azure LLM inference
                     traces (Azure Public Dataset, CC BY 4.0; cite Patel et al., Splitwise, ISCA 2024)
  --days N           stretch the trace over the last N days, so that a range of N days shows all of it (default: 30)
  --until INSTANT    where they end (default: now)
  --shape flat|office  flat: stretched evenly (default); office: ten times as much in the hours 8–18 UTC of weekdays
                     as at night and at weekends. Counts and tokens never change.
  --keep-times       keep the times of the trace
  --seed N           another draw of models and projects (default: 1); the same seed gives the same
  --mix FILE.json    models, providers, prices and projects to draw from, by weight (default: 8 models of 4 providers,
                     5 projects and some usage of none):
                     {"currency": "EUR",
                      "models": [{"model": "gpt-4o", "provider": "OpenAI", "weight": 3,
                                  "price": {"input": "2.30", "output": "9.20"}}],   per 1,000,000 tokens
                      "projects": [{"id": "support", "name": "Support", "weight": 4}, {"weight": 1}]}
  --currency CODE    must be that of the mix
  --balance CREDITS  gives the user a wallet; 1,000,000 credits are one unit of the currency

librechat            exports of the collections transactions, conversations, agents and balances (mongoexport: one
                     document per line, or --jsonArray), as files or a folder; only transactions are required
  --fx RATE          EUR per USD for rows without costEUR, until a row tells its own rate (default: 0.92)
  --ledger eur|usd   what credits are (default: eur when any row has costEUR)
  --mongo-user OID   whose rows, when the dump has several users

csv                  a header line, then one request per line, with these columns in any order, also in snake_case;
                     others are ignored:
                     date*, model*, inputTokens*, outputTokens*, provider, project, cachedInputTokens,
                     cacheWriteTokens, reasoningTokens, cost, currency, conversationId, id           (* required)
                     date has an offset (2026-11-03T09:12:00Z); cached and cache write tokens are parts of the input,
                     reasoning tokens of the output; an empty cost means not priced. Without an id, a row is known
                     by its line and content.
jsonl                the same as JSON objects, one per line or in one array; rows of the API's log as they are
  --currency CODE    currency of the account and of costs that name none (default: EUR)
  --balance CREDITS  as above

Examples
  npm run import -- --format azure-trace AzureLLMInferenceTrace_conv.csv --balance 25000000
  npm run import -- --format azure-trace trace.csv --days 90 --shape office --user acme
  npm run import -- --format librechat ./dump --mongo-user 68e0f3a1c2b4d5e6f7081920
  npm run import -- --format csv usage.csv --currency USD --user acme

Environment: A2B_DATA_DIR (default .data), DATABASE_URL (a PostgreSQL instead of the embedded one), A2B_DEMO_TOKEN.
Exit code: 0 done, also with skipped lines; 1 failed, nothing changed; 2 wrong usage.
`;
