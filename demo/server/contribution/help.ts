/** What `npm run contribution -- --help` prints. */
export const HELP = `Records what was given to restoration for the fees of all users, and what became of it.

  npm run contribution -- book --id ID --period YYYY-MM --project NAME --amount DECIMAL
                               --funded-at DATE --receipt-url URL [options]
  npm run contribution -- advance --id ID --status STATUS [evidence]

book                 one donation for the fees of a month (UTC): each user who paid fees in it gets a share by them.
                     Booked again under the same id, it takes the place of the first.
  --period YYYY-MM   the month whose fees it is for
  --project NAME     shown as it is, as are --partner NAME, --country CODE (e.g. DE) and --project-url URL
  --amount DECIMAL   all of the donation, in --currency CODE (default: EUR)
  --kind KIND        restoration (default), tree_planting, removal or avoidance
  --quantity DECIMAL what it pays for: m² of restoration, trees, kg of CO₂ of removal or avoidance
  --accrued-at DATE  default: the last day of the period

advance              moves a booked donation on, for all users who share it
  --status STATUS    delivered, verified; or cancelled (never paid) or reversed (paid back)

Evidence: a status is written with all of it only, here or booked before. Dates are YYYY-MM-DD, addresses https.
  funded             --funded-at DATE and --receipt-url URL
  delivered          these and --report-url URL of the partner; --delivered-at DATE as well if known
  verified           those of funded, --verified-at DATE, --verifier NAME and --certificate-url URL

Examples
  npm run contribution -- book --id don_2026-10 --period 2026-10 --project "Mixed forest" --partner "Partner e.V." \\
    --amount 130.00 --quantity 130 --funded-at 2026-11-05 --receipt-url https://example.org/receipts/2026-10.pdf
  npm run contribution -- advance --id don_2026-10 --status delivered --report-url https://example.org/report.pdf

While \`npm start\` runs on the embedded database, stop it first. Square metres are shown only where
A2B_RESTORATION_QUOTE holds the partner's dated price. Environment: A2B_DATA_DIR (default .data), DATABASE_URL.
Exit code: 0 done; 1 failed, nothing changed; 2 wrong usage.
`;
