/** The clock of the database in milliseconds, as SQL: those of the machines that share it may differ. */
export const DATABASE_NOW = `CAST(unixepoch('subsec') * 1000 AS INTEGER)`
