/** By which origins this server is reached, as serve.mjs found them; null: by loopback names. */
export const ownOrigins = (): readonly string[] | null =>
  process.env.SKILLSCOPE_ORIGINS?.split(',').map((one) => one.trim()) ?? null
